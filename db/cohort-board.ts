/** What a coach's board tells of the members of a cohort, besides where each one's path stands. */
import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { wasHeld } from '#db/sessions.ts'

export interface BoardLine {
  learnerId: string
  /** The last meeting with this coach that took place, and the next that is booked. */
  lastMet: Date | null
  nextMet: Date | null
  /** Projects sent, and those whose latest version nobody has answered. */
  sent: number
  waiting: number
}

/** A line for each member of a cohort. */
export async function listBoard(
  db: Database,
  { cohortId, coachId, at }: { cohortId: string; coachId: string; at: Date },
): Promise<BoardLine[]> {
  const now = sql`${at.toISOString()}::timestamptz`
  const meetings = sql`sessions s where s.learner_id = m.learner_id and s.companion_id = ${coachId} and s.state = 'booked'`
  const rows = await db.execute<{
    learnerId: string
    lastMet: string | null
    nextMet: string | null
    sent: number
    waiting: number
  }>(sql`
    select m.learner_id as "learnerId",
      (select max(s.ends_at) from ${meetings} and s.ends_at <= ${now} and ${wasHeld(sql`s.id`)}) as "lastMet",
      (select min(s.starts_at) from ${meetings} and s.ends_at > ${now}) as "nextMet",
      work.sent, work.waiting
    from cohort_members m
    cross join lateral (
      select count(*)::int as sent, (count(*) filter (where not exists (
        select from feedback b where b.learner_id = m.learner_id and b.submission_id = w.id and b.state = 'sent'
      )))::int as waiting
      from (
        select distinct on (module) id from submissions where learner_id = m.learner_id and state = 'sent'
        order by module, version desc
      ) w
    ) work
    where m.cohort_id = ${cohortId}`)
  const moment = (at: string | null) => (at === null ? null : new Date(at))
  return [...rows].map((row) => ({ ...row, lastMet: moment(row.lastMet), nextMet: moment(row.nextMet) }))
}
