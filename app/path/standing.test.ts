import { expect, test } from 'vitest'
import { lessToday } from '#app/path/standing.server.ts'
import { declaredMinutes, freeMinutes, type Availability } from '#engine/path/schedule.ts'

const today = '2026-11-23'
const session = {
  kind: 'session' as const,
  id: 'a',
  start: `${today}T17:00:00.000Z`,
  date: today,
  minutes: 30,
}
const hours: Availability = { minutesByWeekday: Array<number>(7).fill(60), exceptions: [], fixed: [session] }

test('what she has done today and what is fixed today are taken once each', () => {
  const freeAfter = (minutes: number) => freeMinutes(lessToday(hours, today, minutes), today)
  expect([0, 10, 20, 30, 60, 90].map(freeAfter)).toEqual([30, 20, 10, 0, 0, 0])
  const left = lessToday(hours, today, 10)
  expect(declaredMinutes(left, today)).toBe(50)
  expect(freeMinutes(left, '2026-11-24')).toBe(60)
})
