/** Threads: they come with a relation and stay when it ends; who takes part in which. */
import { and, eq, inArray, isNull, lt, ne, or, sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { idFrom, isId } from '#db/identifier.ts'
import { threadMembers, threads, type threadKinds } from '#db/schema/threads.ts'
import { isItsThread, isOpen, isUnread, isVisible, takesPart } from '#db/threads/rules.ts'

export type ThreadKind = (typeof threadKinds)[number]

/** A thread as one of its members finds it. */
export interface Thread {
  id: string
  learnerId: string
  kind: ThreadKind
  /** Everybody else in it. `blocked`: she wants to hear nothing from this one. */
  others: { id: string; name: string; blocked: boolean }[]
  /** Whether it can be written in. */
  open: boolean
  unread: number
  readUntil: number
  lastAt: Date | null
  /** The latest words that she may read. */
  last: { authorId: string | null; body: string; withdrawn: boolean; file: boolean; at: string } | null
}

interface Relation {
  learnerId: string
  companionId: string
  kind: ThreadKind
  /** She stands in for the mentor. */
  covering: boolean
}

/** Everybody who accompanies this person, or whom she accompanies, now. */
async function listRelations(db: Database, personId: string): Promise<Relation[]> {
  const mentorship = sql`select ms.learner_id, ms.mentor_id as companion_id, 'mentor' as kind,
      ms.last_day is not null as covering
    from mentoring_now ms join person_roles r on r.person_id = ms.mentor_id and r.role = 'mentor'
    join people p on p.id = ms.mentor_id and p.disabled_at is null
    where (ms.learner_id = ${personId} or ms.mentor_id = ${personId})`
  const cohort = (whose: SQL) => sql`select cm.learner_id, c.coach_id as companion_id, 'coach' as kind,
      false as covering
    from cohort_members cm join cohorts c on c.id = cm.cohort_id
    join person_roles r on r.person_id = c.coach_id and r.role = 'coach'
    join people p on p.id = c.coach_id and p.disabled_at is null
    where c.coach_id <> cm.learner_id and ${whose} = ${personId}`
  const rows = await db.execute<{
    learner_id: string
    companion_id: string
    kind: ThreadKind
    covering: boolean
  }>(sql`${mentorship} union ${cohort(sql`cm.learner_id`)} union ${cohort(sql`c.coach_id`)} order by 1, 2, 3`)
  return rows.map(({ learner_id: learnerId, companion_id: companionId, ...row }) => ({
    learnerId,
    companionId,
    ...row,
  }))
}

/**
 * Makes the threads that a person's relations ask for, lets companions back in who are at her side again, and notes who has
 * left. Asked at once from several sides it does so once.
 */
export async function saveThreads(db: Database, personId: string, at: Date): Promise<void> {
  const relations = await listRelations(db, personId)
  const members = await db
    .select({
      learnerId: threadMembers.learnerId,
      threadId: threadMembers.threadId,
      personId: threadMembers.personId,
      kind: threads.kind,
    })
    .from(threadMembers)
    .innerJoin(threads, isItsThread)
    .where(
      and(
        or(eq(threadMembers.personId, personId), eq(threadMembers.learnerId, personId)),
        ne(threadMembers.personId, threadMembers.learnerId),
        isNull(threadMembers.leftAt),
      ),
    )
  const missing = relations.filter(
    ({ learnerId, companionId, kind }) =>
      !members.some(
        (one) => one.learnerId === learnerId && one.personId === companionId && one.kind === kind,
      ),
  )
  const gone = members.filter(
    (one) =>
      !relations.some(
        ({ learnerId, companionId, kind }) =>
          one.learnerId === learnerId &&
          one.personId === companionId &&
          (one.kind === kind || one.kind === 'three'),
      ),
  )
  if (missing.length === 0 && gone.length === 0) return
  await db.transaction(async (tx) => {
    for (const { learnerId, companionId, kind } of missing)
      await joinThread(tx, learnerId, kind, [companionId], at)
    for (const one of gone)
      await tx
        .update(threadMembers)
        .set({ leftAt: at })
        .where(and(isMemberOf(one.learnerId, one.threadId, one.personId), isNull(threadMembers.leftAt)))
  })
}

const isMemberOf = (learnerId: string, threadId: string, personId: string) =>
  and(
    eq(threadMembers.learnerId, learnerId),
    eq(threadMembers.threadId, threadId),
    eq(threadMembers.personId, personId),
  )

async function joinThread(
  tx: Database,
  learnerId: string,
  kind: ThreadKind,
  companions: string[],
  at: Date,
): Promise<string> {
  // The same for the same people: two tabs that make a thread at once make one.
  const id = idFrom(learnerId, kind, ...companions)
  await tx.insert(threads).values({ learnerId, id, kind, createdAt: at }).onConflictDoNothing()
  const member = { learnerId, threadId: id, joinedAt: at }
  await tx
    .insert(threadMembers)
    .values([learnerId, ...companions].map((personId) => ({ ...member, personId })))
    .onConflictDoUpdate({
      target: [threadMembers.learnerId, threadMembers.threadId, threadMembers.personId],
      set: { leftAt: null },
    })
  return id
}

/** The learner opens a thread with both who accompany her, or opens it again; its id, or null when they do not both do so now. */
export async function openThreeThread(
  db: Database,
  learnerId: string,
  coachId: string,
  at: Date,
): Promise<string | null> {
  const relations = (await listRelations(db, learnerId)).filter((one) => one.learnerId === learnerId)
  const mentor = relations.find(({ kind, covering }) => kind === 'mentor' && !covering)
  const coach = relations.find(({ kind, companionId }) => kind === 'coach' && companionId === coachId)
  if (!mentor || !coach || mentor.companionId === coachId) return null
  return db.transaction((tx) => joinThread(tx, learnerId, 'three', [mentor.companionId, coachId], at))
}

/** Ends a thread of three: the two others read it no more. */
export async function closeThreeThread(
  db: Database,
  learnerId: string,
  threadId: string,
  at: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    const [three] = await tx
      .select({ id: threads.id })
      .from(threads)
      .where(and(eq(threads.learnerId, learnerId), eq(threads.id, threadId), eq(threads.kind, 'three')))
      .for('update')
    if (!three) return
    await tx
      .update(threadMembers)
      .set({ leftAt: at })
      .where(
        and(
          eq(threadMembers.learnerId, learnerId),
          eq(threadMembers.threadId, threadId),
          ne(threadMembers.personId, learnerId),
          isNull(threadMembers.leftAt),
        ),
      )
  })
}

