/** What an answer brings about besides what it says of her, in the transaction that records it. */
import type { RequestContext } from '#app/academy.server.ts'
import type { Person } from '#app/auth.server.ts'
import { claimPurpose, concludeClaimCheck } from '#app/learning/claim.server.ts'
import { concludeDiagnosis } from '#app/learning/diagnosis.server.ts'
import { concludeModuleCheck } from '#app/learning/module.server.ts'
import type { Attempt } from '#db/learning/answers.ts'
import type { Learner } from '#db/learning/state.ts'

export type Conclude = (
  /** `db` is the transaction. */
  context: RequestContext,
  person: Person,
  /** As she is known with this answer. */
  learner: Learner,
  attempt: Attempt,
) => Promise<string | null>

/** Ends what an answer ends: a diagnosis, a short check, a module. Returns the path to go to instead of where she came from, or null. */
export const concludeAnswer: Conclude = async (context, person, learner, attempt) => {
  if (attempt.purpose === 'diagnosis') return concludeDiagnosis(context, person, learner, attempt)
  if (attempt.purpose === 'check' && attempt.context.startsWith(claimPurpose))
    return concludeClaimCheck(context, person, learner, attempt)
  if (attempt.purpose === 'check') return concludeModuleCheck(context, person, learner, attempt)
  return null
}
