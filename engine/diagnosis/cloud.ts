/**
 * What a learner may master, as a cloud of possible learners: states closed under prerequisites, with their abilities, all alike
 * probable. An answer weighs them, the improbable make room for copies of the probable, and then each moves a little without
 * changing what the whole stands for (resample-move: W. Gilks & C. Berzuini, JRSS B 2001): states by Gibbs steps, abilities
 * by Metropolis steps and, the overall one, by an exact draw.
 *
 * States lie competency by competency, one bit a possible learner, so that 32 of them are handled at once.
 */
import type { Xorshift } from './xorshift.ts'
import { levelCount, levelOf, type KnowledgeSpace } from './space.ts'

/** Abilities in so many domains are moved after an answer. */
const domainsMoved = 3
/** A Metropolis step of an ability is at most so many levels of the grid. */
const longestStep = 10

/** Possible learners at once: as many as 20 ms an answer allow. */
const cloudCells = 650_000
const cloudSizes = { least: 2048, most: 4096 }

const m1 = 0x55555555
const m2 = 0x33333333
const m4 = 0x0f0f0f0f

/** The number of bits set in a word. */
function popcount(word: number): number {
  let x = word - ((word >>> 1) & m1)
  x = (x & m2) + ((x >>> 2) & m2)
  return Math.imul((x + (x >>> 4)) & m4, 0x01010101) >>> 24
}

/**
 * The number of bits set in both of two rows of words, four words at a time: counts of pairs of bits are added as fours, then as
 * bytes, and only then taken together (H. Warren, Hacker's Delight, 5-1).
 */
function countBoth(a: Int32Array, from: number, b: Int32Array, at: number, words: number): number {
  let sum = 0
  let w = 0
  for (; w + 3 < words; w += 4) {
    let x = a[from + w]! & b[at + w]!
    let y = a[from + w + 1]! & b[at + w + 1]!
    x -= (x >>> 1) & m1
    y -= (y >>> 1) & m1
    const first = (x & m2) + ((x >>> 2) & m2) + (y & m2) + ((y >>> 2) & m2)
    x = a[from + w + 2]! & b[at + w + 2]!
    y = a[from + w + 3]! & b[at + w + 3]!
    x -= (x >>> 1) & m1
    y -= (y >>> 1) & m1
    const second = (x & m2) + ((x >>> 2) & m2) + (y & m2) + ((y >>> 2) & m2)
    const bytes = (first & m4) + ((first >>> 4) & m4) + (second & m4) + ((second >>> 4) & m4)
    sum += Math.imul(bytes, 0x01010101) >>> 24
  }
  for (; w < words; w += 1) sum += popcount(a[from + w]! & b[at + w]!)
  return sum
}

export class Cloud {
  space: KnowledgeSpace
  readonly size: number
  readonly words: number
  /** By competency, then 32 possible learners a word. */
  readonly on: Int32Array
  /** Level of ability, by domain and possible learner. */
  readonly level: Uint8Array
  /** Overall ability, by possible learner. */
  readonly overall: Float32Array
  /** log P(answers | mastered) − log P(answers | not), by competency. */
  readonly lean: Float64Array
  private readonly chance: Xorshift
  private readonly change: Float32Array
  private readonly proposed: Uint8Array
  /** At hand for moveState: children whose other prerequisites are all mastered. */
  private readonly siblings: Int32Array
  private turn = 0

  constructor(space: KnowledgeSpace, size: number, chance: Xorshift) {
    this.space = space
    this.size = size
    this.words = size >>> 5
    this.chance = chance
    this.on = new Int32Array(space.count * this.words)
    this.level = new Uint8Array(space.domains * size)
    this.overall = new Float32Array(size)
    this.lean = new Float64Array(space.count)
    this.change = new Float32Array(size)
    this.proposed = new Uint8Array(size)
    this.siblings = new Int32Array(space.children.reduce((most, { length }) => Math.max(most, length), 0))
  }

  /** Draws everybody from the prior. */
  drawPrior(): void {
    const { space, size, words, chance, on } = this
    const { abilityMean, abilitySd, domainSd } = space.prior
    for (let s = 0; s < size; s += 1) {
      this.overall[s] = abilityMean + abilitySd * chance.normal()
      for (let d = 0; d < space.domains; d += 1)
        this.level[d * size + s] = levelOf(space, this.overall[s]! + domainSd * chance.normal())
    }
    for (const i of space.order) {
      const levels = space.domainOf[i]! * size
      for (let w = 0; w < words; w += 1) {
        let ready = this.readyAt(i, w, -1)
        let word = 0
        while (ready !== 0) {
          const bit = ready & -ready
          ready ^= bit
          const s = (w << 5) + 31 - Math.clz32(bit)
          if (chance.logistic() < space.logit[i * levelCount + this.level[levels + s]!]!) word |= bit
        }
        on[i * words + w] = word
      }
    }
    this.lean.fill(0)
  }

