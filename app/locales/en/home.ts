import type { home as fr } from '#app/locales/fr/home.ts'
import type { Dictionary } from '#app/locales/language.tsx'

export const home: Dictionary<typeof fr> = {
  title: 'You already know more than you think',
  description:
    'Ariane starts from what you can do and leads you, at your own pace, to a job in the digital trades. Free of charge, no advertising.',
  hero: {
    title: 'You already know more than you think.',
    lead: 'Ariane starts from what you can do. She leads you, in the minutes you have, to a job in the digital trades.',
    begin: 'Begin, at my own pace',
    resume: 'Back to my week',
    see: 'See the tracks',
  },
  figures: {
    diagnosis: { figure: '10 min', text: 'to see where you stand' },
    shortest: 'the shortest module',
    price: { figure: '€0', text: 'from start to finish' },
  },
  thread: {
    label: 'The steps of a track',
    start: 'What you already know',
    startNote: 'counted from the first day',
    modules: (count) => `${count} module${count === 1 ? '' : 's'}`,
    goal: 'your job',
  },
  how: {
    title: 'What happens when you begin',
    questions: {
      title: 'A few questions, to get to know you',
      text: 'What draws you. What you have done before, paid or not: keeping accounts, caring for someone, running an association. The time you have. Every question can wait.',
    },
    diagnosis: {
      title: 'Ten minutes, so that you relearn nothing',
      text: 'One question at a time, and never more than thirty. What you know is recognised: you will not have to do it again. Try this one.',
    },
    path: {
      title: 'Then a path, in your own weeks',
      text: 'Twenty minutes on Tuesday, forty on Wednesday, none during the holidays: steps are laid where you have the time. Each says why it is there. You can move it, leave it out, choose another.',
      example: 'A possible first week, with real modules',
      absence: 'Two weeks away? There is nothing to catch up. The path starts again from today.',
    },
  },
  taste: {
    legend: 'In a spreadsheet, A2 holds 3 and B2 holds 12. What does cell C2 show if you write =A2*B2 in it?',
    answers: {
      product: {
        label: '36',
        feedback:
          'That is right. Reading a formula is a digital skill already: you will not be made to learn it again.',
      },
      sum: {
        label: '15',
        feedback: 'You saw that the two cells come together. The star multiplies: 3 times 12 makes 36.',
      },
      formula: {
        label: '=A2*B2',
        feedback: 'That is indeed what the cell holds. On the screen it shows the result: 36.',
      },
      unknown: {
        label: 'I don’t know yet',
        feedback: 'That is a real answer. It tells us where to begin, and nothing else.',
      },
    },
  },
  facts: {
    title: 'Too few women.\nAnd places to take.',
    women: (percent, group) => `${percent} women among ${group}`,
    groups: {
      engineers: 'IT engineers',
      technicians: 'IT technicians',
      employees: 'IT clerical staff',
    },
    tension: 'In 2019, hiring in IT engineering in France was as hard as it gets: 5 on a scale of 5.',
    source: 'Source: Dares, France, occupational families (FAP 2009); shares of women, 2017–2019 average.',
  },
  people: {
    title: 'The machine proposes. People go with you. You decide.',
    mentor: {
      title: 'A mentor',
      text: 'She works in the trade. She reads your projects, answers your questions, tells you about her days.',
    },
    coach: {
      title: 'A coach',
      text: 'She follows your group. With her you talk about confidence, applications, whatever is stuck.',
    },
    you: {
      title: 'You',
      text: 'You see all that they see. What they propose changes your path only if you accept it.',
    },
  },
  never: {
    title: 'What we will never do',
    items: [
      'Decide for you. You can refuse the diagnosis, and any step.',
      'Count your absences. There is no deadline, no streak to keep.',
      'Choose for you by your age, your gender, your origin or your address.',
      'Guess your emotions, or rate your mood.',
      'Sell your answers, or show you an advertisement.',
    ],
  },
  privacy: {
    title: 'What we know about you is yours.',
    text: 'You can read all of it, download all of it and erase all of it, from your account. The subject of our messages says nothing of what you do here.',
  },
  end: {
    title: 'The beginning fits into ten minutes.',
    text: 'A phone is enough. You can stop half-way: everything is kept.',
  },
}
