import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireStaff } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { Button } from '#app/components/button.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { readForm } from '#app/form.server.ts'
import { matching as en } from '#app/locales/en/matching.ts'
import { matching as fr } from '#app/locales/fr/matching.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { approve } from '#app/people/round.server.ts'
import { readApproval, requireRound } from '#app/people/round-view.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireStaff(request, context)
  const round = await requireRound(context, params.id)
  const { id, state, version } = round
  if (state !== 'ready')
    return redirect(`/staff/matching/${id}?told=${state === 'approved' ? 'again' : 'closed'}`, 303)
  return { id, version, ...(await readApproval(context, round)) }
}

const schema = z.object({ version: z.coerce.number().int().min(0).max(1e9) })

export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  const { id } = await requireRound(context, params.id)
  const read = readForm(await request.formData(), schema)
  if ('returned' in read) throw new Response(null, { status: 400 })
  const approval = await approve(context, { id, version: read.value.version, by: staff.id })
  const nothing = approval.outcome === 'approved' && approval.made.length === 0
  return redirect(`/staff/matching/${id}?told=${nothing ? 'fallen' : approval.outcome}`, 303)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.approve.metaTitle, en: en.approve.metaTitle })

export default function ApproveRound() {
  const { id, version, requests, mentors, fell, left } = useLoaderData<typeof loader>()
  const texts = useText(fr, en)
  const t = texts.approve
  const lines = [
    ...(requests > 0 ? [t.mentors(requests, mentors), t.learners(requests), t.silent] : []),
    ...(fell > 0 ? [t.fell(fell)] : []),
    ...(left > 0 ? [t.left(left)] : []),
    t.recheck,
  ]
  return (
    <HomePage current="/staff">
      <BackLink to={`/staff/matching/${id}`}>{texts.change.back}</BackLink>
      <h1 className="title-1 mt-2 max-w-[22ch]">{t.heading(requests)}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.lead}</p>
      <ul className="measure mt-6 grid list-disc gap-2 ps-5">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {requests > 0 ? (
        <Form method="post" className="mt-8">
          <p className="measure mb-4 font-semibold">{t.final}</p>
          <input type="hidden" name="version" value={version} />
          <Button wide>{t.button(requests)}</Button>
        </Form>
      ) : null}
    </HomePage>
  )
}