  /** The same possible learners again; chance goes on where it is in this cloud. */
  copyFrom(other: Cloud): void {
    this.space = other.space
    this.on.set(other.on)
    this.level.set(other.level)
    this.overall.set(other.overall)
    this.lean.set(other.lean)
    this.turn = other.turn
  }

  /** Whether all that i needs (but `except`) is mastered, 32 possible learners at once. */
  private readyAt(i: number, w: number, except: number): number {
    const parents = this.space.parents[i]!
    let ready = -1
    for (let k = 0; k < parents.length; k += 1) {
      const parent = parents[k]!
      if (parent !== except) ready &= this.on[parent * this.words + w]!
    }
    return ready
  }

  /** Takes in an answer: P(answer | not mastered), P(answer | mastered). */
  observe(i: number, not: number, mastered: number): void {
    this.lean[i]! += Math.log(mastered / not)
    this.resample(i, not, mastered)
  }

  /** Systematic resampling: each possible learner is kept, copied over others, or overwritten, in proportion to its weight. */
  private resample(i: number, not: number, mastered: number): void {
    const { size, words, on } = this
    const known = this.countOf(i)
    const scale = size / (known * mastered + (size - known) * not)
    const heavy = mastered * scale
    const light = not * scale
    const lost: number[] = []
    const spare: number[] = []
    let along = this.chance.uniform()
    for (let s = 0; s < size; s += 1) {
      const isOn = (on[i * words + (s >>> 5)]! >>> (s & 31)) & 1
      along += isOn ? heavy : light
      let copies = 0
      while (along >= 1) {
        along -= 1
        copies += 1
      }
      if (copies === 0) lost.push(s)
      for (; copies > 1; copies -= 1) spare.push(s)
    }
    const from = Int32Array.from(spare)
    const to = Int32Array.from(lost)
    const moved = Math.min(from.length, to.length)
    for (let column = 0; column < on.length; column += words) {
      for (let k = 0; k < moved; k += 1) {
        const source = from[k]!
        const target = to[k]!
        const at = column + (target >>> 5)
        const bit = (on[column + (source >>> 5)]! >>> (source & 31)) & 1
        on[at] = (on[at]! & ~(1 << (target & 31))) | (bit << (target & 31))
      }
    }
    for (let column = 0; column < this.level.length; column += size)
      for (let k = 0; k < moved; k += 1) this.level[column + to[k]!] = this.level[column + from[k]!]!
    for (let k = 0; k < moved; k += 1) this.overall[to[k]!] = this.overall[from[k]!]!
  }

  /** Everybody moves a little: all states, the abilities where the answer was and in a few other domains in turn. */
  move(competency: number): void {
    this.moveStates()
    const { domains, domainOf } = this.space
    const stride = 1 + (this.turn % Math.max(1, domains - 1))
    for (let k = 0; k < Math.min(domainsMoved, domains); k += 1)
      this.moveAbility((domainOf[competency]! + k * stride) % domains)
    this.moveOverall()
  }

  /** One Gibbs step for each competency of each possible learner; alternately upwards and downwards. */
  moveStates(): void {
    const { order } = this.space
    const down = this.turn % 2 === 0
    for (let k = 0; k < order.length; k += 1) this.moveState(order[down ? order.length - 1 - k : k]!)
    this.turn += 1
  }

  private moveState(i: number): void {
    const { space, words, size, on, level, chance, siblings } = this
    const { logit, logOff } = space
    const children = space.children[i]!
    const column = i * words
    const levels = space.domainOf[i]! * size
    const lean = this.lean[i]!
    const table = i * levelCount
    for (let w = 0; w < words; w += 1) {
      let blocked = 0
      for (let k = 0; k < children.length; k += 1) blocked |= on[children[k]! * words + w]!
      let free = this.readyAt(i, w, -1) & ~blocked
      if (free === 0) continue
      let word = on[column + w]! & ~free
      const first = w << 5
      if (children.length === 0) {
        while (free !== 0) {
          const bit = free & -free
          free ^= bit
          const s = first + 31 - Math.clz32(bit)
          if (chance.logistic() < lean + logit[table + level[levels + s]!]!) word |= bit
        }
      } else {
        for (let k = 0; k < children.length; k += 1) siblings[k] = this.readyAt(children[k]!, w, i)
        while (free !== 0) {
          const bit = free & -free
          free ^= bit
          const s = first + 31 - Math.clz32(bit)
          let odds = lean + logit[table + level[levels + s]!]!
          for (let k = 0; k < children.length; k += 1) {
            if ((siblings[k]! & bit) === 0) continue
            const child = children[k]!
            odds += logOff[child * levelCount + level[space.domainOf[child]! * size + s]!]!
          }
          if (chance.logistic() < odds) word |= bit
        }
      }
      on[column + w] = word
    }
  }

