/** What is fixed on a learner's days: on her calendar, across summer time, and the same for one and for many. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openCatalogs } from '#app/catalog.server.ts'
import { findLaidPath, renewPath } from '#app/path/path.server.ts'
import { fixedSince, inputFromStored, readStanding } from '#app/path/standing.server.ts'
import { saveCohort, saveCohortMember } from '#db/cohorts.ts'
import { findProfile, saveEnrolment, saveMinutesByWeekday } from '#db/enrolments.ts'
import { listFixedPoints } from '#db/fixed-points.ts'
import { listPathVersions } from '#db/learning/path.ts'
import { recordEvidence, type LearnerModel } from '#db/learning/state.ts'
import { listStandings } from '#db/learning/standing.ts'
import { cancelEvent, recordEvent, saveComing } from '#db/live-events.ts'
import { findPerson } from '#db/people.ts'
import { sessions } from '#db/schema/sessions.ts'
import type { Catalog } from '#engine/catalog.ts'
import { addCatalog, addPerson, answerTo } from '../setup/learner.ts'
import { createTestDatabase, type TestDatabase } from '../setup/test-database.ts'

let database: TestDatabase
let catalog: Catalog
let model: LearnerModel
let mentor: string
let coach: string
/** The Wednesday before the clocks of Paris go forward. */
const now = new Date('2026-03-25T09:00:00Z')

beforeAll(async () => {
  database = await createTestDatabase()
  ;({ catalog, model } = await addCatalog(database.db))
  mentor = await addPerson(database.db, 'mentor', 'Isabelle Nguyen')
  coach = await addPerson(database.db, 'coach')
})
afterAll(() => database.close())

const context = () => ({ db: database.db, catalogs: openCatalogs(database.db), now: () => now })

async function addSession(
  learnerId: string,
  start: string,
  minutes = 30,
  state: 'booked' | 'cancelled' = 'booked',
): Promise<string> {
  const [id, startsAt] = [randomUUID(), new Date(start)]
  await database.db.insert(sessions).values({
    ...{ id, learnerId, companionId: mentor, role: 'mentor', state, agenda: '', startsAt },
    endsAt: new Date(startsAt.getTime() + minutes * 60_000),
    bookedAt: now,
    changedAt: now,
  })
  return id
}

async function addEvent(
  learnerId: string,
  start: string,
  { coachId = coach, minutes = 45 }: { coachId?: string | null; minutes?: number } = {},
): Promise<string> {
  const { db } = database
  const [id, cohortId, startsAt] = [randomUUID(), randomUUID(), new Date(start)]
  const day = { track: catalog.tracks[0]!.slug, startsOn: '2026-03-02', createdAt: now }
  await saveCohort(db, { id: cohortId, name: 'Printemps', coachId, ...day })
  await saveCohortMember(db, { cohortId, learnerId, at: now })
  const endsAt = new Date(startsAt.getTime() + minutes * 60_000)
  const told = { title: 'Rencontre de la promotion', about: '', videoLink: null, startsAt, endsAt }
  await recordEvent(db, { id, cohortId, by: mentor, at: now, ...told })
  return id
}

const fixedOf = (id: string, timeZone = 'Europe/Paris') =>
  listFixedPoints(database.db, { id, timeZone }, fixedSince(now))

it('are on the day on which they begin by her clock, before and after the clocks change', async () => {
  const id = await addPerson(database.db)
  // In winter 23:30, in summer half past midnight: the hour of UTC is the same.
  for (const day of ['27', '28', '29', '30']) await addSession(id, `2026-03-${day}T22:30:00Z`)
  expect((await fixedOf(id)).map(({ date }) => date)).toEqual([
    '2026-03-27',
    '2026-03-28',
    '2026-03-30',
    '2026-03-31',
  ])
  const far = await fixedOf(id, 'Indian/Reunion')
  expect(far.map(({ date }) => date)).toEqual(['2026-03-28', '2026-03-29', '2026-03-30', '2026-03-31'])
  expect(far[0]).toMatchObject({
    kind: 'session',
    start: '2026-03-27T22:30:00.000Z',
    minutes: 30,
    name: 'Isabelle Nguyen',
  })
})

