/** Reviews: what fits her day, one at a time, and nothing that piles up. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { learnerModel } from '#app/learning/learner.server.ts'
import { findCatalog, findPublishedId } from '#db/catalog.ts'
import { saveMinutesByWeekday } from '#db/enrolments.ts'
import { findAttempt, findOpenAttempt, listAnswered } from '#db/learning/answers.ts'
import { findLearner, recordEvidence } from '#db/learning/state.ts'
import type { Catalog, NodeId } from '#engine/catalog.ts'
import { buildGraph } from '#engine/competency.ts'
import type { Item } from '#engine/item.ts'
import { answerTo } from '#engine/simulation.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import type { Visitor } from '../setup/visitor.ts'

let site: TestAcademy
let catalog: Catalog
/** Ten in the morning, so that a day of hers does not end in the middle. */
let clock = new Date(`${new Date().toISOString().slice(0, 10)}T10:00:00Z`)

beforeAll(async () => {
  site = await openTestAcademy({ now: () => clock })
  const id = await findPublishedId(site.database.db)
  const found = id === null ? null : await findCatalog(site.database.db, id)
  if (!found) throw new Error('no catalogue')
  catalog = found
})
afterAll(() => site.close())

const day = 86_400_000

/** A learner who answered everything about these nodes, right and without doubt, so many days ago. */
async function addLearner(
  email: string,
  nodes: number,
  daysAgo: number,
): Promise<{ id: string; visitor: Visitor }> {
  const { db } = site.database
  const id = await site.addAccount(email, 'learner')
  const model = learnerModel(await site.academy.catalogs.published(site.academy.db))
  const graph = buildGraph(catalog)
  const at = new Date(clock.getTime() - daysAgo * day)
  const facts = graph.nodes.slice(0, nodes).flatMap(({ id: node }) => [
    { kind: 'lesson' as const, id: randomUUID(), at: at.toISOString(), module: 'any', nodes: [node] },
    ...graph.itemsOf(node).map((item, n) => ({
      kind: 'answer' as const,
      id: randomUUID(),
      at: new Date(at.getTime() + (n + 1) * 60_000).toISOString(),
      purpose: 'practice' as const,
      item: item.id,
      node,
      correct: true,
      unknown: false,
      hinted: false,
      slip: 0.1,
      guess: 0.2,
    })),
  ])
  await recordEvidence(db, model, id, facts, clock)
  return { id, visitor: await site.enter(email) }
}

async function cards(id: string): Promise<NodeId[]> {
  const model = learnerModel(await site.academy.catalogs.published(site.academy.db))
  return Object.keys((await findLearner(site.database.db, model, id)).state.cards)
}

/** The fields of an answer to an item, as its form sends them. */
function fields(item: Item, correct: boolean): Record<string, string> {
  const answer = answerTo(item, correct, () => 0)
  switch (answer.kind) {
    case 'choice':
      return { answer: answer.key }
    case 'text':
    case 'number':
      return { answer: answer.text }
    case 'order':
      return Object.fromEntries(answer.keys.map((key, i) => [`step-${key}`, String(i + 1)]))
    case 'match':
      return Object.fromEntries(Object.entries(answer.pairs).map(([left, right]) => [`pair-${left}`, right]))
    default:
      return { unknown: '1' }
  }
}

/** Sends the answer to the question that is open; the page it leads to. */
async function answerOpen(id: string, visitor: Visitor, until: number, correct = true): Promise<string> {
  const open = await findOpenAttempt(site.database.db, id, 'review', 'reviews')
  if (!open) throw new Error('no question is open')
  const item = buildGraph(catalog).findItem(open.item)
  if (!item) throw new Error('no item')
  const next = `/reviews?until=${until}`
  const answer = await visitor.post('/answers', { attempt: open.id, next, ...fields(item, correct) })
  expect(answer.status).toBe(303)
  return answer.location ?? ''
}

