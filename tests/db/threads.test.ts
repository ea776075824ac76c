/** Threads and messages in the database: who is in, who reads, what holds when two things happen at once. */
import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveCohort, saveCohortMember, saveMentorship } from '#db/mentoring.ts'
import { grantRole, revokeRole, saveDisabled } from '#db/people.ts'
import { mentorships } from '#db/schema/mentoring.ts'
import { messages, threadMembers, threads } from '#db/schema/threads.ts'
import { listBlocked, removeBlock, saveBlock } from '#db/threads/blocks.ts'
import {
  changeTime,
  editMessage,
  findMessageFile,
  findThreadVersion,
  listMessages,
  pageSize,
  recordMessage,
  withdrawMessage,
  type NewMessage,
} from '#db/threads/messages.ts'
import { listOwnReports, listReports, recordReport, saveOutcome } from '#db/threads/reports.ts'
import { foldWords, searchMessages } from '#db/threads/search.ts'
import {
  closeThreeThread,
  findThread,
  listThreads,
  listThreeWishes,
  openThreeThread,
  saveReadUntil,
  saveThreads,
  type Thread,
} from '#db/threads/threads.ts'
import { countUnread, findUnread } from '#db/threads/unread.ts'
import { addPerson, minutesLater } from '../setup/learner.ts'
import { createTestDatabase, type TestDatabase } from '../setup/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

interface Trio {
  learner: string
  mentor: string
  coach: string
  mentorThread: Thread
  coachThread: Thread
}

/** A learner with a mentor and a coach, and the two threads that come of it. */
async function addTrio(): Promise<Trio> {
  const { db } = database
  const at = minutesLater(0)
  const [learner, mentor, coach] = await Promise.all([
    addPerson(db, 'learner', 'Fatou'),
    addPerson(db, 'mentor', 'Isabelle'),
    addPerson(db, 'coach', 'Sandrine'),
  ])
  await saveMentorship(db, { id: randomUUID(), learnerId: learner, mentorId: mentor, at })
  const cohort = { id: randomUUID(), name: 'A', track: 't', startsOn: '2026-09-07', createdAt: at }
  await saveCohort(db, { ...cohort, coachId: coach })
  await saveCohortMember(db, { cohortId: cohort.id, learnerId: learner, at })
  await saveThreads(db, learner, at)
  const all = await listThreads(db, learner)
  const [mentorThread, coachThread] = (['mentor', 'coach'] as const).map((kind) =>
    all.find((thread) => thread.kind === kind),
  )
  if (!mentorThread || !coachThread) throw new Error('no threads')
  return { learner, mentor, coach, mentorThread, coachThread }
}

async function endMentorship(learner: string, at = minutesLater(500)) {
  await database.db
    .update(mentorships)
    .set({ state: 'ended', until: at })
    .where(eq(mentorships.learnerId, learner))
}

const message = (
  thread: Pick<Thread, 'id'>,
  authorId: string,
  body: string,
  minute = 1,
  more: Partial<NewMessage> = {},
): NewMessage => ({
  ...{ threadId: thread.id, authorId, body, id: randomUUID(), otherwiseId: randomUUID() },
  ...{ file: null, at: minutesLater(minute) },
  ...more,
})

const write = (...given: Parameters<typeof message>) => recordMessage(database.db, message(...given))

async function read(personId: string, thread: Thread) {
  return (await listMessages(database.db, personId, thread, null)).messages
}
const bodies = async (personId: string, thread: Thread) =>
  (await read(personId, thread)).map(({ body }) => body)

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

