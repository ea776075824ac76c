/** What a learner sees of those at her side, and of those who could be. */
import type { RequestContext } from '#app/academy.server.ts'
import { readOwnCovers } from '#app/people/cover-view.server.ts'
import { factsBetween, pointsOf, proposeTo, readCrowd } from '#app/people/crowd.server.ts'
import { readPrices } from '#app/people/prices.server.ts'
import { known, spokenLanguages, tones, topics, type Lack, type ShownFact } from '#app/people/words.ts'
import { dayOf, typeset } from '#app/locales/format.ts'
import { showOwnWeek } from '#app/mentoring/week.server.ts'
import { answerBy, findLastRequest } from '#db/mentor-requests.ts'
import { apartSince } from '#db/mentor-places.ts'
import { findWish, listApart, listSeekers, type MentorWish } from '#db/mentor-wishes.ts'
import { findNamedMentor, noticeUntil, type MentorProfile } from '#db/mentors.ts'
import { listAwaitedBy } from '#db/cohort-places.ts'
import { listCohortsOf } from '#db/cohorts.ts'
import { findLastParting, findMentor } from '#db/mentoring.ts'
import { findPerson, type Person } from '#db/people.ts'
import { listThreads, saveThreads } from '#db/threads/threads.ts'

/** What a profile says, in words that the pages know. */
export function shownProfile(profile: MentorProfile) {
  const { about, years, tone } = profile
  return {
    ...{ about, years, tone },
    topics: known(topics, profile.topics),
    languages: known(spokenLanguages, profile.languages),
  }
}

export interface ShownProposal extends ReturnType<typeof shownProfile> {
  id: string
  name: string
  facts: ShownFact[]
  /** As a request keeps them. */
  points: Record<string, number>
}

/**
 * Mentors for a learner who looks for one, or why there is none, and whether she set one aside herself; null when she does not look, or waits
 * for an answer.
 */
export async function readProposals(
  context: RequestContext,
  learner: Pick<Person, 'id' | 'timeZone' | 'language'>,
): Promise<{ proposals: ShownProposal[]; lack: Lack | null; setAside: boolean } | null> {
  const { db } = context
  const at = context.now()
  const [seeker] = await listSeekers(db, { learnerId: learner.id, at })
  if (!seeker) return null
  const [crowd, apart, tracks, prices] = await Promise.all([
    readCrowd(db, [learner.id], at),
    listApart(db, [learner.id], apartSince(at)),
    tradeNames(context, learner),
    readPrices(db),
  ])
  const { found, lack } = proposeTo(crowd, seeker, apart, prices)
  const proposals = found.flatMap(({ mentor: id, reasons }) => {
    const mentor = crowd.mentors.find(({ mentorId }) => mentorId === id)
    if (!mentor) return []
    const facts = factsBetween(crowd, { seeker, mentor, timeZone: learner.timeZone }).map(named(tracks))
    return [{ id, name: mentor.name, ...shownProfile(mentor), facts, points: pointsOf(reasons) }]
  })
  return { proposals, lack, setAside: apart.some(({ by }) => by === 'learner') }
}

/** Names of the trades in somebody's language, by track. */
export async function tradeNames(
  context: RequestContext,
  { language }: Pick<Person, 'language'>,
): Promise<Record<string, string>> {
  const { catalog } = await context.catalogs.published(context.db)
  return Object.fromEntries(catalog.tracks.map(({ slug, name }) => [slug, typeset(name[language], language)]))
}

/** A fact with the name of its trade. */
export const named =
  (tracks: Record<string, string>) =>
  (fact: ShownFact): ShownFact =>
    fact.kind === 'trade' ? { ...fact, trade: tracks[fact.trade] ?? fact.trade } : fact

const shownWish = (wish: MentorWish) => ({
  topics: known(topics, wish.topics),
  languages: known(spokenLanguages, wish.languages),
  tone: wish.tone === null ? null : (known(tones, [wish.tone])[0] ?? null),
})

