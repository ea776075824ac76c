/** What is unread, found, blocked and reported in threads. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { messages } from '#db/schema/threads.ts'
import { listBlocked, removeBlock, saveBlock } from '#db/threads/blocks.ts'
import { recordMessage, withdrawMessage } from '#db/threads/messages.ts'
import { findMessageFile } from '#db/threads/reading.ts'
import { listOwnReports, listReports, recordReport, saveOutcome } from '#db/threads/reports.ts'
import { foldWords, searchMessages } from '#db/threads/search.ts'
import { findThread, openThreeThread, saveReadUntil } from '#db/threads/threads.ts'
import { countUnread, findUnread } from '#db/threads/unread.ts'
import { addPerson, minutesLater } from '../setup/learner.ts'
import { createTestDatabase, type TestDatabase } from '../setup/test-database.ts'
import { message, triosIn } from '../setup/trio.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const { addTrio, endMentorship, write, read, bodies } = triosIn(() => database.db)

describe('what is unread', () => {
  it('counts what others wrote since she last read', async () => {
    const { db } = database
    const { learner, mentor, mentorThread } = await addTrio()
    await write(mentorThread, mentor, 'un', 1)
    await write(mentorThread, mentor, 'deux', 2)
    await write(mentorThread, learner, 'trois', 3)
    expect(await countUnread(db, learner)).toBe(2)
    expect(await countUnread(db, mentor)).toBe(1)
    expect(await findUnread(db, learner)).toEqual({
      count: 2,
      names: ['Isabelle'],
      threadId: mentorThread.id,
    })
    const [first, second] = await read(learner, mentorThread)
    await saveReadUntil(db, mentorThread, learner, second?.seq ?? 0)
    await saveReadUntil(db, mentorThread, learner, first?.seq ?? 0)
    expect(await countUnread(db, learner)).toBe(0)
    const again = message(mentorThread, mentor, 'quatre', 4)
    await recordMessage(db, again)
    expect(await countUnread(db, learner)).toBe(1)
    await withdrawMessage(db, {
      threadId: mentorThread.id,
      personId: mentor,
      id: again.id,
      at: minutesLater(5),
    })
    expect(await countUnread(db, learner)).toBe(0)
  })
})

describe('search', () => {
  it('finds words whatever their accents and case, in her own threads only', async () => {
    const { db } = database
    const [one, two] = [await addTrio(), await addTrio()]
    await write(
      one.mentorThread,
      one.mentor,
      'Votre maquette est très RÉUSSIE, bravo pour le cœur de page',
      1,
    )
    await write(one.coachThread, one.coach, '100 % réussie', 2)
    await write(two.mentorThread, two.mentor, 'réussie aussi', 3)
    const find = async (who: string, text: string) =>
      (await searchMessages(db, who, foldWords(text), 10)).map(({ body }) => body.slice(0, 5))
    expect(await find(one.learner, 'reussie')).toEqual(['100 %', 'Votre'])
    expect(await find(one.learner, 'COEUR  Réussie')).toEqual(['Votre'])
    expect(await find(one.mentor, 'réussie')).toEqual(['Votre'])
    expect(await find(one.learner, '100 %')).toEqual(['100 %'])
    expect(await find(one.learner, '%')).toEqual(['100 %'])
    expect(await find(one.learner, '_')).toEqual([])
    expect(await find(one.learner, '')).toEqual([])
    await endMentorship(one.learner)
    expect(await find(one.mentor, 'reussie')).toEqual([])
  })
})

describe('a block', () => {
  it('keeps from her what is written after it, everywhere, and only from her', async () => {
    const { db } = database
    const { learner, mentor, coach, mentorThread } = await addTrio()
    const three = await findThread(
      db,
      learner,
      (await openThreeThread(db, learner, coach, minutesLater(0))) ?? '',
    )
    if (!three) throw new Error('no thread')
    await write(mentorThread, mentor, 'avant', 1)
    await saveBlock(db, { blockerId: learner, blockedId: mentor, at: minutesLater(2) })
    await saveBlock(db, { blockerId: learner, blockedId: mentor, at: minutesLater(9) })
    expect(await write(mentorThread, mentor, 'pendant', 3)).toBe('sent')
    await write(three, mentor, 'à trois', 4)
    expect(await bodies(learner, mentorThread)).toEqual(['avant'])
    expect(await bodies(mentor, mentorThread)).toEqual(['avant', 'pendant'])
    expect(await bodies(learner, three)).toEqual([])
    expect(await bodies(coach, three)).toEqual(['à trois'])
    expect(await countUnread(db, learner)).toBe(1)
    expect((await findThread(db, learner, mentorThread.id))?.last?.body).toBe('avant')
    expect((await findThread(db, mentor, mentorThread.id))?.others[0]?.blocked).toBe(false)
    expect(await searchMessages(db, learner, ['pendant'], 10)).toEqual([])
    expect(await listBlocked(db, learner)).toMatchObject([{ id: mentor, at: minutesLater(2) }])
    expect(await listBlocked(db, mentor)).toEqual([])
    await removeBlock(db, learner, mentor)
    expect(await bodies(learner, mentorThread)).toEqual(['avant', 'pendant'])
  })
})

describe('a report', () => {
  it('keeps the text as it was, once, and is handled once', async () => {
    const { db } = database
    const { learner, mentor, mentorThread } = await addTrio()
    const staff = await addPerson(db, 'staff', 'Leïla')
    const sent = message(mentorThread, mentor, 'Mots blessants', 1)
    await recordMessage(db, sent)
    const report = {
      id: randomUUID(),
      messageId: sent.id,
      reporterId: learner,
      reason: 'blessant',
      at: minutesLater(2),
    }
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => recordReport(db, mentorThread, { ...report, id: randomUUID() })),
    )
    expect(outcomes.sort()).toEqual(['again', 'again', 'reported'])
    expect(await recordReport(db, mentorThread, { ...report, reporterId: mentor })).toBeNull()
    await withdrawMessage(db, {
      threadId: mentorThread.id,
      personId: mentor,
      id: sent.id,
      at: minutesLater(3),
    })
    const [open] = await listReports(db, staff, 'open')
    expect(open).toMatchObject({ text: 'Mots blessants', reporter: 'Fatou', reported: 'Isabelle' })
    expect(await listReports(db, mentor, 'open')).toEqual([])
    const handling = {
      id: open?.id ?? '',
      handledBy: staff,
      outcome: 'Nous lui avons parlé.',
      at: minutesLater(9),
    }
    expect((await Promise.all([1, 2].map(() => saveOutcome(db, handling)))).sort()).toEqual(['done', 'saved'])
    expect(await saveOutcome(db, { ...handling, handledBy: mentor })).toBeNull()
    expect(await listReports(db, staff, 'open')).toEqual([])
    expect(await listOwnReports(db, learner)).toMatchObject([{ outcome: 'Nous lui avons parlé.' }])
    expect(await listOwnReports(db, mentor)).toEqual([])
    const late = message(mentorThread, mentor, 'x', 4)
    await recordMessage(db, late)
    await withdrawMessage(db, {
      threadId: mentorThread.id,
      personId: mentor,
      id: late.id,
      at: minutesLater(5),
    })
    expect(await recordReport(db, mentorThread, { ...report, messageId: late.id })).toBe('gone')
  })

  it('keeps the file of a withdrawn message for staff', async () => {
    const { db } = database
    const { learner, mentor, mentorThread } = await addTrio()
    const file = {
      ...{ id: randomUUID(), name: 'a.txt', mediaType: 'text/plain', sha256: 'x' },
      content: new Uint8Array(3),
    }
    const sent = message(mentorThread, mentor, '', 1, { file })
    await recordMessage(db, sent)
    await recordReport(db, mentorThread, {
      ...{ id: randomUUID(), messageId: sent.id, reporterId: learner, reason: 'x', at: minutesLater(2) },
    })
    await withdrawMessage(db, {
      threadId: mentorThread.id,
      personId: mentor,
      id: sent.id,
      at: minutesLater(3),
    })
    expect(await findMessageFile(db, learner, mentorThread.id, file.id)).toBeNull()
    const [row] = await db.select().from(messages).where(eq(messages.id, sent.id))
    expect(row).toMatchObject({ body: '', fileId: file.id })
  })
})
