/** What keeps the pairs of a round from becoming requests, as they stand today. */
import { readCrowd, requestOf, type Crowd } from '#app/people/crowd.server.ts'
import type { Database } from '#db/client.server.ts'
import { listWishesOf, type Seeker } from '#db/mentor-wishes.ts'
import { listHindrances, type Hindrance, type Unsuited } from '#db/round-requests.ts'
import type { RoundPair } from '#db/round-pairs.ts'
import { fitOf, packWeek } from '#engine/matching/fit.ts'

/** Two of a round who are together in it. */
export interface PlacedPair {
  learnerId: string
  mentorId: string
}

/** Those of a round who have somebody. */
export function placedOf(pairs: readonly RoundPair[]): PlacedPair[] {
  return pairs.flatMap(({ learnerId, mentorId }) => (mentorId === null ? [] : [{ learnerId, mentorId }]))
}

/** Learners and mentors as they were read just now; of learners who look no more nothing is needed. */
interface Read {
  seekers: Seeker[]
  crowd: Crowd
}

/** What keeps each of these pairs from becoming a request now, by learner. `read`: whoever has read them already. */
export async function readHindrances(
  db: Database,
  pairs: readonly PlacedPair[],
  at: Date,
  read?: Read,
): Promise<Map<string, Hindrance>> {
  if (pairs.length === 0) return new Map()
  const unsuited: Unsuited = read ? (_, given) => Promise.resolve(unsuitedOf(read, given)) : listUnsuited
  return listHindrances(db, pairs, { at, unsuited })
}

/** Those learners whom their mentors no longer suit, as the engine sees the two; mentors who take nobody are not looked at. */
export const listUnsuited: Unsuited = async (db, pairs, at) => {
  const ids = pairs.map(({ learnerId }) => learnerId)
  const mentorIds = [...new Set(pairs.map(({ mentorId }) => mentorId))]
  const [seekers, crowd] = await Promise.all([listWishesOf(db, ids), readCrowd(db, ids, at, mentorIds)])
  return unsuitedOf({ seekers, crowd }, pairs)
}

function unsuitedOf({ seekers, crowd }: Read, pairs: readonly PlacedPair[]): Set<string> {
  const seekerOf = new Map(seekers.map((seeker) => [seeker.learnerId, seeker]))
  const placeOf = new Map(crowd.offers.map(({ id }, j) => [id, j]))
  const misfits = pairs.filter(({ learnerId, mentorId }) => {
    const seeker = seekerOf.get(learnerId)
    const j = placeOf.get(mentorId)
    const offer = j === undefined ? undefined : crowd.offers[j]
    if (!seeker || j === undefined || !offer) return false
    const request = requestOf(crowd, seeker)
    return !request || !fitOf(request, offer, packWeek(request.slots), crowd.weeks[j])
  })
  return new Set(misfits.map(({ learnerId }) => learnerId))
}
