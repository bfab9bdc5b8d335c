// What a page may rely on of <judicial-relief>: the types that the packages ship. docs/embedding.md says the same in one table.
import type { ReliefCase } from '../pkg/judicial_relief.js'
import type { Paper, Problem } from './contract.js'
import './events.js'

export type { ReliefCase } from '../pkg/judicial_relief.js'
export type { Problem } from './contract.js'
export type { AssessedDetail, ChangeDetail, ChangeKind, ProblemPlace, ReliefAssessedEvent, ReliefChangeEvent } from './events.js'

export type PaperKind = Paper['id'] | 'all'

export interface JudicialReliefElement extends HTMLElement {
  /** Attribute `lang`: `zh`, or `en`. */
  lang: string
  /** Attribute `as-of`: the day of the estimate, as `2025-12-01`; while given it is not the officer's to change. */
  asOf: string | null
  /** Attribute `region`: the office's province, as `420000`; while given it is not the officer's to change. */
  region: string | null
  /** Attribute `profile`: a local standard by its id; while given it is not the officer's to change. */
  profile: string | null
  /** Attribute `readonly`: everything is shown, printed and exported, nothing of the case is changed. */
  readOnly: boolean
  /**
   * The whole case. What is read is a copy, what is set is copied. Setting one without `choices` keeps the choices, but for those
   * of people who are not in it; null is a new case without any.
   */
  get case(): ReliefCase
  set case(value: ReliefCase | null | undefined)
  /** The officer's choices alone, as in `case.choices`; null takes them away. */
  get choices(): NonNullable<ReliefCase['choices']>
  set choices(value: ReliefCase['choices'] | null)
  /** Paths of answers that the page supplies and the officer cannot change; a path stands for all beneath it. */
  get locked(): string[]
  set locked(value: readonly string[] | null | undefined)
  /** Everything to be mended, in words; before the module has loaded, that it has not. */
  validate(): Problem[]
  /** Opens the print window with the chosen papers; while something is to be mended, leads there instead. */
  print(): void
  /** The case as the text of the file that “保存案件” saves. */
  exportCase(): string
  /**
   * Papers as a Word file, the same as by the button: with what the officer filled in for them, in the version chosen.
   * Null while something is to be mended, or the module has not loaded.
   */
  exportPapers(kind?: PaperKind): File | null
}

declare global {
  interface HTMLElementTagNameMap {
    'judicial-relief': JudicialReliefElement
  }
}
