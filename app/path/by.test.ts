import { describe, expect, it } from 'vitest'
import { readDay } from '#app/path/by.ts'

const today = '2026-11-23'
const read = (query: string) => readDay(new URLSearchParams(query), today)

describe('the day she aims at', () => {
  it('is a date, or weeks from today', () => {
    expect(read('day=2027-01-15')).toMatchObject({ day: '2027-01-15', form: { problem: null } })
    expect(read('weeks=4')).toMatchObject({ day: '2026-12-21', form: { day: '2026-12-21' } })
    expect(read('day=&weeks=1').day).toBe('2026-11-30')
  })

  it('is nothing while she was not asked', () => {
    expect(read('')).toEqual({ form: { day: '', problem: null }, day: null })
  })

  it.each([
    ['day=', 'date'],
    ['day=demain', 'date'],
    ['day=2027-02-30', 'date'],
    ['day=15/03/2027', 'date'],
    ['weeks=x', 'date'],
    ['weeks=0', 'past'],
    ['day=2026-11-23', 'past'],
    ['day=2020-01-01', 'past'],
    ['day=2040-01-01', 'far'],
    ['weeks=999', 'far'],
  ])('%s comes back with what she typed: %s', (query, problem) => {
    const { form, day } = read(query)
    expect(day).toBeNull()
    expect(form.problem).toBe(problem)
    const typed = new URLSearchParams(query).get('day')
    if (typed !== null) expect(form.day).toBe(typed)
  })
})
