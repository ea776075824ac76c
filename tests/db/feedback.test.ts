/** Feedback in the database: who may take what, one writer a version, 24 hours to write, 48 to answer. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayOf } from '#app/locales/format.ts'
import {
  findDraft,
  freeUnfinished,
  giveBack,
  listFreed,
  saveDraft,
  sendFeedback,
  takeWork,
} from '#db/feedback/feedback.ts'
import { listFeedback } from '#db/feedback/given.ts'
import { listKept, mostKept, recordKept, removeKept } from '#db/feedback/kept.ts'
import {
  countQueue,
  findOwnWait,
  findWork,
  hasOverdue,
  listOverdueWords,
  listQueue,
  mostQueued,
  type Projects,
} from '#db/feedback/works.ts'
import { withLearner } from '#db/learning/state.ts'
import { listProjectStandings, saveSubmission } from '#db/learning/submissions.ts'
import { recordLetter } from '#db/letters.ts'
import { saveMentorship } from '#db/mentoring.ts'
import { grantRole } from '#db/people.ts'
import { covers } from '#db/schema/mentors.ts'
import { people } from '#db/schema/people.ts'
import { addPerson, minutesLater } from '../setup/learner.ts'
import { createTestDatabase, type TestDatabase } from '../setup/test-database.ts'
import { triosIn } from '../setup/trio.ts'

const rounds = Number(process.env.FEEDBACK_ROUNDS ?? 15)
const projects: Projects = { modules: ['page', 'book'], finals: ['book'] }
const hours = (count: number) => minutesLater(count * 60)

let database: TestDatabase
const { addTrio, endMentorship } = triosIn(() => database.db)
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const asking = (personId: string, at = hours(1)) => ({ personId, projects, at })
const take = (personId: string, submissionId: string, at = hours(1)) =>
  takeWork(database.db, asking(personId, at), { submissionId, newId: randomUUID() })
const draft = { levels: { a: 'reached' as const }, words: 'Bonjour', comments: [] }
const save = (own: { learnerId: string; submissionId: string; authorId: string }, more = {}) =>
  saveDraft(database.db, own, { ...draft, ...more, at: hours(2), newId: randomUUID })
const send = (learnerId: string, personId: string, submissionId: string, at = hours(2)) =>
  withLearner(database.db, learnerId, at, (tx) => sendFeedback(tx, asking(personId, at), submissionId))
const queueOf = async (personId: string, learnerId: string, at = hours(1)) =>
  (await listQueue(database.db, asking(personId, at)))
    .filter((work) => work.learnerId === learnerId)
    .map(({ id }) => id)

/** A version that she sends; its id. */
async function sendVersion(learnerId: string, module = 'page', at = hours(0)): Promise<string> {
  const id = randomUUID()
  await saveSubmission(database.db, {
    ...{ learnerId, id, module, text: 'Voici', link: null, file: null, state: 'sent', at },
  })
  return id
}

