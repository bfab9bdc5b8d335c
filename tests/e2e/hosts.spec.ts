// The host examples, each used in a real browser: data in, result out, no complaint of the browser, no word to strangers.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test as base, type Locator, type Page } from '@playwright/test'
import type { JudicialReliefElement } from '../../www/src/element-contract.js'
import { Desk } from './desk.js'

const filled = JSON.parse(readFileSync(join(import.meta.dirname, 'filled.json'), 'utf8'))

interface Host {
  page: Page
  element: Locator
  requests: string[]
  open(path: string): Promise<void>
}

const test = base.extend<{ host: Host }>({
  host: async ({ page }, use) => {
    const complaints: string[] = []
    const requests: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
    page.on('request', (request) => requests.push(request.url()))
    await page.exposeFunction('complain', (text: string) => complaints.push(text))
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        ;(window as unknown as { complain(text: string): void }).complain(`${event.violatedDirective} ${event.blockedURI}`)
      })
    })
    const element = page.locator('judicial-relief')
    await use({
      page,
      element,
      requests,
      open: async (path) => {
        await page.goto(`${Desk.address()}hosts/${path}`)
      },
    })
    expect(complaints, 'what the browser complained about').toEqual([])
  },
})

/** A page of nobody's, on another port of this machine and so of another origin. */
async function stranger(body: string, act: (address: string) => Promise<void>): Promise<void> {
  const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(body))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    await act(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

async function drawn(element: Locator): Promise<void> {
  await expect(element.locator('[data-section]').nth(2)).toBeVisible()
}

test('plain page, one script: data in, result out, what is supplied cannot be changed', async ({ host: { page, element, open, requests } }) => {
  await open('plain/')
  await drawn(element)
  await expect(page.locator('output')).toContainText('一般限额 326385 元')
  for (const path of ['frame.as_of', 'frame.region', 'facts.victims.v1.crime', 'facts.victims.v1.injury']) {
    await expect(element.locator(`[data-field="${path}"]`), path).toContainText('由平台提供')
  }
  await element.locator('input[data-path="choices.sheets.v1.proposed_amount"]').fill('50800')
  await expect(page.locator('output')).toContainText('拟救助 50800 元')
  await expect(page.locator('output')).toHaveAttribute('data-changed', 'choices')
  expect(requests.map((url) => new URL(url).pathname.replace('/hosts/', ''))).toEqual(['plain/', 'host.css', 'judicial-relief.single.js', 'plain/host.js'])
})

test('the script loaded twice, as portals do, is one element and no complaint', async ({ host: { page, element, open } }) => {
  await open('plain/')
  await page.addScriptTag({ url: '../judicial-relief.single.js' })
  await drawn(element)
})

for (const name of ['vue', 'react']) {
  test(`${name}: properties, attributes and events, both ways`, async ({ host: { page, element, open } }) => {
    await open(`${name}/`)
    await drawn(element)
    await expect(page.locator('output')).toHaveText('assessed：326385')
    await expect(element.locator('[data-field="facts.victims.v1.crime"]')).toContainText('由平台提供')
    await element.locator('[data-field="facts.case.found_in_own_case"]').getByRole('radio').first().check()
    await expect(page.locator('#state')).toContainText('"found_in_own_case":true')
    // The framework's state goes back into the element while the officer types; neither focus nor text is lost.
    const amount = element.locator('input[data-path="choices.sheets.v1.proposed_amount"]')
    await amount.pressSequentially('50800')
    await expect(amount).toBeFocused()
    await expect(amount).toHaveValue('50800')
    await page.locator('#next-day').click()
    await expect(element.locator('[data-field="frame.as_of"]')).toContainText('2024-12-01')
    await expect(page.locator('output')).not.toHaveText('assessed：326385')
    await expect(amount).toHaveValue('50800')
  })
}

test('frame of another origin: a case in, the result out', async ({ host: { page, open } }) => {
  await open('iframe/')
  await expect(page.locator('output')).toHaveText('assessed：326385')
  const frame = page.frameLocator('iframe')
  await frame.locator('judicial-relief').locator('[data-add="victim"]').click()
  await expect(page.locator('output')).toHaveText('assessed：326385、326385')
})

test('the portal believes nobody but the frame: neither another origin nor another window', async ({ host: { page, open } }) => {
  await stranger('<script>parent.postMessage({ type: "relief-assessed", detail: { status: "forged", sheets: [] } }, "*")</script>', async (address) => {
    await open('iframe/')
    await expect(page.locator('output')).toHaveText('assessed：326385')
    const said = await page.evaluate((src) => {
      const heard = new Promise<string>((resolve) => window.addEventListener('message', (event) => resolve(event.origin), { once: true }))
      document.body.append(Object.assign(document.createElement('iframe'), { src }))
      return heard
    }, address)
    expect(said).toBe(address)
    await page.evaluate(() => {
      const heard = new Promise((resolve) => window.addEventListener('message', resolve, { once: true }))
      window.postMessage({ type: 'relief-assessed', detail: { status: 'forged', sheets: [] } }, '*')
      return heard.then(() => undefined)
    })
    await expect(page.locator('output')).toHaveText('assessed：326385')
  })
})

test('the frame listens to no other origin and tells it nothing', async ({ host: { page } }) => {
  const frame = `${Desk.address().replace('127.0.0.1', 'localhost')}hosts/iframe/frame.html`
  const body = `<script>window.heard = []; addEventListener("message", ({ data }) => heard.push(data))</script><iframe width="1000" height="700" src="${frame}"></iframe>`
  await stranger(body, async (address) => {
    await page.goto(address)
    const element = page.frameLocator('iframe').locator('judicial-relief')
    await drawn(element)
    await page.evaluate((value) => document.querySelector('iframe')!.contentWindow!.postMessage({ type: 'case', case: value }, '*'), filled)
    await page.waitForTimeout(300)
    expect(await element.evaluate((one) => (one as JudicialReliefElement).case.facts)).toEqual({})
    await element.locator('[data-add="victim"]').click()
    await expect(element.locator('[data-subject="v2"]')).toBeVisible()
    expect(await page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)).toEqual([])
  })
})

