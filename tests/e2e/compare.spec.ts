// A file of decided cases beside the case: read in the page only, four columns of it, by mouse and by keyboard.
import AxeBuilder from '@axe-core/playwright'
import { readFileSync } from 'node:fs'
import type { Case } from '../../www/src/case-store.js'
import { caseFile } from './case-files.js'
import { Desk, expect, test } from './desk.js'

/** A man of 42, seriously injured, whom nobody can pay; 12 months proposed. */
const CASE = {
  frame: {
    as_of: '2025-12-01',
    region: '420000',
    victims: ['v1'],
    households: ['h1'],
    applicants: [{ id: 'a1', victim: 'v1', household: 'h1' }],
  },
  facts: {
    case: { found_in_own_case: true },
    victims: { v1: { crime: true, civil_tort: false, retaliation: false, died: false, injury: 'serious', disability: 'none', liable_party_cannot_pay: true } },
    households: { h1: { certificate: 'dibao', hardship_from_case: true } },
    applicants: { a1: { organisation: false, age: 42, minor_at_harm: false, relation: 'self' } },
  },
  choices: { sheets: { v1: { proposed_months: '12' } } },
} as unknown as Case

const NAME = '欧阳锦程'
const SECRET = '13800001111'

/** Five like cases of 6, 8, 10, 12 and 18 months, two others, and columns that nobody may see. */
const LEDGER = [
  '2024年司法救助台账,,,,,',
  '姓名,月数,情形,损害后果,备注,路径',
  `${NAME}一,6,重伤或者严重残疾,重伤或者严重残疾,"住址：甲路，乙号,丙室 ${SECRET}",一般规定`,
  `${NAME}二,8,重伤或者严重残疾,serious,"第一行\n第二行，""引号""",一般规定`,
  `${NAME}三,10,ground_injury,重伤或者严重残疾,,general`,
  '',
  `${NAME}四,12,重伤或者严重残疾,重伤或者严重残疾,=HYPERLINK("http://x.example"),一般规定`,
  `${NAME}五,18,重伤或者严重残疾,重伤或者严重残疾,,一般规定`,
  `${NAME}六,30,道路交通事故等民事侵权造成人身伤害,重伤或者严重残疾,,一般规定`,
  `${NAME}七,30,重伤或者严重残疾,死亡,,一般规定`,
].join('\r\n')
  // A cell with quotation marks is quoted by every spreadsheet.
  .replace('=HYPERLINK("http://x.example")', '"=HYPERLINK(""http://x.example"")"')

/** GBK, by turning the browser's own reading of it round. */
function gbk(text: string): Buffer {
  const codes = new Map<string, number[]>()
  const decoder = new TextDecoder('gb18030')
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const letter = decoder.decode(Uint8Array.of(high, low))
      if ([...letter].length === 1) codes.set(letter, [high, low])
    }
  }
  return Buffer.from([...text].flatMap((letter) => (letter < '\x80' ? [letter.charCodeAt(0)] : codes.get(letter)!)))
}

class Comparing {
  readonly section
  readonly sheet
  constructor(private readonly desk: Desk) {
    this.section = desk.element.locator('.compare')
    this.sheet = this.section.locator('[data-compared="v1"]')
  }

  async choose(content: string | Buffer, name = '台账.csv'): Promise<void> {
    const buffer = typeof content === 'string' ? Buffer.from(content) : content
    await this.section.locator('#compare-file').setInputFiles({ name, mimeType: 'text/csv', buffer })
    await expect(this.section.locator('.compare-said')).not.toBeEmpty()
    await expect(this.section.locator('.compare-name')).toHaveText(name)
  }

  figures() {
    return this.sheet.locator('[data-figure]').allTextContents()
  }

  async opened(value: Case = CASE, content: string | Buffer = LEDGER): Promise<void> {
    await this.desk.setCase(value)
    await this.choose(content)
  }
}

const EXPECTED = ['6个月', '8个月', '10个月', '12个月', '18个月', '12个月']

