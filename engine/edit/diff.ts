/**
 * The edits that turn one catalogue into another, order included, each of them applicable after those before it: what leaves lists
 * first, then what comes, then what changes, then what goes.
 */
import type { Catalog, Level } from '#engine/catalog.ts'
import { nodeOf } from '#engine/competency.ts'
import { isFixed } from '#engine/edit/apply.ts'
import type { Edit, Kind, Listing, Where } from '#engine/edit/edit.ts'
import { addition, moving, putting, Recorder, removal, taking } from '#engine/edit/make.ts'
import { findThing, hasNode, membersOf, shelfOf } from '#engine/edit/place.ts'
import { isSame } from '#engine/edit/tree.ts'
import { longestKept } from '#engine/path/compare.ts'

/** All things of a kind, by name, in their order. */
export function listThings(catalog: Catalog, kind: Kind): string[] {
  switch (kind) {
    case 'level':
      return catalog.competencies.flatMap(({ slug, levels }) => levels.map((_, i) => nodeOf(slug, i + 1)))
    case 'criterion':
      return catalog.modules.flatMap(({ slug, project }) =>
        (project?.criteria ?? []).map((criterion) => `${slug}/${criterion.slug}`),
      )
    case 'milestone':
      return catalog.tracks.flatMap(({ slug, milestones }) => milestones.map((one) => `${slug}/${one.slug}`))
    default:
      return shelfOf(catalog, { kind, slug: '' })?.keys ?? []
  }
}

const isTree = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The fields in which two values of one thing differ; languages apart, lists as a whole where they grew or shrank. */
function fieldEdits(where: Where, field: string, was: unknown, value: unknown): Edit[] {
  if (isSame(was, value) || (field !== '' && isFixed(where.kind, field))) return []
  const inner = (key: string) => (field === '' ? key : `${field}.${key}`)
  if (isTree(was) && isTree(value)) {
    const keys = [...new Set([...Object.keys(was), ...Object.keys(value)])]
    return keys.flatMap((key) => fieldEdits(where, inner(key), was[key] ?? null, value[key] ?? null))
  }
  if (Array.isArray(was) && Array.isArray(value) && was.length === value.length && value.every(isTree))
    return value.flatMap((one, i) => fieldEdits(where, inner(String(i)), was[i], one))
  return [{ act: 'set', ...where, field, was, value }]
}

/** One of the two catalogues is not sound: no edits lead from one to the other. */
class NoDifference extends Error {}

/** Makes an edit that is only refused where a catalogue is not sound. */
function must(recorder: Recorder, edit: Edit) {
  const refused = recorder.make(edit)
  if (refused)
    throw new NoDifference(`${edit.act} ${edit.kind} ${edit.slug} is refused: ${JSON.stringify(refused)}`)
}

/** A thing of both, that stays. A task of another kind is another task. */
function stays(a: Catalog, b: Catalog, { kind, slug }: Where): boolean {
  const [was, is] = [findThing(a, { kind, slug }), findThing(b, { kind, slug })]
  if (was === undefined || is === undefined) return false
  return !('kind' in was && 'kind' in is) || was.kind === is.kind
}

const listings: Listing[] = ['level', 'module', 'track', 'milestone', 'retirement']
const ordered: Kind[] = [
  'area',
  'competency',
  'module',
  'criterion',
  'item',
  'track',
  'milestone',
  'retirement',
]
/** What names nodes and is named by nothing. */
const leaves: Kind[] = ['module', 'criterion', 'item', 'track', 'milestone']

function takeOut(recorder: Recorder, b: Catalog) {
  for (const kind of listings) {
    for (const slug of listThings(recorder.catalog, kind)) {
      const wanted = membersOf(b, { kind, slug })
      for (const member of membersOf(recorder.catalog, { kind, slug }) ?? [])
        if (wanted && !wanted.includes(member))
          must(recorder, taking(recorder.catalog, { kind, slug }, member))
    }
  }
}

/** Whether what a thing belongs to is in a catalogue; else it comes and goes with that. */
const hasOwner = (catalog: Catalog, where: Where) => shelfOf(catalog, where) !== null

function removeLeaves(recorder: Recorder, b: Catalog) {
  for (const kind of [...leaves, 'retirement'] as const) {
    for (const slug of listThings(recorder.catalog, kind)) {
      const where = { kind, slug }
      if (hasOwner(b, where) && !stays(recorder.catalog, b, where))
        must(recorder, removal(recorder.catalog, where))
    }
  }
}

/** What both have in the order of the other one. */
function moveThings(recorder: Recorder, b: Catalog) {
  for (const kind of ordered) {
    const common = listThings(b, kind).filter((slug) => findThing(recorder.catalog, { kind, slug }))
    const places = new Map(listThings(recorder.catalog, kind).map((slug, i) => [slug, i]))
    const kept = longestKept(common.map((slug) => places.get(slug) ?? 0))
    const last = new Map<string, string>()
    common.forEach((slug, i) => {
      const shelf = shelfOf(recorder.catalog, { kind, slug })
      const list = shelf?.way.join() ?? ''
      if (!kept.has(i)) must(recorder, moving(recorder.catalog, { kind, slug }, last.get(list) ?? null))
      last.set(list, shelf?.key ?? slug)
    })
  }
}

/** The nearest before it in the other catalogue that is here already. */
function anchorIn(catalog: Catalog, b: Catalog, where: Where): string | null {
  const wanted = shelfOf(b, where)
  const here = new Set(shelfOf(catalog, where)?.keys)
  return wanted?.keys.slice(0, wanted.index).findLast((key) => here.has(key)) ?? null
}

