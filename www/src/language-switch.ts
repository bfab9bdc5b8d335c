// The choice between Chinese and English. Each language is named in itself, so that its reader finds it.
import { html, type TemplateResult } from 'lit'
import type { Context } from './context.js'
import type { Language } from './contract.js'

const NAMES: [Language, string, string][] = [
  ['zh', 'zh-CN', '中文'],
  ['en', 'en', 'English'],
]

export function languageSwitch(ctx: Context): TemplateResult {
  return html`
    <div class="languages" role="group" aria-label=${ctx.say('language_switch')}>
      ${NAMES.map(
        ([lang, tag, name]) => html`
          <button
            type="button"
            lang=${tag}
            data-lang=${lang}
            aria-pressed=${String(ctx.estimate.lang === lang)}
            @click=${() => ctx.act.setLanguage(lang)}
          >
            ${name}
          </button>
        `,
      )}
    </div>
  `
}
