/** What is known of a mentor's mentees when her week is planned: signs of life, meetings that took place, and nothing she does not share. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findMeetings, recordStep, saveStep } from '#db/agreed-steps.ts'
import type { Database } from '#db/client.server.ts'
import { saveMentorship } from '#db/mentoring.ts'
import { saveSharing } from '#db/openings.ts'
import { evidence, submissions } from '#db/schema/learning.ts'
import { covers } from '#db/schema/mentors.ts'
import { people } from '#db/schema/people.ts'
import { sessions } from '#db/schema/sessions.ts'
import { saveLook } from '#db/session-looks.ts'
import { messages } from '#db/schema/threads.ts'
import { listLastSigns } from '#db/signs.ts'
import { saveBlock } from '#db/threads/blocks.ts'
import { recordMessage } from '#db/threads/messages.ts'
import { listThreads, saveReadUntil, saveThreads } from '#db/threads/threads.ts'
import { countDone, listMenteeFacts, sumBookedMinutes } from '#db/triage.ts'
import { webCatalog } from '#engine/catalog.fixture.ts'
import { addPerson, answerTo, minutesLater } from '../setup/learner.ts'
import { createTestDatabase, type TestDatabase } from '../setup/test-database.ts'

let database: TestDatabase
let db: Database
beforeAll(async () => {
  database = await createTestDatabase()
  db = database.db
})
afterAll(() => database.close())

const day = 24 * 60
const at = minutesLater(0)
const ago = (days: number) => minutesLater(-days * day)

/** A mentor and a learner whom she has accompanied for forty days. */
async function addPair() {
  const [mentorId, learnerId] = [await addPerson(db, 'mentor'), await addPerson(db)]
  await saveMentorship(db, { id: randomUUID(), learnerId, mentorId, at: ago(40) })
  return { mentorId, learnerId }
}
type Pair = Awaited<ReturnType<typeof addPair>>

async function addSession(
  { mentorId, learnerId }: Pair,
  startsAt: Date,
  role: 'mentor' | 'coach' = 'mentor',
) {
  const id = randomUUID()
  const endsAt = new Date(startsAt.getTime() + 30 * 60_000)
  await db.insert(sessions).values({
    ...{ id, learnerId, companionId: mentorId, role, startsAt, endsAt, state: 'booked', agenda: '' },
    ...{ bookedAt: ago(39), changedAt: ago(39) },
  })
  return id
}

async function sendProject({ learnerId }: Pair, sentAt: Date, version = 1) {
  const values = { learnerId, id: randomUUID(), module: 'html', version, state: 'sent' as const }
  await db.insert(submissions).values({ ...values, createdAt: sentAt, sentAt })
}

async function write({ mentorId, learnerId }: Pair, authorId: string, when: Date) {
  await saveThreads(db, learnerId, ago(39))
  const thread = (await listThreads(db, learnerId)).find(({ kind }) => kind === 'mentor')
  const ids = { id: randomUUID(), otherwiseId: randomUUID(), threadId: thread?.id ?? '' }
  expect(await recordMessage(db, { ...ids, authorId, body: 'Bonjour', file: null, at: when })).toBe('sent')
  return mentorId
}

const factsOf = async ({ mentorId }: Pair) =>
  (await listMenteeFacts(db, { mentorId, projects: { modules: [], finals: [] }, at }))[0]

it('a meeting and a project are signs of her', async () => {
  const pair = await addPair()
  expect(await factsOf(pair)).toMatchObject({ silent: null })
  await sendProject(pair, ago(20))
  expect(await factsOf(pair)).toMatchObject({ silent: 20 })
  await addSession(pair, ago(6))
  expect(await factsOf(pair)).toMatchObject({ silent: 5, sinceSession: 5 })
})

it('a session that did not take place is no meeting, and takes no minutes', async () => {
  const pair = await addPair()
  const { learnerId, mentorId } = pair
  const kept = await addSession(pair, ago(20))
  const missed = await addSession(pair, ago(3))
  const sum = () => sumBookedMinutes(db, { companionId: mentorId, from: ago(7), until: at })
  expect(await sum()).toBe(30)
  await saveLook(db, { personId: mentorId, sessionId: kept, met: true, useful: null, goOn: null, at })
  await saveLook(db, { personId: learnerId, sessionId: missed, met: false, useful: null, goOn: null, at })
  expect(await factsOf(pair)).toMatchObject({ sinceSession: 19, silent: 19 })
  expect((await findMeetings(db, learnerId, mentorId, at)).last?.startsAt).toEqual(ago(20))
  expect(await sum()).toBe(0)
  await addSession(pair, ago(2), 'coach')
  expect(await sum()).toBe(0)
})

it('a project sent three times is one', async () => {
  const pair = await addPair()
  for (const version of [1, 2, 3]) await sendProject(pair, ago(version), version)
  expect(await factsOf(pair)).toMatchObject({ finished: 1 })
})

