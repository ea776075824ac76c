/** Standards as staff read them: which version is meant, and how ours stand beside it. */
import type { Academy } from '#app/academy.server.ts'
import { listSteps } from '#db/standards/entries.ts'
import { listVersions, type StandardVersion, type VersionKey } from '#db/standards/versions.ts'
import type { Track } from '#engine/catalog.ts'
import { standardSources, type EntryKind, type StandardSource } from '#engine/standard.ts'

/** What of a source can be aligned with a node of ours. */
export const alignable: Record<StandardSource, EntryKind[]> = {
  rome: ['skill', 'knowledge'],
  esco: ['skill', 'knowledge'],
  rncp: ['skill'],
}

/** What of a source is looked for. */
export const searchable: Record<StandardSource, EntryKind[]> = {
  rome: ['occupation', 'title', 'skill', 'knowledge'],
  esco: ['skill', 'knowledge'],
  rncp: ['certification', 'block', 'skill'],
}

/** The source of that name; null when there is none. */
export function sourceOf(name: string | null | undefined): StandardSource | null {
  return standardSources.find((source) => source === name) ?? null
}

/** The latest version of each source that is here. */
export function latestOf(versions: StandardVersion[]): Partial<Record<StandardSource, string>> {
  return Object.fromEntries(versions.toReversed().map(({ source, version }) => [source, version]))
}

/** A version that is here, by the words of an address; 404 otherwise. */
export async function requireVersion(
  { db }: Pick<Academy, 'db'>,
  given: { source?: string; version?: string },
): Promise<VersionKey> {
  const found = (await listVersions(db)).find(
    ({ source, version }) => source === given.source && version === given.version,
  )
  if (!found) throw new Response(null, { status: 404 })
  return { source: found.source, version: found.version }
}

/** Steps from one version to the next, the latest first: those that are announced, and those between two that are here. */
export async function readSteps(
  { db }: Pick<Academy, 'db'>,
  versions: StandardVersion[],
): Promise<{ source: StandardSource; from: string; to: string }[]> {
  const steps = await Promise.all(
    standardSources.map(async (source) => {
      const stored = versions.filter((one) => one.source === source).map(({ version }) => version)
      const between = stored.slice(1).map((from, i) => ({ source, from, to: stored[i] ?? '' }))
      const announced = (await listSteps(db, source)).map(({ from, to }) => ({ source, from, to }))
      return [
        ...announced.filter(({ from, to }) => !between.some((one) => one.from === from && one.to === to)),
        ...between,
      ]
    }),
  )
  return steps.flat()
}

/** The first letters of the ROME codes that tracks lead to: their trade. */
export function domainsOf(tracks: Track[]): string[] {
  return [...new Set(tracks.map(({ rome }) => rome.code.slice(0, 3)))]
}
