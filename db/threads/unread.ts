/** What somebody has not read yet, and who is to be told of it by letter. */
import { and, asc, eq, gt, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { learnerProfiles } from '#db/schema/learners.ts'
import { people } from '#db/schema/people.ts'
import { threadMembers, threads } from '#db/schema/threads.ts'
import { isItsThread, isUnread, takesPart } from '#db/threads/rules.ts'

/** How many messages wait for her, who wrote them, and in which thread when it is one. */
export interface Unread {
  count: number
  names: string[]
  threadId: string | null
}

/** What she has not read, in all her threads. */
export async function findUnread(db: Database, personId: string): Promise<Unread> {
  const rows = await db
    .select({
      threadId: threads.id,
      count: sql<number>`count(*)::int`,
      names: sql<(string | null)[]>`array_agg(distinct p.name)`,
    })
    .from(threadMembers)
    .innerJoin(threads, isItsThread)
    .innerJoin(sql`messages`, isUnread)
    .leftJoin(sql`people p`, sql`p.id = messages.author_id`)
    .where(and(eq(threadMembers.personId, personId), sql`${threads.lastAt} is not null`, takesPart()))
    .groupBy(threads.id)
  const names = rows.flatMap((row) => row.names.filter((name) => name !== null))
  return {
    count: rows.reduce((sum, row) => sum + row.count, 0),
    names: [...new Set(names)].sort(),
    threadId: rows.length === 1 ? (rows[0]?.threadId ?? null) : null,
  }
}

/** How many messages wait for her. */
export async function countUnread(db: Database, personId: string): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(threadMembers)
    .innerJoin(threads, isItsThread)
    .innerJoin(sql`messages`, isUnread)
    .where(and(eq(threadMembers.personId, personId), sql`${threads.lastAt} is not null`, takesPart()))
  return row?.count ?? 0
}

/** Somebody with something unread; `key` names what a letter about it is about, so that there is one. */
export interface UnreadDue {
  personId: string
  key: string
}

interface DuePart {
  timeZones: string[]
  /** Messages that have waited this long already. */
  until: Date
  /** Threads that were quiet for longer are left in peace. */
  since: Date
  after: string
  limit: number
}

const moment = (at: Date) => sql`${at.toISOString()}::timestamptz`
const wants = (key: string) => sql`coalesce((${learnerProfiles.notifications} ->> ${key})::boolean, false)`

function dueOf(db: Database, part: DuePart, key: SQL<string>, which: SQL | undefined) {
  const { timeZones, until, since, after, limit } = part
  return db
    .selectDistinct({ personId: people.id, key })
    .from(threadMembers)
    .innerJoin(threads, and(isItsThread, gt(threads.lastAt, since)))
    .innerJoin(people, eq(people.id, threadMembers.personId))
    .leftJoin(learnerProfiles, eq(learnerProfiles.learnerId, people.id))
    .where(
      and(
        gt(people.id, after),
        inArray(people.timeZone, timeZones),
        isNull(people.disabledAt),
        isNull(people.deletionRequestedAt),
        takesPart(),
        sql`exists (select from messages where ${isUnread} and messages.at <= ${moment(until)})`,
        sql`not ${wants('messagesNone')}`,
        which,
      ),
    )
    .orderBy(asc(people.id), sql`2`)
    .limit(limit)
}

/** Who is due a letter about a thread: one for all that she has not read since she last read in it. */
export async function listMessageLettersDue(db: Database, part: DuePart): Promise<UnreadDue[]> {
  if (part.timeZones.length === 0) return []
  const key = sql<string>`${threadMembers.threadId} || ' ' || ${threadMembers.readUntil}`
  const had = sql`exists (select from letters_sent l where l.learner_id = ${people.id} and l.kind = 'message' and l.key = ${key})`
  return dueOf(db, part, key, sql`not ${wants('messagesDaily')} and not ${had}`)
}

/** Who is due the letter of a day about all her threads: something came since the last one. */
export async function listDailyLettersDue(
  db: Database,
  { day, ...part }: DuePart & { day: string },
): Promise<UnreadDue[]> {
  if (part.timeZones.length === 0) return []
  const last = sql`(select max(l.at) from letters_sent l where l.learner_id = ${people.id} and l.kind = 'messages')`
  const had = sql`exists (select from letters_sent l where l.learner_id = ${people.id} and l.kind = 'messages' and l.key = ${day})`
  const news = sql`exists (select from messages where ${isUnread} and messages.at > coalesce(${last}, '-infinity'))`
  return dueOf(db, part, sql<string>`${day}::text`, sql`${wants('messagesDaily')} and not ${had} and ${news}`)
}

/** The words of a thread that she has not read, for the letter of somebody who asked for them; the earliest first. */
export async function listUnreadWords(
  db: Database,
  personId: string,
  threadId: string,
  limit: number,
): Promise<{ author: string | null; body: string }[]> {
  return db
    .select({ author: sql<string | null>`p.name`, body: sql<string>`messages.body` })
    .from(threadMembers)
    .innerJoin(threads, isItsThread)
    .innerJoin(sql`messages`, isUnread)
    .leftJoin(sql`people p`, sql`p.id = messages.author_id`)
    .where(and(eq(threadMembers.personId, personId), eq(threads.id, threadId), takesPart()))
    .orderBy(sql`messages.seq`)
    .limit(limit)
}
