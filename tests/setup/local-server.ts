/** A PostgreSQL server that is not the embedded one, for `npm run test:server`. */
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

interface LocalServer {
  url: string
  stop(): Promise<void>
}

function binaries(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  return [
    ...versions.map((version) => join(debian, version, 'bin')),
    '/usr/local/bin',
    '/opt/homebrew/bin',
  ].find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}

/**
 * The server named by TEST_DATABASE_URL or DATABASE_URL (left running afterwards), else one started from the newest
 * local binaries in a temporary folder. Null where there is neither.
 */
export async function startLocalServer(): Promise<LocalServer | null> {
  const given = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL
  if (given) return { url: given, stop: () => Promise.resolve() }
  const bin = binaries()
  if (!bin) return null
  const folder = mkdtempSync(join(tmpdir(), 'ariane-server-'))
  const data = join(folder, 'data')
  const root = process.getuid?.() === 0
  chmodSync(folder, 0o777)
  // PostgreSQL refuses to run as root: Debian's package brings the user it runs as.
  const as = (command: string[]) => (root ? ['runuser', '-u', 'postgres', '--', ...command] : command)
  const [init = '', ...initArgs] = as([
    join(bin, 'initdb'),
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
  ])
  const made = spawnSync(init, initArgs, { encoding: 'utf8', cwd: folder })
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`)
  const port = await freePort()
  const [start = '', ...startArgs] = as([
    join(bin, 'postgres'),
    ...['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off'],
  ])
  const server = spawn(start, startArgs, { stdio: 'ignore', cwd: folder })
  const ready = () => spawnSync(join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)]).status === 0
  for (let tries = 0; tries < 100 && !ready(); tries += 1) await wait(100)
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      server.kill('SIGINT')
      await new Promise((resolve) => server.once('close', resolve))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
