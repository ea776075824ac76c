import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireStaff } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { Button } from '#app/components/button.tsx'
import { ErrorSummary } from '#app/components/error-summary.tsx'
import { Select, TextArea } from '#app/components/field.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { Facts } from '#app/components/me/known.tsx'
import { stateOf } from '#app/credentials/view.ts'
import { readForm, writtenField } from '#app/form.server.ts'
import { credentials as en } from '#app/locales/en/credentials.ts'
import { dayOf, dayText } from '#app/locales/format.ts'
import { credentials as fr } from '#app/locales/fr/credentials.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { findAward, saveRevocation } from '#db/awards.ts'
import { revocationReasons } from '#db/schema/awards.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { timeZone } = await requireStaff(request, context)
  const award = await findAward(context.db, params.id ?? '')
  if (!award) throw new Response(null, { status: 404 })
  const day = (at: Date | null) => at && dayOf(at, timeZone)
  const { learner, name, ability, grounds, reason, revocationWords: words } = award
  return {
    ...{ learner, name, ability, reason, words, by: grounds.by, seen: grounds.seen },
    state: stateOf(award),
    issuedOn: dayOf(award.issuedAt, timeZone),
    acceptedOn: day(award.acceptedAt),
    revokedOn: day(award.revokedAt),
  }
}

const schema = z.object({
  reason: z.enum(revocationReasons, { error: 'reason' }),
  words: writtenField('words', 300),
})

/** Revokes it for good. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  const award = await findAward(context.db, params.id ?? '')
  if (!award) throw new Response(null, { status: 404 })
  const read = readForm(await request.formData(), schema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  await saveRevocation(context.db, { id: award.id, ...read.value, by: staff.id, at: context.now() })
  return redirect('/staff/credentials?told=revoked', 303)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.staff.metaTitle, en: en.staff.metaTitle })

export default function StaffCredential() {
  const award = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()?.returned
  const { staff, states, page } = useText(fr, en)
  const t = staff.one
  const language = useLanguage()
  const say = useSay()
  const day = (date: string) => dayText(date, language, 'long')
  const problems = (returned?.problems ?? []).map(({ field, problem }) => ({
    field,
    text: staff.problems[problem as keyof typeof staff.problems] ?? staff.problems.reason,
  }))
  const errorOf = (name: string) => problems.find(({ field }) => field === name)?.text
  const facts: [string, string][] = [
    [staff.who, award.learner],
    [page.facts.what, say(award.ability)],
    [staff.by, page.roles(award.by)],
    [page.facts.how, page.seen(award.seen)],
    [t.issuedOn, day(award.issuedOn)],
    [t.accepted, award.acceptedOn ? day(award.acceptedOn) : t.notYet],
    [staff.state, states[award.state]],
    ...(award.revokedOn && award.reason
      ? ([
          [t.revokedOn, day(award.revokedOn)],
          [t.reason, t.reasons[award.reason]],
          [t.words, award.words ?? ''],
        ] as [string, string][])
      : []),
  ]
  return (
    <HomePage current="/staff">
      <BackLink to="/staff/credentials">{t.back}</BackLink>
      <h1 className="title-1 mt-2 max-w-[22ch] wrap-anywhere">{say(award.name)}</h1>
      <div className="mt-8 max-w-[46rem]">
        <Facts facts={facts} />
      </div>
      {award.revokedOn ? null : (
        <section aria-labelledby="revoke" className="mt-12 max-w-[34rem]">
          <h2 id="revoke" className="title-2">
            {t.revoke}
          </h2>
          <p className="measure mt-2 text-ink-2">{t.revokeText}</p>
          <Form method="post" className="mt-5 grid gap-6">
            <ErrorSummary problems={problems} />
            <Select
              label={t.reason}
              name="reason"
              defaultValue={returned?.values.reason ?? 'mistake'}
              error={errorOf('reason')}
              options={Object.entries(t.reasons).map(([value, label]) => ({ value, label }))}
            />
            <TextArea
              label={t.words}
              help={t.wordsHelp}
              name="words"
              rows={3}
              maxLength={300}
              defaultValue={returned?.values.words}
              error={errorOf('words')}
            />
            <p>
              <Button look="outline">{t.button}</Button>
            </p>
          </Form>
        </section>
      )}
    </HomePage>
  )
}
