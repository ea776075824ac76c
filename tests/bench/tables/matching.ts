/**
 * A round of matching as staff run it, in the three ways: what it costs, how far from the optimum, who would rather swap, who is left
 * and why, and how each language fared. `--learners 2000 --mentors 100 --supply 0.95 --seed 51`.
 */
import { parseArgs } from 'node:util'
import { printGroups } from '../matching/groups.ts'
import { drawOffer, drawRequest } from '../matching/people.ts'
import { matchRound, type MatchMode } from '#engine/matching/match.ts'
import { minutesPerMentee, type MatchingRound } from '#engine/matching/offer.ts'
import { seededRandom } from '#engine/shuffle.ts'

const modes: MatchMode[] = ['optimal', 'balanced', 'stable']

function drawRound(learners: number, mentors: number, supply: number, seed: number): MatchingRound {
  const random = seededRandom(seed)
  const each = (supply * learners) / mentors
  const offers = Array.from({ length: mentors }, (_, j) =>
    drawOffer(random, `m${j}`, minutesPerMentee * Math.max(1, Math.round(2 * random() * each))),
  )
  const ids = offers.map(({ id }) => id)
  const requests = Array.from({ length: learners }, (_, i) => drawRequest(random, `l${i}`, ids))
  const refusals = requests.flatMap(({ id }) =>
    random() < 0.1 ? [{ learner: id, mentor: ids[Math.floor(mentors * random())]! }] : [],
  )
  return { offers, requests, refusals }
}

/** Prints the table. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      learners: { type: 'string', default: '2000' },
      mentors: { type: 'string', default: '100' },
      supply: { type: 'string', default: '0.95' },
      seed: { type: 'string', default: '51' },
    },
  })
  const round = drawRound(
    ...([
      Number(values.learners),
      Number(values.mentors),
      Number(values.supply),
      Number(values.seed),
    ] as const),
  )
  console.log(
    `${values.learners} learners, ${values.mentors} mentors, ${values.supply} places a learner, seed ${values.seed}.\n`,
  )
  for (const mode of modes) {
    const start = performance.now()
    const { objective, bound, blocking, left, groups } = matchRound(round, mode)
    const seconds = (performance.now() - start) / 1000
    const reasons = new Map<string, number>()
    for (const { reason } of left) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
    console.log(
      `${mode}: ${seconds.toFixed(2)} s, ${(100 * (1 - objective / bound)).toFixed(3)} % below the bound, ` +
        `${((100 * blocking.learnersInStrong) / round.requests.length).toFixed(1)} % in a strong blocking pair, ${blocking.pairs} blocking pairs; ` +
        `left: ${[...reasons].map(([reason, count]) => `${count} ${reason}`).join(', ')}`,
    )
    printGroups(groups)
  }
}
