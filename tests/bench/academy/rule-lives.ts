/** Simulated lives as histories that rules about people read. What does not follow from her days comes by chance, and foresees nothing. */
import { drawLives, type Life } from './lives.ts'
import { addDays, mondayOf } from '#engine/calendar.ts'
import { takeSnapshot, type Snapshot } from '#engine/rule-measure.ts'
import type { LearnerHistory } from '#engine/rules.ts'
import { seededRandom, type Random } from '#engine/shuffle.ts'

/** Days of a life, and of its part of which it is asked what the rules say. */
const lived = 400
const asked = 350
/** On a day of study: that she meets something hard, and most wrong tries that it costs. */
const hard = { chance: 0.04, most: 8 }
/** Days between meetings, that she does not come, and that the two find another within a week. */
const meetings = { every: 24, missed: 0.12, again: 0.75 }
const inEnglish = 0.2

/** What the rules say on each Monday of so many lives, and what came. */
export function simulateSnapshots(lives: number, seed: number): Snapshot[] {
  const random = seededRandom(seed)
  return drawLives(lives, random, lived).flatMap((life, i) => {
    const history = historyOf(life, `learner-${i}`, random)
    const language = random() < inEnglish
    const until = addDays(life.start, lived)
    const snapshots: Snapshot[] = []
    const last = addDays(life.start, asked)
    for (let monday = addDays(mondayOf(life.start), 7); monday <= last; monday = addDays(monday, 7)) {
      const snapshot = takeSnapshot(history, monday, { until, language })
      if (snapshot) snapshots.push(snapshot)
    }
    return snapshots
  })
}

function historyOf(life: Life, learner: string, random: Random): LearnerHistory {
  const studied = life.minutes.flatMap((minutes, day) =>
    minutes > 0 ? [{ date: addDays(life.start, day), minutes }] : [],
  )
  return {
    ...{ learner, joined: life.start, studied, availability: life.availability },
    signs: studied.map(({ date }) => date),
    answers: studied.flatMap(({ date }): LearnerHistory['answers'] => {
      if (random() >= hard.chance) return [{ date, node: 'html@1', correct: true }]
      return Array.from({ length: 1 + Math.floor(random() * hard.most) }, () => ({
        ...{ date, node: `hard-${date}@1`, correct: false },
      }))
    }),
    sessions: Array.from({ length: Math.floor(lived / meetings.every) }, (_, i) => {
      const day = meetings.every * (i + 1)
      const missed = random() < meetings.missed
      const meeting = { date: addDays(life.start, day), booked: addDays(life.start, day - 7), missed }
      if (!missed || random() >= meetings.again) return [meeting]
      const soon = day + 2 + Math.floor(random() * 6)
      const other = { date: addDays(life.start, soon + 5), booked: addDays(life.start, soon), missed: false }
      return [meeting, other]
    }).flat(),
  }
}
