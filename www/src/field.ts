// One question as a native control, by kind. Draws and reports what was typed, as it was typed; judges nothing.
import { html, nothing, type TemplateResult } from 'lit'
import { guard } from 'lit/directives/guard.js'
import { live } from 'lit/directives/live.js'
import { read } from './case-store.js'
import type { Context, Held } from './context.js'
import type { Asked, Column, Json, Option, Problem, Question } from './contract.js'
import { visible } from './hidden.js'
import { loadedName, worded } from './profile-view.js'

/** Above this many options a drop-down list is quicker than a row of radio buttons. */
const RADIO_LIMIT = 5

/** The choice among the built-in local standards; one from a file takes its place. */
const STANDARD = 'frame.profile'

export function fieldId(path: string): string {
  return `field-${path.replace(/\./g, '-')}`
}

export function field(ctx: Context, asked: Asked, plain: Question): unknown {
  const { path } = asked
  const question = worded(ctx, plain)
  const standard = path === STANDARD ? loadedName(ctx) : question === plain ? '' : JSON.stringify(question.options)
  const value = read(ctx.value, path)
  const problems = [...ctx.problems].filter(([at]) => at === path || at.startsWith(`${path}.`))
  const needless = !asked.answered && !asked.matters
  const held = ctx.held(path)
  return guard([plain, standard, value, JSON.stringify(problems), needless, held], () => draw(ctx, path, question, value, needless))
}

function draw(ctx: Context, path: string, question: Question, value: Json | undefined, needless: boolean): TemplateResult {
  const id = fieldId(path)
  const held = ctx.held(path)
  const grouped = held !== undefined || question.kind === 'list' || choices(ctx, question) !== undefined
  const problems = ctx.problems.get(path) ?? []
  const label = html`${question.label}${needless ? html` <span class="needless">${ctx.say('needless')}</span>` : nothing}`
  return html`
    <div class=${`field kind-${question.kind}${problems.length ? ' wrong' : ''}${needless ? ' quiet' : ''}`} data-field=${path}>
      <div class="asks">
        ${grouped
          ? html`<div class="label" id=${`${id}-label`}>${label}</div>`
          : html`<label class="label" id=${`${id}-label`} for=${id}>${label}</label>`}
        ${help(ctx, id, question)}
      </div>
      <div class="answers">
        ${complaints(ctx, id, problems)}
        ${held ? fixed(ctx, path, question, value, held)
          : question.kind === 'list' ? rows(ctx, path, question, value)
          : control(ctx, path, question, value)}
      </div>
    </div>
  `
}

/** An answer that cannot be changed here is no control that refuses: it is text, to be read, selected and copied. */
function fixed(ctx: Context, path: string, question: Question, value: Json | undefined, held: Held): TemplateResult {
  const id = fieldId(path)
  const entries = question.kind === 'list' && Array.isArray(value) ? value : undefined
  return html`
    <div class="fixed" id=${id} data-path=${path} data-held=${held} tabindex="-1" role="group" aria-labelledby=${`${id}-label`}>
      ${entries?.length
        ? html`<ol>
            ${entries.map(
              (entry) => html`<li>
                ${(question.columns ?? [])
                  .filter((column) => (read(entry, column.id) ?? null) !== null)
                  .map((column) => html`<span>${column.label} <b>${shown(ctx, column, read(entry, column.id))}</b></span> `)}
              </li>`,
            )}
          </ol>`
        : html`<p class=${isOpen(value) ? 'none' : nothing}>${isOpen(value) ? ctx.say('unanswered') : html`<b>${shown(ctx, question, value)}</b>`}</p>`}
      ${held === 'supplied' ? html`<p class="supplied">${ctx.say('supplied')}</p>` : nothing}
    </div>
  `
}

/** Longer than any answer that makes sense. */
const LONGEST = 200

function isOpen(value: Json | undefined): boolean {
  return value === undefined || value === null || (Array.isArray(value) && !value.length)
}

function shown(ctx: Context, question: Question | Column, value: Json | undefined): string {
  if (value === 'cannot_be_established') return ctx.say('cannot_be_established')
  if (question.kind === 'yes_no' && typeof value === 'boolean') return ctx.say(value ? 'yes' : 'no')
  const label = options(question).find((option) => option.value === value)?.label
  const text = label ?? (typeof value === 'object' ? JSON.stringify(value) : String(value))
  const cut = visible(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)
  return question.unit ? `${cut} ${question.unit}` : cut
}

function help(ctx: Context, id: string, question: Question | Column): TemplateResult | typeof nothing {
  const parts = [question.help, question.kind === 'date' ? ctx.say('date_hint') : undefined].filter(Boolean)
  // Nothing stands between Chinese sentences.
  const between = ctx.estimate.lang === 'zh' ? '' : ' '
  return parts.length ? html`<p class="help" id=${`${id}-help`}>${parts.join(between)}</p>` : nothing
}

