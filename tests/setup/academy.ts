import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openAcademy, type OpenAcademy } from '#app/academy.server.ts'
import { ensureBuild } from '#app/build.js'
import { readEnv, type Env } from '#app/env.server.ts'
import { serve } from '#app/server.ts'
import { grantRole } from '#db/people.ts'
import type { Role } from '#db/schema/people.ts'
import { addCatalog } from './learner.ts'
import { addMentorProfile } from './mentors.ts'
import { openLetterbox, type Letterbox } from './letters.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'
import { openVisitor, type Visitor } from './visitor.ts'

export const password = 'tartine et beurre salé'

/** Those who accompany and the team: two of each who has people of her own, so that the second one may try what is the first one's. */
export const team = [
  ['mentor', 'mentor'],
  ['mentor2', 'mentor'],
  ['coach', 'coach'],
  ['coach2', 'coach'],
  ['staff', 'staff'],
  ['admin', 'admin'],
] as const

export interface TestAcademy {
  academy: OpenAcademy
  database: TestDatabase
  url: string
  letterbox: Letterbox
  /** A browser of its own, with nobody logged in. */
  visit(): Visitor
  /** Opens an account with these roles and `password`; its id. */
  addAccount(email: string, ...roles: Role[]): Promise<string>
  /** A browser in which this account is logged in by its password. */
  enter(email: string): Promise<Visitor>
  close(): Promise<void>
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => done(port))
    })
  })
}

/** A whole academy on a database, a port and a mail server of its own: the real build, with real accounts. */
export async function openTestAcademy(
  changes: Partial<Env> & {
    now?: () => Date
    /** Gives another way to the same database. */
    through?: (databaseUrl: string) => Promise<string>
  } = {},
): Promise<TestAcademy> {
  await ensureBuild(() => undefined)
  const { now, through, ...envChanges } = changes
  const [database, letterbox, port] = await Promise.all([createTestDatabase(), openLetterbox(), freePort()])
  const dataDir = mkdtempSync(join(tmpdir(), 'ariane-academy-'))
  const env = readEnv({ PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'silent', DEMONSTRATION: 'false' })
  const settings = { ...env, smtpUrl: letterbox.url, ...envChanges }
  const databaseUrl = through ? await through(database.url) : database.url
  const academy = await openAcademy({ env: settings, databaseUrl, now })
  await addCatalog(database.db)
  const served = await serve(academy, { port })
  const visit = () => openVisitor(served.url)
  return {
    academy,
    database,
    url: served.url,
    letterbox,
    visit,
    async addAccount(email, ...roles) {
      const id = await academy.auth.openAccount(email, 'Awa')
      if (id === null) throw new Error(`${email} has an account already`)
      await academy.auth.firstPassword(id, password)
      for (const role of roles)
        await grantRole(database.db, { personId: id, role, grantedBy: null, at: academy.now() })
      if (roles.includes('mentor')) await addMentorProfile(database.db, id)
      return id
    },
    async enter(email) {
      const visitor = visit()
      const answer = await visitor.post('/login', { email, password })
      if (answer.status !== 302) throw new Error(`${email} could not log in: ${answer.status}`)
      return visitor
    },
    async close() {
      await served.close()
      await academy.close()
      await letterbox.close()
      await database.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** What the newest (or nth) letter to an address opens: the path of its link, and the token in it. */
export async function tokenFor(
  site: TestAcademy,
  email: string,
  nth = 1,
): Promise<{ token: string; path: string }> {
  const { link } = await site.letterbox.wait(email, nth)
  const path = link ?? ''
  return { path, token: new URL(path, site.url).searchParams.get('token') ?? '' }
}
