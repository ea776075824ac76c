/** What two people agreed that one of them does, by when. */
import { and, asc, desc, eq, isNull, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Database } from '#db/client.server.ts'
import { agreedSteps } from '#db/schema/notes.ts'
import { people } from '#db/schema/people.ts'
import { sessions } from '#db/schema/sessions.ts'
import { wasHeld } from '#db/sessions.ts'

export type AgreedStep = typeof agreedSteps.$inferSelect & {
  doer: string
  /** Null once she is gone. */
  author: string | null
}

/** Keeps a step; the same id again is the same step. */
export async function recordStep(
  db: Database,
  step: Pick<AgreedStep, 'learnerId' | 'id' | 'doerId' | 'text' | 'dueOn' | 'at'> & { authorId: string },
): Promise<void> {
  await db.insert(agreedSteps).values(step).onConflictDoNothing()
}

/**
 * Steps agreed about a learner, those that were not dropped: open ones first, the soonest first, then the latest done. For a
 * companion, `of`, only those that she wrote or does.
 */
export async function listSteps(
  db: Database,
  learnerId: string,
  { of, limit = 60 }: { of?: string; limit?: number } = {},
): Promise<AgreedStep[]> {
  const [doers, authors] = [alias(people, 'doers'), alias(people, 'authors')]
  const rows = await db
    .select({ step: agreedSteps, doer: doers.name, author: authors.name })
    .from(agreedSteps)
    .innerJoin(doers, eq(doers.id, agreedSteps.doerId))
    .leftJoin(authors, eq(authors.id, agreedSteps.authorId))
    .where(
      and(
        eq(agreedSteps.learnerId, learnerId),
        isNull(agreedSteps.droppedAt),
        of === undefined ? undefined : or(eq(agreedSteps.authorId, of), eq(agreedSteps.doerId, of)),
      ),
    )
    .orderBy(
      sql`${agreedSteps.doneAt} desc nulls first`,
      sql`${agreedSteps.dueOn} asc nulls last`,
      asc(agreedSteps.at),
      asc(agreedSteps.id),
    )
    .limit(limit)
  return rows.map(({ step, doer, author }) => ({ ...step, doer, author }))
}

/**
 * Changes a step: done or not, another day, dropped. Whoever does it may; its author may drop it, and so may the learner whom
 * it is about. False when it is not hers to change. Done or dropped twice stays so since the first time.
 */
export async function saveStep(
  db: Database,
  given: { learnerId: string; id: string; by: string; at: Date },
  change: { done: boolean } | { dueOn: string | null } | 'drop',
): Promise<boolean> {
  const { learnerId, id, by, at } = given
  const instant = sql`${at.toISOString()}::timestamptz`
  const values =
    change === 'drop'
      ? { droppedAt: sql`coalesce(${agreedSteps.droppedAt}, ${instant})` }
      : 'done' in change
        ? { doneAt: change.done ? sql`coalesce(${agreedSteps.doneAt}, ${instant})` : null }
        : { dueOn: change.dueOn }
  const hers = eq(agreedSteps.doerId, by)
  const droppable = by === learnerId ? undefined : or(hers, eq(agreedSteps.authorId, by))
  const rows = await db
    .update(agreedSteps)
    .set(values)
    .where(
      and(
        eq(agreedSteps.learnerId, learnerId),
        eq(agreedSteps.id, id),
        change === 'drop' ? droppable : and(hers, isNull(agreedSteps.droppedAt)),
      ),
    )
    .returning({ id: agreedSteps.id })
  return rows.length > 0
}

export interface Meeting {
  startsAt: Date
  endsAt: Date
  agenda: string
}

/** The last meeting that a companion had with a learner, and the next one that is booked. */
export async function findMeetings(
  db: Database,
  learnerId: string,
  companionId: string,
  at: Date,
): Promise<{ last: Meeting | null; next: Meeting | null }> {
  const booked = and(
    eq(sessions.learnerId, learnerId),
    eq(sessions.companionId, companionId),
    eq(sessions.state, 'booked'),
  )
  const instant = sql`${at.toISOString()}::timestamptz`
  const columns = { startsAt: sessions.startsAt, endsAt: sessions.endsAt, agenda: sessions.agenda }
  const [[last], [next]] = await Promise.all([
    db
      .select(columns)
      .from(sessions)
      .where(and(booked, sql`${sessions.endsAt} <= ${instant}`, wasHeld(sql`${sessions.id}`)))
      .orderBy(desc(sessions.endsAt))
      .limit(1),
    db
      .select(columns)
      .from(sessions)
      .where(and(booked, sql`${sessions.endsAt} > ${instant}`))
      .orderBy(asc(sessions.startsAt))
      .limit(1),
  ])
  return { last: last ?? null, next: next ?? null }
}
