// A receipt leaves the page as a file and comes back: true, altered, and no receipt at all; under the strict policy, without a request.
import AxeBuilder from '@axe-core/playwright'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { Desk, expect, test } from './desk.js'

const six = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', 'cases', 'proposal-months-six.json'), 'utf8'),
).input as object

async function saved(desk: Desk): Promise<{ name: string; text: string }> {
  await desk.open()
  await desk.setCase(six)
  const [download] = await Promise.all([
    desk.page.waitForEvent('download'),
    desk.element.locator('[data-do="save-receipt"]').click(),
  ])
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') }
}

async function check(page: Page, text: string): Promise<void> {
  await page.locator('#receipt').setInputFiles({ name: '回执.json', mimeType: 'application/json', buffer: Buffer.from(text) })
}

test('a saved receipt is true, in both languages, and nothing is requested', async ({ page, desk }) => {
  const { name, text } = await saved(desk)
  expect(name).toMatch(/^国家司法救助测算回执-\d{4}-\d{2}-\d{2}\.json$/)
  await page.goto(new URL('verify.html', Desk.address()).href)
  await expect(page.locator('h1')).toHaveText('测算回执核验')
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  await check(page, text)
  await expect(page.locator('.verdict')).toHaveText('回执属实')
  await expect(page.locator('#found')).toBeFocused()
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.locator('.verdict')).toHaveText('The receipt is true')
  expect(requests).toEqual([])
})

test('an altered figure is shown with what comes out now', async ({ page, desk }) => {
  const { text } = await saved(desk)
  await page.goto(new URL('verify.html', Desk.address()).href)
  await check(page, text.split('62055').join('99999'))
  await expect(page.locator('.verdict')).toHaveText('回执与校验值不符，不能采信')
  const rows = page.locator('tr')
  await expect(rows.filter({ hasText: '回执所载' })).toContainText('99999')
  await expect(rows.filter({ hasText: '重新计算' })).toContainText('62055')
  const { violations } = await new AxeBuilder({ page }).include('#check').analyze()
  expect(violations).toEqual([])
})

test('what is no receipt is said to be none, and its words stay words', async ({ page }) => {
  await page.goto(new URL('verify.html', Desk.address()).href)
  await check(page, '{"<img src=x>":1}')
  await expect(page.locator('.verdict')).toHaveText('不是可以核验的回执')
  await check(page, JSON.stringify(six))
  await expect(page.locator('#found li')).toContainText('judicial-relief/receipt/1')
  expect(await page.locator('#found img').count()).toBe(0)
})

test('of a case that makes no sense no receipt is saved', async ({ page, desk }) => {
  await desk.open()
  await desk.setCase({ ...six, frame: { ...(six as { frame: object }).frame, as_of: '2025-02-30' } })
  let downloads = 0
  page.on('download', () => (downloads += 1))
  await desk.element.locator('[data-do="save-receipt"]').click()
  await expect(desk.element.locator('#summary')).toBeFocused()
  expect(downloads).toBe(0)
})
