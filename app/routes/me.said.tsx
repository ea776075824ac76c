import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import { requireLearner } from '#app/auth.server.ts'
import { flagShower } from '#app/coach/flags.server.ts'
import { OwnPage } from '#app/components/account-page.tsx'
import { ButtonLink, WordLink } from '#app/components/button.tsx'
import { OpenFlag, PastFlag } from '#app/components/coach/said.tsx'
import { EmptyState, Notice } from '#app/components/notice.tsx'
import { coach as en } from '#app/locales/en/coach.ts'
import { dayOf } from '#app/locales/format.ts'
import { coach as fr } from '#app/locales/fr/coach.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { cleanText, longestWords } from '#app/messages/text.ts'
import { readStandings } from '#app/rules/rules.server.ts'
import { listFlags, saveContest } from '#db/flags.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireLearner(request, context)
  const [flags, show, standings] = await Promise.all([
    listFlags(context.db, person.id),
    flagShower(context, person),
    readStandings(context.db),
  ])
  const day = (at: Date) => dayOf(at, person.timeZone)
  return {
    flags: flags.map((flag) => {
      const figures = standings.find(({ rule }) => rule === flag.rule)?.figures
      const { share = null, precision = null, base = null, verdict = 'few' } = figures ?? {}
      return {
        ...show(flag),
        until: flag.until && day(flag.until),
        takenBack: flag.until !== null && flag.until.getTime() === flag.answeredAt?.getTime(),
        answer:
          flag.answer !== null && flag.answeredAt
            ? { words: flag.answer, day: day(flag.answeredAt), coach: flag.coach }
            : null,
        worth: {
          share: share?.value ?? null,
          precision: verdict === 'holds' ? (precision?.value ?? null) : null,
          base: base?.value ?? null,
        },
      }
    }),
  }
}

const schema = z.object({ id: z.uuid() })

/** What she says against a flag of hers. */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = await requireLearner(request, context)
  const form = await request.formData()
  const read = schema.safeParse(Object.fromEntries(form))
  if (!read.success) throw new Response(null, { status: 400 })
  const { id } = read.data
  const typed = form.get(`words-${id}`)
  const words = cleanText(typeof typed === 'string' ? typed : '')
  const back = (problem: 'empty' | 'long', status = 400) => data({ id, words, problem }, { status })
  if (words === '') return back('empty')
  if (words.length > longestWords) return back('long')
  const given = { learnerId: person.id, id, words, at: context.now() }
  const outcome = await saveContest(context.db, given)
  if (outcome === null) throw new Response(null, { status: 404 })
  return redirect(`/me/said?${outcome}`, 303)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.said.metaTitle, en: en.said.metaTitle })

export default function Said() {
  const { flags } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()
  const [query] = useSearchParams()
  const t = useText(fr, en).said
  const open = flags.filter(({ until }) => until === null)
  const past = flags.filter(({ until }) => until !== null)
  return (
    <OwnPage title={t.heading(open.length)} lead={t.lead}>
      {returned ? null : query.has('saved') ? (
        <Notice tone="leaf" live="polite">
          {t.sent}
        </Notice>
      ) : query.has('answered') ? (
        <Notice tone="sky" live="polite">
          {t.answeredNow}
        </Notice>
      ) : null}
      {flags.length === 0 ? <EmptyState title={t.none}>{t.noneText}</EmptyState> : null}
      {open.length > 0 ? (
        <section aria-labelledby="now">
          <h2 id="now" className="title-2">
            {t.now}
          </h2>
          <ul className="mt-3 divide-y divide-line border-y border-line">
            {open.map((flag) => (
              <OpenFlag
                key={flag.id}
                flag={flag}
                returned={returned?.id === flag.id ? returned : undefined}
              />
            ))}
          </ul>
          <p className="mt-3 text-ink-2">{t.effect}</p>
        </section>
      ) : null}
      {past.length > 0 ? (
        <section aria-labelledby="past">
          <h2 id="past" className="title-2">
            {t.past}
          </h2>
          <ul className="mt-3 divide-y divide-line border-y border-line">
            {past.map((flag) => (
              <PastFlag
                key={flag.id}
                flag={flag}
                returned={returned?.id === flag.id ? returned : undefined}
              />
            ))}
          </ul>
        </section>
      ) : null}
      <p className="text-ink-2">{t.list}</p>
      <p className="flex flex-wrap gap-x-7">
        <ButtonLink look="word" to="/me/openings">
          {t.openings}
        </ButtonLink>
        <WordLink to="/coach/rules" className="inline-flex min-h-12 items-center font-semibold">
          {t.measured}
        </WordLink>
      </p>
    </OwnPage>
  )
}
