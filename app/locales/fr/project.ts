import { plural } from '#app/locales/format.ts'

const few = (count: number, one: string, other: string) => plural(count, 'fr', { one, other })

export const project = {
  back: 'Le module',
  minutes: (minutes: string) => `Environ ${minutes}, en plusieurs fois`,
  versionsCount: (count: number) => `${count} ${few(count, 'version envoyée', 'versions envoyées')}`,
  brief: 'Lire la consigne',
  criteria: 'Ce qu’une personne regardera',
  criteriaHelp: 'Rien d’autre ne compte. Vous pouvez cocher dans votre tête avant d’envoyer.',
  waiting: {
    title: 'Votre travail est envoyé.',
    mentor: (name: string) =>
      `${name} le lira. Nous ne pouvons pas vous dire quand : rien ne vous empêche d’avancer d’ici là.`,
    nobody:
      'Une personne le lira dès qu’une mentore sera à vos côtés. Nous ne pouvons pas encore dire quand : rien ne vous empêche d’avancer d’ici là.',
    version: (version: number, when: string) =>
      `Version ${version}, envoyée le ${when}. Elle attend une lecture.`,
    next: 'Continuer mon parcours',
  },
  saved: 'Votre brouillon est gardé. Personne ne l’a vu.',
  keptElsewhere:
    'Ce travail avait déjà été envoyé, depuis un autre onglet peut-être. Ce que vous venez d’écrire est gardé en brouillon.',
  form: {
    first: 'Votre travail',
    again: 'Une nouvelle version',
    againHelp: 'La version envoyée reste telle quelle. Changez ce que vous voulez, puis envoyez de nouveau.',
    help: 'Un texte, un lien ou un fichier : un seul suffit.',
    text: 'Votre texte',
    textHelp: 'Le code, la note, vos choix. Ce que vous écrivez ici se garde en brouillon.',
    link: 'Un lien',
    linkHelp: 'Il commence par https:// et s’ouvre sans mot de passe.',
    file: 'Un fichier',
    fileHelp: '5 Mo au plus : png, jpg, webp, pdf, zip, ou un texte (txt, md, html, css, js).',
    kept: (name: string, size: string) => `${name}, ${size}`,
    remove: 'Enlever ce fichier',
    replace: 'Le remplacer',
    send: 'Envoyer',
    draft: 'Garder en brouillon',
  },
  problems: {
    nothing: 'Il manque encore un texte, un lien ou un fichier.',
    text: 'Ce texte est trop long : 40 000 signes au plus. Un fichier convient mieux.',
    link: 'Le lien doit commencer par https:// et mener à une page.',
    'file-empty': 'Ce fichier est vide.',
    'file-size': 'Ce fichier dépasse 5 Mo. Réduisez-le, ou donnez un lien.',
    'file-kind': 'Ce genre de fichier n’est pas accepté ici. Un zip ou un pdf convient presque toujours.',
    'file-quota': 'Vos fichiers dépassent 20 Mo en tout. Donnez plutôt un lien.',
  },
  versions: {
    title: 'Vos versions',
    version: (version: number) => `Version ${version}`,
    draft: 'Brouillon, vu de vous seule',
    sent: (when: string) => `envoyée le ${when}`,
    waits: 'attend une lecture',
    replaced: 'remplacée par la suivante',
    show: 'Relire le texte',
    compare: (version: number) => `Ce qui change depuis la version ${version}`,
    added: 'ajouté',
    removed: 'enlevé',
    tooLong: 'Ces textes sont trop longs pour être comparés ligne à ligne.',
    download: (name: string, size: string) => `Télécharger ${name}, ${size}`,
  },
  kilobytes: (size: string) => `${size} Ko`,
  megabytes: (size: string) => `${size} Mo`,
}
