import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import { requireLearner } from '#app/auth.server.ts'
import { LearnerPage } from '#app/components/learner-page.tsx'
import { Notice } from '#app/components/notice.tsx'
import { LearnerCover } from '#app/components/covers/own.tsx'
import { Around, Asked, Choose, LeavingMentor, Wish, YourMentor } from '#app/components/people/mentor.tsx'
import { Nobody, Proposals } from '#app/components/people/proposals.tsx'
import { readForm } from '#app/form.server.ts'
import { covers as coversEn } from '#app/locales/en/covers.ts'
import { people as en } from '#app/locales/en/people.ts'
import { covers as coversFr } from '#app/locales/fr/covers.ts'
import { people as fr } from '#app/locales/fr/people.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { decideCover } from '#app/people/covers.server.ts'
import { readPeople, readProposals } from '#app/people/view.server.ts'
import { withdrawRequest } from '#db/mentor-requests.ts'
import { recordRefusals, removeOwnRefusals, saveWish } from '#db/mentor-wishes.ts'
import { mentorWants } from '#db/schema/mentors.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const learner = await requireLearner(request, context)
  return readPeople(context, learner)
}

const schema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('want'), want: z.enum(mentorWants) }),
  z.object({ intent: z.literal('withdraw'), id: z.uuid() }),
  z.object({ intent: z.literal('decline'), mentor: z.array(z.string().max(100)).max(3) }),
  z.object({ intent: z.literal('again') }),
  z.object({ intent: z.literal('cover'), id: z.uuid(), answer: z.enum(['agree', 'plain', 'refuse']) }),
])

export async function action({ request, context }: ActionFunctionArgs) {
  const learner = await requireLearner(request, context)
  const read = readForm(await request.formData(), schema)
  if ('returned' in read) throw new Response(null, { status: 400 })
  const { value } = read
  const at = context.now()
  const learnerId = learner.id
  switch (value.intent) {
    case 'want':
      await saveWish(context.db, { learnerId, want: value.want, at })
      return redirect(value.want === 'looking' ? '/people/wish' : '/people', 303)
    case 'withdraw': {
      const done = await withdrawRequest(context.db, { learnerId, id: value.id, at })
      return redirect(`/people?told=${done ? 'withdrawn' : 'answered'}`, 303)
    }
    case 'decline': {
      const shown = (await readProposals(context, learner))?.proposals ?? []
      const declined = shown.filter(({ id }) => value.mentor.includes(id))
      const refusals = declined.map(({ id }) => ({ learnerId, mentorId: id, by: 'learner' as const, at }))
      await recordRefusals(context.db, refusals)
      return redirect('/people', 303)
    }
    case 'cover':
      return redirect(`/people?told=${await decideCover(context, learner, value)}`, 303)
    case 'again':
      await removeOwnRefusals(context.db, learnerId)
      return redirect('/people', 303)
  }
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.metaTitle, en: en.metaTitle })

export default function People() {
  const people = useLoaderData<typeof loader>()
  const { asked, news, wish, want, mentor, cohorts, awaited } = people
  return (
    <LearnerPage place="people">
      <Told news={news} mentor={mentor} />
      <div className="mb-9 grid gap-6 empty:hidden">
        {people.covers
          .filter(({ agreed }) => !agreed)
          .map((cover) => (
            <LearnerCover key={cover.id} cover={cover} />
          ))}
      </div>
      <Main {...people} />
      {mentor?.leavesOn ? (
        <div className="mt-14">
          <YourMentor mentor={mentor} below />
        </div>
      ) : null}
      <div className="mt-10 grid gap-6 empty:hidden">
        {people.covers
          .filter(({ agreed }) => agreed)
          .map((cover) => (
            <LearnerCover key={cover.id} cover={cover} />
          ))}
      </div>
      <div className="mt-14 grid gap-x-14 gap-y-9 md:grid-cols-2">
        <Around cohorts={cohorts} awaited={awaited} />
        {wish && want === 'looking' && (!mentor || mentor.leavesOn) && !asked ? <Wish wish={wish} /> : null}
      </div>
    </LearnerPage>
  )
}

type Shown = Awaited<ReturnType<typeof readPeople>>

/** What was just done, and what came from a mentor’s side since. */
function Told({ news, mentor }: Pick<Shown, 'news' | 'mentor'>) {
  const t = useText(fr, en)
  const told = useSearchParams()[0].get('told') ?? ''
  const covers = useText(coversFr, coversEn).learner.told
  const words = { ...t.told, ...covers }
  const done = Object.hasOwn(words, told) ? words[told as keyof typeof words] : null
  return (
    <div className="mb-7 grid max-w-[46rem] gap-3 empty:hidden">
      {done ? (
        <Notice
          tone={
            ['withdrawn', 'ended', 'saved', 'cover-agreed', 'cover-refused'].includes(told) ? 'leaf' : 'sky'
          }
          live="polite"
        >
          {done}
        </Notice>
      ) : null}
      {news ? (
        <Notice tone="sky">{news.kind === 'ended' ? t.last.ended : t.last[news.kind](news.name)}</Notice>
      ) : null}
      {mentor?.leavesOn ? <LeavingMentor name={mentor.name} leavesOn={mentor.leavesOn} /> : null}
    </div>
  )
}

function Main({ mentor, asked, want, wish, proposals, lack, setAside, answerBy, timeZone }: Shown) {
  if (asked) return <Asked name={asked.name} waiting={asked.waiting} timeZone={timeZone} />
  if (proposals && proposals.length > 0)
    return <Proposals proposals={proposals} answerBy={answerBy} timeZone={timeZone} />
  if (mentor && !mentor.leavesOn) return <YourMentor mentor={mentor} />
  if (lack) return <Nobody lack={lack} languages={wish?.languages ?? []} setAside={setAside} />
  return <Choose want={want === 'looking' ? null : want} />
}
