// Where the case lies among the office's own decided cases: opening the file, what is wrong in it, strip and figures.
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit'
import type { Context } from './context.js'
import type { Compared, ComparedSheet, DecidedFile } from './contract.js'
import { sampleFile } from './decided-cases.js'
import { WHOLE } from './stages.js'

export function comparisonView(ctx: Context): TemplateResult {
  const { name, failure, compared, removed } = ctx.comparing
  const file = ctx.form.decided
  const said =
    failure ? ctx.say(failure.key, failure.fills)
    : compared ? compared.sentence
    : removed ? ctx.say('compare_removed')
    : ''
  return html`
    <section class="block compare" aria-labelledby="compare-title">
      <h4 id="compare-title">${ctx.say('compare')}</h4>
      <p class="compare-help" id="compare-help">${ctx.say('compare_help')}</p>
      <div class="compare-tools">
        <span>
          <input
            type="file"
            id="compare-file"
            accept=".csv,.txt,text/csv"
            aria-describedby="compare-help"
            @change=${(event: Event) => {
              const input = event.target as HTMLInputElement
              const chosen = input.files?.[0]
              if (chosen) ctx.act.openDecided(chosen)
              // So that the same file, mended, can be chosen again.
              input.value = ''
            }}
          /><label class="as-button" for="compare-file">${ctx.say('compare_open')}</label>
        </span>
        ${name === undefined
          ? nothing
          : html`<button type="button" data-do="compare-remove" @click=${() => ctx.act.removeDecided()}>
              ${ctx.say('compare_remove')}
            </button>`}
        <button type="button" class="link" data-do="compare-sample" @click=${() => download(ctx, file)}>
          ${ctx.say('compare_sample')}
        </button>
      </div>
      <details class="compare-values">
        <summary>${ctx.say('compare_values')}</summary>
        ${ctx.drawn < WHOLE ? nothing : valuesView(ctx, file)}
      </details>
      <div class=${failure ? 'compare-said wrong' : 'compare-said'} role="status">
        ${name === undefined ? nothing : html`<span class="compare-name">${name}</span> `}${said}
      </div>
      ${compared ? html`${problemsView(ctx, compared)} ${compared.sheets.map((sheet) => sheetView(ctx, sheet, compared))}` : nothing}
    </section>
  `
}

function valuesView(ctx: Context, { columns }: DecidedFile): TemplateResult {
  return html`
    <p class="compare-hint">${ctx.say('compare_values_help')}</p>
    ${columns.map(
      ({ id, label, values }) => html`
        <h5>${label}</h5>
        ${values.length
          ? html`<table class="compare-table" data-values=${id}>
              <thead>
                <tr>
                  <th scope="col">${ctx.say('compare_value')}</th>
                  <th scope="col">${ctx.say('compare_id')}</th>
                </tr>
              </thead>
              <tbody>
                ${values.map((value) => html`<tr><td>${value.label}</td><td>${value.id}</td></tr>`)}
              </tbody>
            </table>`
          : html`<p>${ctx.say('compare_months_value')}</p>`}
      `,
    )}
  `
}

/** Up to so many stand in the open; a longer list is opened by its heading. */
const FEW_PROBLEMS = 5

function problemsView(ctx: Context, { problems, more_problems: more }: Compared): TemplateResult | typeof nothing {
  if (!problems.length) return nothing
  return html`
    <details class="compare-problems" ?open=${problems.length <= FEW_PROBLEMS}>
      <summary>${ctx.say('compare_problems', { count: problems.length + more })}</summary>
      <ul>
        ${problems.map(
          ({ row, column, message, remedy }) => html`
            <li data-row=${row ?? nothing}>
              ${row === null ? nothing : html`<b>${ctx.say('compare_row', { row })}${column === null ? nothing : html` ${column}`}</b> `}${message}
              <span class="why">${remedy}</span>
            </li>
          `,
        )}
      </ul>
      ${more ? html`<p>${ctx.say('compare_more_problems', { count: more })}</p>` : nothing}
    </details>
  `
}

