/** Standing in for a mentor: who may, from when to when, how many minutes, and one answer only. Days are the database's own. */
import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayOf } from '#app/locales/format.ts'
import { openDatabase, type Database } from '#db/client.server.ts'
import { saveCoverState, type CoverState } from '#db/cover-changes.ts'
import { findCover, listCoverCandidates, listCoversBy, listDueCovers, recordCover } from '#db/covers.ts'
import { saveAbsence } from '#db/meeting-times.ts'
import { acceptRequest, findLastRequest, recordRequest } from '#db/mentor-requests.ts'
import { recordRefusals, saveWish } from '#db/mentor-wishes.ts'
import {
  endMentorship,
  findMentor,
  isCompanionOf,
  listMentees,
  listRelations,
  saveMentorship,
} from '#db/mentoring.ts'
import { revokeRole, saveDisabled } from '#db/people.ts'
import { covers, mentors } from '#db/schema/mentors.ts'
import { people } from '#db/schema/people.ts'
import { sessions } from '#db/schema/sessions.ts'
import { moveSession, recordSession } from '#db/session-booking.ts'
import { saveBlock } from '#db/threads/blocks.ts'
import { listThreads, saveThreads } from '#db/threads/threads.ts'
import { listMenteeFacts } from '#db/triage.ts'
import { addDays } from '#engine/calendar.ts'
import { addPerson } from '../setup/learner.ts'
import { createTestDatabase, type TestDatabase } from '../setup/test-database.ts'

const rounds = Number(process.env.RACE_ROUNDS ?? 6)
const noProjects = { modules: [], finals: [] }
let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const now = new Date()
const today = dayOf(now, 'Europe/Paris')

interface Three {
  learner: string
  mentor: string
  cover: string
  mentorship: string
}

async function addThree(minutes = 120): Promise<Three> {
  const { db } = database
  const [learner, mentor, cover] = [
    await addPerson(db, 'learner', 'Fatou'),
    await addPerson(db, 'mentor', 'Isabelle'),
    await addPerson(db, 'mentor', 'Nadia'),
  ]
  await db.update(mentors).set({ minutesPerWeek: minutes }).where(eq(mentors.mentorId, cover))
  const mentorship = randomUUID()
  await saveMentorship(db, { id: mentorship, learnerId: learner, mentorId: mentor, at: now })
  return { learner, mentor, cover, mentorship }
}

const days = { from: today, to: addDays(today, 6) }

async function ask({ learner, mentor, cover }: Three, when = days, db: Database = database.db) {
  const id = randomUUID()
  const asked = {
    id,
    learnerId: learner,
    mentorId: mentor,
    coverId: cover,
    ...when,
    summary: 'Bientôt CSS',
    at: now,
  }
  expect(await recordCover(db, asked)).toBe('asked')
  return { id, learnerId: learner }
}

const take = (
  cover: { id: string; learnerId: string },
  from: CoverState[],
  to: CoverState,
  db: Database = database.db,
) => saveCoverState(db, { ...cover, from, to, at: now })

/** A cover that all three agreed to. */
async function agreed(three: Three, when = days) {
  const cover = await ask(three, when)
  await take(cover, ['asked'], 'accepted')
  await take(cover, ['accepted'], 'agreed')
  return cover
}

