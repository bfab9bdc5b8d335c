// The element inside a React application (19 or newer sets properties and listens to events of custom elements by itself).
import { useState } from 'react'
import { createRoot } from 'react-dom/client'

const LOCKED = ['facts.victims.v1.crime']

function App() {
  const [day, setDay] = useState('2025-12-01')
  const [relief, setRelief] = useState({
    frame: { as_of: day, region: '420000', victims: ['v1'], households: ['h1'], applicants: [{ id: 'a1', victim: 'v1', household: 'h1' }] },
    facts: { victims: { v1: { crime: true } } },
  })
  const [result, setResult] = useState()
  return (
    <>
      <h1>React</h1>
      <button id="next-day" onClick={() => setDay('2024-12-01')}>改用 2024 年的测算日期</button>
      <output>{result ? `${result.status}：${result.sheets.map((sheet) => sheet.general_limit).join('、')}` : '尚无结果'}</output>
      <judicial-relief
        lang="zh"
        as-of={day}
        case={relief}
        locked={LOCKED}
        onrelief-change={(event) => setRelief(event.target.case)}
        onrelief-assessed={(event) => setResult(event.detail)}
      />
      <p id="state">{JSON.stringify(relief.facts)}</p>
    </>
  )
}

createRoot(document.getElementById('app')).render(<App />)
