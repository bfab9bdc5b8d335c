// What must not happen: a request, a trace in a storage, a name on the page around, a listener left behind, one element in another's way.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import type { JudicialReliefElement } from '../../www/src/element-contract.js'
import { Desk } from './desk.js'

const filled = JSON.parse(readFileSync(join(import.meta.dirname, 'filled.json'), 'utf8'))
const NAME = '欧阳某芝'

/** A page of nobody's: empty, same origin, watched from its first moment. */
async function watched(page: Page): Promise<{ requests: string[]; words: string[] }> {
  const requests: string[] = []
  const words: string[] = []
  page.on('console', (message) => words.push(message.text()))
  page.on('pageerror', (error) => words.push(error.message))
  page.on('request', (request) => requests.push(request.url()))
  page.on('websocket', (socket) => requests.push(socket.url()))
  await page.route('**/empty.html', (route) => route.fulfill({ contentType: 'text/html', body: '<!DOCTYPE html><meta charset="utf-8"><title>empty</title><body>' }))
  await page.addInitScript(() => {
    const used: string[] = []
    const watch = (holder: object | undefined, name: string) => {
      const before = holder && (Reflect.get(holder, name) as ((...all: unknown[]) => unknown) | undefined)
      if (!holder || !before) throw new Error(`this browser has no ${name}`)
      Reflect.set(holder, name, function (this: unknown, ...all: unknown[]) {
        used.push(name)
        return new.target ? Reflect.construct(before, all) : before.apply(this, all)
      })
    }
    for (const name of ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'Worker', 'SharedWorker', 'BroadcastChannel', 'RTCPeerConnection', 'open', 'postMessage']) watch(window, name)
    for (const name of ['sendBeacon']) watch(navigator, name)
    for (const name of ['setItem', 'getItem']) watch(Storage.prototype, name)
    for (const name of ['open', 'databases']) watch(IDBFactory.prototype, name)
    for (const name of ['pushState', 'replaceState']) watch(History.prototype, name)
    const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')!
    Object.defineProperty(Document.prototype, 'cookie', {
      ...cookie,
      set: () => used.push('cookie'),
      get: () => (used.push('cookie'), ''),
    })
    const listening: [EventTarget, string, unknown][] = []
    const { addEventListener, removeEventListener } = EventTarget.prototype
    EventTarget.prototype.addEventListener = function (type: string, listener: unknown, options?: unknown) {
      if (([window, document] as EventTarget[]).includes(this)) listening.push([this, type, listener])
      addEventListener.call(this, type, listener as EventListener, options as boolean)
    }
    EventTarget.prototype.removeEventListener = function (type: string, listener: unknown, options?: unknown) {
      const at = listening.findIndex((one) => one[0] === this && one[1] === type && one[2] === listener)
      if (at >= 0) listening.splice(at, 1)
      removeEventListener.call(this, type, listener as EventListener, options as boolean)
    }
    Object.assign(window, { used, listening })
  })
  await page.goto(`${Desk.address()}empty.html`)
  return { requests, words }
}

const own = (page: Page) => page.evaluate(() => Object.getOwnPropertyNames(window).sort())
const listening = (page: Page) => page.evaluate(() => (window as unknown as { listening: [unknown, string][] }).listening.map(([, type]) => type).sort())

async function put(page: Page, id: string, value: unknown = filled): Promise<Locator> {
  await page.evaluate(
    ([name, next]) => {
      const one = document.createElement('judicial-relief') as JudicialReliefElement
      one.id = name as string
      one.case = next as JudicialReliefElement['case']
      document.body.append(one)
    },
    [id, value] as const,
  )
  const element = page.locator(`#${id}`)
  await expect(element.locator('[data-section]').nth(2)).toBeVisible()
  return element
}

/** What an officer does with a case, names included. */
async function work(page: Page, element: Locator): Promise<void> {
  await element.locator('input[data-path="choices.sheets.v1.proposed_amount"]').fill('60000')
  await element.locator('[data-add="applicant"]').click()
  await element.locator('[data-do="papers"]').click()
  await element.locator('summary[data-fold="papers-fields"]').click()
  await element.locator('[data-slot="a1.name"]').fill(NAME)
  await expect(element.locator('.lectern')).toContainText(NAME)
  for (const button of ['[data-word="sheet"]', '[data-do="save"]']) {
    const file = page.waitForEvent('download')
    await element.locator(button).click()
    await (await file).delete()
  }
  await element.locator('[data-copy="sheet"]').click()
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await element.getByRole('button', { name: 'English' }).click()
  await element.locator('[data-do="reset"]').click()
  await element.locator('.undo button').click()
}

