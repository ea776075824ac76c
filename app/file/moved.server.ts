/** What moved in a learner's file since the last meeting, or in the last two weeks. */
import type { RequestContext } from '#app/academy.server.ts'
import type { Person } from '#app/auth.server.ts'
import { learnerModel } from '#app/learning/learner.server.ts'
import { dayOf, typeset } from '#app/locales/format.ts'
import { readAuthors, type ChangeAuthor } from '#app/path/authors.server.ts'
import { showChange, type CauseWords } from '#app/path/change.server.ts'
import type { Meeting } from '#db/agreed-steps.ts'
import { listModuleProgress } from '#db/learning/modules.ts'
import { listPathVersions } from '#db/learning/path.ts'
import type { Account } from '#db/people.ts'
import type { Catalog } from '#engine/catalog.ts'
import { buildGraph } from '#engine/competency.ts'
import type { Evidence } from '#engine/evidence.ts'
import type { Mastery } from '#engine/mastery.ts'

/** Where they have not met yet: what the last two weeks brought. */
export const movedDays = 14
/** Changes of the path that are told, the latest. */
const shownChanges = 8

export interface Moved {
  /** The day from which on. */
  since: string
  /** It is the day of their last meeting. */
  met: boolean
  modules: { slug: string; title: string }[]
  known: { node: string; canDo: string }[]
  changes: { version: number; day: string; cause: CauseWords; by: ChangeAuthor }[]
}

/** Modules finished, levels that became known, and changes of the path with their causes. */
export async function readMoved(
  context: RequestContext,
  given: {
    reader: Person
    learner: Account
    catalog: Catalog
    mastery: Mastery
    facts: readonly Evidence[]
    last: Meeting | null
  },
): Promise<Moved> {
  const { reader, learner, catalog, mastery, facts, last } = given
  const { language, timeZone } = reader
  const since = last?.endsAt ?? new Date(context.now().getTime() - movedDays * 86_400_000)
  const [modules, versions, published] = await Promise.all([
    listModuleProgress(context.db, learner.id),
    listPathVersions(context.db, learner.id, 50),
    context.catalogs.hers(context.db, learner.id),
  ])
  const model = learnerModel(published)
  const then = model.estimate(
    model.rebuild(facts.filter(({ at }) => at <= since.toISOString())),
    since.toISOString(),
  )
  const changed = versions.filter(({ madeAt }) => madeAt > since).slice(0, shownChanges)
  const authorOf = await readAuthors(context.db, learner.id, changed)
  return {
    since: dayOf(since, timeZone),
    met: last !== null,
    modules: modules
      .filter(({ doneAt }) => doneAt && doneAt > since)
      .flatMap(({ module: slug }) => {
        const module = catalog.modules.find((one) => one.slug === slug)
        return module ? [{ slug, title: typeset(module.title[language], language) }] : []
      }),
    known: buildGraph(catalog)
      .nodes.filter(({ id }) => mastery[id]?.status === 'mastered' && then[id]?.status !== 'mastered')
      .map(({ id, canDo }) => ({ node: id, canDo: typeset(canDo[language], language) })),
    changes: changed.map((version) => ({
      version: version.version,
      day: dayOf(version.madeAt, timeZone),
      cause: showChange(catalog, version, language).cause,
      by: authorOf(version),
    })),
  }
}
