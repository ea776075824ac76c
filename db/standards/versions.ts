/** Versions of standards: each is stored beside the others, whole or not at all. */
import { and, eq, ne, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import {
  alignments,
  standardChanges,
  standardEntries,
  standardLinks,
  standardVersions,
} from '#db/schema/standards.ts'
import { foldedSql, stemsSql } from '#db/standards/words.ts'
import {
  compareVersions,
  type AnnouncedChange,
  type StandardPart,
  type StandardSource,
} from '#engine/standard.ts'

export type StandardVersion = typeof standardVersions.$inferSelect
export interface VersionKey {
  source: StandardSource
  version: string
}

/** A version says of an aligned code something else than when it was aligned: it is another version, under the same name. */
export class AlignedCodesChanged extends Error {
  readonly codes: string[]

  constructor(codes: string[]) {
    super(`says something else than before of codes that are aligned: ${codes.join(', ')}`)
    this.codes = codes
  }
}

/**
 * Stores a version as its parts come, in one transaction; stored again, it is as the parts say, and what is in them no more is gone. Throws
 * AlignedCodesChanged, and stores nothing, where that would change what somebody confirmed.
 */
export async function saveVersion(
  db: Database,
  version: Pick<StandardVersion, 'source' | 'version' | 'releasedOn' | 'excerpt' | 'importedBy'> & {
    at: Date
  },
  parts: AsyncIterable<StandardPart>,
): Promise<Record<string, number>> {
  const { at, ...key } = version
  return db.transaction(async (tx) => {
    const row = { ...key, importedAt: at, counts: {} }
    await tx
      .insert(standardVersions)
      .values(row)
      .onConflictDoUpdate({ target: [standardVersions.source, standardVersions.version], set: row })
    await tx.delete(standardLinks).where(isOf(standardLinks, key))
    const counts: Record<string, number> = { links: 0 }
    for await (const { entries, links } of parts) {
      for (const { kind } of entries) counts[kind] = (counts[kind] ?? 0) + 1
      counts.links = (counts.links ?? 0) + links.length
      await insertEntries(tx, key, entries, at)
      await insertLinks(tx, key, links)
    }
    await tx
      .delete(standardEntries)
      .where(and(isOf(standardEntries, key), ne(standardEntries.importedAt, at)))
    await expectAligned(tx, key)
    // Searching right after would otherwise go by what the tables held before.
    await tx.execute(sql`analyze ${standardEntries}, ${standardLinks}`)
    await tx.update(standardVersions).set({ counts }).where(isOf(standardVersions, key))
    return counts
  })
}

const isOf = (
  table: typeof standardVersions | typeof standardEntries | typeof standardLinks,
  { source, version }: VersionKey,
) => and(eq(table.source, source), eq(table.version, version))

async function insertEntries(tx: Database, key: VersionKey, entries: StandardPart['entries'], at: Date) {
  if (entries.length === 0) return
  const { source, version } = key
  await tx.execute(sql`
    insert into ${standardEntries} (source, version, code, kind, label, label_en, definition, note, family, parent, ogr, folded,
      terms, imported_at)
    select ${source}, ${version}, code, kind, label, "labelEn", definition, note, family, parent, ogr, ${foldedSql(sql`label`)},
      ${stemsSql(sql`label`)}, ${at.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(entries)}::text::jsonb) as found (code text, kind text, label text, "labelEn" text,
      definition text, note text, family text, parent text, ogr text)
    on conflict (source, version, code) do update set kind = excluded.kind, label = excluded.label, label_en = excluded.label_en,
      definition = excluded.definition, note = excluded.note, family = excluded.family, parent = excluded.parent,
      ogr = excluded.ogr, folded = excluded.folded, terms = excluded.terms, imported_at = excluded.imported_at`)
}

async function insertLinks(tx: Database, { source, version }: VersionKey, links: StandardPart['links']) {
  if (links.length === 0) return
  await tx.execute(sql`
    insert into ${standardLinks} (source, version, from_code, to_code, kind, mark, position)
    select ${source}, ${version}, "from", "to", kind, mark, position
    from jsonb_to_recordset(${JSON.stringify(links)}::text::jsonb)
      as found ("from" text, "to" text, kind text, mark text, position int)`)
}

async function expectAligned(tx: Database, { source, version }: VersionKey): Promise<void> {
  const changed = await tx
    .selectDistinct({ code: alignments.code })
    .from(alignments)
    .leftJoin(
      standardEntries,
      and(
        eq(standardEntries.source, alignments.source),
        eq(standardEntries.version, alignments.version),
        eq(standardEntries.code, alignments.code),
      ),
    )
    .where(
      and(
        eq(alignments.source, source),
        eq(alignments.version, version),
        sql`${standardEntries.label} is distinct from ${alignments.label}`,
      ),
    )
  if (changed.length > 0) throw new AlignedCodesChanged(changed.map(({ code }) => code))
}

/** Keeps what a producer announces from one version to the next, instead of what was announced before. */
export async function saveChanges(
  db: Database,
  announced: { source: StandardSource; from: string; to: string; changes: AnnouncedChange[] },
): Promise<void> {
  const { changes, ...key } = announced
  await db.transaction(async (tx) => {
    const { source, from, to } = key
    await tx
      .delete(standardChanges)
      .where(
        and(eq(standardChanges.source, source), eq(standardChanges.from, from), eq(standardChanges.to, to)),
      )
    if (changes.length > 0)
      await tx.insert(standardChanges).values(changes.map((change) => ({ ...key, ...change })))
  })
}

/** Every stored version, the latest of a source first. */
export async function listVersions(db: Database): Promise<StandardVersion[]> {
  const rows = await db.select().from(standardVersions)
  return rows.sort((a, b) => a.source.localeCompare(b.source) || compareVersions(a, b))
}
