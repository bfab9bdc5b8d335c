// The money ruler under the figures of a sheet, with the proposal as a handle. Geometry only: Number() turns the engine's
// yuan into pixels and is never read; no money is added, compared, rounded or formatted here. What the officer chooses
// with the handle is a whole count of tenths of a month or of hundreds of yuan, and is written as exactly that text.
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit'
import { directive } from 'lit/async-directive.js'
import { live } from 'lit/directives/live.js'
import { ref } from 'lit/directives/ref.js'
import { read } from './case-store.js'
import type { Context, ProposalUnit } from './context.js'
import type { Ruler, RulerMark, Sheet } from './contract.js'
import { Drawing, tableBehind, textWidth } from './drawing.js'

export function rulerView(ctx: Context, sheet: Sheet): unknown {
  return sheet.ruler ? ruler(ctx, sheet, sheet.ruler) : nothing
}

/** In months. Usual grants are a few per cent of the limit. */
const WIDTHS = [3, 6, 12, 24, 48]

/** Only the general limit is a whole line: it must be told from the others without colour. */
const DASHES: Record<RulerMark['kind'], string> = {
  limit: 'none',
  extended: '10 3 2 3',
  cap: '10 3 2 3',
  soft: '6 4',
  mark: '2 3',
  guide: '1 4',
  proposal: '1 2',
}

/** Months that the handle can stand at exactly. */
const TENTHS = /^(\d{1,6})(?:\.(\d))?$/

/** The handle's own half width; the track of a native slider is as much shorter at both ends. */
const PAD = 22
const SIZE = 13
const BODY = { top: 50, bottom: 80 }
const LANE = 17
const ROW = 21
/** Narrower than this, marks carry numbers and their names stand below. */
const NARROW = 430

/** What is on the screen: from `start`, in units of the handle, as many months as `width`. */
interface Scale {
  from: number
  to: number
  x(yuan: number): number
}

interface Label {
  mark: RulerMark
  text: string
  length: number
  x: number
  /** Where its line begins. */
  y: number
}

interface Placed extends Label {
  row: number
  left: number
  /** It ends above its text instead of beside it. */
  above: boolean
}

class RulerDrawing extends Drawing {
  private ctx!: Context
  private sheet!: Sheet
  private ruler!: Ruler

  private zoom = WIDTHS[WIDTHS.length - 1]!
  private start = 0
  /** The officer has chosen how much is shown. */
  private chosen = false
  private unit: ProposalUnit = 'proposed_months'
  private answered: ProposalUnit | undefined
  private seen: string | undefined
  private dragging = false
  /** What is new was written by the handle itself. */
  private own = false
  /** The handle has been moved since the last frame. */
  private moved: number | undefined
  private frame = 0

  override render(ctx: Context, sheet: Sheet, ruler: Ruler): unknown {
    this.ctx = ctx
    this.sheet = sheet
    this.ruler = ruler
    const answered = (['proposed_months', 'proposed_amount'] as const).find((unit) => this.answer(unit) !== undefined)
    if (answered && answered !== this.answered) this.setUnit(answered)
    this.answered = answered
    this.settle()
    return this.draw()
  }

  protected override disconnected(): void {
    super.disconnected()
    this.drop()
    cancelAnimationFrame(this.frame)
    this.frame = 0
    this.moved = undefined
  }

  private answer(unit: ProposalUnit): unknown {
    return read(this.ctx.value, `choices.sheets.${this.sheet.id}.${unit}`) ?? undefined
  }

  private get proposal(): RulerMark | undefined {
    return this.ruler.marks.find(({ kind }) => kind === 'proposal')
  }

  private get month(): number {
    return Number(this.ruler.month)
  }

  /** How many yuan one step of the handle is long on the drawing. */
  private get stride(): number {
    return this.unit === 'proposed_months' ? this.month / 10 : 100
  }

  /** Steps that are on the screen. */
  private get span(): number {
    return (this.zoom * this.month) / this.stride
  }

  private get widths(): number[] {
    const all = [...WIDTHS]
    while (all[all.length - 1]! <= Number(this.ruler.months) && all.length < 16) all.push(2 * all[all.length - 1]!)
    return all
  }

