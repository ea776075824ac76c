import type { Academy } from '#app/academy.server.ts'
import { answerDiagnosis, takeHoliday, tellWelcome } from '#app/demonstration/arrival.server.ts'
import { writeBeside } from '#app/demonstration/beside.server.ts'
import {
  cohorts,
  companions,
  isabelle,
  learnersOf,
  mentees,
  newcomer,
  presence,
  type Learner,
} from '#app/demonstration/cast.ts'
import { followCohorts } from '#app/demonstration/coaching.server.ts'
import { giveCredentials } from '#app/demonstration/credentials.server.ts'
import { planCovers } from '#app/demonstration/covers.server.ts'
import { answerProjects } from '#app/demonstration/feedback.server.ts'
import { holdMeetings } from '#app/demonstration/meetings.server.ts'
import { beginLife, contextAt, hourOf } from '#app/demonstration/life.server.ts'
import { exchangeMessages } from '#app/demonstration/messages.server.ts'
import { beginDraft } from '#app/demonstration/studio.server.ts'
import { citeStandards } from '#app/demonstration/standards.server.ts'
import { spendSession, type Begun } from '#app/demonstration/study.server.ts'
import { demonstrationEmail, demonstrationPassword } from '#app/demonstration.ts'
import { computeInsights } from '#app/insights/compute.server.ts'
import { joinCohort } from '#app/events/cohort.server.ts'
import { dayOf, dayText } from '#app/locales/format.ts'
import { notificationKinds } from '#app/letters/notifications.ts'
import { readPath } from '#app/path/path.server.ts'
import { saveBackground } from '#db/backgrounds.ts'
import { findEnrolment, saveNotifications } from '#db/enrolments.ts'
import { idFrom } from '#db/identifier.ts'
import { openMentors, seekMentors, tryRound } from '#app/demonstration/mentors.server.ts'
import { saveCohortInvitation } from '#db/cohort-invitations.ts'
import { saveCohort } from '#db/cohorts.ts'
import { findMentor, saveMentorship } from '#db/mentoring.ts'
import { findPerson, findPersonByEmail, grantRole, savePerson } from '#db/people.ts'
import type { Role } from '#db/schema/people.ts'
import { addDays, mondayOf, weekdayOf, type PlainDate } from '#engine/calendar.ts'
import type { Language } from '#engine/catalog.ts'

/** Lives that go on side by side. */
const sideBySide = 4
/** Days since the people of the staff side were made, and since the newcomer joined. */
const companionsAgo = 150
/** Days away after which opening her path tells her so. */
const absenceDays = 7
/** Minutes that a session may run over. */
const overrun = 60

/**
 * Makes the people and histories of the demonstration. Called until it has once come to its end: after a start that was
 * interrupted it finds what it had made and goes on, so every id follows from what it names.
 */
export async function createDemonstration(academy: Academy, learners = learnersOf()): Promise<void> {
  const today = dayOf(academy.now(), 'Europe/Paris')
  const since = (daysAgo: number) => new Date(academy.now().getTime() - daysAgo * 86_400_000)
  for (const { who, ...companion } of companions)
    await openAccount(academy, { ...companion, email: demonstrationEmail(who), at: since(companionsAgo) })
  await openAccount(academy, { ...newcomer, role: 'learner', at: academy.now() })
  const waiting = [...learners]
  const live = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await liveUntilNow(academy, next)
  }
  await Promise.all(Array.from({ length: sideBySide }, live))
  await openMentors(academy, ({ email, name }, at) =>
    openAccount(academy, { email, name, role: 'mentor', at }),
  )
  await giveMentor(academy, learners, since)
  await seekMentors(academy, learners)
  await tryRound(academy)
  await formCohorts(academy, learners, today)
  await citeStandards(academy, await idByEmail(academy, demonstrationEmail('staff')))
  await beginDraft(academy, await idByEmail(academy, demonstrationEmail('staff')))
  await meet(academy, learners)
  const known = learners.map(async (one) => ({ ...one, id: await idByEmail(academy, one.email) }))
  await exchangeMessages(academy, await Promise.all(known), today)
  const fatou = learners.find(({ email }) => email === demonstrationEmail('learner2'))
  await followCohorts(academy, {
    coachId: await idByEmail(academy, demonstrationEmail('coach')),
    learnerId: fatou ? await idByEmail(academy, fatou.email) : null,
  })
  if (fatou) {
    const [learner = '', mentor = '', coach = ''] = await Promise.all(
      (['learner2', 'mentor', 'coach'] as const).map((who) => idByEmail(academy, demonstrationEmail(who))),
    )
    await writeBeside(academy, { learner, mentor, coach })
    const staff = await idByEmail(academy, demonstrationEmail('staff'))
    await answerProjects(academy, await Promise.all(known), { mentor, coach, staff })
    await giveCredentials(academy, { learner, staff })
  }
  await tellBackgrounds(academy, await Promise.all(known))
  await computeInsights(academy, { id: idFrom('insights', 'demonstration') })
}

async function meet(academy: Academy, learners: Learner[]): Promise<void> {
  const [first, ...others] = learners.filter((one) => mentees.includes(one.name))
  if (!first) return
  const idOfPerson = ({ email }: { email: string }) => idByEmail(academy, email)
  const mentorId = await idByEmail(academy, demonstrationEmail('mentor'))
  await holdMeetings(academy, {
    mentorId,
    coachId: await idByEmail(academy, demonstrationEmail('coach')),
    learnerId: await idOfPerson(first),
    others: await Promise.all(others.filter(({ daysAgo }) => daysAgo > 24).map(idOfPerson)),
  })
  await planCovers(academy, mentorId, await Promise.all([first, ...others.slice(0, 1)].map(idOfPerson)))
}

