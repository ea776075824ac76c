/** The invitation link of a cohort. */
import { createHmac } from 'node:crypto'
import type { RequestContext } from '#app/academy.server.ts'
import { addressKey } from '#app/accounts/limits.server.ts'
import { hashToken } from '#app/mail.server.ts'
import { findCohortByLink } from '#db/cohort-invitations.ts'
import type { Cohort } from '#db/cohorts.ts'

/** The secret of a link: it follows from the id of the form that asks for it, so that the form sent twice makes one. */
export function cohortToken(secret: string, cohortId: string, id: string): string {
  return createHmac('sha256', secret).update(`cohort ${cohortId} ${id}`).digest('base64url')
}

/** The cohort of a token, or null. Throws 429 for whoever tries many in vain. */
export async function readCohortLink(context: RequestContext, token: string): Promise<Cohort | null> {
  const cohort = /^[\w-]{43}$/.test(token) ? await findCohortByLink(context.db, hashToken(token)) : null
  if (cohort || token === '') return cohort
  const seconds = await context.limits.take('linkByAddress', addressKey(context.address))
  if (seconds !== null) throw new Response(null, { status: 429, headers: { 'Retry-After': String(seconds) } })
  return null
}
