/**
 * Learners' states drawn again where other values of learning and forgetting are in force than those they were drawn with. Until a
 * state's turn comes, whoever reads it draws it for herself and the next answer keeps it, so nobody ever sees the old one; what is
 * stored follows here, cards and their days too.
 */
import { setImmediate } from 'node:timers/promises'
import type { Academy } from '#app/academy.server.ts'
import { learnerModel } from '#app/learning/learner.server.ts'
import { saveRebuiltState } from '#db/learning/state.ts'
import { listDrawnOtherwise } from '#db/parameters.ts'

export const redrawQueue = 'redraw'
/** Learners found by one query. */
const foundTogether = 50

/** How many were drawn again. Killed and begun anew, it goes on with those that are left. */
export async function redraw(context: Pick<Academy, 'db' | 'catalogs' | 'now'>): Promise<number> {
  let drawn = 0
  let after = ''
  for (;;) {
    const published = await context.catalogs.published(context.db)
    const memory = published.catalog.parameters?.memory ?? null
    const learners = await listDrawnOtherwise(context.db, { memory, after, limit: foundTogether })
    const last = learners.at(-1)
    if (last === undefined) return drawn
    for (const learner of learners) {
      const hers = await context.catalogs.hers(context.db, learner)
      await saveRebuiltState(context.db, learnerModel(hers), learner, context.now())
      drawn += 1
      await setImmediate()
    }
    after = last
  }
}
