/** Invented mentors and learners, from a generator of chance: uneven languages and trades, evenings and office hours, five zones. */
import type { Random } from '#engine/shuffle.ts'
import type { LearnerRequest, MentorOffer } from '#engine/matching/offer.ts'

const hoursInWeek = 168
const zones = [-5, -3, 0, 0, 1, 1, 1, 2, 2, 3]
const languages = { en: 0.42, fr: 0.2, es: 0.12, de: 0.08, ar: 0.07, pt: 0.05, sw: 0.03, uk: 0.03 }
const trades = { web: 1, data: 0.75, support: 0.6, test: 0.5, design: 0.4 }
const topics = ['first job', 'interviews', 'confidence', 'projects', 'time', 'freelance']

/** A mentor with places for so many mentees. */
export function drawOffer(random: Random, id: string, minutes: number): MentorOffer {
  const own = new Set<string>()
  const wanted = pick(random, { 1: 0.45, 2: 0.35, 3: 0.2 })
  while (own.size < Number(wanted)) own.add(pick(random, trades))
  return {
    ...{ id, ...drawPerson(random, 10 + whole(random, 15), random() < 0.5), trades: [...own] },
    ...{ topics: some(random, topics, 0.5), level: 1 + whole(random, 5) },
    ...{ minutesPerWeek: minutes, minutesTaken: 0, away: false },
  }
}

/** A learner, who sometimes asks for a mentor she has met or had. */
export function drawRequest(random: Random, id: string, mentors: readonly string[]): LearnerRequest {
  const met = () => mentors[whole(random, mentors.length)]!
  return {
    ...{ id, ...drawPerson(random, 6 + whole(random, 11), random() < 0.3), trade: pick(random, trades) },
    ...{ topics: some(random, topics, 0.3), level: 1 + whole(random, 5) },
    ...{ wishes: random() < 0.1 ? [met()] : [], kept: random() < 0.05 ? [met()] : [] },
  }
}

function drawPerson(random: Random, hours: number, office: boolean) {
  const tz = zones[whole(random, zones.length)]!
  const spoken = new Set([pick(random, languages)])
  if (random() < 0.55) spoken.add('en')
  if (random() < 0.15) spoken.add(pick(random, languages))
  const slots = new Set<number>()
  while (slots.size < hours) {
    const day = whole(random, office ? 5 : 7)
    const hour = office
      ? 9 + whole(random, 9)
      : random() < 0.65
        ? 17 + whole(random, 5)
        : 8 + whole(random, 9)
    const slot = (day * 24 + hour - tz + hoursInWeek) % hoursInWeek
    slots.add(slot)
    if (random() < 0.6) slots.add((slot + 1) % hoursInWeek)
  }
  return { tz, languages: [...spoken], slots: [...slots].sort((a, b) => a - b) }
}

const whole = (random: Random, count: number): number => Math.floor(count * random())

const some = (random: Random, list: readonly string[], share: number): string[] =>
  list.filter(() => random() < share)

function pick(random: Random, weights: Record<string, number>): string {
  const entries = Object.entries(weights)
  let left = random() * entries.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [name, weight] of entries) if ((left -= weight) < 0) return name
  return entries.at(-1)![0]
}
