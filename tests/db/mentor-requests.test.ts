/** Asking a mentor: the last place of a mentor, two answers at once, and the order of those who are asked. */
import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase, type Database } from '#db/client.server.ts'
import { endMentorship } from '#db/mentoring.ts'
import {
  declineRequest,
  findLastRequest,
  listDueRequests,
  listRequestsTo,
  minutesOfMentorship,
  passRequest,
  recordRequest,
  withdrawRequest,
} from '#db/mentor-requests.ts'
import { listApart, listSeekers, recordRefusals, saveWish } from '#db/mentor-wishes.ts'
import { listLeavings } from '#db/mentor-leavings.ts'
import { mentorships } from '#db/schema/mentoring.ts'
import { saveAbsence } from '#db/meeting-times.ts'
import { requestDeletion, saveDisabled } from '#db/people.ts'
import { personRoles } from '#db/schema/people.ts'
import { addDays } from '#engine/calendar.ts'
import { absences, mentorRefusals, mentorRequests, mentors } from '#db/schema/mentors.ts'
import { blocks } from '#db/schema/threads.ts'
import { minutesLater } from '../setup/learner.ts'
import { addMentorProfile } from '../setup/mentors.ts'
import { minutesPerMentee } from '#engine/matching/offer.ts'
import { at, onward, openAsking } from '../setup/asking.ts'
import { createTestDatabase, type TestDatabase } from '../setup/test-database.ts'

/** Acceptances of one last place at once, so many times; MENTOR_ROUNDS for more. */
const rounds = Number(process.env.MENTOR_ROUNDS ?? 15)
const atOnce = 20
const hour = 60
const since = { silent: at, withdrawn: at }

let database: TestDatabase
let db: Database
let asking: ReturnType<typeof openAsking>
beforeAll(async () => {
  database = await createTestDatabase()
  db = database.db
  asking = openAsking(database)
})
afterAll(() => database.close())

it('says nothing between the two when what ends comes from the academy', async () => {
  const [mentorId, next] = [await asking.addMentor(), await asking.addMentor()]
  const request = await asking.ask(mentorId, { next: [next] })
  const gone = await passRequest(db, { request, onward: onward(), goes: true, at })
  expect(gone).toMatchObject({ movedTo: next, late: false })
  expect(await passRequest(db, { request, onward: onward(), goes: true, at })).toBeNull()
  const other = await asking.ask(mentorId)
  const accepted = await asking.accept(other)
  expect(accepted.outcome).toBe('accepted')
  const [{ id = '' } = {}] = await db.select().from(mentorships).where(eq(mentorships.mentorId, mentorId))
  await endMentorship(db, { id, by: mentorId, unwished: true, at })
  expect(await db.$count(mentorRefusals, eq(mentorRefusals.mentorId, mentorId))).toBe(0)
})

it('is no longer accepted by whoever is no mentor any more', async () => {
  const mentorId = await asking.addMentor()
  const request = await asking.ask(mentorId)
  await saveDisabled(db, { personId: mentorId, disabled: true, by: null, at })
  expect((await asking.accept(request)).outcome).toBe('closed')
  expect(await asking.activeOf(mentorId)).toBe(0)
})

it('takes of a mentor’s week what the engine counts for a place', async () => {
  const [row] = await db.execute<{ minutes: string }>(sql`
    select column_default as minutes from information_schema.columns
    where table_name = 'mentorships' and column_name = 'minutes_per_week'`)
  expect(Number(row?.minutes)).toBe(minutesPerMentee)
})

