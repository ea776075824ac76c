import { randomUUID } from 'node:crypto'
import { eq, getTableName, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listAudit, recordAudit } from '#db/audit.ts'
import { saveBackground } from '#db/backgrounds.ts'
import { saveException, saveEnrolment, saveMinutesByWeekday, saveWelcome } from '#db/enrolments.ts'
import { acceptInvitation, recordInvitation } from '#db/invitations.ts'
import { openAttempt, recordAnswer } from '#db/learning/answers.ts'
import { openDiagnosis } from '#db/learning/diagnoses.ts'
import { recordTime, saveModuleStage } from '#db/learning/modules.ts'
import { savePathChoice, savePathVersion } from '#db/learning/path.ts'
import { recordEvidence, type LearnerModel } from '#db/learning/state.ts'
import { saveSubmission } from '#db/learning/submissions.ts'
import { saveCohortInvitation } from '#db/cohort-invitations.ts'
import { saveCohort, saveCohortMember } from '#db/cohorts.ts'
import { saveMentorship } from '#db/mentoring.ts'
import { recordLetter } from '#db/letters.ts'
import { recordMail } from '#db/messages.ts'
import {
  cancelDeletion,
  deletionDate,
  findPerson,
  findPersonByEmail,
  listDueDeletions,
  requestDeletion,
} from '#db/people.ts'
import { erasePerson, exportPerson, listReappeared, passing, traces } from '#db/personal-data.ts'
import { cohortWaiting } from '#db/schema/mentoring.ts'
import { credentials, logins, people, twoFactors, verifications } from '#db/schema/people.ts'
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

const at = minutesLater(1)

