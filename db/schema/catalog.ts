/** The published catalogue: immutable revisions, and the lesson bodies they name by content hash. */
import { type AnyPgColumn, customType, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant, people } from '#db/schema/people.ts'
import type { Catalog } from '#engine/catalog.ts'

const binary = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' })

export const catalogRevisions = pgTable('catalog_revisions', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  parentId: integer('parent_id')
    .unique()
    .references((): AnyPgColumn => catalogRevisions.id),
  catalog: jsonb('catalog').$type<Catalog>().notNull(),
  publishedAt: instant('published_at').notNull(),
  /** Nobody for what ships with the academy. */
  authorId: text('author_id').references(() => people.id, { onDelete: 'set null' }),
  note: text('note').notNull(),
})

/** Markdown of lessons and project briefs, once by content hash. */
export const lessonBodies = pgTable('lesson_bodies', {
  hash: text('hash').primaryKey(),
  body: text('body').notNull(),
})

/** Pictures of lessons, once by the name that follows from their bytes. */
export const pictures = pgTable('pictures', {
  name: text('name').primaryKey(),
  bytes: binary('bytes').notNull(),
})
