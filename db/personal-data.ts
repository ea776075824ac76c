/**
 * Everything the academy knows about a person, table by table: what she can read and download, and what goes when she is
 * erased. A test fails for a table that leads to a person and is not declared here.
 */
import { and, eq, getTableColumns, getTableName, or, sql, type SQL } from 'drizzle-orm'
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core'
import { recordAudit } from '#db/audit.ts'
import type { Database } from '#db/client.server.ts'
import { removeJobsOf } from '#db/jobs.ts'
import { accountMerges } from '#db/schema/account-merges.ts'
import { auditLog } from '#db/schema/audit.ts'
import { awards } from '#db/schema/awards.ts'
import { catalogRevisions } from '#db/schema/catalog.ts'
import { attendances, coachingGoals, flags, liveEvents } from '#db/schema/cohorts.ts'
import {
  draftComments,
  draftEntries,
  drafts,
  previewEffects,
  previews,
  revisionEffects,
} from '#db/schema/drafts.ts'
import { feedback, feedbackComments, keptComments } from '#db/schema/feedback.ts'
import {
  availabilityExceptions,
  catalogPins,
  enrolments,
  learnerBackgrounds,
  learnerProfiles,
} from '#db/schema/learners.ts'
import {
  attempts,
  diagnoses,
  evidence,
  files,
  learnerStates,
  moduleProgress,
  pathChoices,
  pathVersions,
  reviewCards,
  submissions,
  timeSpent,
} from '#db/schema/learning.ts'
import {
  cohortInvitations,
  cohortMembers,
  cohorts,
  cohortWaiting,
  mentorships,
} from '#db/schema/mentoring.ts'
import {
  absences,
  covers,
  mentorRefusals,
  mentorRequests,
  mentors,
  mentorWishes,
  weeklySlots,
} from '#db/schema/mentors.ts'
import { lettersSent, mails } from '#db/schema/messages.ts'
import { agreedSteps, notes, openings, pathProposals, privateNotes, sharing } from '#db/schema/notes.ts'
import {
  credentials,
  erasures,
  invitations,
  logins,
  people,
  personRoles,
  twoFactors,
  verifications,
} from '#db/schema/people.ts'
import { matchingPairs, matchingRounds } from '#db/schema/rounds.ts'
import { modelChoices } from '#db/schema/parameters.ts'
import { portfolios } from '#db/schema/portfolios.ts'
import { calendarFeeds, sessionLooks, sessions } from '#db/schema/sessions.ts'
import { alignments, standardVersions } from '#db/schema/standards.ts'
import { blocks, messages, reports, threadMembers, threads } from '#db/schema/threads.ts'

/**
 * One way from a table to a person. `erase`: the row goes with her. `forget`: the row is about something else, and the
 * column is emptied. `keep`: it stays, for the reason given. `secrets`: columns that nobody is shown, herself included.
 */
interface Trace {
  table: PgTable
  column: PgColumn
  /** The column holds her address, not her id. */
  byEmail?: true
  onErasure: 'erase' | 'forget' | 'keep'
  exported: boolean
  reason?: string
  secrets?: string[]
  /** Of her rows, those that she is shown; all when absent. */
  shown?: SQL
  /** Columns of others: left out of rows that lead to her by this column alone. */
  others?: string[]
}

const erased = (table: PgTable, column: PgColumn, secrets?: string[]): Trace => ({
  table,
  column,
  onErasure: 'erase',
  exported: true,
  secrets,
})

const forgotten = (table: PgTable, column: PgColumn, reason: string): Trace => ({
  table,
  column,
  onErasure: 'forget',
  exported: false,
  reason,
})

/** The row goes with her, and she is not shown it. */
const withheld = (table: PgTable, column: PgColumn, reason: string): Trace => ({
  table,
  column,
  onErasure: 'erase',
  exported: false,
  reason,
})

