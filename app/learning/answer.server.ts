/** Her answer to an attempt: marked, recorded once, with what follows from it. */
import type { RequestContext } from '#app/academy.server.ts'
import type { Person } from '#app/auth.server.ts'
import { concludeAnswer } from '#app/learning/conclusion.server.ts'
import { learnerModel } from '#app/learning/learner.server.ts'
import { recordAnswer, type Attempt, type RecordedAnswer } from '#db/learning/answers.ts'
import type { AnswerEvidence, Confidence } from '#engine/evidence.ts'
import { guessOf, slipOf, type Answer, type Item } from '#engine/item.ts'
import { mark } from '#engine/mark.ts'

/** Seconds after which an answer says nothing about how long it took: she was away. */
const longestMeasured = 15 * 60

export interface GivenAnswer extends RecordedAnswer {
  /** Where to go instead of where she came from, when the answer ended something. */
  instead: string | null
}

/** Records her answer to an attempt of hers, in one transaction with what it brings about. Null when the attempt is not hers. */
export async function giveAnswer(
  context: RequestContext,
  person: Person,
  attempt: Attempt,
  given: { item: Item; answer: Answer; confidence?: Confidence },
): Promise<GivenAnswer | null> {
  const at = context.now()
  let instead: string | null = null
  const recorded = await recordAnswer(
    context.db,
    learnerModel(await context.catalogs.hers(context.db, person.id)),
    {
      learnerId: person.id,
      attemptId: attempt.id,
      at,
      answer: given.answer,
      evidence: evidenceOf(attempt, given, at),
    },
    async (tx, learner, answered) => {
      instead = await concludeAnswer({ ...context, db: tx }, person, learner, answered)
    },
  )
  return recorded && { ...recorded, instead }
}

/** The fact that follows from an answer; null when a person has to read it first. */
function evidenceOf(
  attempt: Attempt,
  { item, answer, confidence }: { item: Item; answer: Answer; confidence?: Confidence },
  at: Date,
): AnswerEvidence | null {
  const { correct, awaitsHuman } = mark(item, answer)
  if (awaitsHuman) return null
  const unknown = answer.kind === 'unknown'
  const seconds = Math.round((at.getTime() - attempt.issuedAt.getTime()) / 1000)
  return {
    kind: 'answer',
    id: attempt.id,
    at: at.toISOString(),
    purpose: attempt.purpose,
    item: item.id,
    node: item.node,
    correct,
    unknown,
    hinted: attempt.hintedAt !== null,
    ...(confidence && !unknown && { confidence }),
    ...(seconds > 0 && seconds <= longestMeasured && { seconds }),
    slip: slipOf(item),
    guess: guessOf(item),
  }
}
