/** When a learner was last here: she answered, studied, wrote, met somebody or sent a project. */
import { sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { wasHeld } from '#db/sessions.ts'

/** Queries of the moments, until one, at which a learner gave a sign of life: what others do about her is none of hers. */
const sources = (learnerId: SQL, at: Date): SQL[] => {
  const now = sql`${at.toISOString()}::timestamptz`
  return [
    sql`select v.at from evidence v where v.learner_id = ${learnerId} and v.at <= ${now}
      and v.kind in ('answer', 'lesson', 'claim')`,
    sql`select t.last_at as at from time_spent t where t.learner_id = ${learnerId} and t.last_at <= ${now} and t.seconds > 0`,
    sql`select g.at from messages g where g.learner_id = ${learnerId} and g.author_id = ${learnerId} and g.at <= ${now}`,
    sql`select s.ends_at as at from sessions s where s.learner_id = ${learnerId} and s.state = 'booked'
      and s.ends_at <= ${now} and ${wasHeld(sql`s.id`)}`,
    sql`select w.sent_at as at from submissions w where w.learner_id = ${learnerId} and w.state = 'sent' and w.sent_at <= ${now}`,
  ]
}

/** Her last sign of life until a moment, null before the first. */
export function lastSignOf(learnerId: SQL, at: Date): SQL {
  const latest = sources(learnerId, at).map((source) => sql`(select max(x.at) from (${source}) x)`)
  return sql`greatest(${sql.join(latest, sql`, `)})`
}

/** Every sign of life of hers until a moment, as a query with one column `at`. */
export function signsOf(learnerId: SQL, at: Date): SQL {
  return sql.join(sources(learnerId, at), sql` union all `)
}

/** The last sign of life of each of these learners, by id; those who have given none are absent. */
export async function listLastSigns(
  db: Database,
  learnerIds: readonly string[],
  at: Date,
): Promise<Record<string, Date>> {
  if (learnerIds.length === 0) return {}
  const ids = sql.join(
    learnerIds.map((id) => sql`${id}`),
    sql`, `,
  )
  const rows = await db.execute<{ id: string; at: string | null }>(sql`
    select p.id, ${lastSignOf(sql`p.id`, at)} as at from people p where p.id in (${ids})`)
  return Object.fromEntries([...rows].flatMap(({ id, at }) => (at === null ? [] : [[id, new Date(at)]])))
}
