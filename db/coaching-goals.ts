/** Where a learner and her coach want to go. She moves the dates freely; both say when one is reached. */
import { and, asc, eq, isNull, or, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { isId } from '#db/identifier.ts'
import { coachingGoals } from '#db/schema/cohorts.ts'
import { people } from '#db/schema/people.ts'

export type CoachingGoal = typeof coachingGoals.$inferSelect & {
  /** Null once she is gone. */
  author: string | null
}

/** Keeps a goal; the same id again is the same goal. */
export async function recordGoal(
  db: Database,
  goal: Pick<CoachingGoal, 'learnerId' | 'id' | 'text' | 'dueOn' | 'at'> & { authorId: string },
): Promise<void> {
  await db.insert(coachingGoals).values(goal).onConflictDoNothing()
}

/** Goals of a learner that were not dropped: open ones first, the soonest first, then the latest reached. */
export async function listGoals(db: Database, learnerId: string, limit = 30): Promise<CoachingGoal[]> {
  const rows = await db
    .select({ goal: coachingGoals, author: people.name })
    .from(coachingGoals)
    .leftJoin(people, eq(people.id, coachingGoals.authorId))
    .where(and(eq(coachingGoals.learnerId, learnerId), isNull(coachingGoals.droppedAt)))
    .orderBy(
      sql`${coachingGoals.reachedAt} desc nulls first`,
      sql`${coachingGoals.dueOn} asc nulls last`,
      asc(coachingGoals.at),
      asc(coachingGoals.id),
    )
    .limit(limit)
  return rows.map(({ goal, author }) => ({ ...goal, author }))
}

/**
 * Changes a goal: reached or not, another day, dropped. The learner may, and whoever set it. False when it is not hers to change.
 * Reached twice stays reached at the first time.
 */
export async function saveGoal(
  db: Database,
  given: { learnerId: string; id: string; by: string; at: Date },
  change: { reached: boolean } | { dueOn: string | null } | 'drop',
): Promise<boolean> {
  const { learnerId, id, by, at } = given
  if (!isId(id)) return false
  const instant = sql`${at.toISOString()}::timestamptz`
  const values =
    change === 'drop'
      ? { droppedAt: at }
      : 'reached' in change
        ? { reachedAt: change.reached ? sql`coalesce(${coachingGoals.reachedAt}, ${instant})` : null }
        : { dueOn: change.dueOn }
  const rows = await db
    .update(coachingGoals)
    .set(values)
    .where(
      and(
        eq(coachingGoals.learnerId, learnerId),
        eq(coachingGoals.id, id),
        isNull(coachingGoals.droppedAt),
        or(eq(coachingGoals.learnerId, by), eq(coachingGoals.authorId, by)),
      ),
    )
    .returning({ id: coachingGoals.id })
  return rows.length > 0
}
