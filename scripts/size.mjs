// What ships, weighed by part: raw, gzip -9 and brotli 11, each part compressed by itself. Reads dist/ and the build's folder; writes nothing.
//
//     node scripts/size.mjs [--json]
//
// Exit code 1 where a sum is above its budget in scripts/budgets.json (KiB, brotli): what is reached today, and 2 %.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
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

// The build lays these out as lines, which stand in the data as they were written; the rest are tables and what the compiler adds.
const LAID_OUT = {
  'module: texts, Chinese': ['texts_zh'],
  'module: texts, English': ['texts_en'],
  'module: keys of the texts': ['text_keys'],
  'module: statistics with sources': ['wages', 'incomes'],
  'module: provisions and their sources': ['provisions', 'citations', 'instruments'],
}
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target')
const builds = ['.', 'fallback'].map((folder) => join(target, folder, 'wasm32-unknown-unknown/release/build')).filter(existsSync)
const written = builds.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name, 'out')))
let rest = section(module, DATA)
/** Takes what the build wrote into a file of this name out of the data. */
function taken(name) {
  const files = written.map((folder) => join(folder, name)).filter(existsSync)
  const bytes = files.map((file) => readFileSync(file)).find((one) => rest.includes(one))
  if (!bytes) throw new Error(`the module does not hold '${name}' as the build wrote it; 'make dist' builds it anew`)
  const at = rest.indexOf(bytes)
  rest = Buffer.concat([rest.subarray(0, at), rest.subarray(at + bytes.length)])
  return bytes
}
const data = Object.entries(LAID_OUT).map(([part, names]) => [part, weigh(Buffer.concat(names.map(taken)))])

const [whole, index, element, ...shared] = [
  module,
  dist('npm', 'index.js'),
  dist('npm', 'element.js'),
  ...readdirSync(join(root, 'dist/npm')).filter((name) => /^shared-.*\.js$/.test(name)).map((name) => dist('npm', name)),
].map(weigh)
const sizes = {
  'module: code': weigh(section(module, CODE)),
  ...Object.fromEntries(data),
  'module: other rules and data': weigh(rest),
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
