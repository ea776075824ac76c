import { describe, expect, test } from 'vitest'
import { readHours } from '#app/path/hours.ts'

const today = '2026-03-04'
const off = { id: 'a', from: '2026-04-06', to: '2026-04-12', minutes: 0 }
const current = {
  minutesByWeekday: [0, 20, 40, 0, 20, 30, 0],
  sittingsByWeekday: [1, 1, 2, 1, 1, 1, 1],
  exceptions: [off],
}
const read = (query: string) => readHours(new URLSearchParams(query), current, today, 'new')

describe('hours tried in an address', () => {
  test('an empty one is what she has', () => {
    expect(read('')).toMatchObject({ changed: false, tried: current })
  })

  test('an hour more goes to the days she has, all of it', () => {
    const { tried, changed } = read('plus=60')
    expect(tried?.minutesByWeekday).toEqual([0, 35, 55, 0, 35, 45, 0])
    expect(changed).toBe(true)
    expect(
      readHours(
        new URLSearchParams('plus=50'),
        { ...current, minutesByWeekday: Array(7).fill(0) },
        today,
        'x',
      ).tried,
    ).toMatchObject({
      minutesByWeekday: [50, 0, 0, 0, 0, 0, 0],
    })
  })

  test('days are read one by one; an emptied one is zero', () => {
    expect(read('day0=15&day1=').tried?.minutesByWeekday).toEqual([15, 0, 40, 0, 20, 30, 0])
  })

  test.each(['-5', '1e3', '721', '12.5', 'abc', '99999'])(
    '%s is no number of minutes, and stays in its field',
    (typed) => {
      const { form, tried } = read(`day2=${typed}`)
      expect(tried).toBeNull()
      expect(form.problems).toEqual({ day2: 'minutes' })
      expect(form.days[2]).toBe(typed)
    },
  )

  test('goes are read day by day, and stand alone as a change', () => {
    const { tried, changed } = read('sittings1=3')
    expect(tried?.sittingsByWeekday).toEqual([1, 3, 2, 1, 1, 1, 1])
    expect(tried?.minutesByWeekday).toEqual(current.minutesByWeekday)
    expect(changed).toBe(true)
    expect(read('plus=60').tried?.sittingsByWeekday).toEqual(current.sittingsByWeekday)
  })

  test.each(['0', '5', '-1', '1.5', 'trois', ''])(
    '%j is no number of goes, and stays in its field',
    (typed) => {
      const { form, tried } = read(`sittings4=${typed}&day1=45`)
      expect(tried).toBeNull()
      expect(form.problems).toEqual({ sittings4: 'sittings' })
      expect(form.sittings[4]).toBe(typed)
      expect(form.days[1]).toBe('45')
    },
  )

  test('a week apart is added, taken away, and one day is enough', () => {
    expect(read('from=2026-05-01').tried?.exceptions).toEqual([
      off,
      { id: 'new', from: '2026-05-01', to: '2026-05-01', minutes: 0 },
    ])
    expect(read('remove=a').tried?.exceptions).toEqual([])
    expect(read('remove=somebody-elses').changed).toBe(false)
  })

  test.each([
    ['from=&to=2026-05-01', 'from'],
    ['from=soon', 'from'],
    ['from=2026-02-30', 'from'],
    ['from=2026-04-20&to=2026-04-31', 'to'],
    ['from=2026-05-09&to=2026-05-01', 'to'],
    ['from=2026-01-01&to=2026-01-09', 'to'],
    ['from=2026-05-01&to=2028-05-01', 'to'],
  ])('%s is to be mended', (query, field) => {
    expect(read(query).tried).toBeNull()
    expect(Object.keys(read(query).form.problems)).toEqual([field])
  })
})
