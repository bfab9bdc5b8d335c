// Hostile text and values at every border: module, page, print, Word, receipt. Nothing runs, nothing hides, nothing moves a figure.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test as plainTest, type Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import mammoth from 'mammoth'
import type { Json } from '../../www/src/contract.js'
import { visible, withoutHidden } from '../../www/src/hidden.js'
import { escapeXml } from '../../www/src/word.js'
import { Desk, expect, test } from './desk.js'
import { loadModule } from './module.js'
import { printed } from './printed.js'

const readJson = (path: string) => JSON.parse(readFileSync(join(import.meta.dirname, path), 'utf8'))
const filled = readJson('filled.json')
const rich = readJson('../profiles/rich.json')

/** Runs in whatever takes it for markup, script, style, template or formula. */
const MARKUP = `=1+1"'><img src=x onerror="document.title='run'"></script><script>document.title='run'</script></w:t>&amp;{{7*7}}\${7*7}`
/** Turns what follows, hides, ends a text in C, is no character. */
const TURNED = 'a\u202E\u2066\u200F'
const HIDDEN_ONES = ['\u202E', '\u2067', '\u061C', '\u200B', '\uFEFF', '\0', '\u001B', '\u009B', '\u2028', '\u{E0041}']

/** Every text of a standard that a person wrote, with what `write` makes of it. */
function rewritten(value: Json, write: (text: string, path: string) => string, path = ''): Json {
  const free = /(_zh|_en|place|address)$/
  if (typeof value === 'string') return free.test(path) ? write(value, path) : value
  if (Array.isArray(value)) return value.map((one, at) => rewritten(one, write, `${path}.${at}`))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, rewritten(one, write, path ? `${path}.${key}` : key)]))
}

/** The module and the page each have their list; a text that one lets through would reach the other. */
plainTest('module and page call the same characters hidden', async () => {
  const { doors } = await loadModule()
  const standard = (name: string) => JSON.stringify({ id: 'x', name_zh: name, place: '甲' })
  const differ: string[] = []
  for (let point = 0; point < 0xe0200; point = point === 0xffff ? 0xe0000 : point + 1) {
    if (point >= 0xd800 && point < 0xe000) continue
    const one = String.fromCodePoint(point)
    const found = doors.checkProfile(standard(`甲${one}乙`), 'en') as { id: string; message: string }[]
    const refused = found.length === 1 && found[0]!.id === 'hidden_character'
    if (refused !== (withoutHidden(one) === '') || (!refused && found.length)) differ.push(point.toString(16))
    if (refused && !visible(one).includes(/U\+[0-9A-F]+/.exec(found[0]!.message)![0])) differ.push(`${point.toString(16)} number`)
  }
  expect(differ).toEqual([])
  expect(withoutHidden('\uD83D半\uDE00')).toBe('半')
  expect(withoutHidden('葛\u{E0100}😀\n')).toBe('葛\u{E0100}😀\n')
})

