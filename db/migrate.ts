/** Brings a database to the schema of this version. */
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'

/** Any numbers, the same for every process. */
const locks = { migrating: 4_201_978, preparing: 4_201_979 }

/** Applies the migrations in db/migrations that are missing, in one transaction; processes that start together take turns. */
export async function migrateDatabase(url: string): Promise<void> {
  await takeTurns(url, locks.migrating, (client) =>
    migrate(drizzle(client), { migrationsFolder: 'db/migrations' }),
  )
}

/** Runs what a first start does once (content, demonstration) while no other process does. */
export async function prepareAlone(url: string, work: () => Promise<void>): Promise<void> {
  await takeTurns(url, locks.preparing, work)
}

async function takeTurns(
  url: string,
  lock: number,
  work: (client: postgres.Sql) => Promise<void>,
): Promise<void> {
  const client = postgres(url, { max: 1, max_lifetime: null, connect_timeout: 10, onnotice: () => undefined })
  try {
    await client`select pg_advisory_lock(${lock})`
    await work(client)
  } finally {
    await client.end({ timeout: 5 })
  }
}
