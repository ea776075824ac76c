import { inWords, plural } from '#app/locales/format.ts'
import type { cohorts as fr } from '#app/locales/fr/cohorts.ts'
import type { Dictionary } from '#app/locales/language.tsx'

const few = (count: number, one: string, other: string) => plural(count, 'en', { one, other })
const words = (count: number) => inWords(count, 'en')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const cohorts: Dictionary<typeof fr> = {
  metaTitle: 'Cohorts',
  title: 'Cohorts',
  text: 'Who starts together, when, and with which coach. Places and waiting lists are here.',
  link: 'Open the cohorts',
  back: 'The team',
  backList: 'Cohorts',
  backOne: 'The cohort',
  heading: (count, members) =>
    count === 0
      ? 'No cohort for now.'
      : `${capital(words(count))} ${few(count, 'cohort', 'cohorts')}, ${words(members)} ${few(members, 'learner', 'learners')}.`,
  lead: 'They start together, each on a path of her own.',
  none: 'They will stand here.',
  noneText: 'A cohort is women who start on the same day, with a coach at their side.',
  make: 'Make a cohort',
  columns: {
    name: 'Cohort',
    track: 'Track',
    starts: 'Start',
    coach: 'Coach',
    members: 'Places taken',
    waiting: 'Waiting',
  },
  noCoach: 'to be chosen',
  taken: (members, places) => (places ? `${members} of ${places}` : members),
  one: {
    heading: (members, places) =>
      places === null
        ? `${capital(words(members))} ${few(members, 'learner', 'learners')} in this cohort.`
        : members >= places
          ? `${capital(words(members))} ${few(members, 'learner', 'learners')}: the cohort is full.`
          : `${capital(words(members))} ${few(members, 'learner', 'learners')}, ${words(places - members)} ${few(places - members, 'place', 'places')} left.`,
    starts: (day, past) => (past ? `Started on ${day}` : `Starts on ${day}`),
    hours: (count) => `${count} h a week suggested`,
    coach: (name) => (name ? `with ${name}` : 'no coach for now'),
    edit: 'Change the cohort',
    import: 'Import a list',
    event: 'Make an event',
    events: 'Events to come',
    past: 'Past events',
  },
  told: {
    made: 'The cohort is made. Let the first ones in.',
    changed: 'Saved.',
    join: 'She is in the cohort. An e-mail tells her.',
    wait: 'The cohort is full: she is on the waiting list. An e-mail tells her.',
    invite: 'The invitation is on its way. She enters the cohort by accepting it.',
    member: 'She is in the cohort already.',
    listed: 'She is on the waiting list already.',
    invited: 'She is invited already. Her link still works.',
    left: 'She is no longer in the cohort. Her meetings with the coach are cancelled.',
    unlisted: 'She is no longer on the waiting list.',
    uninvited: 'This address is no longer invited to the cohort.',
    closed: 'The link is closed. Nobody enters by it any more.',
    stale: 'The link changed meanwhile. Here it is.',
  },
  members: {
    title: 'In the cohort',
    none: 'Nobody is in it yet.',
    since: (day) => `since ${day}`,
    take: 'Take out',
    takeLabel: (name) => `Take ${name} out of the cohort`,
    takeText:
      'Her meetings with the coach are cancelled, and the events leave her calendar. Her path stays hers.',
    sure: 'Yes, take her out',
  },
  waiting: {
    title: 'Waiting list',
    text: 'In order. A place that becomes free is offered to the first one, and kept for 48 hours.',
    none: 'Nobody is waiting.',
    offered: (moment) => `a place is kept for her until ${moment}`,
    since: (day) => `has waited since ${day}`,
    take: 'Take off the list',
    takeLabel: (name) => `Take ${name} off the waiting list`,
  },
  invited: {
    title: 'Invited, not here yet',
    at: (day) => `invited on ${day}`,
    over: (day) => `invited on ${day}, link over`,
    take: 'Invite no longer',
    takeLabel: (email) => `Invite ${email} no longer`,
  },
  add: {
    title: 'Let somebody in',
    email: 'E-mail address',
    help: 'If she has a learner’s account, she enters at once. Otherwise she gets an invitation.',
    button: 'Add',
  },
  linkBox: {
    title: 'Link of the cohort',
    none: 'Whoever has this link can enter, or go on the waiting list. There is none for now.',
    since: (day) => `A link has been open since ${day}. We keep only its fingerprint.`,
    make: 'Make a link',
    renew: 'Replace it by a new link',
    close: 'Close the link',
    fresh: 'Here is the link. Copy it now.',
    freshText: 'It will not be shown again. The former one, if there was one, no longer works.',
    address: 'Link',
  },
  form: {
    newTitle: 'A new cohort.',
    newLead: 'A track, a date, a coach. Everything can change later.',
    editTitle: 'Change the cohort.',
    editLead: 'Another coach: meetings with the former one are cancelled, and everyone reads so.',
    name: 'Name',
    nameHelp: 'For example: April cohort.',
    track: 'Track',
    startsOn: 'Day of the start',
    hours: 'Suggested rhythm, in hours a week',
    hoursHelp: 'A suggestion. Each keeps her own hours.',
    coach: 'Coach',
    nobody: 'Nobody for now',
    places: 'Places',
    placesHelp: 'Leave empty for no limit. Beyond them, a waiting list opens.',
    make: 'Make the cohort',
    save: 'Save',
  },
  problems: {
    cohortName: 'Give a name, of 80 characters at most.',
    track: 'Choose a track of the list.',
    day: 'Choose a day.',
    hours: 'Give a whole number of hours, from 1 to 40.',
    coach: 'Choose a coach of the list.',
    places: 'Give a number of places, from 1 to 1,000.',
    fewer: 'More places are taken or offered already. Give at least as many.',
    closedAccount: 'The account of this person is closed.',
    list: 'Choose a file, or paste a list.',
    large: 'This file is too large: 200 KB at most.',
    empty: 'We found no address in this list.',
    quotes: 'A quotation mark is not closed. Mend the line that is named.',
    column: 'No column holds e-mail addresses.',
    many: 'These are more than 500 lines. Split the list in two.',
  },
  import: {
    title: 'Import a list.',
    lead: 'First you read what would happen. Nothing is done before you say so.',
    file: 'A CSV file',
    fileHelp: 'With one e-mail address a line. Commas, semicolons, files from Excel: all will do.',
    list: 'Or paste the list here',
    check: 'Read the list',
    atLine: (line) => `Line ${line}.`,
    heading: (acting) =>
      acting === 0
        ? 'Nothing to do in this list.'
        : `${capital(words(acting))} ${few(acting, 'line', 'lines')} ready to be imported.`,
    faults: (count) =>
      count === 0
        ? 'All lines can be read.'
        : `${capital(words(count))} ${few(count, 'line', 'lines')} will not be imported: see why below.`,
    doneHeading: (count) =>
      count === 0 ? 'Nothing changed.' : `${capital(words(count))} ${few(count, 'line', 'lines')} imported.`,
    doneLead: 'Each of them is told by e-mail.',
    line: 'Line',
    address: 'Address',
    what: 'What would happen',
    did: 'What happened',
    act: (count) => `Import ${count} ${few(count, 'line', 'lines')}`,
    again: 'Mend the list',
    nothing: '(empty)',
    changed: (was) => `Changed meanwhile. Announced: ${was}`,
    plans: {
      join: 'enters the cohort',
      wait: 'cohort full: waiting list',
      invite: 'gets an invitation',
      'invite-wait': 'gets an invitation; cohort full: waiting list',
      email: 'is not an e-mail address',
      twice: 'stands further up in the list',
      closed: 'has a closed account',
      member: 'is in the cohort already',
      listed: 'is on the waiting list already',
      invited: 'is invited already',
      later: 'too many invitations today: send this line tomorrow',
    },
    twice: (line) => `stands on line ${line} already`,
    done: {
      join: 'has entered the cohort',
      wait: 'is on the waiting list',
      invite: 'is invited',
      'invite-wait': 'is invited; the cohort is full',
    },
  },
}
