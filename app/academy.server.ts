import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { openAuth, type Auth } from '#app/accounts/accounts.server.ts'
import { openCatalogs, type CatalogStore } from '#app/catalog.server.ts'
import type { Env } from '#app/env.server.ts'
import { openLive, type Live } from '#app/messages/live.server.ts'
import { openJobs } from '#app/jobs.server.ts'
import { refit, refitQueue, type RefitJob } from '#app/learning/refit.server.ts'
import { sendMessageLetters } from '#app/letters/message-round.server.ts'
import { sendChosenLetters } from '#app/letters/round.server.ts'
import { sendSessionLetters } from '#app/letters/sessions.server.ts'
import { openLimits, type Limits } from '#app/accounts/limits.server.ts'
import { createLogger } from '#app/server/log.server.ts'
import { openMailer, type Mailer } from '#app/mail.server.ts'
import { passDueRequests, prepareLeavings } from '#app/people/acts.server.ts'
import { beginNight, nightQueue, replanPart, type NightPart } from '#app/path/night.server.ts'
import { purge } from '#app/purge.server.ts'
import { openDatabase, type Database } from '#db/client.server.ts'

/** Everything a loader or an action works with; made once per process, or once per test. */
export interface Academy {
  db: Database
  env: Env
  auth: Auth
  limits: Limits
  mail: Mailer
  catalogs: CatalogStore
  /** Streams of events to open pages. */
  live: Live
  log: Logger
  now(): Date
  newId(): string
  /** Asks for a fit of the learner model's parameters; asked twice with one id, it is done once, and the second is false. */
  requestRefit(id: string): Promise<boolean>
}

/** The academy as one request sees it. */
export interface RequestContext extends Academy {
  nonce: string
  /** The network address of whoever asks; known by `limits` only. */
  address: string
  /** What was already looked up for this request. */
  once: Map<string, unknown>
}

declare module '@remix-run/node' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface AppLoadContext extends RequestContext {}
}

export interface AcademyOptions {
  env: Env
  /** The server to use: env.databaseUrl, or the embedded one. Its schema is up to date. */
  databaseUrl: string
  now?: () => Date
}

export interface OpenAcademy extends Academy {
  /** Ends the jobs and closes the connections. */
  close(): Promise<void>
}

/** A fit takes a minute or so of computing in a process that also serves pages. */
const refitMinutes = 30
/** Parts of a night, one after the other in each process. */
const nightMinutes = 15

/** Opens connections, accounts, mail and jobs on a migrated database. Jobs that cannot start yet try again by themselves. */
export async function openAcademy(options: AcademyOptions): Promise<OpenAcademy> {
  const { env } = options
  const now = options.now ?? (() => new Date())
  const log = createLogger(env.logLevel)
  const connection = openDatabase(options.databaseUrl)
  const { db } = connection
  const auth = openAuth({ db, env })
  const jobs = openJobs({ databaseUrl: options.databaseUrl, log })
  const catalogs = openCatalogs(db)
  const mail = openMailer({ db, env, auth, jobs, catalogs, now, newId: randomUUID })
  jobs.repeat('letter-round', '3,33 * * * *', () => sendChosenLetters({ db, catalogs, now, mail, log }))
  jobs.repeat('session-letters', '*/5 * * * *', () => sendSessionLetters({ db, now, mail }))
  jobs.repeat('message-round', '*/2 * * * *', () => sendMessageLetters({ db, now, mail }))
  jobs.repeat('purge', '17 3 * * *', () => purge(db, now()))
  jobs.repeat('night', '11 1 * * *', () => beginNight(jobs, now()))
  jobs.handle<NightPart>(
    nightQueue,
    async (part) => {
      await replanPart({ db, catalogs, now, log }, part)
    },
    nightMinutes,
  )
  jobs.repeat('mentor-requests', '*/5 * * * *', async () => {
    await passDueRequests({ db, mail, now, newId: randomUUID })
  })
  jobs.repeat('mentor-leavings', '23 4 * * *', () => prepareLeavings({ db, mail, now, newId: randomUUID }))
  jobs.repeat('refit-weekly', '41 2 * * 0', async () => {
    await jobs.add(refitQueue, { occasion: now().toISOString().slice(0, 10) } satisfies RefitJob)
  })
  jobs.handle<RefitJob>(
    refitQueue,
    async ({ occasion }) => {
      await refit({ db, catalogs, now }, occasion)
    },
    refitMinutes,
  )
  const live = openLive({ databaseUrl: options.databaseUrl, log })
  await jobs.start()
  return {
    db,
    env,
    auth,
    limits: openLimits(db, env.authSecret),
    mail,
    catalogs,
    live,
    log,
    now,
    newId: randomUUID,
    requestRefit: (id) => jobs.add(refitQueue, { occasion: id } satisfies RefitJob, undefined, id),
    async close() {
      await live.close()
      await jobs.stop()
      mail.close()
      await connection.close()
    },
  }
}
