import { inWords, plural } from '#app/locales/format.ts'
import type { reports as fr } from '#app/locales/fr/reports.ts'
import type { Dictionary } from '#app/locales/language.tsx'

const few = (count: number, one: string, other: string) => plural(count, 'en', { one, other })
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const reports = {
  metaTitle: 'Reports',
  back: 'The team',
  link: (count) =>
    count === 0 ? 'See the reports' : `See ${count} ${few(count, 'open report', 'open reports')}`,
  title: 'Reports',
  text: 'A reported message arrives here as it was. No other message can be seen.',
  heading: (count) =>
    count === 0
      ? 'No report is waiting.'
      : `${capital(inWords(count, 'en'))} ${few(count, 'report is waiting', 'reports are waiting')} for an answer.`,
  lead: 'You read the reported message as it was, and nothing else of the conversation.',
  waits: (since) => `Has waited for ${since}`,
  minutes: (count) => few(count, 'a minute', `${count} minutes`),
  hours: (count) => few(count, 'one hour', `${count} hours`),
  days: (count) => few(count, 'one day', `${count} days`),
  who: (reported, reporter) => `Written by ${reported}, reported by ${reporter}`,
  message: 'The message',
  fileOnly: 'A file, without text.',
  file: (name) => `Download ${name}`,
  reason: 'What she says of it',
  outcome: 'What you did',
  outcomeHelp: (reporter) => `${reporter} will read this answer. The reported person will not.`,
  act: 'Close this report',
  saved: 'Answer kept. She can read it.',
  done: 'Somebody else of the team has already answered this report.',
  typed: 'Your text was not kept. Here it is, if you need it:',
  handled: 'The last closed reports',
  by: (name, day) => (name ? `Closed by ${name}, on ${day}` : `Closed on ${day}`),
  problems: {
    outcome: 'Say in a few words what was done.',
    long: 'That is a little long: 2,000 characters at most.',
    own: 'This report is yours: somebody else of the team will answer it.',
  },
} satisfies Dictionary<typeof fr>
