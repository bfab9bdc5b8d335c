// What an answer of the module says, laid out for the page: titles, labels and references are looked up by their ids in the
// form's catalogue, and nothing is decided. Each part is laid out when it is first looked at. Pure.
import type * as Wire from '../pkg/judicial_relief.js'
import type { Answer, ApplicantResult, Asked, Bar, Deadline, Document, Duty, Figure, Finding, FindingState, Form, Place, ProposalCheck, RulerMark, Sheet, Step, Subject, View, Words } from './contract.js'

/** Subjects that an officer can add and remove. */
const PEOPLE: readonly string[] = ['victim', 'household', 'applicant', 'office']

/** The form is not asked for before a part is looked at that needs more than the first words. */
export function unfold(answer: Wire.Explained, words: Words, form: () => Form): Answer {
  if (answer.status === 'invalid') return answer
  return { status: 'assessed', assessment: answer.assessment, view: new Unfolding(answer, words, form).view() }
}

/** An object whose parts are made when they are first read, and kept. */
function lazily<T extends object>(parts: { [Part in keyof T]: () => T[Part] }): T {
  const whole = {} as T
  for (const part of Object.keys(parts) as (keyof T)[]) {
    const get = () => {
      const value = parts[part]()
      Object.defineProperty(whole, part, { value, enumerable: true })
      return value
    }
    Object.defineProperty(whole, part, { get, enumerable: true, configurable: true })
  }
  return whole
}

class Unfolding {
  private readonly assessment: Wire.Assessment
  private readonly said: Wire.View
  private readonly labels: Map<string, string>
  private labelsOfQuestions: Map<string, string> | undefined

  constructor(answer: Wire.Explained & { status: 'assessed' }, private readonly words: Words, private readonly whole: () => Form) {
    this.assessment = answer.assessment
    this.said = answer.view
    this.labels = new Map(this.said.subjects.map(([path, , label]) => [path, label]))
  }

  private get form(): Form {
    return this.whole()
  }

  view(): View {
    const { said, assessment } = this
    const { law } = said
    return lazily<View>({
      lang: () => said.lang,
      law: () => ({ ...law, readings: this.form.catalogue.readings.map(([id, byDefault]) => law.readings[id] ?? byDefault) }),
      subjects: () =>
        said.subjects
          .filter(([, place]) => PEOPLE.includes(place))
          .map(([path, place, label]) => ({ id: nameIn(path), place, label }) as Subject),
      applicants: () => assessment.applicants.map((_, at) => this.applicant(at)),
      sheets: () => said.sheets.map((sheet, at) => this.sheet(assessment.sheets[at]!.id, sheet)),
      checks: () => said.checks.map((check) => this.check(check)),
      procedure: () => ({
        deadlines: assessment.procedure.deadlines.map((deadline, at) => this.deadline(deadline, said.procedure.deadlines[at]!)),
        documents: assessment.procedure.documents.map((document) => this.document(document)),
        approvals: said.procedure.approvals.map((duty) => this.duty(assessment.procedure.approvals, duty)),
        measures: said.procedure.measures.map((duty) => this.duty(assessment.procedure.measures, duty)),
      }),
      missing: () =>
        assessment.missing.map(([fact, outcomeOf, ...decides], at) => {
          const path = assessment.facts[fact]!
          const subject = path.slice(0, path.lastIndexOf('.'))
          return {
            path,
            label: this.phrase('missing.label', { subject: this.labels.get(subject)!, question: this.questionAt(path) }),
            sentence: said.missing.sentences[said.missing.of[at]!]!,
            procedure_only: !outcomeOf.length && decides.every((what) => what === 'procedure'),
          }
        }),
      questions: () => this.asked(),
      notes: () => said.notes,
      set_aside: () => said.set_aside,
      citations: () => [...this.form.catalogue.citations, ...said.local],
    })
  }

  private applicant(at: number): ApplicantResult {
    const { id, outcomes, findings } = this.assessment.applicants[at]!
    const { tone, sentence, citations, follows, findings: tree, distances } = this.said.applicants[at]!
    return lazily<ApplicantResult>({
      id: () => id,
      label: () => this.labels.get(`facts.applicants.${id}`)!,
      outcomes: () => outcomes,
      certain: () => tone !== 'open',
      tone: () => tone,
      title: () => this.words.outcomes[tone]!,
      sentence: () => sentence,
      citations: () => citations,
      follows: () => follows,
      findings: () => {
        const beside = new Map(findings.distance.map(([place], index) => [place, distances[index]!]))
        return tree.map((node) => this.finding(id, findings, beside, node))
      },
    })
  }

  private phrase(key: string, fills: Record<string, string>): string {
    return this.form.catalogue.phrases[key]!.replace(/\{(\w+)\}/g, (_, name: string) => fills[name] ?? '')
  }

  private cites(id: string): string[] {
    const begun = (this.form.catalogue.cites[id] ?? []).filter(([period]) => period <= this.said.period)
    return begun[begun.length - 1]?.[1] ?? []
  }

