/**
 * The fewest minutes: a quick first choice, then annealing as long as the allowance lasts. A small problem is proved on the way, and
 * then the answer comes at once.
 */
import { proveBest, type Proof } from '#engine/selection/exact.ts'
import { firstChoice } from '#engine/selection/greedy.ts'
import type { Problem } from '#engine/selection/problem.ts'
import { choiceOf, improve, prune, type Spent } from '#engine/selection/search.ts'
import { seededRandom } from '#engine/shuffle.ts'

const seed = 1
/** Always taken: they bring most of what the first choice lacks, within some ten milliseconds. */
const leastRounds = 256
/** After the quick start: hot enough to leave what it ended in. */
const heat = { from: 0.25, to: 0.02 }
/** Steps that a proof may take at once; of the allowance, the share spent before a longer one is tried, and its steps. */
const proof = { atOnce: 200, after: 0.2, steps: 2000 }

/** A good choice soon, and whether it is proved that none is shorter. */
export function proveFewest(problem: Problem, spent: Spent): Proof {
  const first = choiceOf(problem, firstChoice(problem))
  prune(first)
  const small = proveBest(problem, first.chosen.slice(), proof.atOnce)
  if (small.proved) return small
  const quick = improve(first, {
    spent: () => spent() / proof.after,
    random: seededRandom(seed),
    leastRounds,
  })
  return proveBest(problem, quick, proof.steps)
}

/** The best choice that the allowance finds, from what is known: at once where that is proved. */
export function chooseFewest(
  problem: Problem,
  spent: Spent,
  known: Proof = proveFewest(problem, spent),
): Uint8Array {
  if (known.proved) return known.chosen
  const found = choiceOf(
    problem,
    improve(choiceOf(problem, known.chosen), { spent, random: seededRandom(seed + 1), heat }),
  )
  prune(found)
  return found.chosen
}
