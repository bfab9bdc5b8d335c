// From the result to the file: fields that leave no trace, two versions, paper, Word, clipboard.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { test as plainTest } from '@playwright/test'
import mammoth from 'mammoth'
import { unzipSync } from 'fflate'
import type { Paper, SheetField } from '../../www/src/contract.js'
import { Naming, redact } from '../../www/src/redaction.js'
import { fileName, wordFile } from '../../www/src/word.js'
import { columnShares, paperText, writePaper, type Filling } from '../../www/src/written-paper.js'
import { undecided } from './contrast.js'
import { Desk, expect, test } from './desk.js'
import { loadModule } from './module.js'
import { plain, printed } from './printed.js'

const filled = JSON.parse(readFileSync(join(import.meta.dirname, 'filled.json'), 'utf8'))
const DAY = 'frame.as_of'
const NAME = '张三丰'

// ---- by hand ----

plainTest('a field is written so that nobody is recognised', () => {
  const all: [SheetField['redaction'], string, string][] = [
    ['name', '张三', '张某'],
    ['name', '张三丰', '张某某'],
    ['name', ' 张 三 ', '张某'],
    ['name', '欧阳修', '欧阳某'],
    ['name', '司马相如', '司马某某'],
    ['name', '诸葛亮', '诸葛某'],
    // A surname that is a compound elsewhere, here with its given name: nothing but the first character stays.
    ['name', '东方', '东某'],
    ['name', '买买提·艾力', '买某'],
    ['name', '卡尔·马克思', '卡某'],
    ['name', '迪丽热巴•迪力木拉提', '迪某'],
    ['name', '古丽米娜', '古某某'],
    ['name', 'John Smith', 'J***'],
    ['name', '张三、欧阳修；李四光', '张某、欧阳某；李某某'],
    ['name', '张', '张某'],
    // A surname outside the basic plane is one character, not half of one.
    ['name', '𠮷田', '𠮷某'],
    ['name', '张三（Zhang San）', '张某某'],
    ['name', 'A张三', '***'],
    ['number', '110101199003071234', '***1234'],
    ['number', '11010119900307123X', '***123X'],
    ['number', '6222 0202 0001 2345 678', '***5678'],
    ['number', '１３８００１３８０００', '***8000'],
    ['number', '1234', '***'],
    ['number', '电话', '***'],
    ['whole', '某省某市某区1号', '***'],
    ['none', '某检救助〔2025〕12号', '某检救助〔2025〕12号'],
  ]
  for (const [how, text, wanted] of all) expect(redact(text, how), `${how} ${text}`).toBe(wanted)
  for (const how of ['none', 'name', 'number', 'whole'] as const) expect(redact('  ', how), how).toBe('')
})

plainTest('a figure keeps its line in a table however long the words beside it are', () => {
  // 156 mm of 10.5 points: 84 half squares, of which a cell's margins take less than two.
  const room = (share: number) => share * 84 - 1.7
  const source = '来源：'.padEnd(400, '统计公报')
  const widths = columnShares({
    kind: 'table',
    head: ['步骤', '算式', '结果', '说明', '依据'],
    rows: [['上一年度职工年平均工资', '某省上一年度城镇非私营单位就业人员年平均工资', '108,795 元', source, '依据2、3、4'], ['一般限额', '9,066.25 元 × 36 个月', '至少 1,326,385 元', '', '依据8']],
    figures: [2],
  })
  expect(room(widths[2]!)).toBeGreaterThan('至少'.length * 2 + ' 1,326,385 '.length + 2)
  expect(room(widths[4]!)).toBeGreaterThan('依据'.length * 2 + '2'.length * 3 + '、、'.length * 2)
  expect(Math.min(...widths) * 84).toBeGreaterThan(8)
  expect(widths.reduce((all, one) => all + one)).toBeCloseTo(1)
})

