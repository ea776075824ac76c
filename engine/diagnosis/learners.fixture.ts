/** Diagnosis instances from a seed, and learners who answer as their prior says: for tests and tables. */
import { seededRandom } from '#engine/shuffle.ts'
import { normalQuantile } from '#engine/entry.ts'
import type { DiagnosisInstance } from './instance.ts'

type Chance = () => number

const normal = (random: Chance) => normalQuantile(Math.min(1 - 1e-9, Math.max(1e-9, random())))

export function drawInstance(seed: number, count: number, domains = 2): DiagnosisInstance {
  const random = seededRandom(seed)
  const competencies = Array.from({ length: count }, (_, i) => ({
    id: `c${i}`,
    domain: i % domains,
    difficulty: -2 + 1.4 * random(),
    prerequisites: Array.from({ length: i }, (_, j) => `c${j}`).filter(() => random() < 1.3 / (i + 1)),
  }))
  const questions = competencies.flatMap(({ id }) =>
    [1, 2, 3].map((n) => ({ id: `${id}.${n}`, competency: id, slip: 0.08, guess: 0.15 })),
  )
  const prior = { abilityMean: 0, abilitySd: 1.4, domains, domainSd: 0.7 }
  return { competencies, questions, prior, learners: ['l0'] }
}

/** What one learner masters. */
export function drawMastery({ competencies, prior }: DiagnosisInstance, random: Chance): boolean[] {
  const overall = prior.abilityMean + prior.abilitySd * normal(random)
  const abilities = Array.from({ length: prior.domains }, () => overall + prior.domainSd * normal(random))
  const mastered = new Map<string, boolean>()
  for (const { id, domain, difficulty, prerequisites } of competencies) {
    const chance = 1 / (1 + Math.exp(difficulty - abilities[domain]!))
    mastered.set(id, random() < chance && prerequisites.every((needed) => mastered.get(needed)))
  }
  return competencies.map(({ id }) => mastered.get(id)!)
}

/** Whether she answers a question right. */
export function answers(
  { competencies, questions }: DiagnosisInstance,
  mastered: readonly boolean[],
  question: number,
  random: Chance,
): boolean {
  const { competency, slip, guess } = questions[question]!
  const at = competencies.findIndex(({ id }) => id === competency)
  return random() < (mastered[at] ? 1 - slip : guess)
}
