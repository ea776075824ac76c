import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  countEnrolments,
  findEnrolment,
  findProfile,
  listEnrolments,
  listExceptions,
  removeException,
  saveEnrolment,
  saveException,
  saveMinutesByWeekday,
  saveNotifications,
  saveWelcome,
} from '#db/enrolments.ts'
import {
  endDiagnosis,
  findCurrentDiagnosis,
  findDiagnosis,
  listDiagnoses,
  openDiagnosis,
  pauseDiagnosis,
} from '#db/learning/diagnoses.ts'
import {
  findModuleProgress,
  listModuleProgress,
  listTimeSpent,
  recordTime,
  saveModuleStage,
} from '#db/learning/modules.ts'
import {
  countFileBytes,
  findFile,
  findLastSent,
  listProjectStandings,
  listSubmissions,
  saveSubmission,
} from '#db/learning/submissions.ts'
import { findCohort, listCohortMembers, listCohorts, saveCohort, saveCohortMember } from '#db/cohorts.ts'
import { findMentor, isCompanionOf, listMentees, saveMentorship } from '#db/mentoring.ts'
import { addPerson, minutesLater } from '../setup/learner.ts'
import { createTestDatabase, type TestDatabase } from '../setup/test-database.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

describe('a profile', () => {
  it('lays the screens of the welcome over each other, forward and backward', async () => {
    const { db } = database
    const id = await addPerson(db)
    expect(await findProfile(db, id)).toBeNull()
    await saveWelcome(db, id, {
      answers: { dream: { track: 'web' } },
      step: 1,
      done: false,
      at: minutesLater(1),
    })
    await saveWelcome(db, id, { answers: { work: ['caring'] }, step: 5, done: true, at: minutesLater(2) })
    await saveWelcome(db, id, {
      answers: { dream: { track: 'data' } },
      step: 1,
      done: true,
      at: minutesLater(3),
    })
    await saveMinutesByWeekday(db, id, [0, 60, 0, 60, 0, 120, 0], minutesLater(4))
    await saveNotifications(db, id, { reviews: false }, minutesLater(5))
    expect(await findProfile(db, id)).toEqual({
      learnerId: id,
      welcome: { dream: { track: 'data' }, work: ['caring'] },
      welcomeStep: 5,
      welcomeDoneAt: minutesLater(2),
      minutesByWeekday: [0, 60, 0, 60, 0, 120, 0],
      sittingsByWeekday: [1, 1, 1, 1, 1, 1, 1],
      notifications: { reviews: false },
      updatedAt: minutesLater(5),
    })
  })

  it('has a week of seven days, of at most twenty-four hours each', async () => {
    const { db } = database
    const id = await addPerson(db)
    for (const week of [[60], [0, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 1441], [-1, 0, 0, 0, 0, 0, 0]]) {
      await expect(saveMinutesByWeekday(db, id, week, minutesLater(1))).rejects.toThrow()
    }
    expect(await findProfile(db, id)).toBeNull()
  })

  it('has exceptions, which are hers alone to change', async () => {
    const { db } = database
    const [id, other] = [await addPerson(db), await addPerson(db)]
    const winter = { id: randomUUID(), from: '2026-12-20', to: '2027-01-03', minutes: 0 }
    const autumn = { id: randomUUID(), from: '2026-10-19', to: '2026-10-19', minutes: 240 }
    await saveException(db, id, winter)
    await saveException(db, id, autumn)
    await saveException(db, id, { ...winter, to: '2027-01-10' })
    await removeException(db, other, autumn.id)
    await removeException(db, id, 'no id')
    expect(await listExceptions(db, id)).toEqual([autumn, { ...winter, to: '2027-01-10' }])
    await removeException(db, id, autumn.id)
    expect(await listExceptions(db, id)).toHaveLength(1)
    await expect(saveException(db, id, { ...autumn, to: '2026-10-01' })).rejects.toThrow()
  })
})

describe('an enrolment', () => {
  it('is one at a time, however often it is asked for', async () => {
    const { db } = database
    const id = await addPerson(db)
    expect(await findEnrolment(db, id)).toBeNull()
    const enrol = (track: string, minute: number) =>
      saveEnrolment(db, id, { id: randomUUID(), track, at: minutesLater(minute) })
    const saved = await Promise.all(Array.from({ length: 6 }, () => enrol('web', 1)))
    expect(new Set(saved.map((enrolment) => enrolment.id)).size).toBe(1)
    await enrol('data', 2)
    expect(await findEnrolment(db, id)).toMatchObject({ track: 'data', endedAt: null })
    expect((await listEnrolments(db, id)).map(({ track, endedAt }) => [track, endedAt])).toEqual([
      ['data', null],
      ['web', minutesLater(2)],
    ])
    expect(await countEnrolments(db)).toEqual({ data: 1 })
  })
})

