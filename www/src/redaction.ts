// How what the officer filled in is written: as it is, or so that nobody is recognised. Pure: no DOM, no law, no words.
import type { SheetField } from './contract.js'

const COMPOUND = new Set([
  ...['欧阳', '司马', '上官', '诸葛', '夏侯', '东方', '皇甫', '尉迟', '公孙', '慕容', '司徒', '令狐', '长孙', '宇文', '申屠'],
  ...['轩辕', '淳于', '太史', '端木', '百里', '呼延', '南宫', '独孤', '赫连', '澹台', '闻人', '钟离', '公冶', '濮阳', '司空'],
])

/** More than one person in one field. */
const BETWEEN = /([、，,；;/\n]+)/
/** The dots that part the names of some nationalities, and those of foreigners in Chinese. */
const DOT = /[·•・‧∙⋅．.]/
const HAN = /\p{Script=Han}/u
const HIDDEN = '***'
const SHOWN_DIGITS = 4

/** An empty field stays empty: it is a line to be filled in by hand. */
export function redact(text: string, how: SheetField['redaction']): string {
  const plain = text.trim()
  if (plain === '' || how === 'none') return plain
  if (how === 'name') return plain.split(BETWEEN).map((part, at) => (at % 2 ? part : name(part))).join('')
  return how === 'number' ? number(plain) : HIDDEN
}

function name(text: string): string {
  const plain = text.trim()
  const [first, ...rest] = Array.from(plain)
  if (first === undefined) return text
  if (!HAN.test(plain)) return first + HIDDEN
  if (!HAN.test(first)) return HIDDEN
  // Of such a name only its first character is kept, whatever its length.
  if (DOT.test(plain)) return `${first}某`
  const given = rest.filter((one) => one.trim() !== '')
  // Two characters are a surname and a given name, even where both together are a surname elsewhere.
  const compound = given.length > 1 && COMPOUND.has(first + given[0])
  const surname = compound ? first + given[0] : first
  return surname + (given.length - (compound ? 1 : 0) > 1 ? '某某' : '某')
}

/** The last four, if there are enough before them to be hidden. */
function number(text: string): string {
  const signs = text.normalize('NFKC').replace(/[^0-9A-Za-z]/g, '')
  return signs.length > SHOWN_DIGITS ? HIDDEN + signs.slice(-SHOWN_DIGITS) : HIDDEN
}

function isBracketed(before: string): boolean {
  const count = (signs: RegExp) => before.match(signs)?.length ?? 0
  return count(/[（【(\[]/g) > count(/[）】)\]]/g)
}

/** Puts the names of persons after their labels, each at its first place in what is written one after another. */
export class Naming {
  private readonly left: Map<string, string>
  private readonly pattern: RegExp | undefined

  /** `names` by label; `brackets` are those of the language. */
  constructor(names: ReadonlyMap<string, string>, private readonly brackets: readonly [string, string]) {
    this.left = new Map([...names].filter(([label, name]) => label && name))
    // The longest first, and no label inside a longer word: 申请人11 is not 申请人1 and Applicant AB is not Applicant A.
    const labels = [...this.left.keys()].sort((a, b) => b.length - a.length).map((label) => label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    this.pattern = labels.length ? new RegExp(`(?:${labels.join('|')})(?![0-9A-Za-z])`, 'g') : undefined
  }

  write(text: string): string {
    if (!this.pattern) return text
    return text.replace(this.pattern, (label: string, at: number) => {
      const name = this.left.get(label)
      // Brackets within brackets are hard to read: the name waits for the next place.
      if (name === undefined || isBracketed(text.slice(0, at))) return label
      this.left.delete(label)
      return label + this.brackets[0] + name + this.brackets[1]
    })
  }
}
