import { inWords, numberText, plural } from '#app/locales/format.ts'

const few = (count: number, one: string, other: string) => plural(count, 'fr', { one, other })
const feminine = (count: number) => inWords(count, 'fr', 'feminine')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Rounds of matching, as staff make, adjust and approve them. */
export const matching = {
  metaTitle: 'Duos à proposer',
  section: {
    title: 'Les duos',
    text: 'Un essai cherche, pour toutes celles qui attendent, qui irait avec qui. Rien ne part sans votre accord.',
    link: 'Chercher des duos',
  },
  back: 'L’équipe',
  backList: 'Les essais',
  heading: (seekers: number) =>
    seekers === 0
      ? 'Personne n’attend de mentore.'
      : `${capital(feminine(seekers))} ${few(seekers, 'apprenante cherche', 'apprenantes cherchent')} une mentore.`,
  lead: (places: number) =>
    `${places === 0 ? 'Aucune mentore n’a de place libre' : `Les mentores ont ${numberText(places, 'fr')} ${few(places, 'place libre', 'places libres')}`}. Un essai cherche qui irait avec qui, pour toutes à la fois. Il ne change rien et ne prévient personne.`,
  nobody:
    'Quand une apprenante cherchera une mentore, elle apparaîtra ici. En attendant, chacune choisit elle-même parmi trois propositions.',
  start: 'Lancer un essai',
  mode: 'Ce que l’essai cherche',
  modes: {
    balanced: {
      name: 'Un équilibre',
      text: 'Presque le meilleur ensemble, et très peu de femmes qui auraient préféré s’échanger.',
    },
    optimal: {
      name: 'Le meilleur ensemble',
      text: 'Le plus d’apprenantes accompagnées, et les duos les plus assortis au total.',
    },
    stable: {
      name: 'Aucun regret',
      text: 'Aucune apprenante et aucune mentore ne se préféreraient l’une l’autre à celle qu’elles ont.',
    },
  },
  open: {
    title: 'Un essai attend votre décision.',
    text: 'Un seul à la fois : approuvez-le ou mettez-le de côté pour en lancer un autre.',
    link: 'Ouvrir cet essai',
  },
  past: 'Tous les essais',
  pastNone: 'Aucun essai pour l’instant.',
  columns: { day: 'Lancé', mode: 'Ce qu’il cherchait', state: 'Décision', placed: 'Placées' },
  of: (placed: string, all: string) => `${placed} sur ${all}`,
  states: {
    waiting: 'en calcul',
    ready: 'à décider',
    failed: 'n’a pas abouti',
    approved: 'approuvé',
    discarded: 'mis de côté',
  },
  problems: {
    mode: 'Choisissez ce que l’essai cherche.',
    form: 'Ce formulaire n’a pas pu être lu. Recommencez.',
  },
  told: {
    another: 'Un autre essai est déjà ouvert. Le voici dans la liste.',
    changed: 'C’est noté. Les chiffres tiennent compte de votre choix.',
    stale:
      'L’essai a changé entre-temps, ailleurs ou dans un autre onglet. Le voici tel qu’il est : rien n’est parti.',
    taken: 'Cette mentore n’a plus de place dans cet essai. Rien n’a changé.',
    settled: 'Cette apprenante a trouvé, ou ne cherche plus. Rien n’a changé.',
    apart: 'L’une des deux a dit non, ou une demande est restée sans suite. Rien n’a changé.',
    away: 'Cette mentore ne prend personne en ce moment. Rien n’a changé.',
    unsuited: 'Il leur manque une langue, un métier ou des heures en commun. Rien n’a changé.',
    discarded: 'L’essai est mis de côté. Rien n’est parti.',
    approved: 'C’est fait. Les lettres partent.',
    fallen: 'L’essai est approuvé, mais aucun duo ne tenait plus. Aucune lettre ne part.',
    again: 'Cet essai était déjà approuvé. Rien n’est parti deux fois.',
    closed: 'Cet essai n’attend pas de décision. Rien n’a changé.',
  },
  waiting: {
    heading: 'L’essai se calcule.',
    text: 'Quelques secondes, le plus souvent. Cette page se met à jour toute seule.',
    look: 'Voir où il en est',
    stop: 'Arrêter cet essai',
  },
  failed: {
    heading: 'L’essai n’a pas abouti.',
    text: 'Le calcul s’est interrompu. Rien n’est parti, et rien n’est perdu. Vous pouvez le relancer.',
    again: 'Relancer',
  },
  discarded: {
    heading: 'Cet essai est mis de côté.',
    text: (day: string) =>
      `Décidé le ${day}. Rien n’est parti, et les duos qu’il avait trouvés sont effacés.`,
  },
  ready: {
    heading: (placed: number, all: number) =>
      placed === 0
        ? 'Aucune n’aurait de mentore.'
        : `${capital(feminine(placed))} ${few(placed, 'apprenante', 'apprenantes')} sur ${feminine(all)} ${few(placed, 'aurait', 'auraient')} une mentore.`,
    lead: (mode: string, moment: string) => `Essai « ${mode} », du ${moment}. Rien n’est encore parti.`,
  },
  approved: {
    heading: (asked: number) =>
      asked === 0
        ? 'Aucune demande n’est partie.'
        : `${capital(feminine(asked))} ${few(asked, 'demande est partie', 'demandes sont parties')}.`,
    lead: (mode: string, day: string) => `Essai « ${mode} », approuvé le ${day}.`,
    fell: (count: number) =>
      `${capital(feminine(count))} ${few(count, 'duo ne tenait plus : sa demande n’est pas partie', 'duos ne tenaient plus : leurs demandes ne sont pas parties')}.`,
    answers: {
      waiting: 'Attendent une réponse',
      accepted: 'Acceptées',
      declined: 'Déclinées',
      passed: 'Sans réponse à temps',
      withdrawn: 'Retirées par l’apprenante',
    },
  },
  figures: {
    title: 'Ce que vaut cet essai',
    placed: 'Placées',
    total: 'Total des accords',
    totalHelp: 'La somme des points de tous les duos, et de chaque apprenante placée.',
    gap: 'Écart au meilleur possible',
    strong: 'Préféreraient nettement un autre duo',
    strongHelp: 'Une apprenante et une mentore qui gagneraient toutes deux à être ensemble.',
    before: (value: string) => `avant vos choix : ${value}`,
    asOf: 'Ces chiffres sont ceux du dernier changement.',
    languages: 'Par langue',
    languagesHelp:
      'La première langue de chacune. Une langue nettement moins bien servie que l’ensemble est signalée.',
    language: 'Langue',
    learners: 'Apprenantes',
    without: 'Sans mentore',
    why: 'À savoir',
    uneven: {
      'no speaker': 'personne ne la parle',
      'too few places': 'trop peu de places',
      'places held by others': 'des places prises par d’autres langues',
      'other conditions': 'd’autres conditions manquent',
    },
  },
  pairs: {
    placed: 'Qui avec qui',
    left: 'Qui reste, et pourquoi',
    views: 'Ce que la liste montre',
    search: 'Chercher un prénom',
    find: 'Chercher',
    with: (mentor: string) => `avec ${mentor}`,
    points: (points: string) => `${points} points sur 1 000`,
    byHand: 'choisi à la main',
    change: 'Changer',
    changeLabel: (name: string) => `Changer pour ${name}`,
    none: 'Personne ici.',
    forgotten: 'Leurs noms sont effacés 90 jours après la décision.',
    noneFound: 'Personne ne porte ce prénom ici.',
    gone: 'Cette mentore n’est plus là.',
    page: (page: string, pages: string) => `Page ${page} sur ${pages}`,
    earlier: 'Page précédente',
    later: 'Page suivante',
  },
  hindrances: {
    settled: 'Ne tient plus : elle a trouvé, ou ne cherche plus.',
    apart: 'Ne tient plus : l’une des deux a dit non, ou une demande est restée sans suite.',
    closed: 'Ne tient plus : cette mentore ne prend personne en ce moment.',
    unsuited: 'Ne tient plus : leur langue, leur métier ou leurs heures ont changé.',
    full: 'Ne tient plus : cette mentore n’a plus assez de minutes.',
  },
  left: {
    open: 'Une mentore lui irait, et a une place',
    hand: 'Retirée à la main',
    track: 'Pas encore de métier choisi',
    language: 'Aucune mentore ne parle sa langue',
    trade: 'Aucune de son métier ne parle sa langue',
    hours: 'Aucune heure commune',
    refused: 'Celles qui conviennent ont été proposées déjà',
    away: 'Celles qui conviennent font une pause',
    full: 'Celles qui conviennent n’ont plus de place',
  },
  facts: {
    language: (language: string) => `parlent ${language}`,
    trade: (trade: string) => `même métier : ${trade}`,
    topics: (topics: string) => `aide pour ${topics}`,
    free: (when: string) => `libres ${when}`,
    tone: (tone: string) => `façon souhaitée : ${tone}`,
  },
  change: {
    metaTitle: 'Changer un duo',
    heading: (name: string) => `Avec qui irait ${name} ?`,
    back: 'Retour à l’essai',
    now: (mentor: string) => `Dans cet essai, elle irait avec ${mentor}.`,
    nowNobody: (why: string) => `Dans cet essai, elle n’a personne. ${why}.`,
    choose: 'Celles qui peuvent l’accompagner',
    chooseHelp: 'Le total change de ce que chaque duo gagne ou perd en points.',
    free: (count: number) => `${feminine(count)} ${few(count, 'place libre', 'places libres')}`,
    current: 'comme maintenant',
    effect: (points: string) => `total : ${points} points`,
    nobody: 'Personne dans cet essai',
    nobodyNote: 'Elle garde ses propositions et choisit elle-même.',
    more: (count: number) =>
      `Voici celles qui lui vont le mieux. ${capital(feminine(count))} ${few(count, 'autre lui irait aussi', 'autres lui iraient aussi')}.`,
    full: (count: number) =>
      `${capital(feminine(count))} ${few(count, 'autre mentore lui irait, mais sa place est prise', 'autres mentores lui iraient, mais leurs places sont prises')} dans cet essai.`,
    none: 'Aucune autre mentore ne lui convient aujourd’hui.',
    save: 'Garder ce choix',
    field: 'Choisissez une mentore de la liste, ou personne.',
  },
  decide: {
    title: 'Votre décision',
    text: 'Rien n’est parti. Approuver demande une confirmation, qui dit exactement ce qui se passera.',
    approve: 'Relire et approuver',
    discard: 'Mettre de côté',
  },
  approve: {
    metaTitle: 'Approuver un essai',
    heading: (count: number) =>
      count === 0
        ? 'Il n’y a rien à envoyer.'
        : `Envoyer ${feminine(count)} ${few(count, 'demande', 'demandes')} ?`,
    lead: 'Voici exactement ce qui se passe quand vous approuvez.',
    mentors: (requests: number, mentors: number) =>
      `${capital(feminine(mentors))} ${few(mentors, 'mentore reçoit une lettre', 'mentores reçoivent une lettre')}, pour ${feminine(requests)} ${few(requests, 'demande', 'demandes')} en tout. Chacune a 48 heures pour dire oui ou non.`,
    learners: (count: number) =>
      `${capital(feminine(count))} ${few(count, 'apprenante reçoit une lettre', 'apprenantes reçoivent une lettre')}. Sa page dit que l’équipe a demandé pour elle, et qu’elle peut retirer la demande sans raison.`,
    silent: 'Sans réponse en 48 heures, la demande s’arrête. L’apprenante choisit alors elle-même.',
    fell: (count: number) =>
      `${capital(feminine(count))} ${few(count, 'duo ne tient plus', 'duos ne tiennent plus')} depuis l’essai : ${few(count, 'il ne part pas', 'ils ne partent pas')}.`,
    left: (count: number) =>
      `${capital(feminine(count))} ${few(count, 'apprenante reste', 'apprenantes restent')} sans mentore dans cet essai. Rien ne change pour ${few(count, 'elle', 'elles')}.`,
    recheck:
      'Chaque duo est vérifié une dernière fois à cet instant. Ce qui ne tient plus est listé ensuite.',
    final: 'Une fois parties, les demandes ne se reprennent pas d’ici.',
    button: (count: number) => `Envoyer ${feminine(count)} ${few(count, 'demande', 'demandes')}`,
  },
}
