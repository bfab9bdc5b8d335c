// What holds for the page whatever the law says: nothing lost, nothing invented, mendable, usable by all, safe on strict pages.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { test as plainTest, type Page } from '@playwright/test'
import { UI_KEYS } from '../../www/src/ui-keys.js'
import { caseFile } from './case-files.js'
import { undecided } from './contrast.js'
import { Desk, expect, test } from './desk.js'
import { loadModule } from './module.js'

const filled = JSON.parse(readFileSync(join(import.meta.dirname, 'filled.json'), 'utf8'))
const AMOUNT = 'choices.sheets.v1.proposed_amount'
const DAY = 'frame.as_of'

function box(desk: Desk, path: string) {
  return desk.element.locator(`input[data-path="${path}"]`)
}

async function fillWrong(desk: Desk) {
  await box(desk, DAY).fill('2025-13-40')
  await box(desk, AMOUNT).fill('-5')
  await box(desk, AMOUNT).blur()
}

test('switching the language loses nothing and changes every word', async ({ desk }) => {
  await desk.setCase(filled)
  const before = await desk.case()
  await desk.element.getByRole('button', { name: 'English' }).click()
  await expect(desk.element.getByRole('heading', { level: 2 })).not.toHaveText(/\p{Script=Han}/u)
  expect(await desk.case()).toEqual(before)
  await expect(box(desk, AMOUNT)).toHaveValue('50800.00')
  // Instruments and sources are named in their own language, and capitals are written in it; everything around them is not.
  const words = await desk.element.evaluate((element) => (element.shadowRoot?.querySelector('.columns') as HTMLElement).innerText)
  const plain = words.replace(/[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整]{2,}/g, '')
  expect(plain.split('\n').filter((line) => /^[^《]*\p{Script=Han}{6}/u.test(line) && !/[Ss]ource/.test(line))).toEqual([])
  await desk.element.getByRole('button', { name: '中文' }).click()
  await expect(desk.element.getByRole('heading', { level: 2 })).toHaveText(/\p{Script=Han}/u)
  expect(await desk.case()).toEqual(before)
})

test('bad input is kept, named at the field and in the summary, and mended', async ({ desk }) => {
  await desk.setCase(filled)
  const result = desk.element.locator('#result')
  const good = await desk.figure('v1', 'general_limit').getAttribute('data-value')
  await fillWrong(desk)

  await expect(result).toHaveAttribute('data-outdated', 'true')
  await expect(desk.figure('v1', 'general_limit')).toHaveAttribute('data-value', good!)
  for (const path of [DAY, AMOUNT]) {
    await expect(desk.field(path).locator('.problem strong')).not.toBeEmpty()
    const entry = desk.element.locator(`#summary [data-problem="${path}"]`)
    await expect(entry.locator('button')).not.toBeEmpty()
    await expect(entry.locator('span')).not.toBeEmpty()
    await expect(box(desk, path)).toHaveAttribute('aria-invalid', 'true')
  }
  await expect(box(desk, DAY)).toHaveValue('2025-13-40')
  await expect(box(desk, AMOUNT)).toHaveValue('-5')
  expect((await desk.case())['frame']).toMatchObject({ as_of: '2025-13-40', region: filled.frame.region })

  await desk.element.locator(`#summary [data-problem="${DAY}"] button`).click()
  expect((await desk.focused())?.path).toBe(DAY)
  await desk.page.keyboard.press('Control+A')
  await desk.page.keyboard.type(filled.frame.as_of)
  await desk.element.locator(`#summary [data-problem="${AMOUNT}"] button`).click()
  await desk.page.keyboard.press('Control+A')
  await desk.page.keyboard.type('50800.00')

  await expect(result).toHaveAttribute('data-outdated', 'false')
  await expect(desk.element.locator('.problem')).toHaveCount(0)
  expect(await desk.case()).toEqual(filled)
})

