/**
 * A learner before a catalogue of modules, as a path instance (version 1) of the bench states it: what she knows, what she wants
 * to reach, the minutes of her weeks, and after a change the rest of the plan she had.
 */
import { problemOf, type Stated } from '#engine/selection/problem.ts'

export interface Level {
  competency: string
  level: number
}

export interface PathInstance {
  competencies: readonly { id: string; maxLevel: number; prerequisites: readonly Level[] }[]
  modules: readonly PathModule[]
  learner: { mastery: Readonly<Record<string, { level: number; p: number }>> }
  target: readonly (Level & { value: number })[]
  /** Minutes free in each week. */
  weeks: readonly number[]
  rules: WeekRules & { masteryThreshold: number }
  replan?: { previousRemaining: readonly string[] }
}

export interface PathModule {
  id: string
  minutes: number
  teaches: readonly Level[]
  requires: readonly Level[]
}

export interface WeekRules {
  maxOpenModules: number
  /** Each window is weeks after the one in which a module is finished, both ends included. */
  review: { minutesShare: number; minMinutes: number; windows: readonly (readonly [number, number])[] }
}

export interface Facts {
  /** Fact of a competency at level 1; those of its other levels follow. */
  base: Map<string, number>
  count: number
  held: Uint8Array
}

export const factOf = ({ base }: Facts, { competency, level }: Level) => base.get(competency)! + level - 1

/** A fact for each competency at each level; what counts as known is held. */
export function factsOf({ competencies, learner, rules }: PathInstance): Facts {
  const base = new Map<string, number>()
  let count = 0
  for (const { id, maxLevel } of competencies) {
    base.set(id, count)
    count += maxLevel
  }
  const held = new Uint8Array(count)
  for (const [competency, { level, p }] of Object.entries(learner.mastery))
    if (p >= rules.masteryThreshold) held.fill(1, base.get(competency)!, base.get(competency)! + level)
  return { base, count, held }
}

/** The problem of reaching all targets. */
export function statedProblem(instance: PathInstance, facts: Facts): Stated {
  const modules = instance.modules.map(({ minutes, teaches, requires }) => {
    const from = new Map(requires.map(({ competency, level }) => [competency, level]))
    return {
      minutes,
      requires: requires.map((need) => factOf(facts, need)),
      teaches: teaches.flatMap(({ competency, level }) => {
        const known = from.get(competency) ?? 0
        const start = facts.base.get(competency)!
        return Array.from({ length: Math.max(0, level - known) }, (_, i) => start + known + i)
      }),
    }
  })
  const goals = instance.target.map((target) => factOf(facts, target))
  return problemOf({ facts: facts.count, modules, held: facts.held, goals })
}
