/**
 * A round of matching by staff on people stored in an embedded PostgreSQL: seconds to read them, to compute and to keep what was found,
 * in each of the three ways; then an adjustment by hand and the approval, which is one transaction.
 * `--learners 2000 --mentors 100 --supply 0.95 --seed 51`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readOptions, wholeNumber } from '../bad-input.ts'
import { storeSeekers } from '../matching/stored.ts'
import { adjustRound, approve, pairsOf, readRoundInput } from '#app/people/round.server.ts'
import { startPostgres } from '#app/postgres/postgres.server.ts'
import { openDatabase, type Database } from '#db/client.server.ts'
import { migrateDatabase } from '#db/migrate.ts'
import { listPairs } from '#db/round-pairs.ts'
import { discardRound, findRound, recordRound, saveFound } from '#db/rounds.ts'
import { people } from '#db/schema/people.ts'
import { figuresOf, matchRound, type MatchMode } from '#engine/matching/match.ts'

const modes: MatchMode[] = ['optimal', 'balanced', 'stable']
const goal = 3
const staff = 'staff'

interface Seconds {
  wall: number
  /** Of the processor, this process alone. */
  cpu: number
}

/** Seconds of a piece of work, with what it came to. */
async function timed<Value>(work: () => Value | Promise<Value>): Promise<[Seconds, Value]> {
  const [start, before] = [performance.now(), process.cpuUsage()]
  const value = await work()
  const { user, system } = process.cpuUsage(before)
  return [{ wall: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 }, value]
}

const said = ({ wall, cpu }: Seconds): string => `${wall.toFixed(2)} (${cpu.toFixed(2)})`

/** Prints the table. */
export async function run(args: string[]): Promise<void> {
  const { values } = readOptions({
    args,
    options: {
      learners: { type: 'string', default: '2000' },
      mentors: { type: 'string', default: '100' },
      supply: { type: 'string', default: '0.95' },
      seed: { type: 'string', default: '51' },
    },
  })
  const size = {
    learners: wholeNumber(values.learners, '--learners', 1),
    mentors: wholeNumber(values.mentors, '--mentors', 1),
    supply: Number(values.supply),
    seed: wholeNumber(values.seed, '--seed'),
  }
  const folder = mkdtempSync(join(tmpdir(), 'ariane-rounds-'))
  const server = await startPostgres(join(folder, 'postgres'))
  try {
    await migrateDatabase(server.url)
    const { db, close } = openDatabase(server.url)
    await measure(db, size)
    await close()
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(db: Database, size: Parameters<typeof storeSeekers>[1]): Promise<void> {
  const at = new Date()
  await storeSeekers(db, size, at)
  await db.insert(people).values({ id: staff, name: staff, email: `${staff}@ariane.example` })
  console.log(
    `${size.learners} stored learners who look for a mentor, ${size.mentors} mentors, ${size.supply} places a learner, seed ${size.seed}. ` +
      `Seconds of wall clock, in brackets of the processor without PostgreSQL; goal for all three together: ${goal}.\n`,
  )
  console.log('| mode | read | compute | write | together | placed | below the bound, % |')
  console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: |')
  const context = {
    ...{ db, now: () => at, newId: () => crypto.randomUUID() },
    mail: { sendMany: () => Promise.resolve() } as never,
  }
  for (const mode of modes) {
    const id = crypto.randomUUID()
    await recordRound(db, { id, mode, madeBy: staff, at })
    const [read, input] = await timed(() => readRoundInput(db, at))
    const [compute, found] = await timed(() => matchRound(input.round, mode))
    const [write] = await timed(() =>
      saveFound(db, { id, figures: figuresOf(found), pairs: pairsOf(found, input.trackless), at }),
    )
    const below = (100 * (1 - found.objective / found.bound)).toFixed(3)
    const parts = [read, compute, write]
    const all = parts.reduce((sum, { wall, cpu }) => ({ wall: sum.wall + wall, cpu: sum.cpu + cpu }))
    console.log(`| ${mode} | ${[...parts, all].map(said).join(' | ')} | ${found.matches.length} | ${below} |`)
    if (mode !== modes.at(-1)) await discardRound(db, { id, by: staff, at })
    else await decide(context, id)
  }
}

async function decide(context: Parameters<typeof approve>[0], id: string): Promise<void> {
  const { db } = context
  const [round, pairs] = [await findRound(db, id), await listPairs(db, id)]
  const placed = pairs.find(({ mentorId }) => mentorId !== null)
  if (!round || !placed) return
  const { learnerId } = placed
  const [adjusting] = await timed(() =>
    adjustRound(context, { round, version: 0, learnerId, mentorId: null, by: staff }),
  )
  const [approving, approval] = await timed(() => approve(context, { id, version: 1, by: staff }))
  const made = 'made' in approval ? approval.made.length : 0
  console.log(
    `\nAn adjustment by hand: ${said(adjusting)} s. The approval (letters not counted): ${said(approving)} s, ${made} requests.`,
  )
}
