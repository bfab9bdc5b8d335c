// The page that checks a receipt: takes a file, asks the module, shows what it says. No request after loading, no law.
import type { Language, Problem, Verification, VerifyAnswer } from '../src/contract.js'
import { loadEngine, type Engine } from '../src/engine.js'
import { visible } from '../src/hidden.js'
import { failureText } from '../src/load-failure.js'
import { say, type UiKey } from '../src/ui-keys.js'

/** Above this no file is read: the module refuses less. */
const LARGEST_RECEIPT = 32 * 1024 * 1024
const LANGUAGES: [Language, string, string][] = [
  ['zh', 'zh-CN', '中文'],
  ['en', 'en', 'English'],
]

interface Chosen {
  name: string
  /** Nothing where the file is too large. */
  text: string | undefined
}

/** An element with its words: text is only ever set as text. */
function made<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name)
  if (className) element.className = className
  element.append(...inside)
  return element
}

class Page {
  private lang: Language = document.documentElement.lang.startsWith('en') ? 'en' : 'zh'
  private chosen: Chosen | undefined
  /** One for all drawings: a new one would show that no file is chosen. */
  private readonly input = made('input', '')

  constructor(
    private readonly engine: Engine,
    private readonly root: HTMLElement,
  ) {
    const { input } = this
    input.type = 'file'
    input.accept = '.json,application/json'
    input.id = 'receipt'
    input.addEventListener('change', () => void this.take(input.files?.[0]))
  }

  draw(): void {
    const tag = LANGUAGES.find(([lang]) => lang === this.lang)?.[1] ?? ''
    this.root.lang = tag
    this.root.textContent = ''
    this.root.append(this.languages(), made('h1', '', this.say('verify_title')), made('p', '', this.say('verify_intro')), this.chooser())
    const result = made('section', 'found', ...this.result())
    result.id = 'found'
    result.tabIndex = -1
    result.setAttribute('role', 'status')
    this.root.append(result)
  }

  private say(key: UiKey): string {
    return say(this.engine.words(this.lang).ui, key)
  }

  private languages(): HTMLElement {
    const group = made('div', 'languages')
    group.setAttribute('role', 'group')
    group.setAttribute('aria-label', this.say('language_switch'))
    for (const [lang, tag, name] of LANGUAGES) {
      const button = made('button', '', name)
      button.type = 'button'
      button.lang = tag
      button.setAttribute('aria-pressed', String(lang === this.lang))
      button.addEventListener('click', () => {
        this.lang = lang
        this.draw()
        this.root.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus()
      })
      group.append(button)
    }
    return group
  }

  private chooser(): HTMLElement {
    const { input } = this
    const label = made('label', '', this.say('verify_choose'))
    label.htmlFor = input.id
    return made('p', 'chooser', label, input)
  }

  private async take(file: File | undefined): Promise<void> {
    if (!file) return
    this.chosen = { name: file.name, text: file.size > LARGEST_RECEIPT ? undefined : await file.text() }
    this.draw()
    document.getElementById('found')?.focus()
  }

  private result(): Node[] {
    const { chosen } = this
    if (!chosen) return []
    const file = made('p', 'file', `${this.say('verify_file')}: ${visible(chosen.name)}`)
    if (chosen.text === undefined) {
      return [this.verdict('none', 'verify_none'), file, made('p', '', this.say('verify_too_large'))]
    }
    const answer: VerifyAnswer = this.engine.verify(chosen.text, this.lang)
    if (answer.status === 'invalid') {
      return [this.verdict('none', 'verify_none'), file, made('ul', '', ...answer.problems.map(problemItem))]
    }
    return [this.headline(answer.verification), file, ...this.details(answer.verification)]
  }

  private verdict(kind: string, key: UiKey): HTMLElement {
    return made('h2', `verdict ${kind}`, this.say(key))
  }

  private headline({ intact, holds }: Verification): HTMLElement {
    if (!intact) return this.verdict('false', 'verify_false')
    return holds ? this.verdict('true', 'verify_true') : this.verdict('other', 'verify_other')
  }

  private details(found: Verification): Node[] {
    const rows: [UiKey, string][] = []
    if (found.difference) {
      const { label, path, then, now } = found.difference
      rows.push(['verify_place', `${label} (${path})`])
      rows.push(['verify_then', then ?? this.say('verify_nothing')])
      rows.push(['verify_now', now ?? this.say('verify_nothing')])
    }
    rows.push(['verify_code', found.code])
    const versions = ({ then, now, same }: Verification['engine']) => (same ? then : `${then} → ${now}`)
    rows.push(['verify_engine', versions(found.engine)], ['verify_rulebook', versions(found.rulebook)])
    const table = made('table', '')
    for (const [key, text] of rows) {
      const head = made('th', '', this.say(key))
      head.scope = 'row'
      table.append(made('tr', '', head, made('td', '', text)))
    }
    return [...found.sentences.map((sentence) => made('p', '', sentence)), table]
  }
}

function problemItem({ path, message, remedy }: Problem): HTMLElement {
  return made('li', '', path ? `${path}: ` : '', message, ' ', remedy)
}

const root = document.getElementById('check')
if (root) {
  loadEngine().then(
    (engine) => new Page(engine, root).draw(),
    (reason: unknown) => {
      const alert = made('p', '', failureText(reason, 'zh').sentence)
      alert.setAttribute('role', 'alert')
      root.append(alert)
    },
  )
}
