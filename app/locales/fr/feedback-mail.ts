/** Letters about projects: neutral subjects, nobody and nothing named. */
export const feedbackMail = {
  received: {
    subject: 'Ariane : une réponse pour vous',
    text: 'Une personne a lu votre travail et vous a répondu.',
    calm: 'Lisez sa réponse quand vous avez un moment tranquille. Elle reste là.',
    button: 'Lire la réponse',
  },
  freed: {
    subject: 'Ariane : un travail est revenu dans la file',
    text: 'Vous aviez pris un travail à lire il y a 24 heures. Il est revenu dans la file, pour que personne n’attende sans savoir.',
    draft: 'Ce que vous aviez écrit est gardé. Si personne ne l’a repris, vous pouvez continuer.',
    button: 'Voir la file',
  },
  overdue: {
    learner: {
      subject: 'Ariane : des nouvelles de votre envoi',
      text: 'Votre travail n’a pas encore été lu. Nous le rappelons aujourd’hui à l’équipe.',
      calm: 'Vous n’avez rien à faire. Votre place dans la file est gardée.',
      button: 'Voir mon envoi',
    },
    learnerMoved:
      'La personne qui devait lire votre travail n’a pas pu répondre en 48 heures. L’équipe prend le relais. Cela ne dit rien de vous.',
    companion: {
      subject: 'Ariane : un travail attend depuis 48 heures',
      text: 'Un travail qui vous attendait depuis 48 heures est maintenant proposé aussi à l’équipe.',
      still: 'Vous pouvez encore le prendre tant que personne ne l’a fait.',
      button: 'Voir la file',
    },
  },
  waiting: {
    subject: 'Ariane : des travaux à lire',
    text: 'Au moins un travail attend une réponse depuis plus de 48 heures.',
    button: 'Voir la file',
  },
}
