import { inWords, listText, plural } from '#app/locales/format.ts'

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const roles: Record<string, string> = {
  mentor: 'une mentore',
  coach: 'une coach',
  trainer: 'une formatrice',
}
const rolesText = (by: string[]) =>
  by.length === 0
    ? 'l’équipe pédagogique'
    : listText(
        by.map((role) => roles[role] ?? 'une accompagnante'),
        'fr',
      )
const seenText = (seen: string[]) =>
  seen.length === 2
    ? 'dans son travail et en la regardant faire'
    : seen[0] === 'work'
      ? 'dans son travail'
      : 'en la regardant faire'

/** Credentials: what a person confirmed, and what the learner shows of it. */
export const credentials = {
  section: {
    title: 'Attestations',
    text: 'Ce qu’une personne a confirmé peut devenir une attestation signée, que chacune montre ou garde pour elle.',
    link: 'Ouvrir les attestations',
  },
  kinds: { node: 'Compétence', track: 'Parcours' },
  states: {
    offered: 'à accepter',
    kept: 'acceptée, gardée pour elle',
    public: 'acceptée, page ouverte',
    revoked: 'retirée',
  },
  signed: {
    nodeCriteria: (ability: string) =>
      `Quelqu’un qui l’accompagne l’a vue à l’œuvre et le confirme : ${ability}`,
    trackCriteria:
      'Toutes les compétences visées sont confirmées par une personne ou maîtrisées, et le projet final a reçu son retour.',
    evidence: (by: string[], seen: string[]) => `Confirmé par ${rolesText(by)}, ${seenText(seen)}.`,
  },
  page: {
    title: 'Attestation',
    lead: (name: string) => `Attestation ${/^[aeiouyhàâéèêëîïôöûü]/i.test(name) ? 'd’' : 'de '}${name}`,
    valid: 'Valide',
    validText: 'La signature est celle d’Ariane, et rien n’a été retiré.',
    revoked: (day: string) => `Retirée le ${day}`,
    revokedText: {
      mistake: 'Elle avait été délivrée par erreur.',
      contested: 'Ce qui avait été confirmé ne l’est plus.',
      asked: 'Elle a été retirée à sa demande.',
    },
    facts: {
      who: 'Pour',
      what: 'De quoi il s’agit',
      by: 'Confirmé par',
      how: 'Vu comment',
      confirmed: 'Confirmé le',
      issued: 'Délivrée le',
      issuer: 'Délivrée par',
    },
    roles: rolesText,
    seen: seenText,
    verify: 'Vérifier soi-même',
    verifyText:
      'L’attestation suit Open Badges 3.0. Son fichier signé se vérifie avec les clés publiques d’Ariane, sans nous demander.',
    file: 'Le fichier signé (JWT)',
    keys: 'Les clés publiques',
    status: 'La liste des attestations retirées',
  },
  own: {
    metaTitle: 'Mes attestations',
    heading: (count: number) =>
      count === 0
        ? 'Vos attestations viendront ici.'
        : plural(count, 'fr', {
            one: 'Une attestation à votre nom.',
            other: `${capital(inWords(count, 'fr', 'feminine'))} attestations à votre nom.`,
          }),
    lead: 'Une attestation dit ce que quelqu’un vous a vue faire. Personne ne la voit tant que vous ne l’ouvrez pas.',
    none: 'Pas encore d’attestation',
    noneText:
      'Quand votre mentore ou votre coach confirme une compétence, l’équipe peut en faire une attestation signée.',
    back: 'Mes attestations',
    givenOn: (day: string) => `Délivrée le ${day}`,
    states: {
      offered: 'À accepter',
      kept: 'Gardée pour vous',
      public: 'Page ouverte',
      revoked: 'Retirée',
    },
    accept: {
      title: 'L’accepter',
      text: 'Elle sera signée avec le nom que vous choisissez. Sa page reste fermée.',
      name: 'Le nom à montrer',
      help: 'Votre prénom, votre nom entier ou un nom d’usage.',
      button: 'Accepter',
      again: 'Changer le nom',
      againText: 'Une nouvelle attestation est signée. Les fichiers déjà donnés gardent l’ancien nom.',
      againButton: 'Signer avec ce nom',
    },
    share: {
      title: 'Sa page',
      off: 'Fermée : personne d’autre que vous ne la voit.',
      on: 'Ouverte : qui a son adresse peut la lire. Les moteurs de recherche ne la montrent pas.',
      open: 'Ouvrir la page',
      close: 'Fermer la page',
      see: 'Voir la page',
      download: 'Télécharger le fichier signé',
    },
    shows: 'Ce que montre la page',
    revoked: (day: string) => `L’équipe a retiré cette attestation le ${day}.`,
    revokedWhy: {
      mistake: 'Elle avait été délivrée par erreur.',
      contested: 'Ce qui avait été confirmé ne l’est plus.',
      asked: 'Vous l’aviez demandé.',
    },
    told: {
      accepted: 'C’est signé. Personne d’autre ne le voit pour l’instant.',
      opened: 'La page est ouverte.',
      closed: 'La page est fermée.',
    },
    problems: {
      name: 'Écrivez un nom, avec des lettres seulement, 60 au plus.',
      gone: 'Cette attestation a été retirée entre-temps.',
    },
  },
  staff: {
    metaTitle: 'Attestations',
    back: 'L’équipe',
    heading: 'Ce qu’une personne a confirmé.',
    lead: 'Une attestation se délivre seulement sur ce qu’une personne a vu. Chacune l’accepte et l’ouvre, ou non.',
    search: 'Un prénom ou un nom',
    find: 'Chercher',
    candidates: 'À délivrer',
    candidatesText: 'Confirmé, non contesté, et sans attestation.',
    noCandidates: 'Rien à délivrer.',
    issued: 'Délivrées',
    noIssued: 'Aucune attestation ne correspond.',
    who: 'Pour',
    what: 'Quoi',
    by: 'Confirmé par',
    seenBy: (who: string, day: string) => `Confirmé par ${who} le ${day}`,
    waiting: (name: string, count: number) => `${name} : ${count} à délivrer`,
    herPage: 'Sa page',
    on: 'Date',
    state: 'État',
    issue: 'Délivrer',
    issueLabel: (name: string, what: string) => `Délivrer à ${name} : ${what}`,
    open: (name: string, what: string) => `${name}, ${what}`,
    most: (count: number) => `Les ${count} plus récentes. Cherchez un nom pour les autres.`,
    told: {
      issued: 'C’est délivré. Elle peut maintenant l’accepter.',
      known: 'Elle l’avait déjà : rien n’a été délivré deux fois.',
      unfounded: 'Ce qui avait été confirmé ne l’est plus : rien n’a été délivré.',
      revoked: 'L’attestation est retirée. Sa page et la liste publique le disent déjà.',
    },
    one: {
      back: 'Les attestations',
      issuedOn: 'Délivrée le',
      accepted: 'Acceptée le',
      notYet: 'pas encore',
      revokedOn: 'Retirée le',
      reason: 'Raison',
      words: 'Mots pour elle',
      revoke: 'La retirer',
      revokeText: 'C’est pour toujours. La page publique dit la raison ; vos mots ne sont que pour elle.',
      reasons: {
        mistake: 'délivrée par erreur',
        contested: 'ce qui était confirmé ne l’est plus',
        asked: 'à sa demande',
      },
      wordsHelp: 'Dites-lui pourquoi, simplement. 300 lettres au plus.',
      button: 'Retirer l’attestation',
    },
    problems: {
      reason: 'Choisissez une raison.',
      words: 'Écrivez-lui quelques mots, 300 lettres au plus.',
    },
  },
}
