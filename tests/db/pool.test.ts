/** The pool: what runs when a connection is lost, and what stays in memory when a query is through. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { databaseCode } from '#db/client.server.ts'
import { createTestDatabase, type TestDatabase } from '../setup/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

it('keeps nothing of an answer once nobody needs it', async () => {
  const ask = async () =>
    new WeakRef(await database.db.execute(sql`select ${'something long'}::text as word`))
  const answers = [await ask(), await ask(), await ask()]
  // The connection may still hold the last one.
  await database.db.execute(sql`select 1`)
  await expect
    .poll(() => {
      collectGarbage()
      return answers.filter((answer) => answer.deref() !== undefined).length
    })
    .toBe(0)
})

it('ends a query whose connection is lost, and serves the next on another', async () => {
  const waits = database.db.execute(sql`select pg_sleep(60)`).then(
    () => 'slept',
    (error: unknown) => databaseCode(error),
  )
  await expect
    .poll(async () => {
      const ended = await database.db.execute(
        sql`select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep%' and pid <> pg_backend_pid()`,
      )
      return ended.length
    })
    .toBeGreaterThan(0)
  expect(['CONNECTION_CLOSED', '57P01']).toContain(await waits)
  expect([...(await database.db.execute(sql`select 1 as one`))]).toEqual([{ one: 1 }])
})