plainTest('a person is named once in a paper, after the label, and never inside another label', () => {
  const naming = new Naming(new Map([['申请人1', '张三'], ['申请人11', '李四'], ['被害人', '']]), ['（', '）'])
  expect(naming.write('申请人11与申请人1同住，申请人1无业。被害人已故。')).toBe('申请人11（李四）与申请人1（张三）同住，申请人1无业。被害人已故。')
  expect(naming.write('申请人1')).toBe('申请人1')
  const bracketed = new Naming(new Map([['申请人甲', '张三']]), ['（', '）'])
  expect(bracketed.write('【事实（申请人甲）】见证（依据1）。申请人甲无业。')).toBe('【事实（申请人甲）】见证（依据1）。申请人甲（张三）无业。')
  const english = new Naming(new Map([['Applicant A', '$& Smith']]), [' (', ')'])
  expect(english.write('Applicant AB and Applicant A.')).toBe('Applicant AB and Applicant A ($& Smith).')
})

const PAPER: Paper = {
  id: 'report',
  title: '审查报告',
  note: '以本院文书样式为准',
  blocks: [
    { kind: 'heading', text: '一、申请人' },
    { kind: 'paragraph', text: '申请人甲系被害人甲之父，申请人甲无业。', provisions: ['《甲》第一条', '《乙》第二条'] },
    {
      kind: 'fields',
      rows: [
        [{ label: '姓名', cell: { slot: 'a1.name' } }, { label: '账号', cell: { slot: 'a1.account' } }],
        [{ label: '住址', cell: { slot: 'a1.address' } }],
      ],
    },
    { kind: 'heading', text: '二、计算' },
    { kind: 'table', head: ['步骤', '结果'], rows: [[{ text: '甲 & 乙' }, { text: '1,000.00' }], [{ text: '' }, { slot: 'a1.unknown' }]], figures: [1] },
    { kind: 'signatures', labels: ['承办人', '日期', '部门负责人'] },
  ],
}
/** With all that XML minds: markup, a control character, half of a surrogate pair. */
const WILD = '<b>&"\u0007\uD83D</w:t>张𠮷'
const FILLING: Filling = {
  lang: 'zh',
  fields: [
    { id: 'name', place: 'applicant', label: '姓名', redaction: 'name' },
    { id: 'account', place: 'applicant', label: '账号', redaction: 'number' },
    { id: 'address', place: 'applicant', label: '住址', redaction: 'whole' },
    { id: 'name', place: 'victim', label: '姓名', redaction: 'name' },
  ],
  subjects: [
    { id: 'a1', place: 'applicant', label: '申请人甲' },
    { id: 'v1', place: 'victim', label: '被害人甲' },
  ],
  values: new Map([['a1.name', WILD], ['a1.account', '6222020200012345678'], ['a1.unknown', '某']]),
  masked: false,
  receipt: { code: 'ABCD-1234', sentence: '测算凭证' },
}

plainTest('a Word file is read back by another reader: headings, tables, text as it was typed', async () => {
  const written = writePaper(PAPER, FILLING)
  const bytes = wordFile([written, { ...written, title: '第二份' }])
  expect(Buffer.from(wordFile([written, { ...written, title: '第二份' }])).equals(Buffer.from(bytes)), 'the same bytes').toBe(true)

  const { value, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { styleMap: ["p[style-name='Receipt'] => p.receipt"] })
  expect(messages.filter(({ type }) => type === 'error')).toEqual([])
  const texts = (tag: string) => [...value.matchAll(new RegExp(`<${tag}[^>]*>(.*?)</${tag}>`, 'g'))].map((one) => one[1]!.replace(/<[^>]*>/g, ''))
  expect(texts('h1')).toEqual(['审查报告', '第二份'])
  expect(texts('h2')).toEqual(['一、申请人', '二、计算', '一、申请人', '二、计算'])
  const typed = '&lt;b&gt;&amp;"&lt;/w:t&gt;张𠮷'
  expect(value.replace(/&quot;/g, '"')).toContain(`申请人甲（${typed}）系被害人甲之父，申请人甲无业。（《甲》第一条；《乙》第二条）`)
  expect(value.replace(/&quot;/g, '"')).toContain(`<p>姓名</p></td><td><p>${typed}</p>`)
  expect(value).toContain('测算凭证：ABCD-1234')

  // Each paper: a form, a table, lines to sign on.
  const tables = [...value.matchAll(/<table>(.*?)<\/table>/g)].map((one) => one[1]!)
  expect(tables).toHaveLength(6)
  expect(tables[0]).toContain('<td colspan="3">')
  expect(tables[1]).toMatch(/^<thead><tr><th><p>步骤<\/p><\/th><th><p>结果<\/p><\/th><\/tr><\/thead>/)
  expect(tables[1]).toContain('甲 &amp; 乙')
  for (const label of ['承办人：', '日期：', '部门负责人：']) expect(tables[2]).toContain(label)
  // One page break, before the second paper.
  expect(wordXml(bytes).match(/<w:pageBreakBefore\/>/g)).toHaveLength(1)
})

