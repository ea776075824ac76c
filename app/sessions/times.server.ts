/** When two people can meet, read from what they told and from what they have already. */
import type { RequestContext } from '#app/academy.server.ts'
import { day, daysShown, hour, noticeHours, weeksAhead } from '#app/sessions/rules.ts'
import { listAbsences, listSlots } from '#db/meeting-times.ts'
import { listEventTimes } from '#db/live-events.ts'
import { findCoverDay, type Relation } from '#db/mentoring.ts'
import { findPerson, type Person } from '#db/people.ts'
import { listTaken } from '#db/sessions.ts'
import { areApart } from '#db/threads/blocks.ts'
import type { PlainDate } from '#engine/calendar.ts'
import { freeStarts, type MeetingTimes, type SessionLength } from '#engine/meeting.ts'
import { clockAt } from '#engine/zone.ts'

/** What one of the two shows on a clock: the reader's, and the other's where it differs. */
export interface ShownMoment {
  date: PlainDate
  /** "18:30" */
  time: string
  /** The same moment where the other lives; null where her clocks show the same. */
  there: { date: PlainDate; time: string; zone: string } | null
}

/** A moment on the clocks of the reader and of the other. */
export function showMoment(at: Date, zone: string, otherZone: string): ShownMoment {
  const [here, there] = [zone, otherZone].map((one) => {
    const { date, minutes } = clockAt(at.getTime(), one)
    const two = (value: number) => String(value).padStart(2, '0')
    return { date, time: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` }
  })
  if (!here || !there) throw new Error('two zones, two clocks')
  const same = here.date === there.date && here.time === there.time
  return { ...here, there: same ? null : { ...there, zone: otherZone } }
}

async function readTimes(context: RequestContext, personId: string): Promise<MeetingTimes> {
  const [person, slots, absences] = await Promise.all([
    findPerson(context.db, personId),
    listSlots(context.db, personId),
    listAbsences(context.db, personId),
  ])
  return { zone: person?.timeZone ?? 'Europe/Paris', slots, absences }
}

/** When the two can meet; `both`: also inside the learner's own hours, null when she told none. */
export async function readFreeStarts(
  context: RequestContext,
  { learnerId, companionId }: Pick<Relation, 'learnerId' | 'companionId'>,
  minutes: SessionLength,
  but?: string,
): Promise<{ all: number[]; both: number[] | null; told: boolean }> {
  // Whoever is blocked reads no more of it than that nothing is free.
  if (await areApart(context.db, learnerId, companionId)) return { all: [], both: null, told: true }
  const now = context.now().getTime()
  const within = { from: now + noticeHours * hour, to: now + weeksAhead * 7 * day }
  const [learner, companion, lastDay, taken, events] = await Promise.all([
    readTimes(context, learnerId),
    readTimes(context, companionId),
    findCoverDay(context.db, { learnerId, companionId }),
    listTaken(context.db, [learnerId, companionId], { from: new Date(within.from), but }),
    listEventTimes(context.db, [learnerId, companionId], new Date(within.from)),
  ])
  const booked = [...taken, ...events].map(({ startsAt, endsAt }) => ({
    from: startsAt.getTime(),
    to: endsAt.getTime(),
  }))
  // Her days away count even when she told no hours.
  const always = { from: 0, to: 1440 }
  const anyTime: MeetingTimes = {
    ...learner,
    slots: [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({
      weekday,
      fromMinute: always.from,
      toMinute: always.to,
    })),
  }
  const meeting = { booked, within, minutes }
  // Who stands in for her mentor meets her on the days on which she does so.
  const inTime = (start: number) => lastDay === null || clockAt(start, learner.zone).date <= lastDay
  const startsOf = (people: MeetingTimes[]) => freeStarts({ ...meeting, people }).filter(inTime)
  return {
    all: startsOf([companion, anyTime]),
    both: learner.slots.length > 0 ? startsOf([companion, learner]) : null,
    told: companion.slots.length > 0,
  }
}

/** Free starts as a page shows them: some days from one on, in the reader's zone. */
export async function showFreeStarts(
  context: RequestContext,
  reader: Person,
  relation: Relation,
  wish: { minutes: SessionLength; from: PlainDate | null; everyHour: boolean; but?: string },
) {
  const { all, both, told } = await readFreeStarts(context, relation, wish.minutes, wish.but)
  // Hours of hers that never meet the other's are no reason for an empty page.
  const inHers = both !== null && both.length > 0 && !wish.everyHour
  const days = new Map<PlainDate, { start: string; moment: ShownMoment }[]>()
  for (const start of inHers ? both : all) {
    const moment = showMoment(new Date(start), reader.timeZone, relation.other.timeZone)
    days.set(moment.date, [
      ...(days.get(moment.date) ?? []),
      { start: new Date(start).toISOString(), moment },
    ])
  }
  const dates = [...days.keys()]
  const first = Math.max(0, wish.from === null ? 0 : dates.findIndex((date) => date >= (wish.from ?? '')))
  const shown = dates.slice(first, first + daysShown)
  const before = first > 0 ? (dates[Math.max(0, first - daysShown)] ?? null) : null
  return {
    days: shown.map((date) => ({ date, starts: days.get(date) ?? [] })),
    before,
    after: dates[first + daysShown] ?? null,
    /** Only what is in the learner's own hours is shown; there may be more. */
    inHers,
    /** Whether she who accompanies has said at all when she can. */
    told,
    otherZone: relation.other.timeZone === reader.timeZone ? null : relation.other.timeZone,
  }
}

export type ShownStarts = Awaited<ReturnType<typeof showFreeStarts>>
