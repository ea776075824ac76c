/** Telling every process that something changed in a thread: PostgreSQL's NOTIFY, which carries the thread's id and no more. */
import { sql } from 'drizzle-orm'
import pg from 'pg'
import type { Database } from '#db/client.server.ts'

const channel = 'thread_changed'
/** Milliseconds between two looks at whether the connection still answers, and before it is opened again. */
const pingEvery = 30_000
const againAfter = { least: 500, most: 10_000 }

/** Says that a thread changed, to all who listen, once the transaction is committed. */
export async function notifyThread(db: Database, threadId: string): Promise<void> {
  await db.execute(sql`select pg_notify(${channel}, ${threadId})`)
}

export interface Changes {
  /** Resolves once changes are heard; at once where they are. */
  ready(): Promise<void>
  close(): Promise<void>
}

/**
 * Listens on one connection of its own, opened anew whenever it breaks. `gap` is called each time it has been opened: what
 * changed while nobody listened was not heard.
 */
export function listenToThreads(
  url: string,
  on: { change(threadId: string): void; gap(): void; problem(error: unknown): void },
): Changes {
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | undefined
  let wait = againAfter.least
  let closed = false
  let heard: () => void = () => undefined
  let ready = new Promise<void>((done) => (heard = done))

  const connect = async () => {
    const own = new pg.Client({ connectionString: url, application_name: 'ariane-changes', keepAlive: true })
    client = own
    let over = false
    const lose = (error: unknown) => {
      if (over) return
      over = true
      clearTimeout(timer)
      void own.end().catch(() => undefined)
      if (closed) return
      on.problem(error)
      ready = new Promise<void>((done) => (heard = done))
      timer = setTimeout(() => void connect(), wait)
      wait = Math.min(againAfter.most, wait * 2)
    }
    const ping = async () => {
      const late = new Promise<never>((_done, failed) =>
        setTimeout(() => failed(new Error('the listening connection is silent')), pingEvery / 2).unref(),
      )
      try {
        await Promise.race([own.query('select 1'), late])
        timer = setTimeout(() => void ping(), pingEvery).unref()
      } catch (error) {
        lose(error)
      }
    }
    own.on('error', lose)
    own.on('end', () => lose(new Error('the listening connection ended')))
    own.on('notification', ({ payload }) => {
      if (payload) on.change(payload)
    })
    try {
      await own.connect()
      await own.query(`listen ${channel}`)
      wait = againAfter.least
      heard()
      on.gap()
      timer = setTimeout(() => void ping(), pingEvery).unref()
    } catch (error) {
      lose(error)
    }
  }
  void connect()

  return {
    ready: () => ready,
    async close() {
      closed = true
      clearTimeout(timer)
      await client?.end().catch(() => undefined)
    },
  }
}
