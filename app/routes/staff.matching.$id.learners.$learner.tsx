import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import type { RequestContext } from '#app/academy.server.ts'
import { requireStaff } from '#app/auth.server.ts'
import { useReturned } from '#app/components/account-form.tsx'
import { BackLink } from '#app/components/back-link.tsx'
import { Button } from '#app/components/button.tsx'
import { RadioCards } from '#app/components/choice-cards.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { useFactText } from '#app/components/people/facts.tsx'
import { readForm, writtenField } from '#app/form.server.ts'
import { matching as en } from '#app/locales/en/matching.ts'
import { numberText } from '#app/locales/format.ts'
import { matching as fr } from '#app/locales/fr/matching.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { adjustRound } from '#app/people/round.server.ts'
import { readCandidates, sumOf, type Candidate } from '#app/people/candidates.server.ts'
import { requireRound } from '#app/people/round-view.server.ts'
import { findNamedPair } from '#db/round-pairs.ts'
import { unmatchedPenalty } from '#engine/matching/round.ts'

/** A round that can still be changed, and a learner of it. */
async function requirePlace(context: RequestContext, params: Record<string, string | undefined>) {
  const round = await requireRound(context, params.id)
  const pair = await findNamedPair(context.db, round.id, params.learner ?? '')
  if (!pair || pair.left === 'track') throw new Response(null, { status: 404 })
  return { round, pair }
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const { round, pair } = await requirePlace(context, params)
  if (round.state !== 'ready') return redirect(`/staff/matching/${round.id}?told=closed`, 303)
  const { candidates, more, full } = await readCandidates(context, staff, round, pair)
  const points = sumOf(pair.reasons)
  return {
    ...{ roundId: round.id, version: round.version, name: pair.learner, mentor: pair.mentor },
    ...{ left: pair.left, candidates, more, full },
    worth: pair.mentorId === null ? 0 : unmatchedPenalty + points,
  }
}

const schema = z.object({
  version: z.coerce.number('form').int('form').min(0, 'form').max(1e9, 'form'),
  mentor: writtenField('field', 100),
})

export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  const { round, pair } = await requirePlace(context, params)
  const form = await request.formData()
  const read = readForm(form, schema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  const { version, mentor } = read.value
  const mentorId = mentor === 'nobody' ? null : mentor
  const { learnerId } = pair
  const told = await adjustRound(context, { round, version, learnerId, mentorId, by: staff.id })
  if (told === 'unknown') throw new Response(null, { status: 404 })
  // Sent twice, the second form finds what the first one did.
  const again = told === 'stale' && round.version === version + 1 && pair.byHand && pair.mentorId === mentorId
  const view = mentorId === null ? 'left' : 'placed'
  return redirect(`/staff/matching/${round.id}?view=${view}&told=${again ? 'changed' : told}`, 303)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.change.metaTitle, en: en.change.metaTitle })

export default function ChangePair() {
  const { roundId, version, name, mentor, left, candidates, more, full, worth } =
    useLoaderData<typeof loader>()
  const texts = useText(fr, en)
  const t = texts.change
  const form = useReturned(useActionData<typeof action>()?.returned, {
    ...{ field: t.field, form: texts.problems.form },
  })
  const language = useLanguage()
  const fact = useFactText(texts.facts)
  const effect = (after: number) => {
    const points = after - worth
    const sign = points > 0 ? '+' : points < 0 ? '−' : '±'
    return t.effect(`${sign}${numberText(Math.abs(points), language)}`)
  }
  const why = left && Object.hasOwn(texts.left, left) ? texts.left[left as keyof typeof texts.left] : ''
  const note = ({ points, facts, free, current, hindrance }: Candidate) =>
    [
      hindrance ? texts.hindrances[hindrance] : facts.map(fact).join(' · '),
      [
        texts.pairs.points(numberText(points, language)),
        ...(hindrance ? [] : [t.free(free)]),
        current ? t.current : effect(unmatchedPenalty + points),
      ].join(' · '),
    ].map((line) => (
      <span key={line} className="block">
        {line}
      </span>
    ))
  return (
    <HomePage current="/staff">
      <BackLink to={`/staff/matching/${roundId}`}>{t.back}</BackLink>
      <h1 className="title-1 mt-2 max-w-[24ch] wrap-anywhere">{t.heading(name)}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{mentor ? t.now(mentor) : t.nowNobody(why)}</p>
      <Form method="post" className="mt-8 grid max-w-[44rem] gap-6" noValidate>
        {form.summary}
        <input type="hidden" name="version" value={version} />
        <RadioCards
          name="mentor"
          legend={t.choose}
          help={candidates.every(({ current }) => current) ? t.none : t.chooseHelp}
          chosen={form.value('mentor') ?? candidates.find(({ current }) => current)?.id ?? 'nobody'}
          error={form.error('mentor')}
          choices={[
            ...candidates.map((one) => ({
              value: one.id,
              label: <span className="font-bold wrap-anywhere">{one.name}</span>,
              note: note(one),
            })),
            {
              value: 'nobody',
              label: t.nobody,
              note: worth > 0 ? [t.nobodyNote, effect(0)].join(' · ') : t.nobodyNote,
              quiet: true,
            },
          ]}
        />
        {more > 0 ? <p className="measure text-ink-2">{t.more(more)}</p> : null}
        {full > 0 ? <p className="measure text-ink-2">{t.full(full)}</p> : null}
        <div>
          <Button wide>{t.save}</Button>
        </div>
      </Form>
    </HomePage>
  )
}
