import { Form } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { useFactText } from '#app/components/coach/facts.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { TextArea } from '#app/components/field.tsx'
import type { ShownFlag } from '#app/coach/flags.server.ts'
import { coach as en } from '#app/locales/en/coach.ts'
import { dayText, percentText } from '#app/locales/format.ts'
import { coach as fr } from '#app/locales/fr/coach.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { longestWords } from '#app/messages/text.ts'

interface OwnFlag extends ShownFlag {
  until: string | null
  takenBack: boolean
  /** Null for a coach who is gone. */
  answer: { words: string; day: string; coach: string | null } | null
  /** Of her rule: how many it speaks of, how many of them then stop (null where it foresees nothing), and of all. */
  worth: { share: number | null; precision: number | null; base: number | null }
}

interface ReturnedWords {
  words: string
  problem: 'empty' | 'long'
}

/** What is said of her now: the facts, what the rule is worth, and her own word. */
export function OpenFlag({ flag, returned }: { flag: OwnFlag; returned: ReturnedWords | undefined }) {
  const { said: t, rules } = useText(fr, en)
  const say = useFactText('learner')
  const language = useLanguage()
  const { facts, since, answer, worth } = flag
  const percent = (value: number | null) => percentText(value ?? 0, language, 1)
  return (
    <li className="py-5">
      <h3 className="measure text-lg font-bold">{say(facts)}</h3>
      <p className="text-sm text-ink-2">{t.from(dayText(since, language, 'long'))}</p>
      <Exchange flag={flag} />
      <div className="mt-1 flex flex-wrap items-start gap-x-8">
        <Disclosure summary={t.why}>
          <p>{rules.how[facts.rule]}</p>
          <p className="mt-1">
            {worth.precision === null
              ? t.plain(percent(worth.share))
              : t.worth(
                  percent(worth.share),
                  percent(worth.precision),
                  percent(worth.base),
                  worth.precision < 0.5,
                )}
          </p>
          <p className="mt-1">{rules.never}</p>
        </Disclosure>
        {answer ? null : (
          <div className="min-w-0 flex-[1_1_18rem]">
            <Contest flag={flag} returned={returned} />
          </div>
        )}
      </div>
    </li>
  )
}

/** Her own word, to be said or changed. */
function Contest({
  flag: { id, contest },
  returned,
}: {
  flag: OwnFlag
  returned: ReturnedWords | undefined
}) {
  const t = useText(fr, en).said
  return (
    <Disclosure summary={contest ? t.change : t.contest} open={returned !== undefined}>
      <Form method="post" className="grid max-w-[36rem] gap-4 text-ink" noValidate>
        <input type="hidden" name="id" value={id} />
        <TextArea
          name={`words-${id}`}
          label={t.words}
          help={t.wordsHint}
          rows={3}
          defaultValue={returned?.words ?? contest?.words}
          error={returned && { empty: t.empty, long: t.long(longestWords) }[returned.problem]}
        />
        <div>
          <Button look="outline">{t.send}</Button>
        </div>
      </Form>
    </Disclosure>
  )
}

/** What was said of her; while her coach has not answered what she says of it, she may change her words. */
export function PastFlag({ flag, returned }: { flag: OwnFlag; returned: ReturnedWords | undefined }) {
  const t = useText(fr, en).said
  const say = useFactText('learner')
  const language = useLanguage()
  const day = (date: string) => dayText(date, language, 'dayMonth')
  return (
    <li className="py-4">
      <p className="measure">{say(flag.facts)}</p>
      <p className="text-sm text-ink-2">
        {t.until(day(flag.since), day(flag.until ?? flag.since))} {flag.takenBack ? t.takenBack : ''}
      </p>
      <Exchange flag={flag} />
      {returned || (flag.contest && !flag.answer) ? <Contest flag={flag} returned={returned} /> : null}
    </li>
  )
}

/** What she says, and what her coach answered. */
function Exchange({ flag: { contest, answer } }: { flag: OwnFlag }) {
  const t = useText(fr, en).said
  const language = useLanguage()
  const day = (date: string) => dayText(date, language, 'dayMonth')
  if (!contest) return null
  return (
    <div className="mt-3 grid gap-3 rounded-area bg-paper-2 px-5 py-4">
      <div>
        <p className="text-sm text-ink-2">{t.own(day(contest.day))}</p>
        <p className="measure whitespace-pre-line wrap-anywhere">{contest.words}</p>
      </div>
      {answer ? (
        <div>
          <p className="text-sm text-ink-2">{t.answer(answer.coach ?? t.gone, day(answer.day))}</p>
          <p className="measure whitespace-pre-line wrap-anywhere">{answer.words}</p>
        </div>
      ) : null}
    </div>
  )
}
