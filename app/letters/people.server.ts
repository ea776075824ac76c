/** Letters about mentors and those they accompany. They name nobody: a letter may be read over a shoulder. */
import type { Env } from '#app/env.server.ts'
import type { LetterBody } from '#app/letters/letter.server.ts'
import { covers as coversEn } from '#app/locales/en/covers.ts'
import { mail as en } from '#app/locales/en/mail.ts'
import { dayText, momentText } from '#app/locales/format.ts'
import { covers as coversFr } from '#app/locales/fr/covers.ts'
import { mail as fr } from '#app/locales/fr/mail.ts'
import { textFor } from '#app/locales/language.tsx'
import type { Account } from '#db/people.ts'
import type { PlainDate } from '#engine/calendar.ts'

/**
 * `begun`: the cover had begun, and stops. `answerBy`, `next`: an ISO instant until which an answer is awaited; `next` null: nobody else was
 * asked.
 */
export type PeopleLetter =
  | { kind: 'request-received'; personId: string; answerBy: string }
  | { kind: 'round-requests'; personId: string; count: number; answerBy: string }
  | { kind: 'round-asked'; personId: string; answerBy: string }
  | { kind: 'request-accepted'; personId: string }
  | { kind: 'request-moved'; personId: string; next: string | null }
  | { kind: 'request-passed'; personId: string }
  | { kind: 'application-reviewed'; personId: string; approved: boolean }
  | { kind: 'mentorship-ended'; personId: string; to: 'mentor' | 'learner' }
  | { kind: 'mentor-leaves'; personId: string; day: PlainDate }
  | { kind: 'cover-asked'; personId: string; answerBy: string }
  | { kind: 'cover-answered'; personId: string; answer: 'accepted' | 'declined' | 'passed' }
  | { kind: 'cover-proposed'; personId: string; from: PlainDate; until: PlainDate }
  | { kind: 'cover-decided'; personId: string; agreed: boolean; to: 'mentor' | 'cover'; begun?: boolean }
  | { kind: 'cover-withdrawn'; personId: string; to: 'learner' | 'cover'; begun?: boolean }
  | { kind: 'cohort-joined' | 'cohort-waiting'; personId: string; cohort: string }
  | { kind: 'cohort-offered'; personId: string; cohort: string; until: string }
  | { kind: 'cohort-passed'; personId: string }
  | { kind: 'cover-gone'; personId: string; to: 'learner' | 'mentor'; begun: boolean }

export function writePeopleLetter(
  env: Pick<Env, 'publicUrl'>,
  { language, timeZone }: Pick<Account, 'language' | 'timeZone'>,
  letter: PeopleLetter,
): Omit<LetterBody, 'name'> {
  const t = textFor(language, fr, en)
  const moment = (at: string) => momentText(at, language, timeZone)
  const body = (words: { subject: string; button: string }, path: string, paragraphs: string[]) => ({
    subject: words.subject,
    paragraphs,
    button: { text: words.button, url: `${env.publicUrl}${path}` },
    notes: [],
  })
  switch (letter.kind) {
    case 'request-received':
      return body(t.requestReceived, '/mentor/requests', [t.requestReceived.text(moment(letter.answerBy))])
    case 'round-requests':
      return body(t.roundRequests, '/mentor/requests', [
        t.roundRequests.text(letter.count, moment(letter.answerBy)),
      ])
    case 'round-asked':
      return body(t.roundAsked, '/people', [t.roundAsked.text(moment(letter.answerBy)), t.roundAsked.free])
    case 'request-accepted':
      return body(t.requestAccepted, '/people', [t.requestAccepted.text])
    case 'request-moved': {
      const { text, next, nobody } = t.requestMoved
      return body(t.requestMoved, '/people', [text, letter.next ? next(moment(letter.next)) : nobody])
    }
    case 'request-passed':
      return body(t.requestPassed, '/mentor/profile', [t.requestPassed.text, t.requestPassed.pause])
    case 'application-reviewed':
      return body(t.applicationReviewed, '/mentor', [
        t.applicationReviewed[letter.approved ? 'approved' : 'declined'],
      ])
    case 'mentorship-ended':
      return body(t.mentorshipEnded, letter.to === 'mentor' ? '/mentor' : '/people', [
        t.mentorshipEnded[letter.to],
      ])
    case 'cover-asked':
      return body(t.coverAsked, '/mentor/cover', [t.coverAsked.text(moment(letter.answerBy))])
    case 'cover-answered':
      return body(t.coverAnswered, '/mentor/cover', [t.coverAnswered[letter.answer]])
    case 'cover-proposed': {
      const [from, until] = [letter.from, letter.until].map((day) => dayText(day, language, 'dayMonth'))
      const days = textFor(language, coversFr, coversEn).away(from ?? '', until ?? '')
      return body(t.coverProposed, '/people', [t.coverProposed.text(days)])
    }
    case 'cover-decided':
      return body(t.coverDecided, '/mentor/cover', [
        t.coverDecided[letter.to][letter.agreed ? 'agreed' : letter.begun ? 'stopped' : 'refused'],
      ])
    case 'cover-withdrawn':
      return body(t.coverWithdrawn, letter.to === 'learner' ? '/people' : '/mentor/cover', [
        t.coverWithdrawn[letter.to](letter.begun === true),
      ])
    case 'cover-gone':
      return body(t.coverGone, letter.to === 'learner' ? '/people' : '/mentor/cover', [
        t.coverGone[letter.to](letter.begun),
      ])
    case 'cohort-joined':
      return body(t.cohortJoined, `/cohort/${letter.cohort}`, [t.cohortJoined.text, t.cohortJoined.coach])
    case 'cohort-waiting':
      return body(t.cohortWaiting, `/cohort/${letter.cohort}`, [t.cohortWaiting.text])
    case 'cohort-offered':
      return body(t.cohortOffered, `/cohort/${letter.cohort}`, [t.cohortOffered.text(moment(letter.until))])
    case 'cohort-passed':
      return body(t.cohortPassed, '/path', [t.cohortPassed.text])
    case 'mentor-leaves':
      return body(t.mentorLeaves, '/people', [t.mentorLeaves.text(dayText(letter.day, language, 'long'))])
  }
}
