import { numberText, plural } from '#app/locales/format.ts'

const few = (count: number, one: string, other: string) => plural(count, 'fr', { one, other })
const number = (count: number) => numberText(count, 'fr')

/** Référentiels (ROME, ESCO, RNCP) and how ours stand beside them, as staff read them. */
export const standards = {
  metaTitle: 'Les référentiels',
  section: {
    title: 'Les référentiels',
    text: 'Ce que France Travail, l’Europe et France compétences écrivent des métiers, en face de ce que nous enseignons.',
    link: 'Ouvrir les référentiels',
  },
  back: 'L’équipe',
  backStandards: 'Les référentiels',
  backAlignments: 'Nos compétences en face',
  heading: 'Ce que d’autres ont écrit des métiers.',
  lead: 'Un référentiel propose, une personne décide. Rien ne change de cible sans que quelqu’un l’ait confirmé, code par code.',
  sources: { rome: 'ROME 4.0', esco: 'ESCO', rncp: 'RNCP et RS' },
  longSources: {
    rome: 'ROME 4.0 : métiers',
    esco: 'ESCO : numérique',
    rncp: 'RNCP et RS : titres',
  },
  licences: {
    rome: (version: string, day: string | null) =>
      `Source : France Travail, ROME 4.0, version ${version}${day ? ` du ${day}` : ''}. Licence Ouverte ROME.`,
    esco: (version: string) =>
      `Source : Commission européenne, ESCO ${version}. Réutilisation libre, avec mention de la source.`,
    rncp: (version: string) => `Source : France compétences, export ${version}. Licence Ouverte 2.0.`,
  },
  excerpt: 'extrait de démonstration',
  search: {
    source: 'Où chercher',
    words: 'Un métier, une compétence ou un code',
    act: 'Chercher',
    found: (count: number, most: number) =>
      count >= most
        ? `Les ${number(most)} réponses les plus proches.`
        : `${number(count)} ${few(count, 'réponse', 'réponses')}.`,
    none: 'Rien ne correspond.',
    noneText: 'Essayez un mot de moins, ou un autre mot du métier. Les accents ne comptent pas.',
    absent: 'Ce référentiel n’est pas encore importé.',
  },
  kinds: {
    occupation: 'métier',
    title: 'appellation',
    skill: 'savoir-faire',
    knowledge: 'savoir',
    context: 'contexte de travail',
    certification: 'certification',
    block: 'bloc de compétences',
  },
  versions: {
    title: 'Ce qui est importé',
    caption: 'Versions importées',
    none: 'Rien n’est encore importé.',
    source: 'Référentiel',
    version: 'Version',
    entries: 'Entrées',
    links: 'Liens',
    how: 'Comment importer',
    howText:
      'L’import se fait en ligne de commande, sur la machine de l’académie, avec les fichiers du producteur. Une version s’ajoute aux autres et n’en remplace aucune.',
  },
  steps: {
    title: 'D’une version à la suivante',
    link: (source: string, from: string, to: string) => `${source}, de la version ${from} à la version ${to}`,
  },
  ours: {
    title: 'Et chez nous',
    alignments: 'Nos compétences en face des référentiels',
    coverage: (track: string) => `Ce que couvre « ${track} »`,
    case: 'Échanger nos compétences (format CASE)',
  },
  entry: {
    source: (source: string, version: string, code: string) => `${source}, version ${version}, code ${code}`,
    access: 'Pour y venir',
    until: (day: string) => `Enregistrée jusqu’au ${day}.`,
    core: 'Au cœur du métier',
    emerging: 'Émergents',
    skills: 'Autres savoir-faire',
    knowledge: 'Autres savoirs',
    titles: 'Appellations',
    contexts: 'Contextes de travail',
    mobility: 'Métiers proches',
    blocks: 'Blocs de compétences',
    blockNone: 'Le registre n’en détaille pas les compétences.',
    certified: 'Compétences attestées',
    occupations: 'Métiers visés',
    occupationsText:
      'La fiche cite un code ROME d’avant 2022 ; voici les métiers d’aujourd’hui qui en viennent.',
    leading: 'Métiers qui le demandent',
    leadingMost: (count: number) => `Les ${number(count)} premiers. D’autres encore le demandent.`,
    of: 'Fait partie de',
    aligned: 'En face, chez nous',
    alignedNone: 'Rien de notre catalogue n’est encore mis en face.',
    confirmed: 'en face',
    refused: 'écarté',
    by: (name: string | null, day: string) => (name ? `${name}, le ${day}` : `le ${day}`),
  },
  alignments: {
    metaTitle: 'Nos compétences en face',
    heading: (aligned: number, all: number) =>
      aligned === 0
        ? 'Rien n’est encore mis en face.'
        : `${number(aligned)} ${few(aligned, 'compétence', 'compétences')} sur ${number(all)} ${few(aligned, 'a un vis-à-vis', 'ont un vis-à-vis')}.`,
    lead: 'Pour chaque compétence, des propositions par les mots. Vous confirmez, écartez ou annotez.',
    caption: 'Nos compétences',
    competency: 'Compétence',
    confirmed: 'Confirmées',
    refused: 'Écartées',
  },
  one: {
    decided: 'Ce qui est décidé',
    decidedNone: 'Rien n’est encore décidé pour cette compétence.',
    orphans: 'Décidé de ce qui n’est plus au catalogue',
    orphansText:
      'Ces niveaux ont été retirés du catalogue. Rien de ceci n’est publié ; vous pouvez revenir sur chaque décision.',
    proposals: (source: string, version: string) => `Propositions de ${source}, version ${version}`,
    proposalsText:
      'Classées par les mots communs, les mots rares comptant le plus. Une compétence sur deux (ROME) ou sur trois (ESCO) a une bonne réponse parmi les cinq premières : lisez avant de décider.',
    absent: 'Ce référentiel n’est pas importé.',
    none: 'Plus rien à proposer : tout ce qui ressemble est décidé.',
    noneFound: 'Rien d’ouvert ne correspond à ces mots.',
    choose: 'Référentiel',
    look: 'Chercher avec d’autres mots',
    lookAct: 'Chercher',
    all: 'Revenir aux propositions',
    score: (score: string) => `proximité ${score}`,
    level: 'Niveau',
    levelText: (level: number, canDo: string) => `${level}. ${canDo}`,
    note: 'Note',
    noteHelp: 'Pourquoi, ou dans quelle mesure.',
    confirm: 'Mettre en face',
    refuse: 'Écarter',
    undo: 'Revenir sur cette décision',
  },
  told: {
    confirmed: 'C’est noté : les deux sont en face.',
    refused: 'C’est noté : cette proposition est écartée.',
    removed: 'C’est noté : plus rien n’est décidé pour ces deux-là.',
    moved: 'C’est confirmé pour la nouvelle version.',
    kept: 'C’est noté : on reste à l’ancienne version.',
  },
  problems: {
    node: 'Choisissez un niveau de cette compétence.',
    note: 'La note tient en 500 caractères.',
    gone: 'Cette entrée n’est plus dans le référentiel. Rien n’a été noté.',
    changed:
      'Le libellé de cette entrée a changé pendant que vous lisiez. Rien n’a été noté : relisez, puis décidez.',
    form: 'Ce formulaire n’a pas pu être lu. Recommencez.',
    file: 'Choisissez un fichier JSON.',
    large: 'Ce fichier dépasse 5 Mo.',
  },
  changes: {
    metaTitle: 'D’une version à la suivante',
    heading: (from: string, to: string) => `De la version ${from} à la version ${to}.`,
    lead: (meaning: number, total: number) =>
      `${meaning === 0 ? 'Aucun code ne change de sens' : `${number(meaning)} ${few(meaning, 'code change', 'codes changent')} de sens`}, sur ${number(total)} ${few(total, 'différence', 'différences')}. Ce qui s’appuie sur l’ancienne version y reste tant que personne ne confirme.`,
    ours: 'Ce qui s’appuie sur l’ancienne version',
    oursNone: 'Rien de notre catalogue ne s’appuie sur l’ancienne version.',
    oursWait: (to: string) =>
      `La version ${to} n’est pas encore importée : voici ce qui est annoncé. La décision se prendra quand elle sera là.`,
    fates: {
      same: 'même libellé',
      meaning: 'change de sens',
      renamed: 'change de nom',
      gone: 'disparaît',
      added: 'nouveau',
    },
    before: (label: string) => `Avant : ${label}`,
    after: (label: string) => `Après : ${label}`,
    movedTo: (code: string) => `L’ancien sens passe au code ${code}.`,
    move: (to: string) => `Confirmer pour la version ${to}`,
    stay: 'Rester à l’ancienne version',
    confirmed: (to: string) => `confirmé pour la version ${to}`,
    refused: 'reste à l’ancienne version',
    all: 'Toutes les différences',
    caption: 'Différences, code par code',
    code: 'Code',
    nature: 'Ce qui change',
    labels: 'Libellés',
    shown: (shown: number, total: number) =>
      `Les ${number(shown)} premières sur ${number(total)}, ce qui change de sens d’abord.`,
    none: 'Les deux versions disent la même chose.',
  },
  coverage: {
    metaTitle: 'Ce que couvre un parcours',
    heading: (blocks: number, certification: string) =>
      blocks === 0
        ? 'Aucun bloc n’est entièrement couvert.'
        : `${blocks} ${few(blocks, 'bloc couvert', 'blocs couverts')} de ${certification}.`,
    lead: (track: string) =>
      `Un bloc est couvert par « ${track} » quand chacune de ses compétences est mise en face d’un niveau du parcours. La page publique ne montre que ceux-là.`,
    inVersion: (code: string, version: string) => `${code}, version ${version}`,
    covers: (blocks: string, code: string) => `Couvre ${blocks} de ${code}`,
    block: (place: number, label: string) => `Bloc ${place} : ${label}`,
    blocks: (places: string, count: number) => `${few(count, 'le bloc', 'les blocs')} ${places}`,
    covered: 'couvert',
    partly: (done: number, all: number) => `${done} sur ${all}`,
    missing: 'Rien en face',
    none: 'Aucune certification n’est en face de ce parcours.',
    noneText: 'Mettez d’abord des compétences de certification en face des nôtres.',
    noneLink: 'Nos compétences en face',
    job: 'Le métier visé',
    jobText: (code: string, label: string) => `Le catalogue cite ${code}, ${label}.`,
    jobConfirmed: (version: string, by: string) => `Confirmé pour la version ${version} : ${by}.`,
    jobOpen: (version: string, label: string) =>
      `Dans la version ${version}, ce code veut dire « ${label} ».`,
    jobAct: (version: string) => `Confirmer pour la version ${version}`,
    jobAbsent: 'Ce code n’est dans aucune version importée.',
  },
  case: {
    framework: 'Compétences de l’académie Ariane',
    metaTitle: 'Échanger nos compétences',
    heading: 'Nos compétences, lisibles ailleurs.',
    lead: 'CASE 1.1 (1EdTech) est le format par lequel des outils de formation s’échangent des référentiels.',
    out: 'Ce que nous publions',
    outText:
      'Aires, compétences, niveaux et prérequis, dans les deux langues. Chaque identifiant suit notre code et ne change pas quand un texte change.',
    download: { fr: 'Télécharger en français', en: 'Télécharger en anglais' },
    address: 'Adresse publique',
    in: 'Lire le référentiel d’un autre',
    inText: 'Vous verrez ce qui viendrait. Rien n’est enregistré.',
    file: 'Fichier CASE (JSON, 5 Mo au plus)',
    act: 'Lire ce fichier',
    bad: 'Ce fichier ne suit pas CASE 1.1.',
    whole: 'Le fichier',
    problems: {
      json: 'n’est pas du JSON.',
      missing: 'manque, ou n’est pas de la bonne sorte.',
      form: 'n’a pas la forme attendue',
      twice: 'porte un identifiant déjà pris',
      nowhere: 'mène à un élément qui n’est pas dans ce fichier',
    },
    report: (title: string) => `Ce que contient « ${title} »`,
    counts: (added: number, changed: number, prerequisites: number, same: number) =>
      `${number(added)} ${few(added, 'compétence nouvelle', 'compétences nouvelles')}, ${number(changed)} ${few(changed, 'texte qui change', 'textes qui changent')}, ${number(prerequisites)} ${few(prerequisites, 'prérequis nouveau', 'prérequis nouveaux')}, ${number(same)} ${few(same, 'compétence identique', 'compétences identiques')}.`,
    added: 'Nouvelles',
    changed: 'Textes qui changent',
    prerequisites: 'Prérequis nouveaux',
    compared: (before: string | null, after: string) =>
      `Chez nous : ${before ?? 'niveau nouveau'}. Dans le fichier : ${after}`,
    needs: (from: string, to: string) => `${to} demande d’abord ${from}`,
    more: (count: number) => `Et ${number(count)} de plus.`,
  },
}
