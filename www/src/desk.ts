// What the officer does on the page: answers, adds, removes, takes back, asks. Holds the case; moves the focus; draws nothing.
import { caseText, fileOf, LARGEST_FILE, parseCase } from './case-files.js'
import { addSubject, copySubject, isBlank, newCase, read, removeSubject, subjectIds, write, type Case } from './case-store.js'
import { inReadingOrder } from './citations.js'
import { DecidedFileOnDesk } from './comparing.js'
import type { Actions, Context, Held, ProposalUnit } from './context.js'
import type { Json, Language, Problem, SubjectPlace } from './contract.js'
import type { Engine } from './engine.js'
import { askedAt, estimate, type Estimate } from './estimate.js'
import type { ChangeDetail, ChangeKind } from './events.js'
import { fieldId } from './field.js'
import { foldOf } from './folds.js'
import { isLocked, isSubjectLocked, hold, prune, supply, unknownLocks, type Supplied } from './locks.js'
import { sampleCase } from './samples.js'
import { PaperDesk, PAPERS_FOLD } from './paper-desk.js'
import { LOCAL_PROFILE } from './profile-view.js'
import type { SheetValues } from './sheet-fields.js'
import { ESTIMATE, RESULT, WHOLE } from './stages.js'
import { say, type UiKey } from './ui-keys.js'

/** What the desk needs from the element it stands in. */
export interface Host {
  lang: string
  /** Nothing of the case may be changed here. */
  readonly readOnly: boolean
  /** How much of the page is drawn yet: one of the stages. */
  drawn: number
  readonly renderRoot: ParentNode
  readonly updateComplete: Promise<boolean>
  requestUpdate(): void
  /** Opens the browser's print window with the papers. */
  printPapers(): void
  /** The officer has changed the case. */
  changed(detail: ChangeDetail): void
}

const PARTS = ['frame', 'facts', 'choices'] as const

interface Undoable {
  words: string
  before: Case
  fields: SheetValues
}

export class Desk implements Actions {
  private value: Case = newCase(today())
  /** The case as it was last kept outside the page, or laid on the desk from there. */
  private kept: Case = this.value
  private refusal: string | undefined
  /** The text of a local standard that was not taken: what is wrong with it is said anew in each language. */
  private refusedProfile: { name: string; text: string } | undefined
  private known: Estimate | undefined
  private words: Record<string, string> = {}
  private editing: string | undefined
  private opened: string | undefined
  private cameFrom: HTMLElement | undefined
  private undoable: Undoable | undefined
  private folds = new Map<string, boolean>()
  private readonly papers: PaperDesk
  private engine: Engine | undefined
  private readonly decided = new DecidedFileOnDesk(() => this.host.requestUpdate())
  private supplied: Supplied = new Map<string, string>()
  private locked: readonly string[] = []
  private locks: readonly string[] = []

  constructor(private readonly host: Host) {
    this.papers = new PaperDesk(host)
  }

  get case(): Case {
    return this.value
  }

  /**
   * Another case on the desk, from the page around, or a new one. One without choices keeps those about people who are in it.
   * The same case once more changes nothing: a page that hands back what it has just read must not close what is open.
   */
  lay(value: Case | null | undefined): void {
    let next = supply(value ?? newCase(today()), this.supplied)
    if (value && value['choices'] === undefined && this.value['choices'] !== undefined) {
      next = prune({ ...next, choices: this.value['choices'] }, (room) => room.startsWith('choices.'))
    }
    const same = value && JSON.stringify(next) === JSON.stringify(this.value)
    if (!same) {
      this.folds.clear()
      this.papers.clear()
      this.refusedProfile = undefined
      this.put(next)
    }
    this.kept = this.value
  }

  /** Other choices, from the page around; everything else stays, and so does what is not saved. */
  layChoices(choices: Case): void {
    const next = { ...this.value, choices }
    if (JSON.stringify(next) === JSON.stringify(this.value)) return
    const saved = !this.isUnsaved
    this.put(next)
    if (saved) this.kept = next
  }

  /** What attributes give stands in the frame and is not the officer's to change; taken away, it stays and is. */
  supply(supplied: Supplied): void {
    if (JSON.stringify([...supplied]) === JSON.stringify([...this.supplied])) return
    const saved = !this.isUnsaved
    this.supplied = supplied
    this.locks = [...supplied.keys(), ...this.locked]
    this.put(supply(this.value, supplied))
    if (saved) this.kept = this.value
  }

