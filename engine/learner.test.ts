import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { webCatalog } from '#engine/catalog.fixture.ts'
import { buildGraph } from '#engine/competency.ts'
import { confidences, purposes, type AnswerEvidence, type Evidence } from '#engine/evidence.ts'
import { initialState, observe, rebuild } from '#engine/learner.ts'
import { estimate } from '#engine/mastery.ts'
import { broughtStability } from '#engine/review.ts'
import { shuffled, seededRandom } from '#engine/shuffle.ts'

const catalog = webCatalog()
const { nodes, itemsOf } = buildGraph(catalog)
const start = Date.UTC(2026, 0, 1, 9)

/** Few nodes and few hours, so that facts about one node meet at one instant. */
const anyNode = fc.constantFrom(...nodes.slice(0, 4).map(({ id }) => id))
const anyFact: fc.Arbitrary<Evidence> = fc
  .record({
    id: fc.uuid(),
    hours: fc.integer({ min: 0, max: 12 }).map((part) => part * 250),
    node: anyNode,
    which: fc.integer({ min: 0, max: 6 }),
    kind: fc.constantFrom('answer', 'answer', 'answer', 'answer', 'lesson', 'claim', 'validation'),
    purpose: fc.constantFrom(...purposes),
    correct: fc.boolean(),
    unknown: fc.boolean(),
    hinted: fc.boolean(),
    confidence: fc.constantFrom(undefined, ...confidences),
    seconds: fc.option(fc.integer({ min: 1, max: 300 }), { nil: undefined }),
  })
  .map(({ id, hours, node, which, kind, correct, unknown, ...rest }): Evidence => {
    const at = new Date(start + hours * 3_600_000).toISOString()
    if (kind === 'lesson') return { kind, id, at, module: 'any', nodes: [node] }
    if (kind === 'claim') return { kind, id, at, node, can: correct }
    if (kind === 'validation') return { kind, id, at, node, by: 'mentor' }
    const item = itemsOf(node)[which]!.id
    const answer = {
      id,
      at,
      node,
      item,
      correct: correct && !unknown,
      unknown,
      slip: 0.1,
      guess: 0.2,
      ...rest,
    }
    return { kind: 'answer', ...answer }
  })
const history = fc.uniqueArray(anyFact, { maxLength: 60, selector: ({ id }) => id })

const inTime = (facts: readonly Evidence[]) =>
  [...facts].sort((a, b) => (a.at < b.at || (a.at === b.at && a.id < b.id) ? -1 : 1))

function answer(more: Partial<AnswerEvidence> = {}): AnswerEvidence {
  const at = new Date(start).toISOString()
  const node = 'html@1'
  const fields = { id: 'a', at, node, item: 'html-1-1', purpose: 'practice', slip: 0.1, guess: 0.2 } as const
  return { kind: 'answer', ...fields, correct: true, unknown: false, hinted: false, ...more }
}

describe('the state', () => {
  test('with a contested validation is the one without it, but for the number of facts', () => {
    fc.assert(
      fc.property(history, anyNode, fc.nat({ max: 3000 }), fc.integer(), (facts, node, hours, seed) => {
        const at = new Date(start + hours * 3_600_000).toISOString()
        const validation: Evidence = { kind: 'validation', id: 'seen', at, node, by: 'mentor' }
        const later = new Date(start + 4000 * 3_600_000).toISOString()
        const contest: Evidence = { kind: 'contest', id: 'no', at: later, node, validation: 'seen' }
        const all = shuffled([...facts, validation, contest], seededRandom(seed))
        const { evidence, ...state } = rebuild(catalog, all)
        const { evidence: others, ...without } = rebuild(catalog, facts)
        expect(state).toEqual(without)
        expect(evidence).toBe(others + 2)
      }),
      { numRuns: 40 },
    )
  })

  test('keeps its weight for a validation whose id a contest of something else names', () => {
    const at = new Date(start).toISOString()
    const facts: Evidence[] = [
      answer({ id: 'a' }),
      { kind: 'validation', id: 'v', at, node: 'html@1', by: 'coach' },
      { kind: 'contest', id: 'c', at, node: 'html@1', validation: 'a' },
    ]
    expect(rebuild(catalog, facts).nodes['html@1']).toMatchObject({ answers: 1, validations: 1 })
  })

  test('rebuilt from evidence, in any order and with doubles, is the state observed fact by fact', () => {
    fc.assert(
      fc.property(history, fc.integer(), (facts, seed) => {
        const observed = inTime(facts).reduce((state, fact) => observe(catalog, state, fact), initialState())
        const mixed = shuffled([...facts, ...facts.slice(0, 5)], seededRandom(seed))
        expect(rebuild(catalog, mixed)).toEqual(observed)
      }),
      { numRuns: 60 },
    )
  })

  test('survives JSON, and is never changed in place', () => {
    fc.assert(
      fc.property(history, anyFact, (facts, one) => {
        const state = rebuild(catalog, facts)
        const kept = JSON.stringify(state)
        observe(catalog, state, one)
        expect(JSON.stringify(state)).toBe(kept)
        expect(JSON.parse(kept)).toEqual(state)
      }),
      { numRuns: 40 },
    )
  })

  test('keeps facts about nodes that the catalogue no longer has', () => {
    const state = observe(catalog, initialState(), answer({ node: 'flash@1', item: 'gone' }))
    expect(state.nodes['flash@1']?.answers).toBe(1)
    expect(estimate(catalog, state, answer().at)['flash@1']).toBeUndefined()
  })
})

