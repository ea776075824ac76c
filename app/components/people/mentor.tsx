import { Form } from '@remix-run/react'
import { Button, ButtonLink, WordLink } from '#app/components/button.tsx'
import { OwnWeek } from '#app/components/mentor-week/acts.tsx'
import { Notice } from '#app/components/notice.tsx'
import { useSpoken } from '#app/components/people/facts.tsx'
import { people as en } from '#app/locales/en/people.ts'
import { dayText, listText, momentText, proseOf } from '#app/locales/format.ts'
import { people as fr } from '#app/locales/fr/people.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { readPeople } from '#app/people/view.server.ts'

type People = Awaited<ReturnType<typeof readPeople>>

/** The mentor she has: who she is, since when, and the way to part. */
export function YourMentor({
  mentor,
  below = false,
}: {
  mentor: NonNullable<People['mentor']>
  /** Something else is the title of the page. */
  below?: boolean
}) {
  const t = useText(fr, en).mentor
  const language = useLanguage()
  const spoken = useSpoken()
  const { name, since, profile } = mentor
  const Heading = below ? 'h2' : 'h1'
  return (
    <>
      <Heading className={`${below ? 'title-2' : 'title-1'} max-w-[20ch]`}>{t.heading(name)}</Heading>
      <p className="measure mt-3 text-lg text-ink-2">
        {t.since(dayText(since, language, 'long'))} {t.same}
      </p>
      {profile ? (
        <div className="measure mt-6 grid gap-3">
          {profile.about ? (
            <blockquote className="border-s-4 border-sky ps-4 wrap-anywhere whitespace-pre-line">
              {proseOf(profile.about)}
            </blockquote>
          ) : null}
          <p>
            {profile.topics.length > 0 ? `${t.helps(spoken.topics(profile.topics))} ` : ''}
            {t.speaks(spoken.speaks(profile.languages))}
            {profile.years > 0 ? ` ${t.years(profile.years)}` : ''}
          </p>
        </div>
      ) : null}
      <div className="mt-7 flex flex-wrap items-center gap-x-7 gap-y-2">
        <ButtonLink to="/sessions/new">{t.meet}</ButtonLink>
        <WordLink
          to={mentor.thread ? `/messages/${mentor.thread}` : '/messages'}
          className="inline-flex min-h-12 items-center font-semibold"
        >
          {t.write}
        </WordLink>
        <WordLink to="/people/end" className="inline-flex min-h-12 items-center font-semibold">
          {t.end}
        </WordLink>
      </div>
      <div className="mt-4 max-w-[46rem]">
        <OwnWeek mentor={name} reason={mentor.week} />
      </div>
    </>
  )
}

/** Her mentor stops soon: until when she stays, and that somebody else may be chosen now. */
export function LeavingMentor({ name, leavesOn }: { name: string; leavesOn: string }) {
  const t = useText(fr, en).mentor
  return (
    <Notice tone="sky" title={t.leaves(name, dayText(leavesOn, useLanguage(), 'long'))}>
      {t.leavesText(name)}
    </Notice>
  )
}

/** Whom she has asked, until when the answer comes, and what follows otherwise. */
export function Asked({
  name,
  waiting,
  timeZone,
}: {
  name: string
  waiting: NonNullable<People['asked']>['waiting']
  timeZone: string
}) {
  const t = useText(fr, en).asked
  const language = useLanguage()
  const { id, names, words, byRound, answerBy } = waiting
  return (
    <>
      <h1 className="title-1 max-w-[20ch]">{byRound ? t.byRound.heading(name) : t.heading(name)}</h1>
      <p className="measure mt-3 text-lg">{t.lead(momentText(answerBy, language, timeZone))}</p>
      {byRound ? <p className="measure mt-2">{t.byRound.free}</p> : null}
      <p className="measure mt-2 text-ink-2">
        {names.length > 0 ? t.then(listText(names, language)) : t.thenNone}
      </p>
      {words ? (
        <section aria-labelledby="words" className="measure mt-7">
          <h2 id="words" className="font-bold">
            {t.words}
          </h2>
          <p className="mt-1 border-s-[3px] border-thread ps-4 wrap-anywhere whitespace-pre-line">{words}</p>
        </section>
      ) : null}
      <Form method="post" action="/people" className="mt-4">
        <input type="hidden" name="id" value={id} />
        <Button look="word" name="intent" value="withdraw">
          {t.withdraw}
        </Button>
      </Form>
    </>
  )
}

