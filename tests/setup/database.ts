/**
 * One PostgreSQL server for the whole run: TEST_DATABASE_URL, DATABASE_URL, or an embedded one of its own. Each test file
 * gets its own database, copied from a migrated template.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '#app/postgres/postgres.server.ts'
import { migrateDatabase } from '#db/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A role that may create databases. */
    databaseServer: string
    databaseTemplate: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL
  const server = given ? { adminUrl: given, stop: () => Promise.resolve() } : await startOwn()
  const prefix = `ariane_test_${process.pid}`
  const template = `${prefix}_template`
  await asAdmin(server.adminUrl, (sql) => sql.unsafe(`create database ${template}`))
  await migrateDatabase(withDatabase(server.adminUrl, template))
  project.provide('databaseServer', server.adminUrl)
  project.provide('databaseTemplate', template)
  return async () => {
    await asAdmin(server.adminUrl, async (sql) => {
      const rows = await sql<{ datname: string }[]>`
        select datname from pg_database where starts_with(datname, ${prefix})`
      for (const { datname } of rows) await sql.unsafe(`drop database ${datname} with (force)`)
    })
    await server.stop()
  }
}

async function startOwn(): Promise<{ adminUrl: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'ariane-test-database-'))
  // Under root the server runs as somebody else, who has to get in.
  chmodSync(folder, 0o755)
  const settings = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }
  const server = await startPostgres(folder, { settings })
  return {
    adminUrl: server.adminUrl,
    async stop() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Runs statements on a server, with one connection. */
export async function asAdmin(url: string, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    await work(sql)
  } finally {
    await sql.end()
  }
}

/** The address of another database of the same server. */
export function withDatabase(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}
