/** Diagnoses: one at a time; answers are attempts with the diagnosis as their context. */
import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { isId } from '#db/identifier.ts'
import { diagnoses } from '#db/schema/learning.ts'

export type Diagnosis = typeof diagnoses.$inferSelect

const isCurrent = inArray(diagnoses.state, ['open', 'paused'])
const oneDiagnosis = (learnerId: string, id: string) =>
  and(eq(diagnoses.learnerId, learnerId), eq(diagnoses.id, id))

/** Her diagnosis, or null. */
export async function findDiagnosis(db: Database, learnerId: string, id: string): Promise<Diagnosis | null> {
  if (!isId(id)) return null
  const [row] = await db.select().from(diagnoses).where(oneDiagnosis(learnerId, id))
  return row ?? null
}

/** The diagnosis under way or paused, or null. */
export async function findCurrentDiagnosis(db: Database, learnerId: string): Promise<Diagnosis | null> {
  const [row] = await db
    .select()
    .from(diagnoses)
    .where(and(eq(diagnoses.learnerId, learnerId), isCurrent))
  return row ?? null
}

/** All her diagnoses, latest first. */
export async function listDiagnoses(db: Database, learnerId: string): Promise<Diagnosis[]> {
  return db
    .select()
    .from(diagnoses)
    .where(eq(diagnoses.learnerId, learnerId))
    .orderBy(desc(diagnoses.startedAt))
}

/** Starts a diagnosis, or goes on with the one under way or paused when it is for the same track. */
export async function openDiagnosis(
  db: Database,
  start: { learnerId: string; id: string; track: string; at: Date },
): Promise<Diagnosis> {
  const { learnerId, track, at } = start
  return db.transaction(async (tx) => {
    const current = await findCurrentDiagnosis(tx, learnerId)
    if (current?.track === track) {
      if (current.state === 'open') return current
      await tx.update(diagnoses).set({ state: 'open' }).where(oneDiagnosis(learnerId, current.id))
      return { ...current, state: 'open' }
    }
    if (current) {
      await tx
        .update(diagnoses)
        .set({ state: 'refused', endedAt: at, reason: 'other-track' })
        .where(oneDiagnosis(learnerId, current.id))
    }
    await tx
      .insert(diagnoses)
      .values({ learnerId, id: start.id, track, state: 'open', startedAt: at })
      .onConflictDoNothing()
    const opened = await findCurrentDiagnosis(tx, learnerId)
    if (!opened) throw new Error('diagnosis vanished')
    return opened
  })
}

/** Pauses a diagnosis that is open. */
export async function pauseDiagnosis(db: Database, learnerId: string, id: string): Promise<void> {
  await db
    .update(diagnoses)
    .set({ state: 'paused' })
    .where(and(oneDiagnosis(learnerId, id), eq(diagnoses.state, 'open')))
}

/** Ends a diagnosis that is open or paused; true when this call ended it. */
export async function endDiagnosis(
  db: Database,
  learnerId: string,
  id: string,
  end: { state: 'done' | 'refused'; reason: string | null; at: Date },
): Promise<boolean> {
  const rows = await db
    .update(diagnoses)
    .set({ state: end.state, reason: end.reason, endedAt: end.at })
    .where(and(oneDiagnosis(learnerId, id), isCurrent))
    .returning({ id: diagnoses.id })
  return rows.length > 0
}
