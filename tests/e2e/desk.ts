// An officer at the desk: opens the page, answers by keyboard alone, reads the result. Touches the page only through the browser.
import { test as base, expect, type Locator, type Page } from '@playwright/test'
import type { Case } from '../../www/src/case-store.js'
import type { Json } from '../../www/src/contract.js'
import { foldOf } from '../../www/src/folds.js'
import { loadModule } from './module.js'

/** What the keyboard focus is on, seen through the open shadow root. */
interface Focused {
  path: string | null
  kind: 'radio' | 'select' | 'text' | 'other'
  value: string
  checked: boolean
  /** What can be chosen instead, in order. */
  values: string[]
  addRow: string | null
  add: string | null
  /** The folded part whose handle this is. */
  fold: string | null
}

const ROLLS = ['victims', 'households', 'applicants', 'offices'] as const
const ADDS: Record<string, (typeof ROLLS)[number]> = {
  victim: 'victims',
  household: 'households',
  applicant: 'applicants',
  office: 'offices',
}
/** Those that a new case has. */
const THERE = { victims: 1, households: 1, applicants: 1, offices: 0 }

export class Desk {
  readonly element: Locator

  constructor(readonly page: Page) {
    this.element = page.locator('judicial-relief')
  }

  static address(): string {
    const address = process.env['RELIEF_ADDRESS']
    if (!address) throw new Error('the server has not said where it listens')
    return address
  }

  async open(): Promise<void> {
    await this.page.goto(Desk.address())
    // The last section is drawn last.
    await expect(this.element.locator('[data-section]').nth(2)).toBeVisible()
  }

  async case(): Promise<Case> {
    return (await this.element.evaluate((element) => (element as unknown as { case: unknown }).case)) as Case
  }

  async setCase(value: object | null): Promise<void> {
    await this.element.evaluate((element, next) => {
      ;(element as unknown as { case: unknown }).case = next
    }, value)
  }

  field(path: string): Locator {
    return this.element.locator(`[data-field="${path}"]`)
  }

  /** A part of the form that can be folded. */
  fold(part: string): Locator {
    return this.element.locator('details', { has: this.page.locator(`> summary[data-fold="${part}"]`) })
  }

  figure(sheet: string, id: string): Locator {
    return this.element.locator(`[data-sheet="${sheet}"] [data-figure="${id}"]`)
  }

  async focused(): Promise<Focused | null> {
    return this.page.evaluate(() => {
      const at = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement
      if (!at || at === document.body) return null
      const kind =
        at instanceof HTMLSelectElement ? 'select'
        : at instanceof HTMLInputElement ? (at.type === 'radio' ? 'radio' : 'text')
        : 'other'
      return {
        path: at.getAttribute('data-path'),
        kind,
        value: at.getAttribute('data-value') ?? ('value' in at ? String(at.value) : ''),
        checked: at instanceof HTMLInputElement && at.checked,
        values:
          at instanceof HTMLSelectElement ? [...at.options].map((one) => one.value)
          : kind === 'radio' ? [...at.closest('.radios')!.querySelectorAll('input')].map((one) => one.dataset['value']!)
          : [],
        addRow: at.getAttribute('data-add-row'),
        add: at.getAttribute('data-add'),
        fold: at.closest('details')?.open ? null : at.getAttribute('data-fold'),
      }
    })
  }

