import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCatalogs } from '#app/catalog.server.ts'
import { knownZone, timeZones } from '#app/learning/welcome.ts'
import { listAudit, purgeAudit, recordAudit } from '#db/audit.ts'
import { findPublishedId, listRevisions, publishRevision } from '#db/catalog.ts'
import { databaseCode } from '#db/client.server.ts'
import { acceptInvitation, findInvitation, listInvitations, recordInvitation } from '#db/invitations.ts'
import { listMails, recordMail } from '#db/messages.ts'
import {
  endLogin,
  endLogins,
  findLogin,
  findPerson,
  findPersonByEmail,
  grantRole,
  listLogins,
  listPeople,
  purgeExpired,
  revokeRole,
  saveDisabled,
  savePerson,
} from '#db/people.ts'
import { logins, people } from '#db/schema/people.ts'
import { findSetting, saveSetting } from '#db/settings.ts'
import { webCatalog } from '#engine/catalog.fixture.ts'
import { addPerson, minutesLater } from '../setup/learner.ts'
import { createTestDatabase, type TestDatabase } from '../setup/test-database.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

async function addLogin(personId: string, minute: number): Promise<{ id: string; token: string }> {
  const login = { id: randomUUID(), token: randomUUID() }
  const times = {
    createdAt: minutesLater(minute),
    updatedAt: minutesLater(minute),
    expiresAt: minutesLater(1000),
  }
  await database.db.insert(logins).values({ ...login, userId: personId, ...times })
  return login
}

describe('people', () => {
  it('have roles in one order, however they came to them', async () => {
    const { db } = database
    const id = await addPerson(db, 'staff')
    const grant = { personId: id, role: 'learner', grantedBy: null, at: minutesLater(1) } as const
    await grantRole(db, grant)
    await grantRole(db, grant)
    expect((await findPerson(db, id))?.roles).toEqual(['learner', 'staff'])
    expect((await listAudit(db, { personId: id, action: 'role.granted' })).length).toBe(2)
  })

  it('are found by address in any case, by part of the name, by role', async () => {
    const { db } = database
    const id = await addPerson(db, 'coach', 'Éléonore 100%')
    await savePerson(db, id, { language: 'en', timeZone: 'America/Cayenne' }, minutesLater(2))
    const person = await findPerson(db, id)
    expect(person).toMatchObject({ name: 'Éléonore 100%', language: 'en', timeZone: 'America/Cayenne' })
    expect(await findPersonByEmail(db, person?.email.toUpperCase() ?? '')).toEqual(person)
    expect((await listPeople(db, { search: 'nore 100%' })).people.map((found) => found.id)).toEqual([id])
    expect((await listPeople(db, { search: 'nore 1_0%' })).people).toEqual([])
    expect(await listPeople(db, { role: 'coach', limit: 1 })).toMatchObject({ people: [{ id }], total: 1 })
    await expect(
      db.insert(people).values({ id: 'x', name: 'x', email: 'Upper@case.example' }),
    ).rejects.toThrow()
  })

  it('are known by an open login of an open account', async () => {
    const { db } = database
    const id = await addPerson(db)
    const [first, second] = [await addLogin(id, 1), await addLogin(id, 2)]
    expect(await findLogin(db, first.token, minutesLater(999))).toMatchObject({
      loginId: first.id,
      person: { id },
    })
    expect(await findLogin(db, first.token, minutesLater(1000))).toBeNull()
    expect(await findLogin(db, 'other', minutesLater(1))).toBeNull()
    expect((await listLogins(db, id, minutesLater(5))).map((login) => login.id)).toEqual([
      second.id,
      first.id,
    ])
    expect(await endLogin(db, await addPerson(db), first.id)).toBe(false)
    expect(await endLogin(db, id, first.id)).toBe(true)
    expect(await endLogin(db, id, first.id)).toBe(false)
    await addLogin(id, 3)
    expect(await endLogins(db, id, second.id)).toBe(1)
    await saveDisabled(db, { personId: id, disabled: true, by: null, at: minutesLater(4) })
    expect(await findLogin(db, second.token, minutesLater(5))).toBeNull()
    const late = await addLogin(id, 5)
    expect(await findLogin(db, late.token, minutesLater(6))).toBeNull()
    await saveDisabled(db, { personId: id, disabled: false, by: null, at: minutesLater(7) })
    expect(await findLogin(db, late.token, minutesLater(8))).not.toBeNull()
    await purgeExpired(db, minutesLater(1000))
    expect(await listLogins(db, id, minutesLater(0))).toEqual([])
  })

  it('always leave one administrator, even when two are dismissed at once', async () => {
    const { db } = database
    const admins = [await addPerson(db, 'admin'), await addPerson(db, 'admin')]
    const done = await Promise.all(
      admins.map((personId) =>
        revokeRole(db, { personId, role: 'admin', revokedBy: null, at: minutesLater(1) }),
      ),
    )
    expect(done.filter(Boolean)).toHaveLength(1)
    expect((await listPeople(db, { role: 'admin' })).total).toBe(1)
  })
})

describe('a time zone that is kept', () => {
  it('is one that the database knows, whatever it was called', async () => {
    const rows = await database.db.execute<{ name: string }>(sql`select name from pg_timezone_names`)
    const known = new Set([...rows].map(({ name }) => name))
    const all = [...timeZones, ...Intl.supportedValuesOf('timeZone'), 'UTC']
    expect(all.filter((zone) => knownZone(zone) === null)).toEqual([])
    expect(all.map(knownZone).filter((zone) => !known.has(zone ?? ''))).toEqual([])
    // Names that browsers know, and PostgreSQL does not.
    expect(
      ['US/Pacific-New', 'Canada/East-Saskatchewan', 'SystemV/PST8PDT', '+01:00'].map(knownZone),
    ).toEqual(['America/Los_Angeles', 'America/Regina', null, null])
  })
})

