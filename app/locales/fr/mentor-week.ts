import { daysAwayText, inWords, ofName, plural, thatName } from '#app/locales/format.ts'

const few = (count: number, one: string, other: string) => plural(count, 'fr', { one, other })
const masculine = (count: number) => inWords(count, 'fr')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const forDays = (days: number) =>
  days < 1 ? 'depuis aujourd’hui' : `depuis ${masculine(days)} ${few(days, 'jour', 'jours')}`

export const mentorWeek = {
  heading: (acts: number, minutes: string) =>
    `Cette semaine : ${masculine(acts)} ${few(acts, 'geste', 'gestes')}, ${minutes}.`,
  full: 'Vos minutes de la semaine sont déjà données.',
  calm: 'Cette semaine, tout va bien.',
  lead: (minutes: string) => `Choisi pour tenir dans les ${minutes} qu’il vous reste cette semaine.`,
  leadBooked: (minutes: string, booked: string) =>
    `Vos rendez-vous et vos messages prennent ${booked} cette semaine. Le reste tient dans les ${minutes} qui restent.`,
  calmLead: 'Aucune de vos mentorées n’attend quelque chose de vous. Un mot fait toujours plaisir.',
  minutes: (count: number) => few(count, 'minute', 'minutes'),
  noMinutes: 'Ce qui suit attendra sans dommage.',
  acts: {
    answer: 'Lui répondre',
    feedback: 'Relire son projet',
    promise: 'Faire ce que vous aviez promis',
    'first-session': 'Lui proposer un premier rendez-vous',
    unblock: 'L’aider à passer ce cap',
    word: 'Lui envoyer un mot, sans rien demander',
    session: 'Lui proposer de vous revoir',
    celebrate: 'La féliciter',
  },
  because: {
    answer: (days: number) => `Son message vous attend ${forDays(days)}.`,
    feedback: (days: number) => `Son projet vous attend ${forDays(days)}.`,
    promise: (day: string) => `Vous l’aviez prévu pour ${day}.`,
    'first-session': (days: number) =>
      `Vous l’accompagnez ${forDays(days)}, et vous ne vous êtes pas encore parlé.`,
    unblock: (tries: number, canDo: string) =>
      `${capital(masculine(tries))} essais cette semaine, sans y arriver encore : « ${canDo} »`,
    word: (days: number) => `Pas de signe d’elle ${forDays(days)}. Ce n’est pas un abandon.`,
    session: (days: number) => `Vous vous êtes vues ${daysAwayText(-days, 'fr')}.`,
    celebrate: (count: number) =>
      `Elle a envoyé ${masculine(count)} ${few(count, 'projet', 'projets')} cette semaine.`,
  },
  draft: 'Un message tout prêt',
  draftLabel: (name: string) => `Votre message à ${name}`,
  draftHint: 'Changez tout ce que vous voulez. Rien ne part avant que vous l’envoyiez.',
  send: 'Envoyer',
  readWork: 'Lire le projet et répondre',
  open: (name: string) => `Le dossier ${ofName(name)}`,
  sent: (name: string) => `Votre message est parti. ${name} le lira à son prochain passage.`,
  notSent: 'Ce message n’est pas parti : vous ne pouvez pas lui écrire en ce moment.',
  emptyDraft: 'Écrivez quelques mots.',
  longDraft: (most: number) => `Au plus ${most} signes.`,
  later: 'Peut attendre la semaine prochaine',
  laterText: 'Cela dépasserait vos minutes.',
  fine: (names: string) => `Pour ${names}, rien à faire : tout va bien.`,
  rules: 'D’où vient cette liste ?',
  rulesText:
    'L’académie regarde ce que chacune attend de vous : un message sans réponse, une promesse, un premier rendez-vous, un cap difficile, un long silence, un projet envoyé. Elle choisit ce qui compte le plus dans vos minutes, un geste par personne. Pendant une pause annoncée, ou avant qu’elle ait commencé, le silence d’une apprenante n’est jamais compté. Votre mentorée lit la même chose que vous sur sa page « Entourage ».',
  /** What the mentee reads. */
  hers: {
    title: (mentor: string) => `Ce ${thatName(mentor)} voit de votre semaine`,
    fine: 'Rien de particulier : tout va bien.',
    words: 'C’est un rappel pour elle, pas une note sur vous.',
    because: {
      answer: (days: number) => `Votre message l’attend ${forDays(days)}.`,
      feedback: (days: number) => `Votre projet l’attend ${forDays(days)}.`,
      promise: (day: string) => `Elle vous a promis quelque chose pour ${day}.`,
      'first-session': (days: number) =>
        `Elle vous accompagne ${forDays(days)}, et vous ne vous êtes pas encore parlé.`,
      unblock: (tries: number, canDo: string) =>
        `${capital(masculine(tries))} essais cette semaine, sans y arriver encore : « ${canDo} »`,
      word: (days: number) => `Pas de signe de vous ${forDays(days)}. Rien à rattraper.`,
      session: (days: number) => `Vous vous êtes vues ${daysAwayText(-days, 'fr')}.`,
      celebrate: (count: number) =>
        `Vous avez envoyé ${masculine(count)} ${few(count, 'projet', 'projets')} cette semaine.`,
    },
  },
  /** In the language of the mentee; `mentor` signs. */
  drafts: {
    answer: (name: string, mentor: string) =>
      `Bonjour ${name},\n\nMerci pour votre message.\n\n\n\nÀ bientôt,\n${mentor}`,
    feedback: (name: string, mentor: string) =>
      `Bonjour ${name},\n\nJ’ai lu votre projet. Ce que j’y ai aimé :\n\n\n\nÀ bientôt,\n${mentor}`,
    promise: (name: string, mentor: string) =>
      `Bonjour ${name},\n\nComme promis :\n\n\n\nÀ bientôt,\n${mentor}`,
    'first-session': (name: string, mentor: string) =>
      `Bonjour ${name},\n\nJe suis heureuse de vous accompagner. Voulez-vous que nous parlions une demi-heure cette semaine ? Vous pouvez choisir le moment qui vous va sur la page « Mes rendez-vous ».\n\nD’ici là, écrivez-moi quand vous voulez.\n\n${mentor}`,
    unblock: (name: string, mentor: string) =>
      `Bonjour ${name},\n\nVous travaillez sur un point que tout le monde trouve difficile. Voulez-vous me montrer où vous en êtes ? À deux, on trouve souvent en dix minutes.\n\n${mentor}`,
    word: (name: string, mentor: string) =>
      `Bonjour ${name},\n\nJe pense à vous. Rien à rattraper : votre parcours vous attend, et moi aussi. Si quelque chose vous freine, vous pouvez me le dire simplement.\n\n${mentor}`,
    session: (name: string, mentor: string) =>
      `Bonjour ${name},\n\nCela fait quelque temps que nous ne nous sommes pas parlé. Voulez-vous prendre une demi-heure avec moi ? Choisissez le moment qui vous va.\n\n${mentor}`,
    celebrate: (name: string, mentor: string) =>
      `Bonjour ${name},\n\nJ’ai vu que vous avez envoyé votre projet. Bravo ! C’est une vraie étape.\n\n${mentor}`,
  },
}
