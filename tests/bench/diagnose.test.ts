import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, describe, expect, it, test, vi } from 'vitest'
import { run } from './engine/diagnose.ts'

const folder = mkdtempSync(join(tmpdir(), 'diagnose-'))
afterAll(() => rmSync(folder, { recursive: true }))

const good = () => ({
  kind: 'diagnosis-instance',
  competencies: [
    { id: 'a', domain: 0, layer: 0, difficulty: -1, prerequisites: [] as string[] },
    { id: 'b', domain: 1, layer: 1, difficulty: -0.5, prerequisites: ['a'] },
    { id: 'c', domain: 0, layer: 2, difficulty: 0, prerequisites: ['b'] },
  ],
  questions: ['a', 'a', 'b', 'b', 'c', 'c'].map((competency, i) => ({
    id: `q${i}`,
    competency,
    slip: 0.08,
    guess: 0.15,
  })),
  prior: { model: 'domain-ability', abilityMean: 0, abilitySd: 1.4, domains: 2, domainSd: 0.7, note: '' },
  learners: ['l0', 'l1'],
})

let files = 0
function write(instance: unknown): string {
  const file = join(folder, `${++files}.json`)
  writeFileSync(file, typeof instance === 'string' ? instance : JSON.stringify(instance))
  return file
}

/** Plays lines one after another and gives back what was written. */
async function play(args: string[], lines: unknown[]): Promise<Record<string, unknown>[]> {
  const written: string[] = []
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0)
  try {
    const input = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)) + '\n')
    await run(args, Readable.from(input))
  } finally {
    spy.mockRestore()
  }
  return written.map((line) => JSON.parse(line) as Record<string, unknown>)
}

type Instance = ReturnType<typeof good>
const changed = (change: (instance: Instance) => void) => {
  const instance = good()
  change(instance)
  return instance
}

describe('what cannot be used is named', () => {
  it.each<[string, unknown, RegExp]>([
    ['no JSON', '{', /^INSTANCE\.json: not JSON/],
    ['a list', [], /^instance: an object/],
    ['another kind', { ...good(), kind: 'path-instance' }, /^kind: diagnosis-instance, not path-instance/],
    ['another version', { ...good(), version: 2 }, /^version: 1, not 2/],
    ['no prior', { ...good(), prior: undefined }, /^prior: /],
    ['another model', changed((i) => (i.prior.model = 'rasch')), /^prior\.model: domain-ability, not rasch/],
    ['a negative spread', changed((i) => (i.prior.abilitySd = -1)), /^prior\.abilitySd: /],
    ['half a domain', changed((i) => (i.prior.domains = 1.5)), /^prior\.domains: a whole number/],
    ['no competencies', changed((i) => (i.competencies = [])), /^competencies: /],
    [
      'a domain too many',
      changed((i) => (i.competencies[1]!.domain = 2)),
      /^competencies\[1\]\.domain: from 0 to 1/,
    ],
    [
      'no difficulty',
      changed((i) => delete (i.competencies[2] as Partial<Instance['competencies'][0]>).difficulty),
      /^competencies\[2\]\.difficulty: /,
    ],
    [
      'an id twice',
      changed((i) => (i.competencies[2]!.id = 'a')),
      /^competencies\[2\]\.id: a is there twice/,
    ],
    [
      'an unknown prerequisite',
      changed((i) => (i.competencies[1]!.prerequisites = ['x'])),
      /^competencies\[1\]\.prerequisites: unknown: x/,
    ],
    [
      'a circle',
      changed((i) => (i.competencies[0]!.prerequisites = ['c'])),
      /^competencies\[0\]\.prerequisites: go in a circle/,
    ],
    [
      'too many competencies',
      changed(
        (i) =>
          (i.competencies = Array.from({ length: 5001 }, (_, n) => ({ ...i.competencies[0]!, id: `${n}` }))),
      ),
      /^competencies: at most 5000, not 5001/,
    ],
    [
      'too many prerequisites',
      changed((i) => {
        const ids = Array.from({ length: 320 }, (_, n) => `${n}`)
        i.competencies = ids.map((id, n) => ({ ...i.competencies[0]!, id, prerequisites: ids.slice(0, n) }))
      }),
      /^competencies: at most 50000 prerequisites in all, not 51040/,
    ],
    [
      'an unknown competency',
      changed((i) => (i.questions[3]!.competency = 'x')),
      /^questions\[3\]\.competency: unknown: x/,
    ],
    ['a slip above 1', changed((i) => (i.questions[0]!.slip = 1.2)), /^questions\[0\]\.slip: from 0 to 1/],
    [
      'a guess that is no number',
      changed((i) => (i.questions[5]!.guess = NaN)),
      /^questions\[5\]\.guess: a number/,
    ],
    [
      'a question twice',
      changed((i) => (i.questions[5]!.id = 'q0')),
      /^questions\[5\]\.id: q0 is there twice/,
    ],
    ['no learners', { ...good(), learners: undefined }, /^learners: a list/],
  ])('%s', async (_, instance, message) => {
    await expect(run([write(instance)], Readable.from([]))).rejects.toMatchObject({
      name: 'BadInput',
      message: expect.stringMatching(message) as string,
    })
  })

  it.each<[string, string[], RegExp]>([
    ['no file', [], /^INSTANCE\.json: missing/],
    ['a file that is not there', ['/nowhere.json'], /^\/nowhere\.json: /],
    ['an option', [write(good()), '--fast'], /^option unknown: --fast/],
  ])('%s', async (_, args, message) => {
    await expect(run(args, Readable.from([]))).rejects.toThrow(message)
  })

  it.each<[string, unknown[], RegExp]>([
    ['a line that is no JSON', ['{'], /^stdin line 1: not JSON/],
    ['an unknown type', [{ type: 'stop' }], /^stdin line 1: type: start, answer or end, not stop/],
    ['an unknown learner', [{ type: 'start', learner: 'l9' }], /^stdin line 1: learner: unknown: l9/],
    [
      'half a question',
      [{ type: 'start', learner: 'l0', questions: 0.5 }],
      /^stdin line 1: questions: a whole number/,
    ],
    ['an answer to nothing', [{ type: 'answer', question: 'q0', correct: true }], /^stdin line 1: type: /],
    [
      'an answer to another question',
      [
        { type: 'start', learner: 'l0' },
        { type: 'answer', question: 'x', correct: true },
      ],
      /^stdin line 2: question: q\d was asked, not x/,
    ],
    [
      'neither right nor wrong',
      [
        { type: 'start', learner: 'l0' },
        { type: 'answer', question: 'q0', correct: 1 },
      ],
      /^stdin line 2: correct: /,
    ],
  ])('%s', async (_, lines, message) => {
    await expect(play([write(good())], lines)).rejects.toThrow(message)
  })

  test('one line on stderr, status 2, nothing on stdout', () => {
    const file = write({ ...good(), kind: 'match-instance' })
    const args = ['--import', 'tsx', 'tests/bench/engine.ts', 'diagnose', file]
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: '',
      stderr: 'kind: diagnosis-instance, not match-instance\n',
    })
  })
})

