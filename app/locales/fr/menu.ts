/** The places of those who accompany, design or run. */
export const menu = {
  learner: 'Mon parcours',
  mentor: 'Mes mentorées',
  coach: 'Mes cohortes',
  staff: 'L’équipe',
  admin: 'Administration',
  sessions: 'Mes rendez-vous',
  me: 'Moi',
  projects: 'Projets à lire',
  projectsToRead: (count: number) => `Projets à lire (${count})`,
  messages: 'Messages',
  messagesToRead: (count: number) => `Messages (${count})`,
}
