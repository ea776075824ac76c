/**
 * `npm start`: builds where needed, starts the database, brings it up to date, and serves the academy.
 * `--dev`: hot reload, no build. `--demo-only`: makes the demonstration and ends.
 */
import { parseArgs } from 'node:util'
import type { OpenAcademy } from '#app/academy.server.ts'
import { ensureBuild } from '#app/build.js'
import { createDemonstration } from '#app/demonstration.server.ts'
import { readEnv, type Env } from '#app/env.server.ts'
import { startPostgres, type Postgres } from '#app/postgres/postgres.server.ts'
import { readCatalog } from '#content/read.ts'
import { savePictures } from '#db/pictures.ts'
import { publishRevision, findCatalog, findPublishedId } from '#db/catalog.ts'
import { databaseCode } from '#db/client.server.ts'
import { migrateDatabase, prepareAlone } from '#db/migrate.ts'
import { findSetting, saveSetting } from '#db/settings.ts'

const { values: flags } = parseArgs({
  options: { dev: { type: 'boolean', default: false }, 'demo-only': { type: 'boolean', default: false } },
})
process.env.NODE_ENV ??= flags.dev ? 'development' : 'production'

const say = (event: string) => process.stderr.write(`ariane: ${event}\n`)

/** What to close when the academy stops, the last opened first. */
const open: (() => Promise<void>)[] = []

async function start(): Promise<void> {
  const env = readEnv(process.env)
  const building = flags.dev || flags['demo-only'] ? Promise.resolve() : ensureBuild(say)
  // Both come to their end before anything is closed because one failed.
  const [server, built] = await Promise.allSettled([openServer(env), building])
  if (server.status === 'rejected') throw server.reason
  if (built.status === 'rejected') throw built.reason
  const databaseUrl = server.value
  await migrate(databaseUrl)
  const { openAcademy } = await import('#app/academy.server.ts')
  const academy = await openAcademy({ env, databaseUrl })
  open.push(() => academy.close())
  await prepareAlone(databaseUrl, async () => {
    await publishContent(academy)
    if (env.demonstration || flags['demo-only']) await ensureDemonstration(academy)
  })
  if (flags['demo-only']) return stop(0)
  const { serve } = await import('#app/server.ts')
  const served = await serve(academy, { port: env.port, dev: flags.dev })
  open.push(() => served.close())
  process.on('unhandledRejection', (error) => academy.log.error({ error }, 'unhandled rejection'))
  process.stdout.write(`ready ${served.url}\n`)
}

async function openServer(env: Env): Promise<string> {
  if (env.databaseUrl !== null) return env.databaseUrl
  const server: Postgres = await startPostgres(env.dataDir, { log: say })
  open.push(() => server.stop())
  return server.url
}

/** Seconds to wait for a database that starts beside us. */
const patience = 30

async function migrate(databaseUrl: string): Promise<void> {
  const deadline = Date.now() + patience * 1000
  for (;;) {
    try {
      return await migrateDatabase(databaseUrl)
    } catch (error) {
      const code = databaseCode(error) ?? ''
      const starting = ['ECONNREFUSED', 'CONNECT_TIMEOUT', 'CONNECTION_CLOSED', '57P03'].includes(code)
      if (!starting) throw error
      if (Date.now() > deadline) throw new Error(`the database does not answer (${code})`, { cause: error })
      await new Promise((done) => setTimeout(done, 500))
    }
  }
}

/** Publishes what is in content/ as the first revision; with hot reload, as the next one each time it has changed. */
async function publishContent(academy: OpenAcademy): Promise<void> {
  const { db } = academy
  const parentId = await findPublishedId(db)
  if (parentId !== null && !flags.dev) return
  const { catalog, bodies, pictures } = readCatalog('content')
  await savePictures(db, pictures)
  const published = parentId === null ? null : await findCatalog(db, parentId)
  // What jsonb gives back has its keys in another order: compare what both say, not how.
  if (published && canonical(published) === canonical(catalog)) return
  const at = academy.now()
  const id = await publishRevision(db, { parentId, catalog, bodies, authorId: null, note: 'content', at })
  if (id !== null) say(`the content is revision ${id} of the catalogue`)
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

async function ensureDemonstration(academy: OpenAcademy): Promise<void> {
  if (await findSetting(academy.db, 'demonstration')) return
  say('making the demonstration')
  await createDemonstration(academy)
  await saveSetting(academy.db, 'demonstration', { madeAt: academy.now().toISOString() })
}

let stopping = false
/** Ends requests in flight, then everything else. */
async function stop(code: number): Promise<void> {
  if (stopping) return
  stopping = true
  for (const close of open.reverse()) {
    await close().catch((error: unknown) => {
      say(describe(error))
      code = 1
    })
  }
  process.exit(code)
}

/** What went wrong, without the values of a query: they may name a person. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'something failed'
  if ('code' in error && error.code === 'EADDRINUSE') return 'this port is taken: set PORT to another one'
  if ('query' in error && 'params' in error) return `a query failed (${databaseCode(error) ?? 'no code'})`
  return error.message
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) process.exit(1)
    void stop(0)
  })
}
start().catch((error: unknown) => {
  if (!stopping) say(describe(error))
  return stop(1)
})
