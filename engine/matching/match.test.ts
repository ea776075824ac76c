import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languageGroups, type Left, type LeftReason } from '#engine/matching/left.ts'
import {
  judgeMatching,
  judging,
  matching,
  matchModes,
  matchRound,
  type MatchMode,
  type Matching,
} from '#engine/matching/match.ts'
import { placesOf, type MatchingRound } from '#engine/matching/offer.ts'
import { problemOfRound } from '#engine/matching/round.ts'
import { finish } from '#engine/steps.ts'
import { drawRound, offerOf, requestOf, suits } from '#engine/matching/round.fixture.ts'

/** Small rounds of every kind. */
const anyRound = fc.nat().map(drawRound)

const modes = Object.keys(matchModes) as MatchMode[]

const isRefused = ({ refusals }: MatchingRound, learner: string, mentor: string) =>
  refusals.some((one) => one.learner === learner && one.mentor === mentor)

const freeOf = ({ offers }: MatchingRound, { matches }: Matching) =>
  offers.map((offer) => placesOf(offer) - matches.filter(({ mentor }) => mentor === offer.id).length)

/** The reason, counted again in plain words. */
function reasonAgain(round: MatchingRound, matching: Matching, { learner }: Left): LeftReason {
  const request = round.requests.find(({ id }) => id === learner)!
  const free = freeOf(round, matching)
  const speakers = round.offers.filter(({ languages }) =>
    request.languages.some((l) => languages.includes(l)),
  )
  const ofTrade = speakers.filter(({ trades }) => trades.includes(request.trade))
  const suited = round.offers.filter((offer) => suits(request, offer))
  const allowed = suited.filter(({ id }) => !isRefused(round, learner, id))
  const present = allowed.filter(({ away }) => !away)
  if (speakers.length === 0) return 'language'
  if (ofTrade.length === 0) return 'trade'
  if (suited.length === 0) return 'hours'
  if (allowed.length === 0) return 'refused'
  if (present.length === 0) return 'away'
  return present.every((offer) => free[round.offers.indexOf(offer)] === 0) ? 'full' : 'open'
}

describe.each(modes)('%s', (mode) => {
  test('everyone is matched with one who suits, was not refused and has a place, or is left for the reason that counting gives', () => {
    fc.assert(
      fc.property(anyRound, (round) => {
        const matching = matchRound(round, mode)
        const { matches, left, objective, bound } = matching
        expect([...matches, ...left].map(({ learner }) => learner).sort()).toEqual(
          round.requests.map(({ id }) => id).sort(),
        )
        for (const { learner, mentor } of matches) {
          const request = round.requests.find(({ id }) => id === learner)!
          const offer = round.offers.find(({ id }) => id === mentor)!
          expect(suits(request, offer)).toBe(true)
          expect(isRefused(round, learner, mentor)).toBe(false)
        }
        for (const free of freeOf(round, matching)) expect(free).toBeGreaterThanOrEqual(0)
        for (const one of left) expect(one.reason).toBe(reasonAgain(round, matching, one))
        expect(objective).toBe(matches.reduce((sum, { score }) => sum + 1000 + score, 0))
        expect(objective).toBeLessThanOrEqual(bound)
        if (mode === 'optimal') expect(objective).toBe(bound)
        if (mode === 'stable') expect(matching.blocking.pairs).toBe(0)
        if (mode !== 'balanced') expect(left.map(({ reason }) => reason)).not.toContain('open')
      }),
      { numRuns: mode === 'balanced' ? 60 : 300 },
    )
  })

  test('is what the solver of the bench says of the same pairs, and the same each time', () => {
    fc.assert(
      fc.property(anyRound, (round) => {
        const { assigned } = matchModes[mode](problemOfRound(round))
        const matching = matchRound(round, mode)
        const mentors = new Map(matching.matches.map(({ learner, mentor }) => [learner, mentor]))
        expect(round.requests.map(({ id }) => mentors.get(id))).toEqual(
          Array.from(assigned, (j) => round.offers[j]?.id),
        )
        expect(matchRound(structuredClone(round), mode)).toEqual(matching)
      }),
      { numRuns: mode === 'balanced' ? 20 : 50 },
    )
  })
})

describe('one learner, by hand', () => {
  const learner = requestOf({ id: 'l' })
  const reasonWith = (offer: Partial<Parameters<typeof offerOf>[0]>, refused = false) =>
    matchRound(
      {
        ...{ requests: [learner], offers: [offerOf({ id: 'm', ...offer })] },
        refusals: refused ? [{ learner: 'l', mentor: 'm' }] : [],
      },
      'optimal',
    ).left.map(({ reason }) => reason)

  test('has a mentor when one suits, and else the first thing that stands between', () => {
    expect(reasonWith({})).toEqual([])
    expect(reasonWith({ languages: ['en'], minutesPerWeek: 0 })).toEqual(['language'])
    expect(reasonWith({ trades: ['data'], slots: [] })).toEqual(['trade'])
    expect(reasonWith({ slots: [10, 99], away: true })).toEqual(['hours'])
    expect(reasonWith({ away: true }, true)).toEqual(['refused'])
    expect(reasonWith({ away: true })).toEqual(['away'])
    expect(reasonWith({ minutesTaken: 21 })).toEqual(['full'])
  })

  test('counts who remains after each condition', () => {
    const offers = [
      offerOf({ id: 'a', languages: ['en'] }),
      offerOf({ id: 'b', trades: ['data'] }),
      offerOf({ id: 'c', slots: [] }),
      offerOf({ id: 'd' }),
      offerOf({ id: 'e', away: true }),
      offerOf({ id: 'f', minutesTaken: 40 }),
    ]
    const round = { offers, requests: [learner], refusals: [{ learner: 'l', mentor: 'd' }] }
    expect(matchRound(round, 'stable').left).toEqual([
      {
        ...{ learner: 'l', reason: 'full' },
        remaining: { mentors: 6, language: 5, trade: 4, hours: 3, allowed: 2, present: 1, free: 0 },
      },
    ])
  })
})

