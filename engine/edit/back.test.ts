/** Promises of the way back: the earlier catalogue, and nothing that was shown meanwhile is lost. */
import { expect, test } from 'vitest'
import { richCatalog, randomEdits } from '#engine/edit/edit.fixture.ts'
import { splitCompetency } from '#engine/edit/acts.ts'
import { applyEdits } from '#engine/edit/apply.ts'
import { editsBack } from '#engine/edit/back.ts'
import { listNodes } from '#engine/competency.ts'
import { lintRevision } from '#engine/lint/retired.ts'
import { seededRandom } from '#engine/shuffle.ts'
import { currentNodes } from '#engine/retirement.ts'

test('after any edits the way back gives what was, with every node that came since retired', () => {
  for (let seed = 1; seed <= 30; seed += 1) {
    const random = seededRandom(seed)
    const then = richCatalog(random, 8)
    const now = applyEdits(then, randomEdits(then, random, 40).edits).catalog!
    const made = applyEdits(now, editsBack(now, then))
    expect(made.refused).toBeUndefined()
    const { retired = [], ...rest } = made.catalog!
    const { retired: before = [], ...was } = then
    expect(rest).toEqual(was)
    const stays = before.map(({ node }) => node)
    expect(retired.map(({ node }) => node)).toEqual(
      expect.arrayContaining(stays.filter((node) => (now.retired ?? []).some((one) => one.node === node))),
    )
    expect(lintRevision(now, made.catalog!).filter(({ rule }) => rule === 'vanished')).toEqual([])
  }
})

test('what was shown on the parts of a competency that was divided counts for it again', () => {
  const then = richCatalog(seededRandom(3), 6)
  const { slug, area, levels } = then.competencies[0]!
  const parts = ['one', 'two'].map((own) => ({
    slug: own,
    area,
    name: { fr: own, en: own },
    levels: levels.map(({ canDo }) => ({ canDo, requires: [] })),
  }))
  const nodes = Object.fromEntries(
    levels.map((_, i) => [`${slug}@${i + 1}`, [`one@${i + 1}`, `two@${i + 1}`]]),
  )
  const split = splitCompetency(then, slug, { parts, nodes })
  const now = applyEdits(then, split.edits!).catalog!
  expect(listNodes(now)).not.toContain(`${slug}@1`)
  const back = applyEdits(now, editsBack(now, then)).catalog!
  expect(currentNodes(back, ['one@1'])).toEqual([`${slug}@1`])
  expect(currentNodes(back, ['two@1'])).toEqual([`${slug}@1`])
  expect(listNodes(back)).toEqual(listNodes(then))
})

test('over two retirements nothing is lost on the way back', () => {
  const then = richCatalog(seededRandom(5), 6)
  const { slug } = then.competencies[0]!
  const into = (own: string, of: typeof then, from: string) => {
    const old = of.competencies.find((one) => one.slug === from)!
    const parts = [{ ...old, slug: own }]
    const nodes = Object.fromEntries(old.levels.map((_, i) => [`${from}@${i + 1}`, [`${own}@${i + 1}`]]))
    return applyEdits(of, splitCompetency(of, from, { parts, nodes }).edits!).catalog!
  }
  const now = into('third', into('second', then, slug), 'second')
  const back = applyEdits(now, editsBack(now, then)).catalog!
  expect(currentNodes(back, ['third@1'])).toEqual([`${slug}@1`])
  expect(currentNodes(back, ['second@1'])).toEqual([`${slug}@1`])
})
