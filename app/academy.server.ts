import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { openAuth, type Auth } from '#app/accounts/accounts.server.ts'
import { openCatalogs, type CatalogStore } from '#app/catalog.server.ts'
import { passPlaces } from '#app/cohorts/acts.server.ts'
import type { Env } from '#app/env.server.ts'
import { openLive, type Live } from '#app/messages/live.server.ts'
import { openJobs } from '#app/jobs.server.ts'
import { redraw, redrawQueue } from '#app/learning/redraw.server.ts'
import { refit, refitQueue, type RefitJob } from '#app/learning/refit.server.ts'
import { sendEventReminders } from '#app/letters/events.server.ts'
import { sendAwardLetters } from '#app/letters/awards.server.ts'
import { sendFeedbackLetters } from '#app/letters/feedback.server.ts'
import { sendMessageLetters } from '#app/letters/message-round.server.ts'
import { sendChosenLetters } from '#app/letters/round.server.ts'
import { sendSessionLetters } from '#app/letters/sessions.server.ts'
import { openLimits, type Limits } from '#app/accounts/limits.server.ts'
import { createLogger } from '#app/server/log.server.ts'
import { openMailer, type Mailer } from '#app/mail.server.ts'
import { flagLearners, measureAcademy } from '#app/rules/rules.server.ts'
import { passDueRequests, prepareLeavings } from '#app/people/acts.server.ts'
import { passDueCovers } from '#app/people/covers.server.ts'
import { renewPrices } from '#app/people/prices.server.ts'
import { computeRound, roundQueue, type RoundJob } from '#app/people/round.server.ts'
import { beginNight, nightQueue, replanPart, type NightPart } from '#app/path/night.server.ts'
import { purge } from '#app/purge.server.ts'
import {
  computePreview,
  followQueue,
  followRevision,
  previewQueue,
  type FollowJob,
  type PreviewJob,
} from '#app/studio/impact.server.ts'
import { computeInsights, insightsQueue, type InsightsJob } from '#app/insights/compute.server.ts'
import { openDatabase, type Database } from '#db/client.server.ts'
import { idFrom } from '#db/identifier.ts'

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
  /** Has worked out what a draft would do to the learners, once the transaction is committed. */
  requestPreview(id: string, tx: Database): Promise<boolean>
  /** Has learners brought to a new revision, once the transaction is committed. */
  requestFollow(follow: FollowJob, tx: Database): Promise<boolean>
  /** Has learners' states drawn again with what is in force, once the transaction is committed. */
  requestRedraw(tx: Database): Promise<boolean>
  /** Has the insights computed anew, once the transaction is committed. */
  requestInsights(id: string, tx: Database): Promise<boolean>
  /** Has a round of matching computed, once the transaction is committed. */
  requestRound(id: string, tx: Database): Promise<boolean>
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

/** Fits take minutes of computing, in small pieces, in a process that also serves pages. */
const refitMinutes = 30
/** At 150,000 learners and some ten milliseconds each. */
const redrawMinutes = 60
/** On a Monday, each learner's week is planned for her letter. */
const roundMinutes = 50
/** A round of matching for all who look takes a minute or so of computing, also in a process that serves pages. */
const matchingMinutes = 15
/** Every learner is planned twice, at some 10 ms each; many learners, many minutes. */
const impactMinutes = 50
/** Parts of a night, one after the other in each process. */
const nightMinutes = 15
/** What rules say of learners, day by day, and how they did, week by week. */
const rulesQueue = 'rules'
const measureQueue = 'rule-measures'
const rulesMinutes = 20
/** Every answer of every learner is read. */
const insightsMinutes = 50

