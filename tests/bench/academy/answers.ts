/** The engine's work for one answer, as the academy calls it: mark, observe, propagate, and a new path when it ends something. */
import { answerItem, drawTrueLearner, entries, learnModule } from './learner.ts'
import { diagnose } from './study.ts'
import { addDays } from '#engine/calendar.ts'
import type { Catalog } from '#engine/catalog.ts'
import { checkLength, judgeCheck } from '#engine/check.ts'
import { isConclusive, nextItem } from '#engine/diagnosis.ts'
import type { Purpose } from '#engine/evidence.ts'
import type { Item } from '#engine/item.ts'
import { initialState, observe } from '#engine/learner.ts'
import { mark } from '#engine/mark.ts'
import { estimate, type Mastery } from '#engine/mastery.ts'
import { planPath, type Plan, type Progress } from '#engine/path/plan.ts'
import { nextPracticeItem } from '#engine/practice.ts'
import { seededRandom } from '#engine/shuffle.ts'
import { answerTo } from '#engine/simulation.ts'

const availability = { minutesByWeekday: [60, 0, 45, 30, 0, 90, 0], exceptions: [] }
const start = '2026-01-05'
/** Answers before the measure: code not yet compiled, tables of the catalogue not yet made. */
const warmUp = 300
const practiceItems = 4

/** Milliseconds of processor time of each answer, by what it brought about. */
export function measureAnswers(
  catalog: Catalog,
  count: number,
  seed: number,
): { name: string; times: number[] }[] {
  const [track] = catalog.tracks
  if (!track) throw new Error('no track')
  const all: number[] = []
  const planned: number[] = []
  let made = 0
  for (let i = 0; made < count + warmUp; i += 1) {
    const random = seededRandom(seed * 10_000 + i)
    const self = drawTrueLearner(catalog, entries[i % entries.length] ?? 'none', random)
    let state = initialState()
    let mastery: Mastery = {}
    let plan: Plan | undefined
    let day = 0
    const progress: Progress = {}
    const at = () => `${addDays(start, day)}T10:00:00.000Z`
    /** One answer of hers; `after` is what the engine does besides, and says whether a path was planned. */
    const answer = (item: Item, purpose: Purpose, after: () => boolean): boolean => {
      const fact = answerItem(self, item, purpose, day, { id: `${made}`, at: at() })
      const given = fact.unknown ? ({ kind: 'unknown' } as const) : answerTo(item, fact.correct, random)
      const before = process.cpuUsage()
      mark(item, given)
      state = observe(catalog, state, fact)
      mastery = estimate(catalog, state, at())
      const path = after()
      const { user, system } = process.cpuUsage(before)
      made += 1
      if (made > warmUp) (path ? planned : all).push((user + system) / 1000)
      return fact.correct
    }
    const replan = () => {
      const today = addDays(start, day)
      plan = planPath({
        ...{ catalog, track, mastery, progress, choices: [], availability, today },
        ...(plan && { previous: plan }),
      })
      return true
    }
    diagnose(
      catalog,
      track,
      () => state,
      at,
      (item, asked) =>
        answer(item, 'diagnosis', () => {
          const { done } = isConclusive(catalog, track, state, asked, at())
          if (!done) nextItem(catalog, track, state, asked, at())
          return done && replan()
        }),
    )
    for (let modules = 0; modules < 12; modules += 1) {
      const step = plan?.steps.find(({ project }) => !project)
      const module = catalog.modules.find(({ slug }) => slug === step?.module)
      if (!module) break
      day += 2
      learnModule(self, module, day)
      const practised: string[] = []
      for (let n = 0; n < practiceItems * module.teaches.length; n += 1) {
        const item = nextPracticeItem(catalog, state, module.teaches, 'practice', practised)
        if (!item) break
        practised.push(item.id)
        answer(item, 'practice', () => {
          nextPracticeItem(catalog, state, module.teaches, 'practice', practised)
          return false
        })
      }
      const checked: { node: string; correct: boolean }[] = []
      const items: string[] = []
      const length = checkLength(module.teaches)
      for (let n = 0; n < length; n += 1) {
        const item = nextPracticeItem(catalog, state, module.teaches, 'check', items)
        if (!item) break
        items.push(item.id)
        const last = n === length - 1
        const correct = answer(item, 'check', () => {
          if (!last) {
            nextPracticeItem(catalog, state, module.teaches, 'check', items)
            return false
          }
          const { passed } = judgeCheck(mastery, module.teaches, checked)
          progress[module.slug] = { done: passed, minutesSpent: module.minutes }
          return replan()
        })
        checked.push({ node: item.node, correct })
      }
      progress[module.slug] = { done: true, minutesSpent: module.minutes }
    }
  }
  return [
    { name: 'all', times: [...all, ...planned] },
    { name: 'without a new path', times: all },
    { name: 'with a new path', times: planned },
  ]
}
