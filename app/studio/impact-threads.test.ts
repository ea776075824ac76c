/** What threads work out is what the engine says here, in the same order; a fault of one is told, and the next change finds others. */
import { afterAll, expect, it } from 'vitest'
import { closeImpactThreads, openImpactThreads } from '#app/studio/impact-threads.server.ts'
import { webCatalog } from '#engine/catalog.fixture.ts'
import { applyEdit } from '#engine/edit/apply.ts'
import { setting } from '#engine/edit/make.ts'
import { effectOf } from '#engine/impact/effect.ts'
import { impactOn, reachOf, type ImpactLearner } from '#engine/impact.ts'
import { rebuild } from '#engine/learner.ts'

const catalog = webCatalog()
const longer = (minutes: number) => {
  const { catalog: after } = applyEdit(
    catalog,
    setting(catalog, { kind: 'module', slug: 'css-2' }, 'minutes', minutes)!,
  )
  return reachOf(catalog, after!)
}
const at = '2026-11-02T08:00:00.000Z'
const learners = Array.from({ length: 6 }, (_, n): ImpactLearner => {
  const minutesByWeekday = Array.from({ length: 7 }, () => 20 + 10 * n)
  const availability = { minutesByWeekday, exceptions: [] }
  const input = { progress: {}, choices: [], availability, today: '2026-11-02' as const }
  return { track: 'track', state: rebuild(catalog, []), evidence: [], at, input }
})

afterAll(() => closeImpactThreads())

it('two changes at one time are worked out as here', async () => {
  const changes = [longer(120), longer(300)]
  const told = await Promise.all(
    changes.map(async (reach, n) => {
      const threads = openImpactThreads(`change ${n}`, reach)
      const parts = [learners.slice(0, 2), learners.slice(2, 3), learners.slice(3)]
      const effects = await Promise.all(parts.map((part) => threads.effects(part)))
      threads.close()
      return effects.flat()
    }),
  )
  const here = changes.map((reach) => learners.map((learner) => effectOf(impactOn(reach, learner))))
  expect(here.flat().every((effect) => effect !== null && effect.minutes > 0)).toBe(true)
  expect(told).toEqual(here)
})

it('a fault is told, and others work for what comes next', async () => {
  const faulty = openImpactThreads('faulty', longer(120))
  const [one] = learners
  const begun = { ...one!.input, progress: { 'css-2': { done: false, minutesSpent: 5 } } }
  await expect(faulty.effects([{ ...one!, track: 'nowhere', input: begun }])).rejects.toThrow(
    'there is no track nowhere',
  )
  faulty.close()
  const threads = openImpactThreads('next', longer(120))
  const effects = await Promise.all(Array.from({ length: 2 * threads.count }, () => threads.effects([one!])))
  expect(effects.every(([effect]) => (effect?.minutes ?? 0) > 0)).toBe(true)
  threads.close()
})
