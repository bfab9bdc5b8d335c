// The shapes that cross the border to the wasm module, and the view as unfold.ts lays it out, as types only. May touch
// nothing: no DOM, no code.
import type { Assessment } from '../pkg/judicial_relief.js'

export type { Assessment } from '../pkg/judicial_relief.js'

export type Language = 'zh' | 'en'

/** Anything that can stand in a case: what JSON can hold. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

export type Place = 'frame' | 'reading' | 'case' | 'victim' | 'household' | 'applicant' | 'sheet' | 'share' | 'office'

/** The subjects an officer can add and remove. */
export type SubjectPlace = 'victim' | 'household' | 'applicant' | 'office'

export type Kind = 'date' | 'choice' | 'yes_no' | 'whole' | 'money' | 'decimal' | 'text' | 'list'

export interface Option {
  value: string
  label: string
}

export interface Column {
  id: string
  kind: Exclude<Kind, 'list'>
  label: string
  help?: string
  unit?: string
  options?: Option[]
  cannot_be_established?: boolean
}

export interface Question {
  id: string
  place: Place
  section: string
  kind: Kind
  label: string
  help?: string
  unit?: string
  options?: Option[]
  cannot_be_established?: boolean
  columns?: Column[]
}

export interface Bundle {
  id: string
  place: Place
  section: string
  value: Json
  members: string[]
}

/** A field of the sheet: it lives in the page alone and never enters case, event or file. */
export interface SheetField {
  id: string
  /** One for the case, or one for each victim or applicant. */
  place: 'case' | 'victim' | 'applicant'
  label: string
  /** How it is written where persons must not be recognised: as it is, as 张某, by its last four digits, or not at all. */
  redaction: 'none' | 'name' | 'number' | 'whole'
}

export interface Form {
  lang: Language
  ui: Record<string, string>
  sections: { id: string; title: string }[]
  questions: Question[]
  bundles: Bundle[]
  sheet_fields: SheetField[]
  decided: DecidedFile
  catalogue: Catalogue
}

/** The part of the form in which a first estimate is shown. */
export interface Words extends Pick<Catalogue, 'outcomes' | 'steps' | 'labels'> {
  lang: Language
  ui: Record<string, string>
}

/** What an id stands for, whatever the case. */
export interface Catalogue {
  citations: Citation[]
  /** On what everything rests, by its id: from a period on, until the next one. */
  cites: Record<string, [period: number, citations: string[]][]>
  /** What a finding, paper, duty or check is called. */
  titles: Record<string, string>
  /** How findings stand, by the number that a view gives; `remedy`: what can be done is said beside it. */
  states: { state: string; label: string; remedy: boolean }[]
  /** Where a condition has labels of its own, by the same number. */
  own_states: Record<string, (string | null)[]>
  /** What can be done where a condition does not hold. */
  if_not: Record<string, string>
  /** What a step or figure is called. */
  steps: Record<string, string>
  /** What is to be done about a duty. */
  duties: Record<string, string>
  /** Titles of outcomes; `open` while none is certain. */
  outcomes: Record<string, string>
  /** Labels of states: of `checks`, of single checks by their ids, of `documents`, of `duties`. */
  labels: Record<string, Record<string, string>>
  /** How each open point is read by default. */
  readings: [question: string, sentence: string][]
  /** Phrases to be filled with titles and labels. */
  phrases: Record<string, string>
}

/** What the file of an office's decided cases looks like. */
export interface DecidedFile {
  most_rows: number
  columns: {
    id: string
    label: string
    /** What may stand at its head. */
    heads: string[]
    /** What may stand in it; empty for months. */
    values: { id: string; label: string }[]
  }[]
}

export interface Problem {
  path: string
  id: string
  message: string
  remedy: string
}

export type Tone = 'eligible' | 'discretion' | 'generally_not' | 'refer' | 'excluded' | 'open'
/** `idle`: what the whole no longer asks. */
export type FindingState = 'met' | 'discretion' | 'not_met' | 'open' | 'idle'

