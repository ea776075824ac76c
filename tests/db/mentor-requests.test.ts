/** Asking a mentor: the last place of a mentor, two answers at once, and the order of those who are asked. */
import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase, type Database } from '#db/client.server.ts'
import { endMentorship, isCompanionOf } from '#db/mentoring.ts'
import {
  acceptRequest,
  declineRequest,
  findLastRequest,
  findRequestTo,
  listDueRequests,
  listRequestsTo,
  minutesOfMentorship,
  passRequest,
  recordRequest,
  withdrawRequest,
  type MentorRequest,
} from '#db/mentor-requests.ts'
import {
  countLooking,
  listApart,
  listSeekers,
  recordRefusals,
  removeOwnRefusals,
  saveWish,
} from '#db/mentor-wishes.ts'
import { closeLeftMentors, listLeavings } from '#db/mentor-leavings.ts'
import { countMentors, listMentors, reviewMentor, saveMentorDetails } from '#db/mentors.ts'
import { mentorships } from '#db/schema/mentoring.ts'
import { saveAbsence } from '#db/meeting-times.ts'
import { requestDeletion, saveDisabled } from '#db/people.ts'
import { people, personRoles } from '#db/schema/people.ts'
import { addDays } from '#engine/calendar.ts'
import { absences, mentorRefusals, mentorRequests, mentors } from '#db/schema/mentors.ts'
import { blocks } from '#db/schema/threads.ts'
import { addPerson, minutesLater } from '../setup/learner.ts'
import { addMentorProfile } from '../setup/mentors.ts'
import { minutesPerMentee } from '#engine/matching/offer.ts'
import { createTestDatabase, type TestDatabase } from '../setup/test-database.ts'

/** Acceptances of one last place at once, so many times; MENTOR_ROUNDS for more. */
const rounds = Number(process.env.MENTOR_ROUNDS ?? 15)
const atOnce = 20
const hour = 60

let database: TestDatabase
let db: Database
beforeAll(async () => {
  database = await createTestDatabase()
  db = database.db
})
afterAll(() => database.close())

const at = minutesLater(0)
const since = { silent: at, withdrawn: at }
const onward = () => ({ newId: randomUUID(), reasons: {} })

async function addMentor(minutesPerWeek = 120): Promise<string> {
  const id = await addPerson(db, 'mentor')
  await addMentorProfile(db, id, { minutesPerWeek })
  return id
}

async function addSeeker(): Promise<string> {
  const learnerId = await addPerson(db)
  await saveWish(db, { learnerId, want: 'looking', at })
  return learnerId
}

/** A learner who asks; the request as it stands. */
async function ask(
  mentorId: string,
  { learnerId, next = [], when = at }: { learnerId?: string; next?: string[]; when?: Date } = {},
): Promise<MentorRequest> {
  const seeker = learnerId ?? (await addSeeker())
  const id = randomUUID()
  const request = { learnerId: seeker, id, mentorId, words: 'Bonjour', next, reasons: {}, at: when }
  expect(await recordRequest(db, request)).toBe('asked')
  const found = await findRequestTo(db, mentorId, id)
  if (!found) throw new Error('no request')
  return found
}

async function stateOf({ id }: MentorRequest): Promise<MentorRequest['state'] | undefined> {
  const [row] = await db.select().from(mentorRequests).where(eq(mentorRequests.id, id))
  return row?.state
}

const activeOf = (mentorId: string) =>
  db.$count(mentorships, and(eq(mentorships.mentorId, mentorId), eq(mentorships.state, 'active')))

const accept = (request: MentorRequest, on: Database = db, when = at) =>
  acceptRequest(on, { request, mentorshipId: randomUUID(), onward: onward(), at: when })

/** Lets all of them go at one moment, each on a connection of its own. */
async function together<T>(works: ((on: Database) => Promise<T>)[]): Promise<T[]> {
  const connections = works.map(() => openDatabase(database.url, { max: 1 }))
  try {
    await Promise.all(connections.map((one) => one.db.execute(sql`select 1`)))
    return await Promise.all(works.map((work, i) => work(connections[i]?.db ?? db)))
  } finally {
    await Promise.all(connections.map((one) => one.close()))
  }
}

