/** The outbox. A message is recorded in the transaction that causes it, and sent afterwards by whoever claims it. */
import { and, asc, desc, eq, isNull, lte, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { isId } from '#db/identifier.ts'
import { mails } from '#db/schema/messages.ts'

export type Mail = typeof mails.$inferSelect

/** After this many failures a message is put aside for a person to look at. */
const mostTries = 5
/** Minutes before the next try, by number of tries made. */
const minutesToWait = [1, 5, 30, 120]

/** Puts a message into the outbox; the same id twice is one message. */
export async function recordMail(
  db: Database,
  mail: Pick<Mail, 'id' | 'personId' | 'email' | 'language' | 'kind' | 'subject' | 'text' | 'html'> & {
    at: Date
  },
): Promise<void> {
  const { at, ...values } = mail
  await db
    .insert(mails)
    .values({ ...values, createdAt: at, dueAt: at })
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

/** One message, or null. */
export async function findMail(db: Database, id: string): Promise<Mail | null> {
  if (!isId(id)) return null
  const [row] = await db.select().from(mails).where(eq(mails.id, id))
  return row ?? null
}

/**
 * Takes messages that are due, oldest first, for the caller alone: another process that claims at the same time gets
 * others. Each counts as tried and comes back later unless `saveMailSent` follows.
 */
export async function claimDueMails(db: Database, at: Date, limit = 20): Promise<Mail[]> {
  const due = db
    .select({ id: mails.id })
    .from(mails)
    .where(and(isNull(mails.sentAt), isNull(mails.parkedAt), lte(mails.dueAt, at)))
    .orderBy(asc(mails.dueAt))
    .limit(limit)
    .for('update', { skipLocked: true })
  const wait = sql`(${`{${minutesToWait.join(',')}}`}::int[])[least(${mails.tries} + 1, ${minutesToWait.length})]`
  return db
    .update(mails)
    .set({
      tries: sql`${mails.tries} + 1`,
      dueAt: sql`${at.toISOString()}::timestamptz + make_interval(mins => ${wait})`,
    })
    .where(sql`${mails.id} in ${due}`)
    .returning()
}

/** Notes that a message was handed over to the mail server. */
export async function saveMailSent(db: Database, id: string, at: Date): Promise<void> {
  await db.update(mails).set({ sentAt: at, lastError: null }).where(eq(mails.id, id))
}

/** Notes that a message could not be sent; after five tries it is put aside. */
export async function saveMailFailed(db: Database, id: string, error: string, at: Date): Promise<void> {
  await db
    .update(mails)
    .set({
      lastError: error.slice(0, 500),
      parkedAt: sql`case when ${mails.tries} >= ${mostTries} then ${at.toISOString()}::timestamptz end`,
    })
    .where(and(eq(mails.id, id), isNull(mails.sentAt)))
}
