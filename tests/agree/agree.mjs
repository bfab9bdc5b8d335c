// Module and command line answer alike, byte for byte: every case of the corpus, in both languages, and random cases of the
// oracle's generator. First argument: how many random cases. Needs `make wasm cli`.
import { spawn, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'

const [count = '500', seed = 'agree', binary = 'target/native/judicial-relief', folder = 'www/pkg'] = process.argv.slice(2)
const { assess, explain, initSync, receipt, summarize } = await import(pathToFileURL(join(process.cwd(), folder, 'judicial_relief.js')).href)
initSync({ module: readFileSync(join(folder, 'judicial_relief_bg.wasm')) })

/** Files of the corpus, in the order of their names. */
function* files(path) {
  for (const name of readdirSync(path).sort()) {
    const inside = join(path, name)
    if (statSync(inside).isDirectory()) yield* files(inside)
    else if (name.endsWith('.json')) yield inside
  }
}

function random() {
  const made = spawnSync('python3', ['-B', 'tests/oracle/generate.py', count, seed], { encoding: 'utf8', maxBuffer: 2 ** 30 })
  if (made.status !== 0) throw new Error(`generate.py failed: ${made.stderr}`)
  return made.stdout.trim().split('\n')
}

/** Compares the lines that the command line writes with what the module says to the same cases. */
async function differing(cases, to, lang, said) {
  const child = spawn(binary, ['batch', '--quiet', '--to', to, '--lang', lang], { stdio: ['pipe', 'pipe', 'ignore'] })
  const ended = new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  child.stdin.end(cases.map((one) => `${one}\n`).join(''))
  const expected = cases.map((one) => said(one, lang)).filter((line) => line !== undefined)
  let at = 0
  const found = []
  for await (const line of createInterface({ input: child.stdout, crlfDelay: Infinity })) {
    if (line !== expected[at]) found.push(`${to} ${lang}, line ${at + 1}:\n  command line ${line}\n  module       ${expected[at]}`)
    at += 1
  }
  await ended
  if (at !== expected.length) found.push(`${to} ${lang}: ${at} lines of the command line, ${expected.length} of the module`)
  return { compared: at, found }
}

const corpus = [...files('tests/cases')].map((file) => JSON.stringify(JSON.parse(readFileSync(file, 'utf8')).input))
const all = [...corpus, ...(Number(count) > 0 ? random() : [])]
// The command line writes no receipt of a case that makes no sense.
const receiptOf = (one, lang) => {
  const text = receipt(one, lang)
  return text.startsWith('{"status"') ? undefined : text
}
const results = [
  await differing(all, 'answers', 'zh', assess),
  await differing(all, 'explained', 'zh', explain),
  await differing(corpus, 'explained', 'en', explain),
  await differing(all, 'receipts', 'zh', receiptOf),
]
const found = results.flatMap((result) => result.found)
// Many in one crossing are what each is alone.
const together = summarize(all.join('\n'), 'zh').split('\n')
for (const [at, one] of all.entries()) if (`${together[at]}\n` !== summarize(one, 'zh')) found.push(`summarize, line ${at + 1}: ${together[at]}`)
for (const one of found.slice(0, 5)) console.log(one.slice(0, 2000))
const compared = results.map((result) => result.compared).reduce((sum, one) => sum + one, 0)
console.log(`${all.length} cases, ${compared} texts compared, ${found.length} differ`)
process.exit(found.length > 0 || compared <= corpus.length ? 1 : 0)
