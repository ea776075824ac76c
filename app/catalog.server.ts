import { findCatalog, findLessonBody, findPublished, findRevisionOf } from '#db/catalog.ts'
import type { Database } from '#db/client.server.ts'
import { findFit } from '#db/parameters.ts'
import { countPins } from '#db/pins.ts'
import type { Catalog } from '#engine/catalog.ts'
import { withParameters } from '#engine/parameters.ts'

/** Catalogues kept in memory: the one in force, the one before while requests still work with it, and bases of drafts, those that learners stay on. */
const keptRevisions = 8
/** Lesson bodies kept in memory, some 6 kB each. */
const keptBodies = 400

export interface CatalogStore {
  /**
   * The latest revision with the parameters in force; asks the database for their numbers each time. Inside a transaction
   * `asked` is the transaction: work that holds one connection never waits for a second. Throws when there is none.
   */
  published(asked: Database): Promise<{ id: number; fit: number | null; catalog: Catalog }>
  /** The same for a learner: of the revision that she stays on, where she stays on an earlier one. */
  hers(asked: Database, learnerId: string): Promise<{ id: number; fit: number | null; catalog: Catalog }>
  /** The earlier revisions that learners stay on. */
  kept(asked: Database): Promise<Catalog[]>
  /** A revision as it was published, without fitted parameters. Throws when there is none. */
  revision(asked: Database, id: number): Promise<Catalog>
  /** A catalogue with the fitted parameters in force, as it would be once published. */
  fitted(asked: Database, catalog: Catalog): Promise<Catalog>
  /** Markdown of a lesson or a project by its content hash. Throws when there is none. */
  body(hash: string): Promise<string>
}

async function withFit(asked: Database, fit: number | null, catalog: Catalog, id?: number): Promise<Catalog> {
  if (fit === null) return catalog
  const found = await findFit(asked, fit)
  if (!found) throw new Error(`no fit ${fit}`)
  const fittedOn = found.revisionId === id ? catalog : await findCatalog(asked, found.revisionId)
  return withParameters(catalog, found.parameters, fittedOn ?? catalog)
}

/** The published catalogue, kept in memory: revisions and bodies never change once published. */
export function openCatalogs(db: Database): CatalogStore {
  const catalogs = new Map<string, Promise<Catalog>>()
  const bodies = new Map<string, Promise<string>>()
  const byIds = (id: number, fit: number | null, asked: Database) =>
    keep(catalogs, keptRevisions, `${id} ${fit}`, async () => {
      const catalog = await findCatalog(asked, id)
      if (!catalog) throw new Error(`no catalogue revision ${id}`)
      return withFit(asked, fit, catalog, id)
    })
  const inForce = async (found: { id: number; fit: number | null } | null, asked: Database) => {
    if (!found) throw new Error('no catalogue revision is published')
    return { ...found, catalog: await byIds(found.id, found.fit, asked) }
  }
  return {
    published: async (asked) => inForce(await findPublished(asked), asked),
    hers: async (asked, learnerId) => inForce(await findRevisionOf(asked, learnerId), asked),
    kept: async (asked) =>
      Promise.all((await countPins(asked)).map(({ revisionId }) => byIds(revisionId, null, asked))),
    revision: (asked, id) => byIds(id, null, asked),
    async fitted(asked, catalog) {
      return withFit(asked, (await findPublished(asked))?.fit ?? null, catalog)
    },
    body: (hash) =>
      keep(bodies, keptBodies, hash, async () => {
        const body = await findLessonBody(db, hash)
        if (body === null) throw new Error(`no lesson body ${hash}`)
        return body
      }),
  }
}

/** What `load` gave for this key, asked once; the least recently used goes when there are too many, a failure at once. */
function keep<Key, Value>(
  kept: Map<Key, Promise<Value>>,
  most: number,
  key: Key,
  load: () => Promise<Value>,
): Promise<Value> {
  const value = kept.get(key) ?? load()
  kept.delete(key)
  kept.set(key, value)
  value.catch(() => {
    if (kept.get(key) === value) kept.delete(key)
  })
  for (const oldest of kept.keys()) {
    if (kept.size <= most) break
    kept.delete(oldest)
  }
  return value
}
