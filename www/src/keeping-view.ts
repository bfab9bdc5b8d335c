// Opening a case file, and published cases to try. Draws and reports; reads no file itself.
import { html, type TemplateResult } from 'lit'
import type { Context } from './context.js'
import { fileButton } from './file-button.js'
import { SAMPLES } from './samples.js'

export function openButton(ctx: Context): TemplateResult {
  return fileButton('open', ctx.say('open'), ctx.say('open'), '', (file) => ctx.act.open(file))
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
