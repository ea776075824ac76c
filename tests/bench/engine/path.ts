/**
 * `npm run -s engine -- path --seconds S [--value --minutes M]`: a path or replan instance on stdin, a path answer on stdout.
 */
import { text } from 'node:stream/consumers'
import { setFlagsFromString } from 'node:v8'
import {
  factAt,
  factsOf,
  numbered,
  UnknownLevel,
  type Facts,
  type Level,
  type NumberedInstance,
  type PathInstance,
} from '#engine/selection/instance.ts'
import { fewestMinutes, mostValue } from '#engine/selection/solve.ts'
import { layIntoWeeks } from '#engine/selection/weeks.ts'
import { BadInput, checkName, checkNumber, fieldsOf, listOf, readJson, type Fields } from '../bad-input.ts'

/** Kept back of the time allowed, for what follows the search: a part of it, and some for each module of the instance. */
const reserve = { share: 0.01, seconds: 0.005, secondsPerModule: 3e-6 }

/**
 * With less time than this, code is compiled plainly and at once: what thorough compilation is ready for comes after the answer,
 * and on few cores it takes time from the search.
 */
const hurry = { seconds: 1, flags: ['--always-sparkplug', '--max-inlined-bytecode-size-cumulative=100'] }

interface Options {
  seconds: number
  /** The value form, within so many minutes. */
  minutes?: number
}

