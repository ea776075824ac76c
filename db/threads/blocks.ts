/** Whom somebody wants to hear nothing from; the other one is not told. */
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { people } from '#db/schema/people.ts'
import { blocks } from '#db/schema/threads.ts'

/** From now on nothing of this person reaches her; twice is once. */
export async function saveBlock(
  db: Database,
  block: { blockerId: string; blockedId: string; at: Date },
): Promise<void> {
  await db.insert(blocks).values(block).onConflictDoNothing()
}

/** Lets her hear from this person again, what was written meanwhile included. */
export async function removeBlock(db: Database, blockerId: string, blockedId: string): Promise<void> {
  await db.delete(blocks).where(and(eq(blocks.blockerId, blockerId), eq(blocks.blockedId, blockedId)))
}

/** Whether one of two wants nothing from the other. */
export async function areApart(db: Database, one: string, other: string): Promise<boolean> {
  const two = [one, other]
  return (await db.$count(blocks, and(inArray(blocks.blockerId, two), inArray(blocks.blockedId, two)))) > 0
}

/** Those she blocked, by name. */
export async function listBlocked(
  db: Database,
  blockerId: string,
): Promise<{ id: string; name: string; at: Date }[]> {
  return db
    .select({ id: people.id, name: people.name, at: blocks.at })
    .from(blocks)
    .innerJoin(people, eq(people.id, blocks.blockedId))
    .where(eq(blocks.blockerId, blockerId))
    .orderBy(asc(people.name), asc(people.id))
}
