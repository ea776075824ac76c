/** Rounds of matching as staff read them. */
import type { RequestContext } from '#app/academy.server.ts'
import { dayOf } from '#app/locales/format.ts'
import { factsBetween, readCrowd } from '#app/people/crowd.server.ts'
import { sumOf } from '#app/people/candidates.server.ts'
import { placedOf, readHindrances } from '#app/people/hindrances.server.ts'
import { named, tradeNames } from '#app/people/view.server.ts'
import { known, lacks, spokenLanguages, type Lack, type ShownFact } from '#app/people/words.ts'
import type { Database } from '#db/client.server.ts'
import { countPlaces, type Hindrance } from '#db/round-requests.ts'
import {
  countAnswers,
  countFallen,
  countLeft,
  listNamedPairs,
  listPairs,
  type NamedPair,
  type Shown,
} from '#db/round-pairs.ts'
import { findRound, listRounds, type Round } from '#db/rounds.ts'
import { countLooking, listWishesOf } from '#db/mentor-wishes.ts'
import type { Person } from '#db/people.ts'
import type { MatchingFigures } from '#engine/matching/match.ts'

/** People on one page of a round. */
const perPage = 40
/** Rounds in the list. */
const roundsShown = 50

/** A round that somebody may open; a Response that there is none otherwise. */
export async function requireRound(context: RequestContext, id: string | undefined): Promise<Round> {
  const round = await findRound(context.db, id ?? '')
  if (!round) throw new Response(null, { status: 404 })
  return round
}

/** Why somebody has nobody, in the words of the pages. */
export type LeftWord = Lack | 'open' | 'hand'

const leftWord = (left: string | null): LeftWord | null =>
  known([...lacks, 'open', 'hand'] as const, left === null ? [] : [left])[0] ?? null

/** All rounds, who looks now, and the places there are. */
export async function readRounds(context: RequestContext, staff: Person) {
  const { db } = context
  const at = context.now()
  const [rounds, seekers, places] = await Promise.all([
    listRounds(db, roundsShown),
    countLooking(db, at),
    countPlaces(db, at),
  ])
  return {
    ...{ seekers, places },
    open: rounds.find(({ state }) => state === 'waiting' || state === 'ready')?.id ?? null,
    rounds: rounds.map(({ id, mode, state, askedAt, figures }) => ({
      ...{ id, mode, state, day: dayOf(askedAt, staff.timeZone) },
      placed: figures ? { count: figures.now.placed, of: figures.now.requests } : null,
    })),
  }
}

/** Shares and sums as the page says them. */
function shownFigures({ requests, placed, objective, bound, blocking }: MatchingFigures) {
  return {
    ...{ requests, placed, objective, bound },
    gap: bound === 0 ? 0 : 1 - objective / bound,
    strong: requests === 0 ? 0 : blocking.learnersInStrong / requests,
  }
}

export type ShownFigures = ReturnType<typeof shownFigures>

export interface ShownPair {
  id: string
  name: string
  mentor: string | null
  gone: boolean
  points: number
  facts: ShownFact[]
  left: LeftWord | null
  byHand: boolean
  hindrance: Hindrance | null
}

/** One page of a round: what it is worth, and some of those in it. */
export async function readRound(
  context: RequestContext,
  staff: Person,
  round: Round,
  { placed, name, page: asked }: { placed: boolean; name: string; page: number },
) {
  const { db } = context
  const { id, figures, state } = round
  if (!figures) return null
  const { approved } = figures
  const [{ pairs, count, page }, left, hindrances, answers, fell] = await Promise.all([
    readPage(db, { roundId: id, placed, name }, asked),
    approved?.left ?? countLeft(db, id),
    state === 'ready' ? hindrancesOf(context, id) : new Map<string, Hindrance>(),
    state === 'approved' ? countAnswers(db, id) : null,
    // Rounds that were approved before these sums were kept have their people still.
    approved ? sumOf(approved.fell) : countFallen(db, id),
  ])
  const speaks = (language: string) => known(spokenLanguages, [language])
  return {
    now: shownFigures(figures.now),
    found: round.version === 0 ? null : shownFigures(figures.found),
    trackless: left.track ?? 0,
    groups: figures.now.groups.flatMap(({ language, learners, unmatched, uneven }) =>
      speaks(language).map((word) => ({ language: word, learners, unmatched, uneven: uneven ?? null })),
    ),
    left: Object.entries(left).flatMap(([word, count]) => {
      const why = leftWord(word)
      return why ? [{ why, count }] : []
    }),
    answers,
    fallen: state === 'approved' ? fell : hindrances.size,
    pairs: await shownPairs(context, staff, pairs, hindrances),
    ...{ page, pages: Math.max(1, Math.ceil(count / perPage)), placedShown: placed, name },
  }
}

/** The page that is asked for; the first one when there are not so many. */
async function readPage(db: Database, shown: Shown, page: number) {
  const found = await listNamedPairs(db, { ...shown, limit: perPage, offset: perPage * (page - 1) })
  if (page === 1 || found.count > 0) return { ...found, page }
  return { ...(await listNamedPairs(db, { ...shown, limit: perPage, offset: 0 })), page: 1 }
}

async function hindrancesOf(context: RequestContext, id: string): Promise<Map<string, Hindrance>> {
  return readHindrances(context.db, placedOf(await listPairs(context.db, id)), context.now())
}

async function shownPairs(
  context: RequestContext,
  staff: Person,
  pairs: NamedPair[],
  hindrances: Map<string, Hindrance>,
): Promise<ShownPair[]> {
  const ids = pairs.map(({ learnerId }) => learnerId)
  const [wishes, crowd, tracks] = await Promise.all([
    listWishesOf(context.db, ids),
    readCrowd(context.db, ids, context.now()),
    tradeNames(context, staff),
  ])
  return pairs.map(({ learnerId, learner, mentorId, mentor, reasons, left, byHand, fell }) => {
    const seeker = wishes.find((wish) => wish.learnerId === learnerId)
    const profile = crowd.mentors.find((one) => one.mentorId === mentorId)
    const between = { kinds: Object.keys(reasons), timeZone: staff.timeZone }
    const facts = seeker && profile ? factsBetween(crowd, { seeker, mentor: profile, ...between }) : []
    return {
      ...{ id: learnerId, name: learner, mentor, byHand, facts: facts.map(named(tracks)) },
      gone: mentorId === null && left === null,
      points: sumOf(reasons),
      left: leftWord(left),
      hindrance: fell ?? hindrances.get(learnerId) ?? null,
    }
  })
}

/** What approving would do now: requests, mentors, pairs that no longer hold, and who stays without. */
export async function readApproval(context: RequestContext, round: Round) {
  const pairs = await listPairs(context.db, round.id)
  const placed = placedOf(pairs)
  const hindrances = await readHindrances(context.db, placed, context.now())
  const made = placed.filter(({ learnerId }) => !hindrances.has(learnerId))
  return {
    requests: made.length,
    mentors: new Set(made.map(({ mentorId }) => mentorId)).size,
    fell: hindrances.size,
    left: pairs.length - placed.length,
  }
}
