import { Form, Link } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { Icon } from '#app/components/icon.tsx'
import { ChoiceFields } from '#app/components/path/choices.tsx'
import { Knot, Thread, ThreadStep, type KnotState } from '#app/components/thread.tsx'
import { dayText, labelText, minutesText } from '#app/locales/format.ts'
import { common as commonEn } from '#app/locales/en/common.ts'
import { common as commonFr } from '#app/locales/fr/common.ts'
import { path as en } from '#app/locales/en/path.ts'
import { path as fr } from '#app/locales/fr/path.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { ComingWeek, Stretch } from '#app/path/view.server.ts'

const stepPage = (step: { module: string; project: boolean }) =>
  `/path/steps/${step.module}${step.project ? '?project=1' : ''}`

/** The weeks after this one, and how many more there are. */
export function ComingWeeks({ weeks, more }: { weeks: ComingWeek[]; more: number }) {
  const t = useText(fr, en).coming
  const language = useLanguage()
  if (weeks.length === 0) return null
  return (
    <section className="mt-14">
      <h2 className="title-2">{t.title}</h2>
      <ol className="mt-5">
        {weeks.map(({ monday, minutes, off, steps }) => (
          <li
            key={monday}
            className="border-t border-line py-4 sm:grid sm:grid-cols-[11rem_minmax(0,1fr)] sm:gap-x-6"
          >
            <div>
              <h3 className="font-title text-base font-[640]">
                {t.week(dayText(monday, language, 'dayMonth'))}
              </h3>
              {minutes > 0 ? <p className="text-sm text-ink-2">{minutesText(minutes, language)}</p> : null}
            </div>
            {off ? (
              <p className="text-ink-2">{t.off}</p>
            ) : steps.length === 0 ? (
              <p className="text-ink-2">{t.nothing}</p>
            ) : (
              <ul className="mt-1 sm:mt-0">
                {steps.map((step) => (
                  <li
                    key={`${step.module}${step.project}`}
                    className="flex items-baseline justify-between gap-4"
                  >
                    <Link to={stepPage(step)} className="word inline-flex min-h-11 items-center py-1.5">
                      {step.title}
                    </Link>
                    <span className="flex-none text-sm text-ink-2">
                      {minutesText(step.minutes, language)}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
      {more > 0 ? <p className="border-t border-line pt-4 text-ink-2">{t.more(more)}</p> : null}
    </section>
  )
}

/** The whole thread, milestone by milestone, the one where she is unfolded: what she knew, what is done, what comes. */
export function WholeThread({
  stretches,
  goal,
  minutes,
  steps,
}: {
  stretches: Stretch[]
  goal: string
  minutes: number
  steps: number
}) {
  const t = useText(fr, en).whole
  const language = useLanguage()
  return (
    <section className="mt-14">
      <h2 className="title-2">{t.title}</h2>
      {steps > 0 ? <p className="mt-2 text-ink-2">{t.rest(minutesText(minutes, language), steps)}</p> : null}
      <div className="mt-7">
        <Thread label={t.title}>
          {stretches.map((stretch) => (
            <ThreadStep key={stretch.name} state={stateOf(stretch)}>
              <Milestone stretch={stretch} />
            </ThreadStep>
          ))}
          <ThreadStep state={steps > 0 ? 'ahead' : 'done'}>
            <p className="title-3 pt-3.5 font-title font-[640]">{t.goal(goal)}</p>
          </ThreadStep>
        </Thread>
      </div>
    </section>
  )
}

const stateOf = ({ coming }: Stretch): KnotState =>
  coming.length === 0 ? 'done' : coming.some(({ now }) => now) ? 'now' : 'ahead'

function Milestone({ stretch }: { stretch: Stretch }) {
  const t = useText(fr, en).whole
  const language = useLanguage()
  const { name, known, done, coming } = stretch
  const minutes = coming.reduce((sum, step) => sum + step.minutes, 0)
  return (
    <details open={stateOf(stretch) === 'now'} className="group/more">
      <summary className="flex min-h-13 items-start justify-between gap-3 py-2.5">
        <span>
          <h3 className="title-3">{name ?? t.last}</h3>
          <span className="mt-0.5 block text-sm text-ink-2">
            {coming.length > 0 ? t.stretch(coming.length, minutesText(minutes, language)) : t.stretchDone}
          </span>
        </span>
        <Icon name="down" className="mt-1 size-4 flex-none group-open/more:rotate-180" />
      </summary>
      {known.length > 0 ? (
        <p className="measure text-ink-2">
          {labelText(t.known, known.map((node) => t.knownNode(node.name, node.level)).join(', '), language)}.
        </p>
      ) : null}
      <ul className="mt-1 mb-3">
        {done.map(({ module, title }) => (
          <Line key={module} state="done" to={`/modules/${module}`} title={title} />
        ))}
        {coming.map((step) => (
          <Line
            key={`${step.module}${step.project}`}
            state={step.now ? 'now' : 'ahead'}
            to={stepPage(step)}
            title={step.title}
            note={minutesText(step.minutes, language)}
          />
        ))}
      </ul>
    </details>
  )
}

/** A step on one line, with a small mark that says where it stands. */
function Line({ state, to, title, note }: { state: KnotState; to: string; title: string; note?: string }) {
  const knots = useText(commonFr, commonEn).knot
  const language = useLanguage()
  return (
    <li className="flex items-start gap-3">
      <Knot state={state} className="mt-3 size-4.5!" />
      <span className="sr-only">{labelText(knots[state], '', language)}</span>
      <Link
        to={to}
        className={`inline-flex min-h-11 min-w-0 flex-1 items-center py-1.5 hover:underline ${state === 'now' ? 'font-bold' : ''}`}
      >
        {title}
      </Link>
      {note ? <span className="mt-2.75 flex-none text-sm text-ink-2">{note}</span> : null}
    </li>
  )
}

/** Steps that she passed over, and a way back to each. */
export function Passed({
  modules,
  version,
}: {
  modules: { module: string; title: string }[]
  version: number
}) {
  const t = useText(fr, en).whole
  const language = useLanguage()
  if (modules.length === 0) return null
  return (
    <section className="mt-14">
      <h2 className="title-2">{t.passed}</h2>
      <ul className="mt-4">
        {modules.map(({ module, title }) => (
          <li key={module} className="border-t border-line">
            <Form
              method="post"
              action="/path"
              aria-label={labelText(t.resume, title, language)}
              className="flex flex-wrap items-center justify-between gap-x-6"
            >
              <ChoiceFields module={module} version={version} />
              <Link to={`/modules/${module}`} className="inline-flex min-h-12 items-center hover:underline">
                {title}
              </Link>
              <Button look="word" name="choice" value="undo">
                {t.resume}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  )
}
