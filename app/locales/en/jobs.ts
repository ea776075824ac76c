import { inWords, plural } from '#app/locales/format.ts'
import type { jobs as fr } from '#app/locales/fr/jobs.ts'
import type { Dictionary } from '#app/locales/language.tsx'

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const works = (count: number) =>
  `${inWords(count, 'en')} ${plural(count, 'en', { one: 'job', other: 'jobs' })}`

export const jobs: Dictionary<typeof fr> = {
  metaTitle: 'Background work',
  link: 'See the background work',
  linkFailed: (count) => `Background work: ${works(count)} failed`,
  back: 'People and their roles',
  heading: {
    failed: (count) => `${capital(works(count))} failed.`,
    waiting: 'Some jobs are waiting.',
    well: 'Everything gets done.',
  },
  lead: (days) =>
    `Letters, reminders, paths by night: the academy sees to them by itself. A job that fails is tried several times more. After that it waits here for ${inWords(days, 'en')} days.`,
  retried: (count) =>
    count === 0
      ? 'Nothing to try again: it was on its way already.'
      : `${capital(works(count))} ${count === 1 ? 'is' : 'are'} tried again. Reload the page to see what comes of it.`,
  reload: 'Reload',
  failures: 'What failed',
  tries: (count) => `${count} ${plural(count, 'en', { one: 'try', other: 'tries' })}`,
  tooLong: 'took too long, or was cut off',
  retry: 'Try again',
  retryThis: (queue, at) => `Try again: ${queue}, ${at}`,
  retryAll: (count) => `Try all ${inWords(count, 'en')} again`,
  retryAllOf: (count, queue) => `Try all ${inWords(count, 'en')} again: ${queue}`,
  latest: (count) => `Here are the latest ${inWords(count, 'en')}.`,
  queues: 'The jobs, one by one',
  none: 'No jobs yet.',
  noneText: 'They will show up once the academy has started its background work.',
  columns: {
    queue: 'Job',
    waiting: 'Waiting',
    running: 'Running',
    failed: 'Failed',
    wait: 'Longest wait',
    next: 'Next time',
    doneAt: 'Last done',
  },
  again: (count) => `${count} of them to be tried later`,
  noWait: 'none',
  shortWait: 'less than a minute',
  onDemand: 'when asked for',
  never: 'not yet',
  names: {
    letters: ['Letters someone awaits', 'Sign-in links, answers.'],
    'chosen-letters': ['Chosen letters', 'The week on Mondays, messages received.'],
    'session-mail': [
      'Letters about meetings and events',
      'Invitations, changes, reminders: each letter in good time.',
    ],
    'letter-round': ['Round of chosen letters', 'Every half hour: whose turn is it?'],
    'session-letters': ['Meeting reminders', 'The day before, at a decent hour. And cancellations to tell.'],
    'event-letters': ['Event reminders', 'The day before, to those who come.'],
    'feedback-round': ['Projects that wait', 'Feedback has come, or is slow: the right people know.'],
    'award-letters': [
      'Letters about credentials',
      'A credential is given or revoked: she hears of it, by day.',
    ],
    'matching-round': ['Rounds of the team', 'Works out who would go with whom.'],
    'message-round': ['Round of messages', 'Who has unread messages, and wants to know?'],
    'cohort-places': ['Places in cohorts', 'A free place is offered to the next one on the list.'],
    'mentor-requests': ['Requests without an answer', 'After 48 hours they move on to the next mentor.'],
    'place-prices': ['Places of mentors', 'Every night: what a place is worth to those who will come.'],
    'mentor-leavings': ['Mentors who leave', 'Every day: those they accompany are told.'],
    covers: ['Cover between mentors', 'Without an answer after 48 hours, the mentor is told.'],
    night: ['Start of the night', 'Splits the paths into small parts.'],
    'night-paths': ['Paths by night', 'Each part: paths follow the answers of the day.'],
    'refit-weekly': ['Model, every Sunday', 'Asks for the fit of the week.'],
    'draft-previews': ['Drafts, their effect', 'Calculates what a draft would change for learners.'],
    'revision-follow': ['New version', 'Plans anew the paths of those whom it concerns.'],
    refit: ['Model, the fit', 'Learns from the academy’s answers.'],
    redraw: ['Model, the update', 'What is known of each learner follows the values in force.'],
    'rules-daily': ['Rules, every day', 'Asks for the look of the day.'],
    rules: ['Rules, the look of the day', 'What shows in the paths, for coaches.'],
    'rules-weekly': ['Rules, every Monday', 'Asks for the measure of the week.'],
    insights: ['Insights, the computing', 'Computes the tables of the team.'],
    'insights-nightly': ['Insights, every night', 'Asks for the computing of the night.'],
    'rule-measures': ['Rules, the measure', 'Each rule against what really happened.'],
    purge: ['Housekeeping', 'Every night: accounts to erase, traces that are too old.'],
  },
}
