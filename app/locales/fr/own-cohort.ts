import { inWords } from '#app/locales/format.ts'

/** A cohort as a learner meets it: by its link, on its list, in it. */
export const ownCohort = {
  metaTitle: 'Une cohorte',
  facts: { track: 'Parcours', starts: 'Départ', hours: 'Rythme' },
  hoursText: (count: number) => `${count} h par semaine, en suggestion : vous gardez les vôtres`,
  joinTitle: (name: string) => `Vous êtes attendue : ${name}.`,
  joinLead: 'Une cohorte, c’est un départ ensemble et une coach. Votre parcours reste le vôtre.',
  join: 'Entrer dans la cohorte',
  full: 'La cohorte est complète. Vous pouvez vous inscrire sur sa liste d’attente.',
  list: 'M’inscrire sur la liste d’attente',
  coachSees: 'Sa coach verra le même parcours que vous. Vous pourrez quitter la cohorte quand vous voulez.',
  newcomer: 'Créer mon espace',
  login: 'Me connecter',
  notLearner: 'Ce lien est pour les apprenantes. Votre espace n’en est pas un.',
  overTitle: 'Ce lien ne marche plus.',
  overText: 'Il a été fermé ou remplacé. Demandez-en un autre à la personne qui vous l’a donné.',
  home: 'Revenir à l’accueil',
  title: {
    member: (name: string) => `Vous êtes dans la cohorte : ${name}.`,
    offered: 'Une place est gardée pour vous.',
    waiting: (before: number) =>
      before === 0
        ? 'Vous êtes la prochaine.'
        : `${before === 1 ? 'Une personne' : `${inWords(before, 'fr', 'feminine').replace(/^./, (letter) => letter.toUpperCase())} personnes`} avant vous.`,
  },
  lead: {
    member: 'Vous partez ensemble, chacune avec son propre parcours.',
    offered: (moment: string) => `Dites oui ou non avant le ${moment}. Il n’y a pas de raison à donner.`,
    waiting: 'Nous vous écrivons dès qu’une place se libère. Votre parcours n’attend pas : il est ouvert.',
  },
  yes: 'Oui, j’entre',
  no: 'Non, merci',
  unlist: 'Quitter la liste d’attente',
  leave: 'Quitter la cohorte',
  leaveText:
    'Vos rendez-vous avec la coach sont annulés, et les événements quittent votre agenda. Votre parcours reste le vôtre.',
  leaveSure: 'Oui, quitter la cohorte',
  path: 'Voir mon parcours',
}
