import { inWords, minutesText, plural } from '#app/locales/format.ts'

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const feminine = (count: number) => inWords(count, 'fr', 'feminine')
const several = (count: number, one: string, other: string) => plural(count, 'fr', { one, other })

const rightOf = (correct: number, asked: number) =>
  correct === asked
    ? 'toutes étaient justes'
    : `${feminine(correct)} ${correct > 1 ? 'étaient justes' : 'était juste'}`

export const diagnosis = {
  offer: {
    pageTitle: 'Dix minutes pour partir d’où vous êtes',
    title: 'Dix minutes pour partir d’où vous êtes.',
    again: 'Refaire le point, si vous en avez envie.',
    lead: 'Quelques questions, choisies l’une après l’autre selon vos réponses. Ce que vous savez déjà sort du parcours.',
    facts: [
      [
        'Une quinzaine de questions, parfois moins.',
        'Jamais plus de trente. Vous voyez combien il en reste.',
      ],
      ['« Je ne sais pas encore » est une vraie réponse.', 'Elle nous aide autant qu’une réponse juste.'],
      ['Vous pouvez vous arrêter quand vous voulez.', 'Tout est gardé, même sur un autre appareil.'],
      ['Ce n’est pas un examen.', 'Il n’y a pas de note. Vous pourrez contester chaque résultat.'],
    ],
    who: 'Vous verrez tout. Votre mentore et votre coach verront ce que vous savez faire, jamais une note.',
    start: 'Commencer',
    restart: 'Refaire les questions',
    refuse: 'Sans questions, merci',
    refuseHelp:
      'Sans diagnostic, votre parcours part du tout début. Vous pourrez changer d’avis à tout moment.',
    result: 'Revoir mon dernier résultat',
    refused: 'Vous aviez choisi de partir du début. Vous pouvez changer d’avis.',
  },
  question: {
    pageTitle: 'Une question',
    pause: 'Pause, tout est gardé',
    toGo: (count: number) => (count === 1 ? 'encore 1 environ' : `encore ${count} environ`),
  },
  paused: {
    pageTitle: 'En pause',
    title: (asked: number) =>
      asked === 0
        ? 'C’est en pause.'
        : `${capital(feminine(asked))} question${asked > 1 ? 's' : ''} ${asked > 1 ? 'sont faites' : 'est faite'}. C’est gardé.`,
    toGo: (count: number) =>
      count === 1
        ? 'Il en reste une environ.'
        : `Il en reste ${feminine(count)} environ, soit ${minutesText(Math.max(1, Math.round(count * 0.7)), 'fr')}.`,
    when: 'Reprenez ce soir, demain, dans un mois : la question sera la même.',
    resume: 'Reprendre',
    finish: 'M’arrêter là et voir le résultat',
    refuse: 'Partir du début, sans diagnostic',
    path: 'Retour à ma semaine',
  },
  result: {
    pageTitle: 'Ce que vous savez déjà',
    place: 'Votre point de départ',
    titleUnsure: (asked: number, correct: number) =>
      `Vous doutiez sur ${feminine(asked)} questions. ${correct === asked ? 'Toutes étaient justes.' : `${capital(feminine(correct))} ${correct > 1 ? 'étaient justes' : 'était juste'}.`}`,
    titleKnown: (count: number) =>
      count === 1
        ? 'Vous savez déjà faire une chose de ce métier.'
        : `Vous savez déjà faire ${feminine(count)} choses de ce métier.`,
    titleUncertain: 'Des bases sont là. Il reste à les confirmer.',
    titleStart: 'Tout le fil est devant vous, depuis son premier nœud.',
    known: 'Ce que vous savez déjà faire, et que nous ne vous ferons pas refaire :',
    nothingKnown:
      'Vos réponses ne montrent encore rien d’acquis. Le parcours commence donc au début, et ne saute rien.',
    uncertain: 'Ce qui reste à vérifier',
    uncertainLead:
      'Nous ne savons pas encore. Une courte vérification le dira, quand vous voudrez. D’ici là, le parcours ne le compte pas comme acquis.',
    toLearn: (count: number) =>
      several(
        count,
        'Une compétence que le parcours vous apportera',
        `Les ${count} compétences que le parcours vous apportera`,
      ),
    toLearnLead: 'Si vous savez déjà faire l’une d’elles, dites-le : trois questions suffisent.',
    levels: (known: number, all: number) =>
      all === 1
        ? ''
        : known === all
          ? `${capital(several(all, 'le niveau', `les ${feminine(all)} niveaux`))}.`
          : `${capital(inWords(known, 'fr'))} niveau${known > 1 ? 'x' : ''} sur ${inWords(all, 'fr')}.`,
    contradiction: 'Vos réponses se contredisent un peu : cela arrive souvent.',
    fewAnswers: 'Une réponse ne suffit pas à le dire.',
    neighbours: 'Vos autres réponses le laissent penser, sans le montrer.',
    seen: (right: number, answers: number, streak: number) =>
      answers === 0
        ? 'D’après vos réponses voisines.'
        : answers === 1
          ? right === 1
            ? 'Vous y avez répondu juste.'
            : 'Vous y avez répondu une fois.'
          : right === answers
            ? `Vos ${feminine(answers)} réponses étaient justes.`
            : streak > 1
              ? `Vos ${feminine(streak)} dernières réponses sont justes.`
              : `${capital(feminine(right))} ${several(right, 'réponse juste', 'réponses justes')} sur ${feminine(answers)}.`,
    check: (minutes: number) => `Vérifier, ${minutesText(minutes, 'fr')}`,
    contest: 'Ce n’est pas juste',
    contestKnown:
      'Vous pensez ne pas savoir le faire ? Trois questions le diront. Ou dites-le simplement : nous le garderons, et votre mentore le verra.',
    contestOpen:
      'Vous savez le faire ? Trois questions le diront, et le parcours suivra. Ou dites-le simplement : cela n’enlève rien au parcours, mais une vérification vous sera proposée avant ce module.',
    claimCan: 'Je sais le faire',
    claimCannot: 'Je ne sais pas le faire',
    claimed: { can: 'Vous dites savoir le faire.', cannot: 'Vous dites ne pas savoir le faire.' },
    calibration: 'Comment vous vous jugez',
    unsure: (asked: number, correct: number) =>
      asked === 1
        ? `Vous doutiez une fois. ${correct === 1 ? 'La réponse était juste.' : 'La réponse était encore à trouver.'}`
        : `Vous doutiez sur ${feminine(asked)} questions : ${correct === 0 ? 'aucune n’était juste, vous vous connaissez bien.' : `${rightOf(correct, asked)}.`}`,
    sure: (asked: number, correct: number) =>
      asked === 1
        ? `Vous étiez sûre une fois. ${correct === 1 ? 'La réponse était juste.' : 'La réponse était à revoir.'}`
        : `Vous étiez sûre de ${feminine(asked)} réponses : ${correct === 0 ? 'aucune n’était juste, et le parcours y reviendra' : rightOf(correct, asked)}.`,
    underConfident: 'Vous savez plus que vous ne croyez. Douter n’ajoute jamais de module.',
    toPath: 'Voir mon parcours',
    toPathSaved: (hers: string, whole: string) => `Voir mon parcours : ${hers} au lieu de ${whole}`,
    redo: 'Refaire le diagnostic',
    date: (day: string) => `Fait le ${day}. Cette page tient compte de tout ce que vous avez fait depuis.`,
  },
  check: {
    pageTitle: 'Une courte vérification',
    introTitle: 'Trois questions, et nous saurons.',
    about: 'Ce qui est vérifié :',
    promise: (minutes: number) =>
      `Environ ${minutesText(minutes, 'fr')}. Si c’est acquis, le parcours s’allège aussitôt. Sinon, rien n’est perdu : il reste comme il est.`,
    begin: 'Commencer',
    leave: 'Plus tard',
    toGo: (count: number) => (count === 1 ? 'la dernière' : `encore ${count}`),
    continue: 'Question suivante',
    see: 'Voir ce que cela change',
    passedTitle: 'C’est acquis.',
    passedText: 'Votre parcours vient de s’alléger. Vous n’aurez pas à refaire ce que vous savez.',
    openTitle: (right: number) =>
      right === 0
        ? 'Pas encore, et le parcours vous y mène.'
        : right === 1
          ? 'Une réponse était juste. Le reste viendra.'
          : `${capital(feminine(right))} réponses étaient justes. Le reste viendra.`,
    openText:
      'Nous gardons ce module dans votre parcours. Vous pourrez revérifier quand vous voudrez, avec d’autres questions.',
    again: 'Revérifier avec d’autres questions',
    toPath: 'Voir mon parcours',
    toResult: 'Retour à mon point de départ',
    none: 'Il n’y a plus de question nouvelle sur ce point. Votre mentore pourra le valider avec vous.',
  },
}
