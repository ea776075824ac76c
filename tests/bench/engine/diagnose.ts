/**
 * `npm run -s engine -- diagnose INSTANCE.json`: answers the judge line by line until it says that it has ended; one process for
 * all learners. The lines are described in the bench's README.
 */
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { gunzipSync } from 'node:zlib'
import { Examiner } from '#engine/diagnosis/examiner.ts'
import type { DiagnosisInstance } from '#engine/diagnosis/instance.ts'
import { BadInput, checkName, checkNumber, fieldsOf, listOf, readJson, type Fields } from '../bad-input.ts'

const seed = 1
/** Competencies, and their prerequisites in all; beyond, time and memory are no longer those of one process. */
const most = { competencies: 5000, prerequisites: 50_000 }

export async function run(args: string[], input: NodeJS.ReadableStream): Promise<void> {
  const [file, ...rest] = args
  if (file === undefined) throw new BadInput('INSTANCE.json: missing')
  if (rest.length > 0) throw new BadInput(`option unknown: ${rest[0]}`)
  const instance = readInstance(readText(file))
  const talk = new Talk(instance)
  for await (const line of createInterface({ input })) {
    if (line.trim() === '') continue
    const reply = talk.reply(line)
    if (reply === null) return
    process.stdout.write(JSON.stringify(reply) + '\n')
  }
}

type Reply = { ask: string; estimate: string } | { done: true; estimate: string; expectedAccuracy: number }

class Talk {
  private readonly instance: DiagnosisInstance
  private readonly examiner: Examiner
  private readonly learners: Set<string>
  private asked: number | null = null
  private lines = 0

  constructor(instance: DiagnosisInstance) {
    this.instance = instance
    this.learners = new Set(instance.learners)
    this.examiner = new Examiner(instance, seed)
  }

  /** Null when the judge has ended. */
  reply(line: string): Reply | null {
    this.lines += 1
    const at = `stdin line ${this.lines}`
    const message = fieldsOf(readJson(line, at), at)
    switch (message.type) {
      case 'end':
        return null
      case 'start':
        checkName(message.learner, `${at}: learner`)
        if (!this.learners.has(message.learner as string))
          throw new BadInput(`${at}: learner: unknown: ${String(message.learner)}`)
        if (message.questions !== undefined)
          checkNumber(message.questions, `${at}: questions`, { whole: true, least: 1, most: 1e9 })
        this.examiner.begin(message.questions as number | undefined)
        return this.next()
      case 'answer': {
        if (typeof message.correct !== 'boolean')
          throw new BadInput(`${at}: correct: true or false is missing`)
        const asked = this.asked === null ? undefined : this.instance.questions[this.asked]
        if (!asked) throw new BadInput(`${at}: type: an answer to nothing`)
        if (message.question !== asked.id)
          throw new BadInput(`${at}: question: ${asked.id} was asked, not ${String(message.question)}`)
        this.examiner.take(this.asked!, message.correct)
        return this.next()
      }
      default:
        throw new BadInput(`${at}: type: start, answer or end, not ${String(message.type)}`)
    }
  }

  private next(): Reply {
    const { examiner } = this
    this.asked = examiner.choose()?.question ?? null
    const estimate = examiner.estimate()
    if (this.asked !== null) return { ask: this.instance.questions[this.asked]!.id, estimate }
    const expectedAccuracy = Math.round(1e4 * examiner.expectedAccuracy()) / 1e4
    return { done: true, estimate, expectedAccuracy }
  }
}

function readText(file: string): string {
  try {
    const bytes = readFileSync(file)
    return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  } catch (error) {
    throw new BadInput(`${file}: ${(error as Error).message}`)
  }
}

