/**
 * `npm run -s standards -- rome FOLDER | changes FILE | esco FILE VERSION | rncp FILE VERSION`: stores what others have written down, each
 * version beside the others. On the server of DATABASE_URL, or on the embedded one of DATA_DIR, whether an academy runs on it or not.
 */
import { readEnv } from '#app/env.server.ts'
import { startPostgres } from '#app/postgres/postgres.server.ts'
import { readChanges } from '#content/standards/changes.ts'
import { readEsco } from '#content/standards/esco.ts'
import { FileFault } from '#content/standards/file-fault.ts'
import { readRncp } from '#content/standards/rncp.ts'
import { openRome, readRome } from '#content/standards/rome.ts'
import { databaseCode, openDatabase, type Database } from '#db/client.server.ts'
import { migrateDatabase } from '#db/migrate.ts'
import { AlignedCodesChanged, saveChanges, saveVersion } from '#db/standards/versions.ts'

const usage =
  'usage: npm run -s standards -- rome FOLDER | changes FILE | esco FILE VERSION | rncp FILE VERSION'

type Work = (db: Database) => Promise<string>

/** What the words of the command line ask for; null when they ask for nothing that is known. */
function workOf([task, path, version]: string[]): Work | null {
  if (path === undefined) return null
  const row = { excerpt: false, importedBy: null, at: new Date() }
  if (task === 'rome')
    return async (db) => {
      const rome = await openRome(path)
      const key = { source: 'rome' as const, version: rome.version, releasedOn: rome.releasedOn }
      return told(
        `ROME 4.0, version ${rome.version}`,
        await saveVersion(db, { ...key, ...row }, readRome(rome)),
      )
    }
  if (task === 'changes')
    return async (db) => {
      const { from, to, changes } = await readChanges(path)
      await saveChanges(db, { source: 'rome', from, to, changes })
      return `ROME 4.0, version ${from} to ${to}: ${changes.length} changes announced`
    }
  if ((task !== 'esco' && task !== 'rncp') || version === undefined) return null
  const parts = task === 'esco' ? readEsco : readRncp
  return async (db) => {
    const key = { source: task, version, releasedOn: null } as const
    return told(
      `${task.toUpperCase()}, version ${version}`,
      await saveVersion(db, { ...key, ...row }, parts(path)),
    )
  }
}

function told(name: string, counts: Record<string, number>): string {
  const figures = Object.entries(counts).map(([kind, count]) => `${count} ${kind}`)
  return `${name}: ${figures.join(', ')}`
}

async function run(work: Work): Promise<void> {
  const env = readEnv(process.env)
  const server = env.databaseUrl === null ? await startPostgres(env.dataDir) : null
  const url = env.databaseUrl ?? server?.url ?? ''
  try {
    await migrateDatabase(url)
    const { db, close } = openDatabase(url, { max: 1 })
    const begun = performance.now()
    try {
      const said = await work(db)
      const seconds = ((performance.now() - begun) / 1000).toFixed(1)
      const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
      process.stdout.write(`${said} (${seconds} s, ${megabytes} MB)\n`)
    } finally {
      await close()
    }
  } finally {
    await server?.stop()
  }
}

const work = workOf(process.argv.slice(2))
if (!work) {
  process.stderr.write(`${usage}\n`)
  process.exit(2)
}
try {
  await run(work)
} catch (error) {
  const known = error instanceof FileFault || error instanceof AlignedCodesChanged
  const what = known ? error.message : `a query failed (${databaseCode(error) ?? 'no code'})`
  if (!known && databaseCode(error) === null) throw error
  process.stderr.write(`standards: nothing was stored: ${what}\n`)
  process.exitCode = 1
}
