// A case is kept as a file of the officer's own, opened again, and never lost or sent by the page itself.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { caseFile } from './case-files.js'
import { Desk, expect, test } from './desk.js'

const filled = JSON.parse(readFileSync(join(import.meta.dirname, 'filled.json'), 'utf8'))

async function save(desk: Desk): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    desk.page.waitForEvent('download'),
    desk.element.locator('[data-do="save"]').click(),
  ])
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') }
}

async function choose(desk: Desk, name: string, text: string) {
  const [chooser] = await Promise.all([
    desk.page.waitForEvent('filechooser'),
    desk.element.locator('[data-do="open"]').click(),
  ])
  await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
}

test('a case is saved with all that was typed and opened again the same', async ({ desk }) => {
  const odd = structuredClone(filled)
  odd.facts.victims.v1.died = true
  odd.choices.sheets.v1.proposed_amount = '12,34x'
  await desk.setCase(odd)
  const { name, text } = await save(desk)
  expect(name).toMatch(/^国家司法救助测算-\d{4}-\d\d-\d\d\.json$/)
  expect(JSON.parse(text)).toEqual(odd)

  await desk.setCase(null)
  await choose(desk, name, text)
  await expect(desk.element.locator('#result')).toHaveAttribute('data-outdated', 'true')
  expect(await desk.case()).toEqual(odd)
  await desk.element.locator('.undo button').click()
  await expect(desk.element.locator('[data-sample]').first()).toBeVisible()
})

test('what is no case file is refused by name, and nothing is lost', async ({ desk }, info) => {
  await desk.setCase(filled)
  for (const text of ['', 'not json', '[1, 2]', '"text"', '{"a":', '\0\0']) {
    await choose(desk, '名单.json', text)
    await expect(desk.element.locator('.refusal')).toContainText('名单.json')
    expect(await desk.case()).toEqual(filled)
  }
  const huge = info.outputPath('huge.json')
  writeFileSync(huge, `{"frame":"${'x'.repeat(5 * 1024 * 1024)}"}`)
  await choose(desk, 'huge.json', readFileSync(huge, 'utf8'))
  await expect(desk.element.locator('.refusal')).toContainText('huge.json')
  expect(await desk.case()).toEqual(filled)
  // The next answer takes the refusal away, and all works on.
  await desk.field('facts.applicants.a1.refused_cooperation').getByRole('radio').nth(1).check()
  await expect(desk.element.locator('.refusal')).toHaveCount(0)
})

test('a JSON file that is no case of ours is explained field by field', async ({ desk }) => {
  await choose(desk, 'other.json', '{"name": "张三", "frame": {"as_of": "2025-12-01"}}')
  await expect(desk.element.locator('#summary [data-problem="name"]')).toBeVisible()
  expect(await desk.case()).toEqual({ name: '张三', frame: { as_of: '2025-12-01' } })
})

async function asksBeforeLeaving(page: Page): Promise<boolean> {
  return page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })))
}

test('leaving with unsaved work warns, and only then', async ({ desk }) => {
  expect(await asksBeforeLeaving(desk.page)).toBe(false)
  await desk.field('facts.case.found_in_own_case').getByRole('radio').first().check()
  expect(await asksBeforeLeaving(desk.page)).toBe(true)
  await save(desk)
  expect(await asksBeforeLeaving(desk.page)).toBe(false)
  await desk.field('facts.case.found_in_own_case').getByRole('radio').nth(1).check()
  expect(await asksBeforeLeaving(desk.page)).toBe(true)
  await desk.element.evaluate((element) => element.remove())
  expect(await asksBeforeLeaving(desk.page)).toBe(false)
})

test('the published cases are tried in one click and taken back in one', async ({ desk }) => {
  const blank = await desk.case()
  const samples = desk.element.locator('[data-sample]')
  await expect(samples).toHaveCount(4)
  for (const [id, file] of [
    ['c05', 'c05-jiaojiang-wuchuan-2024.json'],
    ['c09', 'c09-yuanan-2025.json'],
    ['c12', 'c12-guangrao-2021.json'],
    ['c01', 'c01-chongchuan-2019.json'],
  ] as const) {
    const { input, expect: expected } = caseFile(file)
    await desk.element.locator(`[data-sample="${id}"]`).click()
    expect(await desk.case()).toEqual(input)
    await expect(desk.element.locator('[data-applicant="a1"]')).toHaveAttribute('data-outcomes', expected.applicants!['a1']!.outcomes.join(' '))
    await expect(samples).toHaveCount(0)
    expect(await asksBeforeLeaving(desk.page)).toBe(false)
    await desk.element.locator('.undo button').click()
    expect(await desk.case()).toEqual(blank)
  }
})

test('nothing is sent or stored while a case is worked on', async ({ desk }) => {
  const asked: string[] = []
  desk.page.on('request', (request) => asked.push(request.url()))
  await desk.element.locator('[data-sample="c05"]').click()
  await save(desk)
  await desk.element.getByRole('button', { name: 'English' }).click()
  await desk.setCase(filled)
  expect(asked.filter((url) => !url.startsWith('blob:'))).toEqual([])
  const kept = await desk.page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    document.cookie,
    (await indexedDB.databases()).length,
    (await caches.keys()).length,
    location.hash + location.search,
  ])
  expect(kept).toEqual([0, 0, '', 0, 0, ''])
})
