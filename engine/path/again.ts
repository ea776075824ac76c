/** A plan looked at on another day: the same steps in the same order, from today on. */
import { arrivalOf } from '#engine/path/arrival.ts'
import { moduleMinutes, paceOf, type Plan, type PlanInput } from '#engine/path/plan.ts'
import { laySteps } from '#engine/path/schedule.ts'

/**
 * The steps of a plan laid from today: what was finished since is gone, what was begun has less remaining, and no module is
 * chosen anew. The reasons stay those of the day on which the plan was made.
 */
export function layAgain(
  plan: Plan,
  input: Pick<PlanInput, 'catalog' | 'progress' | 'availability' | 'today' | 'pace'>,
): Plan {
  const { catalog, progress, availability, today } = input
  const pace = paceOf(input)
  const open = plan.steps.flatMap((step) => {
    const module = catalog.modules.find(({ slug }) => slug === step.module)
    const own = progress[step.module]
    if (!module) return []
    if (step.project) return own?.projectSent ? [] : [step]
    if (own?.done && !step.reason.refresh) return []
    const started = !step.reason.refresh && (own?.minutesSpent ?? 0) > 0
    return [
      {
        ...step,
        remaining: moduleMinutes(module, progress, pace).left,
        reason: { ...step.reason, started },
      },
    ]
  })
  const { slots, weeks } = laySteps(
    open.map(({ remaining }) => remaining),
    availability,
    today,
  )
  const steps = open.map((step, i) => {
    const own = slots[i] ?? []
    return { ...step, slots: own, from: own[0]?.date ?? null, to: own.at(-1)?.date ?? null }
  })
  const minutes = steps.reduce((sum, { remaining }) => sum + remaining, 0)
  const finished = Object.values(progress).filter(({ done }) => done).length
  return { ...plan, steps, weeks, minutes, arrival: arrivalOf(minutes, finished, availability, today) }
}
