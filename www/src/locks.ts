// Answers that the page around supplies and the officer cannot change: by path, a path standing for all beneath it. Pure.
import { PLACES, read, rollOf, ROOMS, subjectIds, write, type Case } from './case-store.js'
import type { Form, Json, Place, SubjectPlace } from './contract.js'

/** Frame answers given by attribute, by path. */
export type Supplied = ReadonlyMap<string, string>

export function isLocked(locks: readonly string[], path: string): boolean {
  return locks.some((lock) => path === lock || path.startsWith(`${lock}.`))
}

function touches(locks: readonly string[], path: string): boolean {
  return isLocked(locks, path) || locks.some((lock) => lock.startsWith(`${path}.`))
}

/** Nobody may leave whose answers are supplied. */
export function isSubjectLocked(locks: readonly string[], place: SubjectPlace, id: string): boolean {
  const { roll, answers } = ROOMS[place]
  return isLocked(locks, roll) || answers.some((room) => touches(locks, `${room}.${id}`))
}

/** What is given by attribute stands in the case, whatever else is laid there. */
export function supply(root: Case, supplied: Supplied): Case {
  let next = root
  for (const [path, text] of supplied) if (read(next, path) !== text) next = write(next, path, text)
  return next
}

/**
 * `next` with what is locked as it is in `now`: also where another case is opened, or everything is emptied. Subjects whose
 * answers are locked stay in the case; where a list of subjects is locked all of them are, because they name one another.
 */
export function hold(next: Case, now: Case, locks: readonly string[]): Case {
  if (!locks.length) return next
  let held = next
  if (PLACES.some((place) => isLocked(locks, ROOMS[place].roll))) {
    for (const place of PLACES) held = put(held, ROOMS[place].roll, read(now, ROOMS[place].roll))
    held = prune(held)
  } else {
    for (const place of PLACES) {
      for (const id of subjectIds(now, place)) if (isSubjectLocked(locks, place, id)) held = enrol(held, now, place, id)
    }
  }
  for (const lock of locks) held = put(held, lock, read(now, lock))
  return held
}

function put(root: Case, path: string, value: Json | undefined): Case {
  return read(root, path) === value ? root : write(root, path, value)
}

function enrol(root: Case, now: Case, place: SubjectPlace, id: string): Case {
  if (subjectIds(root, place).includes(id)) return root
  const entry = rollOf(now, place).find((one) => (place === 'applicant' ? read(one, 'id') : one) === id)
  if (entry === undefined) return root
  let next = root
  for (const other of ['victim', 'household'] as const) {
    const belongs = place === 'applicant' && read(entry, other)
    if (typeof belongs === 'string') next = enrol(next, now, other, belongs)
  }
  return write(next, ROOMS[place].roll, [...rollOf(next, place), entry])
}

/** Answers about nobody in the case are taken away, as they are when somebody is removed. */
export function prune(root: Case, rooms: (room: string) => boolean = () => true): Case {
  let next = root
  for (const place of PLACES) {
    const there = new Set(subjectIds(root, place))
    for (const room of ROOMS[place].answers.filter(rooms)) {
      const answers = read(next, room)
      if (typeof answers !== 'object' || answers === null || Array.isArray(answers)) continue
      for (const id of Object.keys(answers)) if (!there.has(id)) next = write(next, `${room}.${id}`, undefined)
    }
  }
  return next
}

const ROOM_OF: Record<Place, string> = {
  frame: 'frame',
  reading: 'frame.readings',
  case: 'facts.case',
  victim: 'facts.victims',
  household: 'facts.households',
  applicant: 'facts.applicants',
  sheet: 'choices.sheets',
  share: 'choices.applicants',
  office: 'choices.offices',
}

const SUBJECT_OF: Partial<Record<Place, SubjectPlace>> = {
  victim: 'victim',
  household: 'household',
  applicant: 'applicant',
  sheet: 'victim',
  share: 'applicant',
  office: 'office',
}

/** Those that stand for nothing in this case: a typing error of the page would otherwise lock nothing without a word. */
export function unknownLocks(locks: readonly string[], form: Form, root: Case): string[] {
  const known = new Set(['frame', 'facts', 'choices', ...PLACES.map((place) => ROOMS[place].roll)])
  for (const { place, id } of form.questions) {
    const room = ROOM_OF[place]
    const subject = SUBJECT_OF[place]
    known.add(room)
    if (!subject) known.add(`${room}.${id}`)
    else for (const one of subjectIds(root, subject)) known.add(`${room}.${one}`).add(`${room}.${one}.${id}`)
  }
  return locks.filter((lock) => !known.has(lock))
}
