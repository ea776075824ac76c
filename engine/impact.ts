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
import { isHeavyStep, stepsToLay } from '#engine/path/heavy.ts'
import { needsOf, type Needs } from '#engine/path/needs.ts'
import { bareSteps, laidSteps, outlinePath, paceOf, type Outline, type PlanInput } from '#engine/path/plan.ts'
import { currentNodes } from '#engine/retirement.ts'

/** What of a change of the catalogue can reach a path; texts cannot. */
export interface Reach {
  before: Catalog
  after: Catalog
  /** Nodes, prerequisites or areas of competencies: every belief may move. */
  beliefs: boolean
  /** Beliefs, or the order of modules: every path may move. */
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
  /** All of it where her state has to be drawn anew. */
  evidence: readonly Evidence[]
  /** ISO instant of the preview. */
  at: string
  input: Omit<PlanInput, 'catalog' | 'track' | 'mastery'>
}

export interface Impact {
  /** Her plan before and after, without reasons; null where her steps, their days, her minutes and her arrival stay as they are. */
  moved: { before: BarePlan; after: BarePlan; change: PlanChange } | null
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
  const beliefs = !isSame(graphOf(before), graphOf(after))
  return {
    before,
    after,
    beliefs,
    everyone: beliefs || !isSame(inBoth(before, after), inBoth(after, before)),
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

/** What she has and needs by one catalogue. */
interface Outlook {
  input: PlanInput
  needs: Needs
  /** All that the choice of modules follows from, in short. */
  choice: string
  /** All else that the steps of her plan and their days follow from. */
  order: string
}

function outlookOf(catalog: Catalog, track: Track, mastery: Mastery, learner: ImpactLearner): Outlook {
  const input = { ...learner.input, catalog, track, mastery }
  const needs = needsOf(input, nodesOfTrack(catalog, track))
  const graph = buildGraph(catalog)
  const { wanted, held, assumed, skipped, unreachable } = needs
  const lacks = (node: NodeId) => !held.has(node) && !assumed.has(node)
  const ofTrack = new Set(nodesOfTrack(catalog, track))
  const [chosenFrom, laid]: [unknown[][], unknown[]] = [[], []]
  for (const module of catalog.modules) {
    const { slug, minutes, teaches, project } = module
    const brings = teaches.some(lacks)
    const owns = project !== undefined && teaches.some((node) => ofTrack.has(node))
    if (brings)
      chosenFrom.push([slug, minutes, teaches, teaches.map((node) => graph.requires(node).filter(lacks))])
    if (!brings && !owns) continue
    const heavy = isHeavyStep(catalog, { module: slug, project: false })
    laid.push([
      slug,
      minutes,
      teaches,
      heavy,
      owns,
      project?.minutes,
      project?.criteria.map(({ node }) => node),
    ])
  }
  chosenFrom.sort(([one], [other]) => (String(one) < String(other) ? -1 : 1))
  const nodes = graph.nodes.map(({ id }) => id).filter(lacks)
  const pace = paceOf(input)
  return {
    input,
    needs,
    choice: JSON.stringify([nodes, [...wanted], pace, chosenFrom]),
    order: JSON.stringify([aimOf(track), skipped, unreachable, laid]),
  }
}

/** A plan whose steps stand without reasons. */
export type BarePlan = ReturnType<typeof layBare>

function layBare({ input, needs }: Outlook, outline: Outline) {
  const { skipped: skippedNeeded, unreachable } = needs
  return { ...laidSteps(bareSteps(input, outline), input), skippedNeeded, unreachable }
}

/** Whether nothing of two outlines differs once they are laid into her days, by what those follow from. */
function isSeenAlike(before: Outlook, was: Outline, after: Outlook, is: Outline): boolean {
  const said = ({ needs }: Outlook, { lines }: Outline) =>
    JSON.stringify([
      lines.map(({ module, ...line }) => [module.slug, line]),
      needs.skipped,
      needs.unreachable,
    ])
  const waits = ({ input }: Outlook, outline: Outline) =>
    JSON.stringify(stepsToLay(input.catalog, bareSteps(input, outline)))
  return said(before, was) === said(after, is) && waits(before, was) === waits(after, is)
}

/** Her plans before and after, and what changes; null where nothing of them does. They are laid into days only where they must be. */
function movedBetween(before: Outlook, after: Outlook): Impact['moved'] {
  const alike = before.choice === after.choice
  if (alike && before.order === after.order) return null
  const was = outlinePath(before.input, before.needs)
  const { modules } = after.input.catalog
  const known = alike && was.chosen.flatMap((one) => modules.find(({ slug }) => slug === one.slug) ?? [])
  const is = outlinePath(after.input, after.needs, known || undefined)
  if (isSeenAlike(before, was, after, is)) return null
  const plans = {
    before: layBare(before, was),
    after: layBare(after, is),
  }
  return { ...plans, change: comparePlans(plans.before, plans.after) }
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
  const state = stateTouched ? rebuild(is, learner.evidence) : learner.state
  const mastered = estimate(was, learner.state, learner.at)
  // By the same graph and the same facts she masters the same.
  const masters = reach.beliefs || stateTouched ? estimate(is, state, learner.at) : mastered
  const before = outlookOf(was, track, mastered, learner)
  const after = outlookOf(is, next ?? { ...track, targets: [], milestones: [] }, masters, learner)
  const nodes = new Set(listNodes(is))
  const counts = (node: NodeId) =>
    currentNodes(is, [node]).every((one) => nodes.has(one) && after.needs.held.has(one))
  const held = [...before.needs.held]
  return {
    moved: next ? movedBetween(before, after) : null,
    trackGone: next === undefined,
    blocked: after.needs.unreachable.filter((node) => !before.needs.unreachable.includes(node)),
    credit: { kept: held.filter(counts), lost: held.filter((node) => !counts(node)) },
  }
}

/** Whether she would see a difference: in her steps, her minutes, her arrival, or in what she holds. */
export function isFelt({ moved, trackGone, blocked, credit }: Impact): boolean {
  return trackGone || (moved !== null && !moved.change.same) || blocked.length > 0 || credit.lost.length > 0
}
