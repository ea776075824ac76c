import type { Dictionary } from '#app/locales/language.tsx'
import type { progress as fr } from '#app/locales/fr/progress.ts'

export const progress: Dictionary<typeof fr> = {
  title: 'Your progress',
  heading: (known, count) =>
    count === 0
      ? 'Everything you do here will leave its mark.'
      : count === 1
        ? 'You can already do one thing on this track.'
        : `You can already do ${known} things on this track.`,
  lead: (track, left) =>
    left === 0
      ? `Everything that “${track}” asks for is known.`
      : `For “${track}”, ${left} are left. Some may already be there: a few questions will tell.`,
  none: {
    title: 'No track chosen yet',
    text: 'Choose a track: you will see here what you can do, and what comes next.',
    action: 'See the tracks',
  },
  fresh: {
    title: 'Nothing has been measured yet',
    text: 'A few questions are enough to recognise what you know. You can pause whenever you like.',
    action: 'Begin with the questions',
  },
  picture: {
    title: 'Your map',
    text: 'Each line is a competency. Each knot is a level. A thread joins what serves what comes after.',
    label: (known, all) =>
      `Map of the track’s competencies: ${known} levels known out of ${all}. The same as a list, below.`,
    legend: { mastered: 'known', uncertain: 'to check', 'not-yet': 'to discover' },
  },
  list: {
    title: 'The same as a list',
    next: 'Next for you',
    level: (n) => `Level ${n}`,
    answers: 'What you answered',
    check: 'Check in a few questions',
    module: 'See the module',
  },
  sure: {
    title: 'When you doubt',
    none: 'When you say how sure you are, you will see here whether your doubts are right.',
    unsure: (asked, right, askedCount) =>
      askedCount === 1
        ? `You answered once “at a guess”. ${right}.`
        : `You answered ${asked} times “at a guess”. ${right}.`,
    right: (right, count, asked) =>
      count === 0
        ? 'These answers are worth another look, and that is normal'
        : count === asked && asked > 1
          ? 'All were right'
          : count === 1
            ? 'One was right'
            : `${right[0]?.toUpperCase()}${right.slice(1)} were right`,
    sureLine: (asked, right) => `When you were fairly sure: ${right} right out of ${asked}.`,
    kind: 'You know more than you think.',
  },
  time: {
    title: 'Your time',
    total: (text) => `${text} since the beginning`,
    month: (text, days) =>
      days === 0
        ? 'Nothing in the last four weeks: everything is waiting for you, with nothing to catch up on.'
        : `${text} in the last four weeks, over ${days} day${days > 1 ? 's' : ''}.`,
    chart: 'Minutes a day, last four weeks',
    day: 'Day',
    minutes: 'Minutes',
    note: 'Time is measured when you answer. Breaks do not count.',
  },
  competency: {
    heading: {
      mastered: (name) => `${name}: you know this.`,
      uncertain: (name) => `${name}: well on its way.`,
      'not-yet': (name) => `${name}: still to come.`,
    },
    back: 'All my progress',
    rests: {
      prior: 'You have not answered a question on this level yet.',
      neighbours: 'Estimated from your answers on related subjects.',
      lesson: 'You have read the lesson; practice will confirm it.',
      answers: (right, all, streak) =>
        streak > 1 && right < all
          ? `${right} right answers out of ${all}, the last ${streak} among them.`
          : `${right} right answer${right === 1 ? '' : 's'} out of ${all}.`,
      validation: 'A person has seen you do it.',
    },
    sure: { high: 'We are fairly sure of it.', low: 'We are not sure of it yet.' },
    history: 'What you answered, and when',
    noHistory: 'Nothing yet. Your answers will be kept here.',
    kinds: {
      right: 'right',
      wrong: 'to look at again',
      unknown: '“I don’t know yet”',
      lesson: 'Lesson read',
      claim: 'You said you can do it',
      doubt: 'You said you cannot do it yet',
      validation: 'Confirmed by a person',
      contest: 'You contest this confirmation',
    },
    purposes: { diagnosis: 'first questions', practice: 'practice', check: 'check', review: 'review' },
    contest: 'Not right? Check in a few questions',
  },
}