describe('who stands in', () => {
  it('reads, writes and meets from the first day to the last, once the learner agreed, and no day longer', async () => {
    const { db } = database
    const three = await addThree()
    const { learner, mentor, cover: other } = three
    const sees = async () => [
      await isCompanionOf(db, other, learner),
      (await listMentees(db, other)).length > 0,
      (await listRelations(db, other)).length > 0,
      (await listMenteeFacts(db, { mentorId: other, projects: noProjects, at: now })).length > 0,
      (await saveThreads(db, learner, now), await listThreads(db, other)).length > 0,
    ]
    const [none, all] = [Array(5).fill(false), Array(5).fill(true)]
    const cover = await ask(three)
    expect(await sees()).toEqual(none)
    await take(cover, ['asked'], 'accepted')
    expect(await sees()).toEqual(none)
    await take(cover, ['accepted'], 'agreed')
    expect(await sees()).toEqual(all)
    expect((await findMentor(db, learner))?.id).toBe(mentor)
    expect(await isCompanionOf(db, mentor, learner)).toBe(true)
    const move = (from: string, to: string) =>
      db.update(covers).set({ from, to }).where(eq(covers.id, cover.id))
    await move(addDays(today, -7), addDays(today, -2))
    expect(await sees()).toEqual(none)
    await move(addDays(today, 2), addDays(today, 7))
    expect(await sees()).toEqual(none)
    await move(today, today)
    expect(await sees()).toEqual(all)
    await endMentorship(db, { id: three.mentorship, by: learner, at: now })
    expect(await sees()).toEqual(none)
  })

  it('does so on the days of the learner’s own calendar', async () => {
    const { db } = database
    const three = await addThree()
    // These two zones never share a day.
    const day = dayOf(now, 'Pacific/Kiritimati')
    await agreed(three, { from: day, to: day })
    const live = (timeZone: string) => db.update(people).set({ timeZone }).where(eq(people.id, three.learner))
    await live('Pacific/Kiritimati')
    expect(await isCompanionOf(db, three.cover, three.learner)).toBe(true)
    await live('Pacific/Pago_Pago')
    expect(await isCompanionOf(db, three.cover, three.learner)).toBe(false)
  })

  it('is met within these days only', async () => {
    const { db } = database
    const three = await addThree()
    await agreed(three)
    const book = (inDays: number) => {
      const startsAt = new Date(now.getTime() + inDays * 86_400_000)
      return recordSession(db, {
        ...{ id: randomUUID(), learnerId: three.learner, companionId: three.cover, role: 'mentor', startsAt },
        ...{ endsAt: new Date(startsAt.getTime() + 1_800_000), agenda: '', videoLink: null },
        ...{ by: three.learner, at: now },
      })
    }
    expect(await book(2)).toBe('booked')
    expect(await book(9)).toBe('not-related')
  })

  it('is one of few that are shown, those with most minutes and languages first', async () => {
    const { db } = database
    const { learner: learnerId, mentor: mentorId, cover } = await addThree(20)
    const free = await Promise.all(Array.from({ length: 13 }, () => addPerson(db, 'mentor')))
    await saveWish(db, {
      learnerId,
      want: 'without',
      kind: { topics: [], languages: ['fr', 'ar'], tone: null },
      at: now,
    })
    await db
      .update(mentors)
      .set({ minutesPerWeek: 1_000 })
      .where(eq(mentors.mentorId, free[0] ?? ''))
    await db
      .update(mentors)
      .set({ languages: ['fr', 'ar'] })
      .where(eq(mentors.mentorId, free[1] ?? ''))
    const found = (await listCoverCandidates(db, { learnerId, mentorId, ...days })).map(({ id }) => id)
    expect(found.slice(0, 2)).toEqual([free[1], free[0]])
    expect([found.length, found.includes(cover)]).toEqual([12, false])
    await ask({ learner: learnerId, mentor: mentorId, cover, mentorship: '' })
  })

  it('speaks a language of the learner’s, is there all the while, and has nothing between them', async () => {
    const { db } = database
    const three = await addThree()
    const { learner, mentor, cover } = three
    const found = async () =>
      (await listCoverCandidates(db, { learnerId: learner, mentorId: mentor, coverId: cover, ...days }))
        .length > 0
    const profile = (changes: Partial<typeof mentors.$inferSelect>) =>
      db.update(mentors).set(changes).where(eq(mentors.mentorId, cover))
    expect(await found()).toBe(true)
    for (const [changes, back] of [
      [{ languages: ['de'] }, { languages: ['fr'] }],
      [{ open: false }, { open: true }],
      [{ state: 'waiting' as const }, { state: 'approved' as const }],
      [{ leavesOn: addDays(today, 3) }, { leavesOn: null }],
      [{ minutesPerWeek: 10 }, { minutesPerWeek: 120 }],
    ]) {
      await profile(changes ?? {})
      expect(await found(), JSON.stringify(changes)).toBe(false)
      const asked = {
        learnerId: learner,
        id: randomUUID(),
        mentorId: mentor,
        coverId: cover,
        summary: '',
        at: now,
      }
      expect(await recordCover(db, { ...asked, ...days })).toBe('taken')
      await profile(back ?? {})
    }
    const away = { id: randomUUID(), from: addDays(today, 6), to: addDays(today, 20) }
    await saveAbsence(db, cover, away, today)
    expect(await found()).toBe(false)
    await saveAbsence(db, cover, { ...away, from: addDays(today, 7) }, today)
    expect(await found()).toBe(true)
    await saveBlock(db, { blockerId: learner, blockedId: cover, at: now })
    expect(await found()).toBe(false)
    await db.execute(sql`delete from blocks where blocked_id = ${cover}`)
    await recordRefusals(db, [{ learnerId: learner, mentorId: cover, by: 'learner', at: now }])
    expect(await found()).toBe(false)
  })
})

