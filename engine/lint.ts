/** What is wrong with a catalogue as a value, as data. What only files can show (links, structure) is linted in content/. */
import type { Catalog, Module, NodeId } from '#engine/catalog.ts'
import { findCycle, listNodes, writtenRequires } from '#engine/competency.ts'
import type { Item } from '#engine/item.ts'
import { lintGaps } from '#engine/lint/gaps.ts'
import { lintLists } from '#engine/lint/lists.ts'
import { lintRetired } from '#engine/lint/retired.ts'
import { lintRedundant, lintTracks } from '#engine/lint/tracks.ts'

export type LintRule =
  | 'twice'
  | 'unresolved'
  | 'cycle'
  | 'level-order'
  | 'untaught'
  | 'few-items'
  | 'unreachable-target'
  | 'long-module'
  | 'no-feedback'
  | 'no-right-choice'
  | 'module-circle'
  | 'final-project'
  | 'listed-twice'
  | 'missing-text'
  | 'empty'
  | 'too-many-levels'
  | 'redundant-prerequisite'
  | 'milestone-outside'
  | 'no-track'
  | 'unused-area'
  | 'retired-used'
  | 'retired-unknown'
  | 'retired-circle'
  | 'vanished'
  | 'comes-back'

export interface LintFinding {
  rule: LintRule
  where: {
    kind: 'area' | 'competency' | 'node' | 'module' | 'item' | 'track' | 'retirement'
    slug: string
  }
  /** Slugs and numbers that tell what is wrong; plain words for those who edit content. */
  detail: string
  /** The way to the field in which it is: `facts.0.text.en`. */
  field?: string
  /** The nodes, slugs or numbers of the detail, for who tells it in other words. */
  about?: readonly (string | number)[]
}

export const fewestItems = 6
export const longestModule = 90

export type Report = (
  rule: LintRule,
  kind: LintFinding['where']['kind'],
  slug: string,
  detail: string,
  facts?: Pick<LintFinding, 'field' | 'about'>,
) => void

function lintSlugs(catalog: Catalog, report: Report) {
  const lists = [
    ['area', catalog.areas.map(({ slug }) => slug)],
    ['competency', catalog.competencies.map(({ slug }) => slug)],
    ['module', catalog.modules.map(({ slug }) => slug)],
    ['track', catalog.tracks.map(({ slug }) => slug)],
    ['item', catalog.items.map(({ id }) => id)],
    ['retirement', (catalog.retired ?? []).map(({ node }) => node)],
  ] as const
  for (const [kind, slugs] of lists) {
    for (const slug of new Set(slugs.filter((one, i) => slugs.indexOf(one) !== i))) {
      report('twice', kind, slug, 'used more than once')
    }
  }
}

function lintReferences(catalog: Catalog, nodes: Set<NodeId>, report: Report) {
  const areas = new Set(catalog.areas.map(({ slug }) => slug))
  const expect = (kind: LintFinding['where']['kind'], slug: string, what: string, ids: readonly NodeId[]) => {
    for (const id of ids)
      if (!nodes.has(id)) report('unresolved', kind, slug, `${what} ${id}`, { about: [id] })
  }
  for (const { slug, area, levels } of catalog.competencies) {
    if (!areas.has(area)) report('unresolved', 'competency', slug, `area ${area}`, { about: [area] })
    levels.forEach((level, i) => expect('node', `${slug}@${i + 1}`, 'requires', level.requires))
  }
  for (const { slug, teaches, project } of catalog.modules) {
    expect('module', slug, 'teaches', teaches)
    for (const { slug: criterion, node } of project?.criteria ?? []) {
      expect('module', slug, `criterion ${criterion} on`, [node])
    }
  }
  for (const { id, node } of catalog.items) expect('item', id, 'assesses', [node])
  for (const { slug, targets, milestones } of catalog.tracks) {
    expect('track', slug, 'targets', targets)
    for (const milestone of milestones)
      expect('track', slug, `milestone ${milestone.slug} has`, milestone.nodes)
  }
}

