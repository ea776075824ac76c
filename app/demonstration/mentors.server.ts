/** The mentors of the demonstration, and a learner who waits for an answer: made by the functions that the pages use. */
import type { Academy } from '#app/academy.server.ts'
import {
  asking,
  isabelle,
  otherMentors,
  seekers,
  type Learner,
  type OfferedMentor,
} from '#app/demonstration/cast.ts'
import { demonstrationEmail } from '#app/demonstration.ts'
import { askMentor } from '#app/people/acts.server.ts'
import { readCrowd, reasonsFor } from '#app/people/crowd.server.ts'
import { idFrom } from '#db/identifier.ts'
import { computeRound } from '#app/people/round.server.ts'
import { listWishesOf, saveWish } from '#db/mentor-wishes.ts'
import { saveSlots } from '#db/meeting-times.ts'
import { reviewMentor, saveMentorDetails } from '#db/mentors.ts'
import { findPersonByEmail, savePerson } from '#db/people.ts'
import { recordRound } from '#db/rounds.ts'

const days = 86_400_000
/** Days from an application to its answer. */
const answeredAfter = 2
/** When she who asks can meet: Tuesday evening. */
const evening = [{ weekday: 1, fromMinute: 18 * 60, toMinute: 20 * 60 }]

async function idByEmail(academy: Academy, email: string): Promise<string> {
  const person = await findPersonByEmail(academy.db, email)
  if (!person) throw new Error(`nobody has ${email}`)
  return person.id
}

/** Opens the accounts of the mentors with `openAccount`, and gives them their profiles, answers of staff and slots. */
export async function openMentors(
  academy: Academy,
  openAccount: (mentor: OfferedMentor, at: Date) => Promise<string>,
): Promise<void> {
  const { db } = academy
  const staff = await idByEmail(academy, demonstrationEmail('staff'))
  for (const mentor of [isabelle, ...otherMentors]) {
    const sent = new Date(academy.now().getTime() - mentor.sentAgo * days)
    const mentorId = await openAccount(mentor, new Date(sent.getTime() - days))
    if (mentor.timeZone) await savePerson(db, mentorId, { timeZone: mentor.timeZone }, sent)
    await saveMentorDetails(db, mentorId, mentor.details, { submit: true, charter: true, at: sent })
    if (mentor.state === 'approved') {
      const at = new Date(sent.getTime() + answeredAfter * days)
      await reviewMentor(db, { mentorId, by: staff, state: 'approved', note: null, at })
    }
    const slots = mentor.slots.map(([weekday, from, to]) => ({
      ...{ weekday, fromMinute: from * 60, toMinute: to * 60 },
    }))
    await saveSlots(db, mentorId, () => slots)
  }
}

/** Staff have tried a round, which waits for their decision. */
export async function tryRound(academy: Academy): Promise<void> {
  const id = idFrom('round', 'first')
  const madeBy = await idByEmail(academy, demonstrationEmail('staff'))
  await recordRound(academy.db, { id, mode: 'balanced', madeBy, at: academy.now() })
  await computeRound(academy, { id })
}

/** Some learners look for a mentor; one has asked Isabelle, who has not answered yet. */
export async function seekMentors(academy: Academy, learners: Learner[]): Promise<void> {
  const { db } = academy
  for (const { name, languages } of seekers) {
    const seeker = learners.find((one) => one.name === name)
    if (!seeker) continue
    const kind = { topics: ['code'], languages, tone: null }
    const learnerId = await idByEmail(academy, seeker.email)
    await saveWish(db, { learnerId, want: 'looking', kind, at: academy.now() })
  }
  const learner = learners.find(({ name }) => name === asking.learner)
  if (!learner) return
  const at = new Date(academy.now().getTime() - (asking.hoursAgo / 24) * days)
  const [learnerId, mentorId] = await Promise.all(
    [learner.email, isabelle.email].map((email) => idByEmail(academy, email)),
  )
  if (!learnerId || !mentorId) return
  const kind = { topics: ['code', 'portfolio'], languages: ['fr', 'ar'], tone: 'listening' as const }
  await saveWish(db, { learnerId, want: 'looking', kind, at })
  await saveSlots(db, learnerId, () => evening)
  const next = await Promise.all(asking.next.map((email) => idByEmail(academy, email)))
  const [seeker] = await listWishesOf(db, [learnerId])
  const reasons = seeker ? reasonsFor(await readCrowd(db, [learnerId], at), seeker, [mentorId]) : {}
  await askMentor(
    { ...academy, now: () => at },
    {
      ...{ learnerId, id: idFrom('request', learner.name), mentorId, words: asking.words, next },
      reasons: reasons[mentorId] ?? {},
    },
  )
}
