/** What she can have by a day, in words of the catalogue. */
import { typeset } from '#app/locales/format.ts'
import type { LearnerPath } from '#app/path/path.server.ts'
import type { PlainDate } from '#engine/calendar.ts'
import type { Language, NodeId, Text } from '#engine/catalog.ts'
import { buildGraph } from '#engine/competency.ts'
import { planBy } from '#engine/path/by.ts'
import { comparePlans } from '#engine/path/compare.ts'

/**
 * `everything`: her whole path lies before the day; `nothing`: no step can be finished by then; `same`: her path begins with the best
 * already.
 */
export type ByDayKind = 'everything' | 'nothing' | 'same' | 'some'

export interface ByDayView {
  kind: ByDayKind
  day: PlainDate
  /** Minutes for modules until then, and those that the steps take. */
  minutes: number
  used: number
  steps: { module: string; title: string; minutes: number }[]
  /** How many of the first steps fit even if her weeks go on as they went; null while there are none. */
  steady: number | null
  /** What she could do by then and cannot yet, milestone by milestone; null beyond the last one. */
  abilities: { milestone: string | null; sentences: string[] }[]
  /** Of what the trade asks for: held now, brought by then, in all. */
  targets: { now: number; then: number; all: number }
  /** What would remain: steps and their minutes, projects among them; minutes that the whole would grow by. */
  left: { steps: number; minutes: number; projects: number; more: number }
}

/** The most that she can have by a day; nothing is kept. */
export function showByDay(path: LearnerPath, day: PlainDate, at: Date, language: Language): ByDayView {
  const { catalog, track, input, plan, version } = path
  const say = (text: Text) => typeset(text[language], language)
  const found = planBy({ ...input, previous: version.plan }, plan, day, at.toISOString())
  const graph = buildGraph(catalog)
  const titleOf = (slug: string) => {
    const module = catalog.modules.find((one) => one.slug === slug)
    return module ? say(module.title) : slug
  }
  const sentenceOf = (node: NodeId) => {
    const known = graph.find(node)
    const level = known?.competency.levels[known.level - 1]
    return level ? say(level.canDo) : node
  }
  const milestoneOf = (node: NodeId) => track.milestones.findIndex(({ nodes }) => nodes.includes(node))
  const last = track.milestones.length
  const abilities = [...track.milestones.map(({ name }) => say(name)), null].map((milestone, i) => ({
    milestone,
    sentences: found.gives
      .filter((node) => (milestoneOf(node) < 0 ? last : milestoneOf(node)) === i)
      .map(sentenceOf),
  }))
  const { added, removed, moved, minutes: more } = comparePlans(plan, found.plan)
  const isSame = [added, removed, moved].every((list) => list.length === 0)
  const slugs = new Set(found.steps.map(({ module }) => module))
  const left = found.plan.steps.filter(({ module, project }) => project || !slugs.has(module))
  const lacking = new Set([
    ...plan.steps.flatMap(({ gives }) => gives),
    ...plan.skippedNeeded,
    ...plan.unreachable,
  ])
  const now = track.targets.filter((node) => !lacking.has(node)).length
  return {
    kind: found.everything ? 'everything' : slugs.size === 0 ? 'nothing' : isSame ? 'same' : 'some',
    day,
    minutes: found.minutes,
    used: found.used,
    steps: found.steps.map(({ module, remaining }) => ({
      module,
      title: titleOf(module),
      minutes: remaining,
    })),
    steady: found.steady,
    abilities: abilities.filter(({ sentences }) => sentences.length > 0),
    targets: { now, then: found.targets.length, all: track.targets.length },
    left: {
      steps: left.length,
      minutes: left.reduce((sum, { remaining }) => sum + remaining, 0),
      projects: left.filter(({ project }) => project).length,
      more,
    },
  }
}
