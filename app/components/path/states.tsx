import { Form } from '@remix-run/react'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { RadioCards } from '#app/components/choice-cards.tsx'
import { minutesText, numberText } from '#app/locales/format.ts'
import { path as en } from '#app/locales/en/path.ts'
import { path as fr } from '#app/locales/fr/path.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import type { Text } from '#engine/catalog.ts'

/** Before she is on a track: the jobs there are, and a way to be helped. */
export function NoTrack({ tracks }: { tracks: { slug: string; name: Text; summary: Text }[] }) {
  const t = useText(fr, en)
  const say = useSay()
  const [only] = tracks
  return (
    <>
      <h1 className="title-1 max-w-[16ch]">{t.titles.noTrack}</h1>
      <p className="measure mt-4 text-lg text-ink-2">{t.noTrack.lead}</p>
      <Form method="post" className="mt-8 grid max-w-[40rem] gap-6">
        <RadioCards
          name="track"
          legend={t.noTrack.legend}
          chosen={tracks.length === 1 ? only?.slug : undefined}
          choices={tracks.map(({ slug, name, summary }) => ({
            value: slug,
            label: say(name),
            note: say(summary),
          }))}
        />
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <Button wide>{t.noTrack.act}</Button>
          <ButtonLink look="word" to="/welcome">
            {t.noTrack.help}
          </ButtonLink>
          <ButtonLink look="word" to={tracks.length === 1 && only ? `/tracks/${only.slug}` : '/tracks'}>
            {t.noTrack.see}
          </ButtonLink>
        </div>
      </Form>
    </>
  )
}

/** The end of the thread: what she did, what it makes her, what comes after. */
export function Finished({
  track,
  modules,
  known,
  minutes,
}: {
  track: { name: Text; after: Text }
  /** Finished here; brought along; measured. */
  modules: number
  known: number
  minutes: number
}) {
  const t = useText(fr, en)
  const language = useLanguage()
  const say = useSay()
  const facts = [
    [numberText(modules, language), t.finished.modules(modules)],
    [numberText(known, language), t.finished.known(known)],
    [minutesText(minutes, language), t.finished.minutes],
  ] as const
  return (
    <>
      <div className="relative h-28 md:h-40" aria-hidden="true">
        <svg viewBox="0 0 720 160" preserveAspectRatio="none" className="h-full w-full overflow-visible">
          <path
            className="thread-line thread-drawn"
            d="M-80 24C120 0 210 130 350 108S560 10 640 84S612 150 588 112"
          />
        </svg>
      </div>
      <h1 className="title-hero">{t.titles.finished}</h1>
      <p className="measure mt-6 text-lg text-ink-2">{t.finished.lead(say(track.name))}</p>
      <dl className="mt-10 flex flex-wrap gap-x-14 gap-y-6">
        {facts
          .filter(([figure]) => figure !== '0')
          .map(([figure, text]) => (
            <div key={text} className="flex flex-col-reverse">
              <dt className="text-ink-2">{text}</dt>
              <dd className="figure-1">{figure}</dd>
            </div>
          ))}
      </dl>
      <div className="mt-10 flex flex-wrap items-center gap-x-6 gap-y-2">
        <ButtonLink wide to="/progress">
          {t.finished.progress}
        </ButtonLink>
        <ButtonLink look="word" to="/reviews">
          {t.finished.reviews}
        </ButtonLink>
      </div>
      <h2 className="title-2 mt-14">{t.finished.after}</h2>
      <p className="measure mt-3 text-lg text-ink-2">{say(track.after)}</p>
    </>
  )
}
