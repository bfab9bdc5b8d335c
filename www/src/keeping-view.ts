// Opening a case file, and published cases to try. Draws and reports; reads no file itself.
import { html, type TemplateResult } from 'lit'
import type { Context } from './context.js'
import { SAMPLES } from './samples.js'

/** A button for the eye and the keyboard; the file control behind it cannot be worded or styled. */
export function openButton(ctx: Context): TemplateResult {
  return html`
    <button type="button" data-do="open" @click=${choose}>${ctx.say('open')}</button>
    <input
      type="file"
      hidden
      tabindex="-1"
      accept=".json,application/json"
      aria-label=${ctx.say('open')}
      @change=${(event: Event) => {
        const control = event.target as HTMLInputElement
        const file = control.files?.[0]
        // Emptied, so that the same file can be opened again after a change.
        if (file) ctx.act.open(file)
        control.value = ''
      }}
    />
  `
}

/** Opens the file control that stands behind a button. */
export function choose(event: Event): void {
  const control = (event.currentTarget as HTMLElement).nextElementSibling
  if (control instanceof HTMLInputElement) control.click()
}

export function samplesView(ctx: Context): TemplateResult {
  return html`
    <nav class="samples" aria-label=${ctx.say('samples')}>
      <span>${ctx.say('samples')}</span>
      ${SAMPLES.map(
        ({ id, words }) => html`
          <button type="button" class="small" data-sample=${id} @click=${() => ctx.act.trySample(id)}>${ctx.say(words)}</button>
        `,
      )}
    </nav>
  `
}
