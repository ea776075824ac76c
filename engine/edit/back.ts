/** The way back to an earlier revision, as edits of today's. */
import type { Catalog, Retirement } from '#engine/catalog.ts'
import { listNodes } from '#engine/competency.ts'
import { diffCatalogs } from '#engine/edit/diff.ts'
import type { Edit } from '#engine/edit/edit.ts'
import { currentNodes } from '#engine/retirement.ts'

/**
 * Edits that make of today's catalogue what an earlier one was, both sound. Nodes that are only in today's are retired: what was shown
 * on them counts for those nodes of the earlier one that they had taken the place of. Nodes that come back are what they were.
 */
export function editsBack(now: Catalog, then: Catalog): Edit[] {
  const known = new Set(listNodes(then))
  const since = (now.retired ?? []).filter(({ node }) => known.has(node))
  const retired: Retirement[] = listNodes(now)
    .filter((node) => !known.has(node))
    .map((node) => ({
      node,
      equivalent: since.filter((one) => currentNodes(now, [one.node]).includes(node)).map((one) => one.node),
    }))
  const kept = (now.retired ?? []).filter(({ node }) => !known.has(node))
  const all = [...kept, ...retired]
  const { retired: _before, ...rest } = then
  return diffCatalogs(now, all.length > 0 ? { ...rest, retired: all } : rest)
}
