/**
 * Prerequisites that the answers do not support.
 *
 * Hypothesis tested: "whoever does not know what is needed is at most half as likely to know what needs it as who does". Only direct
 * answers count, the first on each of the two nodes, before anything was taught on either: what is believed of her was worked
 * out with the prerequisites and would prove them by themselves.
 *
 * Slips and guesses: with the answer's own slip s and guess g, u = (right − g) / (1 − s − g) has the mean 1 among those who know and 0
 * among the others (the matrix method of J. Barron, Biometrics 33, 1977, 414, for misclassified two by two tables), so that sums of
 * (1 − u) and u count those who do not know and those who do, though nobody in particular can be placed.
 *
 * Questions are chosen by what was answered before. Each pair of answers therefore weighs one over the share who, after the same
 * first answer, was asked the second node at all (D. Horvitz & D. Thompson, J. Am. Statist. Assoc. 47, 1952): exact where the choice
 * hangs on that answer, near where it hangs on others too.
 */
import { leastJudged, upperTail, type Tested } from '#engine/findings/finding.ts'

export interface PairAnswer {
  item: string
  correct: boolean
  slip: number
  guess: number
}

/** Which node was asked first. */
export type Order = 'needed' | 'needing'

/** Counts of equal histories: what is kept does not grow with people. */
export interface PairSums {
  /** First answers on the node that was asked first, the other asked or not. */
  asked: Map<string, { order: Order; first: PairAnswer; count: number }>
  both: Map<string, { order: Order; needed: PairAnswer; needing: PairAnswer; count: number }>
}

/** Nothing asked yet. */
export function noPairs(): PairSums {
  return { asked: new Map(), both: new Map() }
}

/** Adds one learner: her first answers on the two nodes, as far as there are any. */
export function addPair(
  sums: PairSums,
  order: Order,
  { needed, needing }: { needed: PairAnswer | undefined; needing: PairAnswer | undefined },
): void {
  const first = order === 'needed' ? needed : needing
  if (!first) return
  count(sums.asked, `${order} ${first.item} ${first.correct}`, { order, first })
  if (!needed || !needing) return
  const key = [needed, needing].map(({ item, correct, slip, guess }) => `${item} ${correct} ${slip} ${guess}`)
  count(sums.both, `${order} ${key.join(' ')}`, { order, needed, needing })
}

function count<Of>(cells: Map<string, Of & { count: number }>, key: string, of: Of): void {
  const own = cells.get(key)
  if (own) own.count += 1
  else cells.set(key, { ...of, count: 1 })
}

/** Who knows what is needed is to be so many times as likely to know what needs it. */
export const leastTimes = 2
/** Where it is not needed, those without it are thought this share as likely to know: general ability goes with both. */
export const withoutNeed = 0.8
/** Answers with a greater slip and guess together tell too little. */
const leastTelling = 0.2
/** Nobody counts for more than so many. */
const mostWeight = 10

interface Row {
  count: number
  weight: number
  has: number
  knows: number
}

function rowsOf({ asked, both }: PairSums, broken: ReadonlySet<string>): Row[] {
  const firsts = [...asked.values()].filter(({ first }) => !broken.has(first.item))
  const cells = [...both.values()].filter(
    ({ needed, needing }) => !broken.has(needed.item) && !broken.has(needing.item),
  )
  const size = (list: readonly { count: number }[]) => list.reduce((sum, { count }) => sum + count, 0)
  const total = (order: Order, right: boolean) =>
    size(cells.filter((one) => one.order === order && one[order].correct === right))
  const before = (order: Order, right: boolean) =>
    size(firsts.filter((one) => one.order === order && one.first.correct === right))
  const share = { needed: [0, 1], needing: [0, 1] } as Record<Order, [number, number]>
  for (const order of ['needed', 'needing'] as const)
    for (const right of [0, 1] as const)
      share[order][right] = total(order, right === 1) / before(order, right === 1)
  return cells
    .filter(({ needed, needing }) =>
      [needed, needing].every((one) => 1 - one.slip - one.guess > leastTelling),
    )
    .map(({ order, needed, needing, count }) => ({
      count,
      weight: Math.min(mostWeight, 1 / share[order][one(order === 'needed' ? needed : needing)]),
      has: truth(needed),
      knows: truth(needing),
    }))
}

const one = ({ correct }: PairAnswer) => (correct ? 1 : 0)
const truth = (answer: PairAnswer) => (one(answer) - answer.guess) / (1 - answer.slip - answer.guess)

/**
 * The test of one prerequisite. The estimate is the share who know what needs it among those who do not know what is needed, `against` the
 * share among those who do; answers to broken items are left out. Variance by linearization of the two ratios (W. Cochran, Sampling Techniques, 1977, 6.4).
 */
export function testPair(
  subject: string,
  needed: string,
  sums: PairSums,
  broken: ReadonlySet<string> = new Set(),
): Tested {
  const rows = rowsOf(sums, broken)
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + row.count * of(row), 0)
  const n = sum(() => 1)
  const without = sum(({ weight, has }) => weight * (1 - has))
  const withIt = sum(({ weight, has }) => weight * has)
  const none: Tested = {
    ...{ kind: 'prerequisite', subject, needed, n, signal: null },
    ...{ estimate: null, against: null, p: 1 },
  }
  // Sums of estimates can be next to nothing or below where everybody knows, or nobody.
  if (n < leastJudged || without < 5 || withIt < 5) return none
  const low = sum(({ weight, has, knows }) => weight * (1 - has) * knows) / without
  const high = sum(({ weight, has, knows }) => weight * has * knows) / withIt
  const part = ({ weight, has, knows }: Row) => (weight * (1 - has) * (knows - low)) / without
  const other = ({ weight, has, knows }: Row) => (weight * has * (knows - high)) / withIt
  const error = Math.sqrt(sum((row) => (part(row) - other(row) / leastTimes) ** 2))
  const reach = 1.959964 * Math.sqrt(sum((row) => part(row) ** 2))
  const distance = ((withoutNeed - 1 / leastTimes) * Math.max(high, 0)) / error
  return {
    ...none,
    p: upperTail((low - high / leastTimes) / error),
    signal: distance > 0 ? distance / Math.sqrt(n) : null,
    estimate: { value: within(low), low: within(low - reach), high: within(low + reach) },
    against: within(high),
  }
}

const within = (share: number) => Math.min(1, Math.max(0, share))
