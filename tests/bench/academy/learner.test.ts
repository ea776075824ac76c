import { expect, test } from 'vitest'
import { answerItem, drawTrueLearner, trueMastery } from './learner.ts'
import { webCatalog } from '#engine/catalog.fixture.ts'
import { seededRandom } from '#engine/shuffle.ts'

const catalog = webCatalog()

/** What learners can do with a node before and after a review that they failed. */
function failedReviews(day: number): { before: number; after: number }[] {
  return Array.from({ length: 400 }, (_, seed) => seed).flatMap((seed) => {
    const self = drawTrueLearner(catalog, 'most', seededRandom(seed))
    const item = catalog.items.find(({ node }) => node === 'html@1')
    if (!item || !self.memories.has(item.node)) return []
    const before = trueMastery(self, item.node, day)
    const fact = { id: 'a', at: '2026-01-05T10:00:00.000Z' }
    const strength = self.memories.get(item.node)?.strength ?? 0
    answerItem(self, item, 'review', day, fact)
    const failed = (self.memories.get(item.node)?.strength ?? 0) < strength
    return failed ? [{ before, after: trueMastery(self, item.node, day) }] : []
  })
}

test('a failed answer leaves what had faded faded, but for one in three that the feedback brings back', () => {
  const failed = failedReviews(400)
  expect(failed.length).toBeGreaterThan(50)
  const back = failed.filter(({ before, after }) => after > before)
  expect(back.length / failed.length).toBeGreaterThan(0.2)
  expect(back.length / failed.length).toBeLessThan(0.5)
  expect(failed.filter(({ before, after }) => after < before)).toHaveLength(failed.length - back.length)
})
