// The custom element: its attributes and properties, loading, drawing, telling the page around. Registers nothing.
import { html, LitElement, nothing, unsafeCSS, type PropertyValues, type TemplateResult } from 'lit'
import type { Case } from './case-store.js'
import type { Context } from './context.js'
import type { Language } from './contract.js'
import { Desk } from './desk.js'
import { loadEngine, type Engine } from './engine.js'
import type { Estimate } from './estimate.js'
import { ReliefAssessedEvent } from './events.js'
import { formView } from './form-view.js'
import { openButton, samplesView } from './keeping-view.js'
import { languageSwitch } from './language-switch.js'
import { failureText } from './load-failure.js'
import { onPaper, papersView } from './papers-view.js'
import { Printing } from './printing.js'
import { resultView } from './result-view.js'
import styles from './judicial-relief.css'

/** From this width of the element on, the result stands beside the questions. */
const WIDE = 880

/** Drawing all fields costs more than loading the module: these come first, the rest after they are on the screen. */
const FIRST_SECTIONS = 2

/**
 * @summary A calculator for state judicial assistance: asks, estimates, gives reasons.
 * @slot - Shown until the module has loaded, and when it cannot load.
 * @fires relief-assessed - After each assessment, with the outcomes per applicant.
 * @csspart root - Everything the element draws.
 * @cssprop --relief-sticky-top - Height of what the page fixes to its upper edge.
 */
export class JudicialReliefElement extends LitElement {
  static override styles = unsafeCSS(styles)

  static override properties = {
    lang: { type: String, reflect: true },
    case: { attribute: false, noAccessor: true },
    engine: { state: true },
    failure: { state: true },
    wide: { state: true },
    drawn: { state: true },
  }

  declare lang: string
  private declare engine: Engine | undefined
  private declare failure: unknown
  private declare wide: boolean
  private declare drawn: number

  private readonly desk = new Desk(this)
  private assessed = false
  private printing: Printing | undefined
  private readonly size = new ResizeObserver(([entry]) => {
    if (entry) this.wide = entry.contentRect.width >= WIDE
  })

  constructor() {
    super()
    this.drawn = 0
    this.wide = false
  }

  /** The whole case as plain data; what is read is a copy, what is set is copied. Set null for a new case; what was filled in for papers of the last one goes. */
  get case(): Case {
    return copy(this.desk.case)
  }

  set case(value: Case | null | undefined) {
    this.desk.lay(value && copy(value))
  }

  get language(): Language {
    return /^en\b/i.test(this.lang ?? '') ? 'en' : 'zh'
  }

  private readonly leaving = (event: BeforeUnloadEvent): void => {
    if (!this.desk.isUnsaved) return
    event.preventDefault()
    // The older browsers ask only because of this.
    event.returnValue = ''
  }

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener('beforeunload', this.leaving)
    this.size.observe(this)
    this.printing ??= new Printing(this, () => this.onPaper())
    this.printing.listen()
    if (!this.engine) void this.load()
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

  printPapers(): void {
    this.printing?.print()
  }

  private onPaper(): { lang: string; papers: TemplateResult } | undefined {
    // A case that a script has just set is not assessed yet.
    if (this.isUpdatePending) this.performUpdate()
    const { engine, desk } = this
    if (!engine || !desk.estimate) return undefined
    return { lang: tag(this.language), papers: onPaper(desk.context(engine, desk.estimate)) }
  }

  protected override willUpdate(): void {
    this.assessed = this.engine !== undefined && this.desk.assess(this.engine, this.language)
  }

  protected override updated(changed: PropertyValues): void {
    const { estimate } = this.desk
    if (!estimate) return
    if (this.assessed) this.announce(estimate)
    if (changed.has('engine') || changed.has('drawn')) this.drawMore()
  }

  private announce({ problems, view }: Estimate): void {
    const status = problems.length ? 'invalid' : 'assessed'
    const applicants = status === 'assessed' && view ? view.applicants : []
    this.dispatchEvent(
      new ReliefAssessedEvent({
        status,
        applicants: applicants.map(({ id, outcomes, certain, tone }) => ({ id, outcomes: [...outcomes], certain, tone })),
      }),
    )
  }

  /** A frame callback still runs before its frame is shown; a timer set in it runs after. */
  private drawMore(): void {
    const next = this.drawn === 0 ? FIRST_SECTIONS : Number.POSITIVE_INFINITY
    if (this.drawn < next) requestAnimationFrame(() => setTimeout(() => (this.drawn = next)))
  }

  protected override render(): TemplateResult {
    const { engine, desk } = this
    if (!engine || !desk.estimate) return this.fallback()
    const ctx = desk.context(engine, desk.estimate)
    return html`
      <div class=${this.wide ? 'root wide' : 'root'} part="root" lang=${tag(this.language)}>
        <header class="bar">
          <div>
            <h2>${ctx.say('title')}</h2>
            <p>${ctx.say('subtitle')}</p>
          </div>
          <div class="tools">
            ${languageSwitch(ctx)}
            ${openButton(ctx)}
            <button type="button" data-do="save" @click=${() => desk.save()}>${ctx.say('save')}</button>
            <button type="button" data-do="save-receipt" @click=${() => desk.saveReceipt(engine)}>${ctx.say('save_receipt')}</button>
            <button type="button" data-do="reset" @click=${() => desk.reset()}>${ctx.say('reset')}</button>
            <button type="button" data-do="print" @click=${() => desk.print()}>${ctx.say('print')}</button>
          </div>
        </header>
        <p class=${ctx.undoable ? 'undo' : 'unseen'} role="status">
          ${ctx.undoable
            ? html`${ctx.undoable}
                <button type="button" class="link" @click=${() => desk.undo()}>${ctx.say('undo')}</button>`
            : nothing}
        </p>
        <p class=${ctx.refusal ? 'refusal' : 'unseen'} role="alert">${ctx.refusal ?? nothing}</p>
        ${ctx.blank ? samplesView(ctx) : nothing}
        <div class="columns">
          <form
            class="asking"
            aria-label=${ctx.say('questions')}
            autocomplete="off"
            @submit=${(event: Event) => event.preventDefault()}
            @focusout=${() => desk.leave()}
          >
            ${formView(ctx, this.drawn)} ${this.wide ? nothing : this.dock(ctx)}
          </form>
          <div class="answer">${resultView(ctx)}</div>
        </div>
        ${papersView(ctx)}
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
