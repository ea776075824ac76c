/** What a learner, her mentor and her coach write to each other. */
import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { learnerId } from '#db/schema/learners.ts'
import { files } from '#db/schema/learning.ts'
import { instant, people } from '#db/schema/people.ts'

const person = (name: string) =>
  text(name)
    .notNull()
    .references(() => people.id, { onDelete: 'cascade' })

export const threadKinds = ['mentor', 'coach', 'three'] as const

export const threads = pgTable(
  'threads',
  {
    learnerId: learnerId(),
    id: uuid('id').notNull(),
    kind: text('kind', { enum: threadKinds }).notNull(),
    createdAt: instant('created_at').notNull(),
    /** When it was last written in; null while nobody has. */
    lastAt: instant('last_at'),
  },
  (table) => [primaryKey({ columns: [table.learnerId, table.id] })],
)

/** Who reads and writes in a thread. Somebody who has left reads no more. */
export const threadMembers = pgTable(
  'thread_members',
  {
    learnerId: learnerId(),
    threadId: uuid('thread_id').notNull(),
    personId: person('person_id'),
    joinedAt: instant('joined_at').notNull(),
    leftAt: instant('left_at'),
    /** The highest `seq` she has read. */
    readUntil: bigint('read_until', { mode: 'number' }).notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.learnerId, table.threadId, table.personId] }),
    index('thread_members_person')
      .on(table.personId)
      .where(sql`${table.leftAt} is null`),
    foreignKey({
      name: 'thread_members_thread',
      columns: [table.learnerId, table.threadId],
      foreignColumns: [threads.learnerId, threads.id],
    }).onDelete('cascade'),
  ],
)

export const messages = pgTable(
  'messages',
  {
    learnerId: learnerId(),
    id: uuid('id').notNull(),
    threadId: uuid('thread_id').notNull(),
    seq: bigint('seq', { mode: 'number' }).generatedAlwaysAsIdentity(),
    /** Nobody once the author is erased. */
    authorId: text('author_id').references(() => people.id, { onDelete: 'set null' }),
    /** Empty once withdrawn. */
    body: text('body').notNull(),
    fileId: uuid('file_id'),
    at: instant('at').notNull(),
    editedAt: instant('edited_at'),
    withdrawnAt: instant('withdrawn_at'),
  },
  (table) => [
    primaryKey({ columns: [table.learnerId, table.id] }),
    index('messages_thread').on(table.learnerId, table.threadId, table.seq),
    index('messages_author').on(table.authorId),
    foreignKey({
      name: 'messages_thread_known',
      columns: [table.learnerId, table.threadId],
      foreignColumns: [threads.learnerId, threads.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'messages_file',
      columns: [table.learnerId, table.fileId],
      foreignColumns: [files.learnerId, files.id],
    }),
  ],
)

/** She wants to hear nothing more from this person. */
export const blocks = pgTable(
  'blocks',
  {
    blockerId: person('blocker_id'),
    blockedId: person('blocked_id'),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.blockerId, table.blockedId] }),
    index('blocks_blocked').on(table.blockedId),
    check('blocks_two_people', sql`${table.blockerId} <> ${table.blockedId}`),
  ],
)

/** A message somebody found wrong, for staff. Its text is kept as it was then: it may be withdrawn since. */
export const reports = pgTable(
  'reports',
  {
    id: uuid('id').primaryKey(),
    learnerId: learnerId(),
    messageId: uuid('message_id').notNull(),
    reporterId: person('reporter_id'),
    reportedId: person('reported_id'),
    text: text('text').notNull(),
    reason: text('reason').notNull(),
    at: instant('at').notNull(),
    handledAt: instant('handled_at'),
    handledBy: text('handled_by').references(() => people.id, { onDelete: 'set null' }),
    outcome: text('outcome'),
  },
  (table) => [
    uniqueIndex('reports_once').on(table.reporterId, table.messageId),
    index('reports_open')
      .on(table.at)
      .where(sql`${table.handledAt} is null`),
    index('reports_reported').on(table.reportedId),
    index('reports_learner').on(table.learnerId),
  ],
)
