/** Messages that somebody found wrong, and what staff did about them. */
import { aliasedTable, and, asc, desc, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { recordAudit } from '#db/audit.ts'
import { isId } from '#db/identifier.ts'
import type { StoredFile } from '#db/learning/submissions.ts'
import { files } from '#db/schema/learning.ts'
import { people, personRoles } from '#db/schema/people.ts'
import { messages, reports } from '#db/schema/threads.ts'
import { isItsFile } from '#db/threads/rules.ts'
import type { Thread } from '#db/threads/threads.ts'

/**
 * Reports a message of a thread, with its text as it is now; `again` when she had done so, `gone` when it was withdrawn, null
 * when there is no such message of somebody else.
 */
export async function recordReport(
  db: Database,
  { learnerId, id: threadId }: Pick<Thread, 'learnerId' | 'id'>,
  report: { id: string; messageId: string; reporterId: string; reason: string; at: Date },
): Promise<'reported' | 'again' | 'gone' | null> {
  const { id, messageId, reporterId, reason, at } = report
  if (!isId(messageId)) return null
  return db.transaction(async (tx) => {
    const [message] = await tx
      .select()
      .from(messages)
      .where(
        and(
          eq(messages.learnerId, learnerId),
          eq(messages.threadId, threadId),
          eq(messages.id, messageId),
          ne(messages.authorId, reporterId),
        ),
      )
      .for('update')
    if (!message?.authorId) return null
    if (message.withdrawnAt) return 'gone'
    const rows = await tx
      .insert(reports)
      .values({
        ...{ id, learnerId, messageId, reporterId, reason, at },
        reportedId: message.authorId,
        text: message.body,
      })
      .onConflictDoNothing()
      .returning({ id: reports.id })
    if (rows.length === 0) return 'again'
    // Nothing in the log leads the reported person to whoever reported her: she may read what is about her.
    await recordAudit(tx, { at, actorId: reporterId, action: 'report.made', detail: { report: id } })
    return 'reported'
  })
}

/** A report as staff read it. */
export interface Report {
  id: string
  text: string
  reason: string
  at: Date
  reporter: string
  /** The reader herself reported it. */
  own: boolean
  reported: string
  file: { name: string; size: number } | null
  handledAt: Date | null
  handledBy: string | null
  outcome: string | null
}

const reporter = aliasedTable(people, 'reporter')
const reported = aliasedTable(people, 'reported')
const handler = aliasedTable(people, 'handler')

const isItsMessage = and(eq(messages.learnerId, reports.learnerId), eq(messages.id, reports.messageId))

/** Reports that wait, the oldest first, or those that were handled, the latest first; none about the reader herself. */
export async function listReports(
  db: Database,
  readerId: string,
  state: 'open' | 'handled',
  limit = 100,
): Promise<Report[]> {
  return db
    .select({
      id: reports.id,
      text: reports.text,
      reason: reports.reason,
      at: reports.at,
      reporter: reporter.name,
      own: sql<boolean>`${reports.reporterId} = ${readerId}`,
      reported: reported.name,
      file: { name: files.name, size: files.size },
      handledAt: reports.handledAt,
      handledBy: handler.name,
      outcome: reports.outcome,
    })
    .from(reports)
    .innerJoin(reporter, eq(reporter.id, reports.reporterId))
    .innerJoin(reported, eq(reported.id, reports.reportedId))
    .leftJoin(handler, eq(handler.id, reports.handledBy))
    .leftJoin(messages, isItsMessage)
    .leftJoin(files, isItsFile)
    .where(
      and(
        ne(reports.reportedId, readerId),
        state === 'open' ? isNull(reports.handledAt) : isNotNull(reports.handledAt),
      ),
    )
    .orderBy(state === 'open' ? asc(reports.at) : desc(reports.handledAt), asc(reports.id))
    .limit(limit)
}

/** How many reports wait that this reader may see. */
export async function countOpenReports(db: Database, readerId: string): Promise<number> {
  return db.$count(reports, and(isNull(reports.handledAt), ne(reports.reportedId, readerId)))
}

/**
 * Says what came of a report; `done` when somebody had, `own` when it is hers, and somebody else is to say it, null when there is
 * none for this reader.
 */
export async function saveOutcome(
  db: Database,
  handling: { id: string; handledBy: string; outcome: string; at: Date },
): Promise<'saved' | 'done' | 'own' | null> {
  const { id, handledBy, outcome, at } = handling
  return db.transaction(async (tx) => {
    const [report] = await tx
      .select()
      .from(reports)
      .where(and(eq(reports.id, id), ne(reports.reportedId, handledBy)))
      .for('update')
    if (!report) return null
    if (report.handledAt) return 'done'
    if (report.reporterId === handledBy) return 'own'
    await tx.update(reports).set({ handledBy, outcome, handledAt: at }).where(eq(reports.id, id))
    await recordAudit(tx, { at, actorId: handledBy, action: 'report.handled', detail: { report: id } })
    return 'saved'
  })
}

/** The file of a reported message, for staff; null when there is none for this reader. */
export async function findReportedFile(
  db: Database,
  readerId: string,
  id: string,
): Promise<StoredFile | null> {
  if (!isId(id)) return null
  const [row] = await db
    .select({ file: files })
    .from(reports)
    .innerJoin(messages, isItsMessage)
    .innerJoin(files, isItsFile)
    .where(and(eq(reports.id, id), ne(reports.reportedId, readerId)))
  return row?.file ?? null
}

/** What somebody reported and what came of it, latest first. */
export async function listOwnReports(
  db: Database,
  reporterId: string,
): Promise<
  (Pick<Report, 'id' | 'text' | 'reason' | 'at' | 'reported' | 'handledAt' | 'outcome'> & {
    messageId: string
  })[]
> {
  return db
    .select({
      id: reports.id,
      messageId: reports.messageId,
      text: reports.text,
      reason: reports.reason,
      at: reports.at,
      reported: people.name,
      handledAt: reports.handledAt,
      outcome: reports.outcome,
    })
    .from(reports)
    .innerJoin(people, eq(people.id, reports.reportedId))
    .where(eq(reports.reporterId, reporterId))
    .orderBy(desc(reports.at), asc(reports.id))
}

/** Staff who are to hear of a report: all of them but the one it is about. */
export async function listReportReaders(db: Database, reportedId: string): Promise<string[]> {
  const rows = await db
    .select({ id: personRoles.personId })
    .from(personRoles)
    .innerJoin(people, and(eq(people.id, personRoles.personId), isNull(people.disabledAt)))
    .where(and(eq(personRoles.role, 'staff'), ne(personRoles.personId, reportedId)))
    .orderBy(asc(personRoles.personId))
  return rows.map(({ id }) => id)
}
