/** What a learner does in the academy on a day: a module with its lesson, practice and check, or a review; through the real engine. */
import { answerItem, learnModule, wakeUp, type TrueLearner } from './learner.ts'
import { addDays, type PlainDate } from '#engine/calendar.ts'
import type { Catalog, Module, NodeId, Track } from '#engine/catalog.ts'
import { checkLength, isReadyForCheck, judgeCheck } from '#engine/check.ts'
import { isConclusive, nextItem } from '#engine/diagnosis.ts'
import type { Evidence, Purpose } from '#engine/evidence.ts'
import type { Item } from '#engine/item.ts'
import { initialState, observe, type LearnerState } from '#engine/learner.ts'
import { estimate } from '#engine/mastery.ts'
import { nextPracticeItem } from '#engine/practice.ts'

/** A learner with what the academy knows of her. */
export interface Student {
  self: TrueLearner
  state: LearnerState
  start: PlainDate
  facts: number
  /** All that is known of her, where it is wanted. */
  kept?: Evidence[]
}

/** A student on her first day. */
export function enrol(self: TrueLearner, start: PlainDate, kept?: Evidence[]): Student {
  return { self, state: initialState(), start, facts: 0, ...(kept && { kept }) }
}

/** One more fact about her; what the academy knows follows. */
function learnOf(student: Student, evidence: Evidence): void {
  student.facts += 1
  student.kept?.push(evidence)
  student.state = observe(student.self.catalog, student.state, evidence)
}

/** The instant of her next fact on a day, counted from her start. */
export function instantOf(student: Student, day: number): string {
  const second = student.facts % 36_000
  const time = new Date(second * 1000).toISOString().slice(11, 19)
  return `${addDays(student.start, day)}T${time}.000Z`
}

/** She answers an item; what the academy knows follows. Whether she was right. */
export function answer(student: Student, item: Item, purpose: Purpose, day: number): boolean {
  const fact = { id: `${student.facts}`, at: instantOf(student, day) }
  const evidence = answerItem(student.self, item, purpose, day, fact)
  learnOf(student, evidence)
  return evidence.correct
}

/** She turns a page of her calendar. */
export function beginDay(student: Student): void {
  wakeUp(student.self)
}

/**
 * A whole diagnosis, question after question. `put` gives her an item; `asked` holds it and those before. `stateOf` and `at` say what
 * is known and when.
 */
export function diagnose(
  catalog: Catalog,
  track: Track,
  stateOf: () => LearnerState,
  at: () => string,
  put: (item: Item, asked: readonly string[]) => void,
): void {
  const asked: string[] = []
  while (!isConclusive(catalog, track, stateOf(), asked, at()).done) {
    const next = nextItem(catalog, track, stateOf(), asked, at())
    if (!next) return
    asked.push(next.item.id)
    put(next.item, asked)
  }
}

/** Her diagnosis on the first day. The number of questions. */
export function arrive(student: Student, track: Track): number {
  let questions = 0
  const at = () => instantOf(student, 0)
  diagnose(
    student.self.catalog,
    track,
    () => student.state,
    at,
    (item) => {
      answer(student, item, 'diagnosis', 0)
      questions += 1
    },
  )
  return questions
}

/** One review of a node; false when there is nothing to ask. */
export function review(student: Student, node: NodeId, day: number): boolean {
  const item = nextPracticeItem(student.self.catalog, student.state, [node], 'review', [])
  if (!item) return false
  answer(student, item, 'review', day)
  return true
}

/** Practice items for each node of the module, at most: then the check is taken anyway. */
const mostPractice = 4
/** Another round of practice and check after one not passed, in this share of the module. */
export const againShare = 0.3

/** She finishes a round of a module: lesson the first time, practice, check. Whether the check was passed. */
export function studyRound(student: Student, module: Module, day: number): boolean {
  const { self } = student
  const { catalog } = self
  learnModule(self, module, day)
  const [id, at] = [`${student.facts}`, instantOf(student, day)]
  learnOf(student, { kind: 'lesson', id, at, module: module.slug, nodes: module.teaches })
  const practised: string[] = []
  while (practised.length < mostPractice * module.teaches.length) {
    if (isReadyForCheck(catalog, student.state, module.teaches, practised)) break
    const item = nextPracticeItem(catalog, student.state, module.teaches, 'practice', practised)
    if (!item) break
    practised.push(item.id)
    answer(student, item, 'practice', day)
  }
  const asked: string[] = []
  const answers: { node: NodeId; correct: boolean }[] = []
  while (asked.length < checkLength(module.teaches)) {
    const item = nextPracticeItem(catalog, student.state, module.teaches, 'check', asked)
    if (!item) break
    asked.push(item.id)
    answers.push({ node: item.node, correct: answer(student, item, 'check', day) })
  }
  const mastery = estimate(catalog, student.state, instantOf(student, day))
  return judgeCheck(mastery, module.teaches, answers).passed
}
