/**
 * A catalogue with planted faults and learners who live in it, for findings. Nothing here is the engine's model: what somebody knows is
 * drawn from an ability and from what is truly needed, never from what the catalogue says is needed; true slips and guesses
 * differ from the stated ones; questions are chosen by the answers before; whom a module reaches hangs on what she knows.
 */
import { between, lognormal, normal } from './chance.ts'
import { makeCatalog } from '#engine/catalog.fixture.ts'
import type { Catalog, NodeId } from '#engine/catalog.ts'
import type { AnswerEvidence, Purpose } from '#engine/evidence.ts'
import type { FindingKind } from '#engine/findings/finding.ts'
import type { LearnerFacts, ModuleFacts } from '#engine/insights/facts.ts'
import { guessOf, slipOf, type Item } from '#engine/item.ts'
import { sigmoid } from '#engine/probability.ts'
import { shuffled, type Random } from '#engine/shuffle.ts'

const nodeCount = 24
const perNode = 3
/** Questions of a diagnosis, and modules somebody opens at most. */
const questions = 12
const mostModules = 6

interface World {
  catalog: Catalog
  /** Subjects of the planted faults by kind; of a prerequisite `node needed`. */
  planted: Record<FindingKind, Set<string>>
  nodes: NodeId[]
  needs: Map<NodeId, NodeId[]>
  easiness: Map<NodeId, number>
  /** How much likelier one knows without what is needed: a share of what one would with it. */
  gap: Map<NodeId, number>
  items: Map<NodeId, Item[]>
  noise: Map<string, { slip: number; guess: number }>
  minutes: Map<string, number>
  learns: Map<string, number>
  leaves: Map<string, number>
}

/** A world from its chance. Each false prerequisite is written and not true. */
export function drawWorld(random: Random): World {
  const nodes = Array.from({ length: nodeCount }, (_, i) => `c${i}@1`)
  const needs = new Map(
    nodes.map((node, i) => [node, i < 4 ? [] : [nodes[Math.max(0, i - 2 - Math.floor(random() * 4))] ?? '']]),
  )
  const falsely = shuffled(nodes.slice(6), random).slice(0, 6)
  const written = new Map(
    nodes.map((node, i) => {
      const own = needs.get(node) ?? []
      if (!falsely.includes(node)) return [node, own]
      const other = nodes.slice(0, i).filter((one) => !own.includes(one))
      return [node, [...own, other[Math.floor(random() * other.length)] ?? '']]
    }),
  )
  // What is needed through something else is needed too: a written edge to it is not false.
  const ground = (node: NodeId): NodeId[] => (needs.get(node) ?? []).flatMap((one) => [one, ...ground(one)])
  const catalog = makeCatalog(
    Object.fromEntries(nodes.map((node) => [node.split('@')[0] ?? '', [written.get(node) ?? []]])),
  )
  catalog.items = nodes.flatMap((node) =>
    catalog.items.filter((item) => item.node === node).slice(0, perNode),
  )
  const broken = shuffled(catalog.items, random)
  const slugs = shuffled(catalog.modules, random).map(({ slug }) => slug)
  const isNeeded = (slug: string) => [...written.values()].some((own) => own.includes(slug.replace('-', '@')))
  const needed = slugs.filter(isNeeded)
  const ids = (from: number, to: number) => new Set(broken.slice(from, to).map(({ id }) => id))
  const planted = {
    minutes: new Set(slugs.slice(0, 5)),
    'too-easy': ids(0, 3),
    'too-hard': ids(3, 7),
    'not-discriminating': ids(7, 10),
    prerequisite: new Set(
      falsely.flatMap((node) => {
        const extra = written.get(node)?.at(-1) ?? ''
        return ground(node).includes(extra) ? [] : [`${node} ${extra}`]
      }),
    ),
    'no-gain': new Set(slugs.filter((slug) => !isNeeded(slug)).slice(0, 3)),
    bottleneck: new Set(needed.slice(0, 2).map((slug) => slug.replace('-', '@'))),
    stop: new Set(needed.slice(2, 4)),
  }
  const noiseOf = (item: Item) => {
    if (planted['too-easy'].has(item.id)) return { slip: 0.01, guess: 0.97 }
    if (planted['too-hard'].has(item.id)) return { slip: 0.88, guess: 0.12 }
    if (planted['not-discriminating'].has(item.id)) return { slip: 0.5, guess: 0.5 }
    return { slip: between(random, 0.03, 0.18), guess: guessOf(item) * between(random, 0.5, 1.3) }
  }
  return {
    ...{ catalog, planted, nodes, needs },
    easiness: new Map(nodes.map((node) => [node, between(random, -0.3, 1.6)])),
    gap: new Map(nodes.map((node) => [node, between(random, 0.05, 0.3)])),
    items: new Map(nodes.map((node) => [node, catalog.items.filter((item) => item.node === node)])),
    noise: new Map(catalog.items.map((item) => [item.id, noiseOf(item)])),
    minutes: new Map(
      slugs.map((slug) => [
        slug,
        planted.minutes.has(slug) ? (random() < 0.5 ? 17 : 50) : between(random, 27, 34),
      ]),
    ),
    learns: new Map(
      slugs.map((slug) => {
        if (planted['no-gain'].has(slug)) return [slug, 0]
        return [slug, planted.bottleneck.has(slug.replace('-', '@')) ? 0.35 : between(random, 0.8, 0.95)]
      }),
    ),
    leaves: new Map(slugs.map((slug) => [slug, planted.stop.has(slug) ? 0.22 : between(random, 0.05, 0.08)])),
  }
}

