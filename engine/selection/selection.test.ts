import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { proveBest } from '#engine/selection/exact.ts'
import { chooseFewest, proveFewest } from '#engine/selection/fewest.ts'
import { firstChoice } from '#engine/selection/greedy.ts'
import { numbered, statedProblem } from '#engine/selection/instance.ts'
import { choiceOf } from '#engine/selection/search.ts'
import {
  allPlans,
  faultsOfOrder,
  faultsOfWeeks,
  looks,
  randomInstance,
  reachesTargets,
} from '#engine/selection/selection.fixture.ts'
import { fewestMinutes, mostValue } from '#engine/selection/solve.ts'
import { layIntoWeeks } from '#engine/selection/weeks.ts'
import { seededRandom } from '#engine/shuffle.ts'

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 })
const tiny = (seed: number) => randomInstance(seededRandom(seed), 4, 5)
const larger = (seed: number) => randomInstance(seededRandom(seed), 30, 40)
const allTargets = ({ competencies }: ReturnType<typeof tiny>) =>
  competencies.map(({ id, maxLevel }) => ({ competency: id, level: maxLevel, value: 1 }))
const minutesOf = ({ modules }: ReturnType<typeof tiny>, order: readonly number[]) =>
  order.reduce((sum, m) => sum + modules[m]!.minutes, 0)

describe('the fewest minutes', () => {
  test('are as few as any set of modules has', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const instance = tiny(seed)
        const { modules, unreachable } = fewestMinutes(numbered(instance), looks(20))
        const complete = allPlans(instance).filter((plan) => plan.complete)
        expect(unreachable.length > 0).toBe(complete.length === 0)
        if (complete.length === 0) return
        expect(minutesOf(instance, modules)).toBe(Math.min(...complete.map(({ minutes }) => minutes)))
      }),
      { numRuns: 150 },
    )
  })

  test('by branch and bound alone, from the first choice', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const instance = tiny(seed)
        const { problem, unreachable } = statedProblem(numbered(instance), instance.target)
        if (unreachable.length > 0) return
        const { chosen, proved } = proveBest(problem, firstChoice(problem), 100_000)
        const minutes = problem.minutes.reduce((sum, one, m) => sum + (chosen[m] ? one : 0), 0)
        const complete = allPlans(instance).filter((plan) => plan.complete)
        expect({ proved, minutes }).toEqual({
          proved: true,
          minutes: Math.min(...complete.map((plan) => plan.minutes)),
        })
      }),
      { numRuns: 150 },
    )
  })

  test('say whether they are proved: the small ones are, and then stand at once', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { problem, unreachable } = statedProblem(numbered(tiny(seed)), tiny(seed).target)
        if (unreachable.length > 0) return
        const known = proveFewest(problem, looks(20))
        expect(known.proved).toBe(true)
        expect(chooseFewest(problem, looks(20), known)).toBe(known.chosen)
      }),
    )
    const large = randomInstance(seededRandom(5), 150, 200)
    const { problem } = statedProblem(numbered({ ...large, target: allTargets(large) }), allTargets(large))
    expect(proveFewest(problem, looks(5)).proved).toBe(false)
  })

  test('never break a requirement, reach all targets, and are the same for the same input', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const instance = larger(seed)
        const { modules, unreachable } = fewestMinutes(numbered(instance), looks(30))
        expect(faultsOfOrder(instance, modules)).toEqual([])
        if (unreachable.length === 0) expect(reachesTargets(instance, modules)).toBe(true)
        expect(fewestMinutes(numbered(instance), looks(30)).modules).toEqual(modules)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the most value', () => {
  test('within a budget is feasible, and nearly always as much as any set of modules has', () => {
    let best = 0
    for (let seed = 1; seed <= 100; seed++) {
      const instance = tiny(seed)
      const budget = (seed * 37) % 500
      const { modules } = mostValue(numbered(instance), budget, looks(400))
      expect(faultsOfOrder(instance, modules)).toEqual([])
      expect(minutesOf(instance, modules)).toBeLessThanOrEqual(budget)
      const plans = allPlans(instance)
      const most = Math.max(...plans.filter(({ minutes }) => minutes <= budget).map(({ value }) => value))
      const set = modules.reduce((bits, m) => bits | (1 << m), 0)
      if (plans[set]!.value === most) best++
    }
    expect(best).toBeGreaterThanOrEqual(98)
  })

  test('is something at once, before any search', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const stated = numbered(larger(seed))
      const atOnce = (budget: number) => mostValue(stated, budget, () => 1).modules
      const all = atOnce(1e9)
      const minutes = minutesOf(stated.instance, all)
      expect(atOnce(minutes)).toHaveLength(all.length)
      const half = atOnce(minutes / 2)
      expect(minutesOf(stated.instance, half)).toBeLessThanOrEqual(minutes / 2)
      expect(faultsOfOrder(stated.instance, half)).toEqual([])
    }
  })
})

