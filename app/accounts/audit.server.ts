/** What of the audit log is asked for. */
import { z } from 'zod'
import type { RequestContext } from '#app/academy.server.ts'
import type { AuditFilter } from '#db/audit.ts'
import { findPersonByEmail, type Person } from '#db/people.ts'
import { spansOf } from '#engine/zone.ts'

const text = z
  .string()
  .catch('')
  .transform((value) => value.replaceAll('\0', '').trim().slice(0, 254))
const date = z.iso.date().or(z.literal('')).catch('')
const query = z.object({
  ...{ who: text, person: text, act: text, from: date, to: date },
  older: z.coerce.number().int().min(1).optional().catch(undefined),
})

/** The fields of the filter as they were typed. */
export type AuditQuery = z.output<typeof query>

/** Reads the filter of an address; `unknown`: which of the two addresses belongs to nobody. Days are those of the reader. */
export async function readAuditQuery(
  { db }: Pick<RequestContext, 'db'>,
  request: Request,
  { timeZone }: Pick<Person, 'timeZone'>,
): Promise<{ asked: AuditQuery; filter: AuditFilter; unknown: ('who' | 'person')[] }> {
  const asked = query.parse(Object.fromEntries(new URL(request.url).searchParams))
  const [actor, person] = await Promise.all(
    [asked.who, asked.person].map((email) => (email === '' ? null : findPersonByEmail(db, email))),
  )
  const edge = (day: string, side: 'from' | 'to') => {
    const moment = day === '' ? undefined : spansOf(day, 0, 24 * 60, timeZone)[0]?.[side]
    return moment === undefined ? undefined : new Date(moment)
  }
  return {
    asked,
    unknown: [
      ...(asked.who !== '' && !actor ? (['who'] as const) : []),
      ...(asked.person !== '' && !person ? (['person'] as const) : []),
    ],
    filter: {
      ...{ action: asked.act || undefined, actorId: actor?.id, personId: person?.id },
      ...{ from: edge(asked.from, 'from'), before: edge(asked.to, 'to'), beforeSeq: asked.older },
    },
  }
}
