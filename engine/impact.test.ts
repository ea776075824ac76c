/** Promises of the preview: what is foreseen is what then happens, and who is passed over is untouched. */
import { describe, expect, test } from 'vitest'
import { webCatalog } from '#engine/catalog.fixture.ts'
import type { Catalog } from '#engine/catalog.ts'
import { buildGraph } from '#engine/competency.ts'
import { replaceNodes, splitCompetency } from '#engine/edit/acts.ts'
import { applyEdit, applyEdits } from '#engine/edit/apply.ts'
import { randomEdit } from '#engine/edit/edit.fixture.ts'
import type { Edit } from '#engine/edit/edit.ts'
import { moving, putting, removal, setting, taking } from '#engine/edit/make.ts'
import type { Evidence } from '#engine/evidence.ts'
import { impactOn, isFelt, reachOf, type ImpactLearner, type Reach } from '#engine/impact.ts'
import { rebuild } from '#engine/learner.ts'
import { lintCatalog } from '#engine/lint.ts'
import { estimate } from '#engine/mastery.ts'
import { planPath, type Plan } from '#engine/path/plan.ts'
import { at, hours, today } from '#engine/path/plan.fixture.ts'
import { seededRandom, type Random } from '#engine/shuffle.ts'
import { drawLearner, respond } from '#engine/simulation.ts'

const text = (words: string) => ({ fr: words, en: words })

/** Two tracks, the second of which needs half of the nodes; a project. */
function base(): Catalog {
  const catalog = structuredClone(webCatalog())
  const criteria = ['html@1', 'css@1', 'git@1'].map((node) => ({
    slug: node.slice(0, -2),
    node,
    text: text(node),
  }))
  const last = catalog.modules.find(({ slug }) => slug === 'delivery-1')!
  last.project = { title: text('p'), minutes: 90, brief: text('hash'), criteria, final: true }
  const [track] = catalog.tracks
  track!.milestones = [{ slug: 'page', name: text('page'), nodes: ['html@1', 'css@1'] }]
  catalog.tracks.push({
    ...structuredClone(track!),
    slug: 'office',
    targets: ['spreadsheets@2', 'safety@2'],
    milestones: [],
  })
  return catalog
}

function learnerOf(
  catalog: Catalog,
  random: Random,
  track = random() < 0.3 ? 'office' : 'track',
): ImpactLearner {
  const graph = buildGraph(catalog)
  const self = drawLearner(catalog, random, 0.5)
  const evidence = Array.from({ length: 10 + Math.floor(40 * random()) }, (_, n): Evidence => {
    const node = graph.nodes[Math.floor(random() * graph.nodes.length)]!.id
    const items = graph.itemsOf(node)
    const { answer: _sent, ...fact } = respond(self, items[Math.floor(random() * items.length)]!, random)
    const purpose = n < 10 ? 'diagnosis' : 'practice'
    return { ...fact, id: `${n}`, at: new Date(Date.UTC(2026, 8, 1 + n)).toISOString(), purpose }
  })
  const modules = catalog.modules.filter(() => random() < 0.15)
  const progress = Object.fromEntries(
    modules.map(({ slug }) => [slug, { done: random() < 0.6, minutesSpent: Math.round(40 * random()) }]),
  )
  const choices = random() < 0.3 ? [{ module: 'css-2', choice: 'later' as const, at }] : []
  const state = rebuild(catalog, evidence)
  const input = { progress, choices, availability: hours, today }
  const known = catalog.tracks.find(({ slug }) => slug === track)!
  const previous = planPath({ ...input, catalog, track: known, mastery: estimate(catalog, state, at) })
  return { track, state, evidence, at, input: { ...input, previous } }
}

function after(catalog: Catalog, ...edits: Edit[]): Catalog {
  const made = applyEdits(catalog, edits)
  if (!made.catalog) throw new Error(JSON.stringify(made.refused))
  return made.catalog
}
const impact = (was: Catalog, is: Catalog, learner: ImpactLearner) => impactOn(reachOf(was, is), learner)

