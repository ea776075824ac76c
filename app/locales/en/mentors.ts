import { inWords, numberText, plural } from '#app/locales/format.ts'
import type { mentors as fr } from '#app/locales/fr/mentors.ts'
import type { Dictionary } from '#app/locales/language.tsx'

const few = (count: number, one: string, other: string) => plural(count, 'en', { one, other })
const words = (count: number) => inWords(count, 'en')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const mentors: Dictionary<typeof fr> = {
  profile: {
    metaTitle: 'My mentor profile',
    link: 'My mentor profile',
    back: 'My mentees',
    heading: {
      draft: 'Tell us who you are.',
      waiting: 'Your application is with us.',
      declined: 'Let us take up your application again.',
      approved: 'What your mentees know of you.',
    },
    lead: {
      draft: 'About ten minutes. You can keep a draft and come back.',
      waiting: 'You can still change what follows. We will read the latest version.',
      declined: 'Change what is needed, then send it again.',
      approved: 'Change it whenever you like. Those you accompany stay with you.',
    },
    trade: 'Your trade',
    years: 'Years in this trade',
    topics: 'You can help with',
    main: 'The language you are most at ease with',
    others: 'You also speak',
    tone: 'Your way of going about it',
    about: 'A few words about you',
    aboutHelp:
      'Your way here, what you like about this trade. 600 letters at most. Learners read these words.',
    minutes: 'Minutes a week',
    minutesHelp: (each) =>
      `From 30 to 480. A mentee takes ${each} minutes a week: a real talk every two or three weeks, and a few messages.`,
    minutesTaken: (taken) =>
      `At present ${taken} are taken. Below that you keep your mentees and take no other.`,
    video: 'Your video link',
    videoHelp: 'An address that begins with https://. Only your mentees see it.',
    charter: 'The mentors’ charter',
    charterLead: 'Eight sentences, so that everybody knows what to expect.',
    charterLines: {
      free: 'I give this time freely. I ask for nothing in return, neither money nor favours.',
      listen: 'I listen before I advise. It is she who decides on her path.',
      secret: 'What she confides in me stays between us. If I believe she is in danger, I speak to the team.',
      promises: 'I promise only what I can keep. I say so when I cannot come.',
      respect: 'I judge neither her pace, nor her life, nor her beliefs, nor her accent.',
      distance: 'I stay in my place: no therapist, no employer, no more. I seek no love affair with her.',
      channel: 'I write and call through Ariane. I ask her for no address, no photograph, no papers.',
      leave: 'I may stop. I say so ahead of time, so that she can find somebody else.',
    },
    accept: 'I have read this charter and I keep to it.',
    accepted: (day) => `Accepted on ${day}.`,
    saveDraft: 'Keep the draft',
    submit: 'Send my application',
    save: 'Save',
    saved: 'Saved.',
    sent: 'Your application is on its way. We write to you as soon as it is read.',
  },
  presence: {
    title: 'Pausing and leaving',
    open: 'I can take new mentees',
    openNote: 'Untick for a pause. Those you accompany stay with you.',
    leavesOn: 'My last day, if I plan to stop',
    leavesHelp:
      'Two weeks before, your mentees get a letter and may choose somebody else. You stay until that day.',
    save: 'Save my pause or last day',
  },
  problems: {
    trades: 'Tick your trade.',
    topics: 'Tick at least one subject.',
    language: 'Choose a language from the list.',
    tone: 'Choose your way of going about it.',
    about: 'Write a few words, 600 letters at most.',
    years: 'A number of years, from 0 to 60.',
    minutes: 'A number of minutes, from 30 to 480.',
    video: 'A whole address that begins with https://.',
    charter: 'Read the charter and tick the box to send your application.',
    form: 'These answers could not be read. Tick them again.',
    day: 'Choose a day to come, within a year.',
    note: 'Keep to 600 letters at most.',
    noteNeeded: 'Tell her why, in a few words.',
  },
  standing: {
    draft: {
      heading: 'Welcome. Let us begin with your profile.',
      title: 'Your application is to be written.',
      text: 'Tell your trade, your languages and the time you can give. The team reads it, then your first requests arrive.',
      action: 'Write my profile',
    },
    waiting: {
      heading: 'Your application is with us.',
      title: (day) => `Sent on ${day}.`,
      text: 'Somebody of the team reads it and writes to you. After that, learners will be able to ask you. Until then, there is nothing to do.',
      action: 'Read my profile again',
    },
    declined: {
      heading: 'Your application has been read.',
      title: 'It is not for now.',
      text: 'The team left you this word. You can change your profile and send it again.',
      action: 'Take up my profile again',
    },
  },
  requests: {
    metaTitle: 'Requests',
    waiting: (count) =>
      `${capital(words(count))} ${few(count, 'request waits', 'requests wait')} for your answer.`,
    none: 'No request is waiting.',
    noneTitle: 'They will arrive here.',
    noneText: {
      open: (left) =>
        `You have time left for ${words(left)} ${few(left, 'mentee', 'mentees')}. A letter tells you of each request.`,
      full: 'Your time is taken. Nobody can ask you for now.',
      paused: 'You are taking a break: nobody can ask you. Your profile is where to end it.',
      leaving: 'Your last day is near: nobody can ask you any more.',
      applicant: 'They arrive once your application is accepted.',
    },
    link: 'Read and answer',
    until: (moment) => `Answer before ${moment}. After that, her request no longer waits for you.`,
    heading: (name) => `${name} is asking you.`,
    why: (name) => `Why ${name} and you`,
    wordsNone: 'She added nothing.',
    byRound: {
      heading: (name) => `The team suggests ${name}.`,
      words: 'She is looking for a mentor. The team made the request for her, and she knows.',
    },
    accept: (name) => `Accompany ${name}`,
    decline: 'Not this time',
    cost: (each, left) => `It takes ${each} minutes of your week. You have ${left} left.`,
    noReason: 'You have nothing to explain. Her request goes on at once.',
    facts: {
      language: (language) => `speaks ${language} like you`,
      trade: (trade) => `is heading for your trade: ${trade}`,
      topics: (topics) => `would like help with ${topics}`,
      free: (when) => `free ${when} like you`,
      tone: (tone) => `would like somebody like you: ${tone}`,
    },
    told: {
      accepted: 'Done: you accompany her. A letter has just told her.',
      declined: 'Noted. Her request has gone on.',
      full: 'Your week is full: her request has gone to somebody else. To take more, change your minutes.',
      fullNobody:
        'Your week is full. A letter tells her, and she will choose somebody else. To take more, change your minutes.',
      closed: 'You take nobody at present: her request has gone to somebody else.',
      closedNobody: 'You take nobody at present. A letter tells her, and she will choose somebody else.',
      gone: 'This request was no longer waiting. It was taken back, or has gone on.',
    },
  },
  end: {
    metaTitle: 'No longer accompany',
    link: 'No longer accompany her',
    heading: (name) => `No longer accompany ${name}?`,
    lead: 'You have nothing to explain. A letter tells her, without a reason.',
    loses: 'You will no longer see her path, from this moment on.',
    hers: 'She can choose somebody else at once.',
    apart: 'You two will not be proposed to each other again.',
    button: (name) => `No longer accompany ${name}`,
    done: 'Done. A letter tells her.',
  },
  staff: {
    metaTitle: 'Mentors',
    title: 'Mentors',
    text: (waiting) =>
      waiting === 0
        ? 'No application is waiting.'
        : `${capital(words(waiting))} ${few(waiting, 'application waits', 'applications wait')} to be read.`,
    link: 'See the mentors',
    back: 'The team',
    backList: 'Mentors',
    heading: (waiting) =>
      waiting === 0
        ? 'No application is waiting.'
        : `${capital(words(waiting))} ${few(waiting, 'application to read', 'applications to read')}.`,
    lead: (approved, places) =>
      `${numberText(approved, 'en')} accepted ${few(approved, 'mentor', 'mentors')}, ${numberText(places, 'en')} free ${few(places, 'place', 'places')}, waiting requests not counted.`,
    more: (count) => `And ${count} more, which came later.`,
    seen: (seen, looking) =>
      `${looking} are looking in all: these numbers are about the ${seen} who have looked for longest.`,
    page: (page, pages) => `Page ${page} of ${pages}`,
    before: 'Previous page',
    after: 'Next page',
    applications: 'Applications',
    since: (days) => (days === 0 ? 'Arrived today' : `Has waited ${days} ${few(days, 'day', 'days')}`),
    read: 'Read',
    readLabel: (name) => `Read the application of ${name}`,
    seekers: 'Those who look for one',
    seekersLead: (count) =>
      count === 0
        ? 'No learner looks for a mentor without a proposal.'
        : `${capital(words(count))} ${few(count, 'learner looks', 'learners look')} for a mentor, and none can be proposed to ${few(count, 'her', 'them')}.`,
    proposed: (count) =>
      `${capital(words(count))} ${few(count, 'other has', 'others have')} proposals to choose from.`,
    lack: 'Why',
    count: 'Learners',
    lacks: {
      track: 'No trade chosen yet',
      language: 'No mentor speaks her language',
      trade: 'None of her trade speaks her language',
      hours: 'No common hour',
      refused: 'Those who suit were proposed already',
      away: 'Those who suit are taking a break',
      full: 'Those who suit have no place left',
    },
    all: 'All mentors',
    allNone: 'No mentor is accepted yet.',
    name: 'Mentor',
    speaks: 'Speaks',
    places: 'Free places',
    state: 'State',
    states: {
      approved: 'accompanies',
      paused: 'pausing',
      leaving: (day) => `leaves on ${day}`,
      declined: 'declined',
      waiting: 'to read',
      draft: 'draft',
    },
    one: {
      heading: (name) => `${name} would like to accompany.`,
      headingKnown: (name) => `${name}, mentor.`,
      trade: 'Trade',
      years: 'Years in the trade',
      topics: 'Can help with',
      languages: 'Speaks',
      tone: 'Way of going about it',
      minutes: 'Minutes a week',
      about: 'In her words',
      charter: 'Charter accepted',
      charterNone: 'not yet',
      submitted: 'Sent',
      none: 'nothing said',
      decide: 'Your view',
      note: 'A word for her',
      noteHelp: 'She reads it. Needed if you decline.',
      approve: 'Accept',
      decline: 'Decline',
      own: 'This is your own application: somebody else of the team will read it.',
      reviewed: {
        approved: (day) => `Accepted on ${day}.`,
        declined: (day) => `Declined on ${day}.`,
      },
    },
    told: {
      approved: 'She is accepted. A letter tells her.',
      declined: 'Noted. A letter asks her to read your word.',
      done: 'This application had its answer already.',
    },
  },
}
