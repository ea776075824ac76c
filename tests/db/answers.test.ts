import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  findAttempt,
  findOpenAttempt,
  listAnswered,
  openAttempt,
  recordAnswer,
  saveDraft,
  saveHint,
  type Attempt,
} from '#db/learning/answers.ts'
import { checkRebuild, findLearner, listEvidence, type LearnerModel } from '#db/learning/state.ts'
import { savePathVersion } from '#db/learning/path.ts'
import type { Catalog } from '#engine/catalog.ts'
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

const exists = (item: string) => catalog.items.some(({ id }) => id === item)

async function open(learnerId: string, n = 0, context = 'html-1'): Promise<Attempt> {
  const attempt = await openAttempt(database.db, model, {
    learnerId,
    purpose: 'practice',
    context,
    id: randomUUID(),
    at: minutesLater(n),
    exists,
    choose: ({ asked }) => ({ item: catalog.items[asked.length + n]?.id ?? '', seed: 7 }),
  })
  if (!attempt) throw new Error('nothing to answer')
  return attempt
}

function answer(learnerId: string, attempt: Attempt, minute: number) {
  const n = catalog.items.findIndex(({ id }) => id === attempt.item)
  const at = minutesLater(minute)
  return {
    learnerId,
    attemptId: attempt.id,
    at,
    answer: { kind: 'choice', key: 'a' } as const,
    evidence: answerTo(catalog, n, { id: attempt.id, at: at.toISOString() }),
  }
}

describe('an attempt', () => {
  it('is the same for every tab that asks at once', async () => {
    const learnerId = await addPerson(database.db)
    const attempts = await Promise.all(Array.from({ length: 12 }, () => open(learnerId)))
    expect(new Set(attempts.map(({ id }) => id)).size).toBe(1)
  })

  it('is put aside when its item left the catalogue', async () => {
    const learnerId = await addPerson(database.db)
    const first = await open(learnerId)
    const second = await openAttempt(database.db, model, {
      learnerId,
      purpose: 'practice',
      context: 'html-1',
      id: randomUUID(),
      at: minutesLater(1),
      exists: (item) => item !== first.item,
      choose: () => ({ item: catalog.items[5]?.id ?? '', seed: 1 }),
    })
    expect(second?.item).toBe(catalog.items[5]?.id)
    expect((await findAttempt(database.db, learnerId, first.id))?.closedAt).toEqual(minutesLater(1))
    expect(await recordAnswer(database.db, model, answer(learnerId, first, 2))).toMatchObject({
      outcome: 'closed',
    })
    expect(await listEvidence(database.db, learnerId)).toEqual([])
  })

  it('is nothing to anybody else, and nothing under an id that cannot be one', async () => {
    const learnerId = await addPerson(database.db)
    const other = await addPerson(database.db)
    const attempt = await open(learnerId)
    expect(await findAttempt(database.db, other, attempt.id)).toBeNull()
    expect(await findAttempt(database.db, learnerId, "'; drop table people")).toBeNull()
    expect(await recordAnswer(database.db, model, answer(other, attempt, 1))).toBeNull()
    expect(
      await recordAnswer(database.db, model, { ...answer(other, attempt, 1), attemptId: 'x' }),
    ).toBeNull()
    expect((await findAttempt(database.db, learnerId, attempt.id))?.answeredAt).toBeNull()
  })

  it('keeps a draft and the first look at the hint until it is answered', async () => {
    const learnerId = await addPerson(database.db)
    const attempt = await open(learnerId)
    await saveDraft(database.db, learnerId, attempt.id, { answer: 'Bonjour' })
    await saveHint(database.db, learnerId, attempt.id, minutesLater(1))
    await saveHint(database.db, learnerId, attempt.id, minutesLater(2))
    expect(await findOpenAttempt(database.db, learnerId, 'practice', 'html-1')).toMatchObject({
      draft: { answer: 'Bonjour' },
      hintedAt: minutesLater(1),
    })
    await recordAnswer(database.db, model, answer(learnerId, attempt, 3))
    await saveDraft(database.db, learnerId, attempt.id, { answer: 'late' })
    expect((await findAttempt(database.db, learnerId, attempt.id))?.draft).toBeNull()
  })
})

