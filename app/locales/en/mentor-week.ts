import type { mentorWeek as fr } from '#app/locales/fr/mentor-week.ts'
import { daysAwayText, inWords, plural } from '#app/locales/format.ts'
import type { Dictionary } from '#app/locales/language.tsx'

const few = (count: number, one: string, other: string) => plural(count, 'en', { one, other })
const words = (count: number) => inWords(count, 'en')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const forDays = (days: number) =>
  days < 1 ? 'since today' : `for ${words(days)} ${few(days, 'day', 'days')}`

export const mentorWeek: Dictionary<typeof fr> = {
  heading: (acts, minutes) => `This week: ${words(acts)} ${few(acts, 'act', 'acts')}, ${minutes}.`,
  full: 'Your minutes of the week are all given.',
  calm: 'This week, all is well.',
  lead: (minutes) => `Chosen to fit into the ${minutes} you have left this week.`,
  leadBooked: (minutes, booked) =>
    `Your meetings and messages take ${booked} this week. The rest fits into the ${minutes} that remain.`,
  calmLead: 'None of your mentees is waiting for anything from you. A word is always welcome.',
  minutes: (count) => few(count, 'minute', 'minutes'),
  noMinutes: 'What follows can wait without harm.',
  acts: {
    answer: 'Answer her',
    feedback: 'Read her project',
    promise: 'Do what you promised',
    'first-session': 'Suggest a first meeting',
    unblock: 'Help her over this wall',
    word: 'Send her a word, asking nothing',
    session: 'Suggest meeting again',
    celebrate: 'Congratulate her',
  },
  because: {
    answer: (days) => `Her message has waited ${forDays(days)}.`,
    feedback: (days) => `Her project has waited ${forDays(days)}.`,
    promise: (day) => `You had planned it for ${day}.`,
    'first-session': (days) => `You have accompanied her ${forDays(days)}, and have not talked yet.`,
    unblock: (tries, canDo) => `${capital(words(tries))} tries this week, not there yet: “${canDo}”`,
    word: (days) => `No sign of her ${forDays(days)}. That is not giving up.`,
    session: (days) => `You last met ${daysAwayText(-days, 'en')}.`,
    celebrate: (count) => `She sent ${words(count)} ${few(count, 'project', 'projects')} this week.`,
  },
  draft: 'A message ready to send',
  draftLabel: (name) => `Your message to ${name}`,
  draftHint: 'Change whatever you like. Nothing leaves before you send it.',
  send: 'Send',
  readWork: 'Read the project and answer',
  open: (name) => `${name}’s file`,
  sent: (name) => `Your message is on its way. ${name} will read it when she next comes by.`,
  notSent: 'This message was not sent: you cannot write to her at present.',
  emptyDraft: 'Write a few words.',
  longDraft: (most) => `${most} characters at most.`,
  later: 'Can wait until next week',
  laterText: 'It would go beyond your minutes.',
  fine: (names) => `Nothing to do for ${names}: all is well.`,
  rules: 'Where does this list come from?',
  rulesText:
    'The academy looks at what each mentee is waiting for: a message without an answer, a promise, a first meeting, a wall, a long silence, a project she sent. It chooses what counts most within your minutes, one act a person. During a pause she announced, or before she has begun, a learner’s silence is never counted. Your mentee reads the same as you on her “People” page.',
  hers: {
    title: (mentor) => `What ${mentor} sees of your week`,
    fine: 'Nothing in particular: all is well.',
    words: 'It is a reminder for her, not a mark for you.',
    because: {
      answer: (days) => `Your message has waited ${forDays(days)}.`,
      feedback: (days) => `Your project has waited ${forDays(days)}.`,
      promise: (day) => `She promised you something for ${day}.`,
      'first-session': (days) => `She has accompanied you ${forDays(days)}, and you have not talked yet.`,
      unblock: (tries, canDo) => `${capital(words(tries))} tries this week, not there yet: “${canDo}”`,
      word: (days) => `No sign of you ${forDays(days)}. Nothing to catch up on.`,
      session: (days) => `You last met ${daysAwayText(-days, 'en')}.`,
      celebrate: (count) => `You sent ${words(count)} ${few(count, 'project', 'projects')} this week.`,
    },
  },
  drafts: {
    answer: (name, mentor) => `Hello ${name},\n\nThank you for your message.\n\n\n\nSee you soon,\n${mentor}`,
    feedback: (name, mentor) =>
      `Hello ${name},\n\nI have read your project. What I liked:\n\n\n\nSee you soon,\n${mentor}`,
    promise: (name, mentor) => `Hello ${name},\n\nAs promised:\n\n\n\nSee you soon,\n${mentor}`,
    'first-session': (name, mentor) =>
      `Hello ${name},\n\nI am glad to accompany you. Shall we talk for half an hour this week? You can choose a time that suits you on the “My meetings” page.\n\nUntil then, write to me whenever you like.\n\n${mentor}`,
    unblock: (name, mentor) =>
      `Hello ${name},\n\nYou are working on something that everybody finds hard. Would you show me where you are? With two, it often takes ten minutes.\n\n${mentor}`,
    word: (name, mentor) =>
      `Hello ${name},\n\nI am thinking of you. There is nothing to catch up on: your path is waiting, and so am I. If something holds you back, you can simply tell me.\n\n${mentor}`,
    session: (name, mentor) =>
      `Hello ${name},\n\nIt has been a while since we talked. Would you like half an hour with me? Choose a time that suits you.\n\n${mentor}`,
    celebrate: (name, mentor) =>
      `Hello ${name},\n\nI saw that you sent your project. Well done! That is a real step.\n\n${mentor}`,
  },
}