function addThings(recorder: Recorder, b: Catalog, kind: Kind) {
  for (const slug of listThings(b, kind)) {
    const where = { kind, slug }
    if (findThing(recorder.catalog, where)) continue
    const { value } = removal(b, where)
    must(recorder, addition(recorder.catalog, kind, slug, value, anchorIn(recorder.catalog, b, where)))
  }
}

/** A competency or a level as the other catalogue has it, with those of its prerequisites that are here already. */
function arriving(catalog: Catalog, b: Catalog, where: Where): Edit {
  const edit = { ...removal(b, where), act: 'add' as const, after: anchorIn(catalog, b, where) }
  const own = `${where.slug}@`
  const known = ({ requires, ...level }: Level): Level => ({
    ...level,
    requires: requires.filter((node) => hasNode(catalog, node) || node.startsWith(own)),
  })
  if (edit.kind === 'level') return { ...edit, value: known(edit.value) }
  if (edit.kind !== 'competency') return edit
  return { ...edit, value: { ...edit.value, levels: edit.value.levels.map(known) } }
}

/** Competencies, and levels of those that stay, of which the other catalogue has none. */
function nodesMissing(catalog: Catalog, other: Catalog): Where[] {
  return catalog.competencies.flatMap(({ slug, levels }): Where[] => {
    if (!findThing(other, { kind: 'competency', slug })) return [{ kind: 'competency', slug }]
    const nodes = levels.map((_, i) => nodeOf(slug, i + 1)).filter((node) => !hasNode(other, node))
    return nodes.map((node) => ({ kind: 'level', slug: node }))
  })
}

/** Each comes with all that it needs where that is here; where some wait for each other, one of them comes without. */
function addNodes(recorder: Recorder, b: Catalog) {
  const waiting = nodesMissing(b, recorder.catalog)
  while (waiting.length > 0) {
    const whole = waiting.filter((where) => {
      const edit = arriving(recorder.catalog, b, where)
      return edit.act === 'add' && isSame(edit.value, findThing(b, where))
    })
    const made = [...whole, ...waiting].find(
      (where) => recorder.make(arriving(recorder.catalog, b, where)) === null,
    )
    if (!made) throw new NoDifference(`${waiting.map(({ slug }) => slug).join(', ')} cannot be added`)
    waiting.splice(waiting.indexOf(made), 1)
  }
}

function setFields(recorder: Recorder, b: Catalog) {
  for (const kind of [...ordered, 'level'] as const) {
    for (const slug of listThings(recorder.catalog, kind)) {
      const where = { kind, slug }
      const wanted = findThing(b, where)
      const edits = wanted ? fieldEdits(where, '', findThing(recorder.catalog, where), wanted) : []
      for (const edit of edits) must(recorder, edit)
    }
  }
}

/** Lists of nodes as the other catalogue has them; as few as possible change their place. */
function putIn(recorder: Recorder, b: Catalog) {
  for (const kind of listings) {
    for (const slug of listThings(recorder.catalog, kind)) {
      const where = { kind, slug }
      const wanted = membersOf(b, where)
      const members = membersOf(recorder.catalog, where) ?? []
      if (!wanted || isSame(wanted, members)) continue
      const common = wanted.filter((node) => members.includes(node))
      const kept = longestKept(common.map((node) => members.indexOf(node)))
      wanted.forEach((node, i) => {
        const place = common.indexOf(node)
        if (kept.has(place)) return
        if (place >= 0) must(recorder, taking(recorder.catalog, where, node))
        must(recorder, putting(recorder.catalog, where, node, wanted[i - 1] ?? null))
      })
    }
  }
}

/** Highest levels first; where some wait for each other, one of them first lets go of what it needs. */
function removeNodes(recorder: Recorder, b: Catalog) {
  const waiting = nodesMissing(recorder.catalog, b).reverse()
  while (waiting.length > 0) {
    const gone = waiting.find((where) => recorder.make(removal(recorder.catalog, where)) === null)
    if (gone) {
      waiting.splice(waiting.indexOf(gone), 1)
      continue
    }
    const tied = listThings(recorder.catalog, 'level')
      .filter((node) => waiting.some(({ slug }) => slug === node || node.startsWith(`${slug}@`)))
      .find((slug) => (membersOf(recorder.catalog, { kind: 'level', slug }) ?? []).length > 0)
    const [member] = membersOf(recorder.catalog, { kind: 'level', slug: tied ?? '' }) ?? []
    if (!tied || !member) throw new NoDifference('what goes is still in use')
    must(recorder, taking(recorder.catalog, { kind: 'level', slug: tied }, member))
  }
}

function removeAreas(recorder: Recorder, b: Catalog) {
  for (const slug of listThings(recorder.catalog, 'area')) {
    const where = { kind: 'area', slug } as const
    if (!findThing(b, where)) must(recorder, removal(recorder.catalog, where))
  }
}

/** Edits that turn `a` into `b`; null where `b` is not sound. */
export function findDifference(a: Catalog, b: Catalog): Edit[] | null {
  try {
    return diffCatalogs(a, b)
  } catch (error) {
    if (error instanceof NoDifference) return null
    throw error
  }
}

/** Edits that turn `a` into `b`, both sound (throws otherwise). Fitted parameters are no part of a revision and are left aside. */
export function diffCatalogs(a: Catalog, b: Catalog): Edit[] {
  const recorder = new Recorder(a)
  takeOut(recorder, b)
  removeLeaves(recorder, b)
  moveThings(recorder, b)
  addThings(recorder, b, 'area')
  addNodes(recorder, b)
  setFields(recorder, b)
  putIn(recorder, b)
  for (const kind of leaves) addThings(recorder, b, kind)
  removeNodes(recorder, b)
  removeAreas(recorder, b)
  addThings(recorder, b, 'retirement')
  return recorder.edits
}
