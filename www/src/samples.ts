// Published cases to try, as they stand among the tests; the bundler takes their input alone. Knows no law.
import c01 from '../../tests/cases/c01-chongchuan-2019.json'
import c05 from '../../tests/cases/c05-jiaojiang-wuchuan-2024.json'
import c09 from '../../tests/cases/c09-yuanan-2025.json'
import c12 from '../../tests/cases/c12-guangrao-2021.json'
import type { Case } from './case-store.js'
import type { UiKey } from './ui-keys.js'

export const SAMPLES: { id: string; words: UiKey }[] = [
  { id: 'c05', words: 'sample_c05' },
  { id: 'c09', words: 'sample_c09' },
  { id: 'c12', words: 'sample_c12' },
  { id: 'c01', words: 'sample_c01' },
]

const CASES: Record<string, { input: object }> = { c01, c05, c09, c12 }

export function sampleCase(id: string): Case | undefined {
  const sample = CASES[id]
  return sample && (JSON.parse(JSON.stringify(sample.input)) as Case)
}
