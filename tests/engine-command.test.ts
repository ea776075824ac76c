/** The engine's command line: what it is given wrongly is named in one line, and nothing is answered. */
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { BadInput } from './bench/bad-input.ts'
import { run } from './bench/engine/path.ts'

let written = ''
beforeEach(() => {
  written = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written += String(text)
    return true
  })
})
afterEach(() => void vi.restoreAllMocks())

const instance = () => ({
  kind: 'path-instance',
  version: 1,
  competencies: [
    { id: 'a', maxLevel: 2, prerequisites: [] as { competency: string; level: number }[] },
    { id: 'b', maxLevel: 1, prerequisites: [{ competency: 'a', level: 1 }] },
  ],
  modules: [
    {
      id: 'm1',
      minutes: 30,
      teaches: [{ competency: 'a', level: 2 }],
      requires: [] as { competency: string; level: number }[],
    },
    {
      id: 'm2',
      minutes: 20,
      teaches: [{ competency: 'b', level: 1 }],
      requires: [{ competency: 'a', level: 2 }],
    },
  ],
  learner: { mastery: { b: { level: 1, p: 0.4 } } as Record<string, { level: number; p: number }> },
  target: [{ competency: 'b', level: 1, value: 3 }],
  weeks: [40, 0, 40],
  rules: {
    masteryThreshold: 0.8,
    maxOpenModules: 2,
    review: {
      minutesShare: 0.05,
      minMinutes: 5,
      windows: [
        [1, 2],
        [4, 6],
      ],
    },
  },
})
type Instance = ReturnType<typeof instance> & { replan?: unknown }

const asked = (input: unknown, args = ['--seconds', '0.05']) =>
  run(args, Readable.from([typeof input === 'string' ? input : JSON.stringify(input)]))