describe('answers', () => {
  it('go one way: what is no longer waiting takes none, and nobody else finds it', async () => {
    const { db } = database
    const three = await addThree()
    const cover = await ask(three)
    expect(await take(cover, ['accepted'], 'agreed')).toBeNull()
    expect(await take(cover, ['asked'], 'declined')).toMatchObject({ state: 'declined' })
    expect(await take(cover, ['asked'], 'accepted')).toBeNull()
    for (const who of [three.learner, three.mentor, three.cover])
      expect(await findCover(db, who, cover.id)).not.toBeNull()
    expect(await findCover(db, await addPerson(db, 'mentor'), cover.id)).toBeNull()
    expect(await findCover(db, three.learner, 'nonsense')).toBeNull()
    const over = await saveCoverState(db, {
      ...(await ask(three)),
      ...{ from: ['asked'], to: 'accepted', today: addDays(today, 60), at: now },
    })
    expect(over).toBeNull()
  })

  it('are not awaited beyond 48 hours', async () => {
    const { db } = database
    const cover = await ask(await addThree())
    const due = async (hours: number) =>
      (await listDueCovers(db, new Date(now.getTime() + hours * 3_600_000), 500)).some(
        ({ id }) => id === cover.id,
      )
    expect(await due(47)).toBe(false)
    expect(await due(48)).toBe(true)
    await take(cover, ['asked'], 'passed')
    expect(await due(72)).toBe(false)
  })

  it(`of several at once count once, in ${rounds} rounds`, async () => {
    const connections = Array.from({ length: 4 }, () => openDatabase(database.url, { max: 1 }))
    const [a, b, c, d] = connections.map(({ db }) => db)
    for (let round = 0; round < rounds; round += 1) {
      const cover = await ask(await addThree())
      const answers = await Promise.all([
        take(cover, ['asked'], 'accepted', a),
        take(cover, ['asked'], 'accepted', b),
        take(cover, ['asked'], 'declined', c),
        take(cover, ['asked'], 'passed', d),
      ])
      expect(answers.filter((answer) => answer !== null)).toHaveLength(1)
    }
    await Promise.all(connections.map((one) => one.close()))
  })
})

