// The officer's fields for the papers: names, numbers. They live in the page's memory alone: no case, event, file, address or storage.
import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { live } from 'lit/directives/live.js'
import type { Context } from './context.js'
import type { SheetField } from './contract.js'

/** By slot, such as `a1.name` or `case.number`. */
export type SheetValues = ReadonlyMap<string, string>

/** Part of the page that can be folded. */
export const FIELDS_FOLD = 'papers-fields'

const LONGEST = 200

interface Owner {
  id: string
  label: string
  fields: SheetField[]
}

function owners(ctx: Context): Owner[] {
  const of = (place: string) => ctx.form.sheet_fields.filter((field) => field.place === place)
  return [
    { id: 'case', label: ctx.say('field_case'), fields: of('case') },
    ...ctx.estimate.subjects.map(({ id, place, label }) => ({ id, label, fields: of(place) })),
  ].filter(({ fields }) => fields.length)
}

export function sheetFieldsView(ctx: Context): TemplateResult {
  const open = ctx.folds.get(FIELDS_FOLD) ?? false
  return html`
    <details
      class="officer-fields"
      .open=${live(open)}
      @toggle=${(event: Event) => {
        const { open: now } = event.target as HTMLDetailsElement
        if (now !== open) ctx.act.fold(FIELDS_FOLD, now)
      }}
    >
      <summary data-fold=${FIELDS_FOLD}>${ctx.say('field_title')}</summary>
      ${open
        ? html`
            <p class="help">${ctx.say('field_help')}</p>
            ${repeat(
              owners(ctx),
              (owner) => owner.id,
              (owner) => html`
                <div class="owner" role="group" aria-label=${owner.label} data-owner=${owner.id}>
                  <h4>${owner.label}</h4>
                  <div class="entries">
                    ${repeat(owner.fields, (field) => field.id, (field) => entry(ctx, `${owner.id}.${field.id}`, field))}
                  </div>
                </div>
              `,
            )}
          `
        : nothing}
    </details>
  `
}

function entry(ctx: Context, slot: string, field: SheetField): TemplateResult {
  const id = `slot-${slot.replace('.', '-')}`
  // No name and no completion: the browser is to remember nothing. No spelling help: some send the text away for it.
  return html`
    <div class="entry">
      <label for=${id}>${field.label}</label>
      <input
        type="text"
        id=${id}
        data-slot=${slot}
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        maxlength=${LONGEST}
        .value=${live(ctx.papers.values.get(slot) ?? '')}
        @input=${(event: Event) => ctx.papers.fill(slot, (event.target as HTMLInputElement).value)}
      />
    </div>
  `
}
