import type { mail as fr } from '#app/locales/fr/mail.ts'
import type { Dictionary } from '#app/locales/language.tsx'

export const mail = {
  hello: (name: string) => `Hello ${name},`,
  helloNobody: 'Hello,',
  signature: 'Ariane',
  notYou: 'If you did not ask for this, do nothing: nothing will happen.',
  linkFails: 'If the button does not work, copy this address into your browser:',
  tenMinutes: 'This link works once, for 10 minutes.',
  join: {
    subject: 'Ariane: your link',
    text: 'Here is the link that opens your space.',
    button: 'Open my space',
  },
  known: {
    subject: 'Ariane: your link',
    text: 'You already have a space with this address. This link takes you there, without a password.',
    button: 'Back to my space',
  },
  link: {
    subject: 'Ariane: your link',
    text: 'Here is the link that signs you in, without a password.',
    button: 'Sign in',
  },
  reset: {
    subject: 'Ariane: your link',
    text: 'Here is the link to choose a new password. Your other logins will end.',
    button: 'Choose a password',
  },
  emailChange: {
    subject: 'Ariane: confirm this address',
    text: 'You asked to receive our messages here. Confirm it while you are signed in.',
    button: 'Confirm this address',
  },
  emailChanged: {
    subject: 'Ariane: your address has changed',
    text: 'Our messages now go to another address, as you asked.',
    notYou: 'If this was not you, answer this message quickly.',
  },
  passwordChanged: {
    subject: 'Ariane: password changed',
    text: 'Your password has just changed. Your other logins have ended.',
    notYou: 'If this was not you, choose another one now.',
    button: 'Choose a password',
  },
  invitation: {
    subject: 'Ariane: an invitation',
    text: (role: string) => `Someone at Ariane invites you to join as ${role}.`,
    life: 'This link works once, for 7 days.',
    button: 'See the invitation',
  },
  deletion: {
    subject: 'Ariane: your request',
    text: (date: string) => `Your space will be erased on ${date}, as you asked.`,
    undo: 'You can change your mind until then: just sign in.',
    button: 'Keep my space',
  },
  fileAlert: {
    subject: 'Ariane: something to look at',
    text: 'Something unusual was noticed in the academy. Nothing has been stopped: it is for you to look.',
    button: 'See what it is about',
  },
  week: {
    subject: 'Ariane: your week',
    text: (total) => `Here is your week: ${total} in all, on the days you chose.`,
    step: (title, minutes, days) => `${title}: ${minutes}, ${days}`,
    reviews: (minutes) => `Your reviews: ${minutes}, whenever you like`,
    otherwise:
      'If the week turns out otherwise, nothing is lost: what is left finds its place in the days that follow.',
    button: 'Open my week',
    stop: 'You get this letter on Mondays because you asked for it. To stop it:',
  },
  return: {
    subject: 'Ariane: a word for you',
    absence:
      'You have not been here for a few weeks. Nothing is overdue: what you did is kept, and what comes next waits for you, with no deadline.',
    tenMinutes: 'The day you feel like it, ten minutes are enough to find your feet again.',
    onlyOne: 'We will not remind you: this letter is the only one.',
    button: 'Ease back in',
    stop: 'You get this letter because you asked for it. To get no other, even after another absence:',
  },
  requestReceived: {
    subject: 'Ariane: a request for you',
    text: (moment: string) =>
      `Somebody would like you to walk at her side. You have until ${moment} to answer. After that, her request no longer waits for you.`,
    button: 'Read the request',
  },
  roundRequests: {
    subject: 'Ariane: a request for you',
    text: (count: number, moment: string) =>
      count === 1
        ? `The team suggests that you walk beside somebody. You have until ${moment} to answer. You may say no, and need not say why.`
        : `The team suggests that you walk beside ${count} people. You have until ${moment} to answer each of them. You may say no, and need not say why.`,
    button: 'Read and answer',
  },
  roundAsked: {
    subject: 'Ariane: news for you',
    text: (moment: string) =>
      `You were looking for somebody at your side. The team has asked for you. The answer comes before ${moment}.`,
    free: 'You may take the request back, without saying why.',
    button: 'See the people around me',
  },
  requestAccepted: {
    subject: 'Ariane: an answer for you',
    text: 'The answer is yes. You can get to know each other from now on.',
    button: 'See my people',
  },
  requestMoved: {
    subject: 'Ariane: an answer for you',
    text: 'The person you had chosen cannot at present. That says nothing about you.',
    next: (moment: string) => `We have asked the next one on your list. Her answer comes before ${moment}.`,
    nobody: 'You can choose somebody else whenever you like.',
    button: 'See my people',
  },
  requestPassed: {
    subject: 'Ariane: a request has moved on',
    text: 'A request had waited 48 hours for your answer. It has moved on, so that nobody waits without knowing.',
    pause: 'If you can take nobody at present, say so in your profile.',
    button: 'Open my profile',
  },
  applicationReviewed: {
    subject: 'Ariane: your application',
    approved: 'Your application is accepted. Thank you for giving your time.',
    declined: 'Your application has been read. A word is waiting for you in your space.',
    button: 'Open my space',
  },
  mentorshipEnded: {
    subject: 'Ariane: a change',
    mentor:
      'Somebody you accompanied goes on in another way. You no longer see her path. Thank you for the time you gave.',
    learner: 'Your mentor can no longer accompany you. You can choose somebody else, or nobody.',
    button: 'Open my space',
  },
  cohortJoined: {
    subject: 'Ariane: you are in a cohort',
    text: 'A place in a cohort is yours. Your path stays your own, at your own pace.',
    coach: 'Its coach sees the same path as you. You can leave the cohort whenever you like.',
    button: 'See my cohort',
  },
  cohortWaiting: {
    subject: 'Ariane: you are on the waiting list',
    text: 'The cohort is full. You are on its waiting list: we write to you as soon as a place is free.',
    button: 'See where I stand',
  },
  cohortOffered: {
    subject: 'Ariane: a place is free for you',
    text: (moment) =>
      `A place in the cohort is free. It is kept for you until ${moment}. Say yes or no; no reason is needed.`,
    button: 'Answer',
  },
  mergeAsked: {
    subject: 'Ariane: two accounts to join?',
    kept: 'The team thinks that you have two accounts at Ariane. It offers to join them. The one of this address stays, and receives what the other holds.',
    joined:
      'The team thinks that you have two accounts at Ariane. It offers to join them. The one of this address closes, and what it holds goes to the other.',
    both: 'Nothing changes until you have said yes from both your mailboxes. A second letter waits in the other.',
    button: 'Read and answer',
    life: 'This link works for seven days. If you have only one account, open it and say no.',
  },
  mergeDone: {
    subject: 'Ariane: your two accounts are one',
    kept: 'All that you did in both is here now. Your path takes it in.',
    joined:
      'The account of this address is closed. What it held waits for you in the other: log in with its address.',
    button: 'Open my path',
  },
  cohortPassed: {
    subject: 'Ariane: the place goes to the next one',
    text: 'The place kept for you was not answered for 48 hours. It is offered to the next one. Your path does not change.',
    button: 'See my path',
  },
  mentorLeaves: {
    subject: 'Ariane: a change to come',
    text: (day: string) =>
      `Your mentor stops on ${day}. She stays at your side until then. You can choose now who will follow.`,
    button: 'See my people',
  },
  coverAsked: {
    subject: 'Ariane: you are asked to stand in',
    text: (moment) =>
      `A mentor will be away and asks you to stand in for some days. Answer before ${moment}, yes or no, without a reason.`,
    button: 'Read the request',
  },
  coverAnswered: {
    subject: 'Ariane: your cover',
    accepted: 'The answer is yes. The person you accompany now decides whether she wants it.',
    declined: 'It is not possible for her. You may ask another mentor.',
    passed: 'Your request for cover had no answer for 48 hours. You may ask another mentor.',
    button: 'See my cover',
  },
  coverProposed: {
    subject: 'Ariane: while your mentor is away',
    text: (days) =>
      `${days}, another mentor can stand in. You read what she would be told, then you say yes or no.`,
    button: 'Read and decide',
  },
  coverDecided: {
    subject: 'Ariane: your cover',
    mentor: {
      agreed: 'The person you accompany agrees to the cover. Everything is ready.',
      refused: 'The person you accompany does without cover. It is her choice, and that is fine.',
      stopped: 'The person you accompany does without cover. It is her choice, and that is fine.',
    },
    cover: {
      agreed: 'The cover is agreed. You will find here what you need to know.',
      refused: 'The cover will not take place. Thank you for saying yes.',
      stopped: 'The cover stops today. Thank you for the time you gave.',
    },
    button: 'See my cover',
  },
  coverWithdrawn: {
    subject: 'Ariane: a cover less',
    learner: (begun) =>
      `Your mentor has changed her plans: the cover ${begun ? 'stops today' : 'will not take place'}.`,
    cover: (begun) =>
      begun
        ? 'The cover stops today. Thank you for the time you gave.'
        : 'The cover is no longer needed. Thank you.',
    button: 'Open my space',
  },
  coverGone: {
    subject: 'Ariane: a cover less',
    learner: (begun) =>
      `The mentor who stands in is no longer available: the cover ${begun ? 'stops today' : 'will not take place'}. Your mentor knows.`,
    mentor: (begun) =>
      `The mentor who stands in is no longer available: the cover ${begun ? 'stops today' : 'will not take place'}. You may ask another mentor.`,
    button: 'Open my space',
  },
  message: {
    subject: 'Ariane: somebody wrote to you',
    text: 'A few words are waiting for you. They will stay there: there is no hurry.',
    daily: (count) =>
      count === 1
        ? 'A message is waiting for you. There is no hurry.'
        : `${count} messages are waiting for you. There is no hurry.`,
    quiet: 'Neither the name nor the text is in this letter: you alone read them, in your space.',
    quote: (author, words) => (author ? `${author}: ${words}` : words),
    file: 'a file',
    answer: 'To answer, open the conversation.',
    button: 'Read',
    stop: 'To choose when we write to you:',
  },
  report: {
    subject: 'Ariane: a report',
    text: 'Somebody reported a message. She is waiting for an answer.',
    button: 'Read it',
  },
} satisfies Dictionary<typeof fr>