function wordXml(bytes: Uint8Array): string {
  return new TextDecoder().decode(unzipSync(bytes)['word/document.xml'])
}

plainTest('in the Word file every row fills the grid of its table, and the grid the type area', () => {
  const xml = wordXml(wordFile([writePaper(PAPER, FILLING)]))
  for (const [table] of xml.matchAll(/<w:tbl>.*?<\/w:tbl>/g)) {
    const grid = [...table.matchAll(/<w:gridCol w:w="(\d+)"/g)].map((one) => Number(one[1]))
    const whole = grid.reduce((all, one) => all + one, 0)
    // A4 less 28 mm and 26 mm is 156 mm, 8844 twentieths of a point.
    expect(Math.abs(whole - 8844)).toBeLessThan(10)
    for (const [row] of table.matchAll(/<w:tr>.*?<\/w:tr>/g)) {
      const cells = [...row.matchAll(/<w:tcW w:w="(\d+)"[^>]*\/>(?:<w:gridSpan w:val="(\d+)"\/>)?/g)]
      expect(cells.reduce((all, one) => all + Number(one[2] ?? 1), 0)).toBe(grid.length)
      expect(cells.reduce((all, one) => all + Number(one[1]), 0)).toBe(whole)
    }
  }
})

plainTest('where persons must not be recognised, labels stay labels and unknown fields are hidden', () => {
  const text = paperText(writePaper(PAPER, { ...FILLING, values: new Map([...FILLING.values, ['a1.name', NAME]]), masked: true }))
  expect(text).toContain('申请人甲系被害人甲之父，申请人甲无业。（《甲》第一条；《乙》第二条）')
  expect(text).toContain('姓名：张某某\t账号：***5678\n住址：__________')
  expect(text).toContain('\t***\n')
  for (const secret of [NAME, '6222020200012345678', '三丰']) expect(text).not.toContain(secret)
  expect(text).toContain('承办人：__________')
})

plainTest('a file is named so that every system takes it', () => {
  expect(fileName(['甲/乙: "丙"?', '2025-12-01'])).toBe('甲_乙_丙_-2025-12-01.docx')
})

// ---- on the page ----

async function openPapers(desk: Desk) {
  await desk.setCase(filled)
  await desk.element.locator('[data-do="papers"]').click()
  await expect(desk.element.locator('#papers')).toBeFocused()
  await desk.element.locator('summary[data-fold="papers-fields"]').click()
  await expect(slot(desk, 'a1.name')).toBeVisible()
}

function slot(desk: Desk, name: string) {
  return desk.element.locator(`input[data-slot="${name}"]`)
}

function lectern(desk: Desk) {
  return desk.element.locator('.lectern')
}

async function show(desk: Desk, id: Paper['id']) {
  await desk.element.locator(`[data-preview="${id}"]`).click()
  await expect(lectern(desk).locator(`[data-paper="${id}"]`)).toBeVisible()
}

