/**
 * Our competency framework as a CASE package, one for each language: areas, competencies and levels as items; a level is a child of its competency,
 * that of its area, a prerequisite precedes what needs it; an item of another language is a translation of the French one. Ids follow
 * from slugs, so that they stay when a text changes.
 */
import { languages, type Catalog, type Language } from '#engine/catalog.ts'
import { nodeOf } from '#engine/competency.ts'
import { caseId, type CaseAssociation, type CaseItem, type CasePackage } from './schema.ts'

/** What an item is, in its CFItemType. */
export const itemTypes = { area: 'Area', competency: 'Competency', level: 'Level' } as const

export interface Framework {
  catalog: Catalog
  /** Number and moment of the revision. */
  revision: number
  publishedAt: Date
  /** Where the academy is: `https://…`, without a slash at its end. */
  origin: string
  title: Record<Language, string>
  creator: string
  /** What of other frameworks was confirmed for nodes of ours. */
  matches: { node: string; source: string; version: string; code: string; label: string; uri: string }[]
}

/** Where the standard has its resources. */
export const casePath = '/ims/case/v1p1'

/** The id of the framework in a language. */
export function documentId(language: Language): string {
  return caseId('document', language)
}

/** The whole framework in one language. */
export function writeCase(framework: Framework, language: Language): CasePackage {
  const { catalog, origin } = framework
  const started = (collection: string, identifier: string) => ({
    identifier,
    uri: `${origin}${casePath}/${collection}/${identifier}`,
    lastChangeDateTime: framework.publishedAt.toISOString(),
  })
  const document = started('CFDocuments', documentId(language))
  const items: CaseItem[] = []
  const associations: CaseAssociation[] = []
  const add = (type: keyof typeof itemTypes, slug: string, fullStatement: string, short?: string) =>
    items.push({
      ...started('CFItems', caseId(type, slug, language)),
      fullStatement,
      ...(short ? { abbreviatedStatement: short } : {}),
      humanCodingScheme: slug,
      CFItemType: itemTypes[type],
      language,
    })
  const linkTo = (type: keyof typeof itemTypes, slug: string, of: Language = language) => {
    const identifier = caseId(type, slug, of)
    return { title: slug, identifier, uri: `${origin}${casePath}/CFItems/${identifier}` }
  }
  type Link = ReturnType<typeof linkTo>
  const associate = (associationType: string, from: Link, to: Link, sequenceNumber?: number) =>
    associations.push({
      ...started('CFAssociations', caseId(associationType, from.identifier, to.identifier)),
      associationType,
      originNodeURI: from,
      destinationNodeURI: to,
      ...(sequenceNumber === undefined ? {} : { sequenceNumber }),
    })
  const top = { title: framework.title[language], identifier: document.identifier, uri: document.uri }
  const translates = (type: keyof typeof itemTypes, slug: string) => {
    if (language !== languages[0])
      associate('isTranslationOf', linkTo(type, slug), linkTo(type, slug, languages[0]))
  }
  catalog.areas.forEach(({ slug, name, canDo }, i) => {
    add('area', slug, canDo[language], name[language])
    associate('isChildOf', linkTo('area', slug), top, i + 1)
    translates('area', slug)
  })
  catalog.competencies.forEach(({ slug, area, name, levels }, i) => {
    add('competency', slug, name[language])
    associate('isChildOf', linkTo('competency', slug), linkTo('area', area), i + 1)
    translates('competency', slug)
    levels.forEach(({ canDo, requires }, below) => {
      const node = nodeOf(slug, below + 1)
      add('level', node, canDo[language])
      associate('isChildOf', linkTo('level', node), linkTo('competency', slug), below + 1)
      translates('level', node)
      const needed = below > 0 ? [nodeOf(slug, below), ...requires] : requires
      for (const first of needed) associate('precedes', linkTo('level', first), linkTo('level', node))
    })
  })
  for (const { node, source, version, code, label, uri } of framework.matches)
    associate('isRelatedTo', linkTo('level', node), {
      title: label,
      identifier: caseId(source, version, code),
      uri,
    })
  return {
    CFDocument: {
      ...document,
      ...{ title: framework.title[language], creator: framework.creator, publisher: framework.creator },
      ...{ language, caseVersion: '1.1', frameworkType: 'Competency framework' },
      ...{ version: String(framework.revision), adoptionStatus: 'Adopted' },
    },
    CFItems: items,
    CFAssociations: associations,
  }
}
