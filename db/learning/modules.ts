/** How far she is in modules, and the time she spent. */
import { and, asc, desc, eq, gte, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { withLearner } from '#db/learning/state.ts'
import { moduleProgress, moduleStages, timeSpent } from '#db/schema/learning.ts'

export type ModuleStage = (typeof moduleStages)[number]
/** How far she is in a module, and the seconds of attention she gave it. */
export type ModuleProgress = Omit<typeof moduleProgress.$inferSelect, 'learnerId'> & { seconds: number }

const progressColumns = {
  module: moduleProgress.module,
  stage: moduleProgress.stage,
  openedAt: moduleProgress.openedAt,
  lessonReadAt: moduleProgress.lessonReadAt,
  doneAt: moduleProgress.doneAt,
  seconds: sql<number>`(
    select coalesce(sum(${timeSpent.seconds}), 0) from ${timeSpent}
    where ${timeSpent.learnerId} = ${moduleProgress.learnerId} and ${timeSpent.module} = ${moduleProgress.module}
  )`,
}

/** Every module she opened, in the order she did. */
export async function listModuleProgress(db: Database, learnerId: string): Promise<ModuleProgress[]> {
  return db
    .select(progressColumns)
    .from(moduleProgress)
    .where(eq(moduleProgress.learnerId, learnerId))
    .orderBy(asc(moduleProgress.openedAt), asc(moduleProgress.module))
}

/** How far she is in a module, or null when she never opened it. */
export async function findModuleProgress(
  db: Database,
  learnerId: string,
  module: string,
): Promise<ModuleProgress | null> {
  const [row] = await db
    .select(progressColumns)
    .from(moduleProgress)
    .where(and(eq(moduleProgress.learnerId, learnerId), eq(moduleProgress.module, module)))
  return row ?? null
}

/**
 * Notes that she reached a stage of a module, and opens the module the first time. Going back to a lesson takes nothing
 * away: a later stage stands, and so does the date of a module done.
 */
export async function saveModuleStage(
  db: Database,
  learnerId: string,
  module: string,
  stage: ModuleStage,
  at: Date,
): Promise<void> {
  const place = (value: unknown) =>
    sql`array_position(array['lesson', 'practice', 'check', 'done'], ${value}::text)`
  await db
    .insert(moduleProgress)
    .values({
      learnerId,
      module,
      stage,
      openedAt: at,
      lessonReadAt: stage === 'lesson' ? null : at,
      doneAt: stage === 'done' ? at : null,
    })
    .onConflictDoUpdate({
      target: [moduleProgress.learnerId, moduleProgress.module],
      set: {
        stage: sql`case when ${place(sql`excluded.stage`)} > ${place(moduleProgress.stage)} then excluded.stage else ${moduleProgress.stage} end`,
        lessonReadAt: sql`coalesce(${moduleProgress.lessonReadAt}, excluded.lesson_read_at)`,
        doneAt: sql`coalesce(${moduleProgress.doneAt}, excluded.done_at)`,
      },
    })
}

/**
 * Adds seconds of attention to a day (hers) and a module (null: outside modules). Two tabs, or the same report sent twice,
 * cannot add more than the clock ran since the report before.
 */
export async function recordTime(
  db: Database,
  learnerId: string,
  spent: { day: string; module: string | null; seconds: number; at: Date },
): Promise<void> {
  await withLearner(db, learnerId, spent.at, async (tx) => {
    const [last] = await tx
      .select({ at: timeSpent.lastAt })
      .from(timeSpent)
      .where(eq(timeSpent.learnerId, learnerId))
      .orderBy(desc(timeSpent.lastAt))
      .limit(1)
    const passed = last ? (spent.at.getTime() - last.at.getTime()) / 1000 : Infinity
    const seconds = Math.max(0, Math.min(spent.seconds, passed))
    await tx
      .insert(timeSpent)
      .values({ learnerId, day: spent.day, module: spent.module ?? '', seconds, lastAt: spent.at })
      .onConflictDoUpdate({
        target: [timeSpent.learnerId, timeSpent.day, timeSpent.module],
        set: {
          seconds: sql`${timeSpent.seconds} + excluded.seconds`,
          lastAt: sql`greatest(${timeSpent.lastAt}, excluded.last_at)`,
        },
      })
  })
}

/** Seconds by day and module (null: outside modules) from a day on (`YYYY-MM-DD`), in order. */
export async function listTimeSpent(
  db: Database,
  learnerId: string,
  from: string,
): Promise<{ day: string; module: string | null; seconds: number }[]> {
  const rows = await db
    .select({ day: timeSpent.day, module: timeSpent.module, seconds: timeSpent.seconds })
    .from(timeSpent)
    .where(and(eq(timeSpent.learnerId, learnerId), gte(timeSpent.day, from)))
    .orderBy(asc(timeSpent.day), asc(timeSpent.module))
  return rows.map((row) => ({ ...row, module: row.module === '' ? null : row.module }))
}