test('a problem waits until the field is left, or until the officer asks', async ({ desk }) => {
  await desk.setCase(filled)
  await box(desk, AMOUNT).focus()
  await desk.page.keyboard.press('Control+A')
  await desk.page.keyboard.type('12,34x')
  await expect(desk.element.locator('#result')).toHaveAttribute('data-outdated', 'true')
  await expect(desk.element.locator('.problem')).toHaveCount(0)
  expect((await desk.focused())?.path).toBe(AMOUNT)

  await desk.page.keyboard.press('Enter')
  await expect(desk.element.locator('#summary')).toBeFocused()
  await expect(desk.element.locator('.problem')).toHaveCount(1)
  await expect(box(desk, AMOUNT)).toHaveValue('12,34x')
})

test('a wrong answer does not keep the next question from being asked', async ({ desk }) => {
  await fillWrong(desk)
  await desk.element.locator('[data-add="victim"]').click()
  await expect(desk.element.locator('[data-subject="v2"]')).toBeVisible()
  await expect(desk.element.locator('[data-field^="facts.victims.v2."]').first()).toBeVisible()
})

test('a case from outside that makes no sense is explained, and nothing of it is lost', async ({ desk }) => {
  const foreign = structuredClone(filled)
  foreign.frame.region = '999999'
  foreign.facts.victims.v1.childern = 3
  await desk.setCase(foreign)
  for (const path of ['frame.region', 'facts.victims.v1.childern']) {
    await expect(desk.element.locator(`#summary [data-problem="${path}"] span`)).not.toBeEmpty()
  }
  await expect(desk.element.locator('select[data-path="frame.region"]')).toHaveValue('999999')
  expect(await desk.case()).toEqual(foreign)

  const long = structuredClone(filled)
  long.frame.own_annual_wage = '9'.repeat(1_000_000)
  await desk.setCase(long)
  await expect(desk.element.locator('#summary li')).toHaveCount(1)
  expect(await desk.case()).toEqual(long)

  await desk.setCase(filled)
  await expect(desk.element.locator('#result')).toHaveAttribute('data-outdated', 'false')
})

test('what is unanswered is shown as such, never as 0 or no', async ({ desk }) => {
  const boxes = await desk.element.locator('input[type="text"]').evaluateAll((all) =>
    all.filter((one) => one.getAttribute('data-path') !== 'frame.as_of').map((one) => (one as HTMLInputElement).value),
  )
  expect(new Set(boxes)).toEqual(new Set(['']))
  const chosen = await desk.element.locator('input[type="radio"]:checked').evaluateAll((all) => all.map((one) => one.getAttribute('data-value')))
  expect(new Set(chosen)).toEqual(new Set(['']))
  const values = await desk.element.locator('[data-value].figure').evaluateAll((all) => all.map((one) => one.getAttribute('data-value')))
  for (const value of values) expect(value).not.toMatch(/^0(\.0+)?\b/)
})

test('an answer can be taken back, and then nothing of it is left', async ({ desk }) => {
  const empty = await desk.case()
  const question = desk.field('facts.case.found_in_own_case')
  await question.getByRole('radio').first().check()
  expect((await desk.case())['facts']).toEqual({ case: { found_in_own_case: true } })
  await question.getByRole('radio').last().check()
  expect(await desk.case()).toEqual({ ...empty, facts: { case: {} } })
})

test('one button answers a whole group, and only what is open in it', async ({ desk }) => {
  await desk.setCase(filled)
  const bundle = desk.element.locator('[data-bundle]').first()
  await bundle.focus()
  const before = await desk.element.locator('[data-missing]').count()
  await desk.page.keyboard.press('Enter')
  await expect(bundle).toHaveAttribute('aria-disabled', 'true')
  await expect(bundle).toBeFocused()
  expect(await desk.element.locator('[data-missing]').count()).toBeLessThanOrEqual(before)
})