async function openAccount(
  academy: Academy,
  given: { email: string; name: string; role: Role; language?: Language; at: Date },
): Promise<string> {
  const { auth, db } = academy
  const { email, name, role, language = 'fr', at } = given
  const known = await findPersonByEmail(db, email)
  const id = known?.id ?? (await auth.openAccount(email, name, at))
  if (id === null) throw new Error(`no account for ${name}`)
  if (!(await auth.hasPassword(id))) await auth.firstPassword(id, demonstrationPassword)
  await savePerson(db, id, { language }, at)
  await grantRole(db, { personId: id, role, grantedBy: null, at })
  return id
}

/** Two of three say something of themselves for equity. */
async function tellBackgrounds({ db, now }: Academy, learners: { id: string }[]): Promise<void> {
  for (const [i, { id }] of learners.entries())
    if (i % 3 > 0)
      await saveBackground(
        db,
        id,
        {
          age: i % 2 > 0 ? '26-35' : '36-45',
          diploma: i % 5 > 1 ? 'bac' : 'bac-2',
          territory: i % 4 > 0 ? 'city' : 'country',
        },
        now(),
      )
}

/** A learner from the day she joined until now, all of it or nothing. */
async function liveUntilNow(academy: Academy, learner: Learner): Promise<void> {
  const now = academy.now()
  const today = dayOf(now, learner.timeZone)
  const joined = hourOf(learner, today, learner.daysAgo, learner.hour)
  const id = await openAccount(academy, { ...learner, role: 'learner', at: joined })
  if (await findEnrolment(academy.db, id)) return
  const { catalog } = await academy.catalogs.published(academy.db)
  await academy.db.transaction(async (tx) => {
    const clock = { at: joined }
    const context = contextAt(academy, tx, learner.email, clock)
    const person = await findPerson(tx, id)
    if (!person) throw new Error(`${learner.name} is gone`)
    const life = beginLife(context, clock, learner, person, catalog)
    await tellWelcome(life)
    if (learner.letters) {
      const chosen = Object.fromEntries(notificationKinds.map((kind) => [kind, true]))
      await saveNotifications(tx, id, chosen, clock.at)
    }
    await answerDiagnosis(life, learner.course === 'refused' ? 'refused' : 'done')
    let begun: Begun | null = null
    let seen = learner.daysAgo
    for (let daysAgo = learner.daysAgo - 1; daysAgo >= (learner.lastDay ?? 0); daysAgo -= 1) {
      const minutes = minutesOn(learner, addDays(today, -daysAgo), daysAgo)
      const comes = minutes > 0 && life.random() < presence[learner.course]
      const start = hourOf(learner, today, daysAgo, learner.hour + life.random() * 0.5)
      if (!comes || start.getTime() + (minutes + overrun) * 60_000 > now.getTime()) continue
      clock.at = start
      if (seen - daysAgo >= absenceDays) await readPath(context, person)
      seen = daysAgo
      begun = await spendSession(life, Math.round(minutes * (0.6 + 0.5 * life.random())), begun)
    }
    await takeHoliday(life, today)
  })
}

/** What she has in mind for a day. */
function minutesOn({ week, holidays }: Learner, day: PlainDate, daysAgo: number): number {
  const resting = holidays && daysAgo <= holidays[0] && daysAgo >= holidays[1]
  return resting ? 0 : (week[weekdayOf(day)] ?? 0)
}

async function idByEmail(academy: Academy, email: string): Promise<string> {
  const person = await findPersonByEmail(academy.db, email)
  if (!person) throw new Error(`nobody has ${email}`)
  return person.id
}

async function giveMentor(
  academy: Academy,
  learners: Learner[],
  since: (daysAgo: number) => Date,
): Promise<void> {
  const mentorId = await idByEmail(academy, isabelle.email)
  for (const { name, email, daysAgo } of learners.filter((one) => mentees.includes(one.name))) {
    const learnerId = await idByEmail(academy, email)
    if (await findMentor(academy.db, learnerId)) continue
    const at = since(daysAgo - Math.min(4, daysAgo / 2))
    await saveMentorship(academy.db, { id: idFrom('mentorship', name), learnerId, mentorId, at })
  }
}

async function formCohorts(academy: Academy, learners: Learner[], today: PlainDate): Promise<void> {
  const coachId = await idByEmail(academy, demonstrationEmail('coach'))
  const [track] = (await academy.catalogs.published(academy.db)).catalog.tracks
  for (const { slug, daysAgo, within, most, waiting } of cohorts) {
    const startsOn = mondayOf(addDays(today, -daysAgo))
    const id = idFrom('cohort', slug)
    const month = dayText(startsOn, 'fr', 'month')
    const name = `Promotion ${/^[aeiouéèâ]/.test(month) ? 'd’' : 'de '}${month}`
    const at = new Date(`${startsOn}T08:00:00Z`)
    const members = learners
      .filter((one) => one.daysAgo <= within[0] && one.daysAgo >= within[1])
      .slice(0, most)
    const places = waiting > 0 ? members.length : most + 2
    const cohort = { id, name, track: track?.slug ?? '', startsOn, coachId, createdAt: at }
    await saveCohort(academy.db, { ...cohort, hoursPerWeek: 6, places })
    const waits = learners.filter((one) => one.daysAgo < within[1]).slice(0, waiting)
    for (const { email } of [...members, ...waits])
      await joinCohort(academy, { cohortId: id, learnerId: await idByEmail(academy, email), at })
    if (waiting > 0)
      await saveCohortInvitation(academy.db, { cohortId: id, email: 'odile@exemple.fr', at: academy.now() })
  }
}