  /** Walks the page with the Tab key and answers every question for which `input` has an answer. */
  async fill(input: Case): Promise<void> {
    const answers = new Map<string, Json>()
    const frame = input['frame'] as Record<string, Json>
    collect(answers, 'frame', Object.fromEntries(Object.entries(frame).filter(([id]) => !ROLLS.includes(id as 'victims'))))
    collect(answers, 'facts', input['facts'] ?? {})
    collect(answers, 'choices', input['choices'] ?? {})
    const people = new Map(ROLLS.map((roll) => [roll, ((frame[roll] as Json[] | undefined) ?? []).length - THERE[roll]]))
    // Whose relative and in which household is asked only where there is a choice.
    const related = (['victim', 'household'] as const).filter((place) => people.get(`${place}s`)! > 0)
    ;(frame['applicants'] as Record<string, Json>[]).forEach((applicant, index) => {
      for (const place of related) answers.set(`frame.applicants.${index}.${place}`, applicant[place]!)
    })

    const { questions } = (await loadModule()).form('zh')
    const foldAt = (path: string) => {
      const question = questions.find(({ id }) => id === path.slice(path.lastIndexOf('.') + 1))
      return question && foldOf(question)
    }

    const rows = new Map<string, number>()
    for (let laps = 0; answers.size && laps < 4; ) {
      const at = await this.focused()
      if (!at) laps += 1
      const answer = at?.path ? answers.get(at.path) : undefined
      const list = at?.addRow ? answers.get(at.addRow) : undefined
      if (at?.path && answer !== undefined) {
        await this.answer(at, String(answer))
        answers.delete(at.path)
      } else if (at?.addRow && Array.isArray(list)) {
        const row = rows.get(at.addRow) ?? 0
        collect(answers, `${at.addRow}.${row}`, list[row] ?? {})
        rows.set(at.addRow, row + 1)
        if (row + 1 === list.length) answers.delete(at.addRow)
        await this.page.keyboard.press('Enter')
        // The focus is now in the new row's first cell, which may be the first one to answer.
        continue
      } else if (at?.add && (people.get(ADDS[at.add]!) ?? 0) > 0) {
        people.set(ADDS[at.add]!, people.get(ADDS[at.add]!)! - 1)
        await this.page.keyboard.press('Enter')
      } else if (at?.fold && [...answers.keys()].some((path) => foldAt(path) === at.fold)) {
        await this.page.keyboard.press('Enter')
        await expect(this.fold(at.fold).locator('.field').first()).toBeVisible()
      }
      await this.page.keyboard.press('Tab')
    }
    expect([...answers.keys()], 'questions that the page did not ask').toEqual([])
  }

  private async answer({ path, kind, value, values }: Focused, wanted: string): Promise<void> {
    const { keyboard } = this.page
    if (kind === 'text') {
      await keyboard.press('Control+A')
      await keyboard.type(wanted)
      return
    }
    const to = values.indexOf(wanted)
    if (to < 0) throw new Error(`${path} does not offer ${wanted}`)
    // Radio buttons go round, a drop-down list does not.
    if (kind === 'select') await keyboard.press('Home')
    const from = kind === 'select' ? 0 : values.indexOf(value)
    for (let steps = (to - from + values.length) % values.length; steps > 0; steps -= 1) await keyboard.press('ArrowDown')
    const at = await this.focused()
    expect(at, `the focus while ${path} is being answered`).toMatchObject({ path, value: wanted })
    expect(at?.kind === 'radio' && !at.checked, `${path} chosen`).toBe(false)
  }
}

/** The answers of a case by path. A list stays whole: its rows have to be added before they can be filled. */
function collect(into: Map<string, Json>, path: string, value: Json): void {
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    for (const [key, inner] of Object.entries(value)) collect(into, `${path}.${key}`, inner)
  } else if (value !== null && !(Array.isArray(value) && value.length === 0)) {
    into.set(path, value)
  }
}

/** Tests that use the desk fail on any complaint of the browser: script errors, policy violations, failed requests. */
export const test = base.extend<{ desk: Desk }>({
  desk: async ({ page }, use) => {
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
    await page.exposeFunction('complain', (text: string) => complaints.push(text))
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        ;(window as unknown as { complain(text: string): void }).complain(`${event.violatedDirective} ${event.blockedURI}`)
      })
    })
    const desk = new Desk(page)
    await desk.open()
    await use(desk)
    expect(complaints, 'what the browser complained about').toEqual([])
  },
})

export { expect }
