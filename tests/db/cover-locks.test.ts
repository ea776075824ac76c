/** Whoever takes a mentor away waits for all whom this concerns before anybody waits for the mentor: nobody waits in a circle. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RequestContext } from '#app/academy.server.ts'
import { closeAccount, takeRole } from '#app/accounts/people.server.ts'
import { dayOf } from '#app/locales/format.ts'
import { releaseMentor } from '#app/people/acts.server.ts'
import { leaveCohort } from '#app/events/cohort.server.ts'
import { createLogger } from '#app/server/log.server.ts'
import { openDatabase, type Database } from '#db/client.server.ts'
import { saveCoverState } from '#db/cover-changes.ts'
import { recordCohort, saveCohortCoach, saveCohortMember } from '#db/cohorts.ts'
import { recordCover } from '#db/covers.ts'
import { saveMentorship } from '#db/mentoring.ts'
import { mentors } from '#db/schema/mentors.ts'
import { recordSession } from '#db/session-booking.ts'
import { addDays } from '#engine/calendar.ts'
import { addPerson } from '../setup/learner.ts'
import { createTestDatabase, type TestDatabase } from '../setup/test-database.ts'

let database: TestDatabase
let admin: string
beforeAll(async () => {
  database = await createTestDatabase()
  admin = await addPerson(database.db, 'admin')
})
afterAll(() => database.close())

const now = new Date()
const today = dayOf(now, 'Europe/Paris')

async function accompany(learnerId: string, mentorId: string) {
  await saveMentorship(database.db, { id: randomUUID(), learnerId, mentorId, at: now })
}

async function cover(learnerId: string, mentorId: string, coverId: string) {
  const { db } = database
  const [id, days] = [randomUUID(), { from: today, to: addDays(today, 6) }]
  await recordCover(db, { id, learnerId, mentorId, coverId, ...days, summary: '', at: now })
  for (const [from, to] of [
    ['asked', 'accepted'],
    ['accepted', 'agreed'],
  ] as const)
    expect(await saveCoverState(db, { learnerId, id, from: [from], to, at: now })).not.toBeNull()
}

/** One who stands in for a learner's mentor, meets a mentee of her own, and has somebody stand in for her own mentor; her id comes last. */
async function addCast() {
  const { db } = database
  const ids = await Promise.all(Array.from({ length: 6 }, () => addPerson(db, 'mentor')))
  await db.update(mentors).set({ minutesPerWeek: 120 })
  const [other = '', met = '', learner = '', mentor = '', own = '', last = ''] = ids.sort()
  await accompany(learner, mentor)
  await accompany(met, last)
  await accompany(last, own)
  await cover(learner, mentor, last)
  await cover(last, own, other)
  const startsAt = new Date(now.getTime() + 2 * 86_400_000)
  const session = { id: randomUUID(), learnerId: met, companionId: last, role: 'mentor' as const, startsAt }
  const endsAt = new Date(startsAt.getTime() + 1_800_000)
  const booked = { ...session, endsAt, agenda: '', videoLink: null, by: met, at: now }
  expect(await recordSession(db, booked)).toBe('booked')
  return { other, met, learner, last }
}

const lock = (db: Database, id: string, how = sql``) =>
  db.execute(sql`select id from people where id = ${id} for no key update ${how}`)

const waits = async () =>
  (
    await database.db.execute(
      sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
  ).length

const contextOf = (db: Database) =>
  ({
    ...{ db, now: () => now, newId: randomUUID, log: createLogger('silent') },
    mail: { send: () => Promise.resolve(), sendEvent: () => Promise.resolve() },
  }) as unknown as RequestContext
const release = (db: Database, id: string) => releaseMentor(contextOf(db), id)
const close = (db: Database, personId: string) => closeAccount(contextOf(db), { personId, by: admin })
const revoke = (db: Database, personId: string) =>
  takeRole(contextOf(db), { personId, role: 'mentor', by: admin })

it.each([
  ['a role that is taken', 'the learner', 'learner', revoke],
  ['a role that is taken', 'a mentee of hers', 'met', revoke],
  ['a closed account', 'the learner', 'learner', close],
  ['a closed account', 'a mentee of hers', 'met', close],
  ['an account that goes', 'who stands in for her own mentor', 'other', release],
] as const)('%s waits for %s before it holds her who stands in', async (_, __, who, act) => {
  const cast = await addCast()
  const [holding, acting] = [openDatabase(database.url, { max: 1 }), openDatabase(database.url, { max: 1 })]
  let acted: Promise<unknown> = Promise.resolve()
  await holding.db.transaction(async (tx) => {
    await lock(tx, cast[who])
    acted = act(acting.db, cast.last)
    await expect.poll(waits, { timeout: 10_000 }).toBe(1)
    expect(await lock(tx, cast.last, sql`nowait`)).toHaveLength(1)
  })
  await acted
  await Promise.all([holding.close(), acting.close()])
})

it.each([
  ['a role that is taken', revoke],
  ['a closed account', close],
] as const)('%s holds no mentee while it waits for another', async (_, act) => {
  for (const which of [0, 1]) {
    const ids = await Promise.all(Array.from({ length: 3 }, () => addPerson(database.db, 'mentor')))
    await database.db.update(mentors).set({ minutesPerWeek: 120 })
    const [first = '', second = '', mentor = ''] = ids.sort()
    for (const mentee of [first, second]) await accompany(mentee, mentor)
    const [held, free] = which === 0 ? [first, second] : [second, first]
    const [holding, acting] = [openDatabase(database.url, { max: 1 }), openDatabase(database.url, { max: 1 })]
    let acted: Promise<unknown> = Promise.resolve()
    await holding.db.transaction(async (tx) => {
      await lock(tx, held)
      acted = act(acting.db, mentor)
      await expect.poll(waits, { timeout: 10_000 }).toBe(1)
      expect(await lock(tx, free, sql`nowait`)).toHaveLength(1)
    })
    expect(await acted).toBe(true)
    await Promise.all([holding.close(), acting.close()])
  }
})

it('a learner who leaves a cohort waits for it before it holds her', async () => {
  const { db } = database
  const [cohortId, learnerId, coachId] = [
    randomUUID(),
    await addPerson(db, 'learner'),
    await addPerson(db, 'coach'),
  ]
  const wish = { name: 'Mai', track: 'web', startsOn: today, hoursPerWeek: null, places: null }
  await recordCohort(db, { ...wish, id: cohortId, createdAt: now })
  await saveCohortCoach(db, { cohortId, coachId, at: now })
  await saveCohortMember(db, { cohortId, learnerId, at: now })
  const [holding, acting] = [openDatabase(database.url, { max: 1 }), openDatabase(database.url, { max: 1 })]
  let acted: Promise<unknown> = Promise.resolve()
  await holding.db.transaction(async (tx) => {
    await tx.execute(sql`select id from cohorts where id = ${cohortId} for update`)
    acted = leaveCohort(contextOf(acting.db), { cohortId, learnerId })
    await expect.poll(waits, { timeout: 10_000 }).toBe(1)
    expect(await lock(tx, learnerId, sql`nowait`)).toHaveLength(1)
  })
  expect(await acted).toBe(true)
  await Promise.all([holding.close(), acting.close()])
})
