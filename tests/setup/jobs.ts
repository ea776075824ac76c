import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'

/** A job of a queue that was given up; its id. */
export async function addFailedJob(
  db: Database,
  queue: string,
  {
    error = 'Error',
    at = new Date(),
    data = {},
  }: { error?: string | null; at?: Date; data?: Record<string, string> } = {},
): Promise<string> {
  const id = randomUUID()
  const output =
    error === null ? { value: { message: 'job failed by timeout' } } : { name: error, message: 'failed' }
  await db.execute(sql`insert into pgboss.job
      (name, id, data, state, retry_limit, retry_count, started_on, completed_on, keep_until, output)
    values (${queue}, ${id}, ${JSON.stringify(data)}::jsonb, 'failed', 5, 5, ${at.toISOString()}::timestamptz,
      ${at.toISOString()}::timestamptz, now() - interval '1 hour', ${JSON.stringify(output)}::jsonb)`)
  return id
}
