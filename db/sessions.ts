/** Meetings of a learner with her mentor or coach. That nobody is booked twice at one time is kept by two constraints. */
import { aliasedTable, and, asc, desc, eq, gt, inArray, lt, lte, ne, or, sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { databaseCode, type Database } from '#db/client.server.ts'
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

/** Why a time cannot be had: the one who accompanies, or the learner, has something else then. */
export type Taken = 'companion-taken' | 'learner-taken'

const learner = aliasedTable(people, 'learner')
const companion = aliasedTable(people, 'companion')

/** The two are mentor or coach and learner at present, and she who accompanies may still do so. */
const relation = (two: Record<'learnerId' | 'companionId' | 'role', PgColumn | string>) => sql`(exists (
    select from mentoring_now n where ${two.role} = 'mentor'
      and n.learner_id = ${two.learnerId} and n.mentor_id = ${two.companionId}
  ) or exists (
    select from ${cohortMembers} join ${cohorts} on ${cohorts.id} = ${cohortMembers.cohortId}
    where ${two.role} = 'coach' and ${cohortMembers.learnerId} = ${two.learnerId}
      and ${cohorts.coachId} = ${two.companionId}
  )) and exists (
    select from ${personRoles} where ${personRoles.personId} = ${two.companionId} and ${personRoles.role} = ${two.role}
  )`

const overlaps = (startsAt: Date, endsAt: Date) =>
  and(eq(sessions.state, 'booked'), lt(sessions.startsAt, endsAt), gt(sessions.endsAt, startsAt))

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

/** The two wait for whoever books, moves or ends with one of them: nobody waits in a circle. */
async function lockTwo(tx: Database, two: { learnerId: string; companionId: string }): Promise<void> {
  await tx
    .select({ id: people.id })
    .from(people)
    .where(inArray(people.id, [two.learnerId, two.companionId]))
    .orderBy(asc(people.id))
    .for('no key update')
}

/** Which of the two has something else then. */
async function findTaken(
  tx: Database,
  {
    id,
    learnerId,
    companionId,
    startsAt,
    endsAt,
  }: Pick<Session, 'id' | 'learnerId' | 'companionId' | 'startsAt' | 'endsAt'>,
): Promise<Taken | null> {
  const rows = await tx
    .select({ companionId: sessions.companionId, learnerId: sessions.learnerId })
    .from(sessions)
    .where(
      and(
        overlaps(startsAt, endsAt),
        ne(sessions.id, id),
        or(
          inArray(sessions.companionId, [companionId, learnerId]),
          inArray(sessions.learnerId, [companionId, learnerId]),
        ),
      ),
    )
  if (rows.length === 0) return null
  const busy = (who: string) => rows.some((row) => row.companionId === who || row.learnerId === who)
  return busy(companionId) ? 'companion-taken' : 'learner-taken'
}

/** Whether somebody who only stands in for her mentor would meet her when she does so no more, by the learner’s calendar. */
async function isAfterCover(
  tx: Database,
  {
    learnerId,
    companionId,
    role,
    startsAt,
  }: Pick<Session, 'learnerId' | 'companionId' | 'role' | 'startsAt'>,
): Promise<boolean> {
  if (role !== 'mentor') return false
  const at = sql`${startsAt.toISOString()}::timestamptz`
  const [row] = await tx.execute(sql`
    select from mentoring_now n join ${people} p on p.id = n.learner_id
    where n.learner_id = ${learnerId} and n.mentor_id = ${companionId}
      and (${at} at time zone p.time_zone)::date > n.last_day`)
  return row !== undefined
}

/** 23P01: two sessions of one person at one time, refused by sessions_companion_free or sessions_learner_free. */
function takenBy(error: unknown): Taken | null {
  if (databaseCode(error) !== '23P01') return null
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('constraint_name' in cause && cause.constraint_name === 'sessions_learner_free')
      return 'learner-taken'
  }
  return 'companion-taken'
}

/**
 * Books a session; the same id again is the same session. `not-related`: only those meet of whom one accompanies the other. Whoever gives
 * `db` a transaction has what goes with it, letters say, kept or dropped together.
 */
