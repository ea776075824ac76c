/** A plan looked at on another day: the same steps in the same order, from today on. */
import { laidSteps, moduleMinutes, paceOf, type Plan, type PlanInput } from '#engine/path/plan.ts'

/**
 * The steps of a plan laid from today: what was finished since is gone, what was begun has less remaining, and no module is
 * chosen anew. The reasons stay those of the day on which the plan was made.
 */
export function layAgain(
  plan: Plan,
  input: Pick<PlanInput, 'catalog' | 'progress' | 'availability' | 'today' | 'pace' | 'studied'>,
): Plan {
  const { catalog, progress } = input
  const pace = paceOf(input)
  const open = plan.steps.flatMap((step) => {
    const module = catalog.modules.find(({ slug }) => slug === step.module)
    const own = progress[step.module]
    if (!module) return []
    if (step.project) return own?.project === 'sent' ? [] : [step]
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
  return { ...plan, ...laidSteps(open, input) }
}
