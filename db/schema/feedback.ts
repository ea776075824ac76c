/** What a person says of project work: criterion by criterion, in comments, once. */
import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { learnerId } from '#db/schema/learners.ts'
import { submissions } from '#db/schema/learning.ts'
import { instant, people } from '#db/schema/people.ts'
import { commentKinds, type Levels } from '#engine/feedback.ts'

export const feedbackStates = ['taken', 'freed', 'sent'] as const

/**
 * Whoever takes a version out of the queue writes it: one a version. Not written in time, it is freed: others may take the version,
 * and its author finds her draft again when she does. Given back, the row goes.
 */
export const feedback = pgTable(
  'feedback',
  {
    learnerId: learnerId(),
    id: uuid('id').notNull(),
    submissionId: uuid('submission_id').notNull(),
    authorId: text('author_id').references(() => people.id, { onDelete: 'set null' }),
    state: text('state', { enum: feedbackStates }).notNull(),
    /** By the criterion's slug; while it is taken, those judged so far. */
    criteria: jsonb('criteria').$type<Levels>().notNull(),
    /** What she reads first: a few words on the whole. */
    words: text('words').notNull(),
    takenAt: instant('taken_at').notNull(),
    /** Until when it is kept for its author. */
    takenUntil: instant('taken_until').notNull(),
    sentAt: instant('sent_at'),
    /** When the learner first read it. */
    readAt: instant('read_at'),
  },
  (table) => [
    primaryKey({ columns: [table.learnerId, table.id] }),
    uniqueIndex('feedback_submission')
      .on(table.learnerId, table.submissionId)
      .where(sql`${table.state} <> 'freed'`),
    index('feedback_author').on(table.authorId, table.state),
    index('feedback_taken')
      .on(table.takenUntil)
      .where(sql`${table.state} = 'taken'`),
    foreignKey({
      name: 'feedback_of_submission',
      columns: [table.learnerId, table.submissionId],
      foreignColumns: [submissions.learnerId, submissions.id],
    }).onDelete('cascade'),
    check('feedback_sent', sql`(${table.state} = 'sent') = (${table.sentAt} is not null)`),
  ],
)

export const feedbackComments = pgTable(
  'feedback_comments',
  {
    learnerId: learnerId(),
    id: uuid('id').notNull(),
    feedbackId: uuid('feedback_id').notNull(),
    /** Slug of the criterion it is about; null: the whole. */
    criterion: text('criterion'),
    kind: text('kind', { enum: commentKinds }).notNull(),
    body: text('body').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.learnerId, table.id] }),
    index('feedback_comments_feedback').on(table.learnerId, table.feedbackId),
    foreignKey({
      name: 'feedback_comments_of',
      columns: [table.learnerId, table.feedbackId],
      foreignColumns: [feedback.learnerId, feedback.id],
    }).onDelete('cascade'),
  ],
)

/** Comments that somebody keeps for later work: hers alone. */
export const keptComments = pgTable(
  'kept_comments',
  {
    personId: text('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    module: text('module'),
    criterion: text('criterion'),
    kind: text('kind', { enum: commentKinds }).notNull(),
    body: text('body').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.id] })],
)
