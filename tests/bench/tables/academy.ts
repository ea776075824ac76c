/**
 * The whole academy, simulated: learners whose truth is not the engine's live through diagnosis, path, modules, reviews and
 * absences for a year, against three other ways through the same content. `--learners 500 --seed 21
 * --policies academy,fixed,map,random,oracle`; the first is compared with each other one.
 */
import { entries, heldFrom } from '../academy/learner.ts'
import { kindsOfLife } from '../academy/lives.ts'
import { policies, type Policy } from '../academy/policies.ts'
import { liveYear, reachedFrom, type Outcome } from '../academy/year.ts'
import { oneOf, readOptions, wholeNumber } from '../bad-input.ts'
import { readContent } from '#content/read.ts'

interface Lived {
  entry: string
  kind: string
  /** In the order of the policies asked for. */
  outcomes: Outcome[]
}

const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length)

/** Half the 95 % interval of a mean. */
function margin(numbers: readonly number[]): number {
  const centre = mean(numbers)
  return 1.96 * Math.sqrt(mean(numbers.map((one) => (one - centre) ** 2)) / Math.max(1, numbers.length - 1))
}

/** Ratio of means, in percent less, with half its 95 % interval (delta method on pairs). */
function saved(pairs: readonly { own: number; other: number }[]): string {
  if (pairs.length < 3) return 'too few'
  const other = mean(pairs.map((pair) => pair.other))
  const ratio = mean(pairs.map((pair) => pair.own)) / other
  const half = margin(pairs.map((pair) => (pair.own - ratio * pair.other) / other))
  return `${(100 * (1 - ratio)).toFixed(1)} ± ${(100 * half).toFixed(1)}`
}

const percent = (part: number) => (100 * part).toFixed(1)

function rows(name: string, chosen: readonly Policy[], lived: readonly Lived[]): void {
  const first = lived.flatMap(({ outcomes }) => outcomes.slice(0, 1))
  chosen.forEach((policy, at) => {
    const own = lived.flatMap(({ outcomes }) => outcomes.slice(at, at + 1))
    const pairs = first.flatMap((a, i) => {
      const b = own[i]
      return b ? [{ a, b }] : []
    })
    const both = pairs.flatMap(({ a, b }) =>
      a.minutes !== null && b.minutes !== null ? [{ own: a.minutes, other: b.minutes }] : [],
    )
    const spent = pairs.map(({ a, b }) => ({ own: a.spent, other: b.spent }))
    const cells = [
      percent(mean(own.map(({ minutes }) => (minutes === null ? 0 : 1)))),
      mean(own.flatMap(({ minutes }) => minutes ?? [])).toFixed(0),
      at === 0 ? '' : `${saved(both)} (${both.length})`,
      mean(own.map(({ spent: all }) => all)).toFixed(0),
      at === 0 ? '' : saved(spent),
      ...(['end', 'after30', 'after90'] as const).map((when) => {
        const difference = pairs.map(({ a, b }) => a.held[when] - b.held[when])
        const text = percent(mean(own.map(({ held }) => held[when])))
        return at === 0 ? text : `${text} (${percent(mean(difference))} ± ${percent(margin(difference))})`
      }),
    ]
    console.log(`| ${name} | ${lived.length} | ${policy} | ${cells.join(' | ')} |`)
  })
}

/** Prints the table. */
export async function run(args: string[]): Promise<void> {
  const { values } = readOptions({
    args,
    options: {
      learners: { type: 'string', default: '500' },
      seed: { type: 'string', default: '21' },
      policies: { type: 'string', default: 'academy,fixed,map,random,oracle' },
    },
  })
  const { catalog } = readContent('content')
  const [track] = catalog.tracks
  if (!track) throw new Error('no track')
  const chosen = values.policies.split(',').map((name) => oneOf(name, '--policies', policies))
  const learners = wholeNumber(values.learners, '--learners', 1)
  const first = wholeNumber(values.seed, '--seed') * 100_000
  const before = process.cpuUsage()
  const lived = Array.from({ length: learners }, (_, i): Lived => {
    const entry = entries[i % entries.length] ?? 'none'
    const kind = kindsOfLife[Math.floor(i / entries.length) % kindsOfLife.length] ?? 'regular'
    const outcomes = chosen.map((policy) => liveYear({ catalog, track }, policy, entry, kind, first + i))
    return { entry, kind, outcomes }
  })
  const { user, system } = process.cpuUsage(before)
  console.log(
    `${values.learners} learners, seed ${values.seed}, track ${track.slug} (${track.targets.length} targets); 365 days and 90 more; the same ` +
      `learner and the same life for every policy. Target truly reached: ${100 * reachedFrom} % of its nodes held at once, held: ` +
      `true mastery of at least ${heldFrom}. Reviews for all: the same share of the day; the academy chooses, fixed, map and random go by due date; ` +
      `they go on when no module is left, and then count in minutes to target, not in all minutes.\n` +
      `Less: minutes of ${chosen[0]} against this policy, percent, paired, 95 % interval (learners who reached under both, so many). ` +
      `All minutes: until nothing was left to do, or a year. Held: percent of targets at that end, 30 and 90 days later; in brackets ${chosen[0]} ` +
      `less this policy.\n${((user + system) / 1e6).toFixed(0)} s of processor time.\n`,
  )
  console.log(
    '| | learners | policy | reached % | minutes to target | less % (n) | all minutes | less % | held at end | 30 days | 90 days |',
  )
  console.log('| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |')
  rows('all', chosen, lived)
  for (const entry of entries)
    rows(
      `entry: ${entry}`,
      chosen,
      lived.filter((one) => one.entry === entry),
    )
  for (const kind of kindsOfLife)
    rows(
      `life: ${kind}`,
      chosen,
      lived.filter((one) => one.kind === kind),
    )
}
