import type { RequestContext } from '#app/academy.server.ts'
import type { Person } from '#app/auth.server.ts'
import { dayOf } from '#app/locales/format.ts'
import { excerpt, type ShownThread } from '#app/messages/thread.server.ts'
import { foldWords, searchMessages } from '#db/threads/search.ts'
import type { PlainDate } from '#engine/calendar.ts'

/** Messages shown, characters and words looked for. */
const most = { found: 50, characters: 100, words: 6 }

export interface Found {
  words: string
  most: number
  messages: {
    id: string
    to: string
    names: string[]
    mine: boolean
    author: string | null
    text: string
    day: PlainDate
  }[]
}

/** Messages of her own threads that hold what she looks for. */
export async function findInThreads(
  context: RequestContext,
  reader: Person,
  asked: string,
  threads: ShownThread[],
): Promise<Found> {
  const words = asked.replaceAll('\0', '').trim().slice(0, most.characters)
  const folded = foldWords(words).slice(0, most.words)
  const found = await searchMessages(context.db, reader.id, folded, most.found)
  return {
    words,
    most: most.found,
    messages: found.map(({ id, seq, threadId, authorId, author, body, at }) => ({
      id,
      to: `/messages/${threadId}?around=${seq}#m-${id}`,
      names: threads.find((thread) => thread.id === threadId)?.names ?? [],
      mine: authorId === reader.id,
      author,
      text: excerpt(body, folded[0]),
      day: dayOf(at, reader.timeZone),
    })),
  }
}
