// What is to be done around the decision: days, papers, approvals, other help. What is still open is folded away.
import { html, nothing, type TemplateResult } from 'lit'
import { references } from './citations.js'
import type { Context } from './context.js'
import type { Deadline, Document, Duty, Missing, Procedure } from './contract.js'
import { missingItems } from './missing-view.js'
import { WHOLE } from './stages.js'
import type { UiKey } from './ui-keys.js'

export function procedureView(ctx: Context, procedure: Procedure, missing: Missing[]): TemplateResult {
  const { deadlines, documents, approvals, measures } = procedure
  const open = (item: Document | Duty) => item.state === 'open'
  return html`
    <section class="block procedure" aria-labelledby="procedure-title">
      <h4 id="procedure-title">${ctx.say('procedure')}</h4>
      ${part(ctx, 'deadlines', deadlines, (deadline) => deadline.day === null, 'deadlines_open', deadlineView)}
      ${part(ctx, 'documents', documents, open, 'procedure_open', documentView)}
      ${part(ctx, 'approvals', approvals, open, 'procedure_open', dutyView)}
      ${part(ctx, 'measures', measures, open, 'procedure_open', dutyView)}
      ${missing.length
        ? html`
            <details class="missing" data-part="missing">
              <summary>${ctx.say('procedure_missing', { count: missing.length })}</summary>
              ${missingItems(ctx, missing)}
            </details>
          `
        : nothing}
    </section>
  `
}

/** What is settled stands in the open; what is not is counted and folded: a list of duties is read as one. */
function part<Item>(
  ctx: Context,
  name: UiKey & ('deadlines' | 'documents' | 'approvals' | 'measures'),
  items: Item[],
  isOpen: (item: Item) => boolean,
  openWords: UiKey,
  draw: (ctx: Context, item: Item) => TemplateResult,
): TemplateResult | typeof nothing {
  const settled = items.filter((item) => !isOpen(item))
  const open = items.filter(isOpen)
  if (!items.length) return nothing
  return html`
    <div class="part" data-part=${name}>
      <h5>${ctx.say(name)}</h5>
      <div>
        ${settled.length ? html`<ul class="tasks">${settled.map((item) => draw(ctx, item))}</ul>` : nothing}
        ${open.length
          ? html`<details class="later">
              <summary>${ctx.say(openWords, { count: open.length })}</summary>
              <ul class="tasks">${ctx.drawn < WHOLE ? nothing : open.map((item) => draw(ctx, item))}</ul>
            </details>`
          : nothing}
      </div>
    </div>
  `
}

function deadlineView(ctx: Context, deadline: Deadline): TemplateResult {
  const { id, label, sentence, day, provisional, citations } = deadline
  if (day === null) return html`<li data-deadline=${id}><b>${label}</b> ${sentence}${references(ctx, citations)}</li>`
  return html`
    <li data-deadline=${id} data-day=${day}>
      <details>
        <summary>
          <span class="task">
            <span>${label}</span>
            ${provisional ? html`<span class="chip">${ctx.say('provisional')}</span>` : nothing}
            <span class="day">${day}</span>
          </span>
        </summary>
        <p class="why">${sentence}${references(ctx, citations)}</p>
      </details>
    </li>
  `
}

function documentView(ctx: Context, document: Document): TemplateResult {
  const { id, subject, label, state, state_label, citations } = document
  return html`
    <li data-document=${id} data-subject-id=${subject} data-state=${state}>
      ${state === 'open' ? nothing : html`<span class=${`state task-${state}`}>${state_label}</span> `}${label}${references(ctx, citations)}
    </li>
  `
}

function dutyView(ctx: Context, duty: Duty): TemplateResult {
  const { id, subject, label, state, state_label, sentence, citations } = duty
  return html`
    <li data-duty=${id} data-subject-id=${subject} data-state=${state}>
      <details>
        <summary>
          ${state === 'open' ? nothing : html`<span class=${`state state-${state}`}>${state_label}</span> `}<span>${label}</span>
        </summary>
        <p class="why">${sentence}${references(ctx, citations)}</p>
      </details>
    </li>
  `
}