function complaints(ctx: Context, id: string, problems: Problem[]): TemplateResult | typeof nothing {
  if (!problems.length) return nothing
  return html`
    <p class="problem" id=${`${id}-problem`}>
      <span class="unseen">${ctx.say('error')}</span>
      ${problems.map((problem) => html`<span><strong>${problem.message}</strong> ${problem.remedy}</span> `)}
    </p>
  `
}

function described(ctx: Context, path: string, question: Question | Column): string | typeof nothing {
  const id = fieldId(path)
  const ids = []
  if (question.help || question.kind === 'date') ids.push(`${id}-help`)
  if (ctx.problems.has(path)) ids.push(`${id}-problem`)
  if (understood(ctx, path, question)) ids.push(`${id}-understood`)
  return ids.length ? ids.join(' ') : nothing
}

/** Up to four plain digits are read at a glance; of anything else is said how it is understood. */
const PLAIN = /^\d{1,4}(\.\d{1,2})?$/

function understood(ctx: Context, path: string, { kind }: Question | Column): string {
  if (kind !== 'money' && kind !== 'decimal') return ''
  const typed = read(ctx.value, path)
  return typeof typed === 'string' && !PLAIN.test(typed) ? ctx.understood(kind, typed) : ''
}

interface Choice {
  value: Json | undefined
  label: string
}

/** The options of a question that is asked by radio buttons; the last one restores "unanswered". */
function choices(ctx: Context, question: Question | Column): Choice[] | undefined {
  const unknown: Choice[] = question.cannot_be_established
    ? [{ value: 'cannot_be_established', label: ctx.say('cannot_be_established') }]
    : []
  const unanswered: Choice = { value: undefined, label: ctx.say('unanswered') }
  if (question.kind === 'yes_no') {
    return [{ value: true, label: ctx.say('yes') }, { value: false, label: ctx.say('no') }, ...unknown, unanswered]
  }
  if (question.kind === 'choice' && options(question).length <= RADIO_LIMIT) {
    return [...options(question), ...unknown, unanswered]
  }
  return undefined
}

function options(question: Question | Column): Option[] {
  return question.options ?? []
}

function control(ctx: Context, path: string, question: Question, value: Json | undefined): TemplateResult {
  const offered = choices(ctx, question)
  if (offered) return radios(ctx, path, question, value, offered)
  return question.kind === 'choice' ? dropDown(ctx, path, question, value) : textBox(ctx, path, question, value)
}

function radios(ctx: Context, path: string, question: Question, value: Json | undefined, offered: Choice[]): TemplateResult {
  const id = fieldId(path)
  // Not a fieldset: those take part in neither grid nor flex in the browsers of many offices.
  return html`
    <div
      class="radios"
      role="radiogroup"
      aria-labelledby=${`${id}-label`}
      aria-describedby=${described(ctx, path, question)}
      aria-invalid=${ctx.problems.has(path) ? 'true' : nothing}
    >
      ${offered.map(
        (choice, index) => html`
          <label class=${choice.value === undefined ? 'radio restore' : 'radio'}>
            <input
              type="radio"
              id=${`${id}-${index}`}
              name=${id}
              data-path=${path}
              data-value=${String(choice.value ?? '')}
              .checked=${live((value ?? undefined) === choice.value)}
              @change=${() => ctx.act.answer(path, choice.value)}
            />
            <span>${choice.label}</span>
          </label>
        `,
      )}
    </div>
  `
}

function dropDown(ctx: Context, path: string, question: Question | Column, value: Json | undefined): TemplateResult {
  const id = fieldId(path)
  const offered = [
    ...options(question),
    ...(question.cannot_be_established ? [{ value: 'cannot_be_established', label: ctx.say('cannot_be_established') }] : []),
  ]
  const stranger = value !== undefined && value !== null && !offered.some((option) => option.value === value)
  return html`
    <select
      id=${id}
      data-path=${path}
      aria-describedby=${described(ctx, path, question)}
      aria-invalid=${ctx.problems.has(path) ? 'true' : nothing}
      @change=${(event: Event) => ctx.act.answer(path, (event.target as HTMLSelectElement).value || undefined)}
    >
      <option value="" .selected=${live(value === undefined || value === null)}>
        ${(path === STANDARD && loadedName(ctx)) || ctx.say('unanswered')}
      </option>
      ${stranger ? html`<option value=${String(value)} .selected=${live(true)}>${visible(String(value))}</option>` : nothing}
      ${offered.map(
        (option) => html`<option value=${option.value} .selected=${live(option.value === value)}>${option.label}</option>`,
      )}
    </select>
  `
}

/** A whole number, full-width digits too, goes as a number; anything else as the text that was typed. */
function fromText(kind: Question['kind'], text: string): Json | undefined {
  if (text === '') return undefined
  const narrow = text.normalize('NFKC').trim()
  if (kind === 'whole' && /^(0|-?[1-9]\d{0,14})$/.test(narrow)) return Number(narrow)
  return text
}

