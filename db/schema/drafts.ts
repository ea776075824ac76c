/** What staff work on before it is published: drafts, what is said of them, and what they would do to learners. */
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { catalogRevisions } from '#db/schema/catalog.ts'
import { learnerId } from '#db/schema/learners.ts'
import { instant, people } from '#db/schema/people.ts'
import type { Edit, Kind } from '#engine/edit/edit.ts'
import type { Effect, EffectSums } from '#engine/impact/effect.ts'

/** Whom a revision is for: everybody, or those who begin from then on. */
export const audiences = ['all', 'new'] as const
export type Audience = (typeof audiences)[number]

export const draftStates = ['open', 'published', 'dropped'] as const

const draftId = () =>
  uuid('draft_id')
    .notNull()
    .references(() => drafts.id, { onDelete: 'cascade' })

export const drafts = pgTable(
  'drafts',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    /** The revision that its edits are made on. */
    baseId: integer('base_id')
      .notNull()
      .references(() => catalogRevisions.id),
    state: text('state', { enum: draftStates }).notNull().default('open'),
    /** Grows with each change of its entries. */
    version: integer('version').notNull().default(0),
    createdBy: text('created_by').references(() => people.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    /** What became of it. */
    revisionId: integer('revision_id').references(() => catalogRevisions.id),
    /** Whom it was published for. */
    forWhom: text('for_whom', { enum: audiences }),
  },
  (table) => [
    check('drafts_published', sql`(${table.state} = 'published') = (${table.revisionId} is not null)`),
    index('drafts_state').on(table.state, table.changedAt),
  ],
)

/** What somebody changed in one go; undone ones stay, and can be done again. */
export const draftEntries = pgTable(
  'draft_entries',
  {
    draftId: draftId(),
    seq: integer('seq').notNull(),
    /** Of the form it was sent with: sent twice, it is there once. */
    id: uuid('id').notNull(),
    authorId: text('author_id').references(() => people.id, { onDelete: 'set null' }),
    at: instant('at').notNull(),
    edits: jsonb('edits').$type<Edit[]>().notNull(),
    undone: boolean('undone').notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.draftId, table.seq] }), unique().on(table.draftId, table.id)],
)

/** What colleagues tell each other about a thing of a draft. */
export const draftComments = pgTable(
  'draft_comments',
  {
    id: uuid('id').primaryKey(),
    draftId: draftId(),
    kind: text('kind').$type<Kind>(),
    slug: text('slug'),
    authorId: text('author_id').references(() => people.id, { onDelete: 'set null' }),
    at: instant('at').notNull(),
    text: text('text').notNull(),
    settledAt: instant('settled_at'),
  },
  (table) => [
    index('draft_comments_draft').on(table.draftId, table.at),
    check('draft_comments_about', sql`(${table.kind} is null) = (${table.slug} is null)`),
  ],
)

export const previewStates = ['waiting', 'ready', 'failed'] as const

/** What a draft in one of its versions would do to the learners, as worked out at one instant. */
export const previews = pgTable(
  'previews',
  {
    id: uuid('id').primaryKey(),
    draftId: draftId(),
    version: integer('version').notNull(),
    state: text('state', { enum: previewStates }).notNull(),
    askedBy: text('asked_by').references(() => people.id, { onDelete: 'set null' }),
    askedAt: instant('asked_at').notNull(),
    /** Learners looked at, of all. */
    done: integer('done').notNull().default(0),
    total: integer('total'),
    readyAt: instant('ready_at'),
    sums: jsonb('sums').$type<EffectSums>(),
  },
  (table) => [
    index('previews_draft').on(table.draftId, table.askedAt),
    check('previews_ready', sql`(${table.state} = 'ready') = (${table.sums} is not null)`),
  ],
)

/** Learners who would see a difference, and which. */
export const previewEffects = pgTable(
  'preview_effects',
  {
    previewId: uuid('preview_id')
      .notNull()
      .references(() => previews.id, { onDelete: 'cascade' }),
    learnerId: learnerId(),
    effect: jsonb('effect').$type<Effect>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.previewId, table.learnerId] })],
)

/** What a revision did to the learners it found, one by one. */
export const revisionEffects = pgTable(
  'revision_effects',
  {
    revisionId: integer('revision_id')
      .notNull()
      .references(() => catalogRevisions.id),
    learnerId: learnerId(),
    at: instant('at').notNull(),
    /** Null: she was looked at, and saw no difference. */
    effect: jsonb('effect').$type<Effect>(),
  },
  (table) => [primaryKey({ columns: [table.revisionId, table.learnerId] })],
)
