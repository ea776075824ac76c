/** Fitted parameters of the learner model, and what they are fitted on. */
import { and, asc, desc, eq, gt, inArray, isNotNull, or, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { diagnoses, evidence, learnerStates } from '#db/schema/learning.ts'
import { modelChoices, modelFits } from '#db/schema/parameters.ts'
import type { Evidence } from '#engine/evidence.ts'
import type { Memory } from '#engine/memory.ts'
import type { LearnerEvidence } from '#engine/parameters/later-answers.ts'

export type ModelFit = typeof modelFits.$inferSelect

/** What is in force, null: the built-in values; and whether a person chose it, so that no trial changes it. */
export async function findInForce(db: Database): Promise<{ fit: number | null; held: boolean }> {
  const [row] = await db
    .select({ fit: modelChoices.fitId, held: modelChoices.held })
    .from(modelChoices)
    .orderBy(desc(modelChoices.seq))
    .limit(1)
  return row ?? { fit: null, held: false }
}

/** A fit, or null. */
export async function findFit(db: Database, id: number): Promise<ModelFit | null> {
  const [row] = await db.select().from(modelFits).where(eq(modelFits.id, id))
  return row ?? null
}

/** The latest fits, and the one in force however old, latest first; `used`: it was in force once. Without their parameters. */
export async function listFits(
  db: Database,
  limit: number,
): Promise<(Omit<ModelFit, 'parameters'> & { used: boolean })[]> {
  const { id, occasion, at, revisionId, learners, answers, comparison } = modelFits
  const used = sql<boolean>`exists (select from ${modelChoices} where ${modelChoices.fitId} = ${id})`
  const latest = db.select({ id }).from(modelFits).orderBy(desc(id)).limit(limit)
  const inForce = db
    .select({ id: modelChoices.fitId })
    .from(modelChoices)
    .orderBy(desc(modelChoices.seq))
    .limit(1)
  return db
    .select({ id, occasion, at, revisionId, learners, answers, comparison, used })
    .from(modelFits)
    .where(or(inArray(id, latest), inArray(id, inForce)))
    .orderBy(desc(id))
}

/** The latest choice, or null while there was none. */
export async function findChoice(
  db: Database,
): Promise<{ at: Date; fitId: number | null; held: boolean } | null> {
  const { at, fitId, held, seq } = modelChoices
  const [row] = await db.select({ at, fitId, held }).from(modelChoices).orderBy(desc(seq)).limit(1)
  return row ?? null
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
 * be in force until now: a choice made on an older view changes nothing. The trial (`actorId` null) never changes what a person
 * holds; what a person chooses is held.
 */
export async function recordChoice(
  db: Database,
  choice: { fitId: number | null; actorId: string | null; at: Date; instead: number | null },
): Promise<boolean> {
  const { instead, ...row } = choice
  return db.transaction(async (tx) => {
    await lockChoices(tx)
    const { fit, held } = await findInForce(tx)
    if (row.fitId === instead || fit !== instead || (held && row.actorId === null)) return false
    if (row.fitId !== null && (await tx.$count(modelFits, eq(modelFits.id, row.fitId))) === 0) return false
    await tx.insert(modelChoices).values({ ...row, held: row.actorId !== null })
    return true
  })
}

/** Lets the trial decide again, beginning with what is in force; false when it does already. */
export async function releaseChoice(
  db: Database,
  { actorId, at }: { actorId: string; at: Date },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    await lockChoices(tx)
    const { fit, held } = await findInForce(tx)
    if (held) await tx.insert(modelChoices).values({ fitId: fit, actorId, at, held: false })
    return held
  })
}

const lockChoices = (tx: Database) => tx.execute(sql`lock table ${modelChoices} in share row exclusive mode`)

/** All evidence of the learners who were taught something and answered last, in the order of time. */
export async function listTaught(db: Database, limit: number): Promise<LearnerEvidence[]> {
  const rows = await db.execute<{ learner_id: string; evidence: Evidence[] }>(sql`
    with chosen as (
      select s.learner_id from ${learnerStates} s
      where exists (
        select from ${evidence} taught
        where taught.learner_id = s.learner_id
          and (taught.kind = 'lesson' or (taught.kind = 'answer' and taught.purpose <> 'diagnosis'))
      )
      order by s.last_evidence_at desc nulls last, s.learner_id limit ${limit}
    )
    select e.learner_id, jsonb_agg(e.body order by e.at, e.id) as evidence
    from chosen join ${evidence} e on e.learner_id = chosen.learner_id
    group by e.learner_id order by e.learner_id`)
  return [...rows].map((row) => ({ learner: row.learner_id, evidence: row.evidence }))
}

/**
 * Evidence of the learners diagnosed last, in the order of time, up to the first fact that may have taught them something (which
 * `firstAnswers` of the engine defines; here it only spares the reading of the rest).
 */
export async function listDiagnosed(
  db: Database,
  limit: number,
): Promise<{ learnerId: string; evidence: Evidence[] }[]> {
  const rows = await db.execute<{ learner_id: string; evidence: Evidence[] }>(sql`
    with chosen as (
      select learner_id from ${diagnoses}
      where state = 'done'
      group by learner_id order by max(ended_at) desc, learner_id limit ${limit}
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

/** Learners after one, by id, whose state was drawn with other values of learning and forgetting (null: the built-in ones). */
export async function listDrawnOtherwise(
  db: Database,
  { memory, after, limit }: { memory: Memory | null; after: string; limit: number },
): Promise<string[]> {
  const { learnerId, state } = learnerStates
  const wanted = memory && JSON.stringify(memory)
  const rows = await db
    .select({ learnerId })
    .from(learnerStates)
    .where(
      and(
        gt(learnerId, after),
        isNotNull(state),
        sql`${state} -> 'memory' is distinct from ${wanted}::text::jsonb`,
      ),
    )
    .orderBy(asc(learnerId))
    .limit(limit)
  return rows.map((row) => row.learnerId)
}