/** What her next visit shows once the catalogue is published: everything drawn anew. */
function published(catalog: Catalog, learner: ImpactLearner) {
  const track = catalog.tracks.find(({ slug }) => slug === learner.track)
  const mastery = estimate(catalog, rebuild(catalog, learner.evidence), learner.at)
  return track && { mastery, plan: planPath({ ...learner.input, catalog, track, mastery }) }
}

/** A plan as an impact tells it. */
const bare = ({ track: _track, steps, ...plan }: Plan) => ({
  ...plan,
  steps: steps.map(({ reason: { started }, ...step }) => ({ ...step, reason: { started } })),
})
/** A plan without its reasons, which tell probabilities that move a little with every prerequisite. */
const asLaid = (plan: Plan) => ({ ...plan, steps: plan.steps.map(({ reason: _reason, ...step }) => step) })

describe('edits by chance', () => {
  test('what is foreseen is what happens, and who is passed over would have seen no difference', () => {
    const random = seededRandom(4)
    const catalog = base()
    const learners = Array.from({ length: 8 }, () => learnerOf(catalog, random))
    const now = new Map(learners.map((learner) => [learner, published(catalog, learner)!]))
    const seen = { touched: 0, passed: 0, felt: 0, stayed: 0 }
    for (let n = 0; n < 70; n += 1) {
      let changed = catalog
      for (let i = 0; i < 1 + 3 * random();) {
        const edit = randomEdit(changed, random)
        const next = edit && applyEdit(changed, edit).catalog
        if (next) changed = next
        if (next) i += 1
      }
      if (lintCatalog(changed).some(({ rule }) => rule === 'module-circle')) continue
      const reach = reachOf(catalog, changed)
      for (const learner of learners) {
        const foreseen = impactOn(reach, learner)
        const happened = published(changed, learner)
        if (foreseen) {
          seen.touched += 1
          if (isFelt(foreseen)) seen.felt += 1
          expect(foreseen.trackGone).toBe(!happened)
          if (foreseen.moved) expect(foreseen.moved.after).toEqual(happened && bare(happened.plan))
          else if (happened) expect(asLaid(happened.plan)).toEqual(asLaid(now.get(learner)!.plan))
          if (!foreseen.moved) seen.stayed += 1
          continue
        }
        seen.passed += 1
        expect(happened).toEqual(now.get(learner))
        const { everyone, ...rest } = reach
        const forced = impactOn({ everyone: !everyone, ...rest } satisfies Reach, learner)
        expect(forced && isFelt(forced)).toBe(false)
      }
    }
    expect(seen.touched).toBeGreaterThan(100)
    expect(seen.felt).toBeGreaterThan(50)
    expect(seen.stayed).toBeGreaterThan(20)
    expect(seen.passed).toBeGreaterThan(100)
  })
})

