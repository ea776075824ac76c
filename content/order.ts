/** Files have an order of names; a catalogue has its own. What is read from files gets the order of the catalogue they were taken from. */
import type { Catalog } from '#engine/catalog.ts'
import type { Content } from './read.ts'

/** The list in the order of another one; what that one has not stands after what it follows, at the end where it follows nothing. */
function ordered<T>(list: readonly T[], order: readonly string[], nameOf: (one: T) => string): T[] {
  const place = new Map(order.map((name, i) => [name, i]))
  const known = list
    .filter((one) => place.has(nameOf(one)))
    .sort((a, b) => (place.get(nameOf(a)) ?? 0) - (place.get(nameOf(b)) ?? 0))
  return withNew(known, list, (one) => place.has(nameOf(one)))
}

/** Puts the new ones of a list after what stands before them in it. */
function withNew<T>(known: readonly T[], list: readonly T[], isKnown: (one: T) => boolean): T[] {
  const result = [...known]
  let last: T | null = null
  for (const one of list) {
    if (!isKnown(one)) result.splice(last === null ? result.length : result.indexOf(last) + 1, 0, one)
    last = one
  }
  return result
}

/**
 * Items in the order of the catalogue; where those of one file have changed places among each other, they do so there too, in the
 * places that they have together.
 */
function orderedItems({ catalog, places }: Pick<Content, 'catalog' | 'places'>, base: Catalog) {
  const place = new Map(base.items.map(({ id }, i) => [id, i]))
  const files = new Map<string, typeof catalog.items>()
  for (const item of catalog.items) {
    const file = places.get(`item:${item.id}`)?.file ?? ''
    files.set(file, [...(files.get(file) ?? []), item])
  }
  const slots: { at: number; item: (typeof catalog.items)[number] }[] = []
  for (const items of files.values()) {
    const known = items.filter(({ id }) => place.has(id))
    const own = known.map(({ id }) => place.get(id) ?? 0).sort((a, b) => a - b)
    known.forEach((item, i) => slots.push({ at: own[i] ?? 0, item }))
  }
  const known = slots.sort((a, b) => a.at - b.at).map(({ item }) => item)
  return withNew(known, catalog.items, ({ id }) => place.has(id))
}

/** The catalogue that was read, in the order of the one whose files they are: what nobody moved has not moved. */
export function inOrderOf(base: Catalog, content: Pick<Content, 'catalog' | 'places'>): Catalog {
  const { catalog } = content
  const slugs = (list: readonly { slug: string }[]) => list.map(({ slug }) => slug)
  const slugOf = ({ slug }: { slug: string }) => slug
  return {
    ...catalog,
    competencies: ordered(catalog.competencies, slugs(base.competencies), slugOf),
    modules: ordered(catalog.modules, slugs(base.modules), slugOf),
    items: orderedItems(content, base),
    tracks: ordered(catalog.tracks, slugs(base.tracks), slugOf),
  }
}
