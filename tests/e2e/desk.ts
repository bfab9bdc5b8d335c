// An officer at the desk: opens the page, answers by keyboard alone, reads the result. Touches the page only through the browser.
import { test as base, expect, type Locator, type Page } from '@playwright/test'
import type { Case } from '../../www/src/case-store.js'
import type { Json } from '../../www/src/contract.js'

/** What the keyboard focus is on, seen through the open shadow root. */
interface Focused {
  path: string | null
  kind: 'radio' | 'select' | 'text' | 'other'
  value: string
  checked: boolean
  addRow: string | null
  add: string | null
}

const ROLLS = ['victims', 'households', 'applicants'] as const
const ADDS: Record<string, (typeof ROLLS)[number]> = {
  victim: 'victims',
  household: 'households',
  applicant: 'applicants',
}

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
        addRow: at.getAttribute('data-add-row'),
        add: at.getAttribute('data-add'),
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
    const people = new Map(ROLLS.map((roll) => [roll, ((frame[roll] as Json[] | undefined) ?? []).length - 1]))
    // Whose relative and in which household is asked only where there is a choice.
    const related = (['victim', 'household'] as const).filter((place) => people.get(`${place}s`)! > 0)
    ;(frame['applicants'] as Record<string, Json>[]).forEach((applicant, index) => {
      for (const place of related) answers.set(`frame.applicants.${index}.${place}`, applicant[place]!)
    })

    const rows = new Map<string, number>()
    for (let laps = 0; answers.size && laps < 4; ) {
      const at = await this.focused()
      if (!at) laps += 1
      const answer = at?.path ? answers.get(at.path) : undefined
      const list = at?.addRow ? answers.get(at.addRow) : undefined
      if (at?.path && answer !== undefined) {
        await this.answer(at.path, answer)
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
      }
      await this.page.keyboard.press('Tab')
    }
    expect([...answers.keys()], 'questions that the page did not ask').toEqual([])
  }

  private async answer(path: string, value: Json): Promise<void> {
    const wanted = String(value)
    for (let tries = 0; tries < 80; tries += 1) {
      const at = await this.focused()
      if (at?.path !== path) throw new Error(`the focus left ${path} while it was being answered`)
      if (at.kind === 'text') {
        await this.page.keyboard.press('Control+A')
        await this.page.keyboard.type(wanted)
        return
      }
      if (at.value === wanted && (at.kind === 'select' || at.checked)) return
      // Radio buttons go round, a drop-down list does not.
      await this.page.keyboard.press(at.kind === 'select' && tries === 0 ? 'Home' : 'ArrowDown')
    }
    throw new Error(`${path} does not offer ${wanted}`)
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
