import type { menu as fr } from '#app/locales/fr/menu.ts'
import type { Dictionary } from '#app/locales/language.tsx'

/** The places of those who accompany, design or run. */
export const menu: Dictionary<typeof fr> = {
  learner: 'My path',
  mentor: 'My mentees',
  coach: 'My cohorts',
  staff: 'The team',
  admin: 'Administration',
  sessions: 'My meetings',
  me: 'Me',
  projects: 'Projects to read',
  projectsToRead: (count) => `Projects to read (${count})`,
  messages: 'Messages',
  messagesToRead: (count) => `Messages (${count})`,
}
