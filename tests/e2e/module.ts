// The built module, loaded into Node beside the page: its form, and its answers to compare with.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unfold } from '../../www/src/unfold.js'
import type { Answer, Form, Language, PapersAnswer } from '../../www/src/contract.js'

export interface Module {
  form(lang: Language): Form
  explain(value: object, lang: Language): Answer
  papers(value: object, lang: Language): PapersAnswer
  /** The doors as they stand in the module, for what no page would hand them. */
  doors: Record<'assess' | 'explain' | 'summarize' | 'assessCase' | 'papers' | 'compareCases' | 'receipt' | 'verify' | 'form' | 'checkProfile' | 'understood', (...all: unknown[]) => unknown>
}

let loading: Promise<Module> | undefined

export function loadModule(): Promise<Module> {
  loading ??= load()
  return loading
}

async function load(): Promise<Module> {
  const pkg = join(import.meta.dirname, '../../www/pkg')
  const module = await import(join(pkg, 'judicial_relief.js'))
  await module.default({ module_or_path: readFileSync(join(pkg, 'judicial_relief_bg.wasm')) })
  return {
    doors: module,
    form: (lang) => JSON.parse(module.form(lang)) as Form,
    papers: (value, lang) => JSON.parse(module.papers(JSON.stringify(value), lang)) as PapersAnswer,
    explain: (value, lang) => {
      const form = JSON.parse(module.form(lang)) as Form
      return unfold(JSON.parse(module.explain(JSON.stringify(value), lang)), JSON.parse(module.words(lang)), () => form)
    },
  }
}
