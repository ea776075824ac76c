/** What drafts would do to learners, and what revisions did: learner by learner, and in sums. */
import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm'
import { recordAudit } from '#db/audit.ts'
import type { Database } from '#db/client.server.ts'
import { isId } from '#db/identifier.ts'
import { previewEffects, previews, revisionEffects } from '#db/schema/drafts.ts'
import { people } from '#db/schema/people.ts'
import type { Effect, EffectSums } from '#engine/impact/effect.ts'
import type { Reached } from '#engine/impact.ts'

export type Preview = typeof previews.$inferSelect

/** Asks for a preview, once for an id. */
export async function recordPreview(
  db: Database,
  preview: Pick<Preview, 'id' | 'draftId' | 'version' | 'askedBy' | 'askedAt'>,
): Promise<void> {
  const made = await db
    .insert(previews)
    .values({ ...preview, state: 'waiting' })
    .onConflictDoNothing()
    .returning({ id: previews.id })
  const { askedAt: at, askedBy: actorId, draftId: subjectId } = preview
  if (made.length > 0) await recordAudit(db, { at, actorId, action: 'draft.previewed', subjectId })
}

/** A preview by its id, or null. */
export async function findPreview(db: Database, id: string): Promise<Preview | null> {
  if (!isId(id)) return null
  const [row] = await db.select().from(previews).where(eq(previews.id, id))
  return row ?? null
}

/** The preview of a draft that was asked for last; of one version of it, where given. Null: none was. */
export async function findLastPreview(
  db: Database,
  draftId: string,
  version?: number,
): Promise<Preview | null> {
  const [row] = await db
    .select()
    .from(previews)
    .where(
      and(eq(previews.draftId, draftId), version === undefined ? undefined : eq(previews.version, version)),
    )
    .orderBy(desc(previews.askedAt), desc(previews.id))
    .limit(1)
  return row ?? null
}

/** How far it is. */
export async function saveProgress(
  db: Database,
  id: string,
  { done, total }: { done: number; total: number },
): Promise<void> {
  await db.update(previews).set({ done, total }).where(eq(previews.id, id))
}

/** Keeps what was found, all of it or nothing; false when nobody waits for it any more. */
export async function savePreview(
  db: Database,
  { id, at, sums, effects }: { id: string; at: Date; sums: EffectSums; effects: Record<string, Effect> },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .update(previews)
      .set({ state: 'ready', readyAt: at, sums, done: sums.learners, total: sums.learners })
      .where(and(eq(previews.id, id), eq(previews.state, 'waiting')))
      .returning({ id: previews.id })
    if (rows.length === 0) return false
    await tx.execute(sql`
      insert into ${previewEffects} (preview_id, learner_id, effect)
      select ${id}::uuid, found.key, found.value
      from jsonb_each(${JSON.stringify(effects)}::text::jsonb) found
      join ${people} on ${people.id} = found.key`)
    return true
  })
}

/** The computing broke off. */
export async function savePreviewFailed(db: Database, id: string): Promise<void> {
  await db
    .update(previews)
    .set({ state: 'failed' })
    .where(and(eq(previews.id, id), eq(previews.state, 'waiting')))
}

/** Learners who would see a difference, with their names, by name. */
export async function listEffects(
  db: Database,
  previewId: string,
  limit: number,
): Promise<{ learnerId: string; name: string; effect: Effect }[]> {
  return db
    .select({ learnerId: previewEffects.learnerId, name: people.name, effect: previewEffects.effect })
    .from(previewEffects)
    .innerJoin(people, eq(people.id, previewEffects.learnerId))
    .where(eq(previewEffects.previewId, previewId))
    .orderBy(asc(people.name), asc(people.id))
    .limit(limit)
}

const namesOf = (names: readonly string[]) =>
  sql`array(select jsonb_array_elements_text(${JSON.stringify(names)}::text::jsonb))`

