import { frenchHour, inWords, ofName, plural } from '#app/locales/format.ts'

const few = (count: number, one: string, other: string) => plural(count, 'fr', { one, other })
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const messages = {
  list: {
    metaTitle: 'Mes messages',
    heading: (unread: number) =>
      unread === 0
        ? 'Tout est lu.'
        : `${capital(inWords(unread, 'fr'))} ${few(unread, 'message vous attend', 'messages vous attendent')}.`,
    empty: 'Vos conversations commenceront ici.',
    lead: 'Ici vous écrivez aux personnes qui vous accompagnent. Elles répondent quand elles peuvent.',
    leadCompanion: 'Ici vous écrivez à celles que vous accompagnez. Un mot suffit souvent.',
    threads: 'Vos conversations',
    three: 'à trois',
    you: 'Vous',
    file: 'Un fichier',
    withdrawn: 'Message retiré',
    unread: (count: number) => `${count} à lire`,
    closed: 'Terminée : vous pouvez encore la relire.',
    first: (count: number) =>
      few(count, 'Une personne à qui vous n’avez pas encore écrit', 'À qui vous n’avez pas encore écrit'),
    write: (names: string) => `Écrire à ${names}`,
    none: {
      title: 'Personne à qui écrire pour l’instant.',
      text: 'Dès qu’une mentore ou une coach sera à vos côtés, votre conversation s’ouvrira ici.',
      companion: 'Dès qu’une apprenante vous sera confiée, votre conversation avec elle s’ouvrira ici.',
    },
    openThree: {
      title: 'Parler à trois',
      text: (mentor: string, coach: string) =>
        `Vous pouvez ouvrir une conversation avec ${mentor} et ${coach} ensemble. Vous la fermez quand vous voulez.`,
      act: 'Ouvrir une conversation à trois',
    },
    blocked: 'Personnes bloquées et signalements',
  },
  search: {
    label: 'Chercher dans mes messages',
    help: 'Un ou plusieurs mots, avec ou sans accents.',
    act: 'Chercher',
    heading: (count: number, most: number, words: string) =>
      count === 0
        ? `Aucun message avec « ${words} ».`
        : count === most
          ? `Les ${count} derniers messages avec « ${words} ».`
          : `${capital(inWords(count, 'fr'))} ${few(count, 'message', 'messages')} avec « ${words} ».`,
    none: 'Essayez un mot plus court, ou un seul mot.',
    back: 'Toutes mes conversations',
    in: (names: string) => `avec ${names}`,
  },
  thread: {
    back: 'Mes messages',
    title: (names: string) => names,
    kinds: {
      mentor: { learner: 'Votre mentore', companion: 'Vous êtes sa mentore' },
      coach: { learner: 'Votre coach', companion: 'Vous êtes sa coach' },
      three: { learner: 'Conversation à trois', companion: 'Conversation à trois, ouverte à sa demande' },
    },
    empty: {
      title: 'Pas encore un mot.',
      text: 'Une question, une nouvelle, un bonjour : tout convient pour commencer.',
    },
    log: 'Messages',
    unread: 'Nouveau',
    older: 'Messages plus anciens',
    newer: 'Revenir aux derniers messages',
    you: 'Vous',
    nobody: 'Une personne partie',
    edited: 'modifié',
    withdrawn: 'Ce message a été retiré.',
    download: (name: string, size: string) => `Télécharger ${name}, ${size}`,
    change: 'Changer',
    edit: 'Modifier',
    withdraw: 'Retirer',
    changeNote: (time: string) => `Possible jusqu’à ${frenchHour(time)}.`,
    report: 'Signaler',
    reportLabel: (author: string, time: string) => `Signaler le message ${ofName(author)}, ${time}`,
    reported: 'Vous avez signalé ce message. Une personne de l’équipe le lira.',
    outcome: (text: string) => `Vous avez signalé ce message. L’équipe répond : ${text}`,
    closed: {
      learner: 'Cette conversation est terminée. Vous pouvez la relire aussi longtemps que vous voulez.',
      companion: 'Cette conversation est terminée. Personne n’y écrit plus.',
      three: 'Cette conversation est fermée. Vous seule pouvez la relire.',
    },
  },
  form: {
    label: (names: string) => `Écrire à ${names}`,
    file: 'Joindre un fichier',
    fileHelp: '5 Mo au plus : png, jpg, webp, pdf, zip, ou un texte (txt, md, html, css, js).',
    send: 'Envoyer',
    editLabel: 'Modifier votre message',
    save: 'Enregistrer',
    cancel: 'Ne rien changer',
    note: 'Vous pouvez modifier ou retirer un message pendant dix minutes.',
  },
  problems: {
    nothing: 'Il manque encore quelques mots, ou un fichier.',
    long: 'Ce message dépasse 4 000 signes. Envoyez-le en deux fois, ou dans un fichier.',
    closed: 'Cette conversation vient de se terminer : votre message n’est pas parti.',
    blocked: 'Vous avez bloqué cette personne : votre message n’est pas parti.',
    again: 'Ce message avait été retiré. Pour l’envoyer quand même, validez de nouveau.',
    late: 'Les dix minutes sont passées. Votre texte est là : vous pouvez l’envoyer comme un nouveau message.',
    lateWithdraw: 'Les dix minutes sont passées : ce message reste.',
    gone: 'Ce message a été retiré entre-temps. Votre texte est là : vous pouvez l’envoyer comme un nouveau message.',
    quota: 'Les fichiers de cette conversation dépassent 20 Mo. Donnez plutôt un lien.',
    'file-empty': 'Ce fichier est vide.',
    'file-size': 'Ce fichier dépasse 5 Mo. Réduisez-le, ou donnez un lien.',
    'file-kind': 'Ce genre de fichier n’est pas accepté ici. Un zip ou un pdf convient presque toujours.',
    wait: 'Beaucoup de messages en peu de temps. Attendez quelques minutes : votre texte reste là.',
  },
  block: {
    summary: 'Je ne veux plus lire cette personne',
    summaryThree: 'Ne plus lire l’une d’elles, ou fermer',
    text: (name: string) =>
      `Si vous bloquez ${name}, rien de ce qu’elle écrira ne vous parviendra. Elle n’en sera pas avertie. Vous pourrez revenir là-dessus.`,
    act: (name: string) => `Bloquer ${name}`,
    on: (name: string) =>
      `Vous avez bloqué ${name}. Ce qu’elle écrit ne vous parvient pas, et elle n’en sait rien.`,
    undo: (name: string) => `Débloquer ${name}`,
    undoNote: 'Vous lirez alors aussi ce qu’elle aura écrit entre-temps.',
    mentor: 'Vous pouvez aussi demander une autre mentore. Personne ne vous demandera pourquoi.',
    mentorLink: 'Voir qui m’accompagne',
    close: 'Fermer cette conversation à trois',
    closeText: 'Les deux autres ne pourront plus la lire. Vous, si. Vous pourrez la rouvrir.',
  },
  blocked: {
    metaTitle: 'Personnes bloquées et signalements',
    heading: (count: number) =>
      count === 0
        ? 'Vous ne bloquez personne.'
        : `Vous bloquez ${inWords(count, 'fr', 'feminine')} ${few(count, 'personne', 'personnes')}.`,
    lead: 'Ce que vous décidez ici reste entre vous et l’académie.',
    since: (day: string) => `Depuis le ${day}.`,
    reports: 'Ce que vous avez signalé',
    none: 'Rien pour l’instant. Un message se signale depuis la conversation.',
    about: (name: string, day: string) => `Un message ${ofName(name)}, signalé le ${day}`,
    waiting: 'Une personne de l’équipe le lira bientôt.',
    outcome: (day: string) => `Réponse de l’équipe, le ${day}`,
    fileOnly: 'Un fichier, sans texte',
  },
  report: {
    metaTitle: 'Signaler un message',
    heading: 'Que se passe-t-il avec ce message ?',
    lead: 'L’équipe de l’académie le lira tel qu’il est maintenant, et rien d’autre de cette conversation. La personne qui l’a écrit ne saura pas que c’est vous.',
    from: (name: string) => `Message ${ofName(name)}`,
    reason: 'Ce qui ne va pas',
    reasonHelp: 'Quelques mots suffisent.',
    act: 'Signaler ce message',
    back: 'La conversation',
    problems: {
      reason: 'Dites en quelques mots ce qui ne va pas.',
      long: 'C’est un peu long : 1 000 signes au plus.',
      gone: 'Ce message a été retiré entre-temps : il ne peut plus être signalé.',
      wait: 'Beaucoup de signalements en peu de temps. Attendez un peu : votre texte reste là.',
    },
  },
  letters: {
    legend: 'Quand quelqu’un m’écrit',
    help: 'Jamais entre 21 h et 7 h 30, à votre heure.',
    when: {
      each: 'un mot par conversation, quelques minutes après',
      daily: 'un seul mot par jour, à partir de 18 h',
      none: 'rien, je viens voir moi-même',
    },
    words: 'mettre aussi le texte dans la lettre',
    wordsLegend: 'Ce que dit la lettre',
    wordsHelp: 'Sinon elle dit seulement que quelqu’un vous a écrit : ni le nom, ni le texte.',
  },
}
