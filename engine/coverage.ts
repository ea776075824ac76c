/** Which blocks of a certification a track covers: those of which every competence is aligned with something that the track teaches. */
import type { NodeId } from '#engine/catalog.ts'

interface Coded {
  code: string
  label: string
}

export interface Block extends Coded {
  skills: Coded[]
}

export interface CoveredBlock extends Coded {
  covered: boolean
  /** With the nodes of the track that are aligned with it; none: it is not covered. */
  skills: (Coded & { nodes: NodeId[] })[]
}

/** What the nodes of a track cover of these blocks, by alignments that a person confirmed. A block that lists no competence is never covered. */
export function coverBlocks(
  nodes: readonly NodeId[],
  blocks: Block[],
  confirmed: { node: NodeId; code: string }[],
): CoveredBlock[] {
  const taught = new Set(nodes)
  const aligned = confirmed.filter(({ node }) => taught.has(node))
  return blocks.map(({ code, label, skills }) => {
    const shown = skills.map((skill) => ({
      ...skill,
      nodes: aligned.filter((one) => one.code === skill.code).map(({ node }) => node),
    }))
    const covered = shown.length > 0 && shown.every((skill) => skill.nodes.length > 0)
    return { code, label, covered, skills: shown }
  })
}
