// What is handed out, used as somebody else would: dist/npm in Node and before the compiler, dist's hashes, sizes and one script.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'

const root = join(import.meta.dirname, '../..')
const dist = join(root, 'dist')
const npm = join(dist, 'npm')
const read = (...path) => readFileSync(join(dist, ...path))

const place = mkdtempSync(join(tmpdir(), 'judicial-relief-consumer-'))
mkdirSync(join(place, 'node_modules'))
cpSync(npm, join(place, 'node_modules', 'judicial-relief'), { recursive: true })
writeFileSync(join(place, 'package.json'), '{ "type": "module" }')

let passed = 0
function test(name, act) {
  try {
    act()
    passed += 1
  } catch (error) {
    console.error(`FAILED: ${name}\n${error.stack}`)
    process.exitCode = 1
  }
}

test('Node: the engine by name, at once after loading, and refusing what is no data', () => {
  // The published case's own expectations; the general limit is 36 months of 108,795 / 12.
  const said = execFileSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { assess, explain, form, load, papers, summarize, understood } from 'judicial-relief'
       import { JudicialReliefElement } from 'judicial-relief/element'
       const relief = { frame: { as_of: '2025-12-01', region: '420000', victims: ['v1'], households: ['h1'], applicants: [{ id: 'a1', victim: 'v1', household: 'h1' }] } }
       const first = await assess(relief)
       const engine = await load()
       const refused = []
       for (const bad of [{ frame: NaN }, { frame: 1n }, { frame() {} }, new Map(), [], null, 'text', { get frame() { throw 1 } }]) {
         try { engine.assess(bad); refused.push('taken') } catch (error) { refused.push(error instanceof TypeError) }
       }
       console.log(JSON.stringify({
         limit: first.assessment.sheets[0].general_limit.low,
         same: JSON.stringify(engine.assess(relief)) === JSON.stringify(first),
         english: engine.explain(relief, 'en').view.lang,
         figures: (await explain(relief)).view.sheets[0].headline.citations.length > 0,
         lines: (await summarize([relief, {}])).map((line) => (Array.isArray(line) ? line[0][8].high : line.status)),
         receipt: (await papers(relief)).papers.receipt.code,
         questions: (await form()).questions.length,
         understood: await understood('money', '3万'),
         invalid: engine.assess({ frame: { as_of: 'x' } }).status,
         element: typeof JudicialReliefElement,
         refused,
       }))`,
    ],
    { cwd: place, encoding: 'utf8' },
  )
  const { receipt, questions, ...rest } = JSON.parse(said)
  assert.deepEqual(rest, {
    limit: '326385',
    same: true,
    english: 'en',
    figures: true,
    lines: ['326385', 'invalid'],
    understood: '30,000元',
    invalid: 'invalid',
    element: 'undefined',
    refused: new Array(8).fill(true),
  })
  assert.match(receipt, /^([0-9A-F]{4}-){4}[0-9A-F]{4}$/)
  assert.ok(questions > 50)
})

test('one instance answers 20,000 times in the memory that the first 2,000 calls took', () => {
  const said = execFileSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { readdirSync, readFileSync } from 'node:fs'
       import { assess, initSync } from './www/pkg/judicial_relief.js'
       const { memory } = initSync({ module: readFileSync('dist/npm/judicial_relief_bg.wasm') })
       const cases = readdirSync('tests/cases').filter((name) => name.endsWith('.json'))
         .map((name) => JSON.stringify(JSON.parse(readFileSync('tests/cases/' + name, 'utf8')).input))
       const calls = (from, to) => { for (let at = from; at < to; at += 1) assess(cases[at % cases.length], 'zh') }
       calls(0, 2_000)
       const before = memory.buffer.byteLength
       calls(2_000, 20_000)
       console.log(JSON.stringify({ before, after: memory.buffer.byteLength, cases: cases.length }))`,
    ],
    { cwd: root, encoding: 'utf8' },
  )
  const { before, after, cases } = JSON.parse(said)
  assert.ok(cases > 100 && cases < 2_000)
  assert.equal(after, before)
})

test('the types: a strict compiler takes what is right and refuses what is not, without Lit', () => {
  copyFileSync(join(import.meta.dirname, 'consumer.ts'), join(place, 'consumer.ts'))
  for (const resolution of ['bundler', 'nodenext']) {
    execFileSync(
      join(root, 'node_modules/.bin/tsc'),
      ['--strict', '--noEmit', '--target', 'es2022', '--lib', 'es2022,dom', '--types', '', '--module', resolution === 'bundler' ? 'esnext' : 'nodenext', '--moduleResolution', resolution, 'consumer.ts'],
      { cwd: place, stdio: 'inherit' },
    )
  }
})

