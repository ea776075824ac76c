import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, weekdayOf } from '#engine/calendar.ts'
import {
  freeStarts,
  isQuiet,
  mergeSlots,
  openSpans,
  sessionLengths,
  type MeetingTimes,
} from '#engine/meeting.ts'
import { clockAt, commonSpans, mergeSpans, spansOf, withoutSpans, type Span } from '#engine/zone.ts'

const iso = (instant: number) => new Date(instant).toISOString().slice(0, 16)
const at = (text: string) => Date.parse(`${text}:00Z`)
const shown = (spans: Span[]) => spans.map(({ from, to }) => `${iso(from)} ${iso(to)}`)
const minute = 60_000
const day = 86_400_000

const zones = ['Europe/Paris', 'America/Martinique', 'Indian/Reunion']

describe('clock times as instants', () => {
  it('stay at their hour on both sides of a change', () => {
    const evening = (date: string, zone: string) => shown(spansOf(date, 18 * 60, 19 * 60, zone))
    expect(evening('2026-03-28', 'Europe/Paris')).toEqual(['2026-03-28T17:00 2026-03-28T18:00'])
    expect(evening('2026-03-29', 'Europe/Paris')).toEqual(['2026-03-29T16:00 2026-03-29T17:00'])
    expect(evening('2026-10-24', 'Europe/Paris')).toEqual(['2026-10-24T16:00 2026-10-24T17:00'])
    expect(evening('2026-10-25', 'Europe/Paris')).toEqual(['2026-10-25T17:00 2026-10-25T18:00'])
    for (const date of ['2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25']) {
      expect(evening(date, 'America/Martinique')).toEqual([`${date}T22:00 ${date}T23:00`])
      expect(evening(date, 'Indian/Reunion')).toEqual([`${date}T14:00 ${date}T15:00`])
    }
  })

  it('that do not exist are no instant, and those around them touch', () => {
    expect(spansOf('2026-03-29', 135, 165, 'Europe/Paris')).toEqual([])
    expect(shown(spansOf('2026-03-29', 60, 240, 'Europe/Paris'))).toEqual([
      '2026-03-29T00:00 2026-03-29T02:00',
    ])
    expect(shown(spansOf('2026-03-29', 150, 240, 'Europe/Paris'))).toEqual([
      '2026-03-29T01:00 2026-03-29T02:00',
    ])
  })

  it('that occur twice are both instants', () => {
    expect(shown(spansOf('2026-10-25', 150, 165, 'Europe/Paris'))).toEqual([
      '2026-10-25T00:30 2026-10-25T00:45',
      '2026-10-25T01:30 2026-10-25T01:45',
    ])
    expect(shown(spansOf('2026-10-25', 120, 180, 'Europe/Paris'))).toEqual([
      '2026-10-25T00:00 2026-10-25T02:00',
    ])
  })

  it('make days of 23, 24 and 25 hours that touch', () => {
    const length = (date: string, zone: string) =>
      spansOf(date, 0, 1440, zone).reduce((sum, { from, to }) => sum + (to - from), 0) / (60 * minute)
    expect(length('2026-03-29', 'Europe/Paris')).toBe(23)
    expect(length('2026-10-25', 'Europe/Paris')).toBe(25)
    expect(length('2026-03-29', 'Indian/Reunion')).toBe(24)
    // At midnight, by half an hour, and across the line of the date.
    expect(length('2026-09-06', 'America/Santiago')).toBe(23)
    expect(length('2026-04-05', 'Australia/Lord_Howe')).toBe(24.5)
    expect(length('2011-12-30', 'Pacific/Apia')).toBe(0)
  })

  it('hold exactly the instants at which the clock shows them', () => {
    const dates = fc
      .integer({ min: -12, max: 12 })
      .chain((off) =>
        fc.constantFrom('2026-03-29', '2026-10-25', '2027-03-28').map((date) => addDays(date, off)),
      )
    const quarter = fc.integer({ min: 0, max: 96 }).map((n) => n * 15)
    fc.assert(
      fc.property(
        fc.constantFrom(...zones, 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Noumea'),
        dates,
        quarter,
        quarter,
        fc.integer({ min: -2 * 96, max: 3 * 96 }),
        (zone, date, a, b, quarters) => {
          const [from, to] = [Math.min(a, b), Math.max(a, b)]
          const instant = Date.parse(`${date}T00:00:00Z`) + quarters * 15 * minute
          const clock = clockAt(instant, zone)
          const expected = clock.date === date && from <= clock.minutes && clock.minutes < to
          const spans = spansOf(date, from, to, zone)
          expect(spans.some((span) => span.from <= instant && instant < span.to)).toBe(expected)
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

describe('spans', () => {
  const spans = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 12 })).map(([from, length]) => ({
      from,
      to: from + length,
    })),
    { maxLength: 8 },
  )
  const has = (all: Span[], point: number) => all.some(({ from, to }) => from <= point && point < to)

  it('are joined, taken away and met point by point', () => {
    fc.assert(
      fc.property(spans, spans, (some, others) => {
        const [merged, without, common] = [
          mergeSpans(some),
          withoutSpans(some, others),
          commonSpans(some, others),
        ]
        for (let point = 0; point < 55; point += 1) {
          expect(has(merged, point)).toBe(has(some, point))
          expect(has(without, point)).toBe(has(some, point) && !has(others, point))
          expect(has(common, point)).toBe(has(some, point) && has(others, point))
        }
        merged.slice(1).forEach((span, i) => expect(span.from).toBeGreaterThan(merged[i]?.to ?? 0))
      }),
    )
  })

  it('of a week are merged by weekday', () => {
    expect(
      mergeSlots([
        { weekday: 3, fromMinute: 1080, toMinute: 1140 },
        { weekday: 0, fromMinute: 600, toMinute: 660 },
        { weekday: 3, fromMinute: 1140, toMinute: 1200 },
        { weekday: 0, fromMinute: 630, toMinute: 645 },
      ]),
    ).toEqual([
      { weekday: 0, fromMinute: 600, toMinute: 660 },
      { weekday: 3, fromMinute: 1080, toMinute: 1200 },
    ])
  })
})

const slots = fc.array(
  fc
    .record({
      weekday: fc.integer({ min: 0, max: 6 }),
      a: fc.integer({ min: 0, max: 96 }),
      b: fc.integer({ min: 0, max: 96 }),
    })
    .filter(({ a, b }) => a !== b)
    .map(({ weekday, a, b }) => ({
      weekday,
      fromMinute: Math.min(a, b) * 15,
      toMinute: Math.max(a, b) * 15,
    })),
  { minLength: 1, maxLength: 8 },
)

describe('free starts', () => {
  const person = (zone: string, base: string): fc.Arbitrary<MeetingTimes> =>
    fc.record({
      zone: fc.constant(zone),
      slots: slots.map(mergeSlots),
      absences: fc.array(
        fc.tuple(fc.integer({ min: -3, max: 30 }), fc.integer({ min: 0, max: 9 })).map(([from, days]) => ({
          from: addDays(base, from),
          to: addDays(base, from + days),
        })),
        { maxLength: 3 },
      ),
    })

  it.each(
    zones.flatMap((zone) =>
      zones.flatMap((other) => ['2026-03-16', '2026-10-12'].map((base) => [zone, other, base] as const)),
    ),
  )(
    'of %s with %s from %s on are inside every slot, never in an absence, never over a booked one',
    (zone, other, base) => {
      const now = Date.parse(`${base}T09:07:00Z`)
      const within = { from: now + 12 * 60 * minute, to: now + 28 * day }
      const booked = fc.array(
        fc
          .tuple(fc.integer({ min: 0, max: 28 * 96 }), fc.constantFrom(...sessionLengths))
          .map(([n, length]) => ({
            from: now + n * 15 * minute,
            to: now + n * 15 * minute + length * minute,
          })),
        { maxLength: 20 },
      )
      fc.assert(
        fc.property(
          person(zone, base),
          person(other, base),
          booked,
          fc.constantFrom(...sessionLengths),
          (one, two, taken, minutes) => {
            const starts = freeStarts({ people: [one, two], booked: taken, within, minutes })
            expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b))
            for (const start of starts) {
              const end = start + minutes * minute
              expect(start).toBeGreaterThanOrEqual(within.from)
              expect(end).toBeLessThanOrEqual(within.to)
              expect(taken.some(({ from, to }) => from < end && start < to)).toBe(false)
              for (const { zone: hers, slots: week, absences } of [one, two]) {
                for (let instant = start; instant < end; instant += 5 * minute) {
                  const { date, minutes: clock } = clockAt(instant, hers)
                  expect(
                    week.some(
                      (slot) =>
                        slot.weekday === weekdayOf(date) && slot.fromMinute <= clock && clock < slot.toMinute,
                    ),
                  ).toBe(true)
                  expect(absences.some(({ from, to }) => from <= date && date <= to)).toBe(false)
                }
              }
            }
          },
        ),
        { numRuns: 20 },
      )
    },
  )

  it('leave none out: with one person and nothing booked, every quarter that fits is there', () => {
    const base = '2026-10-19'
    const within = { from: at('2026-10-19T00:00'), to: at('2026-11-02T00:00') }
    fc.assert(
      fc.property(slots.map(mergeSlots), (week) => {
        const me = { zone: 'Europe/Paris', slots: week, absences: [] }
        const starts = new Set(freeStarts({ people: [me], booked: [], within, minutes: 30 }))
        const open = openSpans(me, within)
        for (let start = within.from; start < within.to; start += 15 * minute)
          expect(starts.has(start), `${base} ${iso(start)}`).toBe(
            open.some(({ from, to }) => from <= start && start + 30 * minute <= to),
          )
      }),
      { numRuns: 40 },
    )
  })

  it('keep six in the evening of a mentor in Paris, whatever the learner’s clock says', () => {
    const mentor = {
      zone: 'Europe/Paris',
      slots: [{ weekday: 3, fromMinute: 18 * 60, toMinute: 19 * 60 }],
      absences: [],
    }
    const within = { from: at('2026-10-19T00:00'), to: at('2026-11-01T00:00') }
    const starts = freeStarts({ people: [mentor], booked: [], within, minutes: 30 })
    expect(starts.map(iso)).toEqual([
      '2026-10-22T16:00',
      '2026-10-22T16:15',
      '2026-10-22T16:30',
      '2026-10-29T17:00',
      '2026-10-29T17:15',
      '2026-10-29T17:30',
    ])
    const clocks = starts.map((start) => zones.map((zone) => clockAt(start, zone).minutes / 60))
    expect(clocks[0]).toEqual([18, 12, 20])
    expect(clocks[3]).toEqual([18, 13, 21])
  })
})

it('nights are quiet on one’s own clock', () => {
  const night = (text: string) => zones.map((zone) => isQuiet(at(text), zone))
  expect(night('2026-07-01T05:29')).toEqual([true, true, false])
  expect(night('2026-07-01T05:30')).toEqual([false, true, false])
  expect(night('2026-07-01T18:59')).toEqual([false, false, true])
  expect(night('2026-07-01T19:00')).toEqual([true, false, true])
})
