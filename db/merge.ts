/** Two accounts of one person become one: the one that stays has what both had, the other goes as an erased account does. */
import { eq, getTableColumns, getTableName, sql, type SQL } from 'drizzle-orm'
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import { recordAudit } from '#db/audit.ts'
import type { Database } from '#db/client.server.ts'
import { copyEvidence, saveRebuiltState, withLearner, type LearnerModel } from '#db/learning/state.ts'
import { lockWishes } from '#db/mentor-wishes.ts'
import { mergeRules, type MergeRule } from '#db/merge-rules.ts'
import { erasePerson, traces } from '#db/personal-data.ts'
import { people } from '#db/schema/people.ts'

/** How a learner’s state is drawn, with the revision that is hers. */
export type ModelOf = (tx: Database, learnerId: string) => Promise<LearnerModel>

export interface Merge {
  keptId: string
  joinedId: string
  by: string | null
  at: Date
}

/**
 * Joins two accounts, in the transaction of whoever calls and under the locks of both, which wait for each other in one order. Evidence is
 * copied, never changed; her state is drawn again from all of it. Returns how many facts came; null when one of the two is gone.
 */
export async function mergeAccounts(tx: Database, modelOf: ModelOf, merge: Merge): Promise<number | null> {
  const { keptId, joinedId, by, at } = merge
  const both = [keptId, joinedId].sort()
  await lockWishes(tx, both)
  const found = await lockAccounts(tx, both)
  if (found < 2) return null
  const [first = '', second = ''] = both
  return withLearner(tx, first, at, (inner) =>
    withLearner(inner, second, at, async (held) => {
      await held.execute(sql`set constraints all deferred`)
      await joinOwn(held, merge)
      const facts = await copyEvidence(held, { fromId: joinedId, toId: keptId })
      for (const [name, rule] of Object.entries(mergeRules)) await moveRows(held, name, rule, merge)
      await held.execute(sql`set constraints all immediate`)
      // Asked now: the revision that she stays on may have come with the other account.
      await saveRebuiltState(held, await modelOf(held, keptId), keptId, at)
      const detail = { former: joinedId, evidence: facts }
      await recordAudit(held, { at, actorId: by, action: 'person.merged', subjectId: keptId, detail })
      await erasePerson(held, { personId: joinedId, by, at })
      return facts
    }),
  )
}

async function lockAccounts(tx: Database, ids: string[]): Promise<number> {
  let found = 0
  for (const id of ids)
    found += (await tx.select({ id: people.id }).from(people).where(eq(people.id, id)).for('update')).length
  return found
}

/** What can be in both and is more than the one or the other: a running enrolment, versions of a project, progress and time. */
async function joinOwn(tx: Database, { keptId, joinedId, at }: Merge): Promise<void> {
  const now = at.toISOString()
  await tx.execute(sql`update enrolments set ended_at = ${now} where learner_id = ${joinedId} and ended_at is null
    and exists (select from enrolments k where k.learner_id = ${keptId} and k.ended_at is null)`)
  await tx.execute(sql`update submissions s set file_id = null where s.learner_id = ${joinedId} and s.state = 'draft'
    and exists (select from submissions k where k.learner_id = ${keptId} and k.module = s.module and k.state = 'draft')`)
  // Beyond both: numbers are never the same, not even while they change; gaps are nothing to her.
  const shift = (learner: string) => sql`(select coalesce(max(k.version), 0) from submissions k
    where k.learner_id = ${learner} and k.module = versions.module)`
  await tx.execute(sql`with shifts as (select id, ${shift(keptId)} as kept, ${shift(joinedId)} as own
      from submissions versions where learner_id = ${joinedId})
    update submissions s set version = s.version + shifts.kept + shifts.own from shifts
    where s.learner_id = ${joinedId} and s.id = shifts.id and shifts.kept > 0`)
  await tx.execute(sql`insert into module_progress (learner_id, module, stage, opened_at, lesson_read_at, done_at)
    select ${keptId}, module, stage, opened_at, lesson_read_at, done_at from module_progress where learner_id = ${joinedId}
    on conflict (learner_id, module) do update set
      stage = (array['lesson', 'practice', 'check', 'done'])[greatest(
        array_position(array['lesson', 'practice', 'check', 'done'], excluded.stage),
        array_position(array['lesson', 'practice', 'check', 'done'], module_progress.stage))],
      opened_at = least(module_progress.opened_at, excluded.opened_at),
      lesson_read_at = least(module_progress.lesson_read_at, excluded.lesson_read_at),
      done_at = least(module_progress.done_at, excluded.done_at)`)
  await tx.execute(sql`insert into time_spent (learner_id, day, module, seconds, last_at)
    select ${keptId}, day, module, seconds, last_at from time_spent where learner_id = ${joinedId}
    on conflict (learner_id, day, module) do update set
      seconds = time_spent.seconds + excluded.seconds, last_at = greatest(time_spent.last_at, excluded.last_at)`)
}

/** Rows of one column that leads to her, without those whose place is taken. Throws for a column that no table has. */
async function moveRows(
  tx: Database,
  name: string,
  rule: MergeRule,
  { keptId, joinedId }: Merge,
): Promise<void> {
  if (rule === 'leave' || rule === 'apart') return
  const trace = traces.find((one) => name === `${getTableName(one.table)}.${one.column.name}`)
  if (!trace) throw new Error(`${name} leads to nobody`)
  const [table, column] = [sql.identifier(getTableName(trace.table)), sql.identifier(trace.column.name)]
  const taken = keysOf(trace.table)
    .filter((key) => key.includes(trace.column.name))
    .map((key) => {
      const same = key
        .filter((other) => other !== trace.column.name)
        .map((other) => sql` and k.${sql.identifier(other)} = moved.${sql.identifier(other)}`)
      return sql` and not exists (select from ${table} k where k.${column} = ${keptId}${sql.join(same)})`
    })
  const but: SQL = typeof rule === 'object' ? sql` and not (${rule.unless(keptId)})` : sql``
  await tx.execute(
    sql`update ${table} moved set ${column} = ${keptId} where moved.${column} = ${joinedId}${sql.join(taken)}${but}`,
  )
}

/** The columns of each key of a table that holds for all its rows. */
function keysOf(table: PgTable): string[][] {
  const { primaryKeys, uniqueConstraints, indexes } = getTableConfig(table)
  const own = Object.values(getTableColumns(table)).filter(({ primary, isUnique }) => primary || isUnique)
  return [
    ...own.map(({ name }) => [name]),
    ...[...primaryKeys, ...uniqueConstraints].map(({ columns }) => columns.map(({ name }) => name)),
    ...indexes
      .filter(({ config }) => config.unique && !config.where)
      .map(({ config }) => config.columns.flatMap((one) => ('name' in one && one.name ? [one.name] : []))),
  ]
}
