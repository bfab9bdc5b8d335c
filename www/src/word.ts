// Writes papers as a Word file and hands it over: our own small writer, zipped by fflate. No request leaves the page.
import { zipSync } from 'fflate'
import { withoutHidden } from './hidden.js'
import { columnShares, fieldColumns, MARKS, type WrittenBlock, type WrittenPaper } from './written-paper.js'

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/*
 * In twentieths of a point (56.7 to the millimetre). A4; top 37 mm, left 28 mm, right 26 mm, bottom 35 mm, so that the
 * type area is 156 x 225 mm, as on official documents (GB/T 9704).
 */
const PAGE = { width: 11906, height: 16838, top: 2098, right: 1474, bottom: 1984, left: 1587 }
const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right
/** A label beside a value. */
const LABEL_PART = 0.36

/** For XML 1.0: markup escaped; what nobody sees left out, control characters and lone surrogates among it, which no reader accepts. */
export function escapeXml(text: string): string {
  return withoutHidden(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
}

function run(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line, at) => `<w:r>${at ? '<w:br/>' : ''}<w:t xml:space="preserve">${escapeXml(line)}</w:t></w:r>`)
    .join('')
}

/** `more` are further properties, in the order of the schema: keepNext, pageBreakBefore, jc. */
function paragraph(style: string, text: string, more = ''): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${text ? run(text) : ''}</w:p>`
}

function tableCell(width: number, span: number, style: string, text: string, more = ''): string {
  const spans = span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${spans}<w:vAlign w:val="center"/></w:tcPr>${paragraph(style, text, more)}</w:tc>`
}

/** `head` is repeated on every page that the table reaches. */
function tableRow(cells: string, head = false): string {
  return `<w:tr><w:trPr><w:cantSplit/>${head ? '<w:tblHeader/>' : ''}</w:trPr>${cells}</w:tr>`
}

function table(style: string, widths: number[], rows: string): string {
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')
  const total = sum(widths)
  // The empty paragraph keeps two tables from growing together, and a document must not end with a table.
  return (
    `<w:tbl><w:tblPr><w:tblStyle w:val="${style}"/><w:tblW w:w="${total}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>` +
    `<w:tblGrid>${grid}</w:tblGrid>${rows}</w:tbl>${paragraph('Gap', '')}`
  )
}

function sum(widths: number[]): number {
  return widths.reduce((all, one) => all + one, 0)
}

function fields(rows: { label: string; value: string }[][]): string {
  const columns = fieldColumns(rows)
  const pair = Math.floor((2 * TEXT_WIDTH) / columns)
  const label = Math.floor(pair * (columns > 2 ? LABEL_PART : LABEL_PART / 1.5))
  const widths = Array.from({ length: columns }, (_, at) => (at % 2 ? pair - label : label))
  const drawn = rows.map((row) => {
    const cells = row.map((one, at) => {
      const from = 2 * at + 1
      const to = at === row.length - 1 ? columns : from + 1
      return (
        tableCell(label, 1, 'CellLabel', one.label) +
        tableCell(sum(widths.slice(from, to)), to - from, 'Cell', one.value)
      )
    })
    return tableRow(cells.join(''))
  })
  return table('Ruled', widths, drawn.join(''))
}

function grid(one: Extract<WrittenBlock, { kind: 'table' }>): string {
  const { head, rows, figures } = one
  const widths = columnShares(one).map((share) => Math.floor(TEXT_WIDTH * share))
  const line = (cells: string[], style: string) =>
    widths
      .map((width, at) => tableCell(width, 1, style, cells[at] ?? '', figures.includes(at) ? '<w:jc w:val="right"/>' : ''))
      .join('')
  return table('Ruled', widths, tableRow(line(head, 'CellHead'), true) + rows.map((row) => tableRow(line(row, 'Cell'))).join(''))
}

