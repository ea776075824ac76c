/**
 * `npm run -s engine -- path --seconds S [--value --minutes M]`: a path or replan instance on stdin, a path answer on stdout.
 */
import { text } from 'node:stream/consumers'
import type { PathInstance } from '#engine/selection/instance.ts'
import { fewestMinutes, mostValue } from '#engine/selection/solve.ts'
import { layIntoWeeks } from '#engine/selection/weeks.ts'
import { BadInput, checkName, checkNumber, fieldsOf, listOf, readJson, type Fields } from '../bad-input.ts'

/** Kept back of the time allowed, for what follows the search: a part of it, and some for each module of the instance. */
const reserve = { share: 0.01, seconds: 0.005, secondsPerModule: 3e-6 }

interface Options {
  seconds: number
  /** The value form, within so many minutes. */
  minutes?: number
}

export async function run(args: string[], input: NodeJS.ReadableStream): Promise<void> {
  const options = readOptions(args)
  const json = await text(input)
  const started = performance.now()
  const instance = readInstance(json)
  const { share, seconds, secondsPerModule } = reserve
  const kept = share * options.seconds + seconds + secondsPerModule * instance.modules.length
  const allowed = 1000 * Math.max(0.001, options.seconds - kept)
  const spent = () => (performance.now() - started) / allowed
  const { modules, unreachable } =
    options.minutes === undefined
      ? fewestMinutes(instance, spent)
      : mostValue(instance, options.minutes, spent)
  const missed = instance.target[unreachable[0] ?? -1]
  if (missed)
    throw new BadInput(`target[${unreachable[0]}]: no modules lead to ${missed.competency}@${missed.level}`)
  const laid = layIntoWeeks(
    modules.map((m) => instance.modules[m]!),
    instance.weeks,
    instance.rules,
  )
  if (!laid) throw new BadInput('weeks: too few minutes for the shortest plan found')
  const entry = ({ week, module, minutes }: (typeof laid.blocks)[number]) => ({
    week,
    module: module.id,
    minutes,
  })
  const answer = {
    kind: 'path-answer',
    modules: modules.map((m) => instance.modules[m]!.id),
    blocks: laid.blocks.map(entry),
    reviews: laid.reviews.map(entry),
  }
  process.stdout.write(JSON.stringify(answer) + '\n')
}

function readOptions(args: string[]): Options {
  const given: { seconds?: number; minutes?: number } = {}
  let value = false
  for (let i = 0; i < args.length; i++) {
    const option = args[i]!
    if (option === '--value') value = true
    else if (option === '--seconds' || option === '--minutes') {
      const number = args[++i] ?? ''
      const isSeconds = option === '--seconds'
      checkNumber(number.trim() === '' ? undefined : Number(number), option, {
        whole: !isSeconds,
        least: 0,
        most: isSeconds ? 86_400 : 1e9,
      })
      given[isSeconds ? 'seconds' : 'minutes'] = Number(number)
    } else throw new BadInput(`option unknown: ${option}`)
  }
  if (given.seconds === undefined) throw new BadInput('--seconds: missing')
  if (value && given.minutes === undefined) throw new BadInput('--minutes: missing')
  if (!value && given.minutes !== undefined) throw new BadInput('--value: missing')
  return { seconds: given.seconds, ...(value ? { minutes: given.minutes } : {}) }
}

/** A module is never longer than so many minutes, nor a week. */
const mostMinutes = 1e6
const mostLevels = 1000

export function readInstance(json: string): PathInstance {
  const found = readJson(json, 'stdin')
  const instance = fieldsOf(found, 'instance')
  if (instance.kind !== 'path-instance')
    throw new BadInput(`kind: path-instance, not ${String(instance.kind)}`)
  if (instance.version !== 1) throw new BadInput(`version: 1, not ${String(instance.version)}`)
  const competencies = listOf(instance.competencies, 'competencies')
  const highest = new Map<string, number>()
  competencies.forEach((competency, i) => {
    const at = `competencies[${i}]`
    checkName(competency.id, `${at}.id`)
    if (highest.has(competency.id as string))
      throw new BadInput(`${at}.id: ${String(competency.id)} is there twice`)
    checkNumber(competency.maxLevel, `${at}.maxLevel`, { whole: true, least: 1, most: mostLevels })
    highest.set(competency.id as string, competency.maxLevel as number)
  })
  const areLevels = (value: unknown) =>
    Array.isArray(value) && value.every((entry) => isLevel(entry, highest))
  const checkLevels = (value: unknown, at: string) => {
    if (areLevels(value)) return
    listOf(value, at).forEach((entry, i) => checkLevel(entry, `${at}[${i}]`, highest, 1))
  }
  competencies.forEach(({ prerequisites }, i) =>
    checkLevels(prerequisites, `competencies[${i}].prerequisites`),
  )
  checkNoCircle(competencies)
  const ids = new Set<unknown>()
  const modules: unknown = instance.modules
  if (!Array.isArray(modules)) throw new BadInput('modules: a list is missing')
  modules.forEach((module: unknown, i) => {
    const { id, minutes, teaches, requires } =
      typeof module === 'object' && module !== null ? (module as Fields) : fieldsOf(module, `modules[${i}]`)
    const isRight =
      typeof id === 'string' && id !== '' && isMinutes(minutes) && areLevels(teaches) && areLevels(requires)
    const at = isRight ? '' : `modules[${i}]`
    if (!isRight) {
      checkName(id, `${at}.id`)
      checkNumber(minutes, `${at}.minutes`, { whole: true, least: 1, most: mostMinutes })
      checkLevels(teaches, `${at}.teaches`)
      checkLevels(requires, `${at}.requires`)
    }
    if (ids.has(id)) throw new BadInput(`modules[${i}].id: ${String(id)} is there twice`)
    ids.add(id)
  })
  const mastery = fieldsOf(fieldsOf(instance.learner, 'learner').mastery, 'learner.mastery')
  for (const [competency, known] of Object.entries(mastery)) {
    const at = `learner.mastery.${competency}`
    const fields = fieldsOf(known, at)
    checkLevel({ ...fields, competency }, at, highest, 0)
    checkNumber(fields.p, `${at}.p`, { least: 0, most: 1 })
  }
  listOf(instance.target, 'target').forEach((target, i) => {
    checkLevel(target, `target[${i}]`, highest, 1)
    checkNumber(target.value, `target[${i}].value`, { least: 0, most: 1e9 })
  })
  checkMinutes(instance.weeks, 'weeks')
  checkRules(instance.rules)
  if (instance.replan !== undefined) checkReplan(fieldsOf(instance.replan, 'replan'), ids)
  return found as PathInstance
}

