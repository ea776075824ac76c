import { daysAwayText, inWords, plural } from '#app/locales/format.ts'
import type { homes as fr } from '#app/locales/fr/homes.ts'
import type { Dictionary } from '#app/locales/language.tsx'

const few = (count: number, one: string, other: string) => plural(count, 'en', { one, other })
const words = (count: number) => inWords(count, 'en')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const homes: Dictionary<typeof fr> = {
  person: {
    noTrack: 'She has not chosen a track yet.',
    noPath: 'Her path is not drawn yet.',
    start: (track) => `She is beginning “${track}”.`,
    standing: (done, steps) =>
      `${capital(words(done))} ${few(done, 'step', 'steps')} done, ${words(steps)} to come.`,
    end: (done) => `At the end of her thread, ${words(done)} ${few(done, 'step', 'steps')} done.`,
    next: (title) => `At the moment: “${title}”.`,
    nextProject: (title) => `At the moment: the project “${title}”.`,
    seen: (days) =>
      days === null
        ? 'She has not begun yet.'
        : days < 14
          ? `She was here ${daysAwayText(-days, 'en')}.`
          : `She has paused for ${days < 60 ? `${words(Math.round(days / 7))} weeks` : `${words(Math.round(days / 30.44))} months`}.`,
    open: 'See where she is',
    openLabel: (name) => `See where ${name} is`,
    since: (day) => `With you since ${day}.`,
  },
  mentor: {
    metaTitle: 'My mentees',
    heading: (count) =>
      `${capital(words(count))} ${few(count, 'learner moves', 'learners move')} on with you.`,
    lead: (active, count) =>
      active === count
        ? count === 1
          ? 'She was here in the last two weeks.'
          : 'All were here in the last two weeks.'
        : active === 0
          ? 'A pause is not giving up: their path waits for them, with nothing to catch up on.'
          : `${capital(words(active))} ${few(active, 'was', 'were')} here in the last two weeks. The others are pausing, with nothing to catch up on.`,
    none: {
      heading: 'Nobody is in your care yet.',
      title: 'They will appear here.',
      text: 'You will see the first name of each, her track, and what she can already do. She sees the same as you.',
    },
  },
  coach: {
    metaTitle: 'My cohorts',
    heading: (cohorts, members) =>
      `${capital(words(cohorts))} ${few(cohorts, 'cohort', 'cohorts')}, ${words(members)} ${few(members, 'learner', 'learners')}.`,
    lead: 'They set out together. Each follows her own thread.',
    members: (count) => few(count, 'learner', 'learners'),
    starts: (day, past) => (past ? `Set out on ${day}.` : `Sets out on ${day}.`),
    none: {
      heading: 'No cohort is in your care yet.',
      title: 'They will appear here.',
      text: 'A cohort brings together women who set out at the same time. You will see who moves on, and who is pausing.',
    },
    cohort: {
      back: 'My cohorts',
      heading: (active, count) =>
        active === count
          ? 'All were here in the last two weeks.'
          : active === 0
            ? 'None was here in the last two weeks.'
            : `${capital(words(active))} of ${words(count)} ${few(active, 'was', 'were')} here in the last two weeks.`,
      empty: 'Nobody is in this cohort yet.',
      emptyText: 'Its members will appear here as soon as they join.',
      pauses: 'Those who are pausing come first: a word is often enough.',
    },
  },
  learner: {
    metaTitle: 'A learner',
    heading: (name, count, known) =>
      count === 0
        ? `${name} is at the beginning of her thread.`
        : `${name} can already do ${known} ${few(count, 'thing', 'things')}.`,
    back: { mentor: 'My mentees', coach: 'My cohorts' },
    now: 'Where she is',
    coming: 'What comes next',
    known: 'What she can already do',
    knownNone: 'Nothing is measured yet. A few questions will be enough.',
    uncertain: 'To check together, perhaps',
    projects: 'Projects she sent',
    project: (version, day) => `version ${version}, sent on ${day}`,
    told: 'What she said about herself',
    toldNone: 'She said nothing of it, as is her right.',
    minutes: 'Her minutes',
    facts: {
      skills: 'Where she places herself',
      devices: 'Her equipment',
      connection: 'Her connection',
      helps: 'What helps her',
    },
    more: (count) => `And ${words(count)} ${few(count, 'other', 'others')}`,
    perWeek: (minutes) => `${minutes} a week`,
  },
  staff: {
    metaTitle: 'The team',
    heading: (tracks, learners) =>
      `${capital(words(tracks))} ${few(tracks, 'track', 'tracks')}, ${words(learners)} ${few(learners, 'learner', 'learners')}.`,
    lead: (modules, competencies, items) =>
      `The academy holds ${competencies} competencies, ${modules} modules and ${items} questions.`,
    tracks: 'Tracks',
    track: 'Track',
    learners: 'Learners',
    nodes: 'Levels',
    hours: 'Stated length',
    model: 'What the model learns',
    modelText:
      'Every Sunday the academy works out again, from its own answers, what the diagnosis assumes, and keeps only what foretells better.',
    modelLink: 'See the fits',
  },
}
