/** A coach's relation ends with the cohort’s: what the two had before them is cancelled, unless something else keeps them together. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listBoard } from '#db/cohort-board.ts'
import { removeCohortMember, saveCohort, saveCohortCoach, saveCohortMember } from '#db/cohorts.ts'
import {
  findAnyEvent,
  listEventPeople,
  listEventTimes,
  listEvents,
  recordEvent,
  saveComing,
} from '#db/live-events.ts'
import { isCompanionOf } from '#db/mentoring.ts'
import { grantRole, revokeRole } from '#db/people.ts'
import { sessionLooks } from '#db/schema/sessions.ts'
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
  return { learner, coach, next, cohort, addCohort, states, past }
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

it('does not take a meeting that did not take place for the last one', async () => {
  const { db } = database
  const { learner, coach, cohort, past } = await addCoached()
  const lastMet = async () => (await listBoard(db, { cohortId: cohort, coachId: coach, at }))[0]?.lastMet
  expect(await lastMet()).toEqual(minutesLater(40))
  await db.insert(sessionLooks).values({ personId: learner, sessionId: past, met: false, at })
  expect(await lastMet()).toBeNull()
})

/** A cohort with an event to come, to which its learner said she comes. */
async function addEvent() {
  const { db } = database
  const own = await addCoached()
  const event = { id: randomUUID(), cohortId: own.cohort }
  await recordEvent(db, {
    ...{ ...event, title: 'A', about: '', videoLink: null, by: own.coach, at: minutesLater(0) },
    ...{ startsAt: minutesLater(90), endsAt: minutesLater(150) },
  })
  await saveComing(db, { learnerId: own.learner, eventId: event.id, coming: true, at: minutesLater(1) })
  const busy = async (personId: string) => (await listEventTimes(db, [personId], at)).length
  const listed = async (personId: string) => (await listEvents(db, personId, { after: at })).length
  return { ...own, event, busy, listed }
}

it('ends events with the cohort: whoever left is at none of them', async () => {
  const { db } = database
  const { learner, coach, cohort, event, busy, listed } = await addEvent()
  expect([await busy(learner), await listed(learner)]).toEqual([1, 1])
  await removeCohortMember(db, { cohortId: cohort, learnerId: learner, at })
  expect([await busy(learner), await listed(learner)]).toEqual([0, 0])
  expect(await listEventPeople(db, event)).toEqual([coach])
})

it('leaves out the events of a cohort whose coach is one no more, until somebody follows it', async () => {
  const { db } = database
  const { learner, coach, next, cohort, event, busy, listed } = await addEvent()
  const all = async () => [await busy(learner), await listed(learner), await busy(coach), await listed(coach)]
  expect(await all()).toEqual([1, 1, 1, 1])
  expect(await listEventPeople(db, event)).toEqual([learner, coach].sort())
  expect(await listEventPeople(db, event, next)).toEqual([])
  await grantRole(db, { personId: coach, role: 'mentor', grantedBy: null, at })
  await revokeRole(db, { personId: coach, role: 'coach', revokedBy: null, at })
  expect(await all()).toEqual([0, 0, 0, 0])
  expect(await listEventPeople(db, event)).toEqual([learner])
  expect((await findAnyEvent(db, event.id))?.coachId).toBeNull()
  await saveCohortCoach(db, { cohortId: cohort, coachId: next, at })
  expect([await busy(learner), await listed(learner), await listed(next)]).toEqual([1, 1, 1])
})

it('lists an event that runs, and none that is over', async () => {
  const { db } = database
  const { learner, listed } = await addEvent()
  expect(await listed(learner)).toBe(1)
  const after = (minute: number) => listEvents(db, learner, { after: minutesLater(minute) })
  expect((await after(149)).length).toBe(1)
  expect(await after(150)).toEqual([])
  expect((await listEvents(db, learner, { before: minutesLater(150) })).length).toBe(1)
})
