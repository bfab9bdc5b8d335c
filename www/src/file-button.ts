// A button that opens a JSON file: for the eye and the keyboard, since the control behind it cannot be worded. Reads no file itself.
import { html, type TemplateResult } from 'lit'

/** `does` names the button for tests and focus; `name` is what the control is called for those who do not see it. */
export function fileButton(does: string, words: string, name: string, look: string, open: (file: File) => void): TemplateResult {
  return html`
    <button type="button" class=${look} data-do=${does} @click=${choose}>${words}</button>
    <input
      type="file"
      hidden
      tabindex="-1"
      accept=".json,application/json"
      aria-label=${name}
      @change=${(event: Event) => {
        const control = event.target as HTMLInputElement
        const file = control.files?.[0]
        if (file) open(file)
        // Emptied, so that the same file can be opened again after a change.
        control.value = ''
      }}
    />
  `
}

/** Opens the file control that stands behind a button. */
function choose(event: Event): void {
  const control = (event.currentTarget as HTMLElement).nextElementSibling
  if (control instanceof HTMLInputElement) control.click()
}
