import { sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

const uuidShape = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** Whether a text from outside can be the id of a row at all: PostgreSQL refuses to compare anything else with a uuid. */
export function isId(text: string): boolean {
  return uuidShape.test(text)
}

const textArray = {
  mapToDriverValue: (list: string[]) => `{${list.map((text) => JSON.stringify(text)).join(',')}}`,
}

/** Whether a column is one of these ids, however many: they travel as one parameter. */
export function isAmong(column: PgColumn, ids: string[]): SQL {
  return sql`${column} = any(${sql.param(ids, textArray)}::text[])`
}