/** A person of whom every table has a row, and the texts by which she would be found again. */
async function addEverything(mentorId: string): Promise<{ id: string; email: string; sentinel: string }> {
  const { db } = database
  const sentinel = `sentinel-${randomUUID()}`
  const id = await addPerson(db, 'learner', sentinel)
  await db
    .update(people)
    .set({ email: `${sentinel}@ariane.example` })
    .where(eq(people.id, id))
  const email = `${sentinel}@ariane.example`
  const soon = minutesLater(600)
  await db
    .insert(logins)
    .values({ id: randomUUID(), userId: id, token: `token-${sentinel}`, expiresAt: soon })
  await db.insert(credentials).values({
    id: randomUUID(),
    userId: id,
    accountId: id,
    providerId: 'credential',
    password: `hash-${sentinel}`,
  })
  await db
    .insert(twoFactors)
    .values({ id: randomUUID(), userId: id, secret: `secret-${sentinel}`, backupCodes: `codes-${sentinel}` })
  await db.insert(verifications).values([
    { id: randomUUID(), identifier: 'hashed', value: JSON.stringify({ email }), expiresAt: soon },
    { id: randomUUID(), identifier: 'hashed too', value: id, expiresAt: soon },
  ])
  const tokenHash = `hash-of-${sentinel}`
  await recordInvitation(db, {
    id: randomUUID(),
    tokenHash,
    email,
    role: 'mentor',
    invitedBy: mentorId,
    at,
    expiresAt: soon,
  })
  await acceptInvitation(db, { tokenHash, personId: id, at })
  await saveWelcome(db, id, { answers: { dream: sentinel }, step: 1, done: false, at })
  await saveBackground(db, id, { age: '36-45', diploma: 'bac', territory: 'town' }, at)
  await saveMinutesByWeekday(db, id, [60, 0, 60, 0, 60, 0, 0], at)
  await saveException(db, id, { id: randomUUID(), from: '2026-12-20', to: '2027-01-03', minutes: 0 })
  await saveEnrolment(db, id, { id: randomUUID(), track: 'track', at })
  await openDiagnosis(db, { learnerId: id, id: randomUUID(), track: 'track', at })
  const attempt = await openAttempt(db, model, {
    learnerId: id,
    purpose: 'diagnosis',
    context: 'd',
    id: randomUUID(),
    at,
    exists: () => true,
    choose: () => ({ item: catalog.items[0]?.id ?? '', seed: 1 }),
  })
  if (!attempt) throw new Error('no attempt')
  await recordAnswer(db, model, {
    learnerId: id,
    attemptId: attempt.id,
    at,
    answer: { kind: 'text', text: sentinel },
    evidence: answerTo(catalog, 0, { id: attempt.id, at: at.toISOString(), purpose: 'diagnosis' }),
  })
  for (let n = 0; n < 6; n += 1) {
    const fact = answerTo(catalog, 0, {
      at: minutesLater(n + 2).toISOString(),
      purpose: 'check',
      correct: true,
    })
    await recordEvidence(db, model, id, [fact], minutesLater(n + 2))
  }
  await savePathChoice(db, id, 'html-1', 'later', at)
  const plan = { sentinel } as never
  await savePathVersion(db, id, { basedOn: 0, plan, cause: 'diagnosis', authorId: id, change: null, at })
  await saveModuleStage(db, id, 'html-1', 'practice', at)
  await recordTime(db, id, { day: '2026-09-07', module: 'html-1', seconds: 30, at })
  await saveSubmission(db, {
    learnerId: id,
    id: randomUUID(),
    module: 'html-1',
    text: sentinel,
    link: null,
    file: {
      id: randomUUID(),
      name: 'page.html',
      mediaType: 'text/html',
      sha256: 'x',
      content: Buffer.from(sentinel),
    },
    state: 'sent',
    at,
  })
  await saveMentorship(db, { id: randomUUID(), learnerId: id, mentorId, at })
  await addSideBySide(db, { id, mentorId, sentinel, at })
  const cohort = randomUUID()
  await saveCohort(db, {
    id: cohort,
    name: 'Autumn',
    track: 'track',
    startsOn: '2026-09-07',
    coachId: id,
    createdAt: at,
  })
  await saveCohortMember(db, { cohortId: cohort, learnerId: id, at })
  await db.insert(cohortWaiting).values({ cohortId: cohort, learnerId: id, since: at })
  await saveCohortInvitation(db, { cohortId: cohort, email, at })
  const mail = { language: 'fr', kind: 'reset', subject: 's', text: sentinel, html: sentinel, at } as const
  await recordMail(db, { ...mail, id: randomUUID(), personId: id, email })
  await recordMail(db, { ...mail, id: randomUUID(), personId: null, email })
  await recordLetter(db, { learnerId: id, kind: 'week', key: '2026-09-07', at })
  await recordAudit(db, { at, actorId: id, action: 'login', subjectId: id })
  return { id, email, sentinel }
}

/** Every column of every table, as PostgreSQL knows them. */
async function listColumns(): Promise<{ table: string; column: string; type: string; person: boolean }[]> {
  return [
    ...(await database.db.execute<{ table: string; column: string; type: string; person: boolean }>(sql`
      select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
        exists (
          select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.confrelid = 'people'::regclass
            and a.attnum = any (k.conkey)
        ) as person
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      order by 1, a.attnum`)),
  ]
}

/** Tables with a text that contains the needle, or bytes that do. */
async function listTablesWith(needle: string): Promise<string[]> {
  const columns = await listColumns()
  const found: string[] = []
  for (const table of new Set(columns.map((column) => column.table))) {
    const rows = await database.db.execute(sql`
      select from ${sql.identifier(table)} t where position(${needle} in t::text) > 0
        or position(${Buffer.from(needle).toString('hex')} in t::text) > 0 limit 1`)
    if (rows.length > 0) found.push(table)
  }
  return found.sort()
}

