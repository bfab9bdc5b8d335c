// What comes from the page around, taken in as plain data or refused with the place of the fault. Knows neither DOM nor law.
import type { Case } from './case-store.js'
import { LARGEST_FILE } from './case-files.js'
import type { Json } from './contract.js'

/** A case is four levels deep; this is far beyond. */
const DEEPEST = 16
/** Each entry costs time though it may hold no text. */
const MOST = 100_000

export type Fault = 'not_object' | 'not_data' | 'too_large' | 'unreadable'

/** What is handed over is no data; `message` names the place, never the value. */
export class IntakeError extends TypeError {
  constructor(
    readonly fault: Fault,
    readonly place: string,
  ) {
    super(`${place || 'the value'}: ${fault.replace('_', ' ')}`)
    this.name = 'IntakeError'
  }
}

interface Spent {
  text: number
  entries: number
}

/**
 * A deep copy of an object that holds nothing but data. `JSON.stringify` alone would take NaN for unanswered and leave out
 * what it cannot write; here that is a fault. A property that is `undefined` counts as absent, as everywhere in JavaScript.
 */
export function plain(value: unknown): Case {
  const spent = { text: 0, entries: 0 }
  try {
    if (!isPlain(value) || Array.isArray(value)) throw new IntakeError('not_object', '')
    return copy(value, '', 0, spent) as Case
  } catch (reason) {
    // A getter or a proxy of the page's own can throw anything.
    throw reason instanceof IntakeError ? reason : new IntakeError('unreadable', '')
  }
}

/** Also from another frame, whose `Object.prototype` is another one. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return true
  const parent: unknown = Object.getPrototypeOf(value)
  return parent === null || (Object.getPrototypeOf(parent) === null && Object.prototype.hasOwnProperty.call(parent, 'isPrototypeOf'))
}

function copy(value: unknown, place: string, depth: number, spent: Spent): Json {
  spend(spent, place, 1, typeof value === 'string' ? value.length : 0)
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'string') return whole(value, place)
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (!isPlain(value) || depth > DEEPEST) throw new IntakeError('not_data', place)
  // Counted before it is walked: a sparse list can claim four thousand million entries.
  if (Array.isArray(value)) {
    spend(spent, place, value.length, 0)
    return Array.from(value as unknown[], (entry, index) => copy(entry, join(place, String(index)), depth + 1, spent))
  }
  const keys = Object.keys(value)
  spend(spent, place, keys.length, 0)
  if (Object.getOwnPropertySymbols(value).some((key) => Object.prototype.propertyIsEnumerable.call(value, key))) {
    throw new IntakeError('not_data', place)
  }
  const fresh: { [key: string]: Json } = {}
  for (const key of keys) {
    const here = join(place, whole(key, place))
    spend(spent, place, 0, key.length)
    // Assigned, it would be the prototype of the copy and not an entry.
    if (key === '__proto__') throw new IntakeError('not_data', here)
    let entry: unknown
    try {
      entry = (value as Record<string, unknown>)[key]
    } catch {
      throw new IntakeError('unreadable', here)
    }
    if (entry !== undefined) fresh[key] = copy(entry, here, depth + 1, spent)
  }
  return fresh
}

/** Half of a pair is no character: no JSON text that others read could hold it. */
function whole(text: string, place: string): string {
  if (/[\uD800-\uDFFF]/u.test(text)) throw new IntakeError('not_data', place)
  return text
}

function spend(spent: Spent, place: string, entries: number, text: number): void {
  spent.entries += entries
  spent.text += text
  if (spent.entries > MOST || spent.text > LARGEST_FILE) throw new IntakeError('too_large', place)
}

/** Deeper than any place of a case, its name says no more. */
const NAMED = 6

function join(place: string, key: string): string {
  if (place.split('.').length >= NAMED) return place.endsWith('…') ? place : `${place}.…`
  const next = key.length > 60 ? `${key.slice(0, 60)}…` : key
  return place ? `${place}.${next}` : next
}
