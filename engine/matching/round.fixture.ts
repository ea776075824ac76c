/** Rounds of the academy: small ones from a seed, and people who suit each other unless told otherwise. */
import type { LearnerRequest, MatchingRound, MentorOffer } from '#engine/matching/offer.ts'
import { seededRandom } from '#engine/shuffle.ts'

/** A mentor with two places. */
export const offerOf = (offer: Partial<MentorOffer> & { id: string }): MentorOffer => ({
  ...{ minutesPerWeek: 40, minutesTaken: 0, languages: ['fr'], trades: ['web'], topics: [], tz: 1 },
  ...{ slots: [10, 11, 12], level: 3, away: false, ...offer },
})

export const requestOf = (request: Partial<LearnerRequest> & { id: string }): LearnerRequest => ({
  ...{ languages: ['fr'], trade: 'web', topics: [], tz: 1, slots: [10, 11, 12], level: 3, wishes: [] },
  ...{ kept: [], ...request },
})

const range = (count: number) => Array.from({ length: count }, (_, n) => n)

/** A small round of any kind: places too few or too many, nobody who suits, wishes, refusals, absences. */
export function drawRound(seed: number): MatchingRound {
  const random = seededRandom(seed)
  const whole = (count: number) => Math.floor(count * random())
  const one = <T>(list: readonly T[]): T => list[whole(list.length)]!
  const some = <T>(list: readonly T[], share = 0.5): T[] => list.filter(() => random() < share)
  const mentorIds = range(whole(7)).map((j) => `m${j}`)
  const learnerIds = range(whole(13)).map((i) => `l${i}`)
  const likely = random()
  const person = (id: string) => ({
    ...{ id, languages: [one(['fr', 'en', 'es']), ...some(['fr', 'en', 'es'], 0.2)] },
    ...{ topics: some(['interviews', 'confidence', 'projects']), tz: one([-5, 0, 1, 2, 5.5]) },
    ...{ slots: some(range(10), likely), level: 1 + whole(5) },
  })
  return {
    offers: mentorIds.map((id) => ({
      ...{ ...person(id), trades: one([['web'], ['data'], ['web', 'data'], ['data', 'web']]) },
      ...{ minutesPerWeek: whole(81), minutesTaken: whole(41), away: random() < 0.15 },
    })),
    requests: learnerIds.map((id) => ({
      ...{ ...person(id), trade: one(['web', 'data']) },
      ...{ wishes: some(mentorIds, 0.2), kept: some(mentorIds, 0.2) },
    })),
    refusals: learnerIds.flatMap((learner) => some(mentorIds, 0.15).map((mentor) => ({ learner, mentor }))),
  }
}

/** Whether the two suit each other, said again in plain words. */
export const suits = (request: LearnerRequest, offer: MentorOffer): boolean =>
  request.languages.some((one) => offer.languages.includes(one)) &&
  offer.trades.includes(request.trade) &&
  request.slots.filter((slot) => offer.slots.includes(slot)).length >= 2
