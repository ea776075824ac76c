/** What she does to her path: a choice, a track, other hours. Each is one transaction, and the same form twice is one act. */
import { isDeepStrictEqual } from 'node:util'
import type { Academy } from '#app/academy.server.ts'
import { choiceBefore, choicesThatStand, modulesByDate } from '#app/path/change.server.ts'
import { renewPath, type Hours, type PathCause } from '#app/path/path.server.ts'
import { readStanding, type PathContext } from '#app/path/standing.server.ts'
import type { Database } from '#db/client.server.ts'
import {
  findProfile,
  listExceptions,
  removeException,
  saveEnrolment,
  saveException,
  saveMinutesByWeekday,
  weekOf,
} from '#db/enrolments.ts'
import {
  findPath,
  listPathChoices,
  listPathVersions,
  savePathChoice,
  type PathVersion,
} from '#db/learning/path.ts'
import { withLearner } from '#db/learning/state.ts'
import { findPerson } from '#db/people.ts'
import type { PlainDate } from '#engine/calendar.ts'
import { layAgain } from '#engine/path/again.ts'
import type { PathChoice, Plan } from '#engine/path/plan.ts'

/**
 * What became of an act on the path, and the version that stands now: done now, done before (the same form twice), or nothing
 * done because the path had changed meanwhile.
 */
export interface PathAct {
  outcome: 'done' | 'repeated' | 'stale'
  version: number
}

/**
 * Keeps a choice about a module (null takes it back) and plans anew; `version` is the path she was looking at. `proposed`: the
 * proposal that she accepts by it, and whose it is.
 */
export async function choosePath(
  context: PathContext,
  learnerId: string,
  given: {
    module: string
    choice: PathChoice['choice'] | null
    version: number
    proposed?: { id: string; authorId: string }
  },
): Promise<PathAct> {
  const { module, choice, proposed } = given
  const cause: PathCause =
    choice && proposed
      ? `proposal:${choice}:${module}:${proposed.id}`
      : `choice:${choice ?? 'undo'}:${module}`
  return actOnPath(
    context,
    learnerId,
    given.version,
    cause,
    async (tx, path) => {
      const choices = await listPathChoices(tx, learnerId)
      const own = choices.find((one) => one.module === module)
      const current = own?.choice ?? null
      // Of several that she put first, the last one goes before the others.
      const isBehind = choices.some((one) => one.choice === 'first' && own !== undefined && one.at > own.at)
      if (current === choice && !(choice === 'first' && isBehind)) return null
      const made = [`choice:${current}:${module}`, `proposal:${current}:${module}:`]
      const takenBack = choice === null && made.some((cause) => path?.cause.startsWith(cause))
      const earlier = takenBack && path ? await findPath(tx, learnerId, path.version - 1) : null
      return {
        save: async (at) => {
          const before =
            takenBack && path
              ? choiceBefore(await listPathVersions(tx, learnerId, path.version), path.version, module)
              : null
          if (before?.choice === 'first')
            await savePathChoice(tx, learnerId, module, before.choice, before.at)
          else await savePathChoice(tx, learnerId, module, choice, at)
        },
        ...(earlier?.plan.track === path?.plan.track && { resembling: earlier?.plan }),
      }
    },
    proposed?.authorId,
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
    const sameWeek = isDeepStrictEqual(weekOf(profile), weekOf(given))
    if (sameWeek && gone.length === 0 && fresh.length === 0) return null
    return {
      save: async () => {
        await saveMinutesByWeekday(tx, learnerId, given.minutesByWeekday, at, given.sittingsByWeekday)
        for (const { id } of gone) await removeException(tx, learnerId, id)
        for (const exception of fresh) await saveException(tx, learnerId, exception)
      },
    }
  })
}

/** Modules that one act puts first at most: more than a path holds. */
export const mostFirst = 200

/** Puts first the modules that bring most by a day, and plans anew; `version` is the path she was looking at. */
export async function beginWith(
  context: PathContext,
  learnerId: string,
  { day, modules, version }: { day: PlainDate; modules: readonly string[]; version: number },
): Promise<PathAct> {
  const cause = `by-date:${day}:${modules.join('+')}` as const
  return actOnPath(context, learnerId, version, cause, (tx, path) =>
    Promise.resolve(
      path?.cause === cause
        ? null
        : {
            save: async (at) => {
              for (const module of modules) await savePathChoice(tx, learnerId, module, 'first', at)
            },
          },
    ),
  )
}

/**
 * Takes back what a version put first for a day, as far as it still stands; each module has the choice it had before again. Null
 * when that version put nothing first.
 */
export async function stopBeginning(
  context: PathContext,
  learnerId: string,
  { of, version }: { of: number; version: number },
): Promise<PathAct | null> {
  const begun = await findPath(context.db, learnerId, of)
  const [, day = ''] = begun?.cause.split(':') ?? []
  if (!begun || modulesByDate(begun.cause).length === 0) return null
  return actOnPath(context, learnerId, version, `by-date-undo:${day}:${of}`, async (tx, path) => {
    const versions = await listPathVersions(tx, learnerId, Math.max(1, path?.version ?? 0))
    const stand = choicesThatStand(versions, await listPathChoices(tx, learnerId)).get(of) ?? []
    if (stand.length === 0) return null
    const earlier = path?.version === of ? await findPath(tx, learnerId, of - 1) : null
    const before = earlier?.plan.track === begun.plan.track ? earlier.plan : undefined
    return {
      save: async (at) => {
        for (const module of stand) {
          const choice = choiceBefore(versions, of, module)
          await savePathChoice(tx, learnerId, module, choice?.choice ?? null, choice?.at ?? at)
        }
      },
      resembling: before,
    }
  })
}

/**
 * One act on the path she sees, in one transaction and at one instant. `look` gives what to do, or null when it is done already.
 */
async function actOnPath(
  context: PathContext,
  learnerId: string,
  version: number,
  cause: PathCause,
  look: (
    tx: Database,
    path: PathVersion | null,
  ) => Promise<{ save: (at: Date) => Promise<void>; resembling?: Plan } | null>,
  authorId = learnerId,
): Promise<PathAct> {
  const at = context.now()
  return withLearner(context.db, learnerId, at, async (tx): Promise<PathAct> => {
    const path = await findPath(tx, learnerId)
    const act = await look(tx, path)
    if (!act) return { outcome: 'repeated', version: path?.version ?? 0 }
    if (path && path.version !== version) return { outcome: 'stale', version: path.version }
    const person = await findPerson(tx, learnerId)
    const standing = person && (await readStanding(context, tx, person))
    const before = standing && path?.plan.track === standing.track.slug ? path.plan : undefined
    const stood = standing && before ? layAgain(before, standing.input) : undefined
    await act.save(at)
    const renewal = await renewPath({ ...context, db: tx, now: () => at }, learnerId, cause, {
      before: stood,
      resembling: act.resembling,
      authorId,
    })
    return { outcome: 'done', version: renewal?.version ?? 0 }
  })
}