plainTest('whatever the doors of the module are handed, the same instance answers the same afterwards', async () => {
  const { doors } = await loadModule()
  const text = JSON.stringify(filled)
  const good = doors.explain(text, 'zh')
  const deep = (open: string, close: string) => open.repeat(100_000) + close.repeat(100_000)
  const nested: Record<string, unknown> = {}
  let inner = nested
  for (let level = 0; level < 100_000; level += 1) inner = (inner['frame'] = {}) as Record<string, unknown>
  const cycle: Record<string, unknown> = {}
  cycle['frame'] = cycle
  const { proxy: revoked, revoke } = Proxy.revocable({}, {})
  revoke()
  const thrower = new Proxy({}, { get() { throw new Error('no') }, ownKeys() { throw new Error('no') } })
  const values: unknown[] = [
    undefined, null, true, -0, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 1e308, 7n, Symbol('s'), () => 1, class {}, new Date(Number.NaN),
    /x/g, new Map([[1, 2]]), new Uint8Array(9), new ArrayBuffer(9), Promise.resolve(1), new Error('x'), globalThis, [], [[[]]], {}, Object.create(null),
    new Array(1_000_000), Object.freeze({ frame: {} }), JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'), nested, cycle,
    revoked, thrower, { get frame() { throw new Error('no') } }, { toJSON() { throw new Error('no') } }, { toString() { throw new Error('no') } },
    { frame: { as_of: '\uD800' } }, { '\uDC00': 1 }, new String('text'), '', '\uD800', '\0', '{"frame":"\\ud800"}', '{"frame":{"as_of":-0}}',
    '{"frame":1e400}', deep('[', ']'), deep('{"frame":', '}'), '"'.repeat(1_000_000), '='.repeat(1_000_000), '\u202E'.repeat(100_000),
  ]
  let refused = 0
  for (const [name, door] of Object.entries(doors)) {
    if (typeof door !== 'function' || ['default', 'initSync'].includes(name)) continue
    for (const value of values) {
      for (const call of [[value, 'zh'], [text, value], [value, value, value]]) {
        try {
          door(...call)
        } catch {
          refused += 1
        }
      }
    }
    expect(doors.explain(text, 'zh') === good, name).toBe(true)
  }
  expect(refused).toBeGreaterThan(100)
  expect('polluted' in {}).toBe(false)
})

async function uploaded(page: Page, text: string): Promise<void> {
  await page.locator('#receipt').setInputFiles({ name: `回执${TURNED}.json`, mimeType: 'application/json', buffer: Buffer.from(text) })
}

async function wordOf(desk: Desk, button: string): Promise<Buffer> {
  const [file] = await Promise.all([desk.page.waitForEvent('download'), desk.element.locator(button).click()])
  return readFileSync(await file.path())
}

/** XML that a strict reader takes; its text. */
async function strictText(page: Page, word: Buffer): Promise<string> {
  const files = Object.entries(unzipSync(new Uint8Array(word))).filter(([name]) => name.endsWith('.xml') || name.endsWith('.rels'))
  const texts = files.map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')] as const)
  // The page's own policy lets nobody parse.
  const blank = await page.context().newPage()
  for (const [name, text] of texts) {
    const faults = await blank.evaluate((xml) => new DOMParser().parseFromString(xml, 'application/xml').querySelectorAll('parsererror').length, text)
    expect(faults, name).toBe(0)
  }
  await blank.close()
  expect(texts.map(([name]) => name)).toContain('word/document.xml')
  const { value } = await mammoth.extractRawText({ buffer: word })
  return value
}

async function nothingRan(desk: Desk, title: string): Promise<void> {
  expect(await desk.element.locator('img, script, iframe, object, embed, style:not([data-own])').evaluateAll((all) => all.filter((one) => one.tagName !== 'STYLE').length)).toBe(0)
  expect(await desk.page.title()).toBe(title)
}

