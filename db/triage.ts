/** What is known of a mentor's mentees when her week is planned. */
import { and, eq, gte, lt, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { sessions } from '#db/schema/sessions.ts'
import { longestWaitFor, type Projects } from '#db/feedback/works.ts'
import { wasHeld } from '#db/sessions.ts'
import { lastSignOf } from '#db/signs.ts'
import { isVisible } from '#db/threads/rules.ts'
import type { MenteeFacts } from '#engine/triage.ts'
import { clockAt } from '#engine/zone.ts'

/** With the day of the mentor’s promise. */
export type DatedFacts = MenteeFacts & { promiseOn: string | null }

/** Days within which tries and finished work count. */
const recently = 7

/**
 * The facts of each of her mentees, those for whom she stands in now included, by mentee; days are whole days of 24 hours until
 * `at`. `away` and promises follow the mentee's own calendar. A project counts as finished while the mentor has neither written nor
 * met since; a message waits until somebody has written after it, or they have met. Wrong answers are looked at where the learner shares them.
 */
export async function listMenteeFacts(
  db: Database,
  { mentorId, projects, at }: { mentorId: string; projects: Projects; at: Date },
): Promise<DatedFacts[]> {
  const now = sql`${at.toISOString()}::timestamptz`
  // Days come from where the pages take them, so that no zone is known to one side only.
  const zones = await db.execute<{ zone: string }>(sql`
    select distinct p.time_zone as zone from mentoring_now m join people p on p.id = m.learner_id
    where m.mentor_id = ${mentorId}`)
  const days = Object.fromEntries([...zones].map(({ zone }) => [zone, clockAt(at.getTime(), zone).date]))
  const today = sql`(${JSON.stringify(days)}::jsonb ->> p.time_zone)::date`
  const daysSince = (since: ReturnType<typeof sql>) =>
    sql`floor(extract(epoch from ${now} - ${since}) / 86400)::int`
  const rows = await db.execute<{
    mentee: string
    accompanied: number
    silent: number | null
    away: boolean
    sinceSession: number | null
    told: number | null
    booked: boolean
    unanswered: number | null
    project: number | null
    promise: number | null
    promiseOn: string | null
    node: string | null
    wrong: number | null
    finished: number
  }>(sql`
    select m.learner_id as mentee,
      ${daysSince(sql`m.since`)} as accompanied,
      ${daysSince(lastSignOf(sql`m.learner_id`, at))} as silent,
      exists (
        select from availability_exceptions e where e.learner_id = m.learner_id and e.minutes = 0
          and ${today} between e.from_date and e.to_date
      ) as away,
      ${daysSince(sql`met.at`)} as "sinceSession",
      ${daysSince(sql`told.at`)} as told,
      exists (
        select from sessions s where s.learner_id = m.learner_id and s.companion_id = m.mentor_id
          and s.state = 'booked' and s.ends_at > ${now}
      ) as booked,
      ${daysSince(sql`unanswered.at`)} as unanswered,
      ${daysSince(sql`project.since`)} as project,
      promise.due_on - ${today} as promise, promise.due_on::text as "promiseOn",
      stuck.node, stuck.wrong,
      (
        select count(distinct w.module)::int from submissions w where w.learner_id = m.learner_id and w.state = 'sent'
          and w.sent_at > greatest(${now} - make_interval(days => ${recently}), told.at, met.at)
      ) as finished
    from mentoring_now m
    join people p on p.id = m.learner_id
    left join lateral (
      select max(g.at) as at from messages g where g.learner_id = m.learner_id and g.author_id = m.mentor_id
    ) told on true
    left join lateral (
      select max(s.ends_at) as at from sessions s where s.learner_id = m.learner_id
        and s.companion_id = m.mentor_id and s.state = 'booked' and s.ends_at <= ${now} and ${wasHeld(sql`s.id`)}
    ) met on true
    left join lateral (
      select min(messages.at) as at from thread_members
      join messages on messages.learner_id = thread_members.learner_id
        and messages.thread_id = thread_members.thread_id
      where thread_members.learner_id = m.learner_id and thread_members.person_id = m.mentor_id
        and thread_members.left_at is null
        and messages.author_id = m.learner_id and messages.withdrawn_at is null
        and ${isVisible(sql`m.mentor_id`)} and (met.at is null or messages.at > met.at)
        and not exists (
          select from messages later where later.learner_id = messages.learner_id
            and later.thread_id = messages.thread_id and later.seq > messages.seq
            and later.author_id is distinct from m.learner_id and later.withdrawn_at is null
        )
    ) unanswered on true
    left join lateral (
      select min(a.due_on) as due_on from agreed_steps a where a.learner_id = m.learner_id
        and a.doer_id = m.mentor_id and a.done_at is null and a.dropped_at is null
    ) promise on true
    left join lateral (
      select e.node, count(*)::int as wrong from evidence e
      where exists (select from sharing h where h.learner_id = m.learner_id and h.answers)
        and e.learner_id = m.learner_id and e.kind = 'answer' and e.purpose in ('practice', 'check')
        and e.at > ${now} - make_interval(days => ${recently})
      group by e.node
      having not bool_or((e.body ->> 'correct')::boolean)
      order by count(*) desc, e.node limit 1
    ) stuck on true
    left join lateral (${longestWaitFor({ projects, at })}) project on true
    where m.mentor_id = ${mentorId}
    order by m.learner_id`)
  return [...rows].map(({ node, wrong, ...row }) => ({
    ...row,
    stuck: node !== null && wrong !== null ? { node, wrong } : null,
  }))
}

/** Minutes of her sessions as a mentor that begin within a time; a session that did not take place took none. */
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
        eq(sessions.role, 'mentor'),
        eq(sessions.state, 'booked'),
        wasHeld(sql`sessions.id`),
        gte(sessions.startsAt, from),
        lt(sessions.startsAt, until),
      ),
    )
  return row?.minutes ?? 0
}

/** What a mentor has done since a moment: to how many mentees, or of whom she stood in for, she has written, and how many promises she has kept. */
export async function countDone(
  db: Database,
  { mentorId, from }: { mentorId: string; from: Date },
): Promise<{ written: number; kept: number }> {
  const since = sql`${from.toISOString()}::timestamptz`
  const [row] = await db.execute<{ written: number; kept: number }>(sql`
    select (
      select count(distinct g.learner_id)::int from messages g
      where g.author_id = ${mentorId} and g.at >= ${since} and g.withdrawn_at is null and exists (
        select from mentorships m where m.learner_id = g.learner_id and m.mentor_id = ${mentorId}
        union all
        select from covers c where c.learner_id = g.learner_id and c.cover_id = ${mentorId}
          and c.state in ('agreed', 'refused', 'withdrawn')
      )
    ) as written, (
      select count(*)::int from agreed_steps a where a.doer_id = ${mentorId} and a.done_at >= ${since}
    ) as kept`)
  return row ?? { written: 0, kept: 0 }
}
