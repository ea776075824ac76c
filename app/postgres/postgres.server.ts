/**
 * The embedded PostgreSQL of one DATA_DIR. The server is nobody's child: it survives a killed Node process, the next
 * start adopts it, further processes join it, and the last one to stop stops it. PostgreSQL's own lock file decides who
 * starts it; an advisory lock, shared by all who use it, tells who is the last.
 */
import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, openSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs'
import { chown, mkdir, readdir, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import postgres from 'postgres'
import { findBinaries, findRunner, type Runner } from '#app/postgres/binaries.server.ts'

const version = '15'
/** Milliseconds: a start after a crash replays what was not yet on disk. */
const longestStart = 60_000
const longestStop = 20_000
/** Bytes of log after which the next start begins a new file. */
const longestLog = 10_000_000
/** Advisory lock, in the database `postgres`, that every process using the server shares. */
const usersLock = 7_041_789

export interface Postgres {
  /** Of the academy's database, with a role that owns it and nothing else. */
  url: string
  /** Of the database `postgres`, with the role that may do everything. */
  adminUrl: string
  /** Leaves the server; stops it when nobody else uses it. */
  stop(): Promise<void>
}

export interface PostgresOptions {
  /** Hears what happens, in a few words. */
  log?(event: string): void
  /** Settings of the server besides ours, for tests that need speed more than durability. */
  settings?: Record<string, string>
}

interface Cluster {
  dataDir: string
  folder: string
  bin: string
  runner: Runner
  password: string
  settings: Record<string, string>
  log(event: string): void
}

interface Keeper {
  port: number
  pid: number
  /** Resolves when the connection is lost. */
  lost: Promise<void>
  sql: postgres.Sql
}

/** Starts, adopts or joins the server of a data folder, and keeps it running until `stop`. Throws a sentence when it cannot. */
export async function startPostgres(dataDir: string, options: PostgresOptions = {}): Promise<Postgres> {
  const cluster = await openCluster(dataDir, options)
  let keeper = await ensureServer(cluster, null)
  const { port } = keeper
  let stopping = false
  const watch = async () => {
    while (!stopping) {
      await keeper.lost
      if (stopping) return
      cluster.log('the database went away')
      await keeper.sql.end({ timeout: 0 })
      while (!stopping) {
        try {
          keeper = await ensureServer(cluster, port)
          cluster.log('the database is back')
          // Told to stop meanwhile: `stop` has left the server that was lost, not this one.
          if (stopping) await leave(cluster, keeper)
          break
        } catch (error) {
          cluster.log(error instanceof Error ? error.message : 'the database does not start')
          await sleep(1000)
        }
      }
    }
  }
  const watching = watch()
  return {
    url: address('ariane', cluster.password, port, 'ariane'),
    adminUrl: address('postgres', cluster.password, port, 'postgres'),
    async stop() {
      if (stopping) return
      stopping = true
      await leave(cluster, keeper)
      await watching
    },
  }
}

function address(user: string, password: string, port: number, database: string): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`
}

/** The cluster of a data folder, made when there is none: in a folder of its own first, so that it is there whole or not. */
async function openCluster(dataDir: string, options: PostgresOptions): Promise<Cluster> {
  const log = options.log ?? (() => undefined)
  const bin = await findBinaries()
  await mkdir(dataDir, { recursive: true })
  const home = realpathSync(dataDir)
  const folder = join(home, 'postgres')
  await removeAbandoned(home)
  if (!(await isCluster(folder))) {
    log('making a new database')
    await createCluster(home, folder, bin, options.settings?.fsync === 'off' ? ['--no-sync'] : [])
  }
  const runner = await findRunner(bin, folder)
  const secret = await readFile(join(folder, 'ariane.password'), 'utf8').catch(() => {
    throw new Error(`cannot read ${folder}: it belongs to another user or was not made by the academy`)
  })
  const settings = options.settings ?? {}
  return { dataDir: home, folder, bin, runner, password: secret.trim(), settings, log }
}

async function isCluster(folder: string): Promise<boolean> {
  let found: string
  try {
    found = (await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw new Error(`cannot read ${folder}: it belongs to another user`, { cause: error })
  }
  if (found !== version)
    throw new Error(`${folder} was made by PostgreSQL ${found}, this is PostgreSQL ${version}`)
  return true
}

async function createCluster(home: string, folder: string, bin: string, speed: string[]): Promise<void> {
  const draft = join(home, `postgres.new-${process.pid}`)
  const passwordFile = `${draft}.password`
  await mkdir(draft, { mode: 0o700 })
  try {
    const runner = await findRunner(bin, draft)
    const password = randomBytes(24).toString('base64url')
    await writeFile(passwordFile, password, { mode: 0o600 })
    if (runner.owner) {
      await chown(draft, runner.owner.uid, runner.owner.gid)
      await chown(passwordFile, runner.owner.uid, runner.owner.gid)
    }
    // Not every machine knows C.UTF-8; without it, upper and lower case are told apart for ASCII only.
    await initialise(runner, draft, passwordFile, ['--locale=C.UTF-8', ...speed]).catch(() =>
      initialise(runner, draft, passwordFile, ['--locale=C', ...speed]),
    )
    await rename(passwordFile, join(draft, 'ariane.password'))
    await rename(draft, folder).catch((error: NodeJS.ErrnoException) => {
      // Another process that started at the same moment was faster: its cluster is as good as ours.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(draft, { recursive: true, force: true })
    await rm(passwordFile, { force: true })
  }
}

async function initialise(
  runner: Runner,
  draft: string,
  passwordFile: string,
  more: string[],
): Promise<void> {
  const flags = ['--auth=scram-sha-256', '--encoding=UTF8', '--data-checksums', '--no-instructions', ...more]
  const { file, args, identity } = runner.command('initdb', [
    `--pgdata=${draft}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    ...flags,
  ])
  await promisify(execFile)(file, args, { ...identity, cwd: '/', env: plainEnvironment }).catch(
    (error: Error & { stderr?: string }) => {
      throw new Error(`cannot make a database in ${draft}: ${error.stderr?.trim() || error.message}`)
    },
  )
}

