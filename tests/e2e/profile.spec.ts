// A local standard from a file: checked, all its mistakes listed, kept with the case; and its published schema.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Json } from '../../www/src/contract.js'
import { Desk, expect, test } from './desk.js'
import { loadModule } from './module.js'

const root = join(import.meta.dirname, '../..')
const readJson = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'))
const rich = readJson('tests/profiles/rich.json')
const filled = { ...readJson('tests/e2e/filled.json') }
const FOLD = 'office-more'

async function choose(desk: Desk, name: string, text: string) {
  const [chooser] = await Promise.all([
    desk.page.waitForEvent('filechooser'),
    desk.element.locator('[data-do="open-profile"]').click(),
  ])
  await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
}

async function unfold(desk: Desk) {
  const fold = desk.fold(FOLD)
  if (!(await fold.evaluate((element) => (element as HTMLDetailsElement).open))) await fold.locator('> summary').click()
  await expect(desk.element.locator('[data-profile]')).toBeVisible()
}

/** Wrong in six places: a key, a day, an amount, an authority, a row, a name. */
function wrong() {
  const bad = structuredClone(rich)
  bad.nmae_en = 'x'
  bad.caps[0].from = '2020-02-30'
  bad.caps[0].amount = 5
  bad.uplifts[1].authority = 'nobody'
  bad.months_tables[0].rows[3].months_to = '5'
  delete bad.name_zh
  return JSON.stringify(bad)
}
const PLACES = ['nmae_en', 'name_zh', 'caps.0.from', 'caps.0.amount', 'months_tables.0.rows.3.months_to', 'uplifts.1.authority']

test('a good file is taken, shown by name, kept over the language, and removed', async ({ desk }) => {
  await desk.setCase(filled)
  await unfold(desk)
  const name = desk.element.locator('[data-profile] .loaded')
  await expect(name).toHaveText('尚未载入。')
  await choose(desk, '虚构.json', `\uFEFF${JSON.stringify(rich)}`)
  await expect(name).toHaveText('已载入：虚构标准（仅供测试）')
  await expect(desk.field('frame.profile').locator('select option:checked')).toHaveText('虚构标准（仅供测试）')
  expect((await desk.case() as { frame: { local_profile: Json } }).frame.local_profile).toEqual(rich)
  await expect(desk.element.locator('#result')).toContainText('采用本院载入的地方标准：虚构标准（仅供测试）')
  await expect(desk.element.locator('[data-do="remove-profile"]')).toBeFocused()

  await desk.element.getByRole('button', { name: 'English' }).click()
  await expect(name).toHaveText('Loaded: fictitious standard (for tests only)')
  await desk.element.locator('[data-do="remove-profile"]').click()
  await expect(name).toHaveText('None is loaded.')
  expect(await desk.case()).toEqual(filled)
  await desk.element.locator('.undo button').click()
  await expect(name).toHaveText('Loaded: fictitious standard (for tests only)')
})

test('a bad file is refused with all its mistakes, nothing is lost, and the words follow the language', async ({ desk }) => {
  await desk.setCase(filled)
  await unfold(desk)
  await choose(desk, '错误.json', wrong())
  const faults = desk.element.locator('[data-fault]')
  await expect(faults).toHaveCount(6)
  expect(await faults.evaluateAll((all) => all.map((one) => one.getAttribute('data-fault')))).toEqual(PLACES)
  const amount = desk.element.locator('[data-fault="caps.0.amount"]')
  await expect(amount.locator('code')).toHaveText('caps · 第1项 · amount')
  await expect(amount).toContainText('实际为5')
  await expect(amount).toContainText('写成例如 "12345.60" 的文本')
  await expect(desk.element.locator('#profile-problems')).toBeFocused()
  expect(await desk.case()).toEqual(filled)

  await desk.element.getByRole('button', { name: 'English' }).click()
  await expect(faults).toHaveCount(6)
  await expect(amount).toContainText('found 5')
  // A file mended takes the list away.
  await choose(desk, 'good.json', JSON.stringify(rich))
  await expect(faults).toHaveCount(0)
  for (const text of ['', 'not json', '[1]', '"x"']) {
    await choose(desk, 'no.json', text)
    await expect(faults).toHaveCount(1)
    await expect(desk.element.locator('[data-profile] .loaded')).toHaveText('Loaded: fictitious standard (for tests only)')
  }
})