/** In the order in which rows can be deleted; people last. */
export const traces: Trace[] = [
  erased(flags, flags.learnerId),
  forgotten(flags, flags.answeredBy, 'what is said of a learner is hers'),
  erased(coachingGoals, coachingGoals.learnerId),
  forgotten(coachingGoals, coachingGoals.authorId, 'the goal is the learner’s'),
  erased(attendances, attendances.learnerId),
  forgotten(liveEvents, liveEvents.createdBy, 'the event is the cohort’s'),
  erased(agreedSteps, agreedSteps.learnerId),
  erased(agreedSteps, agreedSteps.doerId),
  { ...forgotten(agreedSteps, agreedSteps.authorId, 'what was agreed is the learner’s too'), exported: true },
  erased(pathProposals, pathProposals.learnerId),
  {
    ...forgotten(pathProposals, pathProposals.authorId, 'it stands in the history of the learner’s path'),
    exported: true,
  },
  erased(notes, notes.learnerId),
  { ...forgotten(notes, notes.authorId, 'it was shared: it is the learner’s too'), exported: true },
  erased(privateNotes, privateNotes.authorId),
  withheld(privateNotes, privateNotes.learnerId, 'its author’s own words to herself'),
  erased(openings, openings.learnerId),
  forgotten(openings, openings.readerId, 'the learner reads who looked at her file'),
  erased(sharing, sharing.learnerId),
  erased(sessionLooks, sessionLooks.personId),
  erased(sessions, sessions.learnerId),
  erased(sessions, sessions.companionId),
  forgotten(sessions, sessions.changedBy, 'the meeting is of the two'),
  erased(calendarFeeds, calendarFeeds.personId, ['tokenHash']),
  erased(reports, reports.reporterId),
  withheld(reports, reports.reportedId, 'whoever reports is protected'),
  withheld(reports, reports.learnerId, 'whoever reports is protected'),
  forgotten(reports, reports.handledBy, 'the report is its author’s'),
  erased(messages, messages.learnerId),
  { ...forgotten(messages, messages.authorId, 'what was written to somebody is hers too'), exported: true },
  erased(threadMembers, threadMembers.learnerId),
  erased(threadMembers, threadMembers.personId),
  erased(threads, threads.learnerId),
  erased(blocks, blocks.blockerId),
  withheld(blocks, blocks.blockedId, 'whoever wants peace is protected'),
  erased(covers, covers.learnerId),
  erased(covers, covers.mentorId),
  withheld(
    covers,
    covers.coverId,
    'what is handed over is the learner’s and her mentor’s, for as long as it lasts',
  ),
  erased(mentorRequests, mentorRequests.learnerId),
  { ...erased(mentorRequests, mentorRequests.mentorId), others: ['next'] },
  erased(mentorRefusals, mentorRefusals.learnerId),
  erased(matchingPairs, matchingPairs.learnerId),
  forgotten(matchingPairs, matchingPairs.mentorId, 'the place in the round is the learner’s'),
  forgotten(matchingRounds, matchingRounds.madeBy, 'the round is the academy’s'),
  forgotten(matchingRounds, matchingRounds.decidedBy, 'the round is the academy’s'),
  withheld(mentorRefusals, mentorRefusals.mentorId, 'nobody has to say why, nor that'),
  erased(mentorWishes, mentorWishes.learnerId),
  {
    ...erased(feedbackComments, feedbackComments.learnerId),
    reason: 'drafts are their author’s own words to herself',
    shown: sql`exists (select from ${feedback} where ${feedback.learnerId} = ${feedbackComments.learnerId}
      and ${feedback.id} = ${feedbackComments.feedbackId} and ${feedback.state} = 'sent')`,
  },
  {
    ...erased(feedback, feedback.learnerId),
    reason: 'drafts are their author’s own words to herself',
    shown: eq(feedback.state, 'sent'),
  },
  { ...forgotten(feedback, feedback.authorId, 'what was said to a learner is hers too'), exported: true },
  erased(keptComments, keptComments.personId),
  { ...erased(awards, awards.learnerId), others: ['issuedBy', 'revokedBy'] },
  forgotten(awards, awards.issuedBy, 'the credential is the learner’s'),
  forgotten(awards, awards.revokedBy, 'the credential is the learner’s'),
  erased(portfolios, portfolios.learnerId, ['tokenHash']),
  erased(submissions, submissions.learnerId),
  erased(files, files.learnerId),
  erased(attempts, attempts.learnerId),
  erased(reviewCards, reviewCards.learnerId),
  erased(pathVersions, pathVersions.learnerId),
  erased(pathChoices, pathChoices.learnerId),
  erased(moduleProgress, moduleProgress.learnerId),
  erased(timeSpent, timeSpent.learnerId),
  erased(diagnoses, diagnoses.learnerId),
  erased(evidence, evidence.learnerId),
  erased(learnerStates, learnerStates.learnerId),
  erased(enrolments, enrolments.learnerId),
  erased(catalogPins, catalogPins.learnerId),
  erased(availabilityExceptions, availabilityExceptions.learnerId),
  erased(learnerProfiles, learnerProfiles.learnerId),
  erased(learnerBackgrounds, learnerBackgrounds.learnerId),
  erased(mentorships, mentorships.learnerId),
  erased(mentorships, mentorships.mentorId),
  forgotten(mentorships, mentorships.endedBy, 'the mentorship is of the two'),
  erased(mentors, mentors.mentorId),
  forgotten(mentors, mentors.reviewedBy, 'the application is the mentor’s'),
  erased(weeklySlots, weeklySlots.personId),
  erased(absences, absences.personId),
  erased(cohortMembers, cohortMembers.learnerId),
  erased(cohortWaiting, cohortWaiting.learnerId),
  { ...erased(cohortInvitations, cohortInvitations.email), byEmail: true },
  erased(lettersSent, lettersSent.learnerId),
  erased(mails, mails.personId),
  { ...erased(mails, mails.email), byEmail: true },
  { ...erased(invitations, invitations.email, ['tokenHash']), byEmail: true },
  erased(logins, logins.userId, ['token']),
  erased(credentials, credentials.userId, ['password', 'accessToken', 'refreshToken', 'idToken']),
  erased(twoFactors, twoFactors.userId, ['secret', 'backupCodes']),
  erased(personRoles, personRoles.personId),
  forgotten(personRoles, personRoles.grantedBy, 'the role is its holder’s'),
  forgotten(invitations, invitations.invitedBy, 'the invitation is the invited person’s'),
  forgotten(invitations, invitations.acceptedBy, 'goes by address; the address may have changed since'),
  forgotten(pathVersions, pathVersions.authorId, 'the path is the learner’s'),
  forgotten(drafts, drafts.createdBy, 'the draft is the academy’s'),
  forgotten(draftEntries, draftEntries.authorId, 'the draft is the academy’s'),
  forgotten(draftComments, draftComments.authorId, 'colleagues work with what was said'),
  forgotten(previews, previews.askedBy, 'the draft is the academy’s'),
  withheld(previewEffects, previewEffects.learnerId, 'worked out for a draft that may never be published'),
  erased(revisionEffects, revisionEffects.learnerId),
  forgotten(catalogRevisions, catalogRevisions.authorId, 'the catalogue is the academy’s'),
  forgotten(alignments, alignments.decidedBy, 'the alignment is the academy’s'),
  forgotten(standardVersions, standardVersions.importedBy, 'the import is the academy’s'),
  forgotten(modelChoices, modelChoices.actorId, 'the model is the academy’s'),
  forgotten(cohorts, cohorts.coachId, 'the cohort is its members’'),
  {
    table: auditLog,
    column: auditLog.actorId,
    onErasure: 'keep',
    exported: true,
    reason: 'security, twelve months; the id leads to nobody once she is erased',
  },
  {
    table: auditLog,
    column: auditLog.subjectId,
    onErasure: 'keep',
    exported: true,
    reason: 'security, twelve months; the id leads to nobody once she is erased',
  },
  {
    table: erasures,
    column: erasures.personId,
    onErasure: 'keep',
    exported: false,
    reason: 'to erase her again should a backup be brought back; the id leads to nobody',
  },
  erased(accountMerges, accountMerges.keptId),
  forgotten(accountMerges, accountMerges.joinedId, 'it stands with the account that stays'),
  forgotten(accountMerges, accountMerges.askedBy, 'it is about the two accounts'),
  erased(people, people.id),
]

