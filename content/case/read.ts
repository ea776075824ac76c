/**
 * Reads a CASE package into competencies and prerequisites that could become edits of a draft, and says what would come with it. Nothing is
 * kept here. A framework of ours is known by its item types and codes; of any other, an item without children is a competency of one level,
 * and the item above it is its area.
 */
import type { Catalog, Language, NodeId } from '#engine/catalog.ts'
import { nodeOf, splitNode, writtenRequires } from '#engine/competency.ts'
import { packageSchema, type CaseItem, type CasePackage } from './schema.ts'
import { itemTypes } from './write.ts'

export interface ReadCompetency {
  slug: string
  /** As the package calls it; null when nothing stands above it. */
  area: string | null
  name: string
  levels: string[]
}

export interface CaseContent {
  title: string
  language: Language
  competencies: ReadCompetency[]
  /** What is needed first, and what needs it. */
  prerequisites: { from: NodeId; to: NodeId }[]
}

export interface CaseProblem {
  /** Where in the package: `CFItems.3.fullStatement`; empty: the package as a whole. */
  path: string
  problem: 'json' | 'missing' | 'form' | 'twice' | 'nowhere'
  /** More of it: what is expected, or the id that leads nowhere. */
  detail: string
}

/** Problems that are told at once. */
const mostProblems = 20

/** The competencies of a package, or what is wrong with it. */
export function readCase(json: string): { content: CaseContent } | { problems: CaseProblem[] } {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return { problems: [{ path: '', problem: 'json', detail: '' }] }
  }
  const parsed = packageSchema.safeParse(value)
  if (!parsed.success) {
    const { issues } = parsed.error
    return {
      problems: issues.slice(0, mostProblems).map(({ path, message, code }) => ({
        path: path.map(String).join('.'),
        ...(code === 'invalid_type'
          ? { problem: 'missing' as const, detail: '' }
          : { problem: 'form' as const, detail: message }),
      })),
    }
  }
  const problems = brokenLinks(parsed.data)
  return problems.length > 0 ? { problems } : { content: contentOf(parsed.data) }
}

function brokenLinks({ CFDocument, CFItems, CFAssociations }: CasePackage): CaseProblem[] {
  const known = new Set<string>([CFDocument.identifier])
  const problems: CaseProblem[] = []
  CFItems.forEach(({ identifier }, i) => {
    if (known.has(identifier))
      problems.push({ path: `CFItems.${i}.identifier`, problem: 'twice', detail: identifier })
    known.add(identifier)
  })
  CFAssociations.forEach(({ associationType, originNodeURI, destinationNodeURI }, i) => {
    // Others may lead to other frameworks.
    if (associationType !== 'isChildOf' && associationType !== 'precedes') return
    for (const [end, { identifier }] of [
      ['originNodeURI', originNodeURI],
      ['destinationNodeURI', destinationNodeURI],
    ] as const)
      if (!known.has(identifier))
        problems.push({ path: `CFAssociations.${i}.${end}`, problem: 'nowhere', detail: identifier })
  })
  return problems.slice(0, mostProblems)
}

function contentOf({ CFDocument, CFItems, CFAssociations }: CasePackage): CaseContent {
  const items = new Map(CFItems.map((item) => [item.identifier, item]))
  const above = new Map<string, CaseItem>()
  const below = new Map<string, CaseItem[]>()
  const children = CFAssociations.filter(({ associationType }) => associationType === 'isChildOf').sort(
    (one, other) => (one.sequenceNumber ?? 0) - (other.sequenceNumber ?? 0),
  )
  for (const { originNodeURI, destinationNodeURI } of children) {
    const child = items.get(originNodeURI.identifier)
    const parent = items.get(destinationNodeURI.identifier)
    if (!child || !parent) continue
    above.set(child.identifier, parent)
    below.set(parent.identifier, [...(below.get(parent.identifier) ?? []), child])
  }
  const isOurs = CFItems.some(({ CFItemType }) => CFItemType === itemTypes.level)
  const chosen = CFItems.filter((item) =>
    isOurs ? item.CFItemType === itemTypes.competency : !below.has(item.identifier),
  )
  const slugs = new Set<string>()
  const nodes = new Map<string, NodeId>()
  const competencies = chosen.map((item): ReadCompetency => {
    const slug = freeSlug(item, slugs)
    const levels = isOurs ? (below.get(item.identifier) ?? []) : [item]
    levels.forEach((level, i) => nodes.set(level.identifier, nodeOf(slug, i + 1)))
    const area = above.get(item.identifier)
    return {
      slug,
      area: area ? area.abbreviatedStatement || area.fullStatement : null,
      name: item.abbreviatedStatement || item.fullStatement,
      levels: levels.map(({ fullStatement }) => fullStatement),
    }
  })
  const prerequisites = CFAssociations.flatMap(({ associationType, originNodeURI, destinationNodeURI }) => {
    const from = nodes.get(originNodeURI.identifier)
    const to = nodes.get(destinationNodeURI.identifier)
    return associationType === 'precedes' && from && to && !isLevelBelow(from, to) ? [{ from, to }] : []
  })
  const language = CFDocument.language?.toLowerCase().startsWith('en') ? 'en' : 'fr'
  return { title: CFDocument.title, language, competencies, prerequisites }
}

/** A level needs the one below it without a word. */
function isLevelBelow(from: NodeId, to: NodeId): boolean {
  const [one, other] = [splitNode(from), splitNode(to)]
  return one.competency === other.competency && one.level === other.level - 1
}

const slugForm = /^[a-z0-9]+(-[a-z0-9]+)*$/
/** Letters of a slug that is made of a sentence. */
const longestSlug = 40

/** Its own code where that is a slug, else one made of its words; another one where it is taken. */
function freeSlug(
  { humanCodingScheme = '', abbreviatedStatement, fullStatement }: CaseItem,
  taken: Set<string>,
): string {
  const words = (abbreviatedStatement || fullStatement)
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  const made = words.slice(0, longestSlug).replace(/^-|-+$/g, '') || 'item'
  const wanted = slugForm.test(humanCodingScheme) ? humanCodingScheme : made
  let slug = wanted
  for (let n = 2; taken.has(slug); n += 1) slug = `${wanted}-${n}`
  taken.add(slug)
  return slug
}

export interface CaseReport {
  added: ReadCompetency[]
  /** What reads otherwise: the name (level 0) or the can-do sentence of a level; `before` is null for a level that comes. */
  changed: { slug: string; level: number; before: string | null; after: string }[]
  prerequisites: { from: NodeId; to: NodeId }[]
  same: number
}

/** What a package would change in the catalogue; what the package does not have stays. */
export function reportCase(content: CaseContent, catalog: Catalog): CaseReport {
  const { language } = content
  const ours = new Map(catalog.competencies.map((competency) => [competency.slug, competency]))
  const report: CaseReport = { added: [], changed: [], prerequisites: [], same: 0 }
  for (const read of content.competencies) {
    const own = ours.get(read.slug)
    if (!own) {
      report.added.push(read)
      continue
    }
    const texts = [own.name, ...own.levels.map(({ canDo }) => canDo)].map((text) => text[language])
    const differing = [read.name, ...read.levels].flatMap((after, level) =>
      texts[level] === after ? [] : [{ slug: read.slug, level, before: texts[level] ?? null, after }],
    )
    if (differing.length === 0) report.same += 1
    report.changed.push(...differing)
  }
  const written = writtenRequires(catalog)
  report.prerequisites = content.prerequisites.filter(({ from, to }) => !written.get(to)?.includes(from))
  return report
}
