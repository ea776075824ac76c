import { inWords, minutesText } from '#app/locales/format.ts'
import type { Dictionary } from '#app/locales/language.tsx'
import type { diagnosis as fr } from '#app/locales/fr/diagnosis.ts'

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const words = (count: number) => inWords(count, 'en')
const were = (count: number) => `${count === 0 ? 'none' : words(count)} ${count === 1 ? 'was' : 'were'} right`

const rightOf = (correct: number, asked: number) => (correct === asked ? 'all were right' : were(correct))

export const diagnosis: Dictionary<typeof fr> = {
  offer: {
    pageTitle: 'Ten minutes to start from where you are',
    title: 'Ten minutes to start from where you are.',
    again: 'Take stock again, if you feel like it.',
    lead: 'A few questions, each chosen from your answers so far. What you already know leaves the path.',
    facts: [
      ['About fifteen questions, sometimes fewer.', 'Never more than thirty. You see how many are left.'],
      ['“I don’t know yet” is a real answer.', 'It helps us as much as a right one.'],
      ['You can stop whenever you like.', 'Everything is kept, on another device too.'],
      ['This is not an exam.', 'There is no mark. You will be able to contest every result.'],
    ],
    who: 'You will see everything. Your mentor and your coach will see what you can do, never a mark.',
    start: 'Begin',
    restart: 'Take the questions again',
    refuse: 'No questions, thank you',
    refuseHelp:
      'Without a diagnosis, your path starts at the very beginning. You can change your mind at any time.',
    result: 'See my last result again',
    refused: 'You had chosen to start at the beginning. You can change your mind.',
  },
  question: {
    pageTitle: 'A question',
    pause: 'Pause, everything is kept',
    toGo: (count: number) => `about ${count} to go`,
  },
  paused: {
    pageTitle: 'Paused',
    title: (asked: number) =>
      asked === 0
        ? 'This is paused.'
        : `${capital(words(asked))} question${asked > 1 ? 's' : ''} done. They are kept.`,
    toGo: (count: number) =>
      count === 1
        ? 'About one is left.'
        : `About ${words(count)} are left, some ${minutesText(Math.max(1, Math.round(count * 0.7)), 'en')}.`,
    when: 'Come back tonight, tomorrow or in a month: the question will be the same.',
    resume: 'Go on',
    finish: 'Stop here and see the result',
    refuse: 'Start at the beginning, without a diagnosis',
    path: 'Back to my week',
  },
  result: {
    pageTitle: 'What you can already do',
    place: 'Your starting point',
    titleUnsure: (asked: number, correct: number) =>
      `You were unsure about ${words(asked)} questions. ${correct === asked ? 'All were right.' : `${capital(were(correct))}.`}`,
    titleKnown: (count: number) =>
      count === 1
        ? 'You can already do one thing of this job.'
        : `You can already do ${words(count)} things of this job.`,
    titleUncertain: 'The foundations are there. They need confirming.',
    titleStart: 'The whole thread lies before you, from its first knot.',
    known: 'What you can already do, and what we will not make you do again:',
    nothingKnown:
      'Your answers do not show anything as known yet. So the path starts at the beginning, and skips nothing.',
    uncertain: 'Still to be checked',
    uncertainLead:
      'We do not know yet. A short check will tell, whenever you like. Until then the path does not count it as known.',
    toLearn: (count: number) =>
      count === 1
        ? 'One competency that the path will bring you'
        : `The ${count} competencies that the path will bring you`,
    toLearnLead: 'If you can already do one of them, say so: three questions are enough.',
    levels: (known: number, all: number) =>
      all === 1
        ? ''
        : known === all
          ? `${all === 2 ? 'Both' : `All ${words(all)}`} levels.`
          : `${capital(words(known))} level${known > 1 ? 's' : ''} out of ${words(all)}.`,
    contradiction: 'Your answers contradict each other a little: that often happens.',
    fewAnswers: 'One answer is not enough to tell.',
    neighbours: 'Your other answers suggest it, without showing it.',
    seen: (right: number, answers: number, streak: number) =>
      answers === 0
        ? 'Going by your answers nearby.'
        : answers === 1
          ? right === 1
            ? 'You answered it right.'
            : 'You answered it once.'
          : right === answers
            ? `Your ${words(answers)} answers were right.`
            : streak > 1
              ? `Your last ${words(streak)} answers are right.`
              : `${capital(words(right))} right answer${right === 1 ? '' : 's'} out of ${words(answers)}.`,
    check: (minutes: number) => `Check, ${minutesText(minutes, 'en')}`,
    contest: 'This is not right',
    contestKnown:
      'You think you cannot do it? Three questions will tell. Or simply say so: we will keep it, and your mentor will see it.',
    contestOpen:
      'You can do it? Three questions will tell, and the path will follow. Or simply say so: it takes nothing off the path, but a check will be offered before that module.',
    claimCan: 'I can do it',
    claimCannot: 'I cannot do it',
    claimed: { can: 'You say you can do it.', cannot: 'You say you cannot do it.' },
    calibration: 'How you judge yourself',
    unsure: (asked: number, correct: number) =>
      asked === 1
        ? `You were unsure once. The answer was ${correct === 1 ? 'right' : 'still to be found'}.`
        : `You were unsure about ${words(asked)} questions: ${correct === 0 ? 'none was right, so you know yourself well' : rightOf(correct, asked)}.`,
    sure: (asked: number, correct: number) =>
      asked === 1
        ? `You were sure once. The answer was ${correct === 1 ? 'right' : 'one to look at again'}.`
        : `You were sure of ${words(asked)} answers: ${correct === 0 ? 'none was right, and the path will come back to them' : rightOf(correct, asked)}.`,
    underConfident: 'You know more than you think. Doubting never adds a module.',
    toPath: 'See my path',
    toPathSaved: (hers: string, whole: string) => `See my path: ${hers} instead of ${whole}`,
    redo: 'Take the diagnosis again',
    date: (day: string) => `Done on ${day}. This page counts everything you have done since.`,
  },
  check: {
    pageTitle: 'A short check',
    introTitle: 'Three questions, and we will know.',
    about: 'What is checked:',
    promise: (minutes: number) =>
      `About ${minutesText(minutes, 'en')}. If you have it, the path gets lighter at once. If not, nothing is lost: it stays as it is.`,
    begin: 'Begin',
    leave: 'Later',
    toGo: (count: number) => (count === 1 ? 'the last one' : `${count} to go`),
    continue: 'Next question',
    see: 'See what this changes',
    passedTitle: 'You have it.',
    passedText: 'Your path has just become lighter. You will not have to do again what you know.',
    openTitle: (right: number) =>
      right === 0
        ? 'Not yet, and the path leads you there.'
        : right === 1
          ? 'One answer was right. The rest will come.'
          : `${capital(words(right))} answers were right. The rest will come.`,
    openText:
      'We keep this module in your path. You can check again whenever you like, with other questions.',
    again: 'Check again with other questions',
    toPath: 'See my path',
    toResult: 'Back to my starting point',
    none: 'There is no new question on this point. Your mentor can confirm it with you.',
  },
}
