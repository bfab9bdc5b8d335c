// Who is in the case: victims, households, applicants and the offices of a joint grant, added and removed, and who belongs to whom.
import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { repeat } from 'lit/directives/repeat.js'
import { hasSpare, mayRemove, read, ROOMS, subjectIds } from './case-store.js'
import type { Context } from './context.js'
import type { SubjectPlace } from './contract.js'
import { visible } from './hidden.js'

const PLACES: { place: SubjectPlace; add: 'add_victim' | 'add_household' | 'add_applicant' | 'add_office' }[] = [
  { place: 'victim', add: 'add_victim' },
  { place: 'household', add: 'add_household' },
  { place: 'applicant', add: 'add_applicant' },
  { place: 'office', add: 'add_office' },
]

/** What a subject is called; the empty name is the case's own. */
export function labelOf(ctx: Context, id: string): string {
  return ctx.estimate.subjects.find((subject) => subject.id === id)?.label ?? visible(id)
}

export function peopleView(ctx: Context): TemplateResult {
  return html`
    <section class="section people" aria-labelledby="section-people">
      <h3 id="section-people"><span>${ctx.say('people')}</span></h3>
      <p class="help">${ctx.say('people_help')}</p>
      ${PLACES.filter(({ place }) => subjectIds(ctx.value, place).length || !ctx.held(ROOMS[place].roll)).map(
        ({ place, add }) => html`
          <div class="roll">
            <ul>
              ${repeat(subjectIds(ctx.value, place), (id) => id, (id, index) => person(ctx, place, id, index))}
            </ul>
            ${ctx.held(ROOMS[place].roll)
              ? nothing
              : html`<button type="button" class="small" data-add=${place} @click=${() => ctx.act.addSubject(place)}>
                  ${ctx.say(add)}
                </button>`}
          </div>
        `,
      )}
    </section>
  `
}

function person(ctx: Context, place: SubjectPlace, id: string, index: number): TemplateResult {
  const label = labelOf(ctx, id)
  const held = ctx.heldSubject(place, id)
  const only = !hasSpare(ctx.value, place) || held !== undefined
  const free = mayRemove(ctx.value, place, id)
  return html`
    <li class="person" data-subject=${id}>
      <span class="name" tabindex="-1">${label}</span>
      ${place === 'applicant'
        ? html`${belonging(ctx, id, index, 'victim')} ${belonging(ctx, id, index, 'household')}`
        : nothing}
      ${held === 'supplied' ? html`<span class="supplied">${ctx.say('supplied')}</span>` : nothing}
      ${ctx.held(ROOMS[place].roll)
        ? nothing
        : html`<button type="button" class="small quiet" data-copy=${id} @click=${() => ctx.act.copySubject(place, id)}>
            ${ctx.say('copy_subject')}<span class="unseen">${label}</span>
          </button>`}
      ${only
        ? nothing
        : html`
            <button
              type="button"
              class="small quiet"
              data-remove=${id}
              aria-disabled=${free ? nothing : 'true'}
              aria-describedby=${free ? nothing : `blocked-${id}`}
              @click=${() => free && ctx.act.removeSubject(place, id)}
            >
              ${ctx.say('remove_subject', { label })}
            </button>
            ${free ? nothing : html`<span class="help" id=${`blocked-${id}`}>${ctx.say('remove_blocked')}</span>`}
          `}
    </li>
  `
}

/** Whose relative, in which household: asked only where there is a choice. */
function belonging(ctx: Context, id: string, index: number, place: 'victim' | 'household'): TemplateResult | typeof nothing {
  const offered = subjectIds(ctx.value, place)
  if (offered.length < 2) return nothing
  const path = `frame.applicants.${index}.${place}`
  const now = read(ctx.value, path)
  const words = ctx.say(place === 'victim' ? 'applicant_victim' : 'applicant_household')
  if (ctx.held(path)) return html`<span class="belonging">${words} ${labelOf(ctx, String(now))}</span>`
  const field = `belongs-${id}-${place}`
  return html`
    <span class="belonging">
      <label for=${field}>${words}</label>
      <select
        id=${field}
        data-path=${path}
        @change=${(event: Event) => ctx.act.answer(path, (event.target as HTMLSelectElement).value)}
      >
        ${offered.map(
          (one) => html`<option value=${one} .selected=${live(one === now)}>${labelOf(ctx, one)}</option>`,
        )}
      </select>
    </span>
  `
}
