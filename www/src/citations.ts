// Numbered references inside sentences and the list of provisions that they lead to. Shows evidence marks as given.
import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Context } from './context.js'
import type { Citation, View } from './contract.js'
import { WHOLE } from './stages.js'

/** The provisions cited, in the order in which the result shows them, so that the numbers rise as one reads. */
export function inReadingOrder(view: View): Citation[] {
  const ids = new Set<string>()
  const gather = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(gather)
    else if (typeof part === 'object' && part !== null) {
      for (const [key, inner] of Object.entries(part)) {
        if (key === 'citations') (inner as string[]).forEach((id) => ids.add(id))
        else gather(inner)
      }
    }
  }
  for (const { citations } of view.applicants) gather({ citations })
  for (const { headline, proposal, figures } of view.sheets) gather([headline, proposal, figures])
  gather(view.checks)
  for (const { findings } of view.applicants) gather(findings)
  const { deadlines, documents, approvals, measures } = view.procedure
  gather([deadlines, documents, approvals, measures])
  gather([view.law, view.applicants.map(({ follows }) => follows), view.notes])
  const known = new Map(view.citations.map((citation) => [citation.id, citation]))
  return [...ids].flatMap((id) => known.get(id) ?? [])
}

/** `[1][2]` after a sentence. Buttons, because a link's fragment does not reach into a shadow root. */
export function references(ctx: Context, ids: string[]): TemplateResult | typeof nothing {
  const all = ctx.citations
  const known = ids.map((id) => all.findIndex((citation) => citation.id === id)).filter((index) => index >= 0)
  if (!known.length) return nothing
  return html`<span class="references"
    >${known.map((index) => {
      const citation = all[index]!
      const name = ctx.say('reference', { number: index + 1, title: citation.title })
      return html`<button
        type="button"
        class="reference"
        aria-label=${name}
        title=${citation.title}
        @click=${(event: Event) => ctx.act.openCitation(citation.id, event.currentTarget as HTMLElement)}
      >
        [${index + 1}]
      </button>`
    })}</span
  >`
}

export function citationList(ctx: Context): TemplateResult | typeof nothing {
  const { citations } = ctx
  if (!citations.length) return nothing
  return html`
    <section class="block" aria-labelledby="citations-title">
      <details id="citations">
        <summary><h4 id="citations-title">${ctx.say('citations')} (${citations.length})</h4></summary>
        <ol class="citations">
          ${ctx.drawn < WHOLE
            ? nothing
            : repeat(
                citations,
                (citation) => citation.id,
                (citation, index) => item(ctx, citation, index + 1),
              )}
        </ol>
      </details>
    </section>
  `
}

function item(ctx: Context, citation: Citation, number: number): TemplateResult {
  return html`
    <li data-citation=${citation.id} tabindex="-1">
      <span class="number" aria-hidden="true">[${number}]</span>
      <div>
        <span>${citation.title}</span>
        ${ctx.opened === citation.id
          ? html`<button type="button" class="link back" @click=${() => ctx.act.closeCitation()}>
              ${ctx.say('reference_back')}
            </button>`
          : nothing}
        <details>
          <summary><span class=${`mark mark-${citation.mark}`}>${citation.mark_label}</span></summary>
          <p class="meaning">${citation.mark_help}</p>
          ${citation.source ? html`<p>${ctx.say('source')} ${citation.source}</p>` : nothing}
          ${citation.read ? html`<p>${ctx.say('read')} ${citation.read}</p>` : nothing}
        </details>
      </div>
    </li>
  `
}
