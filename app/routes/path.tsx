import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireLearner } from '#app/auth.server.ts'
import { ButtonLink } from '#app/components/button.tsx'
import { FeedbackNotice } from '#app/components/feedback/notice.tsx'
import { LearnerPage } from '#app/components/learner-page.tsx'
import { ComingWeeks, Passed, WholeThread } from '#app/components/path/ahead.tsx'
import { UnreadLine } from '#app/components/messages/unread-line.tsx'
import { FixedPoints } from '#app/components/path/fixed.tsx'
import { PathArrival } from '#app/components/path/arrival.tsx'
import { PathNotices } from '#app/components/path/notices.tsx'
import { SoonEvent } from '#app/components/events/soon.tsx'
import { SoonSession } from '#app/components/sessions/soon.tsx'
import { Finished, NoTrack } from '#app/components/path/states.tsx'
import { WeekTitle } from '#app/components/path/title.tsx'
import { WeekSteps } from '#app/components/path/week.tsx'
import { TogetherAside, TogetherNotice } from '#app/components/together/news.tsx'
import { WeekStrip } from '#app/components/week-strip.tsx'
import { findSoonEvent } from '#app/events/view.server.ts'
import { dayOf } from '#app/locales/format.ts'
import { readFeedbackNews } from '#app/feedback/shown.server.ts'
import { path as en } from '#app/locales/en/path.ts'
import { path as fr } from '#app/locales/fr/path.ts'
import { useSay, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { readUnread } from '#app/messages/unread.server.ts'
import { readNews } from '#app/path/news.server.ts'
import { showComingWeeks, showFirst, showPassed, showThread } from '#app/path/view.server.ts'
import { showWeek } from '#app/path/week.server.ts'
import { choosePath, joinTrack } from '#app/path/acts.server.ts'
import { readPath } from '#app/path/path.server.ts'
import { findSoonSession } from '#app/sessions/view.server.ts'
import { readTogetherNews } from '#app/path/together.server.ts'
import { findMentor } from '#db/mentoring.ts'
import { alternatives } from '#engine/path/reasons.ts'
import { hasNoMinutes } from '#engine/path/schedule.ts'

/** Weeks after this one that are shown one by one. */
const shownWeeks = 3

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireLearner(request, context)
  const { language } = person
  const [path, together, session, event, unread, answer] = await Promise.all([
    readPath(context, person),
    readTogetherNews(context, person),
    findSoonSession(context, person),
    findSoonEvent(context, person),
    readUnread(context, person),
    readFeedbackNews(context, person),
  ])
  const beside = { session, event, unread, answer }
  if (!path) {
    const { catalog } = await context.catalogs.published(context.db)
    return {
      view: 'no-track' as const,
      together,
      beside,
      tracks: catalog.tracks.map(({ slug, name, summary }) => ({ slug, name, summary })),
    }
  }
  const { track, plan, today, modules, version } = path
  const first = showFirst(path, language)
  const done = modules.filter(({ stage }) => stage === 'done')
  const whole = showThread(path, language)
  if (!first) {
    const seconds = modules.reduce((sum, module) => sum + module.seconds, 0)
    const known = whole.reduce((sum, stretch) => sum + stretch.known.length, 0)
    const { name, after } = track
    return {
      view: 'finished' as const,
      together,
      beside,
      finished: { track: { name, after }, modules: done.length, known, minutes: seconds / 60 },
      whole,
    }
  }
  const [mentor, news] = await Promise.all([
    findMentor(context.db, person.id),
    readNews(context, person, path, new URL(request.url).searchParams),
  ])
  return {
    view: 'week' as const,
    first,
    today,
    news,
    beside,
    together,
    mentor: mentor?.name ?? null,
    version: version.version,
    goal: track.name,
    week: showWeek(path, language, context.now()),
    hasHours: !hasNoMinutes(path.declared),
    coming: showComingWeeks(path, language, shownWeeks),
    moreWeeks: Math.max(0, plan.weeks.length - 1 - shownWeeks),
    whole,
    minutes: plan.minutes,
    steps: plan.steps.length,
    passed: showPassed(path, language),
    arrival: plan.arrival,
    start: dayOf(path.enrolment.startedAt, person.timeZone),
    studiedWeeks: path.input.studied?.filter(({ available }) => available >= 1).length ?? 0,
  }
}

const choices = { first: 'first', later: 'later', skip: 'skip', undo: null } as const
const slug = z.string().min(1).max(80)
const schema = z.union([
  z.object({ track: slug }),
  z.object({
    module: slug,
    version: z.coerce.number().int().min(0),
    choice: z.union([z.enum(['first', 'later', 'skip', 'undo']), z.templateLiteral(['prefer:', slug])]),
  }),
])

