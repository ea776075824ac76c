/** The one door of every answer: what comes in, once; whose it is; and what is kept when it cannot be read. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issueAttempt } from '#app/learning/attempt.server.ts'
import { learnerModel } from '#app/learning/learner.server.ts'
import { findAttempt } from '#db/learning/answers.ts'
import { checkRebuild, listEvidence } from '#db/learning/state.ts'
import type { Catalog } from '#engine/catalog.ts'
import type { Purpose } from '#engine/evidence.ts'
import { keysOf, type Item } from '#engine/item.ts'
import { answerTo } from '#engine/simulation.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import type { Visitor } from '../setup/visitor.ts'

let site: TestAcademy
let catalog: Catalog
let learner: { id: string; visitor: Visitor }

beforeAll(async () => {
  site = await openTestAcademy()
  catalog = (await site.academy.catalogs.published(site.academy.db)).catalog
  learner = await addLearner('awa@ariane.example')
})
afterAll(() => site.close())

async function addLearner(email: string) {
  const id = await site.addAccount(email, 'learner')
  return { id, visitor: await site.enter(email) }
}

function itemOf(kind: Item['kind']): Item {
  const item = catalog.items.find((one) => one.kind === kind)
  if (!item) throw new Error(`no item of kind ${kind}`)
  return item
}

/** An attempt at an item, open in a context of its own; its id. */
async function issue(item: Item, purpose: Purpose = 'practice', person = learner): Promise<string> {
  const context = { ...site.academy, nonce: '', address: '', once: new Map() }
  const attempt = await issueAttempt(
    context,
    { id: person.id, language: 'fr' },
    { purpose, context: `test-${randomUUID()}`, choose: () => item },
  )
  if (!attempt) throw new Error('no attempt')
  return attempt.id
}

/** The fields of an answer, as the form of its kind sends them. */
function fields(item: Item, correct: boolean): Record<string, string> {
  const answer = answerTo(item, correct, () => 0)
  switch (answer.kind) {
    case 'choice':
      return { answer: answer.key }
    case 'choices':
      return Object.fromEntries(answer.keys.slice(0, 1).map((key) => ['answers', key]))
    case 'order':
      return Object.fromEntries(answer.keys.map((key, i) => [`step-${key}`, String(i + 1)]))
    case 'match':
      return Object.fromEntries(Object.entries(answer.pairs).map(([left, right]) => [`pair-${left}`, right]))
    case 'text':
    case 'number':
      return { answer: answer.text }
    case 'code':
      return {
        answer: answer.source,
        passed: (answer.passed ?? []).map((passed) => (passed ? 1 : 0)).join(''),
      }
    default:
      return { unknown: '1' }
  }
}

const send = (
  form: Record<string, string>,
  visitor = learner.visitor,
  headers: Record<string, string> = {},
) => visitor.post('/answers', { next: '/reviews', ...form }, headers)

const evidenceOf = async (id: string, person = learner) =>
  (await listEvidence(site.database.db, person.id)).filter((fact) => fact.id === id)

describe('an answer', () => {
  it.each(['choice', 'text', 'order', 'match', 'code'] as const)(
    'of kind %s is marked and kept once',
    async (kind) => {
      const item = itemOf(kind)
      const attempt = await issue(item)
      const answer = await send({ attempt, confidence: 'guess', ...fields(item, true) })
      expect(answer).toMatchObject({ status: 303, location: `/reviews?after=${attempt}` })
      expect(await evidenceOf(attempt)).toMatchObject([
        { kind: 'answer', item: item.id, correct: true, confidence: 'guess' },
      ])
    },
  )

  it('sent twice is one answer, and says nothing of it', async () => {
    const item = itemOf('choice')
    const attempt = await issue(item)
    const first = await send({ attempt, ...fields(item, true) })
    const second = await send({ attempt, ...fields(item, true) })
    expect(second.location).toBe(first.location)
    expect(await evidenceOf(attempt)).toHaveLength(1)
  })

  it('from two tabs at once is one answer', async () => {
    const item = itemOf('choice')
    const attempt = await issue(item)
    await Promise.all(Array.from({ length: 6 }, (_, i) => send({ attempt, ...fields(item, i % 2 === 0) })))
    expect(await evidenceOf(attempt)).toHaveLength(1)
    const model = learnerModel(await site.academy.catalogs.published(site.academy.db))
    expect(await checkRebuild(site.database.db, model, learner.id)).toEqual([])
  })

  it('that differs from the one given before leaves that one, and says so', async () => {
    const item = itemOf('choice')
    const attempt = await issue(item)
    await send({ attempt, ...fields(item, true) })
    const other = await send({ attempt, ...fields(item, false) })
    expect(other.location).toBe(`/reviews?after=${attempt}&note=already`)
    expect(await evidenceOf(attempt)).toMatchObject([{ correct: true }])
  })

  it('"I don’t know yet" among the options is an answer, and no confidence goes with it', async () => {
    const attempt = await issue(itemOf('choice'))
    await send({ attempt, answer: 'unknown', confidence: 'sure' })
    const [fact] = await evidenceOf(attempt)
    expect(fact).toMatchObject({ unknown: true, correct: false })
    expect(fact).not.toHaveProperty('confidence')
  })

  it('"unknown" written as a text is a text', async () => {
    const attempt = await issue(itemOf('text'))
    await send({ attempt, answer: 'unknown' })
    expect(await evidenceOf(attempt)).toMatchObject([{ unknown: false, correct: false }])
  })

  it('of code that could not be run waits for a person and is no evidence', async () => {
    const attempt = await issue(itemOf('code'))
    const answer = await send({ attempt, answer: '<p>bonjour</p>', passed: '' })
    expect(answer.location).toBe(`/reviews?after=${attempt}`)
    expect(await evidenceOf(attempt)).toEqual([])
    expect(await findAttempt(site.database.db, learner.id, attempt)).toMatchObject({ awaitsHuman: true })
  })

  it('takes its purpose and its item from the attempt, never from the form', async () => {
    const item = itemOf('choice')
    const attempt = await issue(item, 'practice')
    await send({
      attempt,
      purpose: 'check',
      item: 'another',
      node: 'another@1',
      correct: 'true',
      ...fields(item, false),
    })
    expect(await evidenceOf(attempt)).toMatchObject([
      { purpose: 'practice', item: item.id, node: item.node, correct: false },
    ])
  })

  it('goes back as JSON where the card asks for it', async () => {
    const item = itemOf('choice')
    const attempt = await issue(item)
    const answer = await send({ attempt, ...fields(item, true) }, learner.visitor, {
      accept: 'application/json',
    })
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.text)).toEqual({ next: `/reviews?after=${attempt}` })
  })

  it('goes back to a page of the academy only', async () => {
    const item = itemOf('choice')
    const attempt = await issue(item)
    const answer = await send({ attempt, next: '//evil.example/x', ...fields(item, true) })
    expect(answer.location).toBe(`/path?after=${attempt}`)
  })
})