test('people are added, related, removed and brought back', async ({ desk }) => {
  await desk.setCase(filled)
  await desk.element.locator('[data-add="household"]').click()
  await desk.element.locator('[data-add="applicant"]').click()
  await expect(desk.element.locator('[data-applicant]')).toHaveCount(2)
  await desk.element.locator('select[data-path="frame.applicants.1.household"]').selectOption('h2')
  await expect(desk.element.locator('[data-remove="h2"]')).toHaveAttribute('aria-disabled', 'true')

  const before = await desk.case()
  await desk.element.locator('[data-remove="a1"]').click()
  await expect(desk.element.locator('[data-applicant]')).toHaveCount(1)
  await desk.element.locator('.undo button').click()
  expect(await desk.case()).toEqual(before)
})

test('rows are added and removed, and the focus follows', async ({ desk }) => {
  const losses = 'facts.victims.v1.losses'
  const add = desk.element.locator(`[data-add-row="${losses}"]`)
  await add.click()
  expect((await desk.focused())?.path).toMatch(/^facts\.victims\.v1\.losses\.0\./)
  await box(desk, `${losses}.0.amount`).fill('1200')
  await desk.field(losses).locator('.remove').click()
  await expect(add).toBeFocused()
  expect((await desk.case())['facts']).toEqual({ victims: { v1: {} } })
  await desk.element.locator('.undo button').click()
  await expect(box(desk, `${losses}.0.amount`)).toHaveValue('1200')
})

test('what is missing leads to its question', async ({ desk }) => {
  const first = desk.element.locator('[data-missing]').first()
  const path = await first.getAttribute('data-missing')
  await first.click()
  const at = await desk.focused()
  expect(at?.path ?? at?.addRow).toBe(path)
})

test('a reference leads to its provision and back', async ({ desk }) => {
  await desk.setCase(filled)
  const reference = desk.element.locator('.headline .reference').first()
  await reference.click()
  const provision = desk.element.locator('.citations li:focus')
  await expect(provision).toContainText((await reference.getAttribute('title'))!)
  await expect(provision.locator('.mark')).not.toBeEmpty()
  await provision.locator('.back').click()
  await expect(reference).toBeFocused()
})

test('every assessment is told to the page around, without the facts', async ({ desk }) => {
  const detail = desk.page.evaluate(
    () =>
      new Promise((resolve) => {
        document.addEventListener('relief-assessed', (event) => resolve((event as CustomEvent).detail), { once: true })
      }),
  )
  await desk.setCase(filled)
  const { applicants, receipt, ...rest } = (await detail) as { applicants: Record<string, unknown>[]; receipt: string }
  expect(rest).toEqual({
    status: 'assessed',
    sheets: [{ id: 'v1', general_limit: '326385', proposal: '50800', payable: '50800' }],
    problems: [],
    refused: [],
  })
  expect(receipt).toMatch(/^([0-9A-F]{4}-){4}[0-9A-F]{4}$/)
  expect(applicants.map((one) => Object.keys(one).sort())).toEqual([['certain', 'id', 'outcomes', 'tone']])
})

test('in print the papers stand alone, and afterwards all is as before', async ({ desk }) => {
  await desk.setCase(filled)
  const page = () => desk.page.evaluate(() => document.documentElement.outerHTML)
  const folded = desk.element.locator('details:not([open])')
  const [before, around] = [await folded.count(), await page()]
  expect(before).toBeGreaterThan(0)
  await desk.page.emulateMedia({ media: 'print' })
  await desk.page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  await expect(desk.element.locator('.on-paper [data-paper="sheet"]')).toBeVisible()
  for (const part of ['.asking', '#result', '#papers', '.bar']) await expect(desk.element.locator(part)).toBeHidden()
  await desk.page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await expect(folded).toHaveCount(before)
  await expect(desk.element.locator('.on-paper')).toHaveCount(0)
  expect(await page()).toBe(around)
  expect(await desk.page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0)
})

test('nothing is left on the page around: no globals, no style attributes', async ({ desk }) => {
  await desk.setCase(filled)
  const globals = ['litHtmlVersions', 'litElementVersions', 'reactiveElementVersions', 'litPropertyMetadata']
  expect(await desk.page.evaluate((names) => names.filter((name) => name in globalThis), globals)).toEqual([])
  await expect(desk.element.locator('[style], style')).toHaveCount(0)
})

