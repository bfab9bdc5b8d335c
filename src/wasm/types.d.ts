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

export type Degree = "met" | "discretion" | "not_met";
export type State = "within" | "above" | "below" | "against" | "open";
export interface Parts {
  whole: string;
  allotted: string;
  left: string;
  state: State;
}

/** One figure where it is known, else from and to; null where it is open above. */
export type Figure = string | [low: string, high: string | null];

/**
 * The findings of an applicant, one below the other in each column. `join` says how a finding comes about: 0 from facts,
 * 1 every part is asked, 2 one part is enough, 3 its part must not hold, 4 its part must not be ruled out, 5 the worst
 * outcome of its parts, 6 the best. `found` has a bit for what is still possible: of an outcome (`join` 5 and 6) 1 eligible,
 * 2 discretion, 4 generally not, 8 refer, 16 excluded; of all others 1 met, 2 discretion, 4 not met.
 */
export interface Findings {
  id: string[];
  join: number[];
  found: number[];
  /** Places of facts in `Assessment.facts` where `join` is 0, else of parts in these columns. */
  of: number[][];
  /** Where a number decides: the finding's place, and how far the number lies above its threshold. */
  distance: Array<[finding: number, distance: string]>;
}

/** What a step works on. Facts stand by their places in `Assessment.facts`. */
export type Operand =
  | ["fact", number, Figure]
  | ["fact", number, Figure, row: number]
  | ["whether", number, Figure]
  | ["rest_of_list", number]
  | ["dependant", number, row: number, years: [number, number], supporters: [number, number]]
  | ["income" | "wage", region: string, year: number, Figure]
  | ["parameter", number, cites: string[]]
  | ["local", Figure, cites: string[]]
  | ["step", id: string, Figure];

export type TraceStep = [id: string, operation: string, operands: Operand[], result: Figure];

/** The fact that starts it, its first and its last day, where they are known; a rule of one place only; moved from a holiday; counted over days whose holidays are not published. */
export type Deadline = [
  id: string,
  start: number,
  start_day: string | null,
  length: number,
  unit: "calendar_days" | "working_days",
  day: string | null,
  ...marks: Array<"local" | "rolled" | "provisional">,
];

/** A paper that the file needs; `subject` is where the subject's answers stand in the case. */
export type PaperRow = [id: string, subject: string, state: "needed" | "present" | "open"];

/** Something to be done: bits 1 met, 2 discretion, 4 not met; `step` of the local standard's chain of approvals, from 0. */
export type Duty = [id: string, subject: string, found: number, step?: number];

export interface Assessment {
  engine: string;
  rulebook: string;
  as_of: string;
  beyond_check: boolean;
  applicants: Array<{
    id: string;
    outcomes: Outcome[];
    over_limit: [best: Degree, worst: Degree];
    payee: State | null;
    advance: [best: Degree, worst: Degree];
    findings: Findings;
  }>;
  sheets: Array<{
    id: string;
    wage: { region: string; statistic: string; year: number; annual: string; standing: string } | null;
    general_limit: Bounds | null;
    extended_limit: Bounds | null;
    documented_unmet_loss: Bounds;
    asks_whether_compensated: [best: Degree, worst: Degree];
    award: Bounds | null;
    limit_of_all: Bounds | null;
    need: Bounds | null;
    /** from and to by the local standard's table of months */
    guide?: { amount: Bounds; certain: boolean; settled: boolean };
    steps: TraceStep[];
    proposal: {
      amount: string | null;
      months: string | null;
      payable: string | null;
      balance: string | null;
      split: Parts | null;
      checks: Array<[id: string, state: State, binds: boolean, distance?: string]>;
      steps: TraceStep[];
    } | null;
  }>;
  contributions: Parts | null;
  procedure: { deadlines: Deadline[]; documents: PaperRow[]; approvals: Duty[]; measures: Duty[] };
  /** A fact, the places of the applicants whose outcome it can change, and what else it can; those that only the procedure needs come last. */
  missing: Array<[fact: number, outcome_of: number[], ...decides: Array<"over_limit" | "amount" | "procedure">]>;
  /** Where each fact stands in the case. */
  facts: string[];
}