describe('what ends a cover', () => {
  /** A session with her who stands in, in two days. */
  async function book({ learner, cover }: Three): Promise<string> {
    const [id, startsAt] = [randomUUID(), new Date(now.getTime() + 2 * 86_400_000)]
    const booked = await recordSession(database.db, {
      ...{
        id,
        learnerId: learner,
        companionId: cover,
        role: 'mentor',
        startsAt,
        agenda: '',
        videoLink: null,
      },
      ...{ endsAt: new Date(startsAt.getTime() + 1_800_000), by: learner, at: now },
    })
    expect(booked).toBe('booked')
    return id
  }
  const sessionOf = async (id: string) =>
    (await database.db.select().from(sessions).where(eq(sessions.id, id)))[0]?.state
  const coverOf = async (id: string) => (await database.db.select().from(covers).where(eq(covers.id, id)))[0]
  const end = (three: Three) =>
    endMentorship(database.db, { id: three.mentorship, by: three.mentor, at: now })
  const begin = (three: Three, mentorId: string) =>
    saveMentorship(database.db, { id: randomUUID(), learnerId: three.learner, mentorId, at: now })
  const request = async (three: Three) => {
    const { db } = database
    const mentorId = await addPerson(db, 'mentor')
    await saveWish(db, { learnerId: three.learner, want: 'looking', at: now })
    await db.update(mentors).set({ leavesOn: today }).where(eq(mentors.mentorId, three.mentor))
    const asked = { learnerId: three.learner, id: randomUUID(), mentorId, words: '', next: [], reasons: {} }
    expect(await recordRequest(db, { ...asked, at: now })).toBe('asked')
    const waiting = await findLastRequest(db, three.learner)
    if (!waiting) throw new Error('no request')
    const onward = { newId: randomUUID(), reasons: {} }
    return acceptRequest(db, { request: waiting, mentorshipId: randomUUID(), onward, at: now })
  }

  it.each<[string, (three: Three, cover: { id: string; learnerId: string }) => Promise<unknown>]>([
    ['the learner’s word', (_, cover) => take(cover, ['agreed'], 'refused')],
    ['the mentor’s word', (_, cover) => take(cover, ['agreed'], 'withdrawn')],
    ['the end of the mentorship', (three) => end(three)],
    ['a new mentor', async (three) => begin(three, await addPerson(database.db, 'mentor'))],
    ['a new mentor who was asked', (three) => request(three)],
    ['a closed account', ({ cover: personId }) => saveDisabled(database.db, { personId, ...closing })],
    ['a role that is taken', ({ cover: personId }) => revokeRole(database.db, { personId, ...taking })],
  ])('is %s; sessions with her who stood in are cancelled', async (_, act) => {
    const three = await addThree()
    const cover = await agreed(three)
    const session = await book(three)
    const ended = await act(three, cover)
    expect(await sessionOf(session)).toBe('cancelled')
    expect(['refused', 'withdrawn']).toContain((await coverOf(cover.id))?.state)
    const told = Array.isArray(ended)
      ? ended[0]
      : ended && 'covers' in Object(ended)
        ? Object(ended).covers[0]
        : ended
    expect(told).toMatchObject({ id: cover.id, was: 'agreed', begun: true })
  })
  const closing = { disabled: true, by: null, at: now }
  const taking = { role: 'mentor' as const, revokedBy: null, at: now }

  it(`comes once, of several at once, in ${rounds} rounds`, async () => {
    const connections = Array.from({ length: 4 }, () => openDatabase(database.url, { max: 1 }))
    const [a, b, c, d] = connections.map(({ db }) => db)
    for (let round = 0; round < rounds; round += 1) {
      const three = await addThree()
      const { learner: learnerId, mentorship, mentor: by } = three
      const cover = await agreed(three)
      const session = await book(three)
      const mentorId = await addPerson(database.db, 'mentor')
      if (!c || !d) throw new Error('no connection')
      const ended = await Promise.all([
        take(cover, ['agreed'], 'refused', a).then((one) => [one]),
        take(cover, ['agreed'], 'withdrawn', b).then((one) => [one]),
        endMentorship(c, { id: mentorship, by, at: now }).then((one) => one?.covers ?? []),
        saveMentorship(d, { id: randomUUID(), learnerId, mentorId, at: now }),
      ])
      expect(ended.flat().filter((one) => one !== null)).toHaveLength(1)
      expect(await sessionOf(session)).toBe('cancelled')
    }
    await Promise.all(connections.map((one) => one.close()))
  })

  it('leaves the days to the next mentor, keeps what is over, and nothing of what was written', async () => {
    const three = await addThree()
    const [over, coming] = [
      await agreed(three, { from: addDays(today, -9), to: addDays(today, -5) }),
      await ask(three),
    ]
    const mentor = await addPerson(database.db, 'mentor')
    await begin(three, mentor)
    expect(await coverOf(over.id)).toMatchObject({ state: 'agreed', summary: 'Bientôt CSS' })
    expect(await coverOf(coming.id)).toMatchObject({ state: 'withdrawn', summary: '' })
    await ask({ ...three, mentor })
  })

  it('keeps sessions with her who stood in and becomes her mentor', async () => {
    const three = await addThree()
    await agreed(three)
    const session = await book(three)
    await begin(three, three.cover)
    expect(await sessionOf(session)).toBe('booked')
  })

  it('keeps sessions of another that goes on between the same two', async () => {
    const three = await addThree()
    const running = await agreed(three)
    const session = await book(three)
    const later = await agreed(three, { from: addDays(today, 7), to: addDays(today, 9) })
    expect(await take(later, ['agreed'], 'withdrawn')).toMatchObject({ was: 'agreed', begun: false })
    expect(await sessionOf(session)).toBe('booked')
    await take(running, ['agreed'], 'withdrawn')
    expect(await sessionOf(session)).toBe('cancelled')
  })

  it('keeps a session from being moved, where one is left', async () => {
    const { db } = database
    const three = await addThree()
    const cover = await agreed(three)
    const id = await book(three)
    await db.update(covers).set({ state: 'refused' }).where(eq(covers.id, cover.id))
    const startsAt = new Date(now.getTime() + 3 * 86_400_000)
    const move = { id, sequence: 0, startsAt, endsAt: new Date(startsAt.getTime() + 1_800_000) }
    expect(await moveSession(db, { ...move, by: three.learner, at: now })).toBe('stale')
  })
})