/** Variables such as PGPORT or PGDATA of whoever starts us must not reach the server. */
const plainEnvironment = {
  NODE_ENV: process.env.NODE_ENV,
  PATH: process.env.PATH ?? '/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
}

/** Removes drafts of clusters whose makers were killed. */
async function removeAbandoned(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    const maker = /^postgres\.new-(\d+)/.exec(name)?.[1]
    if (maker && (Number(maker) === process.pid || !isAlive(Number(maker))))
      await rm(join(home, name), { recursive: true, force: true })
  }
}

/** A connection to the running server, which is started first where it does not run; on `fixedPort` when given. */
async function ensureServer(cluster: Cluster, fixedPort: number | null): Promise<Keeper> {
  const deadline = Date.now() + longestStart
  let failure = 'it did not become ready'
  while (Date.now() < deadline) {
    const running = await findRunning(cluster)
    if (!running) {
      failure = (await launch(cluster, fixedPort ?? (await choosePort(cluster)))) ?? failure
      continue
    }
    if (running.ready) {
      // It may be stopping, or be somebody else's who took the port: look again.
      const keeper = await attach(cluster, running).catch((error: Error) => (failure = error.message))
      if (typeof keeper !== 'string') return keeper
    }
    await sleep(30)
  }
  throw new Error(`PostgreSQL in ${cluster.folder} does not start: ${failure} (see ${logFile(cluster)})`)
}

interface Running {
  pid: number
  port: number
  ready: boolean
}