/** Columns that may hold her address without being a way to find her rows: why they are safe. */
export const passing = {
  'verifications.identifier': 'hashed; gone within the hour',
  'verifications.value': 'erased where it names her',
} as const

type Row = Record<string, unknown>

/**
 * Everything known about a person, by table, secrets left out: dates as ISO texts, file contents in base64. Null when
 * there is no such person.
 */
export async function exportPerson(db: Database, personId: string): Promise<Record<string, Row[]> | null> {
  return ofPerson(db, personId, async (tx, table, hers, own) => {
    const rows: Row[] = await tx
      .select()
      .from(table)
      .where(hers)
      .orderBy(...getTableConfig(table).primaryKeys.flatMap((key) => key.columns))
    const secrets = new Set(own.flatMap((trace) => trace.secrets ?? []))
    const columns = getTableColumns(table)
    return rows.map((row) => {
      const leading = own.filter(({ column }) =>
        Object.entries(columns).some(([key, one]) => one === column && row[key] === personId),
      )
      const isOthers = (key: string) =>
        leading.length > 0 && leading.every((trace) => trace.others?.includes(key))
      return Object.fromEntries(
        Object.entries(row).flatMap(([key, value]) =>
          secrets.has(key) || isOthers(key) ? [] : [[key, readable(value)]],
        ),
      )
    })
  })
}