for (const [what, bytes] of [
  ['UTF-8', Buffer.from(LEDGER)],
  ['UTF-8 with its mark', Buffer.from(`\uFEFF${LEDGER}`)],
  ['GBK', gbk(LEDGER)],
  ['tabs', Buffer.from(LEDGER.replace(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/g, '\t'))],
] as const) {
  test(`a file in ${what} is read and compared`, async ({ desk }) => {
    const comparing = new Comparing(desk)
    await comparing.opened(CASE, bytes)
    await expect(comparing.sheet).toHaveAttribute('data-like', '5')
    expect(await comparing.figures()).toEqual(EXPECTED)
    // By hand: 6, 8, 10 below; 12 equal; 18 above.
    await expect(comparing.sheet.locator('.compare-position')).toHaveText(/少于本案的3件.*相同的1件.*多于本案的1件/)
    await expect(comparing.section.locator('.compare-problems')).toHaveCount(0)
    await expect(comparing.sheet.locator('svg.strip .here-label')).toHaveText('本案拟救助 12个月')
  })
}

test('what stands in other columns appears nowhere: page, events, module, requests', async ({ desk }) => {
  const { page } = desk
  // Everything that the module is given passes through the encoder.
  await page.addInitScript(() => {
    const seen: string[] = []
    Object.assign(window, { seen })
    for (const name of ['encode', 'encodeInto'] as const) {
      const own = TextEncoder.prototype[name] as (...args: unknown[]) => unknown
      Object.assign(TextEncoder.prototype, {
        [name](this: TextEncoder, ...args: unknown[]) {
          seen.push(String(args[0]))
          return own.apply(this, args)
        },
      })
    }
    document.addEventListener('relief-assessed', (event) => seen.push(JSON.stringify((event as CustomEvent).detail)))
  })
  await desk.open()
  const comparing = new Comparing(desk)
  await desk.setCase(CASE)
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  await comparing.choose(LEDGER)
  await expect(comparing.sheet).toHaveAttribute('data-like', '5')
  await desk.element.locator('input[data-path="choices.sheets.v1.proposed_months"]').fill('8')
  await expect(comparing.sheet.locator('.compare-position')).toHaveText(/相同的1件/)

  const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen)
  // The rows did pass, so the wrap sees what goes in.
  expect(seen.some((text) => text.includes('ground_injury') && text.includes('"row"'))).toBe(true)
  const shown = await desk.element.evaluate((element) => element.shadowRoot!.innerHTML + document.documentElement.outerHTML)
  const kept = await page.evaluate(async () => [
    JSON.stringify({ ...localStorage }),
    JSON.stringify({ ...sessionStorage }),
    document.cookie,
    JSON.stringify(await indexedDB.databases()),
  ].join(' '))
  const value = JSON.stringify(await desk.case())
  for (const text of [...seen, shown, kept, value]) {
    for (const secret of [NAME, SECRET, '甲路', 'HYPERLINK', '第二行']) expect(text).not.toContain(secret)
  }
  expect(requests.filter((url) => !url.startsWith('blob:'))).toEqual([])

  await comparing.section.locator('[data-do="compare-remove"]').click()
  await expect(comparing.section.locator('.likeness')).toHaveCount(0)
  await expect(comparing.section.locator('#compare-file')).toBeFocused()
  await expect(comparing.section.locator('.compare-said')).toHaveText('已移除文件，比较结果不再显示。')
})

test('rows with mistakes are named and left out; a row out of step gives nothing away', async ({ desk }) => {
  const comparing = new Comparing(desk)
  const bad = [
    '情形,损害后果,路径,月数,姓名',
    '重伤或者严重残疾,重伤或者严重残疾,一般规定,12个月,',
    '重伤或者严重残疾,重伤或者严重残疾,一般规定,=6+6,',
    `${NAME},重伤或者严重残疾,重伤或者严重残疾,一般规定,12,多出`,
    `${NAME},重伤或者严重残疾,一般规定,12,`,
    '重伤或者严重残疾,重伤或者严重残疾,一般规定,-1,',
    '重伤或者严重残疾,重伤或者严重残疾,一般规定,9,',
  ].join('\n')
  await comparing.opened(CASE, bad)
  await expect(comparing.section.locator('.compare-said')).toContainText('读入6行，其中1行参与比较')
  const rows = comparing.section.locator('.compare-problems li')
  expect(await rows.evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['row']))).toEqual(['2', '3', '4', '5', '6'])
  await expect(rows.nth(0)).toContainText('第2行 月数')
  await expect(rows.nth(2)).toContainText('错位')
  await expect(comparing.sheet).toHaveAttribute('data-like', '1')
  await expect(comparing.sheet.locator('svg')).toHaveCount(0)
  const shown = await desk.element.evaluate((element) => element.shadowRoot!.innerHTML)
  for (const cell of [NAME, '=6+6', '12个月,']) expect(shown).not.toContain(cell)
})