describe('an invitation', () => {
  it('is used once, by one of twenty', async () => {
    const { db } = database
    const admin = await addPerson(db, 'staff')
    const guests = await Promise.all(Array.from({ length: 20 }, () => addPerson(db)))
    const sent = (tokenHash: string) => ({
      id: randomUUID(),
      tokenHash,
      email: 'Guest@ariane.example',
      role: 'mentor' as const,
      invitedBy: admin,
      at: minutesLater(1),
      expiresAt: minutesLater(100),
    })
    await recordInvitation(db, sent('old'))
    await recordInvitation(db, sent('new'))
    expect(await findInvitation(db, 'old', minutesLater(2))).toBeNull()
    expect(await findInvitation(db, 'new', minutesLater(100))).toBeNull()
    expect(await listInvitations(db, minutesLater(2))).toHaveLength(1)
    const accepted = await Promise.all(
      guests.map((personId) => acceptInvitation(db, { tokenHash: 'new', personId, at: minutesLater(3) })),
    )
    expect(accepted.filter(Boolean)).toHaveLength(1)
    expect((await listPeople(db, { role: 'mentor' })).total).toBe(1)
    expect(await findInvitation(db, 'new', minutesLater(4))).toBeNull()
  })
})

it('a message is kept once, and found by its address, latest first', async () => {
  const { db } = database
  const at = (minute: number) => ({
    id: randomUUID(),
    personId: null,
    email: 'many@ariane.example',
    language: 'fr' as const,
    kind: 'link',
    subject: `Ariane ${minute}`,
    text: 't',
    html: 'h',
    at: minutesLater(minute),
  })
  const letters = [at(0), at(2), at(1)]
  for (const letter of [...letters, ...letters]) await recordMail(db, letter)
  const kept = await listMails(db, { email: 'many@ariane.example' })
  expect(kept.map(({ subject }) => subject)).toEqual(['Ariane 2', 'Ariane 1', 'Ariane 0'])
  expect(await listMails(db, { email: 'nobody@ariane.example' })).toEqual([])
})

describe('the audit log', () => {
  it('only grows, until a year has passed', async () => {
    const { db } = database
    const actorId = randomUUID()
    await recordAudit(db, { at: new Date(), actorId, action: 'login' })
    await recordAudit(db, { at: new Date('2020-01-01'), actorId, action: 'login', detail: { tries: 2 } })
    for (const change of [
      sql`update audit_log set action = 'x'`,
      sql`truncate audit_log`,
      sql`delete from audit_log`,
    ]) {
      expect(await db.execute(change).then(() => null, databaseCode)).toBe('23001')
    }
    expect(await purgeAudit(db)).toBe(1)
    expect(await listAudit(db, { personId: actorId })).toMatchObject([{ action: 'login', detail: {} }])
    expect(await listAudit(db, { personId: actorId, since: new Date(Date.now() + 1000) })).toEqual([])
  })
})

describe('the catalogue', () => {
  it('is published once from each revision, and is what was published', async () => {
    const { db } = database
    const catalog = webCatalog()
    const catalogs = openCatalogs(db)
    await expect(catalogs.published(db)).rejects.toThrow('no catalogue')
    const revision = {
      parentId: null,
      catalog,
      bodies: new Map(),
      authorId: null,
      note: 'n',
      at: minutesLater(1),
    }
    await expect(publishRevision(db, revision)).rejects.toThrow('missing')
    expect(await findPublishedId(db)).toBeNull()
    const whole = { ...revision, bodies: new Map([['hash', '# Bonjour']]) }
    const ids = await Promise.all(Array.from({ length: 5 }, () => publishRevision(db, whole)))
    expect(ids.filter((id) => id !== null)).toHaveLength(1)
    const id = await findPublishedId(db)
    expect(await catalogs.published(db)).toEqual({ id, fit: null, catalog })
    expect((await catalogs.published(db)).catalog).toBe((await catalogs.published(db)).catalog)
    expect(await catalogs.body('hash')).toBe('# Bonjour')
    await expect(catalogs.body('nothing')).rejects.toThrow('no lesson body')
    const next = await publishRevision(db, { ...revision, parentId: id, catalog: { ...catalog, areas: [] } })
    expect(await catalogs.published(db)).toMatchObject({ id: next, catalog: { areas: [] } })
    expect((await listRevisions(db)).map(({ parentId }) => parentId)).toEqual([id, null])
    expect(
      await db.execute(sql`update catalog_revisions set note = 'x'`).then(() => null, databaseCode),
    ).toBe('23001')
    expect(await db.execute(sql`delete from catalog_revisions`).then(() => null, databaseCode)).toBe('23001')
  })
})

it('a setting is kept and changed', async () => {
  const { db } = database
  expect(await findSetting(db, 'demonstration')).toBeNull()
  await saveSetting(db, 'demonstration', { madeAt: '2026-09-07' })
  await saveSetting(db, 'demonstration', { madeAt: '2026-09-08' })
  expect(await findSetting(db, 'demonstration')).toEqual({ madeAt: '2026-09-08' })
})
