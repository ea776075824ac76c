import { inWords, plural } from '#app/locales/format.ts'

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const works = (count: number) =>
  `${inWords(count, 'fr')} ${plural(count, 'fr', { one: 'travail', other: 'travaux' })}`

export const jobs = {
  metaTitle: 'Travaux de fond',
  link: 'Voir les travaux de fond',
  linkFailed: (count: number) =>
    `Travaux de fond : ${works(count)} ${count === 1 ? 'a échoué' : 'ont échoué'}`,
  back: 'Les personnes et leurs rôles',
  heading: {
    failed: (count: number) => `${capital(works(count))} ${count === 1 ? 'a échoué' : 'ont échoué'}.`,
    waiting: 'Des travaux attendent.',
    well: 'Tout se fait.',
  },
  lead: (days: number) =>
    `Lettres, rappels, parcours de la nuit : l’académie s’en charge seule. Un travail qui échoue est repris plusieurs fois. Ensuite, il attend ici pendant ${inWords(days, 'fr')} jours.`,
  retried: (count: number) =>
    count === 0
      ? 'Rien à reprendre : c’était déjà reparti.'
      : `${capital(works(count))} ${count === 1 ? 'repart' : 'repartent'}. Rechargez la page pour voir la suite.`,
  reload: 'Recharger',
  failures: 'Ce qui a échoué',
  tries: (count: number) => `${count} ${plural(count, 'fr', { one: 'essai', other: 'essais' })}`,
  tooLong: 'trop long, ou interrompu',
  retry: 'Reprendre',
  retryThis: (queue: string, at: string) => `Reprendre : ${queue}, ${at}`,
  retryAll: (count: number) => `Reprendre les ${inWords(count, 'fr')}`,
  retryAllOf: (count: number, queue: string) => `Reprendre les ${inWords(count, 'fr')} : ${queue}`,
  latest: (count: number) => `Voici les ${inWords(count, 'fr')} derniers.`,
  queues: 'Les travaux, un par un',
  none: 'Aucun travail pour l’instant.',
  noneText: 'Ils apparaîtront dès que l’académie aura démarré ses travaux de fond.',
  columns: {
    queue: 'Travail',
    waiting: 'En attente',
    running: 'En cours',
    failed: 'Échecs',
    wait: 'Attente la plus longue',
    next: 'Prochaine fois',
    doneAt: 'Dernière réussite',
  },
  again: (count: number) => `dont ${count} à reprendre plus tard`,
  noWait: 'aucune',
  shortWait: 'moins d’une minute',
  onDemand: 'à la demande',
  never: 'pas encore',
  names: {
    letters: ['Lettres attendues', 'Liens de connexion, réponses : quelqu’un les attend.'],
    'chosen-letters': ['Lettres choisies', 'La semaine du lundi, les messages reçus.'],
    'session-mail': [
      'Lettres des rendez-vous et des événements',
      'Invitations, changements, rappels : chaque lettre au bon moment.',
    ],
    'letter-round': ['Tour des lettres choisies', 'Chaque demi-heure : à qui le tour ?'],
    'session-letters': [
      'Rappels de rendez-vous',
      'La veille, à une heure décente. Et les annulations à dire.',
    ],
    'event-letters': ['Rappels d’événements', 'La veille, à celles qui viennent.'],
    'feedback-round': [
      'Projets en attente',
      'Un retour est arrivé, ou tarde : les bonnes personnes le savent.',
    ],
    'award-letters': [
      'Lettres d’attestation',
      'Une attestation est donnée ou retirée : elle le sait, de jour.',
    ],
    'matching-round': ['Essais de l’équipe', 'Calcule avec qui irait chacune.'],
    'message-round': ['Tour des messages', 'Qui a des messages non lus, et veut le savoir ?'],
    'cohort-places': ['Places des cohortes', 'Une place libre est proposée à la suivante de la liste.'],
    'mentor-requests': ['Demandes sans réponse', 'Après 48 heures, elles passent à la mentore suivante.'],
    'mentor-leavings': ['Départs de mentores', 'Chaque jour : les personnes accompagnées sont prévenues.'],
    'place-prices': [
      'Places des mentores',
      'Chaque nuit : ce que vaut une place pour celles qui arriveront.',
    ],
    covers: ['Relais entre mentores', 'Sans réponse après 48 heures, la mentore est prévenue.'],
    night: ['Début de la nuit', 'Partage les parcours en petits lots.'],
    'night-paths': ['Parcours de la nuit', 'Chaque lot : les parcours suivent les réponses du jour.'],
    'refit-weekly': ['Modèle, chaque dimanche', 'Demande le calcul de la semaine.'],
    'draft-previews': [
      'Brouillons, leur effet',
      'Calcule ce qu’un brouillon changerait pour les apprenantes.',
    ],
    'revision-follow': ['Nouvelle version', 'Refait le parcours de celles qu’elle concerne.'],
    refit: ['Modèle, le calcul', 'Apprend des réponses de l’académie.'],
    redraw: ['Modèle, la mise à jour', 'Ce qu’on sait de chacune suit les valeurs en vigueur.'],
    'rules-daily': ['Règles, chaque jour', 'Demande le regard du jour.'],
    rules: ['Règles, le regard du jour', 'Ce qui se voit dans les parcours, pour les coachs.'],
    'rules-weekly': ['Règles, chaque lundi', 'Demande la mesure de la semaine.'],
    insights: ['Analyses, le calcul', 'Calcule les tableaux de l’équipe.'],
    'insights-nightly': ['Analyses, chaque nuit', 'Demande le calcul de la nuit.'],
    'rule-measures': ['Règles, la mesure', 'Chaque règle face à ce qui s’est vraiment passé.'],
    purge: ['Ménage', 'Chaque nuit : comptes à effacer, traces trop vieilles.'],
  } as Record<string, [string, string]>,
}
