// What changes while the page is printed: folded parts open, the paper is A4. Puts everything back afterwards.

export class Printing {
  private folded: HTMLDetailsElement[] = []
  private paper: CSSStyleSheet | undefined

  constructor(private readonly root: ShadowRoot) {}

  private readonly before = (): void => {
    // Some browsers announce one printing twice; the second time nothing is folded any more.
    if (this.paper) return
    this.folded = foldedOnce(this.root)
    for (const details of this.folded) details.open = true
    // A style sheet inside a shadow root cannot speak of the paper, so this one is lent to the document while it prints.
    this.paper = new CSSStyleSheet()
    this.paper.replaceSync('@page { size: A4; margin: 16mm 15mm }')
    // Assigned, not pushed: older engines hand out a frozen list.
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.paper]
  }

  private readonly after = (): void => {
    for (const details of this.folded) details.open = false
    this.folded = []
    document.adoptedStyleSheets = [...document.adoptedStyleSheets].filter((sheet) => sheet !== this.paper)
    this.paper = undefined
  }

  listen(): void {
    window.addEventListener('beforeprint', this.before)
    window.addEventListener('afterprint', this.after)
  }

  rest(): void {
    window.removeEventListener('beforeprint', this.before)
    window.removeEventListener('afterprint', this.after)
  }
}

/**
 * What is unfolded on paper: each finding once, though it may serve several grounds, and nothing of those findings that
 * the outcome no longer asks; nor lists of what is still open.
 */
function foldedOnce(root: ShadowRoot): HTMLDetailsElement[] {
  const seen = new Set<string>()
  return [...root.querySelectorAll<HTMLDetailsElement>('#result details')].filter((details) => {
    if (details.closest('[data-state="idle"], .later, .missing')) return false
    const { finding } = details.dataset
    const first = finding === undefined || !seen.has(finding)
    if (finding !== undefined) seen.add(finding)
    return first && !details.open
  })
}
