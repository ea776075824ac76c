/** Her diagnosis: where it stands, the next question, its end. */
import type { RequestContext } from '#app/academy.server.ts'
import { issueAttempt, type ShownAttempt } from '#app/learning/attempt.server.ts'
import type { Person } from '#app/auth.server.ts'
import { claimMinutes } from '#app/learning/claim.server.ts'
import type { Conclude } from '#app/learning/conclusion.server.ts'
import { readLearner } from '#app/learning/learner.server.ts'
import { dayOf } from '#app/locales/format.ts'
import { readPath, renewPath } from '#app/path/path.server.ts'
import { closeAttempt, listAnswered } from '#db/learning/answers.ts'
import { endDiagnosis, findDiagnosis, listDiagnoses, type Diagnosis } from '#db/learning/diagnoses.ts'
import { withLearner } from '#db/learning/state.ts'
import type { Text } from '#engine/catalog.ts'
import { buildGraph, nodesOfTrack } from '#engine/competency.ts'
import { diagnosisResult, isConclusive, nextItem, type DiagnosisResult } from '#engine/diagnosis.ts'
import type { NodeEstimate } from '#engine/mastery.ts'
import { planPath } from '#engine/path/plan.ts'

/** How many questions she answered, and about how many are left. */
export async function standingOf(
  context: RequestContext,
  person: Pick<Person, 'id'>,
  diagnosis: Diagnosis,
): Promise<{ asked: number; toGo: number }> {
  const { catalog, state } = await readLearner(context, person.id)
  const track = catalog.tracks.find(({ slug }) => slug === diagnosis.track)
  const answered = await listAnswered(context.db, person.id, 'diagnosis', diagnosis.id)
  const asked = answered.map(({ item }) => item)
  if (!track) return { asked: asked.length, toGo: 0 }
  const { toGo } = isConclusive(catalog, track, state, asked, context.now().toISOString())
  return { asked: asked.length, toGo: Math.max(1, toGo) }
}

/** The question that is open, and about how many are left with it; null when there is nothing left to ask. */
export async function nextQuestion(
  context: RequestContext,
  person: Person,
  diagnosis: Diagnosis,
): Promise<{ attempt: ShownAttempt; asked: number; toGo: number } | null> {
  const { catalog } = await context.catalogs.hers(context.db, person.id)
  const track = catalog.tracks.find(({ slug }) => slug === diagnosis.track)
  if (!track) return null
  const attempt = await issueAttempt(context, person, {
    purpose: 'diagnosis',
    context: diagnosis.id,
    choose: ({ state, asked, at }) => nextItem(catalog, track, state, asked, at)?.item ?? null,
  })
  return attempt && { attempt, ...(await standingOf(context, person, diagnosis)) }
}

/** Ends a diagnosis as done or refused, puts its open question aside, and plans her path from what is known. */
export async function closeDiagnosis(
  context: RequestContext,
  learnerId: string,
  id: string,
  end: { state: 'done' | 'refused'; reason: string | null },
): Promise<void> {
  const at = context.now()
  await withLearner(context.db, learnerId, at, async (tx) => {
    const ended = await endDiagnosis(tx, learnerId, id, { ...end, at })
    if (!ended) return
    await closeAttempt(tx, learnerId, 'diagnosis', id, at)
    await renewPath({ ...context, db: tx }, learnerId, 'diagnosis')
  })
}

/** Ends the diagnosis when its latest answer made it conclusive; then she goes to what it says. */
export const concludeDiagnosis: Conclude = async (context, person, learner, attempt) => {
  const diagnosis = await findDiagnosis(context.db, person.id, attempt.context)
  if (!diagnosis || diagnosis.endedAt !== null) return '/diagnosis/result'
  const { catalog } = await context.catalogs.hers(context.db, person.id)
  const track = catalog.tracks.find(({ slug }) => slug === diagnosis.track)
  if (!track) return null
  const answered = await listAnswered(context.db, person.id, 'diagnosis', diagnosis.id)
  const asked = answered.map(({ item }) => item)
  const { done, reason } = isConclusive(catalog, track, learner.state, asked, context.now().toISOString())
  if (!done) return null
  await closeDiagnosis(context, person.id, diagnosis.id, { state: 'done', reason })
  return '/diagnosis/result'
}

