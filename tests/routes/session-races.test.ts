/** Who books at the same moment: one of them has the time, and the others have lost nothing. */
import { randomUUID } from 'node:crypto'
import { eq, inArray, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { book, cancel, move } from '#app/sessions/acts.server.ts'
import { databaseCode, openDatabase, type Connection, type Database } from '#db/client.server.ts'
import { listRelations, saveMentorship, type Relation } from '#db/mentoring.ts'
import { sessions } from '#db/schema/sessions.ts'
import { findSession } from '#db/sessions.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import { addCohort, contextOf, everyDay, giveSlots } from '../setup/meetings.ts'
import { addPerson } from '../setup/learner.ts'

const rounds = Number(process.env.RACE_ROUNDS ?? 6)
const learners = 50
const now = new Date('2026-09-07T09:00:00Z')
const day = 86_400_000
const hour = 3_600_000

let site: TestAcademy
let coachId = ''
let ids: string[] = []
const connections: Connection[] = []

beforeAll(async () => {
  site = await openTestAcademy({ now: () => now })
  const { db } = site.database
  coachId = await site.addAccount('coach@exemple.fr', 'coach')
  ids = await Promise.all(Array.from({ length: learners }, () => addPerson(db)))
  await addCohort(db, coachId, ids, now)
  await giveSlots(db, coachId, everyDay(0, 1440))
  for (const _ of ids) connections.push(openDatabase(site.database.url, { max: 1 }))
  await Promise.all(connections.map((connection) => connection.db.execute(sql`select 1`)))
})
afterAll(async () => {
  await Promise.all(connections.map((connection) => connection.close()))
  await site.close()
})

const relationOf = (learnerId: string): Relation => ({
  learnerId,
  companionId: coachId,
  role: 'coach',
  other: { id: coachId, name: 'Awa', timeZone: 'Europe/Paris' },
})

/** Every one on her own connection, all of them let go at once. */
async function atOnce<Result>(work: ((db: Database) => Promise<Result>)[]): Promise<Result[]> {
  let open = () => {}
  const barrier = new Promise<void>((done) => (open = done))
  const running = work.map(async (one, i) => {
    const db = connections[i % connections.length]?.db
    if (!db) throw new Error('no connection')
    await barrier
    return one(db)
  })
  open()
  return Promise.all(running)
}

async function lettersAbout(id: string): Promise<string[]> {
  const rows = await site.database.db.execute(
    sql`select data ->> 'personId' as person from pgboss.job where data ->> 'session' = ${id}
      union all select data ->> 'personId' from pgboss.archive where data ->> 'session' = ${id}`,
  )
  return rows.map(({ person }) => String(person)).sort()
}

describe('fifty learners on one time', () => {
  it(`have one winner in each of ${rounds} rounds, and the others nothing at all`, async () => {
    const tally: Record<string, number> = {}
    for (let round = 0; round < rounds; round += 1) {
      const startsAt = new Date(now.getTime() + day + (round % 20) * 3 * hour)
      const wishes = ids.map((learnerId) => ({ id: randomUUID(), learnerId }))
      const outcomes = await atOnce(
        wishes.map(({ id, learnerId }) => (db: Database) => {
          const wish = { id, startsAt, minutes: 45 as const, agenda: '' }
          return book(contextOf(site, db), { id: learnerId }, relationOf(learnerId), wish)
        }),
      )
      const winners = wishes.filter((_, i) => outcomes[i] === 'booked')
      expect(winners).toHaveLength(1)
      const losers = outcomes.filter((outcome) => outcome !== 'booked')
      for (const outcome of losers) expect(['companion-taken', 'gone', 'many']).toContain(outcome)
      for (const outcome of outcomes) tally[outcome] = (tally[outcome] ?? 0) + 1
      const wished = wishes.map(({ id }) => id)
      const rows = await site.database.db.select().from(sessions).where(inArray(sessions.id, wished))
      expect(rows.map(({ id }) => id)).toEqual(winners.map(({ id }) => id))
      const letters = await Promise.all(wishes.map(({ id }) => lettersAbout(id)))
      expect(letters.flat()).toEqual([coachId, winners[0]?.learnerId ?? ''].sort())
      // Free again for later rounds, in which she may win once more.
      const won = await findSession(site.database.db, coachId, winners[0]?.id ?? '')
      expect(won && (await cancel(contextOf(site), { id: coachId }, won))).toBe(true)
    }
    // Some must have come as far as the database, or nothing was raced for.
    expect(tally['companion-taken'] ?? 0).toBeGreaterThan(rounds)
  }, 1_200_000)

  it('are refused by the constraint even where nobody asks first', async () => {
    const startsAt = new Date(now.getTime() + 400 * day)
    const values = { companionId: coachId, role: 'coach', state: 'booked', agenda: '' } as const
    const times = { startsAt, endsAt: new Date(startsAt.getTime() + hour), bookedAt: now, changedAt: now }
    const codes = await atOnce(
      ids.map(
        (learnerId) => (db: Database) =>
          db
            .insert(sessions)
            .values({ learnerId, id: randomUUID(), ...values, ...times })
            .then(() => null, databaseCode),
      ),
    )
    // Never two. 40P01 and 57014: many who wait for each other, all of whom may be refused: the reason why those who ask take a lock.
    expect(codes.filter((code) => code === null).length).toBeLessThanOrEqual(1)
    for (const code of codes) expect([null, '23P01', '40P01', '57014']).toContain(code)
  })
})

describe('two people', () => {
  /** A learner of the coach with nothing before her: two people have four sessions at most. */
  const another = async () => {
    const id = await addPerson(site.database.db)
    await addCohort(site.database.db, coachId, [id], now)
    return id
  }
  const starts = (n: number) => new Date(now.getTime() + 21 * day + n * hour)
  const booking = (learnerId: string, id: string, startsAt: Date) => (db: Database) =>
    book(contextOf(site, db), { id: learnerId }, relationOf(learnerId), {
      ...{ id, startsAt, minutes: 30 as const, agenda: '' },
    })
  const kept = async (id: string) => {
    const session = await findSession(site.database.db, coachId, id)
    if (!session) throw new Error('no session')
    return session
  }

  it('who send the same form at once book once, and both are told so', async () => {
    const learnerId = await another()
    const id = randomUUID()
    const outcomes = await atOnce(Array.from({ length: 8 }, () => booking(learnerId, id, starts(0))))
    expect(outcomes.every((outcome) => outcome === 'booked')).toBe(true)
    expect(await lettersAbout(id)).toEqual([coachId, learnerId].sort())
  })

  it('who book with each other from both sides at once have one session', async () => {
    const learnerId = await another()
    const relation = relationOf(learnerId)
    const wish = () => ({ id: randomUUID(), startsAt: starts(1), minutes: 30 as const, agenda: '' })
    const outcomes = await atOnce([
      (db) => book(contextOf(site, db), { id: learnerId }, relation, wish()),
      (db) => book(contextOf(site, db), { id: coachId }, relation, wish()),
    ])
    expect(outcomes.filter((outcome) => outcome === 'booked')).toHaveLength(1)
  })

  it('a learner is not booked twice at one time by two who accompany her', async () => {
    const learnerId = await another()
    const { db } = site.database
    const mentorId = await addPerson(db, 'mentor')
    await giveSlots(db, mentorId, everyDay(0, 1440))
    await saveMentorship(db, { id: randomUUID(), learnerId, mentorId, at: now })
    const wish = () => ({ id: randomUUID(), startsAt: starts(2), minutes: 30 as const, agenda: '' })
    const mentor = { ...relationOf(learnerId), companionId: mentorId, role: 'mentor' as const }
    const outcomes = await atOnce([
      (own) => book(contextOf(site, own), { id: mentorId }, mentor, wish()),
      (own) => book(contextOf(site, own), { id: coachId }, relationOf(learnerId), wish()),
    ])
    expect(outcomes.filter((outcome) => outcome === 'booked')).toHaveLength(1)
    expect(['learner-taken', 'gone', 'companion-taken']).toContain(outcomes.find((one) => one !== 'booked'))
  })

  it('who move onto a taken time are refused, and stay where they were; a cancelled time is free again', async () => {
    const [learnerId, otherId] = [await another(), await another()]
    const [first, second] = [randomUUID(), randomUUID()]
    await booking(learnerId, first, starts(4))(site.database.db)
    await booking(otherId, second, starts(6))(site.database.db)
    const context = contextOf(site)
    const onto = { startsAt: starts(4), sequence: 0 }
    expect(await move(context, { id: otherId }, await kept(second), onto)).toBe('gone')
    expect(await kept(second)).toMatchObject({ startsAt: starts(6), sequence: 0 })
    // Two who move to one free time at once.
    const moves = await atOnce([
      async (db) =>
        move(contextOf(site, db), { id: learnerId }, await kept(first), { startsAt: starts(8), sequence: 0 }),
      async (db) =>
        move(contextOf(site, db), { id: otherId }, await kept(second), { startsAt: starts(8), sequence: 0 }),
    ])
    expect(moves.filter((outcome) => outcome === 'moved')).toHaveLength(1)
    const [winner, loser] = moves[0] === 'moved' ? [first, second] : [second, first]
    expect((await kept(loser)).sequence).toBe(0)
    expect(await cancel(context, { id: coachId }, await kept(winner))).toBe(true)
    expect(await cancel(context, { id: coachId }, await kept(winner))).toBe(true)
    expect(await lettersAbout(winner)).toHaveLength(6)
    const again = randomUUID()
    expect(await booking(otherId, again, starts(8))(site.database.db)).toBe('booked')
  })

  it('who move the same session to two times at once leave it at one, and nobody is told of the other', async () => {
    const learnerId = await another()
    const id = randomUUID()
    await booking(learnerId, id, starts(10))(site.database.db)
    const session = await kept(id)
    const moves = await atOnce([
      (db) => move(contextOf(site, db), { id: learnerId }, session, { startsAt: starts(12), sequence: 0 }),
      (db) => move(contextOf(site, db), { id: coachId }, session, { startsAt: starts(14), sequence: 0 }),
    ])
    expect(moves.sort()).toEqual(['moved', 'stale'])
    const moved = await kept(id)
    expect(moved.sequence).toBe(1)
    expect(await lettersAbout(id)).toHaveLength(4)
    const wish = { startsAt: moved.startsAt, sequence: 0 }
    expect(await move(contextOf(site), { id: coachId }, moved, wish)).toBe('moved')
    expect((await kept(id)).sequence).toBe(1)
  })
})

describe('an ended relation', () => {
  it('cancels what was to come, also what is booked at the same moment, and nobody else’s', async () => {
    const { db } = site.database
    for (let round = 0; round < 10; round += 1) {
      const [learnerId, mentorId, nextId] = [
        await addPerson(db),
        await addPerson(db, 'mentor'),
        await addPerson(db, 'mentor'),
      ]
      await giveSlots(db, mentorId, everyDay(0, 1440))
      await saveMentorship(db, { id: randomUUID(), learnerId, mentorId, at: now })
      await addCohort(db, coachId, [learnerId], now)
      const [relation] = await listRelations(db, learnerId)
      if (!relation) throw new Error('no relation')
      const wish = (n: number) => ({
        ...{ id: randomUUID(), startsAt: new Date(now.getTime() + 20 * day + (round * 4 + n) * hour) },
        ...{ minutes: 30 as const, agenda: '' },
      })
      const withCoach = wish(3)
      expect(await book(contextOf(site), { id: learnerId }, relation, wish(0))).toBe('booked')
      expect(await book(contextOf(site), { id: learnerId }, relationOf(learnerId), withCoach)).toBe('booked')
      const [late] = await atOnce<unknown>([
        (own) => book(contextOf(site, own), { id: learnerId }, relation, wish(1)),
        (own) => saveMentorship(own, { id: randomUUID(), learnerId, mentorId: nextId, at: now }),
      ])
      expect(['booked', 'not-related']).toContain(late)
      const rows = await db.select().from(sessions).where(eq(sessions.companionId, mentorId))
      expect(rows.every(({ state, sequence }) => state === 'cancelled' && sequence === 1)).toBe(true)
      expect(await findSession(db, coachId, withCoach.id)).toMatchObject({ state: 'booked' })
      // Whoever no longer accompanies her reads none of it any more; she does.
      for (const { id } of rows) {
        expect(await findSession(db, mentorId, id)).toBeNull()
        expect(await findSession(db, learnerId, id)).not.toBeNull()
      }
    }
  })
})
