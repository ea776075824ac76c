/** What rules about people read: of many learners at once, the days on which something happened. */
import { setImmediate as breathe } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { signsOf } from '#db/signs.ts'
import { addDays, mondayOf, plainDate, dayNumber, type PlainDate } from '#engine/calendar.ts'
import type { Language } from '#engine/catalog.ts'
import { outcome, takeSnapshot, type Snapshot } from '#engine/rule-measure.ts'
import { pauses, type LearnerHistory } from '#engine/rules.ts'

/** Weeks that are measured; learners who are measured, a draw of all. */
const measuredWeeks = 52
const mostMeasured = 1_000
/** Days of the past that are read: the first Monday that is measured looks back at her pauses as far as the last one does. */
const read = 7 * measuredWeeks + pauses.days + outcome.days
/** Learners read together. */
const together = 300

/** A history, with what else is needed of her. */
export interface StoredHistory extends LearnerHistory {
  timeZone: string
  language: Language
}

/** Histories of learners on a track, until a moment; those on none are absent. */
export async function listHistories(
  db: Database,
  learnerIds: readonly string[],
  at: Date,
): Promise<StoredHistory[]> {
  if (learnerIds.length === 0) return []
  const ids = sql.join(
    learnerIds.map((id) => sql`${id}`),
    sql`, `,
  )
  const now = sql`${at.toISOString()}::timestamptz`
  const since = sql`${now} - make_interval(days => ${read})`
  const dayOf = (column: string) => sql`(${sql.raw(column)} at time zone p.time_zone)::date`
  const rows = await db.execute<Row>(sql`
    select p.id as learner, p.time_zone as "timeZone", p.language, ${dayOf('e.started_at')}::text as joined,
      coalesce(f.minutes_by_weekday, '{0,0,0,0,0,0,0}') as "minutesByWeekday",
      coalesce((select jsonb_agg(jsonb_build_object('from', x.from_date, 'to', x.to_date, 'minutes', x.minutes)
        order by x.from_date, x.id) from availability_exceptions x where x.learner_id = p.id), '[]') as exceptions,
      coalesce((select jsonb_agg(s.day order by s.day) from (
        select distinct ${dayOf('x.at')} as day from (${signsOf(sql`p.id`, at)}) x where x.at >= ${since}
      ) s), '[]') as signs,
      coalesce((select jsonb_agg(jsonb_build_object('date', t.day, 'minutes', t.seconds / 60) order by t.day) from (
        select t.day, sum(t.seconds) as seconds from time_spent t
        where t.learner_id = p.id and t.last_at between ${since} and ${now} group by t.day
      ) t), '[]') as studied,
      coalesce((select jsonb_agg(jsonb_build_object('date', ${dayOf('v.at')}, 'node', v.node,
          'correct', (v.body ->> 'correct')::boolean) order by v.at, v.id)
        from evidence v where v.learner_id = p.id and v.kind = 'answer' and v.purpose in ('practice', 'check')
          and v.at between ${since} and ${now}), '[]') as answers,
      coalesce((select jsonb_agg(jsonb_build_object('date', ${dayOf('m.starts_at')}, 'booked', ${dayOf('m.booked_at')},
          'missed', m.ends_at <= ${now} and exists (
            select from session_looks k where k.session_id = m.id and not k.met and k.at <= ${now})) order by m.starts_at)
        from sessions m where m.learner_id = p.id and m.state = 'booked' and m.booked_at between ${since} and ${now}
      ), '[]') as sessions
    from people p
    join enrolments e on e.learner_id = p.id and e.ended_at is null
    left join learner_profiles f on f.learner_id = p.id
    where p.id in (${ids})
    order by p.id`)
  return [...rows].map(({ minutesByWeekday, exceptions, ...row }) => ({
    ...row,
    availability: { minutesByWeekday, exceptions },
  }))
}

type Row = Omit<StoredHistory, 'availability'> & LearnerHistory['availability'] & Record<string, unknown>

/**
 * What the rules would have said on each Monday of the last year, and what came within four weeks: of all learners on a track, or
 * of so many of them, drawn by the hash of their ids.
 */
export async function listSnapshots(db: Database, at: Date): Promise<Snapshot[]> {
  const drawn = await db.execute<{ id: string }>(sql`
    select p.id from people p join enrolments e on e.learner_id = p.id and e.ended_at is null
    where p.disabled_at is null order by md5(p.id) limit ${mostMeasured}`)
  const ids = [...drawn].map(({ id }) => id)
  const today = at.toISOString().slice(0, 10)
  const first = mondayOf(addDays(today, -7 * measuredWeeks))
  const snapshots: Snapshot[] = []
  for (let from = 0; from < ids.length; from += together) {
    const histories = await listHistories(db, ids.slice(from, from + together), at)
    for (const history of histories) {
      const language = history.language !== 'fr'
      for (const monday of mondays(first, today)) {
        const snapshot = takeSnapshot(history, monday, { until: today, language })
        if (snapshot) snapshots.push(snapshot)
      }
      // Pages are served by the same process.
      await breathe()
    }
  }
  return snapshots
}

function mondays(first: PlainDate, until: PlainDate): PlainDate[] {
  const weeks = Math.floor((dayNumber(until) - dayNumber(first)) / 7)
  return Array.from({ length: weeks + 1 }, (_, week) => plainDate(dayNumber(first) + 7 * week))
}
