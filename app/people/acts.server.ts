/** Asking, answering and parting: each act in one transaction with the letters it brings. */
import type { Academy } from '#app/academy.server.ts'
import { dayOf } from '#app/locales/format.ts'
import { tellStandInGone, tellUnneeded } from '#app/people/covers.server.ts'
import { readCrowd, reasonsFor } from '#app/people/crowd.server.ts'
import type { Database } from '#db/client.server.ts'
import { endCovers } from '#db/cover-changes.ts'
import {
  acceptRequest,
  declineRequest,
  findLastRequest,
  listDueRequests,
  listRequestsTo,
  passRequest,
  recordRequest,
  type Acceptance,
  type Ended,
  type MentorRequest,
} from '#db/mentor-requests.ts'
import { listWishesOf, saveWish } from '#db/mentor-wishes.ts'
import { endMentorship } from '#db/mentoring.ts'
import { closeLeftMentors, listLeavings, listMentorshipsOf, type Leaving } from '#db/mentor-leavings.ts'
import { recordLetter } from '#db/letters.ts'
import { isQuiet } from '#engine/meeting.ts'

type Acting = Pick<Academy, 'db' | 'mail' | 'now' | 'newId' | 'log'>

/** Requests that one run of the round moves on at most; the rest has its turn a few minutes later. */
const mostAtOnce = 500

/** She asks a mentor, who is told. */
export async function askMentor(
  context: Acting,
  request: Omit<Parameters<typeof recordRequest>[1], 'at'>,
): Promise<Awaited<ReturnType<typeof recordRequest>>> {
  return context.db.transaction(async (tx) => {
    const outcome = await recordRequest(tx, { ...request, at: context.now() })
    if (outcome === 'asked') await tellAsked(context, tx, request.learnerId)
    return outcome
  })
}

/** Tells whoever is asked now; until when she may answer. */
async function tellAsked({ mail }: Acting, tx: Database, learnerId: string): Promise<string | null> {
  const asked = await findLastRequest(tx, learnerId)
  if (asked?.state !== 'waiting') return null
  const answerBy = asked.answerBy.toISOString()
  await mail.send({ kind: 'request-received', personId: asked.mentorId, answerBy }, tx)
  return answerBy
}

/** What a request goes on with: a new id, and why those of its order would suit her. */
async function onwardOf(context: Acting, { learnerId, next }: MentorRequest) {
  const newId = context.newId()
  const [seeker] = next.length > 0 ? await listWishesOf(context.db, [learnerId]) : []
  if (!seeker) return { newId, reasons: {} }
  const crowd = await readCrowd(context.db, [learnerId], context.now(), next)
  return { newId, reasons: reasonsFor(crowd, seeker, next) }
}

/** The learner is told that her request went on, and the next one that she is asked. */
async function tellMoved(context: Acting, tx: Database, { learnerId, movedTo }: Ended): Promise<void> {
  const next = movedTo === null ? null : await tellAsked(context, tx, learnerId)
  await context.mail.send({ kind: 'request-moved', personId: learnerId, next }, tx)
}

/** The mentor says yes. What the database refuses goes on to the next, and both answers are clear. */
export async function acceptMentee(context: Acting, request: MentorRequest): Promise<Acceptance> {
  const onward = await onwardOf(context, request)
  return context.db.transaction(async (tx) => {
    const accepted = { request, mentorshipId: context.newId(), onward, at: context.now() }
    const acceptance = await acceptRequest(tx, accepted)
    if (acceptance.outcome === 'accepted') {
      const { learnerId, formerId, covers } = acceptance
      await context.mail.send({ kind: 'request-accepted', personId: learnerId }, tx)
      if (formerId !== null)
        await context.mail.send({ kind: 'mentorship-ended', personId: formerId, to: 'mentor' }, tx)
      // She who stood in and says yes needs no word that she stands in no more.
      const others = covers.filter(({ coverId }) => coverId !== acceptance.mentorId)
      await tellUnneeded(context, tx, others)
    } else if (acceptance.outcome !== 'gone') await tellMoved(context, tx, acceptance)
    return acceptance
  })
}

/** The mentor says no; false when the request does not wait any more. */
export async function declineMentee(context: Acting, request: MentorRequest): Promise<boolean> {
  const onward = await onwardOf(context, request)
  return context.db.transaction(async (tx) => {
    const ended = await declineRequest(tx, { request, onward, at: context.now() })
    if (ended) await tellMoved(context, tx, ended)
    return ended !== null
  })
}

/**
 * Moves on whatever was not answered in time, or waits for a mentor who can take nobody any more, each in a transaction of its own;
 * how many. Run twice, it finds nothing to do.
 */
