/** Pairs that may come of a round, each with its values: the academy's own problem, for the same solvers as the bench's. */
import { fitOf, packWeek } from '#engine/matching/fit.ts'
import { placesOf, type MatchingRound, type MentorOffer, type Refusal } from '#engine/matching/offer.ts'
import type { MatchProblem } from '#engine/matching/problem.ts'
import { finish } from '#engine/steps.ts'

/** A score is at most 1000, so that one more learner with a mentor is worth more than any better pair. */
export const unmatchedPenalty = 1000

/** A round as the solvers take it. Learners and mentors keep their places in the lists. */
export const problemOfRound = (round: MatchingRound): MatchProblem => finish(drawing(round))

/** Learners looked at between two pauses. */
const drawnAtOnce = 50

/** The same in pieces, so that other work may come in between. */
export function* drawing({ offers, requests, refusals }: MatchingRound): Generator<undefined, MatchProblem> {
  const refused = refusalsByLearner(refusals)
  const weeks = offers.map(({ slots }) => packWeek(slots))
  const byTrade = mentorsByTrade(offers)
  const starts = [0]
  const mentors: number[] = []
  const scores: number[] = []
  const learnerValues: number[] = []
  const mentorValues: number[] = []
  for (const [i, request] of requests.entries()) {
    if (i % drawnAtOnce === drawnAtOnce - 1) yield
    const week = packWeek(request.slots)
    for (const j of byTrade.get(request.trade) ?? []) {
      const offer = offers[j]!
      if (refused.get(request.id)?.has(offer.id)) continue
      const fit = fitOf(request, offer, week, weeks[j]!)
      if (!fit) continue
      mentors.push(j)
      scores.push(fit.score)
      learnerValues.push(fit.learnerValue)
      mentorValues.push(fit.mentorValue)
    }
    starts.push(mentors.length)
  }
  return {
    pairs: {
      starts: Int32Array.from(starts),
      mentors: Uint16Array.from(mentors),
      scores: Uint16Array.from(scores),
      learnerValues: Uint16Array.from(learnerValues),
      mentorValues: Uint16Array.from(mentorValues),
    },
    places: Int32Array.from(offers, placesOf),
    unmatchedPenalty,
  }
}

/** The mentors with whom each learner must not be. */
export function refusalsByLearner(refusals: readonly Refusal[]): Map<string, Set<string>> {
  const refused = new Map<string, Set<string>>()
  for (const { learner, mentor } of refusals) {
    const mentors = refused.get(learner)
    if (mentors) mentors.add(mentor)
    else refused.set(learner, new Set([mentor]))
  }
  return refused
}

function mentorsByTrade(offers: readonly MentorOffer[]): Map<string, number[]> {
  const byTrade = new Map<string, number[]>()
  offers.forEach(({ trades }, j) => {
    for (const trade of new Set(trades)) {
      const mentors = byTrade.get(trade)
      if (mentors) mentors.push(j)
      else byTrade.set(trade, [j])
    }
  })
  return byTrade
}
