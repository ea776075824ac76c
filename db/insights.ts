/** What insights read of all learners, page by page, and the tables that are kept of them. */
import { and, desc, eq, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { insightRuns, insights } from '#db/schema/insights.ts'
import type { LearnerFacts, Subject } from '#engine/insights/facts.ts'
import type { Insights, OtherSums } from '#engine/insights/tables.ts'

export type InsightRun = typeof insightRuns.$inferSelect
type KeptInsight = typeof insights.$inferSelect

/** Learners with an account that is open, by id, after one of them. */
const learners = sql`select r.person_id as id from person_roles r join people p on p.id = r.person_id
  where r.role = 'learner' and p.disabled_at is null`

/** How many learners there are. */
export async function countLearners(db: Database): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`select count(*)::int as count from (${learners}) l`)
  return row?.count ?? 0
}

/** How many learners joined or gave evidence since a moment. */
export async function countMoved(db: Database, since: Date): Promise<number> {
  const from = sql`${since.toISOString()}::timestamptz`
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from (${learners}) l join people p on p.id = l.id
    left join learner_states s on s.learner_id = l.id
    where p.created_at > ${from} or s.last_evidence_at > ${from}`)
  return row?.count ?? 0
}

/** The facts of so many learners after one of them, until a moment. */
export async function listLearnerFacts(
  db: Database,
  { after, limit, at }: { after: string; limit: number; at: Date },
): Promise<(LearnerFacts & { id: string })[]> {
  const now = sql`${at.toISOString()}::timestamptz`
  const iso = (instant: string) =>
    sql`to_char(${sql.raw(instant)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
  const rows = await db.execute<LearnerFacts & { id: string } & Record<string, unknown>>(sql`
    with chosen as (select l.id from (${learners}) l where l.id > ${after} order by l.id limit ${limit})
    select p.id, e.track, f.welcome_done_at is not null as welcomed, d.diagnosis,
      coalesce(m.modules, '[]') as modules, coalesce(n.nodes, '{}') as nodes, coalesce(a.answers, '[]') as answers,
      greatest(${iso('p.created_at')}, ${iso('t.at')}, ${iso('s.last_evidence_at')}) as "lastSign",
      act.act as "lastAct", v.path as "firstPath", arrived.day::text as "arrivedOn",
      exists (select from flags g where g.learner_id = p.id and g.until is null) as flagged,
      jsonb_strip_nulls(jsonb_build_object('language', p.language, 'age', b.age, 'diploma', b.diploma,
        'territory', b.territory)) as told
    from chosen join people p on p.id = chosen.id
    left join learner_profiles f on f.learner_id = p.id
    left join learner_states s on s.learner_id = p.id
    left join learner_backgrounds b on b.learner_id = p.id
    left join lateral (select x.track from enrolments x where x.learner_id = p.id
      order by x.ended_at is not null, x.started_at desc limit 1) e on true
    left join lateral (select jsonb_build_object('state', x.state, 'endedAt', ${iso('x.ended_at')}) as diagnosis
      from diagnoses x where x.learner_id = p.id order by x.started_at, x.id limit 1) d on true
    left join lateral (select jsonb_agg(jsonb_build_object('module', x.module, 'openedAt', ${iso('x.opened_at')},
        'doneAt', ${iso('x.done_at')}, 'minutes', coalesce((select sum(c.seconds) / 60 from time_spent c
          where c.learner_id = p.id and c.module = x.module), 0))) as modules
      from module_progress x where x.learner_id = p.id) m on true
    left join lateral (select jsonb_object_agg(x.key, x.value ->> 'status') as nodes
      from jsonb_each(s.mastery) x where x.value ->> 'basis' not in ('prior', 'neighbours')) n on true
    left join lateral (select jsonb_agg(x.body order by x.at, x.id) as answers
      from evidence x where x.learner_id = p.id and x.kind = 'answer' and x.at <= ${now}) a on true
    left join lateral (select case x.kind when 'answer' then x.purpose else 'lesson' end as act
      from evidence x where x.learner_id = p.id and x.kind in ('answer', 'lesson') and x.at <= ${now}
      order by x.at desc, x.id desc limit 1) act on true
    left join lateral (select max(x.last_at) as at from time_spent x where x.learner_id = p.id and x.seconds > 0) t on true
    left join lateral (select jsonb_build_object('minutes', x.plan -> 'minutes', 'arrival', x.plan -> 'arrival') as path
      from path_versions x where x.learner_id = p.id
      order by x.made_at < (d.diagnosis ->> 'endedAt')::timestamptz, x.version limit 1) v on true
    left join lateral (select (min(y.made_at) at time zone p.time_zone)::date as day from path_versions y
      where y.learner_id = p.id and jsonb_array_length(y.plan -> 'steps') = 0 and (
        select jsonb_array_length(x.plan -> 'steps') from path_versions x where x.learner_id = p.id
        order by x.version desc limit 1) = 0) arrived on true
    order by p.id`)
  return [...rows]
}

/** What is summed by the database. `roomFor`: the greatest load with a name of its own. */
export async function sumOthers(db: Database, at: Date, roomFor: number): Promise<OtherSums> {
  const now = sql`${at.toISOString()}::timestamptz`
  const options = await db.execute<OtherSums['options'][number]>(sql`
    select a.item, a.answer ->> 'key' as option, count(distinct a.learner_id)::int as learners
    from attempts a join evidence e on e.learner_id = a.learner_id and e.id = a.id
    where a.answer ->> 'kind' = 'choice' and not (e.body ->> 'correct')::boolean
    group by a.item, a.answer ->> 'key' order by a.item, a.answer ->> 'key'`)
  const loads = await db.execute<{ load: number; mentors: number }>(sql`
    select least(load, ${roomFor})::int as load, count(*)::int as mentors from (
      select m.mentor_id, count(s.id) as load from mentors m
      left join mentorships s on s.mentor_id = m.mentor_id and s.state = 'active'
      where m.state = 'approved' group by m.mentor_id) x
    group by 1`)
  const answered = await db.execute<{ hours: number }>(sql`
    select distinct on (learner_id) extract(epoch from answered_at - asked_at)::float8 / 3600 as hours
    from mentor_requests where state in ('accepted', 'declined', 'passed') and answered_at is not null
    order by learner_id, asked_at`)
  const looking = await db.execute<{ days: number }>(sql`
    select extract(epoch from ${now} - w.since)::float8 / 86400 as days from mentor_wishes w
    where w.want = 'looking' and not exists (
      select from mentorships m where m.learner_id = w.learner_id and m.state = 'active')`)
  const byLoad = new Map([...loads].map(({ load, mentors }) => [load, mentors]))
  return {
    options: [...options],
    loads: Object.fromEntries(
      Array.from({ length: roomFor + 1 }, (_, load) => [`load${load}`, byLoad.get(load) ?? 0]),
    ),
    answerHours: [...answered].map(({ hours }) => hours),
    lookingDays: [...looking].map(({ days }) => days),
  }
}

/** The kept tables of a subject, or null before they were first computed. */
export async function findInsight(db: Database, subject: Subject): Promise<KeptInsight | null> {
  const [row] = await db.select().from(insights).where(eq(insights.subject, subject))
  return row ?? null
}

/** When each subject was last computed. */
export async function listInsightDates(db: Database): Promise<{ subject: Subject; at: Date }[]> {
  return db.select({ subject: insights.subject, at: insights.at }).from(insights)
}

/** Keeps the tables of subjects in the place of earlier ones. */
export async function saveInsights(
  db: Database,
  tables: Partial<Insights>,
  { at, revisionId }: { at: Date; revisionId: number },
): Promise<void> {
  await db.transaction(async (tx) => {
    for (const [subject, own] of Object.entries(tables)) {
      const values = { at, revisionId, tables: own }
      await tx
        .insert(insights)
        .values({ subject: subject as Subject, ...values })
        .onConflictDoUpdate({ target: insights.subject, set: values })
    }
  })
}

/** The latest computing, or null. */
export async function findLatestRun(db: Database): Promise<InsightRun | null> {
  const [row] = await db
    .select()
    .from(insightRuns)
    .orderBy(desc(insightRuns.askedAt), desc(insightRuns.id))
    .limit(1)
  return row ?? null
}

/** Notes that a computing was asked for, or begins again. */
export async function recordRun(db: Database, { id, at }: { id: string; at: Date }): Promise<void> {
  await db
    .insert(insightRuns)
    .values({ id, state: 'waiting', askedAt: at })
    .onConflictDoUpdate({ target: insightRuns.id, set: { state: 'waiting', done: 0 } })
}

/** How far a computing is, or how it ended. */
export async function saveRun(
  db: Database,
  id: string,
  values: Partial<Pick<InsightRun, 'state' | 'done' | 'total'>>,
): Promise<void> {
  await db
    .update(insightRuns)
    .set(values)
    .where(and(eq(insightRuns.id, id), eq(insightRuns.state, 'waiting')))
}
