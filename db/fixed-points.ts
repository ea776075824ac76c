/** What takes minutes of a learner's days: sessions booked with her, and events of her cohorts that she has not declined. */
import { sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { isFollowed } from '#db/live-events.ts'
import type { FixedPoint } from '#engine/path/schedule.ts'
import { clockAt } from '#engine/zone.ts'

/** As it is stored: of no day yet. `name`: whom she meets, or what the event is called. */
export interface StoredFixedPoint extends Omit<FixedPoint, 'date'> {
  name: string
}
export type NamedFixedPoint = FixedPoint & Pick<StoredFixedPoint, 'name'>

/** The fixed points of a learner that begin at an instant or later, as one jsonb list, the first one first. */
export function fixedPointsSince(learnerId: SQL, since: Date): SQL {
  const from = sql`${since.toISOString()}::timestamptz`
  return sql`(select coalesce(jsonb_agg(jsonb_build_object('kind', b.kind, 'id', b.id, 'start', b.starts_at,
      'minutes', round(extract(epoch from b.ends_at - b.starts_at) / 60)::int, 'name', b.name)
      order by b.starts_at, b.id), '[]')
    from (
      select 'session' as kind, s.id, s.starts_at, s.ends_at, c.name
        from sessions s join people c on c.id = s.companion_id
        where s.learner_id = ${learnerId} and s.state = 'booked' and s.starts_at >= ${from}
      union all
      select 'event', v.id, v.starts_at, v.ends_at, v.title
        from cohort_members m join cohorts on cohorts.id = m.cohort_id join live_events v on v.cohort_id = m.cohort_id
        left join attendances a on a.learner_id = m.learner_id and a.event_id = v.id
        where m.learner_id = ${learnerId} and v.cancelled_at is null and v.starts_at >= ${from}
          and a.coming is distinct from false and ${isFollowed}
    ) b)`
}

/** Fixed points on her days: each on the one on which it begins by her clock. */
export function onHerDays(stored: readonly StoredFixedPoint[], timeZone: string): NamedFixedPoint[] {
  return stored.map((point) => {
    const instant = new Date(point.start)
    return { ...point, start: instant.toISOString(), date: clockAt(instant.getTime(), timeZone).date }
  })
}

/** A learner's fixed points that begin at an instant or later, on her days. */
export async function listFixedPoints(
  db: Database,
  { id, timeZone }: { id: string; timeZone: string },
  since: Date,
): Promise<NamedFixedPoint[]> {
  const rows = await db.execute(sql`select ${fixedPointsSince(sql`${id}`, since)} as fixed`)
  const [row] = rows as unknown as { fixed: StoredFixedPoint[] }[]
  return onHerDays(row?.fixed ?? [], timeZone)
}
