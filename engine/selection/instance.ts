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
  /** By fact of a first level: the highest level. */
  highest: Int32Array
  count: number
}

/** A fact for each competency at each level. */
export function factsOf(competencies: PathInstance['competencies']): Facts {
  const base = new Map<string, number>()
  let count = 0
  for (let i = 0; i < competencies.length; i++) {
    base.set(competencies[i]!.id, count)
    count += competencies[i]!.maxLevel
  }
  const highest = new Int32Array(count)
  let first = 0
  for (let i = 0; i < competencies.length; i++) {
    highest[first] = competencies[i]!.maxLevel
    first += competencies[i]!.maxLevel
  }
  return { base, highest, count }
}

/** The fact of a level; -1 where there is none, so that whoever reads an instance can tell. */
export function factAt({ base, highest }: Facts, level: Level | null): number {
  if (level === null || !Number.isInteger(level.level)) return -1
  const first = base.get(level.competency)
  if (first === undefined || level.level < 1 || level.level > highest[first]!) return -1
  return first + level.level - 1
}

/** An instance with its levels as facts: what is looked up by name is looked up once. */
export interface NumberedInstance {
  instance: PathInstance
  facts: Facts
  /** By module. */
  minutes: Float64Array
  teaches: Lists
  requires: Lists
}

/** A module of the instance states a level that there is none of. */
export class UnknownLevel extends Error {}

/** A module that teaches a level teaches those below it, from the one it requires. Throws UnknownLevel. */
export function numbered(instance: PathInstance, facts = factsOf(instance.competencies)): NumberedInstance {
  const { modules } = instance
  const count = modules.length
  const teaches: number[] = []
  const requires: number[] = []
  const teachStarts = new Int32Array(count + 1)
  const requireStarts = new Int32Array(count + 1)
  const minutes = new Float64Array(count)
  /** By fact of a first level: the level that the module at hand requires. */
  const from = new Int32Array(facts.count)
  for (let m = 0; m < count; m++) {
    const module = modules[m]!
    minutes[m] = module.minutes
    for (let i = 0; i < module.requires.length; i++) {
      const fact = factAt(facts, module.requires[i]!)
      if (fact < 0) throw new UnknownLevel(module.id)
      const { level } = module.requires[i]!
      const first = fact - level + 1
      requires.push(fact)
      if (level > from[first]!) from[first] = level
    }
    for (let i = 0; i < module.teaches.length; i++) {
      const fact = factAt(facts, module.teaches[i]!)
      if (fact < 0) throw new UnknownLevel(module.id)
      const first = fact - module.teaches[i]!.level + 1
      for (let step = first + from[first]!; step <= fact; step++) teaches.push(step)
    }
    for (let i = 0; i < module.requires.length; i++)
      from[requires[requireStarts[m]! + i]! - module.requires[i]!.level + 1] = 0
    requireStarts[m + 1] = requires.length
    teachStarts[m + 1] = teaches.length
  }
  return {
    instance,
    facts,
    minutes,
    teaches: { starts: teachStarts, items: new Int32Array(teaches) },
    requires: { starts: requireStarts, items: new Int32Array(requires) },
  }
}

/** The problem of reaching these targets; what counts as known is held. */
export function statedProblem(
  { instance, facts, minutes, teaches, requires }: NumberedInstance,
  target: readonly Level[],
): Stated {
  const { learner, rules } = instance
  const held = new Uint8Array(facts.count)
  for (const [competency, { level, p }] of Object.entries(learner.mastery)) {
    const first = facts.base.get(competency)!
    if (p >= rules.masteryThreshold) held.fill(1, first, first + level)
  }
  const goals = target.map((one) => factAt(facts, one))
  return problemOf({ facts: facts.count, minutes, teaches, requires, held, goals })
}
