// What a page around may rely on: attributes, properties, methods, events; and that nothing it hands over can hurt.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import mammoth from 'mammoth'
import type { Page } from '@playwright/test'
import type { AssessedDetail, ChangeDetail, JudicialReliefElement } from '../../www/src/element-contract.js'
import { Desk, expect, test } from './desk.js'

const filled = JSON.parse(readFileSync(join(import.meta.dirname, 'filled.json'), 'utf8'))
const AMOUNT = 'choices.sheets.v1.proposed_amount'

interface Heard {
  assessed: AssessedDetail[]
  changed: ChangeDetail[]
}

/** Events as a portal hears them: at the document, from now on. */
async function listen(page: Page): Promise<() => Promise<Heard>> {
  await page.evaluate(() => {
    const heard: Heard = { assessed: [], changed: [] }
    Object.assign(window, { heard })
    document.addEventListener('relief-assessed', (event) => heard.assessed.push(JSON.parse(JSON.stringify((event as CustomEvent).detail))))
    document.addEventListener('relief-change', (event) => heard.changed.push((event as CustomEvent).detail))
  })
  return () => page.evaluate(() => (window as unknown as { heard: Heard }).heard)
}

/** Sets a property to what one of the page's own makers makes: what it makes cannot cross over from here. */
async function hand(desk: Desk, property: string, maker: string): Promise<void> {
  await desk.page.evaluate(
    ([name, text]) => {
      const element = document.querySelector('judicial-relief') as unknown as Record<string, unknown>
      const makers = (window as unknown as { makers: Record<string, () => unknown> }).makers
      element[name!] = makers[text!]!()
    },
    [property, maker],
  )
}

const element = (desk: Desk) => desk.element as unknown as { evaluate<T, A>(act: (one: JudicialReliefElement, argument: A) => T, argument?: A): Promise<T> }

test('what attributes give stands in the case, is shown as supplied and cannot be changed', async ({ desk }) => {
  await desk.element.evaluate((one) => {
    one.setAttribute('as-of', '2024-06-01')
    one.setAttribute('region', '420000')
  })
  expect((await desk.case())['frame']).toMatchObject({ as_of: '2024-06-01', region: '420000' })
  for (const [path, words] of [['frame.as_of', '2024-06-01'], ['frame.region', '湖北']] as const) {
    const field = desk.field(path)
    await expect(field.locator('[data-held="supplied"]')).toContainText(words)
    await expect(field).toContainText('由平台提供')
    await expect(field.locator('input, select, button')).toHaveCount(0)
  }
  await desk.setCase(filled)
  expect((await desk.case())['frame']).toMatchObject({ as_of: '2024-06-01', region: '420000' })
  await desk.element.locator('[data-do="reset"]').click()
  expect((await desk.case())['frame']).toMatchObject({ as_of: '2024-06-01', region: '420000' })
  // Later values are followed; what is taken away stays, and can be changed again.
  await desk.element.evaluate((one) => one.setAttribute('as-of', '2025-03-01'))
  expect((await desk.case())['frame']).toMatchObject({ as_of: '2025-03-01' })
  await desk.element.evaluate((one) => one.removeAttribute('as-of'))
  await expect(desk.field('frame.as_of').locator('input')).toHaveValue('2025-03-01')
  await desk.field('frame.as_of').locator('input').fill('2025-04-01')
  expect((await desk.case())['frame']).toMatchObject({ as_of: '2025-04-01', region: '420000' })
})

