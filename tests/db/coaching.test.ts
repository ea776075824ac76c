/** A coach's relation ends with the cohort’s: what the two had before them is cancelled, unless something else keeps them together. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { removeCohortMember, saveCohort, saveCohortCoach, saveCohortMember } from '#db/cohorts.ts'
import { isCompanionOf } from '#db/mentoring.ts'
import { recordSession } from '#db/session-booking.ts'
import { findAnySession } from '#db/sessions.ts'
import { addPerson, minutesLater } from '../setup/learner.ts'
import { createTestDatabase, type TestDatabase } from '../setup/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const at = minutesLater(60)

/** A learner in a cohort, with a session that is over and one to come. */
async function addCoached() {
  const { db } = database
  const [learner, coach, next] = [
    await addPerson(db),
    await addPerson(db, 'coach', 'Sandrine'),
    await addPerson(db, 'coach', 'Odile'),
  ]
  const addCohort = async () => {
    const id = randomUUID()
    const cohort = {
      id,
      name: 'A',
      track: 't',
      startsOn: '2026-09-07',
      coachId: coach,
      createdAt: minutesLater(0),
    }
    await saveCohort(db, cohort)
    await saveCohortMember(db, { cohortId: id, learnerId: learner, at: minutesLater(0) })
    return id
  }
  const cohort = await addCohort()
  const book = async (minute: number) => {
    const id = randomUUID()
    await recordSession(db, {
      ...{ id, learnerId: learner, companionId: coach, role: 'coach', agenda: '', videoLink: null },
      ...{
        startsAt: minutesLater(minute),
        endsAt: minutesLater(minute + 30),
        by: learner,
        at: minutesLater(0),
      },
    })
    return id
  }
  const [past, coming] = [await book(10), await book(1_000)]
  const states = async () =>
    Promise.all([past, coming].map(async (id) => (await findAnySession(db, id))?.state))
  return { learner, coach, next, cohort, addCohort, states }
}

it('gives a cohort another coach: sessions to come with the former one are cancelled, past ones stay', async () => {
  const { db } = database
  const { learner, coach, next, cohort, states } = await addCoached()
  await saveCohortCoach(db, { cohortId: cohort, coachId: coach, at })
  expect(await states()).toEqual(['booked', 'booked'])
  await saveCohortCoach(db, { cohortId: cohort, coachId: next, at })
  expect(await states()).toEqual(['booked', 'cancelled'])
  expect(await isCompanionOf(db, coach, learner)).toBe(false)
  expect(await isCompanionOf(db, next, learner)).toBe(true)
})

it('takes a learner out of a cohort, once', async () => {
  const { db } = database
  const { learner, cohort, states } = await addCoached()
  expect(await removeCohortMember(db, { cohortId: cohort, learnerId: learner, at })).toBe(true)
  expect(await states()).toEqual(['booked', 'cancelled'])
  expect(await removeCohortMember(db, { cohortId: cohort, learnerId: learner, at })).toBe(false)
})

it('cancels nothing while another cohort keeps the two together', async () => {
  const { db } = database
  const { learner, cohort, addCohort, states } = await addCoached()
  await addCohort()
  await removeCohortMember(db, { cohortId: cohort, learnerId: learner, at })
  expect(await states()).toEqual(['booked', 'booked'])
})
