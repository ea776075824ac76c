/** Letters about sessions. Subjects are neutral, and nothing of what was said or will be is in them. */
export const sessionMail = {
  /** In calendars. */
  title: (name: string) => `Rendez-vous avec ${name}`,
  subject: {
    booked: 'Ariane : un rendez-vous',
    moved: 'Ariane : un rendez-vous change d’heure',
    cancelled: 'Ariane : un rendez-vous est annulé',
    reminder: 'Ariane : un rappel',
    late: 'Ariane : un changement de dernière minute',
  },
  booked: {
    you: (name: string, when: string) => `C’est noté : vous retrouvez ${name} ${when}.`,
    other: (name: string, when: string) => `${name} a pris un moment avec vous : ${when}.`,
    nobody: (name: string, when: string) => `Vous retrouvez ${name} ${when}.`,
  },
  moved: {
    you: (name: string, when: string) => `C’est noté : vous retrouvez maintenant ${name} ${when}.`,
    other: (name: string, when: string) => `${name} a déplacé votre rendez-vous : ${when}.`,
    nobody: (name: string, when: string) => `Votre rendez-vous avec ${name} est déplacé : ${when}.`,
  },
  cancelled: {
    you: (name: string, when: string) =>
      `C’est noté : vous ne retrouvez pas ${name} ${when}. Nous lui avons écrit.`,
    other: (name: string, when: string) =>
      `${name} a un empêchement : votre rendez-vous du ${when} n’aura pas lieu.`,
    nobody: (name: string, when: string) => `Votre rendez-vous du ${when} avec ${name} n’aura pas lieu.`,
  },
  after: 'Ce n’est pas grave. Vous pouvez reprendre un moment quand vous voulez.',
  reminder: (name: string, when: string) => `Vous retrouvez ${name} ${when}.`,
  zone: (zone: string) => `C’est l’heure de votre fuseau : ${zone}.`,
  rules: 'Un empêchement ? Déplacez ou annulez depuis la page : l’autre personne est prévenue tout de suite.',
  see: 'Voir ce rendez-vous',
  seeAll: 'Voir mes rendez-vous',
}
