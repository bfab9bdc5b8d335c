// What a page says on paper: it is printed to PDF and read back by another program. Touches the page only through the browser.
import { execFileSync } from 'node:child_process'
import type { Page } from '@playwright/test'

/** All text of the printed page, without the spaces that a printer sets, page by page. */
export async function printed(page: Page): Promise<string[]> {
  const pdf = await page.pdf({ preferCSSPageSize: true })
  const text = execFileSync('pdftotext', ['-raw', '-', '-'], { input: pdf }).toString()
  return text.split('\f').slice(0, -1).map(plain)
}

/** Comparable: older browsers write radicals instead of characters, and every line ends somewhere else. */
export function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '')
}