describe('path', () => {
  test('answers with modules, blocks and reviews', async () => {
    await asked(instance())
    expect(JSON.parse(written)).toEqual({
      kind: 'path-answer',
      modules: ['m1', 'm2'],
      blocks: [
        { week: 0, module: 'm1', minutes: 30 },
        { week: 0, module: 'm2', minutes: 10 },
        { week: 2, module: 'm2', minutes: 10 },
      ],
      reviews: [{ week: 2, module: 'm1', minutes: 5 }],
    })
  })

  test('takes competencies in any order, as long as no circle leads back', async () => {
    const one = instance()
    one.competencies.reverse()
    await asked(one)
    expect(JSON.parse(written)).toMatchObject({ modules: ['m1', 'm2'] })
  })

  test('answers with what fits the minutes when value is asked for', async () => {
    await asked(instance(), ['--value', '--minutes', '49', '--seconds', '0.05'])
    expect(JSON.parse(written)).toMatchObject({ modules: [], blocks: [] })
    written = ''
    await asked(instance(), ['--value', '--minutes', '50', '--seconds', '0.05'])
    expect(JSON.parse(written)).toMatchObject({ modules: ['m1', 'm2'] })
  })

  test.each<[string, (one: Instance) => unknown]>([
    ['kind: path-instance, not puzzle', (one) => (one.kind = 'puzzle')],
    ['version: 1, not 2', (one) => (one.version = 2)],
    ['competencies[1].id: a is there twice', (one) => (one.competencies[1]!.id = 'a')],
    [
      'competencies[0].maxLevel: a number is missing',
      (one) => delete (one.competencies[0] as Partial<Instance['competencies'][0]>).maxLevel,
    ],
    [
      'competencies[1].prerequisites[0].competency: unknown: z',
      (one) => (one.competencies[1]!.prerequisites[0]!.competency = 'z'),
    ],
    [
      'competencies[0].prerequisites: a circle leads back to a',
      (one) => one.competencies[0]!.prerequisites.push({ competency: 'b', level: 1 }),
    ],
    [
      'competencies[1].prerequisites[0]: an object is missing',
      (one) => (one.competencies[1]!.prerequisites = [null as never]),
    ],
    [
      'competencies[0].prerequisites: a circle leads back to a',
      (one) => one.competencies[0]!.prerequisites.push({ competency: 'a', level: 1 }),
    ],
    ['modules[0].teaches: a list is missing', (one) => (one.modules[0]!.teaches = {} as never)],
    ['modules[0].teaches[0]: an object is missing', (one) => (one.modules[0]!.teaches = [null as never])],
    [
      'modules[1].requires[0].level: a number is missing',
      (one) => (one.modules[1]!.requires[0]!.level = '2' as never),
    ],
    ['modules[1].requires[0].level: from 1 to 2, not 0', (one) => (one.modules[1]!.requires[0]!.level = 0)],
    [
      'modules[1].requires[0].level: a whole number, not 1.5',
      (one) => (one.modules[1]!.requires[0]!.level = 1.5),
    ],
    ['modules[1].id: m1 is there twice', (one) => (one.modules[1]!.id = 'm1')],
    ['modules[0].minutes: from 1 to 1000000, not -5', (one) => (one.modules[0]!.minutes = -5)],
    ['modules[0].teaches[0].level: from 1 to 2, not 3', (one) => (one.modules[0]!.teaches[0]!.level = 3)],
    [
      'modules[1].requires[0].competency: unknown: q',
      (one) => (one.modules[1]!.requires[0]!.competency = 'q'),
    ],
    ['modules[1]: an object is missing', (one) => (one.modules[1] = null as never)],
    ['learner.mastery.b.p: from 0 to 1, not 7', (one) => (one.learner.mastery.b!.p = 7)],
    ['learner.mastery.x.competency: unknown: x', (one) => (one.learner.mastery.x = { level: 1, p: 1 })],
    ['target: a list is missing', (one) => delete (one as Partial<Instance>).target],
    ['target[0].value: a number is missing', (one) => (one.target[0]!.value = null as never)],
    ['weeks[1]: from 0 to 1000000, not -1', (one) => (one.weeks[1] = -1)],
    ['rules.review.windows[0][1]: from 1 to 10000, not 0', (one) => (one.rules.review.windows[0]![1] = 0)],
    ['replan.previousRemaining[0]: unknown: m9', (one) => (one.replan = { previousRemaining: ['m9'] })],
    ['target[0]: no modules lead to b@1', (one) => one.modules.pop()],
    ['weeks: too few minutes for the shortest plan found', (one) => (one.weeks = [49])],
  ])('says %s', async (message, spoil) => {
    const one: Instance = instance()
    spoil(one)
    await expect(asked(one)).rejects.toThrow(new BadInput(message))
    expect(written).toBe('')
  })

  test.each([
    [['--seconds', '-1'], '--seconds: from 0 to 86400, not -1'],
    [['--seconds', 'soon'], '--seconds: a number is missing'],
    [[], '--seconds: missing'],
    [['--seconds', '1', '--value'], '--minutes: missing'],
    [['--seconds', '1', '--minutes', '5'], '--value: missing'],
    [['--seconds', '1', '--value', '--minutes', '-5'], '--minutes: from 0 to 1000000000, not -5'],
    [['--quickly'], 'option unknown: --quickly'],
  ])('%j: %s', async (args, message) => {
    await expect(asked(instance(), args)).rejects.toThrow(new BadInput(message))
    expect(written).toBe('')
  })

  test('of the value form answers with what fits into the weeks', async () => {
    const one = { ...instance(), weeks: [40] }
    one.target.push({ competency: 'a', level: 2, value: 1 })
    await asked(one, ['--seconds', '0.05', '--value', '--minutes', '1000'])
    expect(JSON.parse(written)).toMatchObject({ modules: ['m1'] })
  })

  test('what is not JSON', async () => {
    await expect(asked('{')).rejects.toThrow(new BadInput('stdin: not JSON'))
  })
})
