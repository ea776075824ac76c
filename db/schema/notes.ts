/** What those who accompany a learner write down, propose and agree with her, and who looked at her file. */
import { sql } from 'drizzle-orm'
import { boolean, date, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { learnerId } from '#db/schema/learners.ts'
import { instant, people } from '#db/schema/people.ts'
import { sessions } from '#db/schema/sessions.ts'
import type { PathChoice } from '#engine/path/plan.ts'

const person = (name: string) =>
  text(name)
    .notNull()
    .references(() => people.id, { onDelete: 'cascade' })
/** What stays with the learner when its author is erased. */
const author = () => text('author_id').references(() => people.id, { onDelete: 'set null' })
const session = () => uuid('session_id').references(() => sessions.id, { onDelete: 'set null' })

/** For the author's eyes only. */
export const privateNotes = pgTable(
  'private_notes',
  {
    learnerId: learnerId(),
    id: uuid('id').notNull(),
    authorId: person('author_id'),
    sessionId: session(),
    body: text('body').notNull(),
    at: instant('at').notNull(),
    editedAt: instant('edited_at'),
  },
  (table) => [
    primaryKey({ columns: [table.learnerId, table.id] }),
    index('private_notes_author').on(table.authorId, table.learnerId),
  ],
)

/** Shared with the learner; with her coach too where `coachReads`. */
export const notes = pgTable(
  'notes',
  {
    learnerId: learnerId(),
    id: uuid('id').notNull(),
    authorId: author(),
    sessionId: session(),
    body: text('body').notNull(),
    coachReads: boolean('coach_reads').notNull(),
    at: instant('at').notNull(),
    editedAt: instant('edited_at'),
  },
  (table) => [primaryKey({ columns: [table.learnerId, table.id] }), index('notes_author').on(table.authorId)],
)

export const proposalStates = ['open', 'accepted', 'declined', 'discussed', 'withdrawn'] as const

/** A change of her path that a companion proposes with a note: it happens only when she accepts. */
export const pathProposals = pgTable(
  'path_proposals',
  {
    learnerId: learnerId(),
    id: uuid('id').notNull(),
    noteId: uuid('note_id').notNull(),
    authorId: author(),
    module: text('module').notNull(),
    choice: text('choice').$type<PathChoice['choice']>().notNull(),
    reason: text('reason').notNull(),
    state: text('state', { enum: proposalStates }).notNull(),
    at: instant('at').notNull(),
    answeredAt: instant('answered_at'),
  },
  (table) => [
    primaryKey({ columns: [table.learnerId, table.id] }),
    index('path_proposals_author').on(table.authorId),
    foreignKey({
      name: 'path_proposals_note',
      columns: [table.learnerId, table.noteId],
      foreignColumns: [notes.learnerId, notes.id],
    }).onDelete('cascade'),
  ],
)

/** What one of them said she would do, by when. The learner moves the dates of her own steps freely. */
export const agreedSteps = pgTable(
  'agreed_steps',
  {
    learnerId: learnerId(),
    id: uuid('id').notNull(),
    authorId: author(),
    /** Who does it. */
    doerId: person('doer_id'),
    sessionId: session(),
    text: text('text').notNull(),
    dueOn: date('due_on', { mode: 'string' }),
    at: instant('at').notNull(),
    doneAt: instant('done_at'),
    droppedAt: instant('dropped_at'),
  },
  (table) => [
    primaryKey({ columns: [table.learnerId, table.id] }),
    index('agreed_steps_author').on(table.authorId),
    index('agreed_steps_doer')
      .on(table.doerId)
      .where(sql`${table.doneAt} is null and ${table.droppedAt} is null`),
  ],
)

/** Every opening of her file by somebody else: she reads it at "who looked at my file". */
export const openings = pgTable(
  'openings',
  {
    learnerId: learnerId(),
    id: uuid('id').notNull(),
    readerId: text('reader_id').references(() => people.id, { onDelete: 'set null' }),
    /** Which part: a word of the app. */
    what: text('what').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.learnerId, table.id] }),
    index('openings_learner').on(table.learnerId, table.at),
    index('openings_reader').on(table.readerId, table.at),
  ],
)

/** What her mentor and coach see beyond her path. Nothing of it unless she says so. */
export const sharing = pgTable('sharing', {
  learnerId: learnerId().primaryKey(),
  answers: boolean('answers').notNull(),
  diagnosis: boolean('diagnosis').notNull(),
  reviews: boolean('reviews').notNull(),
  updatedAt: instant('updated_at').notNull(),
})