for (const lang of ['zh', 'en']) {
  test(`axe finds nothing wrong: ${lang}`, async ({ desk }) => {
    // Tall enough for the whole result: axe cannot judge what its own scroller hides.
    await desk.page.setViewportSize({ width: 1440, height: 6000 })
    await desk.element.evaluate((element, to) => ((element as HTMLElement).lang = to), lang)
    const states: [string, () => Promise<void>][] = [
      ['empty', async () => undefined],
      ['filled', async () => desk.setCase(filled)],
      ['invalid', async () => fillWrong(desk)],
    ]
    for (const [state, reach] of states) {
      await reach()
      expect(await axe(desk.page), state).toEqual([])
    }
  })
}

test('axe finds nothing wrong where everything is open: lists, two applicants, offices, procedure', async ({ desk }) => {
  // One long look at the longest page.
  test.slow()
  await desk.page.setViewportSize({ width: 1440, height: 8000 })
  const { frame, facts } = structuredClone(caseFile('award-tort-dependants-yearly-maximum.json').input) as Record<string, Record<string, object>>
  await desk.setCase({
    frame: { ...frame, applicants: [...(frame!['applicants'] as object[]), { id: 'a2', victim: 'v1', household: 'h1' }], offices: ['o1', 'o2'] },
    facts: { ...facts, case: { ...facts!['case'], accepted_on: '2025-11-03' } },
    choices: { sheets: { v1: { proposed_amount: '50000' } }, applicants: { a1: { share: '25000' } }, offices: { o1: { contribution: '60000' } } },
  })
  for (const part of ['office-more', 'need', 'proposal-more', 'readings']) {
    if (!(await desk.fold(part).evaluate((one) => (one as HTMLDetailsElement).open))) await desk.fold(part).locator('> summary').click()
  }
  await expect(desk.element.locator('.asking details.fold:not([open])')).toHaveCount(0)
  await desk.element.locator('.procedure details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')))
  expect(await axe(desk.page)).toEqual([])
})

