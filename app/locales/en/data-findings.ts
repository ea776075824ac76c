import type { dataFindings as fr } from '#app/locales/fr/data-findings.ts'
import { minutesText, numberText, percentText, plural } from '#app/locales/format.ts'
import type { DataLine } from '#app/studio/data.server.ts'

const share = (value: number) => percentText(value, 'en')
const people = (n: number) => plural(n, 'en', { one: 'one person', other: `${numberText(n, 'en')} people` })

/** A finding's sentence: its figure, its interval, and what it is held against. */
function figures({ kind, n, estimate, against }: DataLine): string {
  const who = n === null ? 'too few people' : people(n)
  if (!estimate) return `Seen among ${who}.`
  const { value, low, high, bound } = estimate
  const format =
    kind === 'minutes'
      ? (one: number) => minutesText(one, 'en')
      : kind === 'not-discriminating'
        ? (one: number) => numberText(one, 'en', 2)
        : share
  const number = bound ? `${bound === 'under' ? 'fewer than' : 'more than'} ${format(value)}` : format(value)
  const interval =
    low === undefined || high === undefined ? '' : ` (between ${format(low)} and ${format(high)}, at 95%)`
  const whole = `${number}${interval}`
  const other = against === null ? '' : format(against)
  return {
    minutes: `Stated: ${other}. Half take more than ${whole}, among ${who} who finished it.`,
    'too-easy': `Of those who do least well elsewhere, ${whole} get it right, among ${who}.`,
    'too-hard': `Of those who do best elsewhere, ${whole} get it right, among ${who}.`,
    'not-discriminating': `Link with the other answers: ${whole}, among ${who}. At least ${other} is expected.`,
    prerequisite: `Of those who lack it, ${whole} already know what follows; if it were of no use, ${other} would, ability and all else being equal. Answers from before the modules; on both competencies, those of ${who}.`,
    'no-gain': `Among those who did not know it yet, difference from similar learners who did not open the module: ${whole}. At least ${other} is expected. At least ${who} on either side.`,
    bottleneck: `${whole} miss the first check, among ${who}; elsewhere, ${other}.`,
    stop: `${whole} stop there, among ${who}; elsewhere, at the same moment, ${other}.`,
  }[kind]
}

/** What the data says of a thing in the catalogue. */
export const dataFindings: typeof fr = {
  title: 'What the data says',
  none: 'Nothing is computed here yet. It is computed each night, with the insights.',
  asOf: (day, revision) => `Computed on ${day}, on published version ${revision}.`,
  nothing: 'Nothing to report.',
  rest: (few, fine) =>
    [
      ...(few > 0 ? [`Not enough data: ${few}.`] : []),
      ...(fine > 0 ? [`Checked, with nothing to report: ${fine}.`] : []),
    ].join(' '),
  few: (n, least) =>
    `Too few to say: ${n === null ? 'fewer than 10' : numberText(n, 'en')} of ${numberText(least, 'en')} needed.`,
  fine: (n, power) =>
    `Nothing to report, among ${people(n)}. A true fault would have been seen ${numberText(Math.floor(power * 100), 'en')} times in 100.`,
  needs: (name, needed) => `${name} needs ${needed}`,
  figures,
  found: {
    minutes: 'The stated time is not the observed one.',
    'too-easy': 'Too easy: almost everybody gets it right.',
    'too-hard': 'Too hard: even those who know miss it.',
    'not-discriminating': 'This question does not tell those who know from the others.',
    prerequisite: 'A prerequisite that the answers do not support.',
    'no-gain': 'After this module, nothing changes.',
    bottleneck: 'A hard passage: the check is missed more than elsewhere.',
    stop: 'Learners stop here more than elsewhere.',
  },
  advice: {
    minutes: 'Correct the time, or make the module lighter.',
    'too-easy': 'Read the options again: perhaps only one is plausible.',
    'too-hard': 'Read the question again, then the expected answer.',
    'not-discriminating': 'Read the question again: it may be understood in two ways.',
    prerequisite: 'Is it truly needed? Without it the path would be shorter.',
    'no-gain': 'Read the lesson again beside the questions. The groups compared may differ in other ways.',
    bottleneck: 'Other competencies depend on it: a step in between might help.',
    stop: 'Ask the coaches what happens there. The module may not be the cause.',
  },
  questions: {
    minutes: () => 'Stated time.',
    'too-easy': () => 'Too easy?',
    'too-hard': () => 'Too hard?',
    'not-discriminating': () => 'Does it tell those who know?',
    prerequisite: (needed) => `Prerequisite: ${needed ?? ''}.`,
    'no-gain': () => 'What the module brings.',
    bottleneck: () => 'A hard passage?',
    stop: () => 'Where people stop?',
  },
}