function readInstance(json: string): DiagnosisInstance {
  const found = readJson(json, 'INSTANCE.json')
  const instance = fieldsOf(found, 'instance')
  if (instance.kind !== 'diagnosis-instance')
    throw new BadInput(`kind: diagnosis-instance, not ${String(instance.kind)}`)
  if (instance.version !== undefined && instance.version !== 1)
    throw new BadInput(`version: 1, not ${String(instance.version)}`)
  const prior = fieldsOf(instance.prior, 'prior')
  if (prior.model !== 'domain-ability')
    throw new BadInput(`prior.model: domain-ability, not ${String(prior.model)}`)
  checkNumber(prior.abilityMean, 'prior.abilityMean', { least: -20, most: 20 })
  checkNumber(prior.abilitySd, 'prior.abilitySd', { least: 0.01, most: 20 })
  checkNumber(prior.domainSd, 'prior.domainSd', { least: 0.01, most: 20 })
  checkNumber(prior.domains, 'prior.domains', { whole: true, least: 1, most: 1000 })
  const competencies = listOf(instance.competencies, 'competencies')
  if (competencies.length === 0) throw new BadInput('competencies: one at least is missing')
  if (competencies.length > most.competencies)
    throw new BadInput(`competencies: at most ${most.competencies}, not ${competencies.length}`)
  competencies.forEach((competency, i) => checkCompetency(competency, `competencies[${i}]`, prior))
  const known = checkIds(competencies, 'competencies')
  const edges = competencies.reduce((sum, { prerequisites }) => sum + (prerequisites as unknown[]).length, 0)
  if (edges > most.prerequisites)
    throw new BadInput(`competencies: at most ${most.prerequisites} prerequisites in all, not ${edges}`)
  checkPrerequisites(competencies, known)
  const questions = listOf(instance.questions, 'questions')
  questions.forEach((question, i) => checkQuestion(question, `questions[${i}]`, known))
  checkIds(questions, 'questions')
  if (!Array.isArray(instance.learners)) throw new BadInput('learners: a list is missing')
  instance.learners.forEach((learner, i) => checkName(learner, `learners[${i}]`))
  return found as DiagnosisInstance
}

function checkCompetency(competency: Fields, at: string, prior: Fields): void {
  checkName(competency.id, `${at}.id`)
  checkNumber(competency.domain, `${at}.domain`, { whole: true, least: 0, most: Number(prior.domains) - 1 })
  checkNumber(competency.difficulty, `${at}.difficulty`, { least: -50, most: 50 })
  if (!Array.isArray(competency.prerequisites)) throw new BadInput(`${at}.prerequisites: a list is missing`)
}

function checkQuestion(question: Fields, at: string, known: Map<unknown, number>): void {
  checkName(question.id, `${at}.id`)
  checkName(question.competency, `${at}.competency`)
  if (!known.has(question.competency))
    throw new BadInput(`${at}.competency: unknown: ${String(question.competency)}`)
  checkNumber(question.slip, `${at}.slip`, { least: 0, most: 1 })
  checkNumber(question.guess, `${at}.guess`, { least: 0, most: 1 })
}

/** Place by id. */
function checkIds(list: Fields[], name: string): Map<unknown, number> {
  const places = new Map<unknown, number>()
  list.forEach(({ id }, i) => {
    if (places.has(id)) throw new BadInput(`${name}[${i}].id: ${String(id)} is there twice`)
    places.set(id, i)
  })
  return places
}

function checkPrerequisites(competencies: Fields[], known: Map<unknown, number>): void {
  const missing = competencies.map(({ prerequisites }, i) => {
    const needed = prerequisites as unknown[]
    for (const id of needed)
      if (!known.has(id)) throw new BadInput(`competencies[${i}].prerequisites: unknown: ${String(id)}`)
    if (new Set(needed).size < needed.length)
      throw new BadInput(`competencies[${i}].prerequisites: one is there twice`)
    return new Set(needed)
  })
  const done = new Set<unknown>()
  for (let before = -1; before < done.size;) {
    before = done.size
    missing.forEach((needed, i) => {
      for (const id of needed) if (done.has(id)) needed.delete(id)
      if (needed.size === 0) done.add(competencies[i]!.id)
    })
  }
  const stuck = missing.findIndex((needed) => needed.size > 0)
  if (stuck >= 0) throw new BadInput(`competencies[${stuck}].prerequisites: go in a circle`)
}
