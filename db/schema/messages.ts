/** The outbox: every message written, sent or not; and which letters were already sent to whom. */
import { sql } from 'drizzle-orm'
import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { learnerId } from '#db/schema/learners.ts'
import { instant, people } from '#db/schema/people.ts'
import { languages } from '#engine/catalog.ts'

export const mails = pgTable(
  'mails',
  {
    id: uuid('id').primaryKey(),
    /** Absent when the address belongs to nobody yet. */
    personId: text('person_id').references(() => people.id, { onDelete: 'cascade' }),
    email: text('email').notNull(),
    language: text('language', { enum: languages }).notNull(),
    kind: text('kind').notNull(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    html: text('html').notNull(),
    createdAt: instant('created_at').notNull(),
    /** When to try (again). */
    dueAt: instant('due_at').notNull(),
    tries: integer('tries').notNull().default(0),
    lastError: text('last_error'),
    sentAt: instant('sent_at'),
    /** Given up after too many tries. */
    parkedAt: instant('parked_at'),
  },
  (table) => [
    index('mails_due')
      .on(table.dueAt)
      .where(sql`${table.sentAt} is null and ${table.parkedAt} is null`),
    index('mails_person').on(table.personId),
    index('mails_created').on(table.createdAt),
  ],
)

/** The letters she chose that went their way: `key` is the week or the absence that one was about, so that there is never a second. */
export const lettersSent = pgTable(
  'letters_sent',
  {
    learnerId: learnerId(),
    kind: text('kind').notNull(),
    key: text('key').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.learnerId, table.kind, table.key] })],
)