describe('what she says of herself', () => {
  test('a claim changes no mastery', () => {
    fc.assert(
      fc.property(history, anyNode, fc.boolean(), (facts, node, can) => {
        const at = new Date(start + 3001 * 3_600_000).toISOString()
        const before = rebuild(catalog, facts)
        const after = observe(catalog, before, { kind: 'claim', id: 'claim', at, node, can })
        expect(estimate(catalog, after, at)).toEqual(estimate(catalog, before, at))
        expect(after.claims[node]).toBe(can)
      }),
      { numRuns: 20 },
    )
  })

  test('doubt changes neither mastery nor reviews of a right answer', () => {
    const said = (confidence?: AnswerEvidence['confidence']) => {
      const { nodes: beliefs, cards } = rebuild(
        catalog,
        ['a', 'b', 'c'].map((id) => answer({ id, confidence, seconds: 5 })),
      )
      return { beliefs, cards }
    }
    expect(said('guess')).toEqual(said())
    expect(said('fairly')).toEqual(said())
    expect(said('sure').beliefs).toEqual(said().beliefs)
  })

  test('is counted against how right she was, "I don’t know yet" left out', () => {
    const state = rebuild(catalog, [
      answer({ id: '1', confidence: 'guess' }),
      answer({ id: '2', confidence: 'guess', correct: false }),
      answer({ id: '3', confidence: 'guess', correct: false, unknown: true }),
      answer({ id: '4', confidence: 'sure', purpose: 'diagnosis' }),
    ])
    expect(state.calibration.guess).toEqual({ asked: 2, correct: 1 })
    expect(state.calibration.sure).toEqual({ asked: 1, correct: 1 })
    expect(state.diagnosisCalibration.guess.asked).toBe(0)
    expect(state.diagnosisCalibration.sure.asked).toBe(1)
  })
})

describe('cards', () => {
  test('begin with mastery by her own answers, not with one lucky choice', () => {
    const once = observe(catalog, initialState(), answer({ purpose: 'diagnosis', guess: 0.3 }))
    expect(once.cards['html@1']).toBeUndefined()
    const twice = observe(catalog, once, answer({ id: 'b', purpose: 'diagnosis', guess: 0.3 }))
    expect(twice.cards['html@1']).toBeDefined()
  })

  test('are of something brought along when a check after "I know this" shows it, of something learnt here when she could not at first', () => {
    const check = (...answers: boolean[]) =>
      answers.map((correct, i) => answer({ id: `c${i}`, purpose: 'check', correct }))
    const claim: Evidence = { kind: 'claim', id: 'a', at: answer().at, node: 'html@1', can: true }
    const lesson: Evidence = { kind: 'lesson', id: 'a', at: answer().at, module: 'm', nodes: ['html@1'] }
    const stability = (...facts: Evidence[]) => rebuild(catalog, facts).cards['html@1']?.stability
    expect(stability(claim, ...check(true, true))).toBe(broughtStability)
    const learnt = stability(lesson, ...check(true, true))
    expect(learnt).toBeLessThan(broughtStability / 5)
    expect(stability(claim, ...check(false, true, true, true))).toBe(learnt)
  })

  test('go when her answers show that it is lost', () => {
    const days = (n: number) => new Date(start + n * 86_400_000).toISOString()
    const right = [0, 0, 0].map((_, i) => answer({ id: `r${i}` }))
    const wrong = [40, 41, 42].map((n) =>
      answer({ id: `w${n}`, at: days(n), correct: false, purpose: 'review' }),
    )
    expect(rebuild(catalog, right).cards['html@1']).toBeDefined()
    expect(rebuild(catalog, [...right, wrong[0]!]).cards['html@1']).toMatchObject({ lapses: 1 })
    expect(rebuild(catalog, [...right, ...wrong]).cards['html@1']).toBeUndefined()
  })
})