describe('the declaration of personal data', () => {
  it('names every column that leads to a person, and none that is not there', async () => {
    const columns = await listColumns()
    const suspects =
      /(^|_)(person|learner|mentor|coach|author|staff|admin|actor|subject|sender|recipient|owner|user_id|email|identifier|phone)(_|$)|_by$/
    const leading = columns
      .filter(({ table, column, type, person }) => {
        if (person) return true
        const isPerson = table === 'people' && column === 'id'
        const isText = type === 'text' || type === 'uuid'
        const harmless =
          table === 'people' || ['mails.subject', 'data_findings.subject'].includes(`${table}.${column}`)
        return isPerson || (isText && !harmless && suspects.test(column))
      })
      .map(({ table, column }) => `${table}.${column}`)
    const declared = [
      ...traces.map(({ table, column }) => `${getTableName(table)}.${column.name}`),
      ...Object.keys(passing),
    ]
    expect(leading.filter((column) => !declared.includes(column))).toEqual([])
    const known = columns.map(({ table, column }) => `${table}.${column}`)
    expect(declared.filter((column) => !known.includes(column))).toEqual([])
  })

  it('gives a reason for everything that stays', () => {
    for (const trace of traces) if (trace.onErasure !== 'erase') expect(trace.reason).toBeTruthy()
  })

  it('is told of by the sample person: every declared table has a row of hers', async () => {
    const { id, email } = await addEverything(await addPerson(database.db, 'mentor'))
    const empty: string[] = []
    for (const { table, column, byEmail } of traces) {
      const rows = await database.db
        .select()
        .from(table)
        .where(eq(column, byEmail ? email : id))
      if (rows.length === 0) empty.push(`${getTableName(table)}.${column.name}`)
    }
    // She is a learner who was invited: she accompanies, grants, publishes, chooses and erases nothing and nobody.
    expect(empty).toEqual([
      'mentorships.mentor_id',
      'mentorships.ended_by',
      'person_roles.granted_by',
      'invitations.invited_by',
      'catalog_revisions.author_id',
      'model_choices.actor_id',
      'erasures.person_id',
    ])
  })
})

describe('an export', () => {
  it('holds everything of hers, nothing of others, and no secret', async () => {
    const mentorId = await addPerson(database.db, 'mentor', 'Mentor of the export')
    const { id, sentinel } = await addEverything(mentorId)
    const { sentinel: other } = await addEverything(mentorId)
    const data = await exportPerson(database.db, id)
    const text = JSON.stringify(data)
    expect(Object.keys(data ?? {}).sort()).toEqual(
      [...new Set(traces.filter(({ exported }) => exported).map(({ table }) => getTableName(table)))].sort(),
    )
    for (const rows of Object.values(data ?? {})) expect(rows.length).toBeGreaterThan(0)
    expect(data?.evidence).toHaveLength(7)
    expect(data?.files?.[0]?.content).toBe(Buffer.from(sentinel).toString('base64'))
    expect(text).toContain(sentinel)
    expect(text).not.toContain(other)
    expect(text).not.toContain('whom-another-asks-next')
    expect(data?.mentor_requests?.map((row) => 'next' in row).sort()).toEqual([false, true])
    for (const secret of ['token-', 'hash-', 'secret-', 'codes-'])
      expect(text).not.toContain(secret + sentinel)
  })

  it('of a mentor holds what she agreed on and proposed', async () => {
    const { db } = database
    const mentorId = await addPerson(db, 'mentor')
    const { id } = await addEverything(mentorId)
    for (const table of ['agreed_steps', 'path_proposals'])
      await db.execute(
        sql`update ${sql.identifier(table)} set author_id = ${mentorId} where learner_id = ${id}`,
      )
    const data = await exportPerson(db, mentorId)
    expect(data?.agreed_steps).toMatchObject([{ learnerId: id, authorId: mentorId }])
    expect(data?.path_proposals).toMatchObject([{ learnerId: id, authorId: mentorId }])
  })

  it('of nobody is nothing', async () => {
    expect(await exportPerson(database.db, 'nobody')).toBeNull()
  })
})

