/**
 * The night: paths take in what their learners showed since they were made. The queue holds one job for each part of the
 * learners; any number of processes work through it. A job reads whose path is behind when it begins, and each path is planned
 * under the lock of its learner from what is stored: planned twice, it changes once. So a job that was killed is done again.
 */
import { setImmediate } from 'node:timers/promises'
import { renewPath } from '#app/path/path.server.ts'
import { fixedSince, inputFromStored, type PathContext } from '#app/path/standing.server.ts'
import type { Academy } from '#app/academy.server.ts'
import type { Jobs } from '#app/jobs.server.ts'
import { databaseCode } from '#db/client.server.ts'
import { idFrom } from '#db/identifier.ts'
import { listPathsBehind } from '#db/learning/path.ts'
import { listStandings } from '#db/learning/standing.ts'
import { layAgain } from '#engine/path/again.ts'
import { comparePlans } from '#engine/path/compare.ts'
import { planPath } from '#engine/path/plan.ts'

export const nightQueue = 'night-paths'
/** Jobs of one night: at 150,000 learners some 300 each, well within the time a job may take. */
export const nightParts = 512
/** Answers older than this were taken in by a night before. */
const lookBackDays = 3

/** Learners read by one query. */
const readTogether = 50

export interface NightPart {
  /** ISO instant at which the night began. */
  night: string
  part: number
  parts: number
}

/** Adds the jobs of a night; added again while the queue holds them, they are the same ones. */
export async function beginNight(jobs: Pick<Jobs, 'add'>, night: Date, parts = nightParts): Promise<void> {
  for (let part = 0; part < parts; part += 1) {
    const data: NightPart = { night: night.toISOString(), part, parts }
    await jobs.add(nightQueue, data, undefined, idFrom(data.night.slice(0, 10), part, parts))
  }
}

/**
 * Plans anew the paths of one part that are behind; how many were. One that cannot be planned keeps no other from it. Throws
 * when the database is away: the queue tries the part again.
 */
export async function replanPart(
  context: PathContext & Pick<Academy, 'log'>,
  { night, part, parts }: NightPart,
): Promise<number> {
  const since = new Date(Date.parse(night) - lookBackDays * 86_400_000)
  const learners = await listPathsBehind(context.db, { since, part, parts })
  for (let first = 0; first < learners.length; first += readTogether) {
    const together = learners.slice(first, first + readTogether)
    for (const learner of await listChanged(context, together)) {
      await renewPath(context, learner, 'night').catch((error: unknown) => {
        if (databaseCode(error) !== null) throw error
        context.log.warn({ error, learner }, 'no path by night')
      })
    }
  }
  return learners.length
}

/**
 * Of some learners those whose path would change, looked at without a lock: most paths stay, and reading many at once costs a
 * third. What changes is then read again and planned under the lock.
 */
export async function listChanged(context: PathContext, learners: string[]): Promise<string[]> {
  const now = context.now()
  const changed: string[] = []
  for (const stored of await listStandings(context.db, learners, fixedSince(now))) {
    // Pages are answered between one learner and the next.
    await setImmediate()
    const hers = await context.catalogs.hers(context.db, stored.learnerId)
    const input = inputFromStored(hers, stored, now)
    const { plan: previous } = stored
    const same =
      input &&
      previous?.track === input.track.slug &&
      comparePlans(layAgain(previous, input), planPath({ ...input, previous })).same
    if (!same) changed.push(stored.learnerId)
  }
  return changed
}