for (const [path, words] of [['strict/', undefined], ['strict/with-lit.html', /^已收到测算结果 [1-9]\d* 次$/]] as const) {
  test(`strict policy, no violation in a whole flow: ${path}`, async ({ host: { page, element, open, requests } }) => {
    await open(path)
    await drawn(element)
    const count = requests.length
    await element.locator('[data-sample="c05"]').click()
    await expect(element.locator('[data-applicant="a1"]')).toBeVisible()
    await element.locator('input[data-path="choices.sheets.v1.proposed_amount"]').fill('60000')
    await element.locator('[data-do="papers"]').click()
    await expect(element.locator('.lectern [data-paper]')).toBeVisible()
    for (const button of ['[data-word="sheet"]', '[data-do="save"]']) {
      const file = page.waitForEvent('download')
      await element.locator(button).click()
      expect((await file).suggestedFilename()).toMatch(/\.(docx|json)$/)
    }
    await page.emulateMedia({ media: 'print' })
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
    await expect(element.locator('.on-paper [data-paper="sheet"]')).toBeVisible()
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
    await page.emulateMedia({ media: 'screen' })
    await element.getByRole('button', { name: 'English' }).click()
    if (words) await expect(page.locator('portal-counter p')).toHaveText(words)
    expect(requests.slice(count).filter((url) => !url.startsWith('blob:'))).toEqual([])
  })
}

test('without leave for WebAssembly the page’s own words stand, and why', async ({ page }) => {
  await page.route('**/hosts/strict/', async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, body: (await answer.text()).replace(" 'wasm-unsafe-eval'", '') })
  })
  await page.goto(`${Desk.address()}hosts/strict/`)
  const element = page.locator('judicial-relief')
  await expect(element.locator('.failure')).toContainText("'wasm-unsafe-eval'")
  await expect(element).toContainText('本工具未能载入')
  expect(await element.evaluate((one) => (one as JudicialReliefElement).validate().map(({ id }) => id))).toEqual(['not_loaded'])
})

