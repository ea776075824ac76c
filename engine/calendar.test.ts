import { describe, expect, test } from 'vitest'
import {
  addDays,
  commonRanges,
  daysBetween,
  elapsedDays,
  hoursOfWeek,
  isPlainDate,
  mondayOf,
  shiftWeek,
  slotsInUtc,
  weekdayOf,
  zoneOffset,
} from '#engine/calendar.ts'

test('weeks begin on Monday', () => {
  expect(weekdayOf('2026-11-23')).toBe(0)
  expect(weekdayOf('2026-11-22')).toBe(6)
  expect(weekdayOf('1969-12-29')).toBe(0)
  expect(mondayOf('2026-11-22')).toBe('2026-11-16')
  expect(mondayOf('2026-11-23')).toBe('2026-11-23')
})

test('a day that there is', () => {
  for (const text of ['2026-11-22', '2028-02-29']) expect(isPlainDate(text)).toBe(true)
  for (const text of ['2026-02-29', '2026-02-30', '2026-13-01', '2026-1-1', '', 'demain', '+02026-01-01'])
    expect(isPlainDate(text)).toBe(false)
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

describe('weeks in UTC', () => {
  const summer = new Date('2026-07-01T10:00:00Z')
  const winter = new Date('2026-12-01T10:00:00Z')

  test('clocks are ahead by summer time too, and behind on the other side', () => {
    expect(zoneOffset('Europe/Paris', summer)).toBe(120)
    expect(zoneOffset('Europe/Paris', winter)).toBe(60)
    expect(zoneOffset('America/Martinique', summer)).toBe(-240)
    expect(zoneOffset('Asia/Kathmandu', winter)).toBe(345)
    expect(zoneOffset('Europe/Paris', new Date('2026-10-25T00:59:59.999Z'))).toBe(120)
    expect(zoneOffset('Europe/Paris', new Date('2026-10-25T01:00:00Z'))).toBe(60)
    expect(zoneOffset('UTC', new Date('2026-01-01T00:00:30.500Z'))).toBe(0)
  })

  test('a slot stands at other hours in summer and in winter', () => {
    const tuesday = [{ weekday: 1, fromMinute: 18 * 60, toMinute: 20 * 60 }]
    const hours = (at: Date) => hoursOfWeek(slotsInUtc(tuesday, zoneOffset('Europe/Paris', at)))
    expect(hours(summer)).toEqual([24 + 16, 24 + 17])
    expect(hours(winter)).toEqual([24 + 17, 24 + 18])
  })

  test('what goes over midnight or over the end of the week goes on at the other side', () => {
    const monday = [{ weekday: 0, fromMinute: 0, toMinute: 120 }]
    expect(slotsInUtc(monday, 60)).toEqual([
      { from: 0, to: 60 },
      { from: 7 * 1440 - 60, to: 7 * 1440 },
    ])
    expect(hoursOfWeek(slotsInUtc(monday, 60))).toEqual([0, 167])
    const sunday = [{ weekday: 6, fromMinute: 1380, toMinute: 1440 }]
    expect(slotsInUtc(sunday, -240)).toEqual([{ from: 180, to: 240 }])
  })

  test('an hour counts when its first half is free, so that two who count it share it; neighbours are one', () => {
    const hours = (from: number, to: number) => hoursOfWeek([{ from, to }])
    expect(hours(30, 90)).toEqual([1])
    expect(hours(31, 89)).toEqual([])
    expect(hours(0, 30)).toEqual([0])
    expect(hours(30, 60)).toEqual([])
    expect(
      shiftWeek(
        [
          { from: 0, to: 15 },
          { from: 15, to: 30 },
        ],
        0,
      ),
    ).toEqual([{ from: 0, to: 30 }])
  })

  test('two weeks have in common what is in both', () => {
    const one = [
      { from: 0, to: 100 },
      { from: 200, to: 300 },
    ]
    expect(commonRanges(one, [{ from: 50, to: 250 }])).toEqual([
      { from: 50, to: 100 },
      { from: 200, to: 250 },
    ])
    expect(commonRanges(one, [{ from: 100, to: 200 }])).toEqual([])
  })
})