  get lockedPaths(): readonly string[] {
    return this.locked
  }

  lock(paths: readonly string[]): void {
    this.locked = paths
    this.locks = [...this.supplied.keys(), ...paths]
    this.host.requestUpdate()
  }

  /** Locks that stand for nothing in this case. */
  unknownLocks(engine: Engine, lang: Language): string[] {
    return this.locked.length ? unknownLocks(this.locked, engine.form(lang), this.value) : []
  }

  /** Nothing but what the page around supplies. */
  private get isBlank(): boolean {
    const own = [...this.supplied.keys()].filter((path) => path !== 'frame.as_of')
    return isBlank(own.reduce((rest, path) => write(rest, path, undefined), this.value))
  }

  private held(path: string): Held | undefined {
    if (isLocked(this.locks, path)) return 'supplied'
    return this.host.readOnly ? 'readonly' : undefined
  }

  /** Would leaving the page lose what the officer typed? */
  get isUnsaved(): boolean {
    return this.value !== this.kept && !this.isBlank
  }

  /** Asks the module if the case or the language is another than last time; tells whether it did. */
  assess(engine: Engine, lang: Language): boolean {
    this.engine = engine
    const same = this.known && this.known.value === this.value && this.known.lang === lang
    if (!same) this.words = engine.words(lang).ui
    this.known = same ? this.known! : estimate(engine, this.value, lang, this.known)
    this.decided.follow(engine, this.known)
    return !same
  }

  /** Open it stays, also when its only answer is taken back: a field must not vanish under the hand that empties it. */
  private openAnswered({ questions }: Estimate): void {
    for (const asked of questions) {
      const part = foldOf(asked)
      if (part && asked.answered && !this.folds.has(part)) this.folds.set(part, true)
    }
  }

  get estimate(): Estimate | undefined {
    return this.known
  }

  context(engine: Engine, known: Estimate): Context {
    const { drawn } = this.host
    if (drawn > ESTIMATE) this.openAnswered(known)
    const problems = new Map<string, Problem[]>()
    for (const problem of known.problems) {
      if (problem.path === this.editing) continue
      problems.set(problem.path, [...(problems.get(problem.path) ?? []), problem])
      // What is wrong stays in sight.
      const asked = askedAt(known, problem.path)
      const part = asked && foldOf(asked)
      if (part) this.folds.set(part, true)
    }
    this.papers.look({ engine, value: this.value, lang: known.lang, subjects: known.subjects })
    return {
      get form() {
        return engine.form(known.lang)
      },
      drawn,
      value: this.value,
      estimate: known,
      problems,
      citations: known.view && drawn >= RESULT ? inReadingOrder(known.view) : [],
      opened: this.opened,
      folds: this.folds,
      undoable: this.undoable?.words,
      refusal: this.refusal,
      refusedProfile: this.refusedProfile && {
        name: this.refusedProfile.name,
        problems: engine.checkProfile(this.refusedProfile.text, known.lang),
      },
      // A published case under a day or place that is not its own would mislead.
      blank: this.isBlank && !this.locks.length && !this.host.readOnly,
      readOnly: this.host.readOnly,
      held: (path) => this.held(path),
      heldSubject: (place, id) => (isSubjectLocked(this.locks, place, id) ? 'supplied' : this.host.readOnly ? 'readonly' : undefined),
      understood: (kind, typed) => engine.understood(kind, typed, known.lang),
      papers: this.papers,
      comparing: this.decided.state,
      say: (key, fills) => this.say(key, fills),
      act: this,
    }
  }

  private say(key: UiKey, fills?: Record<string, string | number>): string {
    return say(this.words, key, fills)
  }

  private put(next: Case, undoable?: Undoable): void {
    this.value = next
    this.undoable = undoable
    this.refusal = undefined
    this.host.requestUpdate()
  }

  /** By the officer: whatever was wanted, what the page supplies stays, and where all is read only everything does. */
  private change(kind: ChangeKind, wanted: Case, undoable?: Undoable): void {
    if (this.host.readOnly) return
    const before = this.value
    const next = supply(hold(wanted, before, this.locks), this.supplied)
    this.put(next, undoable)
    this.host.changed({ kind, parts: PARTS.filter((part) => next[part] !== before[part]) })
  }

