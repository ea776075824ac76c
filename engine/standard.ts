/** What others have written down: occupations, skills and blocks of competences, each in a version of a source. */

export const standardSources = ['rome', 'esco', 'rncp'] as const
export type StandardSource = (typeof standardSources)[number]

/** Orders versions of a source, the latest first. */
export function compareVersions(a: { version: string }, b: { version: string }): number {
  return b.version.localeCompare(a.version, 'en', { numeric: true })
}

/** A `title` is a name under which an occupation is looked for; a `block` is a part of a certification. */
export const entryKinds = [
  'occupation',
  'title',
  'skill',
  'knowledge',
  'context',
  'certification',
  'block',
] as const
export type EntryKind = (typeof entryKinds)[number]

/** An entry is known by source, version and code together: a code may mean something else in the next version. */
export interface StandardEntry {
  code: string
  kind: EntryKind
  label: string
  labelEn: string | null
  definition: string
  /** How one comes to the occupation, or until when a certification is registered. */
  note: string
  /** The producer’s own family of it. */
  family: string
  /** The code above it: of a title its occupation, of an occupation its ROME version 3 code, of a block its certification. */
  parent: string | null
  /** Of an occupation of ROME, the number that stays when its code comes to mean something else. */
  ogr: string | null
}

export const linkKinds = [
  'title',
  'skill',
  'knowledge',
  'context',
  'mobility',
  'block',
  'occupation',
] as const
export type LinkKind = (typeof linkKinds)[number]

/** What the producer says of a link: at the heart of the occupation, or new in it. */
export const linkMarks = ['core', 'emerging'] as const

export interface StandardLink {
  from: string
  to: string
  kind: LinkKind
  mark: (typeof linkMarks)[number] | null
  position: number
}

/** What a producer announces of a code from one version to the next. */
export const changeNatures = ['meaning', 'renamed', 'added', 'gone'] as const
export type ChangeNature = (typeof changeNatures)[number]

export interface AnnouncedChange {
  code: string
  nature: ChangeNature
  before: string
  after: string
  /** The producer’s own words. */
  words: string
  /** The code that now holds what this one meant. */
  movedTo: string | null
}

/** A part of what a file holds, small enough to be kept at once. */
export interface StandardPart {
  entries: StandardEntry[]
  links: StandardLink[]
}

/** An entry of which only code, kind and label are known. */
export function plainEntry(code: string, kind: EntryKind, label: string): StandardEntry {
  const unknown = { labelEn: null, parent: null, ogr: null }
  return { code, kind, label, definition: '', note: '', family: '', ...unknown }
}
