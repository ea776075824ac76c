import type { ReactNode } from 'react'
import { WordLink } from '#app/components/button.tsx'
import { useStanding } from '#app/components/homes/standing.tsx'
import { homes as en } from '#app/locales/en/homes.ts'
import { homes as fr } from '#app/locales/fr/homes.ts'
import { useText } from '#app/locales/language.tsx'
import type { ShownCompanion } from '#app/companions.server.ts'

/** Learners one accompanies, one a line: where the path stands, and the last sign of life. */
export function CompanionList({
  companions,
  place,
  note,
}: {
  companions: ShownCompanion[]
  /** Where their files stand, before the id. */
  place: '/mentor/mentees' | '/learners'
  /** Said besides the last sign of life. */
  note?: (companion: ShownCompanion) => ReactNode
}) {
  const t = useText(fr, en).person
  const standing = useStanding()
  return (
    <ul className="mt-8 border-b border-line">
      {companions.map((companion) => (
        <li
          key={companion.id}
          className="grid gap-x-8 gap-y-1 border-t border-line py-5 md:grid-cols-[minmax(0,1fr)_16rem]"
        >
          <div>
            <h2 className="title-3">{companion.name}</h2>
            <p className="measure mt-1.5">{standing(companion)}</p>
            <WordLink
              to={`${place}/${companion.id}`}
              aria-label={t.openLabel(companion.name)}
              className="inline-flex min-h-12 items-center font-semibold"
            >
              {t.open}
            </WordLink>
          </div>
          <div className="text-ink-2 md:pt-0.5">
            <p>{t.seen(companion.seen)}</p>
            {companion.track ? <p className="text-sm">{companion.track}</p> : null}
            {note ? <p className="text-sm">{note(companion)}</p> : null}
          </div>
        </li>
      ))}
    </ul>
  )
}
