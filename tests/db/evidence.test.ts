import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { learnerModel } from '#app/learning/learner.server.ts'
import { findPublishedId, publishRevision } from '#db/catalog.ts'
import { databaseCode } from '#db/client.server.ts'
import {
  checkRebuild,
  findLearner,
  listEvidence,
  listLatestEvidence,
  listReviewCards,
  recordEvidence,
  saveRebuiltState,
  type LearnerModel,
} from '#db/learning/state.ts'
import { learnerStates, reviewCards } from '#db/schema/learning.ts'
import { people } from '#db/schema/people.ts'
import type { Catalog } from '#engine/catalog.ts'
import type { Evidence } from '#engine/evidence.ts'
import { addCatalog, addPerson, answerTo, minutesLater } from '../setup/learner.ts'
import { createTestDatabase, type TestDatabase } from '../setup/test-database.ts'

let database: TestDatabase
let catalog: Catalog
let model: LearnerModel

beforeAll(async () => {
  database = await createTestDatabase()
  ;({ catalog, model } = await addCatalog(database.db))
})
afterAll(() => database.close())

/** A history of many kinds of evidence, days apart. */
function history(length: number): Evidence[] {
  return Array.from({ length }, (_, n): Evidence => {
    const at = minutesLater(n * 700).toISOString()
    const node = catalog.items[n * 6]?.node ?? 'files@1'
    const purpose = (['diagnosis', 'practice', 'check', 'review'] as const)[n % 4] ?? 'practice'
    if (n % 9 === 4) return { kind: 'lesson', id: randomUUID(), at, module: 'files-1', nodes: [node] }
    if (n % 9 === 6) return { kind: 'claim', id: randomUUID(), at, node, can: n % 2 === 0 }
    if (n % 9 === 8) return { kind: 'validation', id: randomUUID(), at, node, by: 'somebody' }
    return answerTo(catalog, n * 5, { at, purpose, correct: n % 4 !== 0 })
  })
}

async function failure(work: Promise<unknown>): Promise<string | null> {
  return work.then(
    () => null,
    (error: unknown) => databaseCode(error),
  )
}

describe('a contest', () => {
  it('takes the weight of a validation away, and what is stored is what evidence gives', async () => {
    const [learnerId, other] = [await addPerson(database.db), await addPerson(database.db)]
    const facts = history(12)
    const node = catalog.items[0]?.node ?? ''
    const seen = { kind: 'validation' as const, id: randomUUID(), node, by: 'mentor', seen: 'Elle l’a fait.' }
    const validation = { ...seen, at: minutesLater(9000).toISOString() }
    const contest = {
      ...{ kind: 'contest' as const, id: randomUUID(), node, validation: validation.id },
      at: minutesLater(9100).toISOString(),
    }
    await recordEvidence(database.db, model, other, facts, minutesLater(9200))
    for (const fact of [...facts, validation])
      await recordEvidence(database.db, model, learnerId, [fact], minutesLater(9050))
    const before = await findLearner(database.db, model, learnerId)
    expect(before.mastery[node]?.status).toBe('mastered')
    await recordEvidence(database.db, model, learnerId, [contest], minutesLater(9200))
    expect(await checkRebuild(database.db, model, learnerId)).toEqual([])
    const [contested, without] = await Promise.all(
      [learnerId, other].map((id) => findLearner(database.db, model, id)),
    )
    expect(contested?.mastery).toEqual(without?.mastery)
    expect(contested?.evidenceCount).toBe((without?.evidenceCount ?? 0) + 2)
    await recordEvidence(database.db, model, learnerId, [contest], minutesLater(9300))
    expect((await findLearner(database.db, model, learnerId)).evidenceCount).toBe(contested?.evidenceCount)
  })
})

