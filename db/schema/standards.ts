/** What others have written down (ROME, ESCO, RNCP), each version beside the others; and what of ours answers to it. */
import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant, people } from '#db/schema/people.ts'
import { changeNatures, entryKinds, linkKinds, linkMarks, standardSources } from '#engine/standard.ts'

const source = () => text('source', { enum: standardSources }).notNull()

export const standardVersions = pgTable(
  'standard_versions',
  {
    source: source(),
    version: text('version').notNull(),
    releasedOn: date('released_on'),
    /** Some entries of it, for the demonstration. */
    excerpt: boolean('excerpt').notNull().default(false),
    importedAt: instant('imported_at').notNull(),
    importedBy: text('imported_by').references(() => people.id, { onDelete: 'set null' }),
    /** Entries by kind, and all links. */
    counts: jsonb('counts').$type<Record<string, number>>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.source, table.version] })],
)

export const standardEntries = pgTable(
  'standard_entries',
  {
    source: source(),
    version: text('version').notNull(),
    code: text('code').notNull(),
    kind: text('kind', { enum: entryKinds }).notNull(),
    label: text('label').notNull(),
    labelEn: text('label_en'),
    definition: text('definition').notNull(),
    note: text('note').notNull(),
    family: text('family').notNull(),
    parent: text('parent'),
    ogr: text('ogr'),
    /** The label without case and accents, with plain apostrophes. */
    folded: text('folded').notNull(),
    /** The stems of its words, without accents. */
    terms: text('terms').array().notNull(),
    importedAt: instant('imported_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.source, table.version, table.code] }),
    foreignKey({
      name: 'standard_entries_version',
      columns: [table.source, table.version],
      foreignColumns: [standardVersions.source, standardVersions.version],
    }).onDelete('cascade'),
    index('standard_entries_terms').using('gin', table.terms),
    index('standard_entries_parent').on(table.source, table.version, table.parent),
  ],
)

/** Between entries of a version, as their reader has checked; certifications also name ROME codes, which are entries of another source. */
export const standardLinks = pgTable(
  'standard_links',
  {
    source: source(),
    version: text('version').notNull(),
    from: text('from_code').notNull(),
    to: text('to_code').notNull(),
    kind: text('kind', { enum: linkKinds }).notNull(),
    mark: text('mark', { enum: linkMarks }),
    position: integer('position').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.source, table.version, table.from, table.kind, table.to] }),
    foreignKey({
      name: 'standard_links_version',
      columns: [table.source, table.version],
      foreignColumns: [standardVersions.source, standardVersions.version],
    }).onDelete('cascade'),
    index('standard_links_to').on(table.source, table.version, table.to),
  ],
)

/** What a producer announces of a code from one version to the next; the next one need not be here yet. */
export const standardChanges = pgTable(
  'standard_changes',
  {
    source: source(),
    from: text('from_version').notNull(),
    to: text('to_version').notNull(),
    code: text('code').notNull(),
    nature: text('nature', { enum: changeNatures }).notNull(),
    before: text('label_before').notNull(),
    after: text('label_after').notNull(),
    words: text('words').notNull(),
    movedTo: text('moved_to'),
  },
  (table) => [primaryKey({ columns: [table.source, table.from, table.to, table.code] })],
)

/** What of the catalogue is aligned: a node (`html@2`), or a track by its slug. */
export const alignedKinds = ['node', 'track'] as const
export const alignmentStates = ['confirmed', 'refused'] as const

/**
 * What somebody decided of a node or a track and an entry in one version. It says nothing of the same code in another version: a decision
 * is taken again there, by a person.
 */
export const alignments = pgTable(
  'alignments',
  {
    id: uuid('id').primaryKey(),
    subjectKind: text('aligned_kind', { enum: alignedKinds }).notNull(),
    subject: text('aligned').notNull(),
    source: source(),
    version: text('version').notNull(),
    code: text('code').notNull(),
    /** What the code meant when it was decided. */
    label: text('label').notNull(),
    state: text('state', { enum: alignmentStates }).notNull(),
    note: text('note').notNull(),
    /** Of the proposal, where there was one. */
    score: real('score'),
    decidedBy: text('decided_by').references(() => people.id, { onDelete: 'set null' }),
    decidedAt: instant('decided_at').notNull(),
  },
  (table) => [
    unique('alignments_once').on(table.subjectKind, table.subject, table.source, table.version, table.code),
    index('alignments_entry').on(table.source, table.version, table.code),
  ],
)
