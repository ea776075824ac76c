import type { Academy } from '#app/academy.server.ts'
import { demonstrationEmail, demonstrationPassword } from '#app/demonstration.ts'
import { answerDiagnosis, tellWelcome } from '#app/demonstration/arrival.server.ts'
import { companions, learnersOf, newcomer, type Learner } from '#app/demonstration/cast.ts'
import { beginLife, contextAt, hourOf, idOf } from '#app/demonstration/life.server.ts'
import { spendSession, type Begun } from '#app/demonstration/study.server.ts'
import { dayOf } from '#app/locales/format.ts'
import { findEnrolment } from '#db/enrolments.ts'
import { findPerson, findPersonByEmail, grantRole, savePerson } from '#db/people.ts'
import type { Role } from '#db/schema/people.ts'
import { addDays } from '#engine/calendar.ts'
import type { Language } from '#engine/catalog.ts'
import { freeMinutes } from '#engine/path/schedule.ts'

/** Lives that go on side by side. */
const sideBySide = 4

/**
 * Makes the people and histories of the demonstration. Called until it has once come to its end: after a start that was
 * interrupted it finds what it had made and goes on, so every id follows from what it names.
 */
export async function createDemonstration(academy: Academy): Promise<void> {
  for (const { who, name, role } of companions) await openAccount(academy, { email: demonstrationEmail(who), name, role })
  await openAccount(academy, { ...newcomer, role: 'learner' })
  const waiting = learnersOf().filter((_, i) => !process.env.ONLY || i % Number(process.env.ONLY) === 0)
  const live = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await liveTo(academy, next)
  }
  await Promise.all(Array.from({ length: sideBySide }, live))
}

async function openAccount(
  academy: Academy,
  given: { email: string; name: string; role: Role; language?: Language },
): Promise<string> {
  const { auth, db, now } = academy
  const known = await findPersonByEmail(db, given.email)
  const id = known?.id ?? (await auth.openAccount(given.email, given.name))
  if (id === null) throw new Error(`no account for ${given.name}`)
  if (!(await auth.hasPassword(id))) await auth.firstPassword(id, demonstrationPassword)
  await savePerson(db, id, { language: given.language ?? 'fr' }, now())
  await grantRole(db, { personId: id, role: given.role, grantedBy: null, at: now() })
  return id
}

/** Lets a learner live from the day she joined until now, all in one transaction. */
async function liveTo(academy: Academy, learner: Learner): Promise<void> {
  const id = await openAccount(academy, { ...learner, role: 'learner' })
  if (await findEnrolment(academy.db, id)) return
  const { catalog } = await academy.catalogs.published()
  const today = dayOf(academy.now(), learner.timeZone)
  await academy.db.transaction(async (tx) => {
    const clock = { at: hourOf(learner, today, learner.daysAgo, learner.hour) }
    const context = contextAt(academy, tx, learner.email, clock)
    const person = await findPerson(tx, id)
    if (!person) throw new Error('person vanished')
    const life = beginLife(context, clock, learner, person, catalog)
    await tellWelcome(life)
    await answerDiagnosis(life, learner.course === 'refused' ? 'refused' : 'done')
    let begun: Begun | null = null
    const keeps = { steady: 0.6, irregular: 0.3, swift: 0.7, paused: 0.5, stopped: 0.4, refused: 0.5, new: 0.8 }[learner.course]
    for (let daysAgo = learner.daysAgo - 1; daysAgo >= (learner.lastDay ?? 0); daysAgo -= 1) {
      const free = freeMinutes({ minutesByWeekday: [...learner.week], exceptions: [] }, addDays(today, -daysAgo))
      const resting = learner.holidays && daysAgo <= learner.holidays[0] && daysAgo >= learner.holidays[1]
      if (free === 0 || resting || life.random() > keeps) continue
      const minutes = Math.round(free * (0.6 + 0.5 * life.random()))
      const start = hourOf(learner, today, daysAgo, learner.hour + life.random() * 0.5)
      if (start.getTime() + (minutes + 45) * 60_000 > academy.now().getTime()) break
      clock.at = start
      begun = await spendSession(life, minutes, begun)
    }
  })
}
export { idOf }