/** A learner who answers all questions about what she masters right, and the others wrong. */
async function diagnose(masters: string[], questions?: number): Promise<Record<string, unknown>[]> {
  const { questions: all } = good()
  const replies: Record<string, unknown>[] = []
  const start = { type: 'start', learner: 'l0', ...(questions && { questions }) }
  const lines: unknown[] = [start]
  for (;;) {
    const reply = (await play([write(good())], lines)).at(-1)!
    replies.push(reply)
    if (reply.done) return replies
    const { competency } = all.find(({ id }) => id === reply.ask)!
    lines.push({ type: 'answer', question: reply.ask, correct: masters.includes(competency) })
  }
}

describe('the talk with the judge', () => {
  test('asks exactly as many questions as it is told, none twice, then says what it holds for true', async () => {
    const replies = await diagnose(['a', 'b'], 5)
    const asked = replies.flatMap(({ ask }) => (ask ? [ask] : []))
    expect(asked).toHaveLength(5)
    expect(new Set(asked).size).toBe(5)
    expect(replies.at(-1)).toEqual({
      done: true,
      estimate: '110',
      expectedAccuracy: expect.any(Number) as number,
    })
    for (const { estimate } of replies) expect(estimate).toMatch(/^(000|100|110|111)$/)
  })

  test('asks all there are when told to ask more', async () => {
    expect(await diagnose(['a'], 50)).toHaveLength(7)
  })

  test('stops by itself when it is sure enough', async () => {
    const last = (await diagnose(['a', 'b', 'c'])).at(-1)!
    expect(last.estimate).toBe('111')
    expect(last.expectedAccuracy).toBeGreaterThan(0.9)
    expect(last.expectedAccuracy).toBeLessThanOrEqual(1)
  })

  test('forgets the answers of the learner before', async () => {
    const instance = write(good())
    const start = (learner: string) => ({ type: 'start', learner, questions: 3 })
    const lines: unknown[] = [start('l0')]
    for (let n = 0; n < 3; n += 1) {
      const { ask } = (await play([instance], lines)).at(-1)!
      lines.push({ type: 'answer', question: ask, correct: false })
    }
    const replies = await play(
      [instance],
      [...lines, start('l1'), { type: 'end' }, { type: 'start', learner: 'l0' }],
    )
    const [first, second, ...others] = [replies[0], replies[4], ...replies.slice(5)]
    expect(replies[3]).toMatchObject({ done: true, estimate: '000' })
    expect(first!.estimate).not.toBe('000')
    expect(second).toEqual(first)
    expect(others).toEqual([])
  })
})
