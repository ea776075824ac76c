/** The private calendar of each: a secret address, of which only the hash is kept. */
import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { people } from '#db/schema/people.ts'
import { calendarFeeds } from '#db/schema/sessions.ts'

/** When somebody's address was made, or null when she has none. */
export async function findCalendarFeed(db: Database, personId: string): Promise<{ createdAt: Date } | null> {
  const [row] = await db
    .select({ createdAt: calendarFeeds.createdAt })
    .from(calendarFeeds)
    .where(eq(calendarFeeds.personId, personId))
  return row ?? null
}

/** Whose calendar has the address with this hash, or null. */
export async function findCalendarOwner(db: Database, tokenHash: string): Promise<string | null> {
  const [row] = await db
    .select({ personId: calendarFeeds.personId })
    .from(calendarFeeds)
    .where(eq(calendarFeeds.tokenHash, tokenHash))
  return row?.personId ?? null
}

/**
 * Gives somebody an address, which ends the one before, made at `before`. The same address again stays; false, and nothing done,
 * where she has another one by now: a page taken back from the history brings no ended address back.
 */
export async function saveCalendarFeed(
  db: Database,
  feed: { personId: string; tokenHash: string; before: Date | null; at: Date },
): Promise<boolean> {
  const { personId, tokenHash, before, at } = feed
  return db.transaction(async (tx) => {
    await tx.select({ id: people.id }).from(people).where(eq(people.id, personId)).for('no key update')
    const [kept] = await tx.select().from(calendarFeeds).where(eq(calendarFeeds.personId, personId))
    if (kept?.tokenHash === tokenHash) return true
    if ((kept?.createdAt.getTime() ?? null) !== (before?.getTime() ?? null)) return false
    const values = { tokenHash, createdAt: at }
    await tx
      .insert(calendarFeeds)
      .values({ personId, ...values })
      .onConflictDoUpdate({ target: calendarFeeds.personId, set: values })
    return true
  })
}

/** Ends somebody's address. */
export async function removeCalendarFeed(db: Database, personId: string): Promise<void> {
  await db.delete(calendarFeeds).where(eq(calendarFeeds.personId, personId))
}