/** Her mentor as she is shown her, and until when when she is about to leave. */
async function readMentor(context: RequestContext, learner: Person) {
  const mentor = await findMentor(context.db, learner.id)
  if (!mentor) return null
  const profile = await findNamedMentor(context.db, mentor.id)
  const { lastDay = null } = profile ?? {}
  return {
    id: mentor.id,
    name: mentor.name,
    since: dayOf(mentor.since, learner.timeZone),
    profile: profile ? shownProfile(profile) : null,
    thread: await findThreadWith(context, learner, mentor.id),
    week: await showOwnWeek(context, learner, mentor.id),
    leavesOn: lastDay !== null && lastDay <= noticeUntil(context.now()) ? lastDay : null,
  }
}

/** The conversation of the two; null when there is none that can be written in. */
async function findThreadWith({ db, now }: RequestContext, learner: Person, mentorId: string) {
  await saveThreads(db, learner.id, now())
  const threads = await listThreads(db, learner.id)
  const own = threads.find(
    ({ kind, open, others }) => kind === 'mentor' && open && others.some(({ id }) => id === mentorId),
  )
  return own?.id ?? null
}

/** What she asked last, while it waits. */
async function readAsked(context: RequestContext, last: Awaited<ReturnType<typeof findLastRequest>>) {
  if (last?.state !== 'waiting') return null
  const { id, name, words } = last
  const then = await Promise.all(last.next.map((mentorId) => findPerson(context.db, mentorId)))
  const names = then.flatMap((person) => (person ? [person.name] : []))
  return { name, waiting: { id, words, byRound: last.byRound, names, answerBy: last.answerBy.toISOString() } }
}

/** Days for which she is told what became of a request, or of a mentorship. */
const daysOfNews = 14

/** What came last from a mentor’s side, for a while, and while she has decided nothing since. */
async function readNews(
  context: RequestContext,
  last: Awaited<ReturnType<typeof findLastRequest>>,
  { learnerId, since }: Pick<MentorWish, 'learnerId' | 'since'>,
): Promise<{ kind: 'declined' | 'passed'; name: string } | { kind: 'ended' } | null> {
  const from = new Date(context.now().getTime() - daysOfNews * 86_400_000)
  const isNew = (at: Date | null | undefined): at is Date => !!at && at >= since && at >= from
  const parted = await findLastParting(context.db, learnerId)
  if (isNew(parted) && (!last || last.askedAt <= parted)) return { kind: 'ended' }
  if (!last || !isNew(last.answeredAt)) return null
  if (last.state !== 'declined' && last.state !== 'passed') return null
  // What went on before its time did not go on because she was silent.
  const late = last.state === 'passed' && last.answeredAt >= last.answerBy
  return { kind: late ? 'passed' : 'declined', name: last.name }
}

/** Everything that the page about her people shows. */
export async function readPeople(context: RequestContext, learner: Person) {
  const { db } = context
  const [mentor, last, wish, found, cohorts, awaited, covers] = await Promise.all([
    readMentor(context, learner),
    findLastRequest(db, learner.id),
    findWish(db, learner.id),
    readProposals(context, learner),
    listCohortsOf(db, learner.id),
    listAwaitedBy(db, learner.id),
    readOwnCovers(context, learner),
  ])
  const [asked, news] = await Promise.all([
    readAsked(context, last),
    mentor || !wish ? null : readNews(context, last, wish),
  ])
  return {
    ...{ mentor, covers },
    asked,
    news,
    want: wish?.want ?? null,
    wish: wish ? shownWish(wish) : null,
    proposals: found && found.proposals.map(({ points: _, ...shown }) => shown),
    ...{ lack: found?.lack ?? null, setAside: found?.setAside ?? false, cohorts, awaited },
    answerBy: answerBy(context.now()).toISOString(),
    timeZone: learner.timeZone,
  }
}
