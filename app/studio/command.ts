/**
 * `npm run -s content -- lint | report | format [FOLDER]`, and with the database of the academy, whether it runs or not:
 * `export FOLDER [--revision N]` writes a revision (the published one) to a folder; `import FOLDER --by ADDRESS` makes a draft of one.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openCatalogs } from '#app/catalog.server.ts'
import { readEnv } from '#app/env.server.ts'
import { studio as en } from '#app/locales/en/studio.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { textFor } from '#app/locales/language.tsx'
import { startPostgres } from '#app/postgres/postgres.server.ts'
import { importFiles, readRevision } from '#app/studio/exchange.server.ts'
import { runTask } from '#content/command.ts'
import { writeManifest } from '#content/exchange.ts'
import { manifestPath, openFolder } from '#content/read.ts'
import { writeContent } from '#content/write.ts'
import { findPublishedId, findRevision } from '#db/catalog.ts'
import { openDatabase, type Database } from '#db/client.server.ts'
import { migrateDatabase } from '#db/migrate.ts'
import { findPersonByEmail } from '#db/people.ts'

const usage = [
  'usage: npm run -s content -- lint | report | format [FOLDER]',
  '       npm run -s content -- export FOLDER [--revision N]',
  '       npm run -s content -- import FOLDER --by ADDRESS',
].join('\n')

/** What it says, and whether it was done. */
interface Said {
  lines: string[]
  done: boolean
}
const refused = (...lines: string[]): Said => ({ lines, done: false })

async function exportTo(db: Database, folder: string, wanted: string | undefined): Promise<Said> {
  const number = wanted === undefined ? await findPublishedId(db) : Number(wanted)
  const known = number !== null && Number.isInteger(number) && number > 0 && number < 2 ** 31
  if (!known || !(await findRevision(db, number))) return refused(`there is no revision ${wanted ?? ''}`)
  const { catalog, bodies, pictures } = await readRevision({ db, catalogs: openCatalogs(db) }, number)
  const { written, removed } = writeContent(catalog, bodies, folder, pictures)
  writeFileSync(join(folder, manifestPath), writeManifest(number, catalog))
  return {
    lines: [`revision ${number}: ${written.length} files written, ${removed.length} removed in ${folder}`],
    done: true,
  }
}

async function importFrom(db: Database, folder: string, address: string): Promise<Said> {
  const person = await findPersonByEmail(db, address)
  if (!person?.roles.includes('staff') || person.disabledAt) return refused(`${address} is nobody of staff`)
  const context = { db, catalogs: openCatalogs(db), now: () => new Date() }
  const { draftName } = textFor(person.language, fr, en).exchange
  const imported = await importFiles(context, person.id, openFolder(folder), draftName)
  if (imported.findings)
    return refused(
      ...imported.findings.map(({ file, line, rule, message }) => `${file}:${line} ${rule}: ${message}`),
      'nothing was imported',
    )
  if (imported.same)
    return { lines: ['no difference: these files say what is published, or less than it'], done: true }
  const { draftId, again, conflicts } = imported
  const page = `/staff/drafts/${draftId}${conflicts > 0 ? '/rebase' : ''}`
  const lines = [`${again ? 'these files had made this draft already' : 'a draft was made'}: ${page}`]
  return {
    lines: conflicts > 0 ? [...lines, `${conflicts} conflicts wait for an answer`] : lines,
    done: true,
  }
}

/** What the words of the command line ask for; null when they ask for nothing that is known. */
function workOf(args: string[]): ((db: Database) => Promise<Said>) | null {
  const options = { revision: { type: 'string' }, by: { type: 'string' } } as const
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: false })
  const [task, folder] = positionals
  const text = (value: string | boolean | undefined) => (typeof value === 'string' ? value : undefined)
  if (folder === undefined) return null
  if (task === 'export') return (db) => exportTo(db, folder, text(values.revision))
  const by = text(values.by)
  return task === 'import' && by !== undefined ? (db) => importFrom(db, folder, by) : null
}

async function withDatabase(work: (db: Database) => Promise<Said>): Promise<Said> {
  const env = readEnv(process.env)
  const server = env.databaseUrl === null ? await startPostgres(env.dataDir) : null
  const url = env.databaseUrl ?? server?.url ?? ''
  try {
    await migrateDatabase(url)
    const { db, close } = openDatabase(url, { max: 2 })
    try {
      return await work(db)
    } finally {
      await close()
    }
  } finally {
    await server?.stop()
  }
}

const args = process.argv.slice(2)
const code = runTask(args)
if (code !== null) process.exitCode = code
else {
  const work = workOf(args)
  if (!work) {
    console.error(usage)
    process.exitCode = 2
  } else {
    const { lines, done } = await withDatabase(work)
    for (const line of lines) (done ? console.log : console.error)(line)
    process.exitCode = done ? 0 : 1
  }
}