describe('evidence', () => {
  it('recorded one by one gives the state that all of it gives at once', async () => {
    const learnerId = await addPerson(database.db)
    for (const fact of history(60))
      await recordEvidence(database.db, model, learnerId, [fact], new Date(fact.at))
    expect(await checkRebuild(database.db, model, learnerId)).toEqual([])
    const learner = await findLearner(database.db, model, learnerId)
    expect(learner.evidenceCount).toBe(60)
    expect(Object.keys(learner.state.cards).length).toBeGreaterThan(3)
    const cards = await listReviewCards(database.db, learnerId)
    expect(cards.map(({ dueAt }) => dueAt.toISOString())).toEqual(
      cards.map(({ dueAt }) => dueAt.toISOString()).sort(),
    )
    expect(Object.fromEntries(cards.map(({ node, card }) => [node, card]))).toEqual(learner.state.cards)
  })

  it('that arrives late takes its place in time', async () => {
    const [late, ...others] = history(20)
    if (!late) throw new Error('no history')
    const learnerId = await addPerson(database.db)
    await recordEvidence(database.db, model, learnerId, others, minutesLater(20_000))
    await recordEvidence(database.db, model, learnerId, [late], minutesLater(20_001))
    expect(await checkRebuild(database.db, model, learnerId)).toEqual([])
    expect((await listEvidence(database.db, learnerId))[0]).toEqual(late)
    const punctual = await addPerson(database.db)
    await recordEvidence(database.db, model, punctual, [late, ...others], minutesLater(20_001))
    const [a, b] = await Promise.all([learnerId, punctual].map((id) => findLearner(database.db, model, id)))
    expect(a?.state).toEqual(b?.state)
  })

  it('of the same millisecond is folded in the order of ids, whichever came first', async () => {
    const learnerId = await addPerson(database.db)
    const at = minutesLater(5).toISOString()
    const facts = Array.from({ length: 8 }, (_, n) => answerTo(catalog, 0, { at, correct: n % 2 === 0 }))
    await Promise.all(
      facts.map((fact) => recordEvidence(database.db, model, learnerId, [fact], minutesLater(5))),
    )
    expect(await checkRebuild(database.db, model, learnerId)).toEqual([])
  })

  it('recorded twice is recorded once, and `after` hears of it once', async () => {
    const learnerId = await addPerson(database.db)
    const facts = history(5)
    let heard = 0
    const after = async () => void (heard += 1)
    await recordEvidence(database.db, model, learnerId, facts, minutesLater(9000), after)
    const again = await recordEvidence(database.db, model, learnerId, facts, minutesLater(9001), after)
    expect(again.evidenceCount).toBe(5)
    expect(heard).toBe(1)
  })

  it('of two people under one id does not meet', async () => {
    const [a, b] = [await addPerson(database.db), await addPerson(database.db)]
    const [fact] = history(1)
    if (!fact) throw new Error('no history')
    await recordEvidence(database.db, model, a, [fact], minutesLater(1))
    await recordEvidence(database.db, model, b, [fact], minutesLater(1))
    expect(await listEvidence(database.db, a)).toHaveLength(1)
    expect(await listEvidence(database.db, b)).toHaveLength(1)
  })

  it('can neither be changed, nor removed, nor emptied', async () => {
    const learnerId = await addPerson(database.db)
    await recordEvidence(database.db, model, learnerId, history(3), minutesLater(9000))
    const { db } = database
    expect(
      await failure(db.execute(sql`update evidence set at = now() where learner_id = ${learnerId}`)),
    ).toBe('23001')
    expect(await failure(db.execute(sql`delete from evidence where learner_id = ${learnerId}`))).toBe('23001')
    expect(await failure(db.execute(sql`truncate evidence cascade`))).toBe('23001')
    expect(await failure(db.delete(people).where(eq(people.id, learnerId)))).toBe('23001')
    expect(await listEvidence(db, learnerId)).toHaveLength(3)
  })

  it('is listed by kind, node and item, and latest first by page', async () => {
    const learnerId = await addPerson(database.db)
    const facts = history(20)
    await recordEvidence(database.db, model, learnerId, facts, minutesLater(20_000))
    const { db } = database
    expect(await listEvidence(db, learnerId, { kind: 'claim' })).toEqual(
      facts.filter(({ kind }) => kind === 'claim'),
    )
    const answer = facts.find((fact) => fact.kind === 'answer')
    if (answer?.kind !== 'answer') throw new Error('no answer')
    expect(await listEvidence(db, learnerId, { item: answer.item })).toContainEqual(answer)
    expect(await listEvidence(db, learnerId, { node: 'nothing@1' })).toEqual([])
    expect(await listLatestEvidence(db, learnerId, { limit: 3, offset: 1 })).toEqual(
      facts.toReversed().slice(1, 4),
    )
  })
})

describe('the state', () => {
  it('is drawn again when another revision of the catalogue is published', async () => {
    const { db } = database
    const learnerId = await addPerson(db)
    await recordEvidence(db, model, learnerId, history(30), minutesLater(30_000))
    const changed: Catalog = {
      ...catalog,
      competencies: catalog.competencies.map((competency) =>
        competency.slug === 'spreadsheets'
          ? { ...competency, levels: competency.levels.map((level) => ({ ...level, requires: [] })) }
          : competency,
      ),
    }
    const parentId = await findPublishedId(db)
    const bodies = new Map<string, string>()
    const at = minutesLater(30_001)
    const id = await publishRevision(db, {
      parentId,
      catalog: changed,
      bodies,
      authorId: null,
      note: 'edit',
      at,
    })
    if (id === null) throw new Error('not published')
    const later = learnerModel({ id, catalog: changed })
    const facts = await listEvidence(db, learnerId)
    expect((await findLearner(db, later, learnerId)).state).toEqual(later.rebuild(facts))
    const [next] = history(32).slice(-1)
    if (!next) throw new Error('no history')
    await recordEvidence(db, later, learnerId, [next], minutesLater(30_002))
    expect(await checkRebuild(db, later, learnerId)).toEqual([])
  })

  it('that was spoiled is found out, part by part, and drawn again', async () => {
    const { db } = database
    const learnerId = await addPerson(db)
    await recordEvidence(db, model, learnerId, history(30), minutesLater(30_000))
    await db.execute(sql`update learner_states set evidence_count = 29,
      state = jsonb_set(state, '{evidence}', '99'), mastery = '{}' where learner_id = ${learnerId}`)
    await db
      .update(reviewCards)
      .set({ dueAt: minutesLater(0) })
      .where(eq(reviewCards.learnerId, learnerId))
    await db.execute(sql`delete from review_cards where learner_id = ${learnerId} and ctid = (
      select ctid from review_cards where learner_id = ${learnerId} limit 1)`)
    expect(await checkRebuild(db, model, learnerId)).toEqual(['state', 'mastery', 'cards', 'evidenceCount'])
    await saveRebuiltState(db, model, learnerId, minutesLater(30_001))
    expect(await checkRebuild(db, model, learnerId)).toEqual([])
    await db.delete(learnerStates).where(eq(learnerStates.learnerId, learnerId))
    expect(await checkRebuild(db, model, learnerId)).toEqual(['state'])
  })
})
