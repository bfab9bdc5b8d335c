// Characters that nobody sees, or that turn the direction of what stands beside them, and halves of a pair. The same as in src/hidden.rs. Pure.
const HIDDEN =
  /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\xAD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF0-\uFFFB\uFFFE\uFFFF\u{E0000}-\u{E007F}\uD800-\uDFFF]/gu

/** Each told by its number, `⟨U+202E⟩`: in a sentence that quotes a text from outside. */
export function visible(text: string): string {
  return text.replace(HIDDEN, (one) => `⟨U+${one.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`)
}

/** Without them: on paper there is nobody to delete them. */
export function withoutHidden(text: string): string {
  return text.replace(HIDDEN, '')
}
