/**
 * What is still held 30 and 90 days after the last module when minutes for reviews are few, by the order in which reviews are
 * done. Learners forget by a power law, not by FSRS. `--learners 100 --seed 11`.
 */
import { drawTrueLearner, heldFrom, holds, trueMastery } from '../academy/learner.ts'
import { modulesOf } from '../academy/policies.ts'
import { beginDay, enrol, instantOf, review, studyRound, type Student } from '../academy/study.ts'
import { readOptions, wholeNumber } from '../bad-input.ts'
import { readContent } from '#content/read.ts'
import type { Catalog, Track } from '#engine/catalog.ts'
import { nodesOfTrack } from '#engine/competency.ts'
import { dueReviews } from '#engine/review.ts'
import { chooseReviews, type ReviewGoals } from '#engine/review-choice.ts'
import { addDays } from '#engine/calendar.ts'
import { seededRandom } from '#engine/shuffle.ts'

const start = '2026-01-05'
const orders = ['chosen', 'due date', 'lowest recall', 'highest recall'] as const
type Order = (typeof orders)[number]

/** Minutes for reviews on a day on which she comes, and the share of days on which she does. */
const settings = [
  { minutes: 1, presence: 0.3 },
  { minutes: 2, presence: 0.3 },
  { minutes: 1, presence: 0.6 },
  { minutes: 2, presence: 0.6 },
]
const daysPerModule = 2

function nodesToReview(student: Student, goals: ReviewGoals, order: Order, day: number, minutes: number) {
  const { catalog } = student.self
  const at = instantOf(student, day)
  if (order === 'chosen')
    return chooseReviews(catalog, student.state, goals, at, minutes).map(({ node }) => node)
  const due = dueReviews(catalog, student.state, at)
  if (order === 'due date') due.sort((a, b) => (a.due < b.due ? -1 : 1))
  if (order === 'highest recall') due.reverse()
  return due.slice(0, minutes).map(({ node }) => node)
}

interface Outcome {
  held: Record<30 | 90, number>
  nodes: Record<30 | 90, number>
  sum: Record<30 | 90, number>
  reviews: number
}

function live(
  catalog: Catalog,
  track: Track,
  order: Order,
  { minutes, presence }: (typeof settings)[number],
  seed: number,
): Outcome {
  const path = modulesOf(catalog, track)
  const student = enrol(drawTrueLearner(catalog, 'none', seededRandom(seed)), start)
  const comes = seededRandom(seed + 1_000_003)
  const outcome: Outcome = {
    held: { 30: 0, 90: 0 },
    nodes: { 30: 0, 90: 0 },
    sum: { 30: 0, 90: 0 },
    reviews: 0,
  }
  const learning = path.length * daysPerModule
  const nodes = nodesOfTrack(catalog, track)
  for (let day = 0; day <= learning + 90; day += 1) {
    beginDay(student)
    const next = Math.floor(day / daysPerModule)
    const coming = path.slice(next, next + 3).map(({ slug }, i) => ({
      module: slug,
      from: addDays(start, (next + i) * daysPerModule),
    }))
    if (comes() < presence) {
      for (const node of nodesToReview(student, { track, coming }, order, day, minutes)) {
        if (review(student, node, day)) outcome.reviews += 1
      }
    }
    const module = day % daysPerModule === 0 ? path[next] : undefined
    if (module && !studyRound(student, module, day)) studyRound(student, module, day)
    for (const after of [30, 90] as const) {
      if (day !== learning + after) continue
      outcome.held[after] = track.targets.filter((node) => holds(student.self, node, day)).length
      outcome.nodes[after] = nodes.filter((node) => holds(student.self, node, day)).length
      outcome.sum[after] = track.targets.reduce((sum, node) => sum + trueMastery(student.self, node, day), 0)
    }
  }
  return outcome
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length

/** Mean with half its 95 % interval. */
function interval(numbers: readonly number[]): string {
  const centre = mean(numbers)
  const variance = mean(numbers.map((one) => (one - centre) ** 2)) / (numbers.length - 1)
  return `${centre.toFixed(2)} ± ${(1.96 * Math.sqrt(variance)).toFixed(2)}`
}

/** Prints the table. */
export async function run(args: string[]): Promise<void> {
  const { values } = readOptions({
    args,
    options: {
      learners: { type: 'string', default: '100' },
      seed: { type: 'string', default: '11' },
    },
  })
  const { catalog } = readContent('content')
  const [track] = catalog.tracks
  if (!track) throw new Error('no track')
  const first = wholeNumber(values.seed, '--seed') * 10_000
  const learners = wholeNumber(values.learners, '--learners', 2)
  const seeds = Array.from({ length: learners }, (_, i) => first + i)
  console.log(
    `${seeds.length} learners who arrive with nothing, seed ${values.seed}; track ${track.slug}: ${track.targets.length} targets, ` +
      `${nodesOfTrack(catalog, track).length} nodes; a module every ${daysPerModule} days; she comes for reviews on ` +
      `a share of days, the same days for every order. Held: true mastery of at least ${heldFrom}.\n` +
      `Differences to the chosen order are paired by learner, with 95 % intervals.\n`,
  )
  console.log(
    '| minutes, share of days | order | reviews | targets held at 30 | chosen − this | at 90 | chosen − this | nodes at 90 | target recall at 90 |',
  )
  console.log('| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |')
  for (const setting of settings) {
    const chosen = seeds.map((seed) => live(catalog, track, 'chosen', setting, seed))
    for (const order of orders) {
      const own =
        order === 'chosen' ? chosen : seeds.map((seed) => live(catalog, track, order, setting, seed))
      const cells = [30, 90].flatMap((after) => {
        const at = after as 30 | 90
        const differences = own.map(({ held }, i) => (chosen[i]?.held[at] ?? 0) - held[at])
        return [
          mean(own.map(({ held }) => held[at])).toFixed(2),
          order === 'chosen' ? '' : interval(differences),
        ]
      })
      console.log(
        `| ${setting.minutes}, ${setting.presence} | ${order} | ${mean(own.map(({ reviews }) => reviews)).toFixed(0)} | ${cells.join(' | ')} | ` +
          `${mean(own.map(({ nodes }) => nodes[90])).toFixed(2)} | ${mean(own.map(({ sum }) => sum[90])).toFixed(2)} |`,
      )
    }
  }
}
