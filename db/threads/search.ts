/** Finding words again in one's own threads. */
import { and, desc, eq, isNull, sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { people } from '#db/schema/people.ts'
import { messages, threadMembers, threads } from '#db/schema/threads.ts'
import { isItsThread, isVisible, takesPart } from '#db/threads/rules.ts'

export interface FoundMessage {
  id: string
  seq: number
  threadId: string
  authorId: string | null
  author: string | null
  body: string
  at: Date
}

/** Small letters without accents, as `foldedBody` has them. */
export function foldWords(text: string): string[] {
  const folded = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
  return folded.replaceAll('œ', 'oe').replaceAll('æ', 'ae').replaceAll('’', "'").split(/\s+/).filter(Boolean)
}

const foldedBody = sql`replace(replace(replace(
  regexp_replace(normalize(lower(${messages.body}), NFD), '[\u0300-\u036f]', '', 'g'), 'œ', 'oe'), 'æ', 'ae'), '’', '''')`

const holds = (word: string): SQL => sql`${foldedBody} like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`

/** Messages of her threads that hold all these words, whatever their accents, latest first. */
export async function searchMessages(
  db: Database,
  personId: string,
  words: string[],
  limit: number,
): Promise<FoundMessage[]> {
  if (words.length === 0) return []
  return db
    .select({
      id: messages.id,
      seq: messages.seq,
      threadId: messages.threadId,
      authorId: messages.authorId,
      author: people.name,
      body: messages.body,
      at: messages.at,
    })
    .from(threadMembers)
    .innerJoin(threads, isItsThread)
    .innerJoin(messages, and(eq(messages.learnerId, threads.learnerId), eq(messages.threadId, threads.id)))
    .leftJoin(people, eq(people.id, messages.authorId))
    .where(
      and(
        eq(threadMembers.personId, personId),
        takesPart(),
        isNull(messages.withdrawnAt),
        isVisible(sql`${personId}`),
        ...words.map(holds),
      ),
    )
    .orderBy(desc(messages.at), desc(messages.seq))
    .limit(limit)
}
