// A local standard from a file of the office's own: opened, its mistakes listed, shown and removed. Reads no file itself, judges nothing.
import { html, nothing, type TemplateResult } from 'lit'
import { read } from './case-store.js'
import type { Context } from './context.js'
import type { Json, Language, Problem, Question } from './contract.js'
import { fileButton } from './file-button.js'
import { visible } from './hidden.js'

/** Where the case carries a standard of its own. */
export const LOCAL_PROFILE = 'frame.local_profile'

/** A file that was opened and not taken, with what is wrong in it. */
export interface RefusedProfile {
  name: string
  problems: Problem[]
}

/** What the standard in the case is called; nothing where the case carries none. */
export function loadedName(ctx: Context): string | undefined {
  const profile = read(ctx.value, LOCAL_PROFILE)
  return profile === undefined || profile === null ? undefined : named(profile, 'name', ctx.form.lang) || ctx.say('profile_unnamed')
}

function named(entry: Json, key: string, lang: Language): string {
  const [zh, en] = [read(entry, `${key}_zh`), read(entry, `${key}_en`)]
  const own = lang === 'en' ? en : zh
  return visible(typeof own === 'string' && own ? own : typeof zh === 'string' ? zh : '')
}

/** The question with the tiers of hardship as the standard in the case calls them; every other question as it is. */
export function worded(ctx: Context, question: Question): Question {
  const tiers = question.id === 'hardship_tier' ? read(ctx.value, `${LOCAL_PROFILE}.hardship_tiers`) : undefined
  if (!Array.isArray(tiers)) return question
  const names = new Map(tiers.map((tier) => [read(tier, 'id'), named(tier, 'name', ctx.form.lang)]))
  const options = (question.options ?? [])
    .filter(({ value }) => names.has(value))
    .map(({ value, label }) => ({ value, label: ctx.say('profile_tier', { tier: label, name: names.get(value) ?? '' }) }))
  return { ...question, options }
}

function acts(ctx: Context, name: string | undefined): TemplateResult {
  return html`
    <p class="acts">
      ${fileButton('open-profile', ctx.say(name === undefined ? 'profile_open' : 'profile_replace'), ctx.say('profile_open'), 'small', (file) =>
        ctx.act.openProfile(file),
      )}
      ${name === undefined
        ? nothing
        : html`<button type="button" class="small" data-do="remove-profile" @click=${() => ctx.act.removeProfile()}>
            ${ctx.say('profile_remove')}
          </button>`}
    </p>
  `
}

export function profileView(ctx: Context): TemplateResult {
  const name = loadedName(ctx)
  const inCase = [...ctx.problems].filter(([path]) => path === LOCAL_PROFILE || path.startsWith(`${LOCAL_PROFILE}.`))
  const refused = ctx.refusedProfile
  return html`
    <div class=${refused || inCase.length ? 'field profile wrong' : 'field profile'} data-profile>
      <div class="asks">
        <div class="label" id="profile-label">${ctx.say('profile_label')}</div>
        <p class="help">${ctx.say('profile_help')}</p>
      </div>
      <div class="answers" role="group" aria-labelledby="profile-label">
        <p class="loaded" role="status">${name === undefined ? ctx.say('profile_none') : ctx.say('profile_loaded', { name })}</p>
        ${ctx.held(LOCAL_PROFILE) ? nothing : acts(ctx, name)}
        <div id="profile-problems" tabindex="-1" role=${refused ? 'group' : nothing} aria-label=${refused ? refusal(ctx, refused) : nothing}>
          <div role="alert">${refused ? list(ctx, refusal(ctx, refused), refused.problems, '') : nothing}</div>
          ${inCase.length
            ? list(ctx, ctx.say('profile_wrong_in_case'), inCase.flatMap(([, problems]) => problems), LOCAL_PROFILE)
            : nothing}
        </div>
      </div>
    </div>
  `
}

function refusal(ctx: Context, { name, problems }: RefusedProfile): string {
  return ctx.say('profile_refused', { name, count: problems.length })
}

/** Place, what was found, what was expected: one row for each mistake. */
function list(ctx: Context, words: string, problems: Problem[], below: string): TemplateResult {
  const place = (path: string) =>
    (path.startsWith(`${below}.`) ? path.slice(below.length + 1) : path === below ? '' : path)
      .split('.')
      // A place in a list as one counts it in the file, from the first.
      .map((part) => (/^\d+$/.test(part) ? ctx.say('row', { row: Number(part) + 1 }) : part))
      .join(' · ')
  return html`
    <p class="problem"><strong>${words}</strong></p>
    <ol class="faults">
      ${problems.map(
        (problem) => html`
          <li data-fault=${problem.path}>
            <code>${place(problem.path) || ctx.say('profile_whole')}</code>
            <span><span class="unseen">${ctx.say('profile_found')}</span> ${problem.message}</span>
            <span><span class="unseen">${ctx.say('profile_expected')}</span> ${problem.remedy}</span>
          </li>
        `,
      )}
    </ol>
  `
}