test('package.json: every way in is there, and every file is named', () => {
  const manifest = JSON.parse(read('npm', 'package.json'))
  const ways = Object.values(manifest.exports).flatMap((way) => (typeof way === 'string' ? [way] : Object.values(way)))
  for (const way of [...ways, ...manifest.sideEffects, manifest.customElements]) assert.ok(existsSync(join(npm, way)), way)
  const packed = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: npm, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  const there = readdirSync(npm, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  assert.equal(packed[0].files.length, there.length)
})

test('the manifest of the element says what the types say', () => {
  const { modules } = JSON.parse(read('npm', 'custom-elements.json'))
  const [element] = modules[0].declarations
  const names = (list) => list.map(({ name }) => name).sort()
  assert.deepEqual(names(element.attributes), ['as-of', 'lang', 'profile', 'readonly', 'region'])
  assert.deepEqual(names(element.events), ['relief-assessed', 'relief-change'])
  const contract = readFileSync(join(npm, 'types/src/element-contract.d.ts'), 'utf8')
  const body = /interface JudicialReliefElement extends HTMLElement \{([\s\S]*?)\n\}/.exec(contract)[1]
  const members = [...body.matchAll(/^ {4}(?:[gs]et )?(\w+)[(:]/gm)].map(([, name]) => name)
  assert.deepEqual(names(element.members), [...new Set(members)].sort())
  for (const { name, description } of [...element.attributes, ...element.events, ...element.cssParts, ...element.cssProperties]) assert.ok(description, name)
  const documented = readFileSync(join(root, 'docs/embedding.md'), 'utf8')
  for (const name of [...members, ...names(element.events), ...names(element.cssParts)]) assert.ok(documented.includes(`\`${name}`), `docs/embedding.md lacks ${name}`)
  const styles = readFileSync(join(root, 'www/src/judicial-relief.css'), 'utf8')
  for (const { name } of element.cssProperties) assert.ok(styles.includes(`var(${name}`), `no style uses ${name}`)
})

test('hashes and sizes are those of the files', () => {
  const integrity = JSON.parse(read('integrity.json'))
  const there = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  assert.equal(Object.keys(integrity).length, there.length - 1)
  for (const [name, { integrity: hash, raw }] of Object.entries(integrity)) {
    const bytes = read(name)
    assert.equal(hash, `sha384-${createHash('sha384').update(bytes).digest('base64')}`, name)
    assert.equal(raw, bytes.length, name)
  }
})

test('the one script: marked as UTF-8, and the module inside is the module', () => {
  const bytes = read('judicial-relief.single.js')
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf])
  const text = bytes.toString('utf8').slice(1)
  // The literal begins with the module's own first bytes, NUL escaped before a letter.
  const start = text.indexOf('"\\0asm')
  let end = start + 1
  while (text[end] !== '"') end += text[end] === '\\' ? 2 : 1
  const inside = Buffer.from(runInNewContext(text.slice(start, end + 1)), 'latin1')
  assert.ok(inside.equals(read('npm', 'judicial_relief_bg.wasm')))
  assert.doesNotMatch(text.slice(0, start) + text.slice(end), /import\.meta|JUDICIAL_RELIEF_BYTES|sourceMappingURL/)
})

test('nobody’s paths and no addresses to fetch from are in what ships', () => {
  for (const name of Object.keys(JSON.parse(read('integrity.json')))) {
    const text = read(name).toString('latin1')
    for (const path of [root, tmpdir() + '/', process.env.HOME + '/', 'node_modules/.']) assert.ok(!text.includes(path), `${name} holds ${path}`)
    // The module itself names its sources of law and statistics; it cannot fetch.
    if (!/^npm\/.*\.js$/.test(name)) continue
    const addresses = (text.match(/https?:\/\/[\w./-]+/g) ?? []).filter((one) => !/^http:\/\/www\.w3\.org\/|^http:\/\/schemas\.|^https?:\/\/(?:lit\.dev|reactjs)/.test(one))
    assert.deepEqual(addresses, [], name)
  }
})

rmSync(place, { recursive: true, force: true })
console.log(`  ${passed} passed`)
