export const progress = {
  title: 'Vos progrès',
  heading: (known: string, count: number) =>
    count === 0
      ? 'Tout ce que vous ferez ici laissera une trace.'
      : count === 1
        ? 'Vous savez déjà faire une chose de ce parcours.'
        : `Vous savez déjà faire ${known} choses de ce parcours.`,
  lead: (track: string, left: number) =>
    left === 0
      ? `Tout ce que demande « ${track} » est acquis.`
      : `Pour « ${track} », il en reste ${left}. Certaines sont peut-être déjà là : quelques questions le diront.`,
  none: {
    title: 'Aucun parcours choisi pour le moment',
    text: 'Choisissez un parcours : vous verrez ici ce que vous savez faire, et ce qui vient ensuite.',
    action: 'Voir les parcours',
  },
  fresh: {
    title: 'Rien n’est encore mesuré',
    text: 'Quelques questions suffisent pour reconnaître ce que vous savez. Vous pouvez faire une pause quand vous voulez.',
    action: 'Commencer par les questions',
  },
  picture: {
    title: 'Votre carte',
    text: 'Chaque ligne est une compétence. Chaque nœud est un niveau. Un fil relie ce qui sert à la suite.',
    label: (known: number, all: number) =>
      `Carte des compétences du parcours : ${known} niveaux acquis sur ${all}. La même chose en liste, plus bas.`,
    legend: { mastered: 'acquis', uncertain: 'à vérifier', 'not-yet': 'à découvrir' },
  },
  list: {
    title: 'La même chose en liste',
    next: 'La suite pour vous',
    level: (n: number) => `Niveau ${n}`,
    answers: 'Ce que vous avez répondu',
    check: 'Vérifier en quelques questions',
    module: 'Voir le module',
  },
  sure: {
    title: 'Quand vous doutez',
    none: 'Quand vous direz à quel point vous êtes sûre, vous verrez ici si vous avez raison de douter.',
    unsure: (asked: string, right: string, askedCount: number) =>
      askedCount === 1
        ? `Vous avez répondu une fois « au hasard ». ${right}.`
        : `Vous avez répondu ${asked} fois « au hasard ». ${right}.`,
    right: (right: string, count: number, asked: number) =>
      count === 0
        ? 'Ces réponses restent à revoir, et c’est normal'
        : count === asked && asked > 1
          ? 'Toutes étaient justes'
          : count === 1
            ? 'Une était juste'
            : `${right[0]?.toUpperCase()}${right.slice(1)} étaient justes`,
    sureLine: (asked: number, right: number) => `Quand vous étiez assez sûre : ${right} justes sur ${asked}.`,
    kind: 'Vous en savez plus que vous ne croyez.',
  },
  time: {
    title: 'Votre temps',
    total: (text: string) => `${text} depuis le début`,
    month: (text: string, days: number) =>
      days === 0
        ? 'Rien ces quatre dernières semaines : tout vous attend, sans rien à rattraper.'
        : `${text} ces quatre dernières semaines, sur ${days} jour${days > 1 ? 's' : ''}.`,
    chart: 'Minutes par jour, quatre dernières semaines',
    day: 'Jour',
    minutes: 'Minutes',
    note: 'Le temps est mesuré quand vous répondez. Les pauses ne comptent pas.',
  },
  competency: {
    heading: {
      mastered: (name: string) => `${name} : c’est acquis.`,
      uncertain: (name: string) => `${name} : c’est bien parti.`,
      'not-yet': (name: string) => `${name} : c’est à venir.`,
    },
    back: 'Tous mes progrès',
    rests: {
      prior: 'Vous n’avez pas encore répondu à une question sur ce niveau.',
      neighbours: 'Estimé d’après vos réponses sur des sujets voisins.',
      lesson: 'Vous avez lu la leçon ; la pratique le confirmera.',
      answers: (right: number, all: number, streak: number) =>
        streak > 1 && right < all
          ? `${right} réponses justes sur ${all}, dont les ${streak} dernières.`
          : `${right} réponse${right > 1 ? 's' : ''} juste${right > 1 ? 's' : ''} sur ${all}.`,
      validation: 'Une personne vous l’a vu faire.',
    },
    sure: { high: 'Nous en sommes assez sûrs.', low: 'Nous n’en sommes pas encore sûrs.' },
    history: 'Ce que vous avez répondu, et quand',
    noHistory: 'Rien encore. Vos réponses se rangeront ici.',
    kinds: {
      right: 'juste',
      wrong: 'à revoir',
      unknown: '« Je ne sais pas encore »',
      lesson: 'Leçon lue',
      claim: 'Vous avez dit savoir le faire',
      doubt: 'Vous avez dit ne pas savoir le faire encore',
      validation: 'Confirmé par une personne',
      contest: 'Vous contestez cette confirmation',
    },
    purposes: {
      diagnosis: 'premières questions',
      practice: 'entraînement',
      check: 'vérification',
      review: 'révision',
    },
    contest: 'Ce n’est pas juste ? Vérifier en quelques questions',
  },
}