describe('an answer', () => {
  it('sent twenty times at once is one piece of evidence, and the first answer stands', async () => {
    const learnerId = await addPerson(database.db)
    const attempt = await open(learnerId)
    let planned = 0
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        recordAnswer(
          database.db,
          model,
          { ...answer(learnerId, attempt, 1), answer: { kind: 'choice', key: `key-${i}` } },
          async () => void (planned += 1),
        ),
      ),
    )
    expect(results.map((result) => result?.outcome).sort()).toEqual([
      'recorded',
      ...Array(19).fill('repeated'),
    ])
    const recorded = results.find((result) => result?.outcome === 'recorded')
    for (const result of results) expect(result?.attempt.answer).toEqual(recorded?.attempt.answer)
    expect(planned).toBe(1)
    expect(await listEvidence(database.db, learnerId)).toHaveLength(1)
    expect(await findLearner(database.db, model, learnerId)).toMatchObject({ evidenceCount: 1 })
  })

  it('of many tabs at once in many contexts loses none, and the state is what the evidence gives', async () => {
    const learnerId = await addPerson(database.db)
    const attempts = await Promise.all(
      Array.from({ length: 16 }, (_, i) => open(learnerId, i, `context-${i}`)),
    )
    await Promise.all(
      attempts.map((attempt) => recordAnswer(database.db, model, answer(learnerId, attempt, 20))),
    )
    expect(await listEvidence(database.db, learnerId)).toHaveLength(16)
    expect(await checkRebuild(database.db, model, learnerId)).toEqual([])
  })

  it('gives the next item of the context a new attempt', async () => {
    const learnerId = await addPerson(database.db)
    for (let n = 0; n < 3; n += 1) {
      const attempt = await open(learnerId)
      await recordAnswer(database.db, model, answer(learnerId, attempt, n))
    }
    const answered = await listAnswered(database.db, learnerId, 'practice', 'html-1')
    expect(answered.map(({ item }) => item)).toEqual(catalog.items.slice(0, 3).map(({ id }) => id))
  })

  it('that a person has to read is kept without evidence', async () => {
    const learnerId = await addPerson(database.db)
    const attempt = await open(learnerId)
    const given = { ...answer(learnerId, attempt, 1), evidence: null }
    const result = await recordAnswer(database.db, model, given)
    expect(result).toMatchObject({ outcome: 'recorded', attempt: { awaitsHuman: true } })
    expect(await listEvidence(database.db, learnerId)).toEqual([])
  })

  it('leaves nothing when what follows from it fails', async () => {
    const learnerId = await addPerson(database.db)
    const attempt = await open(learnerId)
    const failing = recordAnswer(database.db, model, answer(learnerId, attempt, 1), () =>
      Promise.reject(new Error('no path')),
    )
    await expect(failing).rejects.toThrow('no path')
    expect((await findAttempt(database.db, learnerId, attempt.id))?.answeredAt).toBeNull()
    expect(await listEvidence(database.db, learnerId)).toEqual([])
    expect(await recordAnswer(database.db, model, answer(learnerId, attempt, 2))).toMatchObject({
      outcome: 'recorded',
    })
  })

  it('leaves nothing when its connection is cut in the middle', async () => {
    const learnerId = await addPerson(database.db)
    const attempt = await open(learnerId)
    const cut = recordAnswer(database.db, model, answer(learnerId, attempt, 1), async (tx) => {
      await tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`)
    })
    await expect(cut).rejects.toThrow()
    expect((await findAttempt(database.db, learnerId, attempt.id))?.answeredAt).toBeNull()
    expect(await findLearner(database.db, model, learnerId)).toMatchObject({ evidenceCount: 0 })
  })

  it('refuses evidence of another attempt', async () => {
    const learnerId = await addPerson(database.db)
    const attempt = await open(learnerId)
    const given = answer(learnerId, attempt, 1)
    const foreign = { ...given, evidence: { ...given.evidence, id: randomUUID() } }
    await expect(recordAnswer(database.db, model, foreign)).rejects.toThrow('another attempt')
  })

  it('and the path that follows from it are saved together', async () => {
    const learnerId = await addPerson(database.db)
    const attempt = await open(learnerId)
    const plan = {
      track: 'track',
      steps: [],
      weeks: [],
      minutes: 0,
      arrival: null,
      skippedNeeded: [],
      unreachable: [],
    }
    const result = await recordAnswer(database.db, model, answer(learnerId, attempt, 1), async (tx) => {
      await savePathVersion(tx, learnerId, {
        basedOn: 0,
        plan: plan as never,
        cause: 'answer',
        authorId: learnerId,
        change: null,
        at: minutesLater(1),
      })
    })
    expect(result?.outcome).toBe('recorded')
    const [row] = await database.db.execute(
      sql`select version from path_versions where learner_id = ${learnerId}`,
    )
    expect(row).toEqual({ version: 1 })
  })
})
