/**
 * `npm run bench -- diagnosis [--learners N]`: how many questions the diagnosis needs, against a Bayesian half-split, for all and
 * for what a target needs; and against the rules of the French public digital-skills test. Simulated learners, seeds printed.
 */
import { Chance } from '#engine/diagnosis/chance.ts'
import { Cloud } from '#engine/diagnosis/cloud.ts'
import { Examiner } from '#engine/diagnosis/examiner.ts'
import { spaceOf, type DiagnosisInstance } from '#engine/diagnosis/instance.ts'
import { answers, drawInstance, drawMastery } from '#engine/diagnosis/learners.fixture.ts'
import { seededRandom } from '#engine/shuffle.ts'
import { byRules, drawMastery as drawTubeMastery, drawTubes, levelError, type Tubes } from '../tubes.ts'

const seeds = [101, 102, 103, 104]
const halfSplitParticles = 1024
/** The part of all competencies that a target needs: some at random, with all their prerequisites, up to this share. */
const targetShare = 0.25
const lines: string[] = []

export async function run(args: string[]): Promise<void> {
  const learners = args[0] === '--learners' ? Number(args[1]) : 40
  if (!Number.isInteger(learners) || learners < 1) throw new Error('--learners: a whole number')
  print(
    `seeds ${seeds.join(', ')}; ${learners} learners a seed; slip .08, guess .15; half-split with ${halfSplitParticles} particles`,
  )
  print('', 'competencies', 'for', 'half-split 90 / 95 %', 'ours 90 / 95 %', 'share', 'CPU ms an answer')
  for (const [size, questions] of [
    [50, 30],
    [100, 45],
    [300, 90],
  ] as const) {
    const count = size === 300 ? Math.ceil(learners / 4) : learners
    print(...compare(size, questions, count, false))
    print(...compare(size, questions, count, true))
  }
  print()
  print('6 tubes x 5 levels, slip .1, guess .1', 'questions', 'rules', 'ours', 'share')
  tubes(Math.ceil((10 * learners) / learnersOfTubes)).forEach((row) => print('', ...row))
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
  estimate(): string
}

function ours(instance: DiagnosisInstance, questions: number, weights?: Float64Array): Tester {
  const examiner = new Examiner(instance, 1)
  return {
    begin: () => examiner.begin(questions, weights),
    ask: () => examiner.choose()?.question ?? null,
    take: (question, correct) => examiner.take(question, correct),
    estimate: () => examiner.estimate(),
  }
}

/** Asks about the competency nearest to 50 %, whatever it is wanted for. */
function halfSplit(instance: DiagnosisInstance): Tester {
  const start = new Cloud(spaceOf(instance), halfSplitParticles, new Chance(1))
  start.drawPrior()
  const cloud = new Cloud(start.space, start.size, new Chance(2))
  const p = new Float64Array(start.space.count)
  const about = instance.questions.map(({ competency }) =>
    instance.competencies.findIndex(({ id }) => id === competency),
  )
  let left: number[] = []
  return {
    begin() {
      cloud.copyFrom(start)
      cloud.marginals(p)
      left = instance.questions.map((_, question) => question)
    },
    ask: () =>
      left.reduce((best, one) =>
        Math.abs(p[about[one]!]! - 0.5) < Math.abs(p[about[best]!]! - 0.5) ? one : best,
      ),
    take(question, correct) {
      left = left.filter((one) => one !== question)
      const { slip, guess } = instance.questions[question]!
      cloud.observe(about[question]!, correct ? guess : 1 - guess, correct ? 1 - slip : slip)
      cloud.move(about[question]!)
      cloud.marginals(p)
    },
    estimate: () => Array.from(p, (one) => (one >= 0.5 ? '1' : '0')).join(''),
  }
}

function compare(size: number, questions: number, learners: number, forTarget: boolean): (string | number)[] {
  const curves = [new Float64Array(questions + 1), new Float64Array(questions + 1)]
  let cpu = 0
  for (const seed of seeds) {
    const instance = drawInstance(seed, size, learners)
    const weights = forTarget ? drawTarget(instance, seed) : undefined
    const testers = [halfSplit(instance), ours(instance, questions, weights)]
    testers.forEach((tester, k) => {
      const random = seededRandom(seed)
      const before = process.cpuUsage()
      for (let learner = 0; learner < learners; learner += 1) {
        const mastered = drawMastery(instance, random)
        const drawn = instance.questions.map((_, question) => answers(instance, mastered, question, random))
        tester.begin()
        for (let step = 0; step <= questions; step += 1) {
          curves[k]![step]! += accuracy(tester.estimate(), mastered, weights) / learners / seeds.length
          const question = tester.ask()
          if (question === null) break
          tester.take(question, drawn[question]!)
        }
      }
      const { user, system } = process.cpuUsage(before)
      if (k === 1) cpu += (user + system) / 1000
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

function accuracy(estimate: string, mastered: boolean[], weights?: Float64Array): number {
  let right = 0
  let all = 0
  mastered.forEach((one, i) => {
    const weight = weights?.[i] ?? 1
    all += weight
    if ((estimate[i] === '1') === one) right += weight
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
function tubes(draws: number): (string | number)[][] {
  const learners = draws * learnersOfTubes
  const errors = asked.map(() => ({ rules: 0, ours: 0 }))
  const random = seededRandom(seeds[0]!)
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
