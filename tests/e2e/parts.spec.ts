// The parts of the page that follow the result: folded sections, procedure, several applicants and offices, the award.
import type { Case } from '../../www/src/case-store.js'
import { caseFile } from './case-files.js'
import { expect, test, type Desk } from './desk.js'

const FOLDS = ['office-more', 'over_limit', 'award', 'need', 'proposal-more', 'procedure', 'readings']

async function isOpen(desk: Desk, part: string) {
  return desk.fold(part).evaluate((one) => (one as HTMLDetailsElement).open)
}

function box(desk: Desk, path: string) {
  return desk.element.locator(`input[data-path="${path}"]`)
}

/** A published case, with more answers. */
function caseWith(name: string, change: (value: Record<string, Record<string, Record<string, object>>>) => void): Case {
  const input = structuredClone(caseFile(name).input)
  change(input as never)
  return input
}

const C5 = 'c05-jiaojiang-wuchuan-2024.json'
const C9 = 'c09-yuanan-2025.json'

test('what refines a result starts folded, with its progress, and opens on demand', async ({ desk }) => {
  for (const part of FOLDS) {
    expect(await isOpen(desk, part), part).toBe(false)
    await expect(desk.fold(part).locator('> summary .progress')).toContainText('0 /')
  }
  expect(await desk.element.locator('.field').count(), 'questions in sight on a blank page').toBeLessThan(30)

  const handle = desk.element.locator('summary[data-fold="need"]')
  await handle.focus()
  await desk.page.keyboard.press('Enter')
  await box(desk, 'facts.households.h1.necessary_spending').fill('1500')
  await expect(handle.locator('.progress')).toContainText('1 /')
  // Nor does it shut under the hand that empties its only answer.
  await box(desk, 'facts.households.h1.necessary_spending').fill('')
  await expect(box(desk, 'facts.households.h1.necessary_spending')).toBeFocused()
  await handle.click()
  await expect(box(desk, 'facts.households.h1.necessary_spending')).toHaveCount(0)
  expect(await isOpen(desk, 'need')).toBe(false)
})

test('a folded part opens for its answers and for what is wrong in it', async ({ desk }) => {
  const applied = 'facts.case.applied_on'
  await desk.setCase(caseWith(C9, ({ facts }) => Object.assign(facts!['case']!, { applied_on: '2025-13-01' })))
  expect(await isOpen(desk, 'procedure')).toBe(true)
  await expect(desk.field(applied).locator('.problem')).not.toBeEmpty()
  expect(await isOpen(desk, 'need')).toBe(false)

  // What is wrong cannot be folded away.
  await desk.element.locator('summary[data-fold="procedure"]').click()
  await expect(box(desk, applied)).toBeVisible()
  await desk.element.locator(`#summary [data-problem="${applied}"] button`).click()
  await expect(box(desk, applied)).toBeFocused()
  await box(desk, applied).fill('2025-11-03')
  await box(desk, applied).blur()
  await expect(desk.element.locator('.problem')).toHaveCount(0)

  await desk.setCase(null)
  expect(await isOpen(desk, 'procedure')).toBe(false)
})

test('a link to what is missing opens the part in which it is asked', async ({ desk }) => {
  await desk.setCase(caseFile(C9).input)
  await desk.element.locator('.procedure [data-part="missing"] > summary').click()
  await desk.element.locator('[data-missing="facts.case.accepted_on"]').click()
  await expect(box(desk, 'facts.case.accepted_on')).toBeFocused()
  expect(await isOpen(desk, 'procedure')).toBe(true)
})

test('what only the procedure waits for is not counted as missing for the result', async ({ desk }) => {
  await desk.setCase(caseFile(C5).input)
  const missing = desk.element.locator('section.missing')
  await expect(missing).toHaveAttribute('data-count', '0')
  await expect(missing.locator('[data-missing]')).toHaveCount(0)
  expect(await desk.element.locator('.procedure [data-missing]').count()).toBeGreaterThan(5)
})

