/** The connection. Everything in db/ takes a Database first: the pool, or a transaction of it. */
import { sql } from 'drizzle-orm'
import type { PgDatabase } from 'drizzle-orm/pg-core'
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js'
import type postgres from 'postgres'
import { openPool } from '#db/pool.ts'

export type Database = PgDatabase<PostgresJsQueryResultHKT, Record<string, never>>

export interface Connection {
  db: Database
  /** Waits for what is running, five seconds at most, then closes. */
  close(): Promise<void>
}

/** Milliseconds. No page asks for more than one; a transaction that waits longer is better refused and tried again. */
const limits = {
  statement_timeout: 15_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 15_000,
}

/**
 * Opens a pool on a PostgreSQL server; connects at the first query, and again after the server was away: queries fail
 * meanwhile, the process does not.
 */
export function openDatabase(url: string, options: { max?: number } = {}): Connection {
  const pool = openPool(url, options.max ?? 10, {
    connect_timeout: 5,
    onnotice: () => undefined,
    connection: { application_name: 'ariane', ...limits },
  })
  // The pool offers what drizzle calls of a client, no more.
  const db = drizzle(pool.client as unknown as postgres.Sql)
  return { db, close: () => pool.close(5_000) }
}

/** Throws when the database does not answer. */
export async function pingDatabase(db: Database): Promise<void> {
  await db.execute(sql`select 1`)
}

/** Runs a statement that another library wrote, with its $1, $2 …, in a transaction of ours; objects become JSON. */
export async function executeText(
  db: Database,
  text: string,
  values: unknown[],
): Promise<Record<string, unknown>[]> {
  const given = (place: string) => {
    const value = values[Number(place) - 1] ?? null
    return sql`${typeof value === 'object' && value !== null ? JSON.stringify(value) : value}`
  }
  const parts = text.split(/\$(\d+)/).map((part, i) => (i % 2 === 0 ? sql.raw(part) : given(part)))
  return [...(await db.execute(sql.join(parts)))]
}

/**
 * The error code of the database, of PostgreSQL or of the network, inside an error of drizzle or of the driver; null for
 * any other error.
 */
export function databaseCode(error: unknown): string | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code
  }
  return null
}

/** The name of the constraint that refused a statement, inside an error of drizzle or of the driver; null for any other error. */
export function brokenConstraint(error: unknown): string | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('constraint_name' in cause && typeof cause.constraint_name === 'string') return cause.constraint_name
  }
  return null
}
