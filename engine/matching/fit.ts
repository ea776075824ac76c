/**
 * Whether a learner and a mentor suit each other, and how well in the eyes of each: a sum of facts that can be shown to both.
 * Weights of language, trade, hours and zone follow the reference of the bench (mentor-pairs.mjs) in order and about in size; its
 * rating of mentors and its personal taste have no place here (nobody carries a score), wishes, help asked for and continuity have.
 */
import { commonHours, setHours, weekWords } from '#engine/matching/hours.ts'
import type { LearnerRequest, MentorOffer } from '#engine/matching/offer.ts'

/** What speaks for a pair. */
export type Fact =
  /** A language of both: the first of both, her first, or another of hers. */
  | { kind: 'language'; language: string; rank: 'first of both' | 'her first' | 'another' }
  | { kind: 'trade'; trade: string; main: boolean }
  /** Free hours of the week in common. */
  | { kind: 'hours'; hours: number }
  /** Hours between the two zones. */
  | { kind: 'zone'; hours: number }
  /** What she would like help with and the mentor likes to help with. */
  | { kind: 'topics'; topics: string[] }
  /** Between how far she is and whom the mentor is most at ease with. */
  | { kind: 'level'; apart: number }
  | { kind: 'wish' }
  | { kind: 'continuity' }

/** A fact and what it adds in the eyes of each and to the score. */
export type Contribution = Fact & { learnerPoints: number; mentorPoints: number; points: number }

export interface Fit {
  /** 1..1000: 0.6 of the learner's value and 0.4 of the mentor's. */
  score: number
  /** 0..1000. */
  learnerValue: number
  /** 0..1000. */
  mentorValue: number
}

export type PackedWeek = Int32Array

/** Common free hours a pair needs: one to meet, one to fall back on. */
export const leastCommonHours = 2
/** Common hours from which more do not count. */
const enoughHours = 6
/** Hours between time zones from which more do not count. */
const farZones = 8
/** Levels go from 1 to 5. */
const levelSpan = 4
/** How much of a language's points her first language, not the mentor's, gives; and another one. */
const herFirst = 0.8
const another = 0.4
/** How much of a trade's points a trade of the mentor's gives that is not her main one. */
const otherTrade = 0.6

/** What each fact can add at most, in the eyes of each: 1000 together. A wish is the learner's alone. */
const learnerPoints = {
  ...{ language: 200, trade: 150, hours: 150, zone: 80, topics: 80, level: 40, wish: 150, continuity: 150 },
}
const mentorPoints = {
  ...{ language: 200, trade: 240, hours: 150, zone: 40, topics: 120, level: 100, wish: 0, continuity: 150 },
}
/** Points come in fives: 0.6 and 0.4 of them are whole, and the contributions add up to the score exactly. */
const step = 5
const learnerFifths = 3
const mentorFifths = 2

/** A person's week, packed once for many pairs. */
export function packWeek(slots: readonly number[]): PackedWeek {
  const week = new Int32Array(weekWords)
  setHours(week, 0, slots)
  return week
}

/** How well they suit each other; undefined when they do not: no common language, not her trade, or too few common hours. */
export function fitOf(
  request: LearnerRequest,
  offer: MentorOffer,
  herWeek = packWeek(request.slots),
  mentorWeek = packWeek(offer.slots),
): Fit | undefined {
  const facts = factsOf(request, offer, commonHours(herWeek, mentorWeek, 0))
  if (!facts) return undefined
  const fit = { score: 0, learnerValue: 0, mentorValue: 0 }
  for (const fact of facts) {
    const share = shareOf(fact, request)
    const [learner, mentor] = [
      inSteps(share * learnerPoints[fact.kind]),
      inSteps(share * mentorPoints[fact.kind]),
    ]
    fit.learnerValue += learner
    fit.mentorValue += mentor
    fit.score += together(learner, mentor)
  }
  return fit
}

/** What speaks for the pair, from what adds most to its score; empty when they do not suit each other. */
export function reasonsOf(request: LearnerRequest, offer: MentorOffer): Contribution[] {
  const facts = factsOf(request, offer, commonHours(packWeek(request.slots), packWeek(offer.slots), 0))
  return (facts ?? [])
    .map((fact) => contributionOf(fact, request))
    .filter(({ points }) => points > 0)
    .sort((one, other) => other.points - one.points)
}

function factsOf(request: LearnerRequest, offer: MentorOffer, hours: number): Fact[] | undefined {
  const language = commonLanguage(request, offer)
  if (!language || !offer.trades.includes(request.trade) || hours < leastCommonHours) return undefined
  const facts: Fact[] = [
    language,
    { kind: 'trade', trade: request.trade, main: offer.trades[0] === request.trade },
    { kind: 'hours', hours },
    { kind: 'zone', hours: Math.abs(request.tz - offer.tz) },
    { kind: 'level', apart: Math.abs(request.level - offer.level) },
  ]
  const topics =
    request.topics.length === 0
      ? []
      : [...new Set(request.topics)].filter((topic) => offer.topics.includes(topic))
  if (topics.length > 0) facts.push({ kind: 'topics', topics })
  if (request.wishes.includes(offer.id)) facts.push({ kind: 'wish' })
  if (request.kept.includes(offer.id)) facts.push({ kind: 'continuity' })
  return facts
}

/** The language in which they would talk, if there is one. */
export function commonLanguage(
  request: Pick<LearnerRequest, 'languages'>,
  offer: Pick<MentorOffer, 'languages'>,
): Extract<Fact, { kind: 'language' }> | undefined {
  const language = request.languages.find((one) => offer.languages.includes(one))
  if (language === undefined) return undefined
  const first = language === request.languages[0]
  const rank = !first ? 'another' : language === offer.languages[0] ? 'first of both' : 'her first'
  return { kind: 'language', language, rank }
}

function contributionOf(fact: Fact, request: LearnerRequest): Contribution {
  const share = shareOf(fact, request)
  const learner = inSteps(share * learnerPoints[fact.kind])
  const mentor = inSteps(share * mentorPoints[fact.kind])
  return { ...fact, learnerPoints: learner, mentorPoints: mentor, points: together(learner, mentor) }
}

const together = (learner: number, mentor: number): number =>
  (learnerFifths * learner + mentorFifths * mentor) / (learnerFifths + mentorFifths)

const inSteps = (points: number): number => step * Math.round(points / step)

/** How much of a fact's points it gives, 0..1. */
function shareOf(fact: Fact, request: LearnerRequest): number {
  switch (fact.kind) {
    case 'language':
      return { 'first of both': 1, 'her first': herFirst, another }[fact.rank]
    case 'trade':
      return fact.main ? 1 : otherTrade
    case 'hours':
      return Math.min(1, fact.hours / enoughHours)
    case 'zone':
      return 1 - Math.min(1, fact.hours / farZones)
    case 'topics':
      return fact.topics.length / new Set(request.topics).size
    case 'level':
      return 1 - Math.min(1, fact.apart / levelSpan)
    case 'wish':
    case 'continuity':
      return 1
  }
}
