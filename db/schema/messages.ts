/** The outbox: every message written, sent or not. */
import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
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
