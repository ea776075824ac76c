/**
 * The demonstration: what is stored about each learner is what her evidence gives, and making it again changes nothing. In the
 * academy of the folder LIVED_IN where it is given, after the browser journeys went through it; else in a new one.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAcademy, type OpenAcademy } from '#app/academy.server.ts'
import { createDemonstration } from '#app/demonstration.server.ts'
import { demonstrationEmail, demonstrationPeople } from '#app/demonstration.ts'
import { readEnv } from '#app/env.server.ts'
import { projectsOf } from '#app/feedback/projects.server.ts'
import { learnerModel } from '#app/learning/learner.server.ts'
import { startPostgres } from '#app/postgres/postgres.server.ts'
import { readCatalog } from '#content/read.ts'
import { publishRevision } from '#db/catalog.ts'
import { openDatabase, type Connection } from '#db/client.server.ts'
import { checkRebuild } from '#db/learning/state.ts'
import { listProjectStandings } from '#db/learning/submissions.ts'
import { findMentorProfile } from '#db/mentors.ts'
import { findPersonByEmail, listPeople } from '#db/people.ts'
import { listMenteeFacts } from '#db/triage.ts'
import { planMentorWeek } from '#engine/triage.ts'
import { createTestDatabase } from '../setup/test-database.ts'

let database: Connection & { url: string }
let academy: OpenAcademy
const livedIn = process.env.LIVED_IN
const dataDir = mkdtempSync(join(tmpdir(), 'ariane-demonstration-'))
/** A Thursday evening: the same lives each time. */
const now = livedIn ? new Date() : new Date('2026-11-19T21:30:00Z')

async function openLivedIn(folder: string): Promise<Connection & { url: string }> {
  const { url, stop } = await startPostgres(folder)
  const { db, close } = openDatabase(url)
  return { db, url, close: () => close().then(stop) }
}

beforeAll(async () => {
  database = livedIn ? await openLivedIn(livedIn) : await createTestDatabase()
  const env = readEnv({ PORT: '4000', DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
  academy = await openAcademy({ env, databaseUrl: database.url, now: () => now })
  if (livedIn) return
  const { catalog, bodies } = readCatalog('content')
  await publishRevision(database.db, {
    parentId: null,
    catalog,
    bodies,
    authorId: null,
    note: 'content',
    at: now,
  })
  await createDemonstration(academy)
}, 600_000)
afterAll(async () => {
  await academy.close()
  await database.close()
  rmSync(dataDir, { recursive: true, force: true })
})

async function counts(): Promise<unknown> {
  const tables = [
    'people',
    'evidence',
    'attempts',
    'path_versions',
    'submissions',
    'cohort_members',
    'mentorships',
  ]
  const rows = await Promise.all(
    tables.map((table) => database.db.execute(sql`select count(*)::int as n from ${sql.identifier(table)}`)),
  )
  return rows.map(([row]) => row?.n)
}

describe('demonstration', () => {
  it('has the people whom the sign-in page offers, and sixty learners more', async () => {
    for (const who of demonstrationPeople)
      expect(await findPersonByEmail(database.db, demonstrationEmail(who)), who).not.toBeNull()
    const { total } = await listPeople(database.db, { role: 'learner' })
    if (livedIn) expect(total).toBeGreaterThan(63)
    else expect(total).toBe(63)
  })

  it('stores of every learner what her evidence gives, cards included', async () => {
    const model = learnerModel(await academy.catalogs.published(academy.db))
    const { people } = await listPeople(database.db, { role: 'learner', limit: 100 })
    for (const { id, email } of people) {
      const differs = await checkRebuild(database.db, model, id)
      // A journey publishes: of who is on no track the state is drawn again when she is next read.
      expect(livedIn ? differs.filter((one) => one !== 'model') : differs, email).toEqual([])
    }
  })

  it('holds some project work', async () => {
    const { people } = await listPeople(database.db, { role: 'learner', limit: 100 })
    const sent = await Promise.all(people.map(({ id }) => listProjectStandings(database.db, id)))
    expect(sent.filter((standings) => Object.keys(standings).length > 0).length).toBeGreaterThan(2)
  })

  it('asks of no mentor more than her minutes, and nothing without a fact', async () => {
    const { people: mentors } = await listPeople(database.db, { role: 'mentor', limit: 100 })
    const { catalog } = await academy.catalogs.published(academy.db)
    const projects = projectsOf(catalog)
    let acts = 0
    for (const { id, email } of mentors) {
      const facts = await listMenteeFacts(database.db, { mentorId: id, projects, at: now })
      for (const minutes of [0, 5, 20, (await findMentorProfile(database.db, id))?.minutesPerWeek ?? 0]) {
        const week = planMentorWeek(facts, minutes)
        expect(week.minutes, email).toBeLessThanOrEqual(minutes)
        for (const { mentee, because } of week.acts) {
          acts += 1
          const own = facts.find((one) => one.mentee === mentee)
          expect(because.length).toBeGreaterThan(0)
          if (!because.includes('sinceSession'))
            expect(because.map((fact) => own?.[fact])).not.toContain(null)
        }
      }
    }
    expect(acts).toBeGreaterThan(0)
  })

  it('changes nothing when it is made again', { timeout: 60_000 }, async () => {
    const before = await counts()
    await createDemonstration(academy)
    expect(await counts()).toEqual(before)
  })
})
