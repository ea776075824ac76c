import { Form, useSearchParams } from '@remix-run/react'
import { useEffect, useRef, type ReactNode } from 'react'
import { Button } from '#app/components/button.tsx'
import { ErrorSummary } from '#app/components/error-summary.tsx'
import { useHydrated } from '#app/components/hydrated.ts'
import { FocusPage } from '#app/components/learner-page.tsx'
import { EquipmentFields } from '#app/components/welcome/equipment.tsx'
import { ExperienceFields } from '#app/components/welcome/experience.tsx'
import { HelpMeChoose } from '#app/components/welcome/help.tsx'
import { HolidaysFields } from '#app/components/welcome/holidays.tsx'
import { LanguageFields } from '#app/components/welcome/language.tsx'
import { LearningFields } from '#app/components/welcome/learning.tsx'
import { SkillsFields } from '#app/components/welcome/skills.tsx'
import { StepThread } from '#app/components/welcome/step-thread.tsx'
import { TrackFields } from '#app/components/welcome/track.tsx'
import { WeekFields } from '#app/components/welcome/week.tsx'
import { welcome as en } from '#app/locales/en/welcome.ts'
import { welcome as fr } from '#app/locales/fr/welcome.ts'
import { useText } from '#app/locales/language.tsx'
import { welcomeSteps, type WelcomeStep } from '#app/learning/welcome.ts'
import type { WelcomeData } from '#app/learning/welcome.server.ts'

/** What the fields of a screen get: what she told before, what came back with the form, and what is wrong with a field. */
export interface ScreenProps {
  welcome: WelcomeData & { today: string }
  typed(name: string): string | undefined
  /** What was ticked, when the form came back. */
  ticked(name: string): string[] | undefined
  error(name: string): string | undefined
}

const fields: Record<WelcomeStep, (props: ScreenProps) => ReactNode> = {
  track: (props) => <TrackFields {...props} />,
  experience: (props) => <ExperienceFields {...props} />,
  skills: (props) => <SkillsFields {...props} />,
  week: (props) => <WeekFields {...props} />,
  holidays: (props) => <HolidaysFields {...props} />,
  equipment: (props) => <EquipmentFields {...props} />,
  language: (props) => <LanguageFields {...props} />,
  learning: (props) => <LearningFields {...props} />,
}

/** One screen of the welcome: a question, a form, why it is asked, and "later". */
export function WelcomeScreen({
  step,
  welcome,
  returned,
}: {
  step: WelcomeStep
  welcome: ScreenProps['welcome']
  returned:
    { problems: { field: string | null; problem: string }[]; values: Record<string, string[]> } | undefined
}) {
  const t = useText(fr, en)
  const [query] = useSearchParams()
  const place = welcomeSteps.indexOf(step)
  const before = welcomeSteps[place - 1]
  const say = (problem: string) =>
    problem in t.problems ? t.problems[problem as keyof typeof t.problems] : t.problems.form
  const problems = (returned?.problems ?? []).map(({ field, problem }) => ({ field, text: say(problem) }))
  const back = welcome.done
    ? { to: '/welcome', label: t.back }
    : before
      ? { to: `/welcome?step=${before}`, label: t.back }
      : undefined
  if (step === 'track' && query.has('help')) return <HelpMeChoose welcome={welcome} />
  const isLast = place === welcomeSteps.length - 1
  return (
    <FocusPage back={back} aside={welcome.done ? undefined : t.place(place + 1, welcomeSteps.length)}>
      {welcome.done ? null : <StepThread place={place} count={welcomeSteps.length} />}
      <ScreenTitle>
        {step === 'track' ? (welcome.name ? t.track.title(welcome.name) : t.track.titleAlone) : t[step].title}
      </ScreenTitle>
      {step === 'track' ? null : <p className="mt-3 text-lg text-ink-2">{t[step].lead}</p>}
      {problems.length > 0 ? (
        <div className="mt-6">
          <ErrorSummary problems={problems} />
        </div>
      ) : null}
      <Form method="post" action={`/welcome?step=${step}`} noValidate className="mt-7 grid gap-8">
        <input type="hidden" name="step" value={step} />
        {welcome.done ? <input type="hidden" name="edit" value="1" /> : null}
        {fields[step]({
          welcome,
          typed: (name) => returned?.values[name]?.[0],
          ticked: (name) => returned && (returned.values[name] ?? []),
          error: (name) => problems.find((problem) => problem.field === name)?.text,
        })}
        <div className="flex flex-wrap items-center gap-x-7 gap-y-2">
          <Button wide>{welcome.done ? t.save : isLast ? t.last : t.next}</Button>
          {welcome.done ? null : (
            <Button look="word" name="intent" value="later">
              {t.skip}
            </Button>
          )}
        </div>
      </Form>
      <Reasons why={t[step].why} who={t[step].who} />
    </FocusPage>
  )
}

/** The question of the screen; it takes the focus when she comes from another screen. */
function ScreenTitle({ children }: { children: ReactNode }) {
  const arrived = useRef(useHydrated())
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (arrived.current) title.current?.focus({ preventScroll: true })
  }, [])
  return (
    <h1 ref={title} tabIndex={-1} className="title-1 outline-none">
      {children}
    </h1>
  )
}

function Reasons({ why, who }: { why: string; who: string }) {
  const t = useText(fr, en)
  return (
    <dl className="mt-10 grid gap-x-8 gap-y-3 border-t border-line pt-5 text-sm text-ink-2 sm:grid-cols-[3fr_2fr]">
      <div>
        <dt className="font-bold text-ink">{t.why}</dt>
        <dd>{why}</dd>
      </div>
      <div>
        <dt className="font-bold text-ink">{t.who}</dt>
        <dd>{who}</dd>
      </div>
    </dl>
  )
}
