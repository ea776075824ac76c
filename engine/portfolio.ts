/** A portfolio: what a learner shows of herself, chosen piece by piece. Composing it is pure, so that a preview is what others read. */
import type { Text } from '#engine/catalog.ts'
import type { CriterionLevel } from '#engine/feedback.ts'

export const pieceKinds = ['award', 'project', 'node'] as const
export type PieceKind = (typeof pieceKinds)[number]

/** One thing that she may show: a credential by its id, a project by its module, a competency by its node. */
export interface PieceChoice {
  kind: PieceKind
  key: string
  shown: boolean
  /** What she says of it; empty for none. */
  words: string
}

/** Her choices. Pieces stand in her order within their kind; those left out keep their place and her words. */
export interface PortfolioChoices {
  shownName: string
  about: string
  showTrack: boolean
  pieces: PieceChoice[]
}

interface PieceBase {
  key: string
  name: Text
  /** ISO date on which it was issued, or last confirmed. */
  on: string
}

interface Confirmed extends PieceBase {
  ability: Text
  /** As whom it was confirmed: mentor, coach, trainer. */
  by: string[]
  seen: ('work' | 'watched')[]
}

export interface AwardPiece extends Confirmed {
  /** Its verification page is open. */
  isPublic: boolean
}

export interface ProjectPiece extends PieceBase {
  /** All that was judged is reached. */
  done: boolean
  criteria: { text: Text; level: CriterionLevel }[]
}

/** A competency that people confirmed, and she has not contested. */
type NodePiece = Confirmed

/** All that a learner could show today; each kind with the latest first. */
export interface PortfolioMaterial {
  track: Text | null
  award: AwardPiece[]
  project: ProjectPiece[]
  node: NodePiece[]
}

/** A portfolio as others read it. */
export interface Portfolio {
  name: string
  about: string
  track: Text | null
  award: (AwardPiece & { words: string })[]
  project: (ProjectPiece & { words: string })[]
  node: (NodePiece & { words: string })[]
}

/** What stands in a portfolio before she chose: her credentials, and nothing else. */
export function firstChoices(material: PortfolioMaterial, shownName: string): PortfolioChoices {
  const pieces = material.award.map(({ key }) => ({ kind: 'award' as const, key, shown: true, words: '' }))
  return { shownName, about: '', showTrack: false, pieces }
}

/** Her choices with all that she could show: what came since stands behind the others of its kind and is not shown. */
export function orderPieces(material: PortfolioMaterial, chosen: readonly PieceChoice[]): PieceChoice[] {
  return pieceKinds.flatMap((kind) => {
    const there = new Set(material[kind].map(({ key }) => key))
    const known = chosen.filter((piece) => piece.kind === kind && there.has(piece.key))
    const fresh = [...there].filter((key) => !known.some((piece) => piece.key === key))
    return [...known, ...fresh.map((key) => ({ kind, key, shown: false, words: '' }))]
  })
}

/** The same pieces with one of them a place earlier or later among those of its kind; unchanged at the end of the line. */
export function movePiece(
  pieces: readonly PieceChoice[],
  { kind, key, by }: { kind: PieceKind; key: string; by: -1 | 1 },
): PieceChoice[] {
  const own = pieces.filter((piece) => piece.kind === kind)
  const from = own.findIndex((piece) => piece.key === key)
  const [piece, other] = [own[from], own[from + by]]
  if (!piece || !other) return [...pieces]
  return pieces.map((one) => (one === piece ? other : one === other ? piece : one))
}

/** What others read of her choices; what she could show no longer is left out. */
export function composePortfolio(material: PortfolioMaterial, choices: PortfolioChoices): Portfolio {
  const { shownName, about, showTrack, pieces } = choices
  const chosen = <Piece extends PieceBase>(kind: PieceKind, from: readonly Piece[]) =>
    pieces
      .filter((piece) => piece.kind === kind && piece.shown)
      .flatMap(({ key, words }) =>
        from.filter((piece) => piece.key === key).map((piece) => ({ ...piece, words })),
      )
  return {
    name: shownName,
    about,
    track: showTrack ? material.track : null,
    award: chosen('award', material.award),
    project: chosen('project', material.project),
    node: chosen('node', material.node),
  }
}

/** Whether a portfolio says nothing yet, its name apart. */
export function isEmptyPortfolio({ about, track, award, project, node }: Portfolio): boolean {
  return about === '' && track === null && award.length + project.length + node.length === 0
}
