import { expect, test } from 'vitest'
import { lastInstantOf } from '#engine/zone.ts'

test.each([
  ['2026-09-13', 'UTC', '2026-09-13T23:59:59.999Z'],
  ['2026-09-13', 'Europe/Paris', '2026-09-13T21:59:59.999Z'],
  ['2026-09-13', 'Indian/Reunion', '2026-09-13T19:59:59.999Z'],
  ['2026-09-13', 'America/Martinique', '2026-09-14T03:59:59.999Z'],
  // The clocks go forward, then back: the day ends by the new ones.
  ['2026-03-29', 'Europe/Paris', '2026-03-29T21:59:59.999Z'],
  ['2026-10-25', 'Europe/Paris', '2026-10-25T22:59:59.999Z'],
])('%s ends in %s at %s', (date, zone, end) => {
  expect(new Date(lastInstantOf(date, zone)).toISOString()).toBe(end)
})
