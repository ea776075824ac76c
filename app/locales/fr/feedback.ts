import { inWords, ofName, plural, thatName } from '#app/locales/format.ts'

const few = (count: number, one: string, other: string) => plural(count, 'fr', { one, other })
const masculine = (count: number) => inWords(count, 'fr')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Feedback on project work: for those who give it, and for her who reads it. */
export const feedback = {
  queue: {
    metaTitle: 'Projets à lire',
    heading: (count: number) =>
      count === 0
        ? 'Aucun projet ne vous attend.'
        : `${capital(masculine(count))} ${few(count, 'projet vous attend', 'projets vous attendent')}.`,
    lead: 'Celui qui attend depuis le plus longtemps vient en premier. Après 48 heures, l’équipe le voit aussi.',
    leadTeam: 'Le plus ancien vient en premier.',
    none: 'Ils apparaîtront ici',
    noneText:
      'Quand une apprenante enverra un projet que vous pouvez lire. Vous verrez depuis quand il attend.',
    own: 'Vous avez commencé',
    waiting: 'À prendre',
    others: 'Une autre personne s’en occupe',
    work: (title: string, version: number) => `${title}, version ${version}`,
    waits: (span: string) => `attend depuis ${span}`,
    span: {
      now: 'moins d’une heure',
      hours: (count: number) => `${count} ${few(count, 'heure', 'heures')}`,
      days: (count: number) => `${count} ${few(count, 'jour', 'jours')}`,
    },
    final: 'projet final',
    yours: (until: string) => `Gardé pour vous jusqu’au ${until}.`,
    held: (name: string, until: string) => `${name} l’a pris, jusqu’au ${until} au plus tard.`,
    open: 'Lire le travail',
    goOn: 'Continuer mon retour',
    openLabel: (name: string, title: string) => `Lire le travail ${ofName(name)} : ${title}`,
    goOnLabel: (name: string, title: string) => `Continuer mon retour à ${name} : ${title}`,
    told: {
      sent: (name: string) => `Votre retour est envoyé. ${name} le lira, et son parcours en tient compte.`,
      back: 'C’est rendu à la file. Quelqu’un d’autre peut le prendre.',
    },
  },
  work: {
    metaTitle: 'Un projet à lire',
    back: 'Projets à lire',
    title: (name: string) => `Le projet ${ofName(name)}.`,
    version: (title: string, version: number, day: string) =>
      `« ${title} », version ${version}, envoyée le ${day}.`,
    waits: (span: string) => `Elle attend depuis ${span}.`,
    sent: 'Son travail',
    text: 'Son texte',
    link: 'Son lien',
    file: (name: string, size: string) => `Télécharger ${name}, ${size}`,
    changes: (version: number) => `Ce qui change depuis la version ${version}`,
    changesTitle: 'Les changements',
    linkChanged: 'Le lien a changé.',
    fileChanged: 'Le fichier a changé.',
    sameText: 'Le texte est le même.',
    tooLong: 'Ces textes sont trop longs pour être comparés ligne à ligne.',
    last: (version: number, day: string) => `Ce qui lui a été dit de la version ${version}, le ${day}`,
    brief: 'Lire la consigne qu’elle a reçue',
    criteria: 'Ce qu’on regarde',
    answer: 'Le retour qu’elle a reçu',
    take: 'Je m’en charge',
    takeText: 'Ce travail vous sera gardé 24 heures. Vous pourrez le rendre à tout moment.',
    resume: 'Votre brouillon est gardé : vous le retrouverez.',
    logged: 'Elle voit que vous avez ouvert ce travail.',
    toFile: 'Ouvrir son dossier',
    states: {
      held: (name: string, until: string) =>
        `${name} prépare un retour, jusqu’au ${until} au plus tard. Vous pouvez lire, sans rien envoyer.`,
      answered: (name: string, day: string) => `${name} a répondu à cette version le ${day}.`,
      gone: 'Une personne',
      replaced: 'Elle a envoyé une version plus récente. Celle-ci reste lisible ; c’est l’autre qui attend.',
      replacedDraft: 'Votre brouillon vous suivra sur la nouvelle version.',
      'not-hers':
        'C’est un projet final : une autre personne que sa mentore y répond. Vous pouvez le lire, et en parler avec elle.',
    },
    newer: 'Ouvrir la nouvelle version',
  },
  form: {
    title: 'Votre retour',
    lead: 'Critère par critère, ce que vous voyez. Elle lira d’abord ce qui est réussi.',
    until: (until: string) => `Ce travail vous est gardé jusqu’au ${until}.`,
    levels: { 'not-yet': 'pas encore', almost: 'presque', reached: 'atteint' },
    level: 'Où en est-elle ?',
    celebration: 'Bravo',
    celebrationHelp: 'Ce qui est réussi, et pourquoi cela compte.',
    essential: 'L’essentiel',
    essentialHelp: 'Ce qu’il reste à faire pour que ce soit atteint.',
    advice: 'Un conseil',
    adviceHelp: 'Une idée pour aller plus loin, si elle veut.',
    whole: 'Sur l’ensemble',
    words: 'Un mot pour commencer',
    wordsHelp: 'Elle le lira en premier.',
    kept: (count: number) => `Mes commentaires gardés (${count})`,
    keptNone: 'Garder ces commentaires pour une autre fois',
    keep: 'Garder ceux que je viens d’écrire',
    keepHelp: 'Ils restent à vous seule, et reviennent ici pour d’autres apprenantes.',
    insert: 'Insérer',
    forget: 'Effacer',
    insertLabel: (text: string) => `Insérer : ${text}`,
    forgetLabel: (text: string) => `Effacer : ${text}`,
    preview: 'Relire avant d’envoyer',
    draft: 'Garder en brouillon',
    back: 'Rendre à la file',
    backText: 'Une autre personne pourra le prendre. Votre brouillon s’efface.',
    saved: 'Votre brouillon est gardé. Personne d’autre ne le voit.',
    inserted: 'Le commentaire est inséré. Adaptez-le à son travail.',
    keptSaid: 'Vos commentaires sont gardés.',
    keptFull:
      'Rien n’est gardé en plus : vous en avez déjà autant que possible. Effacez-en, puis recommencez.',
    keptNothing: 'Il n’y avait rien à garder ici : écrivez d’abord un commentaire.',
    keptNowhere: (count: number) => `Commentaires de critères qui n’existent plus (${count})`,
    forgotten: 'Le commentaire est effacé.',
    problems: {
      level: (criterion: string) => `Dites où elle en est : ${criterion}`,
      word: (criterion: string) => `Écrivez ce qu’il reste à faire, ou un conseil : ${criterion}`,
      long: '2 000 signes au plus.',
    },
    problemsShort: {
      level: 'Choisissez où elle en est.',
      word: 'Elle n’y est pas encore : dites-lui quoi faire.',
      long: '2 000 signes au plus.',
    },
  },
  preview: {
    title: (name: string) => `Ce ${thatName(name)} lira.`,
    noCelebration: 'Qu’est-ce qui est réussi dans ce travail ?',
    noCelebrationText:
      'Un bravo précis aide plus que dix conseils. Vous pouvez en ajouter un avant d’envoyer.',
    done: 'Tous les critères sont atteints : son projet sera terminé.',
    again: 'Son parcours proposera une nouvelle version de ce projet.',
    evidence:
      'Son parcours retiendra ceci, qui pèse moins que ce qu’on voit faire, et qu’elle peut contester :',
    once: 'Une fois envoyé, un retour ne se reprend pas.',
    send: 'Envoyer ce retour',
    edit: 'Le corriger encore',
    changed: 'Votre brouillon a changé entre-temps. Voici ce qu’elle lira.',
  },
  problems: {
    held: 'Une autre personne l’a pris avant vous.',
    answered: 'Une autre personne y a déjà répondu. Rien n’a été envoyé deux fois.',
    replaced: 'Elle a envoyé une version plus récente entre-temps. Rien n’a été envoyé.',
    freed: 'Les 24 heures sont passées. Reprenez le travail, votre brouillon est gardé.',
    'not-hers': 'Une autre personne que sa mentore répond à ce projet. Rien n’a été envoyé.',
    gone: 'Vous n’avez plus ce travail. Rien n’a été envoyé.',
  },
  read: {
    title: (name: string) => `${name} vous a répondu.`,
    titleGone: 'Une réponse à votre travail.',
    doneTitle: 'Votre projet est terminé.',
    by: (name: string, version: number, day: string) =>
      `Le retour ${ofName(name)} sur la version ${version}, le ${day}`,
    gone: 'une personne partie',
    groups: {
      celebration: 'Bravo',
      essential: 'L’essentiel pour la suite',
      advice: 'Des conseils, si vous voulez',
    },
    criteria: 'Critère par critère',
    next: {
      done: 'Tous les critères sont atteints. Votre parcours en tient compte.',
      again:
        'Une nouvelle version vous attend dans votre parcours, quand vous voudrez. Ce qui est atteint le reste.',
    },
    history: 'Voir ce que cela change dans mon parcours',
    contest: 'Contester quelque chose',
    older: (version: number) => `Relire le retour sur la version ${version}`,
  },
  wait: {
    mentor: (name: string, moment: string) =>
      `${name} ou votre coach vous répond d’ici au ${moment}. Passé ce moment, l’équipe prend le relais, et nous vous l’écrivons.`,
    mentorOnly: (name: string, moment: string) =>
      `${name} vous répond d’ici au ${moment}. Passé ce moment, l’équipe prend le relais, et nous vous l’écrivons.`,
    coach: (moment: string) =>
      `Votre coach vous répond d’ici au ${moment}. Passé ce moment, l’équipe prend le relais, et nous vous l’écrivons.`,
    team: (moment: string) =>
      `Une personne de l’équipe vous répond. Si rien n’est venu le ${moment}, nous le lui rappelons, et nous vous l’écrivons.`,
    final: (moment: string) =>
      `C’est un projet final : une autre personne que votre mentore le lit. Si rien n’est venu le ${moment}, nous le rappelons à l’équipe, et nous vous l’écrivons.`,
    over: 'Cela fait plus de 48 heures. Toute l’équipe voit maintenant votre travail. Votre place dans la file est gardée.',
    writing: 'Quelqu’un est en train de vous répondre.',
    before: (mentor: string | null) =>
      mentor
        ? `Après l’envoi, ${mentor} a 48 heures pour répondre. Ensuite, l’équipe prend le relais.`
        : 'Après l’envoi, une réponse vient dans les 48 heures. Sinon, nous vous l’écrivons.',
  },
  file: {
    read: 'Déjà lus',
    answer: 'Lire et répondre',
    answerLabel: (title: string) => `Lire et répondre : ${title}`,
    open: 'Ouvrir',
    openLabel: (title: string) => `Ouvrir le projet : ${title}`,
  },
}
