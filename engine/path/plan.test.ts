import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeCatalog, moduleOf, randomCatalog, webCatalog } from '#engine/catalog.fixture.ts'
import type { Catalog, Module, NodeId } from '#engine/catalog.ts'
import { buildGraph, moduleRequires, nodesOfTrack } from '#engine/competency.ts'
import { initialState } from '#engine/learner.ts'
import { estimate, statusOf, type Mastery } from '#engine/mastery.ts'
import { layAgain } from '#engine/path/again.ts'
import { comparePlans } from '#engine/path/compare.ts'
import { observedPace, planPath, type PathChoice, type Plan, type PlanInput } from '#engine/path/plan.ts'
import { alternatives } from '#engine/path/reasons.ts'
import { freeMinutes } from '#engine/path/schedule.ts'
import { seededRandom } from '#engine/shuffle.ts'

const today = '2026-11-23'
const at = `${today}T10:00:00.000Z`
const hours = { minutesByWeekday: [40, 0, 40, 0, 40, 60, 0], exceptions: [] }

/** Mastery of someone who certainly has some nodes and certainly lacks the others. */
function having(catalog: Catalog, known: Iterable<NodeId>): Mastery {
  const held = new Set(known)
  const mastery = estimate(catalog, initialState(), at)
  for (const [node, estimated] of Object.entries(mastery)) {
    const p = held.has(node) ? 0.97 : 0.05
    mastery[node] = {
      ...estimated,
      p,
      low: p - 0.03,
      high: p + 0.03,
      entry: p,
      answers: 2,
      right: 1,
      basis: 'answers',
      status: statusOf(p),
    }
  }
  return mastery
}

function inputFor(catalog: Catalog, known: Iterable<NodeId> = [], more: Partial<PlanInput> = {}): PlanInput {
  const mastery = having(catalog, known)
  const track = catalog.tracks[0]!
  return { catalog, track, mastery, progress: {}, choices: [], availability: hours, today, ...more }
}

const slugs = (plan: Plan) => plan.steps.map(({ module, project }) => (project ? `${module}*` : module))
const choose = (module: string, choice: PathChoice['choice'], when = at): PathChoice => ({
  module,
  choice,
  at: when,
})

/** A set of nodes closed under prerequisites. */
function closedSet(catalog: Catalog, random: () => number, share: number): NodeId[] {
  const graph = buildGraph(catalog)
  const known = new Set<NodeId>()
  for (const { id } of graph.nodes) {
    if (random() < share && graph.requires(id).every((needed) => known.has(needed))) known.add(id)
  }
  return [...known]
}

/** Whether the modules in this order bring the targets, each with what it asks for. */
function bringsTargets(catalog: Catalog, known: readonly NodeId[], modules: readonly Module[]): boolean {
  const has = new Set(known)
  for (const module of modules) {
    if (!moduleRequires(catalog, module).every((node) => has.has(node))) return false
    for (const node of module.teaches) has.add(node)
  }
  return catalog.tracks[0]!.targets.every((target) => has.has(target))
}

/** The fewest minutes by trying all sets of modules. */
function bruteForce(catalog: Catalog, known: readonly NodeId[]): number {
  const { modules } = catalog
  const requires = modules.map((module) => moduleRequires(catalog, module))
  let least = Infinity
  for (let set = 0; set < 2 ** modules.length; set += 1) {
    const minutes = modules.reduce((sum, module, i) => sum + ((set >> i) & 1 ? module.minutes : 0), 0)
    if (minutes >= least) continue
    const has = new Set(known)
    for (let grown = true; grown;) {
      grown = false
      modules.forEach((module, i) => {
        if (!((set >> i) & 1) || !requires[i]!.every((node) => has.has(node))) return
        for (const node of module.teaches) {
          if (!has.has(node)) grown = true
          has.add(node)
        }
      })
    }
    if (catalog.tracks[0]!.targets.every((target) => has.has(target))) least = minutes
  }
  return least
}

