import type { events as fr } from '#app/locales/fr/events.ts'
import { inWords } from '#app/locales/format.ts'
import type { Dictionary } from '#app/locales/language.tsx'

const words = (count: number) => inWords(count, 'en')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const events: Dictionary<typeof fr> = {
  metaTitle: 'An event',
  back: { member: 'My meetings', coach: 'The cohort', staff: 'The cohort' },
  for: (cohort, coach) => (coach ? `${cohort}, with ${coach}` : cohort),
  minutes: (count) => `${count} minutes`,
  zone: (zone) => `On your clock: ${zone}.`,
  link: 'Join by video',
  linkLater: 'The link will come before it begins.',
  answer: {
    title: 'Will you come?',
    text: 'You are free to come, and to change your mind.',
    yes: 'I am coming',
    no: 'I am not coming',
    saidYes: 'You are coming.',
    saidNo: 'You are not coming, and that is fine.',
    change: 'You can change your mind until the end.',
  },
  saved: {
    yes: 'Noted: you are coming.',
    no: 'Noted: you are not coming.',
    made: 'The event is made. Everyone gets an invitation by e-mail.',
    changed: 'It is changed. Everyone reads so by e-mail.',
    present: 'It is kept who was there.',
    stale: 'This event changed meanwhile. Here it is.',
    over: 'This event is over or cancelled.',
  },
  cancelled: 'This event is cancelled.',
  past: 'This event has taken place.',
  were: (there) => (there ? 'You were there.' : 'You were not there.'),
  people: {
    title: (coming, count) =>
      coming === 0
        ? 'Nobody has said so far that she comes.'
        : `${capital(words(coming))} of ${words(count)} ${coming === 1 ? 'is' : 'are'} coming.`,
    yes: 'is coming',
    no: 'is not coming',
    unknown: 'has not said',
    was: { yes: 'meant to come', no: 'did not mean to come', unknown: 'had not said' },
    nobody: 'Nobody is in this cohort yet.',
  },
  present: {
    title: 'Who was there?',
    text: 'Tick those who were there. Each of them reads it too.',
    save: 'Keep who was there',
  },
  edit: 'Change',
  cancel: 'Cancel the event',
  cancelText: 'Everyone gets a cancellation, and her calendar follows.',
  cancelSure: 'Yes, cancel',
  form: {
    newTitle: 'An event for the cohort.',
    newLead: 'Every member gets an invitation, on her own clock.',
    editTitle: 'Change the event.',
    editLead: 'Every member gets the change, and her calendar follows.',
    title: 'Title',
    titleHelp: 'For example: CV workshop.',
    about: 'What it is about',
    date: 'Day',
    time: 'Begins at',
    timeHelp: (zone) => `On your clock: ${zone}.`,
    minutes: 'Length',
    link: 'Video link',
    linkHelp: 'An address that begins with https://. You can add it later.',
    save: 'Invite the cohort',
    change: 'Save',
  },
  problems: {
    title: 'Give a title of at most 120 characters.',
    about: 'At most 2,000 characters.',
    date: 'Choose a day.',
    time: 'Give a time, for example 18:30.',
    minutes: 'Choose a length.',
    link: 'The link begins with https://.',
    past: 'This moment is past. Choose one to come.',
    far: 'This is more than a year away: choose a nearer day.',
    gap: 'This hour does not exist on that day: the clocks change.',
    known:
      'This event has been made already, with other words. Change it from the cohort, or invite here to a second one.',
  },
  list: {
    title: 'Events of your cohort',
    coach: 'Events to come',
    past: 'Past events',
  },
  mail: {
    subject: {
      made: 'Ariane: an event of your cohort',
      changed: 'Ariane: an event changes',
      cancelled: 'Ariane: an event is cancelled',
      left: 'Ariane: an event leaves your calendar',
      reminder: 'Ariane: a reminder',
    },
    made: (title, when) => `Your cohort meets ${when}: ${title}.`,
    changed: (title, when) => `The event has changed. Here it is, ${when}: ${title}.`,
    cancelled: (title, when) => `The event planned ${when} will not take place: ${title}.`,
    left: (title, when) =>
      `You are no longer with this cohort. Its event planned ${when} leaves your calendar: ${title}.`,
    reminder: (title, when) => `Your cohort meets ${when}: ${title}.`,
    zone: (zone) => `This is the time in your zone: ${zone}.`,
    see: 'See the event',
    free: 'You are free to come. Say so on the page, if you like.',
  },
}
