import { daysAwayText, inWords, minutesInWords, plural } from '#app/locales/format.ts'
import type { reviews as fr } from '#app/locales/fr/reviews.ts'
import type { Dictionary } from '#app/locales/language.tsx'

const few = (count: number, one: string, other: string) => plural(count, 'en', { one, other })
const words = (count: number) => inWords(count, 'en')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const notions = (count: number) => `${words(count)} ${few(count, 'idea', 'ideas')}`

export const reviews: Dictionary<typeof fr> = {
  metaTitle: 'Review',
  heading: (minutes, count) => `${capital(minutesInWords(minutes, 'en'))}, ${notions(count)} to keep.`,
  lead: 'One question each. Stop whenever you like.',
  begin: 'Begin',
  goOn: 'Go on',
  moreChoice: (minutes, count) => `${minutes} min, ${notions(count)}`,
  why: 'Why they come back',
  whyNote: 'Memory lets go of what is not used. One question at the right moment is enough to keep it.',
  level: (name, level) => (level === null ? name : `${name}, level ${level}`),
  learnt: (title, day) => `Learnt with “${title}”, on ${day}.`,
  brought: 'You knew it when you came.',
  since: (days) => `Last seen ${daysAwayText(-days, 'en')}.`,
  fading: {
    near: 'It is still there: the right moment to anchor it.',
    fading: 'It is probably fading.',
    far: 'It may already be far away, and it comes back fast.',
  },
  soon: (title) => `“${title}”, soon on your path, builds on it.`,
  pause: 'Pause, everything is kept',
  left: (count) => (count <= 1 ? 'the last one' : `${count} to go`),
  keys: (count) => `Keys 1 to ${count}, or a click: your answer leaves at once.`,
  thumb: 'Touch your answer: it leaves at once.',
  next: 'The next one',
  finish: 'I am done',
  back: (days) => `This idea comes back ${daysAwayText(days, 'en')}.`,
  again: 'This idea asks for more than a review. The module is there, whenever you like.',
  againModule: (title) => `See “${title}” again`,
  end: {
    heading: (done, right) =>
      right === done
        ? done === 1
          ? 'One idea reviewed, and it is there.'
          : `${capital(notions(done))} reviewed, all of them there.`
        : right === 0
          ? `${capital(notions(done))} reviewed. ${few(done, 'It comes', 'They come')} back soon.`
          : `${capital(notions(done))} reviewed, ${words(right)} firmly there.`,
    wrong: 'What slipped comes back soon, and more easily each time.',
    right: 'What you have just found again will last longer.',
    more: (minutes) => `Another ${minutes}, if you feel like it`,
  },
  done: {
    heading: 'That is it for today.',
    lead: (done) => `You reviewed ${notions(done)}. Others can wait until tomorrow: nothing piles up.`,
  },
  nothing: {
    heading: 'Nothing to review today.',
    done: (done) => `You reviewed ${notions(done)}, and that is all for today.`,
    next: (day, days) =>
      days > 13
        ? `The next idea comes back ${daysAwayText(days, 'en')}, on ${day}.`
        : `The next idea comes back ${days === 1 ? 'tomorrow, ' : 'on '}${day}.`,
    none: 'What you learn will come back here at the right moment, before it fades. A few minutes each time.',
    free: 'There is nothing for you to do: the academy thinks of it for you.',
  },
  toPath: 'Go to my week',
}
