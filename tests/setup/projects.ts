import { randomUUID } from 'node:crypto'
import { findCatalog, findPublishedId, publishRevision } from '#db/catalog.ts'
import type { Database } from '#db/client.server.ts'
import { saveSubmission } from '#db/learning/submissions.ts'
import type { Project } from '#engine/catalog.ts'

/** The module with a project, and the one whose project is final. */
export const [projectModule, finalModule] = ['files-1', 'html-1'] as const

const same = (text: string) => ({ fr: text, en: text })
const project = (title: string, final?: true): Project => ({
  ...{ title: same(title), minutes: 90, brief: same('hash') },
  ...(final && { final }),
  criteria: [
    { slug: 'order', node: 'files@1', text: same('Les dossiers sont rangés.') },
    { slug: 'names', node: 'files@1', text: same('Les noms sont clairs.') },
    { slug: 'page', node: 'html@1', text: same('La page a un titre.') },
  ],
})

/** Publishes the catalogue with two projects, one of them final. */
export async function addProjects(db: Database, at: Date): Promise<void> {
  const parentId = await findPublishedId(db)
  const catalog = parentId === null ? null : await findCatalog(db, parentId)
  if (!catalog) throw new Error('no catalogue')
  const modules = catalog.modules.map((module) =>
    module.slug === projectModule
      ? { ...module, project: project('Mes dossiers') }
      : module.slug === finalModule
        ? { ...module, project: project('Ma page', true) }
        : module,
  )
  const revision = { parentId, catalog: { ...catalog, modules }, bodies: new Map<string, string>(), at }
  await publishRevision(db, { ...revision, authorId: null, note: 'projects' })
}

/** A version that she sends; its id. */
export async function sendVersion(
  db: Database,
  learnerId: string,
  at: Date,
  { module = projectModule as string, text = 'Voici mon travail' } = {},
): Promise<string> {
  const id = randomUUID()
  const content = new Uint8Array([65])
  const file = { id: randomUUID(), name: 'a.txt', mediaType: 'text/plain', sha256: 'x', content }
  await saveSubmission(db, { learnerId, id, module, text, link: null, file, state: 'sent', at })
  return id
}
