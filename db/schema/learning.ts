/** What a learner did (evidence, attempts, submissions), and what follows from it (state, cards, path). */
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  customType,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { catalogRevisions } from '#db/schema/catalog.ts'
import { learnerId } from '#db/schema/learners.ts'
import { instant, people } from '#db/schema/people.ts'
import { purposes, type Evidence } from '#engine/evidence.ts'
import type { Answer } from '#engine/item.ts'
import type { LearnerState } from '#engine/learner.ts'
import type { Mastery } from '#engine/mastery.ts'
import type { PlanChange } from '#engine/path/compare.ts'
import type { PathChoice, Plan } from '#engine/path/plan.ts'
import type { ReviewCard } from '#engine/review.ts'

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' })

/** Append-only by trigger (migration 0001): rows go only when the person is erased. */
export const evidence = pgTable(
  'evidence',
  {
    learnerId: learnerId(),
    id: uuid('id').notNull(),
    seq: bigint('seq', { mode: 'number' }).generatedAlwaysAsIdentity(),
    kind: text('kind', { enum: ['answer', 'lesson', 'claim', 'validation', 'contest'] }).notNull(),
    purpose: text('purpose', { enum: purposes }),
    item: text('item'),
    /** Absent for a lesson, which is about several. */
    node: text('node'),
    at: instant('at').notNull(),
    body: jsonb('body').$type<Evidence>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.learnerId, table.id] }),
    index('evidence_in_order').on(table.learnerId, table.at, table.id),
    index('evidence_item').on(table.item, table.at),
  ],
)

/** One item put to her. `context` says where: a diagnosis, a module, a node, `reviews`. */
export const attempts = pgTable(
  'attempts',
  {
    learnerId: learnerId(),
    id: uuid('id').notNull(),
    purpose: text('purpose', { enum: purposes }).notNull(),
    context: text('context').notNull(),
    item: text('item').notNull(),
    /** Shuffles the options the same way each time this attempt is shown. */
    seed: integer('seed').notNull(),
    issuedAt: instant('issued_at').notNull(),
    hintedAt: instant('hinted_at'),
    draft: jsonb('draft').$type<Record<string, string | string[]>>(),
    answeredAt: instant('answered_at'),
    answer: jsonb('answer').$type<Answer>(),
    /** The answer waits for a person to read it: it gave no evidence. */
    awaitsHuman: boolean('awaits_human').notNull().default(false),
    /** Put aside unanswered: its item left the catalogue, or what it belonged to was ended. */
    closedAt: instant('closed_at'),
  },
  (table) => [
    primaryKey({ columns: [table.learnerId, table.id] }),
    uniqueIndex('attempts_open')
      .on(table.learnerId, table.purpose, table.context)
      .where(sql`${table.answeredAt} is null and ${table.closedAt} is null`),
    index('attempts_context').on(table.learnerId, table.purpose, table.context, table.answeredAt),
    check('attempts_answer', sql`(${table.answeredAt} is null) = (${table.answer} is null)`),
  ],
)

/** Derived from evidence; the row is also the lock of everything that changes her state or path. */
export const learnerStates = pgTable(
  'learner_states',
  {
    learnerId: learnerId().primaryKey(),
    /** The catalogue the state was computed with; absent before the first evidence. */
    revisionId: integer('revision_id').references(() => catalogRevisions.id),
    evidenceCount: integer('evidence_count').notNull().default(0),
    lastEvidenceAt: instant('last_evidence_at'),
    state: jsonb('state').$type<LearnerState>(),
    mastery: jsonb('mastery').$type<Mastery>(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [index('learner_states_last').on(table.lastEvidenceAt)],
)

/** Derived from the state: the same cards, with the date as a column to filter on. */
export const reviewCards = pgTable(
  'review_cards',
  {
    learnerId: learnerId(),
    node: text('node').notNull(),
    dueAt: instant('due_at').notNull(),
    card: jsonb('card').$type<ReviewCard>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.learnerId, table.node] }),
    index('review_cards_due').on(table.learnerId, table.dueAt),
  ],
)

