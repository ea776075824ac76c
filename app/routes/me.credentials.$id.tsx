import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import type { RequestContext } from '#app/academy.server.ts'
import { requireLearner } from '#app/auth.server.ts'
import { OwnPage } from '#app/components/account-page.tsx'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { CredentialFacts } from '#app/components/credentials/facts.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { ErrorSummary } from '#app/components/error-summary.tsx'
import { TextField } from '#app/components/field.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Section } from '#app/components/section.tsx'
import { acceptAward } from '#app/credentials/acceptance.server.ts'
import { shownOf, stateOf } from '#app/credentials/view.ts'
import { nameField, readForm, sendBack } from '#app/form.server.ts'
import { credentials as en } from '#app/locales/en/credentials.ts'
import { dayText } from '#app/locales/format.ts'
import { credentials as fr } from '#app/locales/fr/credentials.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { findAward, savePublic, type Award } from '#db/awards.ts'

/** A credential of hers; 404 for anybody else’s. */
async function requireOwn(
  context: RequestContext,
  learnerId: string,
  id: string | undefined,
): Promise<Award> {
  const award = await findAward(context.db, id ?? '')
  if (award?.learnerId !== learnerId) throw new Response(null, { status: 404 })
  return award
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = await requireLearner(request, context)
  const award = await requireOwn(context, person.id, params.id)
  return {
    credential: shownOf(award, award.shownName ?? person.name, person.timeZone),
    state: stateOf(award),
    accepted: award.acceptedAt !== null,
    open: award.isPublic,
    words: award.revocationWords,
  }
}

const schema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('accept'), name: nameField }),
  z.object({ intent: z.enum(['open', 'close']) }),
])

/** Accepts it under a name, or opens and closes its page. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const person = await requireLearner(request, context)
  const award = await requireOwn(context, person.id, params.id)
  const form = await request.formData()
  const read = readForm(form, schema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  const act = read.value
  const back = (told: string) => redirect(`/me/credentials/${award.id}?told=${told}`, 303)
  if (act.intent === 'accept') {
    const done = await acceptAward(context, person, award, act.name)
    return done ? back('accepted') : sendBack(form, null, 'gone', 409)
  }
  const isPublic = act.intent === 'open'
  const done = await savePublic(context.db, { learnerId: person.id, id: award.id, isPublic })
  if (!done) throw new Response(null, { status: 400 })
  return back(isPublic ? 'opened' : 'closed')
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.own.metaTitle, en: en.own.metaTitle })

export default function OwnCredential() {
  const { credential, state, accepted, open, words } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()?.returned
  const { own: t } = useText(fr, en)
  const language = useLanguage()
  const say = useSay()
  const told = useSearchParams()[0].get('told') ?? ''
  const said = Object.hasOwn(t.told, told) && !returned ? t.told[told as keyof typeof t.told] : null
  const problems = (returned?.problems ?? []).map(({ field, problem }) => ({
    field,
    text: t.problems[problem as keyof typeof t.problems] ?? t.problems.name,
  }))
  const { revoked } = credential
  const accept = (
    <Form method="post" className="mt-4 grid max-w-[34rem] gap-5">
      <input type="hidden" name="intent" value="accept" />
      <TextField
        label={t.accept.name}
        help={t.accept.help}
        name="name"
        maxLength={60}
        autoComplete="name"
        defaultValue={returned?.values.name ?? credential.shownName}
        error={problems.find(({ field }) => field === 'name')?.text}
      />
      <p>
        <Button wide look={accepted ? 'outline' : 'filled'}>
          {accepted ? t.accept.againButton : t.accept.button}
        </Button>
      </p>
    </Form>
  )
  return (
    <OwnPage back={{ to: '/me/credentials', label: t.back }} title={say(credential.name)}>
      {said ? (
        <Notice tone="leaf" live="polite">
          {said}
        </Notice>
      ) : null}
      <ErrorSummary problems={problems} />
      {revoked ? (
        <Notice tone="clay" title={t.revoked(dayText(revoked.on, language, 'long'))}>
          {[t.revokedWhy[revoked.reason], words].filter(Boolean).join(' ')}
        </Notice>
      ) : null}
      {state === 'offered' ? (
        <Section id="accept" title={t.accept.title} text={t.accept.text}>
          {accept}
        </Section>
      ) : null}
      {accepted ? (
        <Section id="page" title={t.share.title} text={open ? t.share.on : t.share.off}>
          <div className="mt-4 flex flex-wrap items-center gap-x-7 gap-y-2">
            <Form method="post">
              <Button name="intent" value={open ? 'close' : 'open'} look={open ? 'outline' : 'filled'}>
                {open ? t.share.close : t.share.open}
              </Button>
            </Form>
            {open ? (
              <ButtonLink look="word" to={`/credentials/${credential.id}`}>
                {t.share.see}
              </ButtonLink>
            ) : null}
            <ButtonLink look="word" reloadDocument to={`/me/credentials/${credential.id}/jwt`}>
              {t.share.download}
            </ButtonLink>
          </div>
        </Section>
      ) : null}
      <Section id="shows" title={t.shows}>
        <div className="mt-4">
          <CredentialFacts credential={credential} />
        </div>
      </Section>
      {accepted && !revoked ? (
        <Disclosure summary={t.accept.again} open={problems.length > 0}>
          <p className="text-ink-2">{t.accept.againText}</p>
          {accept}
        </Disclosure>
      ) : null}
    </OwnPage>
  )
}