/** How many rows of each table `exportPerson` gives; null when there is no such person. */
export async function countPerson(db: Database, personId: string): Promise<Record<string, number> | null> {
  return ofPerson(db, personId, (tx, table, hers) => tx.$count(table, hers))
}

/** Reads every exported table about a person as it is at one moment. */
async function ofPerson<Result>(
  db: Database,
  personId: string,
  read: (tx: Database, table: PgTable, hers: SQL | undefined, own: Trace[]) => PromiseLike<Result>,
): Promise<Record<string, Result> | null> {
  return db.transaction(
    async (tx) => {
      const email = await findEmail(tx, personId)
      if (email === null) return null
      const tables: Record<string, Result> = {}
      for (const table of new Set(traces.map((trace) => trace.table))) {
        const own = traces.filter((trace) => trace.table === table && trace.exported)
        if (own.length === 0) continue
        const hers = or(
          ...own.map((trace) => and(eq(trace.column, trace.byEmail ? email : personId), trace.shown)),
        )
        tables[getTableName(table)] = await read(tx, table, hers, own)
      }
      return tables
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

function readable(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  return value
}

async function findEmail(tx: Database, personId: string): Promise<string | null> {
  const [row] = await tx.select({ email: people.email }).from(people).where(eq(people.id, personId))
  return row?.email ?? null
}

/**
 * Erases a person: everything declared to go, in one transaction. Returns the number of rows by table; null when there is
 * no such person.
 */
export async function erasePerson(
  db: Database,
  erasure: { personId: string; by: string | null; at: Date },
): Promise<Record<string, number> | null> {
  const { personId, by, at } = erasure
  return db.transaction(async (tx) => {
    const [person] = await tx
      .select({ email: people.email })
      .from(people)
      .where(eq(people.id, personId))
      .for('update')
    if (!person) return null
    await tx.execute(sql`select set_config('ariane.erasing', ${personId}, true)`)
    const counts: Record<string, number> = {}
    await tx
      .delete(verifications)
      .where(
        or(
          sql`position(${person.email} in ${verifications.value}) > 0`,
          sql`position(${personId} in ${verifications.value}) > 0`,
        ),
      )
    await removeJobsOf(tx, { id: personId, email: person.email })
    for (const { table, column, byEmail, onErasure } of traces) {
      if (onErasure === 'keep') continue
      const hers = eq(column, byEmail ? person.email : personId)
      const done =
        onErasure === 'erase'
          ? await tx.delete(table).where(hers)
          : await tx.execute(sql`update ${table} set ${sql.identifier(column.name)} = null where ${hers}`)
      if (onErasure === 'erase') counts[getTableName(table)] = (counts[getTableName(table)] ?? 0) + done.count
    }
    await tx.insert(erasures).values({ personId, erasedAt: at }).onConflictDoNothing()
    await recordAudit(tx, { at, actorId: by, action: 'person.erased', subjectId: personId, detail: counts })
    return counts
  })
}

/** Ids of erased people who are here again, as after a backup was brought back: to erase again. */
export async function listReappeared(db: Database): Promise<string[]> {
  const rows = await db
    .select({ id: people.id })
    .from(people)
    .innerJoin(erasures, eq(erasures.personId, people.id))
  return rows.map((row) => row.id)
}
