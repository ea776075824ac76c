import { createHash, createHmac } from 'node:crypto'
import { createTransport } from 'nodemailer'
import type { Auth } from '#app/accounts/accounts.server.ts'
import type { CatalogStore } from '#app/catalog.server.ts'
import { writeAwardLetter, type AwardLetter } from '#app/letters/awards.server.ts'
import { writeChosenLetter, type ChosenLetter } from '#app/letters/chosen.server.ts'
import { writeEventLetter, type EventLetter } from '#app/letters/events.server.ts'
import { writeMessageLetter, type MessageLetter } from '#app/letters/message.server.ts'
import type { Env } from '#app/env.server.ts'
import type { Jobs } from '#app/jobs.server.ts'
import { writeFeedbackLetter, type FeedbackLetter } from '#app/letters/feedback.server.ts'
import { renderLetter, type Letter, type LetterBody } from '#app/letters/letter.server.ts'
import { writeMergeLetter, type MergeLetter } from '#app/letters/merge.server.ts'
import { writePeopleLetter, type PeopleLetter } from '#app/letters/people.server.ts'
import { writeSessionLetter, type SessionLetter } from '#app/letters/sessions.server.ts'
import { account as accountEn } from '#app/locales/en/account.ts'
import { mail as en } from '#app/locales/en/mail.ts'
import { account as accountFr } from '#app/locales/fr/account.ts'
import { mail as fr } from '#app/locales/fr/mail.ts'
import { dayOf, dayText } from '#app/locales/format.ts'
import { textFor } from '#app/locales/language.tsx'
import type { CalendarPart } from '#app/sessions/calendar.server.ts'
import type { Database } from '#db/client.server.ts'
import { recordInvitation } from '#db/invitations.ts'
import { recordMail } from '#db/messages.ts'
import { findPerson, findPersonByEmail } from '#db/people.ts'
import type { Role } from '#db/schema/people.ts'
import type { Language } from '#engine/catalog.ts'

const queue = 'letters'
/** Letters that nobody waits for have a queue of their own: on a Monday morning a sign-in link overtakes them all. */
const chosenQueue = 'chosen-letters'
/** Sessions and events have theirs too: in the morning hundreds are reminded of at once, and a reminder waits for no Monday letter. */
const sessionQueue = 'session-mail'
/** Days that an invitation is good for. */
const invitationDays = 7
/** Milliseconds after which a mail server that does not answer is given up, so that a letter is done or failed before its job counts as dead. */
const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 }

/**
 * What to write and to whom. Never a token: links are made when the letter is written, so that they stand in no
 * queue. Whether an address is known is looked up then too, so that asking takes the same time for all.
 */
export type LetterWish =
  | { kind: 'join'; email: string; name: string; language: Language; next: string }
  | { kind: 'link'; email: string; next: string }
  | { kind: 'reset'; email: string }
  | { kind: 'email-change'; personId: string; email: string }
  | { kind: 'email-changed'; personId: string; formerEmail: string }
  | { kind: 'password-changed'; personId: string }
  | { kind: 'invitation'; email: string; role: Role; invitedBy: string; language: Language }
  | { kind: 'deletion'; personId: string; at: string }
  | { kind: 'report'; personId: string }
  | { kind: 'file-alert'; personId: string }
  | PeopleLetter
  | FeedbackLetter
  | MergeLetter
  | AwardLetter

/** Letters that nobody waits for. */
type CalmLetter = ChosenLetter | MessageLetter

/** Everything that can be asked to be written. */
type Written = LetterWish | CalmLetter | SessionLetter | EventLetter

export interface Mailer {
  /**
   * Has a letter written and sent soon, and again later when that fails; with a transaction, once that is committed. Throws when
   * the database is away.
   */
  send(wish: LetterWish, tx?: Database): Promise<void>
  /** The same for a letter that nobody waits for, once the transaction is committed. */
  sendChosen(letter: CalmLetter, tx: Database): Promise<void>
  /** Many letters at once, once the transaction is committed; a sign-in link overtakes them. */
  sendMany(letters: PeopleLetter[], tx: Database): Promise<void>
  /** The same for a letter about a session, which somebody waits for. */
  sendSession(letter: SessionLetter, tx: Database): Promise<void>
  /** The same for a letter about an event of a cohort: a reminder of it waits for no Monday letter either. */
  sendEvent(letter: EventLetter, tx: Database): Promise<void>
  close(): void
}

