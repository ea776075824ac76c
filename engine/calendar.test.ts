import { expect, test } from 'vitest'
import { addDays, daysBetween, elapsedDays, mondayOf, weekdayOf } from '#engine/calendar.ts'

test('weeks begin on Monday', () => {
  expect(weekdayOf('2026-11-23')).toBe(0)
  expect(weekdayOf('2026-11-22')).toBe(6)
  expect(weekdayOf('1969-12-29')).toBe(0)
  expect(mondayOf('2026-11-22')).toBe('2026-11-16')
  expect(mondayOf('2026-11-23')).toBe('2026-11-23')
})

test('days are counted through months, leap years and changes of hour', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30')
  expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1)
  expect(elapsedDays('2026-01-01T00:00:00Z', '2026-01-02T12:00:00Z')).toBe(1.5)
  expect(elapsedDays('2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z')).toBe(0)
})

test('what is not a date is refused', () => {
  expect(() => addDays('tomorrow', 1)).toThrow('not a date')
})
