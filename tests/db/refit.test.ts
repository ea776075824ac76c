/** The model's parameters fitted on the academy's own answers: taken up when they foretell better, once, and given back. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCatalogs } from '#app/catalog.server.ts'
import { refit } from '#app/learning/refit.server.ts'
import { publishRevision } from '#db/catalog.ts'
import {
  findChoice,
  findFit,
  findInForce,
  listDiagnosed,
  listFits,
  listTaught,
  recordChoice,
  recordFit,
  releaseChoice,
} from '#db/parameters.ts'
import { diagnoses, evidence, learnerStates } from '#db/schema/learning.ts'
import { modelChoices, modelFits } from '#db/schema/parameters.ts'
import { people } from '#db/schema/people.ts'
import type { Catalog } from '#engine/catalog.ts'
import { entryParameters } from '#engine/entry.ts'
import { initialState } from '#engine/learner.ts'
import type { AnswerEvidence, Evidence } from '#engine/evidence.ts'
import { guessOf, slipOf } from '#engine/item.ts'
import { withParameters } from '#engine/parameters.ts'
import { seededRandom, shuffled } from '#engine/shuffle.ts'
import { drawLearner } from '#engine/simulation.ts'
import { addCatalog, addPerson, minutesLater } from '../setup/learner.ts'
import { createTestDatabase, type TestDatabase } from '../setup/test-database.ts'

let database: TestDatabase
let catalog: Catalog

beforeAll(async () => {
  database = await createTestDatabase()
  ;({ catalog } = await addCatalog(database.db))
})
afterAll(() => database.close())

const context = () => ({
  db: database.db,
  catalogs: openCatalogs(database.db),
  now: () => minutesLater(600),
})

/** Diagnosed learners of another kind than the built-in values suppose: easy is hard, hard is easy. */
async function addLearners(count: number): Promise<void> {
  const { db } = database
  const built = entryParameters(catalog)
  const truth = withParameters(catalog, {
    abilitySpread: 0.7,
    areaSpread: 0.7,
    difficulty: Object.fromEntries(
      Object.entries(built.difficulty).map(([node, is], i) => [node, is + (i % 2 === 0 ? 1.5 : -1.5)]),
    ),
    items: {},
  })
  const random = seededRandom(11)
  const idOf = (n: number) => `learner-${n}`
  const uuidOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
  let fact = 0
  const facts = Array.from({ length: count }, (_, n) => {
    const masters = new Set(drawLearner(truth, random).masters)
    return shuffled(catalog.items, random)
      .slice(0, 14)
      .map((item, i): AnswerEvidence & { learner: string } => ({
        ...{
          learner: idOf(n),
          kind: 'answer',
          id: uuidOf((fact += 1)),
          purpose: i < 12 ? 'diagnosis' : 'practice',
        },
        ...{ at: minutesLater(n + i).toISOString(), item: item.id, node: item.node },
        correct: random() < (masters.has(item.node) ? 1 - slipOf(item) : guessOf(item)),
        ...{ unknown: false, hinted: false, slip: slipOf(item), guess: guessOf(item) },
      }))
  }).flat()
  await db.insert(people).values(
    Array.from({ length: count }, (_, n) => ({
      id: idOf(n),
      name: 'Awa',
      email: `${idOf(n)}@ariane.example`,
    })),
  )
  await db.insert(diagnoses).values(
    Array.from({ length: count }, (_, n) => ({
      ...{ learnerId: idOf(n), id: uuidOf(900_000 + n), track: 'web', state: 'done' as const },
      ...{ startedAt: minutesLater(n), endedAt: minutesLater(n + 12) },
    })),
  )
  await db.insert(learnerStates).values(
    Array.from({ length: count }, (_, n) => ({
      ...{ learnerId: idOf(n), revisionId: 1, state: initialState(), updatedAt: minutesLater(n + 14) },
      lastEvidenceAt: minutesLater(n + 14),
    })),
  )
  for (let from = 0; from < facts.length; from += 1_000) {
    await db.insert(evidence).values(
      facts.slice(from, from + 1_000).map(({ learner, ...body }) => ({
        ...{ learnerId: learner, id: body.id, kind: body.kind, purpose: body.purpose },
        ...{ item: body.item, node: body.node, at: new Date(body.at), body: body as Evidence },
      })),
    )
  }
}

