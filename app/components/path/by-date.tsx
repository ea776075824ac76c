import { Form, Link } from '@remix-run/react'
import { Button, ButtonLink, WordLink } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { TextField } from '#app/components/field.tsx'
import { Thread, ThreadStep } from '#app/components/thread.tsx'
import { dayText, minutesText } from '#app/locales/format.ts'
import { byDate as en } from '#app/locales/en/by-date.ts'
import { byDate as fr } from '#app/locales/fr/by-date.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { ByDayView } from '#app/path/by.server.ts'
import type { DayForm } from '#app/path/by.ts'
import { addDays } from '#engine/calendar.ts'

/** Weeks that she may ask about without looking at a calendar. */
const nearWeeks = [4, 8, 12]
/** Abilities read without unfolding. */
const shownAbilities = 8

/** The day, sent to the address: nothing is kept. `quiet`: an answer stands already. */
export function DayFields({ form, today, quiet }: { form: DayForm; today: string; quiet: boolean }) {
  const t = useText(fr, en)
  return (
    <div>
      <Form method="get" className="max-w-[24rem]" noValidate>
        <TextField
          label={t.label}
          name="day"
          type="date"
          min={addDays(today, 1)}
          defaultValue={form.day}
          help={t.help}
          error={form.problem ? t.problems[form.problem] : undefined}
          autoComplete="off"
        />
        <div className="mt-5">
          <Button look={quiet ? 'outline' : 'filled'} wide>
            {t.look}
          </Button>
        </div>
      </Form>
      <ul className="mt-3 flex flex-wrap gap-x-6">
        {nearWeeks.map((weeks) => (
          <li key={weeks}>
            <WordLink to={`/path/by?weeks=${weeks}`} className="inline-flex min-h-12 items-center">
              {t.weeks(weeks)}
            </WordLink>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What she could say on that day, milestone by milestone. */
function Abilities({ abilities, targets }: Pick<ByDayView, 'abilities' | 'targets'>) {
  const t = useText(fr, en)
  const count = abilities.reduce((sum, { sentences }) => sum + sentences.length, 0)
  const many = count > shownAbilities
  return (
    <section aria-labelledby="abilities">
      <h2 id="abilities" className="title-2">
        {t.abilities}
      </h2>
      <p className="measure mt-2 text-ink-2">{t.targets(targets.now, targets.then, targets.all, count)}</p>
      <div className="mt-4">
        {abilities.map(({ milestone, sentences }, i) => {
          const title = milestone ?? t.beyond
          const list = (
            <ul className="measure mt-1 grid gap-2 text-ink">
              {sentences.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )
          return (
            <div key={title} className="border-t border-line py-3">
              {many ? (
                <Disclosure summary={`${title} (${sentences.length})`} open={i === 0}>
                  {list}
                </Disclosure>
              ) : (
                <>
                  <h3 className="font-title text-base font-[640]">{title}</h3>
                  {list}
                </>
              )}
            </div>
          )
        })}
      </div>
    </section>
  )
}

/** What she would have by the day, the steps that bring it, what would remain, and the one act. */
export function ByDayAnswer({ answer, version }: { answer: ByDayView; version: number }) {
  const t = useText(fr, en)
  const language = useLanguage()
  const minutes = (count: number) => minutesText(count, language)
  const { kind, steps, left, steady } = answer
  return (
    <div className="grid gap-12">
      {kind === 'some' ? <Begin answer={answer} version={version} /> : null}
      {kind === 'same' ? (
        <p className="measure">
          {t.same}{' '}
          <WordLink to="/path" className="inline-flex min-h-12 items-center">
            {t.toPath}
          </WordLink>
        </p>
      ) : null}
      {answer.abilities.length > 0 ? (
        <Abilities abilities={answer.abilities} targets={answer.targets} />
      ) : null}
      {steps.length > 0 ? (
        <section aria-labelledby="steps">
          <h2 id="steps" className="title-2">
            {t.steps}
          </h2>
          <p className="mt-2 text-ink-2">{t.used(minutes(answer.used))}</p>
          <div className="mt-5">
            <Thread label={t.steps}>
              {steps.map((step, i) => (
                <ThreadStep key={step.module} state={i === 0 ? 'now' : 'ahead'}>
                  <div className="flex items-baseline justify-between gap-4 pt-0.5">
                    <Link to={`/modules/${step.module}`} className="word inline-flex min-h-11 items-center">
                      {step.title}
                    </Link>
                    <span className="flex-none text-sm text-ink-2">{minutes(step.minutes)}</span>
                  </div>
                </ThreadStep>
              ))}
            </Thread>
          </div>
          <p className="measure mt-4 text-ink-2">
            {steady === null ? t.hoursKept : t.steady(steady, steps.length)}{' '}
            <WordLink to="/path/hours" className="text-ink">
              {t.hours}
            </WordLink>
          </p>
        </section>
      ) : null}
      {kind !== 'everything' && left.steps > 0 ? (
        <section aria-labelledby="left">
          <h2 id="left" className="title-2">
            {t.left}
          </h2>
          <p className="measure mt-2 text-ink-2">
            {[
              t.leftText(left.steps, minutes(left.minutes)),
              left.projects > 0 ? t.projects(left.projects) : null,
              left.more > 0 ? t.more(minutes(left.more)) : null,
              left.more < 0 ? t.less(minutes(-left.more)) : null,
            ]
              .filter((sentence) => sentence !== null)
              .join(' ')}
          </p>
        </section>
      ) : null}
    </div>
  )
}

/** The one act of the page, and that nothing is decided without it. */
function Begin({ answer, version }: { answer: ByDayView; version: number }) {
  const t = useText(fr, en)
  return (
    <Form method="post" className="rounded-area bg-paper-2 px-5 py-5">
      <p className="measure text-ink-2">{t.nothingDecided}</p>
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="day" value={answer.day} />
      <input type="hidden" name="modules" value={answer.steps.map(({ module }) => module).join('+')} />
      <div className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-2">
        <Button wide name="intent" value="begin">
          {t.begin}
        </Button>
        <ButtonLink look="word" to="/path">
          {t.leave}
        </ButtonLink>
      </div>
    </Form>
  )
}

/** The title and its sentence: what is true of that day. */
export function ByDayTitle({ answer }: { answer: ByDayView | null }) {
  const t = useText(fr, en)
  const language = useLanguage()
  const [title, lead] = ((): [string, string] => {
    if (!answer) return [t.titles.ask, t.leads.ask]
    const { kind, minutes, used, abilities } = answer
    const day = dayText(answer.day, language, 'long')
    const count = abilities.reduce((sum, { sentences }) => sum + sentences.length, 0)
    switch (kind) {
      case 'everything':
        return [t.titles.everything(day), t.leads.everything(minutesText(used, language))]
      case 'nothing':
        return [t.titles.nothing(day), t.leads.nothing(minutes > 0 ? minutesText(minutes, language) : null)]
      default:
        return [t.titles.some(count, day), t.leads.some(minutesText(minutes, language))]
    }
  })()
  return (
    <>
      <h1 className="title-1 mt-2 max-w-[22ch]">{title}</h1>
      <p className="measure mt-4 text-lg text-ink-2">{lead}</p>
    </>
  )
}
