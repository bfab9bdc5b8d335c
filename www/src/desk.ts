// What the officer does on the page: answers, adds, removes, takes back, asks. Holds the case; moves the focus; draws nothing.
import { addSubject, newCase, read, removeSubject, write, type Case } from './case-store.js'
import { inReadingOrder } from './citations.js'
import { DecidedFileOnDesk } from './comparing.js'
import type { Actions, Context } from './context.js'
import type { Json, Language, Problem, SubjectPlace } from './contract.js'
import type { Engine } from './engine.js'
import { askedAt, estimate, type Estimate } from './estimate.js'
import { fieldId } from './field.js'
import { foldOf } from './folds.js'
import { say, type UiKey } from './ui-keys.js'

/** What the desk needs from the element it stands in. */
export interface Host {
  lang: string
  readonly renderRoot: ParentNode
  readonly updateComplete: Promise<boolean>
  requestUpdate(): void
}

interface Undoable {
  words: string
  before: Case
}

export class Desk implements Actions {
  private value: Case = newCase(today())
  private known: Estimate | undefined
  private words: Record<string, string> = {}
  private editing: string | undefined
  private opened: string | undefined
  private cameFrom: HTMLElement | undefined
  private undoable: Undoable | undefined
  private folds = new Map<string, boolean>()
  private engine: Engine | undefined
  private readonly decided = new DecidedFileOnDesk(() => this.host.requestUpdate())

  constructor(private readonly host: Host) {}

  get case(): Case {
    return this.value
  }

  /** Another case on the desk, or a new one. */
  lay(value: Case | null | undefined): void {
    this.folds.clear()
    this.change(value ?? newCase(today()))
  }

  /** Asks the module if the case or the language is another than last time; tells whether it did. */
  assess(engine: Engine, lang: Language): boolean {
    this.engine = engine
    const same = this.known && this.known.value === this.value && this.known.lang === lang
    if (!same) this.words = engine.form(lang).ui
    this.known = same ? this.known! : estimate(engine, this.value, lang, this.known)
    this.decided.follow(engine, this.known)
    if (same) return false
    // Open it stays, also when its only answer is taken back: a field must not vanish under the hand that empties it.
    for (const asked of this.known.questions) {
      const part = foldOf(asked)
      if (part && asked.answered && !this.folds.has(part)) this.folds.set(part, true)
    }
    return true
  }

  get estimate(): Estimate | undefined {
    return this.known
  }

  context(engine: Engine, known: Estimate): Context {
    const problems = new Map<string, Problem[]>()
    for (const problem of known.problems) {
      if (problem.path === this.editing) continue
      problems.set(problem.path, [...(problems.get(problem.path) ?? []), problem])
      // What is wrong stays in sight.
      const asked = askedAt(known, problem.path)
      const part = asked && foldOf(asked)
      if (part) this.folds.set(part, true)
    }
    return {
      form: engine.form(known.lang),
      value: this.value,
      estimate: known,
      problems,
      citations: known.view ? inReadingOrder(known.view) : [],
      opened: this.opened,
      folds: this.folds,
      undoable: this.undoable?.words,
      comparing: this.decided.state,
      say: (key, fills) => this.say(key, fills),
      act: this,
    }
  }

  private say(key: UiKey, fills?: Record<string, string | number>): string {
    return say(this.words, key, fills)
  }

  private change(next: Case, undoable?: Undoable): void {
    this.value = next
    this.undoable = undoable
    this.host.requestUpdate()
  }

  /** A change that can be taken back as long as nothing else has been changed. */
  private changeWithUndo(next: Case, words: string): void {
    this.change(next, { words, before: this.value })
  }

  answer(path: string, value: Json | undefined): void {
    this.change(write(this.value, path, value))
  }

  answerAll(paths: string[], value: Json): void {
    this.change(paths.reduce((next, path) => write(next, path, value), this.value))
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
    this.change(write(this.value, path, [...entries, {}]))
    void this.focus(() => this.find(`[data-path^="${path}.${entries.length}."]`))
  }

  removeRow(path: string, row: number): void {
    const rows = read(this.value, path)
    if (!Array.isArray(rows)) return
    const rest = rows.filter((_, index) => index !== row)
    // No rows is no answer yet: that nothing was lost is said by the question whether the list is complete.
    const next = write(this.value, path, rest.length ? rest : undefined)
    this.changeWithUndo(next, this.say('row_removed', { row: row + 1 }))
    void this.focus(() => this.find(`#${fieldId(path)}-add`))
  }

  addSubject(place: SubjectPlace): void {
    const { next, id } = addSubject(this.value, place)
    this.change(next)
    void this.focus(() => this.find(`[data-subject="${id}"] .name`))
  }

  removeSubject(place: SubjectPlace, id: string): void {
    const label = this.known?.subjects.find((subject) => subject.id === id)?.label ?? id
    this.changeWithUndo(removeSubject(this.value, place, id), this.say('removed', { label }))
    void this.focus(() => this.find(`[data-add="${place}"]`))
  }

  undo(): void {
    if (!this.undoable) return
    this.change(this.undoable.before)
    void this.focus(() => this.find('#result'))
  }

  reset(): void {
    this.folds.clear()
    this.changeWithUndo(newCase(today()), this.say('reset_done'))
  }

  /** A sheet with an outdated result must not leave the printer: problems come first. */
  print(): void {
    if (this.known?.problems.length) this.check()
    else window.print()
  }

  setLanguage(lang: Language): void {
    this.host.lang = lang
  }

  showResult(): void {
    if (this.known?.problems.length) this.check()
    else void this.focus(() => this.find('#result'))
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
    await this.host.updateComplete
    const element = target()
    if (!element) return
    element.focus({ preventScroll: true })
    // The label stands above its control: scrolling to the control alone would cut the question off.
    const frame = element.closest('.field') ?? element
    frame.scrollIntoView({ block: frame.id === 'result' ? 'start' : 'nearest' })
  }
}

/** The day on the officer's own calendar, not in Greenwich. */
function today(): string {
  const now = new Date()
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
