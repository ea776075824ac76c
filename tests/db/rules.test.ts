/** What rules say of learners, stored: histories as they were, flags day by day, contests and answers, measures week by week. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { coach as en } from '#app/locales/en/coach.ts'
import { coach as fr } from '#app/locales/fr/coach.ts'
import { flagLearners, measureAcademy, readStandings } from '#app/rules/rules.server.ts'
import type { Database } from '#db/client.server.ts'
import { saveEnrolment, saveException, saveMinutesByWeekday } from '#db/enrolments.ts'
import {
  answerContest,
  listCohortFlags,
  listFlags,
  listLatestMeasures,
  recordMeasures,
  saveContest,
} from '#db/flags.ts'
import { recordTime } from '#db/learning/modules.ts'
import { saveCohort, saveCohortMember } from '#db/cohorts.ts'
import { listHistories, listSnapshots } from '#db/rule-history.ts'
import { flags, ruleMeasures } from '#db/schema/cohorts.ts'
import { sessionLooks, sessions } from '#db/schema/sessions.ts'
import { addDays } from '#engine/calendar.ts'
import { published } from '#engine/rule-credentials.ts'
import { look, speak } from '#engine/rules.ts'
import { addPerson } from '../setup/learner.ts'
import { createTestDatabase, type TestDatabase } from '../setup/test-database.ts'

const start = '2026-01-05'
const noon = (day: number) => new Date(`${addDays(start, day)}T11:00:00Z`)

let database: TestDatabase
let db: Database
let coach: string
let cohort: string

beforeAll(async () => {
  database = await createTestDatabase()
  db = database.db
  coach = await addPerson(db, 'coach', 'Sandrine')
  cohort = randomUUID()
  const values = { id: cohort, name: 'Hiver', track: 't', startsOn: start, createdAt: noon(0) }
  await saveCohort(db, { ...values, coachId: coach })
})
afterAll(() => database.close())

/** A learner who studies half an hour on these days; of the cohort unless told otherwise. */
async function addStudent(days: number[], { member = true } = {}): Promise<string> {
  const id = await addPerson(db)
  await saveEnrolment(db, id, { id: randomUUID(), track: 't', at: noon(0) })
  await saveMinutesByWeekday(db, id, [30, 30, 30, 30, 30, 0, 0], noon(0))
  for (const day of days)
    await recordTime(db, id, { day: addDays(start, day), module: 'html-1', seconds: 1_800, at: noon(day) })
  if (member) await saveCohortMember(db, { cohortId: cohort, learnerId: id, at: noon(0) })
  return id
}

const twos = Array.from({ length: 15 }, (_, i) => 2 * i)
const round = (day: number) => flagLearners({ db, now: () => noon(day), newId: randomUUID })
const rulesOf = async (learner: string) =>
  (await listFlags(db, learner)).filter(({ until }) => until === null).map(({ rule }) => rule)

describe('a history', () => {
  it('holds her days, her minutes and her plan as they are stored', async () => {
    const id = await addStudent([0, 2, 4], { member: false })
    await saveException(db, id, {
      id: randomUUID(),
      from: addDays(start, 9),
      to: addDays(start, 12),
      minutes: 0,
    })
    const [history] = await listHistories(db, [id], noon(20))
    expect(history).toMatchObject({
      learner: id,
      joined: start,
      signs: [0, 2, 4].map((day) => addDays(start, day)),
      studied: [0, 2, 4].map((day) => ({ date: addDays(start, day), minutes: 30 })),
      availability: { minutesByWeekday: [30, 30, 30, 30, 30, 0, 0], exceptions: [{ minutes: 0 }] },
    })
    expect(await listHistories(db, [id], noon(1))).toMatchObject([{ signs: [start] }])
    // A year of Mondays, and before the first of them half a year of pauses.
    expect(await listHistories(db, [id], noon(364 + 182))).toMatchObject([{ signs: [start, {}, {}] }])
  })

  it('holds meetings with whomever, so that what is said of a missed one is nobody’s in particular', async () => {
    const id = await addStudent([0], { member: false })
    const mentor = await addPerson(db, 'mentor')
    const meet = async (companionId: string, day: number) => {
      const session = { id: randomUUID(), learnerId: id, companionId, videoLink: null, agenda: '' }
      await db.insert(sessions).values({
        ...{ ...session, role: companionId === coach ? ('coach' as const) : ('mentor' as const) },
        ...{
          startsAt: noon(day),
          endsAt: new Date(noon(day).getTime() + 1_800_000),
          bookedAt: noon(day - 5),
        },
        ...{ changedBy: id, changedAt: noon(day - 5), state: 'booked' as const },
      })
      return session.id
    }
    const sessionId = await meet(mentor, 10)
    await db.insert(sessionLooks).values({ personId: id, sessionId, met: false, at: noon(11) })
    const said = async () => {
      const [history] = await listHistories(db, [id], noon(20))
      return history && look(history, addDays(start, 20)).missed
    }
    expect(await said()).toBe(10)
    for (const { facts } of [fr, en]) expect(facts.missed(10)).toMatch(/^(Un rendez-vous|A meeting) /)
    await meet(coach, 30)
    expect(await said()).toBe(10)
    await meet(coach, 22)
    expect(await said()).toBeNull()
  })
})

