import { randomUUID } from 'node:crypto'
import type { Database } from '#db/client.server.ts'
import { accountMerges } from '#db/schema/account-merges.ts'
import { awards } from '#db/schema/awards.ts'
import { attendances, coachingGoals, flags, liveEvents } from '#db/schema/cohorts.ts'
import { catalogPins } from '#db/schema/learners.ts'
import { cohorts } from '#db/schema/mentoring.ts'
import { feedback, feedbackComments, keptComments } from '#db/schema/feedback.ts'
import { submissions } from '#db/schema/learning.ts'
import {
  absences,
  covers,
  mentorRefusals,
  mentorRequests,
  mentorWishes,
  weeklySlots,
} from '#db/schema/mentors.ts'
import { agreedSteps, notes, openings, pathProposals, privateNotes, sharing } from '#db/schema/notes.ts'
import { portfolios } from '#db/schema/portfolios.ts'
import { calendarFeeds, sessionLooks, sessions } from '#db/schema/sessions.ts'
import { matchingPairs, matchingRounds } from '#db/schema/rounds.ts'
import { findPublishedId } from '#db/catalog.ts'
import { recordComment } from '#db/draft-comments.ts'
import { recordDraft, recordEntry } from '#db/drafts.ts'
import { recordEffect, recordPreview, savePreview } from '#db/previews.ts'
import { noEffect } from '#engine/impact/effect.ts'
import { alignments, standardVersions } from '#db/schema/standards.ts'
import { blocks, messages, reports, threadMembers, threads } from '#db/schema/threads.ts'
import { addPerson, minutesLater } from './learner.ts'
import { addMentorProfile } from './mentors.ts'

/** Feedback that was sent on a version of a learner, and a comment that somebody keeps. */
async function addFeedback(
  db: Database,
  given: { learnerId: string; personId: string; authorId: string; sentinel: string; at: Date },
): Promise<void> {
  const { learnerId, personId, authorId, sentinel, at } = given
  const [submissionId, feedbackId] = [randomUUID(), randomUUID()]
  const work = { learnerId, id: submissionId, module: 'css-1', version: 1, createdAt: at, sentAt: at }
  await db.insert(submissions).values({ ...work, state: 'sent' })
  const said = {
    learnerId,
    submissionId,
    authorId,
    criteria: {},
    words: sentinel,
    takenAt: at,
    takenUntil: at,
  }
  await db.insert(feedback).values({ ...said, id: feedbackId, state: 'sent', sentAt: at })
  const comment = { kind: 'advice' as const, body: sentinel, at }
  await db.insert(feedbackComments).values({ ...comment, learnerId, id: randomUUID(), feedbackId })
  await db.insert(keptComments).values({ ...comment, personId, id: randomUUID() })
}

