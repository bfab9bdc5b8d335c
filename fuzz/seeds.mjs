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

// Far longer than any real one: mutations grow a text slowly. Cases of a thousand applicants are made by the target `large`.
const nested = '{"frame":'.concat('['.repeat(50_000), ']'.repeat(50_000), '}')
for (const target of ['case', 'receipt', 'profile', 'decided']) seed(target, 'nested', nested)
// Applicants and sheets, less one, in two bytes each; losses; whether anything is answered.
seed('large', 'one-sheet', new Uint8Array([231, 3, 0, 0, 0, 1]))
seed('large', 'many-sheets', new Uint8Array([231, 3, 231, 3, 0, 0]))
seed('large', 'losses', new Uint8Array([1, 0, 1, 0, 200, 1]))
seed('case', 'long-text', example.replace('"420000"', JSON.stringify('汉'.repeat(100_000))))
seed('decided', 'rows-5000', JSON.stringify(Array.from({ length: 5_000 }, (_, at) => ({ ...row, row: at + 2 }))))
seed('lines', 'cases', `-${example}\n\n  \r\n{"id":"A1","case":${example}}\n\u{FEFF}{}\n\xff`)
seed('lines', 'many', `-${'{}\n'.repeat(10_000)}`)
seed('lines', 'long', `-${'1'.repeat(1_100_000)}\n{}\n`)
const heading = 'id,frame.as_of,frame.region,frame.victims,frame.households,frame.applicants'
seed('lines', 'table', `#${heading}\nA1,2025-12-01,420000,v1,h1,a1:v1:h1\n"A,""2",,,\n,,,,,\n`)
seed('table', 'row', `${heading}\nA1,2025-12-01,420000,v1,h1,a1:v1:h1`)
