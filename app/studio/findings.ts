/** What is to be settled in a draft before it can be published, and what is worth a look. */
import {
  areasSchema,
  competencySchema,
  itemsSchema,
  moduleSchema,
  retiredSchema,
  trackSchema,
} from '#content/schema.ts'
import { lintBodies, lintItemTexts, type Shelf, type TextRule } from '#content/texts.ts'
import type { Catalog, Language } from '#engine/catalog.ts'
import { lintCatalog, type LintFinding, type LintRule } from '#engine/lint.ts'
import { lintRevision } from '#engine/lint/retired.ts'

export interface Finding extends Omit<LintFinding, 'rule'> {
  /** `form`: not as the files of the content are written. */
  rule: LintRule | TextRule | 'form'
  /** The text in which it is, and its line there. */
  place?: { part: string; language: Language; line: number }
  blocking: boolean
}

/** Found in a catalogue that still works for learners: told, and left to judgement. */
const advice = new Set<Finding['rule']>([
  'structure',
  'few-items',
  'long-module',
  'no-feedback',
  'redundant-prerequisite',
  'milestone-outside',
  'no-track',
  'unused-area',
  'final-project',
  // By the way back to an earlier revision only, where they mean what they meant.
  'comes-back',
])

/** What already speaks of a thing says enough of it. */
function formFindings(catalog: Catalog, known: readonly LintFinding[]): Finding[] {
  const told = new Set(known.map(({ where }) => `${where.kind} ${where.slug}`))
  const found = (
    kind: LintFinding['where']['kind'],
    slug: string,
    result: { success: boolean; error?: { issues: { path: PropertyKey[]; message: string }[] } },
  ): Finding[] => {
    if (result.success || told.has(`${kind} ${slug}`)) return []
    return (result.error?.issues ?? []).map(({ path, message }) => ({
      ...{ rule: 'form' as const, where: { kind, slug }, blocking: true },
      ...{ detail: `${path.map(String).join('.')}: ${message}`, field: path.map(String).join('.') },
    }))
  }
  const { areas, competencies, modules, items, tracks, retired } = catalog
  return [
    ...areas.flatMap((area) => found('area', area.slug, areasSchema.safeParse([area]))),
    ...competencies.flatMap((one) => found('competency', one.slug, competencySchema.safeParse(one))),
    ...modules.flatMap(({ lesson: _lesson, ...module }) => {
      const { project, ...rest } = module
      const { brief: _brief, ...bare } = project ?? {}
      const file = { ...rest, ...(project && { project: bare }) }
      return found('module', module.slug, moduleSchema.safeParse(file))
    }),
    ...items.flatMap((item) => found('item', item.id, itemsSchema.safeParse([item]))),
    ...tracks.flatMap((track) => found('track', track.slug, trackSchema.safeParse(track))),
    ...(retired ?? []).flatMap((one) => found('retirement', one.node, retiredSchema.safeParse([one]))),
  ]
}

const known = new WeakMap<Catalog, Finding[]>()

/** Everything that is wrong with a catalogue by itself. */
function faultsOf(catalog: Catalog): Finding[] {
  const before = known.get(catalog)
  if (before) return before
  const linted = lintCatalog(catalog)
  const faults = [
    ...linted.map((finding) => ({ ...finding, blocking: !advice.has(finding.rule) })),
    ...formFindings(catalog, linted),
  ]
  known.set(catalog, faults)
  return faults
}

/** What is wrong with the Markdown of lessons, briefs and items. */
function textFaults(catalog: Catalog, shelf: Shelf): Finding[] {
  return [...lintBodies(catalog, shelf), ...lintItemTexts(catalog)].map(({ rule, where, line, detail }) => {
    const { kind, slug, part, language } = where
    return {
      ...{ rule, where: { kind, slug }, detail, blocking: !advice.has(rule) },
      place: { part, language, line },
    }
  })
}

const nameOf = ({ rule, where, place, detail }: Finding) =>
  `${rule} ${where.kind} ${where.slug} ${place?.part} ${place?.language} ${detail}`

/**
 * Everything that is wrong with the catalogue that a draft makes of its base; what stands in the way of publishing first. What the
 * base has wrong already does not: a draft may mend one thing and leave another. Without a shelf nothing is said of Markdown.
 */
export function findingsOf(base: Catalog, catalog: Catalog, shelf?: Shelf): Finding[] {
  const every = (of: Catalog) => [...faultsOf(of), ...(shelf ? textFaults(of, shelf) : [])]
  const old = new Set(every(base).map(nameOf))
  const since = lintRevision(base, catalog).map((finding) => ({
    ...finding,
    blocking: !advice.has(finding.rule),
  }))
  return [
    ...every(catalog).map((finding) => ({
      ...finding,
      blocking: finding.blocking && !old.has(nameOf(finding)),
    })),
    ...since,
  ].sort((a, b) => Number(b.blocking) - Number(a.blocking))
}

/** Whether paths can be planned on it: modules do not wait for each other in a circle. */
export function canPlan(base: Catalog, catalog: Catalog): boolean {
  return !findingsOf(base, catalog).some(({ rule }) => rule === 'module-circle' || rule === 'cycle')
}
