/** CASE 1.1: what is written has the fields that the standard requires and leads nowhere; read again it says the same. */
import { describe, expect, it } from 'vitest'
import { readCase, reportCase, type CaseContent } from '#content/case/read.ts'
import { caseId, packageSchema, type CasePackage } from '#content/case/schema.ts'
import { writeCase, type Framework } from '#content/case/write.ts'
import { readCatalog } from '#content/read.ts'
import { listNodes, writtenRequires } from '#engine/competency.ts'
import { languages } from '#engine/catalog.ts'

const { catalog } = readCatalog('content')
const framework: Framework = {
  ...{ catalog, revision: 3, origin: 'https://ariane.example', creator: 'Ariane' },
  publishedAt: new Date('2026-11-01T10:00:00Z'),
  title: { fr: 'Compétences', en: 'Competencies' },
  matches: [
    {
      node: 'html@1',
      source: 'rome',
      version: '60',
      code: '102788',
      label: 'HTML',
      uri: 'https://example.org/102788',
    },
  ],
}
const written = { fr: writeCase(framework, 'fr'), en: writeCase(framework, 'en') }

function contentOf(json: string): CaseContent {
  const read = readCase(json)
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  return read.content
}

describe('written', () => {
  it.each(languages)('has every required field, in %s', (language) => {
    const { CFDocument, CFItems, CFAssociations } = packageSchema.parse(written[language])
    expect(CFDocument).toMatchObject({ caseVersion: '1.1', language, creator: 'Ariane', version: '3' })
    expect(CFItems).toHaveLength(
      catalog.areas.length + catalog.competencies.length + listNodes(catalog).length,
    )
    expect(CFItems.every((item) => item.language === language)).toBe(true)
    const ids = [...CFItems, ...CFAssociations, CFDocument].map(({ identifier }) => identifier)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('leads from every item up to the document, and to nothing that is not there', () => {
    for (const language of languages) {
      const { CFDocument, CFItems, CFAssociations } = written[language]
      const known = new Set(
        [...written.fr.CFItems, ...written.en.CFItems, CFDocument].map(({ identifier }) => identifier),
      )
      const above = new Map<string, string>()
      for (const { associationType, originNodeURI, destinationNodeURI } of CFAssociations) {
        expect(known).toContain(originNodeURI.identifier)
        if (associationType !== 'isRelatedTo') expect(known).toContain(destinationNodeURI.identifier)
        if (associationType === 'isChildOf')
          above.set(originNodeURI.identifier, destinationNodeURI.identifier)
      }
      for (const { identifier } of CFItems) {
        let at = identifier
        while (above.has(at)) at = above.get(at) ?? ''
        expect(at).toBe(CFDocument.identifier)
      }
    }
  })

  it('has ids that stay when texts change, and an English item is a translation of the French one', () => {
    const renamed = structuredClone(catalog)
    for (const competency of renamed.competencies) competency.name.fr += ' !'
    const again = writeCase({ ...framework, catalog: renamed }, 'fr')
    expect(again.CFItems.map(({ identifier }) => identifier)).toEqual(
      written.fr.CFItems.map(({ identifier }) => identifier),
    )
    const translations = written.en.CFAssociations.filter(
      ({ associationType }) => associationType === 'isTranslationOf',
    )
    expect(translations.map(({ destinationNodeURI }) => destinationNodeURI.identifier)).toEqual(
      written.fr.CFItems.map(({ identifier }) => identifier),
    )
    // Fixed for good: other tools remember them.
    expect(caseId('competency', 'html', 'fr')).toBe('2cd3a0cf-3c75-5646-b0a3-2ea2a485a914')
  })
})

describe('read', () => {
  it.each(languages)('says the same of our own framework, in %s', (language) => {
    const content = contentOf(JSON.stringify(written[language]))
    expect(content.language).toBe(language)
    const own = [...writtenRequires(catalog)].flatMap(([to, needed]) => needed.map((from) => `${from} ${to}`))
    const isBelow = (edge: string) => /^(.+)@(\d) \1@(\d)$/.test(edge)
    expect(content.prerequisites.map(({ from, to }) => `${from} ${to}`).sort()).toEqual(
      own.filter((edge) => !isBelow(edge)).sort(),
    )
    expect(reportCase(content, catalog)).toEqual({
      ...{ added: [], changed: [], prerequisites: [], same: catalog.competencies.length },
    })
  })

  it('tells a changed text, a level and a competency that come, and a new prerequisite', () => {
    const changed = structuredClone(written.fr) as CasePackage
    const html = changed.CFItems.find(({ humanCodingScheme }) => humanCodingScheme === 'html@1')
    const css = changed.CFItems.find(({ humanCodingScheme }) => humanCodingScheme === 'css@1')
    const portfolio = changed.CFItems.find(({ humanCodingScheme }) => humanCodingScheme === 'portfolio')
    const git = changed.CFItems.find(({ humanCodingScheme }) => humanCodingScheme === 'git@1')
    if (!html || !css || !portfolio || !git) throw new Error('no such item')
    html.fullStatement = 'Je peux autre chose.'
    portfolio.humanCodingScheme = 'show-work'
    const edge = changed.CFAssociations.find(({ associationType }) => associationType === 'precedes')
    if (!edge) throw new Error('no prerequisite')
    const end = ({ identifier }: { identifier: string }) => ({ title: '', identifier, uri: 'x' })
    changed.CFAssociations.push({
      ...edge,
      ...{ identifier: caseId('new'), originNodeURI: end(git), destinationNodeURI: end(css) },
    })
    const report = reportCase(contentOf(JSON.stringify(changed)), catalog)
    expect(report.added.map(({ slug }) => slug)).toEqual(['show-work'])
    expect(report.changed).toMatchObject([{ slug: 'html', level: 1, after: 'Je peux autre chose.' }])
    expect(report.prerequisites).toContainEqual({ from: 'git@1', to: 'css@1' })
  })

  it('reads the framework of somebody else: leaves are competencies, what stands above is their area', () => {
    const at = { uri: 'https://example.org', lastChangeDateTime: '2026-01-01T00:00:00+01:00' }
    const id = (name: string) => caseId('other', name)
    const end = (name: string) => ({ title: name, identifier: id(name), uri: 'x' })
    const item = (name: string, fullStatement: string) => ({ ...at, identifier: id(name), fullStatement })
    const link = (associationType: string, from: string, to: string, sequenceNumber?: number) => ({
      ...at,
      ...{
        identifier: id(`${from} ${to}`),
        associationType,
        originNodeURI: end(from),
        destinationNodeURI: end(to),
      },
      sequenceNumber,
    })
    const content = contentOf(
      JSON.stringify({
        CFDocument: { ...at, identifier: id('d'), creator: 'x', title: 'Data', language: 'en-GB' },
        CFItems: [item('top', 'Data'), item('a', 'Écrire du SQL'), item('b', 'Écrire du SQL')],
        CFAssociations: [
          link('isChildOf', 'a', 'top'),
          link('isChildOf', 'b', 'top'),
          link('precedes', 'a', 'b'),
        ],
      }),
    )
    expect(content).toMatchObject({ language: 'en', title: 'Data' })
    expect(content.competencies.map(({ slug, area }) => [slug, area])).toEqual([
      ['ecrire-du-sql', 'Data'],
      ['ecrire-du-sql-2', 'Data'],
    ])
    expect(content.prerequisites).toEqual([{ from: 'ecrire-du-sql@1', to: 'ecrire-du-sql-2@1' }])
  })

  it.each([
    ['no JSON', '{', [{ path: '', problem: 'json' }]],
    ['no document', '{"CFItems":[]}', [{ path: 'CFDocument', problem: 'missing' }]],
  ])('refuses %s', (_what, json, problems) => {
    expect(readCase(json)).toMatchObject({ problems })
  })

  it('refuses a missing statement, an id that is none, a twin and a link that leads nowhere, each with its place', () => {
    const broken = (change: (copy: CasePackage) => void) => {
      const copy = structuredClone(written.fr) as CasePackage
      change(copy)
      const read = readCase(JSON.stringify(copy))
      return 'problems' in read ? read.problems.map(({ path, problem }) => `${path} ${problem}`) : []
    }
    const item = (copy: CasePackage, n: number) => copy.CFItems[n] as Partial<CasePackage['CFItems'][number]>
    expect(broken((copy) => delete item(copy, 2).fullStatement)).toEqual(['CFItems.2.fullStatement missing'])
    expect(broken((copy) => (item(copy, 1).identifier = 'html'))).toEqual(['CFItems.1.identifier form'])
    expect(
      broken((copy) => copy.CFItems.push({ ...(copy.CFItems[0] as CasePackage['CFItems'][number]) })),
    ).toEqual([`CFItems.${written.fr.CFItems.length}.identifier twice`])
    expect(
      broken((copy) => {
        const association = copy.CFAssociations[0]
        if (association) association.destinationNodeURI.identifier = caseId('nobody')
      }),
    ).toContain('CFAssociations.0.destinationNodeURI nowhere')
  })
})
