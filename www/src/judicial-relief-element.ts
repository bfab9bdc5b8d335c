// The custom element: its attributes and properties, loading, drawing, telling the page around. Registers nothing.
import { html, LitElement, nothing, unsafeCSS, type PropertyValues, type TemplateResult } from 'lit'
import type { ReliefCase } from '../pkg/judicial_relief.js'
import { caseText } from './case-files.js'
import type { Case } from './case-store.js'
import type { Context } from './context.js'
import type { Language, Problem } from './contract.js'
import { Desk } from './desk.js'
import type { JudicialReliefElement as Contract, PaperKind } from './element-contract.js'
import { loadEngine, type Engine } from './engine.js'
import type { Estimate } from './estimate.js'
import { ReliefAssessedEvent, ReliefChangeEvent, type ChangeDetail } from './events.js'
import { formView } from './form-view.js'
import { HostDoor, placesOf, refusalView } from './host-door.js'
import { openButton, samplesView } from './keeping-view.js'
import { languageSwitch } from './language-switch.js'
import { failureText, notLoaded } from './load-failure.js'
import { onPaper, paperFile, papersView } from './papers-view.js'
import { Printing } from './printing.js'
import { resultView } from './result-view.js'
import { afterFrame, ESTIMATE, FIRST_QUESTIONS, RESULT, WHOLE } from './stages.js'
import styles from './judicial-relief.css'

/** From this width of the element on, the result stands beside the questions. */
const WIDE = 880

/** Attributes that give an answer of the frame. */
const FRAME = [
  { property: 'asOf', attribute: 'as-of', path: 'frame.as_of' },
  { property: 'region', attribute: 'region', path: 'frame.region' },
  { property: 'profile', attribute: 'profile', path: 'frame.profile' },
] as const

/**
 * @summary A calculator for state judicial assistance: asks, estimates, gives reasons.
 * @tag judicial-relief
 *
 * @attr {"zh" | "en"} lang - Language of everything drawn and of the papers; `zh` unless it begins with `en`.
 * @attr {string} as-of - The day of the estimate, as `2025-12-01`; while given the officer cannot change it.
 * @attr {string} region - The office's province, as `420000`; while given the officer cannot change it.
 * @attr {string} profile - A local standard by its id; while given the officer cannot change it.
 * @attr {boolean} readonly - Everything is shown, printed and exported; nothing of the case is changed.
 *
 * @slot - Shown until the module has loaded, and when it cannot load.
 *
 * @fires {ReliefAssessedEvent} relief-assessed - After each assessment: outcomes for each applicant, amounts for each victim, no answers.
 * @fires {ReliefChangeEvent} relief-change - After each change by the officer: what kind it was and in which part, no answers.
 *
 * @csspart root - Everything the element draws.
 * @csspart bar - Title and buttons.
 * @csspart questions - The form.
 * @csspart result - Outcomes, limits and reasons.
 * @csspart papers - The papers of the file.
 *
 * @cssprop [--relief-sticky-top=0px] - Height of what the page fixes to its upper edge.
 * @cssprop [--relief-accent=#0b3d7a] - Buttons, links and lines that lead.
 * @cssprop [--relief-accent-deep=#082c58] - Headings and bars.
 * @cssprop [--relief-alert=#a61b22] - What is wrong or excluded.
 * @cssprop [--relief-text=#1c2431] - Text.
 * @cssprop [--relief-text-muted=#4d5868] - Help and remarks.
 * @cssprop [--relief-line=#c5d0de] - Lines and borders.
 * @cssprop [--relief-surface=#f1f5fa] - Ground of quiet areas.
 * @cssprop [--relief-met=#17663a] - What is met.
 * @cssprop [--relief-caution=#7c4a03] - What is left to the officer or still open.
 * @cssprop [--relief-other=#3b478f] - What goes to another office.
 */
export class JudicialReliefElement extends LitElement implements Contract {
  static override styles = unsafeCSS(styles)

  // In this order they are set again where a page has set them before the element was defined.
  static override properties = {
    lang: { type: String, reflect: true },
    asOf: { type: String, attribute: 'as-of' },
    region: { type: String },
    profile: { type: String },
    readOnly: { type: Boolean, attribute: 'readonly', reflect: true },
    case: { attribute: false, noAccessor: true },
    choices: { attribute: false, noAccessor: true },
    locked: { attribute: false, noAccessor: true },
    engine: { state: true },
    failure: { state: true },
    wide: { state: true },
    drawn: { state: true },
  }

  declare lang: string
  declare asOf: string | null
  declare region: string | null
  declare profile: string | null
  declare readOnly: boolean
  private declare engine: Engine | undefined
  private declare failure: unknown
  private declare wide: boolean
  /** @internal */
  declare drawn: number

  private readonly desk = new Desk(this)
  private readonly door = new HostDoor(() => this.requestUpdate())
  private assessed = false
  private printing: Printing | undefined
  private readonly size = new ResizeObserver(([entry]) => {
    if (entry) this.wide = entry.contentRect.width >= WIDE
  })

