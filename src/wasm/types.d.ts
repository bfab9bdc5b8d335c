/** A yes-no answer; null or absent is unanswered. */
export type YesNo = boolean | "cannot_be_established" | null;
/** One place's answers by question id; null or absent is unanswered. Money and months are text. */
export type Answers = { [question: string]: string | number | YesNo | Array<{ [column: string]: string | number | YesNo }> };

export interface ReliefCase {
  frame: {
    as_of: string;
    readings?: Answers;
    victims: string[];
    households: string[];
    applicants: Array<{ id: string; victim: string; household: string }>;
    region?: string | null;
    statistic?: "employed" | "on_post" | null;
    own_annual_wage?: string | null;
    own_wage_year?: number | null;
    own_wage_source?: string | null;
    profile?: string | null;
    /** a local standard of the office's own, see rules/profile.schema.json; never together with `profile` */
    local_profile?: { [key: string]: unknown } | null;
    award_basis?: "judgment" | "judgment_unexecuted" | "material_loss" | "tort_compensation" | null;
    own_urban_income?: string | null;
    own_urban_consumption?: string | null;
    offices?: string[];
  };
  facts?: {
    case?: Answers;
    victims?: { [id: string]: Answers };
    households?: { [id: string]: Answers };
    applicants?: { [id: string]: Answers };
  };
  choices?: {
    sheets?: { [id: string]: Answers };
    applicants?: { [id: string]: Answers };
    offices?: { [id: string]: Answers };
  };
}

export interface Problem {
  path: string;
  id: string;
  message: string;
  remedy: string;
}

export type Outcome = "eligible" | "discretion" | "generally_not" | "refer" | "excluded";
export interface Bounds {
  low: string;
  /** null where it is open above */
  high: string | null;
}

/** Something to be done: best and worst of met, discretion, not_met. */
export interface Duty {
  id: string;
  /** where the subject's answers stand in the case */
  subject: string;
  verdict: [Degree, Degree];
  /** which step of the local standard's chain of approvals, from 0 */
  step?: number;
}

export interface Procedure {
  deadlines: Array<{
    id: string;
    /** the fact that starts it */
    start: string;
    start_day: string | null;
    length: number;
    unit: "calendar_days" | "working_days";
    /** a rule of one place only */
    local: boolean;
    /** its last day; null while the start is not known */
    day: string | null;
    /** moved there from a holiday */
    rolled: boolean;
    /** counted over days whose holidays are not published */
    provisional: boolean;
  }>;
  documents: Array<{ id: string; subject: string; state: "needed" | "present" | "open" }>;
  approvals: Duty[];
  measures: Duty[];
}

export type Degree = "met" | "discretion" | "not_met";
export type State = "within" | "above" | "below" | "against" | "open";
export interface Parts {
  whole: string;
  allotted: string;
  left: string;
  state: State;
}

export interface Assessment {
  engine: string;
  rulebook: string;
  as_of: string;
  beyond_check: boolean;
  applicants: Array<{
    id: string;
    outcomes: Outcome[];
    over_limit: [Degree, Degree];
    advance: [Degree, Degree];
    payee: State | null;
    findings: unknown[];
  }>;
  sheets: Array<{
    id: string;
    wage: { region: string; statistic: string; year: number; annual: string; standing: string } | null;
    general_limit: Bounds | null;
    extended_limit: Bounds | null;
    documented_unmet_loss: Bounds;
    /** best and worst degree still possible */
    asks_whether_compensated: [Degree, Degree];
    award: Bounds | null;
    limit_of_all: Bounds | null;
    need: Bounds | null;
    /** from and to by the local standard's table of months */
    guide?: { amount: Bounds; certain: boolean; settled: boolean };
    steps: unknown[];
    proposal: {
      amount: string | null;
      months: string | null;
      payable: string | null;
      balance: string | null;
      split: Parts | null;
      steps: unknown[];
      checks: Array<{ id: string; state: State; binds: boolean; distance?: string }>;
    } | null;
  }>;
  contributions: Parts | null;
  procedure: Procedure;
  /** those that only the procedure needs come last */
  missing: Array<{ path: string; outcome_of: string[]; over_limit: boolean; amount: boolean; procedure: boolean }>;
}

/** Which paper follows, where relief is not granted or not by this office. */
export interface Follows {
  sentence: string;
  citations: string[];
}

/** The assessment in words; what is not named here is for drawing the page. */
export interface View {
  lang: "zh" | "en";
  applicants: Array<{ id: string; label: string; title: string; sentence: string; citations: string[]; follows: Follows | null; [part: string]: unknown }>;
  [part: string]: unknown;
}

/** What `compareCases` takes, as JSON text; cells as they stand in the file, absent where they cannot be a value. */
export type DecidedRows = Array<{ row: number; ground?: string; harm?: string; route?: string; months?: string }>;

/** What `compareCases` gives, as JSON text. */
export type ComparisonAnswer =
  | { status: "invalid"; problems: Problem[] }
  | {
      status: "compared";
      lang: "zh" | "en";
      /** rows given, and those of them that could be read */
      rows: number;
      rows_read: number;
      sentence: string;
      /** null where the file, or the row as a whole, is meant */
      problems: Array<{ row: number | null; column: string | null; id: string; message: string; remedy: string }>;
      more_problems: number;
      sheets: Array<{
        id: string;
        label: string;
        comparable: boolean;
        sentence: string;
        kind: string | null;
        open: Array<{ path: string; label: string }>;
        like: number | null;
        /** empty with fewer than five like cases */
        figures: Array<{ id: string; label: string; value: string; months: string }>;
        position: {
          label: string;
          value: string;
          months: string;
          below: number;
          at: number;
          above: number;
          sentence: string;
        } | null;
      }>;
    };

export type Answer =
  | { status: "invalid"; problems: Problem[] }
  | { status: "assessed"; assessment: Assessment; view: View };

/** Text, or what the officer filled in on the page: `a1.name`, `v1.name`, `case.number`. */
export type Cell = { text: string } | { slot: string };

export type Block =
  | { kind: "heading"; text: string }
  | { kind: "paragraph"; text: string; provisions: string[] }
  | { kind: "fields"; rows: Array<Array<{ label: string; cell: Cell }>> }
  | { kind: "table"; head: string[]; rows: Cell[][]; figures: number[] }
  | { kind: "signatures"; labels: string[] };

export interface Paper {
  id: "sheet" | "calculation" | "report" | "approval";
  title: string;
  note: string | null;
  blocks: Block[];
}

export interface Papers {
  lang: "zh" | "en";
  papers: Paper[];
  /** persons must not be recognised, unless the officer says otherwise */
  redacted: boolean;
  receipt: { code: string; sentence: string };
}

/** What the text that `papers` gives holds. */
export type PapersAnswer =
  | { status: "invalid"; problems: Problem[] }
  | { status: "written"; papers: Papers };
