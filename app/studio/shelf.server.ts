/** What the lessons and briefs of catalogues are made of, for lint: each text is read once. */
import { setImmediate } from 'node:timers/promises'
import type { Academy } from '#app/academy.server.ts'
import { pictureScheme } from '#content/picture.ts'
import { textFacts, type Shelf, type TextFacts } from '#content/texts.ts'
import { bodyPaths } from '#content/write.ts'
import type { Database } from '#db/client.server.ts'
import { listPictureNames } from '#db/pictures.ts'
import type { Catalog } from '#engine/catalog.ts'

const known = new Map<string, TextFacts>()
/** Texts of many revisions; the oldest are read again. */
const keptTexts = 5_000

const isPictureOf = ({ alt, url }: TextFacts['links'][number]) =>
  alt !== null && url.startsWith(pictureScheme) ? [url.slice(pictureScheme.length)] : []

/** The shelf of these catalogues. */
export async function readShelf(
  { catalogs }: Pick<Academy, 'catalogs'>,
  db: Database,
  of: readonly Catalog[],
): Promise<Shelf> {
  const facts = new Map<string, TextFacts>()
  for (const hash of new Set(of.flatMap((catalog) => [...bodyPaths(catalog).values()]))) {
    let own = known.get(hash)
    if (!own) {
      own = textFacts(await catalogs.body(hash))
      known.set(hash, own)
      await setImmediate()
    }
    facts.set(hash, own)
  }
  for (const oldest of known.keys()) {
    if (known.size <= keptTexts) break
    known.delete(oldest)
  }
  const names = [...facts.values()].flatMap(({ links }) => links.flatMap(isPictureOf))
  const there = await listPictureNames(db, names)
  return { facts: (hash) => facts.get(hash), hasPicture: (name) => there.has(name) }
}
