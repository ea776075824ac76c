/** Fitted parameters of the learner model, and what they are fitted on. */
import { desc, eq, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { evidence } from '#db/schema/learning.ts'
import { modelChoices, modelFits } from '#db/schema/parameters.ts'
import type { Evidence } from '#engine/evidence.ts'
import type { ModelParameters } from '#engine/parameters.ts'

export type ModelFit = typeof modelFits.$inferSelect

/** The fit in force; null: the built-in values. */
export async function findFitInForce(db: Database): Promise<number | null> {
  const [row] = await db
    .select({ fit: modelChoices.fitId })
    .from(modelChoices)
    .orderBy(desc(modelChoices.seq))
    .limit(1)
  return row?.fit ?? null
}

/** The parameters of a fit, or null. */
export async function findParameters(db: Database, fit: number): Promise<ModelParameters | null> {
  const [row] = await db
    .select({ parameters: modelFits.parameters })
    .from(modelFits)
    .where(eq(modelFits.id, fit))
  return row?.parameters ?? null
}

/** Fits without their parameters, latest first. */
export async function listFits(db: Database, limit: number): Promise<Omit<ModelFit, 'parameters'>[]> {
  const { id, occasion, at, revisionId, learners, answers, comparison } = modelFits
  return db
    .select({ id, occasion, at, revisionId, learners, answers, comparison })
    .from(modelFits)
    .orderBy(desc(id))
    .limit(limit)
}

/** What was chosen, latest first. */
export async function listChoices(
  db: Database,
  limit: number,
): Promise<{ at: Date; fitId: number | null; actorId: string | null }[]> {
  const { at, fitId, actorId, seq } = modelChoices
  return db.select({ at, fitId, actorId }).from(modelChoices).orderBy(desc(seq)).limit(limit)
}

/** Whether a fit of this occasion is kept. */
export async function hasFit(db: Database, occasion: string): Promise<boolean> {
  return (await db.$count(modelFits, eq(modelFits.occasion, occasion))) > 0
}

/** Appends a fit; its number, or null where its occasion has one already. */
export async function recordFit(db: Database, fit: Omit<ModelFit, 'id'>): Promise<number | null> {
  const [row] = await db.insert(modelFits).values(fit).onConflictDoNothing().returning({ id: modelFits.id })
  return row?.id ?? null
}

/**
 * Puts a fit (null: the built-in values) in force; false when it is already, or is unknown. `instead` names the fit that must
 * be in force until now: a choice made on an older view changes nothing.
 */
export async function recordChoice(
  db: Database,
  choice: { fitId: number | null; actorId: string | null; at: Date; instead: number | null },
): Promise<boolean> {
  const { instead, ...row } = choice
  return db.transaction(async (tx) => {
    await tx.execute(sql`lock table ${modelChoices} in share row exclusive mode`)
    if (row.fitId === instead || (await findFitInForce(tx)) !== instead) return false
    if (row.fitId !== null && (await tx.$count(modelFits, eq(modelFits.id, row.fitId))) === 0) return false
    await tx.insert(modelChoices).values(row)
    return true
  })
}

/** Evidence of learners who were diagnosed, in the order of time: those whose turn comes first by a hash of their id. */
export async function listDiagnosed(
  db: Database,
  limit: number,
): Promise<{ learnerId: string; evidence: Evidence[] }[]> {
  const rows = await db.execute<{ learner_id: string; evidence: Evidence[] }>(sql`
    with chosen as (
      select learner_id from ${evidence}
      where ${evidence.purpose} = 'diagnosis'
      group by learner_id order by md5(learner_id) limit ${limit}
    )
    select e.learner_id, jsonb_agg(e.body order by e.at, e.id) as evidence
    from chosen
    join lateral (
      select min(at) as at from ${evidence} taught
      where taught.learner_id = chosen.learner_id
        and (taught.kind = 'lesson' or (taught.kind = 'answer' and taught.purpose <> 'diagnosis'))
    ) taught on true
    join ${evidence} e on e.learner_id = chosen.learner_id and e.at <= coalesce(taught.at, e.at)
    group by e.learner_id order by e.learner_id`)
  return [...rows].map((row) => ({ learnerId: row.learner_id, evidence: row.evidence }))
}
