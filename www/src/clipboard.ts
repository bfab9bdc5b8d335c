// Copies text, also where the page is served over plain http and the browser keeps its clipboard to itself.

/** Tells whether the text is on the clipboard now. `room` is where a text box may stand for a moment. */
export async function copyText(text: string, room: DocumentFragment | HTMLElement): Promise<boolean> {
  try {
    // Undefined on plain http, whatever the types say.
    const clipboard = navigator.clipboard as Clipboard | undefined
    if (clipboard) {
      await clipboard.writeText(text)
      return true
    }
  } catch {
    // Forbidden, or the page is not in front: the old way may still be open.
  }
  return copyBySelection(text, room)
}

function copyBySelection(text: string, room: DocumentFragment | HTMLElement): boolean {
  const root = room.getRootNode() as ShadowRoot | Document
  const before = root.activeElement
  const box = document.createElement('textarea')
  // A class, not a style attribute: strict pages allow no inline styles. Read-only, so that no keyboard slides up.
  box.className = 'unseen'
  box.readOnly = true
  box.setAttribute('aria-hidden', 'true')
  box.value = text
  room.appendChild(box)
  try {
    box.focus({ preventScroll: true })
    box.select()
    // Deprecated, and the only way left.
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    box.remove()
    if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  }
}
