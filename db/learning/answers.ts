/** Attempts: an item put to a learner, and her answer, once. */
import { and, asc, eq, gte, isNotNull, isNull } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { isId } from '#db/identifier.ts'
import {
  findLearner,
  recordEvidence,
  withLearner,
  type Learner,
  type LearnerModel,
} from '#db/learning/state.ts'
import { attempts } from '#db/schema/learning.ts'
import type { AnswerEvidence, Purpose } from '#engine/evidence.ts'
import type { Answer } from '#engine/item.ts'
import type { LearnerState } from '#engine/learner.ts'

export type Attempt = typeof attempts.$inferSelect

const oneAttempt = (learnerId: string, id: string) =>
  and(eq(attempts.learnerId, learnerId), eq(attempts.id, id))
const isOpen = and(isNull(attempts.answeredAt), isNull(attempts.closedAt))
const inContext = (learnerId: string, purpose: Purpose, context: string) =>
  and(eq(attempts.learnerId, learnerId), eq(attempts.purpose, purpose), eq(attempts.context, context))

/** Her attempt, or null: someone else's is nobody's. */
export async function findAttempt(db: Database, learnerId: string, id: string): Promise<Attempt | null> {
  if (!isId(id)) return null
  const [row] = await db.select().from(attempts).where(oneAttempt(learnerId, id))
  return row ?? null
}

/** The attempt she has not answered yet in a context, or null. */
export async function findOpenAttempt(
  db: Database,
  learnerId: string,
  purpose: Purpose,
  context: string,
): Promise<Attempt | null> {
  const [row] = await db
    .select()
    .from(attempts)
    .where(and(inContext(learnerId, purpose, context), isOpen))
  return row ?? null
}

/** Her answered attempts in a context, in the order she answered them. */
export async function listAnswered(
  db: Database,
  learnerId: string,
  purpose: Purpose,
  context: string,
): Promise<Attempt[]> {
  return db
    .select()
    .from(attempts)
    .where(and(inContext(learnerId, purpose, context), isNotNull(attempts.answeredAt)))
    .orderBy(asc(attempts.answeredAt), asc(attempts.id))
}

/** Her answered attempts in a context from an instant on, in the order she answered them. */
export async function listAnsweredSince(
  db: Database,
  learnerId: string,
  purpose: Purpose,
  context: string,
  since: Date,
): Promise<Attempt[]> {
  return db
    .select()
    .from(attempts)
    .where(and(inContext(learnerId, purpose, context), gte(attempts.answeredAt, since)))
    .orderBy(asc(attempts.answeredAt), asc(attempts.id))
}

/**
 * The attempt that is open in a context, the same for every tab; else a new one with the item that `choose` picks from
 * what is known and the items already answered there; null when it picks none. An open attempt whose item the catalogue
 * no longer has (`exists`) is put aside.
 */
export async function openAttempt(
  db: Database,
  model: LearnerModel,
  asked: {
    learnerId: string
    purpose: Purpose
    context: string
    /** Id of the attempt, should a new one be made. */
    id: string
    at: Date
    exists(item: string): boolean
    choose(known: { state: LearnerState; asked: string[] }): { item: string; seed: number } | null
  },
): Promise<Attempt | null> {
  const { learnerId, purpose, context } = asked
  const open = await findOpenAttempt(db, learnerId, purpose, context)
  if (open && asked.exists(open.item)) return open
  return withLearner(db, learnerId, asked.at, async (tx) => {
    const other = await findOpenAttempt(tx, learnerId, purpose, context)
    if (other && asked.exists(other.item)) return other
    if (other) await tx.update(attempts).set({ closedAt: asked.at }).where(oneAttempt(learnerId, other.id))
    const answered = await listAnswered(tx, learnerId, purpose, context)
    const { state } = await findLearner(tx, model, learnerId)
    const choice = asked.choose({ state, asked: answered.map((attempt) => attempt.item) })
    if (!choice) return null
    const [row] = await tx
      .insert(attempts)
      .values({ learnerId, id: asked.id, purpose, context, issuedAt: asked.at, ...choice })
      .returning()
    return row ?? null
  })
}

/** Keeps what she typed in an open attempt. */
export async function saveDraft(
  db: Database,
  learnerId: string,
  id: string,
  draft: Record<string, string | string[]>,
): Promise<void> {
  if (!isId(id)) return
  await db
    .update(attempts)
    .set({ draft })
    .where(and(oneAttempt(learnerId, id), isOpen))
}

/** Notes that she looked at the hint of an open attempt; the first time counts. */
export async function saveHint(db: Database, learnerId: string, id: string, at: Date): Promise<void> {
  if (!isId(id)) return
  await db
    .update(attempts)
    .set({ hintedAt: at })
    .where(and(oneAttempt(learnerId, id), isOpen, isNull(attempts.hintedAt)))
}

/** Puts the open attempt of a context aside: a diagnosis refused, a practice left for another. */
export async function closeAttempt(
  db: Database,
  learnerId: string,
  purpose: Purpose,
  context: string,
  at: Date,
): Promise<void> {
  await db
    .update(attempts)
    .set({ closedAt: at })
    .where(and(inContext(learnerId, purpose, context), isOpen))
}

export interface RecordedAnswer {
  /** `repeated`: it was answered before, and what was answered then stands. `closed`: it had been put aside. */
  outcome: 'recorded' | 'repeated' | 'closed'
  /** With the answer that stands. */
  attempt: Attempt
  learner: Learner
}

/**
 * Records an answer once, with its evidence and what follows from it, in one transaction: all or nothing. `evidence` is
 * null for an answer that a person has to read. `after` runs in the same transaction (a path to save, a diagnosis to
 * end), only when the answer was recorded. Null when the attempt is not hers.
 */
export async function recordAnswer(
  db: Database,
  model: LearnerModel,
  given: { learnerId: string; attemptId: string; at: Date; answer: Answer; evidence: AnswerEvidence | null },
  after?: (tx: Database, learner: Learner, attempt: Attempt) => Promise<void>,
): Promise<RecordedAnswer | null> {
  const { learnerId, attemptId, evidence } = given
  if (!isId(attemptId)) return null
  return withLearner(db, learnerId, given.at, async (tx) => {
    const before = await findAttempt(tx, learnerId, attemptId)
    if (!before) return null
    if (before.answeredAt || before.closedAt) {
      const learner = await findLearner(tx, model, learnerId)
      return { outcome: before.answeredAt ? 'repeated' : 'closed', attempt: before, learner }
    }
    if (
      evidence &&
      (evidence.id !== before.id || evidence.item !== before.item || evidence.purpose !== before.purpose)
    ) {
      throw new Error(`evidence of another attempt than ${before.id}`)
    }
    const [attempt] = await tx
      .update(attempts)
      .set({ answeredAt: given.at, answer: given.answer, awaitsHuman: evidence === null, draft: null })
      .where(oneAttempt(learnerId, attemptId))
      .returning()
    if (!attempt) throw new Error('attempt vanished under its lock')
    const learner = evidence
      ? await recordEvidence(tx, model, learnerId, [evidence], given.at)
      : await findLearner(tx, model, learnerId)
    await after?.(tx, learner, attempt)
    return { outcome: 'recorded', attempt, learner }
  })
}
