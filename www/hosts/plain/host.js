// What a plain page does with the element: hands over what the case system knows, shows what comes out.
(function () {
  const relief = document.querySelector('judicial-relief')
  const output = document.querySelector('output')

  // What the case system knows goes in, and is not the officer's to change.
  relief.case = {
    frame: {
      as_of: '2025-12-01',
      region: '420000',
      victims: ['v1'],
      households: ['h1'],
      applicants: [{ id: 'a1', victim: 'v1', household: 'h1' }],
    },
    facts: { victims: { v1: { crime: true, died: false, injury: 'serious' } } },
  }
  relief.locked = ['facts.victims.v1.crime', 'facts.victims.v1.died', 'facts.victims.v1.injury']

  // The result comes out: outcomes and amounts, no answers and no names.
  relief.addEventListener('relief-assessed', (event) => {
    const { status, applicants, sheets } = event.detail
    output.textContent = status === 'assessed'
      ? `${applicants[0].outcomes.join(' / ')}；一般限额 ${sheets[0].general_limit} 元；拟救助 ${sheets[0].proposal || '—'} 元`
      : '填写内容有误'
  })

  // The officer's work is kept by the page, if it wants to: relief.exportCase() is the text of the case file.
  relief.addEventListener('relief-change', (event) => {
    output.setAttribute('data-changed', event.detail.parts.join(' '))
  })
})()
