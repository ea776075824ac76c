/**
 * How far parameters are from what was stated, learnt one learner at a time: each brings the gradient of the log-likelihood of her
 * answers at the present values (R. Fisher's identity: the expected gradient of what is hidden, given her answers). Gradients are
 * carried back to the stated values along a straight line; how they vary from learner to learner is the information
 * (E. Berndt and others, Annals of Economic and Social Measurement 1974). Offsets are normal around 0 beforehand.
 */
export class Offsets {
  /** The offsets that are believed, and so in use. */
  readonly used: Float64Array
  /** Gradients and information at the stated values. */
  private readonly gradients: Float64Array
  private readonly information: Float64Array
  private readonly sums: Float64Array
  private readonly squares: Float64Array
  private learners = 0
  private readonly precision: number

  /** `spread`: standard deviation of the offsets. */
  constructor(count: number, spread: number) {
    this.used = new Float64Array(count)
    this.gradients = new Float64Array(count)
    this.information = new Float64Array(count)
    this.sums = new Float64Array(count)
    this.squares = new Float64Array(count)
    this.precision = 1 / spread ** 2
  }

  /** Takes in the gradients of one learner, at the values in use. */
  add(gradient: Float64Array): void {
    this.learners += 1
    let all = 0
    gradient.forEach((g, i) => {
      this.sums[i]! += g
      this.squares[i]! += g * g
      all += this.squares[i]!
    })
    const usual = all / gradient.length / this.learners
    gradient.forEach((g, i) => {
      const varying = this.squares[i]! - this.sums[i]! ** 2 / (this.learners + 1)
      const information = (varying + borrowed * usual) / (this.learners + borrowed)
      this.gradients[i]! += g + information * this.used[i]!
      this.information[i]! += information
    })
  }

  /** Uses the most probable offsets from now on, as far as it is probable that there are any. */
  use(probability: number): void {
    this.gradients.forEach((g, i) => {
      const offset = g / (this.information[i]! + this.precision)
      this.used[i] = probability * Math.min(most, Math.max(-most, offset))
    })
  }

  /** How much more probable the answers so far are with offsets than without: natural logarithm of the ratio (H. Jeffreys). */
  evidence(): number {
    let sum = 0
    this.gradients.forEach((g, i) => {
      const all = this.information[i]! + this.precision
      sum += 0.5 * Math.log(this.precision / all) + (0.5 * g * g) / all
    })
    return sum
  }
}

/** The usual information of all weighs like so many learners in that of one. */
const borrowed = 5
/** Offsets stay within this. */
const most = 3
