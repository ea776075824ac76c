/** Projects of the catalogue, as the queue of those who give feedback asks for them. */
import type { RequestContext } from '#app/academy.server.ts'
import { typeset } from '#app/locales/format.ts'
import type { Asking, Projects } from '#db/feedback/works.ts'
import type { Person } from '#db/people.ts'
import type { Catalog, Language } from '#engine/catalog.ts'

/** Which modules have a project, and which of these is final. */
export function projectsOf({ modules }: Catalog): Projects {
  const own = modules.filter(({ project }) => project)
  return {
    modules: own.map(({ slug }) => slug),
    finals: own.filter(({ project }) => project?.final).map(({ slug }) => slug),
  }
}

/** The title of a module's project; its slug when the catalogue no longer has it. */
export function projectTitle({ modules }: Catalog, slug: string, language: Language): string {
  const project = modules.find((one) => one.slug === slug)?.project
  return project ? typeset(project.title[language], language) : slug
}

/** What `db/feedback` wants to know of whoever asks, with the catalogue. */
export async function askAs(
  context: Pick<RequestContext, 'db' | 'catalogs' | 'now'>,
  person: Pick<Person, 'id'>,
): Promise<{ asking: Asking; catalog: Catalog }> {
  const { catalog } = await context.catalogs.published(context.db)
  const kept = await context.catalogs.kept(context.db)
  // A project that was taken out is still sent by those who stay on an earlier revision.
  const all = [catalog, ...kept].map(projectsOf)
  const projects = {
    modules: [...new Set(all.flatMap(({ modules }) => modules))],
    finals: [...new Set(all.flatMap(({ finals }) => finals))],
  }
  return { asking: { personId: person.id, projects, at: context.now() }, catalog }
}
