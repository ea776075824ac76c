import { inWords, plural } from '#app/locales/format.ts'

const few = (count: number, one: string, other: string) => plural(count, 'fr', { one, other })
const feminine = (count: number) => inWords(count, 'fr', 'feminine')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Events of a cohort: made by its coach, for whoever wants to come. */
export const events = {
  metaTitle: 'Un événement',
  back: { member: 'Mes rendez-vous', coach: 'La cohorte', staff: 'La cohorte' },
  for: (cohort: string, coach: string | null) => (coach ? `${cohort}, avec ${coach}` : cohort),
  minutes: (count: number) => `${count} minutes`,
  zone: (zone: string) => `Sur votre horloge : ${zone}.`,
  link: 'Rejoindre en visio',
  linkLater: 'Le lien viendra avant le début.',
  answer: {
    title: 'Viendrez-vous ?',
    text: 'Vous êtes libre de venir, et de changer d’avis.',
    yes: 'Je viens',
    no: 'Je ne viens pas',
    saidYes: 'Vous venez.',
    saidNo: 'Vous ne venez pas, et c’est bien ainsi.',
    change: 'Vous pouvez changer d’avis jusqu’à la fin.',
  },
  saved: {
    yes: 'C’est noté : vous venez.',
    no: 'C’est noté : vous ne venez pas.',
    made: 'L’événement est créé. Chacune reçoit une invitation par e-mail.',
    changed: 'C’est changé. Chacune le lit par e-mail.',
    present: 'Les présences sont gardées.',
    stale: 'Cet événement a changé entre-temps. Le voici.',
    over: 'Cet événement est terminé ou annulé.',
  },
  cancelled: 'Cet événement est annulé.',
  past: 'Cet événement a eu lieu.',
  were: (there: boolean) => (there ? 'Vous y étiez.' : 'Vous n’y étiez pas.'),
  people: {
    title: (coming: number, count: number) =>
      coming === 0
        ? 'Personne ne s’est encore annoncé.'
        : `${capital(feminine(coming))} sur ${feminine(count)} ${few(coming, 'vient', 'viennent')}.`,
    yes: 'vient',
    no: 'ne vient pas',
    unknown: 'n’a rien dit',
    was: { yes: 'pensait venir', no: 'ne pensait pas venir', unknown: 'n’avait rien dit' },
    nobody: 'Cette cohorte n’a encore personne.',
  },
  present: {
    title: 'Qui était là ?',
    text: 'Cochez celles qui étaient là. Chacune le lit aussi.',
    save: 'Garder les présences',
  },
  edit: 'Changer',
  cancel: 'Annuler l’événement',
  cancelText: 'Chacune reçoit une annulation, et son agenda se met à jour.',
  cancelSure: 'Oui, annuler',
  form: {
    newTitle: 'Un événement pour la cohorte.',
    newLead: 'Chaque membre reçoit une invitation, à son heure à elle.',
    editTitle: 'Changer l’événement.',
    editLead: 'Chaque membre reçoit le changement, et son agenda se met à jour.',
    title: 'Titre',
    titleHelp: 'Par exemple : atelier CV.',
    about: 'De quoi il s’agit',
    date: 'Jour',
    time: 'Heure de début',
    timeHelp: (zone: string) => `Sur votre horloge : ${zone}.`,
    minutes: 'Durée',
    link: 'Lien de visio',
    linkHelp: 'Une adresse qui commence par https://. Vous pouvez l’ajouter plus tard.',
    save: 'Inviter la cohorte',
    change: 'Enregistrer',
  },
  problems: {
    title: 'Donnez un titre, de 120 signes au plus.',
    about: 'Au plus 2 000 signes.',
    date: 'Choisissez un jour.',
    time: 'Donnez une heure, par exemple 18:30.',
    minutes: 'Choisissez une durée.',
    link: 'Le lien commence par https://.',
    past: 'Ce moment est passé. Choisissez-en un à venir.',
    far: 'C’est à plus d’un an : choisissez un jour plus proche.',
    gap: 'Cette heure n’existe pas ce jour-là : on change d’heure.',
    known:
      'Cet événement est déjà créé, avec d’autres mots. Changez-le depuis la cohorte, ou invitez ici pour un second.',
  },
  list: {
    title: 'Événements de votre cohorte',
    coach: 'Événements à venir',
    past: 'Événements passés',
  },
  mail: {
    subject: {
      made: 'Ariane : un événement de votre cohorte',
      changed: 'Ariane : un événement change',
      cancelled: 'Ariane : un événement est annulé',
      left: 'Ariane : un événement quitte votre agenda',
      reminder: 'Ariane : un rappel',
    },
    made: (title: string, when: string) => `Votre cohorte se retrouve ${when} : ${title}.`,
    changed: (title: string, when: string) => `L’événement a changé. Le voici, ${when} : ${title}.`,
    cancelled: (title: string, when: string) => `L’événement prévu ${when} n’aura pas lieu : ${title}.`,
    left: (title: string, when: string) =>
      `Vous n’êtes plus de cette cohorte. Son événement prévu ${when} quitte votre agenda : ${title}.`,
    reminder: (title: string, when: string) => `Votre cohorte se retrouve ${when} : ${title}.`,
    zone: (zone: string) => `C’est l’heure de votre fuseau : ${zone}.`,
    see: 'Voir l’événement',
    free: 'Vous êtes libre de venir. Dites-le sur la page, si vous voulez.',
  },
}