/** A row about this person in every table of those who accompany and are accompanied; `sentinel` in each text of hers. */
export async function addSideBySide(
  db: Database,
  { id, mentorId, sentinel, at }: { id: string; mentorId: string; sentinel: string; at: Date },
): Promise<void> {
  const learnerId = id
  const other = await addPerson(db, 'learner')
  const merge = { id: randomUUID(), joinedId: await addPerson(db), askedBy: id, askedAt: at }
  await db.insert(accountMerges).values({ ...merge, keptId: id, state: 'withdrawn' })
  const turned = { id: randomUUID(), keptId: merge.joinedId, joinedId: id, askedAt: at }
  await db.insert(accountMerges).values({ ...turned, state: 'refused' })
  await addMentorProfile(db, id, { about: sentinel, reviewedBy: id, updatedAt: at })
  await db.insert(weeklySlots).values({ personId: id, weekday: 0, fromMinute: 540, toMinute: 600 })
  const days = { from: '2026-12-20', to: '2027-01-03' }
  await db.insert(absences).values({ personId: id, id: randomUUID(), ...days })
  const cover = { id: randomUUID(), ...days, state: 'asked', summary: sentinel, askedAt: at } as const
  const third = await addPerson(db, 'mentor')
  await db.insert(covers).values([
    { ...cover, learnerId, mentorId, coverId: third },
    { ...cover, id: randomUUID(), learnerId: other, mentorId: id, coverId: third },
    {
      ...cover,
      id: randomUUID(),
      learnerId: other,
      mentorId,
      coverId: id,
      from: '2027-02-01',
      to: '2027-02-02',
    },
  ])
  await db
    .insert(mentorWishes)
    .values({ learnerId, want: 'looking', topics: [], languages: ['fr'], since: at })
  const request = {
    state: 'declined' as const,
    words: sentinel,
    reasons: {},
    next: [],
    askedAt: at,
    answerBy: minutesLater(3_000),
  }
  await db.insert(mentorRequests).values([
    { ...request, id: randomUUID(), learnerId, mentorId },
    { ...request, id: randomUUID(), learnerId: other, mentorId: id, next: ['whom-another-asks-next'] },
  ])
  await db.insert(mentorRefusals).values([
    { learnerId, mentorId, by: 'learner', at },
    { learnerId: other, mentorId: id, by: 'mentor', at },
  ])
  const round = randomUUID()
  await db.insert(matchingRounds).values({
    ...{ id: round, mode: 'balanced', state: 'approved', askedAt: at, madeBy: id, decidedBy: id },
  })
  await db.insert(matchingPairs).values([
    { roundId: round, learnerId, mentorId, reasons: {} },
    { roundId: round, learnerId: other, mentorId: id, reasons: {} },
  ])
  const [session, second] = [randomUUID(), randomUUID()]
  const meeting = {
    role: 'mentor',
    startsAt: minutesLater(1_000),
    endsAt: minutesLater(1_030),
    state: 'cancelled',
    agenda: sentinel,
    bookedAt: at,
    changedBy: id,
    changedAt: at,
  } as const
  await db.insert(sessions).values([
    { ...meeting, learnerId, id: session, companionId: mentorId },
    { ...meeting, learnerId: other, id: second, companionId: id },
  ])
  await db.insert(sessionLooks).values({ personId: id, sessionId: session, met: true, at })
  await db
    .insert(calendarFeeds)
    .values({ personId: id, tokenHash: `hash-of-feed-${sentinel}`, createdAt: at })
  const [thread, message] = [randomUUID(), randomUUID()]
  await db.insert(threads).values({ learnerId, id: thread, kind: 'mentor', createdAt: at })
  await db.insert(threadMembers).values({ learnerId, threadId: thread, personId: id, joinedAt: at })
  await db
    .insert(messages)
    .values({ learnerId, id: message, threadId: thread, authorId: id, body: sentinel, at })
  await db.insert(blocks).values([
    { blockerId: id, blockedId: mentorId, at },
    { blockerId: mentorId, blockedId: id, at },
  ])
  const report = { id: randomUUID(), learnerId, messageId: message, text: sentinel, reason: sentinel, at }
  await db.insert(reports).values([
    { ...report, reporterId: id, reportedId: mentorId, handledBy: id },
    { ...report, id: randomUUID(), reporterId: mentorId, reportedId: id },
  ])
  const note = { learnerId, authorId: id, body: sentinel, at }
  const noteId = randomUUID()
  await db.insert(privateNotes).values({ ...note, id: randomUUID() })
  await db.insert(notes).values({ ...note, id: noteId, coachReads: false })
  await db.insert(pathProposals).values({
    ...{ learnerId, id: randomUUID(), noteId, authorId: id, module: 'html-1', choice: 'skip' as const },
    ...{ reason: sentinel, state: 'open' as const, at },
  })
  await db
    .insert(agreedSteps)
    .values({ learnerId, id: randomUUID(), authorId: id, doerId: id, text: sentinel, at })
  const [cohort, event] = [randomUUID(), randomUUID()]
  await db
    .insert(cohorts)
    .values({ id: cohort, name: 'A', track: 't', startsOn: '2026-09-07', coachId: mentorId, createdAt: at })
  await db.insert(liveEvents).values({
    ...{ id: event, cohortId: cohort, title: 'A', about: '', startsAt: at, endsAt: minutesLater(90) },
    ...{ createdBy: id, createdAt: at, changedAt: at },
  })
  await db.insert(attendances).values({ learnerId, eventId: event, coming: true, at })
  await db.insert(coachingGoals).values({ learnerId, id: randomUUID(), authorId: id, text: sentinel, at })
  await db.insert(flags).values({
    ...{ learnerId, id: randomUUID(), rule: 'silence', facts: {}, since: at, answeredBy: id },
    ...{ contestedAt: at, contest: sentinel, answeredAt: at, answer: 'x' },
  })
  await addFeedback(db, { learnerId, personId: id, authorId: mentorId, sentinel, at })
  await addFeedback(db, { learnerId: other, personId: mentorId, authorId: id, sentinel: 'Bravo', at })
  const version = { source: 'rome' as const, version: randomUUID() }
  await db.insert(standardVersions).values({ ...version, importedAt: at, importedBy: id, counts: {} })
  await db.insert(alignments).values({
    ...{ ...version, id: randomUUID(), subjectKind: 'node', subject: 'html@1', code: 'x', label: 'x' },
    ...{ state: 'confirmed', note: '', decidedBy: id, decidedAt: at },
  })
  await addDraft(db, learnerId, id, at)
  const text = { fr: 'HTML', en: 'HTML' }
  const award = {
    ...{ kind: 'node' as const, subject: 'html@1', name: text, ability: text, issuedAt: at },
    ...{
      grounds: { by: ['mentor'], seen: ['work' as const], at: at.toISOString() },
      acceptedAt: at,
      jwt: 'x',
    },
    ...{ revokedAt: at, reason: 'asked' as const },
  }
  await db.insert(awards).values([
    {
      ...award,
      id: randomUUID(),
      learnerId,
      issuedBy: mentorId,
      shownName: sentinel,
      revocationWords: sentinel,
    },
    { ...award, id: randomUUID(), learnerId: other, issuedBy: id, revokedBy: id },
  ])
  await db.insert(portfolios).values({
    ...{ learnerId, shownName: sentinel, about: sentinel, showTrack: true, updatedAt: at },
    ...{ pieces: [], tokenHash: randomUUID(), linkedAt: at, linkedUntil: '2027-01-01' },
  })
  await db.insert(openings).values({ learnerId, id: randomUUID(), readerId: id, what: 'file', at })
  await db
    .insert(sharing)
    .values({ learnerId, answers: false, diagnosis: false, reviews: false, updatedAt: at })
}

/** A draft that she began, spoke of and had looked at, and what drafts and revisions meant to her. */
async function addDraft(db: Database, learnerId: string, by: string, at: Date) {
  const revisionId = (await findPublishedId(db)) ?? 0
  const [draftId, previewId] = [randomUUID(), randomUUID()]
  await recordDraft(db, { id: draftId, name: 'x', baseId: revisionId, by, at })
  await recordEntry(db, draftId, { id: randomUUID(), author: by, edits: [], at })
  await recordComment(db, { id: randomUUID(), draftId, authorId: by, at, text: 'x' })
  await recordPreview(db, { id: previewId, draftId, version: 1, askedBy: by, askedAt: at })
  const effect = {
    ...{ added: [], removed: [], minutes: 5, arrivalDays: null },
    ...{ blocked: [], lost: [], trackGone: false },
  }
  const sums = { ...noEffect, learners: 1, felt: 1 }
  await savePreview(db, { id: previewId, at, sums, effects: { [learnerId]: effect } })
  await recordEffect(db, { revisionId, learnerId, at, effect })
  await db.insert(catalogPins).values({ learnerId, revisionId, at })
}
