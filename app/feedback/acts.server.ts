/** Feedback as it is sent: in one transaction with the evidence it brings and the path that follows. */
import { createHash } from 'node:crypto'
import type { RequestContext } from '#app/academy.server.ts'
import { draftMark, openPoints } from '#app/feedback/draft.server.ts'
import { askAs } from '#app/feedback/projects.server.ts'
import { learnerModel } from '#app/learning/learner.server.ts'
import { renewPath } from '#app/path/path.server.ts'
import { findDraft, saveDraft, sendFeedback, type Sending } from '#db/feedback/feedback.ts'
import type { Work } from '#db/feedback/works.ts'
import { listEvidence, recordEvidence, withLearner } from '#db/learning/state.ts'
import type { Person } from '#db/people.ts'
import { feedbackEvidence, levelsOf } from '#engine/feedback.ts'

/** The same feedback always gives the same fact about a node. */
function factId(feedbackId: string, node: string): string {
  const hex = createHash('sha256').update(`${feedbackId} ${node}`).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

/**
 * Sends what she wrote on a version: feedback, evidence on the nodes it shows, and the path, all or none. `incomplete`: something is
 * missing; `changed`: it is no longer what she looked at (`mark`). Null when it is not hers to read.
 */
export async function sendWork(
  context: Pick<RequestContext, 'db' | 'catalogs' | 'now' | 'newId'>,
  person: Pick<Person, 'id'>,
  { id, learnerId, module, version }: Pick<Work, 'id' | 'learnerId' | 'module' | 'version'>,
  mark?: string,
): Promise<Sending | 'incomplete' | 'changed' | null> {
  const { asking } = await askAs(context, person)
  const hers = await context.catalogs.hers(context.db, learnerId)
  const criteria = hers.catalog.modules.find(({ slug }) => slug === module)?.project?.criteria ?? []
  const { at } = asking
  return withLearner(context.db, learnerId, at, async (tx) => {
    const own = { learnerId, submissionId: id, authorId: person.id }
    const draft = await findDraft(tx, own)
    if (draft && openPoints(criteria, draft).length > 0) return 'incomplete'
    if (draft && mark !== undefined && mark !== draftMark(draft)) return 'changed'
    const levels = draft ? levelsOf(criteria, draft.levels) : {}
    // What was judged of a criterion that is gone meanwhile would ask for another version for ever.
    if (draft && Object.keys(levels).length < Object.keys(draft.levels).length)
      await saveDraft(tx, own, { ...draft, levels, at, newId: context.newId })
    const sending = await sendFeedback(tx, asking, id)
    if (!sending || !draft || sending.outcome !== 'sent') return sending && sending.outcome
    const facts = feedbackEvidence(criteria, levels, await listEvidence(tx, learnerId), {
      work: { module, version, submission: id },
      by: sending.work.as,
      author: person.id,
      at: at.toISOString(),
      idOf: (node) => factId(draft.id, node),
    })
    await recordEvidence(tx, learnerModel(hers), learnerId, facts, at)
    await renewPath({ ...context, db: tx }, learnerId, `feedback:${module}`, { authorId: person.id })
    return 'sent'
  })
}