  /** Where the handle stands, in steps: as the officer entered it, otherwise at the step nearest to the sum. */
  private get place(): number | undefined {
    if (this.moved !== undefined) return this.moved
    const { proposal } = this
    if (!proposal) return undefined
    const own = this.unit === 'proposed_months' && TENTHS.exec(String(this.answer(this.unit)))
    return own ? Number(`${own[1]}${own[2] ?? '0'}`) : Math.round(Number(proposal.low) / this.stride)
  }

  /** The sum proposed as the module says it, after the months as the officer entered them. */
  private words({ value }: RulerMark): string {
    const months = String(this.answer('proposed_months'))
    if (!TENTHS.test(months)) return value
    return this.ctx.say('ruler_proposal', { months: this.ctx.say('ruler_months', { count: months }), amount: value })
  }

  private setUnit(unit: ProposalUnit): void {
    if (unit === this.unit) return
    this.unit = unit
    this.round()
  }

  /** Shows the part of the ruler that has the proposal in its middle, as far as there is ruler. */
  private round(): void {
    this.start = Math.max(0, Math.floor((this.place ?? 0) - this.span / 2))
  }

  /** Lets the shown part follow the proposal; never under the officer's hand. */
  private settle(): void {
    if (this.dragging) return
    const { place, seen } = this
    const sum = this.proposal?.low
    const surprising = sum !== seen && (seen === undefined || !this.own)
    this.seen = sum
    this.own = false
    if (place === undefined) {
      if (!this.chosen) this.zoom = this.widths[this.widths.length - 1]!
      this.start = 0
      return
    }
    const margin = this.span * 0.03
    const out = place > this.start + this.span - margin || (this.start > 0 && place < this.start + margin)
    if (!this.chosen && (out || surprising)) {
      const months = (place * this.stride) / this.month
      this.zoom = this.widths.find((width) => width >= 2 * months) ?? this.widths[this.widths.length - 1]!
      this.start = 0
      if (place > this.span * 0.97) this.round()
    } else if (out) {
      this.round()
    }
  }

  private show(width: number): void {
    this.chosen = true
    this.zoom = width
    this.round()
    this.redraw()
  }

  private showAll(): void {
    this.chosen = true
    this.zoom = this.widths[this.widths.length - 1]!
    this.start = 0
    this.settle()
    this.redraw()
  }

  private readonly grasp = (): void => {
    this.dragging = true
    // The hand may be lifted anywhere.
    window.addEventListener('pointerup', this.letGo)
    window.addEventListener('pointercancel', this.letGo)
  }

  private drop(): void {
    this.dragging = false
    window.removeEventListener('pointerup', this.letGo)
    window.removeEventListener('pointercancel', this.letGo)
  }

  private readonly letGo = (): void => {
    this.drop()
    // Writing draws again.
    if (this.moved !== undefined) return this.write()
    this.settle()
    this.redraw()
  }

  private move(event: Event): void {
    this.moved = Number((event.target as HTMLInputElement).value)
    // A hand is quicker than the screen: what it passes between two frames is not asked of the module.
    if (!this.frame) this.frame = requestAnimationFrame(() => this.write())
  }

  private write(): void {
    cancelAnimationFrame(this.frame)
    this.frame = 0
    const { moved } = this
    this.moved = undefined
    if (moved === undefined) return
    this.own = true
    this.ctx.act.propose(this.sheet.id, this.unit, this.unit === 'proposed_months' ? tenths(moved) : hundreds(moved))
  }

  private scale(): Scale {
    const from = this.start * this.stride
    const to = from + this.zoom * this.month
    const length = this.width - 2 * PAD
    return { from, to, x: (yuan) => PAD + ((yuan - from) / (to - from)) * length }
  }