const isMinutes = (value: unknown) =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= mostMinutes

/** The quick look at what is right nearly always; what is not is looked at again, for its place and what is wrong. */
function isLevel(entry: unknown, highest: Map<string, number>): boolean {
  if (typeof entry !== 'object' || entry === null) return false
  const { competency, level } = entry as Fields
  if (typeof competency !== 'string' || competency === '' || !Number.isInteger(level)) return false
  return (level as number) >= 1 && (level as number) <= (highest.get(competency) ?? 0)
}

function checkLevel(entry: Fields, at: string, highest: Map<string, number>, least: number): void {
  checkName(entry.competency, `${at}.competency`)
  const most = highest.get(entry.competency as string)
  if (most === undefined) throw new BadInput(`${at}.competency: unknown: ${String(entry.competency)}`)
  checkNumber(entry.level, `${at}.level`, { whole: true, least, most })
}

function checkMinutes(value: unknown, at: string): void {
  if (!Array.isArray(value)) throw new BadInput(`${at}: a list is missing`)
  value.forEach((minutes, i) => {
    if (minutes !== 0 && !isMinutes(minutes))
      checkNumber(minutes, `${at}[${i}]`, { whole: true, least: 0, most: mostMinutes })
  })
}

function checkRules(value: unknown): void {
  const rules = fieldsOf(value, 'rules')
  checkNumber(rules.masteryThreshold, 'rules.masteryThreshold', { least: 0, most: 1 })
  checkNumber(rules.maxOpenModules, 'rules.maxOpenModules', { whole: true, least: 1, most: 1e6 })
  const review = fieldsOf(rules.review, 'rules.review')
  checkNumber(review.minutesShare, 'rules.review.minutesShare', { least: 0, most: 1 })
  checkNumber(review.minMinutes, 'rules.review.minMinutes', { whole: true, least: 0, most: mostMinutes })
  if (!Array.isArray(review.windows)) throw new BadInput('rules.review.windows: a list is missing')
  review.windows.forEach((window: unknown, i) => {
    const at = `rules.review.windows[${i}]`
    if (!Array.isArray(window) || window.length !== 2)
      throw new BadInput(`${at}: first and last week are missing`)
    checkNumber(window[0], `${at}[0]`, { whole: true, least: 1, most: 1e4 })
    checkNumber(window[1], `${at}[1]`, { whole: true, least: window[0] as number, most: 1e4 })
  })
}

function checkReplan({ previousRemaining, withdrawn }: Fields, ids: ReadonlySet<unknown>): void {
  if (!Array.isArray(previousRemaining)) throw new BadInput('replan.previousRemaining: a list is missing')
  const seen = new Set<unknown>()
  previousRemaining.forEach((id: unknown, i) => {
    const at = `replan.previousRemaining[${i}]`
    checkName(id, at)
    if (seen.has(id)) throw new BadInput(`${at}: ${String(id)} is there twice`)
    seen.add(id)
    if (!ids.has(id) && id !== withdrawn) throw new BadInput(`${at}: unknown: ${String(id)}`)
  })
}

/** Prerequisites must not lead back to where they start. */
function checkNoCircle(competencies: readonly Fields[]): void {
  const at = new Map(competencies.map(({ id }, i) => [id, i]))
  const needs = competencies.map(({ prerequisites }) =>
    (prerequisites as Fields[]).map(({ competency }) => at.get(competency)!),
  )
  const missing = needs.map((list) => list.length)
  const waiting: number[][] = competencies.map(() => [])
  needs.forEach((list, i) => list.forEach((j) => waiting[j]!.push(i)))
  const ready = [...missing.keys()].filter((i) => missing[i] === 0)
  for (let i = ready.pop(); i !== undefined; i = ready.pop())
    for (const j of waiting[i]!) if (--missing[j]! === 0) ready.push(j)
  const left = missing.findIndex((count) => count > 0)
  if (left < 0) return
  let i = left
  for (const seen = new Set<number>(); !seen.has(i);) {
    seen.add(i)
    i = needs[i]!.find((j) => missing[j]! > 0)!
  }
  throw new BadInput(
    `competencies[${i}].prerequisites: a circle leads back to ${String(competencies[i]!.id)}`,
  )
}