test('a page in GBK: its words and ours are both right', async ({ host: { page, element, open } }) => {
  expect(readFileSync(join(import.meta.dirname, '../../www/hosts/gbk/index.html')).includes(Buffer.from([0xe9, 0x46])), '镕 in GBK').toBe(true)
  await open('gbk/')
  await drawn(element)
  expect(await page.evaluate(() => document.characterSet)).toBe('GBK')
  await expect(page.locator('h1')).toHaveText('某某省人民检察院镕')
  await expect(element.getByRole('heading', { level: 2 })).toHaveText('国家司法救助测算')
  await element.locator('[data-sample="c05"]').click()
  await expect(element.locator('[data-figure="general_limit"]').first()).toBeVisible()
})

/** Where everything inside stands once it stands still, and what can be seen of it, with what is folded away unfolded: closed, it has no place. */
async function looks(element: Locator): Promise<string[]> {
  // The provisions are drawn last.
  await expect(element.locator('[data-citation]').first()).toBeAttached()
  await element.evaluate((one) => one.shadowRoot!.querySelectorAll('details').forEach((fold) => (fold.open = true)))
  let seen: string[] = []
  await expect(async () => {
    const before = seen
    seen = await glance(element)
    expect(seen).toEqual(before)
  }).toPass({ intervals: [200] })
  return seen
}

async function glance(element: Locator): Promise<string[]> {
  return element.evaluate((one) =>
    [...one.shadowRoot!.querySelectorAll('*')].map((inner) => {
      const { x, y, width, height } = inner.getBoundingClientRect()
      const style = getComputedStyle(inner)
      const seen = ['display', 'visibility', 'color', 'backgroundColor', 'fontFamily', 'fontSize', 'fontStyle', 'fontWeight', 'lineHeight', 'letterSpacing', 'textTransform', 'whiteSpace', 'direction', 'writingMode', 'cursor', 'pointerEvents', 'float', 'boxSizing'] as const
      // A frame that is a part of a pixel off is drawn in the same place.
      return [inner.tagName, inner.className, ...[x, y, width, height].map(Math.round), ...seen.map((name) => style[name])].join(' ')
    }),
  )
}

test('a hostile style sheet changes nothing inside: each thing stands and looks as on a plain page', async ({ host: { page, element, open } }) => {
  const taken: string[][] = []
  await page.setViewportSize({ width: 1300, height: 3000 })
  for (const path of ['strict/', 'hostile/']) {
    await open(path)
    await element.evaluate((one, value) => {
      // What a page says of margin, width and the direction of its own layout is its right; both pages are made to say the same.
      const place = document.createElement('main')
      place.style.setProperty('display', 'block', 'important')
      for (const [name, text] of [['position', 'absolute'], ['writing-mode', 'horizontal-tb'], ['direction', 'ltr'], ['left', '0'], ['top', '0'], ['width', '1200px']] as const) place.style.setProperty(name, text, 'important')
      document.body.append(place)
      place.append(one)
      one.style.setProperty('float', 'none', 'important')
      one.style.setProperty('background', 'white', 'important')
      ;(one as JudicialReliefElement).case = value
    }, filled)
    await drawn(element)
    await expect(element.locator('[data-figure="general_limit"]')).toBeVisible()
    taken.push(await looks(element))
  }
  expect(taken[1]!.length).toBeGreaterThan(500)
  expect(taken[1]).toEqual(taken[0])
  // It can be used, too, though the page takes the pointer away from everything.
  await element.locator('[data-field="facts.case.found_in_own_case"]').getByRole('radio').nth(1).check()
  expect(await element.evaluate((one) => (one as JudicialReliefElement).case.facts!.case)).toEqual({ found_in_own_case: false })
  await element.evaluate((one) => ((one as HTMLElement).hidden = true))
  await expect(element.locator('.root')).toBeHidden()
})