it('a message that the mentor does not see does not wait for her', async () => {
  const pair = await addPair()
  await write(pair, pair.learnerId, ago(4))
  expect(await factsOf(pair)).toMatchObject({ unanswered: 4 })
  const hidden = await addPair()
  await saveThreads(db, hidden.learnerId, ago(39))
  await saveBlock(db, { blockerId: hidden.mentorId, blockedId: hidden.learnerId, at: ago(5) })
  await write(hidden, hidden.learnerId, ago(4))
  expect(await factsOf(hidden)).toMatchObject({ unanswered: null })
})

it('a message waits for her until she has written or they have met, read or not', async () => {
  const pair = await addPair()
  const { mentorId, learnerId } = pair
  await write(pair, mentorId, ago(8))
  await write(pair, learnerId, ago(6))
  await write(pair, learnerId, ago(4))
  const thread = (await listThreads(db, learnerId)).find(({ kind }) => kind === 'mentor')!
  await saveReadUntil(db, thread, mentorId, 1_000_000)
  expect(await factsOf(pair)).toMatchObject({ unanswered: 6 })
  await addSession(pair, ago(5))
  expect(await factsOf(pair)).toMatchObject({ unanswered: 4 })
  await write(pair, mentorId, ago(1))
  expect(await factsOf(pair)).toMatchObject({ unanswered: null })
})

it('somebody who only wrote has given a sign', async () => {
  const pair = await addPair()
  await write(pair, pair.learnerId, ago(1))
  expect(await listLastSigns(db, [pair.learnerId, pair.mentorId], at)).toEqual({ [pair.learnerId]: ago(1) })
  expect(await factsOf(pair)).toMatchObject({ silent: 1 })
})

it('what others confirm of her is no sign of hers, a meeting that took place is', async () => {
  const pair = await addPair()
  const { learnerId } = pair
  const seen = { id: randomUUID(), node: 'html@1', at: ago(3).toISOString(), by: pair.mentorId }
  const wide = { learnerId, id: seen.id, kind: 'validation', at: ago(3), node: seen.node, body: {} }
  await db.insert(evidence).values(wide as typeof evidence.$inferInsert)
  expect(await listLastSigns(db, [learnerId], at)).toEqual({})
  await addSession(pair, ago(9))
  const [met] = Object.values(await listLastSigns(db, [learnerId], at))
  expect(met).toEqual(new Date(ago(9).getTime() + 30 * 60_000))
})

it('wrong answers are looked at only where she shares them', async () => {
  const pair = await addPair()
  const { learnerId } = pair
  const answer = { ...answerTo(webCatalog(), 0, { at: ago(1).toISOString() }), correct: false }
  for (let times = 0; times < 5; times += 1) {
    const { kind, purpose, item, node } = answer
    const row = { learnerId, id: randomUUID(), kind, purpose, item, node, at: ago(1) }
    await db.insert(evidence).values({ ...row, body: { ...answer, id: row.id } })
  }
  expect(await factsOf(pair)).toMatchObject({ stuck: null })
  await saveSharing(db, learnerId, { answers: true, diagnosis: false, reviews: false }, at)
  expect(await factsOf(pair)).toMatchObject({ stuck: { node: answer.node, wrong: 5 } })
})

it('a zone that only the pages know gives a day all the same', async () => {
  const pair = await addPair()
  const { learnerId, mentorId } = pair
  await db.update(people).set({ timeZone: 'Canada/East-Saskatchewan' }).where(eq(people.id, learnerId))
  const step = { learnerId, id: randomUUID(), authorId: mentorId, doerId: mentorId, text: 'x', at }
  await recordStep(db, { ...step, dueOn: '2026-09-06' })
  expect(await factsOf(pair)).toMatchObject({ promise: -1, away: false })
})

it('what she has done since a moment: mentees written to, promises kept', async () => {
  const pair = await addPair()
  const { learnerId, mentorId } = pair
  for (const days of [9, 2, 1]) await write(pair, mentorId, ago(days))
  const step = { learnerId, id: randomUUID(), authorId: mentorId, doerId: mentorId, text: 'x', at: ago(9) }
  await recordStep(db, { ...step, dueOn: null })
  await saveStep(db, { learnerId, id: step.id, by: mentorId, at: ago(1) }, { done: true })
  expect(await countDone(db, { mentorId, from: ago(3) })).toEqual({ written: 1, kept: 1 })
  expect(await countDone(db, { mentorId, from: at })).toEqual({ written: 0, kept: 0 })
  const other = await addPerson(db, 'mentor')
  const cover = {
    learnerId,
    id: randomUUID(),
    mentorId,
    coverId: other,
    from: '2026-09-01',
    to: '2026-09-09',
  }
  await db.insert(covers).values({ ...cover, state: 'agreed', summary: '', askedAt: ago(9) })
  const [thread] = await db
    .select({ threadId: messages.threadId, body: messages.body })
    .from(messages)
    .where(eq(messages.learnerId, learnerId))
    .limit(1)
  if (!thread) throw new Error('no message')
  await db.insert(messages).values({ ...thread, learnerId, id: randomUUID(), authorId: other, at: ago(1) })
  expect(await countDone(db, { mentorId: other, from: ago(3) })).toEqual({ written: 1, kept: 0 })
})