describe('a diagnosis', () => {
  it('is one at a time; pauses, goes on, ends once', async () => {
    const { db } = database
    const id = await addPerson(db)
    const open = (track: string, minute: number) =>
      openDiagnosis(db, { learnerId: id, id: randomUUID(), track, at: minutesLater(minute) })
    const opened = await Promise.all(Array.from({ length: 6 }, () => open('web', 1)))
    const first = opened[0]
    if (!first) throw new Error('not opened')
    expect(new Set(opened.map((diagnosis) => diagnosis.id)).size).toBe(1)
    await pauseDiagnosis(db, id, first.id)
    expect(await findCurrentDiagnosis(db, id)).toMatchObject({ state: 'paused' })
    expect(await open('web', 2)).toMatchObject({ id: first.id, state: 'open' })
    const end = { state: 'done', reason: 'certain', at: minutesLater(3) } as const
    const ends = await Promise.all([1, 2, 3].map(() => endDiagnosis(db, id, first.id, end)))
    expect(ends.filter(Boolean)).toHaveLength(1)
    await pauseDiagnosis(db, id, first.id)
    expect(await findDiagnosis(db, id, first.id)).toMatchObject({ ...{ state: 'done', reason: 'certain' } })
    expect(await findCurrentDiagnosis(db, id)).toBeNull()
    await open('web', 4)
    const other = await open('data', 5)
    expect((await listDiagnoses(db, id)).map(({ track, state }) => [track, state])).toEqual([
      ['data', 'open'],
      ['web', 'refused'],
      ['web', 'done'],
    ])
    expect(await findDiagnosis(db, await addPerson(db), other.id)).toBeNull()
    expect(await findDiagnosis(db, id, 'no id')).toBeNull()
  })
})

describe('a module', () => {
  it('never goes back a stage, and is done once', async () => {
    const { db } = database
    const id = await addPerson(db)
    const stages = ['lesson', 'practice', 'lesson', 'done', 'check', 'done'] as const
    for (const [minute, stage] of stages.entries())
      await saveModuleStage(db, id, 'html-1', stage, minutesLater(minute))
    expect(await findModuleProgress(db, id, 'html-1')).toEqual({
      module: 'html-1',
      stage: 'done',
      openedAt: minutesLater(0),
      lessonReadAt: minutesLater(1),
      doneAt: minutesLater(3),
      seconds: 0,
    })
    expect(await findModuleProgress(db, id, 'css-1')).toBeNull()
  })

  it('counts no more seconds than the clock, whatever tabs report', async () => {
    const { db } = database
    const id = await addPerson(db)
    await saveModuleStage(db, id, 'html-1', 'lesson', minutesLater(0))
    const spend = (module: string | null, seconds: number, minute: number, day = '2026-09-07') =>
      recordTime(db, id, { day, module, seconds, at: minutesLater(minute) })
    await spend('html-1', 30, 1)
    await Promise.all([1, 2, 3, 4].map(() => spend('html-1', 60, 2)))
    await spend('css-1', 60, 2)
    await spend('html-1', -100, 3)
    await spend(null, 40, 4, '2026-09-08')
    await spend('html-1', 3600, 5, '2026-09-08')
    expect(await listTimeSpent(db, id, '2026-09-01')).toEqual([
      { day: '2026-09-07', module: 'css-1', seconds: 0 },
      { day: '2026-09-07', module: 'html-1', seconds: 90 },
      { day: '2026-09-08', module: null, seconds: 40 },
      { day: '2026-09-08', module: 'html-1', seconds: 60 },
    ])
    expect(await listTimeSpent(db, id, '2026-09-08')).toHaveLength(2)
    expect(await listModuleProgress(db, id)).toMatchObject([{ module: 'html-1', seconds: 150 }])
  })
})

