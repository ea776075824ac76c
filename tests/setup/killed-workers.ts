import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'

/**
 * A worker is killed in the middle of whatever it does: once `most` jobs at most were done since it began (by chance), or after
 * so many milliseconds at most; and some milliseconds later.
 */
const life = { least: 20, most: 15_000, later: 40 }
/** Milliseconds after which jobs that are still there count as never done. */
const patience = 20 * 60_000

export interface Killing {
  kills: number
  /** Jobs that were taken up again, their process dead, or believed so while it still lived. */
  again: number
}

/**
 * Works through all jobs of a database with two worker processes that are killed by SIGKILL at moments drawn by chance, and
 * replaced. What was running at a kill counts as dead at once, that of the other worker as well: jobs are also done twice side
 * by side. Ends when nothing is left to do.
 */
export async function workUnderKills(
  db: Database,
  env: Record<string, string>,
  random: () => number,
  most: number,
): Promise<Killing> {
  const result: Killing = { kills: 0, again: 0 }
  const until = Date.now() + patience
  const workOn = async () => {
    while (await isLeftIn(db)) {
      if (Date.now() > until) throw new Error('jobs that are never done')
      const worker = await startWorker(env)
      const end = new Promise((done) => worker.once('exit', done))
      await liveOn(db, Math.floor(random() * most))
      await sleep(random() * life.later)
      worker.kill('SIGKILL')
      await end
      result.kills += 1
      // As the queue does once their time is over.
      const taken = await db.execute(
        sql`update pgboss.job set state = 'retry', start_after = now() where state = 'active' returning id`,
      )
      result.again += taken.length
    }
  }
  await Promise.all([workOn(), workOn()])
  return result
}

async function isLeftIn(db: Database): Promise<boolean> {
  const [row] = await db.execute(sql`select count(*)::int as n from pgboss.job where state < 'completed'`)
  return Number(row?.n) > 0
}

async function liveOn(db: Database, jobs: number): Promise<void> {
  const done = sql`select (select count(*) from pgboss.job where state = 'completed')
    + (select count(*) from pgboss.archive) as n`
  const count = async () => Number((await db.execute(done))[0]?.n)
  const enough = (await count()) + jobs
  const until = Date.now() + life.most
  do await sleep(life.least)
  while (Date.now() < until && (await count()) < enough && (await isLeftIn(db)))
}

/** A process that does jobs until it is ended. */
export async function startWorker(env: Record<string, string>): Promise<ChildProcess> {
  const worker = spawn(process.execPath, [join('build', 'academy', 'worker.js')], {
    env: {
      NODE_ENV: 'production',
      PATH: process.env.PATH,
      AUTH_SECRET: 'of no use outside this test'.padEnd(40, '.'),
      LOG_LEVEL: 'silent',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((done, failed) => {
    worker.stdout?.once('data', done)
    worker.once('exit', () => failed(new Error('a worker ended before it worked')))
  })
  return worker
}
