// The events that the element sends to the page around it. Names and figures of persons never travel in them.
import type { Tone } from './contract.js'

export interface AssessedDetail {
  status: 'assessed' | 'invalid'
  /** Empty while the case is invalid: an outdated outcome is not reported. */
  applicants: { id: string; outcomes: string[]; certain: boolean; tone: Tone }[]
}

export class ReliefAssessedEvent extends CustomEvent<AssessedDetail> {
  constructor(detail: AssessedDetail) {
    super('relief-assessed', { bubbles: true, composed: true, detail })
  }
}

declare global {
  interface HTMLElementEventMap {
    'relief-assessed': ReliefAssessedEvent
  }
}
