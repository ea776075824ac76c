/**
 * A mentor's week on simulated mentors: whether acts fit her minutes and cite facts that are there; for each rule the share of
 * mentees it calls for, and how that differs between groups. Most rules state a fact (somebody waits). The rule of silence guesses:
 * its precision is the share of those who truly do not come back by themselves within two weeks. `--mentors 500 --seed 51`.
 */
import { parseArgs } from 'node:util'
import { checkNumber } from '../bad-input.ts'
import { between } from '../academy/chance.ts'
import { drawLives, type Life } from '../academy/lives.ts'
import { addDays } from '#engine/calendar.ts'
import { seededRandom } from '#engine/shuffle.ts'
import { actKinds, actsFor, planMentorWeek, type MenteeFacts } from '#engine/triage.ts'

/** Weekly minutes up to which she learns part-time; days of the gap after which she counts as returning, and for how long. */
const partTime = 150
const returning = { gap: 21, within: 42 }
const comesBackWithin = 14

interface Mentee {
  facts: MenteeFacts
  groups: Record<'part-time' | 'returning' | 'in English', boolean>
  /** She comes by herself within two weeks. */
  comes: boolean
}

/** Prints the table. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { mentors: { type: 'string', default: '500' }, seed: { type: 'string', default: '51' } },
  })
  const [count, seed] = [Number(values.mentors), Number(values.seed)]
  checkNumber(count, '--mentors', { whole: true, least: 1, most: 100_000 })
  checkNumber(seed, '--seed', { whole: true, least: 0, most: 1e9 })
  const random = seededRandom(seed)
  const lives = drawLives(count * 5, random, 400)
  let next = 0
  let [over, unfounded, acts, later] = [0, 0, 0, 0]
  const all: Mentee[] = []
  for (let i = 0; i < count; i += 1) {
    const mentees = Array.from({ length: 2 + (i % 7 < 4 ? i % 4 : 3) }, () => {
      const life = lives[next % lives.length]!
      next += 1
      return drawMentee(life, Math.floor(between(random, 20, 350)), `m${next}`, random)
    })
    const minutes = Math.round(between(random, 15, 120))
    const week = planMentorWeek(
      mentees.map(({ facts }) => facts),
      minutes,
    )
    if (week.minutes > minutes) over += 1
    for (const act of [...week.acts, ...week.later]) {
      const { facts } = mentees.find(({ facts: own }) => own.mentee === act.mentee)!
      const there = act.because.some((fact) => facts[fact] !== null && facts[fact] !== false)
      if (!there) unfounded += 1
    }
    acts += week.acts.length
    later += week.later.length
    all.push(...mentees)
  }
  console.log(
    `${count} mentors, ${all.length} mentees on lives of six kinds, seed ${seed}: ${acts} acts, ${later} left for another week; ` +
      `beyond her minutes: ${over}; without a fact: ${unfounded}.\n`,
  )
  console.log(
    '| rule | called for % | precision % | part-time % | others % | returning % | others % | in English % | others % |',
  )
  console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |')
  for (const kind of actKinds) {
    const calls = ({ facts }: Mentee) => actsFor(facts).some((act) => act.kind === kind)
    const share = (list: Mentee[]) => (100 * list.filter(calls).length) / Math.max(1, list.length)
    const called = all.filter(calls)
    const gone = called.filter(({ comes }) => !comes).length
    const precision = kind === 'word' ? ((100 * gone) / Math.max(1, called.length)).toFixed(0) : 'a fact'
    const groups = (['part-time', 'returning', 'in English'] as const).flatMap((group) => [
      share(all.filter(({ groups: own }) => own[group])),
      share(all.filter(({ groups: own }) => !own[group])),
    ])
    console.log(
      `| ${kind} | ${share(all).toFixed(1)} | ${precision} | ${groups.map((one) => one.toFixed(1)).join(' | ')} |`,
    )
  }
  const base = (100 * all.filter(({ comes }) => !comes).length) / all.length
  console.log(
    `\nOf all mentees ${base.toFixed(0)} % do not come by themselves within ${comesBackWithin} days.`,
  )
}

/** A mentee on a day of her life; what does not follow from her days (messages, promises, projects) comes by chance. */
function drawMentee(life: Life, day: number, mentee: string, random: () => number): Mentee {
  const studied = life.minutes
  const date = addDays(life.start, day)
  let silent: number | null = null
  for (let back = 0; back <= day && silent === null; back += 1)
    if ((studied[day - back] ?? 0) > 0) silent = back
  let gap = 0
  let longest = 0
  for (let one = Math.max(0, day - returning.within); one < day; one += 1) {
    gap = (studied[one] ?? 0) > 0 ? 0 : gap + 1
    longest = Math.max(longest, gap)
  }
  const away = life.availability.exceptions.some(
    ({ from, to, minutes }) => minutes === 0 && from <= date && date <= to,
  )
  const maybe = (chance: number, most: number) => (random() < chance ? Math.floor(random() * most) : null)
  const weekly = life.availability.minutesByWeekday.reduce((sum, minutes) => sum + minutes, 0)
  return {
    facts: {
      ...{ mentee, accompanied: Math.floor(day * random()), silent, away, unanswered: maybe(0.15, 6) },
      ...{ sinceSession: maybe(0.7, 50), told: maybe(0.8, 40), booked: random() < 0.3 },
      ...{ project: maybe(0.05, 5), promise: maybe(0.1, 12), finished: random() < 0.08 ? 1 : 0 },
      stuck: random() < 0.1 ? { node: 'css@1', wrong: 1 + Math.floor(random() * 6) } : null,
    },
    groups: {
      'part-time': weekly <= partTime,
      returning: longest >= returning.gap && (silent ?? Infinity) < returning.gap,
      'in English': random() < 0.2,
    },
    comes: studied.slice(day + 1, day + 1 + comesBackWithin).some((minutes) => minutes > 0),
  }
}