/** A value for every field that is unlike anything else on the page, with enough digits for a number. */
async function fillAll(desk: Desk): Promise<Map<string, string>> {
  const inputs = desk.element.locator('input[data-slot]')
  const slots = await inputs.evaluateAll((all) => all.map((one) => one.getAttribute('data-slot')!))
  const values = new Map(slots.map((name, at) => [name, name.endsWith('.name') ? `赵钱孙${'李周吴郑'[at % 4]}` : `密${770000000000 + at}`]))
  for (const [name, value] of values) await slot(desk, name).fill(value)
  return values
}

async function setLanguage(desk: Desk, lang: string) {
  await desk.element.evaluate((element, to) => ((element as HTMLElement).lang = to), lang)
}

async function written(lang: 'zh' | 'en' = 'zh') {
  const answer = (await loadModule()).papers(filled, lang)
  if (answer.status !== 'written') throw new Error(JSON.stringify(answer.problems))
  return answer.papers
}

test('what the officer fills in leaves no trace: no case, event, address, storage, request', async ({ desk }) => {
  const requests: string[] = []
  desk.page.on('request', (request) => {
    if (!request.url().startsWith('blob:')) requests.push(request.url())
  })
  await desk.page.evaluate(() => {
    const heard: string[] = ((window as unknown as { heard: string[] }).heard = [])
    for (const kind of ['relief-assessed', 'input', 'change']) {
      document.addEventListener(kind, (event) => heard.push(JSON.stringify((event as CustomEvent).detail ?? null) + String((event.target as HTMLInputElement).value ?? '')))
    }
  })
  await openPapers(desk)
  const before = await desk.case()
  const values = [...(await fillAll(desk)).values()]
  expect(values.length).toBeGreaterThan(5)
  for (const id of ['sheet', 'calculation', 'report', 'approval'] as const) await show(desk, id)
  // The same through another assessment and another language.
  await desk.element.locator(`input[data-path="${DAY}"]`).fill('2025-12-02')
  await setLanguage(desk, 'en')
  await Promise.all([desk.page.waitForEvent('download'), desk.element.locator('[data-do="papers-word"]').click()])
  await desk.page.pdf()

  const traces = await desk.page.evaluate(() =>
    JSON.stringify([
      (document.querySelector('judicial-relief') as unknown as { case: unknown }).case,
      (window as unknown as { heard: string[] }).heard,
      location.href,
      history.state,
      document.cookie,
      { ...localStorage },
      { ...sessionStorage },
      document.title,
      document.documentElement.outerHTML,
    ]),
  )
  for (const value of values) expect(traces).not.toContain(value)
  expect(requests).toEqual([])
  await desk.element.locator(`input[data-path="${DAY}"]`).fill(filled.frame.as_of)
  expect(await desk.case()).toEqual(before)
  for (const input of await desk.element.locator('input[data-slot]').all()) {
    await expect(input).toHaveAttribute('autocomplete', 'off')
    await expect(input).not.toHaveAttribute('name')
  }
})

test('fields stay when the language changes, and leave with their person, the case and a reset', async ({ desk }) => {
  await openPapers(desk)
  await desk.element.locator('[data-add="applicant"]').click()
  await slot(desk, 'a1.name').fill(NAME)
  await slot(desk, 'a2.name').fill('李四')
  await setLanguage(desk, 'en')
  await expect(slot(desk, 'a2.name')).toHaveValue('李四')
  await setLanguage(desk, 'zh')

  await desk.element.locator('[data-remove="a2"]').click()
  await expect(slot(desk, 'a2.name')).toHaveCount(0)
  await desk.element.locator('.undo button').click()
  await expect(slot(desk, 'a2.name')).toHaveValue('李四')
  await desk.element.locator('[data-remove="a2"]').click()
  await desk.element.locator('[data-add="applicant"]').click()
  await expect(slot(desk, 'a2.name'), 'another person under the same letter').toHaveValue('')

  const reopen = async () => {
    await desk.element.locator('[data-do="papers"]').click()
    await desk.element.locator('summary[data-fold="papers-fields"]').click()
  }
  await desk.element.locator('[data-do="reset"]').click()
  await reopen()
  await expect(slot(desk, 'a1.name')).toHaveValue('')
  await desk.element.locator('.undo button').click()
  await expect(slot(desk, 'a1.name')).toHaveValue(NAME)
  await desk.setCase(filled)
  await reopen()
  await expect(slot(desk, 'a1.name'), 'another case').toHaveValue('')
})

