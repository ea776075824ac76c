/** What the two say of a session afterwards, and its sums. */
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { sessionLooks, sessions } from '#db/schema/sessions.ts'

export type SessionLook = typeof sessionLooks.$inferSelect

/** What she said of these sessions, by session. */
export async function listLooks(
  db: Database,
  personId: string,
  sessionIds: string[],
): Promise<Map<string, SessionLook>> {
  const rows =
    sessionIds.length === 0
      ? []
      : await db
          .select()
          .from(sessionLooks)
          .where(and(eq(sessionLooks.personId, personId), inArray(sessionLooks.sessionId, sessionIds)))
  return new Map(rows.map((look) => [look.sessionId, look]))
}

/** Keeps what she says of a session; said again, it replaces what she said. */
export async function saveLook(db: Database, look: SessionLook): Promise<void> {
  const { personId, sessionId, ...values } = look
  await db
    .insert(sessionLooks)
    .values(look)
    .onConflictDoUpdate({ target: [sessionLooks.personId, sessionLooks.sessionId], set: values })
}

/** How many answered on one side, and what. */
export interface LookSums {
  side: 'learner' | 'companion'
  role: (typeof sessions.$inferSelect)['role']
  answers: number
  /** Different people who answered. */
  people: number
  met: number
  useful: { answers: number; people: number; yes: number }
  goOn: { answers: number; people: number; yes: number; unsure: number; no: number }
}

/** What was said of sessions that began in a time, summed by side and by who accompanied. */
export async function sumLooks(db: Database, since: Date): Promise<LookSums[]> {
  const count = (what: ReturnType<typeof sql>) => sql<number>`(count(*) filter (where ${what}))::int`
  const people = (what: ReturnType<typeof sql>) =>
    sql<number>`(count(distinct ${sessionLooks.personId}) filter (where ${what}))::int`
  const side = sql<
    LookSums['side']
  >`case when ${sessionLooks.personId} = ${sessions.learnerId} then 'learner' else 'companion' end`
  const rows = await db
    .select({
      side,
      role: sessions.role,
      answers: sql<number>`count(*)::int`,
      people: people(sql`true`),
      met: count(sql`${sessionLooks.met}`),
      usefulAnswers: count(sql`${sessionLooks.useful} is not null`),
      usefulPeople: people(sql`${sessionLooks.useful} is not null`),
      usefulYes: count(sql`${sessionLooks.useful}`),
      goOnAnswers: count(sql`${sessionLooks.goOn} is not null`),
      goOnPeople: people(sql`${sessionLooks.goOn} is not null`),
      yes: count(sql`${sessionLooks.goOn} = 'yes'`),
      unsure: count(sql`${sessionLooks.goOn} = 'unsure'`),
      no: count(sql`${sessionLooks.goOn} = 'no'`),
    })
    .from(sessionLooks)
    .innerJoin(sessions, eq(sessions.id, sessionLooks.sessionId))
    .where(sql`${sessions.startsAt} >= ${since.toISOString()}::timestamptz`)
    .groupBy(sql`1`, sessions.role)
  return rows.map(
    ({ usefulAnswers, usefulPeople, usefulYes, goOnAnswers, goOnPeople, yes, unsure, no, ...row }) => ({
      ...row,
      useful: { answers: usefulAnswers, people: usefulPeople, yes: usefulYes },
      goOn: { answers: goOnAnswers, people: goOnPeople, yes, unsure, no },
    }),
  )
}

/** Sessions that began in a time: held for all we know, and cancelled. */
export async function countSessions(
  db: Database,
  { since, at }: { since: Date; at: Date },
): Promise<{ past: number; cancelled: number; coming: number }> {
  const [from, now] = [sql`${since.toISOString()}::timestamptz`, sql`${at.toISOString()}::timestamptz`]
  const [row] = await db
    .select({
      past: sql<number>`(count(*) filter (where ${sessions.state} = 'booked' and ${sessions.endsAt} <= ${now}))::int`,
      cancelled: sql<number>`(count(*) filter (where ${sessions.state} = 'cancelled'))::int`,
      coming: sql<number>`(count(*) filter (where ${sessions.state} = 'booked' and ${sessions.endsAt} > ${now}))::int`,
    })
    .from(sessions)
    .where(sql`${sessions.startsAt} >= ${from}`)
  return row ?? { past: 0, cancelled: 0, coming: 0 }
}
