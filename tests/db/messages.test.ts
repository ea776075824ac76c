/** Messages in the database: sent once, in order, changed for a while, gone when withdrawn. */
import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeTime, editMessage, recordMessage, withdrawMessage } from '#db/threads/messages.ts'
import { findMessageFile, findThreadVersion, listMessages, pageSize } from '#db/threads/reading.ts'
import { minutesLater } from '../setup/learner.ts'
import { createTestDatabase, type TestDatabase } from '../setup/test-database.ts'
import { message, triosIn } from '../setup/trio.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const { addTrio, endMentorship, write, read, bodies } = triosIn(() => database.db)

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

  it('with the same words and another file is another one', async () => {
    const { mentor, mentorThread } = await addTrio()
    const file = (text: string) => ({
      ...{ id: randomUUID(), name: 'a.txt', mediaType: 'text/plain' },
      ...{ sha256: createHash('sha256').update(text).digest('hex'), content: Buffer.from(text) },
    })
    const id = randomUUID()
    const send = (text: string | null) =>
      write(mentorThread, mentor, 'Voici', 1, {
        ...{ id, otherwiseId: randomUUID(), file: text === null ? null : file(text) },
      })
    for (const text of ['un', 'un', 'deux', null]) expect(await send(text)).toBe('sent')
    expect((await read(mentor, mentorThread)).map((one) => one.file?.size ?? null)).toEqual([2, 4, null])
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
