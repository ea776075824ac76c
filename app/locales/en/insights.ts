/** What the team reads of all learners together. */
interface TableWords {
  title: string
  text: string
  columns?: Record<string, string>
}

export const insights = {
  section: {
    title: 'What works',
    text: 'Where they are, what each module brings, which questions mislead, and whether the engine is wrong as often for everyone.',
    link: 'Read the insights',
  },
  metaTitle: 'Insights',
  back: 'The team',
  backToAll: 'The insights',
  heading: 'What all of them teach us.',
  lead: (least: number) =>
    `Nine readings of the whole academy, without any name. A group of fewer than ${least} people is never shown.`,
  asOf: (day: string) => `Computed on ${day}.`,
  notYet: 'Not computed yet.',
  none: 'Nothing is computed yet.',
  noneText: 'This is computed every night.',
  toAsk: 'You can also ask for it.',
  renew: 'Renew the figures',
  renewText: (least: number) =>
    `They are computed every night, in the background. They change once at least ${least} learners have moved on since: so comparing two days points at nobody. Equity changes every four weeks only.`,
  ask: 'Compute now',
  waiting: 'The computing is about to begin.',
  running: (done: string, total: string) => `${done} learners read of ${total}.`,
  refresh: 'See how far it is',
  failed: 'The computing broke off. The earlier figures stay. You can ask again.',
  unchanged: (least: number) =>
    `Fewer than ${least} learners have moved on since the last computing. The figures stay the same.`,
  done: 'The figures are up to date.',
  nothing: 'Too few people to say anything. This will fill with time.',
  chart: (title: string, column: string) => `${title}: ${column}. The same figures stand in the table.`,
  table: 'The table',
  few: 'too few',
  more: (count: string) => `${count} more rows: they are in the file.`,
  file: (title: string) => `Download (CSV): ${title}`,
  untold: 'Did not say',
  looks: 'What both sides say of the sessions',
  how: 'How this is counted',
  small: (least: number) =>
    `“Too few”: fewer than ${least} people, or a group hidden with another one so that it cannot be found by subtraction. Intervals are of 95%.`,
  names: {
    word: 'Group',
    node: 'Competency',
    module: 'Module',
    item: 'Question',
    option: 'Answer chosen',
  },
  columns: {
    people: 'People',
    share: 'Share',
    n: 'People',
    median: 'Median',
    lower: 'A quarter below',
    upper: 'A quarter above',
    error: 'Error',
    diagnosis: 'Diagnosis questions',
    path: 'Length of the path',
    flagged: 'Flagged by a rule',
    about: 'About',
  } as Record<string, string>,
  subjects: {
    funnel: {
      title: 'From welcome to arrival',
      text: 'How far they go, where they stop, and after what.',
      heading: 'How far they go, and where they stop.',
      lead: 'Each learner is counted at the furthest step that she reached.',
      method:
        'A learner counts as away after 28 days without a sign: no answer, no time spent. The last two tables are about those who opened a module and are away.',
    },
    competencies: {
      title: 'Competencies',
      text: 'What is known, what is still uncertain.',
      heading: 'What they know, competency by competency.',
      lead: 'Among those whose track aims at this level.',
      method:
        'The standing of each level is the one that the learner reads herself. “Nothing yet”: no answer of hers on this level.',
    },
    time: {
      title: 'Time by module',
      text: 'Stated minutes against measured ones.',
      heading: 'The time stated, and the time spent.',
      lead: 'The bar shows the time measured, the thick stroke the time stated.',
      method:
        'Time measured in the module, of those who finished it. The interval of the median comes from ranks.',
    },
    gain: {
      title: 'What each module brings',
      text: 'Against similar learners who did not do it.',
      heading: 'What each module really brings.',
      lead: 'The gap in right answers, in points, to similar learners who had not opened the module.',
      method:
        'We compare the first answer, in a check or a review, on a level that the module teaches. Similar: the same level, the same belief after the diagnosis (knows, uncertain, not yet), the same half year. Each group of similar learners weighs by those who did the module. This is no experiment: those who did not do it may differ in other ways.',
    },
    items: {
      title: 'Questions',
      text: 'Too easy, too hard, and the answers that mislead.',
      heading: 'What each question measures.',
      lead: 'The first answer of each learner to each question.',
      method:
        '“Tells apart”: the link between being right here and being right elsewhere. Near 0 the question says nothing; below 0 it misleads those who know. “>” and “<”: the exact number is too small to be told.',
    },
    diagnosis: {
      title: 'The diagnosis',
      text: 'Its length, and whether it keeps its word.',
      heading: 'What the diagnosis foretells, and what follows.',
      lead: 'The thick stroke shows what it foretold; the bar, what was right.',
      method:
        'When the diagnosis ends, the engine foretells the chance of a right answer on each level. It is held against the first answer that follows, before any module on that level.',
    },
    forecast: {
      title: 'Arrival dates',
      text: 'The windows stated, and what happened.',
      heading: 'Did the stated dates hold?',
      lead: 'A window is meant to hold eight times of ten.',
      method:
        'The first window stated to each, once its end has passed. Who has not arrived counts after the window.',
    },
    mentors: {
      title: 'Mentors',
      text: 'Their load and the waits, in sums only.',
      heading: 'What mentors carry.',
      lead: 'Sums only: never one mentor in particular.',
      method: 'Approved mentors and mentorships that go on. Waits count the first request of each learner.',
    },
    equity: {
      title: 'Equity',
      text: 'Is the engine wrong as often for everyone?',
      heading: 'Is the engine fair to everyone?',
      lead: 'By what each chose to say of herself. None of it serves to decide for her.',
      method:
        'Error: right answers less foretold ones, before any module. Zero is fair; above it, the engine underrates her. Numbers are rounded to five.',
    },
  },
  tables: {
    funnel: {
      title: 'The steps',
      text: 'How many reached each step, and how many stand there.',
      columns: { reached: 'Reached it', here: 'Stand there', away: 'Away since' },
    },
    acts: {
      title: 'After what they stop',
      text: 'The last thing they did before the silence.',
    },
    leftModules: { title: 'Where they stop', text: 'The last module that they had opened.' },
    nodes: {
      title: 'Competency by competency',
      text: 'The share of those who know.',
      columns: {
        share: 'Share who know',
        mastered: 'Know',
        uncertain: 'Uncertain',
        notYet: 'Not yet',
        nothing: 'Nothing yet',
      },
    },
    time: {
      title: 'Module by module',
      text: 'Half of the learners take less than the median.',
      columns: { stated: 'Stated' },
    },
    gain: {
      title: 'Module by module',
      text: 'Right of zero, the module brings something.',
      columns: { gain: 'Gap', n: 'Did it', controls: 'Similar' },
    },
    items: {
      title: 'Question by question',
      text: 'Those most often missed first: a question that many miss is often badly put.',
      columns: { right: 'Right', tells: 'Tells apart' },
    },
    options: {
      title: 'The answers that mislead',
      text: 'Among those who were wrong, the share of each answer.',
    },
    calibration: {
      title: 'Foretold, and right',
      text: 'With a good diagnosis, the bar ends at the stroke.',
      columns: { right: 'Right', foretold: 'Foretold' },
    },
    lengths: { title: 'The length', text: 'The number of questions of a finished diagnosis.' },
    forecast: { title: 'Before, inside, after', text: 'Where the day of arrival falls.' },
    loads: { title: 'The load', text: 'How many mentors accompany how many people.' },
    answerHours: {
      title: 'The time of an answer',
      text: 'Between a learner’s request and its answer.',
    },
    lookingDays: { title: 'The wait', text: 'How long those without a mentor have looked.' },
    age: { title: 'By age', text: 'Of those who said.' },
    diploma: { title: 'By diploma', text: 'Of those who said.' },
    territory: { title: 'By where they live', text: 'Of those who said.' },
    language: { title: 'By language', text: 'The language that they chose for the academy.' },
  } as Record<string, TableWords>,
  rows: {
    joined: 'Joined',
    welcomed: 'Welcome done',
    diagnosing: 'Diagnosis begun',
    diagnosed: 'Diagnosis done or refused',
    opened: 'First module opened',
    finished: 'First module finished',
    half: 'Halfway',
    arrived: 'Arrived',
    lesson: 'A lesson read',
    practice: 'Practice',
    check: 'A check',
    review: 'A review',
    none: 'Nothing since the diagnosis',
    bin0: 'Less than 20% foretold',
    bin1: '20 to 40%',
    bin2: '40 to 60%',
    bin3: '60 to 80%',
    bin4: 'More than 80%',
    before: 'Before the window',
    inside: 'Inside the window',
    after: 'After the window',
    load0: 'Nobody yet',
    load1: 'One person',
    load2: 'Two people',
    load3: 'Three people',
    load4: 'Four people or more',
    lengths: 'Questions',
    answerHours: 'Answer',
    lookingDays: 'Wait',
  } as Record<string, string>,
}
