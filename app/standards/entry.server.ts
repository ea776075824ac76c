/** An entry of a standard with what surrounds it, as its page shows it. */
import type { Academy } from '#app/academy.server.ts'
import { latestOf, requireVersion } from '#app/standards/view.server.ts'
import { listAlignments } from '#db/standards/alignments.ts'
import {
  findEntry,
  listBelow,
  listBlocks,
  listEntries,
  listLeading,
  listLinked,
  listNamedCodes,
  type NamedEntry,
} from '#db/standards/entries.ts'
import { listVersions, type VersionKey } from '#db/standards/versions.ts'

/** Occupations shown that ask for a skill. */
const mostLeading = 60

/** The entry that an address names, and all around it; 404 when there is none. */
export async function readEntry(
  context: Pick<Academy, 'db'>,
  address: { source?: string; version?: string; code?: string },
) {
  const { db } = context
  const version = await requireVersion(context, address)
  const key = { ...version, code: address.code ?? '' }
  const entry = await findEntry(db, key)
  if (!entry) throw new Response(null, { status: 404 })
  const [linked, leading, blocks, above, certified, occupations, aligned] = await Promise.all([
    listLinked(db, key),
    entry.kind === 'occupation' ? [] : listLeading(db, key, mostLeading + 1),
    entry.kind === 'certification' ? listBlocks(db, key) : [],
    entry.parent === null ? [] : listEntries(db, version, [entry.parent]),
    entry.kind === 'certification' || entry.kind === 'block'
      ? listBelow(db, version, { parent: entry.code, kind: 'skill' })
      : [],
    entry.kind === 'certification' ? occupationsToday(context, key) : null,
    listAlignments(db, key),
  ])
  const placed = <One extends NamedEntry>(entries: One[]) => entries.map((one) => ({ ...one, ...version }))
  const of = (kind: string, mark?: string | null) =>
    placed(linked.filter(({ link, mark: own }) => link === kind && (mark === undefined || own === mark)))
  const named = new Set(['skill', 'knowledge'])
  const marked = (mark: string) =>
    placed(linked.filter((one) => entry.kind === 'occupation' && named.has(one.link) && one.mark === mark))
  const isOccupation = entry.kind === 'occupation'
  return {
    entry: { ...entry, terms: [], importedAt: null },
    above: placed(above.filter(({ code }) => code !== entry.code)),
    core: marked('core'),
    emerging: marked('emerging'),
    skills: isOccupation ? of('skill', null) : [],
    knowledge: of('knowledge', null),
    titles: of('title'),
    contexts: of('context'),
    mobility: of('mobility'),
    certified: blocks.length > 0 ? [] : placed(certified),
    blocks: blocks.map(({ code, label, skills }) => ({
      ...{ code, label },
      skills: skills.map((skill) => ({ ...skill, ...version, kind: 'skill' as const, labelEn: null })),
    })),
    leading: placed(
      leading
        .slice(0, mostLeading)
        .filter(({ link }) => named.has(link) && entry.kind !== 'title' && version.source === 'rome'),
    ),
    /** There are more than those. */
    leadingMore: leading.length > mostLeading,
    occupations,
    aligned: aligned.map(({ id, subjectKind, subject, state, note, decidedBy, decidedAt }) => ({
      ...{ id, subjectKind, subject, state, note, decidedBy },
      at: decidedAt.toISOString(),
    })),
  }
}

/** The occupations of today that come from the ROME codes that a certification names. */
async function occupationsToday({ db }: Pick<Academy, 'db'>, key: VersionKey & { code: string }) {
  const version = latestOf(await listVersions(db)).rome
  if (version === undefined) return []
  const rome = { source: 'rome' as const, version }
  const codes = await listNamedCodes(db, key)
  const found = await Promise.all(codes.map((parent) => listBelow(db, rome, { parent, kind: 'occupation' })))
  return found.flat().map((one) => ({ ...one, ...rome }))
}
