import type { RequestContext } from '#app/academy.server.ts'
import { findLearner, type Learner, type LearnerModel } from '#db/learning/state.ts'
import type { Catalog } from '#engine/catalog.ts'
import { initialState, isDrawnWith, observe, rebuild } from '#engine/learner.ts'
import { estimate, type Mastery } from '#engine/mastery.ts'

const models = new WeakMap<Catalog, LearnerModel>()

/** How the engine draws a state from evidence with one revision of the catalogue, as `db/` takes it. */
export function learnerModel({ id, catalog }: { id: number; catalog: Catalog }): LearnerModel {
  const known = models.get(catalog)
  if (known) return known
  const model: LearnerModel = {
    revisionId: id,
    initialState,
    observe: (state, evidence) => observe(catalog, state, evidence),
    rebuild: (evidence) => rebuild(catalog, evidence),
    estimate: (state, at) => estimate(catalog, state, at),
    isDrawn: (state) => isDrawnWith(catalog, state),
  }
  models.set(catalog, model)
  return model
}

/** What is known of a learner by the published catalogue, with her mastery as it is now. */
export async function readLearner(
  context: Pick<RequestContext, 'db' | 'catalogs' | 'now'>,
  learnerId: string,
): Promise<Learner & { catalog: Catalog; model: LearnerModel; mastery: Mastery }> {
  const published = await context.catalogs.hers(context.db, learnerId)
  const model = learnerModel(published)
  const learner = await findLearner(context.db, model, learnerId)
  const mastery = model.estimate(learner.state, context.now().toISOString())
  return { ...learner, mastery, catalog: published.catalog, model }
}