test('full and redacted: names, numbers and addresses as they are, or so that nobody is recognised', async ({ desk }) => {
  await openPapers(desk)
  const papers = await written()
  await expect(desk.element.locator(`[data-masked="${papers.redacted}"]`)).toBeChecked()
  const { sheet_fields } = (await loadModule()).form('zh')
  const values = await fillAll(desk)
  const used = new Set(JSON.stringify(papers).match(/(?<="slot":")[^"]+/g))
  expect(used.size).toBeGreaterThan(4)
  expect([...used].filter((name) => !values.has(name)), 'slots without a field').toEqual([])

  const all = async () => {
    const texts = []
    for (const { id } of papers.papers) {
      await show(desk, id)
      texts.push(await lectern(desk).innerText())
    }
    return texts.join('\n')
  }
  await desk.element.locator('[data-masked="false"]').check()
  const full = await all()
  await desk.element.locator('[data-masked="true"]').check()
  const masked = await all()
  const names = (await loadModule()).explain(filled, 'zh')
  if (names.status !== 'assessed') throw new Error('the case is wrong')
  for (const name of used) {
    const value = values.get(name)!
    const [owner, id] = name.split('.')
    const place = names.view.subjects.find((one) => one.id === owner)?.place ?? 'case'
    const { redaction } = sheet_fields.find((one) => one.id === id && one.place === place)!
    expect(full, name).toContain(value)
    if (redaction === 'none') expect(masked, name).toContain(value)
    else expect(masked, name).not.toContain(value)
    if (redaction === 'number') expect(masked, name).toContain(`***${value.slice(-4)}`)
    if (redaction === 'name' && id === 'name') expect(masked, name).toContain('赵某某')
  }
})

test('the module writes papers when they are looked at, not with every key', async ({ page }) => {
  await page.addInitScript(() => {
    const instantiate = WebAssembly.instantiate.bind(WebAssembly) as (bytes: BufferSource, imports: WebAssembly.Imports) => Promise<WebAssembly.WebAssemblyInstantiatedSource>
    const counted = async (bytes: BufferSource, imports: WebAssembly.Imports) => {
      const { instance, module } = await instantiate(bytes, imports)
      const papers = instance.exports['papers'] as (...all: unknown[]) => unknown
      const exports = { ...instance.exports, papers: (...all: unknown[]) => ((window as unknown as { calls: number }).calls += 1, papers(...all)) }
      return { module, instance: { exports } }
    }
    Object.assign(window, { calls: 0 })
    Object.assign(WebAssembly, { instantiate: counted, instantiateStreaming: undefined })
  })
  const desk = new Desk(page)
  await desk.open()
  const calls = () => page.evaluate(() => (window as unknown as { calls: number }).calls)
  await desk.setCase(filled)
  const amount = desk.element.locator('input[data-path="choices.sheets.v1.proposed_amount"]')
  await amount.fill('')
  await amount.pressSequentially('51000')
  expect(await calls(), 'while the papers are closed').toBe(0)
  await desk.element.locator('[data-do="papers"]').click()
  await expect(lectern(desk)).toBeVisible()
  expect(await calls()).toBe(1)
  await desk.element.locator('summary[data-fold="papers-fields"]').click()
  await slot(desk, 'a1.name').pressSequentially(NAME)
  expect(await calls(), 'while fields are filled in').toBe(1)
  await amount.fill('')
  await amount.pressSequentially('12345678')
  await expect(lectern(desk)).toHaveAttribute('aria-busy', 'true')
  await expect(lectern(desk)).toHaveAttribute('aria-busy', 'false')
  expect(await calls()).toBeLessThan(6)
  // What leaves the page never waits.
  await amount.fill('51000')
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  await expect(desk.element.locator('.on-paper')).toContainText('51,000')
})

