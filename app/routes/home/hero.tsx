import type { ReactNode } from 'react'
import { ButtonLink } from '#app/components/button.tsx'
import { Knot, Thread, ThreadStep } from '#app/components/thread.tsx'
import { home as en } from '#app/locales/en/home.ts'
import { home as fr } from '#app/locales/fr/home.ts'
import { minutesText } from '#app/locales/format.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import type { Text } from '#engine/catalog.ts'

export interface HeroTrack {
  name: Text
  steps: { name: Text; modules: number; minutes: number }[]
}

/** Where the knots of the great thread stand, for the drawing below (box of 560 by 640). */
const places = [
  'start-[286px] top-[76px]',
  'start-[56px] top-[206px]',
  'start-[201px] top-[336px]',
  'start-[26px] top-[468px]',
  'start-[176px] top-[586px]',
]

/** At most three of the steps between what she knows and the job, evenly chosen, the last one included. */
function chooseSteps<Step>(steps: Step[], count: number): Step[] {
  if (steps.length <= count) return steps
  return Array.from(
    { length: count },
    (_, i) => steps[Math.round(((i + 1) * steps.length) / count) - 1],
  ).filter((step) => step !== undefined)
}

export function Hero({
  track,
  shortest,
  begin,
}: {
  track: HeroTrack | null
  shortest: number
  begin: ReactNode
}) {
  const t = useText(fr, en)
  const say = useSay()
  const language = useLanguage()
  const knots = track
    ? [
        { title: t.thread.start, note: t.thread.startNote },
        ...chooseSteps(track.steps, 3).map((step) => ({
          title: say(step.name),
          note: `${t.thread.modules(step.modules)}, ${minutesText(step.minutes, language)}`,
        })),
        { title: say(track.name), note: t.thread.goal },
      ]
    : []
  const figures = [
    t.figures.diagnosis,
    ...(Number.isFinite(shortest)
      ? [{ figure: minutesText(shortest, language), text: t.figures.shortest }]
      : []),
    t.figures.price,
  ]
  return (
    <section className="page grid items-center gap-x-8 pt-6 xl:min-h-[660px] xl:grid-cols-[minmax(0,1fr)_560px] xl:pt-0">
      <div>
        <h1 className="title-hero max-w-[15ch]">{t.hero.title}</h1>
        <p className="mt-6 max-w-[33rem] text-lg text-ink-2">{t.hero.lead}</p>
        <div className="mt-8 flex flex-wrap items-center gap-x-7 gap-y-2">
          {begin}
          <ButtonLink look="word" to="/tracks">
            {t.hero.see}
          </ButtonLink>
        </div>
        <dl className="mt-10 grid grid-cols-3 gap-x-4 sm:flex sm:gap-x-10 xl:mt-14">
          {figures.map(({ figure, text }) => (
            <div key={text} className="flex flex-col-reverse justify-end">
              <dt className="text-sm text-ink-2">{text}</dt>
              <dd className="figure-2">{figure}</dd>
            </div>
          ))}
        </dl>
      </div>
      {knots.length > 0 ? (
        <div className="relative mt-4 xl:mt-0 xl:h-[640px] xl:w-[560px]">
          <GreatThread />
          <Sweep className="h-[6.6rem] xl:hidden" />
          <div className="pt-20 xl:hidden">
            <Thread open label={t.thread.label}>
              {knots.map(({ title, note }, index) => (
                <ThreadStep key={title} state={index === 0 ? 'now' : 'ahead'}>
                  <Label title={title} note={note} />
                </ThreadStep>
              ))}
            </Thread>
          </div>
          <ol aria-label={t.thread.label} className="hidden xl:block">
            {knots.map(({ title, note }, index) => (
              <li key={title} className={`absolute flex gap-4 ${places[index] ?? 'hidden'}`}>
                <Knot state={index === 0 ? 'now' : 'ahead'} />
                <Label title={title} note={note} />
              </li>
            ))}
          </ol>
        </div>
      ) : null}
    </section>
  )
}

function Label({ title, note }: { title: string; note: string }) {
  return (
    <div className="max-w-[17.5rem] pt-0.5 pb-3">
      <p className="title-3 font-title font-[640]">{title}</p>
      <p className="mt-1 text-sm text-ink-2">{note}</p>
    </div>
  )
}

/** From beyond the page to what she knows, through the steps, and out again on the other side of the job. */
function GreatThread() {
  return (
    <svg
      viewBox="0 0 560 640"
      aria-hidden="true"
      className="thread-drawn pointer-events-none absolute inset-0 hidden h-full w-full overflow-visible xl:block rtl:-scale-x-100"
    >
      <path
        className="thread-line"
        strokeWidth="6"
        d="M1200 -60C760 -110 300 -60 300 90C300 170 70 135 70 220C70 345 215 262 215 350C215 430 40 400 40 482C40 610 190 515 190 600C190 720 300 705 1200 700"
      />
    </svg>
  )
}

/** The thread comes in from the side of the page and falls to where a knot stands. */
export function Sweep({ className }: { className: string }) {
  return (
    <svg
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      aria-hidden="true"
      className={`thread-drawn pointer-events-none absolute start-[0.875rem] top-0 w-screen overflow-visible rtl:-scale-x-100 ${className}`}
    >
      <path className="thread-line" d="M100 4C60 -12 0 22 0 100" />
    </svg>
  )
}
