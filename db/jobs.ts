/**
 * The background work as it stands in the tables of pg-boss (schema `pgboss`), which its jobs.server.ts made. Jobs may name a
 * person: nothing of what they hold is read here, but to erase it.
 */
import { sql } from 'drizzle-orm'
import { recordAudit } from '#db/audit.ts'
import type { Database } from '#db/client.server.ts'
import { isId } from '#db/identifier.ts'
import { settings } from '#db/schema/audit.ts'
import { saveSetting } from '#db/settings.ts'

export interface JobQueue {
  name: string
  /** When it comes back by itself, in UTC; null: when something asks for it. */
  cron: string | null
  waiting: number
  /** Tried, and waiting to be tried again. */
  again: number
  running: number
  failed: number
  /** Since when the longest waiting job could have been done. */
  waitingSince: Date | null
  doneAt: Date | null
}

export interface FailedJob {
  id: string
  queue: string
  at: Date
  tries: number
  /** Name and code of the error; null when it took too long, or its process died. */
  error: string | null
}

/** Notes that a queue did a job. */
export async function saveJobsDone(db: Database, queue: string, at: Date): Promise<void> {
  await saveSetting(db, `jobs-done ${queue}`, { at: at.toISOString() })
}

/** Whether there are tables to read: they are made when jobs first start. */
async function hasJobs(db: Database): Promise<boolean> {
  const [row] = await db.execute<{ there: boolean }>(
    sql`select to_regclass('pgboss.job') is not null as there`,
  )
  return row?.there === true
}

const ours = sql`q.name not like '\\_\\_pgboss\\_\\_%'`

/** Every queue, those with failures first, then by name. */
export async function listQueues(db: Database): Promise<JobQueue[]> {
  if (!(await hasJobs(db))) return []
  const failed = sql`(count(*) filter (where j.state = 'failed'))`
  const due = sql`j.state in ('created', 'retry') and j.start_after <= now()`
  const rows = await db.execute<Record<keyof JobQueue, string | number | null>>(sql`
    select q.name, s.cron,
      (count(*) filter (where ${due}))::int as waiting,
      (count(*) filter (where j.state = 'retry' and j.start_after > now()))::int as again,
      (count(*) filter (where j.state = 'active'))::int as running,
      ${failed}::int as failed,
      min(greatest(j.created_on, j.start_after)) filter (where ${due}) as "waitingSince",
      greatest((d.value ->> 'at')::timestamptz, max(j.completed_on) filter (where j.state = 'completed')) as "doneAt"
    from pgboss.queue q
    left join pgboss.job j on j.name = q.name
    left join pgboss.schedule s on s.name = q.name
    left join ${settings} d on d.key = 'jobs-done ' || q.name
    where ${ours}
    group by q.name, s.cron, d.value
    order by ${failed} > 0 desc, q.name`)
  const moment = (value: string | number | null) => (value === null ? null : new Date(value))
  return rows.map((row) => ({
    ...{ name: String(row.name), cron: row.cron === null ? null : String(row.cron) },
    ...{ waiting: Number(row.waiting), again: Number(row.again) },
    ...{ running: Number(row.running), failed: Number(row.failed) },
    ...{ waitingSince: moment(row.waitingSince), doneAt: moment(row.doneAt) },
  }))
}

/** How many jobs were given up. */
export async function countFailedJobs(db: Database): Promise<number> {
  if (!(await hasJobs(db))) return 0
  const [row] = await db.execute<{ failed: number }>(
    sql`select count(*)::int as failed from pgboss.job j join pgboss.queue q on q.name = j.name and ${ours}
      where j.state = 'failed'`,
  )
  return row?.failed ?? 0
}

/** Jobs that were given up, the latest of each queue, at most so many of each. */
export async function listFailedJobs(db: Database, limit: number): Promise<FailedJob[]> {
  if (!(await hasJobs(db))) return []
  const rows = await db.execute<{
    id: string
    name: string
    at: string
    tries: number
    error: string | null
  }>(sql`
    select id, name, completed_on as at, tries, error from (
      select j.id, j.name, j.completed_on, j.retry_count + 1 as tries,
        case when j.output ->> 'message' = 'failed' then left(j.output ->> 'name', 80) end as error,
        row_number() over (partition by j.name order by j.completed_on desc, j.id) as place
      from pgboss.job j join pgboss.queue q on q.name = j.name and ${ours}
      where j.state = 'failed'
    ) as latest
    where place <= ${limit}
    order by name, completed_on desc, id`)
  return rows.map(({ name, at, ...row }) => ({ ...row, queue: name, at: new Date(at) }))
}

/**
 * Has a job that was given up tried once more, or all of a queue, `until` a moment: what failed later was on nobody's screen.
 * How many; asked twice, the second finds none.
 */
export async function retryFailedJobs(
  db: Database,
  retry: { queue: string; id: string | null; until: Date; days: number; by: string; at: Date },
): Promise<number> {
  const { queue, id, until, days, by, at } = retry
  if ((id !== null && !isId(id)) || !(await hasJobs(db))) return 0
  return db.transaction(async (tx) => {
    const which = id === null ? sql`true` : sql`id = ${id}`
    const rows = await tx.execute(sql`
      update pgboss.job set state = 'retry', retry_limit = retry_count + 1, start_after = now(), completed_on = null,
        keep_until = now() + make_interval(days => ${days})
      where name = ${queue} and state = 'failed' and ${which} and completed_on <= ${until.toISOString()}::timestamptz
      returning id`)
    if (rows.length > 0)
      await recordAudit(tx, { at, actorId: by, action: 'jobs.retry', detail: { queue, count: rows.length } })
    return rows.length
  })
}

/** Removes the jobs that name a person, by her id or her address. Call it in the transaction that erases her. */
export async function removeJobsOf(tx: Database, person: { id: string; email: string }): Promise<void> {
  if (!(await hasJobs(tx))) return
  const hers = sql`data ->> 'personId' = ${person.id} or lower(data ->> 'email') = lower(${person.email})`
  await tx.execute(sql`delete from pgboss.job where ${hers}`)
  await tx.execute(sql`delete from pgboss.archive where ${hers}`)
}
