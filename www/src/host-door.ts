// What the page around hands over by property and attribute: taken in, or refused in words. The last good one stays. Decides no law.
import { html, nothing, type TemplateResult } from 'lit'
import type { Case } from './case-store.js'
import type { Context } from './context.js'
import type { Form, Problem } from './contract.js'
import type { ProblemPlace } from './events.js'
import { IntakeError, plain, type Fault } from './intake.js'
import type { UiKey } from './ui-keys.js'

/** Longer than any text of the frame, or any path. */
const LONGEST = 200
const MOST_PATHS = 1000

interface Refusal {
  fault: Fault | 'not_paths' | 'unknown_path'
  /** Names, never values; it can still hold anything that a page calls a name. */
  place: string
}

export class HostDoor {
  private readonly refusals = new Map<string, Refusal[]>()
  private news = false

  constructor(private readonly changed: () => void) {}

  /** `next` gets plain data, or nothing; it is not called where the value is refused. */
  take(name: string, value: unknown, next: (value: Case | undefined) => void): void {
    this.attempt(name, () => next(value === null || value === undefined ? undefined : plain(value)))
  }

  takePaths(name: string, value: unknown, next: (paths: string[]) => void): void {
    this.attempt(name, () => next(value === null || value === undefined ? [] : paths(value)))
  }

  /** Text of an attribute; empty is not given. Too long a one is refused. */
  text(name: string, value: unknown): string | undefined {
    const fault = value === null || value === undefined || value === '' ? undefined : faultOf(value)
    this.refuse(name, fault ? [{ fault, place: '' }] : [])
    return typeof value === 'string' && value !== '' && !fault ? value : undefined
  }

  /** Paths that lock nothing. */
  unknown(places: string[]): void {
    this.refuse('unknown', places.map((place) => ({ fault: 'unknown_path', place })))
  }

  private attempt(name: string, act: () => void): void {
    try {
      act()
      this.refuse(name, [])
    } catch (reason) {
      if (!(reason instanceof IntakeError || reason instanceof PathsError)) throw reason
      this.refuse(name, [reason instanceof IntakeError ? { fault: reason.fault, place: reason.place } : { fault: 'not_paths', place: '' }], true)
    }
  }

  private refuse(name: string, refusals: Refusal[], always = false): void {
    const before = this.refusals.get(name) ?? []
    if (!always && JSON.stringify(before) === JSON.stringify(refusals)) return
    if (refusals.length) this.refusals.set(name, refusals)
    else this.refusals.delete(name)
    this.news = true
    this.changed()
  }

  /** Has anything been refused, or taken after a refusal, since it was last told? */
  isNews(): boolean {
    const { news } = this
    this.news = false
    return news
  }

  private all(): { name: string; refusal: Refusal }[] {
    return [...this.refusals].flatMap(([name, refusals]) => refusals.map((refusal) => ({ name: name === 'unknown' ? 'locked' : name, refusal })))
  }

  problems(ctx: Context): Problem[] {
    return this.all().map(({ name, refusal: { fault, place } }) => {
      const key: UiKey = `host_${fault}`
      const path = fault !== 'unknown_path' && place ? `${name}.${place}` : name
      return { path, id: key, message: ctx.say(key, { name: path, path: place }), remedy: ctx.say('host_remedy') }
    })
  }

  places(): ProblemPlace[] {
    return this.all().map(({ name, refusal: { fault, place } }) => ({ path: place ? `${name}.${place}` : name, id: `host_${fault}` }))
  }
}

const ROOMS = ['frame', 'facts', 'choices', 'readings', 'case', 'victims', 'households', 'applicants', 'offices', 'sheets', 'id', 'victim', 'household']
const DOORS = ['locked', 'as-of']

/** For an event: what is no word of the form, no number and no subject such as `v1` could be the name of a person. */
export function placesOf(problems: ProblemPlace[], form: () => Form): ProblemPlace[] {
  if (!problems.length) return []
  const { questions } = form()
  const words = new Set([...ROOMS, ...DOORS, ...questions.flatMap(({ id, columns = [] }) => [id, ...columns.map((column) => column.id)])])
  return problems.map(({ path, id }) => ({
    path: path.split('.').map((word) => (words.has(word) || /^[a-z]?\d{1,4}$/.test(word) ? word : '*')).join('.'),
    id,
  }))
}

class PathsError extends Error {}

function paths(value: unknown): string[] {
  try {
    if (!Array.isArray(value) || value.length > MOST_PATHS) throw new PathsError()
    return Array.from(value as unknown[], (path) => {
      if (typeof path !== 'string' || path.length > LONGEST) throw new PathsError()
      return path
    })
  } catch {
    throw new PathsError()
  }
}

function faultOf(value: unknown): Fault | undefined {
  if (typeof value !== 'string') return 'not_data'
  return value.length > LONGEST ? 'too_large' : undefined
}

/** It stays in the page while empty, so that it is read out when it fills. */
export function refusalView(problems: Problem[], ctx: Context): TemplateResult {
  return html`
    <div class=${problems.length ? 'refusal from-host' : 'unseen'} role="alert">
      ${problems.length
        ? html`
            <p><strong>${ctx.say('host_title')}</strong> ${ctx.say('host_remedy')}</p>
            <ul>
              ${problems.map((problem) => html`<li data-host-problem=${problem.path}>${problem.message}</li>`)}
            </ul>
          `
        : nothing}
    </div>
  `
}
