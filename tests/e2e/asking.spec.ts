// How the form asks: amounts as officers write them, what is not asked and why, copies, one-click groups.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Desk } from './desk.js'

const filled = JSON.parse(readFileSync(join(import.meta.dirname, 'filled.json'), 'utf8'))
filled.facts.applicants.a1.organisation = false
const LOSS = 'facts.victims.v1.losses.0.amount'
const AMOUNT = 'choices.sheets.v1.proposed_amount'

function box(desk: Desk, path: string) {
  return desk.element.locator(`input[data-path="${path}"]`)
}

test('what helps with an answer is set as the language sets it', async ({ desk }) => {
  const help = desk.field('frame.as_of').locator('.help')
  await expect(help).toHaveText('决定适用哪一时期的规定和哪一年度的工资。按“年-月-日”填写，例如 2025-12-01。')
  await desk.element.evaluate((element) => ((element as HTMLElement).lang = 'en'))
  await expect(help).toHaveText(/[a-z]\. [A-Z]/)
})

test('amounts are taken as officers write them, kept as typed, and shown as understood', async ({ desk }) => {
  const counted = structuredClone(filled)
  counted.facts.victims.v1.received_complete = true
  await desk.setCase(counted)
  for (const [typed, understood] of [
    ['12万', '120,000元'],
    ['1.2万元', '12,000元'],
    ['120,000.50', '120,000.50元'],
    ['３２００００', '320,000元'],
  ] as const) {
    await box(desk, LOSS).fill(typed)
    await box(desk, LOSS).blur()
    await expect(desk.field(LOSS).locator('.understood')).toHaveText(`即 ${understood}`)
    await expect(box(desk, LOSS)).toHaveValue(typed)
    await expect(box(desk, LOSS)).toHaveAccessibleDescription(new RegExp(understood))
    await expect(desk.element.locator('.problem')).toHaveCount(0)
  }
  // 320,000 lost less 60,000 received; the list of losses is not complete.
  await expect(desk.figure('v1', 'documented_unmet_loss')).toHaveAttribute('data-value', '至少260,000元')

  await box(desk, LOSS).fill('1万2')
  await box(desk, LOSS).blur()
  await expect(desk.field(LOSS).locator('.understood')).toHaveCount(0)
  await expect(desk.field(LOSS).locator('.problem')).toBeVisible()
  await expect(box(desk, LOSS)).toHaveValue('1万2')
})

test('an age in full-width digits is an age, months in them are months', async ({ desk }) => {
  await desk.setCase(filled)
  await box(desk, 'facts.applicants.a1.age').fill('１２')
  expect((await desk.case())['facts']).toMatchObject({ applicants: { a1: { age: 12 } } })
  await box(desk, AMOUNT).fill('')
  const months = 'choices.sheets.v1.proposed_months'
  await box(desk, months).fill('３．５个月')
  await box(desk, months).blur()
  await expect(desk.field(months).locator('.understood')).toHaveText('即 3.5个月')
  await expect(desk.element.locator('.proposal')).toContainText('3.5个月')
})

test('an answer whose question goes away is kept in grey, counts for nothing, and can be removed', async ({ desk }) => {
  const child = structuredClone(filled)
  child.facts.applicants.a1.relation = 'child'
  await desk.setCase(child)
  const aside = desk.element.locator('[data-aside="facts.victims.v1.injury"]')
  await expect(aside).toHaveCount(0)
  await desk.field('facts.victims.v1.died').getByRole('radio').first().check()
  await expect(desk.field('facts.victims.v1.injury')).toHaveCount(0)
  await expect(aside).toContainText('重伤')
  expect((await desk.case())['facts']).toMatchObject({ victims: { v1: { injury: 'serious' } } })

  // The question comes back with its answer.
  await desk.field('facts.victims.v1.died').getByRole('radio').nth(1).check()
  await expect(aside).toHaveCount(0)
  expect((await desk.case())['facts']).toMatchObject({ victims: { v1: { injury: 'serious', died: false } } })

  await desk.field('facts.victims.v1.died').getByRole('radio').first().check()
  await aside.getByRole('button').click()
  await expect(aside).toHaveCount(0)
  expect(JSON.stringify(await desk.case())).not.toContain('serious')
  await desk.element.locator('.undo button').click()
  await expect(aside).toContainText('重伤')
})

test('what need not be asked of a small child is said, with its provision', async ({ desk }) => {
  const child = structuredClone(filled)
  child.facts.applicants.a1 = { organisation: false, age: 7, relation: 'child' }
  child.facts.victims.v1.died = true
  await desk.setCase(child)
  const section = desk.element.locator('[data-section="refusals"]')
  await expect(section.locator('.note')).toContainText('年幼')
  await expect(section.locator('.note .reference')).toHaveCount(1)
  await expect(desk.field('facts.applicants.a1.major_fault')).toHaveCount(0)
  await box(desk, 'facts.applicants.a1.age').fill('8')
  await expect(section.locator('.note')).toHaveCount(0)
  await expect(desk.field('facts.applicants.a1.major_fault')).toHaveCount(1)
})

test('six circumstances are denied by one click, which says how many it answers', async ({ desk }) => {
  await desk.setCase(filled)
  const bundle = desk.element.locator('[data-bundle="no_refusal_circumstance"]')
  // Two of the six are answered in the file.
  await expect(bundle).toHaveText('其余 4 项均无')
  await bundle.click()
  await expect(bundle).toHaveText('以上 6 项均已填写')
  expect((await desk.case())['facts']).toMatchObject({
    applicants: {
      a1: {
        already_assisted: false,
        major_fault: false,
        refused_cooperation: false,
        false_statement: false,
        waived_compensation: false,
        reasonably_assisted: false,
      },
    },
  })
})

test('an applicant is copied with its answers, and is another person', async ({ desk }) => {
  const child = structuredClone(filled)
  child.facts.applicants.a1 = { organisation: false, age: 9, relation: 'child' }
  child.facts.victims.v1.died = true
  await desk.setCase(child)
  await desk.element.locator('[data-copy="a1"]').click()
  await expect(desk.element.locator('[data-subject="a2"] .name')).toBeFocused()
  const { frame, facts } = (await desk.case()) as Record<string, Record<string, unknown>>
  expect(frame!['applicants']).toEqual([
    { id: 'a1', victim: 'v1', household: 'h1' },
    { id: 'a2', victim: 'v1', household: 'h1' },
  ])
  expect(facts!['applicants']).toMatchObject({ a1: { age: 9, relation: 'child' }, a2: { age: 9, relation: 'child' } })
  await box(desk, 'facts.applicants.a2.age').fill('11')
  expect((await desk.case())['facts']).toMatchObject({ applicants: { a1: { age: 9 }, a2: { age: 11 } } })
})

test('a copy of the victim as applicant is somebody else', async ({ desk }) => {
  await desk.setCase(filled)
  await desk.element.locator('[data-copy="a1"]').click()
  await expect(desk.element.locator('#result')).toHaveAttribute('data-outdated', 'false')
  const { facts } = (await desk.case()) as Record<string, Record<string, Record<string, object>>>
  expect(facts!['applicants']!['a2']).not.toHaveProperty('relation')
})

test('each section says how many of its questions are still to be established', async ({ desk }) => {
  const progress = desk.element.locator('[data-section="office"] .progress').first()
  await expect(progress).toHaveText('已填 1 / 3 · 待查 2')
  await desk.element.locator('select[data-path="frame.region"]').selectOption('420000')
  await expect(progress).toHaveText('已填 2 / 3 · 待查 1')
})
