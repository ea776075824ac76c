import { inWords, numberText, ofName, plural } from '#app/locales/format.ts'

const few = (count: number, one: string, other: string) => plural(count, 'fr', { one, other })
const feminine = (count: number) => inWords(count, 'fr', 'feminine')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** The mentor's side: her profile and application, requests to her; and how staff read applications. */
export const mentors = {
  profile: {
    metaTitle: 'Mon profil de mentore',
    link: 'Mon profil de mentore',
    back: 'Mes mentorées',
    heading: {
      draft: 'Dites-nous qui vous êtes.',
      waiting: 'Votre candidature est chez nous.',
      declined: 'Reprenons votre candidature.',
      approved: 'Ce que vos mentorées savent de vous.',
    },
    lead: {
      draft: 'Une dizaine de minutes. Vous pouvez garder un brouillon et revenir.',
      waiting: 'Vous pouvez encore changer ce qui suit. Nous lirons la dernière version.',
      declined: 'Changez ce qu’il faut, puis envoyez-la de nouveau.',
      approved: 'Changez-le quand vous voulez. Celles que vous accompagnez restent avec vous.',
    },
    trade: 'Votre métier',
    years: 'Années dans ce métier',
    topics: 'Vous pouvez aider pour',
    main: 'La langue où vous êtes le plus à l’aise',
    others: 'Vous parlez aussi',
    tone: 'Votre façon de faire',
    about: 'Quelques mots sur vous',
    aboutHelp:
      'Votre chemin, ce que vous aimez dans ce métier. 600 lettres au plus. Les apprenantes lisent ces mots.',
    minutes: 'Minutes par semaine',
    minutesHelp: (each: number) =>
      `De 30 à 480. Une mentorée prend ${each} minutes par semaine : un vrai échange toutes les deux ou trois semaines, et quelques messages.`,
    minutesTaken: (taken: string) =>
      `En ce moment, ${taken} sont prises. En dessous, vous gardez vos mentorées et n’en prenez pas d’autre.`,
    video: 'Votre lien de visioconférence',
    videoHelp: 'Une adresse qui commence par https://. Seules vos mentorées la voient.',
    charter: 'La charte des mentores',
    charterLead: 'Huit phrases, pour que chacune sache à quoi s’attendre.',
    charterLines: {
      free: 'Je donne ce temps librement. Je ne demande rien en échange, ni argent, ni service.',
      listen: 'J’écoute avant de conseiller. C’est elle qui décide de son parcours.',
      secret: 'Ce qu’elle me confie reste entre nous. Si je la crois en danger, j’en parle à l’équipe.',
      promises: 'Je ne promets que ce que je peux tenir. Je préviens quand je ne peux pas venir.',
      respect: 'Je ne juge ni son rythme, ni sa vie, ni ses croyances, ni son accent.',
      distance:
        'Je reste à ma place : ni thérapeute, ni employeuse, ni plus. Je ne cherche avec elle aucune relation amoureuse.',
      channel: 'J’écris et j’appelle par Ariane. Je ne lui demande ni adresse, ni photo, ni papiers.',
      leave: 'Je peux m’arrêter. Je le dis à l’avance, pour qu’elle trouve quelqu’un d’autre.',
    },
    accept: 'J’ai lu cette charte et je m’y tiens.',
    accepted: (day: string) => `Acceptée le ${day}.`,
    saveDraft: 'Garder le brouillon',
    submit: 'Envoyer ma candidature',
    save: 'Enregistrer',
    saved: 'C’est enregistré.',
    sent: 'Votre candidature est partie. Nous vous écrivons dès qu’elle est lue.',
  },
  presence: {
    title: 'Pause et départ',
    open: 'Je peux prendre de nouvelles mentorées',
    openNote: 'Décochez pour une pause. Celles que vous accompagnez restent avec vous.',
    leavesOn: 'Mon dernier jour, si je prévois de m’arrêter',
    leavesHelp:
      'Deux semaines avant, vos mentorées reçoivent une lettre et peuvent choisir quelqu’un d’autre. Vous restez jusqu’à ce jour.',
    save: 'Enregistrer ma pause ou mon départ',
  },
  problems: {
    trades: 'Cochez votre métier.',
    topics: 'Cochez au moins un sujet.',
    language: 'Choisissez une langue de la liste.',
    tone: 'Choisissez votre façon de faire.',
    about: 'Écrivez quelques mots, en 600 lettres au plus.',
    years: 'Un nombre d’années, de 0 à 60.',
    minutes: 'Un nombre de minutes, de 30 à 480.',
    video: 'Une adresse complète, qui commence par https://.',
    charter: 'Lisez la charte et cochez la case pour envoyer votre candidature.',
    form: 'Ces réponses n’ont pas pu être lues. Cochez-les de nouveau.',
    day: 'Choisissez un jour à venir, dans l’année.',
    note: 'Gardez 600 lettres au plus.',
    noteNeeded: 'Écrivez-lui pourquoi, en quelques mots.',
  },
  standing: {
    draft: {
      heading: 'Bienvenue. Commençons par votre profil.',
      title: 'Votre candidature est à écrire.',
      text: 'Dites votre métier, vos langues et le temps que vous pouvez donner. L’équipe la lit, puis vos premières demandes arrivent.',
      action: 'Écrire mon profil',
    },
    waiting: {
      heading: 'Votre candidature est chez nous.',
      title: (day: string) => `Envoyée le ${day}.`,
      text: 'Une personne de l’équipe la lit et vous écrit. Ensuite, les apprenantes pourront vous demander. D’ici là, rien à faire.',
      action: 'Relire mon profil',
    },
    declined: {
      heading: 'Votre candidature a été lue.',
      title: 'Ce n’est pas pour maintenant.',
      text: 'L’équipe vous a laissé ce mot. Vous pouvez changer votre profil et l’envoyer de nouveau.',
      action: 'Reprendre mon profil',
    },
  },
  requests: {
    metaTitle: 'Demandes',
    waiting: (count: number) =>
      `${capital(feminine(count))} ${few(count, 'demande attend', 'demandes attendent')} votre réponse.`,
    none: 'Aucune demande n’attend.',
    noneTitle: 'Elles arriveront ici.',
    noneText: {
      open: (left: number) =>
        `Il vous reste du temps pour ${feminine(left)} ${few(left, 'mentorée', 'mentorées')}. Une lettre vous prévient à chaque demande.`,
      full: 'Votre temps est pris. Personne ne peut vous demander pour l’instant.',
      paused: 'Vous êtes en pause : personne ne peut vous demander. Votre profil permet d’en sortir.',
      leaving: 'Votre dernier jour approche : personne ne peut plus vous demander.',
      applicant: 'Elles arrivent une fois votre candidature acceptée.',
    },
    link: 'Lire et répondre',
    until: (moment: string) => `Répondez avant ${moment}. Ensuite, sa demande ne vous attendra plus.`,
    heading: (name: string) => `${name} vous demande.`,
    why: (name: string) => `Pourquoi ${name} et vous`,
    wordsNone: 'Elle n’a rien ajouté.',
    byRound: {
      heading: (name: string) => `L’équipe vous propose ${name}.`,
      words: 'Elle cherche une mentore. L’équipe a fait la demande pour elle, et elle le sait.',
    },
    accept: (name: string) => `Accompagner ${name}`,
    decline: 'Pas cette fois',
    cost: (each: number, left: string) =>
      `Cela prend ${each} minutes de votre semaine. Il vous en reste ${left}.`,
    noReason: 'Vous n’avez rien à expliquer. Sa demande repart aussitôt.',
    facts: {
      language: (language: string) => `parle ${language} comme vous`,
      trade: (trade: string) => `vise votre métier : ${trade}`,
      topics: (topics: string) => `aimerait de l’aide pour ${topics}`,
      free: (when: string) => `libre ${when} comme vous`,
      tone: (tone: string) => `souhaite quelqu’un comme vous : ${tone}`,
    },
    told: {
      accepted: 'C’est fait : vous l’accompagnez. Elle vient de l’apprendre par une lettre.',
      declined: 'C’est noté. Sa demande est repartie.',
      full: 'Votre semaine est pleine : sa demande est repartie vers quelqu’un d’autre. Pour en prendre plus, changez vos minutes.',
      fullNobody:
        'Votre semaine est pleine. Elle l’apprend par une lettre, et choisira quelqu’un d’autre. Pour en prendre plus, changez vos minutes.',
      closed: 'Vous ne prenez personne en ce moment : sa demande est repartie vers quelqu’un d’autre.',
      closedNobody:
        'Vous ne prenez personne en ce moment. Elle l’apprend par une lettre, et choisira quelqu’un d’autre.',
      gone: 'Cette demande n’attendait plus. Elle a été retirée, ou elle est repartie.',
    },
  },
  end: {
    metaTitle: 'Ne plus accompagner',
    link: 'Ne plus l’accompagner',
    heading: (name: string) => `Ne plus accompagner ${name} ?`,
    lead: 'Vous n’avez rien à expliquer. Une lettre le lui dit, sans raison donnée.',
    loses: 'Vous ne verrez plus son parcours, dès cet instant.',
    hers: 'Elle pourra choisir quelqu’un d’autre tout de suite.',
    apart: 'Vous ne serez plus proposées l’une à l’autre.',
    button: (name: string) => `Ne plus accompagner ${name}`,
    done: 'C’est fait. Elle l’apprend par une lettre.',
  },
  staff: {
    metaTitle: 'Mentores',
    title: 'Les mentores',
    text: (waiting: number) =>
      waiting === 0
        ? 'Aucune candidature n’attend.'
        : `${capital(feminine(waiting))} ${few(waiting, 'candidature attend', 'candidatures attendent')} d’être ${few(waiting, 'lue', 'lues')}.`,
    link: 'Voir les mentores',
    back: 'L’équipe',
    backList: 'Les mentores',
    heading: (waiting: number) =>
      waiting === 0
        ? 'Aucune candidature n’attend.'
        : `${capital(feminine(waiting))} ${few(waiting, 'candidature à lire', 'candidatures à lire')}.`,
    lead: (approved: number, places: number) =>
      `${numberText(approved, 'fr')} ${few(approved, 'mentore acceptée', 'mentores acceptées')}, ${numberText(places, 'fr')} ${few(places, 'place libre', 'places libres')}, demandes en attente non comptées.`,
    more: (count: string) => `Et ${count} de plus, arrivées ensuite.`,
    seen: (seen: string, looking: string) =>
      `${looking} cherchent en tout : ces nombres regardent les ${seen} qui cherchent depuis le plus longtemps.`,
    page: (page: string, pages: string) => `Page ${page} sur ${pages}`,
    before: 'Page précédente',
    after: 'Page suivante',
    applications: 'Candidatures',
    since: (days: number) =>
      days === 0 ? 'Arrivée aujourd’hui' : `Attend depuis ${days} ${few(days, 'jour', 'jours')}`,
    read: 'Lire',
    readLabel: (name: string) => `Lire la candidature ${ofName(name)}`,
    seekers: 'Celles qui cherchent',
    seekersLead: (count: number) =>
      count === 0
        ? 'Aucune apprenante ne cherche de mentore sans proposition.'
        : `${capital(feminine(count))} ${few(count, 'apprenante cherche', 'apprenantes cherchent')} une mentore sans qu’on puisse ${few(count, 'lui', 'leur')} en proposer une.`,
    proposed: (count: number) =>
      `${capital(feminine(count))} ${few(count, 'autre a', 'autres ont')} des propositions sous les yeux.`,
    lack: 'Pourquoi',
    count: 'Apprenantes',
    lacks: {
      track: 'Pas encore de métier choisi',
      language: 'Aucune mentore ne parle sa langue',
      trade: 'Aucune de son métier ne parle sa langue',
      hours: 'Aucune heure commune',
      refused: 'Celles qui conviennent ont été proposées déjà',
      away: 'Celles qui conviennent font une pause',
      full: 'Celles qui conviennent n’ont plus de place',
    },
    all: 'Toutes les mentores',
    allNone: 'Aucune mentore n’est encore acceptée.',
    name: 'Mentore',
    speaks: 'Parle',
    places: 'Places libres',
    state: 'État',
    states: {
      approved: 'accompagne',
      paused: 'en pause',
      leaving: (day: string) => `part le ${day}`,
      declined: 'refusée',
      waiting: 'à lire',
      draft: 'brouillon',
    },
    one: {
      heading: (name: string) => `${name} voudrait accompagner.`,
      headingKnown: (name: string) => `${name}, mentore.`,
      trade: 'Métier',
      years: 'Années de métier',
      topics: 'Peut aider pour',
      languages: 'Parle',
      tone: 'Façon de faire',
      minutes: 'Minutes par semaine',
      about: 'En ses mots',
      charter: 'Charte acceptée',
      charterNone: 'pas encore',
      submitted: 'Envoyée',
      none: 'rien de dit',
      decide: 'Votre avis',
      note: 'Un mot pour elle',
      noteHelp: 'Elle le lit. À écrire si vous refusez.',
      approve: 'Accepter',
      decline: 'Refuser',
      own: 'C’est votre candidature : une autre personne de l’équipe la lira.',
      reviewed: {
        approved: (day: string) => `Acceptée le ${day}.`,
        declined: (day: string) => `Refusée le ${day}.`,
      },
    },
    told: {
      approved: 'Elle est acceptée. Une lettre le lui dit.',
      declined: 'C’est noté. Une lettre l’invite à lire votre mot.',
      done: 'Cette candidature avait déjà reçu une réponse.',
    },
  },
}
