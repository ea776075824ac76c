import type { common as fr } from '#app/locales/fr/common.ts'
import type { Dictionary } from '#app/locales/language.tsx'

export const common: Dictionary<typeof fr> = {
  academy: 'ariane',
  skip: 'Skip to content',
  home: 'Ariane, back to the home page',
  menu: 'Menu',
  navigation: 'Main navigation',
  footerNavigation: 'Footer',
  tracks: 'Tracks',
  howItWorks: 'How it works',
  signIn: 'Sign in',
  signOut: 'Sign out',
  join: 'Begin',
  back: 'Back',
  pending: 'One moment…',
  optional: 'optional',
  required: 'required',
  showPassword: 'Show the password',
  hidePassword: 'Hide the password',
  newWindow: 'new window',
  whyHere: 'Why here',
  source: 'Source',
  language: 'Language',
  languageNames: { fr: 'Français', en: 'English' },
  theme: 'Appearance',
  themes: { light: 'Light', dark: 'Dark', device: 'As the device' },
  demonstration: 'Demonstration academy: the people and their stories are made up.',
  licence: 'Free software, AGPL 3.0 licence',
  promise: 'Free of charge. No advertising. Your answers are never sold.',
  learner: { path: 'My week', reviews: 'Review', progress: 'Progress', people: 'People', me: 'Me' },
  staffNote: 'The path you see, the learner sees too.',
  status: { mastered: 'known', uncertain: 'to check', 'not-yet': 'to discover' },
  knot: { done: 'Done', now: 'Now', ahead: 'To come' },
  week: 'Your week',
  dayOff: 'free',
  dayTaken: 'taken',
  today: 'today',
  confidence: {
    question: 'How sure are you?',
    guess: 'a guess',
    fairly: 'fairly',
    sure: 'quite sure',
  },
  problems: {
    title: (count) =>
      count === 1 ? 'One thing is left to complete.' : `${count} things are left to complete.`,
    kept: 'What you wrote is still here.',
  },
  arrival: {
    title: (from, to) => `Arrival between ${from} and ${to}`,
    from: (when) => `Arrival from ${when} on`,
    same: (when) => `Arrival around ${when}`,
    done: 'done',
    window: 'likely arrival',
  },
  errors: {
    notFound: {
      title: 'This page does not exist, or no longer does.',
      text: 'The address may have changed. Nothing that you did is lost.',
    },
    forbidden: {
      title: 'This page is not for this account.',
      text: 'It asks for another kind of access than yours. If that surprises you, talk to your coach.',
    },
    tooMany: {
      title: 'Too many tries in a short time.',
      text: 'Wait a few minutes, then try again. It is a protection, not a reproach.',
    },
    refused: {
      title: 'This request could not be read.',
      text: 'Go back and try again. What was saved is still saved.',
    },
    broken: {
      title: 'Something broke on our side.',
      text: 'It is not your doing. Everything that was saved still is. Try again in a moment.',
    },
    unavailable: {
      title: 'The academy is catching its breath.',
      text: 'It comes back by itself, mostly within a minute. Nothing is lost.',
    },
    again: 'Try again',
    toHome: 'Go to the home page',
    toPath: 'Back to my week',
    code: (status) => `Error ${status}`,
  },
  /** What is known about her. */
  known: {
    why: 'Why',
    who: 'Who sees it',
    none: 'Nothing yet.',
  },
}
