// The published cases, filled into the page by keyboard alone and read from it. Expected values come from the case files.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Case } from '../../www/src/case-store.js'
import type { Json } from '../../www/src/contract.js'
import { expect, test } from './desk.js'

interface CaseFile {
  title: string
  input: Case
  expect: {
    applicants?: Record<string, { outcomes: string[] }>
    sheets?: Record<string, { general_limit?: string; proposal?: Record<string, string> }>
  }
}

const folder = join(import.meta.dirname, '..', 'cases')
const files = readdirSync(folder).filter((name) => /^c\d+-.*\.json$/.test(name))

test('the published cases are there', () => {
  for (const name of ['c01', 'c09', 'c12']) expect(files.some((file) => file.startsWith(`${name}-`)), name).toBe(true)
})

for (const file of files) {
  const { title, input, expect: expected } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as CaseFile

  test(`${file}: ${title}`, async ({ desk }) => {
    await desk.fill(input)
    expect(bare(await desk.case())).toEqual(bare(input))

    for (const [id, { outcomes }] of Object.entries(expected.applicants ?? {})) {
      const outcome = desk.element.locator(`[data-applicant="${id}"]`)
      await expect(outcome).toBeVisible()
      const shown = (await outcome.getAttribute('data-outcomes'))?.split(' ')
      expect(shown?.sort()).toEqual([...outcomes].sort())
      await expect(outcome).toHaveAttribute('data-tone', outcomes.length === 1 ? outcomes[0]! : 'open')
      await expect(outcome.locator('.verdict')).not.toBeEmpty()
    }
    for (const [id, { general_limit, proposal }] of Object.entries(expected.sheets ?? {})) {
      if (general_limit) {
        const value = desk.figure(id, 'general_limit').locator('.value')
        await expect(value).toBeVisible()
        const words = await value.innerText()
        expect(plain(words)).toBe(general_limit)
        await expect(desk.element.locator(`[data-sheet="${id}"] .headline`)).toContainText(words)
      }
      for (const [check, state] of Object.entries(proposal ?? {})) {
        const shown = desk.element.locator(`[data-sheet="${id}"] [data-check="${check}"]`)
        await expect(shown).toBeVisible()
        await expect(shown).toHaveAttribute('data-state', state)
      }
    }
  })
}

/** "304,908 元" as "304908". */
function plain(words: string): string {
  return words.replace(/[^\d.]/g, '')
}

/** A case without what says nothing: absent, null and empty mean the same. */
function bare(value: Json): Json {
  if (Array.isArray(value)) return value.map(bare)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).map(([key, inner]) => [key, bare(inner)] as const)
  return Object.fromEntries(entries.filter(([, inner]) => inner !== null && !(typeof inner === 'object' && Object.keys(inner).length === 0)))
}
