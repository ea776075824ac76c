/** Those who offer to accompany: what they say of themselves, where their application stands, and when people can meet. */
import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm'
import { recordAudit } from '#db/audit.ts'
import type { Database } from '#db/client.server.ts'
import { mentorships } from '#db/schema/mentoring.ts'
import { mentors, weeklySlots } from '#db/schema/mentors.ts'
import { people, personRoles } from '#db/schema/people.ts'
import { addDays, type PlainDate, type WeeklySlot } from '#engine/calendar.ts'

export type MentorProfile = typeof mentors.$inferSelect

/** Days before a mentor's planned last day from which she is asked nothing new, and her mentees may look for somebody else. */
const daysOfNotice = 14

/** Whoever leaves on this day or before is about to leave. */
export function noticeUntil(at: Date): PlainDate {
  return addDays(at.toISOString(), daysOfNotice)
}

/** What a mentor says of herself, or null before she has said anything. */
export async function findMentorProfile(db: Database, mentorId: string): Promise<MentorProfile | null> {
  const [row] = await db.select().from(mentors).where(eq(mentors.mentorId, mentorId))
  return row ?? null
}

/** Keeps a mentor's profile as a whole. */
export async function saveMentorProfile(db: Database, profile: typeof mentors.$inferInsert): Promise<void> {
  const { mentorId: _, ...values } = profile
  await db.insert(mentors).values(profile).onConflictDoUpdate({ target: mentors.mentorId, set: values })
}

/** What she may change herself, at any time. */
export type MentorDetails = Pick<
  MentorProfile,
  'trades' | 'topics' | 'languages' | 'tone' | 'about' | 'years' | 'minutesPerWeek' | 'videoLink'
>

/**
 * Keeps what a mentor says of herself. `submit` puts a draft, or an application that was declined, before staff, once. The day she
 * accepted the charter is kept from the first time on. Returns where her application stands.
 */
export async function saveMentorDetails(
  db: Database,
  mentorId: string,
  details: MentorDetails,
  { submit, charter, at }: { submit: boolean; charter: boolean; at: Date },
): Promise<MentorProfile['state']> {
  return db.transaction(async (tx) => {
    await tx
      .insert(mentors)
      .values({ mentorId, state: 'draft', ...details, updatedAt: at })
      .onConflictDoNothing()
    const [before] = await tx.select().from(mentors).where(eq(mentors.mentorId, mentorId)).for('update')
    if (!before) throw new Error('a profile that was just kept is gone')
    const submits = submit && (before.state === 'draft' || before.state === 'declined')
    const state = submits ? 'waiting' : before.state
    await tx
      .update(mentors)
      .set({
        ...details,
        state,
        charterAt: before.charterAt ?? (charter ? at : null),
        ...(submits && { submittedAt: at }),
        updatedAt: at,
      })
      .where(eq(mentors.mentorId, mentorId))
    return state
  })
}

/** Whether she takes new mentees, and her planned last day. */
export async function saveMentorPresence(
  db: Database,
  mentorId: string,
  presence: Pick<MentorProfile, 'open' | 'leavesOn'> & { at: Date },
): Promise<void> {
  const { open, leavesOn, at } = presence
  await db
    .update(mentors)
    .set({ open, leavesOn, updatedAt: at })
    .where(and(eq(mentors.mentorId, mentorId), eq(mentors.state, 'approved')))
}

/** A reviewer's word on an application that waits; false, and nothing done, when it does not wait or is the reviewer's own. */
export async function reviewMentor(
  db: Database,
  review: { mentorId: string; by: string; state: 'approved' | 'declined'; note: string | null; at: Date },
): Promise<boolean> {
  const { mentorId, by, state, note, at } = review
  return db.transaction(async (tx) => {
    const [row] = await tx
      .update(mentors)
      .set({ state, reviewedAt: at, reviewedBy: by, reviewNote: note, updatedAt: at })
      .where(and(eq(mentors.mentorId, mentorId), eq(mentors.state, 'waiting'), ne(mentors.mentorId, by)))
      .returning({ mentorId: mentors.mentorId })
    if (!row) return false
    await recordAudit(tx, { at, actorId: by, action: `mentor.${state}`, subjectId: mentorId })
    return true
  })
}

/** Minutes a week that her mentees take. A column of the outer table is written by hand: drizzle may leave the table's name out. */
export const minutesTaken = sql<number>`(
  select coalesce(sum(${mentorships.minutesPerWeek}), 0)::int from ${mentorships}
  where ${mentorships.mentorId} = mentors.mentor_id and ${mentorships.state} = 'active'
)`

