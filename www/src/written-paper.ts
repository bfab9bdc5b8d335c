// A paper with everything filled in: what the screen, the printer, Word and the clipboard all draw from. Pure.
import type { Block, Cell, Language, Paper, SheetField, Subject } from './contract.js'
import { withoutHidden } from './hidden.js'
import { Naming, redact } from './redaction.js'

/** Cells are plain text here; an empty one is to be filled in by hand. */
export type WrittenBlock =
  | Extract<Block, { kind: 'heading' | 'signatures' }>
  | { kind: 'paragraph'; text: string }
  | { kind: 'fields'; rows: { label: string; value: string }[][] }
  | { kind: 'table'; head: string[]; rows: string[][]; figures: number[] }

export interface WrittenPaper {
  id: Paper['id']
  lang: Language
  title: string
  note: string | null
  blocks: WrittenBlock[]
  /** The line at the foot by which the calculation can be found again. */
  receipt: string
}

export interface Filling {
  lang: Language
  fields: SheetField[]
  subjects: Subject[]
  /** By slot, such as `a1.name`. */
  values: ReadonlyMap<string, string>
  /** Persons must not be recognised. */
  masked: boolean
  receipt: { code: string; sentence: string }
}

export const MARKS = {
  zh: { open: '（', close: '）', between: '；', before: '', colon: '：' },
  en: { open: '(', close: ')', between: '; ', before: ' ', colon: ': ' },
} as const

/** The field that fills a slot. */
function fieldOf({ fields, subjects }: Filling, slot: string): SheetField | undefined {
  const [owner, id] = slot.split('.')
  const place = owner === 'case' ? 'case' : subjects.find((one) => one.id === owner)?.place
  return fields.find((one) => one.place === place && one.id === id)
}

function filled(filling: Filling, slot: string): string {
  const value = withoutHidden(filling.values.get(slot) ?? '')
  // What is not known is hidden rather than shown.
  return redact(value, filling.masked ? (fieldOf(filling, slot)?.redaction ?? 'whole') : 'none')
}

/** The names of the persons by their labels; nothing where they must not be recognised. */
function names(filling: Filling): Map<string, string> {
  const known = new Map<string, string>()
  if (filling.masked) return known
  for (const { id, place, label } of filling.subjects) {
    const field = filling.fields.find((one) => one.place === place && one.id === 'name')
    const name = field && filled(filling, `${id}.${field.id}`)
    if (name) known.set(label, name)
  }
  return known
}

export function writePaper(paper: Paper, filling: Filling): WrittenPaper {
  const { lang, receipt } = filling
  const marks = MARKS[lang]
  const naming = new Naming(names(filling), [marks.before + marks.open, marks.close])
  const cell = (one: Cell) => ('slot' in one ? filled(filling, one.slot) : one.text)
  const write = (block: Block): WrittenBlock => {
    if (block.kind === 'paragraph') {
      const provisions = block.provisions.length
        ? marks.before + marks.open + block.provisions.join(marks.between) + marks.close
        : ''
      return { kind: 'paragraph', text: naming.write(block.text) + provisions }
    }
    if (block.kind === 'fields') {
      return { kind: 'fields', rows: block.rows.map((row) => row.map((one) => ({ label: one.label, value: cell(one.cell) }))) }
    }
    if (block.kind === 'table') return { ...block, rows: block.rows.map((row) => row.map(cell)) }
    return block
  }
  return {
    id: paper.id,
    lang,
    title: paper.title,
    note: paper.note,
    blocks: paper.blocks.map(write),
    receipt: receipt.sentence.includes(receipt.code) ? receipt.sentence : `${receipt.sentence}${marks.colon}${receipt.code}`,
  }
}

/** Two columns for each pair of the longest row; a shorter row stretches its last value. */
export function fieldColumns(rows: unknown[][]): number {
  return 2 * Math.max(1, ...rows.map((row) => row.length))
}

/** How long a text is, in half squares: a Chinese character is as wide as two Latin letters. */
function measure(text: string): number {
  return Array.from(text).reduce((all, one) => all + (one > '\u2E7F' ? 2 : 1), 0)
}

type Table = Extract<WrittenBlock, { kind: 'table' }>

/** Up to this length the texts of a column stay on one line. */
const BRIEF = 14
/** What a cell's margins take, in half squares. */
const MARGINS = 3

/** Columns of a figure or a word or two each: not to be torn apart. */
export function briefColumns({ head, rows }: Table): boolean[] {
  return head.map((_, at) => [head, ...rows].every((row) => measure(row[at] ?? '') <= BRIEF))
}

/** What stands beside each other across the type area, in half squares: digits of some typefaces are wider than half a square. */
const ACROSS = 80
/** The least of a column whose text may be broken. */
const LEAST = 12

/**
 * Each column's part of the width. Words and figures that stay whole get what they need; the others divide the rest, and one
 * that is long in one row and empty in the others gets less than one that is always full.
 */
export function columnShares(table: Table): number[] {
  const brief = briefColumns(table)
  const lines = [table.head, ...table.rows]
  const columns = table.head.map((_, at) => {
    const lengths = lines.map((line) => measure(line[at] ?? ''))
    const longest = Math.max(1, ...lengths)
    const mean = lengths.reduce((all, one) => all + one, 0) / lengths.length
    const isWhole = brief[at] || table.figures.includes(at)
    return { isWhole, weight: (isWhole ? longest : Math.sqrt(longest * mean)) + MARGINS }
  })
  const sum = (isWhole: boolean) => columns.reduce((all, one) => all + (one.isWhole === isWhole ? one.weight : 0), 0)
  const broken = columns.filter(({ isWhole }) => !isWhole).length
  const rest = Math.max(0, ACROSS - sum(true) - broken * LEAST)
  const widths = columns.map(({ isWhole, weight }) => (isWhole ? weight : LEAST + (weight * rest) / sum(false)))
  const all = widths.reduce((sum, one) => sum + one, 0)
  return widths.map((width) => width / all)
}

const BLANK = '__________'

/** As plain text: a table's cells are parted by tabs, which word processors and spreadsheets turn into cells again. */
export function paperText({ lang, title, note, blocks, receipt }: WrittenPaper): string {
  const { colon } = MARKS[lang]
  const lines = (block: WrittenBlock): string[] => {
    switch (block.kind) {
      case 'heading':
        return ['', block.text]
      case 'paragraph':
        return [block.text]
      case 'fields':
        return block.rows.map((row) => row.map(({ label, value }) => label + colon + (value || BLANK)).join('\t'))
      case 'table':
        return [block.head, ...block.rows].map((row) => row.map((one) => one.replace(/\s+/g, ' ')).join('\t'))
      case 'signatures':
        return ['', ...block.labels.map((label) => label + colon + BLANK)]
    }
  }
  return [title, ...(note ? [note] : []), ...blocks.flatMap(lines), '', receipt].join('\n')
}
