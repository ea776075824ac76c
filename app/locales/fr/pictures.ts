export const pictures = {
  title: 'Une image pour une leçon',
  back: 'Modules',
  add: 'Ajouter une image à la leçon',
  help: 'Une image se montre là où elle aide à comprendre. Décrivez ce qu’elle apprend à qui ne la voit pas. Sans texte dans l’image, elle sert dans les deux langues.',
  file: 'Image (PNG, JPEG ou WebP, 1 Mo au plus)',
  alt: { fr: 'Ce que montre l’image, en français', en: 'Ce que montre l’image, en anglais' },
  act: 'Préparer l’image',
  done: 'L’image est prête. Copiez sa ligne dans la leçon, là où elle doit se montrer.',
  markdown: { fr: 'Ligne pour la leçon en français', en: 'Ligne pour la leçon en anglais' },
  problems: {
    missing: 'Choisissez une image.',
    large: 'Cette image est trop lourde : 1 Mo et 4 096 pixels de côté au plus.',
    kind: 'Ce fichier n’est ni un PNG, ni un JPEG, ni un WebP.',
    alt: 'Décrivez l’image en 1 à 300 caractères.',
  },
}
