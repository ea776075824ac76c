/** Meetings of a learner with her mentor or coach, as the two read them. */
import { aliasedTable, and, asc, desc, eq, gt, inArray, lte, ne, or, sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Database } from '#db/client.server.ts'
import { isId } from '#db/identifier.ts'
import { cohortMembers, cohorts } from '#db/schema/mentoring.ts'
import { people, personRoles } from '#db/schema/people.ts'
import { sessions } from '#db/schema/sessions.ts'

export type Session = typeof sessions.$inferSelect

/** Who of a session's two: the learner, or the one who accompanies her. */
type Side = 'learner' | 'companion'

/** A session as one of the two sees it. */
export interface OwnSession extends Session {
  /** Which of the two she is. */
  side: Side
  other: { id: string; name: string; timeZone: string }
}

const learner = aliasedTable(people, 'learner')
const companion = aliasedTable(people, 'companion')

/** The two are mentor or coach and learner at present, she who accompanies may still do so, and both accounts are open. */
export const relation = (
  two: Record<'learnerId' | 'companionId' | 'role', PgColumn | string>,
) => sql`(exists (
    select from mentoring_now n where ${two.role} = 'mentor'
      and n.learner_id = ${two.learnerId} and n.mentor_id = ${two.companionId}
  ) or exists (
    select from ${cohortMembers} join ${cohorts} on ${cohorts.id} = ${cohortMembers.cohortId}
    where ${two.role} = 'coach' and ${cohortMembers.learnerId} = ${two.learnerId}
      and ${cohorts.coachId} = ${two.companionId}
  )) and exists (
    select from ${personRoles} where ${personRoles.personId} = ${two.companionId} and ${personRoles.role} = ${two.role}
  ) and not exists (
    select from ${people} closed where closed.id in (${two.learnerId}, ${two.companionId}) and closed.disabled_at is not null
  )`

/** Sessions of a person: all of hers as a learner; of those she accompanies, while she does. */
async function select(
  db: Database,
  personId: string,
  where: SQL | undefined,
  order: SQL,
  limit: number,
): Promise<OwnSession[]> {
  const mine = or(
    eq(sessions.learnerId, personId),
    and(eq(sessions.companionId, personId), relation(sessions)),
  )
  const rows = await db
    .select({
      session: sessions,
      learner: { id: learner.id, name: learner.name, timeZone: learner.timeZone },
      companion: { id: companion.id, name: companion.name, timeZone: companion.timeZone },
    })
    .from(sessions)
    .innerJoin(learner, eq(learner.id, sessions.learnerId))
    .innerJoin(companion, eq(companion.id, sessions.companionId))
    .where(and(mine, where))
    .orderBy(order, asc(sessions.id))
    .limit(limit)
  return rows.map(({ session, ...two }) => {
    const side = session.learnerId === personId ? 'learner' : 'companion'
    return { ...session, side, other: side === 'learner' ? two.companion : two.learner }
  })
}

/** A session of hers, or null: to anybody else it does not exist. */
export async function findSession(db: Database, personId: string, id: string): Promise<OwnSession | null> {
  if (!isId(id)) return null
  const [row] = await select(db, personId, eq(sessions.id, id), asc(sessions.startsAt), 1)
  return row ?? null
}

/** A session whoever asks, for letters. */
export async function findAnySession(db: Database, id: string): Promise<Session | null> {
  const [row] = await db.select().from(sessions).where(eq(sessions.id, id))
  return row ?? null
}

/** A session that nobody changes until the transaction ends. */
export async function lockSession(tx: Database, id: string): Promise<Session | null> {
  const [row] = await tx.select().from(sessions).where(eq(sessions.id, id)).for('share')
  return row ?? null
}

/** Her sessions that end after a moment, the first one first; cancelled ones are left out. */
export async function listComingSessions(
  db: Database,
  personId: string,
  { after, before, limit = 100 }: { after: Date; before?: Date; limit?: number },
): Promise<OwnSession[]> {
  const until = before && lte(sessions.startsAt, before)
  const where = and(eq(sessions.state, 'booked'), gt(sessions.endsAt, after), until)
  return select(db, personId, where, asc(sessions.startsAt), limit)
}

/** Her sessions that are over, cancelled ones left out, the latest first. */
export async function listPastSessions(
  db: Database,
  personId: string,
  { at, limit }: { at: Date; limit: number },
): Promise<OwnSession[]> {
  const where = and(eq(sessions.state, 'booked'), lte(sessions.endsAt, at))
  return select(db, personId, where, desc(sessions.startsAt), limit)
}

/** When these people are taken, by whomever, from a moment on. */
export async function listTaken(
  db: Database,
  personIds: string[],
  { from, but }: { from: Date; but?: string },
): Promise<{ startsAt: Date; endsAt: Date }[]> {
  return db
    .select({ startsAt: sessions.startsAt, endsAt: sessions.endsAt })
    .from(sessions)
    .where(
      and(
        or(inArray(sessions.learnerId, personIds), inArray(sessions.companionId, personIds)),
        eq(sessions.state, 'booked'),
        gt(sessions.endsAt, from),
        but === undefined ? undefined : ne(sessions.id, but),
      ),
    )
}

/** Nobody of the two has said that a session did not take place. */
export function wasHeld(sessionId: SQL): SQL {
  return sql`not exists (select from session_looks l where l.session_id = ${sessionId} and not l.met)`
}
