/** When a learner was last here: she answered, studied, wrote, met somebody or sent a project. */
import { sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { wasHeld } from '#db/sessions.ts'

/** Her last sign of life until a moment, null before the first. */
export function lastSignOf(learnerId: SQL, at: Date): SQL {
  return sql`greatest(
    (select e.last_evidence_at from learner_states e where e.learner_id = ${learnerId}),
    (select max(t.last_at) from time_spent t where t.learner_id = ${learnerId}),
    (select max(g.at) from messages g where g.learner_id = ${learnerId} and g.author_id = ${learnerId}),
    (select max(s.ends_at) from sessions s where s.learner_id = ${learnerId} and s.state = 'booked'
      and s.ends_at <= ${at.toISOString()}::timestamptz and ${wasHeld(sql`s.id`)}),
    (select max(w.sent_at) from submissions w where w.learner_id = ${learnerId} and w.state = 'sent')
  )`
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
