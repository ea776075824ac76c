import type { ReactNode } from 'react'
import { ButtonLink, WordLink } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { Choices } from '#app/components/path/choices.tsx'
import { Why } from '#app/components/path/why.tsx'
import { StepCard } from '#app/components/step-card.tsx'
import { Tag } from '#app/components/tag.tsx'
import { Thread, ThreadStep } from '#app/components/thread.tsx'
import { minutesText } from '#app/locales/format.ts'
import { path as en } from '#app/locales/en/path.ts'
import { path as fr } from '#app/locales/fr/path.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { ShownStep } from '#app/path/view.server.ts'
import type { WeekView } from '#app/path/week.server.ts'

interface WeekProps {
  week: WeekView
  /** The first step of the path, whatever the week. */
  first: ShownStep
  version: number
  mentor: string | null
  /** The page has another filled button. */
  quiet: boolean
}

/** The steps of this week along the thread: the first is now, what is to be reviewed comes after it. */
export function WeekSteps({ week, first, version, mentor, quiet }: WeekProps) {
  const t = useText(fr, en)
  const [, ...others] = week.steps
  return (
    <Thread open label={week.steps.length > 0 ? t.stepsOfWeek : t.first}>
      <ThreadStep state="now">
        <StepNow step={first} version={version} mentor={mentor} quiet={quiet} />
      </ThreadStep>
      {week.reviews.count > 0 ? (
        <ThreadStep state="ahead">
          <ReviewStep reviews={week.reviews} />
        </ThreadStep>
      ) : null}
      {others.map((step) => (
        <ThreadStep key={`${step.module}${step.project}`} state="ahead">
          <StepAhead step={step} version={version} mentor={mentor} />
        </ThreadStep>
      ))}
    </Thread>
  )
}

/** Minutes of a step in the week, and of the whole step where that is more. */
function useMinutes(): (step: ShownStep) => { part: string; whole: string | null } {
  const t = useText(fr, en)
  const language = useLanguage()
  return ({ minutes, minutesInWeek }) => {
    const inOne = minutesInWeek === 0 || minutesInWeek === minutes
    const whole = minutesText(minutes, language)
    return inOne
      ? { part: whole, whole: null }
      : { part: minutesText(minutesInWeek, language), whole: t.inAll(whole) }
  }
}

const noteOf = (...parts: (string | null)[]) => parts.filter((part) => part !== null).join(' · ') || null

function StepNow({ step, version, mentor, quiet }: Omit<WeekProps, 'week' | 'first'> & { step: ShownStep }) {
  const t = useText(fr, en)
  const { part, whole } = useMinutes()(step)
  return (
    <StepCard
      current
      level={2}
      title={step.title}
      tag={
        <Tag tone="thread">
          {step.minutesInWeek > 0 ? t.now : t.upNext} · {part}
        </Tag>
      }
      note={noteOf(step.project ? t.project : null, whole)}
    >
      {step.short ? <p className="pb-3">{t.short}</p> : null}
      <div className="border-t border-dashed border-line pt-3">
        <Why reason={step.reason} mentor={mentor} />
      </div>
      <Choice step={step} version={version} first>
        <ButtonLink look={quiet ? 'outline' : 'filled'} to={step.href}>
          {step.started ? t.goOn : t.begin}
        </ButtonLink>
      </Choice>
    </StepCard>
  )
}

/** The act, and behind a word everything else she may choose; unfolded, it takes the whole line. */
function Choice({
  step,
  version,
  first = false,
  children,
}: {
  step: ShownStep
  version: number
  first?: boolean
  children: ReactNode
}) {
  const t = useText(fr, en)
  return (
    <div className="mt-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
      {children}
      <div className="has-open:basis-full">
        <Disclosure summary={t.other}>
          <Choices step={step} version={version} first={first} />
        </Disclosure>
      </div>
    </div>
  )
}

function StepAhead({ step, version, mentor }: { step: ShownStep; version: number; mentor: string | null }) {
  const t = useText(fr, en)
  const { part, whole } = useMinutes()(step)
  return (
    <StepCard title={step.title} note={noteOf(part, whole, step.project ? t.project : null)}>
      {step.short ? <p className="-mt-2 pb-2 text-ink-2">{t.short}</p> : null}
      <details className="group/more -mt-2 -mb-1.5">
        <summary className="inline-flex min-h-12 items-center gap-2 font-semibold">
          <span className="word">{t.whyOf}</span>
          <span className="sr-only"> : {step.title}</span>
        </summary>
        <Why reason={step.reason} mentor={mentor} />
        <Choice step={step} version={version}>
          <ButtonLink look="word" to={step.href}>
            {step.started ? t.goOn : t.open}
          </ButtonLink>
        </Choice>
      </details>
    </StepCard>
  )
}

function ReviewStep({ reviews }: { reviews: WeekView['reviews'] }) {
  const t = useText(fr, en)
  const language = useLanguage()
  return (
    <StepCard
      title={t.review.title(reviews.count)}
      note={`${minutesText(reviews.minutes, language)} · ${t.review.tag}`}
    >
      {reviews.now > 0 ? (
        <WordLink to="/reviews" className="-mt-2 -mb-1.5 inline-flex min-h-12 items-center font-semibold">
          {t.review.act}
        </WordLink>
      ) : (
        <p className="text-ink-2">{t.review.later}</p>
      )}
    </StepCard>
  )
}
