/** How a learner of the demonstration comes in: welcome, then diagnosis, in one evening. */
import { answer, reportTime, spend, type Life } from '#app/demonstration/life.server.ts'
import { closeDiagnosis, nextQuestion } from '#app/learning/diagnosis.server.ts'
import { saveHours } from '#app/path/acts.server.ts'
import {
  connections,
  devices,
  learningHelps,
  paidWork,
  unpaidWork,
  welcomeSteps,
  type SelfEstimate,
  type WelcomeStep,
} from '#app/learning/welcome.ts'
import { saveScreen, type ScreenAnswer } from '#app/learning/welcome.server.ts'
import { saveMinutesByWeekday, type DeclaredWeek } from '#db/enrolments.ts'
import { openDiagnosis } from '#db/learning/diagnoses.ts'
import { findPath } from '#db/learning/path.ts'
import { addDays, type PlainDate } from '#engine/calendar.ts'

/** Seconds on a screen of the welcome. */
const screenSeconds = 25
/** Screens that she leaves for later, of those that nothing else needs. */
const leftForLater = 0.2

/** Tells what she is asked in the welcome. */
export async function tellWelcome(life: Life): Promise<void> {
  const { context, person, random } = life
  for (const step of welcomeSteps) {
    await spend(life, Math.round(screenSeconds * (0.5 + random())), null)
    await saveScreen(context, person, step, screenOf(life, step), false)
  }
  const { minutesByWeekday, sittingsByWeekday } = weekOf(life.learner)
  await saveMinutesByWeekday(context.db, person.id, minutesByWeekday, context.now(), sittingsByWeekday)
}

const weekOf = ({ week, sittings }: Life['learner']): DeclaredWeek => ({
  minutesByWeekday: [...week],
  sittingsByWeekday: sittings ? [...sittings] : week.map(() => 1),
})

function screenOf(life: Life, step: WelcomeStep): ScreenAnswer | null {
  const { learner, random, track } = life
  const some = <T>(list: readonly T[], share: number): T[] => list.filter(() => random() < share)
  const one = <T>(list: readonly T[]): T | null => list[Math.floor(random() * list.length)] ?? null
  switch (step) {
    case 'track':
      return { step, track: track.slug }
    case 'experience':
      return { step, unpaid: some(unpaidWork, 0.35), paid: some(paidWork, 0.2), text: '' }
    case 'skills':
      return { step, skills: selfEstimate(life) }
    case 'week':
      return { step, minutes: [...learner.week] }
    case 'holidays':
      // She tells of them when they come near.
      return null
    case 'equipment':
      if (random() < leftForLater) return null
      return { step, devices: ['phone', ...some(devices.slice(1), 0.4)], connection: one(connections) }
    case 'language':
      return { step, language: learner.language, timeZone: learner.timeZone }
    case 'learning':
      return random() < leftForLater ? null : { step, helps: some(learningHelps, 0.35) }
  }
}

/** Tells of the holidays that she is in, on the last day she came. */
export async function takeHoliday(life: Life, today: PlainDate): Promise<void> {
  const { context, person, learner } = life
  if (!learner.holidays || learner.holidays[1] >= 0) return
  const [from, to] = learner.holidays.map((daysAgo) => addDays(today, -daysAgo))
  const period = { id: context.newId(), from: from ?? today, to: to ?? today, minutes: 0 }
  await spend(life, screenSeconds, null)
  await reportTime(life)
  const version = (await findPath(context.db, person.id))?.version ?? 0
  await saveHours(context, person.id, { ...weekOf(learner), exceptions: [period], version })
}

/** What she says of herself by area: modest, as most are. */
function selfEstimate({ catalog, self, random }: Life): Record<string, SelfEstimate> {
  const estimates: Record<string, SelfEstimate> = {}
  for (const { slug } of catalog.areas) {
    const own = catalog.competencies.filter(({ area }) => area === slug)
    const share =
      own.filter(({ slug: name }) => self.masters.includes(`${name}@1`)).length / Math.max(1, own.length)
    const felt = share - 0.3 * random()
    estimates[slug] = felt > 0.6 ? 'yes' : felt > 0.2 ? 'little' : 'not-yet'
  }
  return estimates
}

/** Answers the diagnosis to its end, or refuses it. */
export async function answerDiagnosis(life: Life, end: 'done' | 'refused'): Promise<void> {
  const { context, person, track } = life
  const start = { learnerId: person.id, id: context.newId(), track: track.slug, at: context.now() }
  const diagnosis = await openDiagnosis(context.db, start)
  if (end === 'refused')
    return closeDiagnosis(context, person.id, diagnosis.id, { state: 'refused', reason: 'refused' })
  let over = false
  while (!over) {
    const question = await nextQuestion(context, person, diagnosis)
    over = !question || (await answer(life, question.attempt)).instead !== null
  }
  await reportTime(life)
}
