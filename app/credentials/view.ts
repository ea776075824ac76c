/** An award as pages show it. */
import { dayOf } from '#app/locales/format.ts'
import type { Award } from '#db/awards.ts'

/** Where an award stands, for her and for staff. */
export function stateOf(award: Pick<Award, 'acceptedAt' | 'isPublic' | 'revokedAt'>) {
  if (award.revokedAt) return 'revoked' as const
  if (!award.acceptedAt) return 'offered' as const
  return award.isPublic ? ('public' as const) : ('kept' as const)
}

/** What the public page says of an award; the name is the one she chose, or would show. */
export function shownOf(award: Award, shownName: string, timeZone: string) {
  const { id, kind, name, ability, grounds, issuedAt, revokedAt, reason } = award
  return {
    ...{ id, kind, name, ability, shownName, by: grounds.by, seen: grounds.seen },
    confirmedOn: dayOf(grounds.at, timeZone),
    issuedOn: dayOf(issuedAt, timeZone),
    revoked: revokedAt && reason ? { on: dayOf(revokedAt, timeZone), reason } : null,
  }
}
