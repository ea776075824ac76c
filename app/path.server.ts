/** Her path: planned anew when something happened, laid from today when she looks at it. */
import { isDeepStrictEqual } from 'node:util'
import type { Academy } from '#app/academy.server.ts'
import { learnerModel } from '#app/learner.server.ts'
import { dayOf } from '#app/locales/format.ts'
import type { Database } from '#db/client.server.ts'
import {
  findEnrolment,
  findProfile,
  listExceptions,
  removeException,
  saveEnrolment,
  saveException,
  saveMinutesByWeekday,
  type AvailabilityException,
  type Enrolment,
} from '#db/enrolments.ts'
import { listModuleProgress, listTimeSpent, type ModuleProgress } from '#db/learning/modules.ts'
import {
  findPath,
  listPathChoices,
  savePathChoice,
  savePathVersion,
  type PathVersion,
} from '#db/learning/path.ts'
import { findLearner, withLearner, type Learner } from '#db/learning/state.ts'
import { listSentProjects } from '#db/learning/submissions.ts'
import { findPerson } from '#db/people.ts'
import { addDays, daysBetween, type PlainDate } from '#engine/calendar.ts'
import type { Catalog, Track } from '#engine/catalog.ts'
import { layAgain } from '#engine/path/again.ts'
import { comparePlans, type PlanChange } from '#engine/path/compare.ts'
import { latestChoices } from '#engine/path/needs.ts'
import { planPath, type PathChoice, type Plan, type PlanInput, type Progress } from '#engine/path/plan.ts'
import { freeMinutes, type Availability } from '#engine/path/schedule.ts'

type PathContext = Pick<Academy, 'db' | 'catalogs' | 'now'>

/** Why a version of a path was made, as it is kept; what it is about stands after a colon. */
export type PathCause =
  | 'start'
  | 'diagnosis'
  | 'hours'
  | 'return'
  | 'catalog'
  | `check:${string}`
  | `tried:${string}`
  | `claim:${string}`
  | `project:${string}`
  | `choice:${PathChoice['choice'] | 'undo'}:${string}`

/** Days without any trace of her after which the path says what it did meanwhile: nothing. */
const absenceDays = 7

/** Everything that a path follows from. */
export interface Standing {
  enrolment: Enrolment
  track: Track
  catalog: Catalog
  learner: Learner
  modules: ModuleProgress[]
  today: PlainDate
  input: Omit<PlanInput, 'previous'>
  /** As she told it, without what she has already done today. */
  declared: Availability
  /** Measured today, in minutes. */
  minutesToday: number
}

async function readStanding(
  context: PathContext,
  db: Database,
  person: { id: string; timeZone: string },
): Promise<Standing | null> {
  const published = await context.catalogs.published(db)
  const { catalog } = published
  const enrolment = await findEnrolment(db, person.id)
  const track = catalog.tracks.find(({ slug }) => slug === enrolment?.track)
  if (!enrolment || !track) return null
  const now = context.now()
  const today = dayOf(now, person.timeZone)
  const model = learnerModel(published)
  const [learner, modules, sent, choices, profile, exceptions, spent] = await Promise.all([
    findLearner(db, model, person.id),
    listModuleProgress(db, person.id),
    listSentProjects(db, person.id),
    listPathChoices(db, person.id),
    findProfile(db, person.id),
    listExceptions(db, person.id),
    listTimeSpent(db, person.id, today),
  ])
  const declared = { minutesByWeekday: profile?.minutesByWeekday ?? Array<number>(7).fill(0), exceptions }
  const minutesToday = spent.reduce((sum, { seconds }) => sum + seconds, 0) / 60
  const progress: Progress = Object.fromEntries(
    modules.map(({ module, stage, seconds }) => [
      module,
      { done: stage === 'done', minutesSpent: seconds / 60, projectSent: sent.has(module) },
    ]),
  )
  return {
    enrolment,
    track,
    catalog,
    learner,
    modules,
    today,
    declared,
    minutesToday,
    input: {
      catalog,
      track,
      mastery: model.estimate(learner.state, now.toISOString()),
      progress,
      choices,
      availability: lessToday(declared, today, minutesToday),
      today,
    },
  }
}

/** What is left of today once she has learnt for so many minutes; the other days stay as they are. */
function lessToday(availability: Availability, today: PlainDate, minutes: number): Availability {
  if (minutes < 1) return availability
  const left = Math.max(0, freeMinutes(availability, today) - Math.round(minutes))
  return {
    ...availability,
    exceptions: [...availability.exceptions, { from: today, to: today, minutes: left }],
  }
}

export interface Renewal {
  version: number
  change: PlanChange | null
}

/** Causes that the history tells even when they changed nothing. */
const alwaysTold = /^(check|choice|claim|hours|project|return)/

/**
 * Plans her path anew from everything known now, and keeps it as a new version when something changed, or when its cause is
 * worth telling anyway. What changed is told against `before`, the path as it stood until then: by default the same modules
 * laid from today, so that days which passed are no change; after an absence they are. `resembling` is the plan whose modules
 * and order are kept where that costs little: by default the latest. Null without a track. Joins the transaction when
 * `context.db` is one.
 */
