/** Small path instances, and oracles that know nothing of the solver. */
import type { Level, PathInstance, PathModule } from '#engine/selection/instance.ts'
import type { Laid } from '#engine/selection/weeks.ts'

/** An instance with bundles, levels, circles of requirements, modules that lead nowhere and weeks without a minute. */
export function randomInstance(
  random: () => number,
  competencies: number,
  moreModules: number,
): PathInstance {
  const integer = (least: number, most: number) => least + Math.floor(random() * (most - least + 1))
  const ids = Array.from({ length: competencies }, (_, i) => `c${i}`)
  const highest = ids.map(() => integer(1, 3))
  const levelOf = (i: number): Level => ({ competency: ids[i]!, level: integer(1, highest[i]!) })
  const some = (count: number) => [
    ...new Map(
      Array.from({ length: count }, () => levelOf(integer(0, competencies - 1))).map((one) => [
        one.competency,
        one,
      ]),
    ).values(),
  ]
  const modules: PathModule[] = []
  const add = (teaches: Level[], requires: Level[]) =>
    modules.push({ id: `m${modules.length}`, minutes: 5 * integer(1, 40), teaches, requires })
  ids.forEach((id, i) =>
    add(
      [{ competency: id, level: highest[i]! }],
      i > 0 && random() < 0.6 ? [levelOf(integer(0, i - 1))] : [],
    ),
  )
  for (let k = 0; k < moreModules; k++) {
    const teaches = some(integer(1, 3))
    const taught = new Map(teaches.map(({ competency, level }) => [competency, level]))
    add(
      teaches,
      some(integer(0, 2)).filter(({ competency, level }) => level < (taught.get(competency) ?? 9)),
    )
  }
  const known = ids.filter(() => random() < 0.25)
  return {
    competencies: ids.map((id, i) => ({ id, maxLevel: highest[i]!, prerequisites: [] })),
    modules,
    learner: {
      mastery: Object.fromEntries(known.map((id) => [id, { level: 1, p: random() < 0.7 ? 0.9 : 0.6 }])),
    },
    target: some(integer(1, 3)).map((level) => ({ ...level, value: integer(1, 9) })),
    weeks: Array.from({ length: 600 }, () => (random() < 0.3 ? 0 : 5 * integer(1, 40))),
    rules: {
      masteryThreshold: 0.8,
      maxOpenModules: integer(1, 2),
      review: {
        minutesShare: 0.05,
        minMinutes: 5,
        windows: [
          [1, 2],
          [4, 6],
        ],
      },
    },
  }
}

/** What she knows at the start. */
function levelsAtStart({ learner, rules }: PathInstance): Map<string, number> {
  const sure = Object.entries(learner.mastery).filter(([, { p }]) => p >= rules.masteryThreshold)
  return new Map(sure.map(([competency, { level }]) => [competency, level]))
}

const meets = (levels: Map<string, number>, { competency, level }: Level) =>
  (levels.get(competency) ?? 0) >= level

function learn(levels: Map<string, number>, { teaches }: PathModule): void {
  for (const { competency, level } of teaches)
    levels.set(competency, Math.max(levels.get(competency) ?? 0, level))
}

/** For every set of modules that can be done in some order: its minutes and the value of the targets it reaches. */
export function allPlans(instance: PathInstance): { minutes: number; value: number; complete: boolean }[] {
  const { modules, target } = instance
  return Array.from({ length: 2 ** modules.length }, (_, set) => {
    const levels = levelsAtStart(instance)
    let left = modules.filter((_module, m) => (set >> m) & 1)
    const minutes = left.reduce((sum, module) => sum + module.minutes, 0)
    for (let grown = true; grown;) {
      const ready = left.filter(({ requires }) => requires.every((need) => meets(levels, need)))
      ready.forEach((module) => learn(levels, module))
      left = left.filter((module) => !ready.includes(module))
      grown = ready.length > 0
    }
    const met = target.filter((one) => meets(levels, one))
    return {
      minutes,
      value: met.reduce((sum, { value }) => sum + value, 0),
      complete: met.length === target.length,
    }
  })
}

/** What is wrong with modules in this order; the targets they do not reach are not. */
export function faultsOfOrder(instance: PathInstance, order: readonly number[]): string[] {
  const levels = levelsAtStart(instance)
  const faults = new Set(order).size < order.length ? ['a module twice'] : []
  for (const m of order) {
    const module = instance.modules[m]!
    if (!module.requires.every((need) => meets(levels, need))) faults.push(`${module.id} comes too early`)
    learn(levels, module)
  }
  return faults
}

export function reachesTargets(instance: PathInstance, order: readonly number[]): boolean {
  const levels = levelsAtStart(instance)
  order.forEach((m) => learn(levels, instance.modules[m]!))
  return instance.target.every((target) => meets(levels, target))
}

/** What is wrong with blocks and reviews of modules in this order. */
export function faultsOfWeeks(
  instance: PathInstance,
  order: readonly number[],
  laid: Laid<PathModule>,
): string[] {
  const { weeks, rules } = instance
  const faults: string[] = []
  const used = new Map<number, number>()
  for (const { week, minutes } of [...laid.blocks, ...laid.reviews]) {
    used.set(week, (used.get(week) ?? 0) + minutes)
    if (!Number.isInteger(minutes) || minutes <= 0) faults.push('minutes')
  }
  for (const [week, minutes] of used)
    if (minutes > (weeks[week] ?? 0)) faults.push(`week ${week} is too full`)
  laid.blocks.forEach(({ week }, i) => {
    if (i > 0 && week < laid.blocks[i - 1]!.week) faults.push('blocks out of order')
  })
  const begun = [...new Set(laid.blocks.map(({ module }) => module))]
  if (begun.map(({ id }) => id).join() !== order.map((m) => instance.modules[m]!.id).join())
    faults.push('another order')
  const left = new Map(begun.map((module) => [module, module.minutes]))
  const open = new Set<PathModule>()
  const finished = new Map<PathModule, number>()
  for (const { week, module, minutes } of laid.blocks) {
    open.add(module)
    if (open.size > rules.maxOpenModules) faults.push('too many open')
    left.set(module, left.get(module)! - minutes)
    if (left.get(module) !== 0) continue
    open.delete(module)
    finished.set(module, week)
  }
  if ([...left.values()].some((minutes) => minutes !== 0)) faults.push('minutes of a module')
  const end = Math.max(-1, ...finished.values())
  for (const [module, week] of finished) {
    const needed = Math.max(
      rules.review.minMinutes,
      Math.ceil((rules.review.minutesShare * module.minutes) / 5) * 5,
    )
    for (const [from, to] of rules.review.windows) {
      const available = weeks.slice(week + from, week + to + 1).reduce((sum, minutes) => sum + minutes, 0)
      if (week + to > end || available < needed) continue
      const given = laid.reviews
        .filter(
          (review) => review.module === module && review.week >= week + from && review.week <= week + to,
        )
        .reduce((sum, { minutes }) => sum + minutes, 0)
      if (given < needed) faults.push(`a review of ${module.id}`)
    }
  }
  return faults
}

/** An allowance of so many looks. */
export function looks(count: number): () => number {
  let taken = 0
  return () => taken++ / count
}
