/** Learning and forgetting fitted on what learners answered later: taken up by themselves, and what is stored follows. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCatalogs } from '#app/catalog.server.ts'
import { learnerModel } from '#app/learning/learner.server.ts'
import { redraw } from '#app/learning/redraw.server.ts'
import { refit } from '#app/learning/refit.server.ts'
import { inputFromStored } from '#app/path/standing.server.ts'
import { saveEnrolment } from '#db/enrolments.ts'
import { idFrom } from '#db/identifier.ts'
import {
  checkRebuild,
  findLearner,
  listEvidence,
  listReviewCards,
  recordEvidence,
  saveRebuiltState,
  type LearnerModel,
} from '#db/learning/state.ts'
import { listStandings } from '#db/learning/standing.ts'
import { findFit, listFits, recordChoice } from '#db/parameters.ts'
import { diagnoses, evidence } from '#db/schema/learning.ts'
import { people } from '#db/schema/people.ts'
import type { Catalog } from '#engine/catalog.ts'
import type { Memory } from '#engine/memory.ts'
import { entryParameters } from '#engine/entry.ts'
import { withMemory } from '#engine/parameters.ts'
import { livesOf } from '#engine/parameters/lives.fixture.ts'
import { addCatalog, addPerson, answerTo, minutesLater } from '../setup/learner.ts'
import { createTestDatabase, type TestDatabase } from '../setup/test-database.ts'

let database: TestDatabase
let catalog: Catalog
let builtIn: LearnerModel
const now = () => minutesLater(600_000)
const first = 'learner-0'
const count = 220

const truth: Memory = {
  learning: { lesson: 0.6, practice: 0.4, check: 0.05, review: 0.4 },
  forgetting: { learnt: 0.3, brought: 0.5, growth: 0.4 },
}

beforeAll(async () => {
  database = await createTestDatabase()
  ;({ catalog, model: builtIn } = await addCatalog(database.db))
  const { db } = database
  const lives = livesOf(withMemory(catalog, truth), count, 1, { nodes: 2, reviews: 4, name: 'learner-' })
  await db
    .insert(people)
    .values(lives.map(({ learner }) => ({ id: learner, name: 'Awa', email: `${learner}@ariane.example` })))
  await db.insert(diagnoses).values(
    lives.map(({ learner }) => ({
      ...{ learnerId: learner, id: idFrom(learner, 0, 1), track: 'web', state: 'done' as const },
      ...{ startedAt: minutesLater(0), endedAt: minutesLater(12) },
    })),
  )
  const rows = lives.flatMap(({ learner, evidence: facts }) =>
    facts.map((fact, i) => {
      const body = { ...fact, id: idFrom(learner, i, 2) }
      const answer = body.kind === 'answer' ? body : null
      return {
        ...{ learnerId: learner, id: body.id, kind: body.kind, at: new Date(body.at), body },
        ...{ purpose: answer?.purpose ?? null, item: answer?.item ?? null, node: answer?.node ?? null },
      }
    }),
  )
  for (let from = 0; from < rows.length; from += 1_000)
    await db.insert(evidence).values(rows.slice(from, from + 1_000))
  for (const { learner } of lives) await saveRebuiltState(db, builtIn, learner, minutesLater(500_000))
})
afterAll(() => database.close())

const context = () => ({ db: database.db, catalogs: openCatalogs(database.db), now })
const inForce = async () => learnerModel(await context().catalogs.published(database.db))

describe('learning and forgetting', () => {
  it('are taken up for themselves: what was found for first answers without a gain stays out', async () => {
    const { db } = database
    const result = await refit(context(), 'first')
    const { memory, gain } = result!.comparison
    expect(gain.low).toBeLessThanOrEqual(0)
    expect(memory!.result!.comparison.gain.low).toBeGreaterThan(0)
    expect(result!.adopted).toBe(true)
    const [fit] = await listFits(db, 1)
    const { parameters } = (await findFit(db, fit!.id))!
    expect(parameters.memory).toEqual(memory!.result!.found)
    expect(parameters.memory!.forgetting.learnt).toBeLessThan(0.6)
    expect(parameters.memory!.learning.practice).toBeGreaterThan(0.25)
    const { abilitySpread, areaSpread, difficulty } = parameters
    expect({ abilitySpread, areaSpread, difficulty }).toEqual(entryParameters(catalog))
  })

  it('change what is read at once, and what was stored says that it is another model’s', async () => {
    const { db } = database
    const model = await inForce()
    expect(await checkRebuild(db, builtIn, first)).toEqual([])
    expect(await checkRebuild(db, model, first)).toEqual(['model'])
    const facts = await listEvidence(db, first)
    const { state, mastery } = await findLearner(db, model, first)
    expect(state).toEqual(model.rebuild(facts))
    expect(state.cards).not.toEqual(builtIn.rebuild(facts).cards)
    expect(mastery).toEqual(model.estimate(state, minutesLater(500_000).toISOString()))
  })

  it('make the next answer draw the whole state, and those after it go on from there', async () => {
    const { db } = database
    const model = await inForce()
    for (let n = 0; n < 3; n += 1) {
      const at = minutesLater(510_000 + n * 3_000)
      await recordEvidence(db, model, first, [answerTo(catalog, n, { at: at.toISOString() })], at)
      expect(await checkRebuild(db, model, first)).toEqual([])
    }
  })

  it('are not planned upon by night from what was drawn otherwise', async () => {
    const { db } = database
    const id = await addPerson(db)
    const track = catalog.tracks[0]!.slug
    await saveEnrolment(db, id, { id: idFrom(id, track), track, at: minutesLater(0) })
    await recordEvidence(db, builtIn, id, [answerTo(catalog, 1, { at: now().toISOString() })], now())
    const published = await context().catalogs.published(db)
    const planned = async () => {
      const [stored] = await listStandings(db, [id], minutesLater(0))
      return inputFromStored(published, stored!, now())
    }
    expect(await planned()).toBeNull()
    await saveRebuiltState(db, learnerModel(published), id, now())
    expect(await planned()).not.toBeNull()
  })

  it('reach everything stored, once; and so does the way back', async () => {
    const { db } = database
    const model = await inForce()
    // One was drawn by her own answers, one by hand.
    expect(await redraw(context())).toBe(count - 1)
    expect(await redraw(context())).toBe(0)
    for (const learner of [first, 'learner-7', `learner-${count - 1}`])
      expect(await checkRebuild(db, model, learner)).toEqual([])
    const [fit] = await listFits(db, 1)
    const back = { fitId: null, actorId: null, at: now(), instead: fit!.id }
    expect(await recordChoice(db, back)).toBe(true)
    expect(await checkRebuild(db, await inForce(), first)).toEqual(['model'])
    expect(await redraw(context())).toBe(count + 1)
    expect(await checkRebuild(db, builtIn, first)).toEqual([])
    const cards = await listReviewCards(db, first)
    const facts = await listEvidence(db, first)
    expect(cards.length).toBeGreaterThan(0)
    for (const { node, card } of cards) expect(card).toEqual(builtIn.rebuild(facts).cards[node])
  })

  it('stay in force through a later fit that says nothing new of them', async () => {
    const { db } = database
    const [before] = await listFits(db, 1)
    expect(await recordChoice(db, { fitId: before!.id, actorId: null, at: now(), instead: null })).toBe(true)
    const again = await refit(context(), 'second')
    expect(again!.adopted).toBe(false)
    const { parameters } = (await findFit(db, again!.fit))!
    const { memory } = again!.comparison
    expect(memory!.inForce).toEqual((await findFit(db, before!.id))!.parameters.memory)
    expect(parameters.memory).toEqual(memory!.inForce)
  })
})