test('between equals, a wish decides, continuity more than a wish, and a refusal over both', () => {
  const offers = ['a', 'b', 'c'].map((id) => offerOf({ id, minutesPerWeek: 20 }))
  const mentorOf = (wishes: string[], kept: string[], refused: string[]) =>
    matchRound(
      {
        ...{ offers, requests: [requestOf({ id: 'l', wishes, kept })] },
        refusals: refused.map((mentor) => ({ learner: 'l', mentor })),
      },
      'optimal',
    ).matches[0]?.mentor
  expect(mentorOf(['b'], [], [])).toBe('b')
  expect(mentorOf(['b'], ['c'], [])).toBe('c')
  expect(mentorOf(['b'], ['c'], ['c'])).toBe('b')
  expect(mentorOf(['b'], ['c'], ['c', 'b'])).toBe('a')
})

describe('a matching put together by hand', () => {
  test('that of the solver is worth what the solver says', () => {
    fc.assert(
      fc.property(anyRound, (round) => {
        const matching = matchRound(round, 'optimal')
        expect(judgeMatching(round, matching.matches)).toEqual({ ...matching, bad: [] })
      }),
      { numRuns: 50 },
    )
  })

  test('pairs that cannot be are named and left out', () => {
    const round = {
      offers: [
        offerOf({ id: 'a', minutesPerWeek: 20 }),
        ...['b', 'c'].map((id) => offerOf({ id, minutesPerWeek: 20 })),
      ],
      requests: ['x', 'y', 'z'].map((id) => requestOf({ id })),
      refusals: [{ learner: 'y', mentor: 'b' }],
    }
    const pair = (learner: string, mentor: string) => ({ learner, mentor })
    const judged = judgeMatching(round, [
      ...[pair('x', 'a'), pair('x', 'b'), pair('y', 'a'), pair('y', 'b'), pair('w', 'a'), pair('z', 'd')],
    ])
    expect(judged.bad.map(({ learner, fault }) => [learner, fault])).toEqual([
      ...[
        ['x', 'twice'],
        ['y', 'no place'],
        ['y', 'unsuited'],
        ['w', 'unknown'],
        ['z', 'unknown'],
      ],
    ])
    expect(judged.matches.map(({ learner, mentor }) => [learner, mentor])).toEqual([['x', 'a']])
    expect(judged.left.map(({ learner, reason }) => [learner, reason])).toEqual([
      ...[
        ['y', 'open'],
        ['z', 'open'],
      ],
    ])
  })
})

describe('languages', () => {
  const speaking = (...languages: string[]) => ({ languages })
  const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one)

  test('one is uneven above one and a half times the whole, not at it', () => {
    const whole = (left: number) =>
      languageGroups(
        [...times(10, speaking('fr')), ...times(10, speaking('en'))],
        [speaking('fr', 'en')],
        [0],
        Int32Array.from({ length: 20 }, (_, i) => (i < left || i === 19 || i === 18 ? -1 : 0)),
      ).map(({ language, unmatched, uneven }) => [language, unmatched, uneven])
    expect(whole(6)).toEqual([
      ['fr', 6, undefined],
      ['en', 2, undefined],
    ])
    expect(whole(7)).toEqual([
      ['fr', 7, 'places held by others'],
      ['en', 2, undefined],
    ])
  })

  test('why: nobody speaks it, its own learners fill the places, others do, or something else', () => {
    const learners = [
      speaking('uk'),
      speaking('sw'),
      speaking('sw'),
      speaking('ar'),
      speaking('pt'),
      speaking('fr', 'pt'),
    ]
    const many = times(20, speaking('en'))
    const mentors = [speaking('sw'), speaking('ar'), speaking('pt'), speaking('en', 'de')]
    const assigned = Int32Array.from([-1, -1, 0, -1, -1, 2, ...times(20, 3)])
    const groups = languageGroups([...learners, ...many], mentors, [0, 4, 0, 0], assigned)
    expect(
      groups.map(({ language, unmatched, speakers, free, heldByOthers, uneven }) => [
        ...[language, unmatched, speakers, free, heldByOthers, uneven],
      ]),
    ).toEqual([
      ['ar', 1, 1, 4, 0, 'other conditions'],
      ['pt', 1, 1, 0, 1, 'places held by others'],
      ['uk', 1, 0, 0, 0, 'no speaker'],
      ['sw', 1, 1, 0, 0, 'too few places'],
      ['en', 0, 1, 0, 0, undefined],
      ['fr', 0, 0, 0, 0, undefined],
    ])
  })
})

test('a computation of some size pauses often, whatever it looks for; with a bound at hand none is looked for', () => {
  const offers = Array.from({ length: 10 }, (_, j) => offerOf({ id: `m${j}`, minutesPerWeek: 40 }))
  const requests = Array.from({ length: 300 }, (_, i) => requestOf({ id: `l${i}` }))
  const round = { offers, requests, refusals: [] }
  for (const mode of modes) expect([...matching(round, mode)].length, mode).toBeGreaterThan(12)
  expect([...judging(round, [])].length).toBeGreaterThan(12)
  expect([...judging(round, [], 1_234)].length).toBeLessThan(12)
  expect(finish(judging(round, [], 1_234)).bound).toBe(1_234)
})
