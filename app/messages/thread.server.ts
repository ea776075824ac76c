/** A thread and the list of threads as their reader sees them: in her words, on her days. */
import type { RequestContext } from '#app/academy.server.ts'
import type { Person } from '#app/auth.server.ts'
import { clockText, dayOf } from '#app/locales/format.ts'
import { changeTime } from '#db/threads/messages.ts'
import { findThreadVersion, listMessages, type Message, type Part } from '#db/threads/reading.ts'
import { listOwnReports } from '#db/threads/reports.ts'
import { foldWords } from '#db/threads/search.ts'
import { listThreads, listThreeWishes, saveReadUntil, saveThreads, type Thread } from '#db/threads/threads.ts'
import { findPerson } from '#db/people.ts'
import type { PlainDate } from '#engine/calendar.ts'

export interface ShownMessage {
  id: string
  mine: boolean
  /** Null once the author is erased. */
  author: string | null
  body: string
  file: Message['file']
  day: PlainDate
  time: string
  edited: boolean
  withdrawn: boolean
  /** Until when she may change it; null when she may not. */
  changeUntil: string | null
  /** She reported it; `outcome` once staff answered. */
  report: { outcome: string | null } | null
}

/** A page of a thread; reading it moves the mark of what she has read. */
export async function showThread(context: RequestContext, reader: Person, thread: Thread, part: Part) {
  const { db } = context
  const { language, timeZone } = reader
  const now = context.now()
  // First the version, then what it is of: what is written in between is told of again rather than never.
  const version = await findThreadVersion(db, reader.id, thread.id)
  const [page, reports] = await Promise.all([
    listMessages(db, reader.id, thread, part),
    listOwnReports(db, reader.id),
  ])
  const last = page.messages.at(-1)
  if (last) await saveReadUntil(db, thread, reader.id, last.seq)
  const isNew = (message: Message) => message.seq > thread.readUntil && message.authorId !== reader.id
  const changeUntil = ({ authorId, withdrawnAt, at }: Message) => {
    const until = new Date(at.getTime() + changeTime)
    const may = authorId === reader.id && !withdrawnAt && until >= now && thread.open
    return may ? clockText(until, language, timeZone) : null
  }
  const reportOf = (id: string) => {
    const found = reports.find(({ messageId }) => messageId === id)
    return found ? { outcome: found.outcome } : null
  }
  return {
    version: version ?? '',
    today: dayOf(now, timeZone),
    firstUnread: page.messages.find(isNew)?.id ?? null,
    older: page.older ? (page.messages[0]?.seq ?? null) : null,
    newer: page.newer,
    messages: page.messages.map((message): ShownMessage => ({
      id: message.id,
      mine: message.authorId === reader.id,
      author: message.author,
      body: message.body,
      file: message.withdrawnAt ? null : message.file,
      day: dayOf(message.at, timeZone),
      time: clockText(message.at, language, timeZone),
      edited: message.editedAt !== null && message.withdrawnAt === null,
      withdrawn: message.withdrawnAt !== null,
      changeUntil: changeUntil(message),
      report: reportOf(message.id),
    })),
  }
}

/** Whether she learns in this thread, rather than accompanies. */
export const isHers = (reader: Pick<Person, 'id'>, thread: Pick<Thread, 'learnerId'>) =>
  thread.learnerId === reader.id

/** A thread in the list. */
export interface ShownThread {
  id: string
  kind: Thread['kind']
  names: string[]
  open: boolean
  unread: number
  day: PlainDate | null
  last: { mine: boolean; author: string | null; text: string; withdrawn: boolean; file: boolean } | null
}

/** Characters of the last words that a list shows. */
const shownWords = 140

/** Her threads, and the threads of three that she may still open. */
export async function showThreads(context: RequestContext, reader: Person) {
  const { db } = context
  await saveThreads(db, reader.id, context.now())
  const [threads, wishes] = await Promise.all([
    listThreads(db, reader.id),
    reader.roles.includes('learner') ? listThreeWishes(db, reader.id) : [],
  ])
  const offers = wishes.filter(({ open }) => !open)
  return {
    today: dayOf(context.now(), reader.timeZone),
    unread: threads.reduce((sum, { unread }) => sum + unread, 0),
    threads: threads.map((thread): ShownThread => {
      const { id, kind, open, unread, others, last, lastAt } = thread
      return {
        ...{ id, kind, open, unread },
        names: others.map(({ name }) => name),
        day: lastAt ? dayOf(lastAt, reader.timeZone) : null,
        last: last && {
          mine: last.authorId === reader.id,
          author: others.find((one) => one.id === last.authorId)?.name ?? null,
          text: excerpt(last.body),
          withdrawn: last.withdrawn,
          file: last.file,
        },
      }
    }),
    offers: await Promise.all(
      offers.map(async ({ mentorId, coachId }) => ({
        coachId,
        mentor: (await findPerson(db, mentorId))?.name ?? '',
        coach: (await findPerson(db, coachId))?.name ?? '',
      })),
    ),
  }
}

/** Where a folded word begins in a text, letter by letter: folding makes one letter two, and two one. */
function indexOfFolded(text: string, word: string): number {
  let folded = ''
  const starts: number[] = []
  let at = 0
  for (const letter of text) {
    const plain = letter.trim() === '' ? ' ' : foldWords(letter).join('')
    for (let i = 0; i < plain.length; i += 1) starts.push(at)
    folded += plain
    at += letter.length
  }
  return starts[folded.indexOf(word)] ?? -1
}

/** The beginning of a text on one line, or what stands around a word of it. */
export function excerpt(text: string, word?: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if ([...line].length <= shownWords) return line
  const found = word ? indexOfFolded(line, word) : 0
  const before = found > 40 ? line.slice(0, found - 40).lastIndexOf(' ') + 1 : 0
  const rest = line.slice(before)
  if (rest.length <= shownWords) return `… ${rest}`
  const part = rest.slice(0, shownWords)
  const end = part.includes(' ') ? part.lastIndexOf(' ') : [...part].slice(0, -1).join('').length
  return `${before > 0 ? '… ' : ''}${part.slice(0, end).replace(/[,;:]$/, '')}…`
}
