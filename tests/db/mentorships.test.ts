/** A learner who looks, a mentorship from its beginning to its end, and who may accompany at all. */
import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '#db/client.server.ts'
import { endMentorship, isCompanionOf } from '#db/mentoring.ts'
import { acceptRequest, minutesOfMentorship } from '#db/mentor-requests.ts'
import { countLooking, listApart, listSeekers, recordRefusals, removeOwnRefusals } from '#db/mentor-wishes.ts'
import { closeLeftMentors, listLeavings } from '#db/mentor-leavings.ts'
import { countMentors, listMentors, reviewMentor, saveMentorDetails } from '#db/mentors.ts'
import { people } from '#db/schema/people.ts'
import { mentorRefusals, mentors } from '#db/schema/mentors.ts'
import { addPerson } from '../setup/learner.ts'
import { at, onward, openAsking } from '../setup/asking.ts'
import { createTestDatabase, type TestDatabase } from '../setup/test-database.ts'

let database: TestDatabase
let db: Database
let asking: ReturnType<typeof openAsking>
beforeAll(async () => {
  database = await createTestDatabase()
  db = database.db
  asking = openAsking(database)
})
afterAll(() => database.close())

const since = { silent: at, withdrawn: at }

describe('a learner who looks', () => {
  it('is not among those who look while she waits or has a mentor who stays', async () => {
    const mentorId = await asking.addMentor()
    const request = await asking.ask(mentorId)
    const { learnerId } = request
    const looks = async () => (await listSeekers(db, { learnerId, at })).length === 1
    expect(await looks()).toBe(false)
    await asking.accept(request)
    expect(await looks()).toBe(false)
    await db.update(mentors).set({ leavesOn: '2026-09-21' }).where(eq(mentors.mentorId, mentorId))
    expect(await looks()).toBe(true)
    const leaving = (await listLeavings(db, at)).filter((one) => one.learnerId === learnerId)
    expect(leaving).toMatchObject([{ mentorId, leavesOn: '2026-09-21' }])
    const next = await asking.addMentor()
    expect(await asking.accept(await asking.ask(next, { learnerId }))).toMatchObject({ formerId: mentorId })
    expect(await asking.activeOf(mentorId)).toBe(0)
    expect(await asking.activeOf(next)).toBe(1)
    await closeLeftMentors(db, new Date('2026-09-22T10:00:00Z'))
    const [left] = await db.select().from(mentors).where(eq(mentors.mentorId, mentorId))
    expect(left?.open).toBe(false)
  })

  it('has her mentor until the end of the last day on the mentor’s clock', async () => {
    const [early, late] = [await asking.addMentor(), await asking.addMentor()]
    for (const [id, timeZone] of [
      [early, 'Pacific/Kiritimati'],
      [late, 'Pacific/Honolulu'],
    ] as const) {
      await db.update(people).set({ timeZone }).where(eq(people.id, id))
      await db.update(mentors).set({ leavesOn: '2026-09-21' }).where(eq(mentors.mentorId, id))
    }
    await closeLeftMentors(db, new Date('2026-09-21T12:00:00Z'))
    const open = async (id: string) =>
      (await db.select().from(mentors).where(eq(mentors.mentorId, id)))[0]?.open
    expect([await open(early), await open(late)]).toEqual([false, true])
    await closeLeftMentors(db, new Date('2026-09-22T09:00:00Z'))
    expect(await open(late)).toBe(true)
    await closeLeftMentors(db, new Date('2026-09-22T10:00:00Z'))
    expect(await open(late)).toBe(false)
  })

  it('sees those she set aside again when she likes, never those who said no', async () => {
    const [mine, hers] = [await asking.addMentor(), await asking.addMentor()]
    const learnerId = await asking.addSeeker()
    const refusals = [
      { learnerId, mentorId: mine, by: 'learner' as const, at },
      { learnerId, mentorId: hers, by: 'mentor' as const, at },
    ]
    await recordRefusals(db, refusals)
    await recordRefusals(db, refusals)
    await removeOwnRefusals(db, learnerId)
    const left = await db.select().from(mentorRefusals).where(eq(mentorRefusals.learnerId, learnerId))
    expect(left.map(({ mentorId }) => mentorId)).toEqual([hers])
  })
})

