/** The secret address of a portfolio, and what it opens. */
import { createHmac } from 'node:crypto'
import { addressKey } from '#app/accounts/limits.server.ts'
import type { RequestContext } from '#app/academy.server.ts'
import { dayOf } from '#app/locales/format.ts'
import { hashToken } from '#app/mail.server.ts'
import { chosenOf, readMaterial } from '#app/portfolio/material.server.ts'
import { findPerson } from '#db/people.ts'
import { findLinkedPortfolio, type SavedPortfolio } from '#db/portfolios.ts'
import type { Language } from '#engine/catalog.ts'
import { composePortfolio, type Portfolio } from '#engine/portfolio.ts'

/** The secret of the address that a form makes: the same form, sent twice, makes the same. */
export function portfolioToken(secret: string, learnerId: string, formId: string): string {
  return createHmac('sha256', secret).update(`portfolio ${learnerId} ${formId}`).digest('base64url')
}

/** Whether an address opens on this day: it was made, and its last day is not over. */
export function isLinkOpen({ linkedAt, linkedUntil }: SavedPortfolio, today: string): boolean {
  return linkedAt !== null && (linkedUntil === null || today <= linkedUntil)
}

/**
 * The portfolio that an address opens, with the language in which its owner writes. Throws a Response 404 for an unknown, withdrawn or
 * ended one, and 429 after too many of these; rightful readings are not counted, nor noted anywhere.
 */
export async function readByToken(
  context: RequestContext,
  token: string | undefined,
): Promise<{ portfolio: Portfolio; written: Language }> {
  const { db, limits, now } = context
  const saved = /^[\w-]{43}$/.test(token ?? '') ? await findLinkedPortfolio(db, hashToken(token ?? '')) : null
  const owner = saved && (await findPerson(db, saved.learnerId))
  const opens =
    saved !== null &&
    owner?.disabledAt === null &&
    owner.roles.includes('learner') &&
    isLinkOpen(saved, dayOf(now(), owner.timeZone))
  if (!opens) {
    const seconds = await limits.take('portfolioByAddress', addressKey(context.address))
    if (seconds === null) throw new Response(null, { status: 404 })
    throw new Response(null, { status: 429, headers: { 'Retry-After': String(seconds) } })
  }
  const material = await readMaterial(context, owner)
  return { portfolio: composePortfolio(material, chosenOf(material, owner, saved)), written: owner.language }
}