describe('the round of every day', () => {
  it('opens what is said, once; follows its figures; ends it when it is no longer so', async () => {
    const id = await addStudent(twos)
    await round(30)
    expect(await rulesOf(id)).toEqual([])
    await round(40)
    await round(40)
    const [flag] = await listFlags(db, id)
    expect(flag).toMatchObject({
      rule: 'silence',
      facts: { silent: 12, usual: 2 },
      since: noon(40),
      until: null,
    })
    await round(45)
    expect(await listFlags(db, id)).toMatchObject([{ id: flag?.id, facts: { silent: 17 }, since: noon(40) }])
    await recordTime(db, id, { day: addDays(start, 46), module: 'html-1', seconds: 60, at: noon(46) })
    await round(47)
    expect(await listFlags(db, id)).toMatchObject([{ id: flag?.id, until: noon(47) }])
  })

  it('says nothing of whoever has not begun, is away as she said, or is followed by no coach', async () => {
    const waiting = await addStudent([])
    const away = await addStudent(twos)
    const days = { from: addDays(start, 38), to: addDays(start, 60), minutes: 0 }
    await saveException(db, away, { id: randomUUID(), ...days })
    const alone = await addStudent(twos, { member: false })
    await round(44)
    for (const id of [waiting, away, alone]) expect(await rulesOf(id)).toEqual([])
    const [history] = await listHistories(db, [alone], noon(44))
    expect(history && speak(look(history, addDays(start, 44)))).not.toEqual([])
  })

  it('ends what is said of somebody whom no coach follows any more', async () => {
    const id = await addStudent(twos)
    await round(44)
    expect(await rulesOf(id)).toEqual(['silence'])
    await db.execute(`delete from cohort_members where learner_id = '${id}'`)
    await round(45)
    expect(await rulesOf(id)).toEqual([])
  })

  it('says nothing by a rule that was refused, and ends what it said', async () => {
    const id = await addStudent(twos)
    await round(44)
    expect(await rulesOf(id)).toEqual(['silence'])
    const figures = { ...published.silence, verdict: 'refused' as const }
    await recordMeasures(db, 'refused', [{ rule: 'silence', at: noon(44), figures }])
    await round(45)
    expect(await rulesOf(id)).toEqual([])
    await db.delete(ruleMeasures)
    await round(46)
    expect(await rulesOf(id)).toEqual(['silence'])
  })

  it('goes on for the others when one is gone', async () => {
    const [one = '', other = ''] = (await Promise.all([addStudent(twos), addStudent(twos)])).sort()
    await db.execute(`create function gone() returns trigger language plpgsql as $$ begin
      raise exception 'gone' using errcode = 'foreign_key_violation'; end $$`)
    await db.execute(`create trigger gone before insert on flags for each row
      when (new.learner_id = '${one}') execute function gone()`)
    await round(44).finally(() => db.execute('drop function gone cascade'))
    expect([await rulesOf(one), await rulesOf(other)]).toEqual([[], ['silence']])
  })

  it('says nothing of more than two in five of many', async () => {
    const many = await Promise.all(Array.from({ length: 30 }, () => addStudent(twos)))
    await round(44)
    expect((await Promise.all(many.map(rulesOf))).flat()).toEqual([])
    for (const id of many) await db.execute(`delete from cohort_members where learner_id = '${id}'`)
    await db.delete(flags)
  })
})