test('a file that cannot be used says why', async ({ desk }) => {
  await desk.setCase(CASE)
  const comparing = new Comparing(desk)
  const said = comparing.section.locator('.compare-said')
  for (const [content, words] of [
    ['情形,月数,姓名\n重伤或者严重残疾,6,甲', /缺少下列列：损害后果 \/ 路径/],
    ['情形,月数,损害后果,路径,months\n1,2,3,4,5', /不止一次：月数/],
    ['情形,损害后果,路径,月数\n\n', /没有案件/],
    ['情形,损害后果,路径,月数\n"重伤或者严重残疾,a,b,1\n', /不成对/],
    [Buffer.from('PK\x03\x04\x14\0\x06\0workbook'), /不是文本格式/],
    [Buffer.from([0xff, 0xff, 0x31]), /编码不能识别/],
  ] as const) {
    await comparing.choose(content as string | Buffer)
    await expect(said).toHaveText(words)
    await expect(comparing.section.locator('.likeness')).toHaveCount(0)
  }
  // One byte above 20 MB, made in the page: too much to be carried there.
  await comparing.section.locator('#compare-file').evaluate((input: HTMLInputElement) => {
    const carrier = new DataTransfer()
    carrier.items.add(new File([new Uint8Array(20 * 1024 * 1024 + 1)], 'large.csv'))
    input.files = carrier.files
    input.dispatchEvent(new Event('change'))
  })
  await expect(said).toHaveText(/large.csv 文件太大，未读取。请控制在200000行/)
  // The same file, mended, can be chosen again.
  await comparing.choose(LEDGER)
  await expect(comparing.sheet).toHaveAttribute('data-like', '5')
})

test('what is still open is named, and leads to its question', async ({ desk }) => {
  const comparing = new Comparing(desk)
  await comparing.opened({ ...CASE, facts: { ...(CASE['facts'] as object), victims: { v1: { crime: true, civil_tort: false, retaliation: false, died: false } } } } as unknown as Case)
  await expect(comparing.sheet).toHaveAttribute('data-comparable', 'false')
  await comparing.sheet.locator('[data-open="facts.victims.v1.injury"]').click()
  await expect(desk.field('facts.victims.v1.injury').locator('input:focus')).toHaveCount(1)
  // As soon as it is answered the comparison follows.
  await desk.setCase(CASE)
  await expect(comparing.sheet).toHaveAttribute('data-like', '5')
})

test('it moves no limit and no outcome', async ({ desk }) => {
  const comparing = new Comparing(desk)
  await desk.setCase(CASE)
  const result = () =>
    desk.element.evaluate((element) => {
      const copy = element.shadowRoot!.querySelector('#result')!.cloneNode(true) as HTMLElement
      copy.querySelector('.compare')!.remove()
      return copy.innerHTML.replace(/<!--.*?-->/g, '')
    })
  const before = await result()
  await comparing.choose(LEDGER)
  await expect(comparing.sheet).toHaveAttribute('data-like', '5')
  expect(await result()).toBe(before)
})

test('two victims are compared each on their own', async ({ desk }) => {
  const comparing = new Comparing(desk)
  await comparing.opened(caseFile('people-two-victims-two-sheets.json').input)
  await expect(comparing.section.locator('[data-compared]')).toHaveCount(2)
  await expect(comparing.section.locator('[data-compared="v2"] h5')).toHaveText('被害人乙一件')
})

