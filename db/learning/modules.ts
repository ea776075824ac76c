/** How far she is in modules, and the time she spent. */
import { and, asc, desc, eq, gte, inArray, sql, sum } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { withLearner } from '#db/learning/state.ts'
import { moduleProgress, timeSpent, type moduleStages } from '#db/schema/learning.ts'

export type ModuleStage = (typeof moduleStages)[number]
/** How far she is in a module, and the seconds of attention she gave it. */
export type ModuleProgress = Omit<typeof moduleProgress.$inferSelect, 'learnerId'> & { seconds: number }

/** Every module she opened, in the order she did. */
export async function listModuleProgress(db: Database, learnerId: string): Promise<ModuleProgress[]> {
  return selectProgress(db, learnerId)
}

/** How far she is in a module, or null when she never opened it. */
export async function findModuleProgress(
  db: Database,
  learnerId: string,
  module: string,
): Promise<ModuleProgress | null> {
  const [row] = await selectProgress(db, learnerId, module)
  return row ?? null
}

async function selectProgress(db: Database, learnerId: string, module?: string): Promise<ModuleProgress[]> {
  const spent = db
    .select({ module: timeSpent.module, seconds: sum(timeSpent.seconds).mapWith(Number).as('spent_seconds') })
    .from(timeSpent)
    .where(eq(timeSpent.learnerId, learnerId))
    .groupBy(timeSpent.module)
    .as('spent')
  const rows = await db
    .select({
      module: moduleProgress.module,
      stage: moduleProgress.stage,
      openedAt: moduleProgress.openedAt,
      lessonReadAt: moduleProgress.lessonReadAt,
      doneAt: moduleProgress.doneAt,
      seconds: spent.seconds,
    })
    .from(moduleProgress)
    .leftJoin(spent, eq(spent.module, moduleProgress.module))
    .where(
      and(
        eq(moduleProgress.learnerId, learnerId),
        module === undefined ? undefined : eq(moduleProgress.module, module),
      ),
    )
    .orderBy(asc(moduleProgress.openedAt), asc(moduleProgress.module))
  return rows.map((row) => ({ ...row, seconds: row.seconds ?? 0 }))
}

/** How many modules some learners have done; those who have done none are absent. */
export async function countModulesDone(db: Database, learnerIds: string[]): Promise<Record<string, number>> {
  if (learnerIds.length === 0) return {}
  const rows = await db
    .select({ learnerId: moduleProgress.learnerId, done: sql<number>`count(*)::int` })
    .from(moduleProgress)
    .where(and(inArray(moduleProgress.learnerId, learnerIds), eq(moduleProgress.stage, 'done')))
    .groupBy(moduleProgress.learnerId)
  return Object.fromEntries(rows.map((row) => [row.learnerId, row.done]))
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

/**
 * Notes that she did something in a module (null: outside modules). The time since what she did before counts, `most` seconds at
 * most, when that was in the same place; a first act counts nothing.
 */
export async function recordAct(
  db: Database,
  learnerId: string,
  act: { day: string; module: string | null; at: Date; most: number },
): Promise<void> {
  await withLearner(db, learnerId, act.at, async (tx) => {
    const [last] = await tx
      .select({ module: timeSpent.module })
      .from(timeSpent)
      .where(eq(timeSpent.learnerId, learnerId))
      .orderBy(desc(timeSpent.lastAt))
      .limit(1)
    const { most, ...spent } = act
    await recordTime(tx, learnerId, { ...spent, seconds: last?.module === (act.module ?? '') ? most : 0 })
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
