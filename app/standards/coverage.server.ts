/** What a track covers of certifications, by alignments that somebody confirmed. */
import type { Academy } from '#app/academy.server.ts'
import { listAlignments } from '#db/standards/alignments.ts'
import { findEntry, listBlocks } from '#db/standards/entries.ts'
import type { Catalog, Track } from '#engine/catalog.ts'
import { nodesOfTrack } from '#engine/competency.ts'
import { coverBlocks, type CoveredBlock } from '#engine/coverage.ts'
import { compareVersions } from '#engine/standard.ts'

export interface CoveredCertification {
  code: string
  label: string
  version: string
  blocks: CoveredBlock[]
}

/** The certifications, version by version, of which something is aligned with what this track teaches, those with most covered blocks first. */
export async function readCoverage(
  { db }: Pick<Academy, 'db'>,
  catalog: Catalog,
  track: Track,
): Promise<CoveredCertification[]> {
  const nodes = nodesOfTrack(catalog, track)
  const taught = new Set(nodes)
  const confirmed = (
    await listAlignments(db, { subjectKind: 'node', source: 'rncp', state: 'confirmed' })
  ).filter(({ subject }) => taught.has(subject))
  const named = new Set(confirmed.map(({ version, code }) => `${version} ${certificationOf(code)}`))
  const found = await Promise.all(
    [...named].map(async (name) => {
      const at = name.lastIndexOf(' ')
      const [version, code] = [name.slice(0, at), name.slice(at + 1)]
      const key = { source: 'rncp' as const, version, code }
      const entry = await findEntry(db, key)
      if (!entry) return []
      const own = confirmed.filter((one) => one.version === version)
      const blocks = coverBlocks(
        nodes,
        await listBlocks(db, key),
        own.map((one) => ({ node: one.subject, code: one.code })),
      )
      return [{ code, label: entry.label, version, blocks }]
    }),
  )
  return found
    .flat()
    .sort((a, b) => coveredIn(b) - coveredIn(a) || a.code.localeCompare(b.code) || compareVersions(a, b))
}

/** The blocks that a track covers as a whole, by their places in the certification: in the latest version of it that has such blocks. */
export async function readCoveredBlocks(
  context: Pick<Academy, 'db'>,
  catalog: Catalog,
  track: Track,
): Promise<{ code: string; label: string; places: number[] }[]> {
  const covered = (await readCoverage(context, catalog, track)).filter((one) => coveredIn(one) > 0)
  const isLatest = (one: CoveredCertification) =>
    covered.every((other) => other.code !== one.code || compareVersions(one, other) <= 0)
  return covered.filter(isLatest).map(({ code, label, blocks }) => ({
    ...{ code, label },
    places: blocks.flatMap((block, i) => (block.covered ? [i + 1] : [])),
  }))
}

const coveredIn = ({ blocks }: CoveredCertification) => blocks.filter(({ covered }) => covered).length

/** The certification that a competence of its blocks belongs to: `RNCP37674BC01.2` is one of RNCP37674. */
function certificationOf(code: string): string {
  return /^(?:RNCP|RS)\d+/.exec(code)?.[0] ?? code
}