describe('what is told of one edit', () => {
  const catalog = base()
  const learner = learnerOf(catalog, seededRandom(7), 'track')
  const office = learnerOf(catalog, seededRandom(8), 'office')
  const wanted = learner.input.previous!.steps.find(({ project }) => !project)!

  test('texts touch nobody', () => {
    const said = [
      setting(catalog, { kind: 'module', slug: wanted.module }, 'title.fr', 'autre'),
      setting(catalog, { kind: 'item', slug: 'html-1-1' }, 'prompt.en', 'other'),
      setting(catalog, { kind: 'area', slug: 'web' }, 'name.fr', 'autre'),
    ]
    expect(impact(catalog, after(catalog, ...said), learner)).toBeNull()
    expect(impact(catalog, catalog, learner)).toBeNull()
  })

  test('a longer module: minutes more, and arrival later; whoever needs none of it is passed over', () => {
    const longer = setting(catalog, { kind: 'module', slug: 'components-2' }, 'minutes', 400)
    const told = impact(catalog, after(catalog, longer), learner)
    expect(told?.moved?.change.minutes).toBeGreaterThan(200)
    expect(told?.moved?.change.arrivalDays).toBeGreaterThan(0)
    expect(told && isFelt(told)).toBe(true)
    const unmet = { ...office, input: { ...office.input, progress: {} } }
    expect(impact(catalog, after(catalog, longer), unmet)).toBeNull()
  })

  test('minutes of a module that she finished, though it leads nowhere on her track: her pace is another', () => {
    const progress = { 'components-2': { done: true, minutesSpent: 90 } }
    const done = { ...office, input: { ...office.input, progress } }
    const longer = after(catalog, setting(catalog, { kind: 'module', slug: 'components-2' }, 'minutes', 400))
    const told = impact(catalog, longer, done)
    expect(told?.moved?.after).toEqual(bare(published(longer, done)!.plan))
    expect(told?.moved?.change.minutes).not.toBe(0)
  })

  test('an exercise of code where there was none: its module is kept for longer sittings', () => {
    const code = catalog.items.filter(({ kind, node }) => kind === 'code' && node === 'safety@2')
    const without = after(catalog, ...code.map(({ id }) => removal(catalog, { kind: 'item', slug: id })))
    const sittings = { ...hours, sittingsByWeekday: [4, 1, 4, 1, 4, 1, 1] }
    const fresh = {
      ...office,
      state: rebuild(catalog, []),
      evidence: [],
      input: { ...office.input, progress: {}, availability: sittings },
    }
    const told = impact(catalog, without, fresh)
    expect(told?.moved?.after).toEqual(bare(published(without, fresh)!.plan))
  })

  test('a target less: modules less; a track that goes: nothing to walk', () => {
    const track = { kind: 'track', slug: 'track' } as const
    const told = impact(catalog, after(catalog, taking(catalog, track, 'components@2')), learner)
    expect(told?.moved?.change.removed).toContainEqual({ module: 'components-2', project: false })
    expect(told?.moved?.change.added).toEqual([])
    const gone = impact(catalog, after(catalog, removal(catalog, track)), learner)
    expect(gone).toMatchObject({ trackGone: true, moved: null })
    expect(gone && isFelt(gone)).toBe(true)
  })

  test('a module that alone teaches what she needs: blocked', () => {
    const module = { kind: 'module', slug: 'components-2' } as const
    const told = impact(catalog, after(catalog, removal(catalog, module)), learner)
    expect(told?.blocked).toEqual(['components@2'])
  })

  test('another order of modules, and another prerequisite, may touch anybody', () => {
    const moved = after(catalog, moving(catalog, { kind: 'module', slug: 'dom-1' }, null))
    expect(impact(catalog, moved, office)).not.toBeNull()
    const needs = after(catalog, putting(catalog, { kind: 'level', slug: 'dom@1' }, 'git@1'))
    expect(impact(catalog, needs, office)).not.toBeNull()
  })

  test('credit is kept where an equivalence is declared and lost where none is', () => {
    const facts = [1, 2, 3, 4, 5, 6].map((n): Evidence => {
      const fields = {
        purpose: 'practice',
        correct: true,
        unknown: false,
        hinted: false,
        slip: 0.1,
        guess: 0.1,
      } as const
      return { kind: 'answer', id: `${n}`, at, item: `mockup-1-${n}`, node: 'mockup@1', ...fields }
    })
    const able = { ...learner, evidence: facts, state: rebuild(catalog, facts) }
    const levels = [{ canDo: text('read'), requires: ['css@2'] }]
    const parts = [{ slug: 'read-mockup', area: 'web', name: text('read'), levels }]
    const split = splitCompetency(catalog, 'mockup', { parts, nodes: { 'mockup@1': ['read-mockup@1'] } })
    const kept = impact(catalog, after(catalog, ...split.edits!), able)
    expect(kept?.credit.kept).toContain('mockup@1')
    expect(kept?.credit.lost).toEqual([])
    const lost = impact(
      catalog,
      after(catalog, ...replaceNodes(catalog, { nodes: { 'mockup@1': [] } }).edits!),
      able,
    )
    expect(lost?.credit.lost).toContain('mockup@1')
  })
})