describe('the last place of a mentor', () => {
  it(
    `goes to one of ${atOnce} who are accepted at once, ${rounds} times`,
    async () => {
      const connections = Array.from({ length: atOnce }, () => openDatabase(database.url, { max: 1 }))
      for (let round = 0; round < rounds; round += 1) {
        const mentorId = await asking.addMentor(minutesOfMentorship)
        const requests = await Promise.all(Array.from({ length: atOnce }, () => asking.ask(mentorId)))
        let open: () => void = () => undefined
        const barrier = new Promise<void>((done) => (open = done))
        const answers = requests.map(async (request, i) => {
          const on = connections[i]?.db ?? db
          await on.execute(sql`select 1`)
          await barrier
          return asking.accept(request, on)
        })
        open()
        const outcomes = (await Promise.all(answers)).map(({ outcome }) => outcome)
        expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1)
        expect(outcomes.filter((outcome) => outcome === 'full')).toHaveLength(atOnce - 1)
        expect(await asking.activeOf(mentorId)).toBe(1)
        const states = await Promise.all(requests.map(asking.stateOf))
        expect(states.filter((state) => state === 'accepted')).toHaveLength(1)
        expect(states.filter((state) => state === 'passed')).toHaveLength(atOnce - 1)
        expect(await listRequestsTo(db, mentorId)).toHaveLength(0)
      }
      await Promise.all(connections.map((one) => one.close()))
    },
    rounds * 10_000,
  )

  it('refused, goes on to the next of her order, with her words', async () => {
    const [full, next] = [await asking.addMentor(minutesOfMentorship), await asking.addMentor()]
    const request = await asking.ask(full, { next: [next] })
    expect(await asking.accept(await asking.ask(full))).toMatchObject({ outcome: 'accepted' })
    expect(await asking.accept(request)).toMatchObject({ outcome: 'full', movedTo: next })
    expect(await listRequestsTo(db, next)).toMatchObject([
      { learnerId: request.learnerId, words: 'Bonjour', next: [], state: 'waiting' },
    ])
    expect(await asking.activeOf(next)).toBe(0)
  })

  it.each([{ open: false }, { state: 'declined' as const }])(
    'is none when the mentor is no longer there: %o',
    async (changes) => {
      const mentorId = await asking.addMentor()
      const request = await asking.ask(mentorId)
      await db.update(mentors).set(changes).where(eq(mentors.mentorId, mentorId))
      expect(await asking.accept(request)).toMatchObject({ outcome: 'closed', movedTo: null })
      expect(await asking.activeOf(mentorId)).toBe(0)
      expect(await asking.stateOf(request)).toBe('passed')
    },
  )

  it('is none for somebody she wants to hear nothing of', async () => {
    const mentorId = await asking.addMentor()
    const request = await asking.ask(mentorId)
    await db.insert(blocks).values({ blockerId: request.learnerId, blockedId: mentorId, at })
    expect(await asking.accept(request)).toMatchObject({ outcome: 'closed' })
    expect(await asking.activeOf(mentorId)).toBe(0)
  })
})

