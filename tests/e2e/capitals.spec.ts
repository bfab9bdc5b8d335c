// Amounts in capital characters, as they stand in the sentence of the proposal, beside those of an independent library.
import { test as plainTest } from '@playwright/test'
import nzh from 'nzh'
import { caseFile } from './case-files.js'
import { expect } from './desk.js'
import { loadModule } from './module.js'

/** In fen: 0.01 and its neighbours, every place of a digit and of a gap, and the rest spread over the orders of magnitude. */
function amounts(): bigint[] {
  const fen = new Set<bigint>([1n, 10n, 99n, 100n, 101n, 110n, 99_999_999_999_999n])
  const add = (one: bigint) => one <= 99_999_999_999_999n && fen.add(one)
  for (let place = 1n; place <= 10_000_000_000_000n; place *= 10n) {
    for (const digits of [1n, 5n, 9n, 11n, 101n, 1001n, 10_001n, 100_001n, 1_000_001n, 100_000_001n]) {
      for (const rest of [0n, 1n, 10n, 100n]) add(digits * place + rest)
    }
  }
  // A fixed sequence (Lehmer's), so that a failure can be had again.
  let seed = 20_251_201n
  const next = () => (seed = (seed * 48_271n) % 2_147_483_647n)
  while (fen.size < 2_000) add(((next() * next()) % 10n ** (1n + (next() % 14n))) + 1n)
  return [...fen]
}

function yuan(fen: bigint): string {
  const decimals = fen % 100n ? `.${String(fen % 100n).padStart(2, '0')}` : ''
  return `${fen / 100n}${decimals}`
}

/**
 * Where the digit of the ten thousands (or that of the hundred millions) is 0 and the one after it is not, the rules for
 * filling in bills leave it free to write 零: 107,000 is 壹拾万柒仟元 or 壹拾万零柒仟元. The same holds for yuan and jiao.
 */
function plain(words: string | undefined): string | undefined {
  return words?.replace(/([万亿])零(?=.仟)/g, '$1').replace(/元零(?=.角)/g, '元')
}

plainTest('amounts in capitals agree with an independent library', async () => {
  const { explain } = await loadModule()
  const { frame, choices, ...rest } = caseFile('c09-yuanan-2025.json').input as Record<string, object>
  const differences: string[] = []
  const compare = (said: string | undefined, amount: bigint) => {
    const wanted = nzh.cn.toMoney(yuan(amount), { outSymbol: false })
    if (plain(said) !== plain(wanted)) differences.push(`${yuan(amount)}: ${said} instead of ${wanted}`)
  }
  const all = amounts()
  expect(all.length).toBe(2_000)
  for (const amount of all) {
    // What is payable is whole yuan; fen are left only where an advance that has some is taken off.
    const whole = ((amount + 99n) / 100n) * 100n
    const advance = whole > amount ? { advance_paid: yuan(whole - amount) } : {}
    const answer = explain(
      {
        ...rest,
        // The limit is three times the wage, and no amount above it is payable.
        frame: { ...frame, own_annual_wage: '1000000000000' },
        choices: { ...choices, sheets: { v1: { proposed_amount: yuan(whole), ...advance } } },
      },
      'zh',
    )
    if (answer.status !== 'assessed') throw new Error(JSON.stringify(answer.problems))
    const sentence = answer.view.sheets[0]?.proposal?.sentence ?? ''
    const [payable, balance] = [...sentence.matchAll(/大写：([^）]*)）/g)].map((match) => match[1])
    compare(payable, whole)
    if (whole > amount) compare(balance, amount)
  }
  expect(differences).toEqual([])
})
