/**
 * The learner model learns from the academy's own answers: its parameters are fitted on four fifths of the diagnosed learners
 * and held against those in force on the fifth that is kept aside. Learning and forgetting are fitted apart, on what learners answered
 * after they were taught, and held against those in force likewise. Each of the two is taken up by itself only when it foretells
 * better beyond chance, and never against what a person chose. Beside that, what the answers alone would foretell is measured: for staff
 * to see what the model does not use yet, and for nothing else. What was recorded keeps its weight; with other values of learning and
 * forgetting a state is drawn again from it where it is next read. A path follows when it is next planned.
 */
import type { Academy } from '#app/academy.server.ts'
import { inPieces } from '#app/pieces.server.ts'
import { findCatalog } from '#db/catalog.ts'
import type { FitComparison } from '#db/schema/parameters.ts'
import { hasFit, listDiagnosed, listTaught, recordChoice, recordFit } from '#db/parameters.ts'
import { comparing, isBetter } from '#engine/parameters/compare.ts'
import { firstAnswers } from '#engine/parameters/first-answers.ts'
import { fitting } from '#engine/parameters/fit.ts'
import type { Catalog } from '#engine/catalog.ts'
import { entryParameters } from '#engine/entry.ts'
import { guessOf, slipOf } from '#engine/item.ts'
import type { Memory } from '#engine/memory.ts'
import { takenFrom, tryingMemory } from '#engine/parameters/memory-trial.ts'
import { withParameters, type ModelParameters } from '#engine/parameters.ts'
import { tryingResponses } from '#engine/response/trial.ts'
import { hashText, seededRandom } from '#engine/shuffle.ts'

export const refitQueue = 'refit'
/** Learners taken into a fit, at some 15 ms of computing each. */
const mostLearners = 2_000
/**
 * Learners whose whole evidence is read: those who answered last. With 200 answers each, a fit of learning and forgetting takes some
 * minutes of computing, in pieces of some ten milliseconds.
 */
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

/**
 * Fits and compares, once for an occasion; null where it was done already, where nobody was diagnosed yet, or where prerequisites
 * are too entangled for it.
 */
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
  const found = await inPieces(fitting(shipped, fitted))
  if (!found) return null
  const compared = await inPieces(comparing(inForce.catalog, withParameters(shipped, found), aside, random()))
  const former = inForce.catalog.parameters?.memory
  const entryTaken = isBetter(compared)
  const base = entryTaken
    ? withParameters(shipped, { ...found, ...(former && { memory: former }) })
    : inForce.catalog
  const taught = await listTaught(db, mostTried)
  const others = taught.filter((one) => !isAside(one))
  const kept = taught.filter(isAside)
  const memory = await inPieces(tryingMemory(base, others, kept, random()))
  const responses = await inPieces(tryingResponses(inForce.catalog, others, kept, random()))
  const comparison = { ...compared, memory, responses }
  const memoryTaken = takenFrom(memory)
  const parameters = partsOf({ found, former, memoryTaken, entryTaken, inForce: inForce.catalog })
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
      (entryTaken || memoryTaken !== null) &&
      (await recordChoice(tx, { fitId: fit, actorId: null, at, instead: inForce.fit }))
    return { fit, comparison, adopted }
  })
}

/**
 * What a fit holds. Learning and forgetting as found only where they foretell better, else as in force. All else as found, so that a
 * person may put it in force against the trial; as in force where learning and forgetting alone are taken up.
 */
function partsOf({
  found,
  former,
  memoryTaken,
  entryTaken,
  inForce,
}: {
  found: ModelParameters
  former: Memory | undefined
  memoryTaken: Memory | null
  entryTaken: boolean
  inForce: Catalog
}): ModelParameters {
  const memory = memoryTaken ?? former
  const entry = entryTaken || !memoryTaken ? found : entryOf(inForce)
  return { ...entry, ...(memory && { memory }) }
}

/** Difficulties, spreads, slips and guesses as they are in a catalogue. */
function entryOf(catalog: Catalog): ModelParameters {
  const items = catalog.items.map((item) => [item.id, { slip: slipOf(item), guess: guessOf(item) }] as const)
  return { ...entryParameters(catalog), items: Object.fromEntries(items) }
}
