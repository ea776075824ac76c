/** Fast chance from a seed: the same seed gives the same draws everywhere (G. Marsaglia's xorshift, 32 bits). */
import { normalQuantile } from '#engine/probability.ts'

const tableBits = 14
const tableSize = 1 << tableBits
/** Logistic and standard normal draws by equally probable slices. */
const logistic = Float32Array.from({ length: tableSize }, (_, k) => {
  const p = (k + 0.5) / tableSize
  return Math.log(p / (1 - p))
})
const normal = Float32Array.from({ length: tableSize }, (_, k) => normalQuantile((k + 0.5) / tableSize))

export class Xorshift {
  private state: number

  constructor(seed: number) {
    this.state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 1
    for (let warm = 0; warm < 8; warm += 1) this.next()
  }

  /** 32 random bits, never 0. */
  next(): number {
    let x = this.state
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    this.state = x
    return x
  }

  /** From 0 up to 1. */
  uniform(): number {
    return (this.next() >>> 0) / 4294967296
  }

  /** Below this lies a logit with its probability: `chance.logistic() < logit`. */
  logistic(): number {
    return logistic[this.next() >>> (32 - tableBits)]!
  }

  normal(): number {
    return normal[this.next() >>> (32 - tableBits)]!
  }
}
