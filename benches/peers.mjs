// The small relief rule in what others would use, and a whole law of another country. Each peer gives one step of its loop and what
// it gets wrong; amounts are compared with exact ones in fen.
//
// The rule: one of three categories, no serious fault, income within the line, something received less than lost; then the least of
// (months, at most 36) x wage and loss - received.
import Decimal from 'decimal.js'

const GOOD = ['death', 'serious-injury', 'property']
const MONTHS = 36

/** A fixed sequence of whole numbers below `end`. */
function sequence(seed) {
  let state = BigInt(seed)
  return (end) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn
    return Number((state >> 33n) % BigInt(end))
  }
}

const yuan = (fen) => Number(`${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`)

export function smallCases(count = 64) {
  const below = sequence(36)
  return Array.from({ length: count }, () => {
    const category = below(7) ? GOOD[below(3)] : 'minor-injury'
    const [months, wage, loss] = [1 + below(48), 450_000 + below(1_200_000), 100_000 + below(40_000_000)]
    const received = below(5) ? below(loss) : loss + below(5000)
    const [fault, income, line] = [below(10) === 0, below(5) ? below(100_000) : 100_001 + below(200_000), 100_000]
    const eligible = category !== 'minor-injury' && !fault && income <= line && received < loss
    const fen = eligible ? Math.min(Math.min(months, MONTHS) * wage, loss - received) : 0
    return {
      input: { category, fault, months, wage: yuan(wage), loss: yuan(loss), received: yuan(received), income: yuan(income), line: yuan(line) },
      fen,
    }
  })
}

const byHand = () => ({ category, fault, months, wage, loss, received, income, line }) => {
  const left = new Decimal(loss).minus(received)
  const eligible = GOOD.includes(category) && !fault && new Decimal(income).lte(line) && left.gt(0)
  return eligible ? Decimal.min(new Decimal(Math.min(months, MONTHS)).times(wage), left).toFixed(2) : '0.00'
}

async function logic() {
  const { LogicEngine } = await import('json-logic-engine')
  const the = (name) => ({ var: name })
  return new LogicEngine().build({
    if: [
      { and: [{ in: [the('category'), GOOD] }, { '!': [the('fault')] }, { '<=': [the('income'), the('line')] }, { '<': [the('received'), the('loss')] }] },
      { min: [{ '*': [{ min: [the('months'), MONTHS] }, the('wage')] }, { '-': [the('loss'), the('received')] }] },
      0,
    ],
  })
}

async function publi() {
  const { default: Engine } = await import('publicodes')
  const names = ['months', 'wage', 'loss', 'received', 'income', 'line']
  const engine = new Engine(
    {
      ...Object.fromEntries(names.map((name) => [name, { 'par défaut': 0 }])),
      category: { 'une possibilité': [...GOOD, 'minor-injury'].map((one) => `'${one}'`), 'par défaut': `'${GOOD[0]}'` },
      fault: { 'par défaut': 'non' },
      relief: {
        'applicable si': { 'toutes ces conditions': ["category != 'minor-injury'", 'fault = non', 'income <= line', 'received < loss'] },
        'le minimum de': ['counted * wage', 'loss - received'],
      },
      counted: { valeur: 'months', plafond: MONTHS },
    },
    { logger: { log() {}, warn() {}, error() {} } },
  )
  return ({ category, fault, ...figures }) => {
    engine.setSituation({ ...figures, category: `'${category}'`, fault: fault ? 'oui' : 'non' })
    return engine.evaluate('relief').nodeValue || 0
  }
}

/** A peer on the small rule: a step, and how many of the amounts are not printed as the exact decimal. */
async function small(make) {
  const relief = await make()
  const cases = smallCases()
  const printed = (amount) => String(amount).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')
  const inexact = cases.filter(({ input, fen }) => printed(relief(input)) !== printed(yuan(fen))).length
  if (cases.some(({ input, fen }) => Number(relief(input)).toFixed(2) !== yuan(fen).toFixed(2))) throw new Error('an amount is wrong')
  const inputs = cases.map(({ input }) => input)
  return { step: (at) => relief(inputs[at % inputs.length]), note: `${inexact} of ${cases.length} amounts not exact` }
}

/** French family benefits, a whole law with its trace: what a case comes to for a family of two children. */
async function french() {
  const { default: law } = await import('@catala-lang/french-law/src/french_law.js')
  const child = (id, born, earns) => ({
    dIdentifiant: id,
    dRemunerationMensuelle: earns,
    dDateDeNaissance: born,
    dPriseEnCharge: { kind: 'EffectiveEtPermanente', payload: null },
    dADejaOuvertDroitAuxAllocationsFamiliales: true,
    dBeneficieTitrePersonnelAidePersonnelleLogement: false,
  })
  const input = {
    iDateCouranteIn: '2020-04-20',
    iEnfantsIn: [child(0, '2003-02-02', 0), child(1, '2013-09-30', 300)],
    iRessourcesMenageIn: 30000,
    iResidenceIn: { kind: 'Metropole', payload: null },
    iPersonneChargeEffectivePermanenteEstParentIn: true,
    iPersonneChargeEffectivePermanenteRemplitTitreIIn: true,
    iAvaitEnfantAChargeAvant1erJanvier2012In: false,
  }
  law.eventsManager.resetLog(0)
  law.AllocationsFamilialesLib.interfaceAllocationsFamiliales(input)
  const events = law.eventsManager.retrieveRawEvents(0).length
  const step = () => {
    const answer = law.AllocationsFamilialesLib.interfaceAllocationsFamiliales(input)
    law.eventsManager.resetLog(0)
    return answer
  }
  return { step, note: `${events} trace events` }
}

export const PEERS = {
  'decimal.js 10.6.0, by hand': () => small(byHand),
  'json-logic-engine 5.0.7, compiled': () => small(logic),
  'publicodes 1.10.3': () => small(publi),
  'french-law 0.10.0, family benefits': french,
}
