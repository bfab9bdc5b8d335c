// One paper as it lies on the desk or on A4: title, text, tables, lines to sign on. Draws what is written, word for word.
import { html, nothing, type TemplateResult } from 'lit'
import { briefColumns, columnShares, fieldColumns, MARKS, type WrittenBlock, type WrittenPaper } from './written-paper.js'

/** From this many columns on a table does not fit a narrow page. */
const MANY = 4

/** What stands beside a paragraph on screen; nothing on paper. */
type Beside = (text: string, number: number) => unknown

export function paperView(paper: WrittenPaper, beside: Beside = () => nothing): TemplateResult {
  let paragraphs = 0
  return html`
    <article class="paper" data-paper=${paper.id} aria-label=${paper.title}>
      <h4>${paper.title}</h4>
      ${paper.note ? html`<p class="under-title">${paper.note}</p>` : nothing}
      ${paper.blocks.map((block) =>
        blockView(block, MARKS[paper.lang].colon, (text) => {
          paragraphs += 1
          return beside(text, paragraphs)
        }),
      )}
      <p class="receipt">${paper.receipt}</p>
    </article>
  `
}

function blockView(block: WrittenBlock, colon: string, beside: (text: string) => unknown): TemplateResult {
  switch (block.kind) {
    case 'heading':
      return html`<h5>${block.text}</h5>`
    case 'paragraph':
      return html`<div class="said"><p>${block.text}</p>${beside(block.text)}</div>`
    case 'fields':
      return fieldsView(block.rows)
    case 'table':
      return tableView(block)
    case 'signatures':
      return html`<ul class="signatures">
        ${block.labels.map((label) => html`<li><span>${label}${colon}</span></li>`)}
      </ul>`
  }
}

function fieldsView(rows: { label: string; value: string }[][]): TemplateResult {
  const columns = fieldColumns(rows)
  return html`
    <table class=${`ruled form-${columns}`}>
      <tbody>
        ${rows.map(
          (row) => html`<tr>
            ${row.map(
              ({ label, value }, at) => html`
                <th scope="row">${label}</th>
                <td colspan=${at === row.length - 1 ? columns - 2 * at - 1 : 1}>${value}</td>
              `,
            )}
          </tr>`,
        )}
      </tbody>
    </table>
  `
}

function tableView(table: Extract<WrittenBlock, { kind: 'table' }>): TemplateResult {
  const { head, rows, figures } = table
  const brief = briefColumns(table)
  const kinds = head.map((_, at) => [figures.includes(at) ? 'sum' : '', brief[at] ? 'brief' : ''].join(' ').trim() || nothing)
  const drawn = html`
    <table class="ruled">
      <colgroup>
        ${columnShares(table).map((share) => html`<col width=${`${(share * 100).toFixed(1)}%`} />`)}
      </colgroup>
      <thead>
        <tr>
          ${head.map((text, at) => html`<th scope="col" class=${kinds[at] ?? nothing}>${text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => html`<tr>${row.map((text, at) => html`<td class=${kinds[at] ?? nothing}>${text}</td>`)}</tr>`)}
      </tbody>
    </table>
  `
  if (head.length < MANY) return drawn
  // On a narrow page such a table moves sideways, by keyboard too.
  return html`<div class="across" role="group" tabindex="0" aria-label=${head.join(' / ')}>${drawn}</div>`
}
