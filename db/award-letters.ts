/** Which credentials their learners have not heard of. */
import { and, asc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { notSent } from '#db/letters.ts'
import { awards } from '#db/schema/awards.ts'
import { people } from '#db/schema/people.ts'

/** Learners of some time zones who were given a credential after a moment, or had one revoked, and did not hear so: the first first. */
export async function listAwardLetters(
  db: Database,
  { timeZones, since, limit }: { timeZones: readonly string[]; since: Date; limit: number },
): Promise<{ personId: string; award: string; kind: 'award-issued' | 'award-revoked' }[]> {
  if (timeZones.length === 0) return []
  const key = sql`${awards.id}::text`
  const happened = sql`coalesce(${awards.revokedAt}, ${awards.issuedAt})`
  const rows = await db
    .select({ personId: people.id, award: awards.id, revokedAt: awards.revokedAt })
    .from(awards)
    .innerJoin(people, eq(people.id, awards.learnerId))
    .where(
      and(
        inArray(people.timeZone, [...timeZones]),
        isNull(people.disabledAt),
        isNull(people.deletionRequestedAt),
        or(
          and(gt(awards.revokedAt, since), notSent('award-revoked', key)),
          and(isNull(awards.revokedAt), gt(awards.issuedAt, since), notSent('award-issued', key)),
        ),
      ),
    )
    .orderBy(asc(happened), asc(awards.id))
    .limit(limit)
  return rows.map(({ revokedAt, ...row }) => ({
    ...row,
    kind: revokedAt === null ? 'award-issued' : 'award-revoked',
  }))
}
