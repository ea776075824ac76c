/** Letters about project work and feedback. They name nobody and no project: a letter may be read over a shoulder. */
import type { Academy } from '#app/academy.server.ts'
import { projectsOf } from '#app/feedback/projects.server.ts'
import type { LetterBody } from '#app/letters/letter.server.ts'
import { feedbackMail as en } from '#app/locales/en/feedback-mail.ts'
import { dayOf } from '#app/locales/format.ts'
import { feedbackMail as fr } from '#app/locales/fr/feedback-mail.ts'
import { textFor } from '#app/locales/language.tsx'
import { freeUnfinished, listFreed } from '#db/feedback/feedback.ts'
import { listUntold } from '#db/feedback/given.ts'
import { hasOverdue, listOverdueWords } from '#db/feedback/works.ts'
import { recordLetter } from '#db/letters.ts'
import { listPeople, listTimeZones, type Account } from '#db/people.ts'
import { isQuiet } from '#engine/meeting.ts'

/** `to`: the learner hears it otherwise than those who had it; `moved`: it went on to trainers only now. */
export type FeedbackLetter =
  | { kind: 'feedback-received'; personId: string; module: string }
  | { kind: 'feedback-freed'; personId: string }
  | { kind: 'project-overdue'; personId: string; to: 'learner' | 'companion'; module: string; moved: boolean }
  | { kind: 'projects-waiting'; personId: string }

export function writeFeedbackLetter(
  { publicUrl }: Pick<Academy['env'], 'publicUrl'>,
  { language }: Pick<Account, 'language'>,
  letter: FeedbackLetter,
): Omit<LetterBody, 'name'> {
  const t = textFor(language, fr, en)
  const body = (words: { subject: string; button: string }, path: string, paragraphs: string[]) => ({
    subject: words.subject,
    paragraphs,
    button: { text: words.button, url: `${publicUrl}${path}` },
    notes: [],
  })
  switch (letter.kind) {
    case 'feedback-received':
      return body(t.received, `/modules/${letter.module}/project`, [t.received.text, t.received.calm])
    case 'feedback-freed':
      return body(t.freed, '/projects', [t.freed.text, t.freed.draft])
    case 'projects-waiting':
      return body(t.waiting, '/projects', [t.waiting.text])
    case 'project-overdue': {
      const { learner, learnerMoved, companion } = t.overdue
      if (letter.to === 'companion') return body(companion, '/projects', [companion.text, companion.still])
      const paragraphs = [letter.moved ? learnerMoved : learner.text, learner.calm]
      return body(learner, `/modules/${letter.module}/project`, paragraphs)
    }
  }
}

type RoundContext = Pick<Academy, 'db' | 'now' | 'mail' | 'catalogs'>

/** Letters looked for together. */
const batch = 200
/** Trainers who are written to. */
const mostTrainers = 50

/**
 * The round of every five minutes: frees what was not finished, and tells whoever is to know, by day only. Several processes may make
 * it at once, and any may end in the middle: what is noted and what is asked for are one transaction.
 */
export async function sendFeedbackLetters(context: RoundContext): Promise<void> {
  const { db, catalogs } = context
  const at = context.now()
  await freeUnfinished(db, at)
  const timeZones = (await listTimeZones(db)).filter((zone) => !isQuiet(at.getTime(), zone))
  const projects = projectsOf((await catalogs.published(db)).catalog)
  const part = { timeZones, limit: batch }
  for (const { personId, key } of await listFreed(db, { ...part, kind: 'feedback-freed' }))
    await tell(context, { kind: 'feedback-freed', personId }, key)
  for (const { personId, key, module } of await listUntold(db, { ...part, at, kind: 'feedback-received' }))
    await tell(context, { kind: 'feedback-received', personId, module }, key)
  const overdue = await listOverdueWords(db, { ...part, projects, at, kind: 'project-overdue' })
  for (const { personId, to, key, module, moved } of overdue)
    await tell(context, { kind: 'project-overdue', personId, to, module, moved }, key)
  if (!(await hasOverdue(db, { projects, at }))) return
  const { people } = await listPeople(db, { role: 'staff', limit: mostTrainers })
  for (const { id: personId, timeZone, disabledAt } of people)
    if (timeZones.includes(timeZone) && disabledAt === null)
      await tell(context, { kind: 'projects-waiting', personId }, dayOf(at, timeZone))
}

/** Notes a letter and asks for it; nothing when it had gone already. */
async function tell({ db, mail, now }: RoundContext, letter: FeedbackLetter, key: string): Promise<void> {
  await db.transaction(async (tx) => {
    const noted = { learnerId: letter.personId, kind: letter.kind, key, at: now() }
    if (await recordLetter(tx, noted)) await mail.send(letter, tx)
  })
}
