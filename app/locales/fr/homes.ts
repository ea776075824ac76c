import { daysAwayText, inWords, plural } from '#app/locales/format.ts'

const few = (count: number, one: string, other: string) => plural(count, 'fr', { one, other })
const feminine = (count: number) => inWords(count, 'fr', 'feminine')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const homes = {
  person: {
    noTrack: 'Elle n’a pas encore choisi de parcours.',
    noPath: 'Son parcours n’est pas encore dessiné.',
    start: (track: string) => `Elle commence « ${track} ».`,
    standing: (done: number, steps: number) =>
      `${capital(feminine(done))} ${few(done, 'étape faite', 'étapes faites')}, ${feminine(steps)} à venir.`,
    end: (done: number) =>
      `Arrivée au bout de son fil, ${feminine(done)} ${few(done, 'étape faite', 'étapes faites')}.`,
    next: (title: string) => `En ce moment : « ${title} ».`,
    nextProject: (title: string) => `En ce moment : le projet « ${title} ».`,
    /** The last sign of life, without a reproach. */
    seen: (days: number | null) =>
      days === null
        ? 'Elle n’a pas encore commencé.'
        : days < 14
          ? `Elle est venue ${daysAwayText(-days, 'fr')}.`
          : `Elle fait une pause depuis ${days < 60 ? `${feminine(Math.round(days / 7))} semaines` : `${inWords(Math.round(days / 30.44), 'fr')} mois`}.`,
    open: 'Voir où elle en est',
    openLabel: (name: string) => `Voir où en est ${name}`,
    since: (day: string) => `Avec vous depuis le ${day}.`,
  },
  mentor: {
    metaTitle: 'Mes mentorées',
    heading: (count: number) =>
      `${capital(feminine(count))} ${few(count, 'apprenante avance', 'apprenantes avancent')} avec vous.`,
    lead: (active: number, count: number) =>
      active === count
        ? count === 1
          ? 'Elle est passée ces deux dernières semaines.'
          : 'Toutes sont passées ces deux dernières semaines.'
        : active === 0
          ? 'Une pause n’est pas un abandon : leur parcours les attend, sans rien à rattraper.'
          : `${capital(feminine(active))} ${few(active, 'est passée', 'sont passées')} ces deux dernières semaines. Les autres font une pause, sans rien à rattraper.`,
    none: {
      heading: 'Personne ne vous est encore confiée.',
      title: 'Elles apparaîtront ici.',
      text: 'Vous verrez le prénom de chacune, son parcours, et ce qu’elle sait déjà faire. Elle voit la même chose que vous.',
    },
  },
  coach: {
    metaTitle: 'Mes cohortes',
    heading: (cohorts: number, members: number) =>
      `${capital(feminine(cohorts))} ${few(cohorts, 'cohorte', 'cohortes')}, ${feminine(members)} ${few(members, 'apprenante', 'apprenantes')}.`,
    lead: 'Elles sont parties ensemble. Chacune suit son propre fil.',
    members: (count: number) => few(count, 'apprenante', 'apprenantes'),
    starts: (day: string, past: boolean) => (past ? `Partie le ${day}.` : `Part le ${day}.`),
    none: {
      heading: 'Aucune cohorte ne vous est encore confiée.',
      title: 'Elles apparaîtront ici.',
      text: 'Une cohorte réunit des femmes qui partent ensemble. Vous verrez qui avance, et qui fait une pause.',
    },
    cohort: {
      back: 'Mes cohortes',
      heading: (active: number, count: number) =>
        active === count
          ? 'Toutes sont passées ces deux dernières semaines.'
          : active === 0
            ? 'Aucune n’est passée ces deux dernières semaines.'
            : `${capital(feminine(active))} sur ${feminine(count)} ${few(active, 'est passée', 'sont passées')} ces deux dernières semaines.`,
      empty: 'Personne n’est encore dans cette cohorte.',
      emptyText: 'Ses membres apparaîtront ici dès qu’elles y entreront.',
      pauses: 'Celles qui font une pause viennent en premier : un mot suffit souvent.',
    },
  },
  learner: {
    metaTitle: 'Une apprenante',
    heading: (name: string, count: number, known: string) =>
      count === 0
        ? `${name} est au début de son fil.`
        : `${name} sait déjà faire ${known} ${few(count, 'chose', 'choses')}.`,
    back: { mentor: 'Mes mentorées', coach: 'Mes cohortes' },
    now: 'Où elle en est',
    coming: 'Ce qui vient',
    known: 'Ce qu’elle sait déjà faire',
    knownNone: 'Rien n’est encore mesuré. Quelques questions suffiront.',
    uncertain: 'À vérifier ensemble, peut-être',
    projects: 'Ses projets envoyés',
    project: (version: number, day: string) => `version ${version}, envoyée le ${day}`,
    told: 'Ce qu’elle a dit d’elle',
    toldNone: 'Elle n’en a rien dit, et c’est son droit.',
    minutes: 'Ses minutes',
    facts: {
      skills: 'Où elle se situe',
      devices: 'Son matériel',
      connection: 'Sa connexion',
      helps: 'Ce qui l’aide',
    },
    more: (count: number) => `Et ${feminine(count)} ${few(count, 'autre', 'autres')}`,
    perWeek: (minutes: string) => `${minutes} par semaine`,
  },
  staff: {
    metaTitle: 'L’équipe',
    heading: (tracks: number, learners: number) =>
      `${capital(inWords(tracks, 'fr'))} parcours, ${feminine(learners)} ${few(learners, 'apprenante', 'apprenantes')}.`,
    lead: (modules: string, competencies: string, items: string) =>
      `L’académie tient en ${competencies} compétences, ${modules} modules et ${items} questions.`,
    tracks: 'Les parcours',
    track: 'Parcours',
    learners: 'Apprenantes',
    nodes: 'Niveaux',
    hours: 'Durée annoncée',
    model: 'Ce que le modèle apprend',
    modelText:
      'Chaque dimanche, l’académie recalcule sur ses propres réponses ce que le diagnostic suppose, et ne retient que ce qui prévoit mieux.',
    modelLink: 'Voir les calculs',
  },
}
