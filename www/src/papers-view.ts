// The papers of the file, below form and result: the officer's fields, the version, preview, print, Word, copy. Opened on demand.
import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { read } from './case-store.js'
import type { Context } from './context.js'
import type { Paper, Papers } from './contract.js'
import { PAPERS_FOLD } from './paper-desk.js'
import { paperView } from './paper-view.js'
import { sheetFieldsView } from './sheet-fields.js'
import { download, fileName, wordFile, WORD_TYPE } from './word.js'
import { paperText, type WrittenPaper } from './written-paper.js'

export function papersView(ctx: Context): TemplateResult {
  const open = ctx.folds.get(PAPERS_FOLD) ?? false
  return html`
    <section class="papers" part="papers" id="papers" tabindex="-1" aria-labelledby="papers-title">
      <details
        class="fold"
        .open=${live(open)}
        @toggle=${(event: Event) => {
          const { open: now } = event.target as HTMLDetailsElement
          if (now !== open) ctx.act.fold(PAPERS_FOLD, now)
        }}
      >
        <summary data-fold=${PAPERS_FOLD}>
          <h3 id="papers-title"><span>${ctx.say('papers')}</span><span class="progress"></span></h3>
        </summary>
        ${open ? inside(ctx) : nothing}
      </details>
    </section>
  `
}

function inside(ctx: Context): TemplateResult {
  const { lastCopy } = ctx.papers
  const failing = ctx.estimate.problems.length > 0
  const { answer, stale } = failing ? { answer: undefined, stale: false } : ctx.papers.preview()
  return html`
    <p class="help">${ctx.say('papers_help')}</p>
    ${sheetFieldsView(ctx)}
    <p class="unseen" role="status" data-copied>
      ${lastCopy === undefined ? nothing : ctx.say(lastCopy ? 'copy_done' : 'copy_failed')}
    </p>
    ${answer?.status === 'written' ? desk(ctx, answer.papers, stale) : problems(ctx)}
  `
}

function problems(ctx: Context): TemplateResult {
  return html`
    <p class="outdated">
      ${ctx.say('papers_problems')}
      <button type="button" class="link" @click=${() => ctx.act.check()}>${ctx.say('papers_problems_show')}</button>
    </p>
  `
}

function desk(ctx: Context, papers: Papers, stale: boolean): TemplateResult {
  const shown = papers.papers.find((one) => one.id === ctx.papers.shown) ?? papers.papers[0]
  const none = ctx.papers.selected(papers).length === 0
  return html`
    ${version(ctx, papers)}
    <div class="choice" role="group" aria-labelledby="papers-choose">
      <p class="caption" id="papers-choose">${ctx.say('papers_choose')}</p>
      <ul>
        ${papers.papers.map((paper) => row(ctx, paper, paper === shown))}
      </ul>
      <p class="leave">
        <button type="button" data-do="papers-print" aria-disabled=${none ? 'true' : nothing} @click=${() => !none && ctx.act.print()}>
          ${ctx.say('papers_print')}
        </button>
        <button type="button" data-do="papers-word" aria-disabled=${none ? 'true' : nothing} @click=${() => !none && word(ctx)}>
          ${ctx.say('papers_word')}
        </button>
        ${none ? html`<span class="help">${ctx.say('papers_none')}</span>` : nothing}
      </p>
    </div>
    ${shown
      ? html`<div class="lectern" aria-busy=${String(stale)}>
          ${paperView(
            ctx.papers.write(papers, shown),
            // Its paragraphs go into other papers one by one; the others are forms.
            shown.id === 'report' ? (text, number) => copyButton(ctx, `${shown.id}-${number}`, text, number) : undefined,
          )}
        </div>`
      : nothing}
  `
}

function version(ctx: Context, papers: Papers): TemplateResult {
  const masked = ctx.papers.masked(papers)
  const one = (to: boolean) => html`
    <label class="radio">
      <input
        type="radio"
        name="papers-version"
        data-masked=${String(to)}
        .checked=${live(masked === to)}
        @change=${() => ctx.papers.mask(papers, to)}
      />
      <span>${ctx.say(to ? 'redact_masked' : 'redact_full')}</span>
    </label>
  `
  return html`
    <div class="version">
      <div class="caption" id="papers-version">${ctx.say('redact_title')}</div>
      <div class="radios" role="radiogroup" aria-labelledby="papers-version" aria-describedby="papers-version-help">${one(false)}${one(true)}</div>
      <p class="help" id="papers-version-help">${ctx.say('redact_help')}</p>
    </div>
  `
}