it('says nothing between the two when what ends comes from the academy', async () => {
  const [mentorId, next] = [await addMentor(), await addMentor()]
  const request = await ask(mentorId, { next: [next] })
  const gone = await passRequest(db, { request, onward: onward(), goes: true, at })
  expect(gone).toMatchObject({ movedTo: next, late: false })
  expect(await passRequest(db, { request, onward: onward(), goes: true, at })).toBeNull()
  const other = await ask(mentorId)
  const accepted = await accept(other)
  expect(accepted.outcome).toBe('accepted')
  const [{ id = '' } = {}] = await db.select().from(mentorships).where(eq(mentorships.mentorId, mentorId))
  await endMentorship(db, { id, by: mentorId, unwished: true, at })
  expect(await db.$count(mentorRefusals, eq(mentorRefusals.mentorId, mentorId))).toBe(0)
})

it('is no longer accepted by whoever is no mentor any more', async () => {
  const mentorId = await addMentor()
  const request = await ask(mentorId)
  await saveDisabled(db, { personId: mentorId, disabled: true, by: null, at })
  expect((await accept(request)).outcome).toBe('closed')
  expect(await activeOf(mentorId)).toBe(0)
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
        const mentorId = await addMentor(minutesOfMentorship)
        const requests = await Promise.all(Array.from({ length: atOnce }, () => ask(mentorId)))
        let open: () => void = () => undefined
        const barrier = new Promise<void>((done) => (open = done))
        const answers = requests.map(async (request, i) => {
          const on = connections[i]?.db ?? db
          await on.execute(sql`select 1`)
          await barrier
          return accept(request, on)
        })
        open()
        const outcomes = (await Promise.all(answers)).map(({ outcome }) => outcome)
        expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1)
        expect(outcomes.filter((outcome) => outcome === 'full')).toHaveLength(atOnce - 1)
        expect(await activeOf(mentorId)).toBe(1)
        const states = await Promise.all(requests.map(stateOf))
        expect(states.filter((state) => state === 'accepted')).toHaveLength(1)
        expect(states.filter((state) => state === 'passed')).toHaveLength(atOnce - 1)
        expect(await listRequestsTo(db, mentorId)).toHaveLength(0)
      }
      await Promise.all(connections.map((one) => one.close()))
    },
    rounds * 10_000,
  )

  it('refused, goes on to the next of her order, with her words', async () => {
    const [full, next] = [await addMentor(minutesOfMentorship), await addMentor()]
    const request = await ask(full, { next: [next] })
    expect(await accept(await ask(full))).toMatchObject({ outcome: 'accepted' })
    expect(await accept(request)).toMatchObject({ outcome: 'full', movedTo: next })
    expect(await listRequestsTo(db, next)).toMatchObject([
      { learnerId: request.learnerId, words: 'Bonjour', next: [], state: 'waiting' },
    ])
    expect(await activeOf(next)).toBe(0)
  })

  it.each([{ open: false }, { state: 'declined' as const }])(
    'is none when the mentor is no longer there: %o',
    async (changes) => {
      const mentorId = await addMentor()
      const request = await ask(mentorId)
      await db.update(mentors).set(changes).where(eq(mentors.mentorId, mentorId))
      expect(await accept(request)).toMatchObject({ outcome: 'closed', movedTo: null })
      expect(await activeOf(mentorId)).toBe(0)
      expect(await stateOf(request)).toBe('passed')
    },
  )

  it('is none for somebody she wants to hear nothing of', async () => {
    const mentorId = await addMentor()
    const request = await ask(mentorId)
    await db.insert(blocks).values({ blockerId: request.learnerId, blockedId: mentorId, at })
    expect(await accept(request)).toMatchObject({ outcome: 'closed' })
    expect(await activeOf(mentorId)).toBe(0)
  })
})

