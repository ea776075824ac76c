import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitOf } from '#engine/matching/fit.ts'
import { placesOf } from '#engine/matching/offer.ts'
import { placePrices } from '#engine/matching/prices.ts'
import { proposals } from '#engine/matching/proposal.ts'
import { drawRound, offerOf, requestOf, suits } from '#engine/matching/round.fixture.ts'

/** Small rounds of every kind. */
const anyRound = fc.nat().map(drawRound)

const none = new Map<string, number>()

test('up to three who suit, have a place and were not refused; nobody is left without when there is one', () => {
  const prices = fc.dictionary(fc.constantFrom('m0', 'm1', 'm2'), fc.integer({ min: 0, max: 2000 }))
  fc.assert(
    fc.property(anyRound, prices, (round, costs) => {
      for (const request of round.requests) {
        const found = proposals(request, round, new Map(Object.entries(costs)))
        const possible = round.offers.filter(
          (offer) =>
            suits(request, offer) &&
            placesOf(offer) > 0 &&
            !round.refusals.some(({ learner, mentor }) => learner === request.id && mentor === offer.id),
        )
        expect(possible.map(({ id }) => id)).toEqual(
          expect.arrayContaining(found.map(({ mentor }) => mentor)),
        )
        expect(found.length).toBeLessThanOrEqual(3)
        expect(found.length > 0).toBe(possible.length > 0)
        const leaves = found.map(({ score, price }) => score - price)
        expect(leaves).toEqual([...leaves].sort((a, b) => b - a))
        for (const { score, mentor, price, reasons } of found) {
          expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBe(score)
          expect(price).toBe(costs[mentor] ?? 0)
        }
      }
    }),
    { numRuns: 200 },
  )
})

describe('a price', () => {
  const near = offerOf({ id: 'near' })
  const far = offerOf({ id: 'far', tz: 2 })
  const round = { offers: [near, far], refusals: [] }
  const her = requestOf({ id: 'l' })
  const order = (prices: Map<string, number>, request = her) =>
    proposals(request, round, prices).map(({ mentor }) => mentor)

  test('puts behind her, or out of sight, a mentor whom others will need more', () => {
    // One hour of zone between them is worth 8 points.
    expect(order(none)).toEqual(['near', 'far'])
    expect(order(new Map([['near', 7]]))).toEqual(['near', 'far'])
    expect(order(new Map([['near', 9]]))).toEqual(['far', 'near'])
    expect(order(new Map([['near', 68]]))).toEqual(['far', 'near'])
    expect(order(new Map([['near', 69]]))).toEqual(['far'])
  })

  test('hides nobody whom she asked for or had', () => {
    expect(order(new Map([['near', 900]]), { ...her, wishes: ['near'] })).toEqual(['far', 'near'])
    expect(order(new Map([['near', 900]]), { ...her, kept: ['near'] })).toEqual(['far', 'near'])
  })

  test('those she asked for come among the three before others', () => {
    const offers = ['a', 'b', 'c', 'd'].map((id) => offerOf({ id }))
    const found = proposals({ ...her, wishes: ['d'] }, { offers, refusals: [] }, new Map([['d', 500]]))
    expect(found).toHaveLength(3)
    expect(found.at(-1)?.mentor).toBe('d')
  })
})

describe('among equals', () => {
  const first = (learner: string, offers: ReturnType<typeof offerOf>[]) =>
    proposals(requestOf({ id: learner }), { offers, refusals: [] }, none)[0]?.mentor

  test('no mentor is first for everybody, and each learner always finds the same', () => {
    const offers = ['a', 'b', 'c', 'd'].map((id) => offerOf({ id }))
    const counts = new Map<string | undefined, number>()
    for (let n = 0; n < 400; n += 1) {
      const found = first(`learner-${n}`, offers)
      expect(first(`learner-${n}`, [...offers].reverse())).toBe(found)
      counts.set(found, (counts.get(found) ?? 0) + 1)
    }
    for (const { id } of offers) expect(counts.get(id)).toBeGreaterThan(50)
  })

  test('whoever has fewer requests waiting comes first', () => {
    const offers = [offerOf({ id: 'a', waiting: 2 }), offerOf({ id: 'b', waiting: 1 }), offerOf({ id: 'c' })]
    for (const learner of ['x', 'y', 'z']) expect(first(learner, offers)).toBe('c')
  })
})

describe('the price of a place', () => {
  const common = offerOf({ id: 'common', minutesPerWeek: 300 })
  const rare = offerOf({ id: 'rare', minutesPerWeek: 20, languages: ['fr', 'uk'] })
  const round = { offers: [common, rare], refusals: [] }
  const french = requestOf({ id: 'f' })
  const ukrainian = requestOf({ id: 'u', languages: ['uk'] })
  const price = (past = [french, ukrainian], arrivals = 10, freed = none, offers = round.offers) =>
    placePrices({ ...round, offers }, { past, arrivals, freed }, 7)

  test('is what others would lose without it, and nothing where there are enough', () => {
    const prices = price()
    expect(prices.get('common')).toBe(0)
    expect(prices.get('rare')).toBeGreaterThan(1000)
    expect(price([ukrainian], 2).get('rare')).toBeCloseTo(1000 + fitOf(ukrainian, rare)!.score, 0)
    expect(proposals(french, round, prices).map(({ mentor }) => mentor)).toEqual(['common'])
    expect(proposals(ukrainian, round, prices).map(({ mentor }) => mentor)).toEqual(['rare'])
  })

  test('falls when nobody is expected, or places will come free, and counts no place of one who is away', () => {
    expect([...price([french, ukrainian], 0).values()]).toEqual([0, 0])
    expect([...price([]).values()]).toEqual([0, 0])
    expect(price(undefined, undefined, new Map([['rare', 10]])).get('rare')).toBe(0)
    const half = price(undefined, 1, new Map([['rare', 0.5]])).get('rare')!
    expect(half).toBeLessThan(price(undefined, 3).get('rare')!)
    const away = { ...rare, away: true }
    expect(price(undefined, undefined, new Map([['rare', 10]]), [common, away]).get('rare')).toBe(2000)
  })

  test('knows refusals, and is the same for the same seed', () => {
    const refusals = [{ learner: 'u', mentor: 'rare' }]
    const outlook = { past: [french, ukrainian], arrivals: 10, freed: none }
    expect(placePrices({ ...round, refusals }, outlook, 7).get('rare')).toBe(0)
    expect(price()).toEqual(price())
    expect(placePrices(round, { ...outlook, arrivals: 2 }, 8)).not.toEqual(
      placePrices(round, { ...outlook, arrivals: 2 }, 9),
    )
  })

  test('is never above what a match can be worth', () => {
    fc.assert(
      fc.property(anyRound, fc.integer({ min: 0, max: 8 }), (any, arrivals) => {
        const prices = placePrices(any, { past: any.requests, arrivals, freed: none }, arrivals)
        expect([...prices.keys()]).toEqual(any.offers.map(({ id }) => id))
        for (const one of prices.values()) {
          expect(one).toBeGreaterThanOrEqual(0)
          expect(one).toBeLessThanOrEqual(2000)
        }
      }),
      { numRuns: 50 },
    )
  })
})
