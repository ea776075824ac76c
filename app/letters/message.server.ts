/** The letters that tell of messages: that somebody wrote, and nothing of what, unless she asked for the words. */
import type { Academy } from '#app/academy.server.ts'
import type { LetterBody } from '#app/letters/letter.server.ts'
import { messageMail } from '#app/letters/notifications.ts'
import { mail as en } from '#app/locales/en/mail.ts'
import { mail as fr } from '#app/locales/fr/mail.ts'
import { textFor } from '#app/locales/language.tsx'
import { findProfile } from '#db/enrolments.ts'
import type { Account } from '#db/people.ts'
import { findUnread, listUnreadWords } from '#db/threads/unread.ts'

export type MessageLetter =
  { kind: 'message'; personId: string; threadId: string } | { kind: 'messages'; personId: string }

/** Messages whose words stand in one letter, and characters of each. */
const quoted = { messages: 5, characters: 600 }

/** The letter; null when she has read everything meanwhile, wants none any more, or is leaving. */
export async function writeMessageLetter(
  { db, env }: Pick<Academy, 'db' | 'env'>,
  person: Account,
  letter: MessageLetter,
): Promise<Omit<LetterBody, 'name'> | null> {
  const { when, words } = messageMail((await findProfile(db, person.id))?.notifications ?? {})
  const wanted = letter.kind === 'message' ? 'each' : 'daily'
  if (when !== wanted || person.deletionRequestedAt !== null) return null
  const t = textFor(person.language, fr, en).message
  const url = (path: string) => `${env.publicUrl}${path}`
  const stop = { text: t.stop, url: url('/me/notifications') }
  if (letter.kind === 'messages') {
    const { count } = await findUnread(db, person.id)
    if (count === 0) return null
    const button = { text: t.button, url: url('/messages') }
    return { subject: t.subject, paragraphs: [t.daily(count)], button, notes: [], stop }
  }
  const unread = await listUnreadWords(db, person.id, letter.threadId, quoted.messages)
  if (unread.length === 0) return null
  const button = { text: t.button, url: url(`/messages/${letter.threadId}`) }
  if (!words) return { subject: t.subject, paragraphs: [t.text], button, notes: [t.quiet], stop }
  const lines = unread.map(({ author, body }) => t.quote(author, shorten(body) || t.file))
  return {
    subject: t.subject,
    paragraphs: [t.text],
    list: { lines, after: t.answer },
    button,
    notes: [],
    stop,
  }
}

function shorten(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()]
  return characters.length <= quoted.characters
    ? characters.join('')
    : `${characters.slice(0, quoted.characters).join('')}…`
}
