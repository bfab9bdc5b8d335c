// The frame's side: listens to the portals on the list and to nobody else, and answers the one that has handed a case over.
(function () {
  const ALLOWED = document.querySelector('meta[name="allowed-origins"]').content.split(' ')
  const relief = document.querySelector('judicial-relief')
  let portal

  window.addEventListener('message', (event) => {
    if (event.source !== window.parent || !ALLOWED.includes(event.origin)) return
    if (event.data.type !== 'case') return
    portal = event.origin
    relief.case = event.data.case
  })

  relief.addEventListener('relief-assessed', (event) => {
    if (portal) window.parent.postMessage({ type: 'relief-assessed', detail: event.detail }, portal)
  })
})()
