/** Content as files: taken out of the academy, and back as a draft. */
export const exchange = {
  exchange: {
    out: 'Les fichiers de cette version',
    outText:
      'Tout ce qui est enseigné, en fichiers à relire et à changer dans un éditeur : parcours, compétences, modules, leçons et questions. Le fichier revision.yaml dit d’où ils viennent ; gardez-le.',
    download: (revision: number) => `Télécharger la version ${revision} (zip)`,
    toImport: 'Ouvrir un brouillon à partir de fichiers',
    title: 'Importer des fichiers',
    lead: 'Vos fichiers deviennent un brouillon. Rien n’est publié, et rien de ce que l’équipe a changé entre-temps n’est écrasé.',
    steps: [
      'Téléchargez une version, et changez ses fichiers.',
      'Remettez-les tous dans une archive zip : ce qui n’y est plus sera retiré dans le brouillon.',
      'Envoyez-la ici. Si l’équipe a changé la même chose que vous, vous choisirez, texte par texte.',
    ],
    toPublished: (revision: number) => `Voir la version publiée (${revision}) et ses fichiers`,
    file: 'Archive zip, de 5 Mo au plus',
    button: 'Ouvrir un brouillon',
    draftName: (revision: number) => `Fichiers de la version ${revision}`,
    same: 'Il n’y a rien à importer.',
    sameText: (name: string, revision: number) =>
      `« ${name} », parti de la version ${revision}, ne change rien à ce qui est publié.`,
    bad: (name: string) => `« ${name} » n’a pas pu être importé.`,
    badText: 'Rien n’est changé ici. Corrigez ces fichiers, puis envoyez l’archive de nouveau.',
    problems: {
      file: 'Choisissez une archive.',
      large: 'Cette archive est trop lourde : 5 Mo au plus.',
    },
    findings: {
      archive: 'Ce n’est pas une archive zip, ou elle est incomplète.',
      path: 'Ce chemin sort du dossier.',
      text: 'Ce fichier n’est pas un texte en UTF-8.',
      'file-large': 'Ce fichier est trop lourd.',
      'files-many': 'L’archive contient trop de fichiers.',
      'unpacked-large': 'L’archive est trop lourde une fois ouverte.',
      'manifest-missing': 'Ce fichier manque : il dit de quelle version partent les autres.',
      manifest: 'Ce fichier ne dit pas de quelle version partent les autres.',
      'revision-unknown': 'Il n’y a pas de version de ce numéro ici.',
      'revision-other':
        'Ces fichiers viennent d’une autre académie : sa version de ce numéro n’est pas la nôtre.',
      'missing-file': 'Ce fichier manque.',
      'missing-language': 'Ce texte manque dans une langue.',
      yaml: 'Ce n’est pas du YAML.',
      form: 'Ceci n’a pas la forme attendue.',
      letters: 'Ce texte contient une lettre que l’on ne peut pas garder.',
      name: 'Le fichier ou son dossier ne porte pas le nom court de ce qu’il contient.',
      twice: 'Ceci est écrit deux fois.',
      stranger: 'Rien ne lit ce fichier : son nom ou sa place n’est pas prévue.',
      unsound: 'Ces fichiers ne tiennent pas ensemble.',
    },
  },
}
