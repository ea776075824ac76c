/**
 * What a draft would do to the learners, worked out beside the pages, and what its publication then does: both by the same engine
 * functions on what is stored. See docs/decisions/0013-edits-and-retired-nodes.md.
 */
import { setImmediate } from 'node:timers/promises'
import type { Academy } from '#app/academy.server.ts'
import { learnerModel } from '#app/learning/learner.server.ts'
import { renewPath } from '#app/path/path.server.ts'
import { fixedSince, unestimatedInput } from '#app/path/standing.server.ts'
import { readDraft } from '#app/studio/draft.server.ts'
import { openImpactThreads, type ImpactThreads } from '#app/studio/impact-threads.server.ts'
import { findDraft } from '#db/drafts.ts'
import type { Database } from '#db/client.server.ts'
import { listKnownStandings, type StoredStanding } from '#db/learning/standing.ts'
import { listEvidence, saveRebuiltState, saveRevisionOfState, withLearner } from '#db/learning/state.ts'
import {
  countEnrolled,
  findPreview,
  listReached,
  recordEffect,
  savePreview,
  savePreviewFailed,
  saveProgress,
  saveUnreached,
} from '#db/previews.ts'
import { findRevision } from '#db/catalog.ts'
import { listPinned, removePin } from '#db/pins.ts'
import type { Catalog } from '#engine/catalog.ts'
import { effectOf, noEffect, withEffect, type Effect } from '#engine/impact/effect.ts'
import {
  impactOn,
  isStateTouched,
  reachedBy,
  reachOf,
  type ImpactLearner,
  type Reach,
} from '#engine/impact.ts'
import { initialState, isDrawnWith, rebuild } from '#engine/learner.ts'
import type { KnownPlan } from '#engine/path/plan.ts'

export const previewQueue = 'draft-previews'
export const followQueue = 'revision-follow'

export interface PreviewJob {
  id: string
}
export interface FollowJob {
  revisionId: number
  /** Those who stay on this earlier revision; absent: all who were on the one before. */
  from?: number | undefined
}

/** So many are worked out before threads would have started. */
const fewLearners = 200
/** Learners read by one query. */
const readTogether = 50
/** Learners brought along at one time, each in a transaction of her own: the database works for one while another is planned. */
const followedAtOnce = 4
/** Learners brought along by one statement. */
const movedTogether = 1_000

type ImpactContext = Pick<Academy, 'db' | 'catalogs' | 'now' | 'log'>

/** One learner as the engine takes her; null where she is on no track of the base. */
async function readImpactLearner(
  db: Database,
  reach: Reach,
  base: { id: number; catalog: Catalog },
  stored: StoredStanding<KnownPlan>,
  now: Date,
): Promise<ImpactLearner | null> {
  const track = base.catalog.tracks.find(({ slug }) => slug === stored.enrolment.track)
  if (!track) return null
  const drawn =
    stored.revisionId === base.id && stored.state !== null && isDrawnWith(base.catalog, stored.state)
  const known = stored.state === null ? [] : null
  const evidence =
    known ??
    (!drawn || isStateTouched(reach, { state: stored.state ?? initialState() })
      ? await listEvidence(db, stored.learnerId)
      : [])
  const state = drawn && stored.state ? stored.state : rebuild(base.catalog, evidence)
  const input = unestimatedInput(base, stored, now)
  if (!input) return null
  const { catalog: _catalog, track: _track, ...rest } = input
  const previous = stored.plan?.track === track.slug ? stored.plan : undefined
  return {
    track: track.slug,
    state,
    evidence,
    at: now.toISOString(),
    input: { ...rest, ...(previous && { previous }) },
  }
}

/** Works out a preview, once; nobody is changed by it. */
export async function computePreview(context: ImpactContext, { id }: PreviewJob): Promise<void> {
  const { db } = context
  const preview = await findPreview(db, id)
  if (preview?.state !== 'waiting') return
  const draft = await findDraft(db, preview.draftId)
  const base = await context.catalogs.published(db)
  if (!draft || draft.version !== preview.version || draft.baseId !== base.id)
    return savePreviewFailed(db, id)
  const { catalog } = await readDraft(context, db, draft)
  const reach = reachOf(base.catalog, await context.catalogs.fitted(db, catalog))
  const total = await countEnrolled(db)
  const threads = total > fewLearners ? openImpactThreads(id, reach) : null
  try {
    const told = await effectsOn(context, { id, base, reach, total, threads })
    await savePreview(db, { id, at: context.now(), ...told })
  } finally {
    threads?.close()
  }
}

interface PreviewWalk {
  id: string
  base: { id: number; catalog: Catalog }
  reach: Reach
  total: number
  threads: ImpactThreads | null
}