function lintItem(item: Item, report: Report) {
  if (item.kind !== 'choice' && item.kind !== 'choices') return
  item.options.forEach((option, i) => {
    if (!option.correct && !option.feedback)
      report('no-feedback', 'item', item.id, `wrong choice ${i + 1}`, { about: [i + 1] })
  })
  const right = item.options.filter(({ correct }) => correct).length
  if (item.kind === 'choice' && right !== 1)
    report('no-right-choice', 'item', item.id, `${right} right choices, not 1`, { about: [right] })
  if (item.kind === 'choices' && right === 0)
    report('no-right-choice', 'item', item.id, 'no right choice', { about: [0] })
}

function lintNodes(catalog: Catalog, nodes: Set<NodeId>, report: Report) {
  const taught = new Set(catalog.modules.flatMap(({ teaches }) => teaches))
  for (const node of nodes) {
    if (!taught.has(node)) report('untaught', 'node', node, 'no module teaches it')
    const items = catalog.items.filter((item) => item.node === node).length
    if (items < fewestItems)
      report('few-items', 'node', node, `${items} items, fewer than ${fewestItems}`, { about: [items] })
  }
  for (const { slug, levels } of catalog.competencies) {
    levels.forEach((level, i) => {
      for (const id of level.requires) {
        const [competency, number] = id.split('@')
        if (competency === slug && Number(number) > i) {
          report('level-order', 'node', `${slug}@${i + 1}`, `requires ${id}, its own level or one above`, {
            about: [id],
          })
        }
      }
    })
  }
}

function lintModules(modules: readonly Module[], requires: Map<NodeId, NodeId[]>, report: Report) {
  for (const { slug, minutes } of modules) {
    if (minutes > longestModule)
      report('long-module', 'module', slug, `${minutes} minutes, more than ${longestModule}`, {
        about: [minutes],
      })
  }
  const given = new Set<NodeId>()
  const taught = new Set(modules.flatMap(({ teaches }) => teaches))
  const needs = ({ teaches }: Module) =>
    teaches
      .flatMap((node) => requires.get(node) ?? [])
      .filter((node) => taught.has(node) && !teaches.includes(node))
  let left = [...modules]
  for (;;) {
    const ready = left.filter((module) => needs(module).every((node) => given.has(node)))
    if (ready.length === 0) break
    for (const { teaches } of ready) for (const node of teaches) given.add(node)
    left = left.filter((module) => !ready.includes(module))
  }
  for (const module of left) {
    const missing = needs(module).filter((node) => !given.has(node))
    report('module-circle', 'module', module.slug, `can never begin: needs ${missing.join(', ')}`, {
      about: missing,
    })
  }
}

/** A track with projects ends with one of them, so that it is known whose feedback must come from somebody else than a mentor. */
function lintFinals({ tracks, modules }: Catalog, requires: Map<NodeId, NodeId[]>, report: Report) {
  for (const { slug, targets } of tracks) {
    const needed = new Set<NodeId>(targets)
    for (const node of needed) for (const before of requires.get(node) ?? []) needed.add(before)
    const own = modules.filter(({ project, teaches }) => project && teaches.some((node) => needed.has(node)))
    const finals = own.filter(({ project }) => project?.final)
    if (own.length > 0 && finals.length !== 1)
      report('final-project', 'track', slug, `${finals.length} final projects, not 1`, {
        about: [finals.length],
      })
  }
}

/** Everything that is refused in a catalogue; empty when all is well. Never throws, however broken the catalogue is. */
export function lintCatalog(catalog: Catalog): LintFinding[] {
  const findings: LintFinding[] = []
  const report: Report = (rule, kind, slug, detail, facts) =>
    findings.push({ rule, where: { kind, slug }, detail, ...facts })
  const nodes = new Set(listNodes(catalog))
  const requires = writtenRequires(catalog)
  lintSlugs(catalog, report)
  lintReferences(catalog, nodes, report)
  const cycle = findCycle(catalog)
  if (cycle?.[0]) report('cycle', 'node', cycle[0], cycle.join(' → '), { about: cycle })
  lintLists(catalog, report)
  lintGaps(catalog, report)
  lintRetired(catalog, nodes, report)
  lintNodes(catalog, nodes, report)
  lintTracks(catalog, nodes, requires, report)
  if (!cycle) {
    lintModules(catalog.modules, requires, report)
    lintRedundant(catalog, nodes, requires, report)
  }
  lintFinals(catalog, requires, report)
  for (const item of catalog.items) lintItem(item, report)
  return findings
}
