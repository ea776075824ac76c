import { inWords, plural } from '#app/locales/format.ts'
import type { news as fr } from '#app/locales/fr/news.ts'
import type { Dictionary } from '#app/locales/language.tsx'

const few = (count: number, one: string, other: string) => plural(count, 'en', { one, other })
const words = (count: number) => inWords(count, 'en')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
/** “Tuesday 3 March at 18:30” */
const moment = (day: string, time: string) => `${day} at ${time}`

/** What is new or soon, in a line or a notice of another page. */
export const news: Dictionary<typeof fr> = {
  moment,
  session: (when, name) => `${capital(when)}, you meet ${name}.`,
  there: (name, zone, day, time) =>
    `Where ${name} lives (${zone}): ${day === null ? time : moment(day, time)}.`,
  event: (title, when) => `${title}, ${when}`,
  feedback: {
    title: (name) => `${name} has answered your project.`,
    titleGone: 'Your project has got an answer.',
    act: 'Read the answer',
  },
  messages: {
    one: (name, count) =>
      count === 1 ? `${name} wrote to you.` : `${name} wrote to you ${inWords(count, 'en')} times.`,
    many: (names) => `${names} wrote to you.`,
    some: (count) => few(count, 'A message is waiting for you.', `${count} messages are waiting for you.`),
    act: 'Read',
  },
  together: {
    title: (name) => `${name} proposes a change of path.`,
    titleGone: 'A change of path is proposed to you.',
    act: 'Read, and decide',
    note: (name) => `${name} shared a note with you.`,
    noteGone: 'A note is shared with you.',
  },
  /** Who does an agreed step, by when or since when. */
  steps: {
    you: 'By you',
    by: (name) => `By ${name}`,
    done: (day) => `done on ${day}`,
    due: (day) => `for ${day}`,
    free: 'no date',
  },
  aside: {
    promised: 'What you agreed on',
    heading: 'What is decided with you',
    see: 'Proposals, notes and agreed steps',
    discussed: (count) =>
      `${capital(words(count))} ${few(count, 'proposal is', 'proposals are')} to be talked about.`,
  },
}