describe('a day of reviews', () => {
  it('is offered in the minutes she has, each notion with its reason', async () => {
    const { visitor, id } = await addLearner('day@exemple.fr', 8, 60)
    expect((await cards(id)).length).toBeGreaterThanOrEqual(8)
    const page = await visitor.get('/reviews')
    expect(page.status).toBe(200)
    expect(page.text).toContain('Cinq minutes, cinq notions à ne pas perdre.')
    expect(page.text).toContain('Vous le saviez en arrivant.')
    expect(page.text).toContain('il y a 2 mois')
    await saveMinutesByWeekday(site.database.db, id, [60, 60, 60, 60, 60, 60, 60], clock)
    expect((await visitor.get('/reviews')).text).toContain('Huit minutes, huit notions')
  })

  it('goes one by one, ends calmly, and leaves what remains for another day', async () => {
    const { visitor, id } = await addLearner('round@exemple.fr', 8, 60)
    await visitor.get('/reviews?until=2')
    const first = await answerOpen(id, visitor, 2)
    expect(first).toMatch(/^\/reviews\?until=2&after=/)
    const result = await visitor.get(first)
    expect(result.text).toContain('C’est juste.')
    expect(result.text).toMatch(/Cette notion reviendra dans \d+ (jours|semaines|mois)/)
    expect((await visitor.get('/reviews?until=2')).text).toContain('la dernière')
    const last = await answerOpen(id, visitor, 2, false)
    expect((await visitor.get(last)).text).toContain('J’ai fini')
    const end = await visitor.get('/reviews?until=2')
    expect(end.text).toContain('Deux notions revues, une bien là.')
    expect(end.text).toContain('cinq minutes, si l’envie est là')
    const nodes = (await listAnswered(site.database.db, id, 'review', 'reviews')).map(
      ({ item }) => buildGraph(catalog).findItem(item)?.node,
    )
    expect(new Set(nodes).size).toBe(2)
  })

  it('is done for today once her minutes are used, whatever is left', async () => {
    const { visitor, id } = await addLearner('used@exemple.fr', 8, 60)
    for (let n = 0; n < 5; n += 1) {
      await visitor.get('/reviews?until=5')
      await answerOpen(id, visitor, 5)
    }
    const page = await visitor.get('/reviews')
    expect(page.text).toContain('Pour aujourd’hui, c’est fait.')
    expect(page.text).toContain('rien ne s’accumule')
  })

  it('does not grow: months away make no longer day', async () => {
    const { visitor } = await addLearner('away@exemple.fr', 30, 400)
    const page = await visitor.get('/reviews')
    expect(page.text).toContain('Cinq minutes, cinq notions')
    expect(page.text.match(/Vous le saviez en arrivant/g)).toHaveLength(5)
  })

  it('with nothing due is a good page that says when the next one comes', async () => {
    const { visitor, id } = await addLearner('calm@exemple.fr', 2, 1)
    const page = await visitor.get('/reviews')
    expect(page.text).toContain('Rien à réviser aujourd’hui.')
    expect(page.text).toContain('La prochaine notion revient')
    expect(await findOpenAttempt(site.database.db, id, 'review', 'reviews')).toBeNull()
    const fresh = await site.addAccount('fresh@exemple.fr', 'learner')
    expect(fresh).toBeTruthy()
    const other = await site.enter('fresh@exemple.fr')
    expect((await other.get('/reviews')).text).toContain('reviendra ici au bon moment')
  })
})

describe('a sitting', () => {
  it('keeps its question in every tab, and puts it aside once it is no longer due', async () => {
    const { visitor, id } = await addLearner('tabs@exemple.fr', 6, 60)
    await visitor.get('/reviews?until=3')
    const one = await findOpenAttempt(site.database.db, id, 'review', 'reviews')
    await visitor.get('/reviews?until=3')
    const two = await findOpenAttempt(site.database.db, id, 'review', 'reviews')
    expect(two?.id).toBe(one?.id)
    const node = buildGraph(catalog).findItem(one?.item ?? '')?.node ?? ''
    const model = learnerModel(await site.academy.catalogs.published(site.academy.db))
    const [item] = buildGraph(catalog).itemsOf(node)
    const practised = {
      kind: 'answer' as const,
      id: randomUUID(),
      at: clock.toISOString(),
      purpose: 'practice' as const,
      item: item?.id ?? '',
      node,
      correct: true,
      unknown: false,
      hinted: false,
      slip: 0.1,
      guess: 0.2,
    }
    await recordEvidence(site.database.db, model, id, [practised], clock)
    await visitor.get('/reviews?until=3')
    const three = await findOpenAttempt(site.database.db, id, 'review', 'reviews')
    expect(three?.id).not.toBe(one?.id)
    expect((await findAttempt(site.database.db, id, one?.id ?? ''))?.closedAt).not.toBeNull()
  })

  it('is not fooled by what stands in the address', async () => {
    const { visitor } = await addLearner('address@exemple.fr', 3, 60)
    for (const query of ['until=-1', 'until=9999', 'until=many', 'after=nothing', 'until=2&after=%00'])
      expect((await visitor.get(`/reviews?${query}`)).status, query).toBe(200)
  })

  it('is hers alone', async () => {
    const { id } = await addLearner('hers@exemple.fr', 3, 60)
    const hers = await site.enter('hers@exemple.fr')
    await hers.get('/reviews?until=1')
    const open = await findOpenAttempt(site.database.db, id, 'review', 'reviews')
    const { visitor } = await addLearner('other@exemple.fr', 3, 60)
    const stolen = await visitor.post('/answers', { attempt: open?.id ?? '', next: '/reviews', unknown: '1' })
    expect(stolen.status).toBe(404)
    await answerOpen(id, hers, 1)
    expect((await visitor.get(`/reviews?after=${open?.id}`)).text).not.toContain('C’est juste')
    expect((await site.visit().get('/reviews')).location).toBe('/login?next=%2Freviews')
  })

  it('begins anew the next day', async () => {
    const { visitor, id } = await addLearner('morrow@exemple.fr', 8, 60)
    await visitor.get('/reviews?until=1')
    await answerOpen(id, visitor, 1, false)
    const today = clock
    clock = new Date(today.getTime() + day)
    try {
      const page = await visitor.get('/reviews')
      expect(page.text).toContain('Cinq minutes, cinq notions')
    } finally {
      clock = today
    }
  })
})