/** She holds the role, and her account is open. */
export const isPresent = sql`exists (
  select from ${personRoles} where ${personRoles.personId} = mentors.mentor_id and ${personRoles.role} = 'mentor'
) and exists (
  select from ${people} where ${people.id} = mentors.mentor_id and ${people.disabledAt} is null
)`

export type NamedMentor = MentorProfile & { name: string; timeZone: string; minutesTaken: number }

const namedColumns = {
  profile: mentors,
  name: people.name,
  timeZone: people.timeZone,
  minutesTaken,
}
const named = (row: {
  profile: MentorProfile
  name: string
  timeZone: string
  minutesTaken: number
}): NamedMentor => ({
  ...row.profile,
  name: row.name,
  timeZone: row.timeZone,
  minutesTaken: row.minutesTaken,
})

/** How many applications wait to be read. */
export function countApplications(db: Database): Promise<number> {
  return db.$count(mentors, and(eq(mentors.state, 'waiting'), isPresent))
}

/** Those who wait first, the longest waiting first; then the others by name. Drafts are their author's business. */
export async function listMentors(db: Database): Promise<NamedMentor[]> {
  const rows = await db
    .select(namedColumns)
    .from(mentors)
    .innerJoin(people, eq(people.id, mentors.mentorId))
    .where(and(ne(mentors.state, 'draft'), isPresent))
    .orderBy(
      sql`${mentors.state} = 'waiting' desc`,
      sql`case when ${mentors.state} = 'waiting' then ${mentors.submittedAt} end`,
      asc(people.name),
      asc(people.id),
    )
  return rows.map(named)
}

/** A mentor with her profile; null when there is none, or it is a draft. */
export async function findNamedMentor(db: Database, mentorId: string): Promise<NamedMentor | null> {
  const [row] = await db
    .select(namedColumns)
    .from(mentors)
    .innerJoin(people, eq(people.id, mentors.mentorId))
    .where(and(eq(mentors.mentorId, mentorId), ne(mentors.state, 'draft')))
  return row ? named(row) : null
}

/** All approved mentors, those who take nobody at present included. */
export async function listApprovedMentors(db: Database): Promise<NamedMentor[]> {
  const rows = await db
    .select(namedColumns)
    .from(mentors)
    .innerJoin(people, eq(people.id, mentors.mentorId))
    .where(and(eq(mentors.state, 'approved'), isPresent))
    .orderBy(asc(mentors.mentorId))
  return rows.map(named)
}

/** When some people can meet, by person; who has told nothing is not in it. */
export async function listSlotsOf(db: Database, personIds: string[]): Promise<Map<string, WeeklySlot[]>> {
  const slots = new Map<string, WeeklySlot[]>()
  if (personIds.length === 0) return slots
  const rows = await db
    .select()
    .from(weeklySlots)
    .where(inArray(weeklySlots.personId, personIds))
    .orderBy(asc(weeklySlots.personId), asc(weeklySlots.weekday), asc(weeklySlots.fromMinute))
  for (const { personId, ...slot } of rows) {
    const own = slots.get(personId)
    if (own) own.push(slot)
    else slots.set(personId, [slot])
  }
  return slots
}

/** Mentors who are about to leave, or have left, with each learner they still accompany. */
export async function listLeavings(
  db: Database,
  at: Date,
): Promise<{ mentorId: string; learnerId: string; mentorshipId: string; leavesOn: string }[]> {
  const rows = await db
    .select({
      mentorId: mentors.mentorId,
      learnerId: mentorships.learnerId,
      mentorshipId: mentorships.id,
      leavesOn: mentors.leavesOn,
    })
    .from(mentors)
    .innerJoin(mentorships, and(eq(mentorships.mentorId, mentors.mentorId), eq(mentorships.state, 'active')))
    .where(sql`${mentors.leavesOn} <= ${noticeUntil(at)}::date`)
    .orderBy(asc(mentorships.learnerId))
  return rows.flatMap(({ leavesOn, ...row }) => (leavesOn === null ? [] : [{ ...row, leavesOn }]))
}

/** Mentors whose last day is over take nobody any more. */
export async function closeLeftMentors(db: Database, today: PlainDate): Promise<void> {
  await db
    .update(mentors)
    .set({ open: false })
    .where(and(sql`${mentors.leavesOn} < ${today}::date`, eq(mentors.open, true)))
}
