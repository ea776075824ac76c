/** What the team reads of all learners together. */
interface TableWords {
  title: string
  text: string
  columns?: Record<string, string>
}

export const insights = {
  section: {
    title: 'Ce qui marche',
    text: 'Où elles en sont, ce que chaque module apporte, quelles questions trompent, et si le moteur se trompe autant pour toutes.',
    link: 'Lire les analyses',
  },
  metaTitle: 'Analyses',
  back: 'L’équipe',
  backToAll: 'Les analyses',
  heading: 'Ce que toutes nous apprennent.',
  lead: (least: number) =>
    `Neuf lectures de l’académie entière, sans aucun nom. Un groupe de moins de ${least} personnes n’est jamais montré.`,
  asOf: (day: string) => `Calculé le ${day}.`,
  notYet: 'Pas encore calculé.',
  none: 'Rien n’est encore calculé.',
  noneText: 'Le calcul se fait chaque nuit.',
  toAsk: 'Vous pouvez aussi le demander.',
  renew: 'Renouveler les chiffres',
  renewText: (least: number) =>
    `Le calcul se fait chaque nuit, en arrière-plan. Les chiffres changent quand au moins ${least} apprenantes ont avancé depuis : ainsi, comparer deux jours ne désigne personne. L’équité ne change que toutes les quatre semaines.`,
  ask: 'Calculer maintenant',
  waiting: 'Le calcul va commencer.',
  running: (done: string, total: string) => `${done} apprenantes lues sur ${total}.`,
  refresh: 'Voir où il en est',
  failed: 'Le calcul s’est interrompu. Les chiffres d’avant restent. Vous pouvez le redemander.',
  unchanged: (least: number) =>
    `Moins de ${least} apprenantes ont avancé depuis le dernier calcul. Les chiffres restent les mêmes.`,
  done: 'Les chiffres sont à jour.',
  nothing: 'Trop peu de personnes pour en dire quelque chose. Cela se remplira avec le temps.',
  chart: (title: string, column: string) => `${title} : ${column}. Les mêmes chiffres sont dans le tableau.`,
  table: 'Le tableau',
  few: 'trop peu',
  more: (count: string) => `Encore ${count} lignes : elles sont dans le fichier.`,
  file: (title: string) => `Télécharger (CSV) : ${title}`,
  untold: 'Ne l’a pas dit',
  looks: 'Ce que les unes et les autres disent des séances',
  how: 'Comment c’est compté',
  small: (least: number) =>
    `« Trop peu » : moins de ${least} personnes, ou un groupe caché avec un autre pour qu’on ne puisse pas le retrouver par soustraction. Les intervalles sont à 95 %.`,
  names: {
    word: 'Groupe',
    node: 'Compétence',
    module: 'Module',
    item: 'Question',
    option: 'Réponse choisie',
  },
  columns: {
    people: 'Personnes',
    share: 'Part',
    n: 'Personnes',
    median: 'Médiane',
    lower: 'Un quart sous',
    upper: 'Un quart au-dessus de',
    error: 'Erreur',
    diagnosis: 'Questions du diagnostic',
    path: 'Durée du parcours',
    flagged: 'Signalées par une règle',
    about: 'Environ',
  } as Record<string, string>,
  subjects: {
    funnel: {
      title: 'De l’accueil à l’arrivée',
      text: 'Jusqu’où elles vont, où elles s’arrêtent, et après quoi.',
      heading: 'Jusqu’où elles vont, et où elles s’arrêtent.',
      lead: 'Chaque apprenante est comptée à l’étape la plus avancée qu’elle a atteinte.',
      method:
        'Une apprenante est dite absente après 28 jours sans signe : ni réponse, ni temps passé. Les deux derniers tableaux parlent de celles qui ont ouvert un module et sont absentes.',
    },
    competencies: {
      title: 'Les compétences',
      text: 'Ce qui est su, ce qui reste incertain.',
      heading: 'Ce qu’elles savent, compétence par compétence.',
      lead: 'Parmi celles dont le parcours vise ce niveau.',
      method:
        'L’état de chaque niveau est celui que l’apprenante lit elle-même. « Rien encore » : aucune réponse d’elle sur ce niveau.',
    },
    time: {
      title: 'Le temps par module',
      text: 'La durée annoncée face au temps mesuré.',
      heading: 'Le temps annoncé, et le temps passé.',
      lead: 'La barre montre le temps mesuré, le trait épais la durée annoncée.',
      method:
        'Temps mesuré dans le module, pour celles qui l’ont terminé. L’intervalle de la médiane vient des rangs.',
    },
    gain: {
      title: 'Ce qu’apporte chaque module',
      text: 'Face à des apprenantes semblables qui ne l’ont pas fait.',
      heading: 'Ce que chaque module apporte vraiment.',
      lead: 'L’écart de réussite, en points, avec des apprenantes semblables qui n’avaient pas ouvert le module.',
      method:
        'On compare la première réponse, en contrôle ou en révision, sur un niveau que le module enseigne. Semblables : même niveau, même croyance après le diagnostic (sait, incertain, pas encore), même semestre. Chaque groupe semblable pèse selon celles qui ont fait le module. Ce n’est pas une expérience : celles qui ne l’ont pas fait peuvent différer autrement.',
    },
    items: {
      title: 'Les questions',
      text: 'Trop faciles, trop dures, et les réponses qui trompent.',
      heading: 'Ce que chaque question mesure.',
      lead: 'La première réponse de chacune à chaque question.',
      method:
        '« Distingue » : le lien entre réussir cette question et réussir les autres. Près de 0, la question ne dit rien ; sous 0, elle trompe celles qui savent. « > » et « < » : le nombre exact est trop petit pour être dit.',
    },
    diagnosis: {
      title: 'Le diagnostic',
      text: 'Sa longueur, et s’il tient ses promesses.',
      heading: 'Ce que le diagnostic annonce, et ce qui suit.',
      lead: 'Le trait épais montre ce qu’il prévoyait ; la barre, ce qui a été réussi.',
      method:
        'À la fin du diagnostic, le moteur prévoit la chance d’une réponse juste à chaque niveau. On la compare à la première réponse qui suit, avant tout module sur ce niveau.',
    },
    forecast: {
      title: 'Les dates d’arrivée',
      text: 'Les fenêtres annoncées, et ce qui est arrivé.',
      heading: 'Les dates annoncées ont-elles tenu ?',
      lead: 'Une fenêtre est faite pour tenir huit fois sur dix.',
      method:
        'La première fenêtre annoncée à chacune, une fois sa fin passée. Qui n’est pas arrivée compte après la fenêtre.',
    },
    mentors: {
      title: 'Les mentores',
      text: 'Leur charge et les attentes, en sommes seulement.',
      heading: 'Ce que portent les mentores.',
      lead: 'Des sommes seulement : jamais une mentore en particulier.',
      method:
        'Mentores acceptées et accompagnements en cours. Les attentes comptent la première demande de chaque apprenante.',
    },
    equity: {
      title: 'L’équité',
      text: 'Le moteur se trompe-t-il autant pour toutes ?',
      heading: 'Le moteur est-il juste pour toutes ?',
      lead: 'Par ce que chacune a choisi de dire d’elle. Rien de cela ne sert à décider pour elle.',
      method:
        'Erreur : réussite moins prévision, sur les réponses d’avant tout module. Zéro est juste ; au-dessus, le moteur la sous-estime. Les effectifs sont arrondis à cinq.',
    },
  },
  tables: {
    funnel: {
      title: 'Les étapes',
      text: 'Combien ont atteint chaque étape, et combien s’y tiennent.',
      columns: { reached: 'L’ont atteinte', here: 'S’y trouvent', away: 'Absentes depuis là' },
    },
    acts: {
      title: 'Après quoi elles s’arrêtent',
      text: 'La dernière chose qu’elles ont faite avant le silence.',
    },
    leftModules: { title: 'Où elles s’arrêtent', text: 'Le dernier module qu’elles avaient ouvert.' },
    nodes: {
      title: 'Compétence par compétence',
      text: 'La part de celles qui savent.',
      columns: {
        share: 'Part qui sait',
        mastered: 'Savent',
        uncertain: 'Incertain',
        notYet: 'Pas encore',
        nothing: 'Rien encore',
      },
    },
    time: {
      title: 'Module par module',
      text: 'La moitié des apprenantes mettent moins que la médiane.',
      columns: { stated: 'Annoncé' },
    },
    gain: {
      title: 'Module par module',
      text: 'À droite du zéro, le module apporte.',
      columns: { gain: 'Écart', n: 'L’ont fait', controls: 'Semblables' },
    },
    items: {
      title: 'Question par question',
      text: 'Les plus manquées d’abord : une question très manquée est souvent mal posée.',
      columns: { right: 'Justes', tells: 'Distingue' },
    },
    options: {
      title: 'Les réponses qui trompent',
      text: 'Parmi celles qui se sont trompées, la part de chaque réponse.',
    },
    calibration: {
      title: 'Prévu, et réussi',
      text: 'Avec un bon diagnostic, la barre s’arrête au trait.',
      columns: { right: 'Réussi', foretold: 'Prévu' },
    },
    lengths: { title: 'La longueur', text: 'Le nombre de questions d’un diagnostic terminé.' },
    forecast: { title: 'Avant, dedans, après', text: 'Où tombe le jour d’arrivée.' },
    loads: { title: 'La charge', text: 'Combien de mentores accompagnent combien de personnes.' },
    answerHours: {
      title: 'Le temps d’une réponse',
      text: 'Entre la demande d’une apprenante et sa réponse.',
    },
    lookingDays: { title: 'L’attente', text: 'Depuis quand cherchent celles qui n’ont pas de mentore.' },
    age: { title: 'Par âge', text: 'Pour celles qui l’ont dit.' },
    diploma: { title: 'Par diplôme', text: 'Pour celles qui l’ont dit.' },
    territory: { title: 'Par lieu de vie', text: 'Pour celles qui l’ont dit.' },
    language: { title: 'Par langue', text: 'La langue qu’elles ont choisie pour l’académie.' },
  } as Record<string, TableWords>,
  rows: {
    joined: 'Inscrite',
    welcomed: 'Accueil terminé',
    diagnosing: 'Diagnostic commencé',
    diagnosed: 'Diagnostic terminé ou refusé',
    opened: 'Premier module ouvert',
    finished: 'Premier module terminé',
    half: 'La moitié du chemin',
    arrived: 'Arrivée',
    lesson: 'Une leçon lue',
    practice: 'Un exercice',
    check: 'Un contrôle',
    review: 'Une révision',
    none: 'Rien depuis le diagnostic',
    bin0: 'Moins de 20 % prévus',
    bin1: '20 à 40 %',
    bin2: '40 à 60 %',
    bin3: '60 à 80 %',
    bin4: 'Plus de 80 %',
    before: 'Avant la fenêtre',
    inside: 'Dans la fenêtre',
    after: 'Après la fenêtre',
    load0: 'Personne encore',
    load1: 'Une personne',
    load2: 'Deux personnes',
    load3: 'Trois personnes',
    load4: 'Quatre personnes ou plus',
    lengths: 'Questions',
    answerHours: 'Réponse',
    lookingDays: 'Attente',
  } as Record<string, string>,
}
