/** Two accounts of one person: every table has a rule, evidence is only added to, and what both held is held by one. */
import { randomUUID } from 'node:crypto'
import { eq, getTableName, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { confirmMerge, findMerge, listCollisions, recordMerge, timeToConfirm } from '#db/account-merges.ts'
import { listAudit } from '#db/audit.ts'
import { saveCohort, saveCohortMember } from '#db/cohorts.ts'
import { saveEnrolment } from '#db/enrolments.ts'
import { recordTime, saveModuleStage } from '#db/learning/modules.ts'
import {
  checkRebuild,
  findLearner,
  listEvidence,
  recordEvidence,
  type LearnerModel,
} from '#db/learning/state.ts'
import { mergeAccounts } from '#db/merge.ts'
import { mergeRules } from '#db/merge-rules.ts'
import { saveMentorship } from '#db/mentoring.ts'
import { findPerson, grantRole } from '#db/people.ts'
import { listPinned } from '#db/pins.ts'
import { listReappeared, traces } from '#db/personal-data.ts'
import { catalogPins, enrolments } from '#db/schema/learners.ts'
import { files, submissions, timeSpent } from '#db/schema/learning.ts'
import { sessions } from '#db/schema/sessions.ts'
import { messages } from '#db/schema/threads.ts'
import type { Catalog } from '#engine/catalog.ts'
import { addCatalog, addPerson, answerTo, minutesLater } from '../setup/learner.ts'
import { addSideBySide } from '../setup/side-by-side.ts'
import { createTestDatabase, type TestDatabase } from '../setup/test-database.ts'

let database: TestDatabase
let catalog: Catalog
let model: LearnerModel
beforeAll(async () => {
  database = await createTestDatabase()
  ;({ catalog, model } = await addCatalog(database.db))
})
afterAll(() => database.close())

const at = minutesLater(600)
const modelOf = () => Promise.resolve(model)
const early = minutesLater(1)
const merge = (keptId: string, joinedId: string) =>
  database.db.transaction((tx) => mergeAccounts(tx, modelOf, { keptId, joinedId, by: null, at }))
const answer = (learnerId: string, n: number, minute = n) =>
  recordEvidence(
    database.db,
    model,
    learnerId,
    [answerTo(catalog, n, { at: minutesLater(minute).toISOString() })],
    minutesLater(minute),
  )

describe('every column that leads to a person', () => {
  it('by a foreign key has a rule', async () => {
    const rows = await database.db.execute<{ name: string }>(sql`
      select c.conrelid::regclass::text || '.' || a.attname as name from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
      where c.contype = 'f' and c.confrelid = 'people'::regclass`)
    expect(rows.length).toBeGreaterThan(80)
    expect([...rows].map(({ name }) => name).filter((name) => !(name in mergeRules))).toEqual([])
  })

  it('by what is erased with her has one too, and no rule is of nothing', () => {
    const known = traces
      .filter(({ onErasure }) => onErasure !== 'keep')
      .map(({ table, column }) => `${getTableName(table)}.${column.name}`)
      .filter((name) => name !== 'people.id')
    expect(Object.keys(mergeRules).sort()).toEqual([...new Set(known)].sort())
  })
})

describe('two accounts become one', () => {
  it('with the facts of both, and a state that follows from them; none was changed', async () => {
    const { db } = database
    const [kept, joined] = [await addPerson(db), await addPerson(db)]
    for (const n of [1, 3, 5]) await answer(kept, n)
    for (const n of [2, 4, 6]) await answer(joined, n)
    const before = [...(await listEvidence(db, kept)), ...(await listEvidence(db, joined))]
    expect(await merge(kept, joined)).toBe(3)
    const after = await listEvidence(db, kept)
    expect(after).toEqual(before.toSorted((a, b) => (a.at < b.at ? -1 : 1)))
    expect(await checkRebuild(db, model, kept)).toEqual([])
    expect((await findLearner(db, model, kept)).evidenceCount).toBe(6)
    expect(await findPerson(db, joined)).toBeNull()
    expect(await listReappeared(db)).toEqual([])
    expect(await listAudit(db, { personId: kept, action: 'person.merged' })).toMatchObject([
      { detail: { former: joined, evidence: 3 } },
    ])
    await expect(db.execute(sql`update evidence set at = now() where learner_id = ${kept}`)).rejects.toThrow()
  })

  it('with whatever stands in any table, also when both have it', async () => {
    const { db } = database
    const mentorId = await addPerson(db, 'mentor')
    const [kept, joined, other] = [await addPerson(db), await addPerson(db), await addPerson(db)]
    await addSideBySide(db, { id: joined, mentorId, sentinel: 'x', at: early })
    await merge(kept, joined)
    const said = await db.$count(messages, eq(messages.learnerId, kept))
    expect(said).toBeGreaterThan(0)
    for (const name of Object.keys(mergeRules)) {
      const [table = '', column = ''] = name.split('.')
      const left = await db.execute(
        sql`select 1 from ${sql.identifier(table)} where ${sql.identifier(column)} = ${joined}`,
      )
      expect(left.length, name).toBe(0)
    }
    const second = await addPerson(db, 'mentor')
    await addSideBySide(db, { id: other, mentorId: second, sentinel: 'y', at: early })
    await merge(kept, other)
    expect(await db.$count(messages, eq(messages.learnerId, kept))).toBe(2 * said)
  })

  it('with the state drawn by the revision that the account that stays is on by then', async () => {
    const { db } = database
    const [kept, joined] = [await addPerson(db), await addPerson(db)]
    await answer(joined, 3)
    await db.insert(catalogPins).values({ learnerId: joined, revisionId: model.revisionId, at: early })
    const asked: [string, boolean][] = []
    await db.transaction((tx) =>
      mergeAccounts(
        tx,
        async (inner, learnerId) => {
          const pinned = await listPinned(inner, model.revisionId, '', 1000)
          asked.push([learnerId, pinned.includes(learnerId)])
          return model
        },
        { keptId: kept, joinedId: joined, by: null, at },
      ),
    )
    expect(asked).toEqual([[kept, true]])
  })

  it('with one track, all versions of a project, and the time of both', async () => {
    const { db } = database
    const [kept, joined] = [await addPerson(db), await addPerson(db)]
    for (const [learnerId, track] of [
      [kept, 'web'],
      [joined, 'data'],
    ] as const) {
      await saveEnrolment(db, learnerId, { id: randomUUID(), track, at })
      await recordTime(db, learnerId, { day: '2026-09-07', module: 'css-1', seconds: 60, at })
      const work = { learnerId, module: 'css-1', createdAt: at }
      const fileId = randomUUID()
      const file = { name: 'a', mediaType: 'text/plain', size: 1, sha256: 'a', content: new Uint8Array([1]) }
      await db.insert(files).values({ ...file, learnerId, id: fileId, createdAt: at })
      for (const version of [1, 2])
        await db
          .insert(submissions)
          .values({ ...work, id: randomUUID(), version, state: 'sent', sentAt: at, fileId })
      await db.insert(submissions).values({ ...work, id: randomUUID(), version: 3, state: 'draft', fileId })
    }
    await saveModuleStage(db, kept, 'css-1', 'lesson', at)
    await saveModuleStage(db, joined, 'css-1', 'done', at)
    await merge(kept, joined)
    const tracks = await db.select().from(enrolments).where(eq(enrolments.learnerId, kept))
    expect(tracks.filter(({ endedAt }) => endedAt === null).map(({ track }) => track)).toEqual(['web'])
    expect(tracks).toHaveLength(2)
    const work = await db.select().from(submissions).where(eq(submissions.learnerId, kept))
    expect(work.filter(({ state }) => state === 'sent')).toHaveLength(4)
    expect(new Set(work.map(({ version }) => version)).size).toBe(5)
    const [time] = await db.select().from(timeSpent).where(eq(timeSpent.learnerId, kept))
    expect(time?.seconds).toBe(120)
  })
})

describe('what stands in the way', () => {
  it('is named: roles, two mentors, two cohorts', async () => {
    const { db } = database
    const [keptId, joinedId] = [await addPerson(db), await addPerson(db)]
    const both = { keptId, joinedId }
    expect(await listCollisions(db, both, at)).toEqual([])
    for (const learnerId of [keptId, joinedId]) {
      await saveMentorship(db, { id: randomUUID(), learnerId, mentorId: await addPerson(db, 'mentor'), at })
      const id = randomUUID()
      const cohort = { id, name: 'Automne', track: 't', startsOn: '2026-09-07', createdAt: at, coachId: null }
      await saveCohort(db, cohort)
      await saveCohortMember(db, { cohortId: id, learnerId, at })
    }
    await grantRole(db, { personId: joinedId, role: 'coach', grantedBy: null, at })
    expect(await listCollisions(db, both, at)).toEqual(['roles', 'mentors', 'cohorts'])
  })

  it('is no meeting that is over at the moment that is given', async () => {
    const { db } = database
    const [keptId, joinedId, mentorId] = [
      await addPerson(db),
      await addPerson(db),
      await addPerson(db, 'mentor'),
    ]
    const coachId = await addPerson(db, 'coach')
    for (const [learnerId, role, companionId] of [
      [keptId, 'mentor', mentorId],
      [joinedId, 'coach', coachId],
    ] as const)
      await db.insert(sessions).values({
        ...{ learnerId, id: randomUUID(), role, companionId, agenda: '', state: 'booked', bookedAt: at },
        ...{ startsAt: minutesLater(700), endsAt: minutesLater(730), changedAt: at },
      })
    expect(await listCollisions(db, { keptId, joinedId }, at)).toEqual(['sessions'])
    expect(await listCollisions(db, { keptId, joinedId }, minutesLater(731))).toEqual([])
  })

  it('and nobody waits in two merges, whichever side she is on', async () => {
    const { db } = database
    const [a, b, c, askedBy] = [
      await addPerson(db),
      await addPerson(db),
      await addPerson(db),
      await addPerson(db, 'staff'),
    ]
    const ask = (keptId: string, joinedId: string) =>
      recordMerge(db, { id: randomUUID(), keptId, joinedId, askedBy, at })
    const asked = await Promise.all([ask(a, b), ask(b, c), ask(c, a)])
    expect(asked.filter(Boolean)).toHaveLength(1)
    // Whoever did not answer in a week is free to be asked again.
    const late = { id: randomUUID(), keptId: c, joinedId: a, askedBy }
    expect(await recordMerge(db, { ...late, at: new Date(at.getTime() + timeToConfirm - 1) })).toBe(false)
    expect(await recordMerge(db, { ...late, at: new Date(at.getTime() + timeToConfirm) })).toBe(true)
  })

  it('and a yes of both at once joins them once', async () => {
    const { db } = database
    const [keptId, joinedId, askedBy] = [
      await addPerson(db),
      await addPerson(db),
      await addPerson(db, 'staff'),
    ]
    await answer(joinedId, 2)
    const id = randomUUID()
    const asked = { id, keptId, joinedId, askedBy, at }
    expect([await recordMerge(db, asked), await recordMerge(db, asked)]).toEqual([true, false])
    const yes = (side: 'kept' | 'joined') =>
      db.transaction((tx) => confirmMerge(tx, modelOf, { id, side, at })).then(({ outcome }) => outcome)
    expect(await yes('kept')).toBe('waits')
    expect(await yes('kept')).toBe('waits')
    expect(await Promise.all([yes('joined'), yes('joined'), yes('kept')])).toEqual([
      'done',
      'done',
      expect.any(String),
    ])
    expect(await findMerge(db, id)).toMatchObject({ state: 'done', joinedId: null })
    expect(await listAudit(db, { personId: keptId, action: 'person.merged' })).toHaveLength(1)
    expect(await listEvidence(db, keptId)).toHaveLength(1)
  })
})
