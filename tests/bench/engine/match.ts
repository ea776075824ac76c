/** `npm run -s engine -- match [--mode optimal|stable|balanced]`: a match instance on stdin, a match answer on stdout. */
import { text } from 'node:stream/consumers'
import { matchBalanced } from '#engine/matching/balanced.ts'
import { mostLanguages, type MatchInstance } from '#engine/matching/instance.ts'
import { matchOptimal } from '#engine/matching/optimal.ts'
import { problemOf } from '#engine/matching/pairs.ts'
import type { Assignment } from '#engine/matching/problem.ts'
import { matchStable } from '#engine/matching/stable.ts'
import {
  BadInput,
  checkName,
  checkNames,
  checkNumber,
  fieldsOf,
  listOf,
  readJson,
  type Fields,
} from '../bad-input.ts'

const modes = { optimal: matchOptimal, stable: matchStable, balanced: matchBalanced }

export async function run(args: string[], input: NodeJS.ReadableStream): Promise<void> {
  const [option, mode = option === undefined ? 'optimal' : '', ...rest] = args
  if (option !== undefined && option !== '--mode') throw new BadInput(`option unknown: ${option}`)
  if (rest.length > 0) throw new BadInput(`option unknown: ${rest[0]}`)
  if (!isMode(mode)) throw new BadInput(`--mode: one of ${Object.keys(modes).join(', ')}, not ${mode}`)
  const instance = readInstance(await text(input))
  const problem = problemOf(instance, mode !== 'optimal')
  const matched: { assigned: Assignment; objective: number; bound?: number } = modes[mode](problem)
  if (matched.bound !== undefined) {
    const gap = matched.bound === 0 ? 0 : 1 - matched.objective / matched.bound
    process.stderr.write(
      `objective ${matched.objective}, at most ${matched.bound}: ${(100 * gap).toFixed(4)} % below\n`,
    )
  }
  process.stdout.write(JSON.stringify({ kind: 'match-answer', assign: [...matched.assigned] }) + '\n')
}

const isMode = (name: string): name is keyof typeof modes => Object.hasOwn(modes, name)

function readInstance(json: string): MatchInstance {
  const found = readJson(json, 'stdin')
  const instance = fieldsOf(found, 'instance')
  if (instance.kind !== 'match-instance')
    throw new BadInput(`kind: match-instance, not ${String(instance.kind)}`)
  if (instance.version !== 1) throw new BadInput(`version: 1, not ${String(instance.version)}`)
  const rules = fieldsOf(instance.rules, 'rules')
  checkNumber(rules.minOverlapHours, 'rules.minOverlapHours', { whole: true, least: 0, most: 168 })
  checkNumber(rules.unmatchedPenalty, 'rules.unmatchedPenalty', { whole: true, least: 0, most: 1e6 })
  const mentors = listOf(instance.mentors, 'mentors')
  const learners = listOf(instance.learners, 'learners')
  if (mentors.length > 0xffff) throw new BadInput('mentors: at most 65535')
  mentors.forEach((mentor, j) => {
    const at = `mentors[${j}]`
    checkPerson(mentor, at)
    checkNumber(mentor.capacity, `${at}.capacity`, { whole: true, least: 0, most: 1e6 })
    checkNumber(mentor.seniority, `${at}.seniority`, { least: 1, most: 5 })
    checkNumber(mentor.rating, `${at}.rating`, { least: 0, most: 100 })
    checkNames(mentor.domains, `${at}.domains`)
  })
  learners.forEach((learner, i) => {
    const at = `learners[${i}]`
    checkPerson(learner, at)
    checkName(learner.domain, `${at}.domain`)
    checkNumber(learner.level, `${at}.level`, { least: 1, most: 5 })
    checkNumber(learner.priority, `${at}.priority`, { whole: true, least: 0, most: 1 })
  })
  checkTogether(mentors, learners)
  return found as MatchInstance
}

function checkTogether(mentors: Fields[], learners: Fields[]): void {
  for (const [name, people] of Object.entries({ mentors, learners })) {
    const seen = new Set<unknown>()
    for (const [n, { id }] of people.entries()) {
      if (seen.has(id)) throw new BadInput(`${name}[${n}].id: ${String(id)} is there twice`)
      seen.add(id)
    }
  }
  const languages = new Set<unknown>()
  for (const person of [...mentors, ...learners])
    for (const language of person.languages as unknown[]) languages.add(language)
  if (languages.size > mostLanguages) throw new BadInput(`languages: at most ${mostLanguages} different ones`)
}

function checkPerson(person: Fields, at: string): void {
  checkName(person.id, `${at}.id`)
  checkNames(person.languages, `${at}.languages`)
  checkNumber(person.tz, `${at}.tz`, { least: -24, most: 24 })
  if (!Array.isArray(person.slots)) throw new BadInput(`${at}.slots: a list is missing`)
  for (const slot of person.slots as unknown[])
    if (!(Number.isInteger(slot) && (slot as number) >= 0 && (slot as number) <= 167))
      throw new BadInput(`${at}.slots: whole hours from 0 to 167, not ${String(slot)}`)
}