describe('the queue', () => {
  it('shows a project to her mentor and coach, and to trainers after 48 hours', async () => {
    const { learner, mentor, coach } = await addTrio()
    const staff = await addPerson(database.db, 'staff')
    const other = await addPerson(database.db, 'mentor')
    const id = await sendVersion(learner)
    for (const who of [mentor, coach]) expect(await queueOf(who, learner)).toEqual([id])
    for (const who of [staff, other, learner]) {
      expect(await queueOf(who, learner)).toEqual([])
      expect(await findWork(database.db, asking(who), id)).toBeNull()
      expect(await take(who, id)).toBeNull()
    }
    expect(await queueOf(staff, learner, hours(48))).toEqual([id])
    expect(await queueOf(other, learner, hours(48))).toEqual([])
    expect(await take(staff, id, hours(48))).toBe('taken')
  })

  it('gives trainers at once whatever nobody else can answer', async () => {
    const staff = await addPerson(database.db, 'staff')
    const alone = await addPerson(database.db)
    const id = await sendVersion(alone)
    expect(await queueOf(staff, alone)).toEqual([id])
    const { learner, mentor, coach } = await addTrio()
    const left = await sendVersion(learner)
    await database.db
      .update(people)
      .set({ disabledAt: hours(0) })
      .where(eq(people.id, mentor))
    expect(await findOwnWait(database.db, learner, 'page', hours(1))).toMatchObject({
      ...{ hasMentor: false, hasCoach: true },
    })
    expect(await queueOf(staff, learner)).toEqual([])
    await database.db
      .update(people)
      .set({ deletionRequestedAt: hours(0) })
      .where(eq(people.id, coach))
    expect(await queueOf(staff, learner)).toEqual([left])
  })

  it('holds the latest version only, and its wait begins with the first one', async () => {
    const { learner, mentor } = await addTrio()
    const first = await sendVersion(learner)
    const second = await sendVersion(learner, 'page', hours(40))
    const [work] = await listQueue(database.db, asking(mentor, hours(41)))
    expect(work).toMatchObject({ id: second, version: 2, since: hours(0) })
    expect(await findWork(database.db, asking(mentor, hours(41)), first)).toMatchObject({
      replaced: true,
      since: null,
    })
    expect(await take(mentor, first, hours(41))).toBe('replaced')
  })

  it('never has her mentor give feedback on a final project, whatever else she is', async () => {
    const { learner, mentor, coach } = await addTrio()
    const id = await sendVersion(learner, 'book')
    for (const role of ['staff', 'coach'] as const)
      await grantRole(database.db, { personId: mentor, role, grantedBy: null, at: hours(0) })
    expect(await queueOf(mentor, learner, hours(60))).toEqual([])
    expect(await take(mentor, id, hours(60))).toBe('not-hers')
    const staff = await addPerson(database.db, 'staff')
    expect(await queueOf(staff, learner)).toEqual([id])
    expect(await queueOf(coach, learner)).toEqual([id])
    expect(await take(coach, id)).toBe('taken')
  })

  it('nor send it, should she have become her mentor meanwhile', async () => {
    const { learner } = await addTrio()
    const trainer = await addPerson(database.db, 'mentor')
    await grantRole(database.db, { personId: trainer, role: 'staff', grantedBy: null, at: hours(0) })
    const id = await sendVersion(learner, 'book')
    expect(await take(trainer, id)).toBe('taken')
    await save({ learnerId: learner, submissionId: id, authorId: trainer })
    await endMentorship(learner)
    await saveMentorship(database.db, {
      ...{ id: randomUUID(), learnerId: learner, mentorId: trainer, at: hours(1) },
    })
    expect((await send(learner, trainer, id))?.outcome).toBe('not-hers')
    expect(await listFeedback(database.db, learner)).toEqual([])
  })
})

describe('who stands in today', () => {
  it('reads and answers as her mentor does, and neither gives feedback on a final project', async () => {
    const { learner, mentor } = await addTrio()
    const cover = await addPerson(database.db, 'mentor')
    const id = await sendVersion(learner)
    expect(await findWork(database.db, asking(cover), id)).toBeNull()
    const today = dayOf(new Date(), 'Europe/Paris')
    await database.db.insert(covers).values({
      ...{ id: randomUUID(), learnerId: learner, mentorId: mentor, coverId: cover, from: today, to: today },
      ...{ state: 'agreed', summary: '', askedAt: hours(0) },
    })
    expect(await queueOf(cover, learner)).toEqual([id])
    const final = await sendVersion(learner, 'book')
    for (const who of [mentor, cover]) expect(await take(who, final)).toBe('not-hers')
    await grantRole(database.db, { personId: cover, role: 'staff', grantedBy: null, at: hours(0) })
    expect(await queueOf(cover, learner)).toEqual([id])
    expect(await take(cover, id)).toBe('taken')
  })
})

