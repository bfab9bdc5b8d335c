// Licences and sources of all that the lock files name: node scripts/audit.mjs. Reads them and what is installed.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const allowed = new Set([
  '0BSD', 'Apache-2.0', 'Apache-2.0 WITH LLVM-exception', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BSL-1.0', 'CC0-1.0', 'ISC', 'MIT',
  'MIT-0', 'Unicode-3.0', 'Unlicense', 'Zlib',
])
/** Only what the tests need: never shipped. */
const forTestsOnly = new Map([
  ['axe-core', 'MPL-2.0'], ['@axe-core/playwright', 'MPL-2.0'], ['argparse', 'Python-2.0'], ['duck', 'BSD'],
  ['libfuzzer-sys', '(MIT OR Apache-2.0) AND NCSA'],
])

/** An expression holds if some choice of its ORs is allowed throughout. */
function fits(expression) {
  const tokens = expression.replaceAll('/', ' OR ').match(/\(|\)|\bOR\b|\bAND\b|[^()\s]+(?: WITH [^()\s]+)?/g) ?? []
  let at = 0
  const one = () => {
    if (tokens[at] !== '(') return allowed.has(tokens[at++])
    at += 1
    const inner = any()
    at += 1
    return inner
  }
  const all = () => {
    let holds = one()
    while (tokens[at] === 'AND') {
      at += 1
      holds = one() && holds
    }
    return holds
  }
  function any() {
    let holds = all()
    while (tokens[at] === 'OR') {
      at += 1
      holds = all() || holds
    }
    return holds
  }
  return tokens.length > 0 && any()
}

const wrong = []
const crates = new Map()
for (const manifest of ['Cargo.toml', 'fuzz/Cargo.toml']) {
  const metadata = execFileSync('cargo', ['metadata', '--format-version', '1', '--locked', '--manifest-path', manifest], { maxBuffer: 1 << 28 })
  for (const crate of JSON.parse(metadata).packages) crates.set(crate.id, crate)
}
for (const crate of crates.values()) {
  const spared = forTestsOnly.get(crate.name) === crate.license
  const own = crate.source === null && /^judicial-relief(-fuzz)?$/.test(crate.name)
  if (!spared && !(crate.license && fits(crate.license))) wrong.push(`crate ${crate.name}: licence ${crate.license}`)
  if (!own && !crate.source?.startsWith('registry+')) wrong.push(`crate ${crate.name}: source ${crate.source}`)
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
let packages = 0
for (const [path, entry] of Object.entries(lock.packages)) {
  if (path === '') continue
  packages += 1
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
  const manifest = `${path}/package.json`
  const licence = entry.license ?? (existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).license : undefined)
  const spared = entry.dev && forTestsOnly.get(name) === licence
  if (!spared && !(typeof licence === 'string' && fits(licence))) wrong.push(`package ${name}: licence ${licence}`)
  if (!entry.integrity && !entry.link) wrong.push(`package ${name}: no hash in the lock file`)
}
if (!/^ignore-scripts=true$/m.test(readFileSync('.npmrc', 'utf8'))) wrong.push('.npmrc: install scripts would run')
console.log(`${crates.size} crates, ${packages} packages`)
for (const line of wrong) console.error(line)
process.exitCode = wrong.length === 0 ? 0 : 1