  protected override draw(): TemplateResult {
    const { ctx, ruler } = this
    const all = this.widths
    const at = all.indexOf(this.zoom)
    const whole = at === all.length - 1 && this.start === 0
    const kinds = ruler.marks.map(({ label, kind, value }) => [label, ctx.say(`ruler_kind_${kind}`), value])
    const head = [ctx.say('ruler_mark'), ctx.say('ruler_kind'), ctx.say('ruler_value')]
    return html`
      <section class="drawn ruler" data-ruler=${this.sheet.id} data-width=${this.zoom} aria-labelledby=${`${this.id}-title`}>
        <h5 id=${`${this.id}-title`}>${ctx.say('ruler_title')}</h5>
        <div class="ruler-tools">
          <div class="radios" role="radiogroup" aria-label=${ctx.say('ruler_unit')}>
            <span class="ruler-unit" aria-hidden="true">${ctx.say('ruler_unit')}</span>
            ${this.unitRadio('proposed_months', ctx.say('ruler_by_months'))}
            ${this.unitRadio('proposed_amount', ctx.say('ruler_by_yuan'))}
          </div>
          <div class="ruler-zoom" role="group" aria-label=${ctx.say('ruler_zoom')}>
            ${this.zoomButton('in', ctx.say('ruler_zoom_in'), at > 0, () => this.show(all[at - 1]!))}
            ${this.zoomButton('out', ctx.say('ruler_zoom_out'), at < all.length - 1, () => this.show(all[at + 1]!))}
            ${this.zoomButton('full', ctx.say('ruler_zoom_full'), !whole, () => this.showAll())}
            <span class="ruler-width">${ctx.say('ruler_width', { count: this.zoom })}</span>
          </div>
        </div>
        ${this.stage()} ${tableBehind(ctx.say('ruler_table'), head, kinds)}
      </section>
    `
  }

  private unitRadio(unit: ProposalUnit, words: string): TemplateResult {
    return html`
      <label class="radio">
        <input
          type="radio"
          name=${`${this.id}-unit`}
          data-unit=${unit}
          .checked=${live(this.unit === unit)}
          @change=${() => {
            this.setUnit(unit)
            this.redraw()
          }}
        />
        <span>${words}</span>
      </label>
    `
  }

  private zoomButton(name: string, words: string, free: boolean, act: () => void): TemplateResult {
    return html`<button
      type="button"
      class="small"
      data-zoom=${name}
      aria-disabled=${free ? nothing : 'true'}
      @click=${() => free && act()}
    >
      ${words}
    </button>`
  }

  private stage(): TemplateResult {
    const { ctx, width } = this
    const scale = this.scale()
    const { marks } = this.ruler
    const others = marks.filter(({ kind }) => kind !== 'proposal')
    const names = others.map((mark) => `${mark.label} ${mark.value}`)
    const narrow = width < NARROW || names.some((name) => textWidth(name, SIZE) > width * 0.8)
    const bands = marks.filter((mark) => mark.high !== mark.low && !beyond(scale, mark))
    const labels = others.map((mark, index): Label => {
      const text = narrow ? String(index + 1) : names[index]!
      const lane = bands.indexOf(mark)
      return {
        mark,
        text,
        length: narrow ? 22 : textWidth(text, SIZE),
        x: Math.max(PAD, scale.x(Number(mark.low))),
        // The line of a range begins at its own band: so one sees which name belongs to which.
        y: lane < 0 ? BODY.bottom : laneTop(lane) - 2,
      }
    })
    const inside = labels.filter(({ mark }) => !beyond(scale, mark))
    const top = BODY.bottom + 6 + bands.length * LANE
    const placed = place(inside, width, narrow)
    const rows = placed.reduce((most, { row }) => Math.max(most, row + 1), 0)
    const edges = edgeRows(labels.filter(({ mark }) => beyond(scale, mark)), scale, width, rows)
    const height = top + (edges.rows ? edges.rows : rows) * ROW + 4
    return html`
      <div class="stage">
        <div class="probe" ${ref(this.watch)}></div>
        ${this.slider()}
        <svg
          class="picture"
          viewBox=${`0 0 ${width} ${height}`}
          role="img"
          aria-label=${ctx.say('ruler_picture', { count: marks.length })}
          data-from=${scale.from}
          data-to=${scale.to}
        >
          <defs>${this.hatching()}</defs>
          ${this.body(scale)} ${bands.map((mark, lane) => this.band(scale, mark, lane))}
          ${this.hairline(scale, top)}
          ${[...placed].reverse().map((one) => markLine(one, top))}
          ${placed.map((one) => name(one, one.left, top + one.row * ROW, narrow))}
          ${edges.labels.map(({ label, row, left, side }) => edgeName(label, left, top + row * ROW, side, narrow))}
          ${this.handle(scale)}
        </svg>
      </div>
      ${narrow ? legend(others, scale) : nothing}
    `
  }

