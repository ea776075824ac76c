/** A month in which learners join day by day and earlier mentorships end: who gets whom when each is assigned at once. */
import type { Random } from '#engine/shuffle.ts'
import { drawOffer, drawRequest } from './people.ts'
import {
  minutesPerMentee,
  placesOf,
  type LearnerRequest,
  type MentorOffer,
  type Refusal,
} from '#engine/matching/offer.ts'
import { matchOptimal } from '#engine/matching/optimal.ts'
import { placePrices, type PlacePrices } from '#engine/matching/prices.ts'
import { nobody, type Assignment } from '#engine/matching/problem.ts'
import { proposals, type Proposal } from '#engine/matching/proposal.ts'
import { problemOfRound, unmatchedPenalty } from '#engine/matching/round.ts'

export const days = 30

export interface Setting {
  learners: number
  mentors: number
  /** Places of the whole month per learner. */
  supply: number
  /** Share of these places that are taken when the month begins and come free in its course. */
  ending: number
}

export interface Month {
  /** As they are when the month begins. */
  offers: MentorOffer[]
  arrivals: { day: number; request: LearnerRequest }[]
  /** Earlier mentorships that end: on which day, and the mentor's place in the list. */
  ends: { day: number; mentor: number }[]
  refusals: Refusal[]
  /** Learners of the month before. */
  past: LearnerRequest[]
}

/** Minutes of mentors are uneven; these weights are brought to the supply that is wanted. */
const unevenness = [2, 3, 5, 8, 12]
/** Mentorships that go on, for each one that ends within the month. */
const goingOn = 4
const refusing = 0.1

/** A month from a generator of chance. */
export function drawMonth(random: Random, { learners, mentors, supply, ending }: Setting): Month {
  const whole = (count: number) => Math.floor(count * random())
  const weights = Array.from({ length: mentors }, () => unevenness[whole(unevenness.length)]!)
  const factor = (supply * learners) / weights.reduce((sum, one) => sum + one, 0)
  const ends: Month['ends'] = []
  let carried = 0
  const offers = weights.map((weight, mentor) => {
    const exact = weight * factor + carried
    const places = Math.max(1, Math.round(exact))
    carried = exact - places
    const ended = Array.from({ length: places }, random).filter((chance) => chance < ending)
    for (const _ of ended) ends.push({ day: whole(days), mentor })
    const taken = (1 + goingOn) * ended.length
    const minutes = (places + goingOn * ended.length) * minutesPerMentee
    return { ...drawOffer(random, `m${mentor}`, minutes), minutesTaken: taken * minutesPerMentee }
  })
  const ids = offers.map(({ id }) => id)
  const arrive = (letter: string): Month['arrivals'] =>
    Array.from({ length: learners }, (_, i) => ({
      ...{ day: whole(days), request: drawRequest(random, `${letter}${i}`, ids) },
    })).sort((a, b) => a.day - b.day)
  const arrivals = arrive('l')
  const refusals = arrivals.flatMap(({ request: { id } }) =>
    random() < refusing ? [{ learner: id, mentor: ids[whole(mentors)]! }] : [],
  )
  return { offers, arrivals, ends, refusals, past: arrive('p').map(({ request }) => request) }
}

/**
 * The most that could have been reached by one who knew everyone from the start, and still assigned each on the day she came: a place
 * that comes free is a mentor of its own, whom earlier learners cannot have.
 */