describe('weeks', () => {
  test('hold blocks one after another, and reviews, each in its window', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const instance = larger(seed)
        const { modules } = fewestMinutes(numbered(instance), looks(5))
        const laid = layIntoWeeks(
          modules.map((m) => instance.modules[m]!),
          instance.weeks,
          instance.rules,
        )
        expect(faultsOfWeeks(instance, modules, laid!)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  test('wait with the end of a module when the reviews after it would not fit', () => {
    const module = (id: string) => ({ id, minutes: 10, teaches: [], requires: [] })
    const rules = {
      maxOpenModules: 2,
      review: { minutesShare: 0, minMinutes: 10, windows: [[1, 2]] as const },
    }
    const weeks = [20, 0, 10, 40, 10, 40]
    const laid = layIntoWeeks([module('a'), module('b'), module('c')], weeks, rules)
    expect(laid!.blocks.map(({ week, module: { id }, minutes }) => [week, id, minutes])).toEqual([
      [0, 'a', 10],
      [0, 'b', 9],
      [3, 'b', 1],
      [3, 'c', 10],
    ])
    expect(laid!.reviews.map(({ week, module: { id } }) => [week, id])).toEqual([[2, 'a']])
  })

  test('that are too few give no calendar', () => {
    const rules = { maxOpenModules: 1, review: { minutesShare: 0, minMinutes: 5, windows: [] } }
    expect(layIntoWeeks([{ minutes: 30 }], [10, 0, 10], rules)).toBeNull()
    expect(layIntoWeeks([], [], rules)).toEqual({ blocks: [], reviews: [] })
  })
})

describe('replanning', () => {
  const planned = (seed: number) => {
    const instance = larger(seed)
    const { modules, unreachable } = fewestMinutes(numbered(instance), looks(40))
    return {
      instance,
      modules,
      ids: modules.map((m) => instance.modules[m]!.id),
      isWhole: unreachable.length === 0,
    }
  }

  test('begins with what is there already, and what it lacks', () => {
    fc.assert(
      fc.property(seeds, fc.nat(), (seed, other) => {
        const instance = randomInstance(seededRandom(seed), 6, 8)
        const { problem } = statedProblem(numbered(instance), instance.target)
        const random = seededRandom(other)
        const there = Uint8Array.from({ length: problem.modules }, () => (random() < 0.3 ? 1 : 0))
        const chosen = firstChoice(problem, there.slice())
        expect(there.every((one, m) => !one || chosen[m] === 1)).toBe(true)
        expect(() => choiceOf(problem, chosen)).not.toThrow()
      }),
      { numRuns: 200 },
    )
  })

  test('after nothing has changed changes nothing', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { instance, modules, ids, isWhole } = planned(seed)
        if (!isWhole) return
        const again = fewestMinutes(numbered({ ...instance, replan: { previousRemaining: ids } }), looks(40))
        expect(again.modules).toEqual(modules)
      }),
      { numRuns: 60 },
    )
  })

  test('after a module is gone still reaches the targets, in an order and in weeks that hold', () => {
    fc.assert(
      fc.property(seeds, fc.nat(), (seed, which) => {
        const { instance, ids, isWhole } = planned(seed)
        if (!isWhole || ids.length === 0) return
        const gone = ids[which % ids.length]!
        const previousRemaining = ids.filter((id) => id !== gone)
        const changed = {
          ...instance,
          modules: instance.modules.filter(({ id }) => id !== gone),
          replan: { previousRemaining },
        }
        const again = fewestMinutes(numbered(changed), looks(40))
        expect(faultsOfOrder(changed, again.modules)).toEqual([])
        if (again.unreachable.length > 0) return
        expect(reachesTargets(changed, again.modules)).toBe(true)
        const laid = layIntoWeeks(
          again.modules.map((m) => changed.modules[m]!),
          changed.weeks,
          changed.rules,
        )
        expect(faultsOfWeeks(changed, again.modules, laid!)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
