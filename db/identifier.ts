import { createHash } from 'node:crypto'
import { sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

const uuidShape = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** Whether a text from outside can be the id of a row at all: PostgreSQL refuses to compare anything else with a uuid. */
export function isId(text: string): boolean {
  return uuidShape.test(text)
}

/** The id (a uuid) that follows from what it names: made again, by whomever, it is the same. */
export function idFrom(...names: (string | number)[]): string {
  const hex = createHash('sha256').update(names.join('\0')).digest('hex').slice(0, 32)
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-8$3-a$4-$5')
}

const textArray = {
  mapToDriverValue: (list: string[]) => `{${list.map((text) => JSON.stringify(text)).join(',')}}`,
}

/** Whether a column is one of these ids, however many: they travel as one parameter. */
export function isAmong(column: PgColumn, ids: string[]): SQL {
  return sql`${column} = any(${sql.param(ids, textArray)}::text[])`
}
