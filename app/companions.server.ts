/** Learners as those who accompany them see them: where the path stands, what she can do, when she was last here. */
import type { RequestContext } from '#app/academy.server.ts'
import { readLearner } from '#app/learning/learner.server.ts'
import { dayOf, typeset } from '#app/locales/format.ts'
import { readWelcome } from '#app/learning/welcome.server.ts'
import { countModulesDone } from '#db/learning/modules.ts'
import { findPath, listPathSummaries } from '#db/learning/path.ts'
import { listOwnSubmissions } from '#db/learning/submissions.ts'
import type { Companion } from '#db/mentoring.ts'
import { findPerson, type Person } from '#db/people.ts'
import { listLastSigns } from '#db/signs.ts'
import { daysBetween, type PlainDate } from '#engine/calendar.ts'
import type { Text } from '#engine/catalog.ts'
import { buildGraph, nodesOfTrack } from '#engine/competency.ts'

/** Days without any sign after which she is said to be pausing. */
export const pauseDays = 14

export interface ShownCompanion {
  id: string
  name: string
  track: string | null
  /** Modules done. */
  done: number
  /** Steps to come, and the first of them; null before her first path. */
  path: { steps: number; next: { title: string; project: boolean } | null } | null
  /** Days since her last sign of life; null before the first. */
  seen: number | null
  since: PlainDate
  /** The last day on which the reader stands in for her mentor. */
  coverUntil: PlainDate | null
}

/** What a list shows of some learners, in the words and the days of the one who reads. */
export async function showCompanions(
  context: RequestContext,
  reader: Pick<Person, 'language' | 'timeZone'>,
  companions: Companion[],
): Promise<ShownCompanion[]> {
  const ids = companions.map(({ id }) => id)
  const [{ catalog }, paths, done, signs] = await Promise.all([
    context.catalogs.published(context.db),
    listPathSummaries(context.db, ids),
    countModulesDone(context.db, ids),
    listLastSigns(context.db, ids, context.now()),
  ])
  const say = (text: Text) => typeset(text[reader.language], reader.language)
  const day = (at: Date) => dayOf(at, reader.timeZone)
  const today = day(context.now())
  return companions.map(({ id, name, track, since, coverUntil }) => {
    const sign = signs[id]
    const path = paths.find(({ learnerId }) => learnerId === id)
    const module = catalog.modules.find(({ slug }) => slug === path?.next?.module)
    const project = path?.next?.project ?? false
    const known = catalog.tracks.find(({ slug }) => slug === track)
    return {
      ...{ id, name },
      track: known ? say(known.name) : null,
      done: done[id] ?? 0,
      path: path
        ? {
            steps: path.steps,
            next: module
              ? { title: say(project && module.project ? module.project.title : module.title), project }
              : null,
          }
        : null,
      seen: sign ? Math.max(0, daysBetween(day(sign), today)) : null,
      since: day(since),
      coverUntil,
    }
  })
}

/** How many of them were here lately. */
export function countActive(companions: ShownCompanion[]): number {
  return companions.filter(({ seen }) => seen !== null && seen < pauseDays).length
}

/** Steps to come that a companion is shown. */
const shownSteps = 4

/** One learner in full, as her mentor and her coach see her; null when there is no such person. Who may ask is the route's to know. */
export async function showLearner(context: RequestContext, reader: Person, id: string) {
  const { db } = context
  const learner = await findPerson(db, id)
  if (!learner) return null
  const [{ catalog, mastery }, path, welcome, submissions] = await Promise.all([
    readLearner(context, id),
    findPath(db, id),
    readWelcome(context, learner),
    listOwnSubmissions(db, id),
  ])
  const companion = {
    id,
    name: learner.name,
    language: learner.language,
    track: welcome.enrolled,
  }
  const [shown] = await showCompanions(context, reader, [
    { ...companion, since: learner.createdAt, coverUntil: null },
  ])
  if (!shown) return null
  const say = (text: Text) => typeset(text[reader.language], reader.language)
  const track = catalog.tracks.find(({ slug }) => slug === welcome.enrolled)
  const wanted = track ? nodesOfTrack(catalog, track) : []
  const graph = buildGraph(catalog)
  const withStatus = (status: string) =>
    graph.nodes
      .filter(({ id: node }) => mastery[node]?.status === status && (!track || wanted.includes(node)))
      .map(({ id: node, canDo }) => ({ node, canDo: say(canDo) }))
  return {
    ...shown,
    known: withStatus('mastered').reverse(),
    uncertain: withStatus('uncertain').slice(0, shownSteps),
    coming: (path?.plan.steps ?? []).slice(0, shownSteps).flatMap(({ module, project, remaining }) => {
      const found = catalog.modules.find(({ slug }) => slug === module)
      const title = project && found?.project ? found.project.title : found?.title
      return title ? [{ key: `${module}${project}`, title: say(title), minutes: remaining }] : []
    }),
    projects: submissions.flatMap(({ id: submission, module, version, sentAt }) => {
      const project = catalog.modules.find(({ slug }) => slug === module)?.project
      return project && sentAt
        ? [{ id: submission, title: say(project.title), version, sent: dayOf(sentAt, reader.timeZone) }]
        : []
    }),
    welcome: { answers: welcome.answers, areas: welcome.areas },
    week: welcome.minutes.reduce((sum, minutes) => sum + minutes, 0),
  }
}