/** A finding where it is told: its place in the columns, its state in the catalogue, the parts told under it. */
export type FindingNode = [place: number, state: number, of?: FindingNode[]];
export type StepView = [id: string, expression: string, value: string, citations: string[], rounding?: string | null, note?: string | null];
export type CheckView = [id: string, state: State, binds: boolean, sentence: string, citations: string[]];
/** The duty's place in the assessment, its state in the catalogue, what it waits for; who decides by a local standard, and its citation. */
export type DutyView = [place: number, state: number, waits: string, decider?: string, citation?: string | null];

export interface SheetView {
  headline: { sentence: string; citations: string[] };
  figures: Array<[id: string, kind: "base" | "limit" | "mark" | "guide", value: string, exact: boolean, sentence: string, citations: string[], steps: StepView[]]>;
  ruler: {
    month: string;
    months: number;
    marks: Array<[id: string, kind: "limit" | "extended" | "cap" | "soft" | "mark" | "guide" | "proposal", low: string, high: string | null, value: string]>;
  } | null;
  waterfall: Array<[kind: "loss" | "received" | "unmet", label: string, value: string, start: string, sure: string, may: string | null]>;
  proposal: { sentence: string; checks: CheckView[]; steps: StepView[] } | null;
}

/** What hangs on the case, in words: to be read beside its assessment and the form's catalogue, in which every id has its title. */
export interface View {
  lang: "zh" | "en";
  /** by this number the catalogue says on what findings, deadlines, papers and duties rest */
  period: number;
  /** `readings`: open points that are not read by default */
  law: { sentence: string; notes: string[]; readings: { [question: string]: string }; citations: string[] };
  /** Each with a digit for each question of its place in the form: 0 not asked, 1 open, 2 open and it matters, 3 answered, 4 answered and it matters. */
  subjects: Array<[path: string, place: string, label: string, asked: string]>;
  applicants: Array<{
    tone: Outcome | "open";
    sentence: string;
    citations: string[];
    /** which paper follows, where relief is not granted or not by this office */
    follows: { sentence: string; citations: string[] } | null;
    findings: FindingNode[];
    /** the assessment's distances in words, one for each */
    distances: string[];
  }>;
  /** One for each of the assessment's facts; null where it is not asked. */
  answers: Array<string | null>;
  sheets: SheetView[];
  checks: CheckView[];
  procedure: { deadlines: Array<[sentence: string, day?: string]>; approvals: DutyView[]; measures: DutyView[] };
  /** For each of the assessment's missing facts the place of the sentence that says what it decides. */
  missing: { of: number[]; sentences: string[] };
  notes: Array<{ section: string; subject: string; sentence: string; citations: string[] }>;
  set_aside: Array<{ path: string; section: string; subject: string; label: string; answer: string }>;
  /** What was cited of the local standard. */
  local: Array<{ id: string; title: string; mark: "verified_p" | "verified_o" | "verified_t" | "unverified" | "derived" | "office"; mark_label: string; mark_help: string; source: string; read: string }>;
}

/** One applicant with the figures of its sheet. `first_of_sheet`: the sheet's figures are counted with this one. */
export type SummaryRow = [
  applicant: string,
  sheet: string,
  first_of_sheet: boolean,
  as_of: string,
  outcomes: Outcome[],
  over_limit: [best: Degree, worst: Degree],
  advance: [best: Degree, worst: Degree],
  payee: State | null,
  general_limit: Bounds | null,
  extended_limit: Bounds | null,
  limit_of_all: Bounds | null,
  documented_unmet_loss: Bounds,
  award: Bounds | null,
  need: Bounds | null,
  proposal: string | null,
  proposal_months: string | null,
  payable: string | null,
  balance: string | null,
  /** those that do not come out as they should */
  checks: Array<[id: string, state: State]>,
  /** open facts that can still change outcome or amounts */
  missing: number,
];

/** A line that `summarize` gives: the rows of a case, or what has to be mended first. */
export type Summary = SummaryRow[] | { status: "invalid"; problems: Problem[] };

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

/** What `assess` and `assessCase` give. */
export type Assessed = { status: "invalid"; problems: Problem[] } | { status: "assessed"; assessment: Assessment };

/** What `explain` gives. */
export type Explained =
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
