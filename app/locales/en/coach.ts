import type { coach as french } from '#app/locales/fr/coach.ts'
import { daysAwayText, inWords, plural } from '#app/locales/format.ts'
import type { Dictionary } from '#app/locales/language.tsx'

const few = (count: number, one: string, other: string) => plural(count, 'en', { one, other })
const words = (count: number) => inWords(count, 'en')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const days = (count: number) => `${words(count)} ${few(count, 'day', 'days')}`

export const coach: Dictionary<typeof french> = {
  facts: {
    silence: (silent, usual) => `No sign for ${days(silent)}. Usually ${days(usual)} at most.`,
    pace: (done, planned, weeks) =>
      `Over her last ${words(weeks)} weeks with planned minutes: ${done}, of ${planned}.`,
    wall: (wrong, canDo) => `${capital(words(wrong))} tries in a row, not there yet: “${canDo}”`,
    missed: (count) => `A meeting did not happen ${days(count)} ago, and no other is booked.`,
  },
  week: {
    heading: (count) =>
      count === 0
        ? 'This week, nobody waits for a word in particular.'
        : `This week, ${words(count)} ${few(count, 'learner', 'learners')} to get in touch with.`,
    projects: {
      heading: (count) => `This week, ${words(count)} ${few(count, 'project', 'projects')} to read.`,
      lead: (count) =>
        count === 0 ? 'The oldest has just come.' : `The oldest has waited for ${days(count)}.`,
      act: (count) => few(count, 'Read it', 'Read the oldest'),
    },
    lead: 'This is what was seen, nothing more. Each of them reads the same facts as you.',
    calmLead: 'Your learners go at their own pace. A word is always welcome.',
    write: 'Write to her',
    book: 'Choose a time',
    file: (name) => `${name}’s file`,
    labels: {
      write: (name) => `Write to ${name}`,
      book: (name) => `Choose a time with ${name}`,
    },
    since: (day) => `seen on ${day}`,
    said: 'She says it is not right',
    contested: (name) => `${name} tells you`,
    about: (facts) => `About: ${facts}`,
    answer: 'Your answer',
    answerHint: 'She will read it. Please say what you take from it.',
    keep: 'Answer',
    takeBack: 'Answer, and take it back',
    answered: 'Your answer is kept. She can read it.',
    answeredBefore: 'This has been answered already.',
    empty: 'Write a few words.',
    long: (most) => `At most ${most} characters.`,
    rules: 'How this is found, and what it is worth',
    events: 'Events to come',
  },
  board: {
    columns: {
      name: 'Learner',
      path: 'Path',
      pace: 'Minutes, four weeks',
      seen: 'Last sign',
      session: 'Your meetings',
      projects: 'Projects',
      flags: 'What was seen',
    },
    caption: (name) => `The cohort “${name}”`,
    sort: 'Sort by',
    sorts: {
      seen: 'last sign',
      name: 'first name',
      pace: 'pace',
      steps: 'steps to come',
      next: 'next meeting',
      projects: 'projects to read',
    },
    done: (done, steps) =>
      `${capital(words(done))} done, ${steps === 0 ? 'thread finished' : `${words(steps)} to come`}`,
    noPath: 'Not drawn yet',
    pace: (done, planned) => `${done} of ${planned}`,
    noPlan: 'Nothing planned',
    young: 'Has just come',
    seen: (count) => (count === null ? 'Has not begun yet' : capital(daysAwayText(-count, 'en'))),
    last: (day) => `Last: ${day}`,
    next: (day) => `Next: ${day}`,
    noSession: 'None',
    projects: (sent, waiting) =>
      sent === 0
        ? 'None sent'
        : waiting === 0
          ? `${capital(words(sent))} sent`
          : `${capital(words(sent))} sent, ${words(waiting)} to read`,
    nothing: 'Nothing in particular',
    note: 'The last four weeks: minutes done, of those she had planned. Announced days away do not count.',
    write: 'Write to several',
    event: 'Offer an event',
  },
  rules: {
    metaTitle: 'What these findings are worth',
    heading: 'What is said of a person is measured.',
    lead: 'Four rules tell a coach that a learner might like a sign. This is what each is worth.',
    back: 'Back',
    names: {
      silence: 'A silence that is long for her',
      pace: 'A pace far from her plan',
      wall: 'Something hard',
      missed: 'A meeting that did not happen',
    },
    how: {
      silence:
        'The silence is over three times her usual pauses, and ten days. Days away that she announced do not count.',
      pace: 'Her last three weeks with planned minutes, taken together, among the last six: under a fifth of those minutes. Her free weeks are passed over.',
      wall: 'Five tries in a row without success at one place, the last of them less than two weeks ago.',
      missed: 'A meeting did not take place more than a week ago, and no other is booked.',
    },
    never: 'Nothing is said of a learner who has not begun yet, nor during days away that she announced.',
    caption: 'The rules, measured',
    columns: {
      rule: 'Rule',
      share: 'Learners concerned',
      precision: 'Then stop',
      base: 'Of everyone',
      verdict: 'What we make of it',
    },
    between: (low, high) => `between ${low} and ${high}`,
    none: 'no data',
    words: { holds: 'useful', unproven: 'a fact', few: 'too early', refused: 'refused' },
    verdicts: {
      holds: 'Those it speaks of stop more often than others.',
      unproven: 'It foresees a stop no better than chance.',
      few: 'Too few learners to judge.',
      refused: 'It would speak of too many. It says nothing any more.',
    },
    source: {
      own: (day, learners) => `Measured on ${day} on the academy’s own history: ${learners} learners.`,
      simulated: (learners) => `Measured on ${learners} simulated lives.`,
      young: (learners, flagged, least) =>
        `The academy is still young: ${learners === '0' ? 'no learner followed so far' : `${learners} ${learners === '1' ? 'learner' : 'learners'} followed, ${flagged} of them in this case`}. It takes ${least}.`,
    },
    gaps: 'Gaps between groups',
    gapsText:
      'A fair rule speaks as much of some as of others. The gap is given in points, with its 95% interval.',
    gapColumns: { group: 'Group', share: 'Gap: how many are flagged', precision: 'Gap: how many stop' },
    groups: {
      'part-time': 'Few minutes a week',
      returning: 'Back after a pause',
      language: 'Another language than French',
    },
    points: (value, low, high, single) => `${value} ${single ? 'point' : 'points'} (${low} to ${high})`,
    tooFew: 'too few to judge',
    limit: (most) =>
      `A rule that would speak of more than ${most} of learners is refused. “To stop”: no minute for four weeks, though minutes were planned.`,
    method: 'The method, in detail',
    methodText:
      'Every week the academy asks what each rule would have said on the Mondays of the past year, then looks at the four weeks that followed. A learner who had already stopped does not count among those foreseen. Intervals by Wilson (1927) and Newcombe (1998), counted in learners, not in Mondays.',
  },
  write: {
    metaTitle: 'Write to several',
    back: 'The cohort',
    heading: 'One message, addressed to each.',
    lead: 'Each message goes into your conversation with her. The others do not see it.',
    to: 'To whom?',
    all: 'the whole cohort',
    flagged: 'those of whom something was seen',
    show: 'Tick first',
    nobody: 'Nobody of this cohort can receive a message at present.',
    text: 'Your message',
    textHelp: 'Write {prénom} where each one’s first name should stand.',
    start: 'Hello {prénom},\n\n',
    preview: 'Read each message',
    previewHeading: (count) =>
      count === 1 ? 'One message, ready to go.' : `${capital(words(count))} messages, one each.`,
    previewLead: 'Change each as you like, or take it out. Nothing has been sent yet.',
    for: (name) => `For ${name}`,
    keep: (name) => `Send to ${name}`,
    keepShort: 'Send this message',
    again: 'Start again',
    send: 'Send the ticked messages',
    sent: (count) => `${capital(words(count))} ${few(count, 'message has', 'messages have')} gone.`,
    left: (count) =>
      `${capital(words(count))} ${few(count, 'message has not gone: this person', 'messages have not gone: these people')} cannot receive any at present.`,
    problems: {
      to: 'Tick at least one person.',
      text: 'Write a few words.',
      long: 'This is too long: 4,000 characters at most.',
      wait: 'You have written many messages. Wait a few minutes.',
      known: 'A first message has gone already. This one, with other words, has not. Send it if you like.',
    },
  },
  goals: {
    title: 'Your goals together',
    hers: (coach) => (coach ? `Your goals with ${coach}` : 'Your goals'),
    none: 'No goal is set yet. Agreed steps can lead to one.',
    add: 'Set a goal',
    text: 'The goal, in her own words',
    textHelp: 'She reads it too.',
    due: 'By when',
    dueHelp: 'She moves this date as she likes.',
    save: 'Set this goal',
    by: (day) => `by ${day}`,
    free: 'no date',
    reached: (day) => `reached on ${day}`,
    tick: 'Reached',
    untick: 'Not reached',
    drop: 'Take away',
    move: 'Change the date',
    moveSave: 'Save the date',
    label: (act, text) => `${act}: ${text}`,
    problems: { text: 'Write the goal, in at most 300 characters.', due: 'Choose a day.' },
  },
  said: {
    metaTitle: 'What the academy says of me',
    heading: (open) =>
      open === 0
        ? 'The academy says nothing in particular of you.'
        : `The academy says ${words(open)} ${few(open, 'thing', 'things')} of you.`,
    lead: 'Your coach reads the same facts, with the same figures. They are a reminder to her, not a mark on you.',
    facts: {
      silence: (silent, usual) => `No sign of you for ${days(silent)}. Usually ${days(usual)} at most.`,
      pace: (done, planned, weeks) =>
        `Over your last ${words(weeks)} weeks with planned minutes: ${done}, of ${planned}.`,
      wall: (wrong, canDo) => `${capital(words(wrong))} tries in a row, not there yet: “${canDo}”`,
      missed: (count) => `A meeting did not happen ${days(count)} ago, and no other is booked.`,
    },
    now: 'At present',
    past: 'Before',
    none: 'When something is said, you will read it here at the same time as your coach.',
    noneText: 'You can say that it is not right, in your own words.',
    from: (day) => `Since ${day}.`,
    until: (from, to) => `From ${from} to ${to}.`,
    why: 'Why is this said?',
    worth: (share, stops, base, often) =>
      `This rule speaks of ${share} of learners. Of these, ${stops} then stop for four weeks; of all, ${base}.${often ? ' So it is often wrong.' : ''}`,
    plain: (share) => `This rule speaks of ${share} of learners. It states a fact and foresees nothing.`,
    effect: 'Nothing changes for you: neither your path nor your rights. Your coach may get in touch.',
    measured: 'All that was measured',
    contest: 'This is not right',
    words: 'What you would like to say',
    wordsHint: 'Your coach will read your words instead of the finding, until she answers.',
    send: 'Say so',
    change: 'Change my words',
    sent: 'It is said. Your coach reads your words, and no longer the finding.',
    answeredNow: 'Your coach has answered meanwhile.',
    own: (day) => `You said, on ${day}:`,
    answer: (name, day) => `${name}, on ${day}:`,
    gone: 'Your coach',
    takenBack: 'This was taken back.',
    empty: 'Write a few words.',
    long: (most) => `At most ${most} characters.`,
    list: 'Your coach also sees a list of her cohort: steps, minutes planned and done, last visit, projects. When she opens your file, you read it at “Who opened my file”.',
    openings: 'Who opened my file',
    row: 'What the academy says of me',
    rowFact: 'What your coach reads, and what you think of it',
  },
}
