/** Asking, answering and parting: each act in one transaction with the letters it brings. */
import type { Academy } from '#app/academy.server.ts'
import { readCrowd, reasonsFor } from '#app/people/crowd.server.ts'
import type { Database } from '#db/client.server.ts'
import {
  acceptRequest,
  declineRequest,
  findLastRequest,
  listDueRequests,
  passRequest,
  recordRequest,
  type Acceptance,
  type Ended,
  type MentorRequest,
} from '#db/mentor-requests.ts'
import { listWishesOf, saveWish } from '#db/mentor-wishes.ts'
import { endMentorship } from '#db/mentoring.ts'
import { closeLeftMentors, listLeavings } from '#db/mentors.ts'
import { recordLetter } from '#db/letters.ts'

type Acting = Pick<Academy, 'db' | 'mail' | 'now' | 'newId'>

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
  const crowd = await readCrowd(context.db, [learnerId], context.now())
  return { newId, reasons: reasonsFor(crowd, seeker, next) }
}

/** The learner is told that her request went on, and the next one that she is asked. */
async function tellMoved(context: Acting, tx: Database, { learnerId, movedTo }: Ended): Promise<void> {
  const next = movedTo === null ? null : await tellAsked(context, tx, learnerId)
  await context.mail.send({ kind: 'request-moved', personId: learnerId, next }, tx)
}

/** The mentor says yes. What the database refuses goes on to the next, and both answers are clear. */
export async function acceptMentee(context: Acting, request: MentorRequest): Promise<Acceptance['outcome']> {
  const onward = await onwardOf(context, request)
  return context.db.transaction(async (tx) => {
    const accepted = { request, mentorshipId: context.newId(), onward, at: context.now() }
    const acceptance = await acceptRequest(tx, accepted)
    if (acceptance.outcome === 'accepted')
      await context.mail.send({ kind: 'request-accepted', personId: acceptance.learnerId }, tx)
    else if (acceptance.outcome !== 'gone') await tellMoved(context, tx, acceptance)
    return acceptance.outcome
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

/** Moves on whatever was not answered in time, each in a transaction of its own; how many. Run twice, it finds nothing to do. */
export async function passDueRequests(context: Acting): Promise<number> {
  let passed = 0
  for (const request of await listDueRequests(context.db, context.now(), mostAtOnce)) {
    const onward = await onwardOf(context, request)
    await context.db.transaction(async (tx) => {
      const ended = await passRequest(tx, { request, onward, at: context.now() })
      if (!ended) return
      passed += 1
      await context.mail.send({ kind: 'request-passed', personId: ended.mentorId }, tx)
      await tellMoved(context, tx, ended)
    })
  }
  return passed
}

/** One of the two parts from the other, who is told; `want`: what the learner would like next, when it is she. False when it was over. */
export async function part(
  context: Acting,
  { mentorshipId, by, want }: { mentorshipId: string; by: string; want?: 'looking' | 'later' | 'without' },
): Promise<boolean> {
  const at = context.now()
  return context.db.transaction(async (tx) => {
    const ended = await endMentorship(tx, { id: mentorshipId, by, at })
    if (!ended) return false
    const { learnerId, mentorId } = ended
    if (want) await saveWish(tx, { learnerId, want, at })
    const to = by === learnerId ? 'mentor' : 'learner'
    const personId = to === 'mentor' ? mentorId : learnerId
    await context.mail.send({ kind: 'mentorship-ended', personId, to }, tx)
    return true
  })
}

/**
 * Once a day: mentees of whoever is about to leave are told once, and may choose anew; after her last day the mentorship ends and
 * she takes nobody any more.
 */
export async function prepareLeavings(context: Acting): Promise<void> {
  const at = context.now()
  const today = at.toISOString().slice(0, 10)
  for (const { mentorId, learnerId, mentorshipId, leavesOn } of await listLeavings(context.db, at)) {
    if (leavesOn < today) await part(context, { mentorshipId, by: mentorId })
    else
      await context.db.transaction(async (tx) => {
        const key = `${mentorId} ${leavesOn}`
        if (!(await recordLetter(tx, { learnerId, kind: 'mentor-leaves', key, at }))) return
        await saveWish(tx, { learnerId, want: 'looking', at })
        await context.mail.send({ kind: 'mentor-leaves', personId: learnerId, day: leavesOn }, tx)
      })
  }
  await closeLeftMentors(context.db, today)
}
