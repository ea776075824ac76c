import PgBoss from 'pg-boss'
import type { Logger } from 'pino'
import { executeText, type Database } from '#db/client.server.ts'

/** Connections that the jobs of one process use. */
const connections = 3
/** Milliseconds before the jobs try to start again when the database was away. */
const startAgain = 5_000
/** A job is tried once and five times more, after 5, 10, 20, 40 and 80 seconds; then it is given up and logged. */
const retries = { retryLimit: 5, retryDelay: 5, retryBackoff: true }
/** Minutes after which a job counts as dead and is tried again, unless its queue says otherwise. */
const usualMinutes = 2

export interface Jobs {
  /**
   * Says who does the jobs of a queue; before start(). A handler that throws is called again later, and so is one that takes
   * longer than `minutes`, since its process may have died.
   */
  handle<Data extends object>(queue: string, handler: (data: Data) => Promise<void>, minutes?: number): void
  /** A job that comes back at a cron time (UTC); before start(). */
  repeat(queue: string, cron: string, handler: () => Promise<void>): void
  /**
   * Adds a job, kept in PostgreSQL until some process has done it; with a transaction, it is there once that is committed.
   * Throws when the database is away. A job whose id (a uuid) the queue already holds is not added again: false.
   */
  add(queue: string, data: object, tx?: Database, id?: string): Promise<boolean>
  /** Adds many at once, there once the transaction is committed. */
  addAll(queue: string, data: object[], tx: Database): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

/**
 * pg-boss over its own connections. Whatever fails here is logged and tried again: it never ends the process.
 * Done jobs, which may name a person, are gone after an hour.
 */
export function openJobs({ databaseUrl, log }: { databaseUrl: string; log: Logger }): Jobs {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    max: connections,
    application_name: 'ariane-jobs',
    archiveCompletedAfterSeconds: 60,
    archiveFailedAfterSeconds: 60,
    deleteAfterHours: 1,
    retentionHours: 24,
  })
  boss.on('error', (error) => log.warn({ error }, 'jobs'))
  const queues = new Map<string, (data: object) => Promise<void>>()
  const crons = new Map<string, string>()
  const lives = new Map<string, number>()
  const optionsOf = (queue: string) => ({
    ...retries,
    expireInSeconds: 60 * (lives.get(queue) ?? usualMinutes),
  })
  const workers = new Map<string, string>()
  let starting: Promise<void> | null = null
  let again: NodeJS.Timeout | undefined
  let stopped = false

  async function startOnce(): Promise<void> {
    await boss.start()
    for (const queue of queues.keys()) {
      if (!(await boss.getQueue(queue))) await boss.createQueue(queue, { name: queue, ...optionsOf(queue) })
    }
    for (const [queue, cron] of crons) await boss.schedule(queue, cron)
    for (const [queue, handler] of queues) {
      const worker = await boss.work<object>(queue, { pollingIntervalSeconds: 1 }, async (jobs) => {
        for (const job of jobs) {
          await handler(job.data).catch((error: unknown) => {
            log.warn({ error, queue, job: job.id }, 'job failed')
            // What a failed job keeps of its error must not quote anybody.
            throw new Error('failed')
          })
        }
      })
      workers.set(queue, worker)
    }
  }

  function start(): Promise<void> {
    starting ??= startOnce().catch((error: unknown) => {
      starting = null
      if (!stopped) again = setTimeout(() => void start().catch(() => undefined), startAgain).unref()
      throw error
    })
    return starting
  }

  /** A way into a transaction of ours, for pg-boss. */
  const through = (tx: Database) => ({
    executeSql: async (text: string, values: unknown[]) => ({ rows: await executeText(tx, text, values) }),
  })
  function wake(queue: string): void {
    const worker = workers.get(queue)
    if (worker) boss.notifyWorker(worker)
  }

  return {
    handle(queue, handler, minutes = usualMinutes) {
      queues.set(queue, (data) => handler(data as Parameters<typeof handler>[0]))
      lives.set(queue, minutes)
    },
    repeat(queue, cron, handler) {
      queues.set(queue, handler)
      crons.set(queue, cron)
    },
    async add(queue, data, tx, id) {
      await start()
      const db = tx && through(tx)
      const added = await boss.send(queue, data, { ...optionsOf(queue), db, ...(id && { id }) })
      wake(queue)
      return added !== null
    },
    async addAll(queue, data, tx) {
      if (data.length === 0) return
      await start()
      const jobs = data.map((one) => ({ name: queue, data: one, ...optionsOf(queue) }))
      await boss.insert(jobs, { db: through(tx) })
      wake(queue)
    },
    start: () => start().catch((error: unknown) => log.warn({ error }, 'jobs start later')),
    async stop() {
      stopped = true
      clearTimeout(again)
      if (starting) await boss.stop({ graceful: true, wait: true, timeout: 5_000 }).catch(() => undefined)
    },
  }
}
