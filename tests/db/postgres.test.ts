import { spawn, type ChildProcess } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { startPostgres } from '#app/postgres/postgres.server.ts'

const settings = { fsync: 'off' }
let folder: string
let holders: ChildProcess[]

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ariane-postgres-'))
  chmodSync(folder, 0o755)
})
beforeEach(() => {
  holders = []
})
afterEach(async () => {
  for (const holder of holders) holder.kill('SIGKILL')
  const pid = serverPid()
  if (pid !== null && isAlive(pid)) process.kill(pid, 'SIGQUIT')
  while (pid !== null && isAlive(pid)) await sleep(20)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Another process that uses the folder, once it does; and the address it was given. */
async function hold(): Promise<{ process: ChildProcess; url: string }> {
  const holder = spawn(process.execPath, ['--import', 'tsx', 'tests/setup/hold-postgres.ts', folder])
  holders.push(holder)
  const url = await new Promise<string>((done, failed) => {
    let said = ''
    holder.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    holder.stdout.once('data', (chunk: Buffer) => done(chunk.toString().trim()))
    holder.once('exit', () => failed(new Error(said)))
  })
  return { process: holder, url }
}

const ended = (process: ChildProcess) => new Promise((done) => process.once('exit', done))

function serverPid(): number | null {
  const file = join(folder, 'postgres', 'postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, { encoding: 'utf8', flag: 'r' }))
  } catch {
    return false
  }
}

async function query<Row extends postgres.MaybeRow>(url: string, text: string): Promise<Row[]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined, connect_timeout: 3 })
  try {
    return [...(await sql.unsafe<Row[]>(text))]
  } finally {
    await sql.end()
  }
}

it('is one, however many processes make it at once', async () => {
  const started = await Promise.all([hold(), hold(), hold(), startPostgres(folder, { settings })])
  expect(new Set(started.map(({ url }) => url)).size).toBe(1)
  expect(readdirSync(folder).sort()).toEqual(['postgres', 'postgres.log'])
  for (const holder of started.slice(0, 3)) if ('process' in holder) holder.process.kill('SIGTERM')
  const last = started[3]
  if (last && 'stop' in last) await last.stop()
  await Promise.all(holders.map((holder) => holder.exitCode ?? ended(holder)))
  expect(serverPid()).toBeNull()
})

it('is adopted after its process was killed, on the same port, with what was written', async () => {
  const holder = await hold()
  await query(holder.url, "create table notes (text text); insert into notes values ('kept')")
  const pid = serverPid()
  holder.process.kill('SIGKILL')
  await ended(holder.process)
  const server = await startPostgres(folder, { settings })
  expect(serverPid()).toBe(pid)
  expect(server.url).toBe(holder.url)
  expect(await query(server.url, 'select * from notes')).toEqual([{ text: 'kept' }])
  await server.stop()
  expect(serverPid()).toBeNull()
  await expect.poll(() => isAlive(pid ?? 0)).toBe(false)
})

it('is joined by a second process, and ends with the last one', async () => {
  const server = await startPostgres(folder, { settings })
  const pid = serverPid()
  const holder = await hold()
  expect(holder.url).toBe(server.url)
  await server.stop()
  await server.stop()
  expect(serverPid()).toBe(pid)
  expect(await query(holder.url, 'select 1 as one')).toEqual([{ one: 1 }])
  holder.process.kill('SIGTERM')
  await ended(holder.process)
  expect(serverPid()).toBeNull()
})

it('comes back when the server dies, and when the whole machine did', async () => {
  const server = await startPostgres(folder, { settings })
  await query(server.url, 'drop table if exists notes; create table notes (text text)')
  const first = serverPid() ?? 0
  process.kill(first, 'SIGKILL')
  const deadline = Date.now() + 20_000
  const answers = () => query(server.url, 'select count(*)::int as notes from notes').catch(() => null)
  await sleep(50)
  while (!(await answers()) && Date.now() < deadline) await sleep(50)
  expect(await answers()).toEqual([{ notes: 0 }])
  expect(serverPid()).not.toBe(first)
  await server.stop()
  // As after a power cut: a lock file that names a process which is somebody else's now.
  writeFileSync(
    join(folder, 'postgres', 'postmaster.pid'),
    `${process.pid}\n${folder}/postgres\n1\n1\n\n127.0.0.1\n1 1\nready\n`,
  )
  const again = await startPostgres(folder, { settings })
  expect(await query(again.url, 'select count(*)::int as notes from notes')).toEqual([{ notes: 0 }])
  await again.stop()
})

it('stops also where it has only just come back', async () => {
  for (const wait of [0, 20, 60, 150]) {
    const server = await startPostgres(folder, { settings })
    process.kill(serverPid() ?? 0, 'SIGKILL')
    await sleep(wait)
    await server.stop()
    const left = serverPid()
    expect(left !== null && isAlive(left)).toBe(false)
  }
})

it('answers this machine only, those who know the password, and gives them no more than a database', async () => {
  const server = await startPostgres(folder, { settings })
  const wrong = new URL(server.url)
  wrong.password = 'postgres'
  await expect(query(wrong.href, 'select 1')).rejects.toThrow(/password/)
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((address) => address?.family === 'IPv4' && !address.internal)
  if (outside) {
    const elsewhere = new URL(server.url)
    elsewhere.hostname = outside.address
    await expect(query(elsewhere.href, 'select 1')).rejects.toThrow()
  }
  await expect(query(server.url, "select pg_read_file('/etc/passwd')")).rejects.toThrow(/permission denied/)
  await expect(query(server.url, 'create role other superuser')).rejects.toThrow(
    /permission denied|must be superuser/,
  )
  const [row] = await query<{ encoding: string; zone: string; lower: string }>(
    server.url,
    `select getdatabaseencoding() as encoding, current_setting('timezone') as zone, lower('ÉLÉONORE') as lower`,
  )
  expect(row).toMatchObject({ encoding: 'UTF8', zone: 'UTC' })
  expect(['éléonore', 'ÉlÉonore']).toContain(row?.lower)
  expect(statSync(join(folder, 'postgres')).mode & 0o077).toBe(0)
  expect(statSync(join(folder, 'postgres', 'ariane.password')).mode & 0o077).toBe(0)
  expect(statSync(join(folder, 'postgres.log')).mode & 0o077).toBe(0)
  await server.stop()
})

it('writes no value of a statement into its log', async () => {
  const server = await startPostgres(folder, { settings })
  const text = `create table t (email text unique); insert into t values ('awa@ariane.example')`
  await query(server.url, text)
  await expect(query(server.url, `insert into t values ('awa@ariane.example')`)).rejects.toThrow(/duplicate/)
  await expect(query(server.url, `select 'awa@ariane.example'::int`)).rejects.toThrow()
  await server.stop()
  expect(readFileSync(join(folder, 'postgres.log'), 'utf8')).not.toContain('awa@')
})

it('says in a sentence why it cannot start', async () => {
  const server = await startPostgres(folder, { settings })
  await server.stop()
  writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '14\n')
  await expect(startPostgres(folder, { settings })).rejects.toThrow(
    'was made by PostgreSQL 14, this is PostgreSQL 15',
  )
})