describe('a submission', () => {
  const file = (text: string) => ({
    id: randomUUID(),
    name: 'page.html',
    mediaType: 'text/html',
    sha256: 'x',
    content: Buffer.from(text),
  })
  const given = (learnerId: string, minute: number) => ({
    learnerId,
    id: randomUUID(),
    module: 'html-1',
    text: 'Bonjour',
    link: null,
    file: null,
    state: 'draft' as const,
    at: minutesLater(minute),
  })

  it('is a draft until it is sent, then the next one is another version', async () => {
    const { db } = database
    const id = await addPerson(db)
    const first = await saveSubmission(db, { ...given(id, 1), file: file('one') })
    const again = await saveSubmission(db, { ...given(id, 2), text: 'Bonsoir' })
    expect(again).toMatchObject({ id: first.id, version: 1, text: 'Bonsoir', fileId: first.fileId })
    const sending = { ...given(id, 3), id: first.id, file: file('two'), state: 'sent' as const }
    const sent = await Promise.all([1, 2, 3].map(() => saveSubmission(db, sending)))
    for (const version of sent)
      expect(version).toMatchObject({ id: first.id, state: 'sent', sentAt: minutesLater(3) })
    expect(await findFile(db, id, first.fileId ?? '')).toBeNull()
    expect(Buffer.from((await findFile(db, id, sent[0]?.fileId ?? ''))?.content ?? []).toString()).toBe('two')
    await saveSubmission(db, given(id, 4))
    expect((await listSubmissions(db, id, 'html-1')).map(({ version, state }) => [version, state])).toEqual([
      [2, 'draft'],
      [1, 'sent'],
    ])
    expect(await findLastSent(db, id, 'html-1')).toMatchObject({ version: 1 })
    expect(await listProjectStandings(db, id)).toEqual({ 'html-1': 'sent' })
    expect(await countFileBytes(db, id)).toBe(3)
    expect(await findFile(db, await addPerson(db), sent[0]?.fileId ?? '')).toBeNull()
    expect(await findFile(db, id, '../../etc/passwd')).toBeNull()
  })

  it('lets its file go when she takes it away', async () => {
    const { db } = database
    const id = await addPerson(db)
    const first = await saveSubmission(db, { ...given(id, 1), file: file('one') })
    const second = await saveSubmission(db, { ...given(id, 2), file: 'none' })
    expect(second.fileId).toBeNull()
    expect(await findFile(db, id, first.fileId ?? '')).toBeNull()
  })
})

describe('people at her side', () => {
  it('are one mentor at a time, and the coach of her cohort', async () => {
    const { db } = database
    const id = await addPerson(db, 'learner', 'Awa')
    const [first, second, coach, stranger] = [
      await addPerson(db, 'mentor', 'Inès'),
      await addPerson(db, 'mentor', 'Jeanne'),
      await addPerson(db, 'coach', 'Lucie'),
      await addPerson(db, 'mentor', 'Mona'),
    ]
    await saveEnrolment(db, id, { id: randomUUID(), track: 'web', at: minutesLater(0) })
    expect(await findMentor(db, id)).toBeNull()
    await saveMentorship(db, { id: randomUUID(), learnerId: id, mentorId: first, at: minutesLater(1) })
    await saveMentorship(db, { id: randomUUID(), learnerId: id, mentorId: second, at: minutesLater(2) })
    expect(await findMentor(db, id)).toMatchObject({ id: second, name: 'Jeanne', since: minutesLater(2) })
    expect(await listMentees(db, first)).toEqual([])
    expect(await listMentees(db, second)).toEqual([
      {
        ...{ id, name: 'Awa', language: 'fr', track: 'web' },
        ...{ since: minutesLater(2), coverUntil: null },
      },
    ])
    const cohort = {
      id: randomUUID(),
      name: 'Autumn',
      track: 'web',
      startsOn: '2026-09-07',
      coachId: coach,
      createdAt: minutesLater(0),
    }
    await saveCohort(db, cohort)
    await saveCohortMember(db, { cohortId: cohort.id, learnerId: id, at: minutesLater(3) })
    await saveCohortMember(db, { cohortId: cohort.id, learnerId: id, at: minutesLater(4) })
    expect(await listCohorts(db, coach)).toMatchObject([{ ...cohort, members: 1 }])
    expect(await listCohorts(db, first)).toEqual([])
    expect((await listCohortMembers(db, cohort.id)).map((member) => member.id)).toEqual([id])
    expect(await findCohort(db, 'no id')).toBeNull()
    const companions = await Promise.all(
      [first, second, coach, stranger, id].map((who) => isCompanionOf(db, who, id)),
    )
    expect(companions).toEqual([false, true, true, false, false])
    await expect(
      saveMentorship(db, { id: randomUUID(), learnerId: id, mentorId: id, at: minutesLater(5) }),
    ).rejects.toThrow()
    expect(await findMentor(db, id)).toMatchObject({ id: second })
  })
})
