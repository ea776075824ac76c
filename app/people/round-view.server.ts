/** Rounds of matching as staff read them. */
import type { RequestContext } from '#app/academy.server.ts'
import { dayOf } from '#app/locales/format.ts'
import { factsBetween, pointsOf, readCrowd } from '#app/people/crowd.server.ts'
import { readRoundInput } from '#app/people/round.server.ts'
import { named, tradeNames } from '#app/people/view.server.ts'
import { known, lacks, spokenLanguages, type Lack, type ShownFact } from '#app/people/words.ts'
import { listHindrances, type Hindrance } from '#db/round-requests.ts'
import {
  countAnswers,
  countFallen,
  countLeft,
  findRound,
  listNamedPairs,
  listPairs,
  listRounds,
  type NamedPair,
  type Round,
  type RoundPair,
} from '#db/rounds.ts'
import { listWishesOf } from '#db/mentor-wishes.ts'
import type { Person } from '#db/people.ts'
import { fitOf, reasonsOf } from '#engine/matching/fit.ts'
import type { MatchingFigures } from '#engine/matching/match.ts'
import { placesOf } from '#engine/matching/offer.ts'

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
  const [rounds, input] = await Promise.all([listRounds(db, roundsShown), readRoundInput(db, context.now())])
  return {
    seekers: input.seekers.length,
    places: input.round.offers.reduce((sum, offer) => sum + placesOf(offer), 0),
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
  { placed, name, page }: { placed: boolean; name: string; page: number },
) {
  const { db } = context
  const { id, figures, state } = round
  if (!figures) return null
  const shown = { roundId: id, placed, name, limit: perPage, offset: perPage * (page - 1) }
  const [{ pairs, count }, left, hindrances, answers, fell] = await Promise.all([
    listNamedPairs(db, shown),
    countLeft(db, id),
    state === 'ready' ? hindrancesOf(context, id) : new Map<string, Hindrance>(),
    state === 'approved' ? countAnswers(db, id) : null,
    countFallen(db, id),
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

async function hindrancesOf(context: RequestContext, id: string): Promise<Map<string, Hindrance>> {
  return listHindrances(context.db, placedOf(await listPairs(context.db, id)), context.now())
}

const placedOf = (pairs: RoundPair[]) =>
  pairs.flatMap(({ learnerId, mentorId }) => (mentorId === null ? [] : [{ learnerId, mentorId }]))

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
      points: Object.values(reasons).reduce((sum, one) => sum + one, 0),
      left: leftWord(left),
      hindrance: fell ?? hindrances.get(learnerId) ?? null,
    }
  })
}

/** A mentor who may take a learner in a round, and what that does to its total. */
export interface Candidate {
  id: string
  name: string
  points: number
  facts: ShownFact[]
  /** Places left in the round, hers not counted. */
  free: number
  current: boolean
}

/** Who may take a learner of a round, the best suited first, and how many more would were they not full. */
export async function readCandidates(
  context: RequestContext,
  staff: Person,
  round: Round,
  pair: NamedPair,
): Promise<{ candidates: Candidate[]; full: number }> {
  const { db } = context
  const [input, all, tracks] = await Promise.all([
    readRoundInput(db, context.now(), [pair.learnerId]),
    listPairs(db, round.id),
    tradeNames(context, staff),
  ])
  const { crowd, seekers } = input
  const [seeker, request] = [seekers[0], input.round.requests[0]]
  if (!seeker || !request) return { candidates: [], full: 0 }
  const apart = new Set(input.round.refusals.map(({ mentor }) => mentor))
  const held = new Map<string, number>()
  for (const { learnerId, mentorId } of all)
    if (mentorId !== null && learnerId !== pair.learnerId) held.set(mentorId, (held.get(mentorId) ?? 0) + 1)
  const suited = input.round.offers.flatMap((offer, j) => {
    const mentor = crowd.mentors[j]
    const fit = apart.has(offer.id) || offer.away ? undefined : fitOf(request, offer)
    if (!mentor || !fit) return []
    const facts = factsBetween(crowd, { seeker, mentor, timeZone: staff.timeZone }).map(named(tracks))
    const points = Object.values(pointsOf(reasonsOf(request, offer))).reduce((sum, one) => sum + one, 0)
    const current = offer.id === pair.mentorId
    const free = placesOf(offer) - (held.get(offer.id) ?? 0)
    return [{ id: offer.id, name: mentor.name, points, facts, free, current }]
  })
  return {
    candidates: suited.filter(({ free }) => free > 0).toSorted((one, other) => other.points - one.points),
    full: suited.filter(({ free }) => free <= 0).length,
  }
}

/** What approving would do now: requests, mentors, pairs that no longer hold, and who stays without. */
export async function readApproval(context: RequestContext, round: Round) {
  const pairs = await listPairs(context.db, round.id)
  const placed = placedOf(pairs)
  const hindrances = await listHindrances(context.db, placed, context.now())
  const made = placed.filter(({ learnerId }) => !hindrances.has(learnerId))
  return {
    requests: made.length,
    mentors: new Set(made.map(({ mentorId }) => mentorId)).size,
    fell: hindrances.size,
    left: pairs.length - placed.length,
  }
}
