/**
 * What drafts are foreseen to do to stored learners, against what their publication then does to each of them: random valid edits,
 * one revision after the other. `--learners 2000 --distinct 200 --edits 50 --seed 71`.
 */
import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { isDeepStrictEqual } from 'node:util'
import pino from 'pino'
import { storeLearners } from '../academy/stored.ts'
import { readOptions, wholeNumber } from '../bad-input.ts'
import { openCatalogs } from '#app/catalog.server.ts'
import { startPostgres } from '#app/postgres/postgres.server.ts'
import { findingsOf } from '#app/studio/findings.ts'
import { computePreview, followRevision } from '#app/studio/impact.server.ts'
import { publishDraft } from '#app/studio/publish.server.ts'
import { readContent } from '#content/read.ts'
import { publishRevision } from '#db/catalog.ts'
import { openDatabase, type Database } from '#db/client.server.ts'
import { findDraft, recordDraft, recordEntry } from '#db/drafts.ts'
import { migrateDatabase } from '#db/migrate.ts'
import { findPreview, listEffects, listRevisionEffects, recordPreview } from '#db/previews.ts'
import { people } from '#db/schema/people.ts'
import type { Catalog } from '#engine/catalog.ts'
import { applyEdit } from '#engine/edit/apply.ts'
import { diffCatalogs } from '#engine/edit/diff.ts'
import { randomEdit } from '#engine/edit/edit.fixture.ts'
import type { Edit } from '#engine/edit/edit.ts'
import { setting } from '#engine/edit/make.ts'
import { noEffect, withEffect, type Effect } from '#engine/impact/effect.ts'
import { reachOf } from '#engine/impact.ts'
import { seededRandom, type Random } from '#engine/shuffle.ts'

const staff = 'staff'
const drawnAtMost = 1_000

