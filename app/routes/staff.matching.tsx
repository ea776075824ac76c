import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import { requireStaff } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { ButtonLink } from '#app/components/button.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { Rounds, StartRound } from '#app/components/matching/rounds.tsx'
import { EmptyState, Notice } from '#app/components/notice.tsx'
import { readForm } from '#app/form.server.ts'
import { matching as en } from '#app/locales/en/matching.ts'
import { matching as fr } from '#app/locales/fr/matching.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { askRound, awaitRound } from '#app/people/round.server.ts'
import { readRounds } from '#app/people/round-view.server.ts'
import { roundModes } from '#db/schema/rounds.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  return { ...(await readRounds(context, staff)), newId: context.newId() }
}

/** Milliseconds that a form waits for its round before it leads to a page that says that it is being computed. */
const patience = 1_800

const schema = z.object({ id: z.uuid('form'), mode: z.enum(roundModes, 'mode') })

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  const read = readForm(await request.formData(), schema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  const { id, mode } = read.value
  const outcome = await askRound(context, { id, mode, madeBy: staff.id })
  if (outcome === 'another') return redirect('/staff/matching?told=another', 303)
  await awaitRound(context.db, id, patience)
  return redirect(`/staff/matching/${id}`, 303)
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.metaTitle, en: en.metaTitle })

export default function StaffMatching() {
  const { seekers, places, open, rounds, newId } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()?.returned
  const t = useText(fr, en)
  const told = useSearchParams()[0].get('told')
  return (
    <HomePage current="/staff">
      <BackLink to="/staff">{t.back}</BackLink>
      <div className="mt-3 max-w-[46rem] empty:hidden">
        {told === 'another' ? (
          <Notice tone="sky" live="polite">
            {t.told.another}
          </Notice>
        ) : null}
      </div>
      <h1 className="title-1 mt-2 max-w-[22ch]">{t.heading(seekers)}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.lead(places)}</p>
      {open ? (
        <section aria-labelledby="open" className="mt-9">
          <h2 id="open" className="title-2">
            {t.open.title}
          </h2>
          <p className="measure mt-2 text-ink-2">{t.open.text}</p>
          <ButtonLink to={`/staff/matching/${open}`} className="mt-5">
            {t.open.link}
          </ButtonLink>
        </section>
      ) : seekers === 0 ? (
        <EmptyState title={t.start}>{t.nobody}</EmptyState>
      ) : (
        <StartRound id={newId} returned={returned} />
      )}
      <Rounds rounds={rounds} />
    </HomePage>
  )
}
