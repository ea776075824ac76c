import type { pictures as fr } from '#app/locales/fr/pictures.ts'

export const pictures: typeof fr = {
  title: 'A picture for a lesson',
  back: 'Modules',
  add: 'Add a picture to the lesson',
  help: 'A picture stands where it helps to understand. Describe what it teaches for whoever does not see it. Without words in the picture, it serves in both languages.',
  file: 'Picture (PNG, JPEG or WebP, 1 MB at most)',
  alt: { fr: 'What the picture shows, in French', en: 'What the picture shows, in English' },
  act: 'Prepare the picture',
  done: 'The picture is ready. Copy its line into the lesson, where it should be shown.',
  markdown: { fr: 'Line for the French lesson', en: 'Line for the English lesson' },
  problems: {
    missing: 'Choose a picture.',
    large: 'This picture is too heavy: 1 MB and 4,096 pixels a side at most.',
    kind: 'This file is neither a PNG, nor a JPEG, nor a WebP.',
    alt: 'Describe the picture in 1 to 300 characters.',
  },
}
