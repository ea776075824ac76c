import { inWords, listText, plural } from '#app/locales/format.ts'
import type { people as fr } from '#app/locales/fr/people.ts'
import type { Dictionary } from '#app/locales/language.tsx'

const few = (count: number, one: string, other: string) => plural(count, 'en', { one, other })
const words = (count: number) => inWords(count, 'en')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const people: Dictionary<typeof fr> = {
  metaTitle: 'My people',
  back: 'My people',
  mentor: {
    meet: 'Book a meeting',
    write: 'Write to her',
    heading: (name) => `${name} is at your side.`,
    since: (day) => `Your mentor since ${day}.`,
    helps: (topics) => `She can help you with ${topics}.`,
    speaks: (languages) => `She speaks ${languages}.`,
    years: (years) => `She has worked in her trade for ${words(years)} ${few(years, 'year', 'years')}.`,
    same: 'She sees your path as you see it.',
    end: 'Ask for somebody else, or go on without',
    leaves: (name, day) => `${name} stops on ${day}.`,
    leavesText: (name) => `${name} stays at your side until then. You can choose now who will follow.`,
  },
  choose: {
    heading: 'Who walks at your side?',
    lead: 'A mentor works in the trade you are heading for. She gives you a little of her time, every week. You choose, and you may always change your mind.',
    looking: 'Find a mentor',
    later: 'Later',
    without: 'Go on without',
  },
  settled: {
    later: {
      heading: 'You will choose later.',
      text: 'There is no hurry. Your path moves on all the same, and this door stays open.',
    },
    without: {
      heading: 'You go on without a mentor.',
      text: 'It is a choice like any other. You can change it at any time, without a reason.',
    },
  },
  proposals: {
    heading: (count) =>
      count === 1
        ? 'One woman can go along with you.'
        : `${capital(words(count))} women can go along with you.`,
    lead: (moment) => `Ask the one you like. If you write now, you will have an answer before ${moment}.`,
    years: (years) =>
      years === 0
        ? 'New in the trade'
        : `${capital(words(years))} ${few(years, 'year', 'years')} in the trade`,
    why: (name) => `Why ${name}`,
    ask: (name) => `Ask ${name}`,
    decline: 'None of the three? See others',
    declineFew: (count) => (count === 1 ? 'See somebody else' : 'Neither of the two? See others'),
  },
  wish: {
    title: 'What you wish for',
    metaTitle: 'What I wish for',
    heading: 'Which help would do you good?',
    lead: 'Three answers are enough. They serve to propose somebody to you, and nothing else.',
    topics: 'You would like help with',
    main: 'The language you are most at ease with',
    others: 'You also speak',
    tone: 'You prefer somebody',
    anyTone: 'It does not matter',
    save: 'See who can help me',
    change: 'Change',
    noTopics: 'whatever comes',
    language: 'Choose a language from the list.',
    form: 'These answers could not be read. Tick them again.',
    facts: { topics: 'Help with', languages: 'In', tone: 'With somebody' },
    tones: { listening: 'who listens', direct: 'direct', 'step-by-step': 'who goes step by step' },
  },
  facts: {
    language: (language) => `speaks ${language} like you`,
    trade: (trade) => `works in the trade you are heading for: ${trade}`,
    topics: (topics) => `likes to help with ${topics}`,
    free: (when) => `free ${when} like you`,
    tone: (tone) => `${tone}, as you wish`,
    when: (weekday, part) => `on ${weekday} ${part}`,
  },
  none: {
    heading: 'Nobody is free for you today.',
    track: 'Tell us first which trade you are heading for: mentors work in that trade.',
    trackLink: 'Choose my trade',
    language: (languages) => `No mentor speaks ${listText(languages, 'en', 'or')} yet.`,
    trade: 'No mentor who speaks your language works in this trade.',
    hours: 'None is free at the same hours as you.',
    refused: 'Those who suit you have already been proposed to you.',
    away: 'Those who suit you are taking a break.',
    full: 'Those who suit you already accompany as many people as they can.',
    known:
      'The team knows: you are counted among those who wait. Come back when you like, this page keeps up to date.',
    again: 'See again those I set aside',
    widen: 'Change my wishes',
  },
  asked: {
    heading: (name) => `You have asked ${name}.`,
    lead: (moment) => `Her answer comes before ${moment}.`,
    then: (names) => `If she cannot, we ask ${names}, without you having to do anything.`,
    thenNone: 'If she cannot, or does not answer, we propose somebody else.',
    words: 'You wrote',
    withdraw: 'Take back my request',
    byRound: {
      heading: (name) => `The team has asked ${name} for you.`,
      free: 'You need do nothing. You may also take this request back, without saying why.',
    },
  },
  ask: {
    metaTitle: 'Ask a mentor',
    heading: (name) => `Ask ${name}`,
    lead: (moment) => `She answers before ${moment}. Nothing begins unless both of you agree.`,
    words: 'A few words for her',
    wordsHelp: 'What brings you here, or just hello. 600 letters at most.',
    sees: 'She will read your first name and these words. She will also see what you have in common: language, trade, topics, ways, hours. Your path only if she accepts.',
    gone: 'The one you had chosen is no longer free.',
    goneNext: (name) => `Here is ${name}, who can go along with you too. Your words are kept.`,
    goneNobody: 'Nobody else is free today. You can keep your words for later.',
    wait: 'You have already asked several mentors today. Try again tomorrow.',
    next: 'If she cannot',
    nextHelp: 'We will ask those you choose, in this order.',
    second: 'Second',
    third: 'Third',
    nobody: 'Nobody',
    send: 'Send my request',
    long: 'Keep to 600 letters at most.',
  },
  last: {
    declined: (name) => `${name} cannot at present. That says nothing about you.`,
    passed: (name) => `${name} could not answer in time. That says nothing about you.`,
    ended: 'Your mentor had to stop. You can choose somebody else.',
  },
  told: {
    withdrawn: 'Your request is taken back. This mentor will be proposed to you again in a week.',
    'not-looking': 'Your request was not sent: you have a mentor already, or a request that waits.',
    answered: 'She answered in the meantime.',
    taken: 'She is no longer free. Here is what is possible now.',
    ended: 'Done. She no longer sees your path.',
    saved: 'Saved.',
  },
  end: {
    metaTitle: 'Change mentor',
    heading: (name) => `Part from ${name}?`,
    lead: 'You have nothing to explain, and nobody will ask you why.',
    loses: (name) => `${name} will no longer see your path, from this moment on.`,
    back: 'She will not be proposed to you again, unless you ask for it.',
    keeps: 'Your path and all you have done stay yours.',
    then: 'And then',
    choices: {
      looking: 'I would like somebody else',
      later: 'I will see later',
      without: 'I go on without',
    },
    button: (name) => `Part from ${name}`,
    form: 'Choose what comes next.',
  },
  around: {
    places: { messages: 'My messages', sessions: 'My meetings', 'meeting-times': 'My meeting hours' },
    title: 'Also at your side',
    coach: (name, cohort) => `${name} is your coach, for the cohort “${cohort}”.`,
    cohort: (cohort) => `You belong to the cohort “${cohort}”.`,
    waiting: (cohort) => `You are waiting for a place in the cohort “${cohort}”.`,
    offered: (cohort) => `A place in the cohort “${cohort}” is kept for you.`,
    open: 'See',
    openLabel: (cohort) => `See the cohort “${cohort}”`,
    answer: 'Answer',
    answerLabel: (cohort) => `Answer about the cohort “${cohort}”`,
    none: 'Your coach will appear here when you join a cohort: women who set out together.',
  },
}