/** She takes a track, or chooses something about a step. */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = await requireLearner(request, context)
  const read = schema.safeParse(Object.fromEntries(await request.formData()))
  if (!read.success) throw new Response(null, { status: 400 })
  if ('track' in read.data) {
    const { track } = read.data
    const { catalog } = await context.catalogs.published(context.db)
    if (!catalog.tracks.some((one) => one.slug === track)) throw new Response(null, { status: 404 })
    await joinTrack(context, person.id, track)
    return redirect('/path', 303)
  }
  const { module, version, choice } = read.data
  const { catalog } = await context.catalogs.hers(context.db, person.id)
  const known = catalog.modules.some((one) => one.slug === module)
  const isPlain = (word: string): word is keyof typeof choices => Object.hasOwn(choices, word)
  const other = isPlain(choice) ? null : choice.slice('prefer:'.length)
  if (!known || (other !== null && !alternatives(catalog, module).some((one) => one.module === other)))
    throw new Response(null, { status: 404 })
  const act = await choosePath(context, person.id, {
    module: other ?? module,
    choice: isPlain(choice) ? choices[choice] : 'prefer',
    version,
  })
  return redirect(act.outcome === 'stale' ? '/path?stale=1' : `/path?changed=${act.version}`, 303)
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.metaTitle, en: en.metaTitle })

/** Whom she meets soon and who wrote to her, wherever her path stands. `shown`: meetings that the page names already. */
function Beside({
  beside: { session, event, unread },
  shown = [],
}: {
  beside: ReturnType<typeof useLoaderData<typeof loader>>['beside']
  shown?: string[]
}) {
  return (
    <>
      {session && !shown.includes(session.id) ? <SoonSession session={session} /> : null}
      {event && !shown.includes(event.id) ? <SoonEvent event={event} /> : null}
      {unread ? (
        <div className="mt-5">
          <UnreadLine unread={unread} />
        </div>
      ) : null}
    </>
  )
}

export default function PathPage() {
  const data = useLoaderData<typeof loader>()
  const t = useText(fr, en)
  const say = useSay()
  if (data.view === 'no-track')
    return (
      <LearnerPage place="path">
        <NoTrack tracks={data.tracks} />
        <Beside beside={data.beside} />
        <TogetherAside news={data.together} />
      </LearnerPage>
    )
  if (data.view === 'finished')
    return (
      <LearnerPage place="path">
        <TogetherNotice news={data.together} />
        <FeedbackNotice news={data.beside.answer} />
        <Finished {...data.finished} />
        <Beside beside={data.beside} />
        <TogetherAside news={data.together} />
        <WholeThread stretches={data.whole} goal={say(data.finished.track.name)} minutes={0} steps={0} />
      </LearnerPage>
    )
  const { week, first, version, mentor, hasHours, today } = data
  return (
    <LearnerPage place="path">
      <div className="grid gap-x-16 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="min-w-0 max-w-[44rem]">
          <WeekTitle week={week} today={today} hasHours={hasHours} />
          {hasHours ? (
            <div className="mt-6">
              <WeekStrip days={week.days} today={today} />
            </div>
          ) : (
            <ButtonLink wide to="/path/hours" className="mt-6">
              {t.arrival.giveHours}
            </ButtonLink>
          )}
          <FixedPoints fixed={week.fixed} />
          <Beside beside={data.beside} shown={week.fixed.map(({ id }) => id)} />
          <PathNotices news={data.news} next={first.title} />
          <TogetherNotice news={data.together} />
          <FeedbackNotice news={data.beside.answer} />
          <div className="mt-7">
            <WeekSteps week={week} first={first} version={version} mentor={mentor} quiet={!hasHours} />
          </div>
        </div>
        <aside className="mt-8 min-w-0 lg:mt-2">
          <div className="lg:sticky lg:top-8">
            {hasHours ? (
              <PathArrival
                start={data.start}
                today={today}
                arrival={data.arrival}
                studiedWeeks={data.studiedWeeks}
              />
            ) : null}
            <TogetherAside news={data.together} />
          </div>
        </aside>
        <div className="min-w-0 max-w-[44rem]">
          <ComingWeeks weeks={hasHours ? data.coming : []} more={data.moreWeeks} />
          <WholeThread
            stretches={data.whole}
            goal={say(data.goal)}
            minutes={data.minutes}
            steps={data.steps}
          />
          <Passed modules={data.passed} version={version} />
        </div>
      </div>
    </LearnerPage>
  )
}
