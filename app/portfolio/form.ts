/** The form of a portfolio: its fields, and what she chose by them, in the browser as on the server. */
import { cleanText } from '#app/messages/text.ts'
import {
  movePiece,
  pieceKinds,
  type PieceChoice,
  type PieceKind,
  type PortfolioChoices,
} from '#engine/portfolio.ts'

/** Letters of what she says of herself, and of one piece. */
export const [longestAbout, longestPiece] = [1_200, 500]

/** The name of a piece in the form. */
export const pieceName = ({ kind, key }: Pick<PieceChoice, 'kind' | 'key'>) => `${kind}:${key}`

function parsePiece(text: string): { kind: PieceKind; key: string } | null {
  const [start = '', ...rest] = text.split(':')
  const kind = pieceKinds.find((one) => one === start)
  return kind && rest.length > 0 ? { kind, key: rest.join(':') } : null
}

const word = (form: FormData, name: string) => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/**
 * What she chose, with what she typed. Pieces stand as the form has them; one that the form does not know, because it came since, keeps
 * what `kept` says of it.
 */
export function readChoicesForm(form: FormData, kept: readonly PieceChoice[]): PortfolioChoices {
  const order = form.getAll('order').flatMap((value) => {
    const piece = typeof value === 'string' ? parsePiece(value) : null
    const known = kept.find((one) => piece?.kind === one.kind && piece.key === one.key)
    return known ? [known] : []
  })
  const listed = [...new Set(order)]
  const shown = new Set(form.getAll('shown'))
  const pieces = listed.map((piece) => ({
    ...{ kind: piece.kind, key: piece.key, shown: shown.has(pieceName(piece)) },
    words: cleanText(word(form, `words:${pieceName(piece)}`)),
  }))
  return {
    shownName: word(form, 'name').trim().normalize('NFC'),
    about: cleanText(word(form, 'about')),
    showTrack: form.get('track') === 'on',
    pieces: [...pieces, ...kept.filter((piece) => !listed.includes(piece))],
  }
}

/** Her choices after the piece that a button of the form names went earlier or later; unchanged by another button. */
export function moveByForm(choices: PortfolioChoices, move: FormDataEntryValue | null): PortfolioChoices {
  const [way, ...rest] = typeof move === 'string' ? move.split(' ') : []
  const piece = parsePiece(rest.join(' '))
  if (!piece || (way !== 'earlier' && way !== 'later')) return choices
  const by = way === 'earlier' ? -1 : 1
  return { ...choices, pieces: movePiece(choices.pieces, { ...piece, by }) }
}

/** Fields that hold more letters than they may. */
export function tooLong({ about, pieces }: PortfolioChoices): string[] {
  const fields = pieces
    .filter(({ words }) => words.length > longestPiece)
    .map((piece) => `words:${pieceName(piece)}`)
  return about.length > longestAbout ? ['about', ...fields] : fields
}