test('printed: the sheet on one or two pages, then the annex on its own, and nothing of form or portal', async ({ desk }) => {
  // What a portal without a print style has around the element: text, boxes, a fixed bar, a style of its own.
  await desk.page.evaluate(() => {
    const add = (tag: string, text: string) => Object.assign(document.createElement(tag), { textContent: text })
    document.querySelector('main')!.prepend('门户散落文字', add('p', '门户附加栏目'))
    document.body.append(add('div', '门户悬浮工具条'))
  })
  await openPapers(desk)
  await slot(desk, 'a1.name').fill(NAME)
  await slot(desk, 'case.number').fill('某检救助〔2025〕12号')
  const papers = await written()
  const [sheet, annex] = papers.papers
  const pages = await printed(desk.page)
  const start = pages.findIndex((page) => page.startsWith(plain(annex!.title)))
  expect(start, 'the annex begins a page').toBeGreaterThan(0)
  expect(start, 'pages of the sheet').toBeLessThanOrEqual(2)
  const first = pages.slice(0, start).join('')
  expect(first.startsWith(plain(sheet!.title))).toBe(true)
  const said = (block: Paper['blocks'][number]): string[] =>
    block.kind === 'paragraph' ? []
    : block.kind === 'fields' ? block.rows.flat().flatMap(({ label, cell }) => [label, 'text' in cell ? cell.text : ''])
    : block.kind === 'table' ? block.head
    : block.kind === 'signatures' ? block.labels
    : [block.text]
  for (const text of sheet!.blocks.flatMap(said).filter((one) => one.length < 16)) expect(first).toContain(plain(text))
  // By hand: three times the wage of 2024 in this region is the limit; 50,800 as it is written in capitals.
  for (const text of [NAME, '某检救助〔2025〕12号', '伍万零捌佰元', papers.receipt.code]) expect(first).toContain(plain(text))
  const limit = await desk.figure('v1', 'general_limit').getAttribute('data-value')
  expect(pages.join('')).toContain(plain(limit!))
  const outcome = await desk.element.locator('.verdict').first().innerText()
  expect(first).toContain(plain(outcome))
  for (const stranger of ['门户', '首页', '检察服务热线', '示例', '清空重填', '文书填写项', '预览', '复制']) {
    expect(pages.join(''), stranger).not.toContain(stranger)
  }

  await desk.element.locator('[data-take="sheet"]').uncheck()
  await desk.element.locator('[data-take="calculation"]').uncheck()
  await desk.element.locator('[data-take="approval"]').check()
  const approval = await printed(desk.page)
  expect(approval[0]!.startsWith(plain(papers.papers.find(({ id }) => id === 'approval')!.title))).toBe(true)
  expect(approval.join('')).not.toContain(plain(annex!.title))
  expect(await desk.page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0)
})

test('a case with problems is never printed as a result: the button leads to them, the browser prints them', async ({ desk }) => {
  await openPapers(desk)
  await slot(desk, 'a1.name').fill(NAME)
  await desk.page.evaluate(() => {
    ;(window as unknown as { prints: number }).prints = 0
    window.print = () => ((window as unknown as { prints: number }).prints += 1)
  })
  const print = desk.element.locator('[data-do="print"]')
  await desk.element.locator(`input[data-path="${DAY}"]`).fill('2025-13-40')
  await print.click()
  await expect(desk.element.locator('#summary')).toBeFocused()
  expect(await desk.page.evaluate(() => (window as unknown as { prints: number }).prints)).toBe(0)
  await expect(lectern(desk)).toHaveCount(0)

  const problem = await desk.element.locator(`#summary [data-problem="${DAY}"] span`).innerText()
  const refused = (await printed(desk.page)).join('')
  expect(refused).toContain(plain(problem))
  expect(refused).toContain('未打印文书')
  for (const secret of [NAME, '元']) expect(refused).not.toContain(secret)

  await desk.element.locator(`input[data-path="${DAY}"]`).fill(filled.frame.as_of)
  await print.click()
  expect(await desk.page.evaluate(() => (window as unknown as { prints: number }).prints)).toBe(1)
})