export async function recordSession(
  db: Database,
  session: Pick<
    Session,
    'id' | 'learnerId' | 'companionId' | 'role' | 'startsAt' | 'endsAt' | 'agenda' | 'videoLink'
  > & { by: string; at: Date },
): Promise<'booked' | 'known' | 'not-related' | Taken> {
  const { by, at, ...values } = session
  try {
    return await db.transaction(async (tx) => {
      await lockTwo(tx, values)
      const [same] = await tx.select().from(sessions).where(eq(sessions.id, values.id))
      if (same) {
        const ours = same.learnerId === values.learnerId && same.companionId === values.companionId
        return ours ? 'known' : 'not-related'
      }
      const [pair] = await tx.execute(sql`select ${relation(values)} as related`)
      if (pair?.related !== true || (await isAfterCover(tx, values))) return 'not-related'
      const taken = await findTaken(tx, values)
      if (taken) return taken
      await tx.insert(sessions).values({
        ...values,
        ...{ state: 'booked', bookedAt: at, changedBy: by, changedAt: at },
      })
      return 'booked'
    })
  } catch (error) {
    const taken = takenBy(error)
    if (taken) return taken
    throw error
  }
}

/**
 * Moves a session that is at this sequence; its sequence grows. Asked twice for the same time, it is moved once (`same`).
 * `stale`: somebody changed it meanwhile.
 */
export async function moveSession(
  db: Database,
  move: { id: string; sequence: number; startsAt: Date; endsAt: Date; by: string; at: Date },
): Promise<'moved' | 'same' | 'stale' | Taken> {
  const { id, sequence, startsAt, endsAt, by, at } = move
  try {
    return await db.transaction(async (tx) => {
      const known = await findAnySession(tx, id)
      if (!known) return 'stale'
      await lockTwo(tx, known)
      const session = await findAnySession(tx, id)
      if (session?.state !== 'booked' || session.startsAt <= at) return 'stale'
      if (+session.startsAt === +startsAt && +session.endsAt === +endsAt) return 'same'
      if (session.sequence !== sequence) return 'stale'
      if (await isAfterCover(tx, { ...session, startsAt })) return 'stale'
      const taken = await findTaken(tx, { ...session, startsAt, endsAt })
      if (taken) return taken
      const rows = await tx
        .update(sessions)
        .set({ startsAt, endsAt, sequence: sequence + 1, changedBy: by, changedAt: at })
        .where(and(eq(sessions.id, id), eq(sessions.state, 'booked'), eq(sessions.sequence, sequence)))
        .returning({ id: sessions.id })
      return rows.length > 0 ? 'moved' : 'stale'
    })
  } catch (error) {
    const taken = takenBy(error)
    if (taken) return taken
    throw error
  }
}

/** Nobody of the two has said that a session did not take place. */
export function wasHeld(sessionId: SQL): SQL {
  return sql`not exists (select from session_looks l where l.session_id = ${sessionId} and not l.met)`
}

/** Cancels a session that has not begun; null when it was cancelled before, or has begun. */
export async function cancelSession(
  db: Database,
  cancellation: { id: string; by: string; at: Date },
): Promise<Session | null> {
  const { id, by, at } = cancellation
  const [row] = await cancel(db, eq(sessions.id, id), by, at)
  return row ?? null
}

/**
 * Cancels what a learner and one who accompanied her had before them; how many. Call it in the transaction that ends their
 * relation, after its end is written: whoever books at the same moment waits, then finds the relation ended. The two are
 * told by the next round of letters.
 */
export async function cancelSessionsBetween(
  tx: Database,
  between: { learnerId: string; companionId: string; role: Session['role']; by: string | null; at: Date },
): Promise<number> {
  const { learnerId, companionId, role, by, at } = between
  await lockTwo(tx, between)
  const theirs = and(
    eq(sessions.learnerId, learnerId),
    eq(sessions.companionId, companionId),
    eq(sessions.role, role),
  )
  return (await cancel(tx, theirs, by, at)).length
}

function cancel(db: Database, which: SQL | undefined, by: string | null, at: Date) {
  return db
    .update(sessions)
    .set({ state: 'cancelled', sequence: sql`${sessions.sequence} + 1`, changedBy: by, changedAt: at })
    .where(and(which, eq(sessions.state, 'booked'), gt(sessions.startsAt, at)))
    .returning()
}

/** Keeps what they want to speak about and where; false when somebody else wrote something else since `before`. */
export async function savePreparation(
  db: Database,
  preparation: { id: string; before: string; agenda: string; videoLink: string | null },
): Promise<boolean> {
  const { id, before, agenda, videoLink } = preparation
  const rows = await db
    .update(sessions)
    .set({ agenda, videoLink })
    .where(and(eq(sessions.id, id), or(eq(sessions.agenda, before), eq(sessions.agenda, agenda))))
    .returning({ id: sessions.id })
  return rows.length > 0
}
