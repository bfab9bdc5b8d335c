// The engine as a package, for pages, workers and Node: no element, no drawing. Checks what it is given; decides nothing.
import type { Answer, PapersAnswer, ReliefCase } from '../pkg/judicial_relief.js'
import type { Form, Language } from './contract.js'
import { loadEngine } from './engine.js'
import { plain } from './intake.js'

export type { Answer, Assessment, Paper, Papers, PapersAnswer, Problem, ReliefCase, View } from '../pkg/judicial_relief.js'
export type { Form, Language, Question } from './contract.js'

/** The engine once it has loaded: everything at once, without promises. */
export interface Engine {
  /** Outcomes, amounts and reasons; or what has to be mended first. Throws a TypeError for what is no data: functions, cycles, NaN. */
  assess(value: ReliefCase, lang?: Language): Answer
  /** The papers of the file. */
  papers(value: ReliefCase, lang?: Language): PapersAnswer
  /** All questions, with their kinds, options and words. */
  form(lang?: Language): Form
  /** How an amount is understood that was typed in a field of kind `money` or `decimal`; empty where it is not. */
  understood(kind: 'money' | 'decimal', typed: string, lang?: Language): string
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
    assess: (value, lang = 'zh') => engine.assess(plain(value), lang) as unknown as Answer,
    papers: (value, lang = 'zh') => engine.papers(plain(value), lang),
    form: (lang = 'zh') => engine.form(lang),
    understood: (kind, typed, lang = 'zh') => engine.understood(kind, typed, lang),
  }
}

/** As {@link Engine.assess}, loading the module first. */
export async function assess(value: ReliefCase, lang?: Language): Promise<Answer> {
  return (await load()).assess(value, lang)
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