  constructor() {
    super()
    this.asOf = null
    this.region = null
    this.profile = null
    this.readOnly = false
    this.drawn = ESTIMATE
    this.wide = false
  }

  /**
   * The whole case as plain data; what is read is a copy, what is set is copied. Setting one without `choices` keeps the choices, but
   * for those of people who are not in it. Null is a new case; what was filled in for papers of the last one goes.
   * @type {ReliefCase}
   */
  get case(): ReliefCase {
    this.supply()
    return copy(this.desk.case) as unknown as ReliefCase
  }

  set case(value: ReliefCase | null | undefined) {
    this.supply()
    this.door.take('case', value, (next) => this.desk.lay(next))
  }

  /**
   * The officer's choices alone. Null takes them away.
   * @type {ReliefCase['choices']}
   */
  get choices(): NonNullable<ReliefCase['choices']> {
    const choices = this.desk.case['choices']
    return (typeof choices === 'object' && choices !== null ? copy(choices as Case) : {}) as unknown as NonNullable<ReliefCase['choices']>
  }

  set choices(value: ReliefCase['choices'] | null) {
    this.door.take('choices', value, (next) => this.desk.layChoices(next ?? {}))
  }

  /**
   * Paths of answers that the page supplies and the officer cannot change; a path stands for all beneath it.
   * @type {string[]}
   */
  get locked(): string[] {
    return [...this.desk.lockedPaths]
  }

  set locked(value: readonly string[] | null | undefined) {
    this.door.takePaths('locked', value, (paths) => this.desk.lock(paths))
  }

  /** @internal */
  get language(): Language {
    return /^en\b/i.test(this.lang ?? '') ? 'en' : 'zh'
  }

  /** Everything to be mended, in words; before the module has loaded, that it has not. */
  validate(): Problem[] {
    const known = this.fresh()
    if (!known) return [notLoaded(this.language)]
    return [...this.door.problems(known.ctx), ...known.ctx.estimate.problems].map((problem) => ({ ...problem }))
  }

  /** Opens the print window with the chosen papers; while something is to be mended, leads there instead. */
  print(): void {
    if (this.fresh()) this.desk.print()
  }

  /** The case as the text of the file that the officer saves. */
  exportCase(): string {
    this.supply()
    return caseText(this.desk.case)
  }

  /**
   * Papers as a Word file, the same as by the button: with what the officer filled in for them, in the version chosen.
   * Null while something is to be mended, or the module has not loaded.
   */
  exportPapers(kind: PaperKind = 'all'): File | null {
    const known = this.fresh()
    return (known && !known.ctx.estimate.problems.length && paperFile(known.ctx, kind)) || null
  }

  /** Everything as of now, though a page that has just set something has not been drawn yet. */
  private fresh(): { ctx: Context } | undefined {
    if (this.isUpdatePending && this.isConnected) this.performUpdate()
    const { engine, desk } = this
    if (!engine) return undefined
    this.supply()
    desk.assess(engine, this.language)
    return desk.estimate && { ctx: desk.context(engine, desk.estimate) }
  }

  /** Attributes reach the desk when they are asked about, not only when the page is drawn. */
  private supply(): void {
    const given = new Map<string, string>()
    for (const { property, attribute, path } of FRAME) {
      const text = this.door.text(attribute, this[property])
      if (text !== undefined) given.set(path, text)
    }
    this.desk.supply(given)
  }

  /** @internal */
  changed(detail: ChangeDetail): void {
    this.dispatchEvent(new ReliefChangeEvent(detail))
  }

  private readonly leaving = (event: BeforeUnloadEvent): void => {
    if (!this.desk.isUnsaved) return
    event.preventDefault()
    // The older browsers ask only because of this.
    event.returnValue = ''
  }

  override connectedCallback(): void {
    if (!this.engine) void this.load()
    super.connectedCallback()
    window.addEventListener('beforeunload', this.leaving)
    this.size.observe(this)
    this.printing ??= new Printing(this, () => this.onPaper())
    this.printing.listen()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('beforeunload', this.leaving)
    this.size.disconnect()
    this.printing?.rest()
  }

  private async load(): Promise<void> {
    try {
      this.engine = await loadEngine()
      this.failure = undefined
    } catch (reason) {
      this.failure = reason
    }
  }

  /** @internal */
  printPapers(): void {
    this.printing?.print()
  }

  private onPaper(): { lang: string; papers: TemplateResult } | undefined {
    // A case that a script has just set is not assessed yet.
    const known = this.fresh()
    return known && { lang: tag(this.language), papers: onPaper(known.ctx) }
  }

  protected override willUpdate(): void {
    this.supply()
    if (!this.engine) return
    this.assessed = this.desk.assess(this.engine, this.language) || this.assessed
    this.door.unknown(this.desk.unknownLocks(this.engine, this.language))
  }

  protected override updated(changed: PropertyValues): void {
    const { estimate } = this.desk
    if (!estimate || !this.engine) return
    if (this.door.isNews() || this.assessed) {
      this.assessed = false
      this.announce(this.engine, estimate)
    }
    if (changed.has('engine') || changed.has('drawn')) this.drawMore()
  }

