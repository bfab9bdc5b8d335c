// The shapes that cross the border to the wasm module, as types only. May touch nothing: no DOM, no code.

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
  label: string
  value: Json
  members: string[]
}

export interface Form {
  lang: Language
  ui: Record<string, string>
  sections: { id: string; title: string }[]
  questions: Question[]
  bundles: Bundle[]
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

export interface Sheet {
  id: string
  label: string
  headline: { sentence: string; citations: string[] }
  figures: Figure[]
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
  mark: 'verified_p' | 'verified_o' | 'verified_t' | 'unverified' | 'derived'
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
  citations: Citation[]
}

export type Answer =
  | { status: 'invalid'; problems: Problem[] }
  | { status: 'assessed'; view: View }
