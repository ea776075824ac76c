import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { migrateDatabase } from '#db/migrate.ts'
import { asAdmin, withDatabase } from '../setup/database.ts'

const folder = 'db/migrations'
const journal: { entries: { tag: string }[] } = JSON.parse(
  readFileSync(join(folder, 'meta/_journal.json'), 'utf8'),
)
const scratch = mkdtempSync(join(tmpdir(), 'ariane-migrations-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** An empty database for one piece of work, and its address. */
async function withEmptyDatabase(
  name: string,
  work: (url: string, client: postgres.Sql) => Promise<void>,
): Promise<void> {
  const database = `${inject('databaseTemplate').replace(/_template$/, '')}_${name}`
  const server = inject('databaseServer')
  await asAdmin(server, (sql) => sql.unsafe(`create database ${database}`))
  const url = withDatabase(server, database)
  const client = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    await work(url, client)
  } finally {
    await client.end()
    await asAdmin(server, (sql) => sql.unsafe(`drop database ${database} with (force)`))
  }
}

/** Tables, columns, indexes, constraints and triggers, in words. */
async function describeSchema(client: postgres.Sql): Promise<string[]> {
  const rows = await client<{ line: string }[]>`
    select format('%s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) as line
      from information_schema.columns where table_schema = 'public'
    union all select indexdef from pg_indexes where schemaname = 'public'
    union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
      where connamespace = 'public'::regnamespace
    union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
    order by 1`
  return rows.map(({ line }) => line)
}

describe('migrations', () => {
  it('say what the tables in db/schema say', () => {
    const out = join(scratch, 'unchanged')
    cpSync(folder, out, { recursive: true })
    const args = ['--dialect=postgresql', '--schema=./db/schema/*.ts', `--out=${relative('.', out)}`]
    const said = execFileSync('node_modules/.bin/drizzle-kit', ['generate', ...args], { encoding: 'utf8' })
    expect(said).toContain('No schema changes')
  })

  it('can be asked for by many processes at once, and again', async () => {
    await withEmptyDatabase('together', async (url, client) => {
      await Promise.all(Array.from({ length: 5 }, () => migrateDatabase(url)))
      const schema = await describeSchema(client)
      await migrateDatabase(url)
      expect(await describeSchema(client)).toEqual(schema)
      expect(await client`select * from drizzle.__drizzle_migrations`).toHaveLength(journal.entries.length)
    })
  })

  it.each(journal.entries.map(({ tag }, i) => [tag, i + 1] as const))(
    'from %s on apply to a database with data, and lead to the same schema',
    async (tag, count) => {
      const partial = join(scratch, tag)
      cpSync(folder, partial, { recursive: true })
      const entries = journal.entries.slice(0, count)
      writeFileSync(join(partial, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }))
      let whole: string[] = []
      await withEmptyDatabase(`whole_${count}`, async (url, client) => {
        await migrateDatabase(url)
        whole = await describeSchema(client)
      })
      await withEmptyDatabase(`from_${count}`, async (url, client) => {
        await migrate(drizzle(client), { migrationsFolder: partial })
        await client`insert into people (id, name, email) values ('a', 'Awa', 'awa@ariane.example')`
        await client`insert into evidence (learner_id, id, kind, node, at, body) values
          ('a', gen_random_uuid(), 'claim', 'html@1', now(), '{"kind": "claim"}')`
        await client`insert into audit_log (at, action, detail) values (now(), 'login', '{}')`
        await migrateDatabase(url)
        expect(await describeSchema(client)).toEqual(whole)
        expect(await client`select body from evidence`).toEqual([{ body: { kind: 'claim' } }])
        await expect(client`update evidence set at = now()`).rejects.toThrow('append-only')
      })
    },
  )

  it('keep a mentor who accompanies more than anybody now may', async () => {
    const partial = join(scratch, 'many-mentees')
    cpSync(folder, partial, { recursive: true })
    writeFileSync(
      join(partial, 'meta/_journal.json'),
      JSON.stringify({ ...journal, entries: journal.entries.slice(0, 5) }),
    )
    await withEmptyDatabase('many_mentees', async (url, client) => {
      await migrate(drizzle(client), { migrationsFolder: partial })
      await client`insert into people (id, name, email)
        select 'p' || n, 'Awa', n || '@ariane.example' from generate_series(0, 61) n`
      await client`insert into person_roles (person_id, role, granted_at) values ('p0', 'mentor', now())`
      await client`insert into mentorships (learner_id, id, mentor_id, state, since)
        select 'p' || n, gen_random_uuid(), 'p0', 'active', now() from generate_series(1, 61) n`
      await migrateDatabase(url)
      expect(await client`select minutes_per_week from mentors`).toEqual([{ minutes_per_week: 1200 }])
    })
  })

  it('that fail leave nothing of themselves', async () => {
    const broken = join(scratch, 'broken')
    cpSync(folder, broken, { recursive: true })
    const last = journal.entries.at(-1)
    const file = join(broken, `${last?.tag}.sql`)
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n--> statement-breakpoint\nselect no_such_function();`)
    await withEmptyDatabase('broken', async (url, client) => {
      await expect(migrate(drizzle(client), { migrationsFolder: broken })).rejects.toThrow()
      expect(await describeSchema(client)).toEqual([])
      await migrateDatabase(url)
      expect((await describeSchema(client)).length).toBeGreaterThan(100)
    })
  })
})
