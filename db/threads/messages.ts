/** What is done with the messages of threads: sent, edited, withdrawn. */
import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { isId } from '#db/identifier.ts'
import { files } from '#db/schema/learning.ts'
import { messages, reports, threads } from '#db/schema/threads.ts'
import { notifyThread } from '#db/threads/changes.ts'
import { isItsFile, isOpen } from '#db/threads/rules.ts'
import { findThread, type Thread } from '#db/threads/threads.ts'

/** Milliseconds during which she may change or withdraw what she sent. */
export const changeTime = 10 * 60_000
/** Bytes of the files of one thread. */
const mostThreadBytes = 20 * 1024 * 1024

export interface NewMessage {
  threadId: string
  authorId: string
  /** Made with the form: the same form twice is one message. */
  id: string
  /** The id to take where the first one was used for other words or another file: a page taken back from the history. Null: none. */
  otherwiseId: string | null
  body: string
  file: { id: string; name: string; mediaType: string; sha256: string; content: Uint8Array } | null
  at: Date
}

/**
 * Writes in a thread. Null when there is no such thread for her; `closed` when nobody writes in it any more; `withdrawn` when
 * this very form was sent and taken back; `known` when it was sent with other words, and there is no other id to take. Writers of one thread take turns, so that `seq` is the order of commits.
 */
export async function recordMessage(
  db: Database,
  given: NewMessage,
): Promise<'sent' | 'closed' | 'withdrawn' | 'known' | 'quota' | null> {
  const { threadId, authorId, body, file, at } = given
  return db.transaction(async (tx) => {
    const thread = await lockThread(tx, authorId, threadId)
    if (!thread) return null
    if (!thread.open) return 'closed'
    const { learnerId } = thread
    const same = await findSame(tx, learnerId, given.id)
    if (same && (same.authorId !== authorId || same.threadId !== threadId)) return null
    if (same?.withdrawnAt) return 'withdrawn'
    if (same && same.body === body && (await hasSameFile(tx, same, file))) return 'sent'
    const id = same ? given.otherwiseId : given.id
    if (id === null) return 'known'
    if (same && (await findSame(tx, learnerId, id))) return 'sent'
    if (file) {
      if ((await countThreadBytes(tx, learnerId, threadId)) + file.content.byteLength > mostThreadBytes)
        return 'quota'
      await tx.insert(files).values({ ...file, learnerId, size: file.content.byteLength, createdAt: at })
    }
    await tx
      .insert(messages)
      .values({ learnerId, id, threadId, authorId, body, fileId: file?.id ?? null, at })
    await tx
      .update(threads)
      .set({ lastAt: sql`greatest(${threads.lastAt}, ${at.toISOString()}::timestamptz)` })
      .where(isThread(learnerId, threadId))
    await notifyThread(tx, threadId)
    return 'sent'
  })
}

/** Takes the thread's lock; whoever ends the relation waits, or was there first. */
async function lockThread(
  tx: Database,
  personId: string,
  threadId: string,
): Promise<{ learnerId: string; open: boolean } | null> {
  const thread = await findThread(tx, personId, threadId)
  if (!thread) return null
  const { learnerId } = thread
  await tx.execute(
    sql`select from mentorships where learner_id = ${learnerId} and state = 'active' for share`,
  )
  await tx.select({ id: threads.id }).from(threads).where(isThread(learnerId, threadId)).for('update')
  // Asked again once the locks are held: it may have been closed meanwhile.
  const [now] = await tx.select({ open: isOpen }).from(threads).where(isThread(learnerId, threadId))
  return { learnerId, open: now?.open ?? false }
}

const isThread = (learnerId: string, id: string) => and(eq(threads.learnerId, learnerId), eq(threads.id, id))

async function findSame(tx: Database, learnerId: string, id: string) {
  const [row] = await tx
    .select()
    .from(messages)
    .where(and(eq(messages.learnerId, learnerId), eq(messages.id, id)))
  return row
}

/** Whether a message that was sent came with this very file, or without any as now. */
async function hasSameFile(
  tx: Database,
  { learnerId, fileId }: typeof messages.$inferSelect,
  file: NewMessage['file'],
): Promise<boolean> {
  if (fileId === null || file === null) return fileId === null && file === null
  const [kept] = await tx
    .select({ sha256: files.sha256 })
    .from(files)
    .where(and(eq(files.learnerId, learnerId), eq(files.id, fileId)))
  return kept?.sha256 === file.sha256
}

async function countThreadBytes(tx: Database, learnerId: string, threadId: string): Promise<number> {
  const [row] = await tx
    .select({ bytes: sql<number>`coalesce(sum(${files.size}), 0)::int` })
    .from(messages)
    .innerJoin(files, isItsFile)
    .where(and(eq(messages.learnerId, learnerId), eq(messages.threadId, threadId)))
  return row?.bytes ?? 0
}

/** One of the messages of a thread, locked. */
async function lockMessage(tx: Database, { learnerId, id: threadId }: Thread, id: string) {
  const [row] = await tx
    .select()
    .from(messages)
    .where(and(eq(messages.learnerId, learnerId), eq(messages.threadId, threadId), eq(messages.id, id)))
    .for('update')
  return row
}

interface Change {
  threadId: string
  personId: string
  id: string
  at: Date
}

const isLate = (sentAt: Date, at: Date) => at.getTime() - sentAt.getTime() > changeTime

/** Changes the words of a message of hers; null when there is none. The same words again change nothing. */
export async function editMessage(
  db: Database,
  { threadId, personId, id, at, body }: Change & { body: string },
): Promise<'saved' | 'withdrawn' | 'late' | 'closed' | null> {
  return db.transaction(async (tx) => {
    const thread = await findThread(tx, personId, threadId)
    const message = thread && isId(id) && (await lockMessage(tx, thread, id))
    if (!message || message.authorId !== personId) return null
    if (message.withdrawnAt) return 'withdrawn'
    if (message.body === body) return 'saved'
    if (isLate(message.at, at)) return 'late'
    if (!thread.open) return 'closed'
    await tx
      .update(messages)
      .set({ body, editedAt: at })
      .where(and(eq(messages.learnerId, message.learnerId), eq(messages.id, id)))
    await notifyThread(tx, threadId)
    return 'saved'
  })
}

/** Takes back a message of hers, with its file; what was reported keeps its file for staff. Null when there is none. */
export async function withdrawMessage(
  db: Database,
  { threadId, personId, id, at }: Change,
): Promise<'withdrawn' | 'late' | null> {
  return db.transaction(async (tx) => {
    const thread = await findThread(tx, personId, threadId)
    const message = thread && isId(id) && (await lockMessage(tx, thread, id))
    if (!message || message.authorId !== personId) return null
    if (message.withdrawnAt) return 'withdrawn'
    if (isLate(message.at, at)) return 'late'
    const { learnerId, fileId } = message
    const reported = await tx.$count(
      reports,
      and(eq(reports.learnerId, learnerId), eq(reports.messageId, id)),
    )
    const drop = fileId !== null && reported === 0
    await tx
      .update(messages)
      .set({ body: '', withdrawnAt: at, ...(drop && { fileId: null }) })
      .where(and(eq(messages.learnerId, learnerId), eq(messages.id, id)))
    if (drop) await tx.delete(files).where(and(eq(files.learnerId, learnerId), eq(files.id, fileId)))
    await notifyThread(tx, threadId)
    return 'withdrawn'
  })
}
