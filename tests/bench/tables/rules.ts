/**
 * The rules about people: for each the share flagged, its precision (flagged, and then no minute for four weeks although she had planned
 * some), what it would be by saying it of anybody, and the gaps between groups, on simulated lives. A wall and a missed meeting state
 * facts; on simulated lives they come by chance, so their precision there says nothing. `--lives 600 --seed 61`;
 * `--academy postgres://…` measures the history of an academy as well.
 */
import { parseArgs } from 'node:util'
import { checkNumber } from '../bad-input.ts'
import { simulateSnapshots } from '../academy/rule-lives.ts'
import { openDatabase } from '#db/client.server.ts'
import { listSnapshots } from '#db/rule-history.ts'
import {
  groupNames,
  measureRules,
  mostFlagged,
  type Gap,
  type Share,
  type Snapshot,
} from '#engine/rule-measure.ts'
import { ruleNames } from '#engine/rules.ts'

/** Prints the tables. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      lives: { type: 'string', default: '600' },
      seed: { type: 'string', default: '61' },
      academy: { type: 'string' },
    },
  })
  const [lives, seed] = [Number(values.lives), Number(values.seed)]
  checkNumber(lives, '--lives', { whole: true, least: 1, most: 100_000 })
  checkNumber(seed, '--seed', { whole: true, least: 0, most: 1e9 })
  console.log(`${lives} lives of six kinds, seed ${seed}.\n`)
  print(simulateSnapshots(lives, seed))
  if (values.academy === undefined) return
  const { db, close } = openDatabase(values.academy)
  console.log('\nThe academy given.\n')
  print(await listSnapshots(db, new Date()))
  await close()
}

const percent = (value: number) => (100 * value).toFixed(1)
const shown = (share: Share | null) =>
  share ? `${percent(share.value)} (${percent(share.low)}–${percent(share.high)})` : '–'
const apart = ({ gap, few }: Gap) =>
  gap === null
    ? '–'
    : `${percent(gap.value)} (${percent(gap.low)} to ${percent(gap.high)})${few ? ' few' : ''}`

function print(snapshots: readonly Snapshot[]): void {
  const figures = measureRules(snapshots)
  const groups = groupNames.map((group) => `${group}: gap of share | ${group}: gap of precision`)
  console.log(
    `| rule | verdict | flagged % | precision % | of anybody % | flagged learners | ${groups.join(' | ')} |`,
  )
  console.log(`| --- | --- | ---: | ---: | ---: | ---: |${' ---: | ---: |'.repeat(groupNames.length)}`)
  for (const rule of ruleNames) {
    const { verdict, share, precision, base, groups: gaps } = figures[rule]
    const cells = groupNames.flatMap((group) => [apart(gaps[group].share), apart(gaps[group].precision)])
    console.log(
      `| ${rule} | ${verdict} | ${shown(share)} | ${shown(precision)} | ${shown(base)} | ${precision?.n ?? 0} | ${cells.join(' | ')} |`,
    )
  }
  const { learners, mondays } = figures[ruleNames[0]]
  console.log(
    `\n${learners} learners, ${mondays} Mondays; a rule that speaks of more than ${percent(mostFlagged)} % is refused.`,
  )
}