test('the sample file is offered without a request, and can be read back', async ({ desk }) => {
  const comparing = new Comparing(desk)
  await desk.setCase(CASE)
  const saved = desk.page.waitForEvent('download')
  await comparing.section.locator('[data-do="compare-sample"]').click()
  const download = await saved
  expect(download.suggestedFilename()).toBe('已办案件示例.csv')
  const bytes = readFileSync((await download.path())!)
  const text = bytes.toString('utf8')
  expect(text.startsWith('\uFEFF情形,损害后果,路径,月数,备注（不读取）')).toBe(true)
  for (const line of text.trim().split('\n').slice(1)) expect(line).toContain('示例，纯属虚构')
  await comparing.choose(bytes)
  await expect(comparing.section.locator('.compare-problems')).toHaveCount(0)
  // Six of them: 6, 8, 10, 12, 12.5, 18.
  expect((await comparing.figures()).slice(0, 5)).toEqual(['6个月', '8个月', '11个月', '12.5个月', '18个月'])
})

test('by keyboard alone: choose, go to what is open, remove', async ({ desk }) => {
  await desk.setCase(CASE)
  const { page } = desk
  const comparing = new Comparing(desk)
  await comparing.section.locator('#compare-file').focus()
  const ring = await comparing.section.locator('label.as-button').evaluate((label) => getComputedStyle(label).outlineStyle)
  expect(ring).toBe('solid')
  const chooser = page.waitForEvent('filechooser')
  await page.keyboard.press('Space')
  await (await chooser).setFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(LEDGER) })
  await expect(comparing.sheet).toHaveAttribute('data-like', '5')
  await page.keyboard.press('Tab')
  expect(await desk.element.evaluate((element) => (element.shadowRoot!.activeElement as HTMLElement).dataset['do'])).toBe('compare-remove')
  await page.keyboard.press('Enter')
  await expect(comparing.section.locator('.likeness')).toHaveCount(0)
  await expect(comparing.section.locator('#compare-file')).toBeFocused()
})

for (const lang of ['zh', 'en'] as const) {
  test(`the section is accessible in ${lang}, and changes its language`, async ({ desk }) => {
    const comparing = new Comparing(desk)
    await comparing.opened()
    await desk.element.evaluate((element, to) => element.setAttribute('lang', to), lang)
    const words = lang === 'zh' ? /同案比较/ : /Comparable decided cases/
    await expect(comparing.section.locator('h4')).toHaveText(words)
    await expect(comparing.sheet.locator('.compare-sentence')).toHaveText(lang === 'zh' ? /中位数10个月/ : /the median is 10 months/)
    await comparing.section.locator('.compare-values > summary').click()
    const { violations, incomplete } = await new AxeBuilder({ page: desk.page }).include('judicial-relief').analyze()
    const about = [...violations, ...incomplete].map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
    expect(about.filter(([, nodes]) => (nodes as string[]).some((one) => /compare|strip|likeness/.test(one)))).toEqual([])
    expect(violations).toEqual([])
  })
}

test('ten thousand rows are compared without holding up the typing', async ({ desk }) => {
  const line = '重伤或者严重残疾,重伤或者严重残疾,一般规定,'
  const rows = Array.from({ length: 10_000 }, (_, at) => `${line}${(at % 36) + 1}`)
  const comparing = new Comparing(desk)
  await comparing.opened(CASE, ['情形,损害后果,路径,月数', ...rows].join('\n'))
  await expect(comparing.sheet).toHaveAttribute('data-like', '10000')
  const months = desk.element.locator('input[data-path="choices.sheets.v1.proposed_months"]')
  await months.fill('36')
  // 1 to 36 in turn, 10,000 = 277 x 36 + 28: 277 times 36.
  await expect(comparing.sheet.locator('.compare-position')).toHaveText(/相同的277件，多于本案的0件/)
})

test('the papers that are printed hold nothing of it', async ({ desk }) => {
  const comparing = new Comparing(desk)
  await comparing.opened()
  await expect(comparing.sheet).toBeVisible()
  await desk.page.emulateMedia({ media: 'print' })
  await expect(comparing.section).toBeHidden()
})