/** A competency in the result of a diagnosis, at the level that is told of. */
export interface ResultLine {
  slug: string
  name: Text
  node: string
  canDo: Text
  /** Levels that she has, of those that the track needs. */
  levels: { known: number; all: number }
  answers: number
  right: number
  /** Right answers in a row, up to the latest. */
  streak: number
  basis: NodeEstimate['basis']
  contradiction: boolean
  /** What she says of it herself, where that differs. */
  claim: 'can' | 'cannot' | null
  /** Minutes of a short check. */
  minutes: number
}

export interface ShownDiagnosis {
  /** The day it ended, hers. */
  day: string
  knownNodes: number
  /** Competencies with a level she has, most levels first. */
  known: ResultLine[]
  /** By the lowest level she does not have yet: unsure, or to learn. */
  uncertain: ResultLine[]
  toLearn: ResultLine[]
  calibration: DiagnosisResult['calibration']
  /** Of her path, and of the shortest path of somebody who starts from nothing. */
  minutes: { hers: number; whole: number } | null
}

/** What her latest finished diagnosis says, by competency, with everything known since; null before the first. */
export async function readDiagnosisResult(
  context: RequestContext,
  person: Person,
): Promise<ShownDiagnosis | null> {
  const done = (await listDiagnoses(context.db, person.id)).find(({ state }) => state === 'done')
  const { catalog, state, mastery } = await readLearner(context, person.id)
  const track = catalog.tracks.find(({ slug }) => slug === done?.track)
  if (!done?.endedAt || !track) return null
  const result = diagnosisResult(catalog, track, state, context.now().toISOString())
  const graph = buildGraph(catalog)
  const nodes = nodesOfTrack(catalog, track)
  const known = new Set(result.known)
  const uncertain = new Set(result.uncertain)
  const contradictions = new Set(result.contradictions)
  const lines = catalog.competencies.flatMap(({ slug, name }) => {
    const own = nodes.filter((node) => graph.find(node)?.competency.slug === slug)
    const levels = { known: own.filter((node) => known.has(node)).length, all: own.length }
    const line = (node: string | undefined): ResultLine | null => {
      const found = node === undefined ? undefined : graph.find(node)
      if (!found) return null
      const { answers = 0, right = 0, streak = 0, basis = 'prior' } = mastery[found.id] ?? {}
      const says = state.claims[found.id]
      const claim =
        says === undefined || says === known.has(found.id)
          ? null
          : says
            ? ('can' as const)
            : ('cannot' as const)
      const contradiction = contradictions.has(found.id)
      const minutes = claimMinutes(catalog, found.id)
      return {
        slug,
        name,
        node: found.id,
        canDo: found.canDo,
        levels,
        answers,
        right,
        streak,
        basis,
        contradiction,
        claim,
        minutes,
      }
    }
    const has = line(own.findLast((node) => known.has(node)))
    const lacks = line(own.find((node) => !known.has(node)))
    return [{ has, lacks }]
  })
  const lacking = lines.flatMap(({ lacks }) => lacks ?? [])
  const path = await readPath(context, person)
  return {
    day: dayOf(done.endedAt, person.timeZone),
    knownNodes: known.size,
    known: lines.flatMap(({ has }) => has ?? []).sort((a, b) => b.levels.known - a.levels.known),
    uncertain: lacking.filter(({ node }) => uncertain.has(node)),
    toLearn: lacking.filter(({ node }) => !uncertain.has(node)),
    calibration: result.calibration,
    minutes: path && {
      hers: path.plan.minutes,
      whole: planPath({ ...path.input, mastery: {}, progress: {}, choices: [] }).minutes,
    },
  }
}
