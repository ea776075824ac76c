import type { byDate as fr } from '#app/locales/fr/by-date.ts'
import { inWords, plural } from '#app/locales/format.ts'
import type { Dictionary } from '#app/locales/language.tsx'

const few = (count: number, one: string, other: string) => plural(count, 'en', { one, other })
const words = (count: number) => inWords(count, 'en')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** How many of the abilities of that day the job asks for. */
const asked = (then: number, abilities: number) =>
  then < abilities
    ? `${capital(words(then))} of them ${few(then, 'is', 'are')} asked for by the job`
    : `The job asks for ${few(then, 'it', 'all of them')}`

export const byDate: Dictionary<typeof fr> = {
  metaTitle: 'By a date',
  back: 'My week',
  titles: {
    ask: 'A date in view?',
    some: (count, day) => `By ${day}, ${words(count)} more ${few(count, 'thing', 'things')} you can do.`,
    everything: (day) => `By ${day}, all of it.`,
    nothing: (day) => `${capital(day)} is soon.`,
  },
  leads: {
    ask: 'An interview, a placement, a first day: give the date. You will see the most you can have by then.',
    some: (minutes) =>
      `Your hours leave ${minutes} to learn until the evening before, reviews aside. These are the steps that bring you most.`,
    everything: (minutes) =>
      `You have ${minutes} of steps to go, and your hours are enough. Follow your path as it is.`,
    nothing: (minutes) =>
      minutes === null
        ? 'Your hours leave no minutes until then. What you know already counts, and stays yours.'
        : `Your hours leave ${minutes} until then: not enough to finish a step. What you know already counts, and stays yours.`,
  },
  label: 'The day',
  help: 'The day itself does not count: it is for the evening before.',
  look: 'Look',
  weeks: (count) => `In ${words(count)} weeks`,
  problems: {
    date: 'A day of the calendar, for instance 2027-03-15.',
    past: 'This day has passed, or is today. Choose one to come.',
    far: 'That is more than five years away. Choose a nearer day.',
  },
  abilities: 'What you could say that day',
  beyond: 'And up to the job',
  targets: (now, then, all, abilities) =>
    then === 0
      ? `Of the ${all} abilities that the job asks for, you have ${now}. These steps prepare the next ones.`
      : `${asked(then, abilities)}: you would have ${now + then} of ${all}, against ${now} today.`,
  steps: 'The steps, in order',
  used: (minutes) => `${minutes} in all.`,
  steady: (count, all) =>
    count >= all
      ? 'At the pace of your last weeks, all of this fits.'
      : count === 0
        ? 'At the pace of your last weeks, even the first one would be close.'
        : `At the pace of your last weeks, rather count on the first ${few(count, 'one', words(count))}.`,
  hoursKept: 'This is true if your hours hold. Should a week fall away, the first steps are the surest.',
  left: 'What would remain for later',
  leftText: (steps, minutes) =>
    `${capital(words(steps))} ${few(steps, 'step', 'steps')}, ${minutes}. Nothing is lost: ${few(steps, 'it waits', 'they wait')} for you.`,
  projects: (count) => `${few(count, 'The project comes', 'The projects come')} after that date.`,
  more: (minutes) => `The whole path would take ${minutes} more.`,
  less: (minutes) => `The whole path would take ${minutes} less.`,
  nothingDecided: 'Nothing is decided. Your path stays as it is unless you choose.',
  begin: 'Begin with these',
  leave: 'Leave it as it is',
  same: 'Your path begins with these already. There is nothing to change.',
  toPath: 'Back to my week',
  hours: 'And with other hours?',
}
