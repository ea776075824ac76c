import type { feedbackMail as fr } from '#app/locales/fr/feedback-mail.ts'
import type { Dictionary } from '#app/locales/language.tsx'

export const feedbackMail = {
  received: {
    subject: 'Ariane: an answer for you',
    text: 'Somebody has read your work and answered you.',
    calm: 'Read the answer when you have a quiet moment. It stays there.',
    button: 'Read the answer',
  },
  freed: {
    subject: 'Ariane: a piece of work is back in the queue',
    text: 'You took a piece of work to read 24 hours ago. It is back in the queue, so that nobody waits without knowing.',
    draft: 'What you had written is kept. If nobody has taken it, you can go on.',
    button: 'See the queue',
  },
  overdue: {
    learner: {
      subject: 'Ariane: news of what you sent',
      text: 'Your work has not been read yet. We are reminding the team today.',
      calm: 'There is nothing for you to do. Your place in the queue is kept.',
      button: 'See what I sent',
    },
    learnerMoved:
      'The person who was to read your work could not answer within 48 hours. The team takes over. This says nothing about you.',
    companion: {
      subject: 'Ariane: a piece of work has waited for 48 hours',
      text: 'A piece of work that had waited for you for 48 hours is now offered to the team as well.',
      still: 'You can still take it as long as nobody else has.',
      button: 'See the queue',
    },
  },
  waiting: {
    subject: 'Ariane: work to read',
    text: 'At least one piece of work has waited for an answer for more than 48 hours.',
    button: 'See the queue',
  },
} satisfies Dictionary<typeof fr>
