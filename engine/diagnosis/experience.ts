/**
 * What earlier learners teach about difficulties, spreads of ability, slips and guesses that were stated before anybody came
 * (empirical Bayes: B. Efron & C. Morris, JASA 1973). Either all was stated rightly or all may be off: how probable that is
 * follows from the answers, and as long as they agree with what was stated, nothing changes.
 */
import { sigmoid } from '#engine/probability.ts'
import type { Cloud } from './cloud.ts'
import { Offsets } from './offsets.ts'
import { levelCount, revised, type KnowledgeSpace } from './space.ts'

/** Standard deviations of what may be off: difficulties; mean (in spreads) and logarithms of spreads of ability; logits of noise. */
const spreads = { difficulty: 0.6, ability: 0.4, noise: 0.7 }
/** Probability beforehand that what was stated is off. */
const suspicion = 0.05

/** An answer that was given, with the noise believed of its question. */
export interface Given {
  competency: number
  noise: Noise
  correct: boolean
}

export interface Noise {
  slip: number
  guess: number
}

export class Experience {
  private readonly stated: KnowledgeSpace
  private readonly difficulties: Offsets
  /** Mean of overall ability, logarithm of its spread, logarithm of the spread over domains. */
  private readonly abilities = new Offsets(3, spreads.ability)
  /** Slip and guess. */
  private readonly noise = new Offsets(2, spreads.noise)

  constructor(stated: KnowledgeSpace) {
    this.stated = stated
    this.difficulties = new Offsets(stated.count, spreads.difficulty)
  }

  /** Takes in a learner: who she may be after all her answers. */
  add(cloud: Cloud, given: readonly Given[]): void {
    this.abilities.add(abilityGradient(cloud))
    this.difficulties.add(difficultyGradient(cloud))
    const noise = new Float64Array(2)
    for (const { competency, noise: believed, correct } of given) {
      const p = cloud.countOf(competency) / cloud.size
      noise[0]! += p * ((correct ? 0 : 1) - believed.slip)
      noise[1]! += (1 - p) * ((correct ? 1 : 0) - believed.guess)
    }
    this.noise.add(noise)
  }

  /** Believes what all learners so far have taught. */
  revise(): void {
    const all = [this.difficulties, this.abilities, this.noise]
    const evidence = all.reduce((sum, offsets) => sum + offsets.evidence(), 0)
    const doubt = 1 / (1 + ((1 - suspicion) / suspicion) * Math.exp(-evidence))
    for (const offsets of all) offsets.use(doubt)
  }

  /** The space as it seems now. */
  space(): KnowledgeSpace {
    const { stated, difficulties, abilities } = this
    const { abilityMean, abilitySd, domainSd } = stated.prior
    return revised(
      stated,
      stated.difficulty.map((difficulty, i) => difficulty + difficulties.used[i]!),
      {
        ...stated.prior,
        abilityMean: abilityMean + abilities.used[0]! * abilitySd,
        abilitySd: abilitySd * Math.exp(abilities.used[1]!),
        domainSd: domainSd * Math.exp(abilities.used[2]!),
      },
    )
  }

  /** Slip and guess as they seem now. */
  noiseOf({ slip, guess }: Noise): Noise {
    const [bySlip = 0, byGuess = 0] = this.noise.used
    return { slip: shifted(slip, bySlip), guess: shifted(guess, byGuess) }
  }
}

const shifted = (p: number, logits: number) => 1 / (1 + ((1 - p) / p) * Math.exp(-logits))

/** Of the mean (in spreads), of the logarithms of the two spreads. */
function abilityGradient({ space, size, overall, level }: Cloud): Float64Array {
  const { abilityMean, abilitySd, domainSd } = space.prior
  const gradient = new Float64Array(3)
  for (let s = 0; s < size; s += 1) {
    const z = (overall[s]! - abilityMean) / abilitySd
    gradient[0]! += z
    gradient[1]! += z * z - 1
    for (let d = 0; d < space.domains; d += 1)
      gradient[2]! += ((space.abilities[level[d * size + s]!]! - overall[s]!) / domainSd) ** 2 - 1
  }
  return gradient.map((sum) => sum / size)
}

/** Of the difficulties, without what they have in common: that is for the mean of ability to explain. */
function difficultyGradient(cloud: Cloud): Float64Array {
  const { count, logit } = cloud.space
  const gradient = new Float64Array(count)
  const information = new Float64Array(count)
  const expected = Float64Array.from(logit, (x) => sigmoid(x))
  cloud.tally((i, level, on) => {
    const p = expected[i * levelCount + level]!
    gradient[i]! += p - (on ? 1 : 0)
    information[i]! += p * (1 - p)
  })
  const all = information.reduce((a, b) => a + b)
  // Where everything is far too easy or too hard, answers tell nothing of ability.
  const common = all > 0 ? gradient.reduce((a, b) => a + b) / all : 0
  return gradient.map((g, i) => (g - common * information[i]!) / cloud.size)
}
