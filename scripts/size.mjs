// What ships, weighed by part: raw, gzip -9 and brotli 11, each part compressed by itself. Reads dist/; writes nothing.
//
//     node scripts/size.mjs [--json]
//
// Exit code 1 where a sum is above its budget in scripts/budgets.json (KiB, brotli): what is reached today, and 2 %.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const root = join(import.meta.dirname, '..')
const dist = (...path) => readFileSync(join(root, 'dist', ...path))
const budgets = JSON.parse(readFileSync(join(root, 'scripts/budgets.json'), 'utf8'))
const CODE = 10
const DATA = 11

const weigh = (bytes) => ({
  raw: bytes.length,
  gzip: gzipSync(bytes, { level: 9 }).length,
  brotli: brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }).length,
})

/** A section of a module of WebAssembly. */
function section(module, wanted) {
  for (let at = 8; at < module.length; ) {
    const id = module[at++]
    let length = 0
    for (let shift = 0, more = true; more; shift += 7, at += 1) {
      length += (module[at] & 0x7f) * 2 ** shift
      more = module[at] >= 0x80
    }
    if (id === wanted) return module.subarray(at, at + length)
    at += length
  }
  throw new Error(`the module has no section ${wanted}`)
}

const sum = (all) => Object.fromEntries(['raw', 'gzip', 'brotli'].map((kind) => [kind, all.reduce((total, one) => total + one[kind], 0)]))

const module = dist('npm', 'judicial_relief_bg.wasm')
const [whole, index, element, ...shared] = [
  module,
  dist('npm', 'index.js'),
  dist('npm', 'element.js'),
  ...readdirSync(join(root, 'dist/npm')).filter((name) => /^shared-.*\.js$/.test(name)).map((name) => dist('npm', name)),
].map(weigh)
const sizes = {
  'module: code': weigh(section(module, CODE)),
  'module: rules, texts, statistics and other data': weigh(section(module, DATA)),
  module: whole,
  glue: sum([index, ...shared]),
  'user interface': element,
  engine: sum([whole, index, ...shared]),
  'npm files': sum([whole, index, element, ...shared]),
  'single script': weigh(dist('judicial-relief.single.js')),
}

const kib = (bytes) => (bytes / 1024).toFixed(1).padStart(9)
const json = process.argv.includes('--json')
if (json) console.log(JSON.stringify(Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, { ...size, ...budgets[name] }]))))
else console.log(`${'KiB'.padEnd(48)}${['raw', 'gzip', 'brotli', 'budget', 'goal'].map((title) => title.padStart(9)).join('')}`)
for (const [name, { raw, gzip, brotli }] of Object.entries(sizes)) {
  const { budget, goal } = budgets[name] ?? {}
  const limits = budget === undefined ? '' : `${budget.toFixed(1).padStart(9)}${goal.toFixed(1).padStart(9)}`
  if (!json) console.log(`${name.padEnd(48)}${kib(raw)}${kib(gzip)}${kib(brotli)}${limits}`)
  if (brotli > budget * 1024) {
    console.error(`${name}: ${kib(brotli).trim()} KiB, above its budget of ${budget} KiB`)
    process.exitCode = 1
  }
}
for (const name of Object.keys(budgets)) if (!sizes[name]) throw new Error(`scripts/budgets.json: nothing is called ${name}`)
