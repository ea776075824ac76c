/** Paths by night: what her answers showed is taken in once, however often and by however many processes it is tried. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openCatalogs } from '#app/catalog.server.ts'
import { beginNight, listChanged, replanPart, type NightPart } from '#app/path/night.server.ts'
import { renewPath } from '#app/path/path.server.ts'
import { fixedSince, inputFromStored, readStanding } from '#app/path/standing.server.ts'
import { saveEnrolment, saveException, saveMinutesByWeekday } from '#db/enrolments.ts'
import { recordTime, saveModuleStage } from '#db/learning/modules.ts'
import { findPath, listPathVersions, savePathChoice } from '#db/learning/path.ts'
import { listStandings } from '#db/learning/standing.ts'
import { recordEvidence, type LearnerModel } from '#db/learning/state.ts'
import { findPerson } from '#db/people.ts'
import type { Catalog } from '#engine/catalog.ts'
import { buildGraph } from '#engine/competency.ts'
import { addCatalog, addPerson, answerTo, minutesLater } from '../setup/learner.ts'
import { createTestDatabase, type TestDatabase } from '../setup/test-database.ts'

let database: TestDatabase
let catalog: Catalog
let model: LearnerModel
let now = minutesLater(0)
const log = { warn: () => undefined } as never

beforeAll(async () => {
  database = await createTestDatabase()
  ;({ catalog, model } = await addCatalog(database.db))
})
afterAll(() => database.close())
beforeEach(() => {
  now = minutesLater(0)
})

const context = () => ({
  db: database.db,
  catalogs: openCatalogs(database.db),
  now: () => now,
  log,
})
const whole = (): NightPart => ({ night: now.toISOString(), part: 0, parts: 1 })

/** A learner whose path was made before she answered everything of its first modules right. */
async function addLearner(): Promise<string> {
  const { db } = database
  const id = await addPerson(db)
  await saveMinutesByWeekday(db, id, [60, 60, 60, 60, 60, 0, 0], minutesLater(0))
  await saveEnrolment(db, id, { id: randomUUID(), track: catalog.tracks[0]!.slug, at: minutesLater(0) })
  now = minutesLater(1)
  await renewPath(context(), id, 'start')
  const [step] = (await findPath(db, id))!.plan.steps
  const graph = buildGraph(catalog)
  const items = catalog.modules.find(({ slug }) => slug === step!.module)!.teaches.flatMap(graph.itemsOf)
  const facts = items.map((item, i) => ({
    ...answerTo(catalog, 0, { at: minutesLater(2 + i).toISOString() }),
    item: item.id,
    node: item.node,
    correct: true,
  }))
  now = minutesLater(60)
  await recordEvidence(db, model, id, facts, now)
  return id
}

const versions = async (id: string) =>
  (await listPathVersions(database.db, id)).map(({ cause, authorId }) => [cause, authorId])

it('takes in what she answered, says so, and does it once', async () => {
  const id = await addLearner()
  const before = (await findPath(database.db, id))!.plan.steps[0]!.module
  expect(await replanPart(context(), whole())).toBe(1)
  expect(await versions(id)).toEqual([
    ['night', null],
    ['start', id],
  ])
  expect((await findPath(database.db, id))!.plan.steps[0]!.module).not.toBe(before)
  expect(await replanPart(context(), whole())).toBe(0)
  await renewPath(context(), id, 'night')
  expect(await versions(id)).toHaveLength(2)
})

it('done by several at once, or again after the database went away half way, changes each path once', async () => {
  const ids = await Promise.all(Array.from({ length: 6 }, addLearner))
  now = minutesLater(90)
  let planned = 0
  const killed = {
    ...context(),
    now: () => {
      planned += 1
      if (planned > 3) throw Object.assign(new Error('gone'), { code: '57P01' })
      return now
    },
  }
  await expect(replanPart(killed, whole())).rejects.toThrow('gone')
  await Promise.all([replanPart(context(), whole()), replanPart(context(), whole())])
  for (const id of ids) expect((await versions(id)).map(([cause]) => cause)).toEqual(['night', 'start'])
})

it('leaves alone who did nothing, and parts share the learners without rest', async () => {
  const { db } = database
  const idle = await addPerson(db)
  await saveEnrolment(db, idle, { id: randomUUID(), track: catalog.tracks[0]!.slug, at: minutesLater(0) })
  await renewPath(context(), idle, 'start')
  const ids = await Promise.all(Array.from({ length: 5 }, addLearner))
  now = minutesLater(95)
  const counts = await Promise.all(
    [0, 1, 2, 3].map((part) => replanPart(context(), { ...whole(), part, parts: 4 })),
  )
  expect(counts.reduce((sum, one) => sum + one, 0)).toBe(ids.length)
  expect(await versions(idle)).toHaveLength(1)
})

it('reads of many what a page reads of one', async () => {
  const { db } = database
  const id = await addLearner()
  const person = (await findPerson(db, id))!
  const [first, second] = catalog.modules
  now = minutesLater(100)
  await saveException(db, id, { id: randomUUID(), from: '2026-09-10', to: '2026-09-12', minutes: 0 })
  await saveException(db, id, { id: randomUUID(), from: '2026-10-01', to: '2026-10-03', minutes: 25 })
  await savePathChoice(db, id, first!.slug, 'later', now)
  await savePathChoice(db, id, second!.slug, 'first', minutesLater(101))
  await saveModuleStage(db, id, first!.slug, 'done', now)
  await saveModuleStage(db, id, second!.slug, 'practice', minutesLater(102))
  for (const [n, module] of [first!.slug, null, second!.slug].entries())
    await recordTime(db, id, {
      day: `2026-09-${14 + n}`,
      module,
      seconds: 600,
      at: minutesLater(200 * (n + 1)),
    })
  await saveMinutesByWeekday(db, id, [30, 0, 30, 0, 30, 0, 90], now)
  await renewPath(context(), id, 'hours')
  now = new Date('2026-10-20T10:00:00Z')
  const published = await context().catalogs.published(db)
  const [stored] = await listStandings(db, [id], fixedSince(now))
  const standing = (await readStanding(context(), db, person))!
  // Exceptions have an id for the page where she changes them.
  expect(standing.input).toMatchObject(inputFromStored(published, stored!, now)!)
  expect(standing.input.studied).toHaveLength(6)
  expect(stored!.plan).toEqual((await findPath(db, id))!.plan)
  expect(await listStandings(db, [await addPerson(db)], fixedSince(now))).toEqual([])
})

it('writes for those whose path changes, and for no other', async () => {
  const ids = await Promise.all(Array.from({ length: 4 }, addLearner))
  const still = await addLearner()
  await renewPath(context(), still, 'night')
  now = minutesLater(98)
  const changed = await listChanged(context(), [...ids, still])
  expect(changed.sort()).toEqual(ids.sort())
})

it('is the same jobs when it is begun twice', async () => {
  const added: string[] = []
  const jobs = {
    add: (_queue: string, _data: object, _tx?: unknown, id?: string) => {
      added.push(id ?? '')
      return Promise.resolve(true)
    },
  }
  await beginNight(jobs, minutesLater(0), 8)
  await beginNight(jobs, minutesLater(30), 8)
  expect(new Set(added).size).toBe(8)
  expect(added.every((id) => /^[0-9a-f-]{36}$/.test(id))).toBe(true)
})