  private announce(engine: Engine, { value, lang, problems, view, assessment }: Estimate): void {
    const status = problems.length ? 'invalid' : 'assessed'
    const applicants = status === 'assessed' && view ? view.applicants : []
    let receipt: string | null | undefined
    this.dispatchEvent(
      new ReliefAssessedEvent({
        status,
        applicants: applicants.map(({ id, outcomes, certain, tone }) => ({ id, outcomes: [...outcomes], certain, tone })),
        sheets: (assessment?.sheets ?? []).map(({ id, general_limit, proposal }) => ({
          id,
          general_limit: general_limit && general_limit.low === general_limit.high ? general_limit.low : null,
          proposal: proposal?.amount ?? null,
          payable: proposal?.payable ?? null,
        })),
        // It is read off the papers, which cost as much as an assessment: few pages ask for it after every key.
        get receipt() {
          if (receipt === undefined) {
            const answer = status === 'assessed' ? engine.papers(value, lang) : undefined
            receipt = answer?.status === 'written' ? answer.papers.receipt.code : null
          }
          return receipt
        },
        problems: placesOf(problems, () => engine.form(lang)),
        refused: placesOf(this.door.places(), () => engine.form(lang)),
      }),
    )
  }

  private drawMore(): void {
    if (this.drawn < WHOLE) afterFrame(() => (this.drawn = Math.min(this.drawn + 1, WHOLE)))
  }

  protected override render(): TemplateResult {
    const { engine, desk } = this
    if (!engine || !desk.estimate) return this.fallback()
    const ctx = desk.context(engine, desk.estimate)
    return html`
      <div class=${this.wide ? 'root wide' : 'root'} part="root" lang=${tag(this.language)}>
        <header class="bar" part="bar">
          <div>
            <h2>${ctx.say('title')}</h2>
            <p>${ctx.say('subtitle')}</p>
          </div>
          ${ctx.drawn < FIRST_QUESTIONS ? nothing : this.tools(ctx, engine)}
        </header>
        <p class=${ctx.undoable && !ctx.readOnly ? 'undo' : 'unseen'} role="status">
          ${ctx.undoable && !ctx.readOnly
            ? html`${ctx.undoable}
                <button type="button" class="link" @click=${() => desk.undo()}>${ctx.say('undo')}</button>`
            : nothing}
        </p>
        <p class=${ctx.refusal ? 'refusal' : 'unseen'} role="alert">${ctx.refusal ?? nothing}</p>
        ${refusalView(this.door.problems(ctx), ctx)}
        ${ctx.blank ? samplesView(ctx) : nothing}
        <div class="columns">
          <form
            class="asking"
            part="questions"
            aria-label=${ctx.say('questions')}
            autocomplete="off"
            @submit=${(event: Event) => event.preventDefault()}
            @focusout=${() => desk.leave()}
          >
            ${formView(ctx)} ${this.wide ? nothing : this.dock(ctx)}
          </form>
          <div class="answer" part="result">${resultView(ctx)}</div>
        </div>
        ${ctx.drawn < RESULT ? nothing : papersView(ctx)}
      </div>
    `
  }

  private tools(ctx: Context, engine: Engine): TemplateResult {
    const { desk } = this
    return html`
      <div class="tools">
        ${languageSwitch(ctx)}
        ${ctx.readOnly ? nothing : openButton(ctx)}
        <button type="button" data-do="save" @click=${() => desk.save()}>${ctx.say('save')}</button>
        <button type="button" data-do="save-receipt" @click=${() => desk.saveReceipt(engine)}>${ctx.say('save_receipt')}</button>
        ${ctx.readOnly
          ? nothing
          : html`<button type="button" data-do="reset" @click=${() => desk.reset()}>${ctx.say('reset')}</button>`}
        <button type="button" data-do="print" @click=${() => desk.print()}>${ctx.say('print')}</button>
      </div>
    `
  }

  private fallback(): TemplateResult {
    if (this.failure === undefined) return html`<slot></slot>`
    const { sentence, detail } = failureText(this.failure, this.language)
    return html`
      <slot></slot>
      <div class="root" part="root" lang=${tag(this.language)}>
        <div class="failure" role="alert">
          <p>${sentence}</p>
          <p class="detail">${detail}</p>
        </div>
      </div>
    `
  }

  /** On a narrow page the result is far below the questions; its first words stay in sight. */
  private dock(ctx: Context): TemplateResult {
    const { view, problems } = ctx.estimate
    const shown = [...ctx.problems.values()].flat().length
    const words =
      shown ? ctx.say('errors_title', { count: shown })
      : problems.length ? ctx.say('outdated')
      : (view?.applicants ?? []).map((one) => one.title).join(' · ')
    return html`
      <div class=${problems.length ? 'dock wrong' : 'dock'}>
        <span>${words}</span>
        <button type="button" @click=${() => ctx.act.showResult()}>${ctx.say('to_result')}</button>
      </div>
    `
  }
}

function tag(lang: Language): string {
  return lang === 'zh' ? 'zh-CN' : 'en'
}

function copy(value: Case): Case {
  return JSON.parse(JSON.stringify(value)) as Case
}
