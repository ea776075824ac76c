import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { answerMerge, readMergeLink } from '#app/accounts/merge.server.ts'
import { AccountPage } from '#app/components/account-page.tsx'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { merge as en } from '#app/locales/en/merge.ts'
import { merge as fr } from '#app/locales/fr/merge.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { isOver } from '#db/account-merges.ts'

const headers = { 'Cache-Control': 'no-store' }

/** What one mailbox is asked about two accounts, or what became of it. The link proves the mailbox: no login is needed. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const token = new URL(request.url).searchParams.get('token') ?? ''
  const link = await readMergeLink(context, token)
  if (!link) return data({ step: 'over' as const, token, side: null }, { status: token === '' ? 404 : 410 })
  const { merge, side } = link
  if (merge.state === 'done' || merge.state === 'refused')
    return data({ step: merge.state, token: '', side } as const, { headers })
  if (isOver(merge, context.now()))
    return data({ step: 'over' as const, token: '', side }, { status: 410, headers })
  const yes = side === 'kept' ? merge.keptYesAt : merge.joinedYesAt
  const other = side === 'kept' ? merge.joinedYesAt : merge.keptYesAt
  // Both said yes and it was not done: something came in between.
  const step = yes && other ? 'collides' : yes ? 'waits' : 'ask'
  return data({ step, token, side } as const, { headers })
}

/** Her yes or no from this mailbox; twice is once. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const token = form.get('token')
  const link = await readMergeLink(context, typeof token === 'string' ? token : '')
  if (!link) throw new Response(null, { status: 404 })
  const answer = form.get('answer')
  if (answer !== 'yes' && answer !== 'no') throw new Response(null, { status: 400 })
  await answerMerge(context, { id: link.merge.id, side: link.side, yes: answer === 'yes' })
  return redirect(`/merge?${new URLSearchParams({ token: String(token) })}`, 303)
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.metaTitle, en: en.metaTitle })

export default function Merge() {
  const { step, token, side } = useLoaderData<typeof loader>()
  const t = useText(fr, en).own
  if (step === 'ask' && side)
    return (
      <AccountPage title={t.title} lead={t.lead[side]}>
        <p>{t.both}</p>
        <Answer token={token} answers={['yes', 'no']} />
      </AccountPage>
    )
  const said = step === 'ask' ? 'over' : step
  return (
    <AccountPage title={t[`${said}Title`]} lead={t[said]}>
      {said === 'waits' ? <Answer token={token} answers={['no']} /> : null}
      {said === 'collides' ? <Answer token={token} answers={['yes', 'no']} /> : null}
      <div>
        <ButtonLink look="word" to={said === 'done' ? '/login' : '/'}>
          {said === 'done' ? t.login : t.home}
        </ButtonLink>
      </div>
    </AccountPage>
  )
}

function Answer({ token, answers }: { token: string; answers: ('yes' | 'no')[] }) {
  const t = useText(fr, en).own
  return (
    <Form method="post" action="/merge" className="flex flex-wrap items-center gap-x-8 gap-y-3">
      <input type="hidden" name="token" value={token} />
      {answers.map((answer) => (
        <Button key={answer} name="answer" value={answer} look={answer === 'no' ? 'word' : undefined}>
          {t[answer]}
        </Button>
      ))}
    </Form>
  )
}