describe('an erasure', () => {
  it('leaves no trace but ids that lead to nobody, and touches nobody else', async () => {
    const { db } = database
    const mentorId = await addPerson(db, 'mentor')
    const { id, sentinel } = await addEverything(mentorId)
    const { id: otherId, sentinel: other } = await addEverything(mentorId)
    const before = JSON.stringify(await exportPerson(db, otherId))
    expect(await listTablesWith(sentinel)).toContain('files')
    const counts = await erasePerson(db, { personId: id, by: null, at })
    expect(counts).toMatchObject({ evidence: 7, files: 1, people: 1, mails: 2 })
    expect(await listTablesWith(sentinel)).toEqual([])
    expect(await listTablesWith(id)).toEqual(['audit_log', 'erasures'])
    expect(await findPerson(db, id)).toBeNull()
    expect(await exportPerson(db, id)).toBeNull()
    expect(JSON.stringify(await exportPerson(db, otherId))).toBe(before)
    expect(await listTablesWith(other)).toContain('path_versions')
    expect(await listAudit(db, { personId: id, action: 'person.erased' })).toHaveLength(1)
    expect(await erasePerson(db, { personId: id, by: null, at })).toBeNull()
  })

  it('of a mentor, coach and author takes nothing from the people she worked with', async () => {
    const { db } = database
    const mentorId = await addPerson(db, 'mentor')
    const { id } = await addEverything(mentorId)
    await db.execute(sql`update path_versions set author_id = ${mentorId} where learner_id = ${id}`)
    await db.execute(sql`update person_roles set granted_by = ${mentorId} where person_id = ${id}`)
    await erasePerson(db, { personId: mentorId, by: null, at })
    const data = await exportPerson(db, id)
    expect(data?.path_versions).toMatchObject([{ authorId: null }])
    expect(data?.person_roles?.length).toBe(2)
    expect(data?.evidence).toHaveLength(7)
    expect(data?.mentorships).toEqual([])
  })

  it('that fails in the middle leaves everything', async () => {
    const { db } = database
    const { id, sentinel } = await addEverything(await addPerson(db, 'mentor'))
    const before = await listTablesWith(sentinel)
    await db.execute(
      sql`create function refuse() returns trigger language plpgsql as 'begin raise exception ''no''; end'`,
    )
    await db.execute(
      sql`create trigger refuse before delete on people for each row execute function refuse()`,
    )
    await expect(erasePerson(db, { personId: id, by: null, at })).rejects.toThrow()
    await db.execute(sql`drop trigger refuse on people`)
    expect(await listTablesWith(sentinel)).toEqual(before)
  })

  it('is due seven days after it was asked for, unless she changed her mind', async () => {
    const { db } = database
    const [stays, goes] = [await addPerson(db), await addPerson(db)]
    const asked = minutesLater(0)
    await requestDeletion(db, stays, asked)
    expect(await requestDeletion(db, goes, asked)).toEqual(deletionDate(asked))
    expect(await requestDeletion(db, goes, minutesLater(5000))).toEqual(deletionDate(asked))
    await cancelDeletion(db, stays, minutesLater(10))
    const due = deletionDate(asked)
    expect(await listDueDeletions(db, new Date(due.getTime() - 1))).not.toContain(goes)
    expect(await listDueDeletions(db, due)).toContain(goes)
    expect(await listDueDeletions(db, due)).not.toContain(stays)
    const actions = (await listAudit(db, { personId: stays })).map(({ action }) => action)
    expect(actions).toEqual(['deletion.cancelled', 'deletion.requested', 'role.granted'])
  })

  it('is done again when a backup brings her back', async () => {
    const { db } = database
    const id = await addPerson(db)
    await erasePerson(db, { personId: id, by: null, at })
    await db.insert(people).values({ id, name: 'Back', email: 'back@ariane.example' })
    expect(await listReappeared(db)).toEqual([id])
    await erasePerson(db, { personId: id, by: null, at })
    expect(await listReappeared(db)).toEqual([])
    expect(await findPersonByEmail(db, 'Back@Ariane.example')).toBeNull()
  })
})
