import { plural } from '#app/locales/format.ts'
import type { project as fr } from '#app/locales/fr/project.ts'
import type { Dictionary } from '#app/locales/language.tsx'

const few = (count: number, one: string, other: string) => plural(count, 'en', { one, other })

export const project = {
  back: 'The module',
  minutes: (minutes) => `About ${minutes}, in several goes`,
  versionsCount: (count) => `${count} ${few(count, 'version sent', 'versions sent')}`,
  brief: 'Read the brief',
  criteria: 'What a person will look at',
  criteriaHelp: 'Nothing else counts. You can tick them off in your head before you send.',
  waiting: {
    title: 'Your work is sent.',
    goOn: 'Nothing keeps you from going on meanwhile.',
    version: (version, when) => `Version ${version}, sent on ${when}. It is waiting to be read.`,
    next: 'Go on with my path',
  },
  saved: 'Your draft is kept. Nobody has seen it.',
  keptElsewhere:
    'This work had already been sent, from another tab perhaps. What you just wrote is kept as a draft.',
  form: {
    first: 'Your work',
    again: 'A new version',
    againHelp: 'The version you sent stays as it is. Change what you like, then send again.',
    help: 'A text, a link or a file: one is enough.',
    text: 'Your text',
    textHelp: 'The code, the note, your choices. What you write here can be kept as a draft.',
    link: 'A link',
    linkHelp: 'It begins with https:// and opens without a password.',
    file: 'A file',
    fileHelp: '5 MB at most: png, jpg, webp, pdf, zip, or a text (txt, md, html, css, js).',
    kept: (name, size) => `${name}, ${size}`,
    remove: 'Remove this file',
    replace: 'Replace it',
    send: 'Send',
    draft: 'Keep as a draft',
  },
  problems: {
    nothing: 'A text, a link or a file is still missing.',
    text: 'This text is too long: 40,000 characters at most. A file suits better.',
    link: 'The link must begin with https:// and lead to a page.',
    'file-empty': 'This file is empty.',
    'file-size': 'This file is larger than 5 MB. Make it smaller, or give a link.',
    'file-kind': 'This kind of file is not accepted here. A zip or a pdf nearly always is.',
    'file-quota': 'Your files take more than 20 MB in all. Give a link instead.',
  },
  versions: {
    title: 'Your versions',
    version: (version) => `Version ${version}`,
    draft: 'Draft, seen by you alone',
    sent: (when) => `sent on ${when}`,
    waits: 'waiting to be read',
    answered: 'read, with an answer',
    replaced: 'replaced by the next one',
    show: 'Read the text again',
    compare: (version) => `What changes since version ${version}`,
    added: 'added',
    removed: 'removed',
    tooLong: 'These texts are too long to be compared line by line.',
    download: (name, size) => `Download ${name}, ${size}`,
  },
  kilobytes: (size) => `${size} kB`,
  megabytes: (size) => `${size} MB`,
} satisfies Dictionary<typeof fr>