test('of two elements one prints, and one that the portal has put away leaves the paper to the portal', async ({ desk }) => {
  await desk.setCase(filled)
  await desk.page.evaluate(() => document.querySelector('main')!.append(document.createElement('judicial-relief')))
  await expect(desk.page.locator('judicial-relief').nth(1).locator('[data-section]').first()).toBeAttached()
  const papers = await written()
  const both = (await printed(desk.page)).join('')
  expect(both.split(plain(papers.papers[0]!.title))).toHaveLength(2)

  await desk.page.evaluate(() => {
    for (const one of document.querySelectorAll('judicial-relief')) (one as HTMLElement).hidden = true
    document.body.prepend(Object.assign(document.createElement('p'), { textContent: '另一栏目' }))
  })
  const portal = (await printed(desk.page)).join('')
  expect(portal).toContain('另一栏目')
  expect(portal).not.toContain(plain(papers.papers[0]!.title))
})

test('inside another component the papers print alone too, and its parts come back', async ({ desk }) => {
  await desk.setCase(filled)
  await desk.page.evaluate(() => {
    const add = (tag: string, text = '') => Object.assign(document.createElement(tag), { textContent: text })
    const shell = add('section')
    const frame = add('div', '外壳边栏')
    frame.append(document.createElement('slot'), add('p', '外壳页脚'))
    shell.attachShadow({ mode: 'open' }).append(add('h2', '外壳标题'), frame)
    const relief = document.querySelector('judicial-relief')!
    relief.replaceWith(shell)
    shell.append(add('p', '同室栏目'), relief)
  })
  await expect(desk.element.locator('[data-section]').first()).toBeVisible()
  const shown = () => desk.page.evaluate(() => document.querySelector('section')!.shadowRoot!.innerHTML + document.body.outerHTML)
  const before = await shown()
  const papers = await written()
  const text = (await printed(desk.page)).join('')
  expect(text.startsWith(plain(papers.papers[0]!.title))).toBe(true)
  for (const stranger of ['外壳', '同室', '首页']) expect(text).not.toContain(stranger)
  expect(await shown()).toBe(before)
})

test('a paper comes as a Word file named after it, read back by another reader', async ({ desk }, info) => {
  await openPapers(desk)
  await slot(desk, 'a1.name').fill('<b>&"')
  const papers = await written()
  const report = papers.papers.find(({ id }) => id === 'report')!
  const save = async (button: string) => {
    const [file] = await Promise.all([desk.page.waitForEvent('download'), desk.element.locator(button).click()])
    const path = info.outputPath('paper.docx')
    await file.saveAs(path)
    return { name: file.suggestedFilename(), html: (await mammoth.convertToHtml({ path })).value }
  }
  const one = await save('[data-word="report"]')
  expect(one.name).toContain(filled.frame.as_of)
  expect(one.name).toContain(report.title)
  expect(one.html).toContain(`<h1>${report.title}</h1>`)
  const headings = report.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))
  expect([...one.html.matchAll(/<h2>(.*?)<\/h2>/g)].map((match) => match[1])).toEqual(headings)
  const all = await save('[data-do="papers-word"]')
  expect([...all.html.matchAll(/<h1>(.*?)<\/h1>/g)].map((match) => match[1])).toEqual(papers.papers.slice(0, 2).map(({ title }) => title))
  expect(all.html.replace(/&quot;/g, '"')).toContain('&lt;b&gt;&amp;"')
  expect(all.html).toContain('<table>')
  expect(all.name).not.toContain('&')
})

