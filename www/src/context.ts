// What every part of the page is drawn from, and what it may ask the element to do. Types only.
import type { Case } from './case-store.js'
import type { Comparing } from './comparing.js'
import type { Citation, Form, Json, Language, Problem, SubjectPlace } from './contract.js'
import type { Estimate } from './estimate.js'
import type { PaperDesk } from './paper-desk.js'
import type { RefusedProfile } from './profile-view.js'
import type { UiKey } from './ui-keys.js'

/** The answers that can say what is proposed; only one of them counts. */
export type ProposalUnit = 'proposed_months' | 'proposed_amount'

/** Why the officer cannot change something: the page around supplies it, or nothing may be changed. */
export type Held = 'supplied' | 'readonly'

export interface Actions {
  /** Sets the answer at a path; `undefined` makes it unanswered again. */
  answer(path: string, value: Json | undefined): void
  /** Takes away an answer that is not asked any more; it can be brought back. */
  takeBack(path: string, label: string): void
  answerAll(paths: string[], value: Json): void
  /** Proposes for a sheet in months or in yuan; what was proposed in the other unit is taken away in the same change. */
  propose(sheet: string, unit: ProposalUnit, text: string): void
  /** The officer is typing at this path: what is wrong there is not said before the field is left. */
  typing(path: string): void
  /** The officer asks whether all is well: the summary of problems takes the focus, if there is one. */
  check(): void
  focusPath(path: string): void
  /** Opens or closes a folded part of the form. */
  fold(part: string, open: boolean): void
  addRow(path: string): void
  removeRow(path: string, row: number): void
  addSubject(place: SubjectPlace): void
  copySubject(place: SubjectPlace, id: string): void
  removeSubject(place: SubjectPlace, id: string): void
  /** Puts a case from a file, or a sample, on the desk; what was there can be brought back. */
  open(file: File): void
  trySample(id: string): void
  /** Puts a local standard from a file into the case, if nothing is wrong with it; otherwise says what is. */
  openProfile(file: File): void
  removeProfile(): void
  save(): void
  undo(): void
  reset(): void
  print(): void
  setLanguage(lang: Language): void
  showResult(): void
  showPapers(): void
  openCitation(id: string, from: HTMLElement): void
  closeCitation(): void
  /** Reads a file of decided cases; nothing of it leaves the page. */
  openDecided(file: File): void
  removeDecided(): void
}

export interface Context {
  /** Asked of the module when it is first looked at. */
  readonly form: Form
  /** How much of the page is drawn yet: one of the stages. */
  drawn: number
  value: Case
  estimate: Estimate
  /** The problems to be shown now, by path. */
  problems: Map<string, Problem[]>
  /** The provisions that the result rests on, in reading order; a reference shows the place in this list. */
  citations: Citation[]
  /** The citation that a reference has just led to. */
  opened: string | undefined
  /** The folded parts of the form that the officer, or a link, has opened or closed. */
  folds: ReadonlyMap<string, boolean>
  /** What was just removed and can be brought back, in words. */
  undoable: string | undefined
  /** What could not be done, in words. */
  refusal: string | undefined
  /** A local standard that was opened and not taken. */
  refusedProfile: RefusedProfile | undefined
  /** Nothing is answered yet: samples may be offered. */
  blank: boolean
  /** Nothing of the case may be changed. */
  readOnly: boolean
  held(path: string): Held | undefined
  /** Whether somebody must stay in the case. */
  heldSubject(place: SubjectPlace, id: string): Held | undefined
  /** How an amount is understood that was typed in a field of this kind; empty where it is not. */
  understood(kind: string, typed: string): string
  /** What papers are made with beside the case. */
  papers: PaperDesk
  /** The office's decided cases, while their file is open. */
  comparing: Comparing
  say(key: UiKey, fills?: Record<string, string | number>): string
  act: Actions
}
