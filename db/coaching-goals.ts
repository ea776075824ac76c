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
 * Changes a goal: reached or not, another day, dropped. The learner may, and whoever set it; `coach`, whoever coaches her now, says
 * of any whether it is reached. False when it is not hers to change. Reached or dropped twice, the first time stands.
 */
export async function saveGoal(
  db: Database,
  given: { learnerId: string; id: string; by: string; coach: boolean; at: Date },
  change: { reached: boolean } | { dueOn: string | null } | 'drop',
): Promise<boolean> {
  const { learnerId, id, by, coach, at } = given
  if (!isId(id)) return false
  const instant = sql`${at.toISOString()}::timestamptz`
  const values =
    change === 'drop'
      ? { droppedAt: sql`coalesce(${coachingGoals.droppedAt}, ${instant})` }
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
        change === 'drop' ? undefined : isNull(coachingGoals.droppedAt),
        coach && change !== 'drop' && 'reached' in change
          ? undefined
          : or(eq(coachingGoals.learnerId, by), eq(coachingGoals.authorId, by)),
      ),
    )
    .returning({ id: coachingGoals.id })
  return rows.length > 0
}
