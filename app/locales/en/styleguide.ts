import type { Dictionary } from '#app/locales/language.tsx'
import type { styleguide as fr } from '#app/locales/fr/styleguide.ts'

export const styleguide: Dictionary<typeof fr> = {
  title: 'All that a page is made of.',
  lead: 'A title, a fact, one thing to do. One saffron thread, and much paper.',
  sections: {
    words: 'Titles and text',
    colours: 'Colours',
    actions: 'Actions',
    forms: 'Asking',
    states: 'Telling',
    path: 'The thread',
    reading: 'Reading',
    shells: 'Shells',
    errors: 'Errors',
  },
  pangram: 'The quick brown fox jumps over the lazy dog, then reads the whole afternoon.',
  actions: {
    filled: 'Begin',
    outline: 'Sign in',
    word: 'Something else',
    pending: 'Sending…',
    disabled: 'Not possible yet',
    rule: 'One filled button a screen. Every other action is a word underlined in saffron.',
  },
  forms: {
    name: 'What should we call you?',
    nameHelp: 'A first name or a nickname. Your mentor and your coach will see it.',
    email: 'E-mail address',
    emailError: 'The @ sign is missing: for instance, name@example.org.',
    password: 'Password',
    passwordHelp: 'At least 12 characters. Four words at random do very well.',
    message: 'A word for her',
    incomplete: 'Show this form incomplete',
    zone: 'Time zone',
    radio: 'Which rows will this query show?',
    radioChoices: ['The first row only', 'Both rows of Lille', 'I don’t know yet'],
    checks: 'What have you done before?',
    checkChoices: ['Keeping accounts', 'Receiving the public', 'Caring for someone'],
    checkNote: 'Paid or not, it counts.',
  },
  notices: {
    plain: { title: 'Your hours have changed.', text: 'The path now takes two more weeks.' },
    leaf: { title: 'Saved.', text: 'You can close this page.' },
    thread: {
      title: 'To check, when you like.',
      text: 'Two answers contradict each other: three questions are enough.',
    },
    sky: { title: 'Saturday at 10, with your mentor.', text: 'You will talk about your first page.' },
    clay: {
      title: 'This cannot be undone.',
      text: 'Your account and your answers will be erased in 7 days.',
    },
  },
  empty: {
    title: 'Nothing to review today.',
    text: 'What you learned holds well. The next review comes on Thursday.',
  },
  steps: {
    done: { title: 'Keeping and finding files', note: 'recognised in five minutes' },
    now: {
      tag: 'Now, 20 min',
      title: 'Read a table and keep what is useful',
      why: 'You already filter in a spreadsheet (right 5 times out of 6). This module opens four steps of your path. Fairly sure. A short check could shorten it. You may choose something else.',
    },
    review: { note: '15 min, review', title: 'Four notions not to lose' },
    people: { tag: 'With your mentor', title: 'Meeting on Saturday at 10' },
  },
  arrival: 'At your pace of the last six weeks.',
  table: { caption: 'What they did this week', columns: ['Person', 'Modules', 'Minutes'] },
  shells: {
    public: 'Public page',
    learner: 'Learner’s page',
    focus: 'One thing at a time',
    staff: 'Staff page',
    back: 'Pause, all is kept',
    left: 'about 8 to go',
  },
  showError: (status) => `Show page ${status}`,
  sample:
    '## A table is a tidy list\n\nEach **row** is a thing; each *column*, a question put to all of them. You write `=SUM(B2:B9)` and the spreadsheet answers: “482”.\n\n| town | amount |\n|---|---|\n| Lille | 120 |\n| Nantes | 80 |\n\n- The title says what the page is about.\n- A link says where it leads: [how a page arrives](/tracks).\n\n1. Name\n2. Put away\n\n> The trap that everyone falls into: two spaces at the end of a name.\n\n```html\n<label for="town">Town</label>\n<input id="town" name="town">\n```\n\n```css\n/* one column on a phone */\n.list { display: grid; gap: 1rem; }\n```',
}