/** Prints the table. */
export async function run(args: string[]): Promise<void> {
  const { values } = readOptions({
    args,
    options: {
      learners: { type: 'string', default: '2000' },
      distinct: { type: 'string', default: '200' },
      edits: { type: 'string', default: '50' },
      seed: { type: 'string', default: '71' },
    },
  })
  const seed = wholeNumber(values.seed, '--seed')
  const edits = wholeNumber(values.edits, '--edits', 1)
  const learners = wholeNumber(values.learners, '--learners', 1)
  const distinct = wholeNumber(values.distinct, '--distinct', 1)
  const folder = mkdtempSync(join(tmpdir(), 'ariane-impact-'))
  chmodSync(folder, 0o755)
  const server = await startPostgres(folder)
  try {
    await migrateDatabase(server.url)
    const connection = openDatabase(server.url)
    await storeAll(connection.db, { learners, distinct, seed })
    await measure(connection.db, edits, seed)
    await connection.close()
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function storeAll(db: Database, size: { learners: number; distinct: number; seed: number }) {
  const { catalog, bodies } = readContent('content')
  const at = new Date('2026-01-01T00:00:00Z')
  const revisionId = await publishRevision(db, {
    ...{ parentId: null, catalog, bodies, authorId: null, note: 'bench', at },
  })
  if (revisionId === null) throw new Error('there is a catalogue already')
  await storeLearners(db, { revisionId, catalog }, new Date(), size)
  await db.insert(people).values({ id: staff, name: 'Lucie', email: 'lucie@ariane.example' })
}

/** All stored learners are on the first track: it stays. */
const learnersTrack = ({ tracks }: Catalog) => tracks[0]?.slug

/** Another length of a module. */
function otherMinutes(catalog: Catalog, random: Random): Edit | null {
  const module = catalog.modules[Math.floor(random() * catalog.modules.length)]
  const minutes = 20 + 5 * Math.floor(30 * random())
  return module ? setting(catalog, { kind: 'module', slug: module.slug }, 'minutes', minutes) : null
}

/** Whether a path could follow from what changed. */
function canMatter(before: Catalog, after: Catalog): boolean {
  const { everyone, tracks, modules } = reachOf(before, after)
  return everyone || tracks.size + modules.size > 0
}

/**
 * An edit that could be published, of any sort, or of the sorts that a path follows from; texts of lessons are left out, they would
 * need a body.
 */
function drawEdit(catalog: Catalog, random: Random, felt: boolean): { edit: Edit; catalog: Catalog } {
  for (let n = 0; n < drawnAtMost; n += 1) {
    const edit = felt && random() < 0.25 ? otherMinutes(catalog, random) : randomEdit(catalog, random)
    const next = edit && applyEdit(catalog, edit).catalog
    if (!edit || !next || JSON.stringify(edit).match(/lesson|brief/)) continue
    if (!next.tracks.some(({ slug }) => slug === learnersTrack(catalog))) continue
    if (diffCatalogs(catalog, next).length === 0 || (felt && !canMatter(catalog, next))) continue
    if (!findingsOf(catalog, next).some(({ blocking }) => blocking)) return { edit, catalog: next }
  }
  throw new Error('no edit could be published')
}

const medianOf = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN

async function measure(db: Database, count: number, seed: number): Promise<void> {
  const now = new Date()
  const log = pino({ level: 'error' })
  const catalogs = openCatalogs(db)
  const context = { db, catalogs, now: () => now, log, requestFollow: () => Promise.resolve(true) }
  const random = seededRandom(seed)
  const [previewed, worked, followed]: [number[], number[], number[]] = [[], [], []]
  const ofThese: number[] = []
  const felt: number[] = []
  let [same, whole, effects, everyone] = [0, 0, 0, 0]
  for (let n = 0; n < count; n += 1) {
    const base = await catalogs.published(db)
    const drawn = drawEdit(base.catalog, random, n % 2 === 1)
    if (reachOf(base.catalog, drawn.catalog).everyone) everyone += 1
    const [draftId, previewId] = [randomUUID(), randomUUID()]
    await recordDraft(db, { id: draftId, name: `edit ${n}`, baseId: base.id, by: staff, at: now })
    const entry = { id: randomUUID(), author: staff, edits: [drawn.edit], at: now }
    await db.transaction((tx) => recordEntry(tx, draftId, entry))
    const version = (await findDraft(db, draftId))?.version ?? 0
    const asked = { id: previewId, draftId, version, askedBy: staff, askedAt: now }
    await recordPreview(db, asked)
    let start = performance.now()
    const cpu = process.cpuUsage()
    await computePreview(context, { id: previewId })
    previewed.push((performance.now() - start) / 1_000)
    const { user, system } = process.cpuUsage(cpu)
    worked.push((user + system) / 1e6)
    if (canMatter(base.catalog, drawn.catalog)) ofThese.push(previewed.at(-1) ?? NaN)
    const revisionId = await publishDraft(context, staff, { draftId, version, note: 'bench', forWhom: 'all' })
    if (typeof revisionId !== 'number') throw new Error(`not published: ${revisionId}`)
    start = performance.now()
    await followRevision(context, { revisionId })
    followed.push((performance.now() - start) / 1_000)
    const sums = (await findPreview(db, previewId))?.sums
    const foreseen = new Map(
      (await listEffects(db, previewId, 1e9)).map(({ learnerId, effect }) => [learnerId, effect]),
    )
    const seen = await listRevisionEffects(db, revisionId)
    const happened = seen.reduce((total, { effect }) => withEffect(total, effect), noEffect)
    const equal = seen.filter(({ learnerId, effect }) =>
      isDeepStrictEqual(foreseen.get(learnerId) ?? null, effect satisfies Effect | null),
    ).length
    same += equal
    effects += seen.length
    felt.push(happened.felt)
    if (isDeepStrictEqual(sums, happened) && equal === seen.length) whole += 1
    else process.stdout.write(`differs: ${JSON.stringify(drawn.edit)}\n`)
    const took = `${previewed.at(-1)?.toFixed(1)} s, then ${followed.at(-1)?.toFixed(1)} s`
    process.stderr.write(`${n + 1} of ${count}: ${took}, felt by ${happened.felt}; ${whole} as foreseen\n`)
  }
  const most = (values: readonly number[]) => Math.max(...values)
  process.stdout.write(
    `${count} edits, seed ${seed}; ${everyone} of them may reach everybody, ${felt.filter((n) => n > 0).length} were felt by somebody ` +
      `(${medianOf(felt)} learners at the median, ${most(felt)} at most).\n\n` +
      '| | foreseen is what happened |\n| --- | ---: |\n' +
      `| edits, every count and sum | ${whole} of ${count} |\n| learners, each effect | ${same} of ${effects} |\n\n` +
      '| seconds | median | most |\n| --- | ---: | ---: |\n' +
      `| preview | ${medianOf(previewed).toFixed(2)} | ${most(previewed).toFixed(1)} |\n` +
      `| of it processor time without the database | ${medianOf(worked).toFixed(2)} | ${most(worked).toFixed(1)} |\n` +
      `| preview of the ${ofThese.length} that paths may follow from | ${medianOf(ofThese).toFixed(2)} | ${most(ofThese).toFixed(1)} |\n` +
      `| bringing everybody to the revision | ${medianOf(followed).toFixed(2)} | ${most(followed).toFixed(1)} |\n`,
  )
}