/** With whom a learner may open a thread of three: her mentor, and each coach; empty when she has no such two. */
export async function listThreeWishes(
  db: Database,
  learnerId: string,
): Promise<{ mentorId: string; coachId: string; open: boolean }[]> {
  const relations = (await listRelations(db, learnerId)).filter((one) => one.learnerId === learnerId)
  const mentorId = relations.find(({ kind, covering }) => kind === 'mentor' && !covering)?.companionId
  const coachIds = relations.flatMap(({ kind, companionId }) =>
    kind === 'coach' && companionId !== mentorId ? [companionId] : [],
  )
  if (!mentorId || coachIds.length === 0) return []
  const ids = coachIds.map((coachId) => idFrom(learnerId, 'three', mentorId, coachId))
  const open = await db
    .select({ id: threads.id })
    .from(threads)
    .where(and(eq(threads.learnerId, learnerId), inArray(threads.id, ids), isOpen))
  return coachIds.map((coachId, i) => ({
    mentorId,
    coachId,
    open: open.some(({ id }) => id === ids[i]),
  }))
}

const author = sql`messages.author_id`

function threadsOf(db: Database, personId: string, also?: SQL) {
  const mine = sql`messages.learner_id = threads.learner_id and messages.thread_id = threads.id`
  return db
    .select({
      id: threads.id,
      learnerId: threads.learnerId,
      kind: threads.kind,
      lastAt: threads.lastAt,
      readUntil: threadMembers.readUntil,
      open: isOpen,
      others: sql<Thread['others']>`(
        select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'blocked', exists (
          select from blocks b where b.blocker_id = ${personId} and b.blocked_id = p.id
        )) order by (o.person_id = o.learner_id) desc, p.name, p.id), '[]')
        from thread_members o join people p on p.id = o.person_id
        where o.learner_id = threads.learner_id and o.thread_id = threads.id and o.person_id <> ${personId}
      )`,
      unread: sql<number>`(select count(*)::int from messages where ${isUnread})`,
      last: sql<Thread['last']>`(
        select json_build_object('authorId', ${author}, 'body', messages.body, 'file', messages.file_id is not null,
          'withdrawn', messages.withdrawn_at is not null, 'at', messages.at)
        from messages where ${mine} and ${isVisible(sql`${personId}`)} order by messages.seq desc limit 1
      )`,
    })
    .from(threadMembers)
    .innerJoin(threads, isItsThread)
    .where(and(eq(threadMembers.personId, personId), takesPart(), also))
}

/** The threads she takes part in, the one last written in first; those where nobody has written yet come last. */
export async function listThreads(db: Database, personId: string): Promise<Thread[]> {
  return threadsOf(db, personId).orderBy(sql`${threads.lastAt} desc nulls last`, threads.id)
}

/** One thread that she takes part in, or null. */
export async function findThread(db: Database, personId: string, id: string): Promise<Thread | null> {
  if (!isId(id)) return null
  const [row] = await threadsOf(db, personId, sql`${threads.id} = ${id}`)
  return row ?? null
}

/** Notes how far she has read; never back. */
export async function saveReadUntil(
  db: Database,
  { learnerId, id }: Pick<Thread, 'learnerId' | 'id'>,
  personId: string,
  until: number,
): Promise<void> {
  await db
    .update(threadMembers)
    .set({ readUntil: until })
    .where(and(isMemberOf(learnerId, id, personId), lt(threadMembers.readUntil, until)))
}