export function bestInHindsight({ offers, arrivals, ends, refusals }: Month): Omit<Outcome, 'assigned'> {
  const late = ends.map(({ day, mentor }) => ({ day, mentor, offer: offers[mentor]! }))
  const columns = [...offers.map((offer) => ({ day: 0, offer })), ...late]
  const free = columns.map(({ offer }, c) => (c < offers.length ? placesOf(offer) : 1))
  const all = problemOfRound({
    offers: columns.map(({ offer }, c) => ({ ...offer, minutesTaken: 0, away: free[c] === 0 })),
    requests: arrivals.map(({ request }) => request),
    refusals,
  })
  const { pairs } = all
  const kept: number[] = []
  const starts = [0]
  arrivals.forEach(({ day }, i) => {
    for (let k = pairs.starts[i]!; k < pairs.starts[i + 1]!; k++)
      if (columns[pairs.mentors[k]!]!.day <= day) kept.push(k)
    starts.push(kept.length)
  })
  const rows = (column: Uint16Array) => Uint16Array.from(kept, (k) => column[k]!)
  const { assigned, objective } = matchOptimal({
    ...{ unmatchedPenalty, places: Int32Array.from(free) },
    pairs: {
      ...{ starts: Int32Array.from(starts), mentors: rows(pairs.mentors), scores: rows(pairs.scores) },
      ...{ learnerValues: rows(pairs.learnerValues), mentorValues: rows(pairs.mentorValues) },
    },
  })
  const matched = assigned.filter((c) => c !== nobody).length
  return { objective, matched, score: objective / matched - unmatchedPenalty }
}

export interface Rule {
  name: string
  /** Days after which prices are worked out anew; 0: all places cost the same. */
  every: number
  /** Whether she takes the first of her proposals, or the one that suits herself best. */
  takes: 'first' | 'her best'
  /** Points by which other proposals may leave less than the first; undefined: as in the academy. */
  widest?: number
}

export interface Outcome {
  objective: number
  matched: number
  /** Mean score of those who have a mentor. */
  score: number
  assigned: Assignment
}

/** Lives through the month. Who finds nobody is left for the next round. */
export function live(month: Month, rule: Rule, seed: number): Outcome {
  const offers = month.offers.map((offer) => ({ ...offer }))
  const places = new Map(offers.map(({ id }, j) => [id, j]))
  const assigned = new Int32Array(month.arrivals.length).fill(nobody)
  let prices: PlacePrices = new Map()
  let scores = 0
  let matched = 0
  let next = 0
  for (let day = 0; day < days; day++) {
    for (const end of month.ends) if (end.day === day) offers[end.mentor]!.minutesTaken -= minutesPerMentee
    if (rule.every > 0 && day % rule.every === 0) prices = pricesOn(month, offers, day, seed)
    for (; month.arrivals[next]?.day === day; next++) {
      const { request } = month.arrivals[next]!
      const round = { offers, refusals: month.refusals }
      const taken = choose(proposals(request, round, prices, rule.widest), rule)
      if (!taken) continue
      assigned[next] = places.get(taken.mentor)!
      offers[assigned[next]!]!.minutesTaken += minutesPerMentee
      scores += taken.score
      matched++
    }
  }
  return { objective: matched * unmatchedPenalty + scores, matched, score: scores / matched, assigned }
}

const choose = (found: Proposal[], { takes }: Rule): Proposal | undefined =>
  takes === 'first'
    ? found[0]
    : found.reduce((best, one) => (one.learnerValue > best.learnerValue ? one : best), found[0]!)

/** The academy knows how many come in a month and what share of mentorships ends in one, not who and which. */
function pricesOn(
  { offers: first, past, arrivals, refusals }: Month,
  offers: MentorOffer[],
  day: number,
  seed: number,
) {
  const left = (days - day) / days
  const ending = left / (1 + goingOn)
  return placePrices(
    { offers, refusals },
    {
      past,
      arrivals: Math.round(arrivals.length * left),
      freed: new Map(first.map(({ id, minutesTaken }) => [id, (ending * minutesTaken) / minutesPerMentee])),
    },
    seed + day,
  )
}

/** Places left at the end of the month, by mentor. */
export function freeAtEnd({ offers, ends }: Month, assigned: Assignment): number[] {
  const free = offers.map(placesOf)
  for (const { mentor } of ends) free[mentor]!++
  for (const j of assigned) if (j !== nobody) free[j]!--
  return free
}
