// The page in headless Chromium: how long until the first estimate is on the screen, and from a keystroke to the new result; with the
// processor as it is and slowed down six times. Serves www/dist and a few pages of its own; writes nothing.
//
//     node benches/page.mjs [--json] [--rounds 15]
//
// An empty page is opened in turn with the measured ones, so that what the machine does meanwhile hits both; so is one that has nothing
// but the words of the first estimate: what the browser takes to lay them out, no script can save.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { serve } from '../www/serve.mjs'
import { single } from '../www/single.mjs'

const root = join(import.meta.dirname, '..')
const { values: options } = parseArgs({ options: { json: { type: 'boolean' }, rounds: { type: 'string', default: '15' } } })
const rounds = Number(options.rounds)
const middle = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]

const page = (head, body) => `<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>-</title>${head}<body>${body}`
const element = '<judicial-relief as-of="2025-12-01" region="420000"></judicial-relief>'
const PAGES = {
  empty: page('', '<p id="shown">.</p>'),
  // As in the demo page: the module is asked for beside the script and not after it.
  module: page(
    '<link rel="preload" href="judicial_relief_bg.wasm" as="fetch" type="application/wasm" crossorigin><script type="module" src="judicial-relief.js"></script>',
    element,
  ),
  single: page('<script src="judicial-relief.single.js" defer></script>', element),
}
/** What each of them has to show, in order; the last ends the measurement. */
const SHOWN = {
  empty: ['empty'],
  words: ['empty'],
  module: ['script', 'compiled', 'assessed', 'estimate', 'questions', 'whole'],
  single: ['script', 'compiled', 'assessed', 'estimate', 'questions', 'whole'],
}

const folder = mkdtempSync(join(tmpdir(), 'judicial-relief-bench-'))
cpSync(join(root, 'www/dist'), folder, { recursive: true })
writeFileSync(join(folder, 'judicial-relief.single.js'), await single())
for (const [name, text] of Object.entries(PAGES)) writeFileSync(join(folder, `${name}.html`), text)
const port = await serve(folder)

/** In the page, before anything else: notes when something has happened, or is there and the frame that shows it has been made. */
function watch({ last, keep }) {
  const times = {}
  const note = (name) => {
    times[name] ??= performance.now()
    // By the console and only now: whoever asks the page meanwhile holds it up.
    if (name === last) console.debug(JSON.stringify(times))
  }
  const painted = (name) => requestAnimationFrame(() => setTimeout(() => note(name)))
  const inside = (selector, at = 0) => document.querySelector('judicial-relief')?.shadowRoot?.querySelectorAll(selector)[at]
  const parts = {
    empty: () => document.querySelector('#shown'),
    estimate: () => inside('[data-sheet] [data-figure="general_limit"] .value'),
    questions: () => inside('[data-section]', 2),
    // What is folded away is drawn last.
    whole: () => inside('[data-citation]'),
  }
  const look = () => {
    for (const [name, part] of Object.entries(parts)) {
      if (part()) {
        if (name === keep) window.kept = inside('.root').outerHTML
        painted(name)
        delete parts[name]
      }
    }
    const place = document.querySelector('judicial-relief')?.shadowRoot
    if (place && !window.inside) (window.inside = new MutationObserver(look)).observe(place, { childList: true, subtree: true })
  }
  new MutationObserver(look).observe(document, { childList: true, subtree: true })
  // A shadow root is no child: nothing outside changes when it is made.
  const attach = Element.prototype.attachShadow
  Element.prototype.attachShadow = function (init) {
    queueMicrotask(look)
    return attach.call(this, init)
  }
  void customElements.whenDefined('judicial-relief').then(() => note('script'))
  for (const door of ['instantiate', 'instantiateStreaming']) {
    const instantiate = WebAssembly[door]
    WebAssembly[door] = async (...given) => {
      const made = await instantiate(...given)
      note('compiled')
      return made
    }
  }
  addEventListener('relief-assessed', () => note('assessed'), { once: true })
  // From the keystroke, as the browser stamped it, to the frame after the result has been drawn anew.
  addEventListener('keydown', ({ timeStamp }) => {
    document.querySelector('judicial-relief').addEventListener('relief-assessed', () => {
      requestAnimationFrame(() => setTimeout(() => (window.keystroke = performance.now() - timeStamp)))
    }, { once: true })
  })
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})

/**
 * Opens a page in a profile of its own, so that nothing is remembered: when what was shown; then what `use` does with it. What stands
 * there as soon as the part `keep` does is kept for it.
 */
async function opened(name, slowdown, use, keep) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  const tab = await context.newPage()
  const session = await context.newCDPSession(tab)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await tab.addInitScript(watch, { last: SHOWN[name].at(-1), keep })
  const [told] = await Promise.all([tab.waitForEvent('console', (message) => message.type() === 'debug'), tab.goto(`http://127.0.0.1:${port}/${name}.html`)])
  const times = JSON.parse(told.text())
  const used = await use?.(tab)
  await context.close()
  return { times, used }
}

/** Types the digits of a sum into the proposal of a finished case. */
async function keystrokes(tab, value) {
  const element = tab.locator('judicial-relief')
  await element.evaluate((one, value) => (one.case = value), value)
  const field = element.locator('input[data-path="choices.sheets.v1.proposed_amount"]')
  await field.focus()
  const times = []
  for (const digit of '12345') {
    await tab.evaluate(() => delete window.keystroke)
    await tab.keyboard.press(digit)
    times.push(await (await tab.waitForFunction(() => window.keystroke)).jsonValue())
  }
  return middle(times)
}

/** In the page: what was kept, in the typefaces that it stands in. */
function keptWords() {
  const drawn = document.querySelector('judicial-relief').shadowRoot.querySelector('.root')
  return `<style>body { font-family: ${getComputedStyle(drawn).fontFamily} }</style>${window.kept}`
}

const { used: firstWords } = await opened('module', 1, (tab) => tab.evaluate(keptWords), 'estimate')
writeFileSync(join(folder, 'words.html'), page('', `${firstWords}<p id="shown">.</p>`))

const complete = JSON.parse(readFileSync(join(root, 'target/bench/complete.ndjson'), 'utf8').split('\n', 1)[0])
const results = {}
for (const slowdown of [1, 6]) {
  const all = { empty: [], words: [], module: [], single: [], keystroke: [] }
  for (let round = 0; round <= rounds; round += 1) {
    const empty = await opened('empty', slowdown)
    const words = await opened('words', slowdown)
    const single = await opened('single', slowdown)
    const module = await opened('module', slowdown, (tab) => keystrokes(tab, complete))
    // The first round warms the browser up.
    if (round === 0) continue
    for (const [name, { times }] of Object.entries({ empty, words, single, module })) all[name].push(times)
    all.keystroke.push(module.used)
  }
  const rounded = (numbers) => Math.round(middle(numbers) * 10) / 10
  const of = (name) => Object.fromEntries(SHOWN[name].map((part) => [part, rounded(all[name].map((times) => times[part]))]))
  results[`${slowdown}x`] = { ...of('empty'), words: of('words'), module: of('module'), single: of('single'), keystroke: rounded(all.keystroke) }
  if (!options.json) console.log(`${slowdown}x`, results[`${slowdown}x`])
}
await browser.close()
rmSync(folder, { recursive: true, force: true })
if (options.json) console.log(JSON.stringify({ rounds, browser: browser.version(), ...results }))
process.exit(0) // the server listens on