describe('one request', () => {
  it('answered twice at once is accepted once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const mentorId = await asking.addMentor()
      const request = await asking.ask(mentorId)
      const answers = await asking.together([1, 2, 3].map(() => (on) => asking.accept(request, on)))
      expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['accepted', 'gone', 'gone'])
      expect(await asking.activeOf(mentorId)).toBe(1)
    }
  })

  it('taken back and accepted at once: one of the two, never both, never none', async () => {
    for (let round = 0; round < 20; round += 1) {
      const mentorId = await asking.addMentor()
      const request = await asking.ask(mentorId)
      const [answer, withdrawn] = await asking.together<unknown>([
        (on) => asking.accept(request, on).then(({ outcome }) => outcome),
        (on) => withdrawRequest(on, { learnerId: request.learnerId, id: request.id, at }),
      ])
      expect([answer, withdrawn]).toEqual(withdrawn ? ['gone', true] : ['accepted', false])
      expect(await asking.activeOf(mentorId)).toBe(withdrawn ? 0 : 1)
      expect(await asking.stateOf(request)).toBe(withdrawn ? 'withdrawn' : 'accepted')
    }
  })

  it('is one, however often it is sent, and there is no second one beside it', async () => {
    const [mentorId, other] = [await asking.addMentor(), await asking.addMentor()]
    const learnerId = await asking.addSeeker()
    const request = { learnerId, id: randomUUID(), mentorId, words: '', next: [], reasons: {}, at }
    const answers = await asking.together([1, 2, 3].map(() => (on) => recordRequest(on, request)))
    expect(answers.sort()).toEqual(['again', 'again', 'asked'])
    expect(await recordRequest(db, { ...request, id: randomUUID(), mentorId: other })).toBe('not-looking')
    expect(await db.$count(mentorRequests, eq(mentorRequests.learnerId, learnerId))).toBe(1)
  })

  it('is not made to a mentor without a place, refused, blocked or leaving, nor by who does not look', async () => {
    const mentorId = await asking.addMentor()
    const learnerId = await asking.addSeeker()
    const send = (to: string) =>
      recordRequest(db, { learnerId, id: randomUUID(), mentorId: to, words: '', next: [], reasons: {}, at })
    const full = await asking.addMentor(minutesOfMentorship - 1)
    const leaving = await asking.addMentor()
    await db.update(mentors).set({ leavesOn: '2026-09-21' }).where(eq(mentors.mentorId, leaving))
    const refused = await asking.addMentor()
    await recordRefusals(db, [{ learnerId, mentorId: refused, by: 'mentor', at }])
    const blocked = await asking.addMentor()
    await db.insert(blocks).values({ blockerId: blocked, blockedId: learnerId, at })
    for (const to of [full, leaving, refused, blocked, learnerId]) expect(await send(to)).toBe('taken')
    await saveWish(db, { learnerId, want: 'later', at })
    expect(await send(mentorId)).toBe('not-looking')
    await db.update(mentors).set({ leavesOn: '2026-09-22' }).where(eq(mentors.mentorId, leaving))
    await saveWish(db, { learnerId, want: 'looking', at })
    expect(await send(leaving)).toBe('asked')
  })

  it('is not made to herself, though she learns and accompanies, nor goes on to herself', async () => {
    const learnerId = await asking.addSeeker()
    await db.insert(personRoles).values({ personId: learnerId, role: 'mentor', grantedAt: at })
    await addMentorProfile(db, learnerId)
    const own = { learnerId, id: randomUUID(), mentorId: learnerId, words: '', next: [], reasons: {}, at }
    expect(await recordRequest(db, own)).toBe('taken')
    const request = await asking.ask(await asking.addMentor(), { learnerId, next: [learnerId] })
    expect(await declineRequest(db, { request, onward: onward(), at })).toMatchObject({ movedTo: null })
  })

  it('is not made to a mentor who is away until after the time to answer, on her clock', async () => {
    const learnerId = await asking.addSeeker()
    const mentorId = await asking.addMentor()
    const away = async (from: string, to: string) => {
      await db.delete(absences).where(eq(absences.personId, mentorId))
      await saveAbsence(db, mentorId, { id: randomUUID(), from, to }, from)
    }
    const send = () =>
      recordRequest(db, { learnerId, id: randomUUID(), mentorId, words: '', next: [], reasons: {}, at })
    const day = (more: number) => addDays(at.toISOString(), more)
    await away(day(0), day(2))
    expect(await send()).toBe('taken')
    await away(day(1), day(9))
    expect(await send()).toBe('asked')
  })

  it('is not made again to the same mentor within a week after it was taken back', async () => {
    const [mentorId, other] = [await asking.addMentor(), await asking.addMentor()]
    const request = await asking.ask(mentorId)
    const { learnerId } = request
    expect(await withdrawRequest(db, { learnerId, id: request.id, at })).toBe(true)
    const send = (to: string, when = at) =>
      recordRequest(db, {
        learnerId,
        id: randomUUID(),
        mentorId: to,
        words: '',
        next: [],
        reasons: {},
        at: when,
      })
    expect(await send(mentorId, minutesLater(7 * 24 * hour - 1))).toBe('taken')
    expect(await send(other)).toBe('asked')
    await saveWish(db, { learnerId, want: 'later', at })
    await saveWish(db, { learnerId, want: 'looking', at })
    expect(await send(mentorId, minutesLater(7 * 24 * hour))).toBe('asked')
  })

  it('goes on before its time once the mentor can take nobody, and that is no silence of hers', async () => {
    const changes = [{ open: false }, { minutesPerWeek: minutesOfMentorship - 1 }, { leavesOn: '2026-09-21' }]
    for (const change of changes) {
      const [mentorId, next] = [await asking.addMentor(), await asking.addMentor()]
      const request = await asking.ask(mentorId, { next: [next] })
      const due = async () => (await listDueRequests(db, at, 1_000)).some(({ id }) => id === request.id)
      expect(await due()).toBe(false)
      expect(await passRequest(db, { request, onward: onward(), at })).toBeNull()
      await db.update(mentors).set(change).where(eq(mentors.mentorId, mentorId))
      expect(await due()).toBe(true)
      expect(await passRequest(db, { request, onward: onward(), at })).toMatchObject({
        ...{ movedTo: next, late: false },
      })
      const long = { silent: new Date(0), withdrawn: new Date(0) }
      expect(await listApart(db, [request.learnerId], long)).toEqual([])
    }
  })

  it('is none for a mentor whose account goes, and whoever she accompanies may look again', async () => {
    const mentorId = await asking.addMentor()
    const request = await asking.ask(mentorId)
    const mentee = await asking.ask(mentorId)
    const { learnerId } = mentee
    await asking.accept(mentee)
    expect(await listSeekers(db, { learnerId, at })).toHaveLength(0)
    await requestDeletion(db, mentorId, at)
    expect(await listSeekers(db, { learnerId, at })).toHaveLength(1)
    expect((await listDueRequests(db, at, 1_000)).some(({ id }) => id === request.id)).toBe(true)
    expect(await listLeavings(db, at)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ mentorId, learnerId, leavesOn: addDays(at.toISOString(), 7) }),
      ]),
    )
  })

  it('is withdrawn when she goes without', async () => {
    const request = await asking.ask(await asking.addMentor())
    await saveWish(db, { learnerId: request.learnerId, want: 'without', at })
    expect(await asking.stateOf(request)).toBe('withdrawn')
  })
})

