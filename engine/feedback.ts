/** What feedback on project work tells of a learner: which nodes somebody saw at work, and whether the project is done. */
import type { Criterion, NodeId } from '#engine/catalog.ts'
import type { Evidence, ReadWork, ValidationEvidence } from '#engine/evidence.ts'
import { contestedValidations } from '#engine/learner.ts'

/** How far a criterion is reached. */
export const criterionLevels = ['not-yet', 'almost', 'reached'] as const
export type CriterionLevel = (typeof criterionLevels)[number]

export const commentKinds = ['essential', 'advice', 'celebration'] as const
export type CommentKind = (typeof commentKinds)[number]

/** By the criterion's slug; those not judged yet are absent. */
export type Levels = Record<string, CriterionLevel>

/** Those of the criteria that a project has now. */
export function levelsOf(criteria: readonly Criterion[], levels: Levels): Levels {
  const known = criteria.flatMap(({ slug }) => {
    const level = levels[slug]
    return level ? [[slug, level] as const] : []
  })
  return Object.fromEntries(known)
}

/** Every criterion is reached: the project will be done. */
export function allReached(criteria: readonly Criterion[], levels: Levels): boolean {
  return criteria.every(({ slug }) => levels[slug] === 'reached')
}

/** Whether feedback that was given ended the project: all that was judged then was reached, whatever the project asks for today. */
export function endedProject(levels: Levels): boolean {
  return Object.values(levels).every((level) => level === 'reached')
}

/** Nodes all of whose criteria are reached, in the order of the criteria. */
export function shownNodes(criteria: readonly Criterion[], levels: Levels): NodeId[] {
  const missing = new Set(criteria.flatMap(({ slug, node }) => (levels[slug] === 'reached' ? [] : [node])))
  return [...new Set(criteria.map(({ node }) => node))].filter((node) => !missing.has(node))
}

/**
 * The facts that feedback brings: one for each node it shows. What is not reached is no fact about her: one piece of work that lacks
 * something tells what to do next, not what she cannot do. A node that an earlier version of the same project has shown is not
 * counted again, since it is the same work, unless she contested that.
 */
export function feedbackEvidence(
  criteria: readonly Criterion[],
  levels: Levels,
  earlier: readonly Evidence[],
  given: { work: ReadWork; by: string; author: string; at: string; idOf: (node: NodeId) => string },
): ValidationEvidence[] {
  const { idOf, ...said } = given
  const contested = contestedValidations(earlier)
  const counted = new Set(
    earlier.flatMap((fact) =>
      fact.kind === 'validation' && fact.work?.module === given.work.module && !contested.has(fact.id)
        ? [fact.node]
        : [],
    ),
  )
  return shownNodes(criteria, levels)
    .filter((node) => !counted.has(node))
    .map((node) => ({ kind: 'validation', id: idOf(node), node, ...said }))
}