for (const api of [true, false]) {
  test(`copying a paragraph and a paper, ${api ? 'with' : 'without'} the clipboard of the browser`, async ({ desk }) => {
    if (api) await desk.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    else await desk.page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
    await desk.page.evaluate(() => document.querySelector('main')!.prepend(Object.assign(document.createElement('textarea'), { id: 'paste' })))
    const clipboard = async () => {
      await desk.page.locator('#paste').focus()
      await desk.page.keyboard.press('Control+A')
      await desk.page.keyboard.press('Control+V')
      return desk.page.locator('#paste').inputValue()
    }
    await openPapers(desk)
    await show(desk, 'report')
    const said = lectern(desk).locator('.said').first()
    const button = said.locator('[data-copy]')
    await button.focus()
    await desk.page.keyboard.press('Enter')
    await expect(desk.element.locator('[data-copied]')).toHaveText('已复制')
    await expect(button).toHaveText('已复制')
    await expect(button).toBeFocused()
    expect(await clipboard()).toBe(await said.locator('p').innerText())
    // It says so for a moment only.
    await expect(button).toHaveText('复制')

    await desk.element.locator('[data-copy="sheet"]').click()
    await expect(desk.element.locator('[data-copied]')).toHaveText('已复制')
    const whole = await clipboard()
    const papers = await written()
    expect(whole.split('\n')[0]).toBe(papers.papers[0]!.title)
    expect(whole).toContain(papers.receipt.code)
    await expect(desk.element.locator('textarea')).toHaveCount(0)
  })
}

for (const lang of ['zh', 'en']) {
  test(`with the papers open axe finds nothing wrong and nothing is cut off: ${lang}`, async ({ desk }) => {
    test.slow()
    await setLanguage(desk, lang)
    await openPapers(desk)
    await slot(desk, 'a1.name').fill(NAME)
    for (const id of ['report', 'sheet', 'calculation', 'approval'] as const) {
      await show(desk, id)
      for (const width of [320, 360, 768, 1440]) {
        await desk.page.setViewportSize({ width, height: 900 })
        // The element hears of its new width a moment later.
        const over = () => desk.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        await expect.poll(over, { message: `${id} ${width}` }).toBeLessThanOrEqual(0)
      }
      if (id !== 'report' && id !== 'sheet') continue
      await desk.page.setViewportSize({ width: 1440, height: 6000 })
      const builder = new AxeBuilder({ page: desk.page }).setLegacyMode().include('judicial-relief').options({ resultTypes: ['violations', 'incomplete'] })
      const { violations, incomplete } = await builder.analyze()
      const open = undecided(incomplete)
      expect([...violations, ...open].map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`), id).toEqual([])
    }
    if (lang === 'en') {
      await show(desk, 'report')
      // Amounts in capitals are Chinese in every language.
      const text = await desk.element.locator('#papers').innerText()
      const words = text.replace(/[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整]{2,}/g, '').split('\n')
      expect(words.filter((line) => /^[^《]*\p{Script=Han}{6}/u.test(line))).toEqual([])
    }
  })
}

test('the keyboard reaches everything that makes a paper', async ({ desk }) => {
  await openPapers(desk)
  await show(desk, 'report')
  const wanted = await desk.element
    .locator('#papers')
    .locator('summary, input[data-slot], input[data-take], input[data-masked]:checked, button, [tabindex="0"]')
    .count()
  await desk.element.locator('summary[data-fold="papers"]').focus()
  const reached = new Set<string>()
  for (let stops = 0; stops < wanted + 3; stops += 1) {
    const at = await desk.page.evaluate(() => {
      const focused = document.activeElement?.shadowRoot?.activeElement
      return focused?.closest('#papers') ? JSON.stringify({ ...(focused as HTMLElement).dataset, label: focused.getAttribute('aria-label') }) : null
    })
    if (at === null) break
    reached.add(at)
    await desk.page.keyboard.press('Tab')
  }
  expect(reached.size).toBe(wanted)
})
