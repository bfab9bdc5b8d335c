// The events that the element sends to the page around it. Names, figures of persons and answers never travel in them.
import type { Tone } from './contract.js'

/** Something to be mended: where and what, without the words, which can quote what was typed. */
export interface ProblemPlace {
  path: string
  id: string
}

export interface AssessedDetail {
  status: 'assessed' | 'invalid'
  /** Empty while the case is invalid: an outdated outcome is not reported. */
  applicants: { id: string; outcomes: string[]; certain: boolean; tone: Tone }[]
  /** One for each victim, empty while the case is invalid. Yuan as text; null: none, or not yet one figure. */
  sheets: { id: string; general_limit: string | null; proposal: string | null; payable: string | null }[]
  /** What names this case, its rules and the engine on the papers; null while the case is invalid. Made when it is read. */
  readonly receipt: string | null
  /** What is wrong in the case. */
  problems: ProblemPlace[]
  /** What the page handed over and the element did not take; the case before it stays. */
  refused: ProblemPlace[]
}

/** After each assessment, and when something that the page handed over is refused. */
export class ReliefAssessedEvent extends CustomEvent<AssessedDetail> {
  constructor(detail: AssessedDetail) {
    super('relief-assessed', { bubbles: true, composed: true, detail })
  }
}

export type ChangeKind = 'answer' | 'list' | 'people' | 'open' | 'sample' | 'undo' | 'reset'

export interface ChangeDetail {
  /** What the officer did. */
  kind: ChangeKind
  /** Which parts of the case are others now. */
  parts: ('frame' | 'facts' | 'choices')[]
}

/** After each change of the case by the officer; never after one by the page. The case itself is read from the property. */
export class ReliefChangeEvent extends CustomEvent<ChangeDetail> {
  constructor(detail: ChangeDetail) {
    super('relief-change', { bubbles: true, composed: true, detail })
  }
}

declare global {
  interface HTMLElementEventMap {
    'relief-assessed': ReliefAssessedEvent
    'relief-change': ReliefChangeEvent
  }
}
