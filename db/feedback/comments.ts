/** Comments of feedback, sent or not yet. */
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { feedbackComments } from '#db/schema/feedback.ts'
import type { CommentKind, Levels } from '#engine/feedback.ts'

/** `criterion` null: about the whole. */
export interface Comment {
  criterion: string | null
  kind: CommentKind
  body: string
}

/** What an author has written so far. */
export interface Draft {
  levels: Levels
  words: string
  comments: Comment[]
}

/** What is right comes first. */
const reading: CommentKind[] = ['celebration', 'essential', 'advice']

/** Comments of some feedback, what is right first. */
export async function listComments(db: Database, learnerId: string, feedbackIds: string[]) {
  if (feedbackIds.length === 0) return []
  const rows = await db
    .select()
    .from(feedbackComments)
    .where(and(eq(feedbackComments.learnerId, learnerId), inArray(feedbackComments.feedbackId, feedbackIds)))
    .orderBy(asc(feedbackComments.criterion), asc(feedbackComments.id))
  return rows.toSorted((a, b) => reading.indexOf(a.kind) - reading.indexOf(b.kind))
}