function signatures(labels: string[], colon: string): string {
  const half = Math.floor(TEXT_WIDTH / 2)
  const rows = []
  for (let at = 0; at < labels.length; at += 2) {
    const [left, right] = [labels[at], labels[at + 1]].map((label) => (label === undefined ? '' : label + colon))
    rows.push(tableRow(tableCell(half, 1, 'Signature', left ?? '') + tableCell(half, 1, 'Signature', right ?? '')))
  }
  return table('Plain', [half, half], rows.join(''))
}

function block(one: WrittenBlock, text: string, colon: string): string {
  switch (one.kind) {
    case 'heading':
      return paragraph('Heading2', one.text)
    case 'paragraph':
      return paragraph(text, one.text)
    case 'fields':
      return fields(one.rows)
    case 'table':
      return grid(one)
    case 'signatures':
      return signatures(one.labels, colon)
  }
}

function paperXml(paper: WrittenPaper, at: number): string {
  const { colon } = MARKS[paper.lang]
  return (
    paragraph('Heading1', paper.title, at ? '<w:pageBreakBefore/>' : '') +
    (paper.note ? paragraph('Subtitle', paper.note) : '') +
    paper.blocks.map((one) => block(one, paper.id === 'report' ? 'Normal' : 'Dense', colon)).join('') +
    paragraph('Receipt', paper.receipt)
  )
}

function documentXml(papers: WrittenPaper[]): string {
  const { width, height, top, right, bottom, left } = PAGE
  return (
    `${HEAD}<w:document xmlns:w="${MAIN}"><w:body>${papers.map(paperXml).join('')}` +
    `<w:sectPr><w:pgSz w:w="${width}" w:h="${height}"/>` +
    `<w:pgMar w:top="${top}" w:right="${right}" w:bottom="${bottom}" w:left="${left}" w:header="851" w:footer="992" w:gutter="0"/>` +
    '</w:sectPr></w:body></w:document>'
  )
}

interface Style {
  id: string
  name: string
  /** Properties of the paragraph and of its letters. */
  paragraph: string
  letters: string
}

/** Half points: 28 is 四号 (14 pt), 24 小四, 21 五号. */
function font(eastAsia: string, half: number, bold = false): string {
  return (
    `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="${eastAsia}"/>` +
    `${bold ? '<w:b/>' : ''}<w:sz w:val="${half}"/><w:szCs w:val="${half}"/>`
  )
}

