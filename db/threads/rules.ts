/**
 * Who reads what in threads, as SQL that several queries share. The tables thread_members, threads and messages stand in the
 * query around under their own names, unless a name is given.
 */
import { and, eq, sql, type SQL } from 'drizzle-orm'
import { files } from '#db/schema/learning.ts'
import { messages, threadMembers, threads } from '#db/schema/threads.ts'

/** The file of a message. */
export const isItsFile = and(eq(files.learnerId, messages.learnerId), eq(files.id, messages.fileId))

/** The thread of a member. */
export const isItsThread = and(
  eq(threads.learnerId, threadMembers.learnerId),
  eq(threads.id, threadMembers.threadId),
)

/** Whether a companion stands at a learner's side now, in the way this kind of thread is about, with an open account. */
function isAtHerSide(member: SQL, kind: SQL): SQL<boolean> {
  return sql<boolean>`(
    exists (select from people p where p.id = ${member}.person_id and p.disabled_at is null) and (
      ${kind} <> 'coach' and exists (
        select from mentoring_now ms join person_roles r on r.person_id = ms.mentor_id and r.role = 'mentor'
        where ms.learner_id = ${member}.learner_id and ms.mentor_id = ${member}.person_id
      ) or ${kind} <> 'mentor' and exists (
        select from cohort_members cm
        join cohorts c on c.id = cm.cohort_id
        join person_roles r on r.person_id = c.coach_id and r.role = 'coach'
        where cm.learner_id = ${member}.learner_id and c.coach_id = ${member}.person_id
      )
    )
  )`
}

/** Whether a member still takes part: the learner always, a companion while she is at her side. */
export function takesPart(member: SQL = sql`thread_members`): SQL<boolean> {
  return sql<boolean>`(${member}.left_at is null
    and (${member}.person_id = ${member}.learner_id or ${isAtHerSide(member, sql`threads.kind`)}))`
}

/** Whether a thread can be written in: everybody still takes part. */
export const isOpen = sql<boolean>`(
  select count(*) = case threads.kind when 'three' then 3 else 2 end from thread_members o
  where o.learner_id = threads.learner_id and o.thread_id = threads.id and ${takesPart(sql`o`)}
)`

/** Whether a message is not from somebody whom the reader had blocked by then. */
export function isVisible(reader: SQL): SQL<boolean> {
  return sql<boolean>`(not exists (
    select from blocks b where b.blocker_id = ${reader} and b.blocked_id = messages.author_id and messages.at >= b.at
  ))`
}

/** Whether a message of a member's thread is one that she has not read. */
export const isUnread = sql<boolean>`(
  messages.learner_id = thread_members.learner_id and messages.thread_id = thread_members.thread_id
  and messages.seq > thread_members.read_until
  and messages.author_id is distinct from thread_members.person_id
  and messages.withdrawn_at is null and ${isVisible(sql`thread_members.person_id`)}
)`
