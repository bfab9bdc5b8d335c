// What the page knows after asking the module: the last good view, today's problems, the questions to show. Pure.
import { revert, type Case } from './case-store.js'
import type { Asked, Assessment, Language, Problem, Subject, View } from './contract.js'
import type { Engine } from './engine.js'

export interface Estimate {
  /** The case that the module was asked about. */
  value: Case
  /** The result of the last case that made sense; absent only while there has been none. */
  view: View | undefined
  /** Of this very case; absent while something in it is to be mended. */
  assessment: Assessment | undefined
  /** The case that `view` belongs to. */
  good: Case | undefined
  lang: Language
  problems: Problem[]
  questions: Asked[]
  subjects: Subject[]
}

export function estimate(engine: Engine, value: Case, lang: Language, before: Estimate | undefined): Estimate {
  const answer = engine.explain(value, lang)
  if (answer.status === 'assessed') {
    const { view, assessment } = answer
    return {
      value,
      view,
      assessment,
      good: value,
      lang,
      problems: [],
      // Not needed by who looks at the estimate alone.
      get questions() {
        return view.questions
      },
      subjects: view.subjects,
    }
  }

  const { problems } = answer
  let view = before?.view
  if (before?.good && before.lang !== lang) {
    const again = engine.explain(before.good, lang)
    if (again.status === 'assessed') view = again.view
  }
  // A wrong answer must not keep the others from being asked: the questions come from the case as it was before it.
  const paths = problems.map((problem) => problem.path)
  const rest = engine.explain(revert(value, before?.good, paths), lang)
  const asked = rest.status === 'assessed' ? rest.view : undefined
  return {
    value,
    view,
    assessment: undefined,
    good: before?.good,
    lang,
    problems,
    questions: asked?.questions ?? before?.questions ?? [],
    subjects: asked?.subjects ?? before?.subjects ?? [],
  }
}

/** The question that a path belongs to: its own, or that of a row or cell of its list. */
export function askedAt({ questions }: Estimate, path: string): Asked | undefined {
  return questions.find((one) => path === one.path || path.startsWith(`${one.path}.`))
}
