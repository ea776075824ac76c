/** What a learner could show in her portfolio: only what a person confirmed of her, without their names. */
import type { RequestContext } from '#app/academy.server.ts'
import { dayOf } from '#app/locales/format.ts'
import { firstName } from '#app/sessions/rules.ts'
import { nameOf } from '#app/standards/subject.ts'
import { listAwards } from '#db/awards.ts'
import { findEnrolment } from '#db/enrolments.ts'
import { listFeedback, type SentFeedback } from '#db/feedback/given.ts'
import { listEvidence } from '#db/learning/state.ts'
import type { Person } from '#db/people.ts'
import { findPortfolio, type SavedPortfolio } from '#db/portfolios.ts'
import { confirmedNodes } from '#engine/award.ts'
import type { Catalog } from '#engine/catalog.ts'
import { buildGraph } from '#engine/competency.ts'
import { endedProject } from '#engine/feedback.ts'
import {
  firstChoices,
  orderPieces,
  type PortfolioChoices,
  type PortfolioMaterial,
  type ProjectPiece,
} from '#engine/portfolio.ts'

type Context = Pick<RequestContext, 'db' | 'catalogs'>
type Owner = Pick<Person, 'id' | 'name' | 'timeZone'>

/** All that she could show today: credentials that she accepted, projects of which a criterion is reached, confirmed competencies. */
export async function readMaterial(context: Context, { id, timeZone }: Owner): Promise<PortfolioMaterial> {
  const { db } = context
  const [{ catalog }, awards, given, facts, enrolment] = await Promise.all([
    context.catalogs.published(db),
    listAwards(db, id),
    listFeedback(db, id),
    listEvidence(db, id),
    findEnrolment(db, id),
  ])
  const latestFirst = (a: { on: string }, b: { on: string }) => b.on.localeCompare(a.on)
  return {
    track: catalog.tracks.find(({ slug }) => slug === enrolment?.track)?.name ?? null,
    award: awards
      .filter(({ acceptedAt, revokedAt }) => acceptedAt !== null && revokedAt === null)
      .map((award) => ({
        ...{ key: award.id, name: award.name, ability: award.ability, isPublic: award.isPublic },
        ...{ by: award.grounds.by, seen: award.grounds.seen, on: dayOf(award.issuedAt, timeZone) },
      })),
    project: projectPieces(catalog, given, timeZone).sort(latestFirst),
    node: [...confirmedNodes(facts)]
      .flatMap(([node, { by, seen, at }]) => {
        const ability = buildGraph(catalog).find(node)?.canDo
        const { name } = nameOf(catalog, { subjectKind: 'node', subject: node })
        return ability ? [{ key: node, name, ability, by, seen, on: dayOf(at, timeZone) }] : []
      })
      .sort(latestFirst),
  }
}

/** By the feedback on the latest version of each; every criterion that was judged is told, reached or not. */
function projectPieces(catalog: Catalog, given: readonly SentFeedback[], timeZone: string): ProjectPiece[] {
  return catalog.modules.flatMap(({ slug, project }) => {
    const latest = given
      .filter(({ module }) => module === slug)
      .reduce<SentFeedback | null>((last, one) => (last && last.version >= one.version ? last : one), null)
    if (!project || !latest) return []
    const criteria = project.criteria.flatMap(({ slug: criterion, text }) => {
      const level = latest.levels[criterion]
      return level ? [{ text, level }] : []
    })
    if (!criteria.some(({ level }) => level === 'reached')) return []
    const on = dayOf(latest.sentAt, timeZone)
    return [{ key: slug, name: project.title, on, done: endedProject(latest.levels), criteria }]
  })
}

/** Her choices, over all that she could show: as she saved them, or those she begins with. */
export async function readChoices(
  context: Context,
  owner: Owner,
): Promise<{ material: PortfolioMaterial; choices: PortfolioChoices; saved: SavedPortfolio | null }> {
  const [material, saved] = await Promise.all([
    readMaterial(context, owner),
    findPortfolio(context.db, owner.id),
  ])
  return { material, choices: chosenOf(material, owner, saved), saved }
}

/** The same of a portfolio that was read already. */
export function chosenOf(
  material: PortfolioMaterial,
  { name }: Pick<Owner, 'name'>,
  saved: SavedPortfolio | null,
): PortfolioChoices {
  const kept = saved ?? firstChoices(material, firstName(name))
  const { shownName, about, showTrack, pieces } = kept
  return { shownName, about, showTrack, pieces: orderPieces(material, pieces) }
}
