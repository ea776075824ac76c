export const home = {
  title: 'Vous savez déjà plus que vous ne croyez',
  description:
    'Ariane part de ce que vous savez faire et vous mène, à votre rythme, vers un métier du numérique. Gratuit, sans publicité.',
  hero: {
    title: 'Vous savez déjà plus que vous ne croyez.',
    lead: 'Ariane part de ce que vous savez faire. Elle vous mène, dans les minutes que vous avez, vers un métier du numérique.',
    begin: 'Commencer, à mon rythme',
    resume: 'Reprendre ma semaine',
    see: 'Voir les parcours',
  },
  figures: {
    diagnosis: { figure: '10 min', text: 'pour situer ce que vous savez' },
    shortest: 'le plus court des modules',
    price: { figure: '0 €', text: 'du début à la fin' },
  },
  thread: {
    label: 'Les étapes d’un parcours',
    start: 'Ce que vous savez déjà',
    startNote: 'compté dès le premier jour',
    modules: (count: number) => `${count} module${count > 1 ? 's' : ''}`,
    goal: 'votre métier',
  },
  how: {
    title: 'Ce qui se passe quand vous commencez',
    questions: {
      title: 'Quelques questions, pour faire connaissance',
      text: 'Ce qui vous attire. Ce que vous avez déjà fait, payé ou non : tenir des comptes, s’occuper d’un proche, animer une association. Le temps que vous avez. Chaque question peut attendre.',
    },
    diagnosis: {
      title: 'Dix minutes, pour ne rien réapprendre',
      text: 'Une question à la fois, et jamais plus de trente. Ce que vous savez est reconnu : vous n’aurez pas à le refaire. Essayez celle-ci.',
    },
    path: {
      title: 'Puis un parcours, dans vos semaines',
      text: 'Vingt minutes le mardi, quarante le mercredi, rien pendant les vacances : les étapes se posent où vous avez le temps. Chacune dit pourquoi elle est là. Vous pouvez la déplacer, la laisser de côté, en choisir une autre.',
      example: 'Une première semaine possible, avec de vrais modules',
      absence: 'Deux semaines sans venir ? Rien n’est à rattraper. Le parcours repart d’aujourd’hui.',
    },
  },
  taste: {
    legend:
      'Dans un tableur, A2 contient 3 et B2 contient 12. Que montre la case C2 si l’on y écrit =A2*B2 ?',
    answers: {
      product: {
        label: '36',
        feedback:
          'C’est juste. Lire une formule, c’est déjà du numérique : on ne vous la fera pas réapprendre.',
      },
      sum: {
        label: '15',
        feedback:
          'Vous avez vu qu’il faut réunir les deux cases. L’étoile multiplie : 3 fois 12, cela fait 36.',
      },
      formula: {
        label: '=A2*B2',
        feedback: 'C’est bien ce que la case contient. À l’écran, elle en montre le résultat : 36.',
      },
      unknown: {
        label: 'Je ne sais pas encore',
        feedback: 'C’est une vraie réponse. Elle nous dit par où commencer, et rien d’autre.',
      },
    },
  },
  facts: {
    title: 'Trop peu de femmes.\nEt des places à prendre.',
    women: (percent: string, group: string) => `${percent} de femmes parmi ${group}`,
    groups: {
      engineers: 'les ingénieures et ingénieurs de l’informatique',
      technicians: 'les techniciennes et techniciens de l’informatique',
      employees: 'les employées et employés de l’informatique',
    },
    tension:
      'En 2019, recruter dans l’ingénierie informatique était aussi difficile que possible : 5 sur une échelle de 5.',
    source: 'Source : Dares, familles professionnelles (FAP 2009) ; parts de femmes, moyenne 2017–2019.',
  },
  people: {
    title: 'La machine propose. Des personnes vous accompagnent. Vous décidez.',
    mentor: {
      title: 'Une mentore',
      text: 'Elle exerce le métier. Elle lit vos projets, répond à vos questions, raconte ses journées.',
    },
    coach: {
      title: 'Une coach',
      text: 'Elle suit votre groupe. Avec elle, vous parlez de confiance, de candidature, de ce qui coince.',
    },
    you: {
      title: 'Vous',
      text: 'Vous voyez tout ce qu’elles voient. Ce qu’elles proposent ne change votre parcours que si vous l’acceptez.',
    },
  },
  never: {
    title: 'Ce que nous ne ferons jamais',
    items: [
      'Décider à votre place. Vous pouvez refuser le diagnostic, et n’importe quelle étape.',
      'Compter vos absences. Il n’y a pas d’échéance, pas de série à tenir.',
      'Choisir pour vous d’après votre âge, votre genre, votre origine ou votre adresse.',
      'Deviner vos émotions, ou noter votre humeur.',
      'Vendre vos réponses, ou vous montrer une publicité.',
    ],
  },
  privacy: {
    title: 'Ce que nous savons de vous est à vous.',
    text: 'Vous pouvez tout lire, tout télécharger et tout effacer, depuis votre compte. L’objet de nos messages ne dit rien de ce que vous faites ici.',
  },
  end: {
    title: 'Le début tient dans dix minutes.',
    text: 'Un téléphone suffit. Vous pouvez vous arrêter au milieu : tout est gardé.',
  },
}
