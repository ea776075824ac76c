/**
 * Which mentors a learner can have, and how good each pair is for her, for the mentor, and for both.
 * Feasible: a common language, the learner's domain among the mentor's, and enough common free hours.
 * The sums keep the order of terms of the bench's reference (mentor-pairs.mjs), so that they round alike.
 */
import { commonHours, setHours, weekWords } from '#engine/matching/hours.ts'
import { mostLanguages, type Learner, type MatchInstance } from '#engine/matching/instance.ts'
import type { MatchProblem, Pairs } from '#engine/matching/problem.ts'

/** Hours in common from which more do not count. */
const enoughHours = 6
/** Hours between time zones from which more do not count. */
const farZones = 8
const learnerShare = 0.6
const mentorShare = 0.4

/** Mentors of one domain side by side, so that a learner's candidates are read in one go. */
interface Candidates {
  mentors: Uint16Array
  /** All languages, and the main one, as bits. */
  languages: Int32Array
  mainLanguages: Int32Array
  /** Free hours of the week, `weekWords` words each. */
  hours: Int32Array
  domainFits: Float64Array
  zones: Float64Array
  seniorities: Float64Array
  /** What the mentor's rating gives, 0..0.1. */
  ratings: Float64Array
}

interface Table extends Pairs {
  count: number
}

/** A bench instance as the solvers take it. */
export function problemOf(instance: MatchInstance, views = true): MatchProblem {
  return {
    pairs: feasiblePairs(instance, views),
    places: Int32Array.from(instance.mentors, ({ capacity }) => capacity),
    unmatchedPenalty: instance.rules.unmatchedPenalty,
  }
}

function feasiblePairs(instance: MatchInstance, views: boolean): Pairs {
  const { rules, mentors, learners } = instance
  if (mentors.length > 0xffff) throw new Error('more than 65535 mentors')
  const bits = languageBits([...mentors, ...learners])
  const candidates = candidatesByDomain(mentors, bits)
  const table: Table = { starts: new Int32Array(learners.length + 1), ...columns(0, views), count: 0 }
  learners.forEach((learner, i) => {
    const group = candidates.get(learner.domain)
    if (group) {
      makeRoom(table, table.count + group.mentors.length, views)
      addPairs(table, learner, i, group, bits, rules.minOverlapHours)
    }
    table.starts[i + 1] = table.count
  })
  return {
    starts: table.starts,
    mentors: table.mentors.subarray(0, table.count),
    scores: table.scores.subarray(0, table.count),
    learnerValues: table.learnerValues.subarray(0, table.count),
    mentorValues: table.mentorValues.subarray(0, table.count),
  }
}

function addPairs(
  table: Table,
  { languages, slots, tz, level, priority }: Learner,
  i: number,
  group: Candidates,
  bits: Map<string, number>,
  minOverlapHours: number,
): void {
  const { mentors, scores, learnerValues, mentorValues } = table
  const views = learnerValues.length > 0
  const spoken = bitsOf(languages, bits)
  const main = bitsOf(languages.slice(0, 1), bits)
  const hours = new Int32Array(weekWords)
  setHours(hours, 0, slots)
  let count = table.count
  for (let c = 0; c < group.mentors.length; c++) {
    const common = group.languages[c]! & spoken
    if (common === 0) continue
    const overlap = commonHours(hours, group.hours, c * weekWords)
    if (overlap < minOverlapHours) continue
    const j = group.mentors[c]!
    const languageFit = group.mainLanguages[c] === main ? 1 : (common & main) !== 0 ? 0.8 : 0.4
    const domainFit = group.domainFits[c]!
    const hoursFit = Math.min(1, overlap / enoughHours)
    const zoneFit = 1 - Math.min(1, Math.abs(tz - group.zones[c]!) / farZones)
    const levelFit = 1 - Math.abs(level - group.seniorities[c]!) / 4
    const learnerValue =
      1000 *
      (0.25 * domainFit +
        0.25 * languageFit +
        0.2 * hoursFit +
        0.1 * zoneFit +
        group.ratings[c]! +
        0.1 * taste(i, j))
    const mentorValue =
      1000 *
      (0.3 * domainFit +
        0.2 * languageFit +
        0.15 * hoursFit +
        0.15 * levelFit +
        0.1 * priority +
        0.1 * taste(j + 7, i + 13))
    mentors[count] = j
    scores[count] = Math.max(1, Math.round(learnerShare * learnerValue + mentorShare * mentorValue))
    if (views) {
      learnerValues[count] = Math.round(learnerValue)
      mentorValues[count] = Math.round(mentorValue)
    }
    count++
  }
  table.count = count
}

const columns = (room: number, views: boolean) => ({
  mentors: new Uint16Array(room),
  scores: new Uint16Array(room),
  learnerValues: new Uint16Array(views ? room : 0),
  mentorValues: new Uint16Array(views ? room : 0),
})

function makeRoom(table: Table, needed: number, views: boolean): void {
  if (needed <= table.mentors.length) return
  const larger = columns(2 * needed, views)
  larger.mentors.set(table.mentors)
  larger.scores.set(table.scores)
  larger.learnerValues.set(table.learnerValues)
  larger.mentorValues.set(table.mentorValues)
  Object.assign(table, larger)
}

/** A fixed personal taste in 0..0.999, from the places in the two lists; the reference's own integer hash. */
function taste(a: number, b: number): number {
  let hash = Math.imul(a + 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  hash ^= hash >>> 12
  return ((hash >>> 0) % 1000) / 1000
}

function languageBits(people: readonly { languages: readonly string[] }[]): Map<string, number> {
  const bits = new Map<string, number>()
  for (const { languages } of people)
    for (const language of languages) if (!bits.has(language)) bits.set(language, 1 << bits.size)
  if (bits.size > mostLanguages) throw new Error(`more than ${mostLanguages} languages`)
  return bits
}

const bitsOf = (languages: readonly string[], bits: Map<string, number>): number =>
  languages.reduce((mask, language) => mask | (bits.get(language) ?? 0), 0)

function candidatesByDomain(
  mentors: MatchInstance['mentors'],
  bits: Map<string, number>,
): Map<string, Candidates> {
  const byDomain = new Map<string, number[]>()
  mentors.forEach(({ domains }, j) => {
    for (const domain of new Set(domains)) {
      const group = byDomain.get(domain)
      if (group) group.push(j)
      else byDomain.set(domain, [j])
    }
  })
  const packed = new Map<string, Candidates>()
  for (const [domain, group] of byDomain) {
    const people = group.map((j) => mentors[j]!)
    const hours = new Int32Array(group.length * weekWords)
    people.forEach(({ slots }, c) => setHours(hours, c * weekWords, slots))
    packed.set(domain, {
      mentors: Uint16Array.from(group),
      languages: Int32Array.from(people, ({ languages }) => bitsOf(languages, bits)),
      mainLanguages: Int32Array.from(people, ({ languages }) => bitsOf(languages.slice(0, 1), bits)),
      hours,
      domainFits: Float64Array.from(people, ({ domains }) => (domains[0] === domain ? 1 : 0.6)),
      zones: Float64Array.from(people, ({ tz }) => tz),
      seniorities: Float64Array.from(people, ({ seniority }) => seniority),
      ratings: Float64Array.from(people, ({ rating }) => (0.1 * rating) / 100),
    })
  }
  return packed
}