export interface Finding {
  id: string
  state: FindingState
  state_label: string
  title: string
  sentence: string
  citations: string[]
  facts: string[]
  of: Finding[]
}

export interface ApplicantResult {
  id: string
  label: string
  outcomes: string[]
  certain: boolean
  tone: Tone
  title: string
  sentence: string
  citations: string[]
  /** Which paper follows, where relief is not granted or not by this office. */
  follows: { sentence: string; citations: string[] } | null
  findings: Finding[]
}

export interface Step {
  label: string
  expression: string
  value: string
  rounding: string | null
  note: string | null
  citations: string[]
}

export interface Figure {
  id: string
  kind: 'base' | 'limit' | 'mark' | 'guide'
  label: string
  value: string
  exact: boolean
  sentence: string
  citations: string[]
  steps: Step[]
}

export interface ProposalCheck {
  id: string
  state: 'within' | 'above' | 'below' | 'against' | 'open'
  state_label: string
  /** It stops the payment; otherwise it asks for a reason. */
  binds: boolean
  sentence: string
  citations: string[]
}

/**
 * A mark on the money ruler. `low` and `high` are yuan as text, for drawing only; `value` is what is read.
 * `high` is null where it is open above, and equal to `low` where the mark is one point.
 */
export interface RulerMark {
  id: string
  kind: 'limit' | 'extended' | 'cap' | 'soft' | 'mark' | 'guide' | 'proposal'
  label: string
  low: string
  high: string | null
  value: string
}

/** Absent while the wage base is not known. */
export interface Ruler {
  /** One month of wage base in yuan, cut to the fen: for drawing only. */
  month: string
  /** Months of the general limit. */
  months: string
  /** In the order in which they are to be read. */
  marks: RulerMark[]
}

/**
 * One bar of the waterfall, in yuan as text, for drawing only: from `start`, certain up to `sure`, possibly up to `may`
 * (null: open). A loss goes up, money received goes down, what is not compensated stands on the ground.
 */
export interface Bar {
  kind: 'loss' | 'received' | 'unmet'
  label: string
  value: string
  start: string
  sure: string
  may: string | null
}

export interface Sheet {
  id: string
  label: string
  headline: { sentence: string; citations: string[] }
  figures: Figure[]
  ruler: Ruler | null
  /** Empty where no loss is listed. */
  waterfall: Bar[]
  proposal: null | { sentence: string; checks: ProposalCheck[]; steps: Step[] }
}

export interface Missing {
  path: string
  label: string
  sentence: string
  /** It changes no outcome and no amount, only what is to be done around the decision. */
  procedure_only: boolean
}

export interface Deadline {
  id: string
  label: string
  sentence: string
  /** The last day in words; null while its start is unknown. */
  day: string | null
  /** Counted on weekdays where the calendar of working days is not published yet. */
  provisional: boolean
  citations: string[]
}

export interface Document {
  id: string
  subject: string
  label: string
  state: 'needed' | 'present' | 'open'
  state_label: string
  citations: string[]
}

/** An approval to be had, or help to be given beside the money. */
export interface Duty {
  id: string
  subject: string
  label: string
  state: 'met' | 'discretion' | 'not_met' | 'open'
  state_label: string
  sentence: string
  citations: string[]
}

export interface Procedure {
  deadlines: Deadline[]
  documents: Document[]
  approvals: Duty[]
  measures: Duty[]
}

export interface Asked {
  path: string
  id: string
  place: Place
  /** The subject it is asked of; null or absent for the frame, the readings and the case. */
  subject?: string | null
  section: string
  answered: boolean
  matters: boolean
}

export interface Citation {
  id: string
  title: string
  mark: 'verified_p' | 'verified_o' | 'verified_t' | 'unverified' | 'derived' | 'office'
  mark_label: string
  mark_help: string
  source: string
  read: string
}

