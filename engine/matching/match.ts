/** A round of matching for the academy: who with whom and why, who is left and why, and how good it is as a whole. */
import { balancing, matchBalanced } from '#engine/matching/balanced.ts'
import { countBlocking, type Blocking } from '#engine/matching/blocking.ts'
import { fitOf, packWeek, reasonsOf, type Contribution, type Fit } from '#engine/matching/fit.ts'
import { languageGroups, whyLeft, type LanguageGroup, type Left } from '#engine/matching/left.ts'
import type { MatchingRound } from '#engine/matching/offer.ts'
import { matchOptimal, objectiveOf, optimizing } from '#engine/matching/optimal.ts'
import { freePlaces, nobody, ownPairs, type Assignment, type MatchProblem } from '#engine/matching/problem.ts'
import { drawing, refusalsByLearner } from '#engine/matching/round.ts'
import { matchStable } from '#engine/matching/stable.ts'
import { finish } from '#engine/steps.ts'

/** Largest sum; nearly that with few who would rather swap; nobody who would. */
export const matchModes = { optimal: matchOptimal, balanced: matchBalanced, stable: matchStable }
export type MatchMode = keyof typeof matchModes

export interface Match extends Fit {
  learner: string
  mentor: string
  /** From what adds most; their points add up to the score. */
  reasons: Contribution[]
}

export interface Matching {
  matches: Match[]
  left: Left[]
  /** By first language, the worst served one first. */
  groups: LanguageGroup[]
  /** Of `matches`: for each, the penalty of having nobody, and its score. */
  objective: number
  /** No matching has a larger objective (proved). */
  bound: number
  blocking: Blocking
}

/** A pair that staff put together and that cannot be: not of the round, she has one already, not suited or refused, or no place left. */
export interface BadPair {
  learner: string
  mentor: string
  fault: 'unknown' | 'twice' | 'unsuited' | 'no place'
}

/** Matches a round. The same round gives the same matching. */
export const matchRound = (round: MatchingRound, mode: MatchMode): Matching => finish(matching(round, mode))

/** The same in pieces, so that other work may come in between. */
export function* matching(round: MatchingRound, mode: MatchMode): Generator<undefined, Matching> {
  const problem = yield* drawing(round)
  if (mode === 'stable') {
    const { bound } = yield* optimizing(problem)
    yield
    return yield* telling(round, problem, matchStable(problem).assigned, bound)
  }
  const { assigned, bound } = yield* mode === 'balanced' ? balancing(problem) : optimizing(problem)
  return yield* telling(round, problem, assigned, bound)
}

/** What a matching is worth as a whole. */
export interface MatchingFigures extends Pick<Matching, 'objective' | 'bound' | 'blocking' | 'groups'> {
  /** Those who asked for a mentor, and those who have one. */
  requests: number
  placed: number
}

export function figuresOf({ matches, left, objective, bound, blocking, groups }: Matching): MatchingFigures {
  const placed = matches.length
  return { requests: placed + left.length, placed, objective, bound, blocking, groups }
}

/** Two whom staff put together. */
type ChosenPair = Pick<BadPair, 'learner' | 'mentor'>

/** What a matching put together by hand is worth; pairs that cannot be are named and left out. */
export const judgeMatching = (
  round: MatchingRound,
  pairs: readonly ChosenPair[],
): Matching & { bad: BadPair[] } => finish(judging(round, pairs))

/** The same in pieces. `bound`: one proved earlier for these people; without, it is looked for, which takes as long as a matching. */
export function* judging(
  round: MatchingRound,
  pairs: readonly ChosenPair[],
  bound?: number,
): Generator<undefined, Matching & { bad: BadPair[] }> {
  const problem = yield* drawing(round)
  const learners = new Map(round.requests.map(({ id }, i) => [id, i]))
  const mentors = new Map(round.offers.map(({ id }, j) => [id, j]))
  const assigned = new Int32Array(round.requests.length).fill(nobody)
  const free = problem.places.slice()
  const bad: BadPair[] = []
  for (const { learner, mentor } of pairs) {
    const i = learners.get(learner) ?? nobody
    const j = mentors.get(mentor) ?? nobody
    const fault = faultOf(problem, assigned, free, i, j)
    if (fault) {
      bad.push({ learner, mentor, fault })
      continue
    }
    assigned[i] = j
    free[j]!--
  }
  return { ...(yield* telling(round, problem, assigned, bound ?? (yield* optimizing(problem)).bound)), bad }
}

function faultOf(
  { pairs: { starts, mentors } }: MatchProblem,
  assigned: Assignment,
  free: Int32Array,
  i: number,
  j: number,
): BadPair['fault'] | undefined {
  if (i === nobody || j === nobody) return 'unknown'
  if (assigned[i] !== nobody) return 'twice'
  if (!mentors.subarray(starts[i], starts[i + 1]).includes(j)) return 'unsuited'
  return free[j] === 0 ? 'no place' : undefined
}

/** Learners told of between two pauses. */
const toldAtOnce = 500

function* telling(
  round: MatchingRound,
  problem: MatchProblem,
  assigned: Assignment,
  bound: number,
): Generator<undefined, Matching> {
  const { requests, offers } = round
  const refused = refusalsByLearner(round.refusals)
  const weeks = offers.map(({ slots }) => packWeek(slots))
  const free = freePlaces(problem, assigned)
  const matches: Match[] = []
  const left: Left[] = []
  for (const [i, request] of requests.entries()) {
    if (i % toldAtOnce === 0) yield
    const offer = offers[assigned[i]!]
    if (!offer) left.push(whyLeft(request, offers, refused.get(request.id), free, weeks))
    else
      matches.push({
        ...{ learner: request.id, mentor: offer.id, ...fitOf(request, offer)! },
        reasons: reasonsOf(request, offer),
      })
  }
  yield
  const objective = objectiveOf(problem, ownPairs(problem.pairs, assigned))
  return {
    ...{ matches, left, groups: languageGroups(requests, offers, free, assigned), objective },
    // One proved earlier may be of fewer places.
    bound: Math.max(bound, objective),
    blocking: countBlocking(problem, assigned),
  }
}
