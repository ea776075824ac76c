/** What a place with each mentor is worth to learners who are still expected: worked out each night, read with each proposal. */
import type { Academy } from '#app/academy.server.ts'
import { readCrowd, requestOf } from '#app/people/crowd.server.ts'
import { inPieces } from '#app/pieces.server.ts'
import type { Database } from '#db/client.server.ts'
import { apartSince } from '#db/mentor-places.ts'
import { listApart, listSeekersSince } from '#db/mentor-wishes.ts'
import { countEnded } from '#db/mentoring.ts'
import { findSetting, saveSetting } from '#db/settings.ts'
import { pricing, type PlacePrices } from '#engine/matching/prices.ts'

/** The days that are looked back upon, and as many ahead are taken to be like them. */
const daysLike = 28
/** Learners of the past that futures are drawn from. */
const mostPast = 2_000

/** Works out the prices of all places anew, from who came and who parted in the past four weeks. */
export async function renewPrices({ db, now }: Pick<Academy, 'db' | 'now'>): Promise<void> {
  const at = now()
  const since = new Date(at.getTime() - daysLike * 86_400_000)
  const [seekers, freed] = await Promise.all([
    listSeekersSince(db, since, mostPast),
    countEnded(db, since, at),
  ])
  const ids = seekers.map(({ learnerId }) => learnerId)
  const [crowd, apart] = await Promise.all([readCrowd(db, ids, at), listApart(db, ids, apartSince(at))])
  const past = seekers.flatMap((seeker) => requestOf(crowd, seeker) ?? [])
  const refusals = apart.map(({ learnerId, mentorId }) => ({ learner: learnerId, mentor: mentorId }))
  const prices = await inPieces(
    pricing(
      { offers: crowd.offers, refusals },
      { past, arrivals: past.length, freed },
      Math.floor(at.getTime() / 86_400_000),
    ),
  )
  const points = Object.fromEntries([...prices].filter(([, price]) => price > 0))
  await saveSetting(db, 'place-prices', { at: at.toISOString(), points })
}

/** The prices in force; a mentor who is not named costs nothing. */
export async function readPrices(db: Database): Promise<PlacePrices> {
  return new Map(Object.entries((await findSetting(db, 'place-prices'))?.points ?? {}))
}
