// What is drawn one after the other while the page starts: drawing everything costs several times what computing an estimate does.

/** Outcomes and figures. Of the questions and reasons nothing is asked of the module before they are on the screen. */
export const ESTIMATE = 0
/** The questions that are in sight first, and the buttons above them. */
export const FIRST_QUESTIONS = 1
/** The rest of the result: drawings, reasons, provisions. */
export const RESULT = 2
/** All questions. */
export const QUESTIONS = 3
/** What is folded away in the result, too: three quarters of all that is drawn. */
export const WHOLE = 4

/** After the next frame, when nothing is more urgent: a timer would already hold up whoever waits for that frame. */
export function afterFrame(act: () => void): void {
  requestAnimationFrame(() => {
    // Safari has no idle callbacks.
    if ('requestIdleCallback' in window) requestIdleCallback(act, { timeout: 300 })
    else setTimeout(act)
  })
}
