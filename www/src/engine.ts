// The door to the wasm module: loads it, sends a case as text, reads the answer. Knows neither DOM nor law.
import init, {
  assess as assessText,
  checkProfile,
  compareCases,
  explain as explainText,
  form as formText,
  papers as papersText,
  receipt as receiptText,
  summarize as summarizeText,
  understood,
  verify as verifyText,
  words as wordsText,
} from '../pkg/judicial_relief.js'
import type { Case } from './case-store.js'
import type { Assessed, Explained, Summary } from '../pkg/judicial_relief.js'
import type { Answer, ComparisonAnswer, Form, Language, PapersAnswer, Problem, VerifyAnswer, Words } from './contract.js'
import { moduleBytes } from './module-bytes.js'
import { unfold } from './unfold.js'

export interface Engine {
  /** Ids and figures only. */
  assess(value: Case, lang: Language): Assessed
  /** The same with everything in words beside it. */
  explain(value: Case, lang: Language): Answer
  /** Decision and limits of many cases in one call. */
  summarize(values: Case[], lang: Language): Summary[]
  /** `decided` is the rows of a file, as JSON text. */
  compare(value: Case, decided: string, lang: Language): ComparisonAnswer
  form(lang: Language): Form
  /** A small part of it. */
  words(lang: Language): Words
  /** How an amount is understood that was typed in a field of this kind; empty where it is not. */
  understood(kind: string, typed: string, lang: Language): string
  papers(value: Case, lang: Language): PapersAnswer
  /** The receipt as text, never parsed and written again: its hash is over its text. Of a case that makes no sense there is none. */
  receipt(value: Case, lang: Language): string
  verify(receipt: string, lang: Language): VerifyAnswer
  /** Everything that is wrong with the text of a local standard. */
  checkProfile(text: string, lang: Language): Problem[]
}

let loading: Promise<Engine> | undefined

/** Loads the module once for all elements of the page; a failed attempt is forgotten, so that a later one can succeed. */
export function loadEngine(): Promise<Engine> {
  loading ??= load().catch((reason: unknown) => {
    loading = undefined
    throw reason
  })
  return loading
}

async function load(): Promise<Engine> {
  await init({ module_or_path: await moduleBytes() })

  const form = once<Form>(formText)
  const words = once<Words>(wordsText)
  return {
    assess: (value, lang) => JSON.parse(assessText(JSON.stringify(value), lang)) as Assessed,
    explain: (value, lang) => unfold(JSON.parse(explainText(JSON.stringify(value), lang)) as Explained, words(lang), () => form(lang)),
    summarize: (values, lang) => {
      const lines = summarizeText(values.map((value) => JSON.stringify(value)).join('\n'), lang).split('\n')
      return lines.slice(0, values.length).map((line) => JSON.parse(line) as Summary)
    },
    understood,
    papers: (value, lang) => JSON.parse(papersText(JSON.stringify(value), lang)) as PapersAnswer,
    compare: (value, decided, lang) => JSON.parse(compareCases(JSON.stringify(value), decided, lang)) as ComparisonAnswer,
    receipt: (value, lang) => receiptText(JSON.stringify(value), lang),
    verify: (receipt, lang) => JSON.parse(verifyText(receipt, lang)) as VerifyAnswer,
    checkProfile,
    form,
    words,
  }
}

/** Read when it is first asked for in a language. */
function once<T>(text: (lang: Language) => string): (lang: Language) => T {
  const known = new Map<Language, T>()
  return (lang) => {
    const read = known.get(lang) ?? (JSON.parse(text(lang)) as T)
    known.set(lang, read)
    return read
  }
}
