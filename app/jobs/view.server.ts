/** The background work as an administrator sees it: what each queue holds, and what was given up. */
import type { RequestContext } from '#app/academy.server.ts'
import { listFailedJobs, listQueues } from '#db/jobs.ts'

/** Failures shown of each queue. */
const shownFailures = 10
/** Days that a queue is looked ahead for its next time: a week's job comes within seven. */
const daysAhead = 8
const minute = 60_000

export interface ShownQueue {
  name: string
  waiting: number
  again: number
  running: number
  failed: number
  /** Minutes that the job which waits longest has waited. */
  waitMinutes: number | null
  /** ISO instants. */
  next: string | null
  doneAt: string | null
}

export interface ShownFailures {
  queue: string
  count: number
  jobs: { id: string; at: string; tries: number; error: string | null }[]
}

/** Everything that the page shows. `until`: the moment it was read, for its forms. */
export async function showJobs(
  context: RequestContext,
): Promise<{ queues: ShownQueue[]; failures: ShownFailures[]; until: string }> {
  const { db } = context
  // Jobs are kept by the database's clock and by that of the process which does them: this is about them, not about days.
  const now = new Date()
  const [queues, failed] = await Promise.all([listQueues(db), listFailedJobs(db, shownFailures)])
  return {
    queues: queues.map(({ cron, waitingSince, doneAt, ...queue }) => ({
      ...queue,
      waitMinutes: waitingSince && Math.max(0, (now.getTime() - waitingSince.getTime()) / minute),
      next: cron === null ? null : (nextTime(cron, now)?.toISOString() ?? null),
      doneAt: doneAt?.toISOString() ?? null,
    })),
    failures: queues
      .filter(({ failed: count }) => count > 0)
      .map(({ name, failed: count }) => ({
        ...{ queue: name, count },
        jobs: failed
          .filter(({ queue }) => queue === name)
          .map(({ id, at, tries, error }) => ({ id, at: at.toISOString(), tries, error })),
      })),
    until: now.toISOString(),
  }
}

/** The next minute (UTC) that a cron line means; ours say minute, hour and weekday by a number, a star or a step. */
export function nextTime(cron: string, after: Date): Date | null {
  const [minutes = '*', hours = '*', , , weekdays = '*'] = cron.split(' ')
  const means = (part: string, value: number) =>
    part === '*' || (part.startsWith('*/') ? value % Number(part.slice(2)) === 0 : Number(part) === value)
  const first = (Math.floor(after.getTime() / minute) + 1) * minute
  for (let at = first; at < first + daysAhead * 1_440 * minute; at += minute) {
    const date = new Date(at)
    const meant = means(minutes, date.getUTCMinutes()) && means(hours, date.getUTCHours())
    if (meant && means(weekdays, date.getUTCDay())) return date
  }
  return null
}
