export const tracks = {
  list: {
    title: 'Les parcours',
    description: 'Les métiers du numérique auxquels l’académie mène aujourd’hui, avec leur durée réelle.',
    heading: (count: number) =>
      count === 1 ? 'Un seul parcours aujourd’hui, écrit en entier.' : `${count} parcours, écrits en entier.`,
    lead: 'Nous préférons une route complète à dix débuts de chemin.',
    see: 'Voir ce parcours',
    compare: 'En chiffres',
    columns: {
      measure: 'Mesure',
      whole: 'En tout',
      base: 'Dont bases communes',
      modules: 'Modules',
      week: 'À 8 h par semaine',
    },
    captionOne: 'Pour une personne qui partirait de rien ; ce que vous savez déjà se retire.',
    baseNote:
      'Les bases communes servent dans tous les métiers du numérique : elles resteront à vous si vous changez d’avis.',
    more: {
      title: 'D’autres viendront, un par un.',
      text: 'Un parcours entre ici quand ses quatre promesses sont tenues.',
      rules: [
        'Il vise un métier du répertoire public des métiers (ROME).',
        'Chaque compétence y est enseignée, puis vérifiée par plusieurs questions.',
        'Chaque leçon a été relue en entier par une autre personne que son autrice.',
        'Il existe en entier dans chaque langue de l’académie.',
      ],
    },
    none: {
      heading: 'Aucun parcours n’est ouvert aujourd’hui.',
      text: 'Les premiers sont en cours d’écriture. Ils apparaîtront ici dès qu’ils seront complets.',
    },
  },
  one: {
    recognised: {
      title: 'Reconnu ailleurs',
      text: (places: string, count: number, label: string, code: string) =>
        `Ce parcours enseigne toutes les compétences ${count === 1 ? 'du bloc' : 'des blocs'} ${places} de « ${label} » (${code}). Il ne délivre pas ce titre.`,
      source: 'Source : France compétences. Comparé par notre équipe, compétence par compétence.',
    },
    rome: (code: string, label: string) => `Métier ${code} du répertoire ROME : ${label}`,
    begin: 'Commencer, à mon rythme',
    resume: 'Reprendre ma semaine',
    length: {
      title: 'Combien de temps ?',
      all: (minutes: string) => `${minutes} en partant de rien.`,
      less: 'Ce que vous savez déjà se retire de ce total. Le diagnostic dure une dizaine de minutes et vous dit combien.',
      perWeek: (hours: number) => `${hours} h par semaine`,
      weeks: (count: number) => (count === 1 ? '1 semaine' : `${count} semaines`),
      months: (count: string) => `environ ${count} mois`,
      how: (modules: number, projects: number) =>
        `Somme de ${modules} modules, exercices et vérification compris${projects > 0 ? `, et de ${projects} projet${projects > 1 ? 's' : ''}` : ''}. Les semaines comptent aussi les révisions.`,
    },
    job: 'Le métier',
    day: 'Une journée ordinaire',
    learn: {
      title: 'Ce que vous saurez faire, étape par étape',
      overview: 'Les étapes de ce parcours',
      step: (modules: number, minutes: string) => `${modules} module${modules > 1 ? 's' : ''}, ${minutes}`,
      modules: 'Voir les modules',
      project: (title: string, minutes: string) => `Projet : ${title}, ${minutes}`,
    },
    facts: { title: 'Ce que l’on sait de ce métier', asOf: (date: string) => `donnée de ${date}` },
    after: 'Ce que ce parcours ne couvre pas',
    end: 'Vous n’êtes pas obligée d’être sûre pour commencer.',
  },
}
