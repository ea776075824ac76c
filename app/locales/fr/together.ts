import { inWords, plural } from '#app/locales/format.ts'

const few = (count: number, one: string, other: string) => plural(count, 'fr', { one, other })
const feminine = (count: number) => inWords(count, 'fr', 'feminine')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** What a learner reads of those who accompany her: proposals, agreed steps, shared notes, and who looked. */
export const together = {
  metaTitle: 'Ce qui se décide avec vous',
  heading: (open: number) =>
    open === 0
      ? 'Rien ne change sans vous.'
      : `${capital(feminine(open))} ${few(open, 'proposition attend', 'propositions attendent')} votre avis.`,
  lead: 'Les personnes qui vous accompagnent proposent. Vous décidez.',
  promises: {
    gone: 'une personne partie',
    none: 'Rien n’est convenu pour l’instant.',
    note: 'Vous déplacez vos dates comme vous voulez, sans rien expliquer.',
  },
  proposals: {
    open: 'À décider',
    from: (name: string, day: string) => `${name}, le ${day}`,
    fromGone: (day: string) => `Le ${day}`,
    choices: {
      first: (title: string) => `Faire « ${title} » en premier ?`,
      later: (title: string) => `Garder « ${title} » pour plus tard ?`,
      skip: (title: string) => `Ne pas faire « ${title} » ?`,
      prefer: (title: string) => `Prendre « ${title} » ?`,
    },
    gone: 'une étape qui n’existe plus',
    why: (reason: string) => `Pourquoi : ${reason}`,
    effect: 'Ce que cela changerait',
    before: 'Maintenant',
    after: 'Si vous acceptez',
    left: (minutes: string) => `encore ${minutes}`,
    accept: 'Accepter',
    decline: 'Ne rien changer',
    discuss: 'En parler d’abord',
    free: 'Si vous acceptez, vous pourrez encore annuler, dans l’histoire de votre parcours.',
    discussed: 'Vous aimeriez en parler d’abord. Vous pouvez décider quand vous voudrez.',
    stale: {
      ended:
        'La personne qui le proposait ne vous accompagne plus : cette proposition ne peut plus s’appliquer.',
      gone: 'Cette étape n’est plus à venir sur votre parcours : la proposition ne change plus rien.',
    },
    putAway: 'Ranger cette proposition',
    past: 'Ce que vous avez décidé',
    states: {
      accepted: 'acceptée',
      declined: 'rien n’a changé',
      withdrawn: 'retirée par son autrice',
      open: 'à décider',
      discussed: 'à discuter',
    },
    outcomes: {
      accepted: 'C’est fait : votre parcours a changé.',
      declined: 'Rien ne change. Elle le saura, sans que vous ayez à vous expliquer.',
      discussed: 'Elle sait que vous aimeriez en parler d’abord.',
      repeated: 'Votre réponse était déjà gardée.',
      same: 'Vous l’aviez déjà choisi vous-même : votre parcours reste le même.',
      decided: 'Cette proposition avait déjà une réponse, ou a été retirée.',
      moved: 'Votre parcours avait changé entre-temps. Voici l’effet à jour : regardez, puis décidez.',
      ended: 'Cette personne ne vous accompagne plus. Rien n’a changé.',
      gone: 'Cette étape n’est plus à venir. Rien n’a changé.',
    },
    history: 'L’histoire de mon parcours',
  },
  notes: {
    title: 'Les notes partagées avec vous',
    none: 'Aucune note n’est partagée avec vous.',
    text: 'Elles restent à vous, même si leur autrice ne vous accompagne plus.',
    coach: 'votre coach la lit aussi',
    edited: (day: string) => `modifiée le ${day}`,
  },
  back: 'Ma semaine',
  validation: {
    by: {
      mentor: (name: string, day: string) => `Vu par ${name}, mentore, le ${day}`,
      coach: (name: string, day: string) => `Vu par ${name}, coach, le ${day}`,
      trainer: (name: string, day: string) => `Vu par ${name}, formatrice, le ${day}`,
      other: (day: string) => `Vu par une personne, le ${day}`,
    },
    work: (title: string, version: number) => `Dans votre projet « ${title} », version ${version}`,
    contest: 'Ce n’est pas juste : ne plus en tenir compte',
    contestText: 'Cette confirmation restera écrite, mais ne comptera plus. La personne le verra.',
    contested: 'Vous la contestez : elle ne compte plus.',
    title: 'Ce que des personnes ont vu',
  },
  openings: {
    metaTitle: 'Qui a ouvert mon dossier',
    heading: (people: number) =>
      people === 0
        ? 'Personne n’a ouvert votre dossier.'
        : people === 1
          ? 'Une personne a ouvert votre dossier.'
          : `${capital(feminine(people))} personnes ont ouvert votre dossier.`,
    lead: 'Votre mentore, votre coach et celles qui lisent vos projets peuvent l’ouvrir. Chaque ouverture est notée, une fois par heure.',
    none: 'Les ouvertures se rangeront ici',
    noneText: 'Avec le jour, la personne, et ce qu’elle a lu.',
    gone: 'Une personne partie',
    parts: {
      file: 'votre dossier',
      account: 'votre compte, vu par l’équipe',
      export: 'une copie de vos données',
      brief: 'la page pour préparer un rendez-vous',
      answers: 'vos dernières réponses',
      diagnosis: 'vos premières questions',
      reviews: 'vos révisions',
      project: 'un projet que vous avez envoyé',
      other: 'une partie de votre dossier',
    },
    sharing: 'Choisir ce que je montre',
    pages: 'Autres ouvertures',
    older: 'Plus anciennes',
    newer: 'Plus récentes',
  },
  sharing: {
    metaTitle: 'Ce que je montre',
    heading: (count: number) =>
      count === 0
        ? 'Vous montrez votre dossier, et rien de plus.'
        : `Votre dossier, et ${feminine(count)} ${few(count, 'chose', 'choses')} de plus.`,
    lead: 'Dans votre dossier, votre mentore et votre coach voient vos étapes, vos projets et ce qui est acquis. Elles voient aussi ce que vous avez dit à l’accueil, ce que des personnes ont vu, et votre dernier passage. Le reste est à vous.',
    legend: 'Montrer aussi',
    parts: {
      answers: 'Mes dernières réponses',
      answersNote: 'Les questions, et si c’était juste.',
      diagnosis: 'Mes premières questions',
      diagnosisNote: 'Ce qui était acquis, et ce qui restait à vérifier.',
      reviews: 'Mes révisions',
      reviewsNote: 'Ce qui revient, et quand.',
    },
    note: 'Vous pouvez changer d’avis à tout moment. L’effet est immédiat.',
    openings: 'Voir qui a ouvert mon dossier',
  },
}
