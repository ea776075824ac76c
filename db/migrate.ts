/** Brings a database to the schema of this version. */
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'

/** Any number, the same for every process that migrates. */
const migrationLock = 4_201_978

/** Applies the migrations that are missing, in one transaction; processes that start together take turns. */
export async function migrateDatabase(url: string): Promise<void> {
  const client = postgres(url, { max: 1, max_lifetime: null, connect_timeout: 10, onnotice: () => undefined })
  try {
    await client`select pg_advisory_lock(${migrationLock})`
    await migrate(drizzle(client), {
      migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)),
    })
  } finally {
    await client.end({ timeout: 5 })
  }
}
