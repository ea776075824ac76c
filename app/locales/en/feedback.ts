import { inWords, plural } from '#app/locales/format.ts'
import type { feedback as fr } from '#app/locales/fr/feedback.ts'
import type { Dictionary } from '#app/locales/language.tsx'

const few = (count: number, one: string, other: string) => plural(count, 'en', { one, other })
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const feedback = {
  queue: {
    metaTitle: 'Projects to read',
    heading: (count) =>
      count === 0
        ? 'No project is waiting for you.'
        : `${capital(inWords(count, 'en'))} ${few(count, 'project is', 'projects are')} waiting for you.`,
    lead: 'The one that has waited longest comes first. After 48 hours, the team sees it too.',
    leadTeam: 'The oldest comes first.',
    none: 'They will appear here',
    noneText: 'When a learner sends a project that you may read. You will see how long it has waited.',
    own: 'You have begun',
    waiting: 'To be taken',
    others: 'Somebody else is on it',
    work: (title, version) => `${title}, version ${version}`,
    waits: (span) => `has waited for ${span}`,
    span: {
      now: 'less than an hour',
      hours: (count) => `${count} ${few(count, 'hour', 'hours')}`,
      days: (count) => `${count} ${few(count, 'day', 'days')}`,
    },
    final: 'final project',
    yours: (until) => `Kept for you until ${until}.`,
    held: (name, until) => `${name} has taken it, until ${until} at the latest.`,
    open: 'Read the work',
    goOn: 'Go on with my feedback',
    openLabel: (name, title) => `Read the work of ${name}: ${title}`,
    goOnLabel: (name, title) => `Go on with my feedback to ${name}: ${title}`,
    told: {
      sent: (name) => `Your feedback is sent. ${name} will read it, and her path takes it into account.`,
      back: 'It is back in the queue. Somebody else can take it.',
    },
  },
  work: {
    metaTitle: 'A project to read',
    back: 'Projects to read',
    title: (name) => `The project of ${name}.`,
    version: (title, version, day) => `“${title}”, version ${version}, sent on ${day}.`,
    waits: (span) => `It has waited for ${span}.`,
    sent: 'Her work',
    text: 'Her text',
    link: 'Her link',
    file: (name, size) => `Download ${name}, ${size}`,
    changes: (version) => `What changes since version ${version}`,
    changesTitle: 'The changes',
    linkChanged: 'The link has changed.',
    fileChanged: 'The file has changed.',
    sameText: 'The text is the same.',
    tooLong: 'These texts are too long to be compared line by line.',
    last: (version, day) => `What she was told about version ${version}, on ${day}`,
    brief: 'Read the brief she was given',
    criteria: 'What we look at',
    answer: 'The feedback she got',
    take: 'I take it',
    takeText: 'This work will be kept for you for 24 hours. You can give it back at any time.',
    resume: 'Your draft is kept: you will find it again.',
    logged: 'She sees that you opened this work.',
    toFile: 'Open her file',
    states: {
      held: (name, until) =>
        `${name} is preparing feedback, until ${until} at the latest. You can read, without sending anything.`,
      answered: (name, day) => `${name} answered this version on ${day}.`,
      gone: 'Somebody',
      replaced: 'She has sent a more recent version. This one stays readable; the other one is waiting.',
      replacedDraft: 'Your draft will follow you to the new version.',
      'not-hers':
        'This is a final project: somebody else than her mentor answers it. You can read it, and speak of it with her.',
    },
    newer: 'Open the new version',
  },
  form: {
    title: 'Your feedback',
    lead: 'Criterion by criterion, what you see. She will first read what is right.',
    until: (until) => `This work is kept for you until ${until}.`,
    levels: { 'not-yet': 'not yet', almost: 'almost', reached: 'reached' },
    level: 'How far is she?',
    celebration: 'Well done',
    celebrationHelp: 'What is right, and why it counts.',
    essential: 'The essential',
    essentialHelp: 'What is left to do until it is reached.',
    advice: 'Advice',
    adviceHelp: 'An idea to go further, if she likes.',
    whole: 'On the whole',
    words: 'A word to begin with',
    wordsHelp: 'She will read it first.',
    kept: (count) => `Comments I kept (${count})`,
    keptNone: 'Keep these comments for another time',
    keep: 'Keep those I have just written',
    keepHelp: 'They stay yours alone, and come back here for other learners.',
    insert: 'Insert',
    forget: 'Delete',
    insertLabel: (text) => `Insert: ${text}`,
    forgetLabel: (text) => `Delete: ${text}`,
    preview: 'Read it again before sending',
    draft: 'Keep as a draft',
    back: 'Give it back to the queue',
    backText: 'Somebody else will be able to take it. Your draft is deleted.',
    saved: 'Your draft is kept. Nobody else sees it.',
    inserted: 'The comment is inserted. Fit it to her work.',
    keptSaid: 'Your comments are kept.',
    keptFull: 'Nothing more is kept: you have as many as there can be. Delete some, then try again.',
    keptNothing: 'There was nothing to keep here: write a comment first.',
    keptNowhere: (count) => `Comments on criteria that are gone (${count})`,
    forgotten: 'The comment is deleted.',
    problems: {
      level: (criterion) => `Say how far she is: ${criterion}`,
      word: (criterion) => `Write what is left to do, or advice: ${criterion}`,
      long: '2,000 characters at most.',
    },
    problemsShort: {
      level: 'Choose how far she is.',
      word: 'She is not there yet: tell her what to do.',
      long: '2,000 characters at most.',
    },
  },
  preview: {
    title: (name) => `What ${name} will read.`,
    noCelebration: 'What is right in this work?',
    noCelebrationText:
      'One precise “well done” helps more than ten pieces of advice. You can add one before sending.',
    done: 'All criteria are reached: her project will be done.',
    again: 'Her path will propose a new version of this project.',
    evidence:
      'Her path will take this into account. It weighs less than what somebody watches, and she can contest it:',
    once: 'Once sent, feedback cannot be taken back.',
    send: 'Send this feedback',
    edit: 'Correct it again',
    changed: 'Your draft has changed meanwhile. This is what she will read.',
  },
  problems: {
    held: 'Somebody else took it before you.',
    answered: 'Somebody else has already answered it. Nothing was sent twice.',
    replaced: 'She has sent a more recent version meanwhile. Nothing was sent.',
    freed: 'The 24 hours are over. Take the work again, your draft is kept.',
    'not-hers': 'Somebody else than her mentor answers this project. Nothing was sent.',
    gone: 'You no longer have this work. Nothing was sent.',
  },
  read: {
    title: (name) => `${name} has answered you.`,
    titleGone: 'An answer to your work.',
    doneTitle: 'Your project is done.',
    by: (name, version, day) => `Feedback from ${name} on version ${version}, on ${day}`,
    gone: 'somebody who has left',
    groups: {
      celebration: 'Well done',
      essential: 'The essential for what comes next',
      advice: 'Advice, if you like',
    },
    criteria: 'Criterion by criterion',
    next: {
      done: 'All criteria are reached. Your path takes it into account.',
      again: 'A new version is waiting in your path, whenever you like. What is reached stays reached.',
    },
    history: 'See what this changes in my path',
    contest: 'Contest something',
    older: (version) => `Read the feedback on version ${version} again`,
  },
  wait: {
    mentor: (name, moment) =>
      `${name} or your coach answers you by ${moment}. After that, the team takes over, and we write to you.`,
    mentorOnly: (name, moment) =>
      `${name} answers you by ${moment}. After that, the team takes over, and we write to you.`,
    coach: (moment) =>
      `Your coach answers you by ${moment}. After that, the team takes over, and we write to you.`,
    team: (moment) =>
      `Somebody of the team answers you. If nothing has come by ${moment}, we remind the team, and we write to you.`,
    final: (moment) =>
      `This is a final project: somebody else than your mentor reads it. If nothing has come by ${moment}, we remind the team, and we write to you.`,
    over: 'It has been more than 48 hours. The whole team sees your work now. Your place in the queue is kept.',
    writing: 'Somebody is answering you right now.',
    before: (mentor) =>
      mentor
        ? `Once it is sent, ${mentor} has 48 hours to answer. Then the team takes over.`
        : 'Once it is sent, an answer comes within 48 hours. If not, we write to you.',
  },
  file: {
    read: 'Already read',
    answer: 'Read and answer',
    answerLabel: (title) => `Read and answer: ${title}`,
    open: 'Open',
    openLabel: (title) => `Open the project: ${title}`,
  },
} satisfies Dictionary<typeof fr>
