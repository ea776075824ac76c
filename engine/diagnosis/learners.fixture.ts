/** Diagnosis instances from a seed, and learners who answer as their prior says: for tests and tables. */
import { sigmoid } from '#engine/probability.ts'
import { normal, seededRandom, type Random } from '#engine/shuffle.ts'
import type { DiagnosisInstance } from './instance.ts'

/** One to three prerequisites from at most two layers below, mostly of the same domain; the higher, the harder. */
export function drawInstance(seed: number, count: number, learners = 1): DiagnosisInstance {
  const random = seededRandom(seed)
  const domains = Math.max(1, Math.round(count / 25))
  const layers = Math.round(2 + Math.log2(count))
  const places = Array.from({ length: count }, (_, i) => ({
    layer: Math.floor(layers * random()),
    domain: i % domains,
  })).sort((a, b) => a.layer - b.layer)
  const competencies = places.map(({ layer, domain }, i) => {
    const below = places.flatMap((other, j) => (other.layer < layer && other.layer >= layer - 2 ? [j] : []))
    const wanted = layer === 0 ? 0 : [1, 1, 2, 2, 3][Math.floor(5 * random())]!
    const needed = Array.from({ length: wanted }, () => {
      const same = random() < 0.85
      const pool = below.filter((j) => (places[j]!.domain === domain) === same)
      return pool[Math.floor(pool.length * random())]
    })
    return {
      id: `c${i}`,
      domain,
      difficulty: -2.3 + 0.55 * normal(random) + 0.12 * layer,
      prerequisites: [...new Set(needed.flatMap((j) => (j === undefined ? [] : [`c${j}`])))],
    }
  })
  const questions = competencies.flatMap(({ id }) =>
    [1, 2, 3, 4]
      .slice(0, 2 + Math.floor(3 * random()))
      .map((n) => ({ id: `${id}.${n}`, competency: id, slip: 0.08, guess: 0.15 })),
  )
  const prior = { abilityMean: 0, abilitySd: 1.4, domains, domainSd: 0.7 }
  return { competencies, questions, prior, learners: Array.from({ length: learners }, (_, l) => `l${l}`) }
}

/** What one learner masters. */
export function drawMastery({ competencies, prior }: DiagnosisInstance, random: Random): boolean[] {
  const overall = prior.abilityMean + prior.abilitySd * normal(random)
  const abilities = Array.from({ length: prior.domains }, () => overall + prior.domainSd * normal(random))
  const mastered = new Map<string, boolean>()
  for (const { id, domain, difficulty, prerequisites } of competencies) {
    const chance = sigmoid(abilities[domain]! - difficulty)
    mastered.set(id, random() < chance && prerequisites.every((needed) => mastered.get(needed)))
  }
  return competencies.map(({ id }) => mastered.get(id)!)
}

/** Whether she answers a question right. */
export function answers(
  { competencies, questions }: DiagnosisInstance,
  mastered: readonly boolean[],
  question: number,
  random: Random,
): boolean {
  const { competency, slip, guess } = questions[question]!
  const at = competencies.findIndex(({ id }) => id === competency)
  return random() < (mastered[at] ? 1 - slip : guess)
}
