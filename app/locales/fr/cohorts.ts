import { inWords, plural } from '#app/locales/format.ts'

const few = (count: number, one: string, other: string) => plural(count, 'fr', { one, other })
const feminine = (count: number) => inWords(count, 'fr', 'feminine')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Staff make cohorts, give them a coach, and let people in. */
export const cohorts = {
  metaTitle: 'Les cohortes',
  title: 'Les cohortes',
  text: 'Qui part ensemble, quand, avec quelle coach. Les places et la liste d’attente sont ici.',
  link: 'Ouvrir les cohortes',
  back: 'L’équipe',
  backList: 'Les cohortes',
  backOne: 'La cohorte',
  heading: (count: number, members: number) =>
    count === 0
      ? 'Aucune cohorte pour l’instant.'
      : `${capital(feminine(count))} ${few(count, 'cohorte', 'cohortes')}, ${feminine(members)} ${few(members, 'apprenante', 'apprenantes')}.`,
  lead: 'Elles partent ensemble, chacune avec son propre parcours.',
  none: 'Elles apparaîtront ici.',
  noneText: 'Une cohorte réunit des femmes qui partent le même jour, avec une coach à leurs côtés.',
  make: 'Créer une cohorte',
  columns: {
    name: 'Cohorte',
    track: 'Parcours',
    starts: 'Départ',
    coach: 'Coach',
    members: 'Places prises',
    waiting: 'En attente',
  },
  noCoach: 'à choisir',
  taken: (members: string, places: string | null) => (places ? `${members} sur ${places}` : members),
  one: {
    heading: (members: number, places: number | null) =>
      places === null
        ? `${capital(feminine(members))} ${few(members, 'apprenante', 'apprenantes')} dans cette cohorte.`
        : members >= places
          ? `${capital(feminine(members))} ${few(members, 'apprenante', 'apprenantes')} : la cohorte est complète.`
          : `${capital(feminine(members))} ${few(members, 'apprenante', 'apprenantes')}, ${feminine(places - members)} ${few(places - members, 'place libre', 'places libres')}.`,
    starts: (day: string, past: boolean) => (past ? `Partie le ${day}` : `Part le ${day}`),
    hours: (count: number) => `${count} h par semaine suggérées`,
    coach: (name: string | null) => (name ? `avec ${name}` : 'sans coach pour l’instant'),
    edit: 'Changer la cohorte',
    import: 'Importer une liste',
    event: 'Créer un événement',
    events: 'Événements à venir',
    past: 'Événements passés',
  },
  told: {
    made: 'La cohorte est créée. Faites-y entrer les premières.',
    changed: 'C’est enregistré.',
    join: 'Elle est dans la cohorte. Un e-mail le lui dit.',
    wait: 'La cohorte est complète : elle est sur la liste d’attente. Un e-mail le lui dit.',
    invite: 'L’invitation part. Elle entrera dans la cohorte en l’acceptant.',
    member: 'Elle est déjà dans la cohorte.',
    listed: 'Elle est déjà sur la liste d’attente.',
    invited: 'Elle est déjà invitée. Son lien marche encore.',
    left: 'Elle n’est plus dans la cohorte. Ses rendez-vous avec la coach sont annulés.',
    unlisted: 'Elle n’est plus sur la liste d’attente.',
    uninvited: 'Cette adresse n’est plus invitée dans la cohorte.',
    closed: 'Le lien est fermé. Plus personne n’entre par là.',
    stale: 'Le lien a changé entre-temps. Le voici.',
  },
  members: {
    title: 'Dans la cohorte',
    none: 'Personne n’y est encore.',
    since: (day: string) => `depuis le ${day}`,
    take: 'Retirer',
    takeLabel: (name: string) => `Retirer ${name} de la cohorte`,
    takeText:
      'Ses rendez-vous avec la coach sont annulés, et les événements quittent son agenda. Son parcours reste le sien.',
    sure: 'Oui, retirer',
  },
  waiting: {
    title: 'Liste d’attente',
    text: 'Dans l’ordre. Une place qui se libère est proposée à la première, et gardée 48 heures.',
    none: 'Personne n’attend.',
    offered: (moment: string) => `une place lui est gardée jusqu’au ${moment}`,
    since: (day: string) => `attend depuis le ${day}`,
    take: 'Retirer de la liste',
    takeLabel: (name: string) => `Retirer ${name} de la liste d’attente`,
  },
  invited: {
    title: 'Invitées, pas encore arrivées',
    at: (day: string) => `invitée le ${day}`,
    over: (day: string) => `invitée le ${day}, lien terminé`,
    take: 'Ne plus inviter',
    takeLabel: (email: string) => `Ne plus inviter ${email}`,
  },
  add: {
    title: 'Faire entrer quelqu’un',
    email: 'Adresse e-mail',
    help: 'Si elle a un espace d’apprenante, elle entre tout de suite. Sinon, elle reçoit une invitation.',
    button: 'Ajouter',
  },
  linkBox: {
    title: 'Lien de la cohorte',
    none: 'Qui a ce lien peut entrer, ou s’inscrire sur la liste d’attente. Il n’y en a pas pour l’instant.',
    since: (day: string) => `Un lien est ouvert depuis le ${day}. Nous n’en gardons qu’une empreinte.`,
    make: 'Créer un lien',
    renew: 'Remplacer par un nouveau lien',
    close: 'Fermer le lien',
    fresh: 'Voici le lien. Copiez-le maintenant.',
    freshText: 'Il ne sera plus montré. L’ancien, s’il y en avait un, ne marche plus.',
    address: 'Lien',
  },
  form: {
    newTitle: 'Une nouvelle cohorte.',
    newLead: 'Un parcours, une date, une coach. Tout peut changer plus tard.',
    editTitle: 'Changer la cohorte.',
    editLead: 'Une autre coach : les rendez-vous avec la précédente sont annulés, chacune le lit.',
    name: 'Nom',
    nameHelp: 'Par exemple : Promotion d’avril.',
    track: 'Parcours',
    startsOn: 'Jour du départ',
    hours: 'Rythme suggéré, en heures par semaine',
    hoursHelp: 'Une suggestion. Chacune garde ses propres heures.',
    coach: 'Coach',
    nobody: 'Personne pour l’instant',
    places: 'Places',
    placesHelp: 'Laissez vide pour ne pas limiter. Au-delà, une liste d’attente s’ouvre.',
    make: 'Créer la cohorte',
    save: 'Enregistrer',
  },
  problems: {
    cohortName: 'Donnez un nom, de 80 signes au plus.',
    track: 'Choisissez un parcours de la liste.',
    day: 'Choisissez un jour.',
    hours: 'Donnez un nombre entier d’heures, de 1 à 40.',
    coach: 'Choisissez une coach de la liste.',
    places: 'Donnez un nombre de places, de 1 à 1 000.',
    fewer: 'Plus de places sont déjà prises ou proposées. Donnez au moins autant de places.',
    closedAccount: 'L’espace de cette personne est fermé.',
    list: 'Choisissez un fichier, ou collez une liste.',
    large: 'Ce fichier est trop lourd : 200 Ko au plus.',
    empty: 'Nous n’avons trouvé aucune adresse dans cette liste.',
    quotes: 'Un guillemet n’est pas refermé. Corrigez la ligne indiquée.',
    column: 'Aucune colonne ne contient d’adresses e-mail.',
    many: 'C’est plus de 500 lignes. Partagez la liste en deux.',
  },
  import: {
    title: 'Importer une liste.',
    lead: 'D’abord, vous lisez ce qui se passerait. Rien n’est fait avant votre accord.',
    file: 'Un fichier CSV',
    fileHelp: 'Avec une adresse e-mail par ligne. Virgules, points-virgules, fichiers d’Excel : tout va.',
    list: 'Ou collez la liste ici',
    check: 'Lire la liste',
    atLine: (line: number) => `Ligne ${line}.`,
    heading: (acting: number) =>
      acting === 0
        ? 'Rien à faire dans cette liste.'
        : `${capital(feminine(acting))} ${few(acting, 'ligne prête', 'lignes prêtes')} à importer.`,
    faults: (count: number) =>
      count === 0
        ? 'Toutes les lignes sont lisibles.'
        : `${capital(feminine(count))} ${few(count, 'ligne ne sera pas importée', 'lignes ne seront pas importées')} : voyez pourquoi ci-dessous.`,
    doneHeading: (count: number) =>
      count === 0
        ? 'Rien n’a changé.'
        : `${capital(feminine(count))} ${few(count, 'ligne importée', 'lignes importées')}.`,
    doneLead: 'Chacune est prévenue par e-mail.',
    line: 'Ligne',
    address: 'Adresse',
    what: 'Ce qui se passerait',
    did: 'Ce qui s’est passé',
    act: (count: number) => `Importer ${count} ${few(count, 'ligne', 'lignes')}`,
    again: 'Corriger la liste',
    nothing: '(vide)',
    changed: (was: string) => `A changé entre-temps. Annoncé : ${was}`,
    plans: {
      join: 'entre dans la cohorte',
      wait: 'cohorte complète : liste d’attente',
      invite: 'reçoit une invitation',
      'invite-wait': 'reçoit une invitation ; cohorte complète : liste d’attente',
      email: 'n’est pas une adresse e-mail',
      twice: 'est déjà plus haut dans la liste',
      closed: 'a un espace fermé',
      member: 'est déjà dans la cohorte',
      listed: 'est déjà sur la liste d’attente',
      invited: 'est déjà invitée',
      later: 'trop d’invitations aujourd’hui : envoyez cette ligne demain',
    },
    twice: (line: number) => `est déjà à la ligne ${line}`,
    done: {
      join: 'est entrée dans la cohorte',
      wait: 'est sur la liste d’attente',
      invite: 'est invitée',
      'invite-wait': 'est invitée ; la cohorte est complète',
    },
  },
}
