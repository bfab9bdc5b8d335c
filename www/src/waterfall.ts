// The waterfall of losses and money received under a sheet. Geometry only: Number() turns the engine's yuan into pixels.
// Its bars lie: Chinese item names need a line's width, which the foot of an upright bar never has, least of all at 320 px.
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit'
import { directive } from 'lit/async-directive.js'
import { ref } from 'lit/directives/ref.js'
import type { Context } from './context.js'
import type { Bar, Sheet } from './contract.js'
import { Drawing, tableBehind, textLines, textWidth } from './drawing.js'

export function waterfallView(ctx: Context, sheet: Sheet): unknown {
  return sheet.waterfall.length ? waterfall(ctx, sheet) : nothing
}

const SIZE = 13
const LINE = 18
const THICK = 16
/** Beyond the last certain or possible yuan, for what is open. */
const OPEN = 30
/** Narrower than this, a name stands above its bar. */
const NARROW = 430

class WaterfallDrawing extends Drawing {
  private ctx!: Context
  private sheet!: Sheet

  override render(ctx: Context, sheet: Sheet): unknown {
    this.ctx = ctx
    this.sheet = sheet
    return this.draw()
  }

  protected override draw(): TemplateResult {
    const { ctx } = this
    const bars = this.sheet.waterfall
    const rows = bars.map(({ label, kind, value }) => [label, ctx.say(`waterfall_kind_${kind}`), value])
    const head = [ctx.say('waterfall_item'), ctx.say('waterfall_kind'), ctx.say('waterfall_value')]
    const possible = bars.some(({ sure, may }) => sure !== may)
    return html`
      <section class="drawn waterfall" data-waterfall=${this.sheet.id} aria-labelledby=${`${this.id}-title`}>
        <h5 id=${`${this.id}-title`}>${ctx.say('waterfall_title')}</h5>
        <div class="stage">
          <div class="probe" ${ref(this.watch)}></div>
          ${this.picture(bars)}
        </div>
        ${possible
          ? html`<p class="waterfall-key">
              <span>${this.sample(false)} ${ctx.say('waterfall_sure')}</span>
              <span>${this.sample(true)} ${ctx.say('waterfall_may')}</span>
            </p>`
          : nothing}
        ${tableBehind(ctx.say('waterfall_table'), head, rows)}
      </section>
    `
  }

  private sample(hatched: boolean): TemplateResult {
    return html`<svg class="sample" viewBox="0 0 34 12" aria-hidden="true">
      <rect class=${hatched ? 'hatched' : 'bar-loss'} x="1" y="1" width="32" height="10" fill=${hatched ? this.hatch : nothing}></rect>
    </svg>`
  }

