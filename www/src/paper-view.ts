// One paper as it lies on the desk or on A4: title, text, tables, lines to sign on. Draws what is written, word for word.
import { html, nothing, type TemplateResult } from 'lit'
import { fieldColumns, MARKS, type WrittenBlock, type WrittenPaper } from './written-paper.js'

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

function tableView({ head, rows, figures }: Extract<WrittenBlock, { kind: 'table' }>): TemplateResult {
  const kind = (at: number) => (figures.includes(at) ? 'sum' : nothing)
  return html`
    <table class="ruled">
      <thead>
        <tr>
          ${head.map((text) => html`<th scope="col">${text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => html`<tr>${row.map((text, at) => html`<td class=${kind(at)}>${text}</td>`)}</tr>`)}
      </tbody>
    </table>
  `
}