export async function renewPath(
  context: PathContext,
  learnerId: string,
  cause: PathCause,
  { before, resembling }: { before?: Plan; resembling?: Plan } = {},
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
    const nobody = cause === 'return' || cause === 'catalog'
    const version = await savePathVersion(tx, learnerId, {
      basedOn: latest?.version ?? 0,
      plan,
      cause,
      authorId: nobody ? null : learnerId,
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
  const [latest = null] = [version.madeAt, learner.lastEvidenceAt]
    .flatMap((at) => (at ? [at.toISOString().slice(0, 10)] : []))
    .sort()
    .reverse()
  if (latest !== null && daysBetween(latest, today) < absenceDays) return null
  const recent = await listTimeSpent(context.db, learnerId, addDays(today, 1 - absenceDays))
  return recent.length > 0 ? null : 'return'
}

/**
 * What became of an act on the path, and the version that stands now: done now, done before (the same form twice), or nothing
 * done because the path had changed meanwhile.
 */
export interface PathAct {
  outcome: 'done' | 'repeated' | 'stale'
  version: number
}

/** Keeps a choice about a module (null takes it back) and plans anew; `version` is the path she was looking at. */
export async function choosePath(
  context: PathContext,
  learnerId: string,
  given: { module: string; choice: PathChoice['choice'] | null; version: number },
): Promise<PathAct> {
  const { module, choice } = given
  return actOnPath(
    context,
    learnerId,
    given.version,
    `choice:${choice ?? 'undo'}:${module}`,
    async (tx, path) => {
      const current = latestChoices(await listPathChoices(tx, learnerId)).get(module) ?? null
      if (current === choice) return null
      const takenBack = choice === null && path?.cause === `choice:${current}:${module}`
      const earlier = takenBack ? await findPath(tx, learnerId, path.version - 1) : null
      return {
        save: () => savePathChoice(tx, learnerId, module, choice, context.now()),
        ...(earlier?.plan.track === path?.plan.track && { resembling: earlier?.plan }),
      }
    },
  )
}

/** Puts her on a track, and makes the path to it. */
export async function joinTrack(
  context: PathContext & Pick<Academy, 'newId'>,
  learnerId: string,
  track: string,
): Promise<void> {
  const at = context.now()
  await withLearner(context.db, learnerId, at, async (tx) => {
    await saveEnrolment(tx, learnerId, { id: context.newId(), track, at })
    await renewPath({ ...context, db: tx }, learnerId, 'start')
  })
}

export interface Hours {
  /** Monday first. */
  minutesByWeekday: number[]
  /** All her exceptions to the week, as they are to be. */
  exceptions: AvailabilityException[]
}

/** Keeps her hours and plans anew; `version` is the path she was looking at. */
export async function saveHours(
  context: PathContext,
  learnerId: string,
  given: Hours & { version: number },
): Promise<PathAct> {
  const at = context.now()
  return actOnPath(context, learnerId, given.version, 'hours', async (tx) => {
    const profile = await findProfile(tx, learnerId)
    const kept = await listExceptions(tx, learnerId)
    const gone = kept.filter(({ id }) => !given.exceptions.some((one) => one.id === id))
    const known = new Set(kept.map(({ id }) => id))
    const fresh = given.exceptions.filter(({ id }) => !known.has(id))
    const sameWeek = isDeepStrictEqual(profile?.minutesByWeekday, given.minutesByWeekday)
    if (sameWeek && gone.length === 0 && fresh.length === 0) return null
    return {
      save: async () => {
        await saveMinutesByWeekday(tx, learnerId, given.minutesByWeekday, at)
        for (const { id } of gone) await removeException(tx, learnerId, id)
        for (const exception of fresh) await saveException(tx, learnerId, exception)
      },
    }
  })
}

/** The path as other hours would lay it: the same modules, other days. */
export function layWith(path: LearnerPath, hours: Hours): Plan {
  return layAgain(path.version.plan, {
    ...path.input,
    availability: lessToday(hours, path.today, path.minutesToday),
  })
}

/** One act on the path she sees, in one transaction. `look` gives what to do, or null when it is done already. */
async function actOnPath(
  context: PathContext,
  learnerId: string,
  version: number,
  cause: PathCause,
  look: (
    tx: Database,
    path: PathVersion | null,
  ) => Promise<{ save: () => Promise<void>; resembling?: Plan } | null>,
): Promise<PathAct> {
  return withLearner(context.db, learnerId, context.now(), async (tx): Promise<PathAct> => {
    const path = await findPath(tx, learnerId)
    const act = await look(tx, path)
    if (!act) return { outcome: 'repeated', version: path?.version ?? 0 }
    if (path && path.version !== version) return { outcome: 'stale', version: path.version }
    const person = await findPerson(tx, learnerId)
    const standing = person && (await readStanding(context, tx, person))
    const before = standing && path?.plan.track === standing.track.slug ? path.plan : undefined
    const stood = standing && before ? layAgain(before, standing.input) : undefined
    await act.save()
    const renewal = await renewPath({ ...context, db: tx }, learnerId, cause, {
      before: stood,
      resembling: act.resembling,
    })
    return { outcome: 'done', version: renewal?.version ?? 0 }
  })
}
