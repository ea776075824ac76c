import { inWords, plural } from '#app/locales/format.ts'

const few = (count: number, one: string, other: string) => plural(count, 'fr', { one, other })
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Staff read what was reported, and nothing else of a conversation. */
export const reports = {
  metaTitle: 'Les signalements',
  back: 'L’équipe',
  link: (count: number) =>
    count === 0
      ? 'Voir les signalements'
      : `Voir ${count} ${few(count, 'signalement ouvert', 'signalements ouverts')}`,
  title: 'Les signalements',
  text: 'Un message signalé arrive ici tel qu’il était. Aucun autre message n’est visible.',
  heading: (count: number) =>
    count === 0
      ? 'Aucun signalement n’attend.'
      : `${capital(inWords(count, 'fr'))} ${few(count, 'signalement attend', 'signalements attendent')} une réponse.`,
  lead: 'Vous lisez le message signalé tel qu’il était, et rien d’autre de la conversation.',
  waits: (since: string) => `Attend depuis ${since}`,
  minutes: (count: number) => few(count, 'moins de deux minutes', `${count} minutes`),
  hours: (count: number) => few(count, 'une heure', `${count} heures`),
  days: (count: number) => few(count, 'un jour', `${count} jours`),
  who: (reported: string, reporter: string) => `Écrit par ${reported}, signalé par ${reporter}`,
  message: 'Le message',
  fileOnly: 'Un fichier, sans texte.',
  file: (name: string) => `Télécharger ${name}`,
  reason: 'Ce qu’elle en dit',
  outcome: 'Ce que vous avez fait',
  outcomeHelp: (reporter: string) => `${reporter} lira cette réponse. La personne signalée ne la lira pas.`,
  act: 'Clore ce signalement',
  saved: 'Réponse enregistrée. Elle peut la lire.',
  done: 'Une autre personne de l’équipe a déjà répondu à ce signalement.',
  typed: 'Votre texte n’a pas été gardé. Le voici, si vous en avez besoin :',
  handled: 'Les derniers signalements clos',
  by: (name: string | null, day: string) => (name ? `Clos par ${name}, le ${day}` : `Clos le ${day}`),
  problems: {
    outcome: 'Dites en quelques mots ce qui a été fait.',
    long: 'C’est un peu long : 2 000 signes au plus.',
    own: 'Ce signalement est le vôtre : une autre personne de l’équipe y répondra.',
  },
}
