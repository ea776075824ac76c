/** The letters that learners chose: who is due one, who had it. */
import { and, asc, eq, gt, inArray, isNull, notExists, sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { availabilityExceptions, enrolments, learnerProfiles } from '#db/schema/learners.ts'
import { learnerStates, pathVersions, timeSpent } from '#db/schema/learning.ts'
import { lettersSent } from '#db/schema/messages.ts'
import { people, personRoles } from '#db/schema/people.ts'
import type { Language } from '#engine/catalog.ts'

/** A learner who is due a letter. */
export interface LetterDue {
  id: string
  timeZone: string
  language: Language
  lastSeen: Date
}

/** A part of those who are due: people of some time zones, in the order of their ids, after one of them. */
interface DuePart {
  timeZones: string[]
  after: string
  limit: number
}

/** The last sign of her: an answer, time spent, something she told. */
const lastSeen = sql`greatest(
  ${learnerStates.lastEvidenceAt}, ${learnerProfiles.updatedAt}, ${enrolments.startedAt},
  (select max(${timeSpent.lastAt}) from ${timeSpent} where ${timeSpent.learnerId} = ${people.id})
)`.mapWith(people.createdAt)

/** Whether something is left on her path. */
const stepsLeft = sql`(
  select jsonb_array_length(${pathVersions.plan} -> 'steps') from ${pathVersions}
  where ${pathVersions.learnerId} = ${people.id} order by ${pathVersions.version} desc limit 1
) > 0`

const moment = (at: Date) => sql`${at.toISOString()}::timestamptz`

/** Learners who want to hear of their week, were seen since a moment, and had no letter about the week of this Monday. */
export async function listWeekLettersDue(
  db: Database,
  { monday, seenSince, ...part }: DuePart & { monday: string; seenSince: Date },
): Promise<LetterDue[]> {
  return listDue(db, 'week', part, sql`${lastSeen} > ${moment(seenSince)}`, eq(lettersSent.key, monday))
}

/**
 * Learners who want a letter after a long absence, were last seen at a moment or before, and had none since. Who said that she
 * has no time on this day is not absent.
 */
export async function listReturnLettersDue(
  db: Database,
  { seenUntil, day, ...part }: DuePart & { seenUntil: Date; day: string },
): Promise<LetterDue[]> {
  const resting = sql`exists (
    select from ${availabilityExceptions} where ${availabilityExceptions.learnerId} = ${people.id}
      and ${availabilityExceptions.minutes} = 0
      and ${day}::date between ${availabilityExceptions.from} and ${availabilityExceptions.to}
  )`
  const absent = sql`${lastSeen} <= ${moment(seenUntil)} and not ${resting}`
  return listDue(db, 'return', part, absent, sql`${lettersSent.at} > ${lastSeen}`)
}

/** `sent`: which letter of this kind, had she got it, leaves none to send. */
async function listDue(db: Database, kind: string, part: DuePart, due: SQL, sent: SQL): Promise<LetterDue[]> {
  if (part.timeZones.length === 0) return []
  const wanted = sql`${learnerProfiles.notifications} @> ${JSON.stringify({ [kind]: true })}::jsonb`
  const had = db
    .select({ at: lettersSent.at })
    .from(lettersSent)
    .where(and(eq(lettersSent.learnerId, people.id), eq(lettersSent.kind, kind), sent))
  return db
    .select({ id: people.id, timeZone: people.timeZone, language: people.language, lastSeen })
    .from(people)
    .innerJoin(personRoles, and(eq(personRoles.personId, people.id), eq(personRoles.role, 'learner')))
    .innerJoin(learnerProfiles, and(eq(learnerProfiles.learnerId, people.id), wanted))
    .innerJoin(enrolments, and(eq(enrolments.learnerId, people.id), isNull(enrolments.endedAt)))
    .leftJoin(learnerStates, eq(learnerStates.learnerId, people.id))
    .where(
      and(
        gt(people.id, part.after),
        inArray(people.timeZone, part.timeZones),
        isNull(people.disabledAt),
        isNull(people.deletionRequestedAt),
        due,
        stepsLeft,
        notExists(had),
      ),
    )
    .orderBy(asc(people.id))
    .limit(part.limit)
}

/** Whether no letter of a kind with a key went to a person of the query. */
export const notSent = (kind: string, key: SQL) =>
  sql`not exists (select from ${lettersSent} where ${lettersSent.learnerId} = ${people.id}
    and ${lettersSent.kind} = ${kind} and ${lettersSent.key} = ${key})`

/** Notes that a letter goes to her; false when it had already gone. Call it in the transaction that has it written. */
export async function recordLetter(
  db: Database,
  letter: { learnerId: string; kind: string; key: string; at: Date },
): Promise<boolean> {
  const rows = await db
    .insert(lettersSent)
    .values(letter)
    .onConflictDoNothing()
    .returning({ at: lettersSent.at })
  return rows.length > 0
}
