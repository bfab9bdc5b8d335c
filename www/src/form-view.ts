// The questions that are asked now: by section, then by subject. Decides nothing about which question follows.
import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Context } from './context.js'
import { references } from './citations.js'
import type { Asked, Bundle, Question, SetAside } from './contract.js'
import { field } from './field.js'
import { foldOf, MORE_WORDS } from './folds.js'
import { labelOf, peopleView } from './people-view.js'
import { profileView } from './profile-view.js'
import { FIRST_QUESTIONS, QUESTIONS } from './stages.js'

interface Section {
  id: string
  title: string
  asked: Asked[]
}

interface Group {
  subject: string
  asked: Asked[]
}

/** Sections that are in sight first; the others follow once these are on the screen. */
const FIRST_SECTIONS = 2

export function formView(ctx: Context): TemplateResult | typeof nothing {
  if (ctx.drawn < FIRST_QUESTIONS) return nothing
  const questions = new Map(ctx.form.questions.map((question) => [`${question.place}.${question.id}`, question]))
  const sections = ctx.form.sections
    .map((section) => ({ ...section, asked: ctx.estimate.questions.filter((asked) => asked.section === section.id) }))
    .filter((section) => section.asked.length || setAside(ctx, section.id).length)
  return html`
    ${repeat(
      ctx.drawn < QUESTIONS ? sections.slice(0, FIRST_SECTIONS) : sections,
      (section) => section.id,
      (section, index) => html`
        <section class="section" aria-labelledby=${`section-${section.id}`} data-section=${section.id}>
          ${sectionView(ctx, section, questions)} ${asideView(ctx, setAside(ctx, section.id))}
        </section>
        ${index === 0 ? peopleView(ctx) : nothing}
      `,
    )}
  `
}

function setAside(ctx: Context, section: string): SetAside[] {
  return (ctx.estimate.view?.set_aside ?? []).filter((kept) => kept.section === section)
}

/** Kept in the file, in case the question comes back; counted nowhere. */
function asideView(ctx: Context, kept: SetAside[]): TemplateResult | typeof nothing {
  if (!kept.length) return nothing
  return html`
    <div class="aside" role="group" aria-label=${ctx.say('set_aside')}>
      <p>${ctx.say('set_aside')}</p>
      <ul>
        ${repeat(
          kept,
          (one) => one.path,
          (one) => html`
            <li data-aside=${one.path}>
              <span>${[labelOf(ctx, one.subject), one.label].filter(Boolean).join(' · ')} ${one.answer}</span>
              ${ctx.held(one.path)
                ? nothing
                : html`<button type="button" class="link" @click=${() => ctx.act.takeBack(one.path, one.label)}>
                    ${ctx.say('set_aside_remove')}<span class="unseen"> ${one.label}</span>
                  </button>`}
            </li>
          `,
        )}
      </ul>
    </div>
  `
}

/** A folded section is folded as a whole; in the others what few officers answer is folded at the end. */
function sectionView(ctx: Context, section: Section, questions: Map<string, Question>): TemplateResult {
  const { id, title, asked } = section
  const heading = (of: Asked[]) => html`<h3 id=${`section-${id}`}><span>${title}</span>${progress(ctx, of)}</h3>`
  const part = asked.map(foldOf)[0]
  if (part === id) return fold(ctx, part, heading(asked), () => groups(ctx, section, asked, questions))

  const usual = asked.filter((one) => !foldOf(one))
  const more = asked.filter(foldOf)
  const rest = more[0] && foldOf(more[0])
  const words = rest && MORE_WORDS[rest]
  return html`
    ${heading(usual)} ${groups(ctx, section, usual, questions)}
    ${rest
      ? fold(ctx, rest, html`<span class="more">${words ? ctx.say(words) : nothing}</span>${progress(ctx, more)}`, () => html`${groups(ctx, section, more, questions)} ${rest === 'office-more' ? profileView(ctx) : nothing}`)
      : nothing}
  `
}

