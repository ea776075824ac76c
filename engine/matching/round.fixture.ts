/** Rounds of the academy: any small one, and people who suit each other unless told otherwise. */
import fc from 'fast-check'
import type { LearnerRequest, MatchingRound, MentorOffer } from '#engine/matching/offer.ts'

/** A mentor with two places. */
export const offerOf = (offer: Partial<MentorOffer> & { id: string }): MentorOffer => ({
  ...{ minutesPerWeek: 30, minutesTaken: 0, languages: ['fr'], trades: ['web'], topics: [], tz: 1 },
  ...{ slots: [10, 11, 12], level: 3, away: false, ...offer },
})

export const requestOf = (request: Partial<LearnerRequest> & { id: string }): LearnerRequest => ({
  ...{ languages: ['fr'], trade: 'web', topics: [], tz: 1, slots: [10, 11, 12], level: 3, wishes: [] },
  ...{ kept: [], ...request },
})

const some = (names: readonly string[], minLength = 0) =>
  fc.uniqueArray(fc.constantFrom(...names), { minLength })
const mentorIds = ['m0', 'm1', 'm2', 'm3', 'm4', 'm5']
const learnerIds = Array.from({ length: 12 }, (_, i) => `l${i}`)
const shared = {
  languages: some(['fr', 'en', 'es'], 1),
  topics: some(['interviews', 'confidence', 'projects']),
  tz: fc.constantFrom(-5, 0, 1, 2, 5.5),
  slots: fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 9 }),
  level: fc.integer({ min: 1, max: 5 }),
}

/** Small rounds of every kind: places too few or too many, nobody who suits, wishes, refusals, absences. */
export const anyRound: fc.Arbitrary<MatchingRound> = fc.record({
  offers: fc
    .array(
      fc.record({
        ...shared,
        trades: some(['web', 'data'], 1),
        minutesPerWeek: fc.integer({ min: 0, max: 60 }),
        minutesTaken: fc.integer({ min: 0, max: 30 }),
        away: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
      }),
      { maxLength: mentorIds.length },
    )
    .map((list) => list.map((one, j) => ({ id: mentorIds[j]!, ...one }))),
  requests: fc
    .array(
      fc.record({
        ...shared,
        trade: fc.constantFrom('web', 'data'),
        wishes: some(mentorIds),
        kept: some(mentorIds),
      }),
      { maxLength: learnerIds.length },
    )
    .map((list) => list.map((one, i) => ({ id: learnerIds[i]!, ...one }))),
  refusals: fc.array(
    fc.record({ learner: fc.constantFrom(...learnerIds), mentor: fc.constantFrom(...mentorIds) }),
    { maxLength: 12 },
  ),
})

/** Whether the two suit each other, said again in plain words. */
export const suits = (request: LearnerRequest, offer: MentorOffer): boolean =>
  request.languages.some((one) => offer.languages.includes(one)) &&
  offer.trades.includes(request.trade) &&
  request.slots.filter((slot) => offer.slots.includes(slot)).length >= 2
