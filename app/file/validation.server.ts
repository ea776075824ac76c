/** A competency level that a mentor or a coach saw at work, and a learner who says that it is not so. */
import type { RequestContext } from '#app/academy.server.ts'
import type { Reading } from '#app/file/reader.server.ts'
import { learnerModel } from '#app/learning/learner.server.ts'
import { dayOf } from '#app/locales/format.ts'
import { renewPath } from '#app/path/path.server.ts'
import { listEvidence, recordEvidence, withLearner } from '#db/learning/state.ts'
import type { PlainDate } from '#engine/calendar.ts'
import { spansOf } from '#engine/zone.ts'

/** The moment that stands for the day something was seen: noon on the clock of her who saw it; today it is now. */
export function seenAt(on: PlainDate, now: Date, timeZone: string): Date {
  const [noon] = spansOf(on, 12 * 60, 12 * 60 + 1, timeZone)
  if (!noon || on === dayOf(now, timeZone)) return now
  return new Date(Math.min(noon.from, now.getTime()))
}

/** Keeps a validation as evidence of its own kind; her path follows. The same id again is the same validation. */
export async function recordValidation(
  context: RequestContext,
  { reader, learner, as }: Pick<Reading, 'reader' | 'learner' | 'as'>,
  given: { id: string; node: string; seen: string; on: PlainDate },
): Promise<void> {
  const now = context.now()
  const { id, node, seen, on } = given
  const at = seenAt(on, now, reader.timeZone)
  const fact = {
    ...{ kind: 'validation' as const, id, node, seen, by: as, author: reader.id },
    at: at.toISOString(),
  }
  const model = learnerModel(await context.catalogs.hers(context.db, learner.id))
  await recordEvidence(context.db, model, learner.id, [fact], now, async (tx) => {
    await renewPath({ ...context, db: tx }, learner.id, `validation:${node}`, { authorId: reader.id })
  })
}

/** She contests a validation: it weighs nothing any more, and her path follows. Twice is once; false when she has no such one. */
export async function contestValidation(
  context: RequestContext,
  learnerId: string,
  validation: string,
): Promise<boolean> {
  const now = context.now()
  const model = learnerModel(await context.catalogs.hers(context.db, learnerId))
  return withLearner(context.db, learnerId, now, async (tx) => {
    const facts = await listEvidence(tx, learnerId)
    const found = facts.find(({ kind, id }) => kind === 'validation' && id === validation)
    if (found?.kind !== 'validation') return false
    if (facts.some((fact) => fact.kind === 'contest' && fact.validation === validation)) return true
    const { node } = found
    const contest = {
      ...{ kind: 'contest' as const, id: context.newId(), node, validation },
      at: now.toISOString(),
    }
    await recordEvidence(tx, model, learnerId, [contest], now)
    await renewPath({ ...context, db: tx }, learnerId, `contest:${node}`)
    return true
  })
}
