// What the drawings share: redrawn at the measured width, hatching, how long a text is, the table behind. Numbers here are pixels.
import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit'
import { AsyncDirective } from 'lit/async-directive.js'

/** Before the first measurement. */
const GUESS = 480

/** Ids of patterns are shared by all drawings of one shadow root. */
let drawings = 0

/**
 * A part of the page that is drawn again when its own width changes, so that its texts keep their size instead of
 * being scaled. A subclass draws at `width` and lets a `probe` stand in what it draws.
 */
export abstract class Drawing extends AsyncDirective {
  protected width = GUESS
  protected readonly id = `drawing-${(drawings += 1)}`
  private probe: Element | undefined

  /** The height of a drawing follows from its width: what is watched must have no height of its own. */
  private readonly size = new ResizeObserver(() => requestAnimationFrame(() => this.measure()))

  protected abstract draw(): unknown

  protected redraw(): void {
    if (this.isConnected) this.setValue(this.draw())
  }

  /** For `ref` on the probe. */
  protected readonly watch = (probe?: Element): void => {
    this.size.disconnect()
    this.probe = probe
    if (!probe) return
    this.size.observe(probe)
    // The probe stands on the page when the template it belongs to has been drawn, still before it is shown.
    queueMicrotask(() => this.measure())
  }

  private measure(): void {
    const width = Math.floor(this.probe?.getBoundingClientRect().width ?? 0)
    if (width <= 0 || width === this.width) return
    this.width = width
    this.redraw()
  }

  protected override disconnected(): void {
    this.size.disconnect()
  }

  protected override reconnected(): void {
    if (this.probe) this.size.observe(this.probe)
  }

  /** The pattern for what is possible and not certain. */
  protected hatching(): SVGTemplateResult {
    return svg`
      <pattern id=${`${this.id}-hatch`} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect class="hatch-ground" width="6" height="6"></rect>
        <path class="hatch-line" d="M-1.5 1.5L1.5 -1.5M0 6L6 0M4.5 7.5L7.5 4.5"></path>
      </pattern>
    `
  }

  protected get hatch(): string {
    return `url(#${this.id}-hatch)`
  }
}

/** How wide a text will be, rather too wide than too narrow: fonts differ from desk to desk. */
export function textWidth(text: string, size: number): number {
  let ems = 0
  for (const sign of text) ems += sign > '\u2e7f' || sign === '—' || sign === '→' || sign === '←' ? 1 : /[mwMWA-Z@%]/.test(sign) ? 0.82 : 0.58
  return ems * size
}

/** A text in lines that fit: Chinese breaks anywhere, other words stay whole where they can. */
export function textLines(text: string, size: number, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(/[!-~]+[，。、；：）]?|[^\s!-~][，。、；：）]?|\s+/g) ?? []) {
    if (line && textWidth((line + piece).trim(), size) > width) {
      lines.push(line.trim())
      line = ''
    }
    line += piece
  }
  return line.trim() ? [...lines, line.trim()] : lines
}

/** The same as the drawing, for those who read it by ear, or want it exact. */
export function tableBehind(summary: string, head: string[], rows: string[][]): TemplateResult {
  return html`
    <details class="behind">
      <summary>${summary}</summary>
      <table>
        <caption class="unseen">${summary}</caption>
        <thead>
          <tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr>
        </thead>
        <tbody>
          ${rows.map(
            ([name, ...cells]) => html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
          )}
        </tbody>
      </table>
    </details>
  `
}
