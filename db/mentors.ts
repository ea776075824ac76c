/** Those who offer to accompany: what they say of themselves, where their application stands, and when people can meet. */
import { and, asc, eq, gte, lte, ne, sql } from 'drizzle-orm'
import { recordAudit } from '#db/audit.ts'
import type { Database } from '#db/client.server.ts'
import { isAmong } from '#db/identifier.ts'
import { daysToReconsider } from '#db/people.ts'
import { mentorships } from '#db/schema/mentoring.ts'
import { absences, mentorRequests, mentors, weeklySlots } from '#db/schema/mentors.ts'
import { people, personRoles } from '#db/schema/people.ts'
import { addDays, type PlainDate, type WeeklySlot } from '#engine/calendar.ts'
import type { Absence } from '#engine/meeting.ts'

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

/** Minutes a week that her mentees take, and those for whom she stands in, now or later. A column of the outer table is written by hand: drizzle may leave the table's name out. */
export const minutesTaken = sql<number>`((
  select coalesce(sum(${mentorships.minutesPerWeek}), 0)::int from ${mentorships}
  where ${mentorships.mentorId} = mentors.mentor_id and ${mentorships.state} = 'active'
) + cover_minutes(mentors.mentor_id, daterange(current_date - 1, null), null))`

/** She holds the role, and her account is open and stays. */
export const isPresent = sql`exists (
  select from ${personRoles} where ${personRoles.personId} = mentors.mentor_id and ${personRoles.role} = 'mentor'
) and exists (
  select from ${people} where ${people.id} = mentors.mentor_id and ${people.disabledAt} is null
    and ${people.deletionRequestedAt} is null
)`

/**
 * Whether she is a mentor whose account is open, read after her row is locked: whoever takes the role or closes the account locks it
 * too, last of all, and finds the mentorship or is found by it.
 */
export async function lockPresent(tx: Database, mentorId: string): Promise<boolean> {
  await tx.select().from(mentors).where(eq(mentors.mentorId, mentorId)).for('update')
  return (await tx.$count(mentors, and(eq(mentors.mentorId, mentorId), isPresent))) > 0
}

/** Whether she still has mentees, by the same lock: called last in the transaction that ends her role or her account. */
export async function hasMentees(tx: Database, mentorId: string): Promise<boolean> {
  await tx.select().from(mentors).where(eq(mentors.mentorId, mentorId)).for('update')
  const hers = and(eq(mentorships.mentorId, mentorId), eq(mentorships.state, 'active'))
  return (await tx.$count(mentorships, hers)) > 0
}

/** Her last day, planned or because her account goes; null while she stays. Stands in a query that has the table mentors. */
export const lastDay = sql<PlainDate | null>`(
  select least(mentors.leaves_on, (leaving.deletion_requested_at at time zone 'UTC')::date + ${daysToReconsider}::int)::text
  from ${people} leaving where leaving.id = mentors.mentor_id
)`

/** She is not about to leave. */
export const isStaying = (at: Date) => sql`coalesce(${lastDay}::date > ${noticeUntil(at)}::date, true)`

/** Requests that wait for her answer. */
const waiting = sql<number>`(
  select count(*)::int from ${mentorRequests}
  where ${mentorRequests.mentorId} = mentors.mentor_id and ${mentorRequests.state} = 'waiting'
)`

export type NamedMentor = MentorProfile & {
  name: string
  timeZone: string
  minutesTaken: number
  waiting: number
  lastDay: PlainDate | null
}

const namedColumns = {
  profile: mentors,
  name: people.name,
  timeZone: people.timeZone,
  minutesTaken,
  waiting,
  lastDay,
}
const named = ({
  profile,
  ...row
}: { profile: MentorProfile } & Omit<NamedMentor, keyof MentorProfile>): NamedMentor => ({
  ...profile,
  ...row,
})

/** How many applications wait to be read. */
export function countApplications(db: Database): Promise<number> {
  return db.$count(mentors, and(eq(mentors.state, 'waiting'), isPresent))
}

/** Applications that wait to be read, the longest waiting first. */
export async function listApplications(db: Database, limit: number): Promise<NamedMentor[]> {
  const rows = await db
    .select(namedColumns)
    .from(mentors)
    .innerJoin(people, eq(people.id, mentors.mentorId))
    .where(and(eq(mentors.state, 'waiting'), isPresent))
    .orderBy(asc(mentors.submittedAt), asc(people.id))
    .limit(limit)
  return rows.map(named)
}

const isReviewed = and(sql`${mentors.state} in ('approved', 'declined')`, isPresent)

/** Those who were reviewed, by name: a part of them. */
export async function listMentors(
  db: Database,
  { limit, offset }: { limit: number; offset: number },
): Promise<NamedMentor[]> {
  const rows = await db
    .select(namedColumns)
    .from(mentors)
    .innerJoin(people, eq(people.id, mentors.mentorId))
    .where(isReviewed)
    .orderBy(asc(people.name), asc(people.id))
    .limit(limit)
    .offset(offset)
  return rows.map(named)
}

/** Those who were reviewed, those approved among them, and the places that these have left; each place takes so many minutes. */
export async function countMentors(
  db: Database,
  { each, at }: { each: number; at: Date },
): Promise<{ reviewed: number; approved: number; places: number }> {
  const places = sql`case when ${mentors.state} = 'approved' and ${mentors.open} and ${isStaying(at)}
    then greatest(0, (${mentors.minutesPerWeek} - ${minutesTaken}) / ${each}::int) else 0 end`
  const [row] = await db
    .select({
      reviewed: sql<number>`count(*)::int`,
      approved: sql<number>`(count(*) filter (where mentors.state = 'approved'))::int`,
      places: sql<number>`coalesce(sum(mentors.places), 0)::int`,
    })
    .from(
      db
        .select({ state: mentors.state, places: places.as('places') })
        .from(mentors)
        .where(isReviewed)
        .as('mentors'),
    )
  return row ?? { reviewed: 0, approved: 0, places: 0 }
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

/** All approved mentors, or those of these ids; those who take nobody at present included. */
export async function listApprovedMentors(db: Database, ids?: string[]): Promise<NamedMentor[]> {
  const rows = await db
    .select(namedColumns)
    .from(mentors)
    .innerJoin(people, eq(people.id, mentors.mentorId))
    .where(and(eq(mentors.state, 'approved'), isPresent, ids && isAmong(mentors.mentorId, ids)))
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
    .where(isAmong(weeklySlots.personId, personIds))
    .orderBy(asc(weeklySlots.personId), asc(weeklySlots.weekday), asc(weeklySlots.fromMinute))
  for (const { personId, ...slot } of rows) {
    const own = slots.get(personId)
    if (own) own.push(slot)
    else slots.set(personId, [slot])
  }
  return slots
}

/** Days on which some people are away between two dates, by person; who is there on all of them is not in it. */
export async function listAbsencesOf(
  db: Database,
  personIds: string[],
  { from, to }: { from: PlainDate; to: PlainDate },
): Promise<Map<string, Absence[]>> {
  const away = new Map<string, Absence[]>()
  if (personIds.length === 0) return away
  const rows = await db
    .select({ personId: absences.personId, from: absences.from, to: absences.to })
    .from(absences)
    .where(and(isAmong(absences.personId, personIds), lte(absences.from, to), gte(absences.to, from)))
  for (const { personId, ...days } of rows) away.set(personId, [...(away.get(personId) ?? []), days])
  return away
}