describe('one request', () => {
  it('answered twice at once is accepted once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const mentorId = await addMentor()
      const request = await ask(mentorId)
      const answers = await together([1, 2, 3].map(() => (on) => accept(request, on)))
      expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['accepted', 'gone', 'gone'])
      expect(await activeOf(mentorId)).toBe(1)
    }
  })

  it('taken back and accepted at once: one of the two, never both, never none', async () => {
    for (let round = 0; round < 20; round += 1) {
      const mentorId = await addMentor()
      const request = await ask(mentorId)
      const [answer, withdrawn] = await together<unknown>([
        (on) => accept(request, on).then(({ outcome }) => outcome),
        (on) => withdrawRequest(on, { learnerId: request.learnerId, id: request.id, at }),
      ])
      expect([answer, withdrawn]).toEqual(withdrawn ? ['gone', true] : ['accepted', false])
      expect(await activeOf(mentorId)).toBe(withdrawn ? 0 : 1)
      expect(await stateOf(request)).toBe(withdrawn ? 'withdrawn' : 'accepted')
    }
  })

  it('is one, however often it is sent, and there is no second one beside it', async () => {
    const [mentorId, other] = [await addMentor(), await addMentor()]
    const learnerId = await addSeeker()
    const request = { learnerId, id: randomUUID(), mentorId, words: '', next: [], reasons: {}, at }
    const answers = await together([1, 2, 3].map(() => (on) => recordRequest(on, request)))
    expect(answers.sort()).toEqual(['again', 'again', 'asked'])
    expect(await recordRequest(db, { ...request, id: randomUUID(), mentorId: other })).toBe('not-looking')
    expect(await db.$count(mentorRequests, eq(mentorRequests.learnerId, learnerId))).toBe(1)
  })

  it('is not made to a mentor without a place, refused, blocked or leaving, nor by who does not look', async () => {
    const mentorId = await addMentor()
    const learnerId = await addSeeker()
    const send = (to: string) =>
      recordRequest(db, { learnerId, id: randomUUID(), mentorId: to, words: '', next: [], reasons: {}, at })
    const full = await addMentor(minutesOfMentorship - 1)
    const leaving = await addMentor()
    await db.update(mentors).set({ leavesOn: '2026-09-21' }).where(eq(mentors.mentorId, leaving))
    const refused = await addMentor()
    await recordRefusals(db, [{ learnerId, mentorId: refused, by: 'mentor', at }])
    const blocked = await addMentor()
    await db.insert(blocks).values({ blockerId: blocked, blockedId: learnerId, at })
    for (const to of [full, leaving, refused, blocked, learnerId]) expect(await send(to)).toBe('taken')
    await saveWish(db, { learnerId, want: 'later', at })
    expect(await send(mentorId)).toBe('not-looking')
    await db.update(mentors).set({ leavesOn: '2026-09-22' }).where(eq(mentors.mentorId, leaving))
    await saveWish(db, { learnerId, want: 'looking', at })
    expect(await send(leaving)).toBe('asked')
  })

  it('is not made to herself, though she learns and accompanies, nor goes on to herself', async () => {
    const learnerId = await addSeeker()
    await db.insert(personRoles).values({ personId: learnerId, role: 'mentor', grantedAt: at })
    await addMentorProfile(db, learnerId)
    const own = { learnerId, id: randomUUID(), mentorId: learnerId, words: '', next: [], reasons: {}, at }
    expect(await recordRequest(db, own)).toBe('taken')
    const request = await ask(await addMentor(), { learnerId, next: [learnerId] })
    expect(await declineRequest(db, { request, onward: onward(), at })).toMatchObject({ movedTo: null })
  })

  it('is not made to a mentor who is away until after the time to answer, on her clock', async () => {
    const learnerId = await addSeeker()
    const mentorId = await addMentor()
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
    const [mentorId, other] = [await addMentor(), await addMentor()]
    const request = await ask(mentorId)
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
      const [mentorId, next] = [await addMentor(), await addMentor()]
      const request = await ask(mentorId, { next: [next] })
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
    const mentorId = await addMentor()
    const request = await ask(mentorId)
    const mentee = await ask(mentorId)
    const { learnerId } = mentee
    await accept(mentee)
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
    const request = await ask(await addMentor())
    await saveWish(db, { learnerId: request.learnerId, want: 'without', at })
    expect(await stateOf(request)).toBe('withdrawn')
  })
})