test('a chosen built-in standard gives way to the file; choosing both is explained', async ({ desk }) => {
  await desk.setCase({ ...filled, frame: { ...filled.frame, profile: 'hunan_zhuzhou' } })
  await unfold(desk)
  await choose(desk, 'good.json', JSON.stringify(rich))
  expect((await desk.case() as { frame: Record<string, Json> }).frame['profile']).toBeUndefined()
  await desk.field('frame.profile').locator('select').selectOption('fujian')
  await expect(desk.element.locator('[data-fault="frame.local_profile"]')).toContainText('同时选了内置标准“fujian”')
  await desk.element.locator('[data-do="remove-profile"]').click()
  await expect(desk.element.locator('[data-fault]')).toHaveCount(0)
})

test('the tiers of hardship are offered as the standard calls them', async ({ desk }) => {
  await desk.setCase({ ...filled, frame: { ...filled.frame, local_profile: rich } })
  const tiers = desk.field('facts.households.h1.hardship_tier').locator('.radio')
  await expect(tiers.first()).toHaveText('第一档：虚构一般困难')
  // Two tiers, that it cannot be established, and unanswered.
  await expect(tiers).toHaveCount(4)
})

test('the receipt changes with the standard', async () => {
  const module = await loadModule()
  const code = (local_profile: object | null) => {
    const answer = module.papers({ ...filled, frame: { ...filled.frame, local_profile } }, 'zh')
    if (answer.status !== 'written') throw new Error(JSON.stringify(answer.problems))
    return answer.papers.receipt.code
  }
  const other = structuredClone(rich)
  other.uplifts[0].percent = 21
  const turned = Object.fromEntries(Object.entries(rich).reverse())
  expect(new Set([code(null), code(rich), code(other)]).size).toBe(3)
  expect(code(turned)).toBe(code(rich))
})

test('the published schema takes what the reader takes and refuses what it can see', () => {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true })
  const valid = ajv.compile(readJson('rules/profile.schema.json'))
  const manual = readFileSync(join(root, 'docs/local-standard.md'), 'utf8').split('```json')[1]!.split('```')[0]!
  const good = readdirSync(join(root, 'rules/profiles')).map((name) => readJson(`rules/profiles/${name}`))
  for (const profile of [...good, rich, JSON.parse(manual)]) {
    expect(valid(profile), `${profile.id} ${ajv.errorsText(valid.errors)}`).toBe(true)
  }
  const silent = structuredClone(rich)
  silent.months_tables[0].rows[2] = { harm: 'disability', grade_from: 5, grade_to: 6, silent: true }
  expect(valid(silent), ajv.errorsText(valid.errors)).toBe(true)
  const changes: [string, Json | undefined][] = [
    ['nmae', 'x'], ['id', 'Groß'], ['place', ' '], ['name_zh', undefined], ['partial', true], ['caps.0.kind', 'firm'],
    ['caps.0.amount', 5], ['caps.0.amount', '5万'], ['caps.0.amount', '0.001'], ['caps.0.from', '2020-13-01'],
    ['caps.0.authority', undefined], ['caps.0.scope', 'per_case'], ['authorities.0.read', 'last year'],
    ['authorities.0.evidence', 'derived'], ['authorities.0.address', undefined], ['authorities.1.approved_on', undefined],
    ['authorities.1.address', 'x'], ['rounding.0.unit', '50'], ['uplifts.0.percent', 0], ['uplifts.0.condition', 'poor'],
    ['months_tables.0.rows', []], ['months_tables.0.rows.0.grade_from', 1], ['months_tables.0.rows.5.grade_from', 3],
    ['months_tables.0.rows.1.grade_from', undefined], ['months_tables.0.rows.1.silent', true], ['months_tables.0.rows.1.months_to', undefined], ['hardship_tiers.0.id', 'tier_9'], ['approval_chain.0.steps', []],
  ]
  for (const [path, value] of changes) {
    const profile = structuredClone(rich)
    const keys = path.split('.')
    const last = keys.pop()!
    const place = keys.reduce((here, key) => here[key], profile)
    if (value === undefined) delete place[last]
    else place[last] = value
    expect(valid(profile), `${path} ${JSON.stringify(value)}`).toBe(false)
  }
})
