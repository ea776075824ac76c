/** What is written in threads: sent, edited, withdrawn, read again, found again. */
import { and, asc, desc, eq, gt, lt, lte, sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { isId } from '#db/identifier.ts'
import { files } from '#db/schema/learning.ts'
import { people } from '#db/schema/people.ts'
import { messages, reports, threadMembers, threads } from '#db/schema/threads.ts'
import type { StoredFile } from '#db/learning/submissions.ts'
import { notifyThread } from '#db/threads/changes.ts'
import { isOpen, isVisible, takesPart } from '#db/threads/rules.ts'
import { findThread, type Thread } from '#db/threads/threads.ts'

/** Milliseconds during which she may change or withdraw what she sent. */
export const changeTime = 10 * 60_000
/** Messages on one page. */
export const pageSize = 30
/** Bytes of the files of one thread. */
const mostThreadBytes = 20 * 1024 * 1024

/** A message as one of the members reads it. */
export interface Message {
  id: string
  seq: number
  authorId: string | null
  author: string | null
  body: string
  file: { id: string; name: string; size: number } | null
  at: Date
  editedAt: Date | null
  withdrawnAt: Date | null
}

export interface NewMessage {
  threadId: string
  authorId: string
  /** Made with the form: the same form twice is one message. */
  id: string
  /** The id to take where the first one was used for other words: a page taken back from the history. */
  otherwiseId: string
  body: string
  file: { id: string; name: string; mediaType: string; sha256: string; content: Uint8Array } | null
  at: Date
}

/**
 * Writes in a thread. Null when there is no such thread for her; `closed` when nobody writes in it any more; `withdrawn` when
 * this very form was sent and taken back. Writers of one thread take turns, so that `seq` is the order of commits.
 */
export async function recordMessage(
  db: Database,
  given: NewMessage,
): Promise<'sent' | 'closed' | 'withdrawn' | 'quota' | null> {
  const { threadId, authorId, body, file, at } = given
  return db.transaction(async (tx) => {
    const thread = await lockThread(tx, authorId, threadId)
    if (!thread) return null
    if (!thread.open) return 'closed'
    const { learnerId } = thread
    const same = await findSame(tx, learnerId, given.id)
    if (same && (same.authorId !== authorId || same.threadId !== threadId)) return null
    if (same?.withdrawnAt) return 'withdrawn'
    if (same && same.body === body) return 'sent'
    const id = same ? given.otherwiseId : given.id
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

const isItsFile = and(eq(files.learnerId, messages.learnerId), eq(files.id, messages.fileId))

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

const columns = {
  id: messages.id,
  seq: messages.seq,
  authorId: messages.authorId,
  author: people.name,
  body: messages.body,
  file: { id: files.id, name: files.name, size: files.size },
  at: messages.at,
  editedAt: messages.editedAt,
  withdrawnAt: messages.withdrawnAt,
}

/** Which part of a thread: its end, what comes before a message, or what stands around one. */
export type Part = { before: number } | { around: number } | null

/** A page of a thread in the order of writing, and whether there is more on either side. */
export async function listMessages(
  db: Database,
  personId: string,
  { learnerId, id }: Pick<Thread, 'learnerId' | 'id'>,
  part: Part,
): Promise<{ messages: Message[]; older: boolean; newer: boolean }> {
  const rows = (where: SQL | undefined, order: SQL, limit: number): Promise<Message[]> =>
    db
      .select(columns)
      .from(messages)
      .leftJoin(people, eq(people.id, messages.authorId))
      .leftJoin(files, isItsFile)
      .where(
        and(eq(messages.learnerId, learnerId), eq(messages.threadId, id), isVisible(sql`${personId}`), where),
      )
      .orderBy(order)
      .limit(limit)
  const around = part && 'around' in part ? part.around : null
  const most = around === null ? pageSize : pageSize / 2
  const before =
    part === null
      ? undefined
      : 'before' in part
        ? lt(messages.seq, part.before)
        : lte(messages.seq, part.around)
  const earlier = await rows(before, desc(messages.seq), most + 1)
  const later = around === null ? [] : await rows(gt(messages.seq, around), asc(messages.seq), most + 1)
  return {
    messages: [...earlier.slice(0, most).reverse(), ...later.slice(0, most)],
    older: earlier.length > most,
    newer: part !== null && ('before' in part || later.length > most),
  }
}

/** Changes whenever something is written, edited or withdrawn in a thread; null when she does not take part in it. */
export async function findThreadVersion(db: Database, personId: string, id: string): Promise<string | null> {
  if (!isId(id)) return null
  const [row] = await db
    .select({
      version: sql<string>`(
        select coalesce(max(messages.seq), 0) || '.' ||
          coalesce(extract(epoch from max(greatest(messages.edited_at, messages.withdrawn_at))) * 1000, 0)::bigint
        from messages where messages.learner_id = threads.learner_id and messages.thread_id = threads.id
      )`,
    })
    .from(threadMembers)
    .innerJoin(
      threads,
      and(eq(threads.learnerId, threadMembers.learnerId), eq(threads.id, threadMembers.threadId)),
    )
    .where(and(eq(threadMembers.personId, personId), eq(threads.id, id), takesPart()))
  return row?.version ?? null
}

/** A message of a thread that she may read, or null. */
export async function findMessage(
  db: Database,
  personId: string,
  { learnerId, id: threadId }: Pick<Thread, 'learnerId' | 'id'>,
  id: string,
): Promise<Message | null> {
  if (!isId(id)) return null
  const [row] = await db
    .select(columns)
    .from(messages)
    .leftJoin(people, eq(people.id, messages.authorId))
    .leftJoin(files, isItsFile)
    .where(
      and(
        eq(messages.learnerId, learnerId),
        eq(messages.threadId, threadId),
        eq(messages.id, id),
        isVisible(sql`${personId}`),
      ),
    )
  return row ?? null
}

/** A file of a message that she may read and that was not withdrawn, or null. */
export async function findMessageFile(
  db: Database,
  personId: string,
  threadId: string,
  fileId: string,
): Promise<StoredFile | null> {
  const thread = await findThread(db, personId, threadId)
  if (!thread || !isId(fileId)) return null
  const [row] = await db
    .select({ file: files })
    .from(messages)
    .innerJoin(files, isItsFile)
    .where(
      and(
        eq(messages.learnerId, thread.learnerId),
        eq(messages.threadId, threadId),
        eq(messages.fileId, fileId),
        sql`${messages.withdrawnAt} is null`,
        isVisible(sql`${personId}`),
      ),
    )
  return row?.file ?? null
}
