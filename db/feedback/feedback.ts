/**
 * Feedback as it is taken, written and sent. Whatever decides who writes it goes through the lock of the learner, and one version
 * has one: a unique index says so too.
 */
import { and, asc, desc, eq, inArray, isNull, lte, ne, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { listComments, type Draft } from '#db/feedback/comments.ts'
import { findWork, type Asking, type Work } from '#db/feedback/works.ts'
import { withLearner } from '#db/learning/state.ts'
import { feedback, feedbackComments } from '#db/schema/feedback.ts'
import { submissions } from '#db/schema/learning.ts'
import { notSent } from '#db/letters.ts'
import { people } from '#db/schema/people.ts'

/** Milliseconds that a version is kept for whoever took it. */
const timeToWrite = 24 * 3_600_000

type Refused = 'held' | 'answered' | 'replaced' | 'not-hers'

/**
 * She takes a version, for 24 hours. A draft of hers on an earlier version of the same project goes along. Null when it is not hers
 * to read; `held`: somebody else has it.
 */
export async function takeWork(
  db: Database,
  asking: Asking,
  { submissionId, newId }: { submissionId: string; newId: string },
): Promise<'taken' | Refused | null> {
  const found = await findWork(db, asking, submissionId)
  if (!found) return null
  const { personId, at } = asking
  const { learnerId } = found
  return withLearner(db, learnerId, at, async (tx) => {
    await free(tx, at, learnerId)
    const work = await findWork(tx, asking, submissionId)
    const refused = work && refusalOf(work, personId)
    if (!work || refused) return refused
    if (work.holder) return 'taken'
    const taken = { state: 'taken' as const, takenAt: at, takenUntil: new Date(at.getTime() + timeToWrite) }
    const [draft] = await tx
      .select({ id: feedback.id })
      .from(feedback)
      .innerJoin(submissions, isItsSubmission)
      .where(
        and(
          eq(feedback.learnerId, learnerId),
          eq(feedback.authorId, personId),
          ne(feedback.state, 'sent'),
          eq(submissions.module, work.module),
        ),
      )
      .orderBy(desc(submissions.version))
      .limit(1)
    if (draft)
      await tx
        .update(feedback)
        .set({ ...taken, submissionId })
        .where(and(eq(feedback.learnerId, learnerId), eq(feedback.id, draft.id)))
    else
      await tx
        .insert(feedback)
        .values({ ...taken, learnerId, id: newId, submissionId, authorId: personId, criteria: {}, words: '' })
    return 'taken'
  })
}

const isItsSubmission = and(
  eq(submissions.learnerId, feedback.learnerId),
  eq(submissions.id, feedback.submissionId),
)

/** Whoever has it keeps it, unless she has become the mentor of a learner whose final project it is. */
function refusalOf(work: Work, personId: string): Refused | null {
  const { holder, since, replaced, mayTake, final, as } = work
  if (holder?.sent) return 'answered'
  if (replaced || since === null) return 'replaced'
  if (holder && holder.id !== personId) return 'held'
  return mayTake || (holder && !(final && as === 'mentor')) ? null : 'not-hers'
}

/** What was taken and not finished in time may be taken by others; how many. Of one learner when given. */
async function free(tx: Database, at: Date, learnerId?: string): Promise<number> {
  const rows = await tx
    .update(feedback)
    .set({ state: 'freed' })
    .where(
      and(
        eq(feedback.state, 'taken'),
        lte(feedback.takenUntil, at),
        learnerId === undefined ? undefined : eq(feedback.learnerId, learnerId),
      ),
    )
    .returning({ id: feedback.id })
  return rows.length
}

/** The same for all. */
export async function freeUnfinished(db: Database, at: Date): Promise<number> {
  return free(db, at)
}

/** Authors of some time zones whose version was freed and who have not heard so. */
export async function listFreed(
  db: Database,
  { kind, timeZones, limit }: { kind: string; timeZones: readonly string[]; limit: number },
): Promise<{ personId: string; key: string }[]> {
  if (timeZones.length === 0) return []
  const key = sql<string>`${feedback.id} || ' ' || extract(epoch from ${feedback.takenUntil})::bigint`
  return db
    .select({ personId: people.id, key })
    .from(feedback)
    .innerJoin(people, eq(people.id, feedback.authorId))
    .where(
      and(
        eq(feedback.state, 'freed'),
        inArray(people.timeZone, [...timeZones]),
        isNull(people.disabledAt),
        isNull(people.deletionRequestedAt),
        notSent(kind, key),
      ),
    )
    .orderBy(asc(feedback.takenUntil))
    .limit(limit)
}

/** Which feedback, of whom. */
interface Own {
  learnerId: string
  submissionId: string
  authorId: string
}

const isOwn = ({ learnerId, submissionId, authorId }: Own) =>
  and(
    eq(feedback.learnerId, learnerId),
    eq(feedback.submissionId, submissionId),
    eq(feedback.authorId, authorId),
  )

/** She gives a version back, and her draft goes; false when she does not have it. */
export async function giveBack(db: Database, own: Own, at: Date): Promise<boolean> {
  return withLearner(db, own.learnerId, at, async (tx) => {
    const rows = await tx
      .delete(feedback)
      .where(and(isOwn(own), eq(feedback.state, 'taken')))
      .returning({ id: feedback.id })
    return rows.length > 0
  })
}

/** What she has written on a version so far; null when she never took it, or sent it. */
export async function findDraft(
  db: Database,
  own: Own,
): Promise<(Draft & { id: string; state: 'taken' | 'freed' }) | null> {
  const [row] = await db
    .select()
    .from(feedback)
    .where(and(isOwn(own), ne(feedback.state, 'sent')))
  if (!row || row.state === 'sent') return null
  const comments = await listComments(db, own.learnerId, [row.id])
  return {
    ...{ id: row.id, state: row.state, levels: row.criteria, words: row.words },
    comments: comments.map(({ criterion, kind, body }) => ({ criterion, kind, body })),
  }
}

/** Keeps what she has written, in place of what was there; also once it was freed. False when there is nothing to write on. */
export async function saveDraft(
  db: Database,
  own: Own,
  draft: Draft & { at: Date; newId: () => string },
): Promise<boolean> {
  const { levels, words, comments, at, newId } = draft
  return withLearner(db, own.learnerId, at, async (tx) => {
    const [row] = await tx
      .update(feedback)
      .set({ criteria: levels, words })
      .where(and(isOwn(own), ne(feedback.state, 'sent')))
      .returning({ id: feedback.id })
    if (!row) return false
    const of = { learnerId: own.learnerId, feedbackId: row.id }
    await tx
      .delete(feedbackComments)
      .where(and(eq(feedbackComments.learnerId, of.learnerId), eq(feedbackComments.feedbackId, row.id)))
    if (comments.length > 0)
      await tx.insert(feedbackComments).values(comments.map((one) => ({ ...of, ...one, id: newId(), at })))
    return true
  })
}

/** What sending came to. `freed`: her time was over, she has to take it again. */
export type Sending = 'sent' | 'again' | 'freed' | Refused

/**
 * Sends what she has written, once; drafts of others on the same project go. Call it in the transaction of what follows from it, under
 * `withLearner`. Null when the version is not hers to read.
 */
export async function sendFeedback(
  tx: Database,
  asking: Asking,
  submissionId: string,
): Promise<{ outcome: Sending; work: Work } | null> {
  const { personId, at } = asking
  const work = await findWork(tx, asking, submissionId)
  if (!work) return null
  const { learnerId, holder } = work
  if (holder?.sent && holder.id === personId) return { outcome: 'again', work }
  const refused = refusalOf(work, personId)
  if (refused) return { outcome: refused, work }
  const own = { learnerId, submissionId, authorId: personId }
  const [sent] = await tx
    .update(feedback)
    .set({ state: 'sent', sentAt: at })
    .where(and(isOwn(own), eq(feedback.state, 'taken')))
    .returning({ id: feedback.id })
  if (!sent) return { outcome: 'freed', work }
  const sameProject = tx
    .select({ id: submissions.id })
    .from(submissions)
    .where(and(eq(submissions.learnerId, learnerId), eq(submissions.module, work.module)))
  await tx
    .delete(feedback)
    .where(
      and(
        eq(feedback.learnerId, learnerId),
        ne(feedback.state, 'sent'),
        inArray(feedback.submissionId, sameProject),
      ),
    )
  return { outcome: 'sent', work }
}
