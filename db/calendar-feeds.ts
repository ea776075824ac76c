/** The private calendar of each: a secret address, of which only the hash is kept. */
import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
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

/** Gives somebody an address, which ends the one before. */
export async function saveCalendarFeed(
  db: Database,
  feed: { personId: string; tokenHash: string; at: Date },
): Promise<void> {
  const { personId, tokenHash, at } = feed
  const values = { tokenHash, createdAt: at }
  await db
    .insert(calendarFeeds)
    .values({ personId, ...values })
    .onConflictDoUpdate({ target: calendarFeeds.personId, set: values })
}

/** Ends somebody's address. */
export async function removeCalendarFeed(db: Database, personId: string): Promise<void> {
  await db.delete(calendarFeeds).where(eq(calendarFeeds.personId, personId))
}
