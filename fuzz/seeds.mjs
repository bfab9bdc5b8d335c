// Makes the seeds of each target from the tests: node fuzz/seeds.mjs FOLDER. Nothing of them is kept in the repository.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const folder = process.argv[2]
rmSync(folder, { recursive: true, force: true })

function seed(target, name, text) {
  mkdirSync(join(folder, target), { recursive: true })
  writeFileSync(join(folder, target, name), text)
}

const cases = readdirSync(join(root, 'tests/cases')).filter((name) => name.endsWith('.json'))
for (const name of cases) {
  seed('case', name, JSON.stringify(JSON.parse(readFileSync(join(root, 'tests/cases', name), 'utf8')).input))
}
for (const where of ['rules/profiles', 'tests/profiles']) {
  for (const name of readdirSync(join(root, where)).filter((name) => name.endsWith('.json'))) {
    seed('profile', name, JSON.stringify(JSON.parse(readFileSync(join(root, where, name), 'utf8'))))
  }
}
// Two texts in one: the last byte says how long the first is.
for (const text of ['0', '0.01', '10342.50', '372330', '999999999999.99', '1000000000000']) seed('money', text, text + text)
for (const text of ['2018-02-27', '2020-02-29', '2021-12-31', '9999-12-31']) seed('date', text, text + text)

const example = JSON.stringify(JSON.parse(readFileSync(join(root, 'tests/cases/proposal-months-six.json'), 'utf8')).input)
for (const at of [0, 7, 70, 150]) seed('receipt', `forged-${at}`, `!${at} ${example}`)
const row = { row: 2, ground: 'ground_injury', harm: 'serious', route: 'general', months: '6' }
seed('decided', 'rows', JSON.stringify([row, { ...row, row: 3, months: '12.5' }]))

// Far larger than any real one, or only the shortest would ever be reached: mutations grow a text slowly.
const names = (letter, count) => Array.from({ length: count }, (_, at) => `${letter}${at + 1}`)
/** The example with so many applicants, each on a sheet of its own or all on one, and so many losses on each sheet. */
function crowd(applicants, { sheets, losses }) {
  const { frame, facts, choices } = JSON.parse(example)
  const victims = names('v', sheets)
  const each = (ids, value) => Object.fromEntries(ids.map((id) => [id, value]))
  const lost = Array.from({ length: losses }, (_, at) => ({ item: 'medical', amount: `${at}.5` }))
  const who = names('a', applicants)
  return JSON.stringify({
    frame: { ...frame, victims, applicants: who.map((id, at) => ({ id, victim: victims[at % sheets], household: 'h1' })) },
    facts: { ...facts, victims: each(victims, { ...facts.victims.v1, losses: lost }), applicants: each(who, { ...facts.applicants.a1, ...(sheets < applicants && { relation: 'child' }) }) },
    choices: { ...choices, sheets: {} },
  })
}
seed('case', 'applicants-1000', crowd(1000, { sheets: 1, losses: 0 }))
seed('case', 'sheets-100', crowd(100, { sheets: 100, losses: 0 }))
seed('case', 'losses-200', crowd(2, { sheets: 2, losses: 200 }))
seed('case', 'unanswered-200', JSON.stringify({ ...JSON.parse(crowd(200, { sheets: 200, losses: 0 })), facts: {} }))
const nested = '{"frame":'.concat('['.repeat(50_000), ']'.repeat(50_000), '}')
for (const target of ['case', 'receipt', 'profile', 'decided']) seed(target, 'nested', nested)
seed('case', 'long-text', example.replace('"420000"', JSON.stringify('汉'.repeat(100_000))))
seed('receipt', 'forged-large', `!9 ${crowd(100, { sheets: 1, losses: 100 })}`)
seed('decided', 'rows-5000', JSON.stringify(Array.from({ length: 5_000 }, (_, at) => ({ ...row, row: at + 2 }))))
seed('lines', 'cases', `-${example}\n\n  \r\n{"id":"A1","case":${example}}\n\u{FEFF}{}\n\xff`)
seed('lines', 'many', `-${'{}\n'.repeat(10_000)}`)
seed('lines', 'long', `-${'1'.repeat(1_100_000)}\n{}\n`)
const heading = 'id,frame.as_of,frame.region,frame.victims,frame.households,frame.applicants'
seed('lines', 'table', `#${heading}\nA1,2025-12-01,420000,v1,h1,a1:v1:h1\n"A,""2",,,\n,,,,,\n`)
seed('table', 'row', `${heading}\nA1,2025-12-01,420000,v1,h1,a1:v1:h1`)
