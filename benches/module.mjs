// The module that ships, in Node: every door, what it costs to start, memory and growth; beside it two yardsticks and the peers.
//
//     node benches/module.mjs [--json] [--pkg FOLDER] [--only TEXT]
//
// Each line is measured in a process of its own: warm-up, then three loops, of which the middle one counts, with processor time beside
// wall time. Machines drift, so every loop of a door is followed by a short one of each yardstick, in the same process: the ratios
// hold where the rates do not. Exit code 1 where the sets are not what they should be, memory grows or growth is not linear.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { PEERS } from './peers.mjs'

const root = join(import.meta.dirname, '..')
const { values: options } = parseArgs({
  options: { json: { type: 'boolean' }, pkg: { type: 'string', default: join(root, 'www/pkg') }, only: { type: 'string' }, one: { type: 'string' } },
})

const WARM_UP = 400
const LOOP = 700
const YARDSTICK = 150
const TOGETHER = 1000
const CALLS = 1_000_000
/** How much more one of the most applicants or rows may take than one of a hundred. */
const STEEPEST = 1.5

const file = (set) => readFileSync(join(root, 'target/bench', `${set}.ndjson`), 'utf8')
const lines = (set) => file(set).trimEnd().split('\n')

/** The module, and the memory it works in. */
async function load() {
  const folder = resolve(options.pkg)
  const module = await import(pathToFileURL(join(folder, 'judicial_relief.js')).href)
  const { memory } = module.initSync({ module: readFileSync(join(folder, 'judicial_relief_bg.wasm')) })
  return { ...module, memory }
}

/** Doors: what is called, and how many cases one call answers. */
const DOORS = {
  assess: { title: 'findings, limits, steps, missing', of: ({ assess }, texts) => (at) => assess(texts[at], 'zh') },
  objects: {
    title: 'the same, as objects',
    of: ({ assessCase }, texts) => {
      const values = texts.map((text) => JSON.parse(text))
      return (at) => assessCase(values[at], 'zh')
    },
  },
  'explain zh': { title: 'with the explained view, Chinese', of: ({ explain }, texts) => (at) => explain(texts[at], 'zh') },
  'explain en': { title: 'with the explained view, English', of: ({ explain }, texts) => (at) => explain(texts[at], 'en') },
  summarize: { title: 'decision and limits only', of: ({ summarize }, texts) => (at) => summarize(texts[at], 'zh') },
  together: {
    title: '1,000 cases in one crossing',
    cases: TOGETHER,
    of: ({ summarize }, texts) => {
      const all = texts.slice(0, TOGETHER).join('\n')
      return () => summarize(all, 'zh')
    },
  },
}

/** Steps a second, and steps per second of processor time. */
function loop(step, milliseconds, unit = 1) {
  const used = process.cpuUsage()
  const begun = performance.now()
  const end = begun + milliseconds
  let steps = 0
  do step(steps++)
  while (performance.now() < end)
  const wall = (performance.now() - begun) / 1000
  const { user, system } = process.cpuUsage(used)
  return { rate: (steps * unit) / wall, cpu: (steps * unit * 1e6) / (user + system) }
}

const middle = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]

/** Three loops of a step; each is followed by the yardsticks, whose middle ratio stands beside it. */
function measured(step, unit, yardsticks) {
  loop(step, WARM_UP)
  for (const one of Object.values(yardsticks)) loop(one, YARDSTICK)
  const loops = [0, 1, 2].map(() => {
    const { rate, cpu } = loop(step, LOOP, unit)
    return { rate, cpu, to: Object.fromEntries(Object.entries(yardsticks).map(([name, one]) => [name, rate / loop(one, YARDSTICK).rate])) }
  })
  const { rate, cpu } = loops.toSorted((a, b) => a.rate - b.rate)[1]
  return { rate, cpu, to: Object.fromEntries(Object.keys(yardsticks).map((name) => [name, middle(loops.map(({ to }) => to[name]))])) }
}

const around = (step, count) => (at) => step(at % count)

async function yardsticks(texts) {
  const byHand = await PEERS['decimal.js 10.6.0, by hand']()
  return { parse: around((at) => JSON.parse(texts[at]), texts.length), decimal: byHand.step }
}

async function door(name, set) {
  const texts = lines(set)
  const { of, cases = 1 } = DOORS[name]
  return measured(around(of(await load(), texts), texts.length), cases, await yardsticks(texts))
}

/** A complete case has no open fact that matters; of the partial ones nearly all have some. */
async function sets() {
  const { assess } = await load()
  const open = (text) => {
    const { status, assessment } = JSON.parse(assess(text, 'zh'))
    if (status !== 'assessed') throw new Error(`a case of the reference set is not taken: ${text}`)
    return assessment.missing.some(([, outcomeOf, ...why]) => outcomeOf.length > 0 || why.includes('over_limit') || why.includes('amount'))
  }
  const count = (set) => lines(set).filter(open).length
  const [complete, partial] = [count('complete'), count('partial')]
  if (complete > 0 || partial < 900) throw new Error(`${complete} complete cases and ${partial} partial ones have open facts`)
  const about = (set) => ({
    bytes: Math.round(file(set).length / lines(set).length),
    sha256: createHash('sha256').update(file(set)).digest('hex').slice(0, 16),
  })
  return { complete: about('complete'), partial: about('partial') }
}

