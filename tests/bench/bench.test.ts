import { spawnSync } from 'node:child_process'
import { Readable } from 'node:stream'
import { expect, it, test } from 'vitest'
import { run as match } from './engine/match.ts'
import { run as academy } from './tables/academy.ts'
import { run as diagnosis } from './tables/diagnosis.ts'
import { run as forecast } from './tables/forecast.ts'
import { run as reviews } from './tables/reviews.ts'
import { run as speed } from './tables/speed.ts'

it.each<[string, (args: string[]) => Promise<void>, string[], RegExp]>([
  ['no number', reviews, ['--learners', 'x'], /^--learners: a number/],
  ['half a learner', reviews, ['--learners', '2.5'], /^--learners: a whole number/],
  ['nobody', academy, ['--learners', '0'], /^--learners: from 1/],
  ['nothing for a number', diagnosis, ['--seed', ''], /^--seed: a number/],
  ['an unknown policy', academy, ['--policies', 'fixed,foo'], /^--policies: one of academy, .*, not foo$/],
  ['an unknown option', diagnosis, ['--fast'], /^Unknown option '--fast'/],
  ['no value', forecast, ['--lives'], /^Option '--lives <value>' argument missing/],
  ['an unknown part', speed, ['--only', 'days'], /^--only: one of both, answers, night, not days/],
])('%s is refused', async (_, run, args, message) => {
  await expect(run(args)).rejects.toMatchObject({
    name: 'BadInput',
    message: expect.stringMatching(message) as string,
  })
})

test('a mode without a value, and a priority between no and yes, are refused', async () => {
  await expect(match(['--mode'], Readable.from([]))).rejects.toThrow(/^--mode: one of optimal, /)
  const person = { id: 'a', languages: ['fr'], tz: 0, slots: [] }
  const instance = {
    kind: 'match-instance',
    version: 1,
    rules: { minOverlapHours: 1, unmatchedPenalty: 1 },
    mentors: [],
    learners: [{ ...person, domain: 'web', level: 1, priority: 0.5 }],
  }
  await expect(match([], Readable.from([JSON.stringify(instance)]))).rejects.toThrow(
    /^learners\[0\]\.priority: a whole number/,
  )
})

test('what is refused gets one line on stderr and status 2', () => {
  const args = ['--import', 'tsx', 'tests/bench/bench.ts', 'reviews', '--learners', 'x']
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  expect({ status, stdout, stderr }).toEqual({
    status: 2,
    stdout: '',
    stderr: '--learners: a number is missing\n',
  })
})
