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
  const count = modules.length
  const teaches = { starts: new Int32Array(count + 1), items: [] as number[] }
  const requires = { starts: new Int32Array(count + 1), items: [] as number[] }
  const minutes = new Float64Array(count)
  /** By fact of a first level: the level that the module at hand requires. */
  const from = new Int32Array(facts.count)
  for (let m = 0; m < count; m++) {
    const module = modules[m]!
    minutes[m] = module.minutes
    const needs = requires.items.length
    for (let i = 0; i < module.requires.length; i++) {
      const { competency, level } = module.requires[i]!
      const first = base.get(competency)!
      requires.items.push(first + level - 1)
      if (level > from[first]!) from[first] = level
    }
    for (let i = 0; i < module.teaches.length; i++) {
      const { competency, level } = module.teaches[i]!
      const first = base.get(competency)!
      for (let step = from[first]!; step < level; step++) teaches.items.push(first + step)
    }
    for (let i = 0; i < module.requires.length; i++)
      from[requires.items[needs + i]! - module.requires[i]!.level + 1] = 0
    requires.starts[m + 1] = requires.items.length
    teaches.starts[m + 1] = teaches.items.length
  }
  const lists = ({ starts, items }: typeof teaches): Lists => ({ starts, items: Int32Array.from(items) })
  const goals = instance.target.map((target) => factOf(facts, target))
  const { count: all, held } = facts
  return problemOf({ facts: all, minutes, teaches: lists(teaches), requires: lists(requires), held, goals })
}
