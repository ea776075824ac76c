/**
 * The learner model learns from the academy's own answers: its parameters are fitted on four fifths of the diagnosed learners
 * and held against those in force on the fifth that is kept aside. They are taken up by themselves only when they foretell
 * better beyond chance, and never against what a person chose. Beside that, what the answers alone would foretell is measured: for staff
 * to see what the model does not use yet, and for nothing else. What was recorded keeps its weight; a path follows when it is
 * next planned.
 */
import type { Academy } from '#app/academy.server.ts'
import { inPieces } from '#app/pieces.server.ts'
import { findCatalog } from '#db/catalog.ts'
import type { FitComparison } from '#db/schema/parameters.ts'
import { hasFit, listDiagnosed, listTaught, recordChoice, recordFit } from '#db/parameters.ts'
import { comparing, isBetter } from '#engine/parameters/compare.ts'
import { firstAnswers } from '#engine/parameters/first-answers.ts'
import { fitting } from '#engine/parameters/fit.ts'
import { withParameters } from '#engine/parameters.ts'
import { tryingResponses } from '#engine/response/trial.ts'
import { hashText, seededRandom } from '#engine/shuffle.ts'

export const refitQueue = 'refit'
/** Learners taken into a fit, at some 15 ms of computing each. */
const mostLearners = 2_000
/** Learners whose answers alone are tried; foretelling an answer of those kept aside takes some milliseconds. */
const mostTried = 500
/** One learner in so many is kept aside, always: no fit ever sees her. */
const keptAside = 5

export interface RefitJob {
  /** What asked for it; see db/schema/parameters.ts. */
  occasion: string
}

export interface Refit {
  fit: number
  comparison: FitComparison
  adopted: boolean
}

/** Fits and compares, once for an occasion; null where it was done already, or where nobody was diagnosed yet. */
export async function refit(
  context: Pick<Academy, 'db' | 'catalogs' | 'now'>,
  occasion: string,
): Promise<Refit | null> {
  const { db } = context
  if (await hasFit(db, occasion)) return null
  const inForce = await context.catalogs.published(db)
  const shipped = await findCatalog(db, inForce.id)
  if (!shipped) throw new Error(`no catalogue revision ${inForce.id}`)
  const diagnosed = (await listDiagnosed(db, mostLearners))
    .map(({ learnerId, evidence }) => ({ learner: learnerId, answers: firstAnswers(evidence) }))
    .filter(({ answers }) => answers.length > 0)
  // The same learners each time: what is in force was not fitted on them either.
  const isAside = ({ learner }: { learner: string }) => hashText(learner) % keptAside === 0
  const random = () => seededRandom(hashText(occasion))
  const aside = diagnosed.filter(isAside)
  const fitted = diagnosed.filter((one) => !isAside(one))
  if (aside.length === 0 || fitted.length === 0) return null
  const parameters = await inPieces(fitting(shipped, fitted))
  const compared = await inPieces(
    comparing(inForce.catalog, withParameters(shipped, parameters), aside, random()),
  )
  const taught = await listTaught(db, mostTried)
  const others = taught.filter((one) => !isAside(one))
  const responses = await inPieces(tryingResponses(inForce.catalog, others, taught.filter(isAside), random()))
  const comparison = { ...compared, responses }
  const at = context.now()
  return db.transaction(async (tx) => {
    const fit = await recordFit(tx, {
      occasion,
      at,
      revisionId: inForce.id,
      learners: fitted.length,
      answers: fitted.reduce((sum, { answers }) => sum + answers.length, 0),
      parameters,
      comparison,
    })
    if (fit === null) return null
    const adopted =
      isBetter(comparison) &&
      (await recordChoice(tx, { fitId: fit, actorId: null, at, instead: inForce.fit }))
    return { fit, comparison, adopted }
  })
}
