/** Feedback that was sent, as the learner finds it. */
import { and, asc, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { listComments, type Draft } from '#db/feedback/comments.ts'
import { feedback } from '#db/schema/feedback.ts'
import { submissions } from '#db/schema/learning.ts'
import { notSent } from '#db/letters.ts'
import { people } from '#db/schema/people.ts'

const isItsSubmission = and(
  eq(submissions.learnerId, feedback.learnerId),
  eq(submissions.id, feedback.submissionId),
)

/** Feedback that she got. */
export interface SentFeedback extends Draft {
  id: string
  submissionId: string
  module: string
  version: number
  /** Null once she is gone. */
  author: string | null
  sentAt: Date
  readAt: Date | null
}

/** The feedback that she got on a project, or on all; on the latest version first. */
export async function listFeedback(
  db: Database,
  learnerId: string,
  which: { module?: string; unread?: true } = {},
): Promise<SentFeedback[]> {
  const rows = await db
    .select({ row: feedback, module: submissions.module, version: submissions.version, author: people.name })
    .from(feedback)
    .innerJoin(submissions, isItsSubmission)
    .leftJoin(people, eq(people.id, feedback.authorId))
    .where(
      and(
        eq(feedback.learnerId, learnerId),
        eq(feedback.state, 'sent'),
        which.module === undefined ? undefined : eq(submissions.module, which.module),
        which.unread ? isNull(feedback.readAt) : undefined,
      ),
    )
    .orderBy(desc(feedback.sentAt), desc(submissions.version))
  const comments = await listComments(
    db,
    learnerId,
    rows.map(({ row }) => row.id),
  )
  return rows.flatMap(({ row, module, version, author }) =>
    row.sentAt
      ? [
          {
            ...{ id: row.id, submissionId: row.submissionId, module, version, author, words: row.words },
            ...{ levels: row.criteria, sentAt: row.sentAt, readAt: row.readAt },
            comments: comments
              .filter(({ feedbackId }) => feedbackId === row.id)
              .map(({ criterion, kind, body }) => ({ criterion, kind, body })),
          },
        ]
      : [],
  )
}

/** She has read the feedback on a project. */
export async function saveRead(db: Database, learnerId: string, module: string, at: Date): Promise<void> {
  const ofModule = db
    .select({ id: submissions.id })
    .from(submissions)
    .where(and(eq(submissions.learnerId, learnerId), eq(submissions.module, module)))
  await db
    .update(feedback)
    .set({ readAt: at })
    .where(
      and(
        eq(feedback.learnerId, learnerId),
        eq(feedback.state, 'sent'),
        isNull(feedback.readAt),
        inArray(feedback.submissionId, ofModule),
      ),
    )
}

/** Days after which feedback that she has not opened is no longer told by letter. */
const newsDays = 7

/** Learners of some time zones who got feedback lately, have not read it, and have not heard of it. */
export async function listUntold(
  db: Database,
  due: { at: Date; kind: string; timeZones: readonly string[]; limit: number },
): Promise<{ personId: string; key: string; module: string }[]> {
  if (due.timeZones.length === 0) return []
  return db
    .select({ personId: people.id, key: sql<string>`${feedback.id}::text`, module: submissions.module })
    .from(feedback)
    .innerJoin(submissions, isItsSubmission)
    .innerJoin(people, eq(people.id, feedback.learnerId))
    .where(
      and(
        eq(feedback.state, 'sent'),
        isNull(feedback.readAt),
        gt(feedback.sentAt, new Date(due.at.getTime() - newsDays * 86_400_000)),
        inArray(people.timeZone, [...due.timeZones]),
        isNull(people.disabledAt),
        isNull(people.deletionRequestedAt),
        notSent(due.kind, sql`${feedback.id}::text`),
      ),
    )
    .orderBy(asc(feedback.sentAt))
    .limit(due.limit)
}