describe('the modules', () => {
  test('are the fewest minutes: as brute force finds', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = seededRandom(seed)
        const catalog = randomCatalog(random, 5)
        const known = closedSet(catalog, random, 0.3)
        const plan = planPath(inputFor(catalog, known))
        expect(plan.minutes).toBe(bruteForce(catalog, known))
      }),
      { numRuns: 120 },
    )
  })

  test('come after what they need', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 3, max: 14 }), (seed, size) => {
        const random = seededRandom(seed)
        const catalog = randomCatalog(random, size)
        const known = closedSet(catalog, random, 0.4)
        const plan = planPath(inputFor(catalog, known))
        const modules = plan.steps.map((step) => catalog.modules.find(({ slug }) => slug === step.module)!)
        expect(bringsTargets(catalog, known, modules)).toBe(true)
        expect(new Set(modules).size).toBe(modules.length)
      }),
    )
  })

  test('of the web track are found within the search budget', () => {
    const catalog = webCatalog()
    const plan = planPath(inputFor(catalog))
    expect(slugs(plan)).toContain('office-essentials')
    expect(plan.minutes).toBe(1400)
    expect(planPath(inputFor(catalog, nodesOfTrack(catalog, catalog.tracks[0]!)))).toMatchObject({
      steps: [],
      minutes: 0,
      arrival: { earliest: today, likely: today, latest: today },
    })
  })

  test('of a circle that only another module breaks are found', () => {
    const catalog = makeCatalog(
      { a: [[]], b: [['c@1']], c: [['a@1']] },
      {
        modules: [
          moduleOf('ab', 10, 'a@1', 'b@1'),
          moduleOf('c', 10, 'c@1'),
          moduleOf('a', 30, 'a@1'),
          moduleOf('b', 50, 'b@1'),
        ],
      },
    )
    expect(slugs(planPath(inputFor(catalog)))).toEqual(['a', 'c', 'ab'])
  })

  test('leave out what leads only to what she has', () => {
    const catalog = makeCatalog({ a: [[], []], b: [['a@1']] }, { targets: ['a@2', 'b@1'] })
    expect(slugs(planPath(inputFor(catalog, ['a@2'])))).toEqual(['a-1', 'b-1'])
    expect(slugs(planPath(inputFor(catalog, ['a@2', 'b@1'])))).toEqual([])
  })

  test('take no notice of forgetting by time alone', () => {
    const catalog = makeCatalog({ a: [[]] })
    const input = inputFor(catalog, ['a@1'])
    const { 'a@1': known } = input.mastery
    input.mastery['a@1'] = { ...known!, p: 0.6, retention: 0.62, status: 'uncertain' }
    expect(planPath(input).steps).toEqual([])
  })
})

describe('her progress', () => {
  const catalog = makeCatalog({ a: [[], []], b: [['a@1']] })

  test('takes finished modules away, and what is begun counts its minutes', () => {
    const progress = { 'a-1': { done: false, minutesSpent: 12 } }
    const plan = planPath(inputFor(catalog, [], { progress, pace: 1 }))
    expect(plan.steps[0]).toMatchObject({
      module: 'a-1',
      minutes: 30,
      remaining: 18,
      reason: { started: true },
    })
    const begun = { 'b-1': { done: false, minutesSpent: 500 } }
    const overtime = planPath(inputFor(catalog, ['a@1'], { progress: begun }))
    expect(overtime.steps[0]).toMatchObject({ module: 'b-1', remaining: 10 })
  })

  test('of a finished module holds until her answers show it lost; then a shorter way back', () => {
    const progress = { 'a-1': { done: true, minutesSpent: 30 } }
    const input = inputFor(catalog, [], { progress, pace: 1 })
    const shaky = { ...input.mastery['a@1']!, p: 0.5 }
    expect(slugs(planPath({ ...input, mastery: { ...input.mastery, 'a@1': shaky } }))).not.toContain('a-1')
    const [back] = planPath(input).steps
    expect(back).toMatchObject({
      module: 'a-1',
      remaining: 10,
      reason: { refresh: true, wouldChange: 'check' },
    })
  })

  test('sets her pace, mildly at first', () => {
    expect(observedPace(catalog, {})).toBe(1)
    const slow = observedPace(catalog, { 'a-1': { done: true, minutesSpent: 60 } })
    expect(slow).toBeCloseTo(180 / 150, 9)
    const plan = planPath(inputFor(catalog, [], { pace: 2 }))
    expect(plan.minutes).toBe(180)
  })
})

