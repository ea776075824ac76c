import { inWords, plural } from '#app/locales/format.ts'

const few = (count: number, one: string, other: string) => plural(count, 'fr', { one, other })
const feminine = (count: number) => inWords(count, 'fr', 'feminine')
const masculine = (count: number) => inWords(count, 'fr')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** « douze jours », « trois semaines », « cinq mois » */
const span = (days: number) =>
  days < 14
    ? `${masculine(days)} ${few(days, 'jour', 'jours')}`
    : days < 60
      ? `${feminine(Math.floor(days / 7))} semaines`
      : `${masculine(Math.floor(days / 30.44))} mois`

export const me = {
  metaTitle: 'Moi',
  heading: (name: string, days: number) =>
    days < 1 ? `Vous êtes chez vous, ${name}.` : `Vous êtes ici depuis ${span(days)}, ${name}.`,
  lead: 'Tout ce qui vous concerne se lit ici, se change ici, et vous appartient.',
  saved: 'C’est enregistré.',
  kept: 'Votre espace reste là. Rien n’a bougé.',
  groups: { you: 'Vous', door: 'Votre porte', data: 'Vos données', places: 'Vos autres espaces' },
  rows: {
    profile: 'Prénom, langue et apparence',
    hours: 'Mes heures',
    hoursFact: (minutes: string) => `${minutes} par semaine`,
    noHours: 'À remplir quand vous voudrez : dix minutes suffisent.',
    welcome: 'Ce que j’ai dit de moi',
    welcomeFact: 'Votre but, votre expérience, ce qui vous aide. Tout se reprend.',
    notifications: 'Les messages que je reçois',
    notificationsFact: (count: number) =>
      count === 0
        ? 'Seulement ce qui touche à votre compte.'
        : `Votre compte, et ${feminine(count)} ${few(count, 'autre sorte', 'autres sortes')} de messages.`,
    times: 'Mes heures de rendez-vous',
    timesFact: 'Quand on peut vous voir, chaque semaine.',
    calendar: 'Mes rendez-vous dans mon agenda',
    calendarFact: 'Une adresse secrète, pour votre téléphone.',
    logins: 'Où je suis connectée',
    loginsFact: (count: number) =>
      count <= 1 ? 'Sur cet appareil seulement.' : `Sur ${masculine(count)} appareils.`,
    security: 'Mot de passe et second code',
    keys: {
      both: 'Un mot de passe, et un second code.',
      password: 'Un mot de passe.',
      second: 'Un lien par e-mail, et un second code.',
      link: 'Un lien par e-mail, sans mot de passe.',
    },
    email: 'Mon adresse e-mail',
    data: 'Ce que l’académie sait de moi',
    dataFact: 'Tout, avec la raison, et qui le voit.',
    download: 'Télécharger mes données',
    downloadFact: 'Un fichier JSON, que d’autres outils savent lire.',
    delete: 'Effacer mon espace',
    deleteFact: 'Sept jours pour changer d’avis.',
  },
  places: {
    mentor: 'Mes mentorées',
    coach: 'Mes cohortes',
    staff: 'Les parcours de l’académie',
    admin: 'Les personnes',
  },
  pending: {
    title: (day: string) => `Votre espace sera effacé le ${day}.`,
    text: 'D’ici là, rien ne change. Vous pouvez revenir sur votre décision.',
    keep: 'Garder mon espace',
  },
  profile: {
    metaTitle: 'Mon profil',
    heading: (name: string) => `On vous appelle ${name}.`,
    lead: 'Et nous vous parlons dans votre langue, à votre heure.',
    name: 'Votre prénom',
    nameHelp: 'Celui que vous aimez entendre. Les personnes qui vous accompagnent le voient.',
    language: 'La langue de l’académie',
    timeZone: 'Votre fuseau horaire',
    timeZoneHelp: 'Pour que « aujourd’hui » soit bien votre jour.',
    appearance: 'Claire ou sombre',
    appearanceText: 'Ce choix reste sur cet appareil.',
  },
  notifications: {
    metaTitle: 'Mes messages',
    heading: (count: number) =>
      count === 0
        ? 'Nous vous écrivons le moins possible.'
        : `${capital(feminine(count))} ${few(count, 'sorte', 'sortes')} de messages, et rien de plus.`,
    lead: 'Les objets restent discrets : personne ne devine, en passant, ce que vous faites ici.',
    legend: 'Écrivez-moi',
    kinds: {
      week: 'le lundi, avec ma semaine',
      return: 'après une longue absence, une seule fois',
    },
    note: 'Votre semaine part le lundi matin, à partir de 7 h, à votre heure. Après trois semaines sans nouvelles de vous, nous écrivons une seule fois.',
    always: 'Toujours',
    alwaysText:
      'Vos liens de connexion, un changement de mot de passe ou d’adresse, une demande d’effacement : c’est votre sécurité.',
    to: (email: string) => `Ils arrivent à ${email}.`,
    changeAddress: 'Changer d’adresse',
  },
  data: {
    metaTitle: 'Ce que l’académie sait de moi',
    heading: 'Tout ce que l’académie sait de vous est ici.',
    lead: 'Rien d’autre n’est gardé. Rien n’est vendu, ni prêté. Vos réponses servent à une chose : choisir la suite avec vous.',
    why: 'Pourquoi',
    who: 'Qui le voit',
    download: 'Tout télécharger',
    goDelete: 'Effacer mon espace',
    change: 'Changer',
    contents: 'Dans cette page',
    none: 'Rien pour l’instant.',
    account: {
      title: 'Votre compte',
      why: 'Pour vous reconnaître, et pour vous écrire.',
      who: 'Vous. Les administratrices voient votre prénom, votre adresse, vos rôles et la date de votre arrivée.',
      name: 'Prénom',
      email: 'Adresse',
      language: 'Langue',
      timeZone: 'Fuseau horaire',
      since: 'Depuis le',
      roles: 'Rôles',
      password: 'Mot de passe',
      passwordIs: { set: 'gardé sous une forme que personne ne peut relire', none: 'aucun' },
      invitations: 'Invitations',
    },
    welcome: {
      title: 'Ce que vous avez dit de vous',
      why: 'Pour partir de vous : votre but, votre expérience, vos heures.',
      who: 'Vous, votre mentore et votre coach.',
      track: 'Parcours choisi',
      hours: 'Vos heures',
      facts: {
        skills: 'Où vous vous situez',
        devices: 'Votre matériel',
        connection: 'Votre connexion',
        helps: 'Ce qui vous aide',
      },
      perWeek: (minutes: string) => `${minutes} par semaine`,
      exceptions: (count: number) => `${count} ${few(count, 'semaine à part', 'semaines à part')}`,
      changeHours: 'Changer mes heures',
      changeWelcome: 'Reprendre ces réponses',
    },
    claims: {
      title: 'Ce que vous dites savoir faire',
      why: 'Pour vous proposer une courte vérification. Le dire n’enlève rien et ne vous engage à rien.',
      who: 'Vous, votre mentore et votre coach.',
      can: 'Vous savez le faire',
      cannot: 'Pas encore',
      list: (count: number) => `Les lire toutes (${count})`,
    },
    answers: {
      title: 'Vos réponses',
      why: 'Tout ce que l’académie conclut vient de là. Chaque réponse compte une fois.',
      who: 'Vous seule. Les conceptrices voient des totaux par question, sans nom.',
      counts: {
        diagnosis: 'premières questions',
        practice: 'entraînement',
        check: 'vérification',
        review: 'révision',
        lesson: 'leçons lues',
        claim: 'ce que vous avez dit savoir',
        validation: 'confirmé par une personne',
      },
      list: (count: number) => `Les lire une par une (${count})`,
      newer: 'Plus récentes',
      older: 'Plus anciennes',
      gone: 'une question qui n’existe plus',
    },
    conclusions: {
      title: 'Ce que l’académie en déduit',
      why: 'Pour choisir la suite, et le moment de revoir. Ce sont des estimations : vous pouvez les contester.',
      who: 'Vous. Votre mentore et votre coach voient ce qui est acquis.',
      mastered: 'Acquis',
      uncertain: 'À vérifier',
      reviews: 'Notions que la révision protège',
      see: 'Voir, et contester',
    },
    path: {
      title: 'Votre parcours et votre temps',
      why: 'Pour poser les étapes dans vos semaines, à votre rythme mesuré.',
      who: 'Vous. Votre mentore et votre coach voient les étapes, jamais le temps mesuré.',
      versions: 'Versions du parcours',
      choices: 'Vos choix',
      modules: 'Modules ouverts',
      done: (count: number) => `dont ${count} ${few(count, 'fini', 'finis')}`,
      time: 'Temps mesuré',
      see: 'Lire l’histoire du parcours',
    },
    projects: {
      title: 'Vos projets',
      why: 'Pour qu’une personne les lise et vous réponde.',
      who: 'Vous, et la personne qui les relit.',
      version: (version: number) => `version ${version}`,
      draft: 'brouillon, pour vous seule',
      sent: (day: string) => `envoyée le ${day}`,
    },
    people: {
      title: 'Les personnes à vos côtés',
      why: 'Pour que vous ne soyez pas seule.',
      who: 'Vous et elles.',
      mentor: (name: string, day: string) => `${name}, mentore depuis le ${day}`,
      cohort: (name: string, coach: string | null) => (coach ? `${name}, avec ${coach}` : name),
      learners: (count: number) =>
        `${count} ${few(count, 'apprenante accompagnée', 'apprenantes accompagnées')}`,
    },
    sessions: {
      title: 'Vos rendez-vous',
      why: 'Pour vous retrouver, et pour que votre agenda soit juste.',
      who: 'Vous et la personne que vous rencontrez. Vos réponses d’après : vous seule. L’équipe en lit des totaux.',
      all: 'Rendez-vous',
      looks: 'Réponses d’après',
      slots: 'Plages de la semaine',
      absences: 'Absences prévues',
      see: 'Voir mes rendez-vous',
      times: 'Changer mes heures',
    },
    mails: {
      title: 'Les messages envoyés',
      why: 'Pour savoir ce que vous avez reçu, et ne pas vous écrire deux fois la même chose.',
      who: 'Vous seule.',
      none: 'Aucun message n’est gardé ici.',
      count: (count: number) =>
        `${count} ${few(count, 'message gardé', 'messages gardés')}, avec ${few(count, 'son', 'leur')} texte.`,
      letters: (count: number) =>
        `${count} ${few(count, 'lettre choisie ou rappel, dont la date est gardée.', 'lettres choisies ou rappels, dont la date est gardée.')}`,
    },
    logins: {
      title: 'Vos connexions',
      why: 'Pour que vous voyiez si quelqu’un d’autre entre. Ces lignes s’effacent après douze mois.',
      who: 'Vous seule, sauf enquête de sécurité.',
      open: (count: number) =>
        count === 1 ? 'Une connexion ouverte.' : `${capital(feminine(count))} connexions ouvertes.`,
      see: 'Les voir',
      journal: 'Journal de sécurité',
      actions: {
        login: 'connexion ouverte',
        'password.changed': 'mot de passe changé',
        'second-factor.on': 'second code mis en place',
        'second-factor.off': 'second code enlevé',
        'recovery-codes.new': 'codes de secours refaits',
        'email.changed': 'adresse changée',
        'login.ended': 'connexion fermée',
        'role.granted': 'rôle donné',
        'role.revoked': 'rôle enlevé',
        'deletion.requested': 'effacement demandé',
        'deletion.cancelled': 'effacement annulé',
        'invitation.sent': 'invitation envoyée',
        'person.disabled': 'compte fermé',
        'person.enabled': 'compte rouvert',
      },
      otherAction: 'autre ligne',
    },
  },
  export: {
    about:
      'Tout ce que l’académie sait de vous, table par table. Les mots de passe et les clés de connexion n’y sont pas : personne ne les voit.',
  },
  delete: {
    metaTitle: 'Effacer mon espace',
    heading: 'Vous pouvez partir et tout emporter.',
    lead: 'Si vous le demandez, votre espace s’efface dans sept jours. Jusque-là, un mot suffit pour le garder.',
    goes: 'Ce qui part',
    goesList: [
      'Votre compte, votre adresse, vos clés et vos connexions.',
      'Ce que vous avez dit de vous, et vos heures.',
      'Toutes vos réponses, et ce que l’académie en déduisait.',
      'Votre parcours, ses versions, votre temps, vos révisions.',
      'Vos projets et leurs fichiers.',
      'Les messages gardés, et vos liens avec votre mentore, votre coach, votre cohorte.',
    ],
    stays: 'Ce qui reste, et pourquoi',
    staysList: {
      audit_log:
        'Des lignes du journal de sécurité, douze mois : un numéro et un geste, sans nom ni adresse. Elles servent si quelqu’un a forcé une porte.',
      erasures: 'Votre numéro, seul, pour vous effacer de nouveau si une sauvegarde ancienne devait revenir.',
    },
    backups: 'Personne ne peut revenir de ces numéros jusqu’à vous.',
    first: 'Avant de partir',
    download: 'Télécharger mes données',
    pauseText: 'Besoin de souffler ? Votre parcours attend sans limite. Rien ne sera jamais à rattraper.',
    form: 'Demander l’effacement',
    word: 'effacer',
    wordLabel: 'Écrivez « effacer » pour confirmer',
    button: 'Effacer mon espace dans sept jours',
    pendingHeading: (day: string) => `Votre espace s’efface le ${day}.`,
    pendingLead: 'Un message vous le confirme. Si vous changez d’avis, un geste suffit, jusqu’à ce jour.',
    back: 'Moi',
  },
}
