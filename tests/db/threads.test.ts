/** Threads in the database: who is in, who reads, what holds when two things happen at once. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveMentorship } from '#db/mentoring.ts'
import { grantRole, revokeRole, saveDisabled } from '#db/people.ts'
import { threadMembers, threads } from '#db/schema/threads.ts'
import { findThreadVersion } from '#db/threads/reading.ts'
import {
  closeThreeThread,
  findThread,
  listThreads,
  listThreeWishes,
  openThreeThread,
  saveThreads,
} from '#db/threads/threads.ts'
import { countUnread } from '#db/threads/unread.ts'
import { minutesLater } from '../setup/learner.ts'
import { createTestDatabase, type TestDatabase } from '../setup/test-database.ts'
import { triosIn } from '../setup/trio.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const { addTrio, endMentorship, write, bodies } = triosIn(() => database.db)

describe('a thread', () => {
  it('comes into being by itself, once, however many tabs ask', async () => {
    const { db } = database
    const { learner, mentor, coach } = await addTrio()
    await db.delete(threads).where(eq(threads.learnerId, learner))
    const asking = [learner, learner, mentor, coach, learner, mentor, mentor, coach]
    await Promise.all(asking.map((who) => saveThreads(db, who, minutesLater(1))))
    expect(await db.$count(threads, eq(threads.learnerId, learner))).toBe(2)
    expect(await db.$count(threadMembers, eq(threadMembers.learnerId, learner))).toBe(4)
    expect(await listThreads(db, learner)).toHaveLength(2)
    expect(await listThreads(db, mentor)).toHaveLength(1)
    expect((await listThreads(db, coach))[0]).toMatchObject({
      kind: 'coach',
      others: [{ id: learner, name: 'Fatou', blocked: false }],
      open: true,
      unread: 0,
      last: null,
    })
  })

  it('is read no more by a companion whose relation ended; the learner keeps it; nobody writes in it', async () => {
    const { db } = database
    const { learner, mentor, mentorThread } = await addTrio()
    await write(mentorThread, mentor, 'Bonjour')
    await endMentorship(learner)
    // Nobody has opened a page since: the relation alone decides.
    expect(await findThread(db, mentor, mentorThread.id)).toBeNull()
    expect(await listThreads(db, mentor)).toEqual([])
    expect(await write(mentorThread, mentor, 'encore')).toBeNull()
    expect(await write(mentorThread, learner, 'encore')).toBe('closed')
    expect(await findThreadVersion(db, mentor, mentorThread.id)).toBeNull()
    expect(await countUnread(db, mentor)).toBe(0)
    expect(await findThread(db, learner, mentorThread.id)).toMatchObject({ open: false })
    expect(await bodies(learner, mentorThread)).toEqual(['Bonjour'])
    await saveThreads(db, learner, minutesLater(600))
    const [member] = await db.select().from(threadMembers).where(eq(threadMembers.personId, mentor))
    expect(member?.leftAt).toEqual(minutesLater(600))
    await saveMentorship(db, {
      id: randomUUID(),
      learnerId: learner,
      mentorId: mentor,
      at: minutesLater(700),
    })
    await saveThreads(db, mentor, minutesLater(701))
    expect(await findThread(db, mentor, mentorThread.id)).toMatchObject({ open: true, id: mentorThread.id })
  })

  it('is closed to whoever lost her role, or whose account is closed', async () => {
    const { db } = database
    const { learner, mentor, coach, mentorThread, coachThread } = await addTrio()
    await revokeRole(db, { personId: mentor, role: 'mentor', revokedBy: null, at: minutesLater(1) })
    expect(await findThread(db, mentor, mentorThread.id)).toBeNull()
    expect(await write(mentorThread, learner, 'x')).toBe('closed')
    await grantRole(db, { personId: mentor, role: 'mentor', grantedBy: null, at: minutesLater(2) })
    expect(await write(mentorThread, learner, 'x')).toBe('sent')
    await saveDisabled(db, { personId: coach, disabled: true, by: null, at: minutesLater(1) })
    expect(await write(coachThread, learner, 'x')).toBe('closed')
  })

  it('of three is opened and closed by the learner alone, and ends with either relation', async () => {
    const { db } = database
    const { learner, mentor, coach } = await addTrio()
    expect(await listThreeWishes(db, learner)).toEqual([{ mentorId: mentor, coachId: coach, open: false }])
    expect(await listThreeWishes(db, mentor)).toEqual([])
    expect(await openThreeThread(db, mentor, coach, minutesLater(1))).toBeNull()
    expect(await openThreeThread(db, learner, mentor, minutesLater(1))).toBeNull()
    const ids = await Promise.all([1, 2].map(() => openThreeThread(db, learner, coach, minutesLater(1))))
    expect(new Set(ids).size).toBe(1)
    const three = await findThread(db, learner, ids[0] ?? '')
    if (!three) throw new Error('no thread')
    expect(three.others.map(({ name }) => name)).toEqual(['Isabelle', 'Sandrine'])
    expect(await write(three, mentor, 'à trois')).toBe('sent')
    expect(await bodies(coach, three)).toEqual(['à trois'])
    await closeThreeThread(db, learner, three.id, minutesLater(2))
    for (const who of [mentor, coach]) {
      await saveThreads(db, who, minutesLater(3))
      expect(await findThread(db, who, three.id)).toBeNull()
    }
    expect(await write(three, learner, 'x')).toBe('closed')
    expect(await bodies(learner, three)).toEqual(['à trois'])
    await openThreeThread(db, learner, coach, minutesLater(4))
    expect(await bodies(coach, three)).toEqual(['à trois'])
    await endMentorship(learner)
    expect(await write(three, coach, 'x')).toBe('closed')
    expect(await findThread(db, mentor, three.id)).toBeNull()
    expect(await bodies(coach, three)).toEqual(['à trois'])
  })

  it('belongs to its members: nobody else finds it', async () => {
    const { db } = database
    const [one, two] = [await addTrio(), await addTrio()]
    for (const who of [two.learner, two.mentor, one.coach]) {
      expect(await findThread(db, who, one.mentorThread.id)).toBeNull()
      expect(await write(one.mentorThread, who, 'x')).toBeNull()
    }
    expect(await findThread(db, one.learner, 'no id')).toBeNull()
  })
})