test('markup in every text of a standard and a case is text: on the page, on paper, in Word, in a receipt', async ({ desk, page }) => {
  const title = await page.title()
  const marked = (text: string, path: string) => `${text} ${MARKUP} ${path}`
  const standard = rewritten(rich, marked)
  const value = { ...filled, frame: { ...filled.frame, local_profile: standard, own_annual_wage: '120000', own_wage_source: MARKUP } }
  value.choices = { sheets: { v1: { proposed_amount: '199999' } } }
  await desk.setCase(value)
  await expect(desk.element.locator('#result')).toHaveAttribute('data-outdated', 'false')
  await expect(desk.element.locator('#result')).toContainText(`onerror="document.title='run'"`)
  await nothingRan(desk, title)
  await desk.element.locator('[data-do="papers"]').click()
  for (const id of ['sheet', 'calculation', 'report', 'approval']) {
    await desk.element.locator(`[data-preview="${id}"]`).click()
    await expect(desk.element.locator(`.lectern [data-paper="${id}"]`)).toBeVisible()
    await nothingRan(desk, title)
  }
  const text = await strictText(page, await wordOf(desk, '[data-do="papers-word"]'))
  expect(text).toContain(`<img src=x onerror="document.title='run'"></script>`)
  const [download] = await Promise.all([page.waitForEvent('download'), desk.element.locator('[data-do="save-receipt"]').click()])
  const receipt = readFileSync(await download.path(), 'utf8')
  await page.goto(new URL('verify.html', Desk.address()).href)
  const verifyTitle = await page.title()
  await uploaded(page, receipt)
  await expect(page.locator('.verdict')).toHaveText('回执属实')
  await uploaded(page, receipt.replace(/"engine":"[^"]*"/, () => `"engine":${JSON.stringify(MARKUP + TURNED)}`))
  await expect(page.locator('#found')).toContainText(MARKUP)
  await expect(page.locator('#found')).toContainText('⟨U+202E⟩')
  expect(await page.locator('#found img, #found script').count()).toBe(0)
  expect(await page.title()).toBe(verifyTitle)
  expect(withoutHidden(await page.locator('main, body').first().innerText())).toBe(await page.locator('main, body').first().innerText())
})

test('a hidden character in any text of a standard is refused, at its place and by its number', async () => {
  const { doors } = await loadModule()
  const places: string[] = []
  rewritten(rich, (text, path) => (places.push(path), text))
  expect(places).toHaveLength(20)
  for (const [at, place] of places.entries()) {
    const hidden = HIDDEN_ONES[at % HIDDEN_ONES.length]!
    const standard = rewritten(rich, (text, path) => (path === place ? `一${hidden}二` : text))
    const found = doors.checkProfile(JSON.stringify(standard), 'zh') as { path: string; id: string; message: string }[]
    expect(found.map(({ path, id }) => [path, id])).toEqual([[place, 'hidden_character']])
    expect(found[0]!.message).toContain(`第2个字符是看不见的控制字符（${visible(hidden).slice(1, -1)}）`)
  }
})

test('what turns the text beside it is refused where it is typed, told where it is quoted, and moves no figure', async ({ desk }) => {
  const source = 'frame.own_wage_source'
  await desk.setCase({ ...filled, frame: { ...filled.frame, own_annual_wage: '120000', own_wage_source: TURNED } })
  await expect(desk.element.locator('#summary li')).toHaveCount(1)
  await expect(desk.element.locator('#summary li')).toContainText('第2个字符是看不见的控制字符（U+202E）')
  await desk.setCase({ ...filled, frame: { ...filled.frame, own_annual_wage: '120000', own_wage_source: '统计局' } })
  await expect(desk.element.locator('#summary li')).toHaveCount(0)
  const good = await desk.figure('v1', 'general_limit').getAttribute('data-value')
  // In keys, names, options and amounts what was found is quoted.
  const hostile = structuredClone(filled)
  hostile.frame.region = `42${TURNED}`
  hostile.frame.victims.push(TURNED)
  hostile.frame.local_profile = { ...rich, name_zh: TURNED, [TURNED]: 1 }
  hostile.facts.victims.v1[TURNED] = 1
  hostile.facts.victims.v1.injury = TURNED
  hostile.choices.sheets.v1.proposed_amount = `5${TURNED}0`
  await desk.setCase(hostile)
  await expect(desk.element.locator('#summary li').first()).toBeVisible()
  await desk.element.evaluate((one, text) => {
    one.setAttribute('as-of', text)
    ;(one as unknown as { locked: string[] }).locked = [`facts.${text}`]
  }, TURNED)
  await expect(desk.element.locator('.from-host li')).toContainText('⟨U+202E⟩')
  await expect(desk.field('frame.as_of').locator('[data-held="supplied"] b')).toHaveText(visible(TURNED))
  const words = await desk.element.evaluate((one) => (one.shadowRoot?.textContent ?? one.textContent ?? ''))
  expect(withoutHidden(words)).toBe(words)
  expect(words).toContain('⟨U+202E⟩')
  await desk.element.evaluate((one) => {
    one.removeAttribute('as-of')
    ;(one as unknown as { locked: string[] }).locked = []
  })
  await desk.setCase({ ...filled, frame: { ...filled.frame, own_annual_wage: '120000', own_wage_source: '统计局' } })
  await expect(desk.field(source)).not.toContainText('控制字符')
  expect(await desk.figure('v1', 'general_limit').getAttribute('data-value')).toBe(good)
})

test('half of a pair, nested too deep or turned from a prototype: refused with its place, the last good case stays', async ({ desk, page }) => {
  await desk.setCase(filled)
  const makers: Record<string, string> = {
    surrogate: `({ frame: { own_wage_source: 'a\\uD800' } })`,
    surrogateKey: `({ frame: { 'a\\uDC00': 1 } })`,
    deep: `(() => { const top = {}; let at = top; for (let n = 0; n < 100000; n += 1) at = (at.frame = {}); return top })()`,
    boxed: `({ frame: { own_wage_source: new String('x') } })`,
    bytes: `({ frame: new Uint8Array(4) })`,
    sparse: `({ frame: { victims: Object.assign([], { 3: 'v1' }) } })`,
    constructed: `({ frame: { constructor: { prototype: { polluted: true } } } })`,
    minus: `({ frame: { as_of: '2025-12-01', victims: ['v1'], households: ['h1'], applicants: [{ id: 'a1', victim: 'v1', household: 'h1' }] }, facts: { applicants: { a1: { age: -0 } } } })`,
  }
  const outcome: Record<string, string> = {}
  for (const [name, code] of Object.entries(makers)) {
    await page.evaluate(`document.querySelector('judicial-relief').case = ${code}`)
    outcome[name] = (await desk.element.locator('.from-host li').count()) ? 'refused' : (await desk.element.locator('#summary li').count()) ? 'explained' : 'taken'
    await desk.setCase(filled)
    await expect(desk.element.locator('.from-host'), name).toHaveCount(0)
  }
  expect(outcome).toEqual({ surrogate: 'refused', surrogateKey: 'refused', deep: 'refused', boxed: 'refused', bytes: 'refused', sparse: 'refused', constructed: 'explained', minus: 'taken' })
  expect(await page.evaluate(() => 'polluted' in {})).toBe(false)
})

test('in the fields of the papers: markup stays text, what hides is left out, a long text breaks, figures stay', async ({ desk, page }) => {
  const title = await page.title()
  await desk.setCase(filled)
  await desk.element.locator('[data-do="papers"]').click()
  await desk.element.locator('summary[data-fold="papers-fields"]').click()
  const slots = await desk.element.locator('input[data-slot]').evaluateAll((all) => all.map((one) => one.getAttribute('data-slot')!))
  const long = '长'.repeat(5000)
  for (const [at, name] of slots.entries()) {
    const text = [`${MARKUP}`, `张\u202E三\u0000\u200B${at}`, '@SUM(1)', at === 4 ? long : '+1'][at % 4]!
    await desk.element.locator(`input[data-slot="${name}"]`).fill(at === 4 ? long : text)
  }
  await desk.element.locator('[data-masked="false"]').check()
  for (const id of ['sheet', 'calculation', 'report', 'approval']) {
    await desk.element.locator(`[data-preview="${id}"]`).click()
    const paper = desk.element.locator(`.lectern [data-paper="${id}"]`)
    await expect(paper).toBeVisible()
    const text = await paper.innerText()
    expect(withoutHidden(text), id).toBe(text)
    await nothingRan(desk, title)
  }
  await page.setViewportSize({ width: 360, height: 800 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
  await page.setViewportSize({ width: 1440, height: 900 })
  const text = await strictText(page, await wordOf(desk, '[data-do="papers-word"]'))
  expect(withoutHidden(text)).toBe(text)
  expect(text).toContain('<img src=x')
  expect(text).toContain('50,800')
  expect(escapeXml(`1\u202E2\uD800<`)).toBe('12&lt;')
  const paper = (await printed(page)).join('')
  expect(withoutHidden(paper)).toBe(paper)
  expect(paper).toContain(`<imgsrc=xonerror="document.title='run'"></script>`)
  expect(paper).toContain('50,800')
  await nothingRan(desk, title)
  await desk.setCase(filled)
  await expect(desk.figure('v1', 'general_limit')).toBeVisible()
})