test('the one script: no request, no storage, no cookie, no name on the page, at rest and in a whole flow', async ({ page, context }) => {
  const { requests, words } = await watched(page)
  const before = await own(page)
  const script = `${Desk.address()}hosts/judicial-relief.single.js`
  await page.addScriptTag({ url: script })
  const element = await put(page, 'one')
  await page.waitForTimeout(1000)
  await work(page, element)
  await page.waitForTimeout(500)
  expect(requests.filter((url) => !url.startsWith('blob:'))).toEqual([`${Desk.address()}empty.html`, script])
  expect(await page.evaluate(() => (window as unknown as { used: string[] }).used)).toEqual([])
  expect(await own(page), 'names on the window').toEqual(before)
  expect(await page.evaluate(() => customElements.get('judicial-relief') !== undefined)).toBe(true)
  expect(words, 'words in the console').toEqual([])
  const { cookies, origins } = await context.storageState({ indexedDB: true })
  expect([cookies, origins]).toEqual([[], []])
  expect(page.url()).toBe(`${Desk.address()}empty.html`)
  expect(await page.evaluate((name) => document.documentElement.outerHTML.includes(name) || document.title.includes(name), NAME)).toBe(false)
})

test('two elements: each has its own answers, language, radio buttons, papers and events', async ({ page }) => {
  await watched(page)
  await page.addScriptTag({ url: `${Desk.address()}hosts/judicial-relief.single.js` })
  const one = await put(page, 'one')
  const two = await put(page, 'two')
  await page.evaluate(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    for (const name of ['relief-change', 'relief-assessed']) document.addEventListener(name, (event) => heard.push(`${name} ${(event.target as Element).id}`))
  })
  const before = await two.evaluate((element) => JSON.stringify((element as JudicialReliefElement).case))
  const checked = () => two.locator('input[type="radio"]:checked').evaluateAll((all) => all.map((radio) => radio.id))
  const radios = await checked()
  await one.locator('[data-field="facts.case.found_in_own_case"]').getByRole('radio').nth(1).check()
  await work(page, one)
  expect(await two.evaluate((element) => JSON.stringify((element as JudicialReliefElement).case))).toBe(before)
  expect(await checked()).toEqual(radios)
  await expect(two.getByRole('heading', { level: 2 })).toHaveText('国家司法救助测算')
  await expect(two.locator('.lectern')).toHaveCount(0)
  expect(new Set(await page.evaluate(() => (window as unknown as { heard: string[] }).heard))).toEqual(new Set(['relief-change one', 'relief-assessed one']))
  // Labels lead to controls of their own element.
  await two.locator('label[for="field-frame-as_of"]').click()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('two')
  // The button of one prints that one: the other is among what stays away.
  await page.evaluate(() => {
    window.print = () => {
      window.dispatchEvent(new Event('beforeprint'))
      Object.assign(window, {
        printed: [...document.querySelectorAll('judicial-relief')].map((element) => [element.id, element.shadowRoot!.querySelectorAll('.on-paper').length, element.hasAttribute('data-judicial-relief-away')]),
      })
      window.dispatchEvent(new Event('afterprint'))
    }
  })
  await two.locator('[data-do="print"]').click()
  expect(await page.evaluate(() => (window as unknown as { printed: unknown }).printed)).toEqual([
    ['one', 0, true],
    ['two', 1, false],
  ])
  // The module is loaded once, and an element that goes does not take it along.
  await one.evaluate((element) => element.remove())
  await two.locator('input[data-path="choices.sheets.v1.proposed_amount"]').fill('400000')
  await expect(two.locator('.proposal')).toContainText('73,615')
})

test('an element that is taken away leaves no listener and no sheet, and its memory is freed', async ({ page }) => {
  test.setTimeout(60_000)
  await watched(page)
  await page.addScriptTag({ url: `${Desk.address()}hosts/judicial-relief.single.js` })
  const before = await listening(page)
  const element = await put(page, 'one')
  expect((await listening(page)).length).toBeGreaterThan(before.length)
  await work(page, element)
  await page.evaluate(() => {
    const one = document.querySelector('judicial-relief')!
    Object.assign(window, { gone: [new WeakRef(one), new WeakRef(one.shadowRoot!)] })
    one.remove()
  })
  expect(await listening(page)).toEqual(before)
  expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0)
  // Timers of what was last said or downloaded run out first; the longest keeps a file's address for a minute, and nothing else.
  await page.mouse.move(0, 0)
  await page.waitForTimeout(3500)
  // The browser's own cache of styles holds on to every shadow root that has a counter in it; a change of media empties it.
  await page.emulateMedia({ media: 'print' })
  await page.waitForTimeout(100)
  await page.emulateMedia({ media: 'screen' })
  const session = await page.context().newCDPSession(page)
  const alive = async () => {
    await session.send('HeapProfiler.collectGarbage')
    return page.evaluate(() => (window as unknown as { gone: WeakRef<object>[] }).gone.filter((one) => one.deref()).length)
  }
  await expect.poll(alive, { timeout: 10_000 }).toBe(0)
})