describe('the model', () => {
  it('stays as it is while nobody was diagnosed', async () => {
    expect(await refit(context(), 'too early')).toBeNull()
    expect(await listFits(database.db, 10)).toEqual([])
    const published = await context().catalogs.published(database.db)
    expect(published).toMatchObject({ fit: null, catalog: { competencies: catalog.competencies } })
    expect(published.catalog.parameters).toBeUndefined()
  })

  it('takes up what foretells the answers of others better', async () => {
    await addLearners(280)
    const before = context()
    const open = (await before.catalogs.published(database.db)).catalog
    const result = await refit(before, '2026-09-13')
    expect(result).toMatchObject({ adopted: true })
    expect(result!.comparison.gain.low).toBeGreaterThan(0)
    const { fit, catalog: now } = await before.catalogs.published(database.db)
    expect(fit).toBe(result!.fit)
    expect(now.parameters!.difficulty).not.toEqual(entryParameters(open).difficulty)
    expect(slipOf(now.items[0]!)).not.toBe(slipOf(open.items[0]!))
    expect((await listFits(database.db, 10))[0]).toMatchObject({
      occasion: '2026-09-13',
      learners: 280 - result!.comparison.learners,
      comparison: { learners: result!.comparison.learners },
    })
  })

  it('reads first answers and the fact that ends them, of as many learners as asked for', async () => {
    const diagnosed = await listDiagnosed(database.db, 7)
    expect(diagnosed.map(({ learnerId }) => learnerId).sort()).toEqual(
      Array.from({ length: 7 }, (_, i) => `learner-${273 + i}`),
    )
    for (const { evidence: facts } of diagnosed) {
      expect(facts.map((fact) => fact.kind === 'answer' && fact.purpose)).toEqual([
        ...Array.from({ length: 12 }, () => 'diagnosis'),
        'practice',
      ])
    }
  })

  it('tries what the answers alone would foretell, on learners who were taught, and changes nothing by it', async () => {
    const [fit] = await listFits(database.db, 1)
    const { responses, learners } = fit!.comparison
    expect(responses!.answers).toBe(14 * (280 - learners))
    expect(responses!.comparison).toMatchObject({ learners, answers: 2 * learners })
    const [last] = (await listTaught(database.db, 1)) as [{ learner: string; evidence: Evidence[] }]
    expect(last.learner).toBe('learner-279')
    expect(last.evidence).toHaveLength(14)
    const times = last.evidence.map(({ at }) => at)
    expect(times).toEqual([...times].sort())
  })

  it('is fitted once for an occasion, however often it is asked', async () => {
    expect(await refit(context(), '2026-09-13')).toBeNull()
    const asked = await refit(context(), 'asked')
    expect(await listFits(database.db, 10)).toHaveLength(2)
    const { fit: _fit, adopted: _adopted, ...same } = asked!
    const { id, ...latest } = (await listFits(database.db, 1))[0]!
    expect(latest.comparison).toEqual(same.comparison)
    const { parameters } = (await findFit(database.db, id))!
    const { used: _used, ...fit } = latest
    expect(await recordFit(database.db, { ...fit, parameters })).toBeNull()
  })

  it('keeps what it has when the same answers say nothing new', async () => {
    const [latest] = await listFits(database.db, 1)
    expect(latest!.comparison.gain.low).toBeLessThanOrEqual(0)
    expect((await findInForce(database.db)).fit).not.toBe(latest!.id)
  })

  it('gives back the built-in values, and one of two choices made at the same time holds', async () => {
    const { fit: inForce } = await findInForce(database.db)
    const staff = await addPerson(database.db, 'staff')
    const back = { fitId: null, actorId: staff, at: minutesLater(700), instead: inForce }
    const everyConnection = Array.from({ length: 10 }, () => database.db.execute(sql`select pg_sleep(0.2)`))
    await Promise.all(everyConnection)
    const choices = everyConnection.map(() => recordChoice(database.db, back))
    expect((await Promise.all(choices)).filter(Boolean)).toHaveLength(1)
    const { fit, catalog: now } = await context().catalogs.published(database.db)
    expect(fit).toBeNull()
    expect(now.parameters).toBeUndefined()
    expect(await database.db.$count(modelChoices)).toBe(2)
    expect(await recordChoice(database.db, { ...back, fitId: 999, instead: null })).toBe(false)
  })

  it('leaves to a person what she chose, until she gives it back to the trial', async () => {
    const { db } = database
    const held = await refit(context(), 'against a person')
    expect(held!.comparison.gain.low).toBeGreaterThan(0)
    expect(held!.adopted).toBe(false)
    expect(await findChoice(db)).toMatchObject({ fitId: null, held: true })
    const staff = await addPerson(db, 'staff')
    const release = { actorId: staff, at: minutesLater(720) }
    expect(await releaseChoice(db, release)).toBe(true)
    expect(await releaseChoice(db, release)).toBe(false)
    expect(await refit(context(), 'free again')).toMatchObject({ adopted: true })
    expect(await findChoice(db)).toMatchObject({ held: false })
  })

  it('forgets what it found for an item that reads otherwise since', async () => {
    const { db } = database
    const { id, fit } = await context().catalogs.published(db)
    const [first, second] = catalog.items
    const [fitted] = [(await findFit(db, fit!))!.parameters.items]
    expect(fitted[first!.id]).toBeDefined()
    const reworded = { ...first!, prompt: { fr: 'Autre chose ?', en: 'Something else?' } }
    const edited: Catalog = { ...catalog, items: [reworded, ...catalog.items.slice(1)] }
    const bodies = new Map([['hash', 'text']])
    const revision = { parentId: id, catalog: edited, bodies, authorId: null, note: 'reworded' }
    await publishRevision(db, { ...revision, at: minutesLater(730) })
    const { catalog: now } = await context().catalogs.published(db)
    const known = (item: string) => now.items.find((one) => one.id === item)!
    expect(slipOf(known(first!.id))).toBe(slipOf(first!))
    expect(slipOf(known(second!.id))).toBe(fitted[second!.id]!.slip)
  })

  it('never loses a fit nor a choice', async () => {
    const { db } = database
    await expect(db.delete(modelFits)).rejects.toThrow()
    await expect(db.update(modelChoices).set({ fitId: null })).rejects.toThrow()
    await db.update(modelChoices).set({ actorId: null })
    expect(await findChoice(db)).toMatchObject({ held: false })
  })
})
