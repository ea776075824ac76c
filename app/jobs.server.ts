import PgBoss from 'pg-boss'
import type { Logger } from 'pino'
import { databaseCode, executeText, type Database } from '#db/client.server.ts'
import { saveJobsDone } from '#db/jobs.ts'

/** Connections that the jobs of one process use. */
const connections = 3
/** Milliseconds before the jobs try to start again when the database was away. */
const startAgain = 5_000
/** A job is tried once and five times more, after 5, 10, 20, 40 and 80 seconds; then it is given up and logged. */
const retries = { retryLimit: 5, retryDelay: 5, retryBackoff: true }
/** The same for what depends on a server elsewhere, which may be away for hours: nine times more, from one minute to four hours apart. */
const patientRetries = { retryLimit: 9, retryDelay: 60, retryBackoff: true }
/** Seconds after which done jobs, which may name a person, are put aside; and hours after which they are gone. */
const done = { aside: 60, goneHours: 1 }
/** Days during which a job waits to be done, and during which one that was given up can be read and tried again. */
export const jobDays = 7
/** Milliseconds: when a queue last did a job is noted no more often. */
const notedEvery = 60_000
/** Minutes after which a job counts as dead and is tried again, unless its queue says otherwise. */
const usualMinutes = 2

interface QueueOptions {
  /** Minutes after which a job counts as dead. */
  minutes?: number
  /** Tried again over some eight hours, instead of some minutes. */
  patient?: boolean
}

export interface Jobs {
  /**
   * Says who does the jobs of a queue; before start(). A handler that throws is called again later, and so is one that takes
   * longer than its minutes, since its process may have died: it may be called twice for one job, with the same id.
   */
  handle<Data extends object>(
    queue: string,
    handler: (data: Data, jobId: string) => Promise<void>,
    options?: QueueOptions,
  ): void
  /** A job that comes back at a cron time (UTC); before start(). */
  repeat(queue: string, cron: string, handler: () => Promise<void>, options?: QueueOptions): void
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

interface JobsParts {
  databaseUrl: string
  db: Database
  log: Logger
  now(): Date
}

/**
 * pg-boss over its own connections. Whatever fails here is logged and tried again: it never ends the process.
 * Jobs in it may name a person: done ones are gone after an hour, given up ones after some days.
 */
export function openJobs({ databaseUrl, db, log, now }: JobsParts): Jobs {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    max: connections,
    application_name: 'ariane-jobs',
    archiveCompletedAfterSeconds: done.aside,
    archiveFailedAfterSeconds: jobDays * 86_400,
    deleteAfterHours: done.goneHours,
    retentionDays: jobDays,
  })
  boss.on('error', (error) => log.warn({ error }, 'jobs'))
  const queues = new Map<string, (data: object, jobId: string) => Promise<void>>()
  const crons = new Map<string, string>()
  const options = new Map<string, QueueOptions>()
  const optionsOf = (queue: string) => {
    const { minutes = usualMinutes, patient = false } = options.get(queue) ?? {}
    return { ...(patient ? patientRetries : retries), expireInSeconds: 60 * minutes }
  }
  const workers = new Map<string, string>()
  const noted = new Map<string, number>()
  let starting: Promise<void> | null = null
  let again: NodeJS.Timeout | undefined
  let stopped = false

  async function startOnce(): Promise<void> {
    await boss.start()
    for (const queue of queues.keys()) {
      const own = { name: queue, ...optionsOf(queue) }
      await ((await boss.getQueue(queue)) ? boss.updateQueue(queue, own) : boss.createQueue(queue, own))
    }
    for (const [queue, cron] of crons) await boss.schedule(queue, cron)
    for (const [queue, handler] of queues) {
      const worker = await boss.work<object>(queue, { pollingIntervalSeconds: 1 }, async (jobs) => {
        for (const job of jobs) {
          await handler(job.data, job.id).catch((error: unknown) => {
            log.warn({ error, queue, job: job.id }, 'job failed')
            throw failureOf(error)
          })
          await noteDone(queue)
        }
        // The next job at once: pg-boss would wait out its second after each short one.
        if (jobs.length > 0) wake(queue)
      })
      workers.set(queue, worker)
    }
  }

  function wake(queue: string): void {
    const worker = workers.get(queue)
    if (worker) boss.notifyWorker(worker)
  }

  async function noteDone(queue: string): Promise<void> {
    if (Date.now() - (noted.get(queue) ?? 0) < notedEvery) return
    noted.set(queue, Date.now())
    await saveJobsDone(db, queue, now()).catch((error: unknown) => log.warn({ error, queue }, 'not noted'))
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
  return {
    handle(queue, handler, own = {}) {
      queues.set(queue, (data, jobId) => handler(data as Parameters<typeof handler>[0], jobId))
      options.set(queue, own)
    },
    repeat(queue, cron, handler, own = {}) {
      options.set(queue, own)
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

/** What a failed job keeps of its error: its name and code. Its message may quote somebody. */
function failureOf(error: unknown): Error {
  const failure = new Error('failed')
  const name = error instanceof Error ? error.constructor.name : 'Error'
  failure.name = [name, databaseCode(error)].filter((word) => /^\w{1,40}$/.test(word ?? '')).join(' ')
  failure.stack = undefined
  return failure
}