test('procedure: known days in sight, unknown ones folded, papers and duties by what is known', async ({ desk }) => {
  const procedure = desk.element.locator('.procedure')
  await expect(procedure.locator('[data-part="deadlines"] > div > ul')).toHaveCount(0)
  const later = procedure.locator('[data-part="deadlines"] .later')
  await expect(later).toHaveCount(1)
  expect(await later.evaluate((one) => (one as HTMLDetailsElement).open)).toBe(false)
  const unknown = await later.locator('[data-deadline]').count()
  await expect(later.locator('> summary')).toContainText(String(unknown))

  await desk.setCase(
    caseWith(C9, ({ facts }) => {
      // 3 November 2025 is a Monday; ten working days later is Monday the 17th.
      Object.assign(facts!['case']!, { accepted_on: '2025-11-03' })
      Object.assign(facts!['applicants']!['a1']!, { has_identity: true, has_application: false })
    }),
  )
  const opinion = procedure.locator('[data-deadline="deadline_opinion"]')
  await expect(opinion.locator('.day')).toBeVisible()
  await expect(opinion.locator('.day')).toHaveText('2025年11月17日')
  await expect(procedure.locator('[data-part="deadlines"] .later [data-deadline]')).toHaveCount(unknown - 1)
  await opinion.locator('summary').click()
  await expect(opinion.locator('.reference').first()).toBeVisible()

  const paper = (id: string) => procedure.locator(`[data-document="${id}"][data-subject-id="a1"]`)
  await expect(paper('document_identity')).toHaveAttribute('data-state', 'present')
  await expect(paper('document_identity').locator('.state')).toBeVisible()
  await expect(paper('document_application')).toHaveAttribute('data-state', 'needed')
  await expect(procedure.locator('[data-part="approvals"] [data-duty="approval_local"]')).toBeVisible()
  await expect(procedure.locator('[data-part="measures"] [data-duty]').first()).toBeAttached()
})

test('two applicants share one sheet, each under his own name', async ({ desk }) => {
  const share = (id: string) => `choices.applicants.${id}.share`
  await desk.setCase(caseFile('split-to-the-fen.json').input)
  const labels = ['a1', 'a2'].map((id) => desk.element.locator('[data-section="proposal"] .group', { has: desk.page.locator(`[data-path="${share(id)}"]`) }))
  await expect(labels[0]!.locator('h4')).toHaveText('申请人甲')
  await expect(labels[1]!.locator('h4')).toHaveText('申请人乙')
  const split = desk.element.locator('[data-sheet="v1"] [data-check="split"]')
  await expect(split).toHaveAttribute('data-state', 'within')
  await box(desk, share('a2')).fill('25000.00')
  await expect(split).toHaveAttribute('data-state', 'above')
  await box(desk, share('a2')).fill('24999.98')
  await expect(split).not.toHaveAttribute('data-state', 'within')
})

test('offices of a joint grant are added, contribute, and are removed', async ({ desk }) => {
  await desk.setCase(caseWith('joint-offices-t8-agree.json', (value) => {
    delete value['frame']!['offices']
    delete value['choices']!['offices']
  }))
  await expect(desk.element.locator('[data-check="contributions"]')).toHaveCount(0)
  for (const [id, name, amount] of [['o1', '甲', '50000'], ['o2', '乙', '24000']] as const) {
    await desk.element.locator('[data-add="office"]').click()
    const label = desk.element.locator(`[data-subject="${id}"] .name`)
    await expect(label).toBeFocused()
    await expect(label).toHaveText(`办案机关${name}`)
    await box(desk, `choices.offices.${id}.contribution`).fill(amount)
  }
  const check = desk.element.locator('[data-check="contributions"]')
  await expect(check).toHaveAttribute('data-state', 'within')
  await desk.element.locator('[data-remove="o2"]').click()
  await expect(check).not.toHaveAttribute('data-state', 'within')
  expect((await desk.case())['choices']).toMatchObject({ offices: { o1: { contribution: '50000' } } })
  await desk.element.locator('[data-remove="o1"]').click()
  await expect(check).toHaveCount(0)
})

test('the award is computed from lists of items and dependants', async ({ desk }) => {
  const { input } = caseFile('award-tort-dependants-yearly-maximum.json')
  await desk.setCase(input)
  expect(await isOpen(desk, 'award')).toBe(true)
  const award = desk.figure('v1', 'award_cap').or(desk.figure('v1', 'award'))
  await expect(award.locator('.value').first()).toHaveText(/1,300,000/)
  const dependants = 'facts.victims.v1.dependants'
  await expect(box(desk, `${dependants}.0.dependant_age`)).toHaveValue('10')
  await expect(desk.element.locator(`select[data-path="${dependants}.2.incapable"]`)).toHaveValue('true')

  // Filled by hand it is the same case.
  await desk.field(dependants).locator('.remove').last().click()
  await desk.element.locator(`[data-add-row="${dependants}"]`).click()
  await desk.page.keyboard.type('77')
  await desk.element.locator(`select[data-path="${dependants}.2.incapable"]`).selectOption('true')
  await box(desk, `${dependants}.2.supporters`).fill('1')
  expect(await desk.case()).toEqual(input)

  // A cell that cannot be is said at the cell.
  await box(desk, `${dependants}.1.dependant_age`).fill('16.5')
  await box(desk, `${dependants}.1.dependant_age`).blur()
  await expect(desk.field(`${dependants}.1.dependant_age`).locator('.problem')).not.toBeEmpty()
  await box(desk, `${dependants}.1.dependant_age`).fill('16')

  await desk.setCase(caseFile('award-material-items-open.json').input)
  await expect(award.locator('.value').first()).toHaveText(/4,200\.50/)
})
