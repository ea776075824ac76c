/**
 * Evidence, and what follows from it. Evidence is inserted in one place, here, under the lock of the learner's row, so
 * that at any time the stored state is the fold of all her evidence in the order of (at, id).
 */
import { isDeepStrictEqual } from 'node:util'
import { and, asc, desc, eq, inArray, lte, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { evidence as evidenceTable, learnerStates, reviewCards } from '#db/schema/learning.ts'
import type { NodeId } from '#engine/catalog.ts'
import type { Evidence, Purpose } from '#engine/evidence.ts'
import type { LearnerState } from '#engine/learner.ts'
import type { Mastery } from '#engine/mastery.ts'
import type { ReviewCard } from '#engine/review.ts'

/** How the engine draws a state from evidence, with one revision of the catalogue; the app passes it in. */
export interface LearnerModel {
  revisionId: number
  initialState(): LearnerState
  observe(state: LearnerState, evidence: Evidence): LearnerState
  rebuild(evidence: Evidence[]): LearnerState
  estimate(state: LearnerState, at: string): Mastery
  /** Whether the state is drawn with the learning and forgetting in force; else it has to be rebuilt. */
  isDrawn(state: LearnerState): boolean
}

export interface Learner {
  state: LearnerState
  /** As estimated at `updatedAt` with the parameters then in force; estimate again for now. Empty before the first evidence. */
  mastery: Mastery
  evidenceCount: number
  lastEvidenceAt: Date | null
  updatedAt: Date | null
}

type StateRow = typeof learnerStates.$inferSelect

/**
 * Runs `work` in a transaction that no other one for the same learner runs beside: whatever changes her state, attempts
 * or path goes through here. Calls inside `work` that take the lock again find it theirs.
 */
export async function withLearner<Result>(
  db: Database,
  learnerId: string,
  at: Date,
  work: (tx: Database) => Promise<Result>,
): Promise<Result> {
  return db.transaction(async (tx) => {
    await lockLearner(tx, learnerId, at)
    return work(tx)
  })
}

const stateOf = (learnerId: string) => eq(learnerStates.learnerId, learnerId)

/** Takes the lock without reading the state, which weighs some 30 kB. */
async function lockLearner(tx: Database, learnerId: string, at: Date): Promise<void> {
  const find = () =>
    tx.select({ id: learnerStates.learnerId }).from(learnerStates).where(stateOf(learnerId)).for('update')
  if ((await find()).length > 0) return
  await tx.insert(learnerStates).values({ learnerId, updatedAt: at }).onConflictDoNothing()
  await find()
}

async function lockState(tx: Database, learnerId: string, at: Date): Promise<StateRow> {
  const find = () => tx.select().from(learnerStates).where(stateOf(learnerId)).for('update')
  let [row] = await find()
  if (!row) {
    await lockLearner(tx, learnerId, at)
    ;[row] = await find()
  }
  if (!row) throw new Error('learner row vanished')
  return row
}

/** What is known of a learner, by the model's catalogue: stored, or drawn again when an older revision or other values were used. */
export async function findLearner(db: Database, model: LearnerModel, learnerId: string): Promise<Learner> {
  const [row] = await db.select().from(learnerStates).where(eq(learnerStates.learnerId, learnerId))
  return toLearner(db, model, learnerId, row)
}

async function toLearner(
  db: Database,
  model: LearnerModel,
  learnerId: string,
  row: StateRow | undefined,
): Promise<Learner> {
  if (!row?.state || !row.mastery) {
    return {
      state: model.initialState(),
      mastery: {},
      evidenceCount: 0,
      lastEvidenceAt: null,
      updatedAt: null,
    }
  }
  const { evidenceCount, lastEvidenceAt, updatedAt } = row
  if (row.revisionId === model.revisionId && model.isDrawn(row.state)) {
    return { state: row.state, mastery: row.mastery, evidenceCount, lastEvidenceAt, updatedAt }
  }
  const state = model.rebuild(await listEvidence(db, learnerId))
  return {
    state,
    mastery: model.estimate(state, updatedAt.toISOString()),
    evidenceCount,
    lastEvidenceAt,
    updatedAt,
  }
}

/**
 * Records facts about a learner, all or none, and what follows from them; facts whose id is already recorded change
 * nothing. `after` runs in the same transaction with what is then known, unless nothing was new. Returns what is known.
 */
export async function recordEvidence(
  db: Database,
  model: LearnerModel,
  learnerId: string,
  facts: Evidence[],
  at: Date,
  after?: (tx: Database, learner: Learner) => Promise<void>,
): Promise<Learner> {
  return db.transaction(async (tx) => {
    const row = await lockState(tx, learnerId, at)
    const fresh = await insertEvidence(tx, learnerId, facts)
    if (fresh.length === 0) return toLearner(tx, model, learnerId, row)
    const learner = await follow(tx, model, row, fresh, at)
    await after?.(tx, learner)
    return learner
  })
}

async function insertEvidence(tx: Database, learnerId: string, facts: Evidence[]): Promise<Evidence[]> {
  if (facts.length === 0) return []
  const rows = await tx
    .insert(evidenceTable)
    .values(
      facts.map((fact) => ({
        learnerId,
        id: fact.id,
        kind: fact.kind,
        purpose: fact.kind === 'answer' ? fact.purpose : null,
        item: fact.kind === 'answer' ? fact.item : null,
        node: fact.kind === 'lesson' ? null : fact.node,
        at: new Date(fact.at),
        body: fact,
      })),
    )
    .onConflictDoNothing()
    .returning({ id: evidenceTable.id })
  const inserted = new Set(rows.map((row) => row.id))
  return facts.filter((fact) => inserted.has(fact.id))
}

/**
 * Draws the state after new facts: one by one where they come last, the catalogue and the values in force are the same and none of
 * them takes away the weight of an earlier one; else from all.
 */
async function follow(
  tx: Database,
  model: LearnerModel,
  row: StateRow,
  fresh: Evidence[],
  at: Date,
): Promise<Learner> {
  const ordered = fresh.toSorted((a, b) => compareText(a.at, b.at) || compareText(a.id, b.id))
  const first = ordered[0]
  const last = ordered.at(-1)
  if (!first || !last) throw new Error('no fact to follow')
  const inOrder = row.lastEvidenceAt === null || new Date(first.at) > row.lastEvidenceAt
  const sameModel = row.state === null || (row.revisionId === model.revisionId && model.isDrawn(row.state))
  const lookingBack = fresh.some(({ kind }) => kind === 'contest')
  const state =
    inOrder && sameModel && !lookingBack
      ? ordered.reduce(model.observe, row.state ?? model.initialState())
      : model.rebuild(await listEvidence(tx, row.learnerId))
  const lastAt = new Date(last.at)
  return saveLearner(tx, model, row, {
    state,
    mastery: model.estimate(state, at.toISOString()),
    evidenceCount: row.evidenceCount + fresh.length,
    lastEvidenceAt: row.lastEvidenceAt && row.lastEvidenceAt > lastAt ? row.lastEvidenceAt : lastAt,
    updatedAt: at,
  })
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

async function saveLearner<Saved extends Learner>(
  tx: Database,
  model: LearnerModel,
  row: StateRow,
  learner: Saved & { updatedAt: Date },
): Promise<Saved> {
  await tx
    .update(learnerStates)
    .set({ ...learner, revisionId: model.revisionId })
    .where(eq(learnerStates.learnerId, row.learnerId))
  await saveCards(tx, row.learnerId, row.state?.cards ?? {}, learner.state.cards)
  return learner
}

async function saveCards(
  tx: Database,
  learnerId: string,
  before: Record<NodeId, ReviewCard>,
  after: Record<NodeId, ReviewCard>,
): Promise<void> {
  const gone = Object.keys(before).filter((node) => !(node in after))
  if (gone.length > 0) {
    await tx
      .delete(reviewCards)
      .where(and(eq(reviewCards.learnerId, learnerId), inArray(reviewCards.node, gone)))
  }
  const changed = Object.entries(after).filter(([node, card]) => !isDeepStrictEqual(before[node], card))
  if (changed.length > 0) {
    await tx
      .insert(reviewCards)
      .values(changed.map(([node, card]) => ({ learnerId, node, dueAt: new Date(card.due), card })))
      .onConflictDoUpdate({
        target: [reviewCards.learnerId, reviewCards.node],
        set: { dueAt: sql`excluded.due_at`, card: sql`excluded.card` },
      })
  }
}

/** Her evidence in the order in which it is folded: (at, id). */
export async function listEvidence(
  db: Database,
  learnerId: string,
  filter: { kind?: Evidence['kind']; node?: NodeId; item?: string } = {},
): Promise<Evidence[]> {
  const rows = await db
    .select({ body: evidenceTable.body })
    .from(evidenceTable)
    .where(
      and(
        eq(evidenceTable.learnerId, learnerId),
        filter.kind === undefined ? undefined : eq(evidenceTable.kind, filter.kind),
        filter.node === undefined ? undefined : eq(evidenceTable.node, filter.node),
        filter.item === undefined ? undefined : eq(evidenceTable.item, filter.item),
      ),
    )
    .orderBy(asc(evidenceTable.at), asc(evidenceTable.id))
  return rows.map((row) => row.body)
}

/** What people confirmed of some learners, and what these contest, by learner, in the order in which it is folded. */
export async function listValidations(
  db: Database,
  learnerIds: readonly string[],
): Promise<Map<string, Evidence[]>> {
  const found = new Map<string, Evidence[]>()
  if (learnerIds.length === 0) return found
  const { learnerId, kind, body, at, id } = evidenceTable
  const rows = await db
    .select({ learnerId, body })
    .from(evidenceTable)
    .where(and(inArray(learnerId, [...new Set(learnerIds)]), inArray(kind, ['validation', 'contest'])))
    .orderBy(asc(learnerId), asc(at), asc(id))
  for (const row of rows) found.set(row.learnerId, [...(found.get(row.learnerId) ?? []), row.body])
  return found
}

/** Her latest evidence first, a page of it. */
export async function listLatestEvidence(
  db: Database,
  learnerId: string,
  page: { limit: number; offset?: number },
): Promise<Evidence[]> {
  const rows = await db
    .select({ body: evidenceTable.body })
    .from(evidenceTable)
    .where(eq(evidenceTable.learnerId, learnerId))
    .orderBy(desc(evidenceTable.at), desc(evidenceTable.id))
    .limit(page.limit)
    .offset(page.offset ?? 0)
  return rows.map((row) => row.body)
}

/** How many facts there are about her, by kind, and by purpose for answers. */
export async function countEvidence(
  db: Database,
  learnerId: string,
): Promise<{ kind: Evidence['kind']; purpose: Purpose | null; count: number }[]> {
  return db
    .select({
      kind: evidenceTable.kind,
      purpose: evidenceTable.purpose,
      count: sql<number>`count(*)::int`,
    })
    .from(evidenceTable)
    .where(eq(evidenceTable.learnerId, learnerId))
    .groupBy(evidenceTable.kind, evidenceTable.purpose)
    .orderBy(asc(evidenceTable.kind), asc(evidenceTable.purpose))
}

/**
 * Adds the facts about one account to those about another of the same person, as they are, in a transaction that holds both; how many.
 * Facts are never changed: those of the first stay until it goes. The state is to be drawn again.
 */
export async function copyEvidence(
  tx: Database,
  { fromId, toId }: { fromId: string; toId: string },
): Promise<number> {
  const rows = await tx.execute(sql`
    insert into evidence (learner_id, id, kind, purpose, item, node, at, body)
    select ${toId}, id, kind, purpose, item, node, at, body from evidence where learner_id = ${fromId}
    on conflict do nothing returning id`)
  return rows.length
}

/** Draws the state again from all evidence, with the model's catalogue, and saves it. */
export async function saveRebuiltState(
  db: Database,
  model: LearnerModel,
  learnerId: string,
  at: Date,
): Promise<Learner> {
  return db.transaction(async (tx) => {
    const row = await lockState(tx, learnerId, at)
    const facts = await listEvidence(tx, learnerId)
    const last = facts.at(-1)
    const state = model.rebuild(facts)
    await tx.delete(reviewCards).where(eq(reviewCards.learnerId, learnerId))
    return saveLearner(
      tx,
      model,
      { ...row, state: null },
      {
        state,
        mastery: model.estimate(state, at.toISOString()),
        evidenceCount: facts.length,
        lastEvidenceAt: last ? new Date(last.at) : null,
        updatedAt: at,
      },
    )
  })
}

/** The state of a learner, whose lock is held, is the same by this revision: its facts mean what they meant. */
export async function saveRevisionOfState(
  tx: Database,
  learnerId: string,
  revisionId: number,
): Promise<void> {
  await tx.update(learnerStates).set({ revisionId }).where(stateOf(learnerId))
}

/**
 * Whether everything stored about a learner is what her evidence gives; the names of what differs. `model` alone: what is stored
 * was drawn with another revision or other values than the model's, and is drawn again wherever it is read.
 */
export async function checkRebuild(db: Database, model: LearnerModel, learnerId: string): Promise<string[]> {
  const [row] = await db.select().from(learnerStates).where(eq(learnerStates.learnerId, learnerId))
  const facts = await listEvidence(db, learnerId)
  if (!row?.state) return facts.length === 0 ? [] : ['state']
  if (row.revisionId !== model.revisionId || !model.isDrawn(row.state)) return ['model']
  const cards = await listReviewCards(db, learnerId)
  const state = asStored(model.rebuild(facts))
  const last = facts.at(-1)
  const differs = {
    state: !isDeepStrictEqual(row.state, state),
    mastery: !isDeepStrictEqual(row.mastery, asStored(model.estimate(state, row.updatedAt.toISOString()))),
    cards: !isDeepStrictEqual(
      Object.fromEntries(cards.map(({ node, card, dueAt }) => [node, { ...card, due: dueAt.toISOString() }])),
      state.cards,
    ),
    evidenceCount: row.evidenceCount !== facts.length,
    lastEvidenceAt: row.lastEvidenceAt?.getTime() !== (last && new Date(last.at).getTime()),
  }
  return Object.entries(differs).flatMap(([name, is]) => (is ? [name] : []))
}

/** A value as jsonb gives it back: without what JSON cannot say. */
function asStored<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value))
}

/** Her review cards, soonest first; those due at `dueBy` or before, when given. */
export async function listReviewCards(
  db: Database,
  learnerId: string,
  dueBy?: Date,
): Promise<{ node: NodeId; dueAt: Date; card: ReviewCard }[]> {
  return db
    .select({ node: reviewCards.node, dueAt: reviewCards.dueAt, card: reviewCards.card })
    .from(reviewCards)
    .where(and(eq(reviewCards.learnerId, learnerId), dueBy && lte(reviewCards.dueAt, dueBy)))
    .orderBy(asc(reviewCards.dueAt), asc(reviewCards.node))
}
