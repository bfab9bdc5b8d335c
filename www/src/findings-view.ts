// The findings of one applicant as a tree that opens. Shows verdicts as given.
import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { references } from './citations.js'
import type { Context } from './context.js'
import type { Finding } from './contract.js'
import { WHOLE } from './stages.js'

export function findingsView(ctx: Context, findings: Finding[]): TemplateResult | typeof nothing {
  if (!findings.length) return nothing
  return html`
    <ul class="findings">
      ${repeat(
        findings,
        (finding) => finding.id,
        (finding) => html`
          <li>
            <details data-finding=${finding.id} data-state=${finding.state}>
              <summary>
                <span class=${`state state-${finding.state}`}>${finding.state_label}</span>
                <span>${finding.title}</span>
              </summary>
              ${ctx.drawn < WHOLE
                ? nothing
                : html`<div class="inside">
                    <p class=${finding.sentence ? nothing : 'bare'}>${finding.sentence}${references(ctx, finding.citations)}</p>
                    ${findingsView(ctx, finding.of)}
                  </div>`}
            </details>
          </li>
        `,
      )}
    </ul>
  `
}
