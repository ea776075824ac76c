import { describe, expect, test } from 'vitest'
import { makeCatalog, webCatalog } from '#engine/catalog.fixture.ts'
import type { Catalog, Track } from '#engine/catalog.ts'
import { buildGraph, nodesOfTrack, splitNode } from '#engine/competency.ts'
import {
  diagnosisResult,
  informationOf,
  isConclusive,
  isHeavy,
  maxItems,
  minItems,
  nextItem,
} from '#engine/diagnosis.ts'
import type { Purpose } from '#engine/evidence.ts'
import { initialState, observe, type LearnerState } from '#engine/learner.ts'
import { estimate } from '#engine/mastery.ts'
import { guessOf, slipOf, type Item } from '#engine/item.ts'
import { seededRandom } from '#engine/shuffle.ts'
import { drawLearner, respond } from '#engine/simulation.ts'

const at = '2026-01-01T10:00:00.000Z'
const web = webCatalog()

/** A whole diagnosis in which `answerOf` says whether the answer is right, or null for "I don't know yet". */
function diagnose(catalog: Catalog, answerOf: (item: Item) => boolean | null) {
  const track = catalog.tracks[0]!
  const graph = buildGraph(catalog)
  let state: LearnerState = initialState()
  const asked: string[] = []
  const items: Item[] = []
  for (;;) {
    const end = isConclusive(catalog, track, state, asked, at)
    if (end.done) return { state, asked, items, end }
    const choice = nextItem(catalog, track, state, asked, at)
    if (!choice) throw new Error('nothing left to ask')
    const item = graph.findItem(choice.item.id)!
    const right = answerOf(item)
    asked.push(item.id)
    items.push(item)
    const fields = {
      id: `${asked.length}`,
      at,
      item: item.id,
      node: item.node,
      slip: slipOf(item),
      guess: guessOf(item),
    }
    state = observe(catalog, state, {
      kind: 'answer',
      purpose: 'diagnosis',
      hinted: false,
      ...fields,
      correct: right ?? false,
      unknown: right === null,
    })
  }
}

describe('the questions', () => {
  test('are never code, never repeated, at most thirty', () => {
    const random = seededRandom(1)
    for (let i = 0; i < 10; i += 1) {
      const { asked, items } = diagnose(web, () => (random() < 0.2 ? null : random() < 0.5))
      expect(new Set(asked).size).toBe(asked.length)
      expect(asked.length).toBeLessThanOrEqual(maxItems)
      expect(items.every(({ kind }) => kind !== 'code')).toBe(true)
    }
  })

  test('are not heavy twice in a row, nor first; nor of one competency twice unless answers contradict', () => {
    const random = seededRandom(2)
    for (let i = 0; i < 10; i += 1) {
      const learner = drawLearner(web, random)
      const { items } = diagnose(web, (item) => respond(learner, item, random).correct)
      expect(isHeavy(items[0]!)).toBe(false)
      items.slice(1).forEach((item, n) => expect(isHeavy(item) && isHeavy(items[n]!)).toBe(false))
      const twice = items.slice(1).filter((item, n) => {
        return splitNode(item.node).competency === splitNode(items[n]!.node).competency
      })
      expect(twice.length).toBeLessThanOrEqual(3)
    }
  })

  test('are the same for the same answers', () => {
    const run = () => {
      const random = seededRandom(9)
      return diagnose(webCatalog(), () => random() < 0.6).asked
    }
    expect(run()).toEqual(run())
  })

  test('stay on the nodes of the track', () => {
    const other = { ...web.tracks[0]!, targets: ['git@2'] }
    const choice = nextItem(web, other, initialState(), [], at)!
    expect(nodesOfTrack(web, other)).toContain(choice.node)
  })

  test('carry reasons as data', () => {
    const claimed = observe(web, initialState(), { kind: 'claim', id: 'c', at, node: 'files@2', can: true })
    const choice = nextItem(web, web.tracks[0]!, claimed, [], at)!
    expect(choice.expectedGain).toBeGreaterThan(0)
    expect(choice.reasons[0]).toEqual({ kind: 'first' })
    expect(choice.reasons).toContainEqual(expect.objectContaining({ kind: 'uncertain', p: choice.p }))
  })

  test('a claim orders nearly equal questions, and removes none', () => {
    const track = makeCatalog({ a: [[]], b: [[]] })
    const first = nextItem(track, track.tracks[0]!, initialState(), [], at)!.node
    const other = first === 'a@1' ? 'b@1' : 'a@1'
    const claimed = observe(track, initialState(), { kind: 'claim', id: 'c', at, node: other, can: true })
    expect(nextItem(track, track.tracks[0]!, claimed, [], at)!.node).toBe(other)
  })

  test('come back at once where answers contradict each other', () => {
    const catalog = makeCatalog({ a: [[], []], other: [[]], more: [[]] })
    const track = catalog.tracks[0]!
    const tell = (state: LearnerState, node: string, correct: boolean) =>
      observe(catalog, state, {
        kind: 'answer',
        purpose: 'diagnosis',
        id: node,
        at,
        item: `${node.replace('@', '-')}-1`,
        node,
        correct,
        unknown: false,
        hinted: false,
        slip: 0.1,
        guess: 0.1,
      })
    const state = tell(tell(initialState(), 'a@2', true), 'a@1', false)
    expect(estimate(catalog, state, at)['a@1']!.status).toBe('uncertain')
    expect(diagnosisResult(catalog, track, state, at).contradictions).toContain('a@1')
    const again = nextItem(catalog, track, state, ['a-2-1', 'a-1-1'], at)!
    expect(splitNode(again.node).competency).toBe('a')
    expect(again.reasons.some(({ kind }) => kind === 'contradiction')).toBe(true)
  })
})