interface Addressed {
  email: string
  personId: string | null
  language: Language
  body: LetterBody
  /** For her calendar. */
  calendar?: CalendarPart
}

export interface MailerParts {
  db: Database
  env: Env
  auth: Auth
  jobs: Jobs
  catalogs: CatalogStore
  now(): Date
}

/** The hash under which a token of ours is kept. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/**
 * The only sender: letters go out by SMTP_URL; without it they are kept, and the demonstration shows them at /outbox. A job that is
 * done twice keeps its letter once. A mail server has no such promise: when the process dies after it took the letter and before
 * that was noted, it gets it again, with the same Message-ID and the same UID of a calendar entry, by which mail programs know it.
 */
export function openMailer(parts: MailerParts): Mailer {
  const { db, env, jobs, now } = parts
  const transport = env.smtpUrl
    ? createTransport(
        {
          ...{ url: env.smtpUrl, disableFileAccess: true, disableUrlAccess: true },
          ...patience,
        },
        { from: env.mailFrom },
      )
    : null

  const { hostname } = new URL(env.publicUrl)

  async function deliver(id: string, kind: Written['kind'], to: Addressed, letter: Letter): Promise<void> {
    if (transport) {
      await transport.sendMail({
        messageId: `<${id}@${hostname}>`,
        ...{ to: to.email, ...letter, headers: { 'Auto-Submitted': 'auto-generated' } },
        ...(to.calendar && { icalEvent: { filename: 'ariane.ics', ...to.calendar } }),
      })
      return
    }
    const { email, personId, language } = to
    await recordMail(db, { id, email, personId, language, kind, ...letter, at: now() })
  }

  const write = async (wish: Written, jobId: string) => {
    const to = await address(parts, wish, jobId)
    if (to) await deliver(jobId, wish.kind, to, renderLetter(to.language, to.body))
  }
  for (const each of [queue, chosenQueue, sessionQueue]) jobs.handle(each, write, { patient: true })
  return {
    async send(wish, tx) {
      await jobs.add(queue, wish, tx)
    },
    async sendChosen(letter, tx) {
      await jobs.add(chosenQueue, letter, tx)
    },
    sendMany: (letters, tx) => jobs.addAll(chosenQueue, letters, tx),
    async sendSession(letter, tx) {
      await jobs.add(sessionQueue, letter, tx)
    },
    async sendEvent(letter, tx) {
      await jobs.add(sessionQueue, letter, tx)
    },
    close: () => transport?.close(),
  }
}