describe('the count of a queue', () => {
  it('is that of what nobody else has taken; of an answered project no older version waits', async () => {
    const { learner, mentor, coach } = await addTrio()
    const staff = await addPerson(database.db, 'staff')
    await grantRole(database.db, { personId: mentor, role: 'staff', grantedBy: null, at: hours(0) })
    const count = (who: string, at = hours(60)) => countQueue(database.db, asking(who, at))
    const counted = async (who: string, at = hours(60)) =>
      (await listQueue(database.db, asking(who, at))).filter(({ holder }) => !holder || holder.id === who)
        .length
    const before = await count(staff)
    const first = await sendVersion(learner)
    await sendVersion(learner, 'book')
    expect([await count(staff), await count(coach)]).toEqual([before + 2, 2])
    await take(coach, first, hours(59))
    for (const who of [mentor, coach, staff]) expect(await count(who), who).toBe(await counted(who))
    expect([await count(staff), await count(coach)]).toEqual([before + 1, 2])
    const second = await sendVersion(learner, 'page', hours(1))
    await take(mentor, second, hours(59))
    await save({ learnerId: learner, submissionId: second, authorId: mentor })
    await send(learner, mentor, second, hours(59))
    expect([await count(staff), await count(coach)]).toEqual([before + 1, 1])
    expect(await findWork(database.db, asking(staff, hours(60)), first)).toBeNull()
  })
})

describe('a queue that is longer than anybody reads', () => {
  it('is counted as far as it is shown', async () => {
    const staff = await addPerson(database.db, 'staff')
    for (let n = 0; n < mostQueued + 5; n += 1) await sendVersion(await addPerson(database.db))
    const asked = asking(staff, hours(60))
    expect(await listQueue(database.db, asked)).toHaveLength(mostQueued)
    expect(await countQueue(database.db, asked)).toBe(mostQueued)
  })
})

describe('taking', () => {
  it('has one winner, and a clear answer for the other', async () => {
    const { learner, mentor, coach } = await addTrio()
    for (let round = 0; round < rounds; round += 1) {
      const id = await sendVersion(learner, 'page', hours(0))
      const outcomes = await Promise.all([mentor, coach, mentor, coach].map((who) => take(who, id)))
      expect(outcomes.filter((one) => one === 'taken')).toHaveLength(2)
      expect(outcomes.filter((one) => one === 'held')).toHaveLength(2)
      expect(outcomes[0]).toBe(outcomes[2])
    }
  })

  it('lasts 24 hours; then others may take it, and her draft waits for her', async () => {
    const { learner, mentor, coach } = await addTrio()
    const submissionId = await sendVersion(learner)
    const own = { learnerId: learner, submissionId, authorId: mentor }
    await take(mentor, submissionId, hours(1))
    await save(own, { words: 'Presque fini' })
    expect(await take(coach, submissionId, hours(24))).toBe('held')
    await freeUnfinished(database.db, hours(24))
    expect(await findDraft(database.db, own)).toMatchObject({ state: 'taken' })
    await freeUnfinished(database.db, hours(25))
    const zone = { kind: 'feedback-freed', timeZones: ['Europe/Paris'], limit: 50 }
    const told = (await listFreed(database.db, zone)).filter(({ personId }) => personId === mentor)
    expect(told).toHaveLength(1)
    await recordLetter(database.db, {
      ...{ learnerId: mentor, kind: zone.kind, key: told[0]?.key ?? '', at: hours(25) },
    })
    expect((await listFreed(database.db, zone)).map(({ personId }) => personId)).not.toContain(mentor)
    expect(await take(coach, submissionId, hours(25))).toBe('taken')
    expect(await save(own, { words: 'Encore' })).toBe(true)
    expect((await send(learner, mentor, submissionId, hours(26)))?.outcome).toBe('held')
    expect(await giveBack(database.db, { ...own, authorId: coach }, hours(26))).toBe(true)
    expect((await send(learner, mentor, submissionId, hours(26)))?.outcome).toBe('freed')
    expect(await take(mentor, submissionId, hours(26))).toBe('taken')
    expect(await findDraft(database.db, own)).toMatchObject({ state: 'taken', words: 'Encore' })
  })

  it('of a newer version takes the draft on the older one along', async () => {
    const { learner, mentor } = await addTrio()
    const first = await sendVersion(learner)
    await take(mentor, first)
    await save({ learnerId: learner, submissionId: first, authorId: mentor })
    const second = await sendVersion(learner, 'page', hours(2))
    expect((await send(learner, mentor, first, hours(3)))?.outcome).toBe('replaced')
    expect(await take(mentor, second, hours(3))).toBe('taken')
    const own = { learnerId: learner, submissionId: second, authorId: mentor }
    expect(await findDraft(database.db, own)).toMatchObject({ words: 'Bonjour' })
  })
})