test('information is none when she certainly knows, and greatest for uncertain nodes', () => {
  const [item] = buildGraph(web).itemsOf('html@1') as [Item]
  expect(informationOf(item, 0)).toBeCloseTo(0, 12)
  expect(informationOf(item, 1)).toBeCloseTo(0, 12)
  expect(informationOf(item, 0.5)).toBeGreaterThan(informationOf(item, 0.9))
  expect(informationOf({ ...item, slip: 0.08, guess: 0.15 }, 0.5)).toBeCloseTo(0.4905, 3)
})

describe('a second diagnosis, months later', () => {
  const day = (n: number) => new Date(Date.parse(at) + n * 86_400_000).toISOString()
  const names = ['a', 'b', 'c', 'd', 'e', 'f']
  const catalog = makeCatalog(Object.fromEntries(names.map((name) => [name, [[]]])))
  const [track] = catalog.tracks as [Track]
  let facts = 0
  const tell = (state: LearnerState, node: string, purpose: Purpose, on: number, ...answers: boolean[]) =>
    answers.reduce((before, correct, i) => {
      const item = `${node.replace('@', '-')}-${i + 1}`
      const fact = { id: `${facts++}`, at: day(on), item, node, purpose, correct }
      const noise = { unknown: false, hinted: false, slip: 0.1, guess: 0.1 }
      return observe(catalog, before, { kind: 'answer', ...fact, ...noise })
    }, state)
  /** Everything was answered wrongly on arrival and then taught; all but one node was shown to be held, day after day. */
  const learnt = (left: string) =>
    names.reduce((state, name) => {
      const node = `${name}@1`
      const wrong = tell(state, node, 'diagnosis', 0, false, false)
      const lesson = {
        kind: 'lesson' as const,
        id: `${facts++}`,
        at: day(2),
        module: `${name}-1`,
        nodes: [node],
      }
      const taught = observe(catalog, wrong, lesson)
      if (name === left) return tell(taught, node, 'practice', 3, true, false)
      return [3, 10, 30, 60].reduce((one, on) => tell(one, node, 'practice', on, true, true), taught)
    }, initialState())

  test('asks about what is uncertain now, not about what was on arrival', () => {
    for (const name of names) {
      const state = learnt(name)
      const mastery = estimate(catalog, state, day(62))
      const uncertain = names.filter((one) => mastery[`${one}@1`]!.p < 0.8)
      expect(uncertain).toEqual([name])
      expect(nextItem(catalog, track, state, [], day(62))!.node).toBe(`${name}@1`)
    }
  })
})

describe('the end', () => {
  test('comes early for someone who knows nothing yet, and for someone who knows it all, not before six', () => {
    const nothing = diagnose(web, () => null)
    expect(nothing.end.reason).toBe('certain')
    expect(nothing.asked.length).toBeGreaterThanOrEqual(minItems)
    expect(nothing.asked.length).toBeLessThanOrEqual(10)
    const result = diagnosisResult(web, web.tracks[0]!, nothing.state, at)
    expect(result.known).toEqual([])
    expect(result.toLearn).toHaveLength(41)
    const all = diagnose(web, () => true)
    expect(all.asked.length).toBeLessThanOrEqual(20)
    expect(diagnosisResult(web, web.tracks[0]!, all.state, at).known.length).toBeGreaterThan(38)
  })

  test('comes at thirty whatever happens, or when nothing is left to ask', () => {
    const ids = web.items.slice(0, maxItems).map(({ id }) => id)
    expect(isConclusive(web, web.tracks[0]!, initialState(), ids, at)).toMatchObject({
      done: true,
      reason: 'limit',
    })
    const small = makeCatalog({ a: [[]] })
    const all = small.items.filter(({ kind }) => kind !== 'code').map(({ id }) => id)
    expect(isConclusive(small, small.tracks[0]!, initialState(), all, at)).toMatchObject({
      reason: 'exhausted',
    })
    expect(nextItem(small, small.tracks[0]!, initialState(), all, at)).toBeNull()
  })

  test('is announced by about how many questions are left', () => {
    const { toGo, done } = isConclusive(web, web.tracks[0]!, initialState(), [], at)
    expect(done).toBe(false)
    expect(toGo).toBeGreaterThanOrEqual(minItems)
    expect(toGo).toBeLessThanOrEqual(20)
  })
})

test('forty simulated learners: about 13 questions, 95 % of nodes right, hardly a false mastery', () => {
  const random = seededRandom(2026)
  const nodes = nodesOfTrack(web, web.tracks[0]!)
  const totals = { questions: 0, right: 0, falselyMastered: 0 }
  const learners = 40
  for (let i = 0; i < learners; i += 1) {
    const learner = drawLearner(web, random)
    const { state, asked } = diagnose(web, (item) => {
      const { correct, unknown } = respond(learner, item, random)
      return unknown ? null : correct
    })
    const mastery = estimate(web, state, at)
    const masters = new Set(learner.masters)
    totals.questions += asked.length
    totals.right +=
      nodes.filter((node) => mastery[node]!.p >= 0.5 === masters.has(node)).length / nodes.length
    totals.falselyMastered += nodes.filter(
      (node) => mastery[node]!.status === 'mastered' && !masters.has(node),
    ).length
  }
  expect(totals.questions / learners).toBeGreaterThan(9)
  expect(totals.questions / learners).toBeLessThan(17)
  expect(totals.right / learners).toBeGreaterThan(0.95)
  expect(totals.falselyMastered / learners).toBeLessThan(0.8)
})
