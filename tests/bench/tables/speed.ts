/**
 * What the academy costs in processor time: an answer on the real catalogue (mark, observe, propagate, plan anew when it ends
 * something), and a night that plans every path anew, by worker processes over the queue of an embedded PostgreSQL.
 * `--learners 5000 --distinct 150 --workers 2 --answers 4000 --seed 31`; `--only answers` or `--only night`.
 */
import { measureAnswers } from '../academy/answers.ts'
import { measureNight } from '../academy/night.ts'
import { oneOf, readOptions, wholeNumber } from '../bad-input.ts'
import { readContent } from '#content/read.ts'

/** Learners of the goal, and cores that share them. */
const goal = { learners: 150_000, cores: 2, minutes: 20 }

/** Prints the tables. */
export async function run(args: string[]): Promise<void> {
  const { values } = readOptions({
    args,
    options: {
      learners: { type: 'string', default: '5000' },
      distinct: { type: 'string', default: '150' },
      workers: { type: 'string', default: '2' },
      answers: { type: 'string', default: '4000' },
      seed: { type: 'string', default: '31' },
      only: { type: 'string', default: 'both' },
    },
  })
  const { catalog, bodies } = readContent('content')
  const only = oneOf(values.only, '--only', ['both', 'answers', 'night'])
  const seed = wholeNumber(values.seed, '--seed')
  const size = {
    learners: wholeNumber(values.learners, '--learners', 1),
    distinct: wholeNumber(values.distinct, '--distinct', 1),
    workers: wholeNumber(values.workers, '--workers', 1, 64),
    seed,
  }
  const answers = wholeNumber(values.answers, '--answers', 1)
  if (only !== 'night') {
    const kinds = measureAnswers(catalog, answers, seed)
    console.log(
      `Engine time of an answer, ms of processor time of the process; real catalogue, seed ${seed}.\n`,
    )
    console.log('| answers | n | median | mean | 99 % | most |\n| --- | ---: | ---: | ---: | ---: | ---: |')
    for (const { name, times } of kinds) {
      const sorted = [...times].sort((a, b) => a - b)
      const at = (q: number) =>
        (sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0).toFixed(2)
      const mean = sorted.reduce((sum, one) => sum + one, 0) / Math.max(1, sorted.length)
      console.log(`| ${name} | ${sorted.length} | ${at(0.5)} | ${mean.toFixed(2)} | ${at(0.99)} | ${at(1)} |`)
    }
    console.log('')
  }
  if (only === 'answers') return
  const night = await measureNight({ catalog, bodies }, size)
  const perLearner = night.cpu.workers + night.cpu.database
  const minutes = (perLearner * goal.learners) / goal.cores / 60_000
  console.log(
    `A night: ${night.learners} stored learners (${size.distinct} lived, the others copies), all behind; ${size.workers} worker ` +
      `processes, seed ${seed}. Planned anew: ${night.versions} new versions, ${night.twice} learners with more than one.\n`,
  )
  console.log('| | per learner, ms |\n| --- | ---: |')
  console.log(`| workers, processor time | ${night.cpu.workers.toFixed(2)} |`)
  console.log(`| PostgreSQL, processor time | ${night.cpu.database.toFixed(2)} |`)
  console.log(`| wall clock, all workers together, on a shared machine | ${night.wall.toFixed(2)} |`)
  console.log(
    `\n${goal.learners} learners on ${goal.cores} cores, from processor time: ${minutes.toFixed(1)} minutes (goal: ${goal.minutes}).`,
  )
}
