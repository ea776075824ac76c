import { inWords, ofName, plural } from '#app/locales/format.ts'

const few = (count: number, one: string, other: string) => plural(count, 'fr', { one, other })
const feminine = (count: number) => inWords(count, 'fr', 'feminine')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** The learner's side: her mentor, her coach, and how one comes to a mentor. */
export const people = {
  metaTitle: 'Mon entourage',
  back: 'Mon entourage',
  mentor: {
    meet: 'Prendre rendez-vous',
    write: 'Lui écrire',
    heading: (name: string) => `${name} est à vos côtés.`,
    since: (day: string) => `Votre mentore depuis le ${day}.`,
    helps: (topics: string) => `Elle peut vous aider pour ${topics}.`,
    speaks: (languages: string) => `Elle parle ${languages}.`,
    years: (years: number) =>
      `Elle travaille dans son métier depuis ${feminine(years)} ${few(years, 'an', 'ans')}.`,
    same: 'Elle voit votre parcours comme vous le voyez.',
    end: 'Demander quelqu’un d’autre, ou continuer sans',
    leaves: (name: string, day: string) => `${name} s’arrête le ${day}.`,
    leavesText: (name: string) =>
      `${name} reste à vos côtés jusque-là. Vous pouvez choisir dès maintenant qui prendra la suite.`,
  },
  choose: {
    heading: 'Qui marche à vos côtés ?',
    lead: 'Une mentore travaille dans le métier que vous visez. Elle vous donne un peu de son temps, chaque semaine. Vous choisissez, et vous pouvez toujours changer d’avis.',
    looking: 'Trouver une mentore',
    later: 'Plus tard',
    without: 'Continuer sans',
  },
  settled: {
    later: {
      heading: 'Vous choisirez plus tard.',
      text: 'Rien ne presse. Votre parcours avance pareil, et cette porte reste ouverte.',
    },
    without: {
      heading: 'Vous avancez sans mentore.',
      text: 'C’est un choix comme un autre. Vous pouvez en changer à tout moment, sans rien expliquer.',
    },
  },
  proposals: {
    heading: (count: number) =>
      count === 1
        ? 'Une femme peut vous accompagner.'
        : `${capital(feminine(count))} femmes peuvent vous accompagner.`,
    lead: (moment: string) =>
      `Demandez à celle que vous voulez. Si vous écrivez maintenant, vous aurez une réponse avant le ${moment}.`,
    years: (years: number) =>
      years === 0
        ? 'Débute dans le métier'
        : `${capital(feminine(years))} ${few(years, 'an', 'ans')} de métier`,
    why: (name: string) => `Pourquoi ${name}`,
    ask: (name: string) => `Demander à ${name}`,
    decline: 'Aucune des trois ? En voir d’autres',
    declineFew: (count: number) =>
      count === 1 ? 'Voir quelqu’un d’autre' : 'Aucune des deux ? En voir d’autres',
  },
  wish: {
    title: 'Ce que vous souhaitez',
    metaTitle: 'Ce que je souhaite',
    heading: 'Quelle aide vous ferait du bien ?',
    lead: 'Trois réponses suffisent. Elles servent à vous proposer quelqu’un, et à rien d’autre.',
    topics: 'Vous aimeriez de l’aide pour',
    main: 'La langue où vous êtes le plus à l’aise',
    others: 'Vous parlez aussi',
    tone: 'Vous préférez quelqu’un',
    anyTone: 'Peu importe',
    save: 'Voir qui peut m’aider',
    change: 'Changer',
    noTopics: 'tout ce qui viendra',
    language: 'Choisissez une langue de la liste.',
    form: 'Ces réponses n’ont pas pu être lues. Cochez-les de nouveau.',
    facts: { topics: 'De l’aide pour', languages: 'En', tone: 'Avec quelqu’un' },
    tones: { listening: 'à l’écoute', direct: 'de direct', 'step-by-step': 'qui avance pas à pas' },
  },
  facts: {
    language: (language: string) => `parle ${language} comme vous`,
    trade: (trade: string) => `travaille dans le métier que vous visez : ${trade}`,
    topics: (topics: string) => `aime aider pour ${topics}`,
    free: (when: string) => `libre ${when} comme vous`,
    tone: (tone: string) => `${tone}, comme vous le souhaitez`,
    when: (weekday: string, part: string) => `le ${weekday} ${part}`,
  },
  none: {
    heading: 'Personne n’est libre pour vous aujourd’hui.',
    track: 'Dites-nous d’abord quel métier vous visez : les mentores travaillent dans ce métier.',
    trackLink: 'Choisir mon métier',
    language: (languages: string[]) =>
      `Aucune mentore ne parle encore ${languages.length > 1 ? languages.map((one) => `ni ${one}`).join(' ') : languages.join('')}.`,
    trade: 'Aucune mentore qui parle votre langue ne travaille dans ce métier.',
    hours: 'Aucune n’est libre aux mêmes heures que vous.',
    refused: 'Celles qui vous correspondent vous ont déjà été proposées.',
    away: 'Celles qui vous correspondent font une pause.',
    full: 'Celles qui vous correspondent accompagnent déjà autant de personnes qu’elles le peuvent.',
    known:
      'L’équipe le sait : votre demande est comptée parmi celles qui attendent. Revenez quand vous voulez, cette page se met à jour.',
    again: 'Revoir celles que j’ai écartées',
    widen: 'Changer mes souhaits',
  },
  asked: {
    heading: (name: string) => `Vous avez demandé à ${name}.`,
    lead: (moment: string) => `Sa réponse arrive avant le ${moment}.`,
    then: (names: string) =>
      `Si elle ne peut pas, nous demandons à ${names}, sans que vous ayez rien à faire.`,
    thenNone: 'Si elle ne peut pas, ou ne répond pas, nous vous proposons quelqu’un d’autre.',
    words: 'Vous avez écrit',
    withdraw: 'Retirer ma demande',
    byRound: {
      heading: (name: string) => `L’équipe a demandé à ${name} pour vous.`,
      free: 'Vous n’avez rien à faire. Vous pouvez aussi retirer cette demande, sans dire pourquoi.',
    },
  },
  ask: {
    metaTitle: 'Demander à une mentore',
    heading: (name: string) => `Demander à ${name}`,
    lead: (moment: string) => `Elle répond avant le ${moment}. Rien ne commence sans son accord et le vôtre.`,
    words: 'Quelques mots pour elle',
    wordsHelp: 'Ce qui vous amène, ou simplement bonjour. 600 lettres au plus.',
    sees: 'Elle lira votre prénom et ces mots. Elle verra aussi ce que vous avez en commun : langue, métier, sujets, façon de faire, heures. Votre parcours, seulement si elle accepte.',
    gone: 'Celle que vous aviez choisie n’est plus libre.',
    goneNext: (name: string) => `Voici ${name}, qui peut aussi vous accompagner. Vos mots sont gardés.`,
    goneNobody: 'Personne d’autre n’est libre aujourd’hui. Vous pouvez garder vos mots pour plus tard.',
    wait: 'Vous avez déjà demandé à plusieurs mentores aujourd’hui. Réessayez demain.',
    next: 'Si elle ne peut pas',
    nextHelp: 'Nous demanderons à celles que vous choisissez, dans cet ordre.',
    second: 'En deuxième',
    third: 'En troisième',
    nobody: 'Personne',
    send: 'Envoyer ma demande',
    long: 'Gardez 600 lettres au plus.',
  },
  last: {
    declined: (name: string) => `${name} ne peut pas en ce moment. Cela ne dit rien de vous.`,
    passed: (name: string) => `${name} n’a pas pu répondre à temps. Cela ne dit rien de vous.`,
    ended: 'Votre mentore a dû s’arrêter. Vous pouvez choisir quelqu’un d’autre.',
  },
  told: {
    withdrawn: 'Votre demande est retirée. Cette mentore vous sera proposée de nouveau dans une semaine.',
    'not-looking': 'Votre demande n’est pas partie : vous avez déjà une mentore, ou une demande qui attend.',
    answered: 'Elle a répondu entre-temps.',
    taken: 'Elle n’est plus libre. Voici ce qui est possible maintenant.',
    ended: 'C’est fait. Elle ne voit plus votre parcours.',
    saved: 'C’est enregistré.',
  },
  end: {
    metaTitle: 'Changer de mentore',
    heading: (name: string) => `Vous séparer ${ofName(name)} ?`,
    lead: 'Vous n’avez rien à expliquer, et personne ne vous demandera pourquoi.',
    loses: (name: string) => `${name} ne verra plus votre parcours, dès cet instant.`,
    back: 'Elle ne vous sera plus proposée, sauf si vous le demandez.',
    keeps: 'Votre parcours et tout ce que vous avez fait restent à vous.',
    then: 'Et ensuite',
    choices: {
      looking: 'Je voudrais quelqu’un d’autre',
      later: 'Je verrai plus tard',
      without: 'Je continue sans',
    },
    button: (name: string) => `Me séparer ${ofName(name)}`,
    form: 'Choisissez la suite.',
  },
  around: {
    places: {
      messages: 'Mes messages',
      sessions: 'Mes rendez-vous',
      'meeting-times': 'Mes heures de rendez-vous',
    },
    title: 'Aussi à vos côtés',
    coach: (name: string, cohort: string) => `${name} est votre coach, pour la cohorte « ${cohort} ».`,
    cohort: (cohort: string) => `Vous faites partie de la cohorte « ${cohort} ».`,
    waiting: (cohort: string) => `Vous attendez une place dans la cohorte « ${cohort} ».`,
    offered: (cohort: string) => `Une place vous est gardée dans la cohorte « ${cohort} ».`,
    open: 'Voir',
    openLabel: (cohort: string) => `Voir la cohorte « ${cohort} »`,
    answer: 'Répondre',
    answerLabel: (cohort: string) => `Répondre pour la cohorte « ${cohort} »`,
    none: 'Votre coach apparaîtra ici quand vous rejoindrez une cohorte : des femmes qui partent ensemble.',
  },
}
