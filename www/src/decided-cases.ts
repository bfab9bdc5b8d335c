// From the bytes of an office's file to the four columns that are compared; everything else in it ends here. Pure: no DOM, no law.
import { dsvFormat } from 'd3-dsv'
import type { DecidedFile } from './contract.js'
import type { UiKey } from './ui-keys.js'

/** What is wrong with the file as a whole, in words of the page. */
export interface FileFailure {
  key: UiKey
  fills: Record<string, string | number>
}

/** The rows as the module takes them, or why there are none. */
export type DecidedRows = { rows: string } | { failure: FileFailure }

export const LARGEST_FILE = 20 * 1024 * 1024

/** The head may stand under a title, but not far down. */
const HEAD_WITHIN = 10
const HEAD_CHARACTERS = 4000
/** No value that is allowed is longer; a longer cell is something else, and does not go on. */
const LONGEST_CELL = 80
/** Some spreadsheets write these instead of commas. */
const DELIMITERS = [',', '\t', ';']

interface Head {
  delimiter: string
  row: number
  /** Where each column stands, by its id; once for each time it stands there. */
  places: Map<string, number[]>
  width: number
}

export function readDecidedCases(bytes: ArrayBuffer, file: DecidedFile): DecidedRows {
  const tooLarge: DecidedRows = { failure: { key: 'compare_too_large', fills: { rows: file.most_rows } } }
  if (bytes.byteLength > LARGEST_FILE) return tooLarge
  const text = decode(bytes)
  if (text === undefined) return failed('compare_not_readable')
  // A workbook is not text, whatever its name says.
  if (text.indexOf('\0') >= 0) return failed('compare_not_text')
  // With a quotation mark left open the rest of the file would be one cell.
  if (text.split('"').length % 2 === 0) return failed('compare_quotes')

  const head = findHead(text, file)
  const labels = (wrong: (places: number) => boolean) =>
    file.columns.filter(({ id }) => wrong((head.places.get(id) ?? []).length)).map(({ label }) => label)
  const missing = labels((places) => places === 0)
  if (missing.length) return failed('compare_columns_missing', missing)
  const twice = labels((places) => places > 1)
  if (twice.length) return failed('compare_columns_twice', twice)

  const rows = dsvFormat(head.delimiter).parseRows(text, (cells, index) => {
    if (index <= head.row || cells.every((cell) => !cell.trim())) return undefined
    const row: Record<string, string | number> = { row: index + 1 }
    // More cells than heads: a comma too many has moved the columns, and a name may stand where a ground should.
    if (cells.slice(head.width).some((cell) => cell.trim())) return row
    for (const [id, [place]] of head.places) {
      const cell = cells[place!] ?? ''
      if (cell.length <= LONGEST_CELL) row[id] = cell
    }
    return row
  })
  if (rows.length > file.most_rows) return tooLarge
  return rows.length ? { rows: JSON.stringify(rows) } : failed('compare_no_rows')
}

function failed(key: UiKey, columns: string[] = []): DecidedRows {
  return { failure: { key, fills: { columns: columns.join(' / ') } } }
}

/** Spreadsheets in Chinese offices save either as UTF-8 or as GBK, of which GB18030 is the whole. */
function decode(bytes: ArrayBuffer): string | undefined {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // The next one, then.
    }
  }
  return undefined
}

/** The row among the first that names the most columns. */
function findHead(text: string, { columns }: DecidedFile): Head {
  const start = text.slice(0, HEAD_CHARACTERS)
  let best: Head = { delimiter: ',', row: 0, places: new Map(), width: 0 }
  for (const delimiter of DELIMITERS) {
    dsvFormat(delimiter)
      .parseRows(start)
      .slice(0, HEAD_WITHIN)
      .forEach((cells, row) => {
        const places = new Map<string, number[]>()
        cells.forEach((cell, place) => {
          const name = cell.replace(/\s/g, '').toLowerCase()
          const column = columns.find(({ heads }) => heads.indexOf(name) >= 0)
          if (column) places.set(column.id, [...(places.get(column.id) ?? []), place])
        })
        if (places.size > best.places.size) best = { delimiter, row, places, width: cells.length }
      })
  }
  return best
}

/** Rows that show the form of the file; the months are made up. */
const SAMPLE: [ground: string, harm: string, route: string, months: string][] = [
  ['ground_injury', 'serious', 'general', '6'],
  ['ground_injury', 'serious', 'general', '8'],
  ['ground_injury', 'serious', 'general', '10'],
  ['ground_injury', 'serious', 'general', '12'],
  ['ground_injury', 'serious', 'general', '12.5'],
  ['ground_injury', 'serious', 'general', '18'],
  ['ground_dependants', 'died', 'general', '15'],
  ['ground_dependants', 'died', 'general', '20'],
  ['ground_minor_harm', 'other_bodily', 'minors', '9'],
  ['ground_minor_harm', 'psychological', 'minors', '7.5'],
]

/** A file as it should be, in words of the page; spreadsheets know by the mark at its beginning that it is UTF-8. */
export function sampleFile({ columns }: DecidedFile, noteHead: string, note: string): string {
  const rows = SAMPLE.map((cells) => [
    ...columns.map(({ values }, place) => {
      const id = cells[place] ?? ''
      return values.find((value) => value.id === id)?.label ?? id
    }),
    note,
  ])
  return `\uFEFF${dsvFormat(',').formatRows([[...columns.map(({ label }) => label), noteHead], ...rows])}\n`
}
