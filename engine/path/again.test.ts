import { describe, expect, test } from 'vitest'
import { webCatalog } from '#engine/catalog.fixture.ts'
import { initialState } from '#engine/learner.ts'
import { estimate } from '#engine/mastery.ts'
import { layAgain } from '#engine/path/again.ts'
import { planPath, type PlanInput, type Progress } from '#engine/path/plan.ts'

const catalog = webCatalog()
const track = catalog.tracks[0]!
const today = '2026-03-02'
const input: PlanInput = {
  catalog,
  track,
  mastery: estimate(catalog, initialState(), `${today}T09:00:00Z`),
  progress: {},
  choices: [],
  availability: { minutesByWeekday: [30, 0, 30, 0, 30, 0, 0], exceptions: [] },
  today,
}
const plan = planPath(input)
const modules = plan.steps.map(({ module }) => module)
const first = modules[0]!

describe('a plan looked at on another day', () => {
  test('is the same on its own day', () => {
    expect(layAgain(plan, input)).toEqual(plan)
  })

  test('keeps its modules and their order five weeks later, and nothing lies in the past', () => {
    const later = layAgain(plan, { ...input, today: '2026-04-06' })
    expect(later.steps.map(({ module }) => module)).toEqual(modules)
    expect(later.steps.flatMap(({ slots }) => slots).every(({ date }) => date >= '2026-04-06')).toBe(true)
    expect(later.minutes).toBe(plan.minutes)
  })

  test('leaves out what was finished, and shortens what was begun', () => {
    const second = modules[1]!
    const progress: Progress = {
      [first]: { done: true, minutesSpent: 0 },
      [second]: { done: false, minutesSpent: 5 },
    }
    const again = layAgain(plan, { ...input, progress })
    expect(again.steps.map(({ module }) => module)).toEqual(modules.slice(1))
    expect(again.steps[0]).toMatchObject({
      remaining: plan.steps[1]!.remaining - 5,
      reason: { started: true },
    })
  })
})

describe('the project of a module', () => {
  const projectAsking = (node: string) => {
    const criteria = [{ slug: 'c', node, text: { fr: 'c', en: 'c' } }]
    const project = { title: { fr: 'p', en: 'p' }, minutes: 90, brief: { fr: 'hash', en: 'hash' }, criteria }
    const modules = catalog.modules.map((module) => (module.slug === first ? { ...module, project } : module))
    return { ...catalog, modules }
  }
  const withProject = projectAsking('files@1')
  const projects = (progress: Progress, choices: PlanInput['choices'] = [], of = withProject) =>
    planPath({ ...input, catalog: of, progress, choices })
      .steps.map((step, place) => ({ ...step, place }))
      .filter((step) => step.project)
  const done = { [first]: { done: true, minutesSpent: 30 } }

  test('follows its module', () => {
    expect(projects({})).toMatchObject([{ module: first, minutes: 90, place: 1 }])
  })

  test('waits for the modules that bring what its criteria ask', () => {
    const [step] = projects({}, [], projectAsking('html@1'))
    const modules = planPath({ ...input, catalog: withProject }).steps.filter(({ project }) => !project)
    expect(modules[step!.place - 1]!.gives).toContain('html@1')
  })

  test('stays once the module is finished, first of all, until it is sent', () => {
    expect(projects(done)).toMatchObject([{ module: first, place: 0, gives: [] }])
    expect(projects({ [first]: { done: true, minutesSpent: 30, project: 'sent' as const } })).toEqual([])
    const before = planPath({ ...input, catalog: withProject, progress: done })
    const sent = { [first]: { done: true, minutesSpent: 30, project: 'sent' as const } }
    expect(
      layAgain(before, { ...input, catalog: withProject, progress: sent }).steps.some((step) => step.project),
    ).toBe(false)
  })

  test('is put off, or left out, when she says so', () => {
    const at = '2026-03-02T09:00:00Z'
    const later = projects(done, [{ module: first, choice: 'later', at }])
    expect(later[0]!.place).toBeGreaterThan(5)
    expect(projects(done, [{ module: first, choice: 'skip', at }])).toEqual([])
  })
})
