/** Those who look for a mentor, counted for staff: nobody is named. */
import { lackOf, readCrowd, requestOf } from '#app/people/crowd.server.ts'
import { lacks, type Lack } from '#app/people/words.ts'
import type { Database } from '#db/client.server.ts'
import { apartSince } from '#db/mentor-places.ts'
import { countLooking, listApart, listSeekers } from '#db/mentor-wishes.ts'

/** Those who have looked for longest are looked at, so many: a page is not kept waiting for more. */
const mostSeekers = 1_000

/** How many look; of those who have looked for longest, how many have proposals, and how many have none, by why. */
export async function countSeekers(
  db: Database,
  at: Date,
  most = mostSeekers,
): Promise<{ looking: number; proposed: number; without: { lack: Lack; count: number }[] }> {
  const [looking, seekers] = await Promise.all([countLooking(db, at), listSeekers(db, { at, limit: most })])
  const ids = seekers.map(({ learnerId }) => learnerId)
  const [crowd, apart] = await Promise.all([readCrowd(db, ids, at), listApart(db, ids, apartSince(at))])
  const apartOf = new Map<string, typeof apart>()
  for (const pair of apart) apartOf.set(pair.learnerId, [...(apartOf.get(pair.learnerId) ?? []), pair])
  const found = seekers.map((seeker): Lack | null => {
    const request = requestOf(crowd, seeker)
    return request ? lackOf(crowd, request, apartOf.get(seeker.learnerId) ?? []) : 'track'
  })
  return {
    looking,
    proposed: found.filter((lack) => lack === null).length,
    without: lacks
      .map((lack) => ({ lack, count: found.filter((one) => one === lack).length }))
      .filter(({ count }) => count > 0)
      .sort((one, other) => other.count - one.count),
  }
}
