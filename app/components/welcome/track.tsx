import { WordLink } from '#app/components/button.tsx'
import { RadioCards } from '#app/components/choice-cards.tsx'
import type { ScreenProps } from '#app/components/welcome/screen.tsx'
import { welcome as en } from '#app/locales/en/welcome.ts'
import { welcome as fr } from '#app/locales/fr/welcome.ts'
import { minutesText } from '#app/locales/format.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'

/** The track she dreams of, or not yet; said plainly when there is only one. */
export function TrackFields({ welcome, typed, error }: ScreenProps) {
  const t = useText(fr, en)
  const say = useSay()
  const language = useLanguage()
  const { tracks, answers } = welcome
  const only = tracks.length === 1 ? tracks[0] : undefined
  return (
    <div className="grid gap-5">
      {only ? <p className="text-lg text-ink-2">{t.track.only}</p> : null}
      <RadioCards
        name="track"
        legend={<span className="sr-only">{t.track.legend}</span>}
        error={error('track')}
        chosen={typed('track') ?? answers.track?.track}
        choices={[
          ...tracks.map(({ slug, name, summary, minutes, weeks }) => ({
            value: slug,
            label: <span className="title-3 block font-title font-[640] text-balance">{say(name)}</span>,
            note: (
              <>
                <span className="block text-base">{say(summary)}</span>
                <span className="mt-1 block">
                  {t.track.length(minutesText(Math.round(minutes / 60) * 60, language), weeks)}
                </span>
              </>
            ),
          })),
          { value: 'undecided', label: t.track.undecided, note: t.track.undecidedNote, quiet: true },
        ]}
      />
      <p className="flex flex-wrap gap-x-7">
        <WordLink
          to="/welcome?step=track&help=questions"
          className="inline-flex min-h-12 items-center font-semibold"
        >
          {t.track.help}
        </WordLink>
        <WordLink
          to={only ? `/tracks/${only.slug}` : '/tracks'}
          className="inline-flex min-h-12 items-center font-semibold"
        >
          {t.track.more}
        </WordLink>
      </p>
    </div>
  )
}
