/** The outbox: messages kept to be read where no mail server is; and which letters were already sent to whom. */
import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
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
  },
  (table) => [index('mails_person').on(table.personId), index('mails_created').on(table.createdAt)],
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