it('are those agreed to: nothing cancelled, nothing declined, nothing of others or that nobody follows, nothing of weeks ago', async () => {
  const { db } = database
  const id = await addPerson(db)
  const other = await addPerson(db)
  await addSession(id, '2026-03-26T17:00:00Z', 30, 'cancelled')
  await addSession(id, '2026-03-10T17:00:00Z')
  await addSession(other, '2026-03-26T18:00:00Z')
  const kept = await addSession(id, '2026-03-26T19:00:00Z', 60)
  const [open, said, declined, cancelled] = await Promise.all(
    [10, 11, 12, 13].map((hour) => addEvent(id, `2026-03-27T${hour}:00:00Z`)),
  )
  await addEvent(other, '2026-03-27T14:00:00Z')
  await addEvent(id, '2026-03-27T15:00:00Z', { coachId: null })
  await saveComing(db, { learnerId: id, eventId: said!, coming: true, at: now })
  await saveComing(db, { learnerId: id, eventId: declined!, coming: false, at: now })
  await cancelEvent(db, cancelled!, now)
  expect((await fixedOf(id)).map((point) => [point.kind, point.id, point.minutes])).toEqual([
    ['session', kept, 60],
    ['event', open, 45],
    ['event', said, 45],
  ])
})

it('are read for many as for one, and lay the path anew without a new version', async () => {
  const { db } = database
  const id = await addPerson(db)
  const person = (await findPerson(db, id))!
  await saveMinutesByWeekday(db, id, [60, 60, 60, 60, 60, 60, 60], now, [3, 3, 3, 3, 3, 3, 3])
  await saveEnrolment(db, id, { id: randomUUID(), track: catalog.tracks[0]!.slug, at: now })
  await recordEvidence(db, model, id, [answerTo(catalog, 0, { at: now.toISOString() })], now)
  await renewPath(context(), id, 'start')
  const week = async () => {
    const { plan } = (await findLaidPath(context(), person))!
    const slots = plan.steps.flatMap(({ slots: own }) => own).filter(({ date }) => date === '2026-03-26')
    return { free: plan.weeks[0]!.free, thursday: slots.reduce((sum, { minutes }) => sum + minutes, 0) }
  }
  const before = await week()
  expect(before.free).toBe(5 * 60)
  expect(before.thursday).toBeGreaterThan(26)
  await addSession(id, '2026-03-26T17:00:00Z')
  await addEvent(id, '2026-03-29T10:00:00Z')
  const met = await week()
  expect(met.free).toBe(5 * 60 - 30 - 45)
  expect(met.thursday).toBeLessThanOrEqual(26)
  const published = await context().catalogs.published(db)
  const standing = (await readStanding(context(), db, person))!
  const [stored] = await listStandings(db, [id], fixedSince(now))
  expect(inputFromStored(published, stored!, now)).toEqual(standing.input)
  expect(standing.input.availability.fixed).toHaveLength(2)
  // What she declared in past weeks is not less because of a meeting.
  expect(standing.declared.minutesByWeekday).toEqual(Array(7).fill(60))
  await db.update(sessions).set({ state: 'cancelled' }).where(eq(sessions.learnerId, id))
  expect(await week()).toEqual({ ...before, free: 5 * 60 - 45 })
  expect(await listPathVersions(db, id)).toHaveLength(1)
})

it('goes of a weekday stay when only the minutes are kept, and are one to four', async () => {
  const { db } = database
  const id = await addPerson(db)
  const week = [60, 0, 60, 0, 60, 0, 0]
  await saveMinutesByWeekday(db, id, week, now, [3, 1, 2, 1, 4, 1, 1])
  await saveMinutesByWeekday(db, id, [30, 0, 60, 0, 60, 0, 0], now)
  expect((await findProfile(db, id))?.sittingsByWeekday).toEqual([3, 1, 2, 1, 4, 1, 1])
  for (const goes of [
    [0, 1, 1, 1, 1, 1, 1],
    [5, 1, 1, 1, 1, 1, 1],
    [1, 1],
  ])
    await expect(saveMinutesByWeekday(db, id, week, now, goes)).rejects.toThrow()
})
