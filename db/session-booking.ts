/** What is done with sessions: booked, moved, cancelled, prepared. That nobody is booked twice at one time is kept by two constraints. */
import { and, asc, eq, gt, inArray, lt, ne, or, sql, type SQL } from 'drizzle-orm'
import { databaseCode, type Database } from '#db/client.server.ts'
import { people } from '#db/schema/people.ts'
import { sessions } from '#db/schema/sessions.ts'
import { findAnySession, relation, type Session } from '#db/sessions.ts'
import { areApart } from '#db/threads/blocks.ts'

/** Why a time cannot be had: the one who accompanies, or the learner, has something else then. */
export type Taken = 'companion-taken' | 'learner-taken'

/** Sessions that two people have before them at most. */
export const mostComing = 4

const overlaps = (startsAt: Date, endsAt: Date) =>
  and(eq(sessions.state, 'booked'), lt(sessions.startsAt, endsAt), gt(sessions.endsAt, startsAt))

/** They wait for whoever books, moves or ends with one of them: nobody waits in a circle. */
export async function lockPeople(tx: Database, ids: string[]): Promise<void> {
  await tx
    .select({ id: people.id })
    .from(people)
    .where(inArray(people.id, ids))
    .orderBy(asc(people.id))
    .for('no key update')
}

const lockTwo = (tx: Database, two: { learnerId: string; companionId: string }) =>
  lockPeople(tx, [two.learnerId, two.companionId])

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
 * Books a session; the same id, time and length again is the same session, `used`: the id is that of another one. `not-related`:
 * only those meet of whom one accompanies the other. `apart`: one of the two wants nothing from the other. `many`: they have as
 * many before them as two may have. Whoever gives `db` a transaction has what goes with it, letters say, kept or dropped together.
 */
export async function recordSession(
  db: Database,
  session: Pick<
    Session,
    'id' | 'learnerId' | 'companionId' | 'role' | 'startsAt' | 'endsAt' | 'agenda' | 'videoLink'
  > & { by: string; at: Date },
): Promise<'booked' | 'known' | 'used' | 'not-related' | 'apart' | 'many' | Taken> {
  const { by, at, ...values } = session
  try {
    return await db.transaction(async (tx) => {
      await lockTwo(tx, values)
      const [same] = await tx.select().from(sessions).where(eq(sessions.id, values.id))
      if (same) {
        const ours = same.learnerId === values.learnerId && same.companionId === values.companionId
        if (!ours) return 'not-related'
        return +same.startsAt === +values.startsAt && +same.endsAt === +values.endsAt ? 'known' : 'used'
      }
      const [pair] = await tx.execute(sql`select ${relation(values)} as related`)
      if (pair?.related !== true || (await isAfterCover(tx, values))) return 'not-related'
      if (await areApart(tx, values.learnerId, values.companionId)) return 'apart'
      if ((await countComing(tx, values, at)) >= mostComing) return 'many'
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

const countComing = (
  tx: Database,
  { learnerId, companionId }: Pick<Session, 'learnerId' | 'companionId'>,
  at: Date,
) =>
  tx.$count(
    sessions,
    and(
      eq(sessions.learnerId, learnerId),
      eq(sessions.companionId, companionId),
      eq(sessions.state, 'booked'),
      gt(sessions.startsAt, at),
    ),
  )

/**
 * Moves a session that is at this sequence; its sequence grows. Asked twice for the same time, it is moved once (`same`).
 * `stale`: somebody changed it meanwhile. `apart`: one of the two wants nothing from the other.
 */
export async function moveSession(
  db: Database,
  move: { id: string; sequence: number; startsAt: Date; endsAt: Date; by: string; at: Date },
): Promise<'moved' | 'same' | 'stale' | 'apart' | Taken> {
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
      if (await areApart(tx, session.learnerId, session.companionId)) return 'apart'
      const [pair] = await tx.execute(sql`select ${relation(session)} as related`)
      if (pair?.related !== true || (await isAfterCover(tx, { ...session, startsAt }))) return 'stale'
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

/**
 * Cancels what somebody had before her, as the one who accompanies where `role` is given: in the transaction that closes her
 * account or takes her role; what begins after `from` before she is erased. The others are told by the next round of letters.
 */
export async function cancelSessionsOf(
  tx: Database,
  given: { personId: string; role?: Session['role']; by: string | null; at: Date; from?: Date },
): Promise<number> {
  const { personId, by, at, from = at } = given
  const coming = and(withHer(given), gt(sessions.startsAt, from))
  await lockPeople(tx, [personId, ...(await listMet(tx, coming))])
  return (await cancel(tx, coming, by, at)).length
}

const withHer = ({ personId, role }: { personId: string; role?: Session['role'] }) => {
  const accompanies = eq(sessions.companionId, personId)
  return role ? and(accompanies, eq(sessions.role, role)) : or(accompanies, eq(sessions.learnerId, personId))
}

async function listMet(tx: Database, which: SQL | undefined): Promise<string[]> {
  const rows = await tx
    .select({ learnerId: sessions.learnerId, companionId: sessions.companionId })
    .from(sessions)
    .where(and(which, eq(sessions.state, 'booked')))
  return [...new Set(rows.flatMap(({ learnerId, companionId }) => [learnerId, companionId]))]
}

/** Somebody, and those whom she meets after a moment. */
export async function listMeeting(tx: Database, personId: string, at: Date): Promise<string[]> {
  return [personId, ...(await listMet(tx, and(withHer({ personId }), gt(sessions.startsAt, at))))]
}

function cancel(db: Database, which: SQL | undefined, by: string | null, at: Date) {
  return db
    .update(sessions)
    .set({ state: 'cancelled', sequence: sql`${sessions.sequence} + 1`, changedBy: by, changedAt: at })
    .where(and(which, eq(sessions.state, 'booked'), gt(sessions.startsAt, at)))
    .returning()
}

/**
 * Keeps what she changed of what they want to speak about and where. `changed`: somebody else changed the same meanwhile, and
 * nothing is kept; `refused`: it is cancelled, over, or one of the two wants nothing from the other.
 */
export async function savePreparation(
  db: Database,
  preparation: {
    id: string
    agenda: { before: string; now: string }
    videoLink: { before: string | null; now: string | null }
    at: Date
  },
): Promise<'saved' | 'changed' | 'refused'> {
  const { id, agenda, videoLink, at } = preparation
  return db.transaction(async (tx) => {
    const [session] = await tx.select().from(sessions).where(eq(sessions.id, id)).for('update')
    if (session?.state !== 'booked' || session.endsAt <= at) return 'refused'
    if (await areApart(tx, session.learnerId, session.companionId)) return 'refused'
    const isNew = (of: { before: string | null; now: string | null }) => of.before !== of.now
    const isLost = (of: { before: string | null; now: string | null }, kept: string | null) =>
      isNew(of) && kept !== of.before && kept !== of.now
    if (isLost(agenda, session.agenda) || isLost(videoLink, session.videoLink)) return 'changed'
    const changes = {
      ...(isNew(agenda) && { agenda: agenda.now }),
      ...(isNew(videoLink) && { videoLink: videoLink.now }),
    }
    if (Object.keys(changes).length > 0) await tx.update(sessions).set(changes).where(eq(sessions.id, id))
    return 'saved'
  })
}
