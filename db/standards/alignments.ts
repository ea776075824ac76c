/** Alignments: what somebody decided of a node or a track of ours and an entry of a standard in one version. */
import { and, asc, eq, sql } from 'drizzle-orm'
import { recordAudit } from '#db/audit.ts'
import type { Database } from '#db/client.server.ts'
import { people } from '#db/schema/people.ts'
import { alignments, standardVersions } from '#db/schema/standards.ts'
import { findEntry } from '#db/standards/entries.ts'
import type { VersionKey } from '#db/standards/versions.ts'
import type { StandardSource } from '#engine/standard.ts'

type Row = typeof alignments.$inferSelect
export type AlignedKind = Row['subjectKind']
export interface Alignment extends Omit<Row, 'decidedBy'> {
  /** The name of whoever decided; null: nobody who is still here. */
  decidedBy: string | null
}

/**
 * Keeps a decision, instead of the one there was on the same two. `label` is what whoever decides has read: `changed` when the entry says
 * something else by now, `gone` when there is none; nothing is kept then.
 */
export async function saveAlignment(
  db: Database,
  decision: Omit<Row, 'decidedBy' | 'decidedAt'> & { by: string; at: Date },
): Promise<'kept' | 'changed' | 'gone'> {
  const { by, at, ...rest } = decision
  return db.transaction(async (tx) => {
    // An import holds this row from its beginning to its end: the entry is read before or after, and stays until this is kept.
    await tx
      .select({ version: standardVersions.version })
      .from(standardVersions)
      .where(and(eq(standardVersions.source, rest.source), eq(standardVersions.version, rest.version)))
      .for('share')
    const entry = await findEntry(tx, rest)
    if (!entry) return 'gone'
    if (plainWords(entry.label) !== plainWords(rest.label)) return 'changed'
    const { state, note, score } = rest
    const decided = { label: entry.label, decidedBy: by, decidedAt: at }
    const { subjectKind, subject, source, version, code } = alignments
    const isNew = sql`(${alignments.state}, ${alignments.note}, ${alignments.score}, ${alignments.label},
      ${alignments.decidedBy}) is distinct from (excluded.state, excluded.note, excluded.score, excluded.label,
      excluded.decided_by)`
    const made = await tx
      .insert(alignments)
      .values({ ...rest, ...decided })
      .onConflictDoUpdate({
        target: [subjectKind, subject, source, version, code],
        set: { state, note, score, ...decided },
        setWhere: isNew,
      })
      .returning({ id: alignments.id })
    // The form that is sent twice decides once.
    if (made.length === 0) return 'kept'
    const { subject: ours, source: theirs, version: of, code: what } = rest
    const detail = { source: theirs, version: of, code: what }
    await recordAudit(tx, { at, actorId: by, action: `alignment.${state}`, subjectId: ours, detail })
    return 'kept'
  })
}

/** A form sends line breaks in its own way. */
const plainWords = (label: string) => label.replace(/\s+/g, ' ').trim()

/** Takes a decision back: nothing is decided of the two. False when nothing was. */
export async function removeAlignment(
  db: Database,
  decision: VersionKey & { subjectKind: AlignedKind; subject: string; code: string; by: string; at: Date },
): Promise<boolean> {
  const { subjectKind, subject, source, version, code, by, at } = decision
  return db.transaction(async (tx) => {
    const gone = await tx
      .delete(alignments)
      .where(
        and(
          eq(alignments.subjectKind, subjectKind),
          eq(alignments.subject, subject),
          eq(alignments.source, source),
          eq(alignments.version, version),
          eq(alignments.code, code),
        ),
      )
      .returning({ id: alignments.id })
    if (gone.length === 0) return false
    const detail = { source, version, code }
    await recordAudit(tx, { at, actorId: by, action: 'alignment.removed', subjectId: subject, detail })
    return true
  })
}

/** Decisions, by subject, source and code. */
export async function listAlignments(
  db: Database,
  filter: {
    subjectKind?: AlignedKind
    subject?: string
    /** Every level of it. */
    competency?: string
    source?: StandardSource
    version?: string
    code?: string
    state?: Row['state']
  } = {},
): Promise<Alignment[]> {
  const { subjectKind, subject, competency, source, version, code, state } = filter
  const rows = await db
    .select({ alignment: alignments, name: people.name })
    .from(alignments)
    .leftJoin(people, eq(people.id, alignments.decidedBy))
    .where(
      and(
        subjectKind && eq(alignments.subjectKind, subjectKind),
        subject === undefined ? undefined : eq(alignments.subject, subject),
        competency === undefined
          ? undefined
          : and(
              eq(alignments.subjectKind, 'node'),
              sql`split_part(${alignments.subject}, '@', 1) = ${competency}`,
            ),
        source && eq(alignments.source, source),
        version === undefined ? undefined : eq(alignments.version, version),
        code === undefined ? undefined : eq(alignments.code, code),
        state && eq(alignments.state, state),
      ),
    )
    .orderBy(
      asc(alignments.subjectKind),
      asc(alignments.subject),
      asc(alignments.source),
      asc(alignments.version),
      asc(alignments.code),
    )
  return rows.map(({ alignment, name }) => ({ ...alignment, decidedBy: name }))
}
