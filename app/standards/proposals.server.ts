/** What of a standard may answer to a competency of ours: proposed by its words, decided by a person. */
import type { Academy } from '#app/academy.server.ts'
import { alignable, domainsOf, latestOf } from '#app/standards/view.server.ts'
import { listAlignments } from '#db/standards/alignments.ts'
import { listCandidates, searchEntries } from '#db/standards/entries.ts'
import { listVersions } from '#db/standards/versions.ts'
import { listStems } from '#db/standards/words.ts'
import { proposeEntries } from '#engine/alignment.ts'
import type { Catalog, Competency } from '#engine/catalog.ts'
import type { EntryKind, StandardSource } from '#engine/standard.ts'

/** Proposals shown at once. */
const mostProposals = 8
const mostFound = 20

export interface ShownProposal {
  code: string
  kind: EntryKind
  label: string
  /** Null: looked for by somebody’s own words. */
  score: number | null
  level: number
}

/**
 * Entries of the latest version of a source that nobody has decided of yet for this competency: those that share most with its words, or
 * those that hold the words somebody looks for. `version` is null where the source is not here.
 */
export async function readProposals(
  { db }: Pick<Academy, 'db'>,
  {
    catalog,
    competency,
    source,
    words,
  }: { catalog: Catalog; competency: Competency; source: StandardSource; words: string },
): Promise<{ version: string | null; proposals: ShownProposal[] }> {
  const version = latestOf(await listVersions(db))[source]
  if (version === undefined) return { version: null, proposals: [] }
  const key = { source, version }
  const decided = await listAlignments(db, { ...key, competency: competency.slug })
  const isOpen = ({ code }: { code: string }) => !decided.some((one) => one.code === code)
  const kinds = alignable[source]
  if (words !== '') {
    const found = await searchEntries(db, key, { words, kinds, limit: mostFound })
    const shown = found
      .filter(isOpen)
      .map(({ code, kind, label }) => ({ code, kind, label, score: null, level: 1 }))
    return { version, proposals: shown }
  }
  const [name = [], ...levels] = await listStems(db, [
    competency.name.fr,
    ...competency.levels.map(({ canDo }) => canDo.fr.replace(/^Je peux /, '')),
  ])
  const stems = [...new Set([...name, ...levels.flat()])]
  const domains = source === 'rome' ? domainsOf(catalog.tracks) : []
  const crowd = await listCandidates(db, key, { kinds, stems, domains })
  const ranked = proposeEntries(
    { name, levels },
    { ...crowd, candidates: crowd.candidates.filter(isOpen) },
    mostProposals,
  )
  return {
    version,
    proposals: ranked.map(({ code, kind, label, score, level }) => ({ code, kind, label, score, level })),
  }
}
