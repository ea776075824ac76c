import { inWords, plural } from '#app/locales/format.ts'

const few = (count: number, one: string, other: string) => plural(count, 'fr', { one, other })
const feminine = (count: number) => inWords(count, 'fr', 'feminine')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** How many of the abilities of that day the job asks for. */
const asked = (then: number, abilities: number) =>
  then < abilities
    ? `Parmi elles, ${feminine(then)} ${few(then, 'est demandée', 'sont demandées')} par le métier`
    : few(then, 'Le métier la demande', 'Le métier les demande toutes')

export const byDate = {
  metaTitle: 'Pour une date',
  back: 'Ma semaine',
  titles: {
    ask: 'Une date en vue ?',
    some: (count: number, day: string) =>
      `D’ici le ${day}, ${feminine(count)} ${few(count, 'chose', 'choses')} de plus que vous saurez faire.`,
    everything: (day: string) => `D’ici le ${day}, tout y est.`,
    nothing: (day: string) => `Le ${day}, c’est bientôt.`,
  },
  leads: {
    ask: 'Un entretien, un stage, une rentrée : donnez le jour. Vous verrez ce que vous pouvez avoir d’ici là, au mieux.',
    some: (minutes: string) =>
      `Vos heures laissent ${minutes} pour apprendre jusqu’à la veille, révisions mises à part. Voici le choix d’étapes qui vous apporte le plus.`,
    everything: (minutes: string) =>
      `Il vous reste ${minutes} d’étapes, et vos heures y suffisent. Suivez votre fil comme il est.`,
    /** `minutes` is null when her hours leave none. */
    nothing: (minutes: string | null) =>
      minutes === null
        ? 'Vos heures ne laissent pas de minutes d’ici là. Ce que vous savez déjà compte, et reste à vous.'
        : `Vos heures laissent ${minutes} d’ici là : pas assez pour finir une étape. Ce que vous savez déjà compte, et reste à vous.`,
  },
  label: 'Le jour',
  help: 'Le jour même ne compte pas : ce sera pour la veille.',
  look: 'Regarder',
  weeks: (count: number) => `Dans ${feminine(count)} semaines`,
  problems: {
    date: 'Un jour du calendrier, par exemple 2027-03-15.',
    past: 'Ce jour est passé, ou c’est aujourd’hui. Choisissez-en un à venir.',
    far: 'C’est dans plus de cinq ans. Choisissez un jour plus proche.',
  },
  abilities: 'Ce que vous pourriez dire ce jour-là',
  beyond: 'Et jusqu’au métier',
  targets: (now: number, then: number, all: number, abilities: number) =>
    then === 0
      ? `Sur ${all} savoir-faire que le métier demande, vous en avez ${now}. Ces étapes préparent les suivants.`
      : `${asked(then, abilities)} : vous en auriez ${now + then} sur ${all}, contre ${now} aujourd’hui.`,
  steps: 'Les étapes, dans l’ordre',
  used: (minutes: string) => `${capital(minutes)} en tout.`,
  steady: (count: number, all: number) =>
    count >= all
      ? 'Au rythme de vos dernières semaines, tout cela tient.'
      : count === 0
        ? 'Au rythme de vos dernières semaines, ce serait juste dès la première.'
        : `Au rythme de vos dernières semaines, comptez plutôt sur ${few(count, 'la première', `les ${feminine(count)} premières`)}.`,
  hoursKept:
    'C’est vrai si vos heures se tiennent. Si une semaine saute, les premières étapes sont les plus sûres.',
  left: 'Ce qui resterait pour après',
  leftText: (steps: number, minutes: string) =>
    `${capital(feminine(steps))} ${few(steps, 'étape', 'étapes')}, ${minutes}. Rien ne se perd : ${few(steps, 'elle attend', 'elles attendent')} la suite.`,
  projects: (count: number) => `${few(count, 'Le projet vient', 'Les projets viennent')} après cette date.`,
  more: (minutes: string) => `Le parcours entier compterait ${minutes} de plus.`,
  less: (minutes: string) => `Le parcours entier compterait ${minutes} de moins.`,
  nothingDecided: 'Rien n’est décidé. Votre parcours reste comme il est tant que vous ne choisissez pas.',
  begin: 'Commencer par cela',
  leave: 'Laisser comme c’est',
  same: 'Votre parcours commence déjà par là. Il n’y a rien à changer.',
  toPath: 'Revenir à ma semaine',
  hours: 'Et avec d’autres heures ?',
}