/** Opens connections, accounts, mail and jobs on a migrated database. Jobs that cannot start yet try again by themselves. */
export async function openAcademy(options: AcademyOptions): Promise<OpenAcademy> {
  const { env } = options
  const now = options.now ?? (() => new Date())
  const log = createLogger(env.logLevel)
  const connection = openDatabase(options.databaseUrl)
  const { db } = connection
  const auth = openAuth({ db, env })
  const jobs = openJobs({ databaseUrl: options.databaseUrl, db, log, now })
  const catalogs = openCatalogs(db)
  const mail = openMailer({ db, env, auth, jobs, catalogs, now })
  jobs.repeat('letter-round', '*/30 * * * *', () => sendChosenLetters({ db, catalogs, now, mail, log }), {
    minutes: roundMinutes,
  })
  jobs.repeat('session-letters', '*/5 * * * *', () => sendSessionLetters({ db, now, mail }))
  jobs.repeat('event-letters', '*/5 * * * *', () => sendEventReminders({ db, now, mail }))
  jobs.repeat('feedback-round', '*/5 * * * *', () => sendFeedbackLetters({ db, catalogs, now, mail }))
  jobs.repeat('award-letters', '*/10 * * * *', () => sendAwardLetters({ db, now, mail }))
  jobs.repeat('message-round', '*/2 * * * *', () => sendMessageLetters({ db, now, mail }))
  const acting = { db, mail, now, newId: randomUUID, log }
  jobs.repeat('purge', '17 3 * * *', () => purge(acting))
  jobs.repeat('night', '11 1 * * *', () => beginNight(jobs, now()))
  jobs.handle<NightPart>(
    nightQueue,
    async (part) => {
      await replanPart({ db, catalogs, now, log }, part)
    },
    { minutes: nightMinutes },
  )
  jobs.repeat('mentor-requests', '*/5 * * * *', async () => {
    await passDueRequests(acting)
  })
  jobs.repeat('covers', '*/5 * * * *', async () => {
    await passDueCovers({ db, mail, now })
  })
  jobs.repeat('place-prices', '53 2 * * *', () => renewPrices({ db, now }))
  jobs.repeat('cohort-places', '*/10 * * * *', () => passPlaces(acting))
  jobs.repeat('mentor-leavings', '23 * * * *', () => prepareLeavings(acting))
  jobs.handle<RoundJob>(roundQueue, (job) => computeRound({ db, now, log }, job), {
    minutes: matchingMinutes,
  })
  jobs.repeat('refit-weekly', '41 2 * * 0', async () => {
    await jobs.add(refitQueue, { occasion: now().toISOString().slice(0, 10) } satisfies RefitJob)
  })
  jobs.handle<RefitJob>(
    refitQueue,
    async ({ occasion }) => {
      await refit({ db, catalogs, now }, occasion)
      await jobs.add(redrawQueue, {})
    },
    { minutes: refitMinutes },
  )
  jobs.handle<PreviewJob>(previewQueue, (job) => computePreview({ db, catalogs, now, log }, job), {
    minutes: impactMinutes,
  })
  jobs.handle<FollowJob>(followQueue, (job) => followRevision({ db, catalogs, now, log }, job), {
    minutes: impactMinutes,
  })
  jobs.handle<object>(
    redrawQueue,
    async () => {
      await redraw({ db, catalogs, now })
    },
    { minutes: redrawMinutes },
  )
  jobs.handle<object>(rulesQueue, () => flagLearners({ db, now, newId: randomUUID }), {
    minutes: rulesMinutes,
  })
  jobs.handle<object>(measureQueue, () => measureAcademy({ db, now }), { minutes: rulesMinutes })
  jobs.repeat('rules-daily', '29 4 * * *', async () => {
    await jobs.add(rulesQueue, {})
  })
  jobs.repeat('rules-weekly', '7 3 * * 1', async () => {
    await jobs.add(measureQueue, {})
  })
  jobs.handle<InsightsJob>(insightsQueue, (job) => computeInsights({ db, catalogs, now }, job), {
    minutes: insightsMinutes,
  })
  jobs.repeat('insights-nightly', '31 3 * * *', async () => {
    await jobs.add(insightsQueue, { id: randomUUID() } satisfies InsightsJob)
  })
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
    requestPreview: (id, tx) => jobs.add(previewQueue, { id } satisfies PreviewJob, tx, id),
    requestFollow: (follow, tx) =>
      jobs.add(followQueue, follow, tx, idFrom('follow', follow.revisionId, follow.from ?? '')),
    requestRedraw: (tx) => jobs.add(redrawQueue, {}, tx),
    requestInsights: (id, tx) => jobs.add(insightsQueue, { id } satisfies InsightsJob, tx, id),
    requestRound: (id, tx) => jobs.add(roundQueue, { id } satisfies RoundJob, tx, id),
    async close() {
      await live.close()
      await jobs.stop()
      mail.close()
      await connection.close()
    },
  }
}