export async function passDueRequests(context: Acting): Promise<number> {
  let passed = 0
  for (const request of await listDueRequests(context.db, context.now(), mostAtOnce))
    await alone(context, { request: request.id }, async () => {
      if (await passMentee(context, request)) passed += 1
    })
  return passed
}

/** A request goes on without an answer; `goes`: its mentor is about to be none. False when it was answered, or may wait longer. */
async function passMentee(context: Acting, request: MentorRequest, why?: 'goes'): Promise<boolean> {
  const onward = await onwardOf(context, request)
  return context.db.transaction(async (tx) => {
    const ended = await passRequest(tx, { request, onward, goes: why === 'goes', at: context.now() })
    if (!ended) return false
    if (ended.late) await context.mail.send({ kind: 'request-passed', personId: ended.mentorId }, tx)
    await tellMoved(context, tx, ended)
    return true
  })
}

/** Does one thing of many: what goes wrong with it is logged, and keeps none of the others waiting. */
async function alone({ log }: Acting, what: Record<string, string>, act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    log.warn({ error, ...what }, 'left for the next round')
  }
}

/**
 * One of the two parts from the other, who is told; `want`: what the learner would like next, when it is she; `unwished`: neither asked for
 * it (the mentor’s last day is over, the academy decided), and the two may be proposed to each other again. False when it was over.
 */
export async function part(
  context: Acting,
  parting: {
    mentorshipId: string
    by: string
    want?: 'looking' | 'later' | 'without'
    unwished?: boolean
  },
): Promise<boolean> {
  const { mentorshipId, by, want, unwished } = parting
  const at = context.now()
  return context.db.transaction(async (tx) => {
    // What she would like next first: every decision of hers takes the lock of her wish before anything else.
    if (want) await saveWish(tx, { learnerId: by, want, at })
    const ended = await endMentorship(tx, { id: mentorshipId, by, unwished, at })
    if (!ended) return false
    const { learnerId, mentorId, covers } = ended
    const to = by === learnerId ? 'mentor' : 'learner'
    const personId = to === 'mentor' ? mentorId : learnerId
    await context.mail.send({ kind: 'mentorship-ended', personId, to }, tx)
    await tellUnneeded(context, tx, covers)
    return true
  })
}

/**
 * Every hour, for mentees for whom it is day: those of whoever is about to leave are told once, and may choose anew; after her last
 * day the mentorship ends and she takes nobody any more.
 */
export async function prepareLeavings(context: Acting): Promise<void> {
  const at = context.now()
  const leavings = await listLeavings(context.db, at)
  for (const leaving of leavings.filter(({ learnerZone }) => !isQuiet(at.getTime(), learnerZone)))
    await alone(context, { mentorship: leaving.mentorshipId }, () => prepareLeaving(context, leaving, at))
  await closeLeftMentors(context.db, at)
}

async function prepareLeaving(context: Acting, leaving: Leaving, at: Date): Promise<void> {
  const { mentorId, learnerId, mentorshipId, leavesOn, mentorZone } = leaving
  if (leavesOn < dayOf(at, mentorZone)) {
    await part(context, { mentorshipId, by: mentorId, unwished: true })
    return
  }
  await context.db.transaction(async (tx) => {
    const key = `${mentorId} ${leavesOn}`
    if (!(await recordLetter(tx, { learnerId, kind: 'mentor-leaves', key, at }))) return
    await saveWish(tx, { learnerId, want: 'looking', at })
    await context.mail.send({ kind: 'mentor-leaves', personId: learnerId, day: leavesOn }, tx)
  })
}

/** Before a mentor is none any more: whom she accompanies is told and may choose anew, and no request waits for her. */
export async function releaseMentees(context: Acting, mentorId: string): Promise<void> {
  for (const { mentorshipId } of await listMentorshipsOf(context.db, mentorId))
    await part(context, { mentorshipId, by: mentorId, unwished: true })
  for (const request of await listRequestsTo(context.db, mentorId)) await passMentee(context, request, 'goes')
}

/**
 * Before somebody's account goes: whom she accompanies is told and may choose anew, no request waits for her any more, and covers
 * with her end.
 */
export async function releaseMentor(context: Acting, mentorId: string): Promise<void> {
  await releaseMentees(context, mentorId)
  // Each by itself: what one has locked the other would wait for in a circle.
  await context.db.transaction(async (tx) => {
    await tellStandInGone(context, tx, await endCovers(tx, { coverId: mentorId }, context.now()))
  })
  await context.db.transaction(async (tx) => {
    await tellUnneeded(context, tx, await endCovers(tx, { learnerId: mentorId }, context.now()))
  })
}
