import { frenchHour, inWords, plural } from '#app/locales/format.ts'

const few = (count: number, one: string, other: string) => plural(count, 'fr', { one, other })
const feminine = (count: number) => inWords(count, 'fr', 'feminine')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
/** « mardi 3 mars à 18 h 30 » */
const moment = (day: string, time: string) => `${day} à ${frenchHour(time)}`

/** What is new or soon, in a line or a notice of another page. */
export const news = {
  moment,
  session: (when: string, name: string) => `${capital(when)}, vous retrouvez ${name}.`,
  /** The same moment where the other lives. */
  there: (name: string, zone: string, day: string | null, time: string) =>
    `Chez ${name} (${zone}) : ${day === null ? frenchHour(time) : moment(day, time)}.`,
  event: (title: string, when: string) => `${title}, ${when}`,
  feedback: {
    title: (name: string) => `${name} a répondu à votre projet.`,
    titleGone: 'Votre projet a reçu une réponse.',
    act: 'Lire la réponse',
  },
  messages: {
    one: (name: string, count: number) =>
      count === 1
        ? `${name} vous a écrit.`
        : `${name} vous a écrit ${inWords(count, 'fr', 'feminine')} fois.`,
    many: (names: string) => `${names} vous ont écrit.`,
    some: (count: number) => few(count, 'Un message vous attend.', `${count} messages vous attendent.`),
    act: 'Lire',
  },
  together: {
    title: (name: string) => `${name} vous propose un changement de parcours.`,
    titleGone: 'On vous propose un changement de parcours.',
    act: 'Lire, et décider',
    note: (name: string) => `${name} a partagé une note avec vous.`,
    noteGone: 'Une note est partagée avec vous.',
  },
  /** Who does an agreed step, by when or since when. */
  steps: {
    you: 'Par vous',
    by: (name: string) => `Par ${name}`,
    done: (day: string) => `fait le ${day}`,
    due: (day: string) => `pour le ${day}`,
    free: 'sans date',
  },
  aside: {
    promised: 'Ce que vous avez convenu',
    heading: 'Ce qui se décide avec vous',
    see: 'Propositions, notes et pas convenus',
    discussed: (count: number) =>
      `${capital(feminine(count))} ${few(count, 'proposition est', 'propositions sont')} à discuter.`,
  },
}
