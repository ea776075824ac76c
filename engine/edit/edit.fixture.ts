/** Catalogues with something of everything, and edits drawn by chance. */
import { itemsFor, moduleOf, randomCatalog } from '#engine/catalog.fixture.ts'
import type { Catalog, NodeId, Text } from '#engine/catalog.ts'
import { listNodes, nodeOf } from '#engine/competency.ts'
import { applyEdit } from '#engine/edit/apply.ts'
import { listThings } from '#engine/edit/diff.ts'
import type { Edit, Kind, Listing } from '#engine/edit/edit.ts'
import { addition, moving, putting, removal, setting, taking } from '#engine/edit/make.ts'
import { membersOf } from '#engine/edit/place.ts'

type Random = () => number
const same = (text: string): Text => ({ fr: text, en: text })
const pick = <T>(random: Random, list: readonly T[]): T | undefined =>
  list[Math.floor(random() * list.length)]

/** A sound catalogue of some competencies, with projects, milestones, a second track and a retired node. */
export function richCatalog(random: Random, competencies: number): Catalog {
  const catalog = randomCatalog(random, competencies)
  const nodes = listNodes(catalog)
  const some = (most: number) => [
    ...new Set(Array.from({ length: most }, () => pick(random, nodes) ?? nodes[0] ?? '')),
  ]
  const modules = catalog.modules.map((module, i) => ({
    ...module,
    lesson: { fr: `fr${i}`, en: `en${i}` },
    ...(i % 3 === 0 && {
      project: {
        title: same('project'),
        minutes: 60,
        brief: same('brief'),
        criteria: some(3).map((node, n) => ({ slug: `criterion-${n}`, node, text: same(node) })),
      },
    }),
  }))
  const tracks = ['one', 'two'].map((slug) => ({
    ...catalog.tracks[0]!,
    slug,
    facts: [{ text: same('fact'), source: same('source'), date: '2026' }],
    targets: some(3),
    milestones: ['first', 'second'].map((name) => ({ slug: name, name: same(name), nodes: some(2) })),
  }))
  return { ...catalog, modules, tracks, retired: [{ node: 'gone@1', equivalent: some(2) }] }
}

const listings: Listing[] = ['level', 'module', 'track', 'milestone', 'retirement']
const kinds: Kind[] = [
  'area',
  'competency',
  'level',
  'module',
  'criterion',
  'item',
  'track',
  'milestone',
  'retirement',
]

/** Fields of text or number by kind. */
const fields: Record<Kind, string[]> = {
  area: ['name.fr', 'canDo.en'],
  competency: ['name.fr', 'name.en'],
  level: ['canDo.fr', 'canDo.en'],
  module: ['title.fr', 'title.en', 'lesson.fr', 'project.title.en'],
  criterion: ['text.fr'],
  item: ['prompt.fr', 'prompt.en', 'hint.fr', 'options.1.text.en'],
  track: ['name.en', 'facts.0.text.fr', 'rome.code'],
  milestone: ['name.fr'],
  retirement: [],
}

let named = 0
const newName = (start: string) => `${start}-${(named += 1)}`

function randomAddition(catalog: Catalog, random: Random, nodes: readonly NodeId[]): Edit | null {
  const node = pick(random, nodes) ?? 'none@1'
  const slug = newName('new')
  const place = random() < 0.5 ? undefined : null
  switch (pick(random, kinds)) {
    case 'area':
      return addition(catalog, 'area', slug, { slug, name: same(slug), canDo: same(slug) }, place)
    case 'competency': {
      const levels = [
        { canDo: same(slug), requires: [node] },
        { canDo: same(slug), requires: [] },
      ]
      const area = pick(random, catalog.areas)?.slug ?? ''
      return addition(catalog, 'competency', slug, { slug, area, name: same(slug), levels }, place)
    }
    case 'level': {
      const competency = pick(random, catalog.competencies)
      const above = nodeOf(competency?.slug ?? '', (competency?.levels.length ?? 0) + 1)
      return addition(catalog, 'level', above, { canDo: same(above), requires: [node] })
    }
    case 'module':
      return addition(catalog, 'module', slug, moduleOf(slug, 30, node), place)
    case 'criterion': {
      const owner = pick(random, catalog.modules)?.slug ?? ''
      return addition(catalog, 'criterion', `${owner}/${slug}`, { slug, node, text: same(slug) }, place)
    }
    case 'item': {
      const [item] = itemsFor(node)
      return item ? addition(catalog, 'item', slug, { ...item, id: slug }, place) : null
    }
    case 'track': {
      const [track] = catalog.tracks
      return track ? addition(catalog, 'track', slug, { ...track, slug, targets: [node] }, place) : null
    }
    case 'milestone': {
      const owner = pick(random, catalog.tracks)?.slug ?? ''
      return addition(catalog, 'milestone', `${owner}/${slug}`, { slug, name: same(slug), nodes: [node] })
    }
    default:
      return addition(catalog, 'retirement', `${slug}@1`, { node: `${slug}@1`, equivalent: [node] }, place)
  }
}

/** An edit of any sort on a catalogue; perhaps one that is refused. */
export function randomEdit(catalog: Catalog, random: Random): Edit | null {
  const nodes = listNodes(catalog)
  const kind = pick(random, kinds) ?? 'area'
  const slug = pick(random, listThings(catalog, kind))
  const draw = random()
  if (draw < 0.2) return randomAddition(catalog, random, nodes)
  if (draw < 0.6) {
    const listing = pick(random, listings) ?? 'level'
    const owner = pick(random, listThings(catalog, listing))
    const members = owner === undefined ? null : membersOf(catalog, { kind: listing, slug: owner })
    if (owner === undefined || !members) return null
    const member = pick(random, draw < 0.42 ? nodes : members)
    if (member === undefined) return null
    const where = { kind: listing, slug: owner }
    return draw < 0.42
      ? putting(catalog, where, member, pick(random, [...members, null]))
      : taking(catalog, where, member)
  }
  if (slug === undefined) return null
  if (draw < 0.72) return removal(catalog, { kind, slug })
  if (draw < 0.8) return moving(catalog, { kind, slug }, pick(random, listThings(catalog, kind)) ?? null)
  const field = pick(random, fields[kind])
  if (draw < 0.94) return field ? setting(catalog, { kind, slug }, field, newName('said')) : null
  const module = pick(random, catalog.modules)
  if (draw < 0.96 && module) {
    const project = { title: same('p'), minutes: 60, brief: same('b'), criteria: [] }
    return setting(catalog, { kind: 'module', slug: module.slug }, 'project', module.project ? null : project)
  }
  const item = pick(random, catalog.items)
  return item ? setting(catalog, { kind: 'item', slug: item.id }, 'node', pick(random, nodes)) : null
}

/** So many edits that are made one after the other, and the catalogue they lead to. */
export function randomEdits(
  base: Catalog,
  random: Random,
  count: number,
): { edits: Edit[]; catalog: Catalog; refused: number } {
  const edits: Edit[] = []
  let catalog = base
  let refused = 0
  while (edits.length < count) {
    const edit = randomEdit(catalog, random)
    const next = edit && applyEdit(catalog, edit)
    if (!edit || !next?.catalog) {
      refused += 1
      continue
    }
    edits.push(edit)
    catalog = next.catalog
  }
  return { edits, catalog, refused }
}
