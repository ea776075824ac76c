import { frenchHour, inWords, listText, ofName, plural } from '#app/locales/format.ts'

const few = (count: number, one: string, other: string) => plural(count, 'fr', { one, other })
const feminine = (count: number) => inWords(count, 'fr', 'feminine')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** « HTML, niveau 2 » */
const node = (name: string, level: number | null) =>
  level === null || level === 1 ? `« ${name} »` : `« ${name}, niveau ${level} »`

export const path = {
  metaTitle: 'Ma semaine',
  titles: {
    week: (minutes: string) => `Cette semaine, ${minutes}.`,
    untilSunday: (minutes: string) => `D’ici dimanche, ${minutes}.`,
    doneToday: 'Pour aujourd’hui, c’est fait.',
    weekOff: 'Cette semaine, rien n’est prévu.',
    weekDone: (day: string | null) => (day ? `La suite vous attend ${day}.` : 'Rien ne presse.'),
    noHours: 'Votre parcours est prêt. Il attend vos heures.',
    noTrack: 'Votre parcours commence par un métier.',
    finished: 'Vous y êtes.',
  },
  leads: {
    today: (minutes: string) => `Aujourd’hui, ${minutes} pour vous.`,
    notToday: (day: string, minutes: string) =>
      `Rien n’est prévu aujourd’hui. La suite vous attend ${day}, ${minutes}.`,
    doneToday: (minutes: string, day: string | null) =>
      `${capital(minutes)} aujourd’hui. ${day ? `La suite vous attend ${day}. ` : ''}Si l’envie est là, rien ne vous empêche de continuer.`,
    weekDone: (minutes: string) => `Rien n’est prévu d’ici là. Ce jour-là, ${minutes} pour vous.`,
    met: (day: string | null) =>
      `Aujourd’hui, votre temps est déjà pris.${day ? ` La suite vous attend ${day}.` : ''}`,
    weekOff: (day: string | null) =>
      day ? `Reposez-vous. La suite vous attend ${day}.` : 'Reposez-vous. La suite vous attend.',
    noHours:
      'Dix minutes par-ci, vingt par-là : cela suffit pour avancer. Vos étapes se poseront là où vous avez le temps.',
  },
  short: 'Mieux d’une traite : trouvez si possible 30 minutes.',
  fixed: {
    label: 'Ce qui est déjà fixé cette semaine',
    when: (day: string, time: string) => `${capital(day)} à ${frenchHour(time)}`,
    session: (when: string, minutes: string, name: string) => `${when}, ${minutes} avec ${name}`,
    event: (when: string, minutes: string, title: string) => `${when}, ${minutes} : ${title}`,
  },
  stepsOfWeek: 'Les étapes de cette semaine',
  first: 'La prochaine étape',
  now: 'Maintenant',
  upNext: 'La suite',
  inAll: (whole: string) => `${whole} en tout`,
  project: 'Projet',
  begin: 'Commencer',
  goOn: 'Continuer',
  other: 'Autre chose',
  open: 'Ouvrir',
  whyOf: 'Pourquoi ici',
  review: {
    title: (count: number) =>
      `${capital(feminine(count))} ${few(count, 'notion', 'notions')} à ne pas perdre`,
    tag: 'Révision',
    act: 'Réviser',
    later: 'À revoir dans la semaine, quand vous voudrez.',
  },
  why: {
    label: 'Pourquoi ici.',
    answers: (name: string, level: number | null, right: number, answers: number) =>
      right === 0
        ? `${node(name, level)} : rencontré ${feminine(answers)} fois, et encore nouveau.`
        : `${node(name, level)} : ${right} ${few(right, 'réponse juste', 'réponses justes')} sur ${answers}, pas encore assez pour s’y fier.`,
    neighbours: (name: string, level: number | null) =>
      `${node(name, level)} semble nouveau pour vous, d’après vos autres réponses.`,
    prior: (name: string, level: number | null) =>
      `Nous ne savons encore rien de vous sur ${node(name, level)}.`,
    lesson: (name: string, level: number | null) =>
      `Vous avez lu la leçon sur ${node(name, level)} ; reste à vous exercer.`,
    validation: (name: string, level: number | null) =>
      `${node(name, level)} : une personne l’a vu, il reste à le consolider.`,
    refresh: (name: string, level: number | null) =>
      `Vous aviez appris ${node(name, level)}. D’après vos dernières réponses, cela s’éloigne : un rappel suffit.`,
    known: (name: string, level: number | null, right: number, answers: number, streak: number) =>
      streak > 1 && right < answers
        ? `Vous savez ${node(name, level)} : vos ${feminine(streak)} dernières réponses sont justes.`
        : `Vous savez déjà ${node(name, level)} (${right} juste${right > 1 ? 's' : ''} sur ${answers}).`,
    guessed: (name: string, level: number | null) =>
      `Il s’appuie sur ${node(name, level)}, que vous savez sans doute.`,
    prepared: (name: string, level: number | null) =>
      `Il s’appuie sur ${node(name, level)}, qui vient avant.`,
    skipped: (name: string, level: number | null) =>
      `Il suppose connu ${node(name, level)}, que vous avez laissé de côté.`,
    opens: (steps: number) =>
      `Ce module ouvre ${feminine(steps)} ${few(steps, 'autre étape', 'autres étapes')}.`,
    target: 'Ce métier le demande.',
    leads: (milestone: string) => `Il mène à « ${milestone} ».`,
    projectAfter: (module: string) => `Il vient après « ${module} », pour tout mettre ensemble.`,
    projectNow: (module: string) =>
      `Vous avez fini « ${module} ». Ce projet montre ce que vous savez en faire.`,
    projectReader: (criteria: number) =>
      `Une personne le lira, selon ${inWords(criteria, 'fr')} critères que vous connaissez d’avance.`,
    projectFree: 'Faites-le en plusieurs fois, ou gardez-le pour plus tard.',
    chosen: {
      first: 'Vous l’avez mis en premier.',
      later: 'Vous l’avez mis à plus tard.',
      prefer: 'Vous l’avez préféré à un autre.',
      skip: 'Vous l’avez laissé de côté.',
    },
    certainty: { high: 'C’est assez sûr.', medium: 'C’est probable.', low: 'C’est à vérifier.' },
    check: 'Une courte vérification peut l’enlever ; vous pouvez aussi choisir autre chose.',
    claim: 'Si vous le savez déjà, trois questions suffisent ; vous pouvez aussi choisir autre chose.',
    talk: (name: string) => `Pour en parler : ${name}.`,
  },
  choices: {
    label: (title: string) => `Choisir autre chose que « ${title} »`,
    first: 'La faire en premier',
    later: 'La garder pour plus tard',
    skip: 'La laisser de côté',
    prefer: (title: string, minutes: string) => `Prendre plutôt « ${title} », ${minutes}`,
    undo: 'Annuler mon choix',
    known: (name: string, level: number | null) => `Je sais déjà : ${node(name, level)}`,
    knownHelp: 'Quelques questions, et l’étape peut disparaître.',
    note: 'Rien n’est définitif : chaque choix s’annule.',
  },
  coming: {
    title: 'Les semaines suivantes',
    week: (day: string) => `Semaine du ${day}`,
    off: 'Une semaine pour vous.',
    nothing: 'Rien à poser ici.',
    more: (count: number) => `Et encore ${count} ${few(count, 'semaine', 'semaines')} jusqu’au bout.`,
  },
  whole: {
    title: 'Tout le fil, jusqu’au métier',
    rest: (minutes: string, steps: number) =>
      `Il reste ${minutes}, en ${steps} ${few(steps, 'étape', 'étapes')}.`,
    known: 'Vous le saviez déjà',
    knownNode: (name: string, level: number | null) => (level === null ? name : `${name} (niveau ${level})`),
    stretch: (count: number, minutes: string) => `${count} ${few(count, 'étape', 'étapes')}, ${minutes}`,
    stretchDone: 'C’est fait.',
    last: 'Jusqu’au métier',
    passed: 'Ce que vous avez laissé de côté',
    resume: 'Reprendre',
    goal: (track: string) => `Arrivée : ${track}.`,
  },
  arrival: {
    fromHours: 'D’après vos heures et la durée annoncée des modules, avec de la place pour les imprévus.',
    fromWeeks: (weeks: number) =>
      weeks === 1
        ? 'D’après vos heures et le déroulement réel de votre première semaine.'
        : `D’après vos heures et le déroulement réel de vos ${feminine(weeks)} semaines, surtout les dernières.`,
    more: 'Et avec une heure de plus ?',
    vague:
      'Vos semaines ont trop varié pour dire jusqu’à quand. Deux ou trois semaines régulières, et la réponse se resserre.',
    distant:
      'D’après vos heures, le chemin est encore long : on ne peut pas encore dire jusqu’à quand. Vos premières semaines le diront mieux.',
    far: 'Avec ces heures, le chemin est long de plus de dix ans. Un peu plus de temps le raccourcit beaucoup.',
    hours: 'Changer mes heures',
    giveHours: 'Dire mes heures',
    byDate: 'Que puis-je avoir pour une date ?',
    history: 'Ce qui a changé, et pourquoi',
  },
  offers: {
    welcome: 'Vous n’avez pas fini de vous présenter. C’est facultatif, et cela affine le parcours.',
    welcomeAct: 'Finir, deux minutes',
    diagnosis:
      'Vous en savez sans doute déjà une partie. Dix minutes de questions, et ce que vous savez ne sera pas à refaire.',
    diagnosisAct: 'Montrer ce que je sais',
    diagnosisGoOn: 'Vos questions du début sont en pause. Elles vous attendent là où vous étiez.',
    diagnosisGoOnAct: 'Les reprendre',
  },
  noTrack: {
    lead: 'Choisissez une direction. Vous pourrez en changer : ce que vous aurez appris reste à vous.',
    legend: 'Quel métier vous attire ?',
    act: 'Prendre ce chemin',
    help: 'M’aider à choisir',
    see: 'Lire la page de ce métier',
  },
  finished: {
    lead: (track: string) =>
      `Le fil est au bout : vous savez faire ce que demande un début dans ce métier, « ${track} ».`,
    modules: (count: number) => few(count, 'module fini ici', 'modules finis ici'),
    known: (count: number) => few(count, 'savoir-faire apporté', 'savoir-faire apportés'),
    minutes: 'd’attention, mesurées',
    reviews: 'Garder ce que j’ai appris',
    progress: 'Voir tout ce que je sais faire',
    after: 'Et ensuite',
  },
  back: {
    title: 'Rien n’a bougé sans vous.',
    text: 'Votre parcours repart d’aujourd’hui. Rien n’est à rattraper.',
    same: 'Les étapes sont les mêmes, dans le même ordre.',
    restart: (count: number) =>
      `Reprendre en douceur : ${feminine(count)} ${few(count, 'question', 'questions')}`,
    restartNote: 'Elles portent seulement sur ce que la prochaine étape demande.',
  },
  restart: {
    metaTitle: 'Reprendre en douceur',
    pause: 'Pause, tout est gardé',
    left: (count: number) => `encore ${count}`,
    lead: (title: string) => `Avant « ${title} »`,
    doneTitle: (right: number, asked: number) =>
      right === asked
        ? 'Tout est encore là.'
        : `${capital(feminine(right))} sur ${feminine(asked)} ${few(right, 'est encore là', 'sont encore là')}.`,
    noneTitle: 'Cela va revenir, doucement.',
    readyTitle: 'Vous pouvez reprendre tout de suite.',
    done: 'Vous pouvez reprendre là où vous étiez. Ce qui s’éloigne reviendra dans vos révisions.',
    nothing: 'La prochaine étape ne demande rien que vous ayez à revoir.',
    next: 'Question suivante',
    finish: 'Voir où j’en suis',
    toStep: (title: string) => `Aller à « ${title} »`,
    toPath: 'Revenir à ma semaine',
  },
  stale: {
    title: 'Votre parcours avait changé entre-temps.',
    text: 'Dans un autre onglet, peut-être. Le voici à jour ; votre dernier geste n’a rien modifié.',
  },
  change: {
    /** What made it change. */
    causes: {
      start: 'Votre parcours est né.',
      diagnosis: 'Vos réponses du début ont dessiné le parcours.',
      hours: 'Vous avez changé vos heures.',
      return: 'Vous êtes revenue : le parcours repart de ce jour-là.',
      catalog: 'Les modules de l’académie ont changé.',
      night: 'Pendant la nuit, le parcours a tenu compte de vos dernières réponses.',
      merged: 'Vos deux espaces n’en font plus qu’un : le parcours tient compte de tout.',
      check: (title: string) => `Vous avez fini « ${title} ».`,
      tried: (title: string) => `Vous avez vérifié « ${title} » : un peu d’exercice aidera encore.`,
      claim: (name: string, level: number | null) =>
        `Vous avez vérifié ce que vous savez de ${node(name, level)}.`,
      project: (title: string) => `Vous avez envoyé votre projet, « ${title} ».`,
      feedback: (title: string, author: string | null) =>
        author
          ? `Le retour ${ofName(author)} sur votre projet, « ${title} ».`
          : `Un retour sur votre projet, « ${title} ».`,
      first: (title: string) => `Vous avez mis « ${title} » en premier.`,
      later: (title: string) => `Vous avez gardé « ${title} » pour plus tard.`,
      skip: (title: string) => `Vous avez laissé « ${title} » de côté.`,
      prefer: (title: string) => `Vous avez préféré « ${title} ».`,
      undo: (title: string) => `Vous avez annulé votre choix sur « ${title} ».`,
      validation: (name: string, level: number | null) =>
        `Une personne vous a vue faire : ${node(name, level)}.`,
      contest: (name: string, level: number | null) =>
        `Vous avez contesté une confirmation : ${node(name, level)}.`,
      proposals: {
        first: (title: string) => `Vous avez accepté une proposition : « ${title} » en premier.`,
        later: (title: string) => `Vous avez accepté une proposition : « ${title} » plus tard.`,
        skip: (title: string) => `Vous avez accepté une proposition : laisser « ${title} » de côté.`,
        prefer: (title: string) => `Vous avez accepté une proposition : prendre « ${title} ».`,
        undo: (title: string) => `Vous avez accepté une proposition sur « ${title} ».`,
      },
      'by-date': (day: string) => `Vous commencez par ce qui vous apporte le plus d’ici le ${day}.`,
      'by-date-undo': (day: string) => `Vous ne visez plus le ${day} : les étapes reprennent leur place.`,
      other: 'Le parcours a été mis à jour.',
    },
    gone: 'une étape qui n’existe plus',
    projectOf: (title: string) => `le projet « ${title} »`,
    titled: (title: string) => `« ${title} »`,
    list: (parts: string[]) => listText(parts, 'fr'),
    added: (list: string, count: number) => `${few(count, 'Ajoutée', 'Ajoutées')} : ${list}.`,
    removed: (list: string, count: number) => `${few(count, 'Plus à faire', 'Plus à faire')} : ${list}.`,
    earlier: (list: string) => `Plus tôt : ${list}.`,
    later: (list: string) => `Plus tard : ${list}.`,
    more: (count: number) => `${inWords(count, 'fr')} ${few(count, 'autre', 'autres')}`,
    lessMinutes: (minutes: string) => `${capital(minutes)} de moins à parcourir.`,
    moreMinutes: (minutes: string) => `${capital(minutes)} de plus à parcourir.`,
    sooner: (span: string) => `Arrivée ${span} plus tôt.`,
    farther: (span: string) => `Arrivée ${span} plus tard.`,
    nothing: 'La suite reste la même.',
    held: 'Elle ne change pas de place : les étapes voisines dépendent les unes des autres.',
    days: (count: number) => `${inWords(count, 'fr')} ${few(count, 'jour', 'jours')}`,
    weeks: (count: number) => `${feminine(count)} ${few(count, 'semaine', 'semaines')}`,
    months: (count: number) => `${inWords(count, 'fr')} mois`,
    next: (title: string) => `Prochaine étape : « ${title} ».`,
  },
  hours: {
    metaTitle: 'Mes heures',
    title: (minutes: string) => `Vous avez ${minutes} par semaine.`,
    titleNone: 'Dites-nous quand vous avez dix minutes.',
    lead: 'Changez ce que vous voulez et regardez l’effet. Rien n’est gardé avant que vous le disiez.',
    legend: 'Minutes par jour',
    legendHelp:
      'Zéro est une vraie réponse. Dites aussi en combien de fois : une heure en trois fois, c’est trois fois vingt minutes.',
    minutes: 'min',
    goes: (count: number) => `en ${inWords(count, 'fr', 'feminine')} fois`,
    goesOf: (day: string) => `${capital(day)} : en combien de fois`,
    off: 'Une pause, ou une semaine différente',
    offHelp: 'Vacances, examens, famille : ces jours-là, le parcours se pose autour.',
    from: 'Du',
    to: 'Au',
    offMinutes: 'Minutes par jour ces jours-là',
    current: 'Vos semaines à part',
    span: (from: string, to: string) => `Du ${from} au ${to}`,
    day: (day: string) => `Le ${day}`,
    free: 'rien de prévu',
    perDay: (minutes: string) => `${minutes} par jour`,
    remove: 'Enlever',
    removed: 'Sera enlevée',
    look: 'Voir l’effet',
    effect: 'Ce que cela change',
    before: 'Maintenant',
    after: 'Avec ces heures',
    perWeek: (minutes: string) => `${minutes} par semaine`,
    window: (from: string, to: string) =>
      from === to ? `arrivée vers ${from}` : `arrivée entre ${from} et ${to}`,
    windowFrom: (from: string) => `arrivée à partir de ${from}`,
    noWindow: 'pas d’arrivée sans minutes',
    thisWeek: (minutes: string) => `${minutes} cette semaine`,
    weeks: (count: number) => `${count} ${few(count, 'semaine', 'semaines')} en tout`,
    short: (count: number) =>
      `${feminine(count)} ${few(count, 'étape', 'étapes')} en petits morceaux, mieux d’une traite`,
    unchanged: 'Les modules et leur ordre ne changent pas. Seules les dates bougent.',
    same: 'Ce sont vos heures d’aujourd’hui : changez un nombre pour voir l’effet.',
    keep: 'Garder ces heures',
    leave: 'Laisser comme c’était',
    undo: 'Revenir à mes heures d’avant',
    problems: {
      minutes: 'Un nombre de minutes entre 0 et 720.',
      sittings: 'En une, deux, trois ou quatre fois.',
      from: 'Il manque le premier jour.',
      to: 'Le dernier jour vient après le premier, dans l’année au plus.',
    },
  },
  history: {
    metaTitle: 'L’histoire de mon parcours',
    title: (count: number) =>
      count <= 1
        ? 'Un moment a fait votre parcours.'
        : `${capital(inWords(count, 'fr'))} moments ont fait votre parcours.`,
    lead: 'Chacun dit sa cause, et qui l’a voulu. Vous pouvez annuler vos choix.',
    authors: {
      learner: 'vous',
      academy: 'l’académie',
      gone: 'une personne partie',
    },
    by: (who: string) => `Par ${who}`,
    because: (reason: string) => `Pourquoi : ${reason}`,
    back: 'Ma semaine',
    earlier: 'Les changements plus anciens ne sont pas montrés ici ; ils sont dans vos données.',
  },
  step: {
    back: 'Ma semaine',
    first: 'C’est votre prochaine étape.',
    place: (place: number, from: string | null) =>
      from ? `Étape ${place} de votre fil, à partir du ${from}.` : `Étape ${place} de votre fil.`,
    brings: 'Ce que vous saurez faire',
    criteria: 'Ce qu’une personne regardera',
    change: 'Choisir autre chose',
  },
}
