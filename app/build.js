// @ts-check
/**
 * The build: what the browser and Remix need (by Remix), and the academy itself as plain JavaScript (by Vite), which starts
 * several times faster than TypeScript. JavaScript because `launch.js` reads it before anything is built.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'

const sources = ['app', 'engine', 'db', 'content', 'vite.config.ts', 'remix.config.js', 'package-lock.json']
const isSource = /(?<!\.test)\.(tsx?|js|css|woff2|svg|json)$/
const stampFile = join('build', 'sources.sha256')
const lockFile = join('.cache', 'build.lock')

/** The academy as JavaScript; exists once it is built. */
export const entry = join('build', 'academy', 'start.js')

/** Whether everything is built from the sources as they are now. */
export async function isBuilt() {
  if (!existsSync(join('build', 'server', 'index.js')) || !existsSync(entry)) return false
  const stamp = await readFile(stampFile, 'utf8').catch(() => null)
  return stamp === (await hashSources())
}

/**
 * Builds where needed; a second process that needs the same build waits for the first. Throws with what the builder said
 * first when it fails.
 * @param {(event: string) => void} log
 */
export async function ensureBuild(log) {
  if (await isBuilt()) return
  const release = await takeLock()
  try {
    const stamp = await hashSources()
    if (await isBuilt()) return
    log('building the academy, about half a minute')
    await rm(stampFile, { force: true })
    await build()
    await writeFile(stampFile, stamp)
  } finally {
    await release()
  }
}

async function hashSources() {
  const hash = createHash('sha256')
  const files = (await Promise.all(sources.map(listFiles))).flat()
  const contents = await Promise.all(files.map((file) => readFile(file)))
  for (const [i, file] of files.entries())
    hash
      .update(`${file}\0`)
      .update(contents[i] ?? '')
      .update('\0')
  return hash.digest('hex')
}

/** @param {string} path */
async function listFiles(path) {
  if (!existsSync(path)) return []
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => null)
  if (!entries) return [path]
  return entries
    .filter((found) => found.isFile() && isSource.test(found.name))
    .map((found) => join(found.parentPath ?? found.path, found.name))
    .sort()
}

async function takeLock() {
  await mkdir(dirname(lockFile), { recursive: true }).catch(() => undefined)
  for (;;) {
    try {
      await writeFile(lockFile, String(process.pid), { flag: 'wx' })
      return () => rm(lockFile, { force: true })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
        throw new Error(
          'the academy is not built and this folder cannot be written: run npm start once as its owner',
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

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** In processes of their own: what the builders load and set stays there. */
async function build() {
  const require = createRequire(import.meta.url)
  const remix = join(dirname(require.resolve('@remix-run/dev/package.json')), 'dist', 'cli.js')
  const vite = join(dirname(require.resolve('vite/package.json')), 'bin', 'vite.js')
  await run([remix, 'vite:build', '--logLevel', 'error'])
  await run([vite, 'build', '--config', 'app/academy.vite.config.js', '--logLevel', 'error'])
  await compress(join('build', 'client'))
}

/**
 * Beside each text of a folder its compressed forms, at the highest levels: a sixth less than while a reader waits.
 * @param {string} folder
 */
async function compress(folder) {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const texts = files.filter((found) => found.isFile() && /\.(js|css|svg|json|txt)$/.test(found.name))
  await Promise.all(
    texts.map(async (found) => {
      const path = join(found.parentPath ?? found.path, found.name)
      const text = await readFile(path)
      await writeFile(`${path}.br`, await promisify(brotliCompress)(text))
      await writeFile(`${path}.gz`, await promisify(gzip)(text, { level: 9 }))
    }),
  )
}

/** @param {string[]} args */
async function run(args) {
  const builder = spawn(process.execPath, args, {
    env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  /** @param {Buffer} chunk */
  const hear = (chunk) => {
    output = (output + chunk.toString()).slice(0, 2000)
  }
  builder.stdout.on('data', hear)
  builder.stderr.on('data', hear)
  const code = await new Promise((done) => {
    builder.once('error', (error) => done(error.message))
    builder.once('close', done)
  })
  if (code !== 0) throw new Error(`the build failed (${code}):\n${output.trim()}`)
}
