/**
 * What an edit of the catalogue changes for one learner, by the very functions that draw her state and plan her path: so what is
 * foreseen is what happens once it is published. Whoever is touched by nothing is told so without planning.
 */
import type { Catalog, Module, NodeId, Track } from '#engine/catalog.ts'
import { buildGraph, listNodes, nodesOfTrack, writtenRequires } from '#engine/competency.ts'
import { isSame } from '#engine/edit/tree.ts'
import type { Evidence } from '#engine/evidence.ts'
import { secondsFor } from '#engine/item.ts'
import { rebuild, type LearnerState } from '#engine/learner.ts'
import { estimate, type Mastery } from '#engine/mastery.ts'
import { comparePlans, type PlanChange } from '#engine/path/compare.ts'
import { isHeavyStep } from '#engine/path/heavy.ts'
import { needsOf, type Needs } from '#engine/path/needs.ts'
import { paceOf, planPath, type Plan, type PlanInput } from '#engine/path/plan.ts'
import { currentNodes } from '#engine/retirement.ts'

/** What of a change of the catalogue can reach a path; texts cannot. */
export interface Reach {
  before: Catalog
  after: Catalog
  /** Nodes, prerequisites, areas of competencies, or the order of modules: every belief may move. */
  everyone: boolean
  tracks: Set<string>
  /** Modules that came, went, or bring or take something else, with all nodes that they teach before or after. */
  modules: Map<string, Set<NodeId>>
  /** Items that came, went, or assess or take something else. */
  items: Set<string>
  /** Nodes for whose modules it matters whether an item asks for code. */
  coded: Set<NodeId>
}

export interface ImpactLearner {
  /** Slug of her track. */
  track: string
  /** By the catalogue as it was. */
  state: LearnerState
  /** All of it; asked for only where her state has to be drawn anew. */
  evidence: () => readonly Evidence[]
  /** ISO instant of the preview. */
  at: string
  input: Omit<PlanInput, 'catalog' | 'track' | 'mastery'>
}

export interface Impact {
  /** Her plan before and after; null where her steps, their days, her minutes and her arrival stay as they are. */
  moved: { before: Plan; after: Plan; change: PlanChange } | null
  /** Her track is no more. */
  trackGone: boolean
  /** Needed, and newly taught by no module. */
  blocked: NodeId[]
  /** Nodes that she held: those that count as before, themselves or by all their equivalents, and those that do not. */
  credit: { kept: NodeId[]; lost: NodeId[] }
}

function nodesWithCode({ items }: Catalog): Set<NodeId> {
  return new Set(items.filter(({ kind }) => kind === 'code').map(({ node }) => node))
}

const graphOf = (catalog: Catalog) => [
  [...writtenRequires(catalog)],
  catalog.competencies.map(({ slug, area }) => [slug, area]),
]

/** What of a module a path follows from. */
const weightOf = ({ minutes, teaches, project }: Module) => ({
  minutes,
  teaches,
  project: project && { minutes: project.minutes, nodes: project.criteria.map(({ node }) => node) },
})
const aimOf = ({ targets, milestones }: Track) => ({
  targets,
  milestones: milestones.map(({ slug, nodes }) => ({ slug, nodes })),
})

/** Names of the things that came, went or differ in what `of` tells. */
function differing<T>(
  before: readonly T[],
  after: readonly T[],
  nameOf: (thing: T) => string,
  of: (thing: T) => unknown,
): Set<string> {
  const was = new Map(before.map((thing) => [nameOf(thing), thing]))
  const is = new Map(after.map((thing) => [nameOf(thing), thing]))
  const names = [...new Set([...was.keys(), ...is.keys()])]
  return new Set(
    names.filter((name) => {
      const [one, other] = [was.get(name), is.get(name)]
      return one === undefined || other === undefined || !isSame(of(one), of(other))
    }),
  )
}

/** How far a change of the catalogue reaches. */
export function reachOf(before: Catalog, after: Catalog): Reach {
  const bySlug = ({ slug }: { slug: string }) => slug
  const moduleSlugs = differing(before.modules, after.modules, bySlug, weightOf)
  const both = [...before.modules, ...after.modules]
  const inBoth = (catalog: Catalog, other: Catalog) =>
    catalog.modules.map(bySlug).filter((slug) => other.modules.some((module) => module.slug === slug))
  const [codeThen, codeNow] = [nodesWithCode(before), nodesWithCode(after)]
  return {
    before,
    after,
    everyone:
      !isSame(graphOf(before), graphOf(after)) || !isSame(inBoth(before, after), inBoth(after, before)),
    tracks: differing(before.tracks, after.tracks, bySlug, aimOf),
    modules: new Map(
      [...moduleSlugs].map((slug) => [
        slug,
        new Set(both.filter((module) => module.slug === slug).flatMap(({ teaches }) => teaches)),
      ]),
    ),
    items: differing(
      before.items,
      after.items,
      ({ id }) => id,
      (item) => [item.node, secondsFor(item)],
    ),
    coded: new Set([...codeThen, ...codeNow].filter((node) => codeThen.has(node) !== codeNow.has(node))),
  }
}

function areRetiredSame({ before, after }: Reach): boolean {
  return isSame(before.retired ?? [], after.retired ?? [])
}

