// The file of decided cases while it is on the desk: its rows, and how the case compares. In memory only; draws nothing.
import type { Case } from './case-store.js'
import type { Compared, Language } from './contract.js'
import { LARGEST_FILE, readDecidedCases, type FileFailure } from './decided-cases.js'
import type { Engine } from './engine.js'
import type { Estimate } from './estimate.js'

/** So long after the last change the case is compared anew: a large file must not slow the typing. */
const REST = 150

export interface Comparing {
  /** Name of the file; for the screen only. */
  name: string | undefined
  failure: FileFailure | undefined
  /** How the last case that made sense compares. */
  compared: Compared | undefined
  removed: boolean
}

const NOTHING: Comparing = { name: undefined, failure: undefined, compared: undefined, removed: false }

export class DecidedFileOnDesk {
  state: Comparing = NOTHING
  private rows: string | undefined
  private asked: { value: Case; lang: Language } | undefined
  private timer: ReturnType<typeof setTimeout> | undefined
  private opened = 0

  constructor(private readonly changed: () => void) {}

  async open(file: File, engine: Engine, lang: Language): Promise<void> {
    const turn = (this.opened += 1)
    const form = engine.form(lang).decided
    // Too large a file is not even read.
    const bytes = file.size > LARGEST_FILE ? undefined : await bytesOf(file)
    if (turn !== this.opened) return
    const read = bytes
      ? readDecidedCases(bytes, form)
      : { failure: { key: file.size > LARGEST_FILE ? 'compare_too_large' : 'compare_not_readable', fills: { rows: form.most_rows } } as const }
    this.rows = 'rows' in read ? read.rows : undefined
    this.asked = undefined
    this.state = { ...NOTHING, name: file.name, failure: 'failure' in read ? read.failure : undefined }
    this.changed()
  }

  remove(): void {
    this.opened += 1
    this.rows = undefined
    clearTimeout(this.timer)
    this.state = { ...NOTHING, removed: true }
    this.changed()
  }

  /** Compares the case, if it is another than last time: at once after a file was opened, else when the typing rests. */
  follow(engine: Engine, { good, lang }: Estimate): void {
    if (this.rows === undefined || !good) return
    if (this.asked?.value === good && this.asked.lang === lang) return
    const first = this.asked === undefined
    this.asked = { value: good, lang }
    clearTimeout(this.timer)
    if (first) {
      this.compare(engine)
    } else {
      this.timer = setTimeout(() => {
        this.compare(engine)
        this.changed()
      }, REST)
    }
  }

  private compare(engine: Engine): void {
    if (this.rows === undefined || !this.asked) return
    const answer = engine.compare(this.asked.value, this.rows, this.asked.lang)
    if (answer.status === 'compared') this.state = { ...this.state, compared: answer }
  }
}

async function bytesOf(file: File): Promise<ArrayBuffer | undefined> {
  try {
    return await file.arrayBuffer()
  } catch {
    // Moved or locked since it was chosen.
    return undefined
  }
}
