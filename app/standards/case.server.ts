/** Our competency framework in CASE, as anybody may read it. */
import type { Academy } from '#app/academy.server.ts'
import { standards as en } from '#app/locales/en/standards.ts'
import { standards as fr } from '#app/locales/fr/standards.ts'
import type { CasePackage } from '#content/case/schema.ts'
import { casePath, writeCase, type Framework } from '#content/case/write.ts'
import { findRevision } from '#db/catalog.ts'
import { listAlignments } from '#db/standards/alignments.ts'
import { languages, type Catalog, type Language } from '#engine/catalog.ts'
import { listNodes } from '#engine/competency.ts'

/** Where an entry of a standard stands in the world. */
const addressOf = {
  rome: (code: string) => `https://candidat.francetravail.fr/metierscope/fiche-metier/${code}`,
  esco: (code: string) => `http://data.europa.eu/esco/skill/${code}`,
  rncp: (code: string) =>
    `https://www.francecompetences.fr/recherche/rncp/${/\d+/.exec(code)?.[0] ?? ''}/#${code}`,
}

type Context = Pick<Academy, 'db'> & {
  env: Pick<Academy['env'], 'publicUrl'>
  catalogs: Pick<Academy['catalogs'], 'published'>
}
type Written = (language: Language) => CasePackage

/** The framework of each catalogue as it was last written, and what else it was written from. */
const written = new WeakMap<Catalog, { from: string; framework: Written }>()

/** The framework of the revision in force, by language; each is written when it is first asked for. */
export async function readFramework(context: Context): Promise<Written> {
  const { db, env } = context
  const { id, catalog } = await context.catalogs.published(db)
  const [revision, confirmed] = await Promise.all([
    findRevision(db, id),
    listAlignments(db, { subjectKind: 'node', state: 'confirmed' }),
  ])
  const known = new Set(listNodes(catalog))
  const others: Omit<Framework, 'catalog'> = {
    ...{ revision: id, origin: env.publicUrl, creator: 'Ariane' },
    publishedAt: revision?.publishedAt ?? new Date(0),
    title: { fr: fr.case.framework, en: en.case.framework },
    matches: confirmed
      .filter(({ subject }) => known.has(subject))
      .map(({ subject, source, version, code, label }) => ({
        ...{ node: subject, source, version, code, label },
        uri: addressOf[source](code),
      })),
  }
  const from = JSON.stringify(others)
  const kept = written.get(catalog)
  if (kept?.from === from) return kept.framework
  const packages: Partial<Record<Language, CasePackage>> = {}
  const write: Written = (language) => (packages[language] ??= writeCase({ catalog, ...others }, language))
  written.set(catalog, { from, framework: write })
  return write
}

/** What the standard has at an address of ours; null where there is nothing. */
export async function readCaseResource(
  context: Context,
  collection: string,
  id: string,
): Promise<object | null> {
  const framework = await readFramework(context)
  for (const language of languages) {
    const found = findResource(framework(language), context.env.publicUrl, collection, id.toLowerCase())
    if (found) return found
  }
  return null
}

/** The documents of every language. */
export async function listCaseDocuments(context: Context): Promise<object> {
  const framework = await readFramework(context)
  return { CFDocuments: languages.map((language) => documentOf(framework(language), context.env.publicUrl)) }
}

function documentOf({ CFDocument }: CasePackage, origin: string) {
  const { identifier, title } = CFDocument
  return {
    ...CFDocument,
    CFPackageURI: { title, identifier, uri: `${origin}${casePath}/CFPackages/${identifier}` },
  }
}

function findResource(framework: CasePackage, origin: string, collection: string, id: string): object | null {
  const { CFDocument, CFItems, CFAssociations } = framework
  const { identifier, title, uri } = CFDocument
  const CFDocumentURI = { title, identifier, uri }
  if (collection === 'CFPackages') return id === identifier ? framework : null
  if (collection === 'CFDocuments') return id === identifier ? documentOf(framework, origin) : null
  const isAsked = (one: { identifier: string }) => one.identifier === id
  if (collection === 'CFAssociations') {
    const association = CFAssociations.find(isAsked)
    return association ? { ...association, CFDocumentURI } : null
  }
  const found = CFItems.find(isAsked)
  if (!found) return null
  const item = { ...found, CFDocumentURI }
  if (collection === 'CFItems') return item
  const around = CFAssociations.filter(({ originNodeURI, destinationNodeURI }) =>
    [originNodeURI, destinationNodeURI].some(isAsked),
  )
  return collection === 'CFItemAssociations' ? { CFItem: item, CFAssociations: around } : null
}
