// The case as a value: read and write by path, new subjects, removed subjects. Pure: no DOM, no law, no engine.
import type { Json, SubjectPlace } from './contract.js'

export type Case = { [key: string]: Json }

interface SubjectRooms {
  /** The list in `frame` that names the subjects of this place. */
  roll: string
  prefix: string
  /** How many must stay. */
  least: number
  /** Where answers about one subject live; they leave together with it. */
  answers: string[]
}

export const PLACES: readonly SubjectPlace[] = ['victim', 'household', 'applicant', 'office']

export const ROOMS: Readonly<Record<SubjectPlace, SubjectRooms>> = {
  victim: { roll: 'frame.victims', prefix: 'v', least: 1, answers: ['facts.victims', 'choices.sheets'] },
  household: { roll: 'frame.households', prefix: 'h', least: 1, answers: ['facts.households'] },
  applicant: { roll: 'frame.applicants', prefix: 'a', least: 1, answers: ['facts.applicants', 'choices.applicants'] },
  office: { roll: 'frame.offices', prefix: 'o', least: 0, answers: ['choices.offices'] },
}

/** Is anything answered, or anybody added, beyond what a new case holds? */
export function isBlank(root: Case): boolean {
  const asOf = read(root, 'frame.as_of')
  return typeof asOf === 'string' && JSON.stringify(root) === JSON.stringify(newCase(asOf))
}

export function newCase(asOf: string): Case {
  return {
    frame: {
      as_of: asOf,
      victims: ['v1'],
      households: ['h1'],
      applicants: [{ id: 'a1', victim: 'v1', household: 'h1' }],
    },
    facts: {},
    choices: {},
  }
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function read(root: Json | undefined, path: string): Json | undefined {
  let here = root
  for (const key of path.split('.')) {
    if (Array.isArray(here)) here = here[Number(key)]
    else if (isObject(here) && Object.prototype.hasOwnProperty.call(here, key)) here = here[key]
    else return undefined
  }
  return here
}

/** A copy with `value` at `path`; `undefined` takes the answer away. Everything off the path is shared with the old case. */
export function write(root: Case, path: string, value: Json | undefined): Case {
  return put(root, path.split('.'), value) as Case
}

function put(here: Json | undefined, keys: string[], value: Json | undefined): Json | undefined {
  const [key, ...rest] = keys
  if (key === undefined) return value
  if (Array.isArray(here)) {
    const copy = [...here]
    const cell = put(copy[Number(key)], rest, value)
    if (cell === undefined) copy.splice(Number(key), 1)
    else copy[Number(key)] = cell
    return copy
  }
  const copy = isObject(here) ? { ...here } : {}
  const inner = put(copy[key], rest, value)
  if (inner === undefined) delete copy[key]
  else copy[key] = inner
  return copy
}

function idOf(entry: Json): string {
  const id = isObject(entry) ? entry['id'] : entry
  return typeof id === 'string' ? id : ''
}

export function rollOf(root: Case, place: SubjectPlace): Json[] {
  const entries = read(root, ROOMS[place].roll)
  return Array.isArray(entries) ? entries : []
}

export function subjectIds(root: Case, place: SubjectPlace): string[] {
  return rollOf(root, place).map(idOf)
}

export function addSubject(root: Case, place: SubjectPlace): { next: Case; id: string } {
  const entries = rollOf(root, place)
  const taken = new Set(entries.map(idOf))
  const { prefix, roll: path } = ROOMS[place]
  let number = entries.length + 1
  while (taken.has(`${prefix}${number}`)) number += 1
  const id = `${prefix}${number}`
  const entry: Json =
    place === 'applicant'
      ? { id, victim: subjectIds(root, 'victim')[0] ?? 'v1', household: subjectIds(root, 'household')[0] ?? 'h1' }
      : id
  return { next: write(root, path, [...entries, entry]), id }
}

/** A second one with the same answers: brothers and sisters, several victims of one deed. */
export function copySubject(root: Case, place: SubjectPlace, from: string): { next: Case; id: string } {
  const added = addSubject(root, place)
  const { roll: path, answers } = ROOMS[place]
  let { next } = added
  if (place === 'applicant') {
    const original = rollOf(root, place).find((entry) => idOf(entry) === from)
    const entries = rollOf(next, place).map((entry) => (idOf(entry) === added.id && isObject(original) ? { ...original, id: added.id } : entry))
    next = write(next, path, entries)
  }
  for (const room of answers) {
    const own = read(root, `${room}.${from}`)
    if (own !== undefined) next = write(next, `${room}.${added.id}`, own)
  }
  // There is one victim to a sheet: a copy of the victim as applicant is somebody else.
  if (read(next, `facts.applicants.${added.id}.relation`) === 'self') {
    next = write(next, `facts.applicants.${added.id}.relation`, undefined)
  }
  return { next, id: added.id }
}

export function removeSubject(root: Case, place: SubjectPlace, id: string): Case {
  const { roll: path, answers } = ROOMS[place]
  let next = write(root, path, rollOf(root, place).filter((entry) => idOf(entry) !== id))
  for (const room of answers) {
    if (read(next, `${room}.${id}`) !== undefined) next = write(next, `${room}.${id}`, undefined)
  }
  return next
}

/** Is there one more than must stay? */
export function hasSpare(root: Case, place: SubjectPlace): boolean {
  return subjectIds(root, place).length > ROOMS[place].least
}

/**
 * The last of its kind stays, and so does a victim or household that an applicant still belongs to:
 * moving that applicant elsewhere silently would change whose case it is.
 */
export function mayRemove(root: Case, place: SubjectPlace, id: string): boolean {
  const belongs = (entry: Json) => isObject(entry) && place !== 'applicant' && entry[place] === id
  return hasSpare(root, place) && !rollOf(root, 'applicant').some(belongs)
}

/** The case with the answers at `paths` as they were in `before`, or unanswered where there was none. */
export function revert(root: Case, before: Case | undefined, paths: string[]): Case {
  // From the last row up (row 10 above row 9), so that taking one row away does not shift the rows still to be taken.
  const order = [...new Set(paths)].sort(new Intl.Collator('en', { numeric: true }).compare).reverse()
  return order.reduce((rest, path) => {
    const old = read(before, path)
    return read(rest, path) === old ? rest : write(rest, path, old)
  }, root)
}