  /** The ruler itself: round months, or round ten thousands where the officer works in yuan. */
  private body({ from, to, x }: Scale): SVGTemplateResult {
    const { ctx, width } = this
    const months = this.unit === 'proposed_months'
    const unit = months ? this.month : 10_000
    const words = (count: number) =>
      months ? ctx.say('ruler_months', { count })
      : count ? ctx.say('ruler_wan', { count })
      : ctx.say('ruler_ground')
    const pixels = x(from + unit) - x(from)
    const last = Math.floor(to / unit)
    const room = textWidth(words(Math.max(last, 10)), 12) + 10
    const step = roundStep(months ? [1, 2, 3, 6, 12, 24, 48] : [1, 2, 5, 10, 20, 50, 100, 200, 500], room / pixels)
    const fine = roundStep([0.1, 0.5, 1, 2, 3, 5, 6, 10, 12, 50], 6 / pixels)
    const ticks: SVGTemplateResult[] = []
    for (let n = Math.ceil(from / (fine * unit)), count = 0; n * fine * unit <= to * (1 + 1e-9) && count < 400; n += 1, count += 1) {
      const at = x(n * fine * unit)
      ticks.push(svg`<rect class="tick" x=${px(at - 0.5)} y=${BODY.top} width="1" height="5"></rect>`)
    }
    for (let n = Math.ceil(from / (step * unit) - 1e-9), count = 0; n * step * unit <= to * (1 + 1e-9) && count < 60; n += 1, count += 1) {
      const at = x(n * step * unit)
      const text = words(n * step)
      const half = textWidth(text, 12) / 2
      ticks.push(svg`
        <rect class="tick" data-tick=${n * step} x=${px(at - 0.5)} y=${BODY.top} width="1" height="10"></rect>
        <text class="tick-name" x=${px(Math.min(Math.max(at, half), width - half))} y=${BODY.bottom - 6} text-anchor="middle">${text}</text>
      `)
    }
    const length = width - 2 * PAD
    return svg`<rect class="body" x=${PAD} y=${BODY.top} width=${length} height=${BODY.bottom - BODY.top}></rect>${ticks}`
  }

  /** From low to high; where it is open, or goes on outside, to the edge and on. */
  private band({ from, to, x }: Scale, mark: RulerMark, lane: number): SVGTemplateResult {
    const low = Math.max(PAD, x(Number(mark.low)))
    const onward = mark.high === null || Number(mark.high) > to
    const high = onward ? this.width - PAD : x(Number(mark.high))
    const y = laneTop(lane)
    const tall = LANE - 5
    return svg`
      <g data-band=${mark.id} data-onward=${String(onward)}>
        <rect class="hatched" x=${px(low)} y=${y} width=${px(Math.max(1, high - low))} height=${tall} fill=${this.hatch}></rect>
        ${onward
          ? svg`<path class="arrow" d=${`M${px(high + 1)} ${y - 1}l12 ${tall / 2 + 1}l-12 ${tall / 2 + 1}z`}></path>`
          : svg`<line class=${`mark-line line-${mark.kind}`} x1=${px(high)} y1=${y - 2} x2=${px(high)} y2=${y + tall + 2}
              stroke-dasharray=${DASHES[mark.kind]}></line>`}
        ${Number(mark.low) < from
          ? svg`<path class="arrow" d=${`M${PAD - 1} ${y - 1}l-12 ${tall / 2 + 1}l12 ${tall / 2 + 1}z`}></path>`
          : nothing}
      </g>
    `
  }

  private handleX({ from, to, x }: Scale): number {
    const { proposal } = this
    return proposal ? Math.min(Math.max(x(Number(proposal.low)), x(from)), x(to)) : x(Math.max(0, from))
  }

  private hairline(scale: Scale, bottom: number): SVGTemplateResult | typeof nothing {
    if (!this.proposal) return nothing
    const x = px(this.handleX(scale))
    return svg`<line class="hairline" x1=${x} x2=${x} y1=${BODY.top} y2=${bottom} stroke-dasharray=${DASHES.proposal}></line>`
  }

