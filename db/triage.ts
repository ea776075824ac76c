/** What is known of a mentor's mentees when her week is planned. */
import { and, eq, gte, lt, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { sessions } from '#db/schema/sessions.ts'
import { longestWaitFor, type Projects } from '#db/feedback/works.ts'
import type { MenteeFacts } from '#engine/triage.ts'

/** Days within which tries and finished work count. */
const recently = 7

/**
 * The facts of each of her mentees, those for whom she stands in now included, or of one, by mentee; days are whole days of 24 hours until `at`. `away` and promises follow the
 * mentee's own calendar. A project counts as finished while the mentor has neither written nor met since.
 */
export async function listMenteeFacts(
  db: Database,
  {
    mentorId,
    learnerId,
    projects,
    at,
  }: { mentorId: string; learnerId?: string; projects: Projects; at: Date },
): Promise<MenteeFacts[]> {
  const now = sql`${at.toISOString()}::timestamptz`
  const days = (since: ReturnType<typeof sql>) =>
    sql`floor(extract(epoch from ${now} - ${since}) / 86400)::int`
  const rows = await db.execute<{
    mentee: string
    accompanied: number
    silent: number | null
    away: boolean
    sinceSession: number | null
    told: number | null
    booked: boolean
    unread: number | null
    project: number | null
    promise: number | null
    node: string | null
    wrong: number | null
    finished: number
  }>(sql`
    select m.learner_id as mentee,
      ${days(sql`m.since`)} as accompanied,
      ${days(sql`greatest(state.last_evidence_at, spent.at, written.at)`)} as silent,
      exists (
        select from availability_exceptions e where e.learner_id = m.learner_id and e.minutes = 0
          and (${now} at time zone p.time_zone)::date between e.from_date and e.to_date
      ) as away,
      ${days(sql`met.at`)} as "sinceSession",
      ${days(sql`told.at`)} as told,
      exists (
        select from sessions s where s.learner_id = m.learner_id and s.companion_id = m.mentor_id
          and s.state = 'booked' and s.ends_at > ${now}
      ) as booked,
      ${days(sql`unread.at`)} as unread,
      ${days(sql`project.since`)} as project,
      promise.due_on - (${now} at time zone p.time_zone)::date as promise,
      stuck.node, stuck.wrong,
      (
        select count(*)::int from submissions w where w.learner_id = m.learner_id and w.state = 'sent'
          and w.sent_at > greatest(${now} - make_interval(days => ${recently}), told.at, met.at)
      ) as finished
    from mentoring_now m
    join people p on p.id = m.learner_id
    left join learner_states state on state.learner_id = m.learner_id
    left join lateral (
      select max(t.last_at) as at from time_spent t where t.learner_id = m.learner_id
    ) spent on true
    left join lateral (
      select max(g.at) as at from messages g where g.learner_id = m.learner_id and g.author_id = m.learner_id
    ) written on true
    left join lateral (
      select max(g.at) as at from messages g where g.learner_id = m.learner_id and g.author_id = m.mentor_id
    ) told on true
    left join lateral (
      select max(s.ends_at) as at from sessions s where s.learner_id = m.learner_id
        and s.companion_id = m.mentor_id and s.state = 'booked' and s.ends_at <= ${now}
    ) met on true
    left join lateral (
      select min(g.at) as at from thread_members own
      join messages g on g.learner_id = own.learner_id and g.thread_id = own.thread_id and g.seq > own.read_until
        and g.author_id = m.learner_id and g.withdrawn_at is null
      where own.learner_id = m.learner_id and own.person_id = m.mentor_id and own.left_at is null
    ) unread on true
    left join lateral (
      select min(a.due_on) as due_on from agreed_steps a where a.learner_id = m.learner_id
        and a.doer_id = m.mentor_id and a.done_at is null and a.dropped_at is null
    ) promise on true
    left join lateral (
      select e.node, count(*)::int as wrong from evidence e
      where e.learner_id = m.learner_id and e.kind = 'answer' and e.purpose in ('practice', 'check')
        and e.at > ${now} - make_interval(days => ${recently})
      group by e.node
      having not bool_or((e.body ->> 'correct')::boolean)
      order by count(*) desc, e.node limit 1
    ) stuck on true
    left join lateral (${longestWaitFor({ projects, at })}) project on true
    where m.mentor_id = ${mentorId}
      ${learnerId === undefined ? sql`` : sql`and m.learner_id = ${learnerId}`}
    order by m.learner_id`)
  return [...rows].map(({ node, wrong, ...row }) => ({
    ...row,
    stuck: node !== null && wrong !== null ? { node, wrong } : null,
  }))
}

/** Minutes of her sessions that begin within a time. */
export async function sumBookedMinutes(
  db: Database,
  { companionId, from, until }: { companionId: string; from: Date; until: Date },
): Promise<number> {
  const [row] = await db
    .select({
      minutes: sql<number>`coalesce(sum(extract(epoch from ${sessions.endsAt} - ${sessions.startsAt}) / 60), 0)::int`,
    })
    .from(sessions)
    .where(
      and(
        eq(sessions.companionId, companionId),
        eq(sessions.state, 'booked'),
        gte(sessions.startsAt, from),
        lt(sessions.startsAt, until),
      ),
    )
  return row?.minutes ?? 0
}
