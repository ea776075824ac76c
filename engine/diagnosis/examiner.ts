/** A diagnosis from the first question to the last, learner after learner: what to ask next, what is known by then, when to stop. */
import { clamp } from '#engine/probability.ts'
import { Xorshift } from './xorshift.ts'
import { Cloud, cloudSize } from './cloud.ts'
import { bestQuestion, type Choice } from './choose.ts'
import type { Asked } from './outlook.ts'
import { information } from './information.ts'
import { spaceOf, type DiagnosisInstance, type DiagnosisQuestion } from './instance.ts'
import { Experience, type Given, type Noise } from './experience.ts'
import type { KnowledgeSpace } from './space.ts'

/** What is believed of learners is revised after each of the first, then from time to time. */
const oftenUntil = 20
const seldom = 5
/** Stops when this share of the estimate is expected to be right … */
const certain = 0.97
/**
 * … or this one, and another answer is expected to settle less than so much of what matters (wrong guesses and variance). With
 * 400 learners on four spaces of 50: 15.4 questions for .958 right; stopping at an expected .955 alone, 15.2 for .956, but less
 * even from learner to learner.
 */
const sureEnough = 0.93
const worthAsking = 0.0052
/** Answers are never surer than this, whatever an item claims of itself. */
const noise = { least: 1e-3, most: 0.999 }

export class Examiner {
  private readonly space: KnowledgeSpace
  private readonly questions: DiagnosisQuestion[]
  private readonly competencyOf: Int32Array
  private readonly atStart: Cloud
  private readonly cloud: Cloud
  private left: number[][] = []
  /** The questions on each competency, those that tell most first: that one is weighed against those on others. */
  private readonly byCompetency: number[][]
  private readonly experience: Experience
  private learners = 0
  private given: Given[] = []
  private toAsk: number | undefined
  private asked = 0
  private readonly alike: Float64Array
  private weights: Float64Array
  private p: Float64Array

  constructor(instance: DiagnosisInstance, seed: number) {
    this.space = spaceOf(instance)
    const index = new Map(instance.competencies.map(({ id }, i) => [id, i]))
    this.questions = instance.questions
    this.competencyOf = Int32Array.from(instance.questions, ({ competency }) => index.get(competency)!)
    this.byCompetency = instance.competencies.map(() => [])
    this.competencyOf.forEach((competency, question) => this.byCompetency[competency]!.push(question))
    const telling = this.questions.map(({ slip, guess }) => information(0.5, slip, guess))
    for (const list of this.byCompetency) list.sort((a, b) => telling[b]! - telling[a]!)
    const size = cloudSize(this.space.count)
    this.atStart = new Cloud(this.space, size, new Xorshift(seed))
    this.atStart.drawPrior()
    this.cloud = new Cloud(this.space, size, new Xorshift(seed + 1))
    this.p = new Float64Array(this.space.count)
    this.alike = new Float64Array(this.space.count).fill(1)
    this.weights = this.alike
    this.experience = new Experience(this.space)
    this.begin()
  }

  /**
   * A new learner, who is asked exactly so many questions, or all; without a number, until enough is known. `weights`: what
   * knowing each competency is worth for her, 0 where it does not matter.
   */
  begin(questions?: number, weights?: Float64Array): void {
    if (this.given.length > 0) this.learn()
    this.given = []
    this.cloud.copyFrom(this.atStart)
    this.left = this.byCompetency.map((list) => list.slice())
    this.toAsk = questions
    this.weights = weights ?? this.alike
    this.asked = 0
    this.cloud.marginals(this.p)
  }

  /** What the learner before has taught about questions and about those who will come. */
  private learn(): void {
    this.experience.add(this.cloud, this.given)
    this.learners += 1
    if (this.learners > oftenUntil && this.learners % seldom !== 0) return
    this.experience.revise()
    this.atStart.space = this.experience.space()
    this.atStart.drawPrior()
  }

  /** The next question, or null when there is none or enough is known. */
  choose(): (Choice & { question: number }) | null {
    const freely = this.toAsk === undefined
    const sure = this.expectedAccuracy()
    if (freely ? sure >= certain : this.asked >= this.toAsk!) return null
    const candidates: Asked[] = []
    this.left.forEach((list, competency) => {
      if (list.length > 0) candidates.push({ competency, ...this.noiseOf(list[0]!) })
    })
    const choice = bestQuestion(this.cloud, this.p, candidates, this.weights)
    if (choice && freely && sure >= sureEnough && this.settles(choice) < worthAsking) return null
    return choice && { ...choice, question: this.left[choice.competency]![0]! }
  }

  /** The share of all that matters that an answer is expected to settle. */
  private settles({ doubt: { now, after } }: Choice): number {
    const all = this.weights.reduce((a, b) => a + b)
    return (now.wrong - after.wrong + now.variance - after.variance) / all
  }

  /** Takes in the answer to a question. Throws when it was answered before. */
  take(question: number, correct: boolean): void {
    const competency = this.competencyOf[question]!
    const list = this.left[competency]!
    const place = list.indexOf(question)
    if (place < 0) throw new Error('a question answered twice')
    list.splice(place, 1)
    const noise = this.noiseOf(question)
    const { slip, guess } = noise
    this.given.push({ competency, noise, correct })
    this.cloud.observe(competency, correct ? guess : 1 - guess, correct ? 1 - slip : slip)
    this.cloud.move(competency)
    this.asked += 1
    this.cloud.marginals(this.p)
  }

  /** Slip and guess of a question, as they seem by now. */
  private noiseOf(question: number): Noise {
    const { slip, guess } = this.questions[question]!
    return this.experience.noiseOf({ slip: clamp(slip, noise), guess: clamp(guess, noise) })
  }

  /** P(mastered), by competency. */
  probabilities(): Float64Array {
    return this.p.slice()
  }

  /** 1 where mastery is more probable than not, by competency: expects most right of all guesses. */
  estimate(): string {
    return Array.from(this.p, (p) => (p >= 0.5 ? '1' : '0')).join('')
  }

  /** The share of the estimate that is expected to be right, by weight. */
  expectedAccuracy(): number {
    let right = 0
    let all = 0
    this.p.forEach((p, i) => {
      right += this.weights[i]! * Math.max(p, 1 - p)
      all += this.weights[i]!
    })
    return right / all
  }
}
