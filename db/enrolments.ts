/** What a learner told about herself, the time she has, and the track she is on. */
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { isId } from '#db/identifier.ts'
import { removePin } from '#db/pins.ts'
import { availabilityExceptions, enrolments, learnerProfiles } from '#db/schema/learners.ts'

export type Profile = typeof learnerProfiles.$inferSelect
/** Minutes by weekday, Monday first, and in how many goes they come. */
export type DeclaredWeek = Pick<Profile, 'minutesByWeekday' | 'sittingsByWeekday'>
export type Enrolment = Omit<typeof enrolments.$inferSelect, 'learnerId'>
export type AvailabilityException = Omit<typeof availabilityExceptions.$inferSelect, 'learnerId'>

/** Her profile, or null before the first thing she told. */
export async function findProfile(db: Database, learnerId: string): Promise<Profile | null> {
  const [row] = await db.select().from(learnerProfiles).where(eq(learnerProfiles.learnerId, learnerId))
  return row ?? null
}

/** Her minutes by weekday and the goes that they come in; none before she told of them. */
export function weekOf(profile: DeclaredWeek | null): DeclaredWeek {
  return {
    minutesByWeekday: profile?.minutesByWeekday ?? Array<number>(7).fill(0),
    sittingsByWeekday: profile?.sittingsByWeekday ?? Array<number>(7).fill(1),
  }
}

/**
 * Keeps what one screen of the welcome gave: `answers` are laid over the earlier ones, screen by screen; the furthest
 * step stands; so does the first time she finished.
 */
export async function saveWelcome(
  db: Database,
  learnerId: string,
  given: { answers: Record<string, unknown>; step: number; done: boolean; at: Date },
): Promise<void> {
  await db
    .insert(learnerProfiles)
    .values({
      learnerId,
      welcome: given.answers,
      welcomeStep: given.step,
      welcomeDoneAt: given.done ? given.at : null,
      updatedAt: given.at,
    })
    .onConflictDoUpdate({
      target: learnerProfiles.learnerId,
      set: {
        welcome: sql`${learnerProfiles.welcome} || excluded.welcome`,
        welcomeStep: sql`greatest(${learnerProfiles.welcomeStep}, excluded.welcome_step)`,
        welcomeDoneAt: sql`coalesce(${learnerProfiles.welcomeDoneAt}, excluded.welcome_done_at)`,
        updatedAt: given.at,
      },
    })
}

/** Keeps her minutes by weekday, seven of them, Monday first, and in how many goes they come; those stay as they are where absent. */
export async function saveMinutesByWeekday(
  db: Database,
  learnerId: string,
  minutes: number[],
  at: Date,
  sittings?: number[],
): Promise<void> {
  const week = { minutesByWeekday: minutes, ...(sittings && { sittingsByWeekday: sittings }), updatedAt: at }
  await db
    .insert(learnerProfiles)
    .values({ learnerId, ...week })
    .onConflictDoUpdate({ target: learnerProfiles.learnerId, set: week })
}

/** Keeps which letters she wants. */
export async function saveNotifications(
  db: Database,
  learnerId: string,
  notifications: Record<string, boolean>,
  at: Date,
): Promise<void> {
  await db
    .insert(learnerProfiles)
    .values({ learnerId, notifications, updatedAt: at })
    .onConflictDoUpdate({ target: learnerProfiles.learnerId, set: { notifications, updatedAt: at } })
}

/** Her exceptions to the week, soonest first. */
export async function listExceptions(db: Database, learnerId: string): Promise<AvailabilityException[]> {
  return db
    .select({
      id: availabilityExceptions.id,
      from: availabilityExceptions.from,
      to: availabilityExceptions.to,
      minutes: availabilityExceptions.minutes,
    })
    .from(availabilityExceptions)
    .where(eq(availabilityExceptions.learnerId, learnerId))
    .orderBy(asc(availabilityExceptions.from), asc(availabilityExceptions.id))
}

/** Keeps an exception; the same id again changes it. */
export async function saveException(
  db: Database,
  learnerId: string,
  exception: AvailabilityException,
): Promise<void> {
  const { id, ...values } = exception
  await db
    .insert(availabilityExceptions)
    .values({ learnerId, ...exception })
    .onConflictDoUpdate({
      target: [availabilityExceptions.learnerId, availabilityExceptions.id],
      set: values,
    })
}

/** Takes an exception back. */
export async function removeException(db: Database, learnerId: string, id: string): Promise<void> {
  if (!isId(id)) return
  await db
    .delete(availabilityExceptions)
    .where(and(eq(availabilityExceptions.learnerId, learnerId), eq(availabilityExceptions.id, id)))
}

/** The enrolment she is on, or null. */
export async function findEnrolment(db: Database, learnerId: string): Promise<Enrolment | null> {
  const [row] = await db
    .select({
      id: enrolments.id,
      track: enrolments.track,
      startedAt: enrolments.startedAt,
      endedAt: enrolments.endedAt,
    })
    .from(enrolments)
    .where(and(eq(enrolments.learnerId, learnerId), isNull(enrolments.endedAt)))
  return row ?? null
}

/** All her enrolments, latest first. */
export async function listEnrolments(db: Database, learnerId: string): Promise<Enrolment[]> {
  return db
    .select({
      id: enrolments.id,
      track: enrolments.track,
      startedAt: enrolments.startedAt,
      endedAt: enrolments.endedAt,
    })
    .from(enrolments)
    .where(eq(enrolments.learnerId, learnerId))
    .orderBy(desc(enrolments.startedAt))
}

/** Puts her on a track, which ends the enrolment on another one; on the same track it changes nothing. */
export async function saveEnrolment(
  db: Database,
  learnerId: string,
  enrolment: { id: string; track: string; at: Date },
): Promise<Enrolment> {
  return db.transaction(async (tx) => {
    const current = await findEnrolment(tx, learnerId)
    if (current?.track === enrolment.track) return current
    if (current) {
      await removePin(tx, learnerId)
      await tx
        .update(enrolments)
        .set({ endedAt: enrolment.at })
        .where(and(eq(enrolments.learnerId, learnerId), eq(enrolments.id, current.id)))
    }
    await tx
      .insert(enrolments)
      .values({ learnerId, id: enrolment.id, track: enrolment.track, startedAt: enrolment.at })
      .onConflictDoNothing()
    const saved = await findEnrolment(tx, learnerId)
    if (!saved) throw new Error('enrolment vanished')
    return saved
  })
}

/** How many learners are on each track. */
export async function countEnrolments(db: Database): Promise<Record<string, number>> {
  const rows = await db
    .select({ track: enrolments.track, learners: sql<number>`count(*)::int` })
    .from(enrolments)
    .where(isNull(enrolments.endedAt))
    .groupBy(enrolments.track)
  return Object.fromEntries(rows.map((row) => [row.track, row.learners]))
}