describe('sending', () => {
  it('has one effect, also at once from two tabs', async () => {
    const { learner, mentor } = await addTrio()
    for (let round = 0; round < rounds; round += 1) {
      const submissionId = await sendVersion(learner, 'page', hours(round))
      await take(mentor, submissionId, hours(round))
      await save({ learnerId: learner, submissionId, authorId: mentor }, { levels: { a: 'almost' } })
      const both = await Promise.all(
        [1, 2].map(() => send(learner, mentor, submissionId, hours(round + 0.5))),
      )
      expect(both.map((one) => one?.outcome).sort()).toEqual(['again', 'sent'])
    }
    expect(await listFeedback(database.db, learner)).toHaveLength(rounds)
    expect(await listProjectStandings(database.db, learner)).toEqual({ page: 'again' })
    const last = await sendVersion(learner, 'page', hours(99))
    expect(await listProjectStandings(database.db, learner)).toEqual({ page: 'sent' })
    expect(await findOwnWait(database.db, learner, 'page', hours(99))).toMatchObject({
      ...{ submissionId: last, since: hours(99), hasMentor: true, hasCoach: true, taken: false },
    })
  })
})

describe('a wait that is over', () => {
  const kind = 'project-overdue'
  const due = (at: Date) =>
    listOverdueWords(database.db, { projects, at, kind, timeZones: ['Europe/Paris'], limit: 500 })

  it('is told to her and to those who had it, once, and not while somebody writes', async () => {
    const { learner, mentor, coach } = await addTrio()
    const three = [learner, mentor, coach]
    const id = await sendVersion(learner, 'page', hours(200))
    const words = async (at: Date) => (await due(at)).filter(({ personId }) => three.includes(personId))
    expect(await words(hours(247))).toEqual([])
    expect((await words(hours(248))).map(({ personId }) => personId).sort()).toEqual([...three].sort())
    expect(await hasOverdue(database.db, { projects, at: hours(248) })).toBe(true)
    await take(mentor, id, hours(230))
    expect(await words(hours(249))).toEqual([])
    for (const word of await words(hours(255)))
      await recordLetter(database.db, { learnerId: word.personId, kind, key: word.key, at: hours(255) })
    expect(await words(hours(256))).toEqual([])
    // A better version is the same wait.
    await sendVersion(learner, 'page', hours(256))
    expect((await words(hours(320))).map(({ key }) => key)).toEqual([])
  })
})

describe('kept comments', () => {
  it('are hers, kept once, and so many at most', async () => {
    const [mine, other] = [await addPerson(database.db, 'mentor'), await addPerson(database.db, 'mentor')]
    const one = { criterion: 'a', kind: 'advice' as const, body: 'Nommez les zones.' }
    const keep = (comments: (typeof one)[]) =>
      recordKept(database.db, { personId: mine, module: 'page', comments, at: hours(0) })
    expect(await Promise.all([keep([one]), keep([one])])).toEqual(['kept', 'kept'])
    expect(await keep([])).toBe('nothing')
    const [kept] = await listKept(database.db, mine, 'page')
    expect(kept).toMatchObject(one)
    expect(await listKept(database.db, mine, 'book')).toEqual([])
    expect(await listKept(database.db, other, 'page')).toEqual([])
    await removeKept(database.db, other, kept?.id ?? '')
    await removeKept(database.db, mine, '-'.repeat(36))
    expect(await listKept(database.db, mine, 'page')).toHaveLength(1)
    await removeKept(database.db, mine, kept?.id ?? '')
    await keep(Array.from({ length: mostKept }, (_, i) => ({ ...one, body: String(i) })))
    expect(await keep([one])).toBe('full')
    expect(await listKept(database.db, mine, 'page')).toHaveLength(mostKept)
  })
})
