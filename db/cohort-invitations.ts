/** Ways into a cohort for those who have no account yet: her address, and the link of the cohort. */
import { and, asc, eq, isNull, lt, or, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import type { Cohort } from '#db/cohorts.ts'
import { cohortInvitations, cohorts } from '#db/schema/mentoring.ts'
import { people } from '#db/schema/people.ts'

/** Days after which an address may be invited anew: by then the letter’s link is over. */
const invitedDays = 7
const day = 86_400_000

/** Notes that an address is invited; false when it was within the days that a letter is good for. */
export async function saveCohortInvitation(
  db: Database,
  { cohortId, email, at }: { cohortId: string; email: string; at: Date },
): Promise<boolean> {
  const rows = await db
    .insert(cohortInvitations)
    .values({ cohortId, email, at })
    .onConflictDoUpdate({
      target: [cohortInvitations.cohortId, cohortInvitations.email],
      set: { at },
      setWhere: lt(cohortInvitations.at, new Date(at.getTime() - invitedDays * day)),
    })
    .returning({ email: cohortInvitations.email })
  return rows.length > 0
}

/** Addresses that were invited and did not come yet. `over`: her letter opens nothing any more. */
export async function listCohortInvitations(
  db: Database,
  cohortId: string,
  at: Date,
): Promise<{ email: string; at: Date; over: boolean }[]> {
  const rows = await db
    .select({ email: cohortInvitations.email, at: cohortInvitations.at })
    .from(cohortInvitations)
    .where(eq(cohortInvitations.cohortId, cohortId))
    .orderBy(asc(cohortInvitations.email))
  return rows.map((row) => ({ ...row, over: row.at.getTime() < at.getTime() - invitedDays * day }))
}

/** Takes an address off; false when it was not invited. */
export async function removeCohortInvitation(
  db: Database,
  { cohortId, email }: { cohortId: string; email: string },
): Promise<boolean> {
  const rows = await db
    .delete(cohortInvitations)
    .where(and(eq(cohortInvitations.cohortId, cohortId), eq(cohortInvitations.email, email)))
    .returning({ email: cohortInvitations.email })
  return rows.length > 0
}

/** Uses up the invitation of a learner to one cohort, by the address of her account. */
export async function endCohortInvitation(
  db: Database,
  { cohortId, learnerId }: { cohortId: string; learnerId: string },
): Promise<void> {
  const hers = sql`(select ${people.email} from ${people} where ${people.id} = ${learnerId})`
  await db
    .delete(cohortInvitations)
    .where(and(eq(cohortInvitations.cohortId, cohortId), eq(cohortInvitations.email, hers)))
}

/** Uses up what an address was invited to: the cohorts, always in the same order. */
export async function takeCohortInvitations(db: Database, email: string): Promise<string[]> {
  const rows = await db
    .delete(cohortInvitations)
    .where(eq(cohortInvitations.email, email))
    .returning({ cohortId: cohortInvitations.cohortId })
  return rows.map(({ cohortId }) => cohortId).sort()
}

/** The cohort that a link leads to, or null: closed, renewed, unknown. */
export async function findCohortByLink(db: Database, linkHash: string): Promise<Cohort | null> {
  const [row] = await db.select().from(cohorts).where(eq(cohorts.linkHash, linkHash))
  return row ?? null
}

/**
 * Gives a cohort a new link, or none; false when it has another than the one that was seen, made at `before`. The same link twice
 * is the same.
 */
export async function saveCohortLink(
  db: Database,
  link: { cohortId: string; linkHash: string | null; before: Date | null; at: Date },
): Promise<boolean> {
  const { cohortId, linkHash, before, at } = link
  const seen = before === null ? isNull(cohorts.linkMadeAt) : eq(cohorts.linkMadeAt, before)
  const same = linkHash === null ? isNull(cohorts.linkHash) : eq(cohorts.linkHash, linkHash)
  const rows = await db
    .update(cohorts)
    .set({ linkHash, linkMadeAt: linkHash === null ? null : at })
    .where(and(eq(cohorts.id, cohortId), or(seen, same)))
    .returning({ id: cohorts.id })
  return rows.length > 0
}
