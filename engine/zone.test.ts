import { expect, test } from 'vitest'
import { endOfDay } from '#engine/zone.ts'

test.each([
  ['2026-09-13', 'UTC', '2026-09-14T00:00:00.000Z'],
  ['2026-09-13', 'Europe/Paris', '2026-09-13T22:00:00.000Z'],
  ['2026-09-13', 'Indian/Reunion', '2026-09-13T20:00:00.000Z'],
  ['2026-09-13', 'America/Martinique', '2026-09-14T04:00:00.000Z'],
  // The clocks go forward, then back: the day ends by the new ones.
  ['2026-03-29', 'Europe/Paris', '2026-03-29T22:00:00.000Z'],
  ['2026-10-25', 'Europe/Paris', '2026-10-25T23:00:00.000Z'],
])('%s ends in %s at %s', (date, zone, end) => {
  expect(endOfDay(date, zone).toISOString()).toBe(end)
})