test('locked answers are text; whatever the officer does they stay', async ({ desk }, info) => {
  await desk.setCase(filled)
  await element(desk).evaluate((one) => {
    one.locked = ['facts.victims.v1.injury', 'facts.applicants.a1', 'choices.sheets.v1.proposed_amount']
  })
  const before = await desk.case()
  for (const path of ['facts.victims.v1.injury', 'facts.applicants.a1.relation', AMOUNT]) {
    await expect(desk.field(path)).toContainText('由平台提供')
    await expect(desk.field(path).locator('input, select, button')).toHaveCount(0)
  }
  await expect(desk.element.locator('[data-slider]')).toHaveCount(0)
  await expect(desk.element.locator('[data-remove="a1"]')).toHaveCount(0)
  const locked = async () => {
    const now = (await desk.case()) as unknown as typeof filled
    return [now.facts.victims.v1.injury, now.facts.applicants.a1, now.choices.sheets.v1.proposed_amount]
  }
  const kept = [filled.facts.victims.v1.injury, filled.facts.applicants.a1, filled.choices.sheets.v1.proposed_amount]
  // A case file of other people: what is locked comes into it.
  const path = info.outputPath('other.json')
  const other = { frame: { as_of: '2025-12-01', victims: ['v7'], households: ['h7'], applicants: [{ id: 'a7', victim: 'v7', household: 'h7' }] } }
  await desk.element.locator('[data-do="open"] + input').setInputFiles({ name: path, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(other)) })
  await expect(desk.element.locator('.undo')).toBeVisible()
  expect(await locked()).toEqual(kept)
  expect((await desk.case())['frame']).toMatchObject({ victims: ['v7', 'v1'], households: ['h7', 'h1'] })
  await expect(desk.element.locator('#result')).toHaveAttribute('data-outdated', 'false')
  await desk.element.locator('.undo button').click()
  expect(await desk.case()).toEqual(before)
  await desk.element.locator('[data-do="reset"]').click()
  expect(await locked()).toEqual(kept)
  await element(desk).evaluate((one) => {
    one.locked = null
  })
  await expect(desk.field(AMOUNT).locator('input')).toHaveValue(filled.choices.sheets.v1.proposed_amount)
})

test('locks that stand for nothing are named, in the page and to the page around', async ({ desk }) => {
  const heard = await listen(desk.page)
  await desk.setCase(filled)
  await element(desk).evaluate((one) => {
    one.locked = ['facts.victims.v1.injury', 'facts.victims.v9.injury', 'facts.victims.v1.张三', '__proto__', '<img src=x onerror=alert(1)>']
  })
  await expect(desk.field('facts.victims.v1.injury')).toContainText('由平台提供')
  await expect(desk.element.locator('.from-host li')).toHaveCount(4)
  await expect(desk.element.locator('.from-host')).toContainText('<img src=x onerror=alert(1)>')
  await expect(desk.element.locator('.from-host img')).toHaveCount(0)
  const { refused } = (await heard()).assessed.pop()!
  expect(refused.map(({ path }) => path)).toEqual(['locked.facts.victims.v9.injury', 'locked.facts.victims.v1.*', 'locked.*', 'locked.*'])
  await element(desk).evaluate((one) => {
    one.locked = []
  })
  await expect(desk.element.locator('.from-host')).toHaveCount(0)
})

test('read only: everything can be seen, printed and exported, nothing changed', async ({ desk }) => {
  await desk.setCase(filled)
  await desk.element.evaluate((one) => one.setAttribute('readonly', ''))
  await expect(desk.element.locator('.asking :is(input, select)')).toHaveCount(0)
  for (const gone of ['[data-do="reset"]', '[data-do="open"]', '[data-add]', '[data-copy="a1"]', '[data-bundle]', '[data-slider]', '[data-add-row]', '[data-sample]']) {
    await expect(desk.element.locator(gone), gone).toHaveCount(0)
  }
  await expect(desk.field(AMOUNT)).toContainText('50800.00')
  await expect(desk.field(AMOUNT)).not.toContainText('由平台提供')
  await desk.page.evaluate(() => {
    Object.assign(window, { prints: 0, print: () => ((window as unknown as { prints: number }).prints += 1) })
  })
  await desk.element.locator('[data-do="print"]').click()
  await element(desk).evaluate((one) => one.print())
  expect(await desk.page.evaluate(() => (window as unknown as { prints: number }).prints)).toBe(2)
  expect(JSON.parse(await element(desk).evaluate((one) => one.exportCase()))).toEqual(filled)
  expect(await desk.case()).toEqual(filled)
  // The page around still can.
  await element(desk).evaluate((one) => {
    one.choices = {}
  })
  await expect(desk.field(AMOUNT)).toContainText('待核实')
})

test('facts and choices come and go apart, and the whole can be read', async ({ desk }) => {
  await desk.setCase(filled)
  const { choices, ...rest } = structuredClone(filled)
  rest.facts.victims.v1.injury = 'minor_1'
  await element(desk).evaluate((one, value) => {
    one.case = value
  }, rest)
  expect(await desk.case()).toEqual({ ...rest, choices })
  await element(desk).evaluate((one) => {
    one.choices = { sheets: { v1: { proposed_months: '12' } } }
  })
  expect(await desk.case()).toEqual({ ...rest, choices: { sheets: { v1: { proposed_months: '12' } } } })
  // Whoever is not in the next case takes his choices along.
  const other = { frame: { as_of: '2025-12-01', victims: ['v2'], households: ['h1'], applicants: [{ id: 'a1', victim: 'v2', household: 'h1' }] } }
  await element(desk).evaluate((one, value) => {
    one.case = value
  }, other)
  expect((await desk.case())['choices']).toEqual({ sheets: {} })
  // What is read and what was set are copies.
  const same = await element(desk).evaluate((one) => {
    const set = { frame: { as_of: '2025-12-01', victims: ['v1'], households: ['h1'], applicants: [{ id: 'a1', victim: 'v1', household: 'h1' }] }, facts: {}, choices: {} }
    one.case = set
    set.frame.victims.push('v2')
    one.case.frame.victims.push('v3')
    one.choices['sheets'] = { v1: { proposed_months: '1' } }
    return JSON.stringify(one.case)
  })
  expect(JSON.parse(same)).toMatchObject({ frame: { victims: ['v1'] }, choices: {} })
})

