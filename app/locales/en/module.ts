import { inWords, listText, plural } from '#app/locales/format.ts'
import type { module as fr } from '#app/locales/fr/module.ts'
import type { Dictionary } from '#app/locales/language.tsx'

const few = (count: number, one: string, other: string) => plural(count, 'en', { one, other })
const words = (count: number) => inWords(count, 'en')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const module = {
  back: 'My week',
  pause: 'Pause, everything is kept',
  stages: {
    label: 'The three parts of the module',
    lesson: 'Lesson',
    practice: 'Practice',
    check: 'Check',
    minutes: (minutes) => `${minutes} in all`,
  },
  brings: 'What you will be able to do',
  buildsOn: (list) => `This module builds on ${list}. You can open it all the same: nothing is locked.`,
  node: (name, level) => (level === null || level === 1 ? `“${name}”` : `“${name}, level ${level}”`),
  list: (parts) => listText(parts, 'en'),
  read: 'I have read it',
  readHelp: 'You can read the lesson again at any time.',
  toPractice: 'Practise',
  toCheck: 'Go on to the check',
  toProject: 'See the project',
  practice: {
    title: (module) => `Practise: ${module}`,
    count: (count) =>
      count === 0 ? 'first question' : `${count} ${few(count, 'question', 'questions')} done`,
    next: 'Next question',
    ready: 'You are ready. The check is short, and it can be taken again.',
    lesson: 'Read the lesson again',
    none: 'This module has no question for now.',
  },
  check: {
    title: (module) => `Check: ${module}`,
    intro: (count) =>
      `${capital(words(count))} ${few(count, 'question', 'questions')}, and the module may be finished.`,
    text: 'Without hints, at your pace. If an answer is missing, you practise some more and start again: nothing is held against you.',
    begin: 'Begin the check',
    toGo: (count) => `${count} to go`,
    next: 'Next question',
    see: 'See where I stand',
    passed: 'You have got it.',
    passedText: 'This is what you can do now.',
    open: (right) =>
      right === 0
        ? 'A little more practice, and it will come.'
        : `${capital(words(right))} right ${few(right, 'answer', 'answers')}. A little more practice.`,
    openText: 'First what already holds, then what asks for another try.',
    openAll: 'A few new questions, the lesson if you like, then you start again. There is no hurry.',
    facts: (right, asked) => `${right} right of ${asked}`,
    holds: 'known',
    again: 'to take up again',
    toPath: 'See what comes next',
    project: (title) => `The project is left, “${title}”: a person will read it.`,
    practise: 'Practise some more',
    retry: 'Take the check again',
  },
} satisfies Dictionary<typeof fr>