  private handle(scale: Scale): SVGTemplateResult {
    const { proposal, width, ctx } = this
    const x = this.handleX(scale)
    const long = proposal ? `${proposal.label} ${this.words(proposal)}` : ctx.say('ruler_none')
    const words = proposal && textWidth(long, 14) > width ? this.words(proposal) : long
    const half = textWidth(words, 14) / 2
    const middle = Math.max(half, Math.min(x, width - half))
    return svg`
      <g class=${proposal ? 'handle' : 'handle dimmed'} data-handle=${px(x)}>
        <path d=${`M${px(x - 10)} 24h20v13l-10 13l-10 -13z`} stroke-dasharray=${proposal ? 'none' : '3 2'}></path>
        <path class="grip" d=${`M${px(x - 3)} 28v9M${px(x + 3)} 28v9`}></path>
        <text class="handle-name" x=${px(middle)} y="15" text-anchor="middle">${words}</text>
      </g>
    `
  }

  /** A native slider lies behind the drawing, which lets the pointer through: keys, touch and screen readers know it already. */
  private slider(): TemplateResult | typeof nothing {
    const { ctx, proposal, place } = this
    const here = `choices.sheets.${this.sheet.id}`
    if (ctx.held(`${here}.proposed_months`) || ctx.held(`${here}.proposed_amount`)) return nothing
    return html`
      <input
        type="range"
        class="slider"
        data-slider=${this.sheet.id}
        aria-label=${ctx.say('ruler_handle')}
        min=${this.start}
        max=${this.start + this.span}
        step="1"
        .value=${live(String(place ?? this.start))}
        aria-valuetext=${proposal ? this.words(proposal) : ctx.say('ruler_none')}
        @pointerdown=${this.grasp}
        @input=${(event: Event) => this.move(event)}
        @change=${() => this.write()}
      />
    `
  }
}

const ruler = directive(RulerDrawing)

/** 35 → 3.5, 30 → 3: by its digits, not by division. */
export function tenths(count: number): string {
  const digits = String(count)
  const whole = digits.slice(0, -1) || '0'
  return digits.endsWith('0') ? whole : `${whole}.${digits.slice(-1)}`
}

/** 508 → 50800. */
export function hundreds(count: number): string {
  return count ? `${count}00` : '0'
}

function px(length: number): string {
  return length.toFixed(2)
}

function laneTop(lane: number): number {
  return BODY.bottom + 5 + lane * LANE
}

/** The first of the steps that leaves enough room. */
function roundStep(steps: number[], least: number): number {
  return steps.find((step) => step >= least) ?? least
}

/** On which side of what is shown a mark lies, where it lies outside altogether. */
function beyond({ from, to }: Scale, { low, high }: RulerMark): 'left' | 'right' | undefined {
  if (Number(low) > to) return 'right'
  return high !== null && Number(high) < from ? 'left' : undefined
}

/**
 * Rows for the names, from the right to the left: a name stands beside its line and reaches under the lines on its right,
 * which have ended above it. Two names never meet; a line behind a name is the last resort.
 */
function place(labels: Label[], width: number, narrow: boolean): Placed[] {
  const placed: Placed[] = []
  const order = [...labels].sort((a, b) => b.x - a.x)
  for (const label of order) {
    const { x, length } = label
    const lefts = narrow ? [] : [x + 6, x - 6 - length].filter((left) => left >= 2 && left + length <= width - 2)
    const choices = lefts.map((left) => ({ left, above: false }))
    if (!choices.length) {
      choices.push({ left: Math.max(2, Math.min(x - length / 2, width - 2 - length)), above: true })
    }
    let best: Placed | undefined
    let cost = Number.POSITIVE_INFINITY
    for (let row = 0; row <= placed.length; row += 1) {
      for (const { left, above } of choices) {
        const right = left + length
        const covers = (at: number) => at > left - 4 && at < right + 4
        if (placed.some((one) => one.row === row && left < one.left + one.length + 10 && one.left < right + 10)) continue
        const crossed = placed.filter(
          (one) =>
            (one.row < row && x > one.left - 4 && x < one.left + one.length + 4) ||
            (covers(one.x) && (one.row > row || (one.row === row && !one.above))),
        ).length
        const price = crossed * 100 + row
        if (price < cost) {
          cost = price
          best = { ...label, row, left, above }
        }
      }
    }
    if (best) placed.push(best)
  }
  return placed
}

interface Edge {
  label: Label
  row: number
  left: number
  side: 'left' | 'right'
}

