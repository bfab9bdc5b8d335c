// The case as a file of the officer's own: written, read back, handed to the browser as a download. Knows no law.
import type { Case } from './case-store.js'
import type { Json } from './contract.js'

/** Above this a file is no case; the module refuses less. */
export const LARGEST_FILE = 4 * 1024 * 1024

export function caseText(value: Case): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

/** A case from the text of a file; nothing where the text is no JSON object. */
export function parseCase(text: string): Case | undefined {
  try {
    const value = JSON.parse(text.replace(/^\uFEFF/, '')) as Json
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Hands over a file without any request: the browser asks the officer where to put it, or puts it among the downloads. */
export function fileOf(name: string, type: string, content: BlobPart): void {
  const address = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Some browsers begin to read only after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