  /** A change that can be taken back as long as nothing else has been changed. */
  private changeWithUndo(kind: ChangeKind, next: Case, words: string): void {
    this.change(kind, next, { words, before: this.value, fields: this.papers.values })
    this.papers.keep((['victim', 'applicant'] as const).flatMap((place) => subjectIds(this.value, place)))
  }

  answer(path: string, value: Json | undefined): void {
    this.change('answer', write(this.value, path, value))
  }

  takeBack(path: string, label: string): void {
    this.changeWithUndo('answer', write(this.value, path, undefined), this.say('removed', { label }))
  }

  answerAll(paths: string[], value: Json): void {
    this.change('answer', paths.reduce((next, path) => write(next, path, value), this.value))
  }

  propose(sheet: string, unit: ProposalUnit, text: string): void {
    const other: ProposalUnit = unit === 'proposed_months' ? 'proposed_amount' : 'proposed_months'
    const here = `choices.sheets.${sheet}`
    this.change('answer', write(write(this.value, `${here}.${other}`, undefined), `${here}.${unit}`, text))
  }

  typing(path: string): void {
    // A problem that is already shown stays until it is mended; a new one waits until the field is left.
    const shown = this.editing !== path && this.known?.problems.some((problem) => problem.path === path)
    if (!shown) this.editing = path
  }

  leave(): void {
    if (this.editing === undefined) return
    this.editing = undefined
    this.host.requestUpdate()
  }

  check(): void {
    this.leave()
    if (this.known?.problems.length) void this.focus(() => this.find('#summary'))
  }

  focusPath(path: string): void {
    const asked = this.known && askedAt(this.known, path)
    const part = asked && foldOf(asked)
    if (part) this.fold(part, true)
    void this.focus(
      () =>
        this.find(`input[data-path="${path}"]:checked`) ??
        this.find(`[data-path="${path}"]`) ??
        this.find(`[data-add-row="${path}"]`),
    )
  }

  fold(part: string, open: boolean): void {
    this.folds.set(part, open)
    this.host.requestUpdate()
  }

  addRow(path: string): void {
    const rows = read(this.value, path)
    const entries = Array.isArray(rows) ? rows : []
    this.change('list', write(this.value, path, [...entries, {}]))
    void this.focus(() => this.find(`[data-path^="${path}.${entries.length}."]`))
  }

  removeRow(path: string, row: number): void {
    const rows = read(this.value, path)
    if (!Array.isArray(rows)) return
    const rest = rows.filter((_, index) => index !== row)
    // No rows is no answer yet: that nothing was lost is said by the question whether the list is complete.
    const next = write(this.value, path, rest.length ? rest : undefined)
    this.changeWithUndo('list', next, this.say('row_removed', { row: row + 1 }))
    void this.focus(() => this.find(`#${fieldId(path)}-add`))
  }

  addSubject(place: SubjectPlace): void {
    const { next, id } = addSubject(this.value, place)
    this.change('people', next)
    void this.focus(() => this.find(`[data-subject="${id}"] .name`))
  }

  removeSubject(place: SubjectPlace, id: string): void {
    const label = this.known?.subjects.find((subject) => subject.id === id)?.label ?? id
    this.changeWithUndo('people', removeSubject(this.value, place, id), this.say('removed', { label }))
    void this.focus(() => this.find(`[data-add="${place}"]`))
  }

  copySubject(place: SubjectPlace, id: string): void {
    const copied = copySubject(this.value, place, id)
    this.change('people', copied.next)
    void this.focus(() => this.find(`[data-subject="${copied.id}"] .name`))
  }

  open(file: File): void {
    void this.openFile(file)
  }

  private async openFile(file: File): Promise<void> {
    if (this.host.readOnly) return
    // What is no case is refused here; what is one and makes no sense is laid on the desk and explained there.
    const next = file.size > LARGEST_FILE ? undefined : parseCase(await file.text())
    if (!next) {
      this.refusal = this.say('open_failed', { name: file.name })
      this.host.requestUpdate()
      return
    }
    this.folds.clear()
    this.changeWithUndo('open', next, this.say('opened', { name: file.name }))
    this.kept = this.value
    void this.focus(() => this.find('#result'))
  }

