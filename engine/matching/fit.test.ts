import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitOf, reasonsOf } from '#engine/matching/fit.ts'
import { placesOf } from '#engine/matching/offer.ts'
import { drawRound, offerOf, requestOf, suits } from '#engine/matching/round.fixture.ts'

/** Small rounds of every kind. */
const anyRound = fc.nat().map(drawRound)

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

test('a pair fits exactly when they share a language, her trade and two hours', () => {
  fc.assert(
    fc.property(anyRound, ({ offers, requests }) => {
      for (const request of requests)
        for (const offer of offers) expect(fitOf(request, offer) !== undefined).toBe(suits(request, offer))
    }),
  )
})

test('the reasons add up to the score and to both values, each fact once, the largest first', () => {
  fc.assert(
    fc.property(anyRound, ({ offers, requests }) => {
      for (const request of requests) {
        for (const offer of offers) {
          const fit = fitOf(request, offer)
          const reasons = reasonsOf(request, offer)
          const points = reasons.map((one) => one.points)
          if (!fit) {
            expect(reasons).toEqual([])
            continue
          }
          expect(sum(points)).toBe(fit.score)
          expect(sum(reasons.map((one) => one.learnerPoints))).toBe(fit.learnerValue)
          expect(sum(reasons.map((one) => one.mentorPoints))).toBe(fit.mentorValue)
          expect(fit.score).toBe((6 * fit.learnerValue + 4 * fit.mentorValue) / 10)
          for (const value of [...points, ...Object.values(fit)]) {
            expect(Number.isInteger(value)).toBe(true)
            expect(value).toBeGreaterThan(0)
            expect(value).toBeLessThanOrEqual(1000)
          }
          expect(new Set(reasons.map(({ kind }) => kind)).size).toBe(reasons.length)
          expect(points).toEqual([...points].sort((a, b) => b - a))
        }
      }
    }),
    { numRuns: 60 },
  )
})

describe('a pair worked out by hand', () => {
  const offer = offerOf({
    ...{ id: 'm', languages: ['en', 'fr'], trades: ['data', 'web'], tz: -1, slots: [1, 2, 3, 100], level: 5 },
    topics: ['interviews', 'projects'],
  })
  const request = requestOf({
    ...{ id: 'l', languages: ['fr', 'en'], tz: 1, slots: [1, 2, 3, 4], level: 4 },
    ...{ topics: ['interviews', 'confidence'], wishes: ['m', 'm'], kept: [] },
  })

  test('facts and points', () => {
    expect(reasonsOf(request, offer)).toEqual([
      {
        kind: 'language',
        language: 'fr',
        rank: 'her first',
        learnerPoints: 160,
        mentorPoints: 160,
        points: 160,
      },
      { kind: 'trade', trade: 'web', main: false, learnerPoints: 90, mentorPoints: 145, points: 112 },
      { kind: 'wish', learnerPoints: 150, mentorPoints: 0, points: 90 },
      { kind: 'hours', hours: 3, learnerPoints: 75, mentorPoints: 75, points: 75 },
      { kind: 'zone', hours: 2, learnerPoints: 60, mentorPoints: 30, points: 48 },
      { kind: 'level', apart: 1, learnerPoints: 30, mentorPoints: 75, points: 48 },
      { kind: 'topics', topics: ['interviews'], learnerPoints: 40, mentorPoints: 60, points: 48 },
    ])
    expect(fitOf(request, offer)).toEqual({ score: 581, learnerValue: 605, mentorValue: 545 })
  })

  test('a relation worth keeping adds 150 points, another language than her first takes some away', () => {
    expect(fitOf({ ...request, kept: ['m'] }, offer)?.score).toBe(581 + 150)
    expect(fitOf({ ...request, languages: ['de', 'en'] }, offer)?.score).toBe(581 - 80)
    expect(fitOf({ ...request, languages: ['en'] }, offer)?.score).toBe(581 + 40)
  })

  test('nothing is better than everything', () => {
    const best = offerOf({ id: 'm', slots: [1, 2, 3, 4, 5, 6], topics: ['interviews'] })
    const her = requestOf({ id: 'l', slots: [1, 2, 3, 4, 5, 6, 7], topics: ['interviews'] })
    expect(fitOf({ ...her, wishes: ['m'], kept: ['m'] }, best)).toEqual({
      ...{ score: 1000, learnerValue: 1000, mentorValue: 1000 },
    })
  })
})

test('places are what her minutes hold', () => {
  const places = (minutesPerWeek: number, minutesTaken: number, away = false) =>
    placesOf(offerOf({ id: 'm', minutesPerWeek, minutesTaken, away }))
  expect([places(80, 0), places(80, 20), places(80, 21), places(60, 41), places(59, 40)]).toEqual([
    4, 3, 2, 0, 0,
  ])
  expect([places(40, 60), places(60, 0, true)]).toEqual([0, 0])
})
