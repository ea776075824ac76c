/**
 * How often the window of the forecast holds the day she arrives, and how wide it is, on simulated lives of another family than
 * those it was fitted on. `--lives 600 --seed 2`; `--fit` fits the numbers anew (on weekly lives, seed 1) and prints them.
 */
import { fitPaceModel, forecastDays } from '../academy/fit.ts'
import { glances, type Glance } from '../academy/journey.ts'
import { drawLives, kindsOfLife } from '../academy/lives.ts'
import { drawWeeklyLife } from '../academy/weekly-lives.ts'
import { readOptions, wholeNumber } from '../bad-input.ts'
import { paceModel } from '#engine/path/forecast.ts'
import { seededRandom } from '#engine/shuffle.ts'

const weeks = [4, 6, 8, 12, 16, 24, 32]
const fitted = { lives: 500, seed: 1 }

interface Window {
  glance: Glance
  early: number
  late: number
}

/** Days of a window as the mean pace gives it: work over the mean minutes a day until now, times two factors. */
function meanPaceWindow(glance: Glance, low: number, high: number): Window {
  const { studied, minutes } = glance.ahead
  const mean = studied.reduce((sum, week) => sum + week.minutes, 0) / Math.max(1, studied.length) / 7
  const likely = minutes / Math.max(mean, 1)
  return { glance, early: likely * low, late: likely * high }
}

const holds = ({ glance, early, late }: Window) => early <= glance.arrives && glance.arrives <= late
const share = (windows: readonly Window[]) => windows.filter(holds).length / Math.max(1, windows.length)
const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length
const quantile = (numbers: readonly number[], q: number) =>
  [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(q * numbers.length))] ?? 0
const width = ({ early, late }: Window) => late - early
const percent = (part: number) => (100 * part).toFixed(1)

/** Half the 95 % interval of a share, lives (not glances) taken as independent. */
function margin(windows: readonly Window[]): number {
  const byLife = new Map<unknown, number[]>()
  for (const window of windows) {
    const { life } = window.glance
    byLife.set(life, [...(byLife.get(life) ?? []), holds(window) ? 1 : 0])
  }
  const total = share(windows)
  const squares = [...byLife.values()].map((own) => own.reduce((sum, one) => sum + one - total, 0) ** 2)
  return (1.96 * Math.sqrt(squares.reduce((sum, one) => sum + one, 0))) / windows.length
}

/** The mean-pace window of least mean width among those with this coverage on these very glances: the strongest rival. */
function rivalWindows(seen: readonly Glance[], coverage: number): { low: number; high: number } {
  const ratios = seen
    .map((glance) => glance.arrives / meanPaceWindow(glance, 1, 1).late)
    .sort((a, b) => a - b)
  const inside = Math.ceil(coverage * ratios.length)
  let best = { low: 0, high: Infinity }
  for (let i = 0; i + inside - 1 < ratios.length; i += 1) {
    const [low, high] = [ratios[i] ?? 0, ratios[i + inside - 1] ?? Infinity]
    if (high - low < best.high - best.low) best = { low, high }
  }
  return best
}

function row(name: string, own: readonly Window[], rival: readonly Window[]): void {
  const cells = [
    percent(share(own)),
    `± ${percent(margin(own))}`,
    percent(own.filter(({ glance, early }) => glance.arrives < early).length / own.length),
    percent(own.filter(({ glance, late }) => glance.arrives > late).length / own.length),
    mean(own.map(width)).toFixed(0),
    quantile(own.map(width), 0.5).toFixed(0),
    percent(share(rival)),
    mean(rival.map(width)).toFixed(0),
    quantile(rival.map(width), 0.5).toFixed(0),
  ]
  console.log(`| ${name} | ${own.length} | ${cells.join(' | ')} |`)
}

/** Prints the table. */
export async function run(args: string[]): Promise<void> {
  const { values } = readOptions({
    args,
    options: {
      lives: { type: 'string', default: '600' },
      seed: { type: 'string', default: '2' },
      fit: { type: 'boolean', default: false },
    },
  })
  if (values.fit) {
    const random = seededRandom(fitted.seed)
    const seen = Array.from({ length: fitted.lives }, () => drawWeeklyLife(random)).flatMap((life) =>
      glances(life, random, weeks),
    )
    console.log(JSON.stringify({ ...fitted, glances: seen.length, ...fitPaceModel(seen) }, null, 2))
    return
  }
  const random = seededRandom(wholeNumber(values.seed, '--seed'))
  const lives = drawLives(wholeNumber(values.lives, '--lives', 1), random)
  const all = lives.flatMap((life) => glances(life, random, weeks))
  const windows = all.map((glance): Window => {
    const [early, , late] = forecastDays(glance, paceModel)
    return { glance, early: early ?? Infinity, late: late ?? Infinity }
  })
  const bounded = windows.filter(
    ({ glance, late }) => Number.isFinite(late) && Number.isFinite(glance.arrives),
  )
  const { low, high } = rivalWindows(
    bounded.map(({ glance }) => glance),
    share(bounded),
  )
  const rival = new Map(bounded.map(({ glance }) => [glance, meanPaceWindow(glance, low, high)]))
  const others = (own: readonly Window[]) => own.flatMap(({ glance }) => rival.get(glance) ?? [])
  const never = windows.filter(({ glance }) => !Number.isFinite(glance.arrives))
  const open = windows.length - bounded.length - never.filter(({ late }) => Number.isFinite(late)).length
  console.log(
    `${values.lives} lives by day, seed ${values.seed}; windows at weeks ${weeks.join(', ')}; fitted on ` +
      `${fitted.lives} lives by week of another family, seed ${fitted.seed}.\n` +
      `Mean pace: work over mean minutes a day, times ${low.toFixed(2)} to ${high.toFixed(2)}, the narrowest with the ` +
      `same coverage on these very lives.\nLeft out: ${windows.length - bounded.length} of ${windows.length} ` +
      `(${never.length} do not arrive within four years; of all, ${open} windows are open-ended there). ` +
      `With them, ${percent(share(windows))} % of all windows hold.\n`,
  )
  console.log(
    '| | windows | holds % | 95 % | too late % | too early % | mean days | median | mean pace holds % | mean days | median |',
  )
  console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |')
  row('all', bounded, others(bounded))
  for (const kind of kindsOfLife) {
    const own = bounded.filter(({ glance }) => glance.kind === kind)
    row(kind, own, others(own))
  }
  for (const week of weeks) {
    const own = bounded.filter(({ glance }) => glance.week === week)
    row(`week ${week}`, own, others(own))
  }
}