  /** A Metropolis step of everybody's ability in one domain. */
  moveAbility(domain: number): void {
    const { space, words, size, on, chance, change, proposed } = this
    const { logOff, abilities } = space
    const level = this.level.subarray(domain * size, (domain + 1) * size)
    const step = abilities[1]! - abilities[0]!
    const precision = 0.5 / space.prior.domainSd ** 2
    for (let s = 0; s < size; s += 1) {
      const now = level[s]!
      const drawn = now + ((chance.next() >>> 8) % (2 * longestStep + 1)) - longestStep
      if (drawn < 0 || drawn >= levelCount) {
        proposed[s] = now
        change[s] = 0
        continue
      }
      proposed[s] = drawn
      const from = abilities[now]! - this.overall[s]!
      const to = abilities[drawn]! - this.overall[s]!
      change[s] = precision * (from * from - to * to)
    }
    for (const i of space.members[domain]!) {
      const table = i * levelCount
      for (let w = 0; w < words; w += 1) {
        let ready = this.readyAt(i, w, -1)
        const word = on[i * words + w]!
        while (ready !== 0) {
          const bit = ready & -ready
          ready ^= bit
          const s = (w << 5) + 31 - Math.clz32(bit)
          const now = level[s]!
          const next = proposed[s]!
          let by = logOff[table + next]! - logOff[table + now]!
          if ((word & bit) !== 0) by += step * (next - now)
          change[s]! += by
        }
      }
    }
    for (let s = 0; s < size; s += 1) {
      const c = change[s]!
      if (c >= 0 || chance.uniform() < Math.exp(c)) level[s] = proposed[s]!
    }
  }

  /** Everybody's overall ability, drawn given those in the domains. */
  moveOverall(): void {
    const { space, size, level, chance } = this
    const { abilityMean, abilitySd, domainSd } = space.prior
    const precision = 1 / abilitySd ** 2 + space.domains / domainSd ** 2
    const sd = 1 / Math.sqrt(precision)
    for (let s = 0; s < size; s += 1) {
      let sum = 0
      for (let d = 0; d < space.domains; d += 1) sum += space.abilities[level[d * size + s]!]!
      this.overall[s] =
        (abilityMean / abilitySd ** 2 + sum / domainSd ** 2) / precision + sd * chance.normal()
    }
  }

  /** Each possible learner's level of ability wherever all prerequisites are mastered, and whether the competency is. */
  tally(see: (i: number, level: number, on: boolean) => void): void {
    const { space, words, size, on } = this
    for (let i = 0; i < space.count; i += 1) {
      const levels = space.domainOf[i]! * size
      for (let w = 0; w < words; w += 1) {
        const word = on[i * words + w]!
        for (let ready = this.readyAt(i, w, -1); ready !== 0; ready &= ready - 1) {
          const bit = 31 - Math.clz32(ready & -ready)
          see(i, this.level[levels + (w << 5) + bit]!, ((word >>> bit) & 1) === 1)
        }
      }
    }
  }

  /** P(mastered) by competency, into `p`. */
  marginals(p: Float64Array): void {
    for (let i = 0; i < p.length; i += 1) p[i] = this.countOf(i) / this.size
  }

  /** How many of the possible learners master i. */
  countOf(i: number): number {
    return this.countOfBoth(i, i)
  }

  /** P(both mastered). */
  both(i: number, j: number): number {
    return this.countOfBoth(i, j) / this.size
  }

  /** How many master both. */
  countOfBoth(i: number, j: number): number {
    return countBoth(this.on, i * this.words, this.on, j * this.words, this.words)
  }
}

/** How many possible learners stand for a learner of a space of so many competencies. */
export function cloudSize(count: number): number {
  const size = 32 * Math.round(cloudCells / count / 32)
  return Math.min(cloudSizes.most, Math.max(cloudSizes.least, size))
}