describe('her choices', () => {
  const catalog = makeCatalog(
    { a: [[], []], b: [['a@1']], c: [[]] },
    {
      modules: [
        moduleOf('a1', 20, 'a@1'),
        moduleOf('a2', 20, 'a@2'),
        moduleOf('b', 20, 'b@1'),
        moduleOf('c', 20, 'c@1'),
        moduleOf('c-long', 50, 'c@1'),
      ],
    },
  )
  const withChoices = (...choices: PathChoice[]) => planPath(inputFor(catalog, [], { choices }))

  test('skip leaves it out, says what is missing, and keeps what builds on it', () => {
    const plan = withChoices(choose('a1', 'skip'))
    expect(slugs(plan)).toEqual(['a2', 'b', 'c'])
    expect(plan.skippedNeeded).toEqual(['a@1'])
    expect(plan.steps[0]!.reason.prerequisites).toMatchObject([{ node: 'a@1', from: 'skipped' }])
  })

  test('later comes after the rest, with all that needs it', () => {
    expect(slugs(withChoices(choose('a1', 'later')))).toEqual(['c', 'a1', 'a2', 'b'])
  })

  test('first comes first, after what it needs', () => {
    expect(slugs(withChoices(choose('c', 'first')))[0]).toBe('c')
    expect(slugs(withChoices(choose('b', 'first'))).slice(0, 2)).toEqual(['a1', 'b'])
    expect(slugs(withChoices(choose('a1', 'later'), choose('b', 'first'))).slice(0, 2)).toEqual(['a1', 'b'])
  })

  test('prefer takes the other module instead', () => {
    const plan = withChoices(choose('c-long', 'prefer'))
    expect(slugs(plan)).toContain('c-long')
    expect(slugs(plan)).not.toContain('c')
    expect(plan.steps.find(({ module }) => module === 'c-long')?.reason).toMatchObject({
      choice: 'prefer',
      alternative: 'c',
    })
    expect(slugs(withChoices(choose('c', 'skip'), choose('c-long', 'prefer')))).toContain('c-long')
  })

  test('the latest one about a module holds', () => {
    const plan = withChoices(
      choose('a1', 'first', '2026-02-01T00:00:00Z'),
      choose('a1', 'skip', '2026-01-01T00:00:00Z'),
    )
    expect(slugs(plan)[0]).toBe('a1')
  })

  test('never break prerequisites', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(fc.tuple(fc.nat(30), fc.constantFrom('later', 'first', 'prefer')), { maxLength: 8 }),
        (seed, drawn) => {
          const random = seededRandom(seed)
          const drawnCatalog = randomCatalog(random, 8)
          const choices = drawn.map(([i, choice]) =>
            choose(
              drawnCatalog.modules[i % drawnCatalog.modules.length]!.slug,
              choice as PathChoice['choice'],
            ),
          )
          const plan = planPath(inputFor(drawnCatalog, [], { choices }))
          const modules = plan.steps.map((step) =>
            drawnCatalog.modules.find(({ slug }) => slug === step.module)!,
          )
          expect(bringsTargets(drawnCatalog, [], modules)).toBe(true)
        },
      ),
    )
  })
})

describe('what no module teaches', () => {
  test('is said, and does not stop the rest', () => {
    const catalog = makeCatalog({ a: [[]], b: [['a@1']] }, { modules: [moduleOf('b', 20, 'b@1')] })
    const plan = planPath(inputFor(catalog))
    expect(plan.unreachable).toEqual(['a@1'])
    expect(slugs(plan)).toEqual(['b'])
    expect(plan.steps[0]!.reason.prerequisites).toMatchObject([{ node: 'a@1', from: 'unreachable' }])
  })
})

describe('a project', () => {
  const catalog = makeCatalog({ a: [[]], b: [['a@1']], c: [['b@1']] })
  const text = { fr: '', en: '' }
  const owner = catalog.modules[0]!
  owner.project = { title: text, brief: text, minutes: 180, criteria: [{ slug: 'x', node: 'b@1', text }] }

  test('comes after its module and what its criteria ask for, and counts', () => {
    const plan = planPath(inputFor(catalog))
    expect(slugs(plan)).toEqual(['a-1', 'b-1', 'a-1*', 'c-1'])
    expect(plan.minutes).toBe(270)
  })

  test('stays when its module is finished, goes when it is sent', () => {
    const done = { 'a-1': { done: true, minutesSpent: 30 } }
    const known = ['a@1', 'b@1']
    expect(slugs(planPath(inputFor(catalog, known, { progress: done })))).toEqual(['a-1*', 'c-1'])
    const sent = { 'a-1': { done: true, minutesSpent: 30, projectSent: true } }
    expect(slugs(planPath(inputFor(catalog, known, { progress: sent })))).toEqual(['c-1'])
    const later = [choose('a-1', 'later')]
    expect(slugs(planPath(inputFor(catalog, known, { progress: done, choices: later })))).toEqual([
      'c-1',
      'a-1*',
    ])
  })
})

