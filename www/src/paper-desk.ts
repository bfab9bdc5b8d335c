// What lies beside the case while papers are made of it: the officer's fields, the version, the choice of papers. Draws nothing.
import type { Case } from './case-store.js'
import { copyText } from './clipboard.js'
import type { Language, Paper, Papers, PapersAnswer, Subject } from './contract.js'
import type { Engine } from './engine.js'
import type { SheetValues } from './sheet-fields.js'
import { writePaper, type WrittenPaper } from './written-paper.js'

/** Part of the page that can be folded. */
export const PAPERS_FOLD = 'papers'

/** While answers are typed, open papers follow after this pause. */
const PAUSE = 400
/** How long it stands on the button that something was copied. */
const SAID = 2500

/** What papers are written from. */
export interface Source {
  engine: Engine
  value: Case
  lang: Language
  subjects: Subject[]
}

interface Host {
  readonly renderRoot: ParentNode
  requestUpdate(): void
}

interface Known {
  value: Case
  lang: Language
  answer: PapersAnswer
}

export class PaperDesk {
  private fields: SheetValues = new Map()
  /** The officer's choice of version holds only as long as the default that it was made against. */
  private choice: { masked: boolean; against: boolean } | undefined
  private shownId: Paper['id'] = 'sheet'
  private chosen: ReadonlySet<Paper['id']> = new Set<Paper['id']>(['sheet', 'calculation'])
  private known: Known | undefined
  private source: Source | undefined
  private pause: ReturnType<typeof setTimeout> | undefined
  private saying: ReturnType<typeof setTimeout> | undefined
  /** What was last copied, and whether it could be. */
  private said: { key: string; done: boolean } | undefined

  constructor(private readonly host: Host) {}

  /** Called with each drawing; asks the module nothing. */
  look(source: Source): void {
    this.source = source
  }

  // ---- the officer's fields ----

  get values(): SheetValues {
    return this.fields
  }

  /** Another set of fields: those of before, where a change is taken back, or none. */
  lay(fields: SheetValues): void {
    this.fields = fields
  }

  /** Another case, or none: nothing of the last one stays. */
  clear(): void {
    this.fields = new Map()
    this.choice = undefined
  }

  /** Who has left the case takes his fields along. */
  keep(owners: Iterable<string>): void {
    const staying = new Set(['case', ...owners])
    const rest = [...this.fields].filter(([slot]) => staying.has(slot.slice(0, slot.indexOf('.'))))
    if (rest.length < this.fields.size) this.fields = new Map(rest)
  }

  fill(slot: string, text: string): void {
    const next = new Map(this.fields)
    if (text === '') next.delete(slot)
    else next.set(slot, text)
    this.fields = next
    this.host.requestUpdate()
  }

  // ---- the papers ----

  /** For what leaves the page: always of the case as it is now. */
  now(): PapersAnswer | undefined {
    if (!this.source) return undefined
    const { engine, value, lang } = this.source
    if (this.known?.value !== value || this.known.lang !== lang) {
      clearTimeout(this.pause)
      this.known = { value, lang, answer: engine.papers(value, lang) }
    }
    return this.known.answer
  }

  /** For what is looked at: while answers are typed, the last papers stand a moment longer. */
  preview(): { answer: PapersAnswer | undefined; stale: boolean } {
    const { known, source } = this
    const stale = known !== undefined && source !== undefined && known.lang === source.lang && known.value !== source.value
    if (!stale) return { answer: this.now(), stale }
    clearTimeout(this.pause)
    this.pause = setTimeout(() => {
      this.now()
      this.host.requestUpdate()
    }, PAUSE)
    return { answer: known.answer, stale }
  }

  masked({ redacted }: Papers): boolean {
    return this.choice?.against === redacted ? this.choice.masked : redacted
  }

  mask(papers: Papers, masked: boolean): void {
    this.choice = { masked, against: papers.redacted }
    this.host.requestUpdate()
  }

  write(papers: Papers, paper: Paper): WrittenPaper {
    return writePaper(paper, {
      lang: papers.lang,
      fields: this.source?.engine.form(this.source.lang).sheet_fields ?? [],
      subjects: this.source?.subjects ?? [],
      values: this.fields,
      masked: this.masked(papers),
      receipt: papers.receipt,
    })
  }

  /** In the order of the papers. */
  selected(papers: Papers): Paper[] {
    return papers.papers.filter((one) => this.chosen.has(one.id))
  }

  isSelected(id: Paper['id']): boolean {
    return this.chosen.has(id)
  }

  select(id: Paper['id'], yes: boolean): void {
    const next = new Set(this.chosen)
    if (yes) next.add(id)
    else next.delete(id)
    this.chosen = next
    this.host.requestUpdate()
  }

  get shown(): Paper['id'] {
    return this.shownId
  }

  show(id: Paper['id']): void {
    this.shownId = id
    this.host.requestUpdate()
  }

  // ---- copying ----

  copied(key: string): boolean | undefined {
    return this.said?.key === key ? this.said.done : undefined
  }

  get lastCopy(): boolean | undefined {
    return this.said?.done
  }

  async copy(key: string, text: string): Promise<void> {
    const done = await copyText(text, this.host.renderRoot as ShadowRoot)
    // Emptied first: the same words said twice are not read out twice.
    this.said = undefined
    this.host.requestUpdate()
    clearTimeout(this.saying)
    this.saying = setTimeout(() => {
      this.said = { key, done }
      this.host.requestUpdate()
      this.saying = setTimeout(() => {
        this.said = undefined
        this.host.requestUpdate()
      }, SAID)
    }, 50)
  }
}
