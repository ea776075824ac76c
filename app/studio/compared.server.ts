/** What was foreseen of a revision, beside what it then did. */
import type { RequestContext } from '#app/academy.server.ts'
import { findDraftOf } from '#db/drafts.ts'
import { countEnrolled, findLastPreview, listRevisionEffects } from '#db/previews.ts'
import { noEffect, withEffect, type EffectSums } from '#engine/impact/effect.ts'

export interface ComparedView {
  /** Null: nothing had been worked out for the draft as it was published. */
  predicted: EffectSums | null
  seen: EffectSums
  /** Published for those who begin after it: nobody else sees anything of it. */
  forNew: boolean
  /** Whether some learners are still to be looked at. */
  following: boolean
}

/** Null for a revision that came from no draft. */
export async function viewCompared(
  { db }: Pick<RequestContext, 'db'>,
  revisionId: number,
): Promise<ComparedView | null> {
  const draft = await findDraftOf(db, revisionId)
  if (!draft) return null
  const [preview, effects, enrolled] = await Promise.all([
    findLastPreview(db, draft.id, draft.version),
    listRevisionEffects(db, revisionId),
    countEnrolled(db),
  ])
  const seen = effects.reduce((sums, { effect }) => withEffect(sums, effect), noEffect)
  const predicted = preview?.state === 'ready' ? preview.sums : null
  const forNew = draft.forWhom === 'new'
  const all = Math.min(enrolled, predicted?.learners ?? enrolled)
  return { predicted, seen, forNew, following: !forNew && seen.learners < all }
}
