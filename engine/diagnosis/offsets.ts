/**
 * How far parameters are from what was stated, learnt one learner at a time: each brings the gradient of the log-likelihood of her
 * answers at the present values (R. Fisher's identity: the expected gradient of what is hidden, given her answers). Gradients are
 * carried back to the stated values along a straight line, and their squares stand for the information (E. Berndt and others,
 * Annals of Economic and Social Measurement 1974). Offsets are normal around 0 beforehand.
 */
export class Offsets {
  /** The offsets by now. */
  readonly values: Float64Array
  /** Gradients and information at the stated values. */
  private readonly gradients: Float64Array
  private readonly information: Float64Array
  private readonly squares: Float64Array
  private learners = 0
  private readonly spread: number | 'learnt'

  /** `spread`: standard deviation of the offsets; learnt too where there are many. */
  constructor(count: number, spread: number | 'learnt') {
    this.values = new Float64Array(count)
    this.gradients = new Float64Array(count)
    this.information = new Float64Array(count)
    this.squares = new Float64Array(count)
    this.spread = spread
  }

  add(gradient: Float64Array): void {
    this.learners += 1
    let all = 0
    gradient.forEach((g, i) => {
      this.squares[i]! += g * g
      all += this.squares[i]!
    })
    const usual = all / gradient.length / this.learners
    gradient.forEach((g, i) => {
      const information = (this.squares[i]! + borrowed * usual) / (this.learners + borrowed)
      this.gradients[i]! += g + information * this.values[i]!
      this.information[i]! += information
    })
    const variance = this.spread === 'learnt' ? this.variance() : this.spread ** 2
    this.gradients.forEach((g, i) => {
      const value = variance === 0 ? 0 : g / (this.information[i]! + 1 / variance)
      this.values[i] = Math.min(most, Math.max(-most, value))
    })
  }

  /** What the offsets show beyond chance: squared gradients over the information add up to about one each where all is as stated. */
  private variance(): number {
    let statistic = 0
    let information = 0
    this.gradients.forEach((g, i) => {
      if (this.information[i]! < 1e-9) return
      statistic += g ** 2 / this.information[i]! - 1
      information += this.information[i]!
    })
    return information === 0 ? 0 : Math.max(0, statistic / information)
  }
}

/** The usual information of all weighs like so many learners in that of one. */
const borrowed = 5
/** Offsets stay within this. */
const most = 3
