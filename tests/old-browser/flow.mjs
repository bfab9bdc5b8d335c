// A whole case in Chromium 79, as on the desks of many offices: the one script, by keyboard, to the printed papers. Needs
// scripts/setup-old-browser; says so and ends well where that cannot be had.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { single } from '../../www/single.mjs'

const root = join(import.meta.dirname, '../..')
const old = join(root, '.tools/old-browser')
if (!existsSync(join(old, 'stamp'))) {
  console.log('LEFT OUT: Chromium 79 is not in .tools/old-browser; scripts/setup-old-browser says why it cannot be had.')
  process.exit(0)
}
const puppeteer = createRequire(join(old, 'package.json'))('puppeteer-core')
const pictures = process.env.PICTURES

const filled = JSON.parse(readFileSync(join(root, 'tests/e2e/filled.json'), 'utf8'))
const sample = JSON.parse(readFileSync(join(root, 'tests/cases/c05-jiaojiang-wuchuan-2024.json'), 'utf8'))

// ---- pages: the same element under three policies, and on a page in GBK ----

const policy = (eval_) =>
  `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'${eval_}; style-src 'self'; require-trusted-types-for 'script'; trusted-types judicial-relief`
const page = '<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>79</title><script src="relief.js"></script><judicial-relief lang="zh">本工具未能载入。</judicial-relief></html>'
const ANSWERS = {
  '/allowed': [page, { 'content-type': 'text/html', 'content-security-policy': policy(" 'unsafe-eval'") }],
  '/forbidden': [page, { 'content-type': 'text/html', 'content-security-policy': policy('') }],
  '/gbk': [readFileSync(join(root, 'www/hosts/gbk/index.html'), 'latin1').replace('../judicial-relief.single.js', 'relief.js'), { 'content-type': 'text/html' }, 'latin1'],
  '/relief.js': [await single(), { 'content-type': 'text/javascript' }],
  '/favicon.ico': ['', { 'content-type': 'image/x-icon' }],
}
const requests = []
const server = createServer(({ url }, response) => {
  requests.push(url)
  const [body, headers, encoding] = ANSWERS[url] ?? ['', {}]
  response.writeHead(ANSWERS[url] ? 200 : 404, headers).end(body, encoding)
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const address = `http://127.0.0.1:${server.address().port}`

// ---- the browser ----

const profile = mkdtempSync(join(tmpdir(), 'old-browser-'))
const browser = await puppeteer.launch({
  executablePath: join(old, 'chromium'),
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--single-process', '--no-zygote', '--disable-dev-shm-usage'],
  env: { ...process.env, LD_LIBRARY_PATH: join(old, 'lib'), LANG: 'zh_CN.UTF-8' },
  userDataDir: profile,
})

/** One page with everything it complains about; `see` runs in the page with the element's shadow root. */
async function open(path, width = 1440) {
  const tab = await browser.newPage()
  await tab.setViewport({ width, height: 900 })
  const complaints = []
  tab.on('pageerror', (error) => complaints.push(String(error)))
  tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  await tab.evaluateOnNewDocument(() => {
    window.violations = []
    window.files = []
    document.addEventListener('securitypolicyviolation', (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI}`))
    const create = URL.createObjectURL.bind(URL)
    URL.createObjectURL = (blob) => {
      window.files.push(blob)
      return create(blob)
    }
  })
  await tab.goto(`${address}${path}`)
  const see = (act, ...args) =>
    tab.evaluate(`(${act})(document.querySelector('judicial-relief').shadowRoot, ${args.map((one) => JSON.stringify(one)).join(', ')})`)
  const until = (act, ...args) =>
    tab.waitForFunction(`(${act})(document.querySelector('judicial-relief').shadowRoot, ${args.map((one) => JSON.stringify(one)).join(', ')})`, { timeout: 15_000 })
  const ready = () => until((shadow) => shadow && shadow.querySelectorAll('[data-section]').length > 2)
  const file = async (index) => {
    const data = await tab.evaluate(
      (at) => new Promise((resolve) => Object.assign(new FileReader(), { onload() { resolve(this.result.split(',')[1]) } }).readAsDataURL(window.files[at])),
      index,
    )
    return Buffer.from(data, 'base64')
  }
  return { tab, see, until, ready, complaints, file }
}

const AMOUNT = 'choices.sheets.v1.proposed_amount'
let passed = 0
async function test(name, act) {
  try {
    await act()
    passed += 1
  } catch (error) {
    console.error(`FAILED: ${name}\n${error.stack}`)
    process.exitCode = 1
  }
}

try {
  await test('it is Chromium 79', async () => {
    assert.match(await browser.version(), /^(?:Headless)?Chrome\/79\./)
  })

  const desk = await open('/allowed')
  await test('the module loads where eval is allowed', async () => {
    await desk.ready()
    assert.equal(await desk.see((shadow) => shadow.querySelector('h2').textContent), '国家司法救助测算')
  })

  await test('a published case: the outcomes and limits that its file expects', async () => {
    await desk.see((shadow) => shadow.querySelector('[data-sample="c05"]').click())
    await desk.until((shadow) => shadow.querySelector('[data-applicant]'))
    for (const [id, { outcomes }] of Object.entries(sample.expect.applicants)) {
      assert.equal(await desk.see((shadow, at) => shadow.querySelector(`[data-applicant="${at}"]`).dataset.outcomes, id), outcomes.join(' '))
    }
    await desk.see((shadow) => shadow.querySelector('.undo button').click())
  })

  await test('answers by keyboard, amounts and radio buttons', async () => {
    await desk.tab.evaluate((value) => (document.querySelector('judicial-relief').case = value), filled)
    await desk.until((shadow) => shadow.querySelector('[data-figure="general_limit"]'))
    await desk.see((shadow, path) => shadow.querySelector(`input[data-path="${path}"]`).focus(), AMOUNT)
    await desk.tab.keyboard.down('Control')
    await desk.tab.keyboard.press('a')
    await desk.tab.keyboard.up('Control')
    await desk.tab.keyboard.type('400000')
    // 36 months of 108,795 / 12 are 326,385; 400,000 is 73,615 more.
    await desk.until((shadow) => /73,615/.test(shadow.querySelector('.proposal').textContent))
    await desk.see((shadow) => shadow.querySelector('[data-field="facts.case.found_in_own_case"] input:checked').focus())
    await desk.tab.keyboard.press('ArrowDown')
    assert.equal(await desk.tab.evaluate(() => document.querySelector('judicial-relief').case.facts.case.found_in_own_case), false)
    await desk.tab.keyboard.press('ArrowUp')
    assert.equal(await desk.tab.evaluate(() => document.querySelector('judicial-relief').case.facts.case.found_in_own_case), true)
  })

  await test('the ruler is drawn and moved by keyboard', async () => {
    const drawn = await desk.see((shadow) => {
      const picture = shadow.querySelector('[data-ruler] svg.picture')
      return { width: picture.getBoundingClientRect().width, ticks: picture.querySelectorAll('[data-tick]').length }
    })
    assert.ok(drawn.width > 300 && drawn.ticks > 3, JSON.stringify(drawn))
    await desk.see((shadow) => shadow.querySelector('[data-slider]').focus())
    await desk.tab.keyboard.press('ArrowLeft')
    await desk.until((shadow) => {
      const { proposed_amount: amount, proposed_months: months } = shadow.host.case.choices.sheets.v1
      return amount !== '400000' || months !== undefined
    })
    await desk.tab.evaluate((value) => (document.querySelector('judicial-relief').case = value), filled)
  })

  await test('what is wrong is said, and mended', async () => {
    await desk.see((shadow, path) => shadow.querySelector(`input[data-path="${path}"]`).focus(), AMOUNT)
    await desk.tab.keyboard.type('x')
    await desk.tab.keyboard.press('Enter')
    await desk.until((shadow) => shadow.activeElement && shadow.activeElement.id === 'summary')
    await desk.tab.evaluate((value) => (document.querySelector('judicial-relief').case = value), filled)
    await desk.until((shadow) => shadow.querySelector('#result').dataset.outdated === 'false')
  })

  await test('a Word file is made', async () => {
    await desk.see((shadow) => shadow.querySelector('[data-do="papers"]').click())
    await desk.until((shadow) => shadow.querySelector('.lectern [data-paper]'))
    await desk.see((shadow) => shadow.querySelector('[data-word="sheet"]').click())
    const parts = unzipSync(new Uint8Array(await desk.file(0)))
    const words = strFromU8(parts['word/document.xml'])
    assert.match(words, /50,800/)
    assert.match(words, /申请人甲/)
  })

  await test('the case is saved as it is', async () => {
    await desk.see((shadow) => shadow.querySelector('[data-do="save"]').click())
    assert.deepEqual(JSON.parse(await desk.file(1)), filled)
  })

  await test('the papers are printed, and nothing else', async () => {
    const pdf = await desk.tab.pdf({ preferCSSPageSize: true })
    if (pictures) writeFileSync(join(pictures, '79.pdf'), pdf)
    const pages = (pdf.toString('latin1').match(/\/Type \/Page\b/g) ?? []).length
    assert.ok(pages >= 2 && pages <= 5, `${pages} pages`)
    let text
    try {
      text = execFileSync('pdftotext', ['-raw', '-', '-'], { input: pdf, stdio: ['pipe', 'pipe', 'ignore'] }).toString()
    } catch {
      return
    }
    // The fonts' own radicals stand there for some characters.
    const plain = text.normalize('NFKC').replace(/\s/g, '')
    assert.match(plain, /50,800/)
    assert.doesNotMatch(plain, /保存案件|增加被害人|复制全文/)
  })

  await test('nothing is cut off, wide or narrow', async () => {
    for (const width of [1440, 768, 360]) {
      await desk.tab.setViewport({ width, height: 900 })
      await desk.tab.waitFor(300)
      const over = await desk.tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      assert.ok(over <= 0, `${over} px at ${width}`)
      if (pictures) await desk.tab.screenshot({ path: join(pictures, `79-${width}.png`), fullPage: true })
    }
  })

  await test('no complaint but of the keyword that it does not know', async () => {
    assert.deepEqual(desk.complaints.filter((text) => !/wasm-unsafe-eval|require-trusted-types-for|trusted-types/.test(text)), [])
    // This engine reports wasm as eval although it runs it.
    assert.deepEqual(await desk.tab.evaluate(() => window.violations.filter((text) => text !== 'script-src eval')), [])
    assert.ok((await desk.tab.evaluate(() => window.violations.length)) <= 1)
  })

  await test('without leave for eval the page’s own words stand, and why', async () => {
    const forbidden = await open('/forbidden')
    await forbidden.until((shadow) => shadow && shadow.querySelector('.failure'))
    assert.match(await forbidden.see((shadow) => shadow.querySelector('.failure').textContent), /'unsafe-eval'/)
    assert.ok(await forbidden.see((shadow) => shadow.querySelector('slot').assignedNodes().some((node) => /未能载入/.test(node.textContent))))
    await forbidden.tab.close()
  })

  await test('on a page in GBK both are right', async () => {
    const gbk = await open('/gbk')
    await gbk.ready()
    assert.equal(await gbk.tab.evaluate(() => `${document.characterSet} ${document.querySelector('h1').textContent}`), 'GBK 某某省人民检察院镕')
    assert.equal(await gbk.see((shadow) => shadow.querySelector('h2').textContent), '国家司法救助测算')
    assert.deepEqual(gbk.complaints, [])
    await gbk.tab.close()
  })

  await test('nothing was asked of the network but the pages and the script', () => {
    assert.deepEqual([...new Set(requests)].filter((url) => url !== '/favicon.ico').sort(), ['/allowed', '/forbidden', '/gbk', '/relief.js'])
  })
} finally {
  await browser.close()
  server.close()
  rmSync(profile, { recursive: true, force: true })
}
console.log(`  ${passed} passed`)
process.exit()