export interface Subject {
  id: string
  place: SubjectPlace
  label: string
}

/** Why something is not asked that an officer would look for. */
export interface Note {
  section: string
  subject: string
  sentence: string
  citations: string[]
}

/** An answer that is kept although its question is no longer asked; it counts for nothing. */
export interface SetAside {
  path: string
  section: string
  subject: string
  label: string
  answer: string
}

export interface View {
  lang: Language
  law: { sentence: string; notes: string[]; readings: string[]; citations: string[] }
  subjects: Subject[]
  applicants: ApplicantResult[]
  sheets: Sheet[]
  /** What concerns no single sheet: payees, the offices' parts. */
  checks: ProposalCheck[]
  procedure: Procedure
  missing: Missing[]
  questions: Asked[]
  notes: Note[]
  set_aside: SetAside[]
  /** All that may be cited. */
  citations: Citation[]
}

/** Text, or what the officer filled in on the page: `slot` is `a1.name`, `v1.name`, or `case.number`. */
export type Cell = { text: string } | { slot: string }

export type Block =
  | { kind: 'heading'; text: string }
  /** `provisions` names those it rests on, or their numbers in the list at the end; to be set after it in brackets. */
  | { kind: 'paragraph'; text: string; provisions: string[] }
  /** A form: rows of labels, each with its value. */
  | { kind: 'fields'; rows: { label: string; cell: Cell }[][] }
  | { kind: 'table'; head: string[]; rows: Cell[][]; /** Columns that hold figures. */ figures: number[] }
  | { kind: 'signatures'; labels: string[] }

/** A paper of the file; in its texts persons are called by their labels, such as 申请人甲. */
export interface Paper {
  id: 'sheet' | 'calculation' | 'report' | 'approval'
  title: string
  /** Under the title; such as 以本院文书样式为准. */
  note: string | null
  blocks: Block[]
}

export interface Papers {
  lang: Language
  papers: Paper[]
  /** Persons must not be recognised, unless the officer says otherwise. */
  redacted: boolean
  receipt: { code: string; sentence: string }
}

export type PapersAnswer = { status: 'invalid'; problems: Problem[] } | { status: 'written'; papers: Papers }

/** A figure in months: `value` is read, `months` (text, two decimals) is for drawing only. */
export interface ComparedFigure {
  id: string
  label: string
  value: string
  months: string
}

export interface ComparedSheet {
  id: string
  label: string
  comparable: boolean
  sentence: string
  /** What the like cases have in common; null where nothing can be compared. */
  kind: string | null
  /** The questions on which ground, harm or route still hang. */
  open: { path: string; label: string }[]
  like: number | null
  /** Least, lower quartile, median, upper quartile, greatest; empty with fewer than five like cases. */
  figures: ComparedFigure[]
  position: null | { label: string; value: string; months: string; below: number; at: number; above: number; sentence: string }
}

export interface Compared {
  status: 'compared'
  lang: Language
  rows: number
  rows_read: number
  sentence: string
  /** What stands in a cell is never repeated here. */
  problems: { row: number | null; column: string | null; id: string; message: string; remedy: string }[]
  more_problems: number
  sheets: ComparedSheet[]
}

export type ComparisonAnswer = { status: 'invalid'; problems: Problem[] } | Compared

/** What a receipt was found to be. */
export interface Verification {
  intact: boolean
  holds: boolean
  code: string
  engine: Versions
  rulebook: Versions
  difference: {
    path: string
    id: string | null
    owner: string | null
    label: string
    then: string | null
    now: string | null
  } | null
  sentences: string[]
}

export interface Versions {
  then: string
  now: string
  same: boolean
}

export type VerifyAnswer =
  | { status: 'invalid'; problems: Problem[] }
  | { status: 'verified'; verification: Verification }

export type Answer =
  | { status: 'invalid'; problems: Problem[] }
  | { status: 'assessed'; assessment: Assessment; view: View }
