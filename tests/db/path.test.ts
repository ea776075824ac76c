import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  findPath,
  listPathChoices,
  listPathVersions,
  savePathChoice,
  savePathVersion,
} from '#db/learning/path.ts'
import { withLearner } from '#db/learning/state.ts'
import { addPerson, minutesLater } from '../setup/learner.ts'
import { createTestDatabase, type TestDatabase } from '../setup/test-database.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const made = (basedOn: number, name: string) => ({
  basedOn,
  plan: { track: name } as never,
  cause: 'choice',
  authorId: null,
  change: null,
  at: minutesLater(basedOn),
})

it('has one next version, whichever of two tabs comes first', async () => {
  const { db } = database
  const learnerId = await addPerson(db)
  expect(await findPath(db, learnerId)).toBeNull()
  expect(await savePathVersion(db, learnerId, made(0, 'first'))).toBe(1)
  const results = await Promise.all(
    Array.from({ length: 10 }, (_, tab) =>
      withLearner(db, learnerId, minutesLater(1), async (tx) => {
        const version = await savePathVersion(tx, learnerId, made(1, `tab ${tab}`))
        if (version !== null) await savePathChoice(tx, learnerId, 'html-1', 'later', minutesLater(1))
        return version
      }),
    ),
  )
  expect(results.filter((version) => version !== null)).toEqual([2])
  expect((await findPath(db, learnerId))?.version).toBe(2)
  expect((await listPathVersions(db, learnerId)).map(({ version }) => version)).toEqual([2, 1])
})

it('is refused when it was planned from a version that is not the latest, without the lock too', async () => {
  const { db } = database
  const learnerId = await addPerson(db)
  const results = await Promise.all(
    Array.from({ length: 8 }, (_, tab) => savePathVersion(db, learnerId, made(0, `tab ${tab}`))),
  )
  expect(results.filter((version) => version !== null)).toEqual([1])
  expect(await savePathVersion(db, learnerId, made(0, 'stale'))).toBeNull()
  expect(await savePathVersion(db, learnerId, made(7, 'from nowhere'))).toBeNull()
})

it('goes with its cause: when the cause fails, there is no version', async () => {
  const { db } = database
  const learnerId = await addPerson(db)
  const failing = withLearner(db, learnerId, minutesLater(1), async (tx) => {
    await savePathVersion(tx, learnerId, made(0, 'never'))
    await savePathChoice(tx, learnerId, 'html-1', 'skip', minutesLater(1))
    throw new Error('cut')
  })
  await expect(failing).rejects.toThrow('cut')
  expect(await findPath(db, learnerId)).toBeNull()
  expect(await listPathChoices(db, learnerId)).toEqual([])
})

it('keeps her last choice about each module, and takes one back', async () => {
  const { db } = database
  const learnerId = await addPerson(db)
  await savePathChoice(db, learnerId, 'css-1', 'first', minutesLater(1))
  await savePathChoice(db, learnerId, 'html-1', 'skip', minutesLater(2))
  await savePathChoice(db, learnerId, 'css-1', 'later', minutesLater(3))
  expect(await listPathChoices(db, learnerId)).toEqual([
    { module: 'html-1', choice: 'skip', at: minutesLater(2).toISOString() },
    { module: 'css-1', choice: 'later', at: minutesLater(3).toISOString() },
  ])
  await savePathChoice(db, learnerId, 'css-1', null, minutesLater(4))
  expect((await listPathChoices(db, learnerId)).map(({ module }) => module)).toEqual(['html-1'])
})
