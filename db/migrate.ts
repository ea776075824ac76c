/** Brings a database to the schema of this version. */
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'

/** Any number, the same for every process that migrates. */
const migrationLock = 4_201_978

/** Applies the migrations of this folder's db/migrations that are missing, in one transaction; processes that start together take turns. */
export async function migrateDatabase(url: string): Promise<void> {
  const client = postgres(url, { max: 1, max_lifetime: null, connect_timeout: 10, onnotice: () => undefined })
  try {
    await client`select pg_advisory_lock(${migrationLock})`
    await migrate(drizzle(client), { migrationsFolder: 'db/migrations' })
  } finally {
    await client.end({ timeout: 5 })
  }
}
