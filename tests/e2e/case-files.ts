// The cases in tests/cases as the page's tests read them: what is asked, and what is to be seen.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Case } from '../../www/src/case-store.js'

export interface CaseFile {
  title: string
  input: Case
  expect: {
    /** Paths and ids. */
    problems?: [string, string][]
    applicants?: Record<string, { outcomes: string[] }>
    sheets?: Record<string, { general_limit?: string; proposal?: Record<string, string> | null }>
  }
}

const folder = join(import.meta.dirname, '..', 'cases')

export function caseNames(pattern: RegExp): string[] {
  return readdirSync(folder).filter((name) => pattern.test(name))
}

export function caseFile(name: string): CaseFile {
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as CaseFile
}