/** Whom a letter goes to and what it says; null when there is nobody to write to. */
async function address(parts: MailerParts, wish: Written, jobId: string): Promise<Addressed | null> {
  const { db, env, auth } = parts
  const url = (path: string, query: Record<string, string>) =>
    `${env.publicUrl}${path}?${new URLSearchParams(query)}`
  if (wish.kind === 'invitation') return invite(parts, wish, jobId, url)
  const person =
    'personId' in wish ? await findPerson(db, wish.personId) : await findPersonByEmail(db, wish.email)
  const open = person !== null && person.disabledAt === null
  if (wish.kind === 'join' && !person) {
    const t = textFor(wish.language, fr, en)
    const token = await auth.newLink(wish.email, wish.name)
    const button = { text: t.join.button, url: url('/login/link', { token, next: wish.next }) }
    const body = {
      subject: t.join.subject,
      name: wish.name,
      paragraphs: [t.join.text],
      button,
      notes: [t.tenMinutes, t.notYou],
    }
    return { email: wish.email, personId: null, language: wish.language, body }
  }
  if (!open) return null
  const t = textFor(person.language, fr, en)
  const to = (body: Omit<LetterBody, 'name'>, email = person.email): Addressed => ({
    email,
    personId: person.id,
    language: person.language,
    body: { name: person.name, ...body },
  })
  switch (wish.kind) {
    case 'join':
    case 'link': {
      const words = wish.kind === 'join' ? t.known : t.link
      const token = await auth.newLink(person.email)
      const button = { text: words.button, url: url('/login/link', { token, next: wish.next }) }
      return to({ subject: words.subject, paragraphs: [words.text], button, notes: [t.tenMinutes, t.notYou] })
    }
    case 'reset': {
      const token = await auth.newReset(person.email)
      if (token === null) return null
      const button = { text: t.reset.button, url: url('/reset', { token }) }
      return to({
        subject: t.reset.subject,
        paragraphs: [t.reset.text],
        button,
        notes: [t.tenMinutes, t.notYou],
      })
    }
    case 'email-change': {
      if (await findPersonByEmail(db, wish.email)) return null
      const token = await auth.newEmailToken(person.id, wish.email)
      const button = { text: t.emailChange.button, url: url('/me/email', { token }) }
      const { subject, text } = t.emailChange
      return to({ subject, paragraphs: [text], button, notes: [t.tenMinutes, t.notYou] }, wish.email)
    }
    case 'email-changed':
      return to(
        {
          subject: t.emailChanged.subject,
          paragraphs: [t.emailChanged.text, t.emailChanged.notYou],
          notes: [],
        },
        wish.formerEmail,
      )
    case 'password-changed': {
      const { subject, text, notYou } = t.passwordChanged
      const button = { text: t.passwordChanged.button, url: `${env.publicUrl}/reset` }
      return to({ subject, paragraphs: [text, notYou], button, notes: [] })
    }
    case 'deletion': {
      const date = dayText(dayOf(wish.at, person.timeZone), person.language, 'long')
      const button = { text: t.deletion.button, url: `${env.publicUrl}/me` }
      return to({
        subject: t.deletion.subject,
        paragraphs: [t.deletion.text(date), t.deletion.undo],
        button,
        notes: [],
      })
    }
    case 'report': {
      const { subject, text, button } = t.report
      return to({
        subject,
        paragraphs: [text],
        button: { text: button, url: `${env.publicUrl}/staff/reports` },
        notes: [],
      })
    }
    case 'message':
    case 'messages': {
      const body = await writeMessageLetter(parts, person, wish)
      return body && to(body)
    }
    case 'file-alert': {
      const { subject, text } = t.fileAlert
      const button = { text: t.fileAlert.button, url: `${env.publicUrl}/admin` }
      return to({ subject, paragraphs: [text], button, notes: [] })
    }
    case 'week':
    case 'return': {
      const body = await writeChosenLetter(parts, person, wish)
      return body && to(body)
    }
    case 'session': {
      const written = await writeSessionLetter(parts, person, wish)
      return written && { ...to(written.body), calendar: written.calendar }
    }
    case 'event': {
      const written = await writeEventLetter(parts, person, wish)
      return written && { ...to(written.body), calendar: written.calendar }
    }
    case 'merge-asked':
      return to(writeMergeLetter(env, person, wish))
    case 'merge-done':
      return to(writeMergeLetter(env, person, wish), wish.formerEmail)
    case 'award-issued':
    case 'award-revoked':
      return to(writeAwardLetter(env, person, wish))
    case 'feedback-received':
    case 'feedback-freed':
    case 'project-overdue':
    case 'projects-waiting':
      return to(writeFeedbackLetter(env, person, wish))
    default:
      return to(writePeopleLetter(env, person, wish))
  }
}

async function invite(
  { db, env, now }: MailerParts,
  wish: LetterWish & { kind: 'invitation' },
  jobId: string,
  url: (path: string, query: Record<string, string>) => string,
): Promise<Addressed> {
  const person = await findPersonByEmail(db, wish.email)
  const language = person?.language ?? wish.language
  const t = textFor(language, fr, en)
  // Written twice, it is the same invitation, and both letters open it.
  const token = createHmac('sha256', env.authSecret).update(`invitation ${jobId}`).digest('base64url')
  const expiresAt = new Date(now().getTime() + invitationDays * 24 * 60 * 60 * 1000)
  const { email, role, invitedBy } = wish
  await recordInvitation(db, {
    id: jobId,
    tokenHash: hashToken(token),
    email,
    role,
    invitedBy,
    at: now(),
    expiresAt,
  })
  const body: LetterBody = {
    subject: t.invitation.subject,
    name: person?.name ?? null,
    paragraphs: [t.invitation.text(textFor(language, accountFr, accountEn).roles[role])],
    button: { text: t.invitation.button, url: url('/invitation', { token }) },
    notes: [t.invitation.life, t.notYou],
  }
  return { email, personId: person?.id ?? null, language, body }
}
