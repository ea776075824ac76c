import type { item as fr } from '#app/locales/fr/item.ts'
import { inWords } from '#app/locales/format.ts'
import type { Dictionary } from '#app/locales/language.tsx'

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const words = (count: number) => inWords(count, 'en')

export const item: Dictionary<typeof fr> = {
  submit: 'Send my answer',
  sending: 'On its way…',
  unknown: 'I don’t know yet',
  several: 'Several answers are possible.',
  hint: 'A hint',
  hintTitle: 'To help you think',
  answer: 'Your answer',
  numberHelp: 'A number, for example 12 or 3.5.',
  order: {
    how: 'Give each step its place.',
    howMove: 'Move each step up or down until the order seems right to you.',
    place: (step: string) => `Place of: ${step}`,
    noPlace: 'place…',
    up: (step: string) => `Move up: ${step}`,
    down: (step: string) => `Move down: ${step}`,
    moved: (step: string, place: number, count: number) => `${step}: place ${place} of ${count}.`,
  },
  match: { choose: 'Choose…' },
  code: {
    label: (language: string) => `Your ${language} code`,
    names: { html: 'HTML', css: 'CSS', js: 'JavaScript' },
    page: 'The page it starts from',
    run: 'Try it',
    running: 'The code is running…',
    reset: 'Back to the starting code',
    preview: 'Your page, as the browser shows it',
    logs: 'What your code wrote to the console',
    noScript:
      'Without JavaScript the code cannot be tried here. Send it: it is kept, and someone from the team will read it.',
    all: 'All the checks pass.',
    some: (passed: number, count: number) =>
      passed === 0
        ? 'No check passes yet. Here is what is missing:'
        : `${capital(words(passed))} check${passed > 1 ? 's' : ''} out of ${words(count)} ${passed > 1 ? 'pass' : 'passes'}. What is left:`,
    error: 'The browser stopped at this:',
    loop: 'A loop never ends, so the code was stopped. Look at the condition that must become false.',
    slow: 'The code did not answer within three seconds, so it was stopped. Nothing is lost.',
  },
  problems: {
    empty: 'Choose or write an answer. “I don’t know yet” is one too.',
    incomplete: 'One line is still to be completed. Each place is used once.',
    'not-a-number': 'A number is needed here, for example 12 or 3.5.',
    'too-long': 'This is longer than the question expects. Shorten it, then send it.',
    invalid: 'This answer could not be read. Choose again, then send it.',
  },
  notes: {
    already: 'This question already had its answer: the first one counts. Here is what comes next.',
    closed: 'This question is no longer asked. Here is where you are.',
  },
  offline: 'The connection was interrupted. Your answer is still here: send it again in a moment.',
  away: 'You were logged out. Your answer is still here: log in again in another tab, then send it again.',
  awayLogin: 'Log in again',
  offlineTitle: 'Nothing is lost.',
  result: {
    right: 'That is right.',
    rightUnsure: 'That is right, and you were hesitating.',
    wrong: 'Not yet. Here is a way to think of it.',
    unknown: 'Noted. Here is the idea.',
    human: 'Your code is kept.',
    humanText: 'It could not be tried in the page. Someone from the team will read it and answer you.',
    choices: (right: number, count: number) =>
      `${capital(words(right))} right answer${right > 1 ? 's' : ''} out of ${words(count)}.`,
    order: (right: number, count: number) =>
      right === 1
        ? `One step out of ${words(count)} is in its place.`
        : `${capital(words(right))} steps out of ${words(count)} are in their place.`,
    match: (right: number, count: number) =>
      right === 1
        ? `One link out of ${words(count)} is right.`
        : `${capital(words(right))} links out of ${words(count)} are right.`,
    code: (passed: number, count: number) =>
      passed === 1
        ? `One check out of ${words(count)} passes.`
        : `${capital(words(passed))} checks out of ${words(count)} pass.`,
    question: 'The question:',
    yours: 'Your answer',
    yoursIs: 'Your answer:',
    yoursToo: 'your answer',
    isRight: 'right',
    inPlace: 'in its place',
    expected: 'What was expected',
    solution: 'One possible solution',
  },
}
