/** Lists that name something twice, or nothing. */
import type { Catalog } from '#engine/catalog.ts'
import { nodeOf } from '#engine/competency.ts'
import type { LintFinding, Report } from '#engine/lint.ts'

/** Levels of a competency, as a node is written. */
export const mostLevels = 3

type Kind = LintFinding['where']['kind']

/** What stands twice in a list, and lists that need members and have none. */
export function lintLists({ competencies, modules, tracks, retired = [] }: Catalog, report: Report) {
  const once = (kind: Kind, slug: string, what: string, list: readonly string[]) => {
    for (const member of new Set(list.filter((one, i) => list.indexOf(one) !== i)))
      report('listed-twice', kind, slug, `${what} ${member} twice`, { about: [member] })
  }
  const some = (
    where: [Kind, string],
    what: string,
    list: readonly unknown[],
    facts: Parameters<Report>[4],
  ) => {
    if (list.length === 0) report('empty', ...where, `has no ${what}`, facts)
  }
  for (const { slug, levels } of competencies) {
    some(['competency', slug], 'levels', levels, { field: 'levels' })
    if (levels.length > mostLevels)
      report('too-many-levels', 'competency', slug, `${levels.length} levels, more than ${mostLevels}`, {
        about: [levels.length],
      })
    levels.forEach(({ requires }, i) => once('node', nodeOf(slug, i + 1), 'requires', requires))
  }
  for (const { slug, teaches, project } of modules) {
    some(['module', slug], 'nodes to teach', teaches, { field: 'teaches' })
    once('module', slug, 'teaches', teaches)
    const criteria = (project?.criteria ?? []).map((criterion) => criterion.slug)
    once('module', slug, 'has the criterion', criteria)
    if (project) some(['module', slug], 'criteria', criteria, { field: 'project.criteria' })
  }
  for (const { slug, targets, milestones } of tracks) {
    some(['track', slug], 'targets', targets, { field: 'targets' })
    once('track', slug, 'targets', targets)
    once(
      'track',
      slug,
      'has the milestone',
      milestones.map((one) => one.slug),
    )
    for (const milestone of milestones) {
      some(['track', slug], `nodes in milestone ${milestone.slug}`, milestone.nodes, {
        field: 'milestones',
        about: [milestone.slug],
      })
      once('track', slug, `milestone ${milestone.slug} has`, milestone.nodes)
    }
  }
  for (const { node, equivalent } of retired) once('retirement', node, 'names', equivalent)
}
