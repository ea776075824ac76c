/**
 * Processes that do jobs, killed at moments drawn by chance: each effect happens once. KILL_JOBS says how many jobs about,
 * KILL_SEED where chance begins.
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql, type SQL } from 'drizzle-orm'
import pino from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ensureBuild } from '#app/build.js'
import { openCatalogs } from '#app/catalog.server.ts'
import { openJobs, type Jobs } from '#app/jobs.server.ts'
import { beginNight } from '#app/path/night.server.ts'
import { renewPath } from '#app/path/path.server.ts'
import { saveEnrolment, saveMinutesByWeekday, saveNotifications } from '#db/enrolments.ts'
import { findPath } from '#db/learning/path.ts'
import { recordEvidence, type LearnerModel } from '#db/learning/state.ts'
import { saveWish } from '#db/mentor-wishes.ts'
import { saveMentorship } from '#db/mentoring.ts'
import { covers, mentorRequests, mentors } from '#db/schema/mentors.ts'
import { people } from '#db/schema/people.ts'
import { recordSession } from '#db/session-booking.ts'
import { recordMessage } from '#db/threads/messages.ts'
import { listThreads, saveThreads } from '#db/threads/threads.ts'
import type { Catalog } from '#engine/catalog.ts'
import { buildGraph } from '#engine/competency.ts'
import { seededRandom } from '#engine/shuffle.ts'
import { addCatalog, addPerson, answerTo } from '../setup/learner.ts'
import { openLetterbox } from '../setup/letters.ts'
import { startWorker, workUnderKills } from '../setup/killed-workers.ts'
import { createTestDatabase, type TestDatabase } from '../setup/test-database.ts'

const size = Number(process.env.KILL_JOBS ?? 30)
const seed = Number(process.env.KILL_SEED ?? 1)
/** So many of each kind; their letters make up the rest. */
const some = Math.max(3, Math.round(size / 11))
/** Jobs done at most before a kill. */
const perLife = Math.max(10, Math.round(size / 40))
const few = Math.max(2, Math.round(some / 4))

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds)
/** A zone in which it is about noon: nobody is written to by night. */
const ahead = 12 - new Date().getUTCHours()
const noon = ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`

let database: TestDatabase
let catalog: Catalog
let model: LearnerModel
let jobs: Jobs
let dataDir = ''

beforeAll(async () => {
  await ensureBuild(() => undefined)
  dataDir = mkdtempSync(join(tmpdir(), 'ariane-kills-'))
  database = await createTestDatabase()
  ;({ catalog, model } = await addCatalog(database.db))
  jobs = openJobs({
    ...{ databaseUrl: database.url, db: database.db, now: () => new Date() },
    log: pino({ level: 'silent' }),
  })
  jobs.handle('none', async () => undefined)
  await jobs.start()
  // The queues are there once a worker has been.
  const worker = await startWorker(env())
  worker.kill('SIGKILL')
})
afterAll(async () => {
  await jobs.stop()
  await database.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const env = (more: Record<string, string> = {}) => ({
  ...{ DATABASE_URL: database.url, DATA_DIR: dataDir, ...more },
})
const count = async (query: SQL) => Number((await database.db.execute(query))[0]?.n)
const mailsOf = (kind: string) => count(sql`select count(*) as n from mails where kind = ${kind}`)
const lettersOf = (kind: string) => count(sql`select count(*) as n from letters_sent where kind = ${kind}`)

async function addOne(role: 'learner' | 'mentor'): Promise<string> {
  const { db } = database
  const id = await addPerson(db, role)
  await db.update(people).set({ timeZone: noon }).where(eq(people.id, id))
  if (role === 'mentor')
    await db.update(mentors).set({ minutesPerWeek: 1_200 }).where(eq(mentors.mentorId, id))
  return id
}

/** Learners whose request was not answered in time; another mentor stands next in their order. */
async function addRequests(): Promise<void> {
  const [silent, next] = [await addOne('mentor'), await addOne('mentor')]
  for (let n = 0; n < some; n += 1) {
    const learnerId = await addOne('learner')
    await saveWish(database.db, { learnerId, want: 'looking', at: ago(3 * day) })
    await database.db.insert(mentorRequests).values({
      ...{ learnerId, id: randomUUID(), mentorId: silent, state: 'waiting', words: '', reasons: {} },
      ...{ next: [next], askedAt: ago(2 * day + hour), answerBy: ago(hour) },
    })
  }
}

/** Learners whose mentor wrote ten minutes ago and meets them within a day. */
async function addCompanies(): Promise<void> {
  const { db } = database
  let mentorId = ''
  for (let n = 0; n < some; n += 1) {
    if (n % 40 === 0) mentorId = await addOne('mentor')
    const learnerId = await addOne('learner')
    await saveMentorship(db, { id: randomUUID(), learnerId, mentorId, at: ago(9 * day) })
    await saveThreads(db, learnerId, ago(9 * day))
    const [thread] = await listThreads(db, learnerId)
    await recordMessage(db, {
      ...{ threadId: thread?.id ?? '', authorId: mentorId, id: randomUUID(), otherwiseId: randomUUID() },
      ...{ body: 'Bonjour', file: null, at: ago(10 * minute) },
    })
    const startsAt = ago(-3 * hour - (n % 40) * 30 * minute)
    await recordSession(db, {
      ...{ id: randomUUID(), learnerId, companionId: mentorId, role: 'mentor', startsAt },
      ...{ endsAt: new Date(startsAt.getTime() + 20 * minute), agenda: '', videoLink: null },
      ...{ by: learnerId, at: ago(5 * day) },
    })
  }
}

/** Mentors whose request to be stood in for was not answered in time. */
async function addCovers(): Promise<void> {
  const { db } = database
  const [mentorId, coverId] = [await addOne('mentor'), await addOne('mentor')]
  const [from, to] = [ago(-5 * day), ago(-9 * day)].map((at) => at.toISOString().slice(0, 10))
  for (let n = 0; n < some; n += 1) {
    const learnerId = await addOne('learner')
    await saveMentorship(db, { id: randomUUID(), learnerId, mentorId, at: ago(9 * day) })
    await db.insert(covers).values({
      ...{ learnerId, id: randomUUID(), mentorId, coverId, from: from ?? '', to: to ?? '' },
      ...{ state: 'asked', summary: '', askedAt: ago(2 * day + hour) },
    })
  }
}

/** A learner whose path was made so long ago; with `answers`, she answered all of its first module since. */
async function addPath(since: number, answers: boolean): Promise<string> {
  const { db } = database
  const id = await addOne('learner')
  const at = ago(since)
  await saveMinutesByWeekday(db, id, [60, 60, 60, 60, 60, 0, 0], at)
  await saveEnrolment(db, id, { id: randomUUID(), track: catalog.tracks[0]?.slug ?? '', at })
  const context = { db, catalogs: openCatalogs(db), now: () => at }
  await renewPath(context, id, 'start')
  if (!answers) return id
  const first = (await findPath(db, id))?.plan.steps[0]?.module
  const items = catalog.modules
    .find(({ slug }) => slug === first)
    ?.teaches.flatMap(buildGraph(catalog).itemsOf)
  const facts = (items ?? []).map((item, i) => ({
    ...answerTo(catalog, 0, { at: ago(since - (i + 1) * minute).toISOString() }),
    ...{ item: item.id, node: item.node, correct: true },
  }))
  await recordEvidence(db, model, id, facts, ago(since - hour))
  return id
}

/** The rounds and parts of a night, asked for several times. */
async function addRounds(times: number): Promise<void> {
  const rounds = [
    ...['mentor-requests', 'message-round', 'session-letters', 'letter-round', 'mentor-leavings'],
    ...['covers', 'event-letters', 'feedback-round', 'award-letters'],
  ]
  for (let n = 0; n < times; n += 1) {
    for (const round of rounds) await jobs.add(round, {})
    await beginNight(jobs, new Date(), few * 2)
  }
}

it(
  'keeps each letter once, moves each request once, reminds once, plans each night once',
  { timeout: 25 * minute },
  async () => {
    const { db } = database
    await addRequests()
    await addCompanies()
    await addCovers()
    for (let n = 0; n < few; n += 1) await addPath(2 * hour, true)
    for (let n = 0; n < few; n += 1)
      await saveNotifications(db, await addPath(40 * day, false), { return: true }, ago(40 * day))
    const reader = await addOne('mentor')
    for (let n = 0; n < some * 2; n += 1)
      await jobs.add('letters', { kind: 'application-reviewed', personId: reader, approved: true })
    for (let n = 0; n < few; n += 1)
      await jobs.add('letters', {
        ...{ kind: 'invitation', email: `invited-${n}@ariane.example`, role: 'mentor' },
        ...{ invitedBy: reader, language: 'fr' },
      })
    await addRounds(3)
    const killing = await workUnderKills(db, env(), seededRandom(seed), perLife)
    // Once more, all of it, with nothing left to do.
    await addRounds(1)
    await workUnderKills(db, env(), seededRandom(seed + 1), perLife)
    const all = await count(
      sql`select count(distinct id) as n from (select id, name from pgboss.job union select id, name from pgboss.archive) j
        where name not like '\\_\\_%'`,
    )
    console.info({ jobs: all, ...killing, seed })
    // Some were killed in the middle of a job.
    expect(killing.again).toBeGreaterThan(0)

    expect(await count(sql`select count(*) as n from pgboss.job where state = 'failed'`)).toBe(0)
    expect(await mailsOf('application-reviewed')).toBe(some * 2)
    expect(await mailsOf('invitation')).toBe(few)
    expect(await count(sql`select count(*) as n from invitations`)).toBe(few)
    expect(await count(sql`select count(*) as n from audit_log where action = 'invitation.sent'`)).toBe(few)
    const requests = sql`select count(*) as n from mentor_requests`
    expect(await count(sql`${requests} where state = 'passed'`)).toBe(some)
    expect(await count(sql`${requests} where state = 'waiting'`)).toBe(some)
    expect(await count(requests)).toBe(2 * some)
    for (const kind of ['request-passed', 'request-moved', 'request-received'])
      expect([kind, await mailsOf(kind)]).toEqual([kind, some])
    expect(await count(sql`select count(*) as n from covers where state = 'passed'`)).toBe(some)
    expect(await mailsOf('cover-answered')).toBe(some)
    expect([await lettersOf('message'), await mailsOf('message')]).toEqual([some, some])
    expect([await lettersOf('session-reminder'), await mailsOf('session')]).toEqual([2 * some, 2 * some])
    expect([await lettersOf('return'), await mailsOf('return')]).toEqual([few, few])
    const nights = sql`select count(*) as n from path_versions where cause = 'night'`
    expect(await count(nights)).toBe(few)
    expect(
      await count(sql`select count(distinct learner_id) as n from path_versions where cause = 'night'`),
    ).toBe(few)
  },
)

it(
  'hands each letter to the mail server at least once, and twice by the same name',
  { timeout: 25 * minute },
  async () => {
    const letterbox = await openLetterbox()
    const reader = await addOne('mentor')
    for (let n = 0; n < some * 2; n += 1)
      await jobs.add('letters', { kind: 'application-reviewed', personId: reader, approved: true, n })
    const asked = await database.db.execute<{ id: string }>(
      sql`select id from pgboss.job where data ? 'n' and state < 'completed'`,
    )
    const killing = await workUnderKills(
      database.db,
      env({ SMTP_URL: letterbox.url }),
      seededRandom(seed + 2),
      perLife,
    )
    const names = letterbox.letters.map(({ source }) => /^Message-ID: <([^@>]+)@/im.exec(source)?.[1])
    console.info({ letters: asked.length, handed: names.length, ...killing, seed })
    await letterbox.close()
    expect([...new Set(names)].sort()).toEqual(asked.map(({ id }) => id).sort())
    expect(names.length - asked.length).toBeLessThanOrEqual(killing.again)
  },
)
