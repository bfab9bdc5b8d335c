// Which parts of the form start folded: those that refine a result or follow it. Tells where a question is drawn, draws nothing.
import type { Asked } from './contract.js'
import type { UiKey } from './ui-keys.js'

/** Sections that most cases are decided without. */
const SECTIONS = new Set(['over_limit', 'award', 'need', 'procedure', 'readings'])

/** In the other sections: what only an office with figures or standards of its own answers, and what follows the amount. */
const MORE = new Map([
  ['office', new Set(['statistic', 'own_annual_wage', 'own_wage_year', 'own_wage_source', 'profile'])],
  ['proposal', new Set(['advance_paid', 'payment', 'payee'])],
])

/** The folded part in which a question stands; nothing for what is always in sight. */
export function foldOf({ section, id }: Pick<Asked, 'section' | 'id'>): string | undefined {
  if (SECTIONS.has(section)) return section
  return MORE.get(section)?.has(id) ? `${section}-more` : undefined
}

/** What stands on the fold at the end of a section. */
export const MORE_WORDS: Record<string, UiKey> = { 'office-more': 'more_office', 'proposal-more': 'more_proposal' }