describe('an answer', () => {
  it('no: the two are not proposed again, and the next who can is asked', async () => {
    const [mentorId, gone, next, last] = [
      await asking.addMentor(),
      await asking.addMentor(),
      await asking.addMentor(),
      await asking.addMentor(),
    ]
    const request = await asking.ask(mentorId, { next: [gone, next, last] })
    await db.update(mentors).set({ open: false }).where(eq(mentors.mentorId, gone))
    const ended = await declineRequest(db, { request, onward: onward(), at })
    expect(ended).toEqual({ learnerId: request.learnerId, mentorId, movedTo: next })
    expect(await declineRequest(db, { request, onward: onward(), at })).toBeNull()
    expect(await listRequestsTo(db, next)).toMatchObject([{ next: [last], learnerId: request.learnerId }])
    expect(await listApart(db, [request.learnerId], since)).toEqual([
      { learnerId: request.learnerId, mentorId, by: 'mentor' },
    ])
  })

  it('none within 48 hours: it goes on once, not a minute before', async () => {
    const [mentorId, next] = [await asking.addMentor(), await asking.addMentor()]
    const request = await asking.ask(mentorId, { next: [next] })
    const early = minutesLater(48 * hour - 1)
    const late = minutesLater(48 * hour)
    expect(request.answerBy).toEqual(late)
    const due = (when: Date) => listDueRequests(db, when, 1_000)
    expect((await due(early)).some(({ id }) => id === request.id)).toBe(false)
    expect((await due(late)).some(({ id }) => id === request.id)).toBe(true)
    expect(await passRequest(db, { request, onward: onward(), at: early })).toBeNull()
    const answers = await asking.together(
      [1, 2, 3].map(() => (on) => passRequest(on, { request, onward: onward(), at: late })),
    )
    expect(answers.filter((answer) => answer !== null)).toEqual([
      { learnerId: request.learnerId, mentorId, movedTo: next, late: true },
    ])
    expect(await db.$count(mentorRequests, eq(mentorRequests.learnerId, request.learnerId))).toBe(2)
    expect(await findLastRequest(db, request.learnerId)).toMatchObject({ mentorId: next, state: 'waiting' })
    expect(await listApart(db, [request.learnerId], since)).toEqual([
      { learnerId: request.learnerId, mentorId, by: 'silent' },
    ])
  })
})
