/** Those who look for a mentor, counted for staff: nobody is named. */
import { proposeTo, readCrowd, silentSince } from '#app/people/crowd.server.ts'
import { lacks, type Lack } from '#app/people/words.ts'
import type { Database } from '#db/client.server.ts'
import { listApart, listSeekers } from '#db/mentor-wishes.ts'

/** How many have proposals, and how many have none, by why. */
export async function countSeekers(
  db: Database,
  at: Date,
): Promise<{ proposed: number; without: { lack: Lack; count: number }[] }> {
  const seekers = await listSeekers(db, { at })
  const ids = seekers.map(({ learnerId }) => learnerId)
  const [crowd, apart] = await Promise.all([readCrowd(db, ids, at), listApart(db, ids, silentSince(at))])
  const apartOf = new Map<string, typeof apart>()
  for (const pair of apart) apartOf.set(pair.learnerId, [...(apartOf.get(pair.learnerId) ?? []), pair])
  const found = seekers.map((seeker) => proposeTo(crowd, seeker, apartOf.get(seeker.learnerId) ?? []).lack)
  return {
    proposed: found.filter((lack) => lack === null).length,
    without: lacks
      .map((lack) => ({ lack, count: found.filter((one) => one === lack).length }))
      .filter(({ count }) => count > 0)
      .sort((one, other) => other.count - one.count),
  }
}
