/**
 * Tubes of skills of rising level, learners who master each tube up to a level, and a test by the rules of the French public
 * digital-skills test as published (github.com/1024pix/pix, read as text; item parameters are not public): the measure the
 * diagnosis is compared with. Invented tubes and learners: these are not that test's own figures.
 */
import { sigmoid } from '#engine/probability.ts'
import { normal, type Random } from '#engine/shuffle.ts'

export interface Skill {
  tube: number
  level: number
}

export interface Tubes {
  skills: Skill[]
  maxLevel: number
}

/** Each tube holds so large a share of the levels, at random. */
export function drawTubes(tubes: number, maxLevel: number, share: number, random: Random): Tubes {
  const skills: Skill[] = []
  for (let tube = 0; tube < tubes; tube += 1) {
    const levels = Array.from({ length: maxLevel }, (_, k) => ({ level: k + 1, rank: random() }))
    levels.sort((a, b) => a.rank - b.rank).splice(Math.round(maxLevel * share))
    for (const { level } of levels.sort((a, b) => a.level - b.level)) skills.push({ tube, level })
  }
  return { skills, maxLevel }
}

/** Ability is even on 0 to the highest level; her level in a tube is that, more or less by a standard deviation of 1, rounded. */
export function drawMastery({ skills, maxLevel }: Tubes, random: Random): boolean[] {
  const ability = maxLevel * random()
  const levels = new Map<number, number>()
  for (const { tube } of skills) if (!levels.has(tube)) levels.set(tube, Math.round(ability + normal(random)))
  return skills.map(({ tube, level }) => level <= levels.get(tube)!)
}

/** How far the number of validated skills is from the truth, in levels. */
export function levelError(
  { maxLevel }: Tubes,
  validated: readonly boolean[],
  mastered: readonly boolean[],
): number {
  const count = (list: readonly boolean[]) => list.filter(Boolean).length
  return (Math.abs(count(validated) - count(mastered)) / mastered.length) * maxLevel
}

/** Tubes whose hardest skill is at most this are asked first. */
const easyTube = 3
/** Level asked first, and how far above the predicted level a skill may lie. */
const firstLevel = 2
const mostAbove = 2

/** What the rules hold for validated after at most so many questions. `answer` says whether a question on a skill is answered right. */
export function byRules(
  { skills }: Tubes,
  questions: number,
  answer: (skill: number) => boolean,
  random: Random,
): boolean[] {
  const decided = new Map<number, boolean>()
  const direct: { level: number; right: boolean }[] = []
  const hardest = (tube: number) =>
    Math.max(...skills.filter((skill) => skill.tube === tube).map(({ level }) => level))
  const easy = skills.map(({ tube }) => hardest(tube) <= easyTube)
  for (let asked = 0; asked < questions; asked += 1) {
    let left = skills.flatMap((_, i) => (decided.has(i) ? [] : [i]))
    if (left.some((i) => easy[i])) left = left.filter((i) => easy[i])
    const skill =
      asked === 0 ? nearest(skills, left, random) : mostRewarding(skills, left, decided, direct, random)
    if (skill === null) break
    const right = answer(skill)
    const { tube, level } = skills[skill]!
    direct.push({ level, right })
    skills.forEach((other, i) => {
      if (other.tube === tube && (right ? other.level <= level : other.level >= level)) decided.set(i, right)
    })
  }
  return skills.map((_, i) => decided.get(i) ?? false)
}

const oneOf = (list: number[], random: Random) => list[Math.floor(random() * list.length)] ?? null

function nearest(skills: Skill[], left: number[], random: Random): number | null {
  const distance = (i: number) => Math.abs(skills[i]!.level - firstLevel)
  const least = Math.min(...left.map(distance))
  return oneOf(
    left.filter((i) => distance(i) === least),
    random,
  )
}

const success = (level: number, difficulty: number) => sigmoid(level - difficulty)

/** The half level at which successes are as many as expected, with an easiest skill solved and a hardest one failed. */
function predictedLevel(direct: readonly { level: number; right: boolean }[]): number {
  const all = [...direct, { level: 0, right: true }, { level: 7, right: false }]
  const surplus = (level: number) =>
    Math.abs(all.reduce((sum, one) => sum + (one.right ? 1 : 0) - success(level, one.level), 0))
  let best = 0.5
  for (let level = 1; level <= 7.5; level += 0.5) if (surplus(level) < surplus(best)) best = level
  return best
}

function mostRewarding(
  skills: Skill[],
  left: number[],
  decided: Map<number, boolean>,
  direct: readonly { level: number; right: boolean }[],
  random: Random,
): number | null {
  const level = predictedLevel(direct)
  const undecided = (tube: number, within: (level: number) => boolean) =>
    skills.filter((skill, i) => skill.tube === tube && !decided.has(i) && within(skill.level)).length
  const candidates = left.filter((i) => skills[i]!.level <= level + mostAbove)
  const rewards = candidates.map((i) => {
    const own = skills[i]!
    const p = success(level, own.level)
    return (
      p * undecided(own.tube, (other) => other <= own.level) +
      (1 - p) * undecided(own.tube, (other) => other >= own.level)
    )
  })
  const most = Math.max(...rewards)
  if (!(most > 0)) return null
  return oneOf(
    candidates.filter((_, k) => rewards[k] === most),
    random,
  )
}