function toText(value: Json | undefined): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const KEYPAD: Partial<Record<Question['kind'], string>> = { whole: 'numeric', money: 'decimal', decimal: 'decimal' }

/*
 * Dates too are typed as text. A date control speaks the browser's language instead of the page's, and it hides a
 * half-typed or impossible date from the script: what cannot be read can be neither kept nor explained.
 */
function textBox(ctx: Context, path: string, question: Question | Column, value: Json | undefined): TemplateResult {
  const id = fieldId(path)
  const { kind, unit } = question
  const words = understood(ctx, path, question)
  return html`
    <span class=${`box box-${kind}`}>
      <input
        type="text"
        id=${id}
        data-path=${path}
        inputmode=${KEYPAD[kind] ?? 'text'}
        placeholder=${kind === 'date' ? 'YYYY-MM-DD' : nothing}
        autocomplete="off"
        spellcheck="false"
        aria-describedby=${described(ctx, path, question)}
        aria-invalid=${ctx.problems.has(path) ? 'true' : nothing}
        .value=${live(toText(value))}
        @input=${(event: Event) => {
          ctx.act.typing(path)
          ctx.act.answer(path, fromText(kind, (event.target as HTMLInputElement).value))
        }}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === 'Enter' && !event.isComposing) ctx.act.check()
        }}
      />
      ${unit ? html`<span class="unit">${unit}</span>` : nothing}
    </span>
    ${words ? html`<span class="understood" id=${`${id}-understood`}>${ctx.say('understood', { words })}</span>` : nothing}
  `
}

function rows(ctx: Context, path: string, question: Question, value: Json | undefined): TemplateResult {
  const entries = Array.isArray(value) ? value : []
  const id = fieldId(path)
  return html`
    <div role="group" aria-labelledby=${`${id}-label`} aria-describedby=${described(ctx, path, question)}>
      ${entries.length
        ? html`<ol class="rows">
            ${entries.map((entry, index) => row(ctx, path, question, entry, index))}
          </ol>`
        : html`<p class="none">${ctx.say('rows_none')}</p>`}
      <button type="button" class="small" id=${`${id}-add`} data-add-row=${path} @click=${() => ctx.act.addRow(path)}>
        ${ctx.say('row_add')}
      </button>
    </div>
  `
}

function row(ctx: Context, path: string, question: Question, entry: Json, index: number): TemplateResult {
  const here = `${path}.${index}`
  const number = index + 1
  return html`
    <li class="row">
      ${complaints(ctx, fieldId(here), ctx.problems.get(here) ?? [])}
      <div class="cells" role="group" aria-label=${`${question.label} ${ctx.say('row', { row: number })}`}>
        ${(question.columns ?? []).map((column) => cell(ctx, `${here}.${column.id}`, column, read(entry, column.id)))}
        <button
          type="button"
          class="small remove"
          aria-label=${ctx.say('row_remove', { row: number })}
          title=${ctx.say('row_remove', { row: number })}
          @click=${() => ctx.act.removeRow(path, index)}
        >
          <span aria-hidden="true">×</span>
        </button>
      </div>
    </li>
  `
}

function cell(ctx: Context, path: string, column: Column, value: Json | undefined): TemplateResult {
  const id = fieldId(path)
  const problems = ctx.problems.get(path) ?? []
  const drawn =
    column.kind === 'choice' ? dropDown(ctx, path, column, value)
    : column.kind === 'yes_no' ? yesNoList(ctx, path, column, value)
    : textBox(ctx, path, column, value)
  return html`
    <div class=${`cell cell-${column.kind}${problems.length ? ' wrong' : ''}`} data-field=${path}>
      <label class="cell-label" for=${id}>${column.label}</label>
      ${help(ctx, id, column)} ${drawn} ${complaints(ctx, id, problems)}
    </div>
  `
}

/** Yes or no inside a row, where four radio buttons would not fit. */
function yesNoList(ctx: Context, path: string, column: Column, value: Json | undefined): TemplateResult {
  const all = choices(ctx, column) ?? []
  const offered = [...all.slice(-1), ...all.slice(0, -1)]
  return html`
    <select
      id=${fieldId(path)}
      data-path=${path}
      aria-describedby=${described(ctx, path, column)}
      aria-invalid=${ctx.problems.has(path) ? 'true' : nothing}
      @change=${(event: Event) => ctx.act.answer(path, offered[(event.target as HTMLSelectElement).selectedIndex]?.value)}
    >
      ${offered.map(
        (choice) =>
          html`<option value=${String(choice.value ?? '')} .selected=${live((value ?? undefined) === choice.value)}>
            ${choice.label}
          </option>`,
      )}
    </select>
  `
}
