import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import { requireStaff } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { Answers, Figures, Groups } from '#app/components/matching/figures.tsx'
import { Pairs } from '#app/components/matching/pairs.tsx'
import { Computing, Discarded, Failed } from '#app/components/matching/states.tsx'
import { Notice } from '#app/components/notice.tsx'
import { readForm, writtenField } from '#app/form.server.ts'
import { matching as en } from '#app/locales/en/matching.ts'
import { dayOf, dayText, momentText } from '#app/locales/format.ts'
import { matching as fr } from '#app/locales/fr/matching.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { readRound, requireRound } from '#app/people/round-view.server.ts'
import { discardRound } from '#db/rounds.ts'

const query = z.object({
  view: z.enum(['placed', 'left']).catch('placed'),
  name: writtenField('name', 60, 0).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const round = await requireRound(context, params.id)
  const { id, mode, state, version, askedAt, decidedAt } = round
  const asked = query.parse(Object.fromEntries(new URL(request.url).searchParams))
  const shown = { placed: asked.view === 'placed', name: asked.name, page: asked.page }
  return {
    ...{ id, mode, state, version, askedAt: askedAt.toISOString(), timeZone: staff.timeZone },
    decidedOn: decidedAt && dayOf(decidedAt, staff.timeZone),
    newId: context.newId(),
    shown: state === 'ready' || state === 'approved' ? await readRound(context, staff, round, shown) : null,
  }
}

const schema = z.object({ intent: z.literal('discard') })

export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  const { id } = await requireRound(context, params.id)
  const read = readForm(await request.formData(), schema)
  if ('returned' in read) throw new Response(null, { status: 400 })
  const done = await discardRound(context.db, { id, by: staff.id, at: context.now() })
  const { state } = await requireRound(context, id)
  const told = done || state === 'discarded' ? 'discarded' : 'closed'
  return redirect(`/staff/matching/${id}?told=${told}`, 303)
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.metaTitle, en: en.metaTitle })

export default function StaffRound() {
  const round = useLoaderData<typeof loader>()
  const t = useText(fr, en)
  const told = useSearchParams()[0].get('told') ?? ''
  const said = Object.hasOwn(t.told, told) ? t.told[told as keyof typeof t.told] : null
  const good = told === 'changed' || told === 'approved' || told === 'discarded'
  return (
    <HomePage current="/staff">
      <BackLink to="/staff/matching">{t.backList}</BackLink>
      <div className="mt-3 mb-5 max-w-[46rem] empty:hidden">
        {said ? (
          <Notice tone={good ? 'leaf' : 'sky'} live="polite">
            {said}
          </Notice>
        ) : null}
      </div>
      <Main {...round} />
    </HomePage>
  )
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

function Main(round: Loaded) {
  const t = useText(fr, en)
  const language = useLanguage()
  const { id, mode, state, shown, decidedOn, newId } = round
  const day = decidedOn ? dayText(decidedOn, language, 'long') : ''
  if (state === 'waiting') return <Computing id={id} />
  if (state === 'failed') return <Failed mode={mode} newId={newId} />
  if (state === 'discarded' || !shown) return <Discarded day={day} />
  const { now, trackless, answers, left, fallen } = shown
  const asked = Object.values(answers ?? {}).reduce((sum, count) => sum + count, 0)
  return (
    <>
      <h1 className="title-1 mt-2 max-w-[24ch]">
        {answers ? t.approved.heading(asked) : t.ready.heading(now.placed, now.requests + trackless)}
      </h1>
      <p className="measure mt-3 text-lg text-ink-2">
        {answers
          ? t.approved.lead(t.modes[mode].name, day)
          : t.ready.lead(t.modes[mode].name, momentText(round.askedAt, language, round.timeZone))}
        {answers && fallen > 0 ? ` ${t.approved.fell(fallen)}` : ''}
      </p>
      {answers ? <Answers answers={answers} /> : null}
      <Figures {...shown} fallen={state === 'ready' ? fallen : 0} />
      <Groups groups={shown.groups} />
      <Pairs id={id} open={state === 'ready'} counts={left} {...shown} />
      {state === 'ready' ? <Decide id={id} /> : null}
    </>
  )
}

function Decide({ id }: { id: string }) {
  const { decide: t } = useText(fr, en)
  return (
    <section aria-labelledby="decide" className="mt-14">
      <h2 id="decide" className="title-2">
        {t.title}
      </h2>
      <p className="measure mt-2 text-ink-2">{t.text}</p>
      <Form method="post" className="mt-5 flex flex-wrap items-center gap-x-8 gap-y-2">
        <ButtonLink to={`/staff/matching/${id}/approve`}>{t.approve}</ButtonLink>
        <Button look="word" name="intent" value="discard">
          {t.discard}
        </Button>
      </Form>
    </section>
  )
}
