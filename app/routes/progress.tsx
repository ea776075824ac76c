import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireLearner } from '#app/auth.server.ts'
import { ButtonLink, WordLink } from '#app/components/button.tsx'
import { LearnerPage } from '#app/components/learner-page.tsx'
import { EmptyState } from '#app/components/notice.tsx'
import { CompetencyMap } from '#app/components/progress/competency-map.tsx'
import { TimeChart } from '#app/components/progress/time-chart.tsx'
import { MasteryTag } from '#app/components/tag.tsx'
import { readLearner } from '#app/learning/learner.server.ts'
import { progress as en } from '#app/locales/en/progress.ts'
import { dayOf, inWords } from '#app/locales/format.ts'
import { progress as fr } from '#app/locales/fr/progress.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { findEnrolment } from '#db/enrolments.ts'
import { listTimeSpent } from '#db/learning/modules.ts'
import { addDays } from '#engine/calendar.ts'
import { buildGraph } from '#engine/competency.ts'
import { mapTrack } from '#engine/track-map.ts'

/** Days of the chart: four weeks. */
const chartedDays = 28

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireLearner(request, context)
  const { catalog, mastery, state } = await readLearner(context, person.id)
  const enrolment = await findEnrolment(context.db, person.id)
  const track = catalog.tracks.find(({ slug }) => slug === enrolment?.track)
  const today = dayOf(context.now(), person.timeZone)
  const spent = await listTimeSpent(context.db, person.id, '2000-01-01')
  const days = Array.from({ length: chartedDays }, (_, i) => addDays(today, i + 1 - chartedDays))
  const time = {
    total: spent.reduce((sum, { seconds }) => sum + seconds, 0) / 60,
    days: days.map((day) => ({
      day,
      minutes: spent.filter((row) => row.day === day).reduce((sum, { seconds }) => sum + seconds, 0) / 60,
    })),
  }
  const { guess, fairly, sure } = state.calibration
  const calibration = {
    unsure: guess,
    sure: { asked: fairly.asked + sure.asked, correct: fairly.correct + sure.correct },
  }
  if (!track)
    return { track: null, competencies: [], links: [], time, calibration, known: 0, left: 0, fresh: true }
  const statusOf = (node: string) => mastery[node]?.status ?? 'not-yet'
  const graph = buildGraph(catalog)
  const map = mapTrack(catalog, track)
  const competencies = map.competencies.map(({ competency, levels }) => ({
    slug: competency.slug,
    name: competency.name,
    levels: levels.map(({ node, needed }, i) => ({
      node,
      needed,
      status: statusOf(node),
      canDo: competency.levels[i]?.canDo ?? competency.name,
      next:
        needed &&
        statusOf(node) !== 'mastered' &&
        graph.requires(node).every((first) => statusOf(first) === 'mastered'),
    })),
  }))
  const needed = competencies.flatMap(({ levels }) => levels.filter((level) => level.needed))
  const known = needed.filter(({ status }) => status === 'mastered').length
  return {
    track: track.name,
    competencies,
    links: map.links.map(({ from, to, pairs }) => ({
      from,
      to,
      walked: pairs.every(([first, then]) => statusOf(first) === 'mastered' && statusOf(then) === 'mastered'),
    })),
    time,
    calibration,
    known,
    left: needed.length - known,
    fresh: Object.keys(state.items).length === 0,
  }
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.title, en: en.title })

export default function Progress() {
  const { track, competencies, links, time, calibration, known, left, fresh } = useLoaderData<typeof loader>()
  const t = useText(fr, en)
  const language = useLanguage()
  const say = useSay()
  if (!track)
    return (
      <LearnerPage place="progress">
        <h1 className="title-1">{t.heading('', 0)}</h1>
        <EmptyState title={t.none.title} action={<ButtonLink to="/tracks">{t.none.action}</ButtonLink>}>
          {t.none.text}
        </EmptyState>
      </LearnerPage>
    )
  return (
    <LearnerPage place="progress">
      <h1 className="title-1 max-w-[20ch]">{t.heading(inWords(known, language, 'feminine'), known)}</h1>
      <p className="measure mt-4 text-lg text-ink-2">{t.lead(say(track), left)}</p>
      {fresh ? (
        <EmptyState title={t.fresh.title} action={<ButtonLink to="/diagnosis">{t.fresh.action}</ButtonLink>}>
          {t.fresh.text}
        </EmptyState>
      ) : null}

      <div className="mt-10 grid gap-x-16 gap-y-12 lg:grid-cols-[minmax(0,34rem)_minmax(0,1fr)]">
        <section aria-labelledby="map">
          <h2 id="map" className="title-2">
            {t.picture.title}
          </h2>
          <p className="measure mt-2 mb-5 text-ink-2">{t.picture.text}</p>
          <CompetencyMap
            competencies={competencies}
            links={links}
            label={t.picture.label(known, known + left)}
          />
        </section>

        <div className="flex flex-col gap-12">
          <section aria-labelledby="doubt">
            <h2 id="doubt" className="title-2">
              {t.sure.title}
            </h2>
            {calibration.unsure.asked + calibration.sure.asked === 0 ? (
              <p className="measure mt-2 text-ink-2">{t.sure.none}</p>
            ) : (
              <div className="measure mt-2 flex flex-col gap-2 text-lg">
                {calibration.unsure.asked > 0 ? (
                  <p>
                    {t.sure.unsure(
                      inWords(calibration.unsure.asked, language, 'feminine'),
                      t.sure.right(
                        inWords(calibration.unsure.correct, language, 'feminine'),
                        calibration.unsure.correct,
                        calibration.unsure.asked,
                      ),
                      calibration.unsure.asked,
                    )}
                  </p>
                ) : null}
                {calibration.sure.asked > 0 ? (
                  <p className="text-ink-2">
                    {t.sure.sureLine(calibration.sure.asked, calibration.sure.correct)}
                  </p>
                ) : null}
                {calibration.unsure.asked > 2 &&
                calibration.unsure.correct * 2 >= calibration.unsure.asked ? (
                  <p className="font-bold">{t.sure.kind}</p>
                ) : null}
              </div>
            )}
          </section>
          <TimeChart total={time.total} days={time.days} />
        </div>
      </div>

      <section aria-labelledby="list" className="mt-16">
        <h2 id="list" className="title-2">
          {t.list.title}
        </h2>
        <ul className="mt-4 max-w-4xl">
          {competencies.map(({ slug, name, levels }) => (
            <li key={slug} id={slug} className="scroll-mt-6 border-t border-line py-5 target:border-ink">
              <h3 className="title-3">
                <WordLink to={`/progress/${slug}`}>{say(name)}</WordLink>
              </h3>
              <ol className="mt-2">
                {levels.map(({ node, status, canDo, next, needed }, i) => (
                  <li key={node} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-1.5">
                    <span className="min-w-0 flex-[1_1_16rem]">
                      <span className="sr-only">{t.list.level(i + 1)}. </span>
                      {say(canDo)}
                    </span>
                    {next ? <span className="text-sm font-bold text-thread-ink">{t.list.next}</span> : null}
                    {needed || status !== 'not-yet' ? <MasteryTag status={status} /> : null}
                  </li>
                ))}
              </ol>
            </li>
          ))}
        </ul>
      </section>
    </LearnerPage>
  )
}