/** From nothing to the first answer, in milliseconds. */
async function start() {
  const [text] = lines('complete')
  const begun = performance.now()
  const { assess } = await load()
  assess(text, 'zh')
  return { milliseconds: performance.now() - begun }
}

/** The memory of one instance after ten thousand calls of all doors, and after a million: nine of ten are for figures. */
async function memory() {
  const module = await load()
  const texts = lines('partial')
  const steps = ['summarize', 'assess', 'explain zh'].map((name) => DOORS[name].of(module, texts))
  let before = 0
  const begun = performance.now()
  for (let call = 0; call < CALLS; call += 1) {
    if (call === CALLS / 100) before = module.memory.buffer.byteLength
    steps[call % 100 === 0 ? 2 : call % 10 === 0 ? 1 : 0](call % texts.length)
  }
  const after = module.memory.buffer.byteLength
  if (after > before) throw new Error(`memory grew from ${before} to ${after} bytes`)
  return { calls: CALLS, bytes: after, seconds: (performance.now() - begun) / 1000 }
}

/** The most that a case may hold. */
const MOST = { applicants: 1000, losses: 500 }

/** The case with its one applicant, or a row of its list, so many times. */
const GROWN = {
  applicants(value, count) {
    const [who] = value.frame.applicants
    const { [who.id]: facts } = value.facts.applicants
    const ids = Array.from({ length: count }, (_, at) => `a${at + 1}`)
    value.frame.applicants = ids.map((id) => ({ ...who, id }))
    value.facts.applicants = Object.fromEntries(ids.map((id) => [id, facts]))
  },
  losses(value, count) {
    const row = { item: 'medical', amount: '1234.56' }
    value.facts.victims.v1.losses = Array.from({ length: count }, () => row)
  },
}

async function growth(what) {
  const { assess } = await load()
  const base = lines('complete').find((text) => {
    const { frame, facts } = JSON.parse(text)
    return frame.applicants.length === 1 && facts.applicants.a1.relation !== 'self' && facts.victims.v1.losses
  })
  const times = [1, 10, 100, MOST[what]].map((count) => {
    const value = JSON.parse(base)
    GROWN[what](value, count)
    const text = JSON.stringify(value)
    if (JSON.parse(assess(text, 'zh')).status !== 'assessed') throw new Error(`${count} ${what} are not taken`)
    return { count, microseconds: 1e6 / measured(() => assess(text, 'zh'), 1, {}).rate }
  })
  const each = (at) => times[at].microseconds / times[at].count
  const steepness = each(3) / each(2)
  if (steepness > STEEPEST) throw new Error(`one of ${MOST[what]} ${what} takes ${steepness.toFixed(2)} times what one of 100 takes`)
  return { times, steepness }
}

async function peer(name) {
  const { step, note } = await PEERS[name]()
  const { rate, cpu } = measured(step, 1, {})
  return { rate, cpu, note }
}

const TASKS = { sets, start, memory, 'growth applicants': () => growth('applicants'), 'growth losses': () => growth('losses') }
for (const set of ['complete', 'partial']) {
  for (const name of Object.keys(DOORS)) TASKS[`${name}, ${set}`] = () => door(name, set)
  TASKS[`JSON.parse, ${set}`] = () => {
    const texts = lines(set)
    return measured(around((at) => JSON.parse(texts[at]), texts.length), 1, {})
  }
}
for (const name of Object.keys(PEERS)) TASKS[name] = () => peer(name)

if (options.one) {
  console.log(JSON.stringify(await TASKS[options.one]()))
  process.exit(0) // a peer leaves timers behind
}

const run = (name) => {
  const child = spawnSync(process.execPath, [import.meta.filename, '--pkg', options.pkg, '--one', name], { encoding: 'utf8' })
  if (child.status === 0) return JSON.parse(child.stdout)
  process.exitCode = 1
  return { failed: child.stderr.match(/^\w*Error: .*/m)?.[0] ?? child.stderr }
}
const results = {}
for (const name of Object.keys(TASKS).filter((one) => one.includes(options.only ?? ''))) {
  // Starting is over in an instant: the middle of fifteen processes.
  results[name] = name === 'start' ? { milliseconds: middle(Array.from({ length: 15 }, () => run(name).milliseconds)) } : run(name)
  if (!options.json) console.log(name.padEnd(36), JSON.stringify(results[name], (_, value) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value)))
}
if (options.json) console.log(JSON.stringify(results))