describe('the database keeps', () => {
  it(`one cover a day, and the same form once, in ${rounds} rounds`, async () => {
    const connections = Array.from({ length: 5 }, () => openDatabase(database.url, { max: 1 }))
    for (let round = 0; round < rounds; round += 1) {
      const three = await addThree()
      const { learner: learnerId, mentor: mentorId, cover: coverId } = three
      const id = randomUUID()
      const outcomes = await Promise.all(
        connections.map(({ db }, i) =>
          recordCover(db, {
            ...{ learnerId, mentorId, coverId, summary: '', at: now },
            id: i < 3 ? id : randomUUID(),
            from: addDays(today, i),
            to: addDays(today, 10),
          }),
        ),
      )
      expect(outcomes.filter((outcome) => outcome === 'asked')).toHaveLength(1)
      expect(await database.db.$count(covers, eq(covers.learnerId, learnerId))).toBe(1)
    }
    await Promise.all(connections.map((one) => one.close()))
  })

  it(`the minutes of her who stands in, with her mentees and other covers, in ${rounds} rounds`, async () => {
    const { db } = database
    const connections = Array.from({ length: 5 }, () => openDatabase(database.url, { max: 1 }))
    for (let round = 0; round < rounds; round += 1) {
      // Room for two.
      const { cover } = await addThree(40)
      const asked: Awaited<ReturnType<typeof ask>>[] = []
      for (let n = 0; n < 4; n += 1) asked.push(await ask({ ...(await addThree()), cover }))
      const seeker = await addPerson(db, 'learner')
      await saveWish(db, { learnerId: seeker, want: 'looking', at: now })
      const request = {
        learnerId: seeker,
        id: randomUUID(),
        mentorId: cover,
        words: '',
        next: [],
        reasons: {},
        at: now,
      }
      expect(await recordRequest(db, request)).toBe('asked')
      const waiting = await findLastRequest(db, seeker)
      if (!waiting) throw new Error('no request')
      const onward = { newId: randomUUID(), reasons: {} }
      const accept = { request: waiting, mentorshipId: randomUUID(), onward, at: now }
      const [last, ...others] = connections
      if (!last) throw new Error('no connection')
      const [mentorship, ...answers] = await Promise.all([
        acceptRequest(last.db, accept).then(({ outcome }) => outcome === 'accepted'),
        ...others.map(async (one, i) => {
          const own = asked[i]
          return own ? (await take(own, ['asked'], 'accepted', one.db)) !== 'full' : false
        }),
      ])
      expect([mentorship, ...answers].filter(Boolean)).toHaveLength(2)
      expect((await listCoversBy(db, cover, today)).filter(({ state }) => state === 'accepted')).toHaveLength(
        mentorship ? 1 : 2,
      )
    }
    await Promise.all(connections.map((one) => one.close()))
  })

  it('minutes by day: covers that follow each other take the same ones', async () => {
    const { cover } = await addThree(20)
    const [one, two, three] = [await addThree(), await addThree(), await addThree()]
    const later = { from: addDays(today, 7), to: addDays(today, 9) }
    const asked = [
      await ask({ ...one, cover }),
      await ask({ ...two, cover }),
      await ask({ ...three, cover }, later),
    ] as const
    expect(await take(asked[0], ['asked'], 'accepted')).toMatchObject({ state: 'accepted' })
    expect(await take(asked[1], ['asked'], 'accepted')).toBe('full')
    expect(await take(asked[2], ['asked'], 'accepted')).toMatchObject({ state: 'accepted' })
  })
})
