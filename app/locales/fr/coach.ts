import { daysAwayText, inWords, ofName, plural } from '#app/locales/format.ts'

const few = (count: number, one: string, other: string) => plural(count, 'fr', { one, other })
const feminine = (count: number) => inWords(count, 'fr', 'feminine')
const masculine = (count: number) => inWords(count, 'fr')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const days = (count: number) => `${masculine(count)} ${few(count, 'jour', 'jours')}`

/** A coach's week, her cohorts, and the rules by which the academy says that somebody may need her. */
export const coach = {
  /** What was seen, never a label on a person. */
  facts: {
    silence: (silent: number, usual: number) =>
      `Sans signe depuis ${days(silent)}. D’habitude, ${days(usual)} au plus.`,
    pace: (done: string, planned: string, weeks: number) =>
      `Sur ses ${masculine(weeks)} dernières semaines avec des minutes prévues : ${done}, sur ${planned}.`,
    wall: (wrong: number, canDo: string) =>
      `${capital(masculine(wrong))} essais de suite sans y arriver encore : « ${canDo} »`,
    missed: (count: number) =>
      `Un rendez-vous d’il y a ${days(count)} n’a pas eu lieu, et aucun autre n’est pris.`,
  },
  week: {
    heading: (count: number) =>
      count === 0
        ? 'Cette semaine, personne n’attend de mot en particulier.'
        : `Cette semaine, ${feminine(count)} ${few(count, 'apprenante à qui', 'apprenantes à qui')} faire signe.`,
    projects: {
      heading: (count: number) =>
        `Cette semaine, ${masculine(count)} ${few(count, 'projet', 'projets')} à lire.`,
      lead: (count: number) =>
        count === 0 ? 'Le plus ancien vient d’arriver.' : `Le plus ancien attend depuis ${days(count)}.`,
      act: (count: number) => few(count, 'Le lire', 'Lire le plus ancien'),
    },
    lead: 'Voici ce qui a été vu, rien de plus. Chacune lit les mêmes faits que vous.',
    calmLead: 'Vos apprenantes avancent à leur rythme. Un mot fait toujours plaisir.',
    write: 'Lui écrire',
    book: 'Choisir un moment',
    file: (name: string) => `Le dossier ${ofName(name)}`,
    labels: {
      write: (name: string) => `Écrire à ${name}`,
      book: (name: string) => `Choisir un moment avec ${name}`,
    },
    since: (day: string) => `vu le ${day}`,
    said: 'Elle dit que ce n’est pas juste',
    contested: (name: string) => `${name} vous dit`,
    about: (facts: string) => `À propos de : ${facts}`,
    answer: 'Votre réponse',
    answerHint: 'Elle la lira. Merci de dire ce que vous en retenez.',
    keep: 'Répondre',
    takeBack: 'Répondre, et retirer ce constat',
    answered: 'Votre réponse est gardée. Elle peut la lire.',
    answeredBefore: 'Ce constat a déjà une réponse.',
    empty: 'Écrivez quelques mots.',
    long: (most: number) => `Au plus ${most} signes.`,
    rules: 'Comment ces constats sont faits, et ce qu’ils valent',
    events: 'Les événements à venir',
  },
  board: {
    columns: {
      name: 'Apprenante',
      path: 'Parcours',
      pace: 'Minutes, quatre semaines',
      seen: 'Dernier signe',
      session: 'Vos rendez-vous',
      projects: 'Projets',
      flags: 'Ce qui a été vu',
    },
    caption: (name: string) => `La cohorte « ${name} »`,
    sort: 'Trier par',
    sorts: {
      seen: 'dernier signe',
      name: 'prénom',
      pace: 'rythme',
      steps: 'étapes à venir',
      next: 'prochain rendez-vous',
      projects: 'projets à relire',
    },
    done: (done: number, steps: number) =>
      `${capital(feminine(done))} ${few(done, 'faite', 'faites')}, ${steps === 0 ? 'fil terminé' : `${feminine(steps)} à venir`}`,
    noPath: 'Pas encore dessiné',
    pace: (done: string, planned: string) => `${done} sur ${planned}`,
    noPlan: 'Rien de prévu',
    young: 'Vient d’arriver',
    seen: (count: number | null) =>
      count === null ? 'N’a pas encore commencé' : capital(daysAwayText(-count, 'fr')),
    last: (day: string) => `Dernier : ${day}`,
    next: (day: string) => `Prochain : ${day}`,
    noSession: 'Aucun',
    projects: (sent: number, waiting: number) =>
      sent === 0
        ? 'Aucun envoyé'
        : waiting === 0
          ? `${capital(masculine(sent))} ${few(sent, 'envoyé', 'envoyés')}`
          : `${capital(masculine(sent))} ${few(sent, 'envoyé', 'envoyés')}, ${masculine(waiting)} à relire`,
    nothing: 'Rien de particulier',
    note: 'Les quatre dernières semaines : les minutes faites, sur celles qu’elle avait prévues. Une pause annoncée ne compte pas.',
    write: 'Écrire à plusieurs',
    event: 'Proposer un événement',
  },
  rules: {
    metaTitle: 'Ce que valent les constats',
    heading: 'Un constat sur une personne se mesure.',
    lead: 'Quatre règles disent à une coach qu’une apprenante aimerait peut-être un signe. Voici ce que chacune vaut.',
    back: 'Revenir',
    names: {
      silence: 'Un silence long pour elle',
      pace: 'Un rythme loin de son plan',
      wall: 'Un cap difficile',
      missed: 'Un rendez-vous qui n’a pas eu lieu',
    },
    how: {
      silence:
        'Le silence dépasse trois fois ses pauses habituelles, et dix jours. Ses jours d’absence annoncés ne comptent pas.',
      pace: 'Ses trois dernières semaines avec des minutes prévues, prises ensemble, parmi les six dernières : moins d’un cinquième de ces minutes. Ses semaines libres sont passées.',
      wall: 'Cinq essais de suite sans réussite au même endroit, le dernier depuis moins de deux semaines.',
      missed: 'Un rendez-vous d’il y a plus d’une semaine n’a pas eu lieu, et aucun autre n’est pris.',
    },
    never: 'Rien n’est dit d’une apprenante qui n’a pas encore commencé, ni pendant une absence annoncée.',
    caption: 'Les règles, mesurées',
    columns: {
      rule: 'Règle',
      share: 'Apprenantes concernées',
      precision: 'S’arrêtent ensuite',
      base: 'Sur l’ensemble',
      verdict: 'Ce qu’on en pense',
    },
    between: (low: string, high: string) => `entre ${low} et ${high}`,
    none: 'pas de donnée',
    words: {
      holds: 'utile',
      unproven: 'un fait',
      few: 'trop tôt',
      refused: 'refusée',
    },
    verdicts: {
      holds: 'Celles dont elle parle s’arrêtent plus souvent que les autres.',
      unproven: 'Elle n’annonce pas mieux un arrêt que le hasard.',
      few: 'Trop peu d’apprenantes pour juger.',
      refused: 'Elle parlerait de trop de monde. Elle ne dit plus rien.',
    },
    source: {
      own: (day: string, learners: string) =>
        `Mesurée le ${day} sur l’histoire de l’académie : ${learners} apprenantes.`,
      simulated: (learners: string) => `Mesurée sur ${learners} vies simulées.`,
      young: (learners: string, flagged: string, least: string) =>
        `L’académie est encore jeune : ${learners === '0' ? 'aucune apprenante suivie pour l’instant' : `${learners} ${learners === '1' ? 'apprenante suivie' : 'apprenantes suivies'}, dont ${flagged} dans ce cas`}. Il en faut ${least}.`,
    },
    gaps: 'Les écarts entre groupes',
    gapsText:
      'Une règle juste parle autant des unes que des autres. L’écart est donné en points, avec son intervalle à 95 %.',
    gapColumns: {
      group: 'Groupe',
      share: 'Écart : combien sont signalées',
      precision: 'Écart : combien s’arrêtent',
    },
    groups: {
      'part-time': 'Peu de minutes par semaine',
      returning: 'De retour après une pause',
      language: 'Une autre langue que le français',
    },
    /** `single`: fewer than two. */
    points: (value: string, low: string, high: string, single: boolean) =>
      `${value} ${single ? 'point' : 'points'} (de ${low} à ${high})`,
    tooFew: 'trop peu pour juger',
    limit: (most: string) =>
      `Une règle qui parlerait de plus de ${most} des apprenantes est refusée. « S’arrêter » : aucune minute pendant quatre semaines, alors que des minutes étaient prévues.`,
    method: 'La méthode, en détail',
    methodText:
      'Chaque semaine, l’académie se demande ce que chaque règle aurait dit les lundis de l’année passée, puis regarde les quatre semaines suivantes. Une apprenante déjà arrêtée ne compte pas parmi celles qu’on annonce. Intervalles de Wilson (1927) et de Newcombe (1998), comptés en apprenantes et non en lundis.',
  },
  write: {
    metaTitle: 'Écrire à plusieurs',
    back: 'La cohorte',
    heading: 'Un message, adressé à chacune.',
    lead: 'Chaque message part dans votre conversation avec elle. Les autres ne le voient pas.',
    to: 'À qui ?',
    all: 'toute la cohorte',
    flagged: 'celles dont quelque chose a été vu',
    show: 'Cocher d’abord',
    nobody: 'Personne de cette cohorte ne peut recevoir de message en ce moment.',
    text: 'Votre message',
    textHelp: 'Écrivez {prénom} là où doit venir le prénom de chacune.',
    start: 'Bonjour {prénom},\n\n',
    preview: 'Relire chaque message',
    previewHeading: (count: number) =>
      count === 1
        ? 'Un message, prêt à partir.'
        : `${capital(inWords(count, 'fr'))} messages, un par personne.`,
    previewLead: 'Changez chacun comme vous voulez, ou retirez-le. Rien n’est encore parti.',
    for: (name: string) => `Pour ${name}`,
    keep: (name: string) => `Envoyer à ${name}`,
    keepShort: 'Envoyer ce message',
    again: 'Recommencer',
    send: 'Envoyer les messages cochés',
    sent: (count: number) =>
      `${capital(inWords(count, 'fr'))} ${few(count, 'message est parti', 'messages sont partis')}.`,
    left: (count: number) =>
      `${capital(inWords(count, 'fr'))} ${few(count, 'message n’est pas parti : cette personne ne peut pas en recevoir', 'messages ne sont pas partis : ces personnes ne peuvent pas en recevoir')} en ce moment.`,
    problems: {
      to: 'Cochez au moins une personne.',
      text: 'Écrivez quelques mots.',
      long: 'C’est trop long : 4 000 signes au plus.',
      wait: 'Vous avez écrit beaucoup de messages. Attendez quelques minutes.',
      known:
        'Un premier message est déjà parti. Ce qui suit, avec d’autres mots, n’est pas parti. Envoyez-le si vous voulez.',
    },
  },
  goals: {
    title: 'Vos buts ensemble',
    hers: (coach: string | null) => (coach ? `Vos buts avec ${coach}` : 'Vos buts'),
    none: 'Aucun but n’est encore posé. Les pas convenus peuvent y mener.',
    add: 'Poser un but',
    text: 'Le but, avec ses mots à elle',
    textHelp: 'Elle le lit aussi.',
    due: 'Pour quand',
    dueHelp: 'Elle déplace cette date comme elle veut.',
    save: 'Poser ce but',
    by: (day: string) => `pour le ${day}`,
    free: 'sans date',
    reached: (day: string) => `atteint le ${day}`,
    tick: 'C’est atteint',
    untick: 'Ce n’est pas atteint',
    drop: 'Retirer',
    move: 'Changer la date',
    moveSave: 'Enregistrer la date',
    label: (act: string, text: string) => `${act} : ${text}`,
    problems: { text: 'Écrivez le but, en 300 signes au plus.', due: 'Choisissez un jour.' },
  },
  said: {
    metaTitle: 'Ce que l’académie dit de moi',
    heading: (open: number) =>
      open === 0
        ? 'L’académie ne dit rien de particulier de vous.'
        : `L’académie dit ${masculine(open)} ${few(open, 'chose', 'choses')} de vous.`,
    lead: 'Votre coach lit les mêmes faits, avec les mêmes chiffres. C’est un rappel pour elle, pas une note sur vous.',
    facts: {
      silence: (silent: number, usual: number) =>
        `Pas de signe de vous depuis ${days(silent)}. D’habitude, ${days(usual)} au plus.`,
      pace: (done: string, planned: string, weeks: number) =>
        `Sur vos ${masculine(weeks)} dernières semaines avec des minutes prévues : ${done}, sur ${planned}.`,
      wall: (wrong: number, canDo: string) =>
        `${capital(masculine(wrong))} essais de suite sans y arriver encore : « ${canDo} »`,
      missed: (count: number) =>
        `Un rendez-vous d’il y a ${days(count)} n’a pas eu lieu, et aucun autre n’est pris.`,
    },
    now: 'En ce moment',
    past: 'Avant',
    none: 'Quand quelque chose sera dit, vous le lirez ici en même temps que votre coach.',
    noneText: 'Vous pourrez dire que ce n’est pas juste, avec vos mots.',
    from: (day: string) => `Depuis le ${day}.`,
    until: (from: string, to: string) => `Du ${from} au ${to}.`,
    why: 'Pourquoi est-ce dit ?',
    worth: (share: string, stops: string, base: string, often: boolean) =>
      `Cette règle parle de ${share} des apprenantes. Parmi elles, ${stops} s’arrêtent ensuite quatre semaines ; de toutes, ${base}.${often ? ' Elle se trompe donc souvent.' : ''}`,
    plain: (share: string) =>
      `Cette règle parle de ${share} des apprenantes. Elle dit un fait, elle n’annonce rien.`,
    effect: 'Rien ne change pour vous : ni votre parcours, ni vos droits. Votre coach peut vous faire signe.',
    measured: 'Tout ce qui a été mesuré',
    contest: 'Ce n’est pas juste',
    words: 'Ce que vous aimeriez dire',
    wordsHint: 'Votre coach lira vos mots à la place du constat, jusqu’à sa réponse.',
    send: 'Le dire',
    change: 'Changer mes mots',
    sent: 'C’est dit. Votre coach lit vos mots, et plus le constat.',
    answeredNow: 'Votre coach a répondu entre-temps.',
    own: (day: string) => `Vous avez dit, le ${day} :`,
    answer: (name: string, day: string) => `${name}, le ${day} :`,
    gone: 'Votre coach',
    takenBack: 'Ce constat est retiré.',
    empty: 'Écrivez quelques mots.',
    long: (most: number) => `Au plus ${most} signes.`,
    list: 'Votre coach voit aussi une liste de sa cohorte : étapes, minutes prévues et faites, dernier passage, projets. Quand elle ouvre votre dossier, vous le lisez à « Qui a ouvert mon dossier ».',
    openings: 'Qui a ouvert mon dossier',
    row: 'Ce que l’académie dit de moi',
    rowFact: 'Ce que lit votre coach, et ce que vous en pensez',
  },
}