/** What lies outside is named at the edge behind which it lies, in rows of their own. */
function edgeRows(labels: Label[], scale: Scale, width: number, above: number): { rows: number; labels: Edge[] } {
  const edges: Edge[] = []
  const ends = { left: [] as number[], right: [] as number[] }
  let row = above
  for (const label of labels) {
    const side = beyond(scale, label.mark) ?? 'right'
    const length = label.length + 24
    const facing = ends[side === 'left' ? 'right' : 'left']
    let at = above
    while (ends[side][at] !== undefined || (facing[at] !== undefined && facing[at]! + length + 12 > width)) at += 1
    ends[side][at] = length
    row = Math.max(row, at + 1)
    edges.push({ label, row: at, side, left: side === 'left' ? 2 : width - 2 - length })
  }
  return { rows: row, labels: edges }
}

function markLine({ mark, x, y, row, above }: Placed, top: number): SVGTemplateResult {
  const bottom = top + row * ROW + (above ? 1 : ROW - 3)
  return svg`
    <g data-mark=${mark.id} data-kind=${mark.kind} data-x=${px(x)}>
      ${mark.kind === 'guide'
        ? svg`<path class="tick-mark" d=${`M${px(x)} ${BODY.bottom}l-5 9h10z`}></path>`
        : nothing}
      <line class=${`mark-line line-${mark.kind}`} x1=${px(x)} x2=${px(x)} y1=${y} y2=${bottom}
        stroke-dasharray=${DASHES[mark.kind]}></line>
    </g>
  `
}

function name({ mark, text, length }: Label, left: number, y: number, narrow: boolean): SVGTemplateResult {
  if (narrow) {
    const x = px(left + length / 2)
    return svg`
      <g data-name=${mark.id}>
        <circle class="number-ground" cx=${x} cy=${y + ROW / 2} r="9"></circle>
        <text class="number" x=${x} y=${y + ROW / 2 + 4.5} text-anchor="middle">${text}</text>
      </g>
    `
  }
  return svg`
    <text class="mark-name" data-name=${mark.id} x=${px(left)} y=${y + ROW - 6}>${mark.label} <tspan class="sum-name">${mark.value}</tspan></text>
  `
}

function edgeName(label: Label, left: number, y: number, side: 'left' | 'right', narrow: boolean): SVGTemplateResult {
  const arrow = svg`<text class="edge-arrow" x=${px(side === 'left' ? left : left + label.length + 22)} y=${y + ROW - 6}
    text-anchor=${side === 'left' ? 'start' : 'end'}>${side === 'left' ? '←' : '→'}</text>`
  const from = side === 'left' ? left + 20 : left
  if (narrow) return svg`<g data-edge=${side} data-mark=${label.mark.id}>${name(label, from, y, true)}${arrow}</g>`
  const { mark } = label
  // Written up to its arrow, however long it really is.
  return svg`
    <g data-edge=${side} data-mark=${mark.id}>
      <text class="mark-name" data-name=${mark.id} text-anchor=${side === 'left' ? 'start' : 'end'}
        x=${px(side === 'left' ? from : left + label.length + 3)} y=${y + ROW - 6}>${mark.label} <tspan class="sum-name">${mark.value}</tspan></text>
      ${arrow}
    </g>
  `
}

/** What the numbers stand for. */
function legend(marks: RulerMark[], scale: Scale): TemplateResult {
  return html`
    <ol class="ruler-legend">
      ${marks.map((mark, index) => {
        const side = beyond(scale, mark)
        return html`
          <li data-legend=${mark.id}>
            <span class="legend-number">${index + 1}</span>
            <svg class="sample" viewBox="0 0 34 12" aria-hidden="true">
              ${mark.kind === 'guide'
                ? svg`<path class="tick-mark" d="M17 1l-5 9h10z"></path>`
                : svg`<line class=${`mark-line line-${mark.kind}`} x1="1" x2="33" y1="6" y2="6" stroke-dasharray=${DASHES[mark.kind]}></line>`}
            </svg>
            <span class="legend-name">${mark.label}</span>
            <b>${mark.value}${side ? (side === 'left' ? ' ←' : ' →') : nothing}</b>
          </li>
        `
      })}
    </ol>
  `
}