export const diagnosisStates = ['open', 'paused', 'done', 'refused'] as const

export const diagnoses = pgTable(
  'diagnoses',
  {
    learnerId: learnerId(),
    id: uuid('id').notNull(),
    track: text('track').notNull(),
    state: text('state', { enum: diagnosisStates }).notNull(),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
    /** Why it ended, in the engine's words. */
    reason: text('reason'),
  },
  (table) => [
    primaryKey({ columns: [table.learnerId, table.id] }),
    uniqueIndex('diagnoses_current')
      .on(table.learnerId)
      .where(sql`${table.state} in ('open', 'paused')`),
  ],
)

export const pathChoices = pgTable(
  'path_choices',
  {
    learnerId: learnerId(),
    module: text('module').notNull(),
    choice: text('choice').$type<PathChoice['choice']>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.learnerId, table.module] })],
)

export const pathVersions = pgTable(
  'path_versions',
  {
    learnerId: learnerId(),
    version: integer('version').notNull(),
    plan: jsonb('plan').$type<Plan>().notNull(),
    madeAt: instant('made_at').notNull(),
    /** What made it change: a word of the app, such as `diagnosis`, `answer`, `hours`, `choice`, `return`. */
    cause: text('cause').notNull(),
    /** Who did it: herself, a mentor whose proposal she accepted; nobody when it followed from time. */
    authorId: text('author_id').references(() => people.id, { onDelete: 'set null' }),
    change: jsonb('change').$type<PlanChange>(),
  },
  (table) => [
    primaryKey({ columns: [table.learnerId, table.version] }),
    index('path_versions_author').on(table.authorId),
  ],
)

export const moduleStages = ['lesson', 'practice', 'check', 'done'] as const

export const moduleProgress = pgTable(
  'module_progress',
  {
    learnerId: learnerId(),
    module: text('module').notNull(),
    stage: text('stage', { enum: moduleStages }).notNull(),
    openedAt: instant('opened_at').notNull(),
    lessonReadAt: instant('lesson_read_at'),
    doneAt: instant('done_at'),
  },
  (table) => [primaryKey({ columns: [table.learnerId, table.module] })],
)

/** Seconds, measured, by day (hers, in her time zone) and module; the empty module is time outside modules. */
export const timeSpent = pgTable(
  'time_spent',
  {
    learnerId: learnerId(),
    day: date('day', { mode: 'string' }).notNull(),
    module: text('module').notNull(),
    seconds: doublePrecision('seconds').notNull(),
    lastAt: instant('last_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.learnerId, table.day, table.module] })],
)

export const files = pgTable(
  'files',
  {
    learnerId: learnerId(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    /** Found from the content, never from what the browser said. */
    mediaType: text('media_type').notNull(),
    size: integer('size').notNull(),
    sha256: text('sha256').notNull(),
    content: bytes('content').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.learnerId, table.id] })],
)

export const submissions = pgTable(
  'submissions',
  {
    learnerId: learnerId(),
    id: uuid('id').notNull(),
    module: text('module').notNull(),
    version: integer('version').notNull(),
    text: text('text'),
    link: text('link'),
    fileId: uuid('file_id'),
    state: text('state', { enum: ['draft', 'sent'] }).notNull(),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
  },
  (table) => [
    primaryKey({ columns: [table.learnerId, table.id] }),
    unique('submissions_version').on(table.learnerId, table.module, table.version),
    uniqueIndex('submissions_draft')
      .on(table.learnerId, table.module)
      .where(sql`${table.state} = 'draft'`),
    index('submissions_waiting')
      .on(table.sentAt)
      .where(sql`${table.state} = 'sent'`),
    foreignKey({
      name: 'submissions_file',
      columns: [table.learnerId, table.fileId],
      foreignColumns: [files.learnerId, files.id],
    }),
  ],
)
