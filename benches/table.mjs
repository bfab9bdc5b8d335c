// Turns what a run of `make bench` left in target/bench into the tables of BENCHMARKS.md: on the screen, or with --write into the file.
// Invents nothing: every figure is read from a run, a figure that is missing stands as a dash.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const ran = (name) => join(root, 'target/bench', `${name}.json`)
const result = (name) => (existsSync(ran(name)) ? JSON.parse(readFileSync(ran(name), 'utf8')) : {})
const [module, page, batch, size] = ['module', 'page', 'batch', 'size'].map(result)

const stage = (set, name) => {
  const file = join(root, 'target/criterion', set, name, 'new/estimates.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).median.point_estimate / 1000 : undefined
}

const shown = (make) => (value, ...more) => (typeof value === 'number' ? make(value, ...more) : '–')
const count = shown((value) => Number(value.toPrecision(3)).toLocaleString('en'))
const fixed = shown((value, digits) => value.toFixed(digits))
const ratio = shown((value) => (value < 0.1 ? value.toFixed(3) : value.toFixed(2)))
const kib = shown((value) => (value / 1024).toFixed(1))
const table = (head, rows) =>
  [head, head.map((_, at) => (at === 0 ? '---' : '---:')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

const DOORS = [
  ['assess', 'every finding, limit and step as ids and figures, `missing` included', 40_000],
  ['objects', 'the same as objects', 25_000],
  ['explain zh', 'with the explained view, Chinese', 10_000],
  ['explain en', 'with the explained view, English', 15_000],
  ['summarize', 'decision and limits only', 100_000],
  ['together', '1,000 cases in one crossing, per case', 150_000],
]
const STAGES = [
  'read', 'loss', 'examine', 'limit', 'settle', 'plan', 'assess, all of these but read', 'write the assessment', 'view zh', 'view en', 'rows', 'receipt',
]
const of = (name, set) => module[`${name}, ${set}`] ?? {}

const doors = table(
  ['a second', 'goal', 'complete', 'a third open', 'complete, per CPU second', '× JSON.parse', '× decimal.js by hand'],
  DOORS.map(([name, title, goal]) => {
    const [complete, partial] = ['complete', 'partial'].map((set) => of(name, set))
    return [title, count(goal), count(complete.rate), count(partial.rate), count(complete.cpu), ratio(complete.to?.parse), ratio(complete.to?.decimal)]
  }),
)

const yardsticks = table(
  ['yardsticks and peers', 'a second', 'per CPU second', ''],
  [
    ['`JSON.parse` of the same case', count(of('JSON.parse', 'complete').rate), count(of('JSON.parse', 'complete').cpu), ''],
    ...Object.entries(module)
      .filter(([, { note }]) => note)
      .map(([name, { rate, cpu, note }]) => [name, count(rate), count(cpu), note]),
  ],
)

const growth = (what) => module[`growth ${what}`] ?? {}
const growing = table(
  ['microseconds a call', '1', '10', '100', 'the most', '', 'one of the most over one of 100'],
  ['applicants', 'losses'].map((what) => {
    const { times = [], steepness } = growth(what)
    return [what, ...[0, 1, 2, 3].map((at) => count(times[at]?.microseconds)), count(times[3]?.count), fixed(steepness, 2)]
  }),
)

const after = (slowdown, way, part) => fixed(page[slowdown]?.[way] && page[slowdown][way][part] - page[slowdown].empty, 0)
const timed = (title, way, part) => [title, '', after('1x', way, part), '', after('6x', way, part)]
const first = (title, way) => [title, '100', after('1x', way, 'estimate'), '400', after('6x', way, 'estimate')]
const paged = table(
  [`milliseconds, middle of ${page.rounds ?? '–'}`, 'goal', 'processor as it is', 'goal', 'slowed down 6 times'],
  [
    ['an empty page', '', fixed(page['1x']?.empty, 0), '', fixed(page['6x']?.empty, 0)],
    timed('its words alone on the empty page, without script', 'words', 'empty'),
    first('first estimate on the screen, after what the empty page takes: module and script', 'module'),
    timed('on the way there: the script is evaluated', 'module', 'script'),
    timed('on the way there: the module is compiled', 'module', 'compiled'),
    timed('on the way there: the estimate is computed and drawn', 'module', 'assessed'),
    timed('afterwards: all questions', 'module', 'questions'),
    timed('afterwards: everything that is folded away', 'module', 'whole'),
    first('first estimate on the screen: the single script', 'single'),
    timed('on the way there: the script is evaluated', 'single', 'script'),
    timed('on the way there: the module is compiled', 'single', 'compiled'),
    ['one keystroke to the result drawn anew', '', fixed(page['1x']?.keystroke, 0), '', fixed(page['6x']?.keystroke, 0)],
  ],
)

const sizes = table(
  ['KiB', 'raw', 'gzip', 'brotli', 'goal, brotli'],
  Object.entries(size).map(([name, { raw, gzip, brotli, goal }]) => [name, kib(raw), kib(gzip), kib(brotli), goal ? String(goal) : '']),
)

const stages = table(
  ['native, microseconds a case', 'complete', 'a third open'],
  STAGES.map((name) => [name, fixed(stage('complete', name), 2), fixed(stage('partial', name), 2)]),
)

const piped = table(
  ['command line, cases piped', 'threads', 'cases a second', 'per core', 'peak MiB'],
  Object.values(batch).map(({ cases, threads, rate, core, peak }) => [count(cases), String(threads), count(rate), count(core), fixed(peak, 0)]),
)

const when = existsSync(ran('module')) ? statSync(ran('module')).mtime.toISOString().slice(0, 10) : '–'
const { sets = {}, start = {}, memory = {} } = module
const set = (name) => `${sets[name]?.bytes ?? '–'} bytes a case, SHA-256 ${sets[name]?.sha256 ?? '–'}`
const text = `Measured on ${when}: ${cpus().length} × ${cpus()[0].model}, Node ${process.versions.node}, Chromium ${page.browser ?? '–'}, load ${loadavg()[1].toFixed(1)}
at the end. Complete cases: ${set('complete')}. A third open: ${set('partial')}.

${doors}

${yardsticks}

From nothing to the first answer in Node: ${fixed(start.milliseconds, 0)} ms. Memory after ${count(memory.calls)} calls in one instance: ${kib(memory.bytes)} KiB, as
after 10,000.

${growing}

${paged}

${sizes}

${stages}

${piped}`

if (process.argv.includes('--write')) {
  const file = join(root, 'BENCHMARKS.md')
  const marks = /(<!-- measured -->\n)[\s\S]*(<!-- end -->)/
  const old = readFileSync(file, 'utf8')
  if (!marks.test(old)) throw new Error('BENCHMARKS.md has no place for the tables')
  writeFileSync(file, old.replace(marks, (_, from, to) => `${from}\n${text}\n\n${to}`))
} else console.log(text)
