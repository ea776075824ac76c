import { inWords, numberText, plural } from '#app/locales/format.ts'
import type { matching as fr } from '#app/locales/fr/matching.ts'

const few = (count: number, one: string, other: string) => plural(count, 'en', { one, other })
const words = (count: number) => inWords(count, 'en')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const matching: typeof fr = {
  metaTitle: 'Pairs to propose',
  section: {
    title: 'Pairs',
    text: 'A trial looks, for all who wait, for who would go with whom. Nothing leaves without your word.',
    link: 'Look for pairs',
  },
  back: 'The team',
  backList: 'Trials',
  heading: (seekers) =>
    seekers === 0
      ? 'Nobody is waiting for a mentor.'
      : `${capital(words(seekers))} ${few(seekers, 'learner is looking', 'learners are looking')} for a mentor.`,
  lead: (places) =>
    `${places === 0 ? 'No mentor has a free place' : `Mentors have ${numberText(places, 'en')} free ${few(places, 'place', 'places')}`}. A trial looks for who would go with whom, for all at once. It changes nothing and tells nobody.`,
  nobody:
    'When a learner looks for a mentor, she will appear here. Meanwhile each of them chooses for herself among three proposals.',
  start: 'Start a trial',
  mode: 'What the trial looks for',
  modes: {
    balanced: {
      name: 'A balance',
      text: 'Nearly the best whole, with very few women who would rather have swapped.',
    },
    optimal: {
      name: 'The best whole',
      text: 'The most learners accompanied, and the best suited pairs in total.',
    },
    stable: {
      name: 'No regrets',
      text: 'No learner and no mentor would both rather have each other than the one they have.',
    },
  },
  open: {
    title: 'A trial waits for your decision.',
    text: 'One at a time: approve it or put it aside to start another.',
    link: 'Open this trial',
  },
  past: 'All trials',
  pastNone: 'No trial yet.',
  columns: { day: 'Started', mode: 'What it looked for', state: 'Decision', placed: 'Placed' },
  of: (placed, all) => `${placed} of ${all}`,
  states: {
    waiting: 'being worked out',
    ready: 'to decide',
    failed: 'did not finish',
    approved: 'approved',
    discarded: 'put aside',
  },
  problems: { mode: 'Choose what the trial looks for.', form: 'This form could not be read. Try again.' },
  told: {
    another: 'Another trial is open already. Here it is in the list.',
    changed: 'Noted. The figures take your choice into account.',
    stale:
      'The trial changed in the meantime, elsewhere or in another tab. Here it is as it stands: nothing has left.',
    taken: 'This mentor has no place left in this trial. Nothing has changed.',
    settled: 'This learner has found somebody, or looks no more. Nothing has changed.',
    apart: 'One of the two said no, or a request came to nothing. Nothing has changed.',
    away: 'This mentor takes nobody at present. Nothing has changed.',
    unsuited: 'They lack a language, a trade or hours in common. Nothing has changed.',
    discarded: 'The trial is put aside. Nothing has left.',
    approved: 'Done. The letters are leaving.',
    fallen: 'The trial is approved, but no pair held any more. No letter is leaving.',
    again: 'This trial was approved already. Nothing left twice.',
    closed: 'This trial is not waiting for a decision. Nothing has changed.',
  },
  waiting: {
    heading: 'The trial is being worked out.',
    text: 'A few seconds, most often. This page keeps itself up to date.',
    look: 'See how far it is',
    stop: 'Stop this trial',
  },
  failed: {
    heading: 'The trial did not finish.',
    text: 'The computing broke off. Nothing has left, and nothing is lost. You can start it again.',
    again: 'Start again',
  },
  discarded: {
    heading: 'This trial is put aside.',
    text: (day) => `Decided on ${day}. Nothing has left, and the pairs it had found are erased.`,
  },
  ready: {
    heading: (placed, all) =>
      placed === 0
        ? 'None would have a mentor.'
        : `${capital(words(placed))} of ${words(all)} ${few(all, 'learner', 'learners')} would have a mentor.`,
    lead: (mode, moment) => `Trial “${mode}”, ${moment}. Nothing has left yet.`,
  },
  approved: {
    heading: (asked) =>
      asked === 0
        ? 'No request has left.'
        : `${capital(words(asked))} ${few(asked, 'request has left', 'requests have left')}.`,
    lead: (mode, day) => `Trial “${mode}”, approved on ${day}.`,
    fell: (count) =>
      `${capital(words(count))} ${few(count, 'pair no longer held: its request has not left', 'pairs no longer held: their requests have not left')}.`,
    answers: {
      waiting: 'Waiting for an answer',
      accepted: 'Accepted',
      declined: 'Declined',
      passed: 'Not answered in time',
      withdrawn: 'Taken back by the learner',
    },
  },
  figures: {
    title: 'What this trial is worth',
    placed: 'Placed',
    total: 'Total of the pairs',
    totalHelp: 'The sum of the points of all pairs, and of each learner placed.',
    gap: 'Below the best possible',
    strong: 'Would clearly rather have another pair',
    strongHelp: 'A learner and a mentor who would both gain by being together.',
    before: (value) => `before your choices: ${value}`,
    asOf: 'These figures are those of the last change.',
    languages: 'By language',
    languagesHelp:
      'The first language of each. One that is clearly served worse than the whole is pointed out.',
    language: 'Language',
    learners: 'Learners',
    without: 'Without a mentor',
    why: 'Good to know',
    uneven: {
      'no speaker': 'nobody speaks it',
      'too few places': 'too few places',
      'places held by others': 'places taken by other languages',
      'other conditions': 'other conditions are missing',
    },
  },
  pairs: {
    placed: 'Who with whom',
    left: 'Who is left, and why',
    views: 'What the list shows',
    search: 'Look for a first name',
    find: 'Look',
    with: (mentor) => `with ${mentor}`,
    points: (points) => `${points} points of 1,000`,
    byHand: 'chosen by hand',
    change: 'Change',
    changeLabel: (name) => `Change for ${name}`,
    none: 'Nobody here.',
    forgotten: 'Their names are erased 90 days after the decision.',
    noneFound: 'Nobody of this name is here.',
    gone: 'This mentor is no longer there.',
    page: (page, pages) => `Page ${page} of ${pages}`,
    earlier: 'Previous page',
    later: 'Next page',
  },
  hindrances: {
    settled: 'No longer holds: she has found somebody, or looks no more.',
    apart: 'No longer holds: one of the two said no, or a request came to nothing.',
    closed: 'No longer holds: this mentor takes nobody at present.',
    unsuited: 'No longer holds: their language, trade or hours have changed.',
    full: 'No longer holds: this mentor has not enough minutes left.',
  },
  left: {
    open: 'A mentor would suit her, and has a place',
    hand: 'Taken out by hand',
    track: 'No trade chosen yet',
    language: 'No mentor speaks her language',
    trade: 'None of her trade speaks her language',
    hours: 'No hour in common',
    refused: 'Those who suit have been proposed already',
    away: 'Those who suit are taking a break',
    full: 'Those who suit have no place left',
  },
  facts: {
    language: (language) => `both speak ${language}`,
    trade: (trade) => `same trade: ${trade}`,
    topics: (topics) => `help with ${topics}`,
    free: (when) => `both free ${when}`,
    tone: (tone) => `the way she wishes: ${tone}`,
  },
  change: {
    metaTitle: 'Change a pair',
    heading: (name) => `With whom would ${name} go?`,
    back: 'Back to the trial',
    now: (mentor) => `In this trial, she would go with ${mentor}.`,
    nowNobody: (why) => `In this trial, she has nobody. ${why}.`,
    choose: 'Those who can accompany her',
    chooseHelp: 'The total changes by what each pair gains or loses in points.',
    free: (count) => `${words(count)} free ${few(count, 'place', 'places')}`,
    current: 'as now',
    effect: (points) => `total: ${points} points`,
    nobody: 'Nobody in this trial',
    nobodyNote: 'She keeps her proposals and chooses for herself.',
    more: (count) =>
      `Here are those who suit her best. ${capital(words(count))} ${few(count, 'other', 'others')} would suit her too.`,
    full: (count) =>
      `${capital(words(count))} ${few(count, 'other mentor would suit her, but her place is taken', 'other mentors would suit her, but their places are taken')} in this trial.`,
    none: 'No other mentor suits her today.',
    save: 'Keep this choice',
    field: 'Choose a mentor of the list, or nobody.',
  },
  decide: {
    title: 'Your decision',
    text: 'Nothing has left. Approving asks for a confirmation, which says exactly what will happen.',
    approve: 'Read again and approve',
    discard: 'Put aside',
  },
  approve: {
    metaTitle: 'Approve a trial',
    heading: (count) =>
      count === 0
        ? 'There is nothing to send.'
        : `Send ${words(count)} ${few(count, 'request', 'requests')}?`,
    lead: 'This is exactly what happens when you approve.',
    mentors: (requests, mentors) =>
      `${capital(words(mentors))} ${few(mentors, 'mentor receives a letter', 'mentors receive a letter')}, for ${words(requests)} ${few(requests, 'request', 'requests')} in all. Each has 48 hours to say yes or no.`,
    learners: (count) =>
      `${capital(words(count))} ${few(count, 'learner receives', 'learners receive')} a letter. Her page says that the team has asked for her, and that she may take the request back without a reason.`,
    silent: 'Without an answer in 48 hours, the request stops. The learner then chooses for herself.',
    fell: (count) =>
      `${capital(words(count))} ${few(count, 'pair no longer holds', 'pairs no longer hold')} since the trial: ${few(count, 'it does not leave', 'they do not leave')}.`,
    left: (count) =>
      `${capital(words(count))} ${few(count, 'learner stays', 'learners stay')} without a mentor in this trial. Nothing changes for ${few(count, 'her', 'them')}.`,
    recheck: 'Each pair is checked one last time at that moment. What no longer holds is listed afterwards.',
    final: 'Once they have left, requests cannot be called back from here.',
    button: (count) => `Send ${words(count)} ${few(count, 'request', 'requests')}`,
  },
}