/** Nothing is decided, or she goes without for now: the three ways. */
export function Choose({ want }: { want: 'later' | 'without' | null }) {
  const t = useText(fr, en)
  const words = want ? t.settled[want] : { heading: t.choose.heading, text: t.choose.lead }
  const others = (['later', 'without'] as const).filter((other) => other !== want)
  return (
    <>
      <h1 className="title-1 max-w-[20ch]">{words.heading}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{words.text}</p>
      <Form method="post" action="/people" className="mt-7 flex flex-wrap items-center gap-x-8 gap-y-2">
        <input type="hidden" name="intent" value="want" />
        <Button wide name="want" value="looking">
          {t.choose.looking}
        </Button>
        {others.map((other) => (
          <Button key={other} look="word" name="want" value={other}>
            {t.choose[other]}
          </Button>
        ))}
      </Form>
    </>
  )
}

/** What she wishes for, and the ways to change it or to stop looking. */
export function Wish({ wish }: { wish: NonNullable<People['wish']> }) {
  const t = useText(fr, en)
  const spoken = useSpoken()
  const facts = [
    [t.wish.facts.topics, wish.topics.length > 0 ? spoken.topics(wish.topics) : t.wish.noTopics],
    [t.wish.facts.languages, spoken.languages(wish.languages)],
    ...(wish.tone ? [[t.wish.facts.tone, t.wish.tones[wish.tone]]] : []),
  ]
  return (
    <section aria-labelledby="wish">
      <h2 id="wish" className="title-3">
        {t.wish.title}
      </h2>
      <dl className="mt-2 grid gap-1">
        {facts.map(([label, value]) => (
          <div key={label} className="flex flex-wrap gap-x-2">
            <dt className="text-ink-2">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Form method="post" action="/people" className="mt-1 flex flex-wrap gap-x-7">
        <input type="hidden" name="intent" value="want" />
        <WordLink to="/people/wish" className="inline-flex min-h-12 items-center font-semibold">
          {t.wish.change}
        </WordLink>
        {(['later', 'without'] as const).map((other) => (
          <Button key={other} look="word" name="want" value={other}>
            {t.choose[other]}
          </Button>
        ))}
      </Form>
    </section>
  )
}

/** Her coach, her cohorts, and those for which she waits. */
export function Around({ cohorts, awaited }: Pick<People, 'cohorts' | 'awaited'>) {
  const t = useText(fr, en).around
  return (
    <section aria-labelledby="around">
      <h2 id="around" className="title-3">
        {t.title}
      </h2>
      {cohorts.length + awaited.length === 0 ? <p className="measure mt-2 text-ink-2">{t.none}</p> : null}
      {cohorts.map(({ id, name, coach }) => (
        <p key={id} className="measure mt-2">
          {coach ? t.coach(coach, name) : t.cohort(name)}{' '}
          <WordLink to={`/cohort/${id}`} aria-label={t.openLabel(name)} className="whitespace-nowrap">
            {t.open}
          </WordLink>
        </p>
      ))}
      {awaited.map(({ id, name, offered }) => (
        <p key={id} className="measure mt-2">
          {offered ? t.offered(name) : t.waiting(name)}{' '}
          <WordLink
            to={`/cohort/${id}`}
            aria-label={offered ? t.answerLabel(name) : t.openLabel(name)}
            className="whitespace-nowrap"
          >
            {offered ? t.answer : t.open}
          </WordLink>
        </p>
      ))}
      <ul className="mt-4">
        {(['messages', 'sessions', 'meeting-times'] as const).map((place) => (
          <li key={place}>
            <WordLink to={`/${place}`} className="inline-flex min-h-11 items-center font-semibold">
              {t.places[place]}
            </WordLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
