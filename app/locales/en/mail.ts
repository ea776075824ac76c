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
} satisfies Dictionary<typeof fr>