export async function run(args: string[], input: NodeJS.ReadableStream): Promise<void> {
  const options = readOptions(args)
  if (options.seconds < hurry.seconds) hurry.flags.forEach((flag) => setFlagsFromString(flag))
  const json = await text(input)
  const started = performance.now()
  const stated = readInstance(json)
  const { instance } = stated
  const { share, seconds, secondsPerModule } = reserve
  const kept = share * options.seconds + seconds + secondsPerModule * instance.modules.length
  const allowed = 1000 * Math.max(0.001, options.seconds - kept)
  const spent = () => (performance.now() - started) / allowed
  const free = instance.weeks.reduce((sum, minutes) => sum + minutes, 0)
  const { modules, unreachable } =
    options.minutes === undefined
      ? fewestMinutes(stated, spent)
      : mostValue(stated, Math.min(free, options.minutes), spent)
  const missed = instance.target[unreachable[0] ?? -1]
  if (missed)
    throw new BadInput(`target[${unreachable[0]}]: no modules lead to ${missed.competency}@${missed.level}`)
  const lay = () =>
    layIntoWeeks(
      modules.map((m) => instance.modules[m]!),
      instance.weeks,
      instance.rules,
    )
  let laid = lay()
  // In the value form what comes last may be left out: what comes before can be done without it.
  while (!laid && options.minutes !== undefined && modules.pop() !== undefined) laid = lay()
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

export function readInstance(json: string): NumberedInstance {
  const found = readJson(json, 'stdin')
  const instance = fieldsOf(found, 'instance')
  if (instance.kind !== 'path-instance')
    throw new BadInput(`kind: path-instance, not ${String(instance.kind)}`)
  if (instance.version !== 1) throw new BadInput(`version: 1, not ${String(instance.version)}`)
  const facts = readCompetencies(instance.competencies)
  const ids = checkModules(instance.modules)
  const stated = readLevels(found as PathInstance, facts)
  const mastery = fieldsOf(fieldsOf(instance.learner, 'learner').mastery, 'learner.mastery')
  for (const [competency, known] of Object.entries(mastery)) {
    const at = `learner.mastery.${competency}`
    const fields = fieldsOf(known, at)
    checkLevel({ ...fields, competency }, at, facts, 0)
    checkNumber(fields.p, `${at}.p`, { least: 0, most: 1 })
  }
  listOf(instance.target, 'target').forEach((target, i) => {
    checkLevel(target, `target[${i}]`, facts, 1)
    checkNumber(target.value, `target[${i}].value`, { least: 0, most: 1e9 })
  })
  checkMinutes(instance.weeks, 'weeks')
  checkRules(instance.rules)
  if (instance.replan !== undefined) checkReplan(fieldsOf(instance.replan, 'replan'), ids)
  return stated
}

/*
 * A large instance is right nearly always and read in a few milliseconds: a quick look first; what is not right is looked at
 * again, for its place and what is wrong.
 */

function readCompetencies(value: unknown): Facts {
  const competencies = listOf(value, 'competencies')
  for (let i = 0; i < competencies.length; i++) {
    const { id, maxLevel } = competencies[i]!
    if (isName(id) && isWhole(maxLevel, 1, mostLevels)) continue
    checkName(id, `competencies[${i}].id`)
    checkNumber(maxLevel, `competencies[${i}].maxLevel`, { whole: true, least: 1, most: mostLevels })
  }
  const facts = factsOf(competencies as unknown as PathInstance['competencies'])
  if (facts.base.size < competencies.length) checkOnce(competencies, 'competencies')
  let inOrder = true
  for (let i = 0; i < competencies.length; i++) {
    const { id, prerequisites } = competencies[i]!
    if (!Array.isArray(prerequisites))
      throw new BadInput(`competencies[${i}].prerequisites: a list is missing`)
    const own = facts.base.get(id as string)!
    for (let k = 0; k < prerequisites.length; k++) {
      const fact = factAt(facts, prerequisites[k] as Level | null)
      if (fact < 0) checkLevels(prerequisites, `competencies[${i}].prerequisites`, facts)
      if (fact >= own) inOrder = false
    }
  }
  if (!inOrder) checkNoCircle(competencies)
  return facts
}

/** Everything of the modules but their levels. */
function checkModules(modules: unknown): ReadonlySet<unknown> {
  if (!Array.isArray(modules)) throw new BadInput('modules: a list is missing')
  const ids = new Set<unknown>()
  for (let i = 0; i < modules.length; i++) {
    const module: unknown = modules[i]
    const { id, minutes, teaches, requires } =
      typeof module === 'object' && module !== null ? (module as Fields) : fieldsOf(module, `modules[${i}]`)
    if (!isName(id) || !isWhole(minutes, 1, mostMinutes)) {
      checkName(id, `modules[${i}].id`)
      checkNumber(minutes, `modules[${i}].minutes`, { whole: true, least: 1, most: mostMinutes })
    }
    if (!Array.isArray(teaches)) throw new BadInput(`modules[${i}].teaches: a list is missing`)
    if (!Array.isArray(requires)) throw new BadInput(`modules[${i}].requires: a list is missing`)
    ids.add(id)
  }
  if (ids.size < modules.length) checkOnce(modules as Fields[], 'modules')
  return ids
}

function readLevels(instance: PathInstance, facts: Facts): NumberedInstance {
  try {
    return numbered(instance, facts)
  } catch (error) {
    if (!(error instanceof UnknownLevel)) throw error
    instance.modules.forEach(({ teaches, requires }, i) => {
      checkLevels(teaches, `modules[${i}].teaches`, facts)
      checkLevels(requires, `modules[${i}].requires`, facts)
    })
    throw error
  }
}

const isName = (value: unknown) => typeof value === 'string' && value !== ''

const isWhole = (value: unknown, least: number, most: number) =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most

/** Throws BadInput naming the first entry whose id is that of an earlier one. */
function checkOnce(list: readonly Fields[], at: string): void {
  const seen = new Set<unknown>()
  list.forEach(({ id }, i) => {
    if (seen.has(id)) throw new BadInput(`${at}[${i}].id: ${String(id)} is there twice`)
    seen.add(id)
  })
}

function checkLevels(value: unknown, at: string, facts: Facts): void {
  listOf(value, at).forEach((entry, i) => checkLevel(entry, `${at}[${i}]`, facts, 1))
}

function checkLevel(entry: Fields, at: string, { base, highest }: Facts, least: number): void {
  checkName(entry.competency, `${at}.competency`)
  const first = base.get(entry.competency as string)
  if (first === undefined) throw new BadInput(`${at}.competency: unknown: ${String(entry.competency)}`)
  checkNumber(entry.level, `${at}.level`, { whole: true, least, most: highest[first]! })
}

function checkMinutes(value: unknown, at: string): void {
  if (!Array.isArray(value)) throw new BadInput(`${at}: a list is missing`)
  value.forEach((minutes, i) => {
    if (!isWhole(minutes, 0, mostMinutes))
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