test('the same case handed back closes nothing and loses nothing', async ({ desk }) => {
  await desk.setCase(filled)
  await desk.element.locator('summary[data-fold="papers"]').click()
  await desk.element.locator('summary[data-fold="papers-fields"]').click()
  await desk.element.locator('[data-slot="a1.name"]').fill('张三')
  // A framework that keeps the case in its own state does this after every change.
  await desk.page.evaluate(() => {
    document.addEventListener('relief-change', (event) => {
      const one = event.target as JudicialReliefElement
      one.case = one.case
    })
  })
  const amount = desk.element.locator(`input[data-path="${AMOUNT}"]`)
  await amount.fill('')
  await amount.pressSequentially('60000')
  await expect(amount).toBeFocused()
  expect((await element(desk).evaluate((one) => one.choices))['sheets']!['v1']!['proposed_amount']).toBe('60000')
  await expect(desk.element.locator('[data-slot="a1.name"]')).toHaveValue('张三')
})

test('what the officer does is told by kind and part, never with an answer; what the page does is not', async ({ desk }) => {
  const heard = await listen(desk.page)
  await desk.setCase(filled)
  expect((await heard()).changed).toEqual([])
  await desk.element.locator(`input[data-path="${AMOUNT}"]`).fill('4321')
  await desk.field('facts.case.found_in_own_case').getByRole('radio').nth(1).check()
  await desk.element.locator('[data-add="household"]').click()
  await desk.element.locator('[data-do="reset"]').click()
  await desk.element.locator('.undo button').click()
  expect((await heard()).changed).toEqual([
    { kind: 'answer', parts: ['choices'] },
    { kind: 'answer', parts: ['facts'] },
    { kind: 'people', parts: ['frame'] },
    { kind: 'reset', parts: ['frame', 'facts', 'choices'] },
    { kind: 'undo', parts: ['frame', 'facts', 'choices'] },
  ])
})

test('events name no person and quote no answer, though a case holds both', async ({ desk }) => {
  const heard = await listen(desk.page)
  const named = structuredClone(filled)
  named.facts.victims.v1['张三'] = '110101199001011234'
  named.facts.victims.v1.zhangsan = 1
  named.frame.as_of = '张三'
  named.frame.own_wage_source = '张三'
  await desk.setCase(named)
  await expect(desk.element.locator('#summary li').first()).toBeVisible()
  const { assessed } = await heard()
  expect(JSON.stringify(assessed)).not.toMatch(/张三|zhangsan|1101011990/)
  expect(assessed.pop()).toMatchObject({ status: 'invalid', applicants: [], sheets: [], receipt: null })
})

test('methods answer at once for what was set a line before', async ({ desk }) => {
  const words = await element(desk).evaluate((one, value) => {
    one.case = value
    const before = one.validate().length
    one.case = { ...value, frame: { ...value.frame, as_of: '2025-13-40' } }
    return { before, after: one.validate(), papers: one.exportPapers() }
  }, filled)
  expect(words.before).toBe(0)
  expect(words.after.map(({ path }) => path)).toEqual(['frame.as_of'])
  expect(words.after[0]!.message && words.after[0]!.remedy).toBeTruthy()
  expect(words.papers).toBeNull()
})

test('papers are handed over as Word files that somebody else can read', async ({ desk }) => {
  await desk.setCase(filled)
  const files = await element(desk).evaluate(async (one) => {
    const all = [one.exportPapers('sheet'), one.exportPapers()]
    return Promise.all(all.map(async (file) => ({ name: file!.name, type: file!.type, bytes: [...new Uint8Array(await file!.arrayBuffer())] })))
  })
  const [sheet, whole] = await Promise.all(files.map(({ bytes }) => mammoth.extractRawText({ buffer: Buffer.from(bytes) })))
  expect(sheet!.value).toContain('50,800')
  expect(whole!.value.length).toBeGreaterThan(2 * sheet!.value.length)
  for (const { name, type } of files) {
    expect(name).toMatch(/\.docx$/)
    expect(type).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
  }
})