describe('her word against it', () => {
  it('stands until it is answered, once; her figures rest meanwhile', async () => {
    const id = await addStudent(twos)
    const [other, stranger] = [await addStudent(twos), await addPerson(db, 'coach', 'Autre')]
    await round(44)
    const [flag] = await listFlags(db, id)
    const contest = { learnerId: id, id: flag?.id ?? '', words: 'Je lis sur papier.', at: noon(45) }
    expect(await saveContest(db, { ...contest, learnerId: other })).toBeNull()
    expect(await saveContest(db, contest)).toBe('saved')
    expect(await saveContest(db, { ...contest, words: 'Je lis beaucoup.', at: noon(46) })).toBe('saved')
    await round(47)
    expect(await listFlags(db, id)).toMatchObject([
      { contest: 'Je lis beaucoup.', contestedAt: noon(45), facts: { silent: 16 } },
    ])
    const answer = {
      coachId: coach,
      learnerId: id,
      id: contest.id,
      words: 'Entendu.',
      takeBack: true,
      at: noon(48),
    }
    expect(await answerContest(db, { ...answer, coachId: stranger })).toBeNull()
    expect(await answerContest(db, { ...answer, learnerId: other })).toBeNull()
    const outcomes = await Promise.all([1, 2].map(() => answerContest(db, answer)))
    expect(outcomes).toEqual(['done', 'done'])
    expect(await answerContest(db, { ...answer, words: 'Autre chose.' })).toBe('answered')
    expect(await saveContest(db, contest)).toBe('answered')
    expect(await listFlags(db, id)).toMatchObject([
      { answer: 'Entendu.', coach: 'Sandrine', until: noon(48) },
    ])
  })

  it('waits for her coach also when what was said ends, before she spoke or after', async () => {
    const id = await addStudent(twos)
    await round(44)
    const [flag] = await listFlags(db, id)
    const contest = { learnerId: id, id: flag?.id ?? '', words: 'J’étais à l’hôpital.', at: noon(45) }
    await recordTime(db, id, { day: addDays(start, 46), module: 'html-1', seconds: 60, at: noon(46) })
    await round(47)
    const read = async () => (await listCohortFlags(db, coach)).filter(({ learnerId }) => learnerId === id)
    expect(await read()).toEqual([])
    expect(await saveContest(db, contest)).toBe('saved')
    expect(await read()).toMatchObject([
      { contest: 'J’étais à l’hôpital.', waits: true, until: noon(47), facts: { silent: 16 } },
    ])
    const answer = { coachId: coach, learnerId: id, id: contest.id, words: 'Merci.', at: noon(48) }
    expect(await answerContest(db, { ...answer, takeBack: true })).toBe('done')
    expect(await read()).toEqual([])
    expect(await listFlags(db, id)).toMatchObject([{ answer: 'Merci.', until: noon(47) }])
  })

  it('taken back, is not said again for four weeks', async () => {
    const id = await addStudent(twos)
    await round(44)
    const [flag] = await listFlags(db, id)
    const own = { learnerId: id, id: flag?.id ?? '' }
    await saveContest(db, { ...own, words: 'Non.', at: noon(45) })
    await answerContest(db, { ...own, coachId: coach, words: 'Oui.', takeBack: true, at: noon(45) })
    await round(46)
    await round(72)
    expect(await rulesOf(id)).not.toContain('silence')
    await round(74)
    expect(await rulesOf(id)).toContain('silence')
  })

  it('is read by her own coach alone', async () => {
    const own = await listCohortFlags(db, coach)
    expect(own.length).toBeGreaterThan(0)
    expect(await listCohortFlags(db, await addPerson(db, 'coach'))).toEqual([])
    expect(await listCohortFlags(db, coach, randomUUID())).toEqual([])
  })
})

describe('the round of every week', () => {
  it('measures each rule on the history, once a week; too young, what is published stands', async () => {
    const now = () => noon(100)
    const snapshots = await listSnapshots(db, now())
    expect(snapshots.length).toBeGreaterThan(50)
    expect(snapshots.some(({ flagged }) => flagged.silence)).toBe(true)
    await measureAcademy({ db, now })
    await measureAcademy({ db, now: () => noon(101) })
    expect(await db.$count(ruleMeasures)).toBe(4)
    expect((await listLatestMeasures(db)).map(({ rule }) => rule).sort()).toEqual([
      'missed',
      'pace',
      'silence',
      'wall',
    ])
    await measureAcademy({ db, now: () => noon(107) })
    expect(await db.$count(ruleMeasures)).toBe(8)
    const standing = (await readStandings(db)).find(({ rule }) => rule === 'wall')
    expect(standing).toMatchObject({ figures: published.wall, measuredAt: null, young: { flagged: 0 } })
  })
})
