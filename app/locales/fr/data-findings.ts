import { minutesText, numberText, percentText, plural } from '#app/locales/format.ts'
import type { DataLine } from '#app/studio/data.server.ts'
import type { FindingKind } from '#engine/findings/finding.ts'

const share = (value: number) => percentText(value, 'fr')
const people = (n: number) =>
  plural(n, 'fr', { one: 'une personne', other: `${numberText(n, 'fr')} personnes` })

/** La phrase d’un constat : son chiffre, son intervalle, et à quoi il se compare. */
function figures({ kind, n, estimate, against }: DataLine): string {
  const who = n === null ? 'trop peu de personnes' : people(n)
  if (!estimate) return `Vu chez ${who}.`
  const { value, low, high, bound } = estimate
  const format =
    kind === 'minutes'
      ? (one: number) => minutesText(one, 'fr')
      : kind === 'not-discriminating'
        ? (one: number) => numberText(one, 'fr', 2)
        : share
  const number = bound ? `${bound === 'under' ? 'moins de' : 'plus de'} ${format(value)}` : format(value)
  const interval =
    low === undefined || high === undefined ? '' : ` (entre ${format(low)} et ${format(high)}, à 95 %)`
  const whole = `${number}${interval}`
  const other = against === null ? '' : format(against)
  return {
    minutes: `Annoncé : ${other}. La moitié mettent plus de ${whole}, chez ${who} qui l’ont terminé.`,
    'too-easy': `Parmi celles qui réussissent le moins ailleurs, ${whole} la réussissent, chez ${who}.`,
    'too-hard': `Parmi celles qui réussissent le mieux ailleurs, ${whole} la réussissent, chez ${who}.`,
    'not-discriminating': `Lien avec les autres réponses : ${whole}, chez ${who}. Au moins ${other} est attendu.`,
    prerequisite: `Parmi celles à qui il manque, ${whole} savent déjà la suite ; s’il ne servait à rien, ${other} la sauraient, à aisance et autres acquis égaux. Réponses d’avant les modules ; sur les deux compétences, celles de ${who}.`,
    'no-gain': `Parmi celles qui ne savaient pas encore, écart avec des apprenantes semblables qui n’ont pas ouvert le module : ${whole}. Au moins ${other} est attendu. ${who} de chaque côté, au moins.`,
    bottleneck: `${whole} manquent le premier contrôle, chez ${who} ; ailleurs, ${other}.`,
    stop: `${whole} s’y arrêtent, chez ${who} ; ailleurs, au même moment, ${other}.`,
  }[kind]
}

/** Ce que les données disent d’une chose du catalogue. */
export const dataFindings = {
  title: 'Ce que disent les données',
  none: 'Rien n’est encore calculé ici. Le calcul se fait chaque nuit, avec les analyses.',
  asOf: (day: string, revision: number) => `Calculé le ${day}, sur la version publiée ${revision}.`,
  nothing: 'Rien à signaler.',
  rest: (few: number, fine: number) =>
    [
      ...(few > 0 ? [`Pas assez de données : ${few}.`] : []),
      ...(fine > 0 ? [`Vérifié, sans rien à signaler : ${fine}.`] : []),
    ].join(' '),
  few: (n: number | null, least: number) =>
    `Trop peu pour le dire : ${n === null ? 'moins de 10' : numberText(n, 'fr')} sur ${numberText(least, 'fr')} nécessaires.`,
  fine: (n: number, power: number) =>
    `Rien à signaler, chez ${people(n)}. Un vrai défaut aurait été vu ${numberText(Math.floor(power * 100), 'fr')} fois sur 100.`,
  needs: (name: string, needed: string) => `${name} demande ${needed}`,
  figures,
  found: {
    minutes: 'La durée annoncée n’est pas celle qu’on observe.',
    'too-easy': 'Question trop facile : presque toutes la réussissent.',
    'too-hard': 'Question trop difficile : même celles qui savent la manquent.',
    'not-discriminating': 'Question qui ne distingue pas celles qui savent.',
    prerequisite: 'Prérequis que les réponses ne confirment pas.',
    'no-gain': 'Après ce module, rien ne change.',
    bottleneck: 'Passage difficile : le contrôle est manqué plus qu’ailleurs.',
    stop: 'Les apprenantes s’arrêtent ici plus qu’ailleurs.',
  } satisfies Record<FindingKind, string>,
  advice: {
    minutes: 'Corrigez la durée, ou allégez le module.',
    'too-easy': 'Relisez les options : une seule est peut-être plausible.',
    'too-hard': 'Relisez la consigne, puis la réponse attendue.',
    'not-discriminating': 'Relisez la consigne : elle peut se comprendre de deux façons.',
    prerequisite: 'Est-il vraiment nécessaire ? Sans lui, le chemin serait plus court.',
    'no-gain':
      'Relisez la leçon, et comparez-la aux questions. Les groupes comparés peuvent différer autrement.',
    bottleneck: 'D’autres compétences en dépendent : une étape intermédiaire aiderait peut-être.',
    stop: 'Demandez aux coachs ce qui s’y passe. Le module n’en est peut-être pas la cause.',
  } satisfies Record<FindingKind, string>,
  questions: {
    minutes: () => 'Durée annoncée.',
    'too-easy': () => 'Trop facile ?',
    'too-hard': () => 'Trop difficile ?',
    'not-discriminating': () => 'Distingue-t-elle celles qui savent ?',
    prerequisite: (needed) => `Prérequis : ${needed ?? ''}.`,
    'no-gain': () => 'Ce que le module apporte.',
    bottleneck: () => 'Passage difficile ?',
    stop: () => 'Là où l’on s’arrête ?',
  } satisfies Record<FindingKind, (needed: string | null) => string>,
}
