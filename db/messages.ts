/** The outbox: messages kept to be read where no mail server is. */
import { desc, eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { mails } from '#db/schema/messages.ts'

export type Mail = typeof mails.$inferSelect

/** Keeps a message; the same id twice is one message. */
export async function recordMail(
  db: Database,
  mail: Pick<Mail, 'id' | 'personId' | 'email' | 'language' | 'kind' | 'subject' | 'text' | 'html'> & {
    at: Date
  },
): Promise<void> {
  const { at, ...values } = mail
  await db
    .insert(mails)
    .values({ ...values, createdAt: at })
    .onConflictDoNothing()
}

/** Messages of the outbox, latest first; those to one address when given. */
export async function listMails(
  db: Database,
  filter: { email?: string; limit?: number } = {},
): Promise<Mail[]> {
  return db
    .select()
    .from(mails)
    .where(filter.email === undefined ? undefined : eq(mails.email, filter.email))
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(filter.limit ?? 100)
}
