import { Button } from '#app/components/button.tsx'
import { TextArea } from '#app/components/field.tsx'
import { portfolio as en } from '#app/locales/en/portfolio.ts'
import { dayText } from '#app/locales/format.ts'
import { portfolio as fr } from '#app/locales/fr/portfolio.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import { longestPiece, pieceName } from '#app/portfolio/form.ts'
import type { PieceChoice, PortfolioMaterial } from '#engine/portfolio.ts'

/** One thing that she may show: its tick, its place, and for a project her words. */
export function PieceRow({
  piece,
  material,
  first,
  last,
  error,
}: {
  piece: PieceChoice
  material: PortfolioMaterial
  first: boolean
  last: boolean
  error: string | undefined
}) {
  const t = useText(fr, en).edit
  const say = useSay()
  const id = pieceName(piece)
  const found = material[piece.kind].find(({ key }) => key === piece.key)
  if (!found) return null
  const name = say(found.name)
  return (
    <li id={`piece-${id}`} className="scroll-mt-6 border-t border-line py-3">
      <input type="hidden" name="order" value={id} />
      <label className="flex min-h-12 items-start gap-4 py-2">
        <input
          type="checkbox"
          name="shown"
          value={id}
          className="mark"
          defaultChecked={piece.shown}
          aria-label={t.show(name)}
        />
        <span className="min-w-0 wrap-anywhere">
          <span className="block font-semibold">{name}</span>
          <span className="mt-0.5 block text-sm text-ink-2">
            <Fact piece={piece} material={material} />
          </span>
        </span>
      </label>
      {piece.kind === 'project' ? (
        <div className="mt-2 ms-10">
          <TextArea
            label={t.words(name)}
            help={t.wordsHelp(longestPiece)}
            name={`words:${id}`}
            rows={3}
            optional
            defaultValue={piece.words}
            error={error}
          />
        </div>
      ) : null}
      {first && last ? null : (
        <p className="ms-10 flex flex-wrap gap-x-7">
          {first ? null : (
            <Button look="word" name="move" value={`earlier ${id}`} aria-label={t.earlierLabel(name)}>
              {t.earlier}
            </Button>
          )}
          {last ? null : (
            <Button look="word" name="move" value={`later ${id}`} aria-label={t.laterLabel(name)}>
              {t.later}
            </Button>
          )}
        </p>
      )}
    </li>
  )
}

/** What helps to choose: of a credential its page, of a project its criteria, of a competency what it means. */
function Fact({ piece, material }: { piece: PieceChoice; material: PortfolioMaterial }) {
  const { edit: t, view } = useText(fr, en)
  const language = useLanguage()
  const say = useSay()
  const { award, project, node } = material
  if (piece.kind === 'award') {
    const found = award.find(({ key }) => key === piece.key)
    if (!found) return null
    const issued = view.issued(dayText(found.on, language, 'long'))
    return <>{found.isPublic ? issued : `${issued}. ${t.closed}`}</>
  }
  if (piece.kind === 'project') {
    const criteria = project.find(({ key }) => key === piece.key)?.criteria ?? []
    return <>{t.reached(criteria.filter(({ level }) => level === 'reached').length, criteria.length)}</>
  }
  const ability = node.find(({ key }) => key === piece.key)?.ability
  return ability ? <>{say(ability)}</> : null
}