  private picture(bars: Bar[]): TemplateResult {
    const { ctx, width } = this
    const narrow = width < NARROW
    const column = narrow ? 0 : Math.min(Math.round(width * 0.36), Math.max(...bars.map(({ label }) => textWidth(label, SIZE))) + 12)
    const values = Math.max(...bars.map(({ value }) => textWidth(value, SIZE)))
    // Where the longest value would take more than half of the room, values go above the bars.
    const beside = !narrow && values < (width - column) * 0.5
    const ground = column + 1
    const room = width - ground - (beside ? values + 10 : 0) - OPEN - 4
    const most = Math.max(...bars.flatMap(({ start, sure, may }) => [start, sure, may ?? sure].map(Number)), 0)
    const x = (yuan: string) => ground + (most > 0 ? (Number(yuan) / most) * room : 0)

    const drawn: SVGTemplateResult[] = []
    let y = 4
    let end: { x: number; y: number } | undefined
    for (const bar of bars) {
      const lines = narrow ? textLines(bar.label, SIZE, width - 12) : textLines(bar.label, SIZE, column - 8)
      const own = beside ? [] : textLines(bar.value, SIZE, width - ground)
      // Narrow: name and value share a line where both fit.
      const shared = narrow && lines.length === 1 && own.length === 1 && textWidth(`${bar.label} ${bar.value}`, SIZE) + 24 < width
      const above = narrow ? (shared ? 1 : lines.length + own.length) : own.length
      const top = y + above * LINE + (above ? 3 : 0)
      const tall = narrow ? THICK : Math.max(THICK, above ? THICK : lines.length * LINE)
      const middle = top + tall / 2
      const ink = this.bar(bar, x, middle)
      const names = narrow
        ? lines.map((line, index) => text('bar-name', 7, y + (index + 1) * LINE - 4, line, 'start'))
        : lines.map((line, index) =>
            text('bar-name', 0, (above ? y : middle - (lines.length * LINE) / 2) + (index + 1) * LINE - 5, line, 'start'),
          )
      const sums = beside
        ? [text('sum-name', ink.right + 8, middle + 4.5, bar.value, 'start')]
        : own.map((line, index) =>
            narrow
              ? text('sum-name', width - 2, y + ((shared ? 0 : lines.length) + index + 1) * LINE - 4, line, 'end')
              : text('sum-name', Math.max(ground + 4, Math.min(ink.left, width - 4 - textWidth(line, SIZE))), y + (index + 1) * LINE - 4, line, 'start'),
          )
      const bottom = Math.max(top + tall, y + (narrow ? 0 : lines.length * LINE))
      const link =
        end && bar.kind !== 'unmet'
          ? svg`<line class="link-line" x1=${px(end.x)} x2=${px(end.x)} y1=${px(end.y)} y2=${px(middle - THICK / 2)} stroke-dasharray="2 3"></line>`
          : nothing
      drawn.push(svg`
        <g data-bar=${bar.kind} data-start=${bar.start} data-sure=${bar.sure} data-may=${bar.may ?? 'open'}>${link}${ink.drawn}${names}${sums}</g>
      `)
      end = { x: x(bar.sure), y: middle + THICK / 2 }
      y = bottom + 9
    }
    return html`
      <svg class="picture" viewBox=${`0 0 ${width} ${y}`} role="img" aria-label=${ctx.say('waterfall_picture', { count: bars.length })}>
        <defs>
          ${this.hatching()}
          <linearGradient id=${`${this.id}-right`}><stop offset="0" class="fade-none"></stop><stop offset="1" class="fade-all"></stop></linearGradient>
          <linearGradient id=${`${this.id}-left`}><stop offset="0" class="fade-all"></stop><stop offset="1" class="fade-none"></stop></linearGradient>
        </defs>
        <rect class="ground" x=${ground - 1} y="0" width="1.5" height=${y}></rect>
        ${drawn}
      </svg>
    `
  }

  /** Certain, possible, open: solid, hatched, hatched and fading into a torn edge with an arrow. */
  private bar({ kind, start, sure, may }: Bar, x: (yuan: string) => number, middle: number): { drawn: SVGTemplateResult; left: number; right: number } {
    const from = x(start)
    const to = x(sure)
    const down = kind === 'received'
    // A loss that is open may be any sum; money received that is open may leave nothing.
    const far = may === null ? (down ? x('0') : to + OPEN) : x(may)
    const y = middle - THICK / 2
    const open = may === null
    const [left, right] = [Math.min(to, far), Math.max(to, far)]
    const torn = down ? `M${px(left + 7)} ${y}l-6 ${THICK / 2}l6 ${THICK / 2}` : `M${px(right - 7)} ${y}l6 ${THICK / 2}l-6 ${THICK / 2}`
    return {
      left: Math.min(from, left),
      right: Math.max(from, right),
      drawn: svg`
        ${right - left > 0.01
          ? svg`<rect class="hatched" data-possible=${open ? 'open' : 'closed'} x=${px(left)} y=${y} width=${px(right - left)} height=${THICK} fill=${this.hatch}></rect>`
          : nothing}
        ${open
          ? svg`
              <rect class="fade" x=${px(left)} y=${y - 1} width=${px(right - left)} height=${THICK + 2} fill=${`url(#${this.id}-${down ? 'left' : 'right'})`}></rect>
              <path class="torn" d=${torn}></path>
            `
          : nothing}
        <rect class=${`bar-${kind}`} data-sure=${sure} x=${px(Math.min(from, to))} y=${y} width=${px(Math.abs(to - from))} height=${THICK}></rect>
        ${down && from - to > 14
          ? svg`<path class="down" d=${`M${px(to + 3)} ${middle}l8 -5v10z`}></path>`
          : nothing}
      `,
    }
  }
}

const waterfall = directive(WaterfallDrawing)

function text(name: string, x: number, y: number, words: string, anchor: 'start' | 'end'): SVGTemplateResult {
  return svg`<text class=${name} x=${px(x)} y=${px(y)} text-anchor=${anchor}>${words}</text>`
}

function px(length: number): string {
  return length.toFixed(2)
}
