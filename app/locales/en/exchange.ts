import type { exchange as fr } from '#app/locales/fr/exchange.ts'
import type { Dictionary } from '#app/locales/language.tsx'

/** Content as files: taken out of the academy, and back as a draft. */
export const exchange: Dictionary<typeof fr> = {
  exchange: {
    out: 'The files of this version',
    outText:
      'Everything that is taught, as files to read and change in an editor: tracks, competencies, modules, lessons and questions. The file revision.yaml says where they come from; keep it.',
    download: (revision: number) => `Download version ${revision} (zip)`,
    toImport: 'Open a draft from files',
    title: 'Import files',
    lead: 'Your files become a draft. Nothing is published, and nothing that the team changed meanwhile is overwritten.',
    steps: [
      'Download a version, and change its files.',
      'Put them all back into a zip archive: what is no longer in it will be removed in the draft.',
      'Send it here. Where the team changed the same thing as you, you will choose, text by text.',
    ],
    toPublished: (revision: number) => `See the published version (${revision}) and its files`,
    file: 'Zip archive, 5 MB at most',
    button: 'Open a draft',
    draftName: (revision: number) => `Files of version ${revision}`,
    same: 'There is nothing to import.',
    sameText: (name: string, revision: number) =>
      `“${name}”, made from version ${revision}, changes nothing of what is published.`,
    bad: (name: string) => `“${name}” could not be imported.`,
    badText: 'Nothing is changed here. Correct these files, then send the archive again.',
    problems: {
      file: 'Choose an archive.',
      large: 'This archive is too large: 5 MB at most.',
    },
    findings: {
      archive: 'This is not a zip archive, or it is incomplete.',
      path: 'This path leads out of the folder.',
      text: 'This file is not a text in UTF-8.',
      'file-large': 'This file is too large.',
      'files-many': 'The archive has too many files.',
      'unpacked-large': 'The archive is too large once it is opened.',
      'manifest-missing': 'This file is missing: it says from which version the others were made.',
      manifest: 'This file does not say from which version the others were made.',
      'revision-unknown': 'There is no version of this number here.',
      'revision-other': 'These files come from another academy: its version of this number is not ours.',
      'missing-file': 'This file is missing.',
      'missing-language': 'This text is missing in one language.',
      yaml: 'This is not YAML.',
      form: 'This does not have the expected form.',
      letters: 'This text has a letter that cannot be kept.',
      name: 'The file or its folder does not have the short name of what is in it.',
      twice: 'This is written twice.',
      stranger: 'Nothing reads this file: its name or its place is not expected.',
      unsound: 'These files do not hold together.',
    },
  },
}
