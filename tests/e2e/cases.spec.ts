// The published cases in the page: five of them filled by keyboard alone, the others laid on the desk, all read from it.
import type { Json } from '../../www/src/contract.js'
import { caseFile, caseNames, type CaseFile } from './case-files.js'
import { expect, test, type Desk } from './desk.js'

const files = caseNames(/^c\d+-.*\.json$/)
const BY_KEYBOARD = ['c01', 'c05', 'c08', 'c09', 'c12']
const STATES = ['within', 'above', 'below', 'against', 'open']

test('the published cases are there', () => {
  for (const name of BY_KEYBOARD) expect(files.some((file) => file.startsWith(`${name}-`)), name).toBe(true)
})

for (const file of files.filter((name) => BY_KEYBOARD.includes(name.slice(0, 3)))) {
  const { title, input, expect: expected } = caseFile(file)

  test(`${file}: ${title}`, async ({ desk }) => {
    await desk.fill(input)
    expect(bare(await desk.case())).toEqual(bare(input))
    await seen(desk, expected)
  })
}

test('the other published cases, laid on the desk one after the other', async ({ desk }) => {
  for (const file of files.filter((name) => !BY_KEYBOARD.includes(name.slice(0, 3)))) {
    const { input, expect: expected } = caseFile(file)
    await test.step(file, async () => {
      await desk.setCase(input)
      expect(await desk.case()).toEqual(input)
      await seen(desk, expected)
    })
  }
})

async function seen(desk: Desk, { problems, applicants, sheets }: CaseFile['expect']): Promise<void> {
  await expect(desk.element.locator('#result')).toHaveAttribute('data-outdated', String(Boolean(problems)))
  for (const [path] of problems ?? []) {
    await expect(desk.element.locator(`#summary [data-problem="${path}"] span`)).not.toBeEmpty()
  }
  for (const [id, { outcomes }] of Object.entries(applicants ?? {})) {
    const outcome = desk.element.locator(`[data-applicant="${id}"]`)
    await expect(outcome).toBeVisible()
    await expect(outcome).toHaveAttribute('data-tone', outcomes.length === 1 ? outcomes[0]! : 'open')
    const shown = (await outcome.getAttribute('data-outcomes'))?.split(' ')
    expect(shown?.sort()).toEqual([...outcomes].sort())
    await expect(outcome.locator('.verdict')).not.toBeEmpty()
  }
  for (const [id, { general_limit, proposal }] of Object.entries(sheets ?? {})) {
    const sheet = desk.element.locator(`[data-sheet="${id}"]`)
    if (general_limit) {
      const value = desk.figure(id, 'general_limit').locator('.value')
      await expect(value).toBeVisible()
      const words = await value.innerText()
      expect(plain(words)).toBe(general_limit)
      await expect(sheet.locator('.headline')).toContainText(words)
    }
    if (proposal === null) await expect(sheet.locator('.proposal')).toHaveCount(0)
    // Beside the checks a file may also expect amounts, which the native tests compare.
    for (const [check, state] of Object.entries(proposal ?? {}).filter(([, value]) => STATES.includes(value))) {
      await expect(sheet.locator(`[data-check="${check}"]`)).toHaveAttribute('data-state', state)
    }
  }
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
