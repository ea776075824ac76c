import type { Dictionary } from '#app/locales/language.tsx'
import type { tracks as fr } from '#app/locales/fr/tracks.ts'

export const tracks: Dictionary<typeof fr> = {
  list: {
    title: 'Tracks',
    description: 'The digital jobs that the academy leads to today, with their real length.',
    heading: (count) =>
      count === 1 ? 'One single track today, written in full.' : `${count} tracks, written in full.`,
    lead: 'We would rather have one whole road than ten beginnings.',
    see: 'See this track',
    compare: 'In figures',
    columns: {
      measure: 'Measure',
      whole: 'In all',
      base: 'Common basics in it',
      modules: 'Modules',
      week: 'At 8 h a week',
    },
    captionOne: 'For a person who would start from nothing; what you already know is taken off.',
    baseNote: 'The common basics serve in every digital job: they stay yours if you change your mind.',
    more: {
      title: 'Others will come, one by one.',
      text: 'A track enters here when its four promises are kept.',
      rules: [
        'It aims at a job of the French public register of occupations (ROME).',
        'Each competency in it is taught, then checked by several questions.',
        'Each lesson was read in full by someone other than its writer.',
        'It exists in full in each language of the academy.',
      ],
    },
    none: {
      heading: 'No track is open today.',
      text: 'The first ones are being written. They will appear here as soon as they are complete.',
    },
  },
  one: {
    recognised: {
      title: 'Recognised elsewhere',
      text: (places, count, label, code) =>
        `This track teaches every competence of ${count === 1 ? 'block' : 'blocks'} ${places} of “${label}” (${code}). It does not award that title.`,
      source: 'Source: France compétences. Compared by our team, competence by competence.',
    },
    rome: (code, label) => `Occupation ${code} of the French register ROME: ${label}`,
    begin: 'Begin, at my own pace',
    resume: 'Back to my week',
    length: {
      title: 'How long?',
      all: (minutes) => `${minutes} from nothing.`,
      less: 'What you already know is taken off this total. The diagnosis takes some ten minutes and tells you how much.',
      perWeek: (hours) => `${hours} h a week`,
      weeks: (count) => (count === 1 ? '1 week' : `${count} weeks`),
      months: (count) => `about ${count} months`,
      how: (modules, projects) =>
        `Sum of ${modules} modules, exercises and check included${projects > 0 ? `, and of ${projects} project${projects > 1 ? 's' : ''}` : ''}. The weeks count the reviews too.`,
    },
    job: 'The job',
    day: 'An ordinary day',
    learn: {
      title: 'What you will be able to do, step by step',
      overview: 'The steps of this track',
      step: (modules, minutes) => `${modules} module${modules === 1 ? '' : 's'}, ${minutes}`,
      modules: 'See the modules',
      project: (title, minutes) => `Project: ${title}, ${minutes}`,
    },
    facts: { title: 'What is known about this job', asOf: (date) => `as of ${date}` },
    after: 'What this track does not cover',
    end: 'You do not have to be sure to begin.',
  },
}
