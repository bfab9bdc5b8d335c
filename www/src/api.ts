// The engine as a package, for pages, workers and Node: no element, no drawing. Checks what it is given; decides nothing.
import type { Assessed, PapersAnswer, ReliefCase, Summary } from '../pkg/judicial_relief.js'
import type { Answer, ComparisonAnswer, Form, Language, Problem, VerifyAnswer } from './contract.js'
import { loadEngine } from './engine.js'
import { plain } from './intake.js'

export type { Assessed, Assessment, Paper, Papers, PapersAnswer, Problem, ReliefCase, Summary, SummaryRow } from '../pkg/judicial_relief.js'
export type { Answer, Catalogue, ComparisonAnswer, Form, Language, Question, VerifyAnswer, View } from './contract.js'

/** The engine once it has loaded: everything at once, without promises. */
export interface Engine {
  /** Outcomes, amounts and reasons as ids and figures; or what has to be mended first. Throws a TypeError for what is no data: functions, cycles, NaN. */
  assess(value: ReliefCase, lang?: Language): Assessed
  /** The same with the view beside it: everything in words, titles and citations included. */
  explain(value: ReliefCase, lang?: Language): Answer
  /** Decision, limits and sums of many cases in one call; in the place of a case that makes no sense, what has to be mended. */
  summarize(values: readonly ReliefCase[], lang?: Language): Summary[]
  /** The papers of the file. */
  papers(value: ReliefCase, lang?: Language): PapersAnswer
  /** All questions, with their kinds, options and words. */
  form(lang?: Language): Form
  /** How an amount is understood that was typed in a field of kind `money` or `decimal`; empty where it is not. */
  understood(kind: 'money' | 'decimal', typed: string, lang?: Language): string
  /** Where the proposed months lie among decided cases, given as JSON text: rows of ground, harm, route and months. */
  compareCases(value: ReliefCase, decided: string, lang?: Language): ComparisonAnswer
  /** The receipt as text; its hash is over its text, so keep it as it is. */
  receipt(value: ReliefCase, lang?: Language): string
  /** Whether a receipt is intact, and whether its case still comes to the same. */
  verify(receipt: string, lang?: Language): VerifyAnswer
  /** Everything that is wrong with the text of a local standard; empty where nothing is. */
  checkProfile(text: string, lang?: Language): Problem[]
}

let loaded: Promise<Engine> | undefined

/** Loads the module, once however often it is called; a failed attempt is forgotten, so that a later one can succeed. */
export function load(): Promise<Engine> {
  loaded ??= start().catch((reason: unknown) => {
    loaded = undefined
    throw reason
  })
  return loaded
}

async function start(): Promise<Engine> {
  const engine = await loadEngine()
  return {
    assess: (value, lang = 'zh') => engine.assess(plain(value), lang),
    explain: (value, lang = 'zh') => engine.explain(plain(value), lang),
    summarize: (values, lang = 'zh') => engine.summarize(values.map((value) => plain(value)), lang),
    papers: (value, lang = 'zh') => engine.papers(plain(value), lang),
    form: (lang = 'zh') => engine.form(lang),
    understood: (kind, typed, lang = 'zh') => engine.understood(kind, typed, lang),
    compareCases: (value, decided, lang = 'zh') => engine.compare(plain(value), decided, lang),
    receipt: (value, lang = 'zh') => engine.receipt(plain(value), lang),
    verify: (receipt, lang = 'zh') => engine.verify(receipt, lang),
    checkProfile: (text, lang = 'zh') => engine.checkProfile(text, lang),
  }
}

/** As {@link Engine.assess}, loading the module first. */
export async function assess(value: ReliefCase, lang?: Language): Promise<Assessed> {
  return (await load()).assess(value, lang)
}

/** As {@link Engine.explain}, loading the module first. */
export async function explain(value: ReliefCase, lang?: Language): Promise<Answer> {
  return (await load()).explain(value, lang)
}

/** As {@link Engine.summarize}, loading the module first. */
export async function summarize(values: readonly ReliefCase[], lang?: Language): Promise<Summary[]> {
  return (await load()).summarize(values, lang)
}

/** As {@link Engine.papers}, loading the module first. */
export async function papers(value: ReliefCase, lang?: Language): Promise<PapersAnswer> {
  return (await load()).papers(value, lang)
}

/** As {@link Engine.form}, loading the module first. */
export async function form(lang?: Language): Promise<Form> {
  return (await load()).form(lang)
}

/** As {@link Engine.understood}, loading the module first. */
export async function understood(kind: 'money' | 'decimal', typed: string, lang?: Language): Promise<string> {
  return (await load()).understood(kind, typed, lang)
}

/** As {@link Engine.compareCases}, loading the module first. */
export async function compareCases(value: ReliefCase, decided: string, lang?: Language): Promise<ComparisonAnswer> {
  return (await load()).compareCases(value, decided, lang)
}

/** As {@link Engine.receipt}, loading the module first. */
export async function receipt(value: ReliefCase, lang?: Language): Promise<string> {
  return (await load()).receipt(value, lang)
}

/** As {@link Engine.verify}, loading the module first. */
export async function verify(text: string, lang?: Language): Promise<VerifyAnswer> {
  return (await load()).verify(text, lang)
}

/** As {@link Engine.checkProfile}, loading the module first. */
export async function checkProfile(text: string, lang?: Language): Promise<Problem[]> {
  return (await load()).checkProfile(text, lang)
}
