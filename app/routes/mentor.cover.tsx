import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import { requireMentor } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { ButtonLink } from '#app/components/button.tsx'
import { AskedCovers, OwnCovers } from '#app/components/covers/asked.tsx'
import { BesideCovers, Plan } from '#app/components/covers/plans.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { EmptyState, Notice } from '#app/components/notice.tsx'
import { readForm } from '#app/form.server.ts'
import { covers as en } from '#app/locales/en/covers.ts'
import { dayOf } from '#app/locales/format.ts'
import { covers as fr } from '#app/locales/fr/covers.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { readCovers } from '#app/people/cover-view.server.ts'
import { answerCover, withdrawCover } from '#app/people/covers.server.ts'
import { findCover } from '#db/covers.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const mentor = await requireMentor(request, context)
  return readCovers(context, mentor)
}

const schema = z.object({ id: z.uuid(), intent: z.enum(['accept', 'decline', 'withdraw']) })

const done = { accept: 'accepted', decline: 'declined', withdraw: 'withdrawn' } as const

export async function action({ request, context }: ActionFunctionArgs) {
  const mentor = await requireMentor(request, context)
  const read = readForm(await request.formData(), schema)
  if ('returned' in read) throw new Response(null, { status: 400 })
  const { id, intent } = read.value
  const cover = await findCover(context.db, mentor.id, id)
  const hers = intent === 'withdraw' ? cover?.mentorId : cover?.coverId
  if (!cover || hers !== mentor.id) throw new Response(null, { status: 404 })
  const today = dayOf(context.now(), mentor.timeZone)
  const outcome =
    intent === 'withdraw'
      ? await withdrawCover(context, cover, today)
      : await answerCover(context, cover, { accept: intent === 'accept', today })
  // Sent twice, the second answer says what the first one did.
  const told =
    outcome === 'done' || (outcome === 'gone' && cover.state === done[intent]) ? done[intent] : outcome
  return redirect(`/mentor/cover?told=${told}`, 303)
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.metaTitle, en: en.metaTitle })

export default function MentorCover() {
  const { aways, beside, asked, timeZone } = useLoaderData<typeof loader>()
  const t = useText(fr, en)
  const told = useSearchParams()[0].get('told') ?? ''
  const said = Object.hasOwn(t.told, told) ? t.told[told as keyof typeof t.told] : null
  const waiting = asked.filter(({ state }) => state === 'asked')
  const others = asked.filter(({ state }) => state !== 'asked')
  const plans = aways.length > 0 || beside.length > 0
  const heading = plans ? 'plan' : waiting.length > 0 ? 'asked' : others.length > 0 ? 'yours' : 'none'
  return (
    <HomePage current="/mentor">
      <BackLink to="/mentor">{t.back}</BackLink>
      <h1 className="title-1 mt-2 max-w-[20ch]">{t.heading[heading]}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.lead}</p>
      <div className="mt-6 max-w-[46rem] empty:hidden">
        {said ? (
          <Notice tone={told === 'full' || told === 'gone' ? 'sky' : 'leaf'} live="polite">
            {said}
          </Notice>
        ) : null}
      </div>
      <div className="mt-9 grid max-w-[48rem] gap-12">
        {waiting.length > 0 ? <AskedCovers asked={waiting} timeZone={timeZone} /> : null}
        {others.length > 0 ? <OwnCovers covers={others} /> : null}
        {aways.map((away) => (
          <Plan key={away.key} away={away} />
        ))}
        {beside.length > 0 ? <BesideCovers covers={beside} /> : null}
      </div>
      {heading === 'none' ? (
        <EmptyState title={t.noneTitle} action={<ButtonLink to="/meeting-times">{t.times}</ButtonLink>}>
          {t.noneText}
        </EmptyState>
      ) : null}
    </HomePage>
  )
}