/** What postmaster.pid says, if the process it names is the server of this folder; a file left by a crash is removed. */
async function findRunning(cluster: Cluster): Promise<Running | null> {
  const file = join(cluster.folder, 'postmaster.pid')
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return null
  if (isServerOf(pid, cluster.folder))
    return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
  // PostgreSQL removes such a file itself, except where another process or a dead one not yet buried has the number.
  if (isAlive(pid)) await unlink(file).catch(() => undefined)
  return null
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function isServerOf(pid: number, folder: string): boolean {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  try {
    return (
      basename(readlinkSync(`/proc/${pid}/exe`)).startsWith('postgres') &&
      readlinkSync(`/proc/${pid}/cwd`) === folder
    )
  } catch {
    return false
  }
}

/** Starts the server and waits until it is ready or gone. Null, or why it is gone. */
async function launch(cluster: Cluster, port: number): Promise<string | null> {
  cluster.log('starting the database')
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The message, the text and the details of a failed statement may name a person: they stay out of the log.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...cluster.settings,
  }
  const { file, args, identity } = cluster.runner.command('postgres', [
    '-D',
    cluster.folder,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ])
  const from = rotateLog(cluster)
  const output = openSync(logFile(cluster), 'a', 0o600)
  const server = spawn(file, args, {
    ...identity,
    cwd: '/',
    env: plainEnvironment,
    detached: true,
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  server.unref()
  let gone: string | null = null
  server.once('error', (error) => (gone = error.message))
  server.once('exit', () => (gone = 'it ended at once'))
  const deadline = Date.now() + longestStart
  while (gone === null && Date.now() < deadline) {
    if ((await findRunning(cluster))?.ready) return null
    await sleep(20)
  }
  const said = readFileSync(logFile(cluster)).subarray(from).toString('utf8')
  await sleep(200)
  return /FATAL: +(.*)/.exec(said)?.[1] ?? gone
}

const logFile = (cluster: Cluster) => join(cluster.dataDir, 'postgres.log')

/** Position in the log where what follows begins; a long log becomes postgres.log.1 first. */
function rotateLog(cluster: Cluster): number {
  const size = statSync(logFile(cluster), { throwIfNoEntry: false })?.size ?? 0
  if (size < longestLog) return size
  void rename(logFile(cluster), `${logFile(cluster)}.1`)
  return 0
}

/** The port the server had last time when it is free, else any free one. */
async function choosePort(cluster: Cluster): Promise<number> {
  const options = await readFile(join(cluster.folder, 'postmaster.opts'), 'utf8').catch(() => '')
  const last = Number(/port=(\d+)/.exec(options)?.[1] ?? 0)
  return (await tryPort(last)) ?? (await tryPort(0)) ?? 0
}

async function tryPort(port: number): Promise<number | null> {
  const probe = createServer()
  return new Promise((done) => {
    probe.once('error', () => done(null))
    probe.listen(port, '127.0.0.1', () => {
      const { port: free } = probe.address() as AddressInfo
      probe.close(() => done(free))
    })
  })
}

/** Joins the users of the server. Throws when it is not ours or is being stopped. */
async function attach(cluster: Cluster, { pid, port }: Running): Promise<Keeper> {
  let lose = () => {}
  const lost = new Promise<void>((done) => (lose = done))
  const sql = postgres(address('postgres', cluster.password, port, 'postgres'), {
    max: 1,
    max_lifetime: null,
    connect_timeout: 5,
    fetch_types: false,
    onnotice: () => undefined,
    onclose: () => lose(),
    connection: { application_name: 'ariane keeper' },
  })
  try {
    const [row] = await sql<{ folder: string; joined: boolean }[]>`
      select current_setting('data_directory') as folder, pg_try_advisory_lock_shared(${usersLock}) as joined`
    if (!row || realpathSync(row.folder) !== cluster.folder)
      throw new Error(`another server answers on port ${port}`)
    if (!row.joined) throw new Error('it is being stopped')
    await createAcademy(sql, cluster.password)
    return { port, pid, lost, sql }
  } catch (error) {
    await sql.end({ timeout: 0 })
    throw error
  }
}

async function createAcademy(sql: postgres.Sql, password: string): Promise<void> {
  const [found] = await sql`select 1 from pg_database where datname = 'ariane'`
  if (found) return
  await sql`select pg_advisory_lock(${usersLock + 1})`
  try {
    const [role] = await sql`select 1 from pg_roles where rolname = 'ariane'`
    if (!role) await sql.unsafe(`create role ariane login password '${password}'`)
    const [database] = await sql`select 1 from pg_database where datname = 'ariane'`
    if (!database) await sql.unsafe('create database ariane owner ariane')
  } finally {
    await sql`select pg_advisory_unlock(${usersLock + 1})`
  }
}

async function leave(cluster: Cluster, keeper: Keeper): Promise<void> {
  const last = await isLast(keeper.sql)
  if (last) {
    try {
      process.kill(keeper.pid, 'SIGINT')
    } catch {
      // It is gone already.
    }
    const deadline = Date.now() + longestStop
    while (Date.now() < deadline && (await findRunning(cluster))?.pid === keeper.pid) await sleep(20)
  }
  await keeper.sql.end({ timeout: 1 })
}

/** Whether nobody else uses the server; from then on nobody can join it. */
async function isLast(sql: postgres.Sql): Promise<boolean> {
  try {
    await sql`select pg_advisory_unlock_shared(${usersLock})`
    const [row] = await sql<{ last: boolean }[]>`select pg_try_advisory_lock(${usersLock}) as last`
    return row?.last ?? false
  } catch {
    return false
  }
}
