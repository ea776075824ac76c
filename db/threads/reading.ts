/** What is read in threads: page by page, one by one, and whether anything changed. */
import { and, asc, desc, eq, gt, lt, lte, sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { isId } from '#db/identifier.ts'
import type { StoredFile } from '#db/learning/submissions.ts'
import { files } from '#db/schema/learning.ts'
import { people } from '#db/schema/people.ts'
import { messages, threadMembers, threads } from '#db/schema/threads.ts'
import { isItsFile, isItsThread, isVisible, takesPart } from '#db/threads/rules.ts'
import { findThread, type Thread } from '#db/threads/threads.ts'

/** Messages on one page. */
export const pageSize = 30
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
    .innerJoin(threads, isItsThread)
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
