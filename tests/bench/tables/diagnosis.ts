/**
 * How many questions the diagnosis needs, against a Bayesian half-split, for all and for what a target needs; and against the rules
 * of the French public digital-skills test. Simulated learners, seeds printed. `--learners 40 --seed 101`: learners of each of four
 * spaces, which are drawn from this seed and the next three.
 */
import { Xorshift } from '#engine/diagnosis/xorshift.ts'
import { Cloud } from '#engine/diagnosis/cloud.ts'
import { cloudSize } from '#engine/diagnosis/cloud.ts'
import { Examiner } from '#engine/diagnosis/examiner.ts'
import { spaceOf, type DiagnosisInstance } from '#engine/diagnosis/instance.ts'
import { answers, drawInstance, drawMastery } from '#engine/diagnosis/learners.fixture.ts'
import { seededRandom } from '#engine/shuffle.ts'
import { readOptions, wholeNumber } from '../bad-input.ts'
import { byRules, drawMastery as drawTubeMastery, drawTubes, levelError, type Tubes } from '../tubes.ts'

const spaces = 4
/** Possible learners of the judge: what either tester's answers say is read off a cloud of its own. */
const judgeParticles = 4096
/** The part of all competencies that a target needs: some at random, with all their prerequisites, up to this share. */
const targetShare = 0.25
const lines: string[] = []

export async function run(args: string[]): Promise<void> {
  const { values } = readOptions({
    args,
    options: { learners: { type: 'string', default: '40' }, seed: { type: 'string', default: '101' } },
  })
  const learners = wholeNumber(values.learners, '--learners', 1)
  const first = wholeNumber(values.seed, '--seed')
  const seeds = Array.from({ length: spaces }, (_, i) => first + i)
  print(
    `seeds ${seeds.join(', ')}; ${learners} learners a seed; slip .08, guess .15; half-split has as many possible learners as ours; ` +
      `both are scored by a third cloud of ${judgeParticles} that takes in their answers`,
  )
  print('', 'competencies', 'for', 'half-split 90 / 95 %', 'ours 90 / 95 %', 'share', 'CPU ms an answer')
  for (const [size, questions] of [
    [50, 30],
    [100, 45],
    [300, 90],
  ] as const) {
    const count = size === 300 ? Math.ceil(learners / 4) : learners
    print(...compare(seeds, size, questions, count, false))
    print(...compare(seeds, size, questions, count, true))
  }
  print()
  print('6 tubes x 5 levels, slip .1, guess .1', 'questions', 'rules', 'ours', 'share')
  tubes(first, Math.ceil((10 * learners) / learnersOfTubes)).forEach((row) => print('', ...row))
  process.stdout.write(lines.join('\n') + '\n')
}

function print(...cells: (string | number)[]): void {
  lines.push(cells.join(' | '))
  process.stderr.write(cells.join(' | ') + '\n')
}

interface Tester {
  begin(): void
  /** The question to ask, or null. */
  ask(): number | null
  take(question: number, correct: boolean): void
}

function ours(instance: DiagnosisInstance, questions: number, weights?: Float64Array): Tester {
  const examiner = new Examiner(instance, 1)
  return {
    begin: () => examiner.begin(questions, weights),
    ask: () => examiner.choose()?.question ?? null,
    take: (question, correct) => examiner.take(question, correct),
  }
}

/** What answers say, by a cloud from the instance as stated. */
class Believer {
  readonly p: Float64Array
  readonly about: number[]
  private readonly instance: DiagnosisInstance
  private readonly start: Cloud
  private readonly cloud: Cloud

  constructor(instance: DiagnosisInstance, size: number, seed: number) {
    this.instance = instance
    this.start = new Cloud(spaceOf(instance), size, new Xorshift(seed))
    this.start.drawPrior()
    this.cloud = new Cloud(this.start.space, size, new Xorshift(seed + 1))
    this.p = new Float64Array(this.start.space.count)
    const places = new Map(instance.competencies.map(({ id }, i) => [id, i]))
    this.about = instance.questions.map(({ competency }) => places.get(competency)!)
  }

  begin(): void {
    this.cloud.copyFrom(this.start)
    this.cloud.marginals(this.p)
  }

  take(question: number, correct: boolean): void {
    const { slip, guess } = this.instance.questions[question]!
    const competency = this.about[question]!
    this.cloud.observe(competency, correct ? guess : 1 - guess, correct ? 1 - slip : slip)
    this.cloud.move(competency)
    this.cloud.marginals(this.p)
  }
}

/** Asks about the competency nearest to 50 %, whatever it is wanted for. */
function halfSplit(instance: DiagnosisInstance): Tester {
  const believer = new Believer(instance, cloudSize(instance.competencies.length), 1)
  const { p, about } = believer
  let left: number[] = []
  return {
    begin() {
      believer.begin()
      left = instance.questions.map((_, question) => question)
    },
    ask: () =>
      left.reduce((best, one) =>
        Math.abs(p[about[one]!]! - 0.5) < Math.abs(p[about[best]!]! - 0.5) ? one : best,
      ),
    take(question, correct) {
      left = left.filter((one) => one !== question)
      believer.take(question, correct)
    },
  }
}