describe('replanning', () => {
  test('keeps the order of what remains when a module is finished', () => {
    const catalog = webCatalog()
    const before = planPath(inputFor(catalog))
    const first = catalog.modules.find(({ slug }) => slug === before.steps[0]!.module)!
    const after = planPath(inputFor(catalog, first.teaches, { previous: before }))
    expect(slugs(after)).toEqual(slugs(before).slice(1))
  })

  test('keeps modules and order for a few minutes more, and only for a few', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = seededRandom(seed)
        const catalog = randomCatalog(random, 9)
        const before = planPath(inputFor(catalog))
        const known = closedSet(catalog, random, 0.25)
        const scratch = planPath(inputFor(catalog, known))
        const after = planPath(inputFor(catalog, known, { previous: before }))
        expect(after.minutes).toBeLessThanOrEqual(scratch.minutes * 1.05)
        expect(comparePlans(before, after).moved).toEqual([])
        const again = planPath(inputFor(catalog, known, { previous: after }))
        expect(again).toEqual(after)
      }),
    )
  })

  test('puts what is new right before what needs it', () => {
    const catalog = makeCatalog({ a: [[]], b: [['a@1']], c: [[]], d: [['c@1']] })
    const before = planPath(inputFor(catalog, ['c@1']))
    expect(slugs(before)).toEqual(['a-1', 'b-1', 'd-1'])
    const after = planPath(inputFor(catalog, [], { previous: before }))
    expect(slugs(after)).toEqual(['a-1', 'b-1', 'c-1', 'd-1'])
  })

  test('is deterministic', () => {
    const catalog = webCatalog()
    expect(planPath(inputFor(webCatalog()))).toEqual(planPath(inputFor(catalog)))
  })
})

describe('a plan of another day', () => {
  test('laid again holds the same steps from today on, without what was finished', () => {
    const catalog = webCatalog()
    const plan = planPath(inputFor(catalog))
    const [first, second] = plan.steps
    const progress = {
      [first!.module]: { done: true, minutesSpent: 30 },
      [second!.module]: { done: false, minutesSpent: 5 },
    }
    const later = layAgain(plan, { ...inputFor(catalog, [], { progress, pace: 1 }), today: '2027-01-04' })
    expect(slugs(later)).toEqual(slugs(plan).slice(1))
    expect(later.steps[0]).toMatchObject({ from: '2027-01-04', remaining: second!.minutes - 5 })
    expect(later.arrival!.likely > plan.arrival!.likely).toBe(true)
  })
})

describe('laid into her days', () => {
  test('chunks add up, fit the day, and keep the order', () => {
    const anyHours = fc.record({
      minutesByWeekday: fc.array(fc.constantFrom(0, 0, 7, 10, 15, 20, 45, 90), {
        minLength: 7,
        maxLength: 7,
      }),
      exceptions: fc.array(
        fc.record({
          from: fc.constantFrom('2026-11-25', '2026-12-01'),
          to: fc.constantFrom('2026-12-10'),
          minutes: fc.constantFrom(0, 25, 200),
        }),
        { maxLength: 2 },
      ),
    })
    fc.assert(
      fc.property(anyHours, fc.integer(), (availability, seed) => {
        const random = seededRandom(seed)
        const catalog = randomCatalog(random, 5)
        const plan = planPath(inputFor(catalog, [], { availability }))
        const used = new Map<string, number>()
        for (const { slots, remaining, from, to } of plan.steps) {
          const laid = slots.reduce((sum, { minutes }) => sum + minutes, 0)
          expect([0, remaining]).toContain(laid)
          expect(slots.every(({ minutes }) => minutes > 0 && Number.isInteger(minutes))).toBe(true)
          expect([from, to]).toEqual([slots[0]?.date ?? null, slots.at(-1)?.date ?? null])
          for (const { date, minutes } of slots) used.set(date, (used.get(date) ?? 0) + minutes)
        }
        for (const [date, minutes] of used)
          expect(minutes).toBeLessThanOrEqual(freeMinutes(availability, date))
        const days = plan.steps.flatMap(({ slots }) => slots.map(({ date }) => date))
        expect([...days].sort()).toEqual(days)
        if (plan.arrival && days.length > 0) {
          expect(plan.arrival.earliest <= plan.arrival.likely).toBe(true)
          expect(plan.arrival.likely <= plan.arrival.latest).toBe(true)
          expect(plan.arrival.likely >= days.at(-1)!).toBe(true)
        }
        for (const week of plan.weeks) expect(week.used + week.reviewMinutes).toBeLessThanOrEqual(week.free)
      }),
    )
  })

  test('leave weeks off alone and say so', () => {
    const exceptions = [{ from: '2026-11-30', to: '2026-12-06', minutes: 0 }]
    const plan = planPath(inputFor(webCatalog(), [], { availability: { ...hours, exceptions } }))
    expect(plan.weeks[0]).toMatchObject({ monday: '2026-11-23', free: 180, off: false })
    expect(plan.weeks[1]).toEqual({ monday: '2026-11-30', free: 0, used: 0, reviewMinutes: 0, off: true })
    expect(
      plan.steps.flatMap(({ slots }) => slots).some(({ date }) => date > '2026-11-29' && date < '2026-12-07'),
    ).toBe(false)
  })

  test('promise nothing without minutes', () => {
    const none = { minutesByWeekday: [0, 0, 0, 0, 0, 0, 0], exceptions: [] }
    const plan = planPath(inputFor(webCatalog(), [], { availability: none }))
    expect(plan.arrival).toBeNull()
    expect(plan.steps[0]).toMatchObject({ slots: [], from: null, to: null })
    expect(plan.steps.length).toBeGreaterThan(30)
  })

  test('arrive later with fewer hours, and never on a single date', () => {
    const half = { minutesByWeekday: [20, 0, 20, 0, 20, 30, 0], exceptions: [] }
    const full = planPath(inputFor(webCatalog()))
    const slower = planPath(inputFor(webCatalog(), [], { availability: half }))
    const change = comparePlans(full, slower)
    expect(change).toMatchObject({ added: [], removed: [], moved: [], same: false })
    expect(change.arrivalDays).toBeGreaterThan(40)
    expect(full.arrival!.earliest < full.arrival!.latest).toBe(true)
  })
})

