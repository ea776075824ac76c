/** What a coach does with the events of a cohort. Each act is one transaction, and the letters about it are in it. */
import { z } from 'zod'
import type { Academy, RequestContext } from '#app/academy.server.ts'
import { writtenField } from '#app/form.server.ts'
import type { EventNews } from '#app/letters/events.server.ts'
import { recordAudit } from '#db/audit.ts'
import type { Database } from '#db/client.server.ts'
import {
  cancelEvent,
  changeEvent,
  eventMinutes,
  listEventPeople,
  recordEvent,
  type LiveEvent,
  type OwnEvent,
} from '#db/live-events.ts'
import type { Person } from '#db/people.ts'
import { spansOf } from '#engine/zone.ts'

const minute = 60_000
/** Days ahead that an event can be planned. */
const mostDaysAhead = 366

/** What the form of an event holds. */
export const eventFields = {
  title: writtenField('title', 120),
  about: writtenField('about', 2_000, 0).optional(),
  date: z.iso.date('date'),
  time: z.string({ error: 'time' }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time'),
  minutes: z.coerce.number('minutes').pipe(
    z.union(
      eventMinutes.map((length) => z.literal(length)),
      'minutes',
    ),
  ),
  videoLink: z
    .string()
    .trim()
    .max(500, 'link')
    .regex(/^https:\/\/[^\s/]+\.[^\s]+$/i, 'link')
    .refine(URL.canParse, 'link')
    .optional(),
}

type Wish = z.output<z.ZodObject<typeof eventFields>>
type Told = Pick<LiveEvent, 'title' | 'about' | 'startsAt' | 'endsAt' | 'videoLink'>

/** An event from its form, on the clock of who wrote it; or the field that is left to mend. One that is `known` may have begun. */
export function readEvent(
  wish: Wish,
  timeZone: string,
  now: Date,
  known?: Pick<LiveEvent, 'startsAt'>,
): { event: Told } | { field: 'date' | 'time'; problem: 'past' | 'far' | 'gap' } {
  const [hours = 0, minutes = 0] = wish.time.split(':').map(Number)
  const from = hours * 60 + minutes
  const [span] = spansOf(wish.date, from, from + 1, timeZone)
  // On the day on which clocks go forward, an hour of it is missing.
  if (!span) return { field: 'time', problem: 'gap' }
  if (span.from <= now.getTime() && span.from !== known?.startsAt.getTime())
    return { field: 'date', problem: 'past' }
  if (span.from > now.getTime() + mostDaysAhead * 24 * 60 * minute) return { field: 'date', problem: 'far' }
  return {
    event: {
      title: wish.title,
      about: wish.about ?? '',
      startsAt: new Date(span.from),
      endsAt: new Date(span.from + wish.minutes * minute),
      videoLink: wish.videoLink ?? null,
    },
  }
}

/** Has everybody of the cohort and its coach told, once the transaction is committed. */
async function tellAll(
  { mail }: Pick<Academy, 'mail'>,
  tx: Database,
  event: Pick<LiveEvent, 'id' | 'cohortId' | 'sequence'>,
  news: EventNews,
): Promise<void> {
  const { id, sequence } = event
  for (const personId of await listEventPeople(tx, event))
    await mail.sendEvent({ kind: 'event', personId, event: id, sequence, news }, tx)
}

/** A line of the audit log about an event. */
function note(
  { now }: Pick<RequestContext, 'now'>,
  tx: Database,
  by: Pick<Person, 'id'>,
  { action, id }: { action: string; id: string },
): Promise<void> {
  return recordAudit(tx, { at: now(), actorId: by.id, action, subjectId: id })
}

/** Makes an event of a cohort of hers; the same id again is the same event, and `other` with other words. Null: the id is another's. */
export async function makeEvent(
  context: Pick<RequestContext, 'db' | 'mail' | 'now'>,
  coach: Pick<Person, 'id'>,
  given: Told & { id: string; cohortId: string },
): Promise<'made' | 'known' | 'other' | null> {
  return context.db.transaction(async (tx) => {
    const outcome = await recordEvent(tx, { ...given, by: coach.id, at: context.now() })
    if (outcome !== 'made') return outcome
    await tellAll(context, tx, { ...given, sequence: 0 }, 'made')
    await note(context, tx, coach, { action: 'event.made', id: given.id })
    return outcome
  })
}

/** Changes an event of hers; whoever comes reads so. */
export async function moveEvent(
  context: Pick<RequestContext, 'db' | 'mail' | 'now'>,
  by: Pick<Person, 'id'>,
  { id, cohortId }: OwnEvent,
  change: Told & { sequence: number },
): Promise<'changed' | 'stale' | 'over'> {
  return context.db.transaction(async (tx) => {
    const outcome = await changeEvent(tx, { ...change, id, at: context.now() })
    if (outcome === 'changed') {
      await tellAll(context, tx, { id, cohortId, sequence: change.sequence + 1 }, 'changed')
      await note(context, tx, by, { action: 'event.changed', id })
    }
    return outcome === 'same' ? 'changed' : outcome
  })
}

/** Cancels an event of hers; twice is once. False when it is over. */
export async function callOff(
  context: Pick<RequestContext, 'db' | 'mail' | 'now'>,
  by: Pick<Person, 'id'>,
  { id, cancelledAt }: OwnEvent,
): Promise<boolean> {
  if (cancelledAt) return true
  return context.db.transaction(async (tx) => {
    const event = await cancelEvent(tx, id, context.now())
    if (!event) return false
    await tellAll(context, tx, event, 'cancelled')
    await note(context, tx, by, { action: 'event.cancelled', id })
    return true
  })
}
