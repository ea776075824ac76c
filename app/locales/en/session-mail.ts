import type { sessionMail as fr } from '#app/locales/fr/session-mail.ts'
import type { Dictionary } from '#app/locales/language.tsx'

export const sessionMail: Dictionary<typeof fr> = {
  title: (name) => `Meeting with ${name}`,
  subject: {
    booked: 'Ariane: a meeting',
    moved: 'Ariane: a meeting has a new time',
    cancelled: 'Ariane: a meeting is cancelled',
    reminder: 'Ariane: a reminder',
    late: 'Ariane: a last-minute change',
  },
  booked: {
    you: (name, when) => `It is noted: you meet ${name} on ${when}.`,
    other: (name, when) => `${name} has booked a moment with you: ${when}.`,
    nobody: (name, when) => `You meet ${name} on ${when}.`,
  },
  moved: {
    you: (name, when) => `It is noted: you now meet ${name} on ${when}.`,
    other: (name, when) => `${name} has moved your meeting: ${when}.`,
    nobody: (name, when) => `Your meeting with ${name} is moved: ${when}.`,
  },
  cancelled: {
    you: (name, when) => `It is noted: you do not meet ${name} on ${when}. We have written to her.`,
    other: (name, when) => `${name} cannot make it: your meeting on ${when} will not take place.`,
    nobody: (name, when) => `Your meeting with ${name} on ${when} will not take place.`,
  },
  after: 'That is all right. You can find another moment whenever you like.',
  reminder: (name, when) => `You meet ${name} on ${when}.`,
  zone: (zone) => `That is the time in your zone: ${zone}.`,
  rules: 'Something came up? Move it or cancel it on its page: the other person is told at once.',
  see: 'See this meeting',
  seeAll: 'See my meetings',
}