describe('an answer that cannot be read', () => {
  const cases: [string, Item['kind'], Record<string, string>, string][] = [
    ['nothing chosen', 'choice', {}, 'empty'],
    ['an unknown option', 'choice', { answer: 'zz' }, 'invalid'],
    ['two steps at one place', 'order', {}, 'incomplete'],
    ['a text that is too long', 'text', { answer: 'x'.repeat(301) }, 'too-long'],
  ]
  it.each(cases)('(%s) comes back with what she typed', async (_name, kind, form, problem) => {
    const item = itemOf(kind)
    const places =
      kind === 'order' ? Object.fromEntries(keysOf(item, 'steps').map((key) => [`step-${key}`, '1'])) : {}
    const attempt = await issue(item)
    const answer = await send({ attempt, confidence: 'fairly', ...form, ...places })
    expect(answer).toMatchObject({ status: 303, location: '/reviews' })
    const kept = await findAttempt(site.database.db, learner.id, attempt)
    expect(kept).toMatchObject({
      answeredAt: null,
      draft: { ...form, ...places, confidence: 'fairly', problem },
    })
    expect(await evidenceOf(attempt)).toEqual([])
  })

  it('keeps fields of the form only, none of them endless', async () => {
    const attempt = await issue(itemOf('text'))
    await send({ attempt, intent: 'draft', answer: 'y'.repeat(60_000), other: 'z', 'step-a': '2' })
    const kept = await findAttempt(site.database.db, learner.id, attempt)
    expect(Object.keys(kept?.draft ?? {}).sort()).toEqual(['answer', 'step-a'])
    expect(String(kept?.draft?.answer)).toHaveLength(20_000)
  })
})

describe('a hint', () => {
  it('is kept with the answer, and what was chosen stays', async () => {
    const item = itemOf('choice')
    const attempt = await issue(item)
    const answer = await send({ attempt, intent: 'hint', ...fields(item, true) })
    expect(answer).toMatchObject({ status: 303, location: '/reviews' })
    expect(await findAttempt(site.database.db, learner.id, attempt)).toMatchObject({
      draft: fields(item, true),
    })
    await send({ attempt, ...fields(item, true) })
    expect(await evidenceOf(attempt)).toMatchObject([{ hinted: true, correct: true }])
  })

  it('is given in practice only', async () => {
    const attempt = await issue(itemOf('choice'), 'check')
    await send({ attempt, intent: 'hint' })
    expect(await findAttempt(site.database.db, learner.id, attempt)).toMatchObject({ hintedAt: null })
  })
})

describe('an attempt', () => {
  it('of somebody else answers 404, and stays as it was', async () => {
    const other = await addLearner('binta@ariane.example')
    const item = itemOf('choice')
    const attempt = await issue(item)
    for (const form of [fields(item, true), { intent: 'hint' }, { intent: 'draft', answer: 'a' }]) {
      expect((await send({ attempt, ...form }, other.visitor)).status).toBe(404)
    }
    expect(await findAttempt(site.database.db, learner.id, attempt)).toMatchObject({
      answeredAt: null,
      hintedAt: null,
      draft: null,
    })
  })

  it.each(['', 'x', '00000000-0000-4000-8000-000000000000', '0'.repeat(500)])(
    '%j answers 404',
    async (attempt) => {
      expect((await send({ attempt, answer: 'a' })).status).toBe(404)
    },
  )

  it('is asked for by name: nobody, and somebody who does not learn, have none', async () => {
    expect((await site.visit().post('/answers', { attempt: randomUUID() })).location).toMatch(/^\/login/)
    await site.addAccount('coach@ariane.example', 'coach')
    const coach = await site.enter('coach@ariane.example')
    expect((await coach.post('/answers', { attempt: randomUUID() })).status).not.toBe(200)
  })

  it('is not read from an address', async () => {
    expect(await learner.visitor.get('/answers')).toMatchObject({ status: 302, location: '/path' })
  })
})
