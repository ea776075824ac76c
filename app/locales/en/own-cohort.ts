import { inWords } from '#app/locales/format.ts'
import type { ownCohort as fr } from '#app/locales/fr/own-cohort.ts'
import type { Dictionary } from '#app/locales/language.tsx'

export const ownCohort: Dictionary<typeof fr> = {
  metaTitle: 'A cohort',
  facts: { track: 'Track', starts: 'Start', hours: 'Rhythm' },
  hoursText: (count) => `${count} h a week, as a suggestion: you keep your own`,
  joinTitle: (name) => `You are expected: ${name}.`,
  joinLead: 'A cohort is a start together, and a coach. Your path stays your own.',
  join: 'Enter the cohort',
  full: 'The cohort is full. You can go on its waiting list.',
  list: 'Put me on the waiting list',
  coachSees: 'Its coach will see the same path as you. You can leave the cohort whenever you like.',
  newcomer: 'Make my account',
  login: 'Log in',
  notLearner: 'This link is for learners. Your account is not one.',
  overTitle: 'This link no longer works.',
  overText: 'It was closed or replaced. Ask whoever gave it to you for another one.',
  home: 'Back to the start page',
  title: {
    member: (name) => `You are in the cohort: ${name}.`,
    offered: 'A place is kept for you.',
    waiting: (before) =>
      before === 0
        ? 'You are the next one.'
        : `${inWords(before, 'en').replace(/^./, (letter) => letter.toUpperCase())} ${before === 1 ? 'person' : 'people'} before you.`,
  },
  lead: {
    member: 'You start together, each on a path of her own.',
    offered: (moment) => `Say yes or no before ${moment}. No reason is needed.`,
    waiting: 'We write to you as soon as a place is free. Your path does not wait: it is open.',
  },
  yes: 'Yes, I enter',
  no: 'No, thank you',
  unlist: 'Leave the waiting list',
  leave: 'Leave the cohort',
  leaveText:
    'Your meetings with the coach are cancelled, and the events leave your calendar. Your path stays your own.',
  leaveSure: 'Yes, leave the cohort',
  path: 'See my path',
}
