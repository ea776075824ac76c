import type { mail as fr } from '#app/locales/fr/mail.ts'
import type { Dictionary } from '#app/locales/language.tsx'

export const mail = {
  hello: (name: string) => `Hello ${name},`,
  helloNobody: 'Hello,',
  signature: 'Ariane',
  notYou: 'If you did not ask for this, do nothing: nothing will happen.',
  linkFails: 'If the button does not work, copy this address into your browser:',
  tenMinutes: 'This link works once, for 10 minutes.',
  join: {
    subject: 'Ariane: your link',
    text: 'Here is the link that opens your space.',
    button: 'Open my space',
  },
  known: {
    subject: 'Ariane: your link',
    text: 'You already have a space with this address. This link takes you there, without a password.',
    button: 'Back to my space',
  },
  link: {
    subject: 'Ariane: your link',
    text: 'Here is the link that signs you in, without a password.',
    button: 'Sign in',
  },
  reset: {
    subject: 'Ariane: your link',
    text: 'Here is the link to choose a new password. Your other logins will end.',
    button: 'Choose a password',
  },
  emailChange: {
    subject: 'Ariane: confirm this address',
    text: 'You asked to receive our messages here. Confirm it while you are signed in.',
    button: 'Confirm this address',
  },
  emailChanged: {
    subject: 'Ariane: your address has changed',
    text: 'Our messages now go to another address, as you asked.',
    notYou: 'If this was not you, answer this message quickly.',
  },
  passwordChanged: {
    subject: 'Ariane: password changed',
    text: 'Your password has just changed. Your other logins have ended.',
    notYou: 'If this was not you, choose another one now.',
    button: 'Choose a password',
  },
  invitation: {
    subject: 'Ariane: an invitation',
    text: (role: string) => `Someone at Ariane invites you to join as ${role}.`,
    life: 'This link works once, for 7 days.',
    button: 'See the invitation',
  },
  deletion: {
    subject: 'Ariane: your request',
    text: (date: string) => `Your space will be erased on ${date}, as you asked.`,
    undo: 'You can change your mind until then: just sign in.',
    button: 'Keep my space',
  },
  fileAlert: {
    subject: 'Ariane: something to look at',
    text: 'Something unusual was noticed in the academy. Nothing has been stopped: it is for you to look.',
    button: 'See what it is about',
  },
  week: {
    subject: 'Ariane: your week',
    text: (total) => `Here is your week: ${total} in all, on the days you chose.`,
    step: (title, minutes, days) => `${title}: ${minutes}, ${days}`,
    reviews: (minutes) => `Your reviews: ${minutes}, whenever you like`,
    otherwise:
      'If the week turns out otherwise, nothing is lost: what is left finds its place in the days that follow.',
    button: 'Open my week',
    stop: 'You get this letter on Mondays because you asked for it. To stop it:',
  },
  return: {
    subject: 'Ariane: a word for you',
    absence:
      'You have not been here for a few weeks. Nothing is overdue: what you did is kept, and what comes next waits for you, with no deadline.',
    tenMinutes: 'The day you feel like it, ten minutes are enough to find your feet again.',
    onlyOne: 'We will not remind you: this letter is the only one.',
    button: 'Ease back in',
    stop: 'You get this letter because you asked for it. To get no other, even after another absence:',
  },
} satisfies Dictionary<typeof fr>
