import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'

/** Milliseconds that a worker lives, at least and at most (KILL_LIFE), before it is killed in the middle of whatever it does. */
const life = { least: 20, most: Number(process.env.KILL_LIFE ?? 1_500) }
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
): Promise<Killing> {
  const result: Killing = { kills: 0, again: 0 }
  const left = sql`select count(*)::int as n from pgboss.job where state < 'completed'`
  const isLeft = async () => Number((await db.execute(left))[0]?.n) > 0
  const until = Date.now() + patience
  const workOn = async () => {
    while (await isLeft()) {
      if (Date.now() > until) throw new Error('jobs that are never done')
      const worker = await startWorker(env)
      const end = new Promise((done) => worker.once('exit', done))
      await sleep(life.least + random() * (life.most - life.least))
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
