import { expect, test } from 'vitest'
import { Xorshift } from '#engine/diagnosis/xorshift.ts'
import { Cloud } from '#engine/diagnosis/cloud.ts'
import { Examiner } from '#engine/diagnosis/examiner.ts'
import { Experience, type Given } from '#engine/diagnosis/experience.ts'
import { spaceOf, type DiagnosisInstance } from '#engine/diagnosis/instance.ts'
import { answers, drawInstance, drawMastery } from '#engine/diagnosis/learners.fixture.ts'
import { seededRandom } from '#engine/shuffle.ts'

const truth = drawInstance(21, 20)
const learners = 80

/** What is believed after so many learners, each of whom answered one question on every competency. */
function taught(stated: DiagnosisInstance): Experience {
  const random = seededRandom(5)
  const experience = new Experience(spaceOf(stated))
  const prior = new Cloud(experience.space(), 1024, new Xorshift(1))
  const cloud = new Cloud(prior.space, 1024, new Xorshift(2))
  for (let learner = 0; learner < learners; learner += 1) {
    prior.space = experience.space()
    prior.drawPrior()
    cloud.copyFrom(prior)
    const mastered = drawMastery(truth, random)
    const given: Given[] = []
    truth.competencies.forEach(({ id }, competency) => {
      const question = truth.questions.findIndex((one) => one.competency === id)
      const correct = answers(truth, mastered, question, random)
      const noise = experience.noiseOf(stated.questions[question]!)
      const { slip, guess } = noise
      given.push({ competency, noise, correct })
      cloud.observe(competency, correct ? guess : 1 - guess, correct ? 1 - slip : slip)
      cloud.move(competency)
    })
    experience.add(cloud, given)
    experience.revise()
  }
  return experience
}

test('what was stated rightly is left alone', () => {
  const experience = taught(truth)
  const { slip, guess } = experience.noiseOf({ slip: 0.08, guess: 0.15 })
  expect(Math.abs(slip - 0.08)).toBeLessThan(0.02)
  expect(Math.abs(guess - 0.15)).toBeLessThan(0.03)
  const { prior, difficulty } = experience.space()
  expect(Math.abs(prior.abilitySd - 1.4)).toBeLessThan(0.2)
  difficulty.forEach((one, i) => expect(Math.abs(one - truth.competencies[i]!.difficulty)).toBeLessThan(0.3))
})

test('slips and guesses, spreads and difficulties stated wrongly come nearer to the truth', () => {
  const mean = truth.competencies.reduce((sum, { difficulty }) => sum + difficulty, 0) / 20
  const stated = {
    ...truth,
    competencies: truth.competencies.map((competency) => ({ ...competency, difficulty: mean + 1 })),
    questions: truth.questions.map((question) => ({ ...question, slip: 0.2, guess: 0.05 })),
    prior: { ...truth.prior, abilitySd: 2.5 },
  }
  const experience = taught(stated)
  const { slip, guess } = experience.noiseOf({ slip: 0.2, guess: 0.05 })
  expect(Math.abs(slip - 0.08)).toBeLessThan(0.06)
  expect(Math.abs(guess - 0.15)).toBeLessThan(0.05)
  const { prior, difficulty } = experience.space()
  expect(prior.abilitySd).toBeLessThan(2.2)
  const off = (believed: ArrayLike<number>, ability: number) =>
    truth.competencies.reduce((sum, one, i) => sum + (believed[i]! - ability - one.difficulty) ** 2, 0)
  const before = stated.competencies.map((one) => one.difficulty)
  expect(off(difficulty, prior.abilityMean)).toBeLessThan(0.6 * off(before, 0))
})

test('what everybody can do, or nobody, teaches nothing of ability and spoils nothing for those who follow', () => {
  for (const abilityMean of [20, -20]) {
    const easy = { ...truth, prior: { ...truth.prior, abilityMean, abilitySd: 0.5, domainSd: 0.1 } }
    const examiner = new Examiner(easy, 1)
    for (let learner = 0; learner < 3; learner += 1) {
      examiner.begin(4)
      expect(examiner.estimate()).toBe((abilityMean > 0 ? '1' : '0').repeat(truth.competencies.length))
      for (let choice = examiner.choose(); choice; choice = examiner.choose())
        examiner.take(choice.question, abilityMean > 0)
      expect(examiner.probabilities().every(Number.isFinite)).toBe(true)
    }
  }
})
