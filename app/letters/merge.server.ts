/** Letters to the two mailboxes of a person whose accounts are to be joined. */
import { createHmac } from 'node:crypto'
import type { Env } from '#app/env.server.ts'
import type { LetterBody } from '#app/letters/letter.server.ts'
import { mail as en } from '#app/locales/en/mail.ts'
import { mail as fr } from '#app/locales/fr/mail.ts'
import { textFor } from '#app/locales/language.tsx'
import type { Side } from '#db/account-merges.ts'
import type { Account } from '#db/people.ts'

/** `formerEmail`: the address of the account that went, whose letter is her who stays. */
export type MergeLetter =
  | { kind: 'merge-asked'; personId: string; merge: string; side: Side }
  | { kind: 'merge-done'; personId: string; formerEmail?: string }

/** The secret of one of the two links of a merge: it follows from what it is for, and stands in no queue and no table. */
export function mergeToken(secret: string, id: string, side: Side): string {
  const sign = createHmac('sha256', secret).update(`merge ${id} ${side}`).digest('base64url')
  return `${id}.${side}.${sign}`
}

export function writeMergeLetter(
  env: Pick<Env, 'publicUrl' | 'authSecret'>,
  { language }: Pick<Account, 'language'>,
  letter: MergeLetter,
): Omit<LetterBody, 'name'> {
  const { mergeAsked: asked, mergeDone: done } = textFor(language, fr, en)
  if (letter.kind === 'merge-asked') {
    const { merge, side } = letter
    const query = new URLSearchParams({ token: mergeToken(env.authSecret, merge, side) })
    const button = { text: asked.button, url: `${env.publicUrl}/merge?${query}` }
    return { subject: asked.subject, paragraphs: [asked[side], asked.both], button, notes: [asked.life] }
  }
  const button = { text: done.button, url: `${env.publicUrl}/path` }
  const words = letter.formerEmail === undefined ? done.kept : done.joined
  return { subject: done.subject, paragraphs: [words], button, notes: [] }
}
