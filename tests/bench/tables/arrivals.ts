/**
 * A month of learners who join day by day, each given a mentor at once, against the best that could have been done by one who knew all
 * of them from the start. `--learners 600 --mentors 60 --months 8 --seed 41`; `--groups` adds how each language fared.
 */
import { parseArgs } from 'node:util'
import { bestInHindsight, days, drawMonth, freeAtEnd, live, type Rule } from '../matching/month.ts'
import { printGroups } from '../matching/groups.ts'
import { languageGroups } from '#engine/matching/left.ts'
import { seededRandom } from '#engine/shuffle.ts'

const supplies = [0.9, 1.1]
const ending = 0.3
const rules: Rule[] = [
  { name: 'best free mentor, no prices', every: 0, takes: 'first' },
  { name: 'prices of the first day', every: days, takes: 'first' },
  { name: 'prices anew each day', every: 1, takes: 'first' },
  { name: 'each day; she chooses among near ones', every: 1, takes: 'her best' },
  { name: 'each day; she chooses among any three', every: 1, takes: 'her best', widest: Infinity },
]

const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length

/** Mean with half its 95 % interval over months. */
function interval(numbers: readonly number[]): string {
  const centre = mean(numbers)
  const variance = mean(numbers.map((one) => (one - centre) ** 2)) / (numbers.length - 1)
  return `${centre.toFixed(2)} ± ${(1.96 * Math.sqrt(variance)).toFixed(2)}`
}

/** Prints the table. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      learners: { type: 'string', default: '600' },
      mentors: { type: 'string', default: '60' },
      months: { type: 'string', default: '8' },
      seed: { type: 'string', default: '41' },
      groups: { type: 'boolean', default: false },
    },
  })
  const size = { learners: Number(values.learners), mentors: Number(values.mentors) }
  const seeds = Array.from({ length: Number(values.months) }, (_, n) => Number(values.seed) * 1000 + n)
  console.log(
    `${size.learners} learners in ${days} days, ${size.mentors} mentors, ${seeds.length} months, seed ${values.seed}; ${100 * ending} % of the places ` +
      `come free in the course of the month. The optimum knows the whole month and assigns each on her day.\n` +
      `Prices rest on other learners, those of the month before. 95 % intervals over months.\n`,
  )
  console.log(
    '| places a learner | rule | % below the optimum | worst month | with a mentor, % | mean score |',
  )
  console.log('| ---: | --- | ---: | ---: | ---: | ---: |')
  for (const supply of supplies) {
    const months = seeds.map((seed) => {
      const month = drawMonth(seededRandom(seed), { ...size, supply, ending })
      return { seed, month, best: bestInHindsight(month) }
    })
    for (const rule of rules) {
      const lived = months.map(({ seed, month, best }) => {
        const outcome = live(month, rule, seed)
        return { ...outcome, month, below: 100 * (1 - outcome.objective / best) }
      })
      const below = lived.map((one) => one.below)
      console.log(
        `| ${supply} | ${rule.name} | ${interval(below)} | ${Math.max(...below).toFixed(2)} | ` +
          `${((100 * mean(lived.map(({ matched }) => matched))) / size.learners).toFixed(1)} | ` +
          `${mean(lived.map(({ score }) => score)).toFixed(0)} |`,
      )
      const [first] = lived
      if (!values.groups || !first) continue
      const requests = first.month.arrivals.map(({ request }) => request)
      const free = freeAtEnd(first.month, first.assigned)
      printGroups(languageGroups(requests, first.month.offers, free, first.assigned))
    }
  }
}