const hour = (hours: number) => new Date(Date.UTC(2026, 0, 5) + hours * 3_600_000).toISOString()
/** Long after all of it. */
export const afterwards = '2026-06-01T00:00:00.000Z'

/** What one learner did. */
export function drawFacts(world: World, random: Random): LearnerFacts {
  const ability = 1.1 * normal(random)
  const known = new Set<NodeId>()
  for (const node of world.nodes) {
    const ground = (world.needs.get(node) ?? []).every((one) => known.has(one))
    const chance = sigmoid(ability + (world.easiness.get(node) ?? 0))
    if (random() < chance * (ground ? 1 : (world.gap.get(node) ?? 0))) known.add(node)
  }
  const answers: AnswerEvidence[] = []
  const asked = new Set<string>()
  const ask = (node: NodeId, purpose: Purpose, hours: number): boolean | null => {
    const item = shuffled(world.items.get(node) ?? [], random).find(({ id }) => !asked.has(id))
    if (!item) return null
    asked.add(item.id)
    const { slip, guess } = world.noise.get(item.id) ?? { slip: 0, guess: 0 }
    const correct = random() < (known.has(node) ? 1 - slip : guess)
    answers.push({
      ...{ kind: 'answer', id: `${answers.length}`, at: hour(hours), purpose, item: item.id, node, correct },
      ...{ unknown: !correct && random() < 0.4, hinted: false, slip: slipOf(item), guess: guessOf(item) },
    })
    return correct
  }
  diagnose(world, random, ask)
  const endedAt = hour(5)
  // Some say that they know a thing, and are checked: more of those who do.
  for (const node of world.nodes)
    if (random() < (known.has(node) ? 0.12 : 0.08)) ask(node, 'check', 10 + world.nodes.indexOf(node) / 100)
  const { modules, left } = study(world, random, known, ask)
  return {
    ...{ track: world.catalog.tracks[0]?.slug ?? null, welcomed: true, modules, answers, nodes: {} },
    diagnosis: { state: 'done', endedAt },
    lastSign: left ? hour(400) : afterwards,
    ...{ lastAct: null, firstPath: null, arrivedOn: null, flagged: false, told: {} },
  }
}

type Ask = (node: NodeId, purpose: Purpose, hours: number) => boolean | null

/** Up after a right answer, down after a wrong one, along what is written; now and then elsewhere. */
function diagnose({ nodes, catalog }: World, random: Random, ask: Ask): void {
  const requires = new Map(
    catalog.competencies.map(({ slug, levels }) => [`${slug}@1`, levels[0]?.requires ?? []]),
  )
  const left = new Set(nodes)
  let next: NodeId[] = []
  for (let i = 0; i < questions; i += 1) {
    const near = next.filter((node) => left.has(node))
    const pool = near.length > 0 && random() < 0.75 ? near : [...left]
    const node = pool[Math.floor(random() * pool.length)] ?? ''
    left.delete(node)
    const correct = ask(node, 'diagnosis', i / 10)
    next = correct ? nodes.filter((one) => requires.get(one)?.includes(node)) : (requires.get(node) ?? [])
  }
}

/** Modules of what she does not know, in order, until she stops or has had enough. */
function study(
  { nodes, minutes, learns, leaves }: World,
  random: Random,
  known: Set<NodeId>,
  ask: Ask,
): { modules: ModuleFacts[]; left: boolean } {
  const modules: ModuleFacts[] = []
  const pace = lognormal(random, 1, 0.3)
  // Where she begins differs: each has her own goal.
  const wanted = shuffled(
    nodes.filter((node) => !known.has(node) || random() < 0.1),
    random,
  ).slice(0, mostModules)
  for (const [i, node] of wanted.entries()) {
    const module = node.replace('@', '-')
    const openedAt = hour(30 + 24 * i)
    if (random() < (leaves.get(module) ?? 0) * (i === 0 ? 1.6 : 1)) {
      modules.push({ module, openedAt, doneAt: null, minutes: 5 })
      return { modules, left: true }
    }
    if (random() < (learns.get(module) ?? 0)) known.add(node)
    ask(node, 'check', 31 + 24 * i)
    const spent = (minutes.get(module) ?? 30) * pace * lognormal(random, 1, 0.25)
    modules.push({ module, openedAt, doneAt: hour(32 + 24 * i), minutes: spent })
  }
  return { modules, left: false }
}
