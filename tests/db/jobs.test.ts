/** The background work as an administrator sees it, and what she does to it: on the tables of pg-boss as they are. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import pino from 'pino'
import { openJobs, type Jobs } from '#app/jobs.server.ts'
import { nextTime } from '#app/jobs/view.server.ts'
import { listAudit } from '#db/audit.ts'
import { openDatabase } from '#db/client.server.ts'
import { countFailedJobs, listFailedJobs, listQueues, retryFailedJobs } from '#db/jobs.ts'
import { erasePerson } from '#db/personal-data.ts'
import { addFailedJob } from '../setup/jobs.ts'
import { addPerson, minutesLater } from '../setup/learner.ts'
import { createTestDatabase, type TestDatabase } from '../setup/test-database.ts'

let database: TestDatabase
let jobs: Jobs
const done: string[] = []
const secret = 'awa@exemple.fr'

beforeAll(async () => {
  database = await createTestDatabase()
  expect(await listQueues(database.db)).toEqual([])
  expect(await countFailedJobs(database.db)).toBe(0)
  jobs = openJobs({
    databaseUrl: database.url,
    db: database.db,
    log: pino({ level: 'silent' }),
    now: () => new Date(),
  })
  jobs.handle<{ word: string }>('words', async ({ word }) => {
    if (word === 'wrong') throw new RangeError(`no letter for ${secret}`)
    done.push(word)
  })
  jobs.repeat('tour', '23 4 * * *', async () => undefined)
  await jobs.start()
})
afterAll(async () => {
  await jobs.stop()
  await database.close()
})
beforeEach(() => done.splice(0))

const queue = async (name: string) =>
  (await listQueues(database.db)).find((one) => one.name === name) ?? expect.fail(`no ${name}`)

async function until(happened: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await happened()) return
    await sleep(50)
  }
  expect.fail('it never happened')
}

describe('queues', () => {
  it('are counted, with their hours and their last success', async () => {
    expect(await queue('tour')).toMatchObject({ cron: '23 4 * * *', waiting: 0, failed: 0, doneAt: null })
    await jobs.add('words', { word: 'one' })
    await until(async () => (await queue('words')).doneAt !== null)
    expect(done).toEqual(['one'])
    expect(await queue('words')).toMatchObject({ cron: null, waiting: 0, running: 0, failed: 0 })
  })

  it('keep of an error its name, and nothing that it says', async () => {
    await jobs.add('words', { word: 'wrong' })
    await until(async () => (await queue('words')).again === 1)
    const [row] = await database.db.execute<{ output: string }>(
      sql`select output::text from pgboss.job where state = 'retry'`,
    )
    expect(row?.output).toContain('RangeError')
    expect(row?.output).not.toContain(secret)
    await database.db.execute(sql`delete from pgboss.job where state = 'retry'`)
  })

  it('are worked through without a second’s rest between two jobs', async () => {
    const began = performance.now()
    await database.db.transaction(async (tx) => {
      for (let n = 0; n < 30; n += 1) await jobs.add('words', { word: String(n) }, tx)
    })
    await until(() => done.length === 30)
    expect(performance.now() - began).toBeLessThan(10_000)
  })
})

describe('a job that was given up', () => {
  const by = randomUUID()
  const retry = (id: string | null, when = new Date()) => ({
    ...{ queue: 'tour', id, until: when, days: 7, by, at: minutesLater(0) },
  })

  it('is listed by the name of its error, and tried once more, once', async () => {
    const { db } = database
    const id = await addFailedJob(db, 'tour', { error: 'TypeError 57P01' })
    const late = await addFailedJob(db, 'tour', { error: null })
    expect(await countFailedJobs(db)).toBe(2)
    expect((await listFailedJobs(db, 1)).map(({ queue: name }) => name)).toEqual(['tour'])
    const failed = await listFailedJobs(db, 10)
    expect(failed.find((one) => one.id === id)).toMatchObject({ tries: 6, error: 'TypeError 57P01' })
    expect(failed.find((one) => one.id === late)).toMatchObject({ error: null })
    const connections = Array.from({ length: 8 }, () => openDatabase(database.url, { max: 1 }))
    const counts = await Promise.all(connections.map((one) => retryFailedJobs(one.db, retry(id))))
    await Promise.all(connections.map((one) => one.close()))
    expect(counts.sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 1])
    expect(await retryFailedJobs(db, retry('nonsense'))).toBe(0)
    expect(
      (await listAudit(db, { action: 'jobs.retry' })).map(({ actorId, detail }) => [actorId, detail]),
    ).toEqual([[by, { queue: 'tour', count: 1 }]])
    await until(async () => (await queue('tour')).doneAt !== null)
    expect((await queue('tour')).failed).toBe(1)
    await db.execute(sql`delete from pgboss.job where state = 'failed'`)
  })

  it('is tried again with all of its queue, but for those that nobody saw yet', async () => {
    const { db } = database
    const seen = new Date()
    await addFailedJob(db, 'tour', { at: new Date(seen.getTime() - 60_000) })
    await addFailedJob(db, 'tour', { at: new Date(seen.getTime() - 30_000) })
    await addFailedJob(db, 'words', { at: new Date(seen.getTime() - 30_000) })
    await addFailedJob(db, 'tour', { at: new Date(seen.getTime() + 30_000) })
    expect(await retryFailedJobs(db, retry(null, seen))).toBe(2)
    expect(await retryFailedJobs(db, retry(null, seen))).toBe(0)
    expect(await countFailedJobs(db)).toBe(2)
    const [kept] = await db.execute<{ lost: number }>(
      sql`select count(*)::int as lost from pgboss.job where state = 'retry' and keep_until < now()`,
    )
    expect(kept?.lost).toBe(0)
    await db.execute(sql`delete from pgboss.job where state = 'failed'`)
  })

  it('goes with the person it is about', async () => {
    const { db } = database
    const [hers, anothers] = [await addPerson(db), await addPerson(db)]
    await addFailedJob(db, 'words', { data: { personId: hers } })
    await addFailedJob(db, 'words', { data: { email: `${hers}@ARIANE.example` } })
    await addFailedJob(db, 'words', { data: { personId: anothers } })
    await erasePerson(db, { personId: hers, by: null, at: minutesLater(1) })
    expect(await countFailedJobs(db)).toBe(1)
  })
})

describe('the next time of a cron line', () => {
  it.each([
    ['3 * * * *', '2026-11-22T10:03:00Z', '2026-11-22T11:03:00.000Z'],
    ['*/5 * * * *', '2026-11-22T10:03:20Z', '2026-11-22T10:05:00.000Z'],
    ['17 3 * * *', '2026-11-22T10:03:00Z', '2026-11-23T03:17:00.000Z'],
    // That day is a Sunday.
    ['41 2 * * 0', '2026-11-22T02:41:00Z', '2026-11-29T02:41:00.000Z'],
  ])('%s after %s', (cron, after, next) => {
    expect(nextTime(cron, new Date(after))?.toISOString()).toBe(next)
  })
})