describe('a mentorship', () => {
  it('ends once, by one of its two; the mentor reads no more from then on', async () => {
    const mentorId = await asking.addMentor()
    const request = await asking.ask(mentorId)
    const { learnerId } = request
    const id = randomUUID()
    await acceptRequest(db, { request, mentorshipId: id, onward: onward(), at })
    expect(await isCompanionOf(db, mentorId, learnerId)).toBe(true)
    expect(await endMentorship(db, { id, by: await asking.addMentor(), at })).toBeNull()
    expect(await endMentorship(db, { id: 'x', by: learnerId, at })).toBeNull()
    const answers = await asking.together(
      [learnerId, mentorId].map((by) => (on) => endMentorship(on, { id, by, at })),
    )
    expect(answers.filter((answer) => answer !== null)).toEqual([{ learnerId, mentorId, covers: [] }])
    expect(await isCompanionOf(db, mentorId, learnerId)).toBe(false)
    expect(await listApart(db, [learnerId], since)).toHaveLength(1)
  })
})

describe('mentors before staff', () => {
  it('come in parts, and are counted in the database; who leaves has no places', async () => {
    const each = minutesOfMentorship
    const before = await countMentors(db, { each, at })
    const added: string[] = []
    for (let n = 0; n < 3; n += 1) added.push(await asking.addMentor(2 * each))
    await asking.accept(await asking.ask(added[0] ?? ''))
    await db
      .update(mentors)
      .set({ leavesOn: '2026-09-21' })
      .where(eq(mentors.mentorId, added[2] ?? ''))
    expect(await countMentors(db, { each, at })).toEqual({
      reviewed: before.reviewed + 3,
      approved: before.approved + 3,
      places: before.places + 3,
    })
    const all = await listMentors(db, { limit: 1_000, offset: 0 })
    expect(all).toHaveLength(before.reviewed + 3)
    const parts = [
      await listMentors(db, { limit: 2, offset: 0 }),
      await listMentors(db, { limit: 2, offset: 2 }),
    ]
    expect(parts.flat().map(({ mentorId }) => mentorId)).toEqual(
      all.slice(0, 4).map(({ mentorId }) => mentorId),
    )
    const looking = await countLooking(db, at)
    expect(await listSeekers(db, { at })).toHaveLength(looking)
    expect(await listSeekers(db, { at, limit: 2 })).toHaveLength(Math.min(2, looking))
  })
})

describe('an application', () => {
  const details = {
    ...{ trades: [], topics: ['code'], languages: ['fr'], tone: 'direct' as const, about: 'Bonjour' },
    ...{ years: 3, minutesPerWeek: 60, videoLink: null },
  }

  it('is reviewed once, by somebody else, and stands in the audit log once', async () => {
    const [mentorId, staff] = [await addPerson(db), await addPerson(db, 'staff')]
    const keep = (submit: boolean) => saveMentorDetails(db, mentorId, details, { submit, charter: true, at })
    const review = (on: Database, by = staff, state: 'approved' | 'declined' = 'approved') =>
      reviewMentor(on, { mentorId, by, state, note: null, at })
    expect(await keep(false)).toBe('draft')
    expect(await review(db)).toBe(false)
    expect(await keep(true)).toBe('waiting')
    expect(await review(db, mentorId)).toBe(false)
    expect(await review(db, staff, 'declined')).toBe(true)
    expect(await keep(false)).toBe('declined')
    expect(await keep(true)).toBe('waiting')
    const answers = await asking.together([1, 2, 3].map(() => (on) => review(on)))
    expect(answers.sort()).toEqual([false, false, true])
    expect(await keep(true)).toBe('approved')
    const lines = await db.execute<{ action: string }>(
      sql`select action from audit_log where subject_id = ${mentorId} and action like 'mentor.%' order by seq`,
    )
    expect([...lines].map(({ action }) => action)).toEqual(['mentor.declined', 'mentor.approved'])
  })
})