test('whatever is handed over as a case, the last good one stays and the page says why', async ({ desk }) => {
  const heard = await listen(desk.page)
  await desk.page.evaluate(() => {
    const frame = { as_of: '2025-12-01', victims: ['v1'], households: ['h1'], applicants: [{ id: 'a1', victim: 'v1', household: 'h1' }] }
    const cycle: Record<string, unknown> = { frame }
    cycle['facts'] = cycle
    class Person {
      frame = frame
    }
    const endless = (): object => new Proxy({}, { ownKeys: () => ['next'], getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true, value: 1 }), get: () => endless() })
    Object.assign(window, {
      makers: {
        prototype: () => new Person(),
        inherited: () => Object.create({ frame }) as unknown,
        getter: () => ({ frame, get facts() { throw new Error('no') } }),
        proxy: () => new Proxy({}, { ownKeys() { throw new Error('no') } }),
        revoked: () => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy },
        cycle: () => cycle,
        endless,
        huge: () => ({ frame: { ...frame, own_wage_source: '长'.repeat(10_000_000) } }),
        wide: () => ({ frame: { ...frame, victims: new Array(4_000_000_000) } }),
        nan: () => ({ frame, facts: { applicants: { a1: { age: Number.NaN } } } }),
        infinite: () => ({ frame, facts: { applicants: { a1: { age: Number.POSITIVE_INFINITY } } } }),
        bigint: () => ({ frame, facts: { applicants: { a1: { age: BigInt(10) } } } }),
        method: () => ({ frame, toJSON: () => ({}) }),
        symbol: () => ({ frame, facts: Symbol('a') }),
        symbolKey: () => ({ frame, [Symbol('a')]: 1 }),
        pollution: () => JSON.parse('{"__proto__": {"polluted": true}, "frame": {}}') as unknown,
        deepPollution: () => JSON.parse('{"frame": {"__proto__": {"polluted": true}}}') as unknown,
        list: () => [frame],
        text: () => '<img src=x onerror="document.title=1">',
        number: () => 7,
        date: () => new Date(),
        map: () => new Map([['frame', frame]]),
        element: () => document.body,
      },
    })
  })
  await desk.setCase(filled)
  const good = await desk.figure('v1', 'general_limit').getAttribute('data-value')
  const title = await desk.page.title()
  for (const name of await desk.page.evaluate(() => Object.keys((window as unknown as { makers: object }).makers))) {
    await hand(desk, 'case', name)
    await expect(desk.element.locator('.from-host li'), name).toHaveCount(1)
    await expect(desk.element.locator('.from-host li'), name).toHaveText(/^case/)
    expect(await desk.case(), name).toEqual(filled)
    expect((await heard()).assessed.pop(), name).toMatchObject({ status: 'assessed', refused: [{ path: expect.stringMatching(/^case/), id: expect.stringMatching(/^host_/) }] })
    await desk.setCase(filled)
    await expect(desk.element.locator('.from-host'), name).toHaveCount(0)
  }
  for (const name of ['cycle', 'getter', 'bigint', 'list', 'pollution']) {
    await hand(desk, 'choices', name)
    await expect(desk.element.locator('[data-host-problem^="choices"]'), name).toBeVisible()
    await hand(desk, 'locked', name === 'list' ? 'number' : name)
    await expect(desk.element.locator('[data-host-problem="locked"]'), name).toBeVisible()
  }
  expect(await desk.case()).toEqual(filled)
  expect(await desk.figure('v1', 'general_limit').getAttribute('data-value')).toBe(good)
  expect(await desk.page.title()).toBe(title)
  expect(await desk.page.evaluate(() => 'polluted' in {})).toBe(false)
})

