/** Requests to a mentor as she reads them. */
import type { RequestContext } from '#app/academy.server.ts'
import { factsBetween, readCrowd } from '#app/people/crowd.server.ts'
import { named, tradeNames } from '#app/people/view.server.ts'
import type { ShownFact } from '#app/people/words.ts'
import { listRequestsTo, minutesOfMentorship } from '#db/mentor-requests.ts'
import { listWishesOf } from '#db/mentor-wishes.ts'
import { noticeUntil, type NamedMentor } from '#db/mentors.ts'
import type { Person } from '#db/people.ts'

export interface ShownRequest {
  id: string
  name: string
  /** Staff made it for her. */
  byRound: boolean
  words: string
  facts: ShownFact[]
  answerBy: string
}

/** Why she could be asked, or not. */
export type Asked = 'open' | 'full' | 'paused' | 'leaving' | 'applicant'

/** Who asks her and why, the one to answer first ahead; the minutes of her week that are left, and whether she can be asked. */
export async function readRequests(
  context: RequestContext,
  mentor: Person,
): Promise<{ requests: ShownRequest[]; minutesLeft: number; each: number; asked: Asked }> {
  const { db } = context
  const at = context.now()
  const requests = await listRequestsTo(db, mentor.id)
  const learnerIds = requests.map(({ learnerId }) => learnerId)
  const [wishes, crowd, tracks] = await Promise.all([
    listWishesOf(db, learnerIds),
    readCrowd(db, learnerIds, at, [mentor.id]),
    tradeNames(context, mentor),
  ])
  const self = crowd.mentors.find(({ mentorId }) => mentorId === mentor.id)
  const { timeZone } = mentor
  return {
    requests: requests.map(({ id, learnerId, name, byRound, words, reasons, answerBy }) => {
      const seeker = wishes.find((wish) => wish.learnerId === learnerId)
      const kinds = Object.keys(reasons)
      const facts = self && seeker ? factsBetween(crowd, { seeker, mentor: self, timeZone, kinds }) : []
      return { id, name, byRound, words, facts: facts.map(named(tracks)), answerBy: answerBy.toISOString() }
    }),
    minutesLeft: self?.open ? Math.max(0, self.minutesPerWeek - self.minutesTaken) : 0,
    each: minutesOfMentorship,
    asked: self ? standingOf(self, at) : 'applicant',
  }
}

function standingOf(
  { open, lastDay, minutesPerWeek, minutesTaken }: NamedMentor,
  at: Date,
): Exclude<Asked, 'applicant'> {
  if (lastDay !== null && lastDay <= noticeUntil(at)) return 'leaving'
  if (!open) return 'paused'
  return minutesTaken + minutesOfMentorship > minutesPerWeek ? 'full' : 'open'
}
