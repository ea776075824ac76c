/**
 * Insights on stored learners: seconds of the computing in the background, milliseconds in which a page reads what is kept.
 * `--learners 20000 --distinct 100 --answers 60 --seed 61`. Answers are drawn by the database: their number counts, not what they say.
 */
import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { sql } from 'drizzle-orm'
import { storeLearners } from '../academy/stored.ts'
import { checkNumber } from '../bad-input.ts'
import { openCatalogs } from '#app/catalog.server.ts'
import { computeInsights } from '#app/insights/compute.server.ts'
import { readInsight } from '#app/insights/view.server.ts'
import { startPostgres } from '#app/postgres/postgres.server.ts'
import { readContent } from '#content/read.ts'
import { publishRevision } from '#db/catalog.ts'
import { openDatabase, type Database } from '#db/client.server.ts'
import { migrateDatabase } from '#db/migrate.ts'
import type { Catalog } from '#engine/catalog.ts'
import { subjects } from '#engine/insights/facts.ts'

/** Readings of each page. */
const readings = 21

const wholes = { learners: 1_000_000, distinct: 10_000, answers: 1_000, seed: 1e9 }

/** Prints the table. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      learners: { type: 'string', default: '20000' },
      distinct: { type: 'string', default: '100' },
      answers: { type: 'string', default: '60' },
      seed: { type: 'string', default: '61' },
    },
  })
  const number = (name: keyof typeof wholes) => {
    const value = Number(values[name])
    checkNumber(value, `--${name}`, { whole: true, least: 1, most: wholes[name] })
    return value
  }
  const size = { learners: number('learners'), distinct: number('distinct'), seed: number('seed') }
  const answers = number('answers')
  const folder = mkdtempSync(join(tmpdir(), 'ariane-insights-'))
  chmodSync(folder, 0o755)
  const server = await startPostgres(folder)
  try {
    await migrateDatabase(server.url)
    const connection = openDatabase(server.url)
    const { db } = connection
    const { catalog, bodies } = readContent('content')
    const at = new Date('2026-01-01T00:00:00Z')
    const revisionId = await publishRevision(db, {
      ...{ parentId: null, catalog, bodies, authorId: null, note: 'bench', at },
    })
    if (revisionId === null) throw new Error('there is a catalogue already')
    await storeLearners(db, { revisionId, catalog }, new Date(), size)
    await storeAnswers(db, catalog, answers)
    const catalogs = openCatalogs(db)
    const began = performance.now()
    await computeInsights({ db, catalogs, now: () => new Date() }, { id: randomUUID() })
    const seconds = (performance.now() - began) / 1000
    const memory = process.resourceUsage().maxRSS / 1024
    process.stdout.write(
      `learners ${size.learners}, answers ${size.learners * answers}: computed in ${seconds.toFixed(0)} s, at most ${memory.toFixed(0)} MB\n\npage | median ms | slowest ms\n`,
    )
    for (const subject of subjects) {
      const times: number[] = []
      for (let i = 0; i < readings; i += 1) {
        const start = performance.now()
        await readInsight({ db, catalogs }, subject, 'fr', 40)
        times.push(performance.now() - start)
      }
      times.sort((a, b) => a - b)
      const [median, slowest] = [times[(readings - 1) / 2] ?? 0, times.at(-1) ?? 0]
      process.stdout.write(`${subject} | ${median.toFixed(1)} | ${slowest.toFixed(1)}\n`)
    }
    await connection.close()
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A role, a finished diagnosis and answers for everybody: a third of the answers in the diagnosis. */
async function storeAnswers(db: Database, catalog: Catalog, answers: number): Promise<void> {
  const items = JSON.stringify(catalog.items.map(({ id, node }) => ({ id, node })))
  await db.execute(sql`insert into person_roles (person_id, role, granted_at)
    select id, 'learner', now() from people`)
  await db.execute(sql`insert into diagnoses (learner_id, id, track, state, started_at, ended_at)
    select learner_id, gen_random_uuid(), track, 'done', started_at, started_at + interval '1 hour' from enrolments`)
  // One answer of everybody at a time, so that no statement takes long.
  for (let k = 1; k <= answers; k += 1)
    await db.execute(sql`
      with items as (select row_number() over () - 1 as i, x ->> 'id' as item, x ->> 'node' as node
          from jsonb_array_elements(${items}::text::jsonb) x), size as (select count(*) as n from items),
        drawn as (select e.learner_id, gen_random_uuid() as id, k,
            floor(random() * (select n from size)) as i, random() < 0.6 as correct,
            case when k * 3 <= ${answers} then 'diagnosis' when k % 3 = 0 then 'review' when k % 3 = 1 then 'check'
              else 'practice' end as purpose,
            date_trunc('milliseconds', e.started_at + case when k * 3 <= ${answers} then k * interval '1 minute'
              else k * interval '5 hours' end) as at
          from enrolments e, (select ${k}::int as k) number)
      insert into evidence (learner_id, id, kind, purpose, item, node, at, body)
      select d.learner_id, d.id, 'answer', d.purpose, t.item, t.node, d.at, jsonb_build_object('kind', 'answer',
        'id', d.id, 'at', to_char(d.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'purpose', d.purpose,
        'item', t.item, 'node', t.node, 'correct', d.correct, 'unknown', false, 'hinted', false, 'slip', 0.1, 'guess', 0.25)
      from drawn d join items t on t.i = d.i`)
  await db.execute(sql`analyze`)
}
