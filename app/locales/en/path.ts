import { inWords, listText, plural } from '#app/locales/format.ts'
import type { path as fr } from '#app/locales/fr/path.ts'
import type { Dictionary } from '#app/locales/language.tsx'

const few = (count: number, one: string, other: string) => plural(count, 'en', { one, other })
const words = (count: number) => inWords(count, 'en')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** “HTML, level 2” */
const node = (name: string, level: number | null) =>
  level === null || level === 1 ? `“${name}”` : `“${name}, level ${level}”`

export const path = {
  metaTitle: 'My week',
  titles: {
    week: (minutes) => `This week, ${minutes}.`,
    untilSunday: (minutes) => `Until Sunday, ${minutes}.`,
    doneToday: 'That is it for today.',
    weekOff: 'This week, nothing is planned.',
    weekDone: (day) => (day ? `The next part waits for you on ${day}.` : 'There is no hurry.'),
    noHours: 'Your path is ready. It is waiting for your hours.',
    noTrack: 'Your path begins with a job.',
    finished: 'You are there.',
  },
  leads: {
    today: (minutes) => `Today, ${minutes} for you.`,
    notToday: (day, minutes) =>
      `Nothing is planned today. The next part waits for you on ${day}, ${minutes}.`,
    doneToday: (minutes, day) =>
      `${capital(minutes)} today. ${day ? `The next part waits for you on ${day}. ` : ''}If you feel like it, nothing stops you from going on.`,
    weekDone: (minutes) => `Nothing is planned until then. That day, ${minutes} for you.`,
    met: (day) => `Today, your time is already taken.${day ? ` The next part waits for you on ${day}.` : ''}`,
    weekOff: (day) =>
      day ? `Rest. The next part waits for you on ${day}.` : 'Rest. The next part waits for you.',
    noHours:
      'Ten minutes here, twenty there: that is enough to move on. Your steps will settle where you have time.',
  },
  short: 'Better in one go: find 30 minutes if you can.',
  fixed: {
    label: 'Already fixed this week',
    when: (day, time) => `${capital(day)} at ${time}`,
    session: (when, minutes, name) => `${when}, ${minutes} with ${name}`,
    event: (when, minutes, title) => `${when}, ${minutes}: ${title}`,
  },
  stepsOfWeek: 'The steps of this week',
  first: 'The next step',
  now: 'Now',
  upNext: 'Next',
  inAll: (whole) => `${whole} in all`,
  project: 'Project',
  begin: 'Begin',
  goOn: 'Go on',
  other: 'Something else',
  open: 'Open',
  whyOf: 'Why here',
  review: {
    title: (count) => `${capital(words(count))} ${few(count, 'thing', 'things')} worth keeping`,
    tag: 'Review',
    act: 'Review',
    later: 'To look at again during the week, whenever you like.',
  },
  why: {
    label: 'Why here.',
    answers: (name, level, right, answers) =>
      right === 0
        ? `${node(name, level)}: you met it ${answers === 1 ? 'once' : `${answers} times`}, and it is still new.`
        : `${node(name, level)}: ${right} right ${few(right, 'answer', 'answers')} of ${answers}, not yet enough to rely on.`,
    neighbours: (name, level) => `${node(name, level)} seems new to you, from your other answers.`,
    prior: (name, level) => `We know nothing of you yet about ${node(name, level)}.`,
    lesson: (name, level) => `You read the lesson on ${node(name, level)}; practice is what is left.`,
    validation: (name, level) => `${node(name, level)}: somebody saw you do it, it only needs to settle.`,
    refresh: (name, level) =>
      `You had learnt ${node(name, level)}. From your latest answers it is fading: a reminder will do.`,
    known: (name, level, right, answers, streak) =>
      streak > 1 && right < answers
        ? `You know ${node(name, level)}: your last ${words(streak)} answers are right.`
        : `You already know ${node(name, level)} (${right} right of ${answers}).`,
    guessed: (name, level) => `It builds on ${node(name, level)}, which you most likely know.`,
    prepared: (name, level) => `It builds on ${node(name, level)}, which comes before.`,
    skipped: (name, level) => `It takes ${node(name, level)} as known, which you left out.`,
    opens: (steps) => `This module opens ${words(steps)} other ${few(steps, 'step', 'steps')}.`,
    target: 'The job asks for it.',
    leads: (milestone) => `It leads to “${milestone}”.`,
    projectAfter: (module) => `It comes after “${module}”, to put it all together.`,
    projectNow: (module) => `You finished “${module}”. This project shows what you can do with it.`,
    projectReader: (criteria) =>
      `A person will read it, by ${words(criteria)} criteria that you know beforehand.`,
    projectFree: 'Do it in several goes, or keep it for later.',
    chosen: {
      first: 'You put it first.',
      later: 'You put it off until later.',
      prefer: 'You preferred it to another.',
      skip: 'You left it out.',
    },
    certainty: { high: 'This is fairly sure.', medium: 'This is likely.', low: 'This is to be checked.' },
    check: 'A short check can take it off; you may also choose something else.',
    claim: 'If you know it already, three questions are enough; you may also choose something else.',
    talk: (name) => `To talk about it: ${name}.`,
  },
  choices: {
    label: (title) => `Choose something other than “${title}”`,
    first: 'Do it first',
    later: 'Keep it for later',
    skip: 'Leave it out',
    prefer: (title, minutes) => `Take “${title}” instead, ${minutes}`,
    undo: 'Undo my choice',
    known: (name, level) => `I already know: ${node(name, level)}`,
    knownHelp: 'A few questions, and the step may go.',
    note: 'Nothing is final: every choice can be undone.',
  },
  coming: {
    title: 'The weeks that follow',
    week: (day) => `Week of ${day}`,
    off: 'A week for yourself.',
    nothing: 'Nothing to lay here.',
    more: (count) => `And ${count} more ${few(count, 'week', 'weeks')} to the end.`,
  },
  whole: {
    title: 'The whole thread, to the job',
    rest: (minutes, steps) => `${minutes} to go, in ${steps} ${few(steps, 'step', 'steps')}.`,
    known: 'You knew it already',
    knownNode: (name, level) => (level === null ? name : `${name} (level ${level})`),
    stretch: (count, minutes) => `${count} ${few(count, 'step', 'steps')}, ${minutes}`,
    stretchDone: 'Done.',
    last: 'To the job',
    passed: 'What you left out',
    resume: 'Take it up again',
    goal: (track) => `Arrival: ${track}.`,
  },
  arrival: {
    fromHours: 'From your hours and the stated length of the modules, with room for what life brings.',
    fromWeeks: (weeks) =>
      weeks === 1
        ? 'From your hours and how your first week really went.'
        : `From your hours and how your ${words(weeks)} weeks so far really went, the recent ones above all.`,
    more: 'And with one hour more?',
    vague:
      'Your weeks have varied too much to say until when. Two or three steady weeks, and the answer narrows.',
    distant:
      'From your hours, the way is still long: until when cannot be said yet. Your first weeks will tell more.',
    far: 'With these hours the way is longer than ten years. A little more time shortens it a lot.',
    hours: 'Change my hours',
    giveHours: 'Tell my hours',
    byDate: 'What can I have by a date?',
    history: 'What changed, and why',
  },
  offers: {
    welcome: 'You have not finished introducing yourself. It is optional, and it makes the path fit better.',
    welcomeAct: 'Finish, two minutes',
    diagnosis:
      'You most likely know part of this already. Ten minutes of questions, and what you know need not be done again.',
    diagnosisAct: 'Show what I know',
    diagnosisGoOn: 'Your first questions are paused. They wait for you where you were.',
    diagnosisGoOnAct: 'Take them up again',
  },
  noTrack: {
    lead: 'Choose a direction. You can change it: what you learn stays yours.',
    legend: 'Which job attracts you?',
    act: 'Take this way',
    help: 'Help me choose',
    see: 'Read the page of this job',
  },
  finished: {
    lead: (track) =>
      `The thread has come to its end: you can do what a start in this job asks for, “${track}”.`,
    modules: (count) => few(count, 'module finished here', 'modules finished here'),
    known: (count) => few(count, 'ability you brought along', 'abilities you brought along'),
    minutes: 'of attention, measured',
    reviews: 'Keep what I learnt',
    progress: 'See all that I can do',
    after: 'And then',
  },
  back: {
    title: 'Nothing moved without you.',
    text: 'Your path starts again from today. There is nothing to catch up on.',
    same: 'The steps are the same, in the same order.',
    restart: (count) => `Ease back in: ${words(count)} ${few(count, 'question', 'questions')}`,
    restartNote: 'They are only about what the next step asks for.',
  },
  restart: {
    metaTitle: 'Easing back in',
    pause: 'Pause, everything is kept',
    left: (count) => `${count} to go`,
    lead: (title) => `Before “${title}”`,
    doneTitle: (right, asked) =>
      right === asked
        ? 'It is all still there.'
        : `${capital(words(right))} of ${words(asked)} ${few(right, 'is', 'are')} still there.`,
    noneTitle: 'It will come back, gently.',
    readyTitle: 'You can go on right away.',
    done: 'You can go on where you were. What is fading will come back in your reviews.',
    nothing: 'The next step asks for nothing that you would have to review.',
    next: 'Next question',
    finish: 'See where I stand',
    toStep: (title) => `Go to “${title}”`,
    toPath: 'Back to my week',
  },
  stale: {
    title: 'Your path had changed meanwhile.',
    text: 'In another tab, perhaps. Here it is, up to date; your last act changed nothing.',
  },
  change: {
    causes: {
      start: 'Your path was born.',
      diagnosis: 'Your first answers drew the path.',
      hours: 'You changed your hours.',
      return: 'You came back: the path starts again from that day.',
      catalog: 'The academy’s modules changed.',
      night: 'Overnight, the path took in your latest answers.',
      merged: 'Your two accounts are one: the path takes in everything.',
      check: (title) => `You finished “${title}”.`,
      tried: (title) => `You checked “${title}”: a little practice will still help.`,
      claim: (name, level) => `You checked what you know of ${node(name, level)}.`,
      project: (title) => `You sent your project, “${title}”.`,
      feedback: (title, author) =>
        author
          ? `Feedback from ${author} on your project, “${title}”.`
          : `Feedback on your project, “${title}”.`,
      first: (title) => `You put “${title}” first.`,
      later: (title) => `You kept “${title}” for later.`,
      skip: (title) => `You left out “${title}”.`,
      prefer: (title) => `You preferred “${title}”.`,
      undo: (title) => `You undid your choice about “${title}”.`,
      validation: (name, level) => `Somebody saw you do it: ${node(name, level)}.`,
      contest: (name, level) => `You contested a confirmation: ${node(name, level)}.`,
      proposals: {
        first: (title) => `You accepted a proposal: “${title}” first.`,
        later: (title) => `You accepted a proposal: “${title}” later.`,
        skip: (title) => `You accepted a proposal: leave out “${title}”.`,
        prefer: (title) => `You accepted a proposal: take “${title}”.`,
        undo: (title) => `You accepted a proposal about “${title}”.`,
      },
      'by-date': (day) => `You begin with what brings you most by ${day}.`,
      'by-date-undo': (day) => `You no longer aim at ${day}: the steps take their places again.`,
      other: 'The path was brought up to date.',
    },
    gone: 'a step that no longer exists',
    projectOf: (title) => `the project “${title}”`,
    titled: (title) => `“${title}”`,
    list: (parts) => listText(parts, 'en'),
    added: (list) => `Added: ${list}.`,
    removed: (list) => `No longer to do: ${list}.`,
    earlier: (list) => `Sooner: ${list}.`,
    later: (list) => `Later: ${list}.`,
    more: (count) => `${words(count)} ${few(count, 'other', 'others')}`,
    lessMinutes: (minutes) => `${minutes} less to go.`,
    moreMinutes: (minutes) => `${minutes} more to go.`,
    sooner: (span) => `Arrival ${span} sooner.`,
    farther: (span) => `Arrival ${span} later.`,
    nothing: 'What follows stays the same.',
    held: 'It keeps its place: the steps around it depend on each other.',
    days: (count) => `${words(count)} ${few(count, 'day', 'days')}`,
    weeks: (count) => `${words(count)} ${few(count, 'week', 'weeks')}`,
    months: (count) => `${words(count)} ${few(count, 'month', 'months')}`,
    next: (title) => `Next step: “${title}”.`,
  },
  hours: {
    metaTitle: 'My hours',
    title: (minutes) => `You have ${minutes} a week.`,
    titleNone: 'Tell us when you have ten minutes.',
    lead: 'Change what you like and look at the effect. Nothing is kept before you say so.',
    legend: 'Minutes a day',
    legendHelp:
      'Zero is a real answer. Say also in how many goes: an hour in three goes is three times twenty minutes.',
    minutes: 'min',
    goes: (count) => (count === 1 ? 'in one go' : `in ${words(count)} goes`),
    goesOf: (day) => `${capital(day)}: in how many goes`,
    off: 'A break, or a week unlike the others',
    offHelp: 'Holidays, exams, family: the path settles around those days.',
    from: 'From',
    to: 'To',
    offMinutes: 'Minutes a day on those days',
    current: 'Your weeks apart',
    span: (from, to) => `From ${from} to ${to}`,
    day: (day) => `On ${day}`,
    free: 'nothing planned',
    perDay: (minutes) => `${minutes} a day`,
    remove: 'Remove',
    removed: 'Will be removed',
    look: 'See the effect',
    effect: 'What this changes',
    before: 'Now',
    after: 'With these hours',
    perWeek: (minutes) => `${minutes} a week`,
    window: (from, to) => (from === to ? `arrival around ${from}` : `arrival between ${from} and ${to}`),
    windowFrom: (from) => `arrival from ${from} on`,
    noWindow: 'no arrival without minutes',
    thisWeek: (minutes) => `${minutes} this week`,
    weeks: (count) => `${count} ${few(count, 'week', 'weeks')} in all`,
    short: (count) => `${words(count)} ${few(count, 'step', 'steps')} in small pieces, better in one go`,
    unchanged: 'The modules and their order do not change. Only the dates move.',
    same: 'These are your hours as they are: change a number to see the effect.',
    keep: 'Keep these hours',
    leave: 'Leave it as it was',
    undo: 'Back to the hours I had',
    problems: {
      minutes: 'A number of minutes between 0 and 720.',
      sittings: 'In one, two, three or four goes.',
      from: 'The first day is missing.',
      to: 'The last day comes after the first, within a year.',
    },
  },
  history: {
    metaTitle: 'The history of my path',
    title: (count) =>
      count <= 1 ? 'One moment made your path.' : `${capital(words(count))} moments made your path.`,
    lead: 'Each gives its cause and who wanted it. You can undo your choices.',
    authors: {
      learner: 'you',
      academy: 'the academy',
      gone: 'somebody who has left',
    },
    by: (who) => `By ${who}`,
    because: (reason) => `Why: ${reason}`,
    back: 'My week',
    earlier: 'Older changes are not shown here; they are in your data.',
  },
  step: {
    back: 'My week',
    first: 'This is your next step.',
    place: (place, from) =>
      from ? `Step ${place} of your thread, from ${from} on.` : `Step ${place} of your thread.`,
    brings: 'What you will be able to do',
    criteria: 'What a person will look at',
    change: 'Choose something else',
  },
} satisfies Dictionary<typeof fr>