/** The effects on all learners that a change reaches; how far it has come is saved on the way. */
async function effectsOn({ db, now: clock }: ImpactContext, walk: PreviewWalk) {
  const { id, base, reach, total, threads } = walk
  const now = clock()
  const reached = reachedBy(reach)
  let sums = noEffect
  const effects: Record<string, Effect> = {}
  const read = async (after: string) => {
    const together = await listReached(db, { reached, baseId: base.id }, after, readTogether)
    return { last: together.at(-1), standings: await listKnownStandings(db, together, fixedSince(now)) }
  }
  const workOut = async (standings: readonly StoredStanding<KnownPlan>[]) => {
    const learners: { id: string; learner: ImpactLearner | null }[] = []
    for (const stored of standings) {
      await setImmediate()
      learners.push({
        id: stored.learnerId,
        learner: await readImpactLearner(db, reach, base, stored, now),
      })
    }
    const there = learners.flatMap(({ learner }) => learner ?? [])
    const worked = await (threads?.effects(there) ?? workOutHere(reach, there))
    for (const { id: learnerId, learner } of learners) {
      const effect = (learner && worked.shift()) ?? null
      sums = withEffect(sums, effect)
      if (effect) effects[learnerId] = effect
    }
    await saveProgress(db, id, { done: sums.learners, total })
  }
  // The database reads on while these are worked out; a fault of any is met when its turn comes.
  const heldBack = <Result>(promise: Promise<Result>) => {
    promise.catch(() => undefined)
    return promise
  }
  const underWay: Promise<void>[] = []
  let next = heldBack(read(''))
  for (;;) {
    const { last, standings } = await next
    if (last === undefined) break
    next = heldBack(read(last))
    underWay.push(heldBack(workOut(standings)))
    if (underWay.length > (threads?.count ?? 0)) await underWay.shift()
  }
  for (const work of underWay) await work
  // Nobody else can see a difference.
  return { sums: { ...sums, learners: Math.max(total, sums.learners) }, effects }
}

async function workOutHere(reach: Reach, learners: readonly ImpactLearner[]): Promise<(Effect | null)[]> {
  const effects: (Effect | null)[] = []
  for (const learner of learners) {
    await setImmediate()
    effects.push(effectOf(impactOn(reach, learner)))
  }
  return effects
}

/** A walk over all learners to the revision that was published. */
interface Walk {
  revisionId: number
  base: { id: number; catalog: Catalog }
  reach: Reach
  model: ReturnType<typeof learnerModel>
  /** They were pinned to an earlier revision, and are no longer. */
  released: boolean
}

/** Brings one learner along, under her lock. */
async function followOne(
  { db, catalogs, now: clock, log }: ImpactContext,
  { revisionId, base, reach, model, released }: Walk,
  learnerId: string,
): Promise<void> {
  const now = clock()
  await withLearner(db, learnerId, now, async (tx) => {
    if (released) await removePin(tx, learnerId)
    const [stored] = await listKnownStandings(tx, [learnerId], fixedSince(now))
    const learner = stored && (await readImpactLearner(tx, reach, base, stored, now))
    const impact = learner ? impactOn(reach, learner) : null
    if (stored?.state && stored.revisionId !== revisionId) {
      const same =
        stored.revisionId === base.id && !reach.everyone && !isStateTouched(reach, { state: stored.state })
      if (!same) await saveRebuiltState(tx, model, learnerId, now)
      else await saveRevisionOfState(tx, learnerId, revisionId)
    }
    const within = { db: tx, catalogs, now: () => now }
    // As it stood by the catalogue before: laid again by the new one, it would show nothing of what changed.
    const stood = impact?.moved ? { before: impact.moved.before } : {}
    const renewal = impact ? await renewPath(within, learnerId, 'catalog', stood) : null
    const moved = renewal?.change && impact?.moved ? { ...impact.moved, change: renewal.change } : null
    const effect = impact && effectOf({ ...impact, moved })
    await recordEffect(tx, { revisionId, learnerId, at: now, effect })
  }).catch((error: unknown) => {
    log.warn({ error, learnerId, revisionId }, 'no path by a new revision')
    throw error
  })
}

/**
 * Brings every learner to a revision that was just published: her state is drawn by it, her path planned anew where the revision
 * reaches it, and what it did to her is kept. Whom it cannot reach many at a time, the others each under her lock and once: a walk
 * that was killed goes on.
 */
export async function followRevision(context: ImpactContext, { revisionId, from }: FollowJob): Promise<void> {
  const { db } = context
  const revision = await findRevision(db, revisionId)
  const published = await context.catalogs.published(db)
  if (!revision || revision.parentId === null || published.id !== revisionId) return
  const released = from !== undefined
  const baseId = from ?? revision.parentId
  const parent = await context.catalogs.revision(db, baseId)
  const base = { id: baseId, catalog: await context.catalogs.fitted(db, parent) }
  const reach = reachOf(base.catalog, published.catalog)
  const walk = { revisionId, base, reach, model: learnerModel(published), released }
  const reached = reachedBy(reach)
  const bringing = { baseId, revisionId, at: context.now() }
  while (reached && !released && (await saveUnreached(db, { ...bringing, reached }, movedTogether)) > 0)
    await setImmediate()
  for (let after = ''; ;) {
    const everybody = { reached: null, baseId, unnoted: revisionId }
    const together = await (released
      ? listPinned(db, from, after, readTogether)
      : listReached(db, everybody, after, readTogether))
    after = together.at(-1) ?? ''
    if (together.length === 0) break
    const left = together.values()
    const one = async () => {
      for (const learnerId of left) {
        await setImmediate()
        await followOne(context, walk, learnerId)
      }
    }
    // All have come to their end before the first fault ends the walk.
    const walked = await Promise.allSettled(Array.from({ length: followedAtOnce }, one))
    for (const end of walked) if (end.status === 'rejected') throw end.reason
  }
}
