/** A night over stored learners, measured: an embedded PostgreSQL of its own, worker processes as in production. */
import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import pino from 'pino'
import { storeLearners } from './stored.ts'
import { openJobs } from '#app/jobs.server.ts'
import { beginNight, nightQueue } from '#app/path/night.server.ts'
import { startPostgres } from '#app/postgres/postgres.server.ts'
import { publishRevision } from '#db/catalog.ts'
import { openDatabase, type Database } from '#db/client.server.ts'
import { migrateDatabase } from '#db/migrate.ts'
import type { Catalog } from '#engine/catalog.ts'

export interface Night {
  learners: number
  versions: number
  /** Learners whose path has more than one version of this night. */
  twice: number
  /** Milliseconds per learner. */
  cpu: { workers: number; database: number }
  wall: number
}

/** Milliseconds in a tick of /proc. */
const tick = 10

/** Processor milliseconds of a process; with those of the children it has waited for. */
function cpuOf(pid: number, children = false): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    const [user, system, childUser, childSystem] = fields.slice(11, 15).map(Number)
    return tick * ((user ?? 0) + (system ?? 0) + (children ? (childUser ?? 0) + (childSystem ?? 0) : 0))
  } catch {
    return 0
  }
}

/** Processor milliseconds of a PostgreSQL server: its first process, those that ended, those that live. */
function cpuOfServer(postmaster: number): number {
  const living = readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && parentOf(Number(name)) === postmaster,
  )
  return cpuOf(postmaster, true) + living.reduce((sum, name) => sum + cpuOf(Number(name)), 0)
}

function parentOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1])
  } catch {
    return 0
  }
}

async function numberOf(db: Database, query: ReturnType<typeof sql>): Promise<number> {
  const [row] = (await db.execute(query)) as unknown as { n: number | string }[]
  return Number(row?.n ?? 0)
}

async function startWorker(url: string, dataDir: string): Promise<ChildProcess> {
  const worker = spawn(process.execPath, ['--import', 'tsx', 'app/worker.ts'], {
    env: {
      ...process.env,
      DATABASE_URL: url,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      AUTH_SECRET: 'of no use outside this measure'.padEnd(40, '.'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((done, failed) => {
    worker.stdout?.once('data', done)
    worker.once('exit', () => failed(new Error('a worker ended before it worked')))
  })
  return worker
}

/** Stores the learners, begins a night, waits until its jobs are done. */
export async function measureNight(
  { catalog, bodies }: { catalog: Catalog; bodies: Map<string, string> },
  size: { learners: number; distinct: number; workers: number; seed: number },
): Promise<Night> {
  const folder = mkdtempSync(join(tmpdir(), 'ariane-night-'))
  chmodSync(folder, 0o755)
  const server = await startPostgres(folder)
  const workers: ChildProcess[] = []
  try {
    await migrateDatabase(server.url)
    const connection = openDatabase(server.url)
    const { db } = connection
    const at = new Date('2026-01-01T00:00:00Z')
    const made = { parentId: null, catalog, bodies, authorId: null, note: 'bench', at }
    const revisionId = await publishRevision(db, made)
    if (revisionId === null) throw new Error('there is a catalogue already')
    const night = new Date()
    await storeLearners(db, { revisionId, catalog }, night, size)
    const learners = await numberOf(db, sql`select count(*) as n from learner_states`)
    const postmaster = parentOf(await numberOf(db, sql`select pg_backend_pid() as n`))
    const jobs = openJobs({
      ...{ databaseUrl: server.url, db, now: () => new Date() },
      log: pino({ level: 'error' }),
    })
    jobs.handle('none', async () => undefined)
    for (let i = 0; i < size.workers; i += 1) workers.push(await startWorker(server.url, folder))
    const parts = Math.max(1, Math.round(learners / 293))
    const pids = workers.map(({ pid }) => pid ?? 0)
    const before = { workers: sum(pids.map((pid) => cpuOf(pid))), database: cpuOfServer(postmaster) }
    const began = performance.now()
    await beginNight(jobs, night, parts)
    const left = sql`select count(*) as n from pgboss.job where name = ${nightQueue} and state < 'completed'`
    while ((await numberOf(db, left)) > 0) await sleep(500)
    const wall = performance.now() - began
    const cpu = {
      workers: sum(pids.map((pid) => cpuOf(pid))) - before.workers,
      database: cpuOfServer(postmaster) - before.database,
    }
    const versions = await numberOf(db, sql`select count(*) as n from path_versions where cause = 'night'`)
    const twice = await numberOf(
      db,
      sql`select count(*) as n from (
        select learner_id from path_versions where cause = 'night' group by 1 having count(*) > 1
      ) as doubled`,
    )
    await jobs.stop()
    await connection.close()
    return {
      learners,
      versions,
      twice,
      cpu: { workers: cpu.workers / learners, database: cpu.database / learners },
      wall: wall / learners,
    }
  } finally {
    for (const worker of workers) {
      if (worker.exitCode === null && worker.kill('SIGTERM'))
        await new Promise((done) => worker.once('exit', done))
    }
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
