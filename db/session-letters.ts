/** Who is due a letter about a session. */
import { and, asc, eq, gt, inArray, lte, or, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { notSent } from '#db/letters.ts'
import { people } from '#db/schema/people.ts'
import { sessions } from '#db/schema/sessions.ts'

const isOfTheTwo = or(eq(people.id, sessions.learnerId), eq(people.id, sessions.companionId))

/**
 * People of some time zones whose session starts in a window and who were not reminded of it as it stands. Whoever booked or
 * moved it less than `before` (milliseconds) ahead has that letter for a reminder.
 */
export async function listRemindersDue(
  db: Database,
  due: { from: Date; to: Date; before: number; timeZones: string[]; kind: string; limit: number },
): Promise<{ id: string; sequence: number; personId: string }[]> {
  if (due.timeZones.length === 0) return []
  return db
    .select({ id: sessions.id, sequence: sessions.sequence, personId: people.id })
    .from(sessions)
    .innerJoin(people, isOfTheTwo)
    .where(
      and(
        eq(sessions.state, 'booked'),
        gt(sessions.startsAt, due.from),
        lte(sessions.startsAt, due.to),
        sql`${sessions.changedAt} <= ${sessions.startsAt} - make_interval(secs => ${due.before / 1000})`,
        inArray(people.timeZone, due.timeZones),
        notSent(due.kind, sql`${sessions.id} || ' ' || ${sessions.sequence}`),
      ),
    )
    .orderBy(asc(sessions.startsAt), asc(sessions.id), asc(people.id))
    .limit(due.limit)
}

/**
 * Who was not told that a session to come was cancelled: people of some time zones, and everybody whose session starts before
 * `near`.
 */
export async function listCancelledUntold(
  db: Database,
  {
    at,
    near,
    timeZones,
    kind,
    limit,
  }: { at: Date; near: Date; timeZones: string[]; kind: string; limit: number },
): Promise<{ id: string; personId: string }[]> {
  return db
    .select({ id: sessions.id, personId: people.id })
    .from(sessions)
    .innerJoin(people, isOfTheTwo)
    .where(
      and(
        eq(sessions.state, 'cancelled'),
        gt(sessions.startsAt, at),
        or(inArray(people.timeZone, timeZones), lte(sessions.startsAt, near)),
        notSent(kind, sql`${sessions.id}::text`),
      ),
    )
    .orderBy(asc(sessions.startsAt), asc(sessions.id), asc(people.id))
    .limit(limit)
}
