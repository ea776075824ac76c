/**
 * Versions of projects, as those who give feedback find them: who may read and take which, since when it waits. Of a project the
 * latest version waits; its wait began with the first one that nobody has answered, so that sending a better one costs no time.
 */
import { sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { isId } from '#db/identifier.ts'

/** Modules of the catalogue that have a project, and those whose project is final. */
export interface Projects {
  modules: readonly string[]
  finals: readonly string[]
}

/** Who asks, of which projects, when. */
export interface Asking {
  personId: string
  projects: Projects
  at: Date
}

/** Milliseconds that her mentor and her coach have to themselves; then trainers see it too. */
const timeToAnswer = 48 * 3_600_000

/** Until when somebody close to her has time to answer what waits since. */
export const answerBy = (since: Date): Date => new Date(since.getTime() + timeToAnswer)

/** One version that was sent. */
export interface Work {
  id: string
  learnerId: string
  name: string
  module: string
  version: number
  text: string | null
  link: string | null
  fileId: string | null
  sentAt: Date
  final: boolean
  /** Since when the project waits for an answer; null once this version has one, or a newer one replaced it. */
  since: Date | null
  /** A newer version was sent. */
  replaced: boolean
  /** As whom the one who asks reads it. */
  as: 'mentor' | 'coach' | 'trainer'
  /** Feedback to it is hers to give. */
  mayTake: boolean
  /** Who writes, or wrote, feedback to this version. */
  holder: { feedbackId: string; id: string | null; name: string | null; sent: boolean; until: Date } | null
}

interface Row extends Record<string, unknown> {
  id: string
  learnerId: string
  name: string
  module: string
  version: number
  text: string | null
  link: string | null
  fileId: string | null
  sentAt: string | Date
  final: boolean
  since: string | Date | null
  latest: boolean
  replaced: boolean
  mentor: boolean
  coach: boolean
  mayTake: boolean
  feedbackId: string | null
  holderId: string | null
  holder: string | null
  holderState: 'taken' | 'sent' | null
  until: string | Date | null
}

const isOneOf = (column: SQL, list: readonly string[]): SQL =>
  list.length > 0
    ? sql`${column} in (${sql.join(
        list.map((one) => sql`${one}`),
        sql`, `,
      )})`
    : sql`false`

export const moment = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`

/** Versions that wait: sent, none sent since, and neither they nor a later one answered. */
const unanswered = sql`(select b.* from submissions b where b.state = 'sent'
  and not exists (select from submissions v where v.learner_id = b.learner_id and v.module = b.module
    and v.version > b.version and v.state = 'sent')
  and not exists (select from feedback f
    join submissions v on v.learner_id = f.learner_id and v.id = f.submission_id
    where f.learner_id = b.learner_id and v.module = b.module and v.version >= b.version and f.state = 'sent'))`

/** Where to look for what somebody may read, so that not every version of the academy is looked at. */
const within = (personId: string) => sql`(
  select b.learner_id, b.id from submissions b where b.learner_id in (
    select m.learner_id from mentoring_now m where m.mentor_id = ${personId}
    union select c.learner_id from cohorts h join cohort_members c on c.cohort_id = h.id
      where h.coach_id = ${personId})
  union select f.learner_id, f.submission_id from feedback f where f.author_id = ${personId}
  union select b.learner_id, b.id from ${unanswered} b
    where (select exists (select from person_roles r where r.person_id = ${personId} and r.role = 'staff')))`

/** Of version s: what was answered last, and what waits since when. */
const waits = sql`
  cross join lateral (
    select coalesce(max(v.version), 0) as version from submissions v
    join feedback f on f.learner_id = v.learner_id and f.submission_id = v.id and f.state = 'sent'
    where v.learner_id = s.learner_id and v.module = s.module
  ) answered
  cross join lateral (
    select max(v.version) as version, min(v.sent_at) filter (where v.version > answered.version) as since
    from submissions v
    where v.learner_id = s.learner_id and v.module = s.module and v.state = 'sent'
  ) latest`

/** Version s is the one that waits. */
const isWaiting = sql`(s.state = 'sent' and s.version = latest.version and s.version > answered.version)`

/** Her account is open and stays. */
const isPresent = (person: SQL) => sql`exists (select from people who where who.id = ${person}
  and who.disabled_at is null and who.deletion_requested_at is null)`

const hasMentor = sql`exists (select from mentorships m
  join person_roles r on r.person_id = m.mentor_id and r.role = 'mentor' and ${isPresent(sql`m.mentor_id`)}
  where m.learner_id = s.learner_id and m.state = 'active')`
const hasCoach = sql`exists (select from cohort_members c join cohorts h on h.id = c.cohort_id
  join person_roles r on r.person_id = h.coach_id and r.role = 'coach' and ${isPresent(sql`h.coach_id`)}
  where c.learner_id = s.learner_id and h.coach_id <> s.learner_id)`

const isFinal = ({ finals }: Projects) => isOneOf(sql`s.module`, finals)

/** Trainers have it too: it is final, nobody else could answer, or nobody has in time. */
const isTrainers = (projects: Projects, at: Date) =>
  sql`(${isFinal(projects)} or not (${hasMentor} or ${hasCoach})
    or latest.since <= ${moment(new Date(at.getTime() - timeToAnswer))})`

/** Feedback on a final project is given by anybody but her mentor, and who stands in for her. */
const mayTake = (projects: Projects, at: Date) =>
  sql`(not (${isFinal(projects)} and mine.mentor)
    and (mine.mentor or mine.coach or (mine.staff and ${isTrainers(projects, at)})))`

/** All versions that the one who asks may read, and `which` of them: s, with who she is for it (mine) and who has it (held). */
const readable = ({ personId, projects, at }: Asking, which: SQL) => sql`
  from ${within(personId)} here
  join submissions s on s.learner_id = here.learner_id and s.id = here.id
  join people p on p.id = s.learner_id ${waits}
  cross join lateral (select
    exists (select from mentoring_now m join person_roles r on r.person_id = m.mentor_id and r.role = 'mentor'
      where m.learner_id = s.learner_id and m.mentor_id = ${personId}) as mentor,
    exists (select from cohort_members c join cohorts h on h.id = c.cohort_id
      join person_roles r on r.person_id = h.coach_id and r.role = 'coach'
      where c.learner_id = s.learner_id and h.coach_id = ${personId}) as coach,
    exists (select from person_roles r where r.person_id = ${personId} and r.role = 'staff') as staff,
    exists (select from feedback f where f.learner_id = s.learner_id and f.submission_id = s.id
      and f.author_id = ${personId}) as author
  ) mine
  left join lateral (
    select f.id, f.author_id, f.state, f.taken_until, a.name from feedback f left join people a on a.id = f.author_id
    where f.learner_id = s.learner_id and f.submission_id = s.id
      and (f.state = 'sent' or (f.state = 'taken' and f.taken_until > ${moment(at)}))
  ) held on true
  where s.state = 'sent' and s.learner_id <> ${personId} and ${isOneOf(sql`s.module`, projects.modules)}
    and (mine.mentor or mine.coach
      or (mine.staff and (mine.author or (${isWaiting} and ${isTrainers(projects, at)}))))
    and ${which}`

async function listWorks(db: Database, asking: Asking, which: SQL, limit: number): Promise<Work[]> {
  const { projects, at } = asking
  const rows = await db.execute<Row>(sql`
    select s.id, s.learner_id as "learnerId", p.name, s.module, s.version, s.text, s.link, s.file_id as "fileId",
      s.sent_at as "sentAt", ${isFinal(projects)} as final, latest.since,
      ${isWaiting} as latest, s.version < latest.version as replaced, mine.mentor, mine.coach,
      ${mayTake(projects, at)} as "mayTake",
      held.id as "feedbackId", held.author_id as "holderId", held.name as holder, held.state as "holderState",
      held.taken_until as until
    ${readable(asking, which)}
    order by latest.since, s.id
    limit ${limit}`)
  return [...rows].map((row) => ({
    ...{ id: row.id, learnerId: row.learnerId, name: row.name, module: row.module, version: row.version },
    ...{ text: row.text, link: row.link, fileId: row.fileId, final: row.final },
    sentAt: new Date(row.sentAt),
    since: row.latest && row.since ? new Date(row.since) : null,
    replaced: row.replaced,
    as: row.mentor ? 'mentor' : row.coach ? 'coach' : 'trainer',
    mayTake: row.mayTake,
    holder:
      row.feedbackId && row.until
        ? {
            ...{ feedbackId: row.feedbackId, id: row.holderId, name: row.holder },
            sent: row.holderState === 'sent',
            until: new Date(row.until),
          }
        : null,
  }))
}

/** Works of a queue that are shown, and counted, at most. */
export const mostQueued = 200

/** What waits for feedback that she may give, or that somebody else is giving meanwhile; the oldest wait first. */
export async function listQueue(db: Database, asking: Asking, limit = mostQueued): Promise<Work[]> {
  const { projects, at } = asking
  return listWorks(db, asking, sql`${isWaiting} and ${mayTake(projects, at)}`, limit)
}

/** How much of her queue nobody else has taken; no further than `mostQueued`, for every page of hers asks. */
export async function countQueue(db: Database, asking: Asking): Promise<number> {
  const { personId, projects, at } = asking
  const hers = sql`${isWaiting} and ${mayTake(projects, at)} and coalesce(held.author_id = ${personId}, held.id is null)`
  const [row] = await db.execute<{ count: number }>(sql`select count(*)::int from (
    select ${readable(asking, hers)} limit ${mostQueued}) queue`)
  return row?.count ?? 0
}

/** A version that she may read, or null. */
export async function findWork(db: Database, asking: Asking, id: string): Promise<Work | null> {
  if (!isId(id)) return null
  const [work] = await listWorks(db, asking, sql`s.id = ${id}`, 1)
  return work ?? null
}

/** Of one learner whom she accompanies: what waits, the oldest wait first. */
export async function listWaitingOf(db: Database, asking: Asking, learnerId: string): Promise<Work[]> {
  return listWorks(db, asking, sql`${isWaiting} and s.learner_id = ${learnerId}`, 50)
}

/** A wait of a learner: the latest version that she sent, since when, and who may answer. */
export interface OwnWait {
  submissionId: string
  since: Date
  hasMentor: boolean
  hasCoach: boolean
  /** Somebody is writing. */
  taken: boolean
}

/** Her project of this module as it waits; null when it does not. */
export async function findOwnWait(
  db: Database,
  learnerId: string,
  module: string,
  at: Date,
): Promise<OwnWait | null> {
  const [row] = await db.execute<{
    submissionId: string
    since: string | Date
    hasMentor: boolean
    hasCoach: boolean
    taken: boolean
  }>(sql`
    select s.id as "submissionId", latest.since, ${hasMentor} as "hasMentor", ${hasCoach} as "hasCoach",
      ${isBeingWritten(at)} as taken
    from submissions s ${waits}
    where s.learner_id = ${learnerId} and s.module = ${module} and ${isWaiting}`)
  return row ? { ...row, since: new Date(row.since) } : null
}

const isBeingWritten = (at: Date) => sql`exists (select from feedback f where f.learner_id = s.learner_id
  and f.submission_id = s.id and f.state = 'taken' and f.taken_until > ${moment(at)})`

/** Somebody who is to hear that a project has waited too long. */
export interface OverdueWord {
  personId: string
  to: 'learner' | 'companion'
  /** Of this wait: one word each. */
  key: string
  module: string
  submissionId: string
  /** It went on to trainers only now; otherwise they had it from the start. */
  moved: boolean
}

/**
 * Who is to hear that 48 hours are over and that nobody writes: the learner, and those who had it until then. Those of other time
 * zones than given, and those who have heard already, are left out.
 */
export async function listOverdueWords(
  db: Database,
  due: { projects: Projects; at: Date; kind: string; timeZones: readonly string[]; limit: number },
): Promise<OverdueWord[]> {
  const { projects, at, kind, timeZones, limit } = due
  const rows = await db.execute<OverdueWord & Record<string, unknown>>(sql`
    with w as materialized (
      select s.id, s.module, latest.since, h.person_id, h.side,
        s.learner_id || ' ' || s.module || ' ' || (answered.version + 1) as key,
        not ${isFinal(projects)} and (${hasMentor} or ${hasCoach}) as moved
      from ${unanswered} s ${waits}
      cross join lateral (
        select s.learner_id as person_id, 'learner' as side
        union select m.mentor_id, 'companion' from mentorships m
          where m.learner_id = s.learner_id and m.state = 'active' and not ${isFinal(projects)}
        union select h.coach_id, 'companion' from cohort_members c join cohorts h on h.id = c.cohort_id
          where c.learner_id = s.learner_id and h.coach_id is not null and h.coach_id <> s.learner_id
            and not ${isFinal(projects)}
      ) h
      where ${isWaiting} and ${isOneOf(sql`s.module`, projects.modules)}
        and latest.since <= ${moment(new Date(at.getTime() - timeToAnswer))} and not ${isBeingWritten(at)}
    )
    select w.person_id as "personId", w.side as to, w.key, w.module, w.id as "submissionId", w.moved
    from w
    join people p on p.id = w.person_id and p.disabled_at is null and p.deletion_requested_at is null
    where ${isOneOf(sql`p.time_zone`, timeZones)}
      and not exists (select from letters_sent l
        where l.learner_id = w.person_id and l.kind = ${kind} and l.key = w.key)
    order by w.since, w.person_id
    limit ${limit}`)
  return [...rows]
}

/** A query for the longest wait for a mentor's feedback, of mentorship m: not final, and nobody else writes. */
export const longestWaitFor = ({ projects, at }: Pick<Asking, 'projects' | 'at'>): SQL => sql`
  select min(latest.since) as since from submissions s ${waits}
  where s.learner_id = m.learner_id and ${isWaiting} and ${isOneOf(sql`s.module`, projects.modules)}
    and not ${isFinal(projects)} and not exists (select from feedback f where f.learner_id = s.learner_id
      and f.submission_id = s.id and f.state = 'taken' and f.taken_until > ${moment(at)}
      and f.author_id is distinct from m.mentor_id)`

/** Whether something waits for trainers, since longer than 48 hours. */
export async function hasOverdue(
  db: Database,
  { projects, at }: Pick<Asking, 'projects' | 'at'>,
): Promise<boolean> {
  const rows = await db.execute(sql`
    select 1 from ${unanswered} s ${waits}
    where ${isWaiting} and ${isOneOf(sql`s.module`, projects.modules)} and not ${isBeingWritten(at)}
      and latest.since <= ${moment(new Date(at.getTime() - timeToAnswer))} limit 1`)
  return rows.length > 0
}
