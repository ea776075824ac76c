/** Mentors who stop: whom they still accompany, and that they take nobody any more. */
import { aliasedTable, and, asc, eq, lte, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { isAmong } from '#db/identifier.ts'
import { lastDay, noticeUntil } from '#db/mentors.ts'
import { mentorships } from '#db/schema/mentoring.ts'
import { mentors } from '#db/schema/mentors.ts'
import { people } from '#db/schema/people.ts'
import { addDays, type PlainDate } from '#engine/calendar.ts'
import { clockAt } from '#engine/zone.ts'

/** A mentor who is about to leave, or has left, and a learner whom she still accompanies. */
export interface Leaving {
  mentorId: string
  learnerId: string
  mentorshipId: string
  /** Her last day, on her clock. */
  leavesOn: PlainDate
  mentorZone: string
  learnerZone: string
}

/** Mentors who are about to leave, or have left, with each learner they still accompany. */
export async function listLeavings(db: Database, at: Date): Promise<Leaving[]> {
  const learner = aliasedTable(people, 'learner')
  const rows = await db
    .select({
      mentorId: mentors.mentorId,
      learnerId: mentorships.learnerId,
      mentorshipId: mentorships.id,
      leavesOn: lastDay,
      mentorZone: people.timeZone,
      learnerZone: learner.timeZone,
    })
    .from(mentors)
    .innerJoin(mentorships, and(eq(mentorships.mentorId, mentors.mentorId), eq(mentorships.state, 'active')))
    .innerJoin(people, eq(people.id, mentors.mentorId))
    .innerJoin(learner, eq(learner.id, mentorships.learnerId))
    .where(sql`${lastDay}::date <= ${noticeUntil(at)}::date`)
    .orderBy(asc(mentorships.learnerId))
  return rows.flatMap(({ leavesOn, ...row }) => (leavesOn === null ? [] : [{ ...row, leavesOn }]))
}

/** The mentorships of a mentor that go on. */
export async function listMentorshipsOf(
  db: Database,
  mentorId: string,
): Promise<{ learnerId: string; mentorshipId: string }[]> {
  return db
    .select({ learnerId: mentorships.learnerId, mentorshipId: mentorships.id })
    .from(mentorships)
    .where(and(eq(mentorships.mentorId, mentorId), eq(mentorships.state, 'active')))
    .orderBy(asc(mentorships.learnerId))
}

/** Mentors whose last day, on their clock, is over take nobody any more. */
export async function closeLeftMentors(db: Database, at: Date): Promise<void> {
  const rows = await db
    .select({ id: mentors.mentorId, leavesOn: mentors.leavesOn, zone: people.timeZone })
    .from(mentors)
    .innerJoin(people, eq(people.id, mentors.mentorId))
    .where(and(eq(mentors.open, true), lte(mentors.leavesOn, addDays(at.toISOString(), 1))))
  const left = rows.filter(
    ({ leavesOn, zone }) => leavesOn !== null && leavesOn < clockAt(at.getTime(), zone).date,
  )
  const ids = left.map(({ id }) => id)
  if (ids.length > 0) await db.update(mentors).set({ open: false }).where(isAmong(mentors.mentorId, ids))
}
