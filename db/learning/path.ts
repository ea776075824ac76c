/** Her path: what she chose about modules, and each version of the plan with its cause. */
import { and, asc, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { enrolments } from '#db/schema/learners.ts'
import { learnerStates, pathChoices, pathVersions } from '#db/schema/learning.ts'
import type { PlanChange } from '#engine/path/compare.ts'
import type { PathChoice, Plan } from '#engine/path/plan.ts'
import type { Week } from '#engine/path/schedule.ts'

export type PathVersion = Omit<typeof pathVersions.$inferSelect, 'learnerId'>

const versionColumns = {
  version: pathVersions.version,
  plan: pathVersions.plan,
  madeAt: pathVersions.madeAt,
  cause: pathVersions.cause,
  authorId: pathVersions.authorId,
  change: pathVersions.change,
}

/** What she chose about modules, oldest first, as the engine takes it. */
export async function listPathChoices(db: Database, learnerId: string): Promise<PathChoice[]> {
  const rows = await db
    .select()
    .from(pathChoices)
    .where(eq(pathChoices.learnerId, learnerId))
    .orderBy(asc(pathChoices.createdAt), asc(pathChoices.module))
  return rows.map((row) => ({ module: row.module, choice: row.choice, at: row.createdAt.toISOString() }))
}

/** Keeps her choice about a module, instead of an earlier one; null takes it back. */
export async function savePathChoice(
  db: Database,
  learnerId: string,
  module: string,
  choice: PathChoice['choice'] | null,
  at: Date,
): Promise<void> {
  if (choice === null) {
    await db
      .delete(pathChoices)
      .where(and(eq(pathChoices.learnerId, learnerId), eq(pathChoices.module, module)))
    return
  }
  await db
    .insert(pathChoices)
    .values({ learnerId, module, choice, createdAt: at })
    .onConflictDoUpdate({
      target: [pathChoices.learnerId, pathChoices.module],
      set: { choice, createdAt: at },
    })
}

/** Her path as it stands, or as an earlier version had it; null when there is none. */
export async function findPath(
  db: Database,
  learnerId: string,
  version?: number,
): Promise<PathVersion | null> {
  const [row] = await db
    .select(versionColumns)
    .from(pathVersions)
    .where(
      and(
        eq(pathVersions.learnerId, learnerId),
        version === undefined ? undefined : eq(pathVersions.version, version),
      ),
    )
    .orderBy(desc(pathVersions.version))
    .limit(1)
  return row ?? null
}

/** The history of her path without the plans, latest first. */
export async function listPathVersions(
  db: Database,
  learnerId: string,
  limit = 50,
): Promise<Omit<PathVersion, 'plan'>[]> {
  const { plan: _plan, ...columns } = versionColumns
  return db
    .select(columns)
    .from(pathVersions)
    .where(eq(pathVersions.learnerId, learnerId))
    .orderBy(desc(pathVersions.version))
    .limit(limit)
}

/** The weeks of the plans by which her hours changed, and of the first one: the latest `limit`, oldest first. */
export async function listPlannedWeeks(
  db: Database,
  learnerId: string,
  limit = 20,
): Promise<{ madeAt: Date; weeks: Week[] }[]> {
  const rows = await db
    .select({ madeAt: pathVersions.madeAt, weeks: sql<Week[]>`${pathVersions.plan} -> 'weeks'` })
    .from(pathVersions)
    .where(and(eq(pathVersions.learnerId, learnerId), inArray(pathVersions.cause, ['start', 'hours'])))
    .orderBy(desc(pathVersions.version))
    .limit(limit)
  return rows.reverse()
}

/**
 * Learners on a track, of one of `parts` equal parts, who learnt something since a moment that their path does not know yet;
 * in the order of their ids.
 */
export async function listPathsBehind(
  db: Database,
  { since, part, parts }: { since: Date; part: number; parts: number },
): Promise<string[]> {
  const madeAt = sql`(
    select max(${pathVersions.madeAt}) from ${pathVersions}
    where ${pathVersions.learnerId} = ${learnerStates.learnerId}
  )`
  const rows = await db
    .select({ id: learnerStates.learnerId })
    .from(learnerStates)
    .innerJoin(enrolments, and(eq(enrolments.learnerId, learnerStates.learnerId), isNull(enrolments.endedAt)))
    .where(
      and(
        sql`(hashtext(${learnerStates.learnerId}) & 2147483647) % ${parts} = ${part}`,
        gt(learnerStates.lastEvidenceAt, since),
        sql`${learnerStates.lastEvidenceAt} > ${madeAt}`,
      ),
    )
    .orderBy(asc(learnerStates.learnerId))
  return rows.map(({ id }) => id)
}

/** Where a path stands, without its weeks. */
export interface PathSummary {
  learnerId: string
  steps: number
  /** The step she is at; null at the end. */
  next: { module: string; project: boolean } | null
}

/** Where the paths of some learners stand; those who have none yet are absent. */
export async function listPathSummaries(db: Database, learnerIds: string[]): Promise<PathSummary[]> {
  if (learnerIds.length === 0) return []
  const step = sql`${pathVersions.plan} -> 'steps' -> 0`
  const rows = await db
    .selectDistinctOn([pathVersions.learnerId], {
      learnerId: pathVersions.learnerId,
      steps: sql<number>`jsonb_array_length(${pathVersions.plan} -> 'steps')`,
      module: sql<string | null>`${step} ->> 'module'`,
      project: sql<boolean | null>`(${step} -> 'project')::boolean`,
    })
    .from(pathVersions)
    .where(inArray(pathVersions.learnerId, learnerIds))
    .orderBy(asc(pathVersions.learnerId), desc(pathVersions.version))
  return rows.map(({ learnerId, steps, module, project }) => ({
    learnerId,
    steps,
    next: module === null ? null : { module, project: project ?? false },
  }))
}

/**
 * Saves the path that follows version `basedOn` (0: the first) and returns its number; null, and nothing saved, when
 * another tab or process has made a version meanwhile: read again and plan again. Call it in the transaction of its
 * cause, under `withLearner`.
 */
export async function savePathVersion(
  db: Database,
  learnerId: string,
  made: {
    basedOn: number
    plan: Plan
    cause: string
    authorId: string | null
    change: PlanChange | null
    at: Date
  },
): Promise<number | null> {
  const latest = await findPath(db, learnerId)
  if ((latest?.version ?? 0) !== made.basedOn) return null
  const { basedOn, at, ...values } = made
  const [row] = await db
    .insert(pathVersions)
    .values({ learnerId, version: basedOn + 1, madeAt: at, ...values })
    .onConflictDoNothing()
    .returning({ version: pathVersions.version })
  return row?.version ?? null
}
