import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { openDatabase, type Connection } from '#db/client.server.ts'
import { asAdmin, withDatabase } from './database.ts'

export interface TestDatabase extends Connection {
  url: string
}

/** A migrated database of this test file's own, empty or a copy of another one; close() drops it. */
export async function createTestDatabase(template = inject('databaseTemplate')): Promise<TestDatabase> {
  const server = inject('databaseServer')
  const name = `${inject('databaseTemplate').replace(/_template$/, '')}_${randomUUID().replaceAll('-', '').slice(0, 12)}`
  await asAdmin(server, (sql) => sql.unsafe(`create database ${name} template ${template}`))
  const url = withDatabase(server, name)
  const connection = openDatabase(url)
  return {
    url,
    db: connection.db,
    async close() {
      await connection.close()
      await asAdmin(server, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`))
    },
  }
}
