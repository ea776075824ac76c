/**
 * What findings from data find, miss and find falsely, in worlds with planted faults (academy/faults.ts).
 * `--learners 200,1000,5000 --worlds 5 --seed 1`. Intervals are Wilson's over the things of all worlds.
 */
import { parseArgs } from 'node:util'
import { afterwards, drawFacts, drawWorld } from '../academy/faults.ts'
import { checkNumber } from '../bad-input.ts'
import { collectFindings, noSums } from '#engine/findings/collect.ts'
import { findingFaults } from '#engine/findings/find.ts'
import { findingKinds, type DataFinding } from '#engine/findings/finding.ts'
import { collect, nothingCollected } from '#engine/insights/collect.ts'
import { wilson } from '#engine/rule-measure.ts'
import { seededRandom } from '#engine/shuffle.ts'
import { finish } from '#engine/steps.ts'

interface Counts {
  planted: number
  found: number
  few: number
  sound: number
  falsely: number
}

/** Prints the table. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      learners: { type: 'string', default: '200,1000,5000' },
      worlds: { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
    },
  })
  const sizes = values.learners.split(',').map(Number)
  for (const size of sizes) checkNumber(size, '--learners', { whole: true, least: 1, most: 100_000 })
  const [worlds, seed] = [Number(values.worlds), Number(values.seed)]
  checkNumber(worlds, '--worlds', { whole: true, least: 1, most: 1_000 })
  checkNumber(seed, '--seed', { whole: true, least: 0, most: 1e6 })
  console.log(
    `${worlds} worlds of 24 nodes, 72 items and 24 modules, seeds ${seed} to ${seed + worlds - 1}; 95 % intervals.\n`,
  )
  console.log(
    '| learners | kind | planted | found | missed | of which too few | sound | falsely found |\n| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |',
  )
  for (const size of sizes) {
    const counts = new Map(
      findingKinds.map((kind) => [kind, { planted: 0, found: 0, few: 0, sound: 0, falsely: 0 }]),
    )
    for (let i = 0; i < worlds; i += 1) countWorld(counts, seed + i, size)
    for (const [kind, { planted, found, few, sound, falsely }] of counts)
      console.log(
        `| ${size} | ${kind} | ${planted} | ${share(found, planted)} | ${planted - found} | ${few} | ${sound} | ${share(falsely, sound)} |`,
      )
  }
}

function share(k: number, n: number): string {
  if (n === 0) return 'none'
  const { low, high } = wilson(k / n, n)
  return `${k} (${[low, high].map((one) => (100 * one).toFixed(0)).join(' to ')} %)`
}

/** An item that is too easy, too hard or a coin tells nothing apart: found under another of the three names, it is no false finding. */
const items = ['too-easy', 'too-hard', 'not-discriminating'] as const
const isItem = (kind: string): kind is (typeof items)[number] => (items as readonly string[]).includes(kind)

function countWorld(counts: Map<DataFinding['kind'], Counts>, seed: number, size: number): void {
  const random = seededRandom(seed * 7_919)
  const world = drawWorld(random)
  const collected = nothingCollected()
  const sums = noSums()
  for (let i = 0; i < size; i += 1) {
    const facts = drawFacts(world, random)
    collect(collected, world.catalog, facts, afterwards)
    collectFindings(sums, world.catalog, facts, afterwards)
  }
  for (const { kind, subject, needed, verdict } of finish(findingFaults(world.catalog, collected, sums))) {
    const own = counts.get(kind)
    if (!own) continue
    const name = needed === '' ? subject : `${subject} ${needed}`
    if (world.planted[kind].has(name)) {
      own.planted += 1
      if (verdict === 'found') own.found += 1
      if (verdict === 'few') own.few += 1
    } else if (isItem(kind) && items.some((one) => world.planted[one].has(name))) continue
    // What teaches nothing is missed more than elsewhere, and rightly found.
    else if (kind === 'bottleneck' && world.planted['no-gain'].has(name.replace('@', '-'))) continue
    else {
      own.sound += 1
      if (verdict === 'found') own.falsely += 1
    }
  }
}
