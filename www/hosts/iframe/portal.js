// The portal's side of the frame: hands a case over when the frame has loaded, believes answers of that one origin only.
(function () {
  const FRAME = 'http://localhost:{PORT}'
  const frame = document.querySelector('iframe')
  const output = document.querySelector('output')

  window.addEventListener('message', (event) => {
    if (event.origin !== FRAME || event.source !== frame.contentWindow) return
    if (event.data.type !== 'relief-assessed') return
    const { status, sheets } = event.data.detail
    output.textContent = `${status}：${sheets.map((sheet) => sheet.general_limit).join('、')}`
  })

  frame.addEventListener('load', () => {
    const relief = {
      frame: { as_of: '2025-12-01', region: '420000', victims: ['v1'], households: ['h1'], applicants: [{ id: 'a1', victim: 'v1', household: 'h1' }] },
    }
    // Sent to that origin only: if the frame has gone elsewhere, nobody receives it.
    frame.contentWindow.postMessage({ type: 'case', case: relief }, FRAME)
  })
})()