describe('reasons', () => {
  const catalog = webCatalog()
  const plan = planPath(inputFor(catalog, ['files@1', 'mail-calendar@1', 'information@1']))

  test('say what a step brings, builds on and opens', () => {
    const { reason } = plan.steps.find(({ module }) => module === 'html-1')!
    expect(reason.brings).toMatchObject([{ node: 'html@1', p: 0.05, answers: 2, right: 1 }])
    expect(reason.prerequisites).toMatchObject([{ node: 'web-basics@1', from: 'path' }])
    expect(reason.opens.steps).toBeGreaterThan(10)
    expect(reason.opens.targets).toContain('components@2')
    expect(reason).toMatchObject({
      certainty: 'high',
      wouldChange: 'claim',
      alternative: 'page-from-scratch',
      choice: null,
    })
  })

  test('are less certain where she may know it', () => {
    const input = inputFor(catalog)
    const guessed = { ...input.mastery['git@1']!, p: 0.6, basis: 'neighbours' as const }
    const { steps } = planPath({ ...input, mastery: { ...input.mastery, 'git@1': guessed } })
    expect(steps.find(({ module }) => module === 'git-1')!.reason).toMatchObject({
      certainty: 'low',
      wouldChange: 'check',
    })
  })

  test('know the other ways', () => {
    expect(alternatives(catalog, 'html-1')).toEqual([
      { module: 'page-from-scratch', minutes: 60, gives: ['html@1'], lacks: [] },
    ])
    expect(alternatives(catalog, 'office-essentials').map(({ lacks }) => lacks)).toEqual([
      ['mail-calendar@1'],
      ['files@1'],
    ])
  })
})

describe('comparing plans', () => {
  const catalog = makeCatalog({ a: [[]], b: [[]], c: [[]], d: [[]] })
  const before = planPath(inputFor(catalog))

  test('says nothing changed of a plan and itself', () => {
    expect(comparePlans(before, before)).toMatchObject({
      same: true,
      added: [],
      removed: [],
      moved: [],
      minutes: 0,
      arrivalDays: 0,
    })
  })

  test('says as few steps moved as possible', () => {
    const after = planPath(inputFor(catalog, [], { previous: before, choices: [choose('d-1', 'first')] }))
    expect(slugs(after)).toEqual(['d-1', 'a-1', 'b-1', 'c-1'])
    expect(comparePlans(before, after).moved).toEqual([{ module: 'd-1', project: false, from: 3, to: 0 }])
  })

  test('says what came, went, was skipped and taken up again', () => {
    const skipped = planPath(
      inputFor(catalog, ['a@1'], { previous: before, choices: [choose('b-1', 'skip')] }),
    )
    expect(comparePlans(before, skipped)).toMatchObject({
      removed: [{ module: 'a-1' }, { module: 'b-1' }],
      skipped: ['b@1'],
      minutes: -60,
    })
    expect(comparePlans(skipped, before)).toMatchObject({
      resumed: ['b@1'],
      added: [{ module: 'a-1' }, { module: 'b-1' }],
    })
  })
})
