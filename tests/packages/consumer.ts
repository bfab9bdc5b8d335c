// What a page's own source looks like to the compiler; what is marked must not compile. Read by packages.mjs, never run.
import { assess, explain, load, papers, summarize, type Answer, type Assessed, type Engine, type ReliefCase, type Summary } from 'judicial-relief'
import { JudicialReliefElement, type AssessedDetail, type ChangeDetail } from 'judicial-relief/element'

const relief: ReliefCase = { frame: { as_of: '2025-12-01', victims: ['v1'], households: ['h1'], applicants: [{ id: 'a1', victim: 'v1', household: 'h1' }] } }
// @ts-expect-error a case has a frame
const none: ReliefCase = {}
// @ts-expect-error money is text
const money: ReliefCase = { frame: { ...relief.frame, own_annual_wage: 100 } }

export async function engine(): Promise<string | undefined> {
  const answer: Assessed = await assess(relief, 'zh')
  const explained: Answer = await explain(relief, 'zh')
  // @ts-expect-error an invalid case has no view
  console.log(explained.view)
  // @ts-expect-error ids and figures come without words
  console.log(answer.status === 'assessed' && answer.view)
  const lines: Summary[] = await summarize([relief])
  for (const line of lines) if (Array.isArray(line)) console.log(line[0]?.[8]?.high)
  if (answer.status === 'invalid') return answer.problems[0]?.message
  const all: Engine = await load()
  // @ts-expect-error two languages
  all.form('fr')
  const written = await papers(relief)
  console.log(all.form('en').questions[0]?.kind, written.status, none, money)
  return answer.assessment.sheets[0]?.general_limit?.low
}

export function element(): File | null {
  const one: JudicialReliefElement = document.createElement('judicial-relief')
  one.case = relief
  one.case = null
  one.choices = { sheets: { v1: { proposed_months: '12' } } }
  one.locked = ['facts.victims.v1'] as const
  one.asOf = '2025-12-01'
  one.readOnly = true
  // @ts-expect-error a day is text
  one.asOf = 2025
  // @ts-expect-error what is private stays so
  console.log(one.desk)
  document.addEventListener('relief-assessed', (event) => console.log(event.type))
  one.addEventListener('relief-assessed', (event) => {
    const detail: AssessedDetail = event.detail
    console.log(detail.receipt, detail.sheets[0]?.payable, detail.refused[0]?.path)
  })
  one.addEventListener('relief-change', (event) => {
    const detail: ChangeDetail = event.detail
    console.log(detail.kind, detail.parts)
  })
  console.log(one.validate()[0]?.remedy, one.exportCase().length, new JudicialReliefElement() instanceof HTMLElement)
  // @ts-expect-error no such paper
  one.exportPapers('novel')
  return one.exportPapers('sheet')
}
