// What is still to be found out, in the order in which it is best asked; each entry leads to its question.
import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Context } from './context.js'
import type { Missing } from './contract.js'

/** Beyond this many the rest of the open questions is folded away. */
const SHOWN = 5

export function missingView(ctx: Context, missing: Missing[]): TemplateResult {
  const [first, ...others] = missing
  const shown = others.slice(0, SHOWN)
  const folded = others.slice(SHOWN)
  return html`
    <section class="block missing" aria-labelledby="missing-title" data-count=${missing.length}>
      <h4 id="missing-title">${ctx.say('missing')}</h4>
      ${first
        ? html`
            <p class="next"><span class="chip">${ctx.say('missing_first')}</span> ${missingItem(ctx, first)}</p>
            ${shown.length ? missingItems(ctx, shown) : nothing}
            ${folded.length
              ? html`<details>
                  <summary>${ctx.say('missing_more', { count: folded.length })}</summary>
                  ${missingItems(ctx, folded)}
                </details>`
              : nothing}
          `
        : html`<p>${ctx.say('missing_none')}</p>`}
    </section>
  `
}

export function missingItems(ctx: Context, items: Missing[]): TemplateResult {
  return html`<ul>
    ${repeat(items, (item) => item.path, (item) => html`<li>${missingItem(ctx, item)}</li>`)}
  </ul>`
}

function missingItem(ctx: Context, item: Missing): TemplateResult {
  return html`<button type="button" class="link" data-missing=${item.path} @click=${() => ctx.act.focusPath(item.path)}>
      ${item.label}</button
    >${item.sentence && !item.procedure_only ? html` <span class="why">${item.sentence}</span>` : nothing}`
}
