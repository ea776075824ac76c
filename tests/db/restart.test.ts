import { mkdtempSync, readFileSync, rmSync, chmodSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startPostgres, type Postgres } from '#app/postgres/postgres.server.ts'
import { openDatabase, pingDatabase, type Connection } from '#db/client.server.ts'

/** How often the server is stopped in the middle of everything. */
const rounds = Number(process.env.RESTART_ROUNDS ?? 4)
const clients = 12

let folder: string
let server: Postgres
let connection: Connection
const uncaught: unknown[] = []
const hear = (error: unknown) => void uncaught.push(error)

beforeAll(async () => {
  process.on('uncaughtException', hear)
  process.on('unhandledRejection', hear)
  folder = mkdtempSync(join(tmpdir(), 'ariane-restart-'))
  chmodSync(folder, 0o755)
  server = await startPostgres(folder, { settings: { fsync: 'off' } })
  connection = openDatabase(server.url, { max: 8 })
  await connection.db.execute(sql`create table pairs (id text, side text, primary key (id, side))`)
})
afterAll(async () => {
  process.off('uncaughtException', hear)
  process.off('unhandledRejection', hear)
  await connection.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

it('survives a database that is stopped again and again, and loses nothing that it said was written', async () => {
  const { db } = connection
  const written: string[] = []
  let failed = 0
  let over = false
  const work = async (client: number) => {
    for (let n = 0; !over; n += 1) {
      const id = `${client}-${n}`
      try {
        await db.transaction(async (tx) => {
          await tx.execute(sql`insert into pairs values (${id}, 'left')`)
          if (n % 3 === 0) await sleep(1)
          if (n % 5 === 0) {
            await tx.transaction(async (inner) => {
              await inner.execute(sql`select 1`)
            })
          }
          await tx.execute(sql`insert into pairs values (${id}, 'right')`)
        })
        written.push(id)
        await db.execute(sql`select count(*) from pairs where id = ${id}`)
      } catch {
        failed += 1
        await sleep(5)
      }
    }
  }
  const working = Array.from({ length: clients }, (_, client) => work(client))
  const absences: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    await sleep(300)
    const pid = Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
    // Immediate stop, fast stop, and death of the server in turn.
    process.kill(pid, (['SIGQUIT', 'SIGINT', 'SIGKILL'] as const)[round % 3])
    const since = Date.now()
    await sleep(50)
    while (
      !(await pingDatabase(db).then(
        () => true,
        () => false,
      ))
    )
      await sleep(20)
    absences.push(Date.now() - since)
  }
  await sleep(300)
  over = true
  await Promise.all(working)
  const rows = await db.execute<{ id: string; sides: number }>(
    sql`select id, count(*)::int as sides from pairs group by id`,
  )
  const sides = new Map(rows.map((row) => [row.id, row.sides]))
  expect(uncaught).toEqual([])
  expect(failed).toBeGreaterThan(0)
  expect(rows.filter((row) => row.sides !== 2)).toEqual([])
  expect(written.filter((id) => sides.get(id) !== 2)).toEqual([])
  expect(Math.max(...absences)).toBeLessThan(10_000)
  if (process.env.RESTART_ROUNDS) console.log({ written: written.length, failed, absences })
}, 240_000)

it('refuses work once it is closed, and finishes what was running', async () => {
  const other = openDatabase(server.url, { max: 2 })
  const slow = pingSlowly(other)
  await sleep(50)
  const closing = other.close()
  await expect(other.db.execute(sql`select 1`)).rejects.toThrow()
  await slow
  await closing
})

it('does nothing more of a transaction whose connection broke', async () => {
  const { db } = connection
  await expect(
    db.transaction(async (tx) => {
      await tx.execute(sql`insert into pairs values ('broken', 'left')`)
      const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
      await db.execute(sql`select pg_terminate_backend(${row?.pid ?? 0})`)
      await sleep(100)
      await tx.execute(sql`insert into pairs values ('broken', 'right')`).catch(() => undefined)
      await tx.execute(sql`insert into pairs values ('broken', 'again')`).catch(() => undefined)
    }),
  ).rejects.toThrow()
  await sleep(100)
  expect(await db.execute(sql`select * from pairs where id = 'broken'`)).toHaveLength(0)
})

it('says so when a transaction ends well although a statement of it failed', async () => {
  const ended = connection.db.transaction(async (tx) => {
    await tx.execute(sql`insert into pairs values ('swallowed', 'left')`)
    await tx.execute(sql`select 1 / 0`).catch(() => undefined)
  })
  await expect(ended).rejects.toThrow('rolled back')
})

async function pingSlowly({ db }: Connection): Promise<void> {
  await db.execute(sql`select pg_sleep(0.3)`)
}