describe('a message', () => {
  it('sent twice is there once; other words by the same form are another one', async () => {
    const { db } = database
    const { learner, mentor, mentorThread } = await addTrio()
    const first = message(mentorThread, learner, 'Bonjour')
    expect(await Promise.all([1, 2, 3].map(() => recordMessage(db, first)))).toEqual(['sent', 'sent', 'sent'])
    const other = { ...first, body: 'Autre chose' }
    expect(await Promise.all([1, 2].map(() => recordMessage(db, other)))).toEqual(['sent', 'sent'])
    expect(await bodies(mentor, mentorThread)).toEqual(['Bonjour', 'Autre chose'])
    expect(await recordMessage(db, { ...first, authorId: mentor, body: 'volé' })).toBeNull()
    await withdrawMessage(db, {
      threadId: mentorThread.id,
      personId: learner,
      id: first.id,
      at: minutesLater(2),
    })
    expect(await recordMessage(db, first)).toBe('withdrawn')
  })

  it('has its place in the order of commits, also when all write at once', async () => {
    const { learner, mentor, mentorThread } = await addTrio()
    await Promise.all(
      Array.from({ length: 12 }, (_, n) => write(mentorThread, n % 2 ? learner : mentor, `${n}`)),
    )
    const seqs = (await read(learner, mentorThread)).map(({ seq }) => seq)
    expect(seqs).toHaveLength(12)
    expect([...seqs].sort((a, b) => a - b)).toEqual(seqs)
  })

  it('is not written once the relation has ended, whoever was first', async () => {
    const { learner, mentorThread } = await addTrio()
    const outcomes = await Promise.all([
      ...Array.from({ length: 5 }, (_, n) => write(mentorThread, learner, `avant ${n}`)),
      endMentorship(learner).then(() => 'ended'),
      ...Array.from({ length: 5 }, (_, n) => write(mentorThread, learner, `après ${n}`)),
    ])
    const sent = outcomes.filter((outcome) => outcome === 'sent').length
    expect(await read(learner, mentorThread)).toHaveLength(sent)
    expect(await write(mentorThread, learner, 'trop tard')).toBe('closed')
  })

  it('can be changed for ten minutes, the tenth included, by its author only', async () => {
    const { db } = database
    const { learner, mentor, mentorThread } = await addTrio()
    const sent = message(mentorThread, learner, 'Bonjuor', 0)
    await recordMessage(db, sent)
    const change = { threadId: mentorThread.id, personId: learner, id: sent.id }
    const tenth = new Date(sent.at.getTime() + changeTime)
    const after = new Date(tenth.getTime() + 1)
    expect(await editMessage(db, { ...change, body: 'x', personId: mentor, at: tenth })).toBeNull()
    expect(await withdrawMessage(db, { ...change, personId: mentor, at: tenth })).toBeNull()
    expect(await editMessage(db, { ...change, body: 'Bonjour', at: tenth })).toBe('saved')
    expect(await editMessage(db, { ...change, body: 'Bonsoir', at: after })).toBe('late')
    expect(await withdrawMessage(db, { ...change, at: after })).toBe('late')
    expect(await read(mentor, mentorThread)).toMatchObject([{ body: 'Bonjour', editedAt: tenth }])
    expect(await withdrawMessage(db, { ...change, at: tenth })).toBe('withdrawn')
    expect(await withdrawMessage(db, { ...change, at: after })).toBe('withdrawn')
    expect(await editMessage(db, { ...change, body: 'x', at: tenth })).toBe('withdrawn')
    expect(await read(mentor, mentorThread)).toMatchObject([{ body: '', withdrawnAt: tenth }])
  })

  it('that is edited and withdrawn at once is withdrawn', async () => {
    const { db } = database
    const { learner, mentor, mentorThread } = await addTrio()
    for (let n = 0; n < 10; n += 1) {
      const sent = message(mentorThread, learner, 'avant', n)
      await recordMessage(db, sent)
      const change = { threadId: mentorThread.id, personId: learner, id: sent.id, at: sent.at }
      const [edited] = await Promise.all([
        editMessage(db, { ...change, body: 'après' }),
        withdrawMessage(db, change),
      ])
      expect(['saved', 'withdrawn']).toContain(edited)
    }
    for (const { body, withdrawnAt } of await read(mentor, mentorThread)) {
      expect(body).toBe('')
      expect(withdrawnAt).not.toBeNull()
    }
  })

  it('is not brought back by an edit that was under way when it was withdrawn', async () => {
    const { db } = database
    const { learner, mentor, mentorThread } = await addTrio()
    const sent = message(mentorThread, learner, 'avant', 1)
    await recordMessage(db, sent)
    const change = { threadId: mentorThread.id, personId: learner, id: sent.id, at: sent.at }
    const edited = await db.transaction(async (tx) => {
      await withdrawMessage(tx, change)
      const editing = editMessage(db, { ...change, body: 'après' })
      await new Promise((done) => setTimeout(done, 300))
      return { editing }
    })
    expect(await edited.editing).toBe('withdrawn')
    expect(await bodies(mentor, mentorThread)).toEqual([''])
  })

  it('changes the version of its thread, each time', async () => {
    const { db } = database
    const { learner, mentorThread } = await addTrio()
    const versions = [await findThreadVersion(db, learner, mentorThread.id)]
    const sent = message(mentorThread, learner, 'a', 1)
    const change = { threadId: mentorThread.id, personId: learner, id: sent.id }
    await recordMessage(db, sent)
    versions.push(await findThreadVersion(db, learner, mentorThread.id))
    await editMessage(db, { ...change, body: 'b', at: minutesLater(2) })
    versions.push(await findThreadVersion(db, learner, mentorThread.id))
    await withdrawMessage(db, { ...change, at: minutesLater(3) })
    versions.push(await findThreadVersion(db, learner, mentorThread.id))
    expect(new Set(versions).size).toBe(4)
  })

  it('is found on pages, before and around another one', async () => {
    const { db } = database
    const { learner, mentorThread } = await addTrio()
    for (let n = 0; n < pageSize + 5; n += 1) await write(mentorThread, learner, `${n}`, n)
    const last = await listMessages(db, learner, mentorThread, null)
    expect(last).toMatchObject({ older: true, newer: false })
    expect(last.messages.map(({ body }) => body)[0]).toBe('5')
    const before = await listMessages(db, learner, mentorThread, { before: last.messages[0]?.seq ?? 0 })
    expect(before.messages.map(({ body }) => body)).toEqual(['0', '1', '2', '3', '4'])
    expect(before).toMatchObject({ older: false, newer: true })
    const around = await listMessages(db, learner, mentorThread, { around: last.messages[10]?.seq ?? 0 })
    expect(around.messages.map(({ body }) => Number(body))).toEqual(
      Array.from({ length: 30 }, (_, n) => n + 1),
    )
    expect(around).toMatchObject({ older: true, newer: true })
  })

  it('goes with its file when it is withdrawn, and files have a limit', async () => {
    const { db } = database
    const { learner, mentor, coach, mentorThread } = await addTrio()
    const file = (bytes: number) => ({
      ...{ id: randomUUID(), name: 'a.txt', mediaType: 'text/plain', sha256: 'x' },
      content: new Uint8Array(bytes),
    })
    const small = file(10)
    const sent = message(mentorThread, learner, '', 1, { file: small })
    expect(await recordMessage(db, sent)).toBe('sent')
    expect((await findMessageFile(db, mentor, mentorThread.id, small.id))?.size).toBe(10)
    expect(await findMessageFile(db, coach, mentorThread.id, small.id)).toBeNull()
    await withdrawMessage(db, {
      threadId: mentorThread.id,
      personId: learner,
      id: sent.id,
      at: minutesLater(2),
    })
    expect(await findMessageFile(db, mentor, mentorThread.id, small.id)).toBeNull()
    const [left] = await db.execute(sql`select count(*)::int as n from files where learner_id = ${learner}`)
    expect(left?.n).toBe(0)
    expect(await write(mentorThread, learner, '', 3, { file: file(15_000_000) })).toBe('sent')
    expect(await write(mentorThread, mentor, '', 3, { file: file(7_000_000) })).toBe('quota')
  })
})

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