/** Violations, and also the contrasts that axe could not decide. */
async function axe(page: Page): Promise<string[]> {
  // The long list of what is right is not asked for: it takes longer to hand over than to find.
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations', 'incomplete'] })
  const { violations, incomplete } = await builder.analyze()
  const open = undecided(incomplete)
  return [...violations, ...open].map((one) => `${one.id}: ${one.nodes.map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`).join(', ')}`)
}

test('nothing is cut off from 320 to 1920 px', async ({ desk }) => {
  for (const width of [320, 360, 768, 1024, 1920]) {
    await desk.page.setViewportSize({ width, height: 800 })
    for (const lang of ['zh', 'en']) {
      await desk.element.evaluate((element, to) => ((element as HTMLElement).lang = to), lang)
      for (const value of [filled, null, caseFile('award-tort-dependants-yearly-maximum.json').input]) {
        await desk.setCase(value)
        const over = await desk.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        expect(over, `${width} ${lang}`).toBeLessThanOrEqual(0)
      }
    }
  }
})

test('the focus can be seen wherever the Tab key leads', async ({ desk }) => {
  await desk.setCase(filled)
  for (let stops = 0; ; stops += 1) {
    await desk.page.keyboard.press('Tab')
    if (!(await desk.focused())) {
      expect(stops).toBeGreaterThan(30)
      break
    }
    const [name, style, width] = await desk.page.evaluate(() => {
      const at = (document.activeElement?.shadowRoot?.activeElement ?? document.activeElement)!
      const { outlineStyle, outlineWidth } = getComputedStyle(at)
      return [at.outerHTML.slice(0, 80), outlineStyle, parseFloat(outlineWidth)] as const
    })
    expect(style, name).not.toBe('none')
    expect(width, name).toBeGreaterThanOrEqual(2)
  }
})

test('the module has every word of the page in both languages, and no word too many', async () => {
  const module = await loadModule()
  for (const lang of ['zh', 'en'] as const) {
    const { ui } = module.form(lang)
    expect(Object.keys(ui).sort(), lang).toEqual([...UI_KEYS].sort())
  }
})

// These two break the page on purpose, so the browser may complain.
plainTest('the page is drawn in parts: the estimate, then the questions in sight, the result, the other questions, what is folded', async ({ page }) => {
  await page.addInitScript(() => {
    const parts = ['.outcome', '[data-section]', '.findings', '[data-section="readings"]', '[data-citation]']
    const seen: string[][] = []
    Object.assign(window, { seen })
    const attach = Element.prototype.attachShadow
    Element.prototype.attachShadow = function (init) {
      const root = attach.call(this, init)
      new MutationObserver(() => seen.push(parts.filter((part) => root.querySelector(part)))).observe(root, { childList: true, subtree: true })
      return root
    }
  })
  await page.goto(Desk.address())
  await expect(page.locator('judicial-relief [data-citation]').first()).toBeAttached()
  const seen = await page.evaluate(() => (window as unknown as { seen: string[][] }).seen.map((there) => there.length))
  expect([...new Set(seen)].filter(Boolean)).toEqual([1, 2, 3, 4, 5])
})

plainTest('who asks for a question before it is drawn is led there all the same', async ({ page }) => {
  await page.addInitScript(
    ([value, path]) => {
      // The module has not loaded yet.
      addEventListener('DOMContentLoaded', () => Object.assign(document.querySelector('judicial-relief')!, { case: value }))
      addEventListener(
        'relief-assessed',
        (event) => {
          const inside = (event.target as Element).shadowRoot!
          Object.assign(window, { sections: inside.querySelectorAll('[data-section]').length })
          inside.querySelector<HTMLElement>(`#summary [data-problem="${path}"] button`)!.click()
        },
        { once: true },
      )
    },
    [{ ...filled, choices: { sheets: { v1: { proposed_amount: '-5' } } } }, AMOUNT] as const,
  )
  await page.goto(Desk.address())
  await expect(page.locator(`judicial-relief input[data-path="${AMOUNT}"]`)).toBeFocused()
  expect(await page.evaluate(() => (window as unknown as { sections: number }).sections)).toBe(0)
})

plainTest('without the module the fallback stays, and the reason is said', async ({ page }) => {
  await page.route('**/*.wasm', (route) => route.fulfill({ status: 404 }))
  await page.goto(Desk.address())
  await expect(page.locator('.fallback')).toBeVisible()
  await expect(page.locator('judicial-relief').getByRole('alert')).toContainText('404')
})

for (const type of ['application/wasm', 'application/octet-stream']) {
  plainTest(`the module is taken as ${type}: ${type.endsWith('wasm') ? 'compiled while it arrives' : 'as bytes'}`, async ({ page }) => {
    await page.route('**/*.wasm', async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, headers: { ...response.headers(), 'content-type': type } })
    })
    await page.addInitScript(() => {
      const streaming = WebAssembly.instantiateStreaming
      const seen = Object.assign(window, { streamed: 0 })
      WebAssembly.instantiateStreaming = (...given) => {
        seen.streamed += 1
        return streaming(...given)
      }
    })
    await page.goto(Desk.address())
    await expect(page.locator('judicial-relief [data-section]').nth(2)).toBeVisible()
    expect(await page.evaluate(() => (window as unknown as { streamed: number }).streamed)).toBe(type.endsWith('wasm') ? 1 : 0)
  })
}

plainTest('where the policy forbids WebAssembly, the page says which word is missing', async ({ page }) => {
  await page.route(Desk.address(), async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: (await response.text()).replace(" 'wasm-unsafe-eval'", '') })
  })
  await page.goto(Desk.address())
  await expect(page.locator('.fallback')).toBeVisible()
  await expect(page.locator('judicial-relief').getByRole('alert')).toContainText("'wasm-unsafe-eval'")
})
