/** Notes, agreed steps, openings and sharing, as the database keeps them. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findMeetings, listSteps, recordStep, saveStep } from '#db/agreed-steps.ts'
import { listAudit } from '#db/audit.ts'
import { saveCohort, saveCohortMember } from '#db/cohorts.ts'
import {
  findOwnNote,
  listNotesFor,
  listSharedNotes,
  recordNote,
  removeNote,
  saveNoteBody,
  type Audience,
} from '#db/notes.ts'
import {
  fileAlert,
  findSharing,
  listOpenings,
  mostFilesAnHour,
  recordOpening,
  saveSharing,
} from '#db/openings.ts'
import { erasePerson } from '#db/personal-data.ts'
import { findProposal, listProposals, saveProposalState } from '#db/proposals.ts'
import { sessions } from '#db/schema/sessions.ts'
import { addPerson, minutesLater } from '../setup/learner.ts'
import { createTestDatabase, type TestDatabase } from '../setup/test-database.ts'

let database: TestDatabase
let learnerId = ''
let mentor = ''
let coach = ''

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const at = minutesLater(10)

async function addThree(): Promise<void> {
  const { db } = database
  learnerId = await addPerson(db, 'learner', 'Awa')
  mentor = await addPerson(db, 'mentor', 'Isabelle')
  coach = await addPerson(db, 'coach', 'Sandrine')
}

async function write(audience: Audience, authorId = mentor, body = `pour ${audience}`): Promise<string> {
  const id = randomUUID()
  expect(await recordNote(database.db, { learnerId, id, authorId, audience, body, at })).toBe(true)
  return id
}

const bodies = async (id: string, asCoach = false) =>
  (await listNotesFor(database.db, learnerId, { id, coach: asCoach })).map(({ body }) => body).sort()

describe('a note', () => {
  beforeAll(addThree)

  it('is read by those whom its author chose, and by nobody else', async () => {
    for (const audience of ['private', 'learner', 'coach'] as const) await write(audience)
    await write('private', coach, 'la coach seule')
    expect(await bodies(mentor)).toEqual(['pour coach', 'pour learner', 'pour private'])
    expect(await bodies(coach, true)).toEqual(['la coach seule', 'pour coach'])
    expect(await bodies(await addPerson(database.db, 'mentor'))).toEqual([])
    expect(await bodies(await addPerson(database.db, 'coach'), true)).toEqual(['pour coach'])
    const hers = await listSharedNotes(database.db, learnerId)
    expect(hers.map(({ body }) => body).sort()).toEqual(['pour coach', 'pour learner'])
  })

  it('sent twice is one note, whatever the second says', async () => {
    const note = {
      learnerId,
      id: randomUUID(),
      authorId: mentor,
      audience: 'private',
      body: 'une fois',
      at,
    } as const
    const other = { ...note, audience: 'learner', body: 'deux fois' } as const
    const kept = await Promise.all(
      [note, other, note, other, note].map((one) => recordNote(database.db, one)),
    )
    expect(kept.filter(Boolean)).toHaveLength(1)
    const own = await listNotesFor(database.db, learnerId, { id: mentor, coach: false })
    expect(own.filter(({ id }) => id === note.id)).toHaveLength(1)
  })

  it('is changed and removed by its author only', async () => {
    const { db } = database
    for (const audience of ['private', 'learner'] as const) {
      const id = await write(audience)
      const given = { learnerId, id, at: minutesLater(20) }
      expect(await saveNoteBody(db, { ...given, authorId: coach, body: 'autre' })).toBe(false)
      expect(await removeNote(db, { ...given, authorId: coach })).toBe('foreign')
      expect(await findOwnNote(db, learnerId, coach, id)).toBeNull()
      expect(await saveNoteBody(db, { ...given, authorId: mentor, body: 'mieux' })).toBe(true)
      expect(await findOwnNote(db, learnerId, mentor, id)).toMatchObject({
        body: 'mieux',
        editedAt: given.at,
      })
      expect(await removeNote(db, { ...given, authorId: mentor })).toBe('removed')
      expect(await removeNote(db, { ...given, authorId: mentor })).toBe('gone')
    }
  })

  it('that was shared stays hers when its author is erased; a private one goes', async () => {
    const { db } = database
    const leaving = await addPerson(db, 'mentor', 'Celle qui part')
    const kept = await write('learner', leaving)
    await write('private', leaving)
    await erasePerson(db, { personId: leaving, by: null, at })
    const hers = await listSharedNotes(db, learnerId)
    expect(hers.find(({ id }) => id === kept)).toMatchObject({ author: null })
    expect(await bodies(leaving)).toEqual([])
  })

  it('proposes only when it is shared, and stays once that was accepted', async () => {
    const { db } = database
    const proposal = { id: randomUUID(), module: 'css-1', choice: 'later', reason: 'plus tard' } as const
    const note = { learnerId, id: randomUUID(), authorId: mentor, body: 'avec', at } as const
    await expect(recordNote(db, { ...note, audience: 'private', proposal })).rejects.toThrow()
    await recordNote(db, { ...note, audience: 'learner', proposal })
    expect(await listProposals(db, learnerId, { authorId: mentor })).toMatchObject([
      { id: proposal.id, noteId: note.id, state: 'open', author: 'Isabelle', note: 'avec' },
    ])
    const decided = { learnerId, id: proposal.id, at }
    expect(await saveProposalState(db, { ...decided, state: 'discussed' })).toBe(true)
    expect(await saveProposalState(db, { ...decided, state: 'accepted' })).toBe(true)
    expect(await saveProposalState(db, { ...decided, state: 'withdrawn' })).toBe(false)
    expect(await removeNote(db, { learnerId, id: note.id, authorId: mentor, at })).toBe('accepted')
    expect(await findProposal(db, learnerId, proposal.id)).toMatchObject({ state: 'accepted' })
    expect(await findProposal(db, mentor, proposal.id)).toBeNull()
  })
})

describe('an agreed step', () => {
  beforeAll(addThree)

  it('is one however often it is sent, and is changed by whoever does it', async () => {
    const { db } = database
    const id = randomUUID()
    const step = {
      learnerId,
      id,
      authorId: mentor,
      doerId: learnerId,
      text: 'Montrer sa page',
      dueOn: null,
      at,
    }
    await Promise.all([1, 2, 3].map(() => recordStep(db, step)))
    expect(await listSteps(db, learnerId)).toHaveLength(1)
    const by = (person: string, minutes = 30) => ({ learnerId, id, by: person, at: minutesLater(minutes) })
    expect(await saveStep(db, by(mentor), { done: true })).toBe(false)
    expect(await saveStep(db, by(mentor), { dueOn: '2026-10-01' })).toBe(false)
    expect(await saveStep(db, by(coach), 'drop')).toBe(false)
    expect(await saveStep(db, by(learnerId), { dueOn: '2026-10-01' })).toBe(true)
    expect(await saveStep(db, by(learnerId), { done: true })).toBe(true)
    expect(await saveStep(db, by(learnerId, 60), { done: true })).toBe(true)
    expect(await listSteps(db, learnerId)).toMatchObject([{ dueOn: '2026-10-01', doneAt: minutesLater(30) }])
    expect(await listSteps(db, learnerId, { of: mentor })).toHaveLength(1)
    expect(await listSteps(db, learnerId, { of: coach })).toHaveLength(0)
    expect(await saveStep(db, by(learnerId), { done: false })).toBe(true)
    expect(await saveStep(db, by(mentor), 'drop')).toBe(true)
    expect(await listSteps(db, learnerId)).toEqual([])
  })

  it('open ones come first, the soonest first', async () => {
    const { db } = database
    const add = (text: string, dueOn: string | null, minutes: number) =>
      recordStep(db, {
        ...{ learnerId, id: randomUUID(), authorId: mentor, doerId: learnerId, text, dueOn },
        at: minutesLater(minutes),
      })
    await add('sans date', null, 1)
    await add('en octobre', '2026-10-10', 2)
    await add('en septembre', '2026-09-20', 3)
    await add('fait', '2026-09-01', 4)
    const done = (await listSteps(db, learnerId)).find(({ text }) => text === 'fait')
    await saveStep(db, { learnerId, id: done?.id ?? '', by: learnerId, at }, { done: true })
    expect((await listSteps(db, learnerId)).map(({ text }) => text)).toEqual([
      'en septembre',
      'en octobre',
      'sans date',
      'fait',
    ])
  })

  it('stands between the last session and the next', async () => {
    const { db } = database
    const add = (hours: number, state: 'booked' | 'cancelled', agenda: string) =>
      db.insert(sessions).values({
        ...{ learnerId, id: randomUUID(), companionId: mentor, role: 'mentor', state, agenda },
        ...{ startsAt: minutesLater(hours * 60), endsAt: minutesLater(hours * 60 + 30) },
        ...{ bookedAt: at, changedAt: at },
      })
    await add(-48, 'booked', 'avant')
    await add(-20, 'cancelled', 'annulée')
    await add(20, 'cancelled', 'annulée')
    await add(48, 'booked', 'bientôt')
    await add(96, 'booked', 'plus tard')
    const { last, next } = await findMeetings(db, learnerId, mentor, minutesLater(0))
    expect([last?.agenda, next?.agenda]).toEqual(['avant', 'bientôt'])
    expect(await findMeetings(db, learnerId, coach, at)).toEqual({ last: null, next: null })
  })
})

describe('an opening', () => {
  beforeAll(addThree)
  const quiet = () => Promise.resolve()

  it('is one line per reader, part and hour, also of fifty at once', async () => {
    const { db } = database
    const open = (readerId: string, what: string, minutes: number) =>
      recordOpening(db, { learnerId, readerId, what, at: minutesLater(minutes) }, quiet)
    await Promise.all(Array.from({ length: 50 }, (_, n) => open(mentor, 'file', n)))
    expect(await listOpenings(db, learnerId)).toHaveLength(1)
    await open(mentor, 'brief', 5)
    await open(coach, 'file', 5)
    await open(mentor, 'file', 61)
    const lines = await listOpenings(db, learnerId)
    expect(lines.map(({ reader, what }) => `${reader} ${what}`).sort()).toEqual([
      'Isabelle brief',
      'Isabelle file',
      'Isabelle file',
      'Sandrine file',
    ])
  })

  async function openMany(readerId: string, learners: string[], minutes = 0): Promise<number> {
    let alarms = 0
    for (const one of learners)
      await recordOpening(
        database.db,
        { learnerId: one, readerId, what: 'file', at: minutesLater(minutes) },
        () => Promise.resolve(void (alarms += 1)),
      )
    return alarms
  }
  const add = (count: number) =>
    Promise.all(Array.from({ length: count }, () => addPerson(database.db, 'learner')))
  const alerts = (reader: string) => listAudit(database.db, { action: fileAlert, personId: reader })

  it('of the thirty-first stranger within an hour is an alert, once', async () => {
    const reader = await addPerson(database.db, 'mentor')
    const [last = '', ...others] = await add(mostFilesAnHour.others + 1)
    expect(await openMany(reader, others)).toBe(0)
    expect(await openMany(reader, others, 5)).toBe(0)
    expect(await openMany(reader, [last], 90)).toBe(0)
    expect(await alerts(reader)).toEqual([])
    const second = await addPerson(database.db, 'mentor')
    expect(await openMany(second, [...others, last])).toBe(1)
    expect(await openMany(second, await add(3), 10)).toBe(0)
    expect(await alerts(second)).toMatchObject([
      { actorId: second, subjectId: null, detail: { own: 0, others: 31 } },
    ])
  })

  it('of her own people it takes sixty-one', async () => {
    const { db } = database
    const reader = await addPerson(db, 'coach')
    const cohort = {
      id: randomUUID(),
      name: 'Automne',
      track: 'track',
      startsOn: '2026-09-07',
      createdAt: at,
    }
    await saveCohort(db, { ...cohort, coachId: reader })
    const own = await add(mostFilesAnHour.own + 1)
    for (const one of own) await saveCohortMember(db, { cohortId: cohort.id, learnerId: one, at })
    expect(await openMany(reader, own.slice(1))).toBe(0)
    expect(await openMany(reader, own, 10)).toBe(1)
    expect(await alerts(reader)).toMatchObject([{ detail: { own: 61, others: 0 } }])
  })
})

describe('sharing', () => {
  it('is nothing until she says so', async () => {
    await addThree()
    const { db } = database
    const none = { answers: false, diagnosis: false, reviews: false }
    expect(await findSharing(db, learnerId)).toEqual(none)
    await saveSharing(db, learnerId, { ...none, answers: true }, at)
    await saveSharing(db, learnerId, { ...none, reviews: true }, at)
    expect(await findSharing(db, learnerId)).toEqual({ ...none, reviews: true })
  })
})
