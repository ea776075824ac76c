/** Requests to a mentor as she reads them. */
import type { RequestContext } from '#app/academy.server.ts'
import { factsBetween, readCrowd } from '#app/people/crowd.server.ts'
import { named, tradeNames } from '#app/people/view.server.ts'
import type { ShownFact } from '#app/people/words.ts'
import { listRequestsTo, minutesOfMentorship } from '#db/mentor-requests.ts'
import { listWishesOf } from '#db/mentor-wishes.ts'
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

/** Who asks her and why, the one to answer first ahead; and the minutes of her week that are left. */
export async function readRequests(
  context: RequestContext,
  mentor: Person,
): Promise<{ requests: ShownRequest[]; minutesLeft: number; each: number }> {
  const { db } = context
  const requests = await listRequestsTo(db, mentor.id)
  const learnerIds = requests.map(({ learnerId }) => learnerId)
  const [wishes, crowd, tracks] = await Promise.all([
    listWishesOf(db, learnerIds),
    readCrowd(db, learnerIds, context.now()),
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
  }
}
