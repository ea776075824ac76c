/**
 * A learner before a catalogue of modules, as a path instance (version 1) of the bench states it: what she knows, what she wants
 * to reach, the minutes of her weeks, and after a change the rest of the plan she had.
 */
import { problemOf, type Lists, type Stated } from '#engine/selection/problem.ts'

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

/** The problem of reaching all targets. A module that teaches a level teaches those below it, from the one it requires. */
export function statedProblem(instance: PathInstance, facts: Facts): Stated {
  const { modules } = instance
  const { base } = facts
  const teaches: Lists = { starts: new Int32Array(modules.length + 1), items: new Int32Array(0) }
  const requires: Lists = { starts: new Int32Array(modules.length + 1), items: new Int32Array(0) }
  const taught: number[] = []
  const needed: number[] = []
  for (let m = 0; m < modules.length; m++) {
    const module = modules[m]!
    for (const need of module.requires) needed.push(base.get(need.competency)! + need.level - 1)
    for (const { competency, level } of module.teaches) {
      const start = base.get(competency)!
      let known = 0
      for (const need of module.requires)
        if (need.competency === competency && need.level > known) known = need.level
      for (let step = known; step < level; step++) taught.push(start + step)
    }
    requires.starts[m + 1] = needed.length
    teaches.starts[m + 1] = taught.length
  }
  requires.items = Int32Array.from(needed)
  teaches.items = Int32Array.from(taught)
  const minutes = Float64Array.from(modules, (module) => module.minutes)
  const goals = instance.target.map((target) => factOf(facts, target))
  return problemOf({ facts: facts.count, minutes, teaches, requires, held: facts.held, goals })
}
