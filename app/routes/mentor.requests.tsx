import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import type { RequestContext } from '#app/academy.server.ts'
import { requireMentor } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { Requests } from '#app/components/mentors/requests.tsx'
import { EmptyState, Notice } from '#app/components/notice.tsx'
import { readForm } from '#app/form.server.ts'
import { mentors as en } from '#app/locales/en/mentors.ts'
import { mentors as fr } from '#app/locales/fr/mentors.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { acceptMentee, declineMentee } from '#app/people/acts.server.ts'
import { readRequests } from '#app/people/requests.server.ts'
import { findRequestTo, type MentorRequest } from '#db/mentor-requests.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const mentor = await requireMentor(request, context)
  return { ...(await readRequests(context, mentor)), timeZone: mentor.timeZone }
}

const schema = z.object({ id: z.uuid(), answer: z.enum(['accept', 'decline']) })

export async function action({ request, context }: ActionFunctionArgs) {
  const mentor = await requireMentor(request, context)
  const read = readForm(await request.formData(), schema)
  if ('returned' in read) throw new Response(null, { status: 400 })
  const asked = await findRequestTo(context.db, mentor.id, read.value.id)
  if (!asked) throw new Response(null, { status: 404 })
  if (read.value.answer === 'decline') {
    const told = (await declineMentee(context, asked)) ? 'declined' : await toldBefore(context, asked)
    return redirect(`/mentor/requests?told=${told}`, 303)
  }
  const acceptance = await acceptMentee(context, asked)
  const { outcome } = acceptance
  const told =
    outcome === 'gone'
      ? await toldBefore(context, asked)
      : 'movedTo' in acceptance && acceptance.movedTo === null
        ? `${outcome}Nobody`
        : outcome
  return redirect(`/mentor/requests?told=${told}`, 303)
}

/** Sent twice, the second answer says what the first one did: also when both came at one moment. */
async function toldBefore({ db }: RequestContext, { mentorId, id }: MentorRequest) {
  const state = (await findRequestTo(db, mentorId, id))?.state
  return state === 'accepted' || state === 'declined' ? state : 'gone'
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.requests.metaTitle, en: en.requests.metaTitle })

export default function MentorRequests() {
  const { requests, minutesLeft, each, asked, timeZone } = useLoaderData<typeof loader>()
  const { requests: t, profile } = useText(fr, en)
  const told = useSearchParams()[0].get('told') ?? ''
  const said = Object.hasOwn(t.told, told) ? t.told[told as keyof typeof t.told] : null
  return (
    <HomePage current="/mentor">
      <BackLink to="/mentor">{profile.back}</BackLink>
      <div className="mb-6 max-w-[46rem] empty:hidden">
        {said ? (
          <Notice tone={told === 'accepted' || told === 'declined' ? 'leaf' : 'sky'} live="polite">
            {said}
          </Notice>
        ) : null}
      </div>
      <h1 className="title-1 max-w-[22ch]">{requests.length === 0 ? t.none : t.waiting(requests.length)}</h1>
      {requests.length === 0 ? (
        <EmptyState title={t.noneTitle}>
          {asked === 'open' ? t.noneText.open(Math.floor(minutesLeft / each)) : t.noneText[asked]}
        </EmptyState>
      ) : (
        <Requests requests={requests} minutesLeft={minutesLeft} each={each} timeZone={timeZone} />
      )}
    </HomePage>
  )
}
