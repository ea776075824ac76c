/** Letters about credentials that she was given, or that were revoked. They name nothing: a letter may be read over a shoulder. */
import type { Academy } from '#app/academy.server.ts'
import type { LetterBody } from '#app/letters/letter.server.ts'
import { awardMail as en } from '#app/locales/en/award-mail.ts'
import { awardMail as fr } from '#app/locales/fr/award-mail.ts'
import { textFor } from '#app/locales/language.tsx'
import { listAwardLetters } from '#db/award-letters.ts'
import { recordLetter } from '#db/letters.ts'
import { listTimeZones, type Account } from '#db/people.ts'
import { isQuiet } from '#engine/meeting.ts'

export interface AwardLetter {
  kind: 'award-issued' | 'award-revoked'
  personId: string
  award: string
}

/** One such letter in her language. */
export function writeAwardLetter(
  { publicUrl }: Pick<Academy['env'], 'publicUrl'>,
  { language }: Pick<Account, 'language'>,
  { kind, award }: AwardLetter,
): Omit<LetterBody, 'name'> {
  const t = textFor(language, fr, en)[kind]
  return {
    subject: t.subject,
    paragraphs: t.paragraphs,
    button: { text: t.button, url: `${publicUrl}/me/credentials/${award}` },
    notes: [],
  }
}

/** Letters looked for together. */
const batch = 200
/** What is older is no news. */
const newsDays = 7

/**
 * The round of every ten minutes: tells learners, by day only and once, of what they were given and of what was revoked. What was
 * revoked before she heard of it is told as revoked alone.
 */
export async function sendAwardLetters({
  db,
  mail,
  now,
}: Pick<Academy, 'db' | 'now' | 'mail'>): Promise<void> {
  const at = now()
  const timeZones = (await listTimeZones(db)).filter((zone) => !isQuiet(at.getTime(), zone))
  const since = new Date(at.getTime() - newsDays * 86_400_000)
  for (const { personId, award, kind } of await listAwardLetters(db, { timeZones, since, limit: batch }))
    await db.transaction(async (tx) => {
      if (await recordLetter(tx, { learnerId: personId, kind, key: award, at }))
        await mail.send({ kind, personId, award }, tx)
    })
}