function sheetView(ctx: Context, sheet: ComparedSheet, { sheets }: Compared): TemplateResult {
  const { id, label, like, kind, sentence, open, figures, position } = sheet
  return html`
    <article class="likeness" data-compared=${id} data-comparable=${String(sheet.comparable)} data-like=${like ?? nothing} aria-label=${label}>
      ${sheets.length > 1 ? html`<h5>${label}</h5>` : nothing}
      <p class="compare-sentence">${sentence}</p>
      ${open.length
        ? html`<ul class="compare-open">
            ${open.map(
              (one) => html`<li>
                <button type="button" class="link" data-open=${one.path} @click=${() => ctx.act.focusPath(one.path)}>
                  ${one.label}
                </button>
              </li>`,
            )}
          </ul>`
        : nothing}
      ${position ? html`<p class="compare-position">${position.sentence}</p>` : nothing}
      ${figures.length ? html`${strip(sheet)} ${tableView(sheet)}` : nothing}
      ${kind === null ? nothing : html`<p class="why">${kind}</p>`}
      ${sheet.comparable ? html`<p class="why">${ctx.say('compare_notice')}</p>` : nothing}
    </article>
  `
}

function tableView({ figures, position }: ComparedSheet): TemplateResult {
  const cells = position ? [...figures, { id: 'position', ...position }] : figures
  return html`
    <table class="compare-table compare-figures">
      <tbody>
        ${cells.map(
          ({ id, label, value }) => html`<tr>
            <th scope="row">${label}</th>
            <td data-figure=${id}>${value}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  `
}

/** Room at both ends of the strip for marks and figures, in per cent. */
const MARGIN = 5
/** Figures under the axis nearer to each other than this would touch. */
const APART = 13

/** The strip: from least to greatest, the middle half as a box, the median as a bar, this case as an arrow from above. */
function strip({ figures, position, sentence }: ComparedSheet): TemplateResult {
  const at = (id: string) => Number(figures.find((figure) => figure.id === id)?.months ?? 0)
  const here = position ? Number(position.months) : undefined
  const end = Math.max(at('greatest'), here ?? 0) || 1
  const place = (months: number) => MARGIN + ((100 - 2 * MARGIN) * months) / end
  const percent = (months: number) => `${place(months).toFixed(2)}%`
  const [least, lower, median, upper, greatest] = ['least', 'lower_quartile', 'median', 'upper_quartile', 'greatest'].map(at) as [
    number,
    number,
    number,
    number,
    number,
  ]
  const shown: number[] = []
  for (const months of [greatest, least, median, 0, lower, upper]) {
    if (shown.every((other) => Math.abs(place(other) - place(months)) >= APART)) shown.push(months)
  }
  const words = [sentence, position?.sentence ?? ''].join(' ')
  return html`
    <svg class="strip" width="100%" height="112" role="img" aria-label=${words} focusable="false">
      <line class="axis" x1=${percent(0)} y1="84" x2=${percent(end)} y2="84"></line>
      ${shown.map(
        (months) => svg`
          <line class="axis" x1=${percent(months)} y1="84" x2=${percent(months)} y2="90"></line>
          <text x=${percent(months)} y="106" text-anchor="middle">${String(months)}</text>`,
      )}
      <line class="reach" x1=${percent(least)} y1="56" x2=${percent(greatest)} y2="56"></line>
      <line class="reach" x1=${percent(least)} y1="48" x2=${percent(least)} y2="64"></line>
      <line class="reach" x1=${percent(greatest)} y1="48" x2=${percent(greatest)} y2="64"></line>
      <rect class="middle" x=${percent(lower)} y="42" width=${`${(place(upper) - place(lower)).toFixed(2)}%`} height="28"></rect>
      <line class="median" x1=${percent(median)} y1="40" x2=${percent(median)} y2="72"></line>
      ${here === undefined || !position ? nothing : arrow(percent(here), place(here), `${position.label} ${position.value}`)}
    </svg>
  `
}

function arrow(x: string, place: number, label: string): SVGTemplateResult {
  // Near an end the words stand on the arrow's inner side.
  const [anchor, aside] = place < 35 ? ['start', -6] : place > 65 ? ['end', 6] : ['middle', 0]
  // Percentages move the inner drawing as a whole: a path knows none.
  return svg`
    <svg x=${x} y="0" width="1" height="90" overflow="visible">
      <line class="here" x1="0" y1="20" x2="0" y2="84"></line>
      <path class="here-head" d="M-7 84 L7 84 L0 74 Z"></path>
      <text class="here-label" x=${aside} y="15" text-anchor=${anchor}>${label}</text>
    </svg>`
}

function download(ctx: Context, file: DecidedFile): void {
  const text = sampleFile(file, ctx.say('compare_sample_head'), ctx.say('compare_sample_note'))
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = address
  link.download = ctx.say('compare_sample_name')
  link.click()
  setTimeout(() => URL.revokeObjectURL(address))
}
