// The door to the wasm module: loads it, sends a case as text, reads the answer. Knows neither DOM nor law.
import init, { assess as assessText, checkProfile, form as formText, papers as papersText, understood } from '../pkg/judicial_relief.js'
import type { Case } from './case-store.js'
import type { Answer, Form, Language, PapersAnswer, Problem } from './contract.js'
import { moduleBytes } from './module-bytes.js'

export interface Engine {
  assess(value: Case, lang: Language): Answer
  form(lang: Language): Form
  /** How an amount is understood that was typed in a field of this kind; empty where it is not. */
  understood(kind: string, typed: string, lang: Language): string
  papers(value: Case, lang: Language): PapersAnswer
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

  const forms = new Map<Language, Form>()
  return {
    assess: (value, lang) => JSON.parse(assessText(JSON.stringify(value), lang)) as Answer,
    understood,
    papers: (value, lang) => JSON.parse(papersText(JSON.stringify(value), lang)) as PapersAnswer,
    checkProfile: (text, lang) => JSON.parse(checkProfile(text, lang)) as Problem[],
    form(lang) {
      const known = forms.get(lang)
      if (known) return known
      const fresh = JSON.parse(formText(lang)) as Form
      forms.set(lang, fresh)
      return fresh
    },
  }
}