function stylesXml(zh: boolean): string {
  const [body, strong] = zh ? ['仿宋_GB2312', '黑体'] : ['仿宋', '黑体']
  const indent = zh ? '<w:ind w:firstLineChars="200" w:firstLine="560"/>' : ''
  const styles: Style[] = [
    // No bold for the Chinese headings: their typeface is heavy enough, and made-up bold fills its counters.
    { id: 'Heading1', name: 'heading 1', paragraph: '<w:keepNext/><w:spacing w:before="0" w:after="160" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>', letters: font(strong, 36, !zh) },
    { id: 'Heading2', name: 'heading 2', paragraph: '<w:keepNext/><w:spacing w:before="120" w:after="80"/><w:outlineLvl w:val="1"/>', letters: font(strong, 28, !zh) },
    { id: 'Subtitle', name: 'Subtitle', paragraph: '<w:spacing w:after="160"/><w:jc w:val="center"/>', letters: font(body, 24) },
    // Sheets and forms are read at a glance: they take as few pages as they can.
    { id: 'Dense', name: 'Dense Text', paragraph: `<w:spacing w:before="20" w:after="20" w:line="264" w:lineRule="auto"/>${zh ? '<w:ind w:firstLineChars="200" w:firstLine="440"/>' : ''}<w:jc w:val="both"/>`, letters: font(body, 22) },
    { id: 'Cell', name: 'Table Text', paragraph: '<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/>', letters: font(body, 21) },
    { id: 'CellLabel', name: 'Table Label', paragraph: '<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/>', letters: font(strong, 21, !zh) },
    { id: 'CellHead', name: 'Table Head', paragraph: '<w:keepNext/><w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>', letters: font(strong, 21, !zh) },
    { id: 'Signature', name: 'Signature', paragraph: '<w:spacing w:before="480" w:after="0"/>', letters: font(body, 28) },
    { id: 'Receipt', name: 'Receipt', paragraph: '<w:spacing w:before="160"/>', letters: font(body, 18) },
    { id: 'Gap', name: 'Gap', paragraph: '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>', letters: font(body, 12) },
  ]
  const rule = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`
  const rules = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(rule).join('')
  const margins = '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
  return (
    `${HEAD}<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>${font(body, 28)}` +
    `<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>` +
    `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>` +
    `<w:pPr><w:spacing w:line="${zh ? 520 : 320}" w:lineRule="${zh ? 'exact' : 'auto'}"/>${indent}<w:jc w:val="both"/></w:pPr>` +
    `<w:rPr>${font(body, zh ? 28 : 24)}</w:rPr></w:style>` +
    // Based on nothing: what stands in a heading or a cell is not indented like the text.
    styles
      .map(
        ({ id, name, paragraph, letters }) =>
          `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${/^[HS]/.test(id) ? '<w:next w:val="Normal"/>' : ''}<w:qFormat/>` +
          `<w:pPr>${paragraph}</w:pPr><w:rPr>${letters}</w:rPr></w:style>`,
      )
      .join('') +
    `<w:style w:type="table" w:styleId="Ruled"><w:name w:val="Ruled"/><w:tblPr><w:tblBorders>${rules}</w:tblBorders>${margins}</w:tblPr></w:style>` +
    `<w:style w:type="table" w:styleId="Plain"><w:name w:val="Plain"/><w:tblPr>${margins}</w:tblPr></w:style></w:styles>`
  )
}

const CONTENT_TYPES =
  `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  ['document.main', 'styles', 'settings']
    .map((part) => `<Override PartName="/word/${part.replace('.main', '')}.xml" ContentType="${TYPE}.${part}+xml"/>`)
    .join('') +
  '</Types>'

function relations(targets: [string, string][]): string {
  const each = targets.map(([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/${kind}" Target="${target}"/>`)
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`
}

const SETTINGS =
  `${HEAD}<w:settings xmlns:w="${MAIN}"><w:zoom w:percent="100"/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat>` +
  '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'

/** The papers, each on a page of its own; the same papers give the same bytes. */
export function wordFile(papers: WrittenPaper[]): Uint8Array {
  const parts: [string, string][] = [
    ['[Content_Types].xml', CONTENT_TYPES],
    ['_rels/.rels', relations([['officeDocument', 'word/document.xml']])],
    ['word/document.xml', documentXml(papers)],
    ['word/_rels/document.xml.rels', relations([['styles', 'styles.xml'], ['settings', 'settings.xml']])],
    ['word/styles.xml', stylesXml(papers[0]?.lang !== 'en')],
    ['word/settings.xml', SETTINGS],
  ]
  // Zip files know local time only: this day is the same in every time zone.
  const mtime = new Date(1980, 0, 1)
  const utf8 = new TextEncoder()
  return zipSync(Object.fromEntries(parts.map(([name, text]) => [name, utf8.encode(text)])), { mtime, level: 9 })
}

/** What no file system refuses. */
export function fileName(parts: string[]): string {
  return `${parts.join('-').replace(/[\\/:*?"<>|\s\u0000-\u001F]+/g, '_')}.docx`
}

export const WORD_TYPE = `${TYPE}.document`

/** Hands a file over as a download. */
export function download(bytes: Uint8Array, name: string): void {
  const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: WORD_TYPE }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  // Never part of the page: a click on it there would be the portal's to see.
  link.click()
  // Not at once: some browsers begin to read after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