test('markup in values, keys and attributes is shown as it is and runs nothing', async ({ desk }) => {
  const nasty = '"><img src=x onerror="document.title=\'run\'"><script>document.title="run"</script>{{7*7}}'
  const title = await desk.page.title()
  const hostile = structuredClone(filled)
  hostile.facts.victims.v1[nasty] = nasty
  hostile.frame.victims.push(nasty)
  hostile.frame.own_wage_source = nasty
  hostile.frame.region = nasty
  hostile.facts.victims.v1.losses = [{ [nasty]: nasty }]
  await desk.setCase(hostile)
  await expect(desk.element.locator('#summary li').first()).toBeVisible()
  await desk.element.evaluate((one, text) => {
    for (const name of ['lang', 'as-of', 'region', 'profile', 'readonly', 'class', 'id']) one.setAttribute(name, text)
  }, nasty)
  await expect(desk.field('frame.as_of')).toContainText('<img src=x')
  await desk.element.evaluate((one) => one.setAttribute('as-of', 'x'.repeat(10_000_000)))
  await expect(desk.element.locator('[data-host-problem="as-of"]')).toBeVisible()
  expect(await desk.element.locator('img, script').count()).toBe(0)
  expect(await desk.page.title()).toBe(title)
  await desk.element.evaluate((one) => {
    for (const name of ['lang', 'as-of', 'region', 'profile', 'readonly']) one.removeAttribute(name)
  })
  await desk.setCase(filled)
  await expect(desk.element.locator('#result')).toHaveAttribute('data-outdated', 'false')
})

test('set before it is defined, taken out, put back, hidden', async ({ desk }) => {
  await desk.page.evaluate((value) => {
    // As a page does whose script comes before ours: own properties on an element that is not upgraded yet.
    const other = document.implementation.createHTMLDocument().createElement('judicial-relief')
    other.setAttribute('as-of', '2025-02-03')
    Object.assign(other, { choices: { sheets: { v1: { proposed_months: '3' } } }, case: { frame: value.frame, facts: value.facts }, locked: ['facts.case'] })
    other.id = 'second'
    document.querySelector('main')!.append(document.adoptNode(other))
  }, filled)
  const second = desk.page.locator('#second')
  await expect(second.locator('#result')).toHaveAttribute('data-outdated', 'false')
  const whole = await second.evaluate((one) => (one as JudicialReliefElement).case)
  expect(whole).toEqual({ frame: { ...filled.frame, as_of: '2025-02-03' }, facts: filled.facts, choices: { sheets: { v1: { proposed_months: '3' } } } })
  await expect(second.locator('[data-field="facts.case.found_in_own_case"]')).toContainText('由平台提供')
  await second.evaluate((one) => {
    const parent = one.parentElement!
    one.remove()
    parent.prepend(one)
  })
  await expect(second.locator('#result')).toBeVisible()
  await second.locator('[data-add="household"]').click()
  expect((await second.evaluate((one) => (one as JudicialReliefElement).case)).frame.households).toEqual(['h1', 'h2'])
  await second.evaluate((one) => ((one as HTMLElement).hidden = true))
  await expect(second).toBeHidden()
  await second.evaluate((one) => ((one as HTMLElement).hidden = false))
  await expect(second).toBeVisible()
})

test('the colours are the portal’s to set, but not on paper', async ({ desk }) => {
  await desk.setCase(filled)
  await desk.element.evaluate((one) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('judicial-relief { --relief-accent: rgb(90, 0, 90) } judicial-relief::part(result) { outline: 4px solid rgb(1, 2, 3) }')
    ;(one.getRootNode() as Document).adoptedStyleSheets = [sheet]
  })
  await expect(desk.element.locator('[data-do="print"]')).toHaveCSS('color', 'rgb(90, 0, 90)')
  await expect(desk.element.locator('.answer')).toHaveCSS('outline-color', 'rgb(1, 2, 3)')
  await desk.page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  const accent = await desk.element.locator('.on-paper').evaluate((one) => getComputedStyle(one).getPropertyValue('--blue').trim())
  expect(accent).toBe('#0b3d7a')
})

for (const lang of ['zh', 'en']) {
  test(`axe finds nothing wrong with what is supplied, refused or read only: ${lang}`, async ({ desk }) => {
    test.setTimeout(90_000)
    await desk.setCase(filled)
    await element(desk).evaluate((one, to) => {
      one.lang = to
      one.asOf = '2025-12-01'
      one.locked = ['facts.victims.v1', 'facts.nothing']
      const cycle: Record<string, unknown> = {}
      cycle['frame'] = cycle
      one.case = cycle as never
    }, lang)
    for (const readOnly of [false, true]) {
      await element(desk).evaluate((one, yes) => {
        one.readOnly = yes
      }, readOnly)
      await expect(desk.element.locator('.from-host li')).toHaveCount(2)
      const { violations } = await new AxeBuilder({ page: desk.page }).setLegacyMode().include('judicial-relief').analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([])
    }
    for (const width of [1440, 360]) {
      await desk.page.setViewportSize({ width, height: 800 })
      expect(await desk.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${width}`).toBeLessThanOrEqual(0)
    }
  })
}
