// All problems at once, above the result; each leads to its field. Moves no focus by itself.
import { html, nothing, type TemplateResult } from 'lit'
import type { Context } from './context.js'
import { askedAt } from './estimate.js'

/** The question that a problem is about, in words; nothing for a path that is no question's. */
function subjectOf(ctx: Context, path: string): string | undefined {
  const asked = askedAt(ctx.estimate, path)
  const question = ctx.form.questions.find((one) => one.place === asked?.place && one.id === asked.id)
  if (!asked || !question) return undefined
  const [row, cell] = path.slice(asked.path.length + 1).split('.')
  const column = question.columns?.find((one) => one.id === cell)
  const subject = ctx.estimate.subjects.find((one) => one.id === asked.subject)
  return [subject?.label, question.label, row && ctx.say('row', { row: Number(row) + 1 }), column?.label]
    .filter(Boolean)
    .join(' · ')
}

export function errorSummary(ctx: Context): TemplateResult {
  const problems = [...ctx.problems.values()].flat()
  // The alert is a child of what takes the focus, and it stays in the page while empty: an alert that is inserted
  // together with its text, or that is focused in the same moment, is often not read out.
  return html`
    <div
      class=${problems.length ? 'summary' : 'unseen'}
      id="summary"
      tabindex="-1"
      role=${problems.length ? 'group' : nothing}
      aria-labelledby=${problems.length ? 'summary-title' : nothing}
    >
      <div role="alert">
        ${problems.length
          ? html`
              <h4 id="summary-title">${ctx.say('errors_title', { count: problems.length })}</h4>
              <p>${ctx.say('errors_hint')}</p>
              <ul>
                ${problems.map((problem) => {
                  const subject = subjectOf(ctx, problem.path)
                  return html`
                    <li data-problem=${problem.path}>
                      ${subject
                        ? html`<button type="button" class="link" @click=${() => ctx.act.focusPath(problem.path)}>
                            ${subject}
                          </button>`
                        : nothing}
                      <span>${problem.message} ${problem.remedy}</span>
                    </li>
                  `
                })}
              </ul>
            `
          : nothing}
      </div>
    </div>
  `
}
