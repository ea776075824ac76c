import { AreaSign } from '#app/components/studio/area-sign.tsx'
import { studio as en } from '#app/locales/en/studio.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { useSay, useText } from '#app/locales/language.tsx'
import type { Picture } from '#app/studio/picture.ts'

/** The areas of the picture with their signs; each can be folded to one node. */
export function PictureAreas({
  areas,
  folded,
  onFold,
}: {
  areas: Picture['areas']
  folded: ReadonlySet<string>
  onFold(area: string): void
}) {
  const t = useText(fr, en).graph
  const say = useSay()
  return (
    <ul aria-label={t.areas} className="flex flex-wrap gap-x-5">
      {areas.map(({ slug, name }, i) => {
        const label = say(name) || slug
        return (
          <li key={slug}>
            <button
              type="button"
              aria-expanded={!folded.has(slug)}
              aria-label={folded.has(slug) ? t.unfold(label) : t.fold(label)}
              className="inline-flex min-h-12 items-center gap-2 text-ink-2 hover:text-ink"
              onClick={() => onFold(slug)}
            >
              <AreaSign index={i} />
              <span className={folded.has(slug) ? '' : 'word'}>{label}</span>
              <span aria-hidden="true">{folded.has(slug) ? '+' : '−'}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
