import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** What the build is made from; of the rooms besides app, what routes may import. */
const sources = [
  'app',
  'engine',
  'db',
  'vite.config.ts',
  'remix.config.js',
  'tsconfig.json',
  'package-lock.json',
]
const stampFile = join('build', 'sources.sha256')
const lockFile = join('.cache', 'build.lock')

/**
 * Builds the academy when it was not built from these sources yet; a second process that needs the same build waits for
 * the first. Throws with what the builder said first when it fails.
 */
export async function ensureBuild(log: (event: string) => void): Promise<void> {
  if (await isBuilt()) return
  const release = await takeLock()
  try {
    const stamp = await hashSources()
    if (await isBuilt()) return
    log('building the academy, about half a minute the first time')
    await rm(stampFile, { force: true })
    await build()
    await writeFile(stampFile, stamp)
  } finally {
    await release()
  }
}

async function isBuilt(): Promise<boolean> {
  if (!existsSync(join('build', 'server', 'index.js'))) return false
  const stamp = await readFile(stampFile, 'utf8').catch(() => null)
  return stamp === (await hashSources())
}

async function hashSources(): Promise<string> {
  const hash = createHash('sha256')
  for (const file of (await Promise.all(sources.map(listFiles))).flat()) {
    hash
      .update(`${file}\0`)
      .update(await readFile(file))
      .update('\0')
  }
  return hash.digest('hex')
}

async function listFiles(path: string): Promise<string[]> {
  if (!existsSync(path)) return []
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => null)
  if (!entries) return [path]
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

async function takeLock(): Promise<() => Promise<void>> {
  await mkdir(dirname(lockFile), { recursive: true })
  for (;;) {
    try {
      await writeFile(lockFile, String(process.pid), { flag: 'wx' })
      return () => rm(lockFile, { force: true })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
        throw new Error(
          'the academy is not built and this folder cannot be written: run npm run build as its owner',
          {
            cause: error,
          },
        )
      }
    }
    const holder = Number(await readFile(lockFile, 'utf8').catch(() => ''))
    if (holder > 0 && !isAlive(holder)) await rm(lockFile, { force: true })
    await sleep(200)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function build(): Promise<void> {
  const require = createRequire(import.meta.url)
  const command = join(dirname(require.resolve('@remix-run/dev/package.json')), 'dist', 'cli.js')
  const builder = spawn(process.execPath, [command, 'vite:build', '--logLevel', 'warn'], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const hear = (chunk: Buffer) => (output = (output + chunk.toString()).slice(0, 2000))
  builder.stdout.on('data', hear)
  builder.stderr.on('data', hear)
  const code = await new Promise((done) => {
    builder.once('error', (error) => done(error.message))
    builder.once('close', done)
  })
  if (code !== 0) throw new Error(`the build failed (${String(code)}):\n${output.trim()}`)
}
