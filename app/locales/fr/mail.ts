/** Letters. Subjects are neutral: whoever reads over her shoulder learns nothing of what she does. */
export const mail = {
  hello: (name: string) => `Bonjour ${name},`,
  helloNobody: 'Bonjour,',
  signature: 'Ariane',
  notYou: 'Si cette demande ne vient pas de vous, ne faites rien : il ne se passera rien.',
  linkFails: 'Si le bouton ne marche pas, copiez cette adresse dans votre navigateur :',
  tenMinutes: 'Ce lien marche une seule fois, pendant 10 minutes.',
  join: {
    subject: 'Ariane : votre lien',
    text: 'Voici le lien pour ouvrir votre espace.',
    button: 'Ouvrir mon espace',
  },
  known: {
    subject: 'Ariane : votre lien',
    text: 'Vous avez déjà un espace avec cette adresse. Ce lien vous y mène, sans mot de passe.',
    button: 'Retrouver mon espace',
  },
  link: {
    subject: 'Ariane : votre lien',
    text: 'Voici le lien pour vous connecter, sans mot de passe.',
    button: 'Me connecter',
  },
  reset: {
    subject: 'Ariane : votre lien',
    text: 'Voici le lien pour choisir un nouveau mot de passe. Vos autres connexions se fermeront.',
    button: 'Choisir un mot de passe',
  },
  emailChange: {
    subject: 'Ariane : confirmez cette adresse',
    text: 'Vous avez demandé à recevoir nos messages ici. Confirmez-le pendant que vous êtes connectée.',
    button: 'Confirmer cette adresse',
  },
  emailChanged: {
    subject: 'Ariane : votre adresse a changé',
    text: 'Nos messages partent désormais vers une autre adresse, à votre demande.',
    notYou: 'Si ce n’est pas vous, répondez vite à ce message.',
  },
  passwordChanged: {
    subject: 'Ariane : mot de passe changé',
    text: 'Votre mot de passe vient de changer. Vos autres connexions sont fermées.',
    notYou: 'Si ce n’est pas vous, choisissez-en un autre tout de suite.',
    button: 'Choisir un mot de passe',
  },
  invitation: {
    subject: 'Ariane : une invitation',
    text: (role: string) => `Une personne d’Ariane vous invite à la rejoindre comme ${role}.`,
    life: 'Ce lien marche une seule fois, pendant 7 jours.',
    button: 'Voir l’invitation',
  },
  deletion: {
    subject: 'Ariane : votre demande',
    text: (date: string) => `Votre espace sera effacé le ${date}, comme vous l’avez demandé.`,
    undo: 'Vous pouvez changer d’avis jusque-là : il suffit de vous connecter.',
    button: 'Garder mon espace',
  },
  fileAlert: {
    subject: 'Ariane : un point à regarder',
    text: 'Une activité inhabituelle a été remarquée dans l’académie. Rien n’est arrêté : c’est à vous de regarder.',
    button: 'Voir de quoi il s’agit',
  },
  week: {
    subject: 'Ariane : votre semaine',
    text: (total: string) => `Voici votre semaine : ${total} en tout, les jours que vous avez choisis.`,
    step: (title: string, minutes: string, days: string) => `${title} : ${minutes}, ${days}`,
    reviews: (minutes: string) => `Vos révisions : ${minutes}, quand vous voulez`,
    otherwise:
      'Si la semaine tourne autrement, rien n’est perdu : ce qui reste trouve sa place les jours suivants.',
    button: 'Ouvrir ma semaine',
    stop: 'Vous recevez cette lettre le lundi parce que vous l’avez demandée. Pour ne plus la recevoir :',
  },
  return: {
    subject: 'Ariane : un mot pour vous',
    absence:
      'Voilà quelques semaines que vous n’êtes pas venue. Rien n’est en retard : ce que vous avez fait est gardé, et la suite vous attend sans date limite.',
    tenMinutes: 'Le jour où vous en aurez envie, dix minutes suffisent pour retrouver vos marques.',
    onlyOne: 'Nous ne vous relancerons pas : cette lettre est la seule.',
    button: 'Reprendre en douceur',
    stop: 'Vous recevez cette lettre parce que vous l’avez demandée. Pour n’en plus recevoir, même après une autre absence :',
  },
  requestReceived: {
    subject: 'Ariane : une demande pour vous',
    text: (moment: string) =>
      `Une personne aimerait que vous marchiez à ses côtés. Vous avez jusqu’au ${moment} pour répondre. Après, sa demande ne vous attendra plus.`,
    button: 'Lire la demande',
  },
  roundRequests: {
    subject: 'Ariane : une demande pour vous',
    text: (count: number, moment: string) =>
      count === 1
        ? `L’équipe vous propose d’accompagner une personne. Vous avez jusqu’au ${moment} pour répondre. Dire non est possible, sans raison à donner.`
        : `L’équipe vous propose d’accompagner ${count} personnes. Vous avez jusqu’au ${moment} pour répondre à chacune. Dire non est possible, sans raison à donner.`,
    button: 'Lire et répondre',
  },
  roundAsked: {
    subject: 'Ariane : des nouvelles pour vous',
    text: (moment: string) =>
      `Vous cherchiez quelqu’un à vos côtés. L’équipe a fait une demande pour vous. La réponse arrive avant le ${moment}.`,
    free: 'Vous pouvez retirer cette demande, sans dire pourquoi.',
    button: 'Voir mon entourage',
  },
  requestAccepted: {
    subject: 'Ariane : une réponse pour vous',
    text: 'La réponse est oui. Vous pouvez faire connaissance dès maintenant.',
    button: 'Voir mon entourage',
  },
  requestMoved: {
    subject: 'Ariane : une réponse pour vous',
    text: 'La personne que vous aviez choisie ne peut pas en ce moment. Cela ne dit rien de vous.',
    next: (moment: string) =>
      `Nous avons demandé à la suivante de votre liste. Sa réponse arrive avant le ${moment}.`,
    nobody: 'Vous pouvez choisir quelqu’un d’autre quand vous voulez.',
    button: 'Voir mon entourage',
  },
  requestPassed: {
    subject: 'Ariane : une demande est passée',
    text: 'Une demande attendait votre réponse depuis 48 heures. Elle est repartie, pour que personne n’attende sans savoir.',
    pause: 'Si vous ne pouvez prendre personne en ce moment, dites-le dans votre profil.',
    button: 'Ouvrir mon profil',
  },
  applicationReviewed: {
    subject: 'Ariane : votre candidature',
    approved: 'Votre candidature est acceptée. Merci de donner de votre temps.',
    declined: 'Votre candidature a été lue. Un mot vous attend dans votre espace.',
    button: 'Ouvrir mon espace',
  },
  mentorshipEnded: {
    subject: 'Ariane : un changement',
    mentor:
      'Une personne que vous accompagniez continue autrement. Vous ne voyez plus son parcours. Merci pour le temps donné.',
    learner:
      'Votre mentore ne peut plus vous accompagner. Vous pouvez choisir quelqu’un d’autre, ou personne.',
    button: 'Ouvrir mon espace',
  },
  cohortJoined: {
    subject: 'Ariane : vous êtes dans une cohorte',
    text: 'Une place est à vous dans une cohorte. Votre parcours reste le vôtre, à votre rythme.',
    coach: 'Sa coach voit le même parcours que vous. Vous pouvez quitter la cohorte quand vous voulez.',
    button: 'Voir ma cohorte',
  },
  cohortWaiting: {
    subject: 'Ariane : vous êtes sur la liste d’attente',
    text: 'La cohorte est complète. Vous êtes sur sa liste d’attente : nous vous écrivons dès qu’une place se libère.',
    button: 'Voir où j’en suis',
  },
  cohortOffered: {
    subject: 'Ariane : une place se libère pour vous',
    text: (moment: string) =>
      `Une place se libère dans la cohorte. Elle vous est gardée jusqu’au ${moment}. Dites oui ou non, sans raison à donner.`,
    button: 'Répondre',
  },
  mergeAsked: {
    subject: 'Ariane : deux espaces à réunir ?',
    kept: 'L’équipe pense que vous avez deux espaces chez Ariane. Elle propose de les réunir. Celui de cette adresse reste, et reçoit ce que l’autre contient.',
    joined:
      'L’équipe pense que vous avez deux espaces chez Ariane. Elle propose de les réunir. Celui de cette adresse se ferme, et ce qu’il contient rejoint l’autre.',
    both: 'Rien ne change tant que vous n’avez pas dit oui depuis vos deux boîtes aux lettres. Une seconde lettre vous attend dans l’autre.',
    button: 'Lire et répondre',
    life: 'Ce lien marche pendant sept jours. Si vous n’avez qu’un espace, ouvrez-le et dites non.',
  },
  mergeDone: {
    subject: 'Ariane : vos deux espaces n’en font plus qu’un',
    kept: 'Tout ce que vous avez fait dans les deux est maintenant ici. Votre parcours en tient compte.',
    joined:
      'L’espace de cette adresse est fermé. Ce qu’il contenait vous attend dans l’autre : connectez-vous avec son adresse.',
    button: 'Ouvrir mon parcours',
  },
  cohortPassed: {
    subject: 'Ariane : la place passe à la suivante',
    text: 'La place gardée pour vous est restée 48 heures sans réponse. Elle est proposée à la suivante. Votre parcours, lui, ne change pas.',
    button: 'Voir mon parcours',
  },
  mentorLeaves: {
    subject: 'Ariane : un changement à venir',
    text: (day: string) =>
      `Votre mentore s’arrête le ${day}. Elle reste à vos côtés jusque-là. Vous pouvez choisir dès maintenant qui prendra la suite.`,
    button: 'Voir mon entourage',
  },
  coverAsked: {
    subject: 'Ariane : on vous demande un relais',
    text: (moment: string) =>
      `Une mentore s’absente et vous demande de prendre le relais quelques jours. Répondez avant le ${moment}, oui ou non, sans raison à donner.`,
    button: 'Lire la demande',
  },
  coverAnswered: {
    subject: 'Ariane : votre relais',
    accepted: 'C’est oui. La personne que vous accompagnez décide maintenant si elle le souhaite.',
    declined: 'Ce n’est pas possible pour elle. Vous pouvez demander à une autre mentore.',
    passed:
      'Votre demande de relais est restée 48 heures sans réponse. Vous pouvez demander à une autre mentore.',
    button: 'Voir mes relais',
  },
  coverProposed: {
    subject: 'Ariane : pendant l’absence de votre mentore',
    text: (days: string) =>
      `${days}, une autre mentore peut prendre le relais. Vous lisez ce qui lui serait transmis, puis vous dites oui ou non.`,
    button: 'Lire et décider',
  },
  coverDecided: {
    subject: 'Ariane : votre relais',
    mentor: {
      agreed: 'La personne que vous accompagnez est d’accord pour le relais. Tout est prêt.',
      refused:
        'La personne que vous accompagnez se passe de relais. C’est son choix, et tout est bien ainsi.',
      stopped:
        'La personne que vous accompagnez se passe de relais. C’est son choix, et tout est bien ainsi.',
    },
    cover: {
      agreed: 'Le relais est accepté. Vous trouverez ici ce qu’il faut savoir.',
      refused: 'Le relais n’aura pas lieu. Merci d’avoir dit oui.',
      stopped: 'Le relais s’arrête aujourd’hui. Merci pour le temps donné.',
    },
    button: 'Voir mes relais',
  },
  coverWithdrawn: {
    subject: 'Ariane : un relais de moins',
    learner: (begun: boolean) =>
      `Votre mentore a changé ses plans : le relais ${begun ? 's’arrête aujourd’hui' : 'prévu n’aura pas lieu'}.`,
    cover: (begun: boolean) =>
      begun
        ? 'Le relais s’arrête aujourd’hui. Merci pour le temps donné.'
        : 'Le relais n’est plus nécessaire. Merci.',
    button: 'Ouvrir mon espace',
  },
  coverGone: {
    subject: 'Ariane : un relais de moins',
    learner: (begun: boolean) =>
      `La mentore du relais n’est plus disponible : il ${begun ? 's’arrête aujourd’hui' : 'n’aura pas lieu'}. Votre mentore le sait.`,
    mentor: (begun: boolean) =>
      `La mentore du relais n’est plus disponible : il ${begun ? 's’arrête aujourd’hui' : 'n’aura pas lieu'}. Vous pouvez demander à une autre mentore.`,
    button: 'Ouvrir mon espace',
  },
  message: {
    subject: 'Ariane : quelqu’un vous a écrit',
    text: 'Quelques mots vous attendent. Ils restent là : rien ne presse.',
    daily: (count: number) =>
      count === 1
        ? 'Un message vous attend. Rien ne presse.'
        : `${count} messages vous attendent. Rien ne presse.`,
    quiet: 'Ni le nom ni le texte ne sont dans cette lettre : vous seule les lisez, chez vous.',
    quote: (author: string | null, words: string) => (author ? `${author} : ${words}` : words),
    file: 'un fichier',
    answer: 'Pour répondre, ouvrez la conversation.',
    button: 'Lire',
    stop: 'Pour choisir quand nous vous écrivons :',
  },
  report: {
    subject: 'Ariane : un signalement',
    text: 'Une personne a signalé un message. Elle attend une réponse.',
    button: 'Le lire',
  },
}
