import { inWords, plural } from '#app/locales/format.ts'
import type { me as fr } from '#app/locales/fr/me.ts'
import type { Dictionary } from '#app/locales/language.tsx'

const few = (count: number, one: string, other: string) => plural(count, 'en', { one, other })
const words = (count: number) => inWords(count, 'en')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** "twelve days", "three weeks", "five months" */
const span = (days: number) =>
  days < 14
    ? `${words(days)} ${few(days, 'day', 'days')}`
    : days < 60
      ? `${words(Math.floor(days / 7))} weeks`
      : `${words(Math.floor(days / 30.44))} months`

export const me: Dictionary<typeof fr> = {
  metaTitle: 'Me',
  heading: (name, days) =>
    days < 1 ? `This is your place, ${name}.` : `You have been here for ${span(days)}, ${name}.`,
  lead: 'All that concerns you can be read here, changed here, and is yours.',
  saved: 'It is saved.',
  kept: 'Your space stays. Nothing has moved.',
  groups: { you: 'You', door: 'Your door', data: 'Your data', places: 'Your other spaces' },
  rows: {
    profile: 'First name, language and appearance',
    hours: 'My hours',
    hoursFact: (minutes) => `${minutes} a week`,
    noHours: 'To fill in whenever you like: ten minutes are enough.',
    welcome: 'What I said about myself',
    welcomeFact: 'Your goal, your experience, what helps you. All of it can be changed.',
    notifications: 'The messages I get',
    notificationsFact: (count) =>
      count === 0
        ? 'Only what concerns your account.'
        : `Your account, and ${words(count)} other ${few(count, 'kind', 'kinds')} of message.`,
    logins: 'Where I am signed in',
    loginsFact: (count) => (count <= 1 ? 'On this device only.' : `On ${words(count)} devices.`),
    security: 'Password and second code',
    keys: {
      both: 'A password, and a second code.',
      password: 'A password.',
      second: 'A link by e-mail, and a second code.',
      link: 'A link by e-mail, no password.',
    },
    email: 'My e-mail address',
    data: 'What the academy knows about me',
    dataFact: 'All of it, with the reason, and who sees it.',
    download: 'Download my data',
    downloadFact: 'A JSON file, which other tools can read.',
    delete: 'Erase my space',
    deleteFact: 'Seven days to change your mind.',
  },
  places: {
    mentor: 'My mentees',
    coach: 'My cohorts',
    staff: 'The tracks of the academy',
    admin: 'People',
  },
  pending: {
    title: (day) => `Your space will be erased on ${day}.`,
    text: 'Until then nothing changes. You can still change your mind.',
    keep: 'Keep my space',
  },
  profile: {
    metaTitle: 'My profile',
    heading: (name) => `We call you ${name}.`,
    lead: 'And we speak to you in your language, at your time of day.',
    name: 'Your first name',
    nameHelp: 'The one you like to hear. Those who accompany you see it.',
    language: 'The language of the academy',
    timeZone: 'Your time zone',
    timeZoneHelp: 'So that “today” is your own day.',
    appearance: 'Light or dark',
    appearanceText: 'This choice stays on this device.',
  },
  notifications: {
    metaTitle: 'My messages',
    heading: (count) =>
      count === 0
        ? 'We write to you as little as we can.'
        : `${capital(words(count))} ${few(count, 'kind', 'kinds')} of message, and nothing more.`,
    lead: 'Subject lines stay discreet: nobody passing by can guess what you do here.',
    legend: 'Write to me as well',
    kinds: {
      week: 'on Mondays, with my week',
      return: 'after a long absence, once only',
    },
    note: 'Your week leaves on Monday morning, from 7:00 on, in your time zone. After three weeks without news of you, we write once only.',
    always: 'Always',
    alwaysText:
      'Your sign-in links, a change of password or address, a request to erase: they keep you safe.',
    to: (email) => `They go to ${email}.`,
    changeAddress: 'Change the address',
  },
  data: {
    metaTitle: 'What the academy knows about me',
    heading: 'All that the academy knows about you is here.',
    lead: 'Nothing else is kept. Nothing is sold or lent. Your answers serve one thing: choosing what comes next with you.',
    why: 'Why',
    who: 'Who sees it',
    download: 'Download everything',
    goDelete: 'Erase my space',
    change: 'Change',
    contents: 'On this page',
    none: 'Nothing yet.',
    account: {
      title: 'Your account',
      why: 'To recognise you, and to write to you.',
      who: 'You. Administrators see your first name, your address, your roles and the day you came.',
      name: 'First name',
      email: 'Address',
      language: 'Language',
      timeZone: 'Time zone',
      since: 'Since',
      roles: 'Roles',
      password: 'Password',
      passwordIs: { set: 'kept in a form that nobody can read back', none: 'none' },
      invitations: 'Invitations',
    },
    welcome: {
      title: 'What you said about yourself',
      why: 'To start from you: your goal, your experience, your hours.',
      who: 'You, your mentor and your coach.',
      track: 'Track chosen',
      hours: 'Your hours',
      facts: {
        skills: 'Where you place yourself',
        devices: 'Your equipment',
        connection: 'Your connection',
        helps: 'What helps you',
      },
      perWeek: (minutes) => `${minutes} a week`,
      exceptions: (count) => `${count} ${few(count, 'week apart', 'weeks apart')}`,
      changeHours: 'Change my hours',
      changeWelcome: 'Go over these answers',
    },
    claims: {
      title: 'What you say you can do',
      why: 'To offer you a short check. Saying it takes nothing away and binds you to nothing.',
      who: 'You, your mentor and your coach.',
      can: 'You can do it',
      cannot: 'Not yet',
      list: (count) => `Read them all (${count})`,
    },
    answers: {
      title: 'Your answers',
      why: 'Everything the academy concludes comes from them. Each answer counts once.',
      who: 'Only you. Designers see totals by question, without names.',
      counts: {
        diagnosis: 'first questions',
        practice: 'practice',
        check: 'check',
        review: 'review',
        lesson: 'lessons read',
        claim: 'what you said you can do',
        validation: 'confirmed by a person',
      },
      list: (count) => `Read them one by one (${count})`,
      newer: 'Newer',
      older: 'Older',
      gone: 'a question that is no longer there',
    },
    conclusions: {
      title: 'What the academy draws from them',
      why: 'To choose what comes next, and when to review. These are estimates: you can contest them.',
      who: 'You. Your mentor and your coach see what you know.',
      mastered: 'Known',
      uncertain: 'To check',
      reviews: 'Ideas that reviews protect',
      see: 'See, and contest',
    },
    path: {
      title: 'Your path and your time',
      why: 'To lay the steps into your weeks, at your measured pace.',
      who: 'You. Your mentor and your coach see the steps, never the time measured.',
      versions: 'Versions of the path',
      choices: 'Your choices',
      modules: 'Modules opened',
      done: (count) => `${count} of them finished`,
      time: 'Time measured',
      see: 'Read the story of the path',
    },
    projects: {
      title: 'Your projects',
      why: 'So that someone reads them and answers you.',
      who: 'You, and the person who reads them.',
      version: (version) => `version ${version}`,
      draft: 'a draft, for you only',
      sent: (day) => `sent on ${day}`,
    },
    people: {
      title: 'The people at your side',
      why: 'So that you are not alone.',
      who: 'You and they.',
      mentor: (name, day) => `${name}, your mentor since ${day}`,
      cohort: (name, coach) => (coach ? `${name}, with ${coach}` : name),
      learners: (count) => `${count} ${few(count, 'learner', 'learners')} accompanied`,
    },
    messages: {
      title: 'Your conversations',
      why: 'So that you and those at your side can write to each other, and read again.',
      who: 'You, and the people of each conversation. The team reads a reported message, and no other.',
      none: 'No message so far.',
      count: (count: number) =>
        `${count} ${few(count, 'message in your conversations', 'messages in your conversations')}`,
      reports: (count: number) => `${count} ${few(count, 'report', 'reports')} of yours`,
      see: 'Read my messages again',
      peace: 'Blocked people and reports',
    },
    mails: {
      title: 'The messages sent',
      why: 'To know what you were sent, and not to write the same thing to you twice.',
      who: 'Only you.',
      none: 'No message is kept here.',
      count: (count) => `${count} ${few(count, 'message', 'messages')} kept, with the text.`,
      letters: (count) => `${count} ${few(count, 'letter', 'letters')} you chose, of which the date is kept.`,
    },
    logins: {
      title: 'Your logins',
      why: 'So that you can see if someone else comes in. These lines go after twelve months.',
      who: 'Only you, except in a security inquiry.',
      open: (count) => (count === 1 ? 'One open login.' : `${capital(words(count))} open logins.`),
      see: 'See them',
      journal: 'Security log',
      actions: {
        login: 'login opened',
        'password.changed': 'password changed',
        'second-factor.on': 'second code set up',
        'second-factor.off': 'second code removed',
        'recovery-codes.new': 'recovery codes renewed',
        'email.changed': 'address changed',
        'login.ended': 'login closed',
        'role.granted': 'role given',
        'role.revoked': 'role taken away',
        'deletion.requested': 'erasure asked for',
        'deletion.cancelled': 'erasure cancelled',
        'invitation.sent': 'invitation sent',
        'report.made': 'message reported',
        'report.handled': 'report closed',
        'person.disabled': 'account closed',
        'person.enabled': 'account opened again',
      },
      otherAction: 'another line',
    },
  },
  export: {
    about:
      'All that the academy knows about you, table by table. Passwords and login keys are left out: nobody sees them.',
  },
  delete: {
    metaTitle: 'Erase my space',
    heading: 'You can leave and take everything with you.',
    lead: 'If you ask for it, your space is erased in seven days. Until then one word is enough to keep it.',
    goes: 'What goes',
    goesList: [
      'Your account, your address, your keys and your logins.',
      'What you said about yourself, and your hours.',
      'All your answers, and what the academy drew from them.',
      'Your path, its versions, your time, your reviews.',
      'Your projects and their files.',
      'Messages kept, and your ties with your mentor, your coach, your cohort.',
    ],
    stays: 'What stays, and why',
    staysList: {
      audit_log:
        'Lines of the security log, for twelve months: a number and an act, no name, no address. They serve if someone has forced a door.',
      erasures: 'Your number, alone, to erase you again should an old backup be brought back.',
    },
    backups: 'Nobody can get from these numbers back to you.',
    first: 'Before you leave',
    download: 'Download my data',
    pauseText:
      'Do you need a break? Your path waits without limit. There will never be anything to catch up on.',
    form: 'Ask to be erased',
    word: 'delete',
    wordLabel: 'Write “delete” to confirm',
    button: 'Erase my space in seven days',
    pendingHeading: (day) => `Your space will be erased on ${day}.`,
    pendingLead: 'A message confirms it. If you change your mind, one act is enough, until that day.',
    back: 'Me',
  },
}
