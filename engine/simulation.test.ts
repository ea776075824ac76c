import { describe, expect, test } from 'vitest'
import { addDays } from '#engine/calendar.ts'
import { webCatalog } from '#engine/catalog.fixture.ts'
import { checkLength, judgeCheck } from '#engine/check.ts'
import { buildGraph } from '#engine/competency.ts'
import { isConclusive, nextItem } from '#engine/diagnosis.ts'
import type { Purpose } from '#engine/evidence.ts'
import type { Item } from '#engine/item.ts'
import { initialState, observe, rebuild, type LearnerState } from '#engine/learner.ts'
import { mark } from '#engine/mark.ts'
import { estimate } from '#engine/mastery.ts'
import { planPath, type Plan, type Progress } from '#engine/path/plan.ts'
import { nextPracticeItem } from '#engine/practice.ts'
import { dueReviews } from '#engine/review.ts'
import { seededRandom } from '#engine/shuffle.ts'
import { answerTo, drawLearner, forget, respond, study, type SimulatedLearner } from '#engine/simulation.ts'
import type { Evidence } from '#engine/evidence.ts'

const catalog = webCatalog()
const track = catalog.tracks[0]!
const graph = buildGraph(catalog)

describe('a simulated learner', () => {
  test('masters only what she has the prerequisites of', () => {
    const random = seededRandom(1)
    for (let i = 0; i < 50; i += 1) {
      const { masters } = drawLearner(catalog, random)
      for (const node of masters) expect(masters).toEqual(expect.arrayContaining(graph.requires(node)))
    }
  })

  test('answers right, wrong or not at all, as the mark of her answer says', () => {
    const random = seededRandom(2)
    const learner = drawLearner(catalog, random)
    for (const item of catalog.items) {
      expect(mark(item, answerTo(item, true, random)).correct).toBe(true)
      expect(mark(item, answerTo(item, false, random)).correct).toBe(false)
      const { answer, correct, unknown } = respond(learner, item, random)
      expect(mark(item, answer).correct).toBe(correct)
      expect(answer.kind === 'unknown').toBe(unknown)
    }
  })

  test('learns from modules what she is ready for, mostly, and forgets by chance', () => {
    const random = seededRandom(3)
    const nobody: SimulatedLearner = { masters: [], frankness: 0.5, doubt: 0.3, slowness: 1 }
    const bySlug = (slug: string) => catalog.modules.find((module) => module.slug === slug)!
    const learnt = Array.from(
      { length: 200 },
      () => study(catalog, nobody, bySlug('files-1'), random).masters.length,
    )
    expect(learnt.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(160)
    const all = { ...nobody, masters: graph.nodes.map(({ id }) => id) }
    expect(forget(all, 0, random)).toEqual(all)
    expect(forget(all, 1, random).masters).toEqual([])
  })
})

/** A learner lives through diagnosis, modules with practice and checks, and reviews, by the engine's own choices. */
function live(seed: number) {
  const random = seededRandom(seed)
  let learner = drawLearner(catalog, random, -1)
  let state: LearnerState = initialState()
  const facts: Evidence[] = []
  const progress: Progress = {}
  let day = '2026-01-05'
  const tell = (item: Item, purpose: Purpose) => {
    const { answer: _, ...answered } = respond(learner, item, random)
    facts.push({ ...answered, id: `${facts.length}`.padStart(6, '0'), at: `${day}T10:00:00.000Z`, purpose })
    state = observe(catalog, state, facts.at(-1)!)
  }
  const now = () => `${day}T10:00:00.000Z`
  const asked: string[] = []
  while (!isConclusive(catalog, track, state, asked, now()).done) {
    const { item } = nextItem(catalog, track, state, asked, now())!
    asked.push(item.id)
    tell(item, 'diagnosis')
  }
  const availability = { minutesByWeekday: [60, 60, 60, 60, 60, 0, 0], exceptions: [] }
  let plan: Plan | undefined
  let reviews = 0
  let modules = 0
  const plannedMinutes: number[] = []
  for (; modules < 120; modules += 1) {
    const mastery = estimate(catalog, state, now())
    plan = planPath({
      catalog,
      track,
      mastery,
      progress,
      choices: [],
      availability,
      today: day,
      previous: plan,
    })
    plannedMinutes.push(plan.minutes)
    const [step] = plan.steps
    if (!step) break
    const module = catalog.modules.find(({ slug }) => slug === step.module)!
    facts.push({
      kind: 'lesson',
      id: `${facts.length}`.padStart(6, '0'),
      at: now(),
      module: module.slug,
      nodes: module.teaches,
    })
    state = observe(catalog, state, facts.at(-1)!)
    learner = study(catalog, learner, module, random)
    const sitting: Item[] = []
    for (let i = 0; i < 3 * module.teaches.length; i += 1) {
      const item = nextPracticeItem(
        catalog,
        state,
        module.teaches,
        'practice',
        sitting.map(({ id }) => id),
      )
      if (!item) break
      sitting.push(item)
      tell(item, 'practice')
    }
    const checked: Item[] = []
    while (checked.length < checkLength(module.teaches)) {
      const exclude = checked.map(({ id }) => id)
      const item = nextPracticeItem(catalog, state, module.teaches, 'check', exclude)!
      checked.push(item)
      tell(item, 'check')
    }
    const answers = checked.map(({ id, node }) => ({ node, correct: state.items[id]!.lastCorrect }))
    if (judgeCheck(estimate(catalog, state, now()), module.teaches, answers).passed) {
      progress[module.slug] = { done: true, minutesSpent: module.minutes }
    }
    day = addDays(day, 1)
    for (const { node } of dueReviews(catalog, state, now(), 8)) {
      tell(nextPracticeItem(catalog, state, [node], 'review', [])!, 'review')
      reviews += 1
    }
  }
  return { state, facts, plan, learner, modules, reviews, plannedMinutes, day }
}

describe('a whole way', () => {
  const lives = [1, 2, 3, 4].map(live)

  test('ends: path empty, and she truly masters nearly all', () => {
    for (const { plan, learner, modules, reviews } of lives) {
      expect(plan?.steps).toEqual([])
      expect(modules).toBeLessThan(80)
      expect(learner.masters.length).toBeGreaterThan(35)
      expect(reviews).toBeGreaterThan(10)
    }
  })

  test('gets shorter along the way', () => {
    for (const { plannedMinutes } of lives) {
      const half = plannedMinutes[Math.floor(plannedMinutes.length / 2)]!
      expect(half).toBeLessThan(plannedMinutes[0]! * 0.75)
    }
  })

  test('rebuilt from its evidence gives the state it ended in', () => {
    for (const { state, facts } of lives) expect(rebuild(catalog, [...facts].reverse())).toEqual(state)
  })

  test('leaves reviews that fit: never more due than fit into a session within two days of work', () => {
    for (const { state, day } of lives) {
      const all = dueReviews(catalog, state, `${day}T10:00:00.000Z`, 1000)
      expect(all.length).toBeLessThan(41)
      expect(dueReviews(catalog, state, `${day}T10:00:00.000Z`, 5).length).toBeLessThanOrEqual(5)
    }
  })
})