/** Whether her state is another one under the new catalogue: facts on nodes retired or brought back, answers to items that changed. */
export function isStateTouched(reach: Reach, { state }: Pick<ImpactLearner, 'state'>): boolean {
  return !areRetiredSame(reach) || Object.keys(state.items).some((item) => reach.items.has(item))
}

/** Whether the paths of all who are on a track may be others. */
function isTrackTouched({ before, tracks, modules, coded }: Reach, slug: string): boolean {
  if (tracks.has(slug)) return true
  const track = before.tracks.find((one) => one.slug === slug)
  const nodes = new Set(track ? nodesOfTrack(before, track) : [])
  return [coded, ...modules.values()].some((of) => [...of].some((node) => nodes.has(node)))
}

function isPathTouched(reach: Reach, { track, input }: ImpactLearner): boolean {
  const named = [...Object.keys(input.progress), ...input.choices.map(({ module }) => module)]
  return isTrackTouched(reach, track) || named.some((module) => reach.modules.has(module))
}

/** Whom a change can reach, by what is stored of them: whoever is on one of the tracks, or has met one of the modules or items. */
export interface Reached {
  tracks: string[]
  modules: string[]
  items: string[]
}

/** Whom a change can reach; null: anybody. Of all others `impactOn` is null. */
export function reachedBy(reach: Reach): Reached | null {
  if (reach.everyone || !areRetiredSame(reach)) return null
  const tracks = reach.before.tracks.map(({ slug }) => slug)
  return {
    tracks: tracks.filter((slug) => isTrackTouched(reach, slug)),
    modules: [...reach.modules.keys()],
    items: [...reach.items],
  }
}

/** What she has and needs by one catalogue, and in short all that the steps of her plan and their days follow from. */
interface Outlook {
  mastery: Mastery
  held: Set<NodeId>
  unreachable: NodeId[]
  digest: string
}

function digestOf(catalog: Catalog, track: Track, { input }: ImpactLearner, needs: Needs): string {
  const graph = buildGraph(catalog)
  const lacks = (node: NodeId) => !needs.held.has(node) && !needs.assumed.has(node)
  const ofTrack = new Set(nodesOfTrack(catalog, track))
  const modules = catalog.modules.flatMap((module) => {
    const { slug, minutes, teaches, project } = module
    const owns = project && teaches.some((node) => ofTrack.has(node))
    if (!owns && !teaches.some(lacks)) return []
    const asked = teaches.map((node) => graph.requires(node).filter(lacks))
    const criteria = project?.criteria.map(({ node }) => node)
    const heavy = isHeavyStep(catalog, { module: slug, project: false })
    return [[slug, minutes, teaches, asked, heavy, owns, project?.minutes, criteria]]
  })
  const nodes = graph.nodes.map(({ id }) => id).filter(lacks)
  const { wanted, skipped, unreachable } = needs
  const pace = paceOf({ ...input, catalog })
  return JSON.stringify([aimOf(track), nodes, [...wanted], skipped, unreachable, pace, modules])
}

function outlookOf(catalog: Catalog, track: Track, mastery: Mastery, learner: ImpactLearner): Outlook {
  const needs = needsOf({ ...learner.input, catalog, track, mastery }, nodesOfTrack(catalog, track))
  const { held, unreachable } = needs
  return { mastery, held, unreachable, digest: digestOf(catalog, track, learner, needs) }
}

/**
 * What a change means for her; null when it touches nothing of hers. Both catalogues are free of circles, of prerequisites and of
 * modules. Throws when she is on a track that was not there.
 */
export function impactOn(reach: Reach, learner: ImpactLearner): Impact | null {
  const stateTouched = isStateTouched(reach, learner)
  if (!reach.everyone && !stateTouched && !isPathTouched(reach, learner)) return null
  const { before: was, after: is } = reach
  const track = was.tracks.find(({ slug }) => slug === learner.track)
  if (!track) throw new Error(`there is no track ${learner.track}`)
  const next = is.tracks.find(({ slug }) => slug === learner.track)
  const state = stateTouched ? rebuild(is, learner.evidence()) : learner.state
  const mastered = estimate(was, learner.state, learner.at)
  // By the same graph and the same facts she masters the same.
  const masters = reach.everyone || stateTouched ? estimate(is, state, learner.at) : mastered
  const before = outlookOf(was, track, mastered, learner)
  const after = outlookOf(is, next ?? { ...track, targets: [], milestones: [] }, masters, learner)
  const plan = (catalog: Catalog, on: Track, { mastery }: Outlook) =>
    planPath({ ...learner.input, catalog, track: on, mastery })
  const stays = before.digest === after.digest
  const plans = next && !stays && { before: plan(was, track, before), after: plan(is, next, after) }
  const nodes = new Set(listNodes(is))
  const counts = (node: NodeId) =>
    currentNodes(is, [node]).every((one) => nodes.has(one) && after.held.has(one))
  const held = [...before.held]
  return {
    moved: plans ? { ...plans, change: comparePlans(plans.before, plans.after) } : null,
    trackGone: next === undefined,
    blocked: after.unreachable.filter((node) => !before.unreachable.includes(node)),
    credit: { kept: held.filter(counts), lost: held.filter((node) => !counts(node)) },
  }
}

/** Whether she would see a difference: in her steps, her minutes, her arrival, or in what she holds. */
export function isFelt({ moved, trackGone, blocked, credit }: Impact): boolean {
  return trackGone || (moved !== null && !moved.change.same) || blocked.length > 0 || credit.lost.length > 0
}
