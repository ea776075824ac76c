import type { awardMail as fr } from '#app/locales/fr/award-mail.ts'
import type { Dictionary } from '#app/locales/language.tsx'

export const awardMail = {
  'award-issued': {
    subject: 'Ariane: something for you',
    paragraphs: [
      'Somebody who has seen you work has confirmed what you can do. A credential in your name is waiting for you.',
      'Only you can see it. You choose whether to accept it, and whether to show it.',
    ],
    button: 'See the credential',
  },
  'award-revoked': {
    subject: 'Ariane: a change for you',
    paragraphs: [
      'A credential in your name has been revoked. Its page says why.',
      'What you can do does not change. If you do not understand why, write to the person who accompanies you.',
    ],
    button: 'Read why',
  },
} satisfies Dictionary<typeof fr>