function row(ctx: Context, { id, title }: Paper, shown: boolean): TemplateResult {
  // The title belongs to each button's name, but stands in the row once.
  const named = (words: string) => html`${words}<span class="unseen"> ${title}</span>`
  const copied = ctx.papers.copied(id)
  return html`
    <li data-row=${id}>
      <label class="take">
        <input
          type="checkbox"
          data-take=${id}
          .checked=${live(ctx.papers.isSelected(id))}
          @change=${(event: Event) => ctx.papers.select(id, (event.target as HTMLInputElement).checked)}
        />
        <span>${title}</span>
      </label>
      <span class="ways">
        <button type="button" class="small" data-preview=${id} aria-pressed=${String(shown)} @click=${() => ctx.papers.show(id)}>
          ${named(ctx.say('papers_preview'))}
        </button>
        <button type="button" class="small" data-word=${id} @click=${() => word(ctx, id)}>${named(ctx.say('papers_word_one'))}</button>
        <button type="button" class="small" data-copy=${id} @click=${() => copyPaper(ctx, id)}>
          ${named(ctx.say(copied ? 'copy_done' : 'copy_paper'))}
        </button>
      </span>
    </li>
  `
}

function copyButton(ctx: Context, key: string, text: string, number: number): TemplateResult {
  const copied = ctx.papers.copied(key)
  return html`
    <button
      type="button"
      class="small copy"
      data-copy=${key}
      aria-label=${ctx.say(copied ? 'copy_done' : 'copy_paragraph_of', { number })}
      @click=${() => ctx.papers.copy(key, text)}
    >
      ${ctx.say(copied ? 'copy_done' : 'copy_paragraph')}
    </button>
  `
}

/** As they are now, though what is looked at may be a moment behind. */
function current(ctx: Context, id?: Paper['id'] | 'all'): { papers: Papers; written: WrittenPaper[] } | undefined {
  const answer = ctx.papers.now()
  if (answer?.status !== 'written') return undefined
  const { papers } = answer
  const chosen = id === undefined ? ctx.papers.selected(papers) : papers.papers.filter((one) => id === 'all' || one.id === id)
  return { papers, written: chosen.map((paper) => ctx.papers.write(papers, paper)) }
}

function copyPaper(ctx: Context, id: Paper['id']): void {
  const paper = current(ctx, id)?.written[0]
  if (paper) void ctx.papers.copy(id, paperText(paper))
}

function word(ctx: Context, id?: Paper['id']): void {
  const file = paperWritten(ctx, id)
  if (file) download(file.bytes, file.name)
}

/** For the page around: all papers, or one. */
export function paperFile(ctx: Context, kind: Paper['id'] | 'all'): File | undefined {
  const file = paperWritten(ctx, kind)
  return file && new File([file.bytes as Uint8Array<ArrayBuffer>], file.name, { type: WORD_TYPE })
}

/** Named after the paper, the day and the version: nothing in it comes from the officer's fields. */
function paperWritten(ctx: Context, id?: Paper['id'] | 'all'): { bytes: Uint8Array; name: string } | undefined {
  const now = current(ctx, id)
  if (!now?.written.length) return undefined
  const [first, second] = now.written
  const title = second || !first ? ctx.say('papers_file') : first.title
  const version = ctx.papers.masked(now.papers) ? 'redact_masked' : 'redact_full'
  const name = fileName([title, String(read(ctx.value, 'frame.as_of') ?? ''), ctx.say(version)])
  return { bytes: wordFile(now.written), name }
}

/** What goes to the printer: the chosen papers, or, where the case makes no sense, why there are none. */
export function onPaper(ctx: Context): TemplateResult {
  const answer = ctx.estimate.problems.length ? undefined : ctx.papers.now()
  if (answer?.status !== 'written') return refusal(ctx)
  const { papers } = answer
  const chosen = ctx.papers.selected(papers)
  // Somebody who presses the browser's own keys wants a paper, whatever is ticked.
  const printed = chosen.length ? chosen : papers.papers.slice(0, 1)
  return html`${printed.map((paper) => paperView(ctx.papers.write(papers, paper)))}`
}

function refusal(ctx: Context): TemplateResult {
  return html`
    <article class="paper refusal">
      <h4>${ctx.say('papers_refused')}</h4>
      <ul>
        ${ctx.estimate.problems.map((problem) => html`<li>${problem.message} ${problem.remedy}</li>`)}
      </ul>
    </article>
  `
}
