import { expect, test } from 'vitest'
import { laySteps } from '#engine/path/schedule.ts'
import { declaredWeeks, studiedWeeks } from '#engine/path/studied.ts'

const hours = { minutesByWeekday: [40, 0, 40, 0, 40, 60, 0], exceptions: [] }
/** 180 minutes less those kept for reviews: 6 + 6 + 6 + 9. */
const forModules = 153

test('only whole weeks count: not the one in which she began, not this one', () => {
  const spent = [
    { day: '2026-11-04', minutes: 50 },
    { day: '2026-11-09', minutes: 30 },
    { day: '2026-11-15', minutes: 20 },
    { day: '2026-11-23', minutes: 90 },
  ]
  expect(studiedWeeks('2026-11-04', '2026-11-25', spent, hours)).toEqual([
    { available: forModules, minutes: 50 },
    { available: forModules, minutes: 0 },
  ])
  expect(studiedWeeks('2026-11-24', '2026-11-25', spent, hours)).toEqual([])
  expect(studiedWeeks('2026-11-16', '2026-11-23', spent, hours)).toHaveLength(1)
})

test('a week off in her hours is not a week without study', () => {
  const exceptions = [{ from: '2026-11-09', to: '2026-11-15', minutes: 0 }]
  const [off] = studiedWeeks('2026-11-09', '2026-11-23', [], { ...hours, exceptions })
  expect(off).toEqual({ available: 0, minutes: 0 })
})

test('weeks keep the hours that held then', () => {
  const weekOf = (monday: string, free: number) => ({
    monday,
    free,
    used: 0,
    reviewMinutes: 10,
    off: false,
  })
  const declared = declaredWeeks([
    { madeOn: '2026-11-01', weeks: [weekOf('2026-11-02', 100), weekOf('2026-11-09', 100)] },
    { madeOn: '2026-11-09', weeks: [weekOf('2026-11-09', 60), weekOf('2026-11-16', 300)] },
  ])
  const weeks = studiedWeeks('2026-11-02', '2026-11-30', [], hours, declared)
  expect(weeks.map(({ available }) => available)).toEqual([90, 90, 290, forModules])
})

test('a meeting takes nothing from what she had declared', () => {
  const on = (date: string) => ({
    kind: 'session' as const,
    id: date,
    start: `${date}T17:00:00Z`,
    date,
    minutes: 30,
  })
  const fixed = [on('2026-11-09'), on('2026-11-18')]
  const [met] = studiedWeeks('2026-11-09', '2026-11-16', [], { ...hours, fixed })
  expect(met?.available).toBe(forModules)
  const { weeks } = laySteps([{ minutes: 900 }], { ...hours, fixed }, '2026-11-09')
  expect(weeks.map(({ free }) => free).slice(0, 3)).toEqual([150, 150, 180])
  const declared = declaredWeeks([{ madeOn: '2026-11-08', weeks }])
  expect([...declared.values()].slice(0, 3)).toEqual([forModules, forModules, forModules])
})

test('two years are remembered', () => {
  expect(studiedWeeks('2020-01-01', '2026-11-25', [], hours)).toHaveLength(104)
})
