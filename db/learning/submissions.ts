/** Project work: one draft by module, versions once sent, and the files that come with them. */
import { and, desc, eq, notExists, sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { isId } from '#db/identifier.ts'
import { withLearner } from '#db/learning/state.ts'
import { files, submissions } from '#db/schema/learning.ts'
import { messages } from '#db/schema/threads.ts'
import type { ProjectStanding } from '#engine/path/plan.ts'

export type Submission = typeof submissions.$inferSelect
export type StoredFile = typeof files.$inferSelect

/** Her versions of a module's project, the draft included, latest first. */
export async function listSubmissions(
  db: Database,
  learnerId: string,
  module: string,
): Promise<Submission[]> {
  return db
    .select()
    .from(submissions)
    .where(and(eq(submissions.learnerId, learnerId), eq(submissions.module, module)))
    .orderBy(desc(submissions.version))
}

/** All her versions of all projects, drafts included, latest first. */
export async function listOwnSubmissions(db: Database, learnerId: string): Promise<Submission[]> {
  return db
    .select()
    .from(submissions)
    .where(eq(submissions.learnerId, learnerId))
    .orderBy(desc(submissions.createdAt), desc(submissions.id))
}

/** A query for the projects a learner sent, by module: another version is asked for once feedback left a criterion open (`endedProject`). */
export const projectStandings = (learnerId: SQL) => sql`
  select distinct on (b.module) b.module, case when exists (
      select from feedback f, jsonb_each_text(f.criteria) c where f.learner_id = b.learner_id
        and f.submission_id = b.id and f.state = 'sent' and c.value <> 'reached'
    ) then 'again' else 'sent' end as standing
  from submissions b where b.learner_id = ${learnerId} and b.state = 'sent'
  order by b.module, b.version desc`

/** Where the projects stand of which she sent a version, by module. */
export async function listProjectStandings(
  db: Database,
  learnerId: string,
): Promise<Record<string, ProjectStanding>> {
  const rows = await db.execute<{ module: string; standing: ProjectStanding }>(
    projectStandings(sql`${learnerId}`),
  )
  return Object.fromEntries([...rows].map(({ module, standing }) => [module, standing]))
}

/**
 * Saves what she wrote as the draft of a module's project, or sends it as the next version. `file` null keeps the
 * draft's file, `'none'` takes it away. Sending twice the same id gives what was sent the first time.
 */
export async function saveSubmission(
  db: Database,
  given: {
    learnerId: string
    /** Id of this version, should it be new. */
    id: string
    module: string
    text: string | null
    link: string | null
    file: { id: string; name: string; mediaType: string; sha256: string; content: Uint8Array } | 'none' | null
    state: Submission['state']
    at: Date
  },
): Promise<Submission> {
  const { learnerId, module, text, link, state, at } = given
  return withLearner(db, learnerId, at, async (tx) => {
    const [same] = await tx
      .select()
      .from(submissions)
      .where(and(eq(submissions.learnerId, learnerId), eq(submissions.id, given.id)))
    if (same?.state === 'sent') return same
    const versions = await listSubmissions(tx, learnerId, module)
    const draft = versions.find((version) => version.state === 'draft')
    const fileId = await keepFile(tx, given, draft?.fileId ?? null)
    const values = { text, link, fileId, state, sentAt: state === 'sent' ? at : null }
    const [row] = draft
      ? await tx
          .update(submissions)
          .set(values)
          .where(and(eq(submissions.learnerId, learnerId), eq(submissions.id, draft.id)))
          .returning()
      : await tx
          .insert(submissions)
          .values({
            ...values,
            learnerId,
            id: given.id,
            module,
            version: (versions[0]?.version ?? 0) + 1,
            createdAt: at,
          })
          .returning()
    if (!row) throw new Error('submission vanished')
    if (draft?.fileId && draft.fileId !== fileId) {
      await tx.delete(files).where(and(eq(files.learnerId, learnerId), eq(files.id, draft.fileId)))
    }
    return row
  })
}

async function keepFile(
  tx: Database,
  given: Parameters<typeof saveSubmission>[1],
  before: string | null,
): Promise<string | null> {
  if (given.file === null) return before
  if (given.file === 'none') return null
  await tx.insert(files).values({
    ...given.file,
    learnerId: given.learnerId,
    size: given.file.content.byteLength,
    createdAt: given.at,
  })
  return given.file.id
}

/** Her files without their content. */
export async function listFileFacts(
  db: Database,
  learnerId: string,
): Promise<Pick<StoredFile, 'id' | 'name' | 'size'>[]> {
  return db
    .select({ id: files.id, name: files.name, size: files.size })
    .from(files)
    .where(eq(files.learnerId, learnerId))
}

/** A file with its content, or null. Whether the asker may read it is the route's to know. */
export async function findFile(db: Database, learnerId: string, id: string): Promise<StoredFile | null> {
  if (!isId(id)) return null
  const [row] = await db
    .select()
    .from(files)
    .where(and(eq(files.learnerId, learnerId), eq(files.id, id)))
  return row ?? null
}

/** The latest version she sent of a module's project, or null. */
export async function findLastSent(
  db: Database,
  learnerId: string,
  module: string,
): Promise<Submission | null> {
  const [row] = await db
    .select()
    .from(submissions)
    .where(
      and(
        eq(submissions.learnerId, learnerId),
        eq(submissions.module, module),
        eq(submissions.state, 'sent'),
      ),
    )
    .orderBy(desc(submissions.version))
    .limit(1)
  return row ?? null
}

/** Bytes of the files of her projects. */
export async function countFileBytes(db: Database, learnerId: string): Promise<number> {
  const inMessage = db
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.learnerId, files.learnerId), eq(messages.fileId, files.id)))
  const rows = await db
    .select({ size: files.size })
    .from(files)
    .where(and(eq(files.learnerId, learnerId), notExists(inMessage)))
  return rows.reduce((sum, row) => sum + row.size, 0)
}