describe('an answer', () => {
  it('no: the two are not proposed again, and the next who can is asked', async () => {
    const [mentorId, gone, next, last] = [
      await addMentor(),
      await addMentor(),
      await addMentor(),
      await addMentor(),
    ]
    const request = await ask(mentorId, { next: [gone, next, last] })
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
    const [mentorId, next] = [await addMentor(), await addMentor()]
    const request = await ask(mentorId, { next: [next] })
    const early = minutesLater(48 * hour - 1)
    const late = minutesLater(48 * hour)
    expect(request.answerBy).toEqual(late)
    const due = (when: Date) => listDueRequests(db, when, 1_000)
    expect((await due(early)).some(({ id }) => id === request.id)).toBe(false)
    expect((await due(late)).some(({ id }) => id === request.id)).toBe(true)
    expect(await passRequest(db, { request, onward: onward(), at: early })).toBeNull()
    const answers = await together(
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

describe('a learner who looks', () => {
  it('is not among those who look while she waits or has a mentor who stays', async () => {
    const mentorId = await addMentor()
    const request = await ask(mentorId)
    const { learnerId } = request
    const looks = async () => (await listSeekers(db, { learnerId, at })).length === 1
    expect(await looks()).toBe(false)
    await accept(request)
    expect(await looks()).toBe(false)
    await db.update(mentors).set({ leavesOn: '2026-09-21' }).where(eq(mentors.mentorId, mentorId))
    expect(await looks()).toBe(true)
    const leaving = (await listLeavings(db, at)).filter((one) => one.learnerId === learnerId)
    expect(leaving).toMatchObject([{ mentorId, leavesOn: '2026-09-21' }])
    const next = await addMentor()
    expect(await accept(await ask(next, { learnerId }))).toMatchObject({ formerId: mentorId })
    expect(await activeOf(mentorId)).toBe(0)
    expect(await activeOf(next)).toBe(1)
    await closeLeftMentors(db, new Date('2026-09-22T10:00:00Z'))
    const [left] = await db.select().from(mentors).where(eq(mentors.mentorId, mentorId))
    expect(left?.open).toBe(false)
  })

  it('has her mentor until the end of the last day on the mentor’s clock', async () => {
    const [early, late] = [await addMentor(), await addMentor()]
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
    const [mine, hers] = [await addMentor(), await addMentor()]
    const learnerId = await addSeeker()
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
    const mentorId = await addMentor()
    const request = await ask(mentorId)
    const { learnerId } = request
    const id = randomUUID()
    await acceptRequest(db, { request, mentorshipId: id, onward: onward(), at })
    expect(await isCompanionOf(db, mentorId, learnerId)).toBe(true)
    expect(await endMentorship(db, { id, by: await addMentor(), at })).toBeNull()
    expect(await endMentorship(db, { id: 'x', by: learnerId, at })).toBeNull()
    const answers = await together(
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
    for (let n = 0; n < 3; n += 1) added.push(await addMentor(2 * each))
    await accept(await ask(added[0] ?? ''))
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
    const answers = await together([1, 2, 3].map(() => (on) => review(on)))
    expect(answers.sort()).toEqual([false, false, true])
    expect(await keep(true)).toBe('approved')
    const lines = await db.execute<{ action: string }>(
      sql`select action from audit_log where subject_id = ${mentorId} and action like 'mentor.%' order by seq`,
    )
    expect([...lines].map(({ action }) => action)).toEqual(['mentor.declined', 'mentor.approved'])
  })
})