  /** The question of a fact, as it is asked. */
  private questionAt(path: string): string {
    const at = path.lastIndexOf('.')
    const place = this.said.subjects.find(([subject]) => subject === path.slice(0, at))![1]
    this.labelsOfQuestions ??= new Map(this.form.questions.map(({ place: of, id, label }) => [`${of}.${id}`, label]))
    return this.labelsOfQuestions.get(`${place}.${path.slice(at + 1)}`)!
  }

  private finding(applicant: string, all: Wire.Findings, beside: Map<number, string>, [place, code, parts = []]: Wire.FindingNode): Finding {
    const { catalogue } = this.form
    const id = all.id[place]!
    const { state, label, remedy } = catalogue.states[code]!
    const isFacts = all.join[place] === 0
    const facts = isFacts ? all.of[place]!.filter((fact) => this.said.answers[fact] !== null) : []
    const phrases = facts.map((fact) =>
      this.phrase('figure.answer', { question: this.questionAt(this.assessment.facts[fact]!), answer: this.said.answers[fact]! }),
    )
    const distance = beside.get(place)
    if (distance !== undefined) phrases.push(distance)
    if (remedy && catalogue.if_not[id]) phrases.push(catalogue.if_not[id])
    return {
      id: `${applicant}/${id}/${place}`,
      state: state as FindingState,
      state_label: catalogue.own_states[id]?.[code] ?? label,
      title: catalogue.titles[id]!,
      sentence: phrases.join(catalogue.phrases['figure.list_separator']),
      citations: this.cites(id),
      facts: facts.map((fact) => this.assessment.facts[fact]!),
      of: parts.map((part) => this.finding(applicant, all, beside, part)),
    }
  }

  private sheet(id: string, { headline, figures, ruler, waterfall, proposal }: Wire.SheetView): Sheet {
    const { steps } = this.words
    return {
      id,
      label: this.labels.get(`choices.sheets.${id}`)!,
      headline,
      figures: figures.map(([of, kind, value, exact, sentence, citations, taken]): Figure => {
        return { id: of, kind, label: steps[of] ?? '', value, exact, sentence, citations, steps: taken.map((step) => this.step(step)) }
      }),
      ruler: ruler && {
        month: ruler.month,
        months: String(ruler.months),
        marks: ruler.marks.map(([of, kind, low, high, value]): RulerMark => ({ id: of, kind, label: steps[of]!, low, high, value })),
      },
      waterfall: waterfall.map(([kind, label, value, start, sure, may]): Bar => ({ kind, label, value, start, sure, may })),
      proposal: proposal && {
        sentence: proposal.sentence,
        checks: proposal.checks.map((check) => this.check(check)),
        steps: proposal.steps.map((step) => this.step(step)),
      },
    }
  }

  private step([id, expression, value, citations, rounding = null, note = null]: Wire.StepView): Step {
    return { label: this.words.steps[id]!, expression, value, rounding, note, citations }
  }

  private check([id, state, binds, sentence, citations]: Wire.CheckView): ProposalCheck {
    const { labels } = this.words
    return { id, state, state_label: labels[id]?.[state] ?? labels['checks']![state]!, binds, sentence, citations }
  }

  /** What a paper or duty is called, with whom it is about. */
  private of(subject: string, id: string): string {
    return this.phrase('procedure.of', { subject: this.labels.get(subject)!, what: this.form.catalogue.titles[id]! })
  }

  private deadline([id, , , , , , ...marks]: Wire.Deadline, [sentence, day]: [string, string?]): Deadline {
    const label = this.form.catalogue.titles[id]!
    return { id, label, sentence, day: day ?? null, provisional: marks.includes('provisional'), citations: this.cites(id) }
  }

  private document([id, subject, state]: Wire.PaperRow): Document {
    const state_label = this.words.labels['documents']![state]!
    return { id, subject: nameIn(subject), label: this.of(subject, id), state, state_label, citations: this.cites(id) }
  }

  private duty(all: Wire.Duty[], [place, code, waits, decider, local]: Wire.DutyView): Duty {
    const { states, duties } = this.form.catalogue
    const [id, subject] = all[place]!
    const { state } = states[code]!
    return {
      id,
      subject: nameIn(subject),
      label: this.of(subject, id),
      state: state as Duty['state'],
      state_label: this.words.labels['duties']![state]!,
      sentence: (decider ?? duties[id] ?? '') + waits,
      citations: local ? [...this.cites(id), local] : this.cites(id),
    }
  }

  /** In the order of the form: by section, then by subject. */
  private asked(): Asked[] {
    const { questions, sections } = this.form
    const order = new Map(sections.map(({ id }, at) => [id, at]))
    const asked = this.said.subjects.flatMap(([path, place, , digits]) =>
      questions
        .filter((question) => question.place === place)
        .flatMap(({ id, section }, at): Asked[] => {
          const digit = digits[at]
          if (digit === '0') return []
          const answered = digit === '3' || digit === '4'
          return [{ path: `${path}.${id}`, id, place: place as Place, subject: nameIn(path), section, answered, matters: digit === '2' || digit === '4' }]
        }),
    )
    return asked.sort((one, other) => order.get(one.section)! - order.get(other.section)!)
  }
}

/** The name of a subject by where its answers stand; empty for the frame, the readings and the case. */
function nameIn(path: string): string {
  const [, , name = ''] = path.split('.')
  return name
}
