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
}