/** Its fields are drawn only while it is open. */
function fold(ctx: Context, part: string, summary: TemplateResult, inside: () => TemplateResult): TemplateResult {
  const open = ctx.folds.get(part) ?? false
  return html`
    <details
      class=${MORE_WORDS[part] ? 'fold rest' : 'fold'}
      .open=${live(open)}
      @toggle=${(event: Event) => {
        const { open: now } = event.target as HTMLDetailsElement
        if (now !== open) ctx.act.fold(part, now)
      }}
    >
      <summary data-fold=${part}>${summary}</summary>
      ${open ? inside() : nothing}
    </details>
  `
}

function groups(ctx: Context, { id }: Section, asked: Asked[], questions: Map<string, Question>): TemplateResult {
  return html`
    ${repeat(
      bySubject(asked),
      (group) => group.subject,
      (group) => groupView(ctx, id, group, questions),
    )}
  `
}

function progress(ctx: Context, asked: Asked[]): TemplateResult {
  const answered = asked.filter((one) => one.answered).length
  const open = asked.filter((one) => !one.answered && one.matters).length
  const words = ctx.say('progress', { answered, asked: asked.length })
  return html`<span class="progress">${open ? `${words} · ${ctx.say('progress_open', { open })}` : words}</span>`
}

function bySubject(asked: Asked[]): Group[] {
  const groups = new Map<string, Group>()
  for (const one of asked) {
    const subject = one.subject ?? ''
    const group = groups.get(subject) ?? { subject, asked: [] }
    group.asked.push(one)
    groups.set(subject, group)
  }
  return [...groups.values()]
}

function groupView(ctx: Context, section: string, group: Group, questions: Map<string, Question>): TemplateResult {
  const label = labelOf(ctx, group.subject)
  const notes = (ctx.estimate.view?.notes ?? []).filter((note) => note.section === section && note.subject === group.subject)
  const bundles = ctx.form.bundles
    .filter((bundle) => bundle.section === section)
    .map((bundle) => ({ bundle, asked: group.asked.filter((one) => belongs(bundle, one) && !ctx.held(one.path)) }))
    .filter(({ asked }) => asked.length > 1)
  return html`
    <div class="group" role=${label ? 'group' : nothing} aria-label=${label || nothing}>
      ${label ? html`<h4>${label}</h4>` : nothing}
      ${notes.map((note) => html`<p class="note">${note.sentence}${references(ctx, note.citations)}</p>`)}
      ${repeat(
        group.asked,
        (one) => one.path,
        (one) => {
          const question = questions.get(`${one.place}.${one.id}`)
          return html`
            ${question ? field(ctx, one, question) : nothing}
            ${bundles
              .filter(({ asked }) => asked[asked.length - 1] === one)
              .map(({ bundle, asked }) => bundleView(ctx, bundle, asked))}
          `
        },
      )}
    </div>
  `
}

function belongs(bundle: Bundle, asked: Asked): boolean {
  return bundle.place === asked.place && bundle.members.includes(asked.id)
}

function bundleView(ctx: Context, bundle: Bundle, asked: Asked[]): TemplateResult {
  const open = asked.filter((one) => !one.answered)
  const rest = open.length > 0 && open.length < asked.length
  const words = bundle.value === true ? (rest ? 'bundle_yes_rest' : 'bundle_yes') : rest ? 'bundle_no_rest' : 'bundle_no'
  // Kept in place when there is nothing left to do: a button that vanishes under the finger takes the focus with it.
  return html`
    <p class="bundle">
      <button
        type="button"
        data-bundle=${bundle.id}
        aria-disabled=${open.length ? nothing : 'true'}
        @click=${() => ctx.act.answerAll(open.map((one) => one.path), bundle.value)}
      >
        ${open.length ? ctx.say(words, { count: open.length }) : ctx.say('bundle_done', { count: asked.length })}
      </button>
    </p>
  `
}