  openProfile(file: File): void {
    void this.readProfile(file)
  }

  private async readProfile(file: File): Promise<void> {
    if (!this.engine || !this.known) return
    if (file.size > LARGEST_FILE) {
      this.refusal = this.say('profile_too_large', { name: file.name })
      this.host.requestUpdate()
      return
    }
    const text = await file.text()
    const value = this.engine.checkProfile(text, this.known.lang).length ? undefined : parseCase(text)
    if (!value) {
      this.refusedProfile = { name: file.name, text }
      this.host.requestUpdate()
      void this.focus(() => this.find('#profile-problems'))
      return
    }
    this.refusedProfile = undefined
    // A built-in standard that was chosen gives way: both together make no sense.
    const next = write(write(this.value, 'frame.profile', undefined), LOCAL_PROFILE, value)
    this.changeWithUndo('answer', next, this.say('profile_opened', { name: file.name }))
    void this.focus(() => this.find('[data-do="remove-profile"]'))
  }

  removeProfile(): void {
    this.refusedProfile = undefined
    this.changeWithUndo('answer', write(this.value, LOCAL_PROFILE, undefined), this.say('profile_removed'))
    void this.focus(() => this.find('[data-do="open-profile"]'))
  }

  trySample(id: string): void {
    const next = sampleCase(id)
    if (!next) return
    this.folds.clear()
    this.changeWithUndo('sample', next, this.say('sample_opened'))
    this.kept = this.value
    void this.focus(() => this.find('#result'))
  }

  save(): void {
    fileOf(`${this.say('file_name')}-${today()}.json`, 'application/json', caseText(this.value))
    this.kept = this.value
  }

  /** What the case comes to today, to be checked years later. Of a case that makes no sense there is no receipt. */
  saveReceipt(engine: Engine): void {
    if (!this.known || this.known.problems.length) return this.check()
    const text = engine.receipt(this.value, this.known.lang)
    fileOf(`${this.say('receipt_file_name')}-${today()}.json`, 'application/json', `${text}\n`)
  }

  undo(): void {
    if (!this.undoable) return
    this.papers.lay(this.undoable.fields)
    this.change('undo', this.undoable.before)
    void this.focus(() => this.find('#result'))
  }

  reset(): void {
    this.refusedProfile = undefined
    this.folds.clear()
    this.changeWithUndo('reset', newCase(today()), this.say('reset_done'))
    this.papers.clear()
  }

  /** A sheet with an outdated result must not leave the printer: problems come first. */
  print(): void {
    if (this.known?.problems.length) this.check()
    else this.host.printPapers()
  }

  setLanguage(lang: Language): void {
    this.host.lang = lang
  }

  showResult(): void {
    if (this.known?.problems.length) this.check()
    else void this.focus(() => this.find('#result'))
  }

  showPapers(): void {
    this.fold(PAPERS_FOLD, true)
    void this.focus(() => this.find('#papers'))
  }

  openCitation(id: string, from: HTMLElement): void {
    this.cameFrom = from
    this.opened = id
    this.host.requestUpdate()
    this.find('#citations')?.setAttribute('open', '')
    void this.focus(() => this.find(`[data-citation="${id}"]`))
  }

  closeCitation(): void {
    this.opened = undefined
    this.host.requestUpdate()
    void this.focus(() => this.cameFrom ?? null)
  }

  openDecided(file: File): void {
    if (this.engine && this.known) void this.decided.open(file, this.engine, this.known.lang)
  }

  removeDecided(): void {
    this.decided.remove()
    void this.focus(() => this.find('#compare-file'))
  }

  private find(selector: string): HTMLElement | null {
    return this.host.renderRoot.querySelector<HTMLElement>(selector)
  }

  private async focus(target: () => HTMLElement | null): Promise<void> {
    this.host.drawn = WHOLE
    await this.host.updateComplete
    const element = target()
    if (!element) return
    element.focus({ preventScroll: true })
    // The label stands above its control: scrolling to the control alone would cut the question off.
    const frame = element.closest('.field') ?? element
    frame.scrollIntoView({ block: frame.id === 'result' || frame.id === 'papers' ? 'start' : 'nearest' })
  }
}

/** The day on the officer's own calendar, not in Greenwich. */
function today(): string {
  const now = new Date()
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
