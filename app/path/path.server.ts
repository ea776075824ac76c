/** Her path: planned anew when something happened, laid from today when she looks at it. */
import { lessToday, readStanding, type PathContext, type Standing } from '#app/path/standing.server.ts'
import type { AvailabilityException, DeclaredWeek } from '#db/enrolments.ts'
import { listTimeSpent } from '#db/learning/modules.ts'
import { findPath, savePathVersion, type PathVersion } from '#db/learning/path.ts'
import { withLearner } from '#db/learning/state.ts'
import { findPerson } from '#db/people.ts'
import { addDays, daysBetween, type PlainDate } from '#engine/calendar.ts'
import { layAgain } from '#engine/path/again.ts'
import { comparePlans, type ComparedPlan, type PlanChange } from '#engine/path/compare.ts'
import { planPath, type PathChoice, type Plan } from '#engine/path/plan.ts'

/** Why a version of a path was made, as it is kept; what it is about stands after a colon. */
export type PathCause =
  | 'start'
  | 'diagnosis'
  | 'hours'
  | 'return'
  | 'catalog'
  | 'night'
  | 'merged'
  | `check:${string}`
  | `tried:${string}`
  | `claim:${string}`
  | `project:${string}`
  | `choice:${PathChoice['choice'] | 'undo'}:${string}`
  | `proposal:${PathChoice['choice']}:${string}:${string}`
  | `validation:${string}`
  | `contest:${string}`
  | `by-date:${PlainDate}:${string}`
  | `by-date-undo:${PlainDate}:${number}`
  | `feedback:${string}`

/** Days without any trace of her after which the path says what it did meanwhile: nothing. */
const absenceDays = 7

export interface Renewal {
  version: number
  change: PlanChange | null
}

/** Causes that the history tells even when they changed nothing. */
const alwaysTold =
  /^(by-date|check|choice|claim|contest|feedback|hours|merged|project|proposal|return|validation)/

/**
 * Plans her path anew from everything known now, and keeps it as a new version when something changed, or when its cause is
 * worth telling anyway. What changed is told against `before`, the path as it stood until then: by default the same modules
 * laid from today, so that days which passed are no change; after an absence they are. `resembling` is the plan whose modules
 * and order are kept where that costs little: by default the latest. `authorId` is whoever else brought it about. Null without a
 * track. Joins the transaction when `context.db` is one.
 */
export async function renewPath(
  context: PathContext,
  learnerId: string,
  cause: PathCause,
  {
    before,
    resembling,
    authorId = learnerId,
  }: { before?: ComparedPlan; resembling?: Plan; authorId?: string } = {},
): Promise<Renewal | null> {
  const at = context.now()
  return withLearner(context.db, learnerId, at, async (tx) => {
    const person = await findPerson(tx, learnerId)
    const standing = person && (await readStanding(context, tx, person))
    if (!standing) return null
    const latest = await findPath(tx, learnerId)
    const previous = latest?.plan.track === standing.track.slug ? latest.plan : undefined
    const plan = planPath({ ...standing.input, previous: resembling ?? previous })
    const stood = previous && (before ?? (cause === 'return' ? previous : layAgain(previous, standing.input)))
    const change = stood ? comparePlans(stood, plan) : null
    if (latest && change?.same && !alwaysTold.test(cause)) return { version: latest.version, change }
    const nobody = cause === 'return' || cause === 'catalog' || cause === 'night' || cause === 'merged'
    const version = await savePathVersion(tx, learnerId, {
      basedOn: latest?.version ?? 0,
      plan,
      cause,
      authorId: nobody ? null : authorId,
      change,
      at,
    })
    if (version === null) throw new Error('a path version was made under the lock of its learner')
    return { version, change }
  })
}

export interface LearnerPath extends Standing {
  version: PathVersion
  /** The modules of the version, laid from today. */
  plan: Plan
}

/**
 * Her path as it stands today, or null while she is on no track. The first look makes it; a look after an absence, or after
 * the catalogue lost one of its modules, plans it anew. Otherwise the same modules are laid from today.
 */
export async function readPath(
  context: PathContext,
  person: { id: string; timeZone: string },
): Promise<LearnerPath | null> {
  const standing = await readStanding(context, context.db, person)
  if (!standing) return null
  let version = await findPath(context.db, person.id)
  const cause = await renewalDue(context, person.id, standing, version)
  if (cause) {
    await renewPath(context, person.id, cause)
    version = await findPath(context.db, person.id)
  }
  if (!version) throw new Error('a path that was just made is gone')
  return { ...standing, version, plan: layAgain(version.plan, standing.input) }
}

/** Her path laid from today as it was last planned, for a letter: it plans nothing anew and keeps nothing. Null without one. */
export async function findLaidPath(
  context: PathContext,
  person: { id: string; timeZone: string },
): Promise<LearnerPath | null> {
  const standing = await readStanding(context, context.db, person)
  const version = standing && (await findPath(context.db, person.id))
  if (version?.plan.track !== standing?.track.slug || !standing || !version) return null
  return { ...standing, version, plan: layAgain(version.plan, standing.input) }
}

async function renewalDue(
  context: PathContext,
  learnerId: string,
  { track, catalog, learner, today }: Standing,
  version: PathVersion | null,
): Promise<PathCause | null> {
  if (!version || version.plan.track !== track.slug) return 'start'
  const known = new Set(catalog.modules.map(({ slug }) => slug))
  if (version.plan.steps.some(({ module }) => !known.has(module))) return 'catalog'
  // A version of the night was made without her.
  const [latest = null] = [version.cause === 'night' ? null : version.madeAt, learner.lastEvidenceAt]
    .flatMap((at) => (at ? [at.toISOString().slice(0, 10)] : []))
    .sort()
    .reverse()
  if (latest !== null && daysBetween(latest, today) < absenceDays) return null
  const recent = await listTimeSpent(context.db, learnerId, addDays(today, 1 - absenceDays))
  return recent.length > 0 ? null : 'return'
}

export interface Hours extends DeclaredWeek {
  /** All her exceptions to the week, as they are to be. */
  exceptions: AvailabilityException[]
}

/** The path as other hours would lay it: the same modules, other days, around what is fixed. */
export function layWith(path: LearnerPath, hours: Hours): Plan {
  return layAgain(path.version.plan, {
    ...path.input,
    availability: lessToday({ ...hours, fixed: path.declared.fixed }, path.today, path.minutesToday),
  })
}
