/** Awards: credentials that a learner was given, in the form of Open Badges; and the keys that they are signed with. */
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { learnerId } from '#db/schema/learners.ts'
import { instant, people } from '#db/schema/people.ts'
import type { AwardGrounds } from '#engine/award.ts'
import type { Text } from '#engine/catalog.ts'

/** Key pairs of the academy. Older ones are kept: what they signed stays valid. */
export const signingKeys = pgTable('signing_keys', {
  /** The thumbprint of the public key (RFC 7638). */
  id: text('id').primaryKey(),
  publicKey: text('public_key').notNull(),
  /** The private key, encrypted with the secret of the environment. */
  sealed: text('sealed').notNull(),
  createdAt: instant('created_at').notNull(),
})

export const awardKinds = ['node', 'track'] as const
export const revocationReasons = ['mistake', 'contested', 'asked'] as const

/** One credential of a learner for a node or a track, as it was when she was given it. */
export const awards = pgTable(
  'awards',
  {
    learnerId: learnerId(),
    id: uuid('id').notNull(),
    kind: text('kind', { enum: awardKinds }).notNull(),
    /** The node or the track. */
    subject: text('about').notNull(),
    /** In the words of the catalogue of that day. */
    name: jsonb('name').$type<Text>().notNull(),
    ability: jsonb('ability').$type<Text>().notNull(),
    grounds: jsonb('grounds').$type<AwardGrounds>().notNull(),
    issuedAt: instant('issued_at').notNull(),
    issuedBy: text('issued_by').references(() => people.id, { onDelete: 'set null' }),
    acceptedAt: instant('accepted_at'),
    /** The name that she chose to show. */
    shownName: text('shown_name'),
    /** The signed credential; made when she accepts, since it bears her name. */
    jwt: text('jwt'),
    isPublic: boolean('is_public').notNull().default(false),
    /** Its place in the public lists of what was revoked. */
    statusIndex: integer('status_index').notNull().generatedAlwaysAsIdentity({ minValue: 0, startWith: 0 }),
    revokedAt: instant('revoked_at'),
    revokedBy: text('revoked_by').references(() => people.id, { onDelete: 'set null' }),
    reason: text('reason', { enum: revocationReasons }),
    /** What staff say to her about it. */
    revocationWords: text('revocation_words'),
  },
  (table) => [
    primaryKey({ columns: [table.learnerId, table.id] }),
    unique('awards_id').on(table.id),
    unique('awards_status').on(table.statusIndex),
    uniqueIndex('awards_current')
      .on(table.learnerId, table.kind, table.subject)
      .where(sql`${table.revokedAt} is null`),
    check('awards_accepted', sql`(${table.acceptedAt} is null) = (${table.jwt} is null)`),
    check('awards_public', sql`not ${table.isPublic} or ${table.acceptedAt} is not null`),
    check('awards_revoked', sql`(${table.revokedAt} is null) = (${table.reason} is null)`),
  ],
)

/** Places in the public lists that are revoked. They lead to nobody, and outlive the award: erased, it does not become valid again. */
export const revokedStatuses = pgTable('revoked_statuses', {
  statusIndex: integer('status_index').primaryKey(),
})
