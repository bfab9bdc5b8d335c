// The result beside the questions: outcomes, limits, what is missing, reasons, provisions. Shows figures as given.
import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { citationList, references } from './citations.js'
import { comparisonView } from './comparison-view.js'
import type { Context } from './context.js'
import type { ApplicantResult, Figure, ProposalCheck, Sheet, Step, View } from './contract.js'
import { errorSummary } from './error-summary.js'
import { findingsView } from './findings-view.js'
import { missingView } from './missing-view.js'
import { procedureView } from './procedure-view.js'
import { rulerView } from './ruler.js'
import { RESULT } from './stages.js'
import { waterfallView } from './waterfall.js'

export function resultView(ctx: Context): TemplateResult {
  const { view, problems } = ctx.estimate
  const outdated = problems.length > 0
  return html`
    <section class="result" id="result" tabindex="-1" aria-labelledby="result-title" data-outdated=${String(outdated)}>
      <h3 id="result-title">${ctx.say('result')}</h3>
      ${errorSummary(ctx)}
      ${outdated && view ? html`<p class="outdated">${ctx.say('outdated')}</p>` : nothing}
      <p class="unseen" role="status">${view ? spoken(ctx, view, outdated) : nothing}</p>
      ${view ? html`<div class=${outdated ? 'body faded' : 'body'}>${body(ctx, view)}</div>` : nothing}
    </section>
  `
}

/** The short form that is read out while the officer answers; the long form would talk over every answer. */
function spoken(ctx: Context, view: View, outdated: boolean): string {
  if (outdated) return ctx.say('outdated')
  return [...view.applicants.map((one) => `${one.label} ${one.title}`), ...view.sheets.map((sheet) => sheet.headline.sentence)].join(' ')
}

function body(ctx: Context, view: View): TemplateResult {
  return html`
    ${repeat(view.applicants, (one) => one.id, (one) => outcome(ctx, one))}
    ${repeat(view.sheets, (sheet) => sheet.id, (sheet) => sheetView(ctx, sheet, view.sheets.length > 1))}
    ${ctx.drawn < RESULT ? nothing : reasons(ctx, view)}
  `
}

function reasons(ctx: Context, view: View): TemplateResult {
  return html`
    ${comparisonView(ctx)}
    <p class="to-papers"><button type="button" data-do="papers" @click=${() => ctx.act.showPapers()}>${ctx.say('papers_show')}</button></p>
    ${view.checks.length
      ? html`<ul class="checks block">${view.checks.map((check) => checkView(ctx, check))}</ul>`
      : nothing}
    ${missingView(ctx, view.missing.filter((item) => !item.procedure_only))}
    <section class="block" aria-labelledby="findings-title">
      <h4 id="findings-title">${ctx.say('findings')}</h4>
      ${repeat(
        view.applicants,
        (one) => one.id,
        (one) => html`
          ${view.applicants.length > 1 ? html`<h5>${one.label}</h5>` : nothing} ${findingsView(ctx, one.findings)}
        `,
      )}
    </section>
    ${procedureView(ctx, view.procedure, view.missing.filter((item) => item.procedure_only))}
    <section class="block" aria-labelledby="law-title">
      <h4 id="law-title">${ctx.say('law')}</h4>
      <p>${view.law.sentence}${references(ctx, view.law.citations)}</p>
      ${view.law.notes.map((note) => html`<p class="note">${note}</p>`)}
      <details data-readings>
        <summary>${ctx.say('readings')}</summary>
        <ul class="readings">
          ${view.law.readings.map((reading) => html`<li>${reading}</li>`)}
        </ul>
      </details>
    </section>
    ${citationList(ctx)}
    <p class="notice">${ctx.say('notice')}</p>
  `
}

function outcome(ctx: Context, one: ApplicantResult): TemplateResult {
  return html`
    <article
      class=${`outcome tone-${one.tone}`}
      data-applicant=${one.id}
      data-outcomes=${one.outcomes.join(' ')}
      data-tone=${one.tone}
      aria-label=${one.label}
    >
      <p class="who">
        <span>${one.label}</span>
        <span class=${one.certain ? 'chip sure' : 'chip'}>${ctx.say(one.certain ? 'certain' : 'uncertain')}</span>
      </p>
      <h4 class="verdict">${one.title}</h4>
      <p>${one.sentence}${references(ctx, one.citations)}</p>
      ${one.follows ? html`<p class="follows">${one.follows.sentence}${references(ctx, one.follows.citations)}</p>` : nothing}
    </article>
  `
}

function sheetView(ctx: Context, sheet: Sheet, several: boolean): TemplateResult {
  return html`
    <article class="sheet" data-sheet=${sheet.id} aria-label=${sheet.label}>
      ${several ? html`<h4>${sheet.label}</h4>` : nothing}
      <p class="headline">${sheet.headline.sentence}${references(ctx, sheet.headline.citations)}</p>
      ${sheet.proposal
        ? html`
            <div class="proposal">
              <h5>${ctx.say('proposal')}</h5>
              <p>${sheet.proposal.sentence}</p>
              <ul class="checks">
                ${repeat(sheet.proposal.checks, (check) => check.id, (check) => checkView(ctx, check))}
              </ul>
              ${stepsView(ctx, sheet.proposal.steps)}
            </div>
          `
        : nothing}
      ${sheet.figures.length
        ? html`<ul class="figures">
            ${repeat(sheet.figures, (figure) => figure.id, (figure) => figureView(ctx, figure))}
          </ul>`
        : nothing}
      ${ctx.drawn < RESULT ? nothing : html`${rulerView(ctx, sheet)} ${waterfallView(ctx, sheet)}`}
    </article>
  `
}

function checkView(ctx: Context, check: ProposalCheck): TemplateResult {
  return html`
    <li
      class=${`check check-${check.state}${check.binds ? '' : ' check-asks'}`}
      data-check=${check.id}
      data-state=${check.state}
    >
      <span class="state">${check.state_label}</span>
      <span>${check.sentence}${references(ctx, check.citations)}</span>
    </li>
  `
}

function figureView(ctx: Context, figure: Figure): TemplateResult {
  return html`
    <li class=${`figure figure-${figure.kind}`} data-figure=${figure.id} data-value=${figure.value} data-exact=${String(figure.exact)}>
      <p class="amount">
        <span class="kind">${ctx.say(`kind_${figure.kind}`)}</span>
        <span class="name">${figure.label}</span>
        <span class="value">${figure.value}</span>
      </p>
      ${figure.sentence || figure.citations.length
        ? html`<p class="why">${figure.sentence}${references(ctx, figure.citations)}</p>`
        : nothing}
      ${stepsView(ctx, figure.steps)}
    </li>
  `
}

function stepsView(ctx: Context, steps: Step[]): TemplateResult | typeof nothing {
  if (!steps.length || ctx.drawn < RESULT) return nothing
  return html`
    <details>
      <summary>${ctx.say('steps')}</summary>
      <ol class="steps">
        ${steps.map(
          (step) => html`
            <li>
              <span class="name">${step.label}${references(ctx, step.citations)}</span>
              <span class="sum">${step.expression ? html`${step.expression} = ` : nothing}<b>${step.value}</b></span>
              ${step.rounding ? html`<span class="rounding">${step.rounding}</span>` : nothing}
              ${step.note ? html`<span class="note">${step.note}</span>` : nothing}
            </li>
          `,
        )}
      </ol>
    </details>
  `
}