function compare(
  seeds: readonly number[],
  size: number,
  questions: number,
  learners: number,
  forTarget: boolean,
): (string | number)[] {
  const curves = [new Float64Array(questions + 1), new Float64Array(questions + 1)]
  let cpu = 0
  for (const seed of seeds) {
    const instance = drawInstance(seed, size, learners)
    const weights = forTarget ? drawTarget(instance, seed) : undefined
    const judge = new Believer(instance, judgeParticles, 3)
    const testers = [halfSplit(instance), ours(instance, questions, weights)]
    testers.forEach((tester, k) => {
      const random = seededRandom(seed)
      for (let learner = 0; learner < learners; learner += 1) {
        const mastered = drawMastery(instance, random)
        const drawn = instance.questions.map((_, question) => answers(instance, mastered, question, random))
        judge.begin()
        const before = process.cpuUsage()
        tester.begin()
        let judging = 0
        for (let step = 0; step <= questions; step += 1) {
          curves[k]![step]! += accuracy(judge.p, mastered, weights) / learners / seeds.length
          const question = tester.ask()
          if (question === null) break
          tester.take(question, drawn[question]!)
          const { user, system } = process.cpuUsage()
          judge.take(question, drawn[question]!)
          const after = process.cpuUsage()
          judging += after.user + after.system - user - system
        }
        const { user, system } = process.cpuUsage(before)
        if (k === 1) cpu += (user + system - judging) / 1000
      }
    })
  }
  const [half, own] = curves.map((curve) => [crossing(curve, 0.9), crossing(curve, 0.95)])
  const pair = (list: number[]) => list.map((one) => one.toFixed(1)).join(' / ')
  const share = half!.map((one, i) => own![i]! / one)
  const ms = cpu / seeds.length / learners / questions
  return [
    '',
    size,
    forTarget ? 'a target' : 'all',
    pair(half!),
    pair(own!),
    share.map((one) => one.toFixed(2)).join(' / '),
    ms.toFixed(1),
  ]
}

function drawTarget({ competencies }: DiagnosisInstance, seed: number): Float64Array {
  const random = seededRandom(seed + 1)
  const weights = new Float64Array(competencies.length)
  const need = (i: number) => {
    weights[i] = 1
    for (const id of competencies[i]!.prerequisites) need(+id.slice(1))
  }
  while (weights.reduce((a, b) => a + b) < targetShare * weights.length)
    need(Math.floor(weights.length * random()))
  return weights
}

function accuracy(p: Float64Array, mastered: boolean[], weights?: Float64Array): number {
  let right = 0
  let all = 0
  mastered.forEach((one, i) => {
    const weight = weights?.[i] ?? 1
    all += weight
    if (p[i]! >= 0.5 === one) right += weight
  })
  return right / all
}

/** Questions from which the curve stays at the level, read off on a straight line between two. */
function crossing(curve: Float64Array, level: number): number {
  let first = curve.length
  while (first > 0 && curve[first - 1]! >= level) first -= 1
  if (first === 0 || first === curve.length) return first === 0 ? 0 : NaN
  return first - 1 + (level - curve[first - 1]!) / (curve[first]! - curve[first - 1]!)
}

/** A unit of ability, in levels, is so many logits: steep, since her level in a tube is what it is. */
const logitsPerLevel = 2
const questionsOfSkill = 3

function instanceOf({ skills, maxLevel }: Tubes): DiagnosisInstance {
  const idOf = ({ tube, level }: Tubes['skills'][0]) => `${tube}@${level}`
  const spread = (maxLevel / Math.sqrt(12)) * logitsPerLevel
  return {
    competencies: skills.map((skill, i) => ({
      id: idOf(skill),
      domain: skill.tube,
      difficulty: logitsPerLevel * (skill.level - 0.5),
      prerequisites: skills[i - 1]?.tube === skill.tube ? [idOf(skills[i - 1]!)] : [],
    })),
    questions: skills.flatMap((skill) =>
      Array.from({ length: questionsOfSkill }, (_, n) => ({
        id: `${idOf(skill)}.${n}`,
        competency: idOf(skill),
        slip: 0.1,
        guess: 0.1,
      })),
    ),
    prior: {
      abilityMean: (maxLevel / 2) * logitsPerLevel,
      abilitySd: spread,
      domains: 1 + Math.max(...skills.map(({ tube }) => tube)),
      domainSd: logitsPerLevel,
    },
    learners: [],
  }
}

const asked = [4, 6, 8, 10, 12]
const learnersOfTubes = 50

/** Mean level error after so many questions, over several draws of tubes. */
function tubes(seed: number, draws: number): (string | number)[][] {
  const learners = draws * learnersOfTubes
  const errors = asked.map(() => ({ rules: 0, ours: 0 }))
  const random = seededRandom(seed)
  for (let draw = 0; draw < draws; draw += 1) {
    const drawn = drawTubes(6, 5, 0.8, random)
    const instance = instanceOf(drawn)
    const examiner = new Examiner(instance, 1)
    for (let learner = 0; learner < learnersOfTubes; learner += 1) {
      const mastered = drawTubeMastery(drawn, random)
      const answer = (skill: number) => random() < (mastered[skill] ? 0.9 : 0.1)
      asked.forEach((questions, k) => {
        errors[k]!.rules += levelError(drawn, byRules(drawn, questions, answer, random), mastered)
      })
      examiner.begin(asked.at(-1))
      for (let step = 0; ; step += 1) {
        const k = asked.indexOf(step)
        const estimate = [...examiner.estimate()].map((one) => one === '1')
        if (k >= 0) errors[k]!.ours += levelError(drawn, estimate, mastered)
        const choice = examiner.choose()
        if (!choice) break
        examiner.take(choice.question, answer(Math.floor(choice.question / questionsOfSkill)))
      }
    }
  }
  return errors.map(({ rules, ours: own }, k) => [
    asked[k]!,
    (rules / learners).toFixed(2),
    (own / learners).toFixed(2),
    (own / rules).toFixed(2),
  ])
}