/** Of an enrolment `e` and its learner's state `s`: whether a change of the revision may reach her. */
function mayReach({ tracks, modules, items }: Reached, baseId: number): SQL {
  const met = (table: string) => sql`exists (select from ${sql.identifier(table)} m
    where m.learner_id = e.learner_id and m.module = any(${namesOf(modules)}))`
  return sql`(e.track = any(${namesOf(tracks)})
    or (s.state is not null and (s.revision_id <> ${baseId} or jsonb_exists_any(s.state -> 'items', ${namesOf(items)})))
    or ${met('module_progress')} or ${met('path_choices')} or ${met('submissions')})`
}

/**
 * Learners on a track whom a change of a revision may reach (`reached` null: anybody), by id, after one of them: for a walk over all.
 * `unnoted`: only those of whom the effect of that revision is not kept yet.
 */
export async function listReached(
  db: Database,
  { reached, baseId, unnoted }: { reached: Reached | null; baseId: number; unnoted?: number },
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select e.learner_id as id from enrolments e left join learner_states s on s.learner_id = e.learner_id
    where e.ended_at is null and e.learner_id > ${after} and ${follows} and ${reached ? mayReach(reached, baseId) : sql`true`}
      and ${unnoted === undefined ? sql`true` : isUnnoted(unnoted)}
    order by e.learner_id limit ${limit}`)
  return [...rows].map(({ id }) => id)
}

/** Of an enrolment `e`: she does not stay on an earlier revision. */
const follows = sql`not exists (select from catalog_pins k where k.learner_id = e.learner_id)`

const isUnnoted = (revisionId: number) => sql`not exists (
  select from revision_effects n where n.learner_id = e.learner_id and n.revision_id = ${revisionId})`

/**
 * Brings so many learners whom a change cannot reach to the revision, and notes that they saw no difference; how many. Looked at
 * again where it is written: who met an item or a module in between stays for the walk.
 */
export async function saveUnreached(
  db: Database,
  { reached, baseId, revisionId, at }: { reached: Reached; baseId: number; revisionId: number; at: Date },
  limit: number,
): Promise<number> {
  return db.transaction(async (tx) => {
    const rows = await tx.execute<{ id: string }>(sql`
      select e.learner_id as id from enrolments e left join learner_states s on s.learner_id = e.learner_id
      where e.ended_at is null and ${follows} and not ${mayReach(reached, baseId)} and ${isUnnoted(revisionId)}
      order by e.learner_id limit ${limit}`)
    const some = namesOf([...rows].map(({ id }) => id))
    await tx.execute(sql`update learner_states s set revision_id = ${revisionId} from enrolments e
      where e.learner_id = s.learner_id and e.ended_at is null and s.learner_id = any(${some})
        and s.state is not null and not ${mayReach(reached, baseId)}`)
    const noted = await tx.execute(sql`insert into revision_effects (revision_id, learner_id, at, effect)
      select ${revisionId}, e.learner_id, ${at.toISOString()}::timestamptz, null
      from enrolments e left join learner_states s on s.learner_id = e.learner_id
      where e.ended_at is null and e.learner_id = any(${some}) and (s.state is null or s.revision_id = ${revisionId})
      on conflict do nothing`)
    return noted.count
  })
}

/** How many learners are on a track, and on no earlier revision. */
export async function countEnrolled(db: Database): Promise<number> {
  const [row] = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from enrolments e where e.ended_at is null and ${follows}`,
  )
  return row?.count ?? 0
}

/** Keeps what a revision did to a learner, once. */
export async function recordEffect(
  tx: Database,
  effect: { revisionId: number; learnerId: string; at: Date; effect: Effect | null },
): Promise<void> {
  await tx.insert(revisionEffects).values(effect).onConflictDoNothing()
}

/** What a revision did, learner by learner. */
export async function listRevisionEffects(
  db: Database,
  revisionId: number,
): Promise<{ learnerId: string; effect: Effect | null }[]> {
  return db
    .select({ learnerId: revisionEffects.learnerId, effect: revisionEffects.effect })
    .from(revisionEffects)
    .where(eq(revisionEffects.revisionId, revisionId))
}
