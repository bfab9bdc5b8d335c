// What changes while the page is printed: the papers are drawn, everything else stays away. Puts everything back afterwards.
import { nothing, render } from 'lit'

/** On what must not be printed, and on what stands around the papers, while they print. */
const AWAY = 'data-judicial-relief-away'
const AROUND = 'data-judicial-relief-around'

/*
 * A style sheet inside a shadow root can speak neither of the paper nor of the page around, so this one is lent to each
 * root that the element stands in. Stray text between the portal's elements has no element to hide: it shrinks to nothing.
 */
const RULES = `
@page { size: A4; margin: 15mm 16mm 14mm 20mm }
@media print {
  [${AWAY}] { display: none !important }
  [${AROUND}] {
    display: block !important; position: static !important; float: none !important; columns: auto !important;
    width: auto !important; min-width: 0 !important; max-width: none !important;
    height: auto !important; min-height: 0 !important; max-height: none !important;
    margin: 0 !important; padding: 0 !important; border: 0 !important; background: none !important;
    overflow: visible !important; transform: none !important; filter: none !important; opacity: 1 !important; zoom: 1 !important;
    visibility: visible !important; contain: none !important; font-size: 0 !important; line-height: 0 !important
  }
  [${AROUND}]::before, [${AROUND}]::after { content: none !important }
}`

type Root = Document | ShadowRoot

/** Of several elements on one page only one prints. */
let printing: Printing | undefined

export class Printing {
  private place: HTMLElement | undefined
  private lent: { root: Root; sheet: CSSStyleSheet }[] = []
  private marked: [Element, string][] = []

  /** `draw` fills the place that the papers stand in, at once; it tells whether there was anything to draw. */
  constructor(
    private readonly host: HTMLElement,
    private readonly draw: () => { lang: string; papers: unknown } | undefined,
  ) {}

  /** The button: of several elements this one. */
  print(): void {
    printing = this
    try {
      window.print()
    } finally {
      // Where the print window does not hold up the script, the papers stay until it closes.
      if (!this.place) printing = undefined
    }
  }

  private readonly before = (): void => {
    if (printing && printing !== this) return
    // A portal that shows another of its parts at the moment prints that one; and some browsers announce one printing twice.
    if (this.place || this.host.getClientRects().length === 0) return
    const drawing = this.draw()
    if (!drawing) return
    printing = this
    this.place = document.createElement('div')
    this.place.className = 'root on-paper'
    this.place.lang = drawing.lang
    this.host.shadowRoot?.appendChild(this.place)
    // By hand and at once: a print window that a script opens takes its picture before any promise is kept.
    render(drawing.papers, this.place)
    this.clearTheWay()
  }

  /** From the element up through every root around it: the way stays, what stands beside it goes. */
  private clearTheWay(): void {
    let here: Element | null = this.host
    while (here) {
      this.mark(here, AROUND)
      const parent: Node | null = here.parentNode
      if (!parent || parent.nodeType === Node.DOCUMENT_NODE) {
        this.lend(document)
        break
      }
      for (const other of Array.from(parent.childNodes)) if (other instanceof Element && other !== here) this.mark(other, AWAY)
      if (parent instanceof ShadowRoot) {
        this.lend(parent)
        here = parent.host
      } else {
        const slot: Element | null = here.assignedSlot
        // Its siblings in the light are hidden by now; what stands around its slot is next.
        here = slot ?? (parent instanceof Element ? parent : null)
      }
    }
  }

  private mark(element: Element, name: string): void {
    if (element.hasAttribute(name)) return
    element.setAttribute(name, '')
    this.marked.push([element, name])
  }

  private lend(root: Root): void {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(RULES)
    // Assigned, not pushed: older engines hand out a frozen list.
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
    this.lent.push({ root, sheet })
  }

  private readonly after = (): void => {
    if (printing === this) printing = undefined
    if (!this.place) return
    render(nothing, this.place)
    this.place.remove()
    this.place = undefined
    for (const [element, name] of this.marked) element.removeAttribute(name)
    this.marked = []
    for (const { root, sheet } of this.lent) root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((one) => one !== sheet)
    this.lent = []
  }

  listen(): void {
    window.addEventListener('beforeprint', this.before)
    window.addEventListener('afterprint', this.after)
  }

  rest(): void {
    window.removeEventListener('beforeprint', this.before)
    window.removeEventListener('afterprint', this.after)
    this.after()
  }
}
