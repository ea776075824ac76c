import { inWords, plural } from '#app/locales/format.ts'
import type { together as fr } from '#app/locales/fr/together.ts'
import type { Dictionary } from '#app/locales/language.tsx'

const few = (count: number, one: string, other: string) => plural(count, 'en', { one, other })
const words = (count: number) => inWords(count, 'en')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const together: Dictionary<typeof fr> = {
  metaTitle: 'What is decided with you',
  heading: (open) =>
    open === 0
      ? 'Nothing changes without you.'
      : `${capital(words(open))} ${few(open, 'proposal waits', 'proposals wait')} for your word.`,
  lead: 'Those who accompany you propose. You decide.',
  promises: {
    gone: 'somebody who has left',
    none: 'Nothing is agreed at the moment.',
    note: 'You move your dates as you like, without explaining anything.',
  },
  proposals: {
    open: 'To decide',
    from: (name, day) => `${name}, on ${day}`,
    fromGone: (day) => `On ${day}`,
    choices: {
      first: (title) => `Do “${title}” first?`,
      later: (title) => `Keep “${title}” for later?`,
      skip: (title) => `Leave out “${title}”?`,
      prefer: (title) => `Take “${title}”?`,
    },
    gone: 'a step that no longer exists',
    why: (reason) => `Why: ${reason}`,
    effect: 'What it would change',
    before: 'Now',
    after: 'If you accept',
    left: (minutes) => `${minutes} to go`,
    accept: 'Accept',
    decline: 'Change nothing',
    discuss: 'Talk about it first',
    free: 'If you accept, you can still undo it, in the history of your path.',
    discussed: 'You would like to talk about it first. You can decide whenever you like.',
    stale: {
      ended: 'Whoever proposed this no longer accompanies you: it can no longer be applied.',
      gone: 'This step is no longer to come on your path: the proposal changes nothing any more.',
    },
    putAway: 'Put this proposal away',
    past: 'What you decided',
    states: {
      accepted: 'accepted',
      declined: 'nothing changed',
      withdrawn: 'withdrawn by its author',
      open: 'to decide',
      discussed: 'to talk about',
    },
    outcomes: {
      accepted: 'Done: your path has changed.',
      declined: 'Nothing changes. She will know, and you need not explain.',
      discussed: 'She knows that you would like to talk about it first.',
      repeated: 'Your answer was kept already.',
      same: 'You had chosen it yourself before: your path stays the same.',
      decided: 'This proposal had an answer before, or was withdrawn.',
      moved: 'Your path had changed meanwhile. Here is the effect, up to date: look, then decide.',
      ended: 'This person no longer accompanies you. Nothing has changed.',
      gone: 'This step is no longer to come. Nothing has changed.',
    },
    history: 'The history of my path',
  },
  notes: {
    title: 'Notes shared with you',
    none: 'No note is shared with you.',
    text: 'They stay yours, even when their author no longer accompanies you.',
    coach: 'your coach reads it too',
    edited: (day) => `changed on ${day}`,
  },
  back: 'My week',
  validation: {
    by: {
      mentor: (name, day) => `Seen by ${name}, mentor, on ${day}`,
      coach: (name, day) => `Seen by ${name}, coach, on ${day}`,
      trainer: (name, day) => `Seen by ${name}, trainer, on ${day}`,
      other: (day) => `Seen by somebody, on ${day}`,
    },
    work: (title, version) => `In your project “${title}”, version ${version}`,
    contest: 'This is not right: do not count it any more',
    contestText: 'This confirmation will stay written, but will no longer count. The person will see it.',
    contested: 'You contest it: it no longer counts.',
    title: 'What people have seen',
  },
  openings: {
    metaTitle: 'Who opened my file',
    heading: (people) =>
      people === 0
        ? 'Nobody has opened your file.'
        : people === 1
          ? 'One person has opened your file.'
          : `${capital(words(people))} people have opened your file.`,
    lead: 'Your mentor, your coach and those who read your projects can open it. Each opening is noted, once an hour.',
    none: 'Openings will stand here',
    noneText: 'With the day, the person, and what she read.',
    gone: 'Somebody who has left',
    parts: {
      file: 'your file',
      account: 'your account, seen by the team',
      export: 'a copy of your data',
      brief: 'the page that prepares a meeting',
      answers: 'your latest answers',
      diagnosis: 'your first questions',
      reviews: 'your reviews',
      project: 'a project you sent',
      other: 'a part of your file',
    },
    sharing: 'Choose what I show',
    pages: 'Other openings',
    older: 'Older',
    newer: 'Newer',
  },
  sharing: {
    metaTitle: 'What I show',
    heading: (count) =>
      count === 0
        ? 'You show your file, and nothing more.'
        : `Your file, and ${words(count)} ${few(count, 'thing', 'things')} more.`,
    lead: 'In your file, your mentor and your coach see your steps, your projects and what is known. They also see what you told in the welcome, what people have seen, and when you were last here. The rest is yours.',
    legend: 'Show also',
    parts: {
      answers: 'My latest answers',
      answersNote: 'The questions, and whether it was right.',
      diagnosis: 'My first questions',
      diagnosisNote: 'What was known, and what was still to be checked.',
      reviews: 'My reviews',
      reviewsNote: 'What comes back, and when.',
    },
    note: 'You may change your mind at any time. It takes effect at once.',
    openings: 'See who opened my file',
  },
}
