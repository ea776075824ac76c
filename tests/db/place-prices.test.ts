/** Prices of places: worked out from who came lately, and what they change for one who comes today. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { proposeTo, readCrowd } from '#app/people/crowd.server.ts'
import { readPrices, renewPrices } from '#app/people/prices.server.ts'
import { saveEnrolment } from '#db/enrolments.ts'
import { listSeekers, saveWish } from '#db/mentor-wishes.ts'
import { addPerson, minutesLater } from '../setup/learner.ts'
import { addMentorProfile } from '../setup/mentors.ts'
import { createTestDatabase, type TestDatabase } from '../setup/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const day = 24 * 60
const at = minutesLater(0)
const now = () => at

async function addSeeker(languages: string[], daysAgo: number): Promise<string> {
  const { db } = database
  const learnerId = await addPerson(db)
  const since = minutesLater(-daysAgo * day)
  await saveEnrolment(db, learnerId, { id: randomUUID(), track: 'web', at: since })
  const kind = { topics: ['code'], languages, tone: null }
  await saveWish(db, { learnerId, want: 'looking', kind, at: since })
  return learnerId
}

async function proposedTo(learnerId: string) {
  const { db } = database
  const [seeker] = await listSeekers(db, { learnerId, at })
  const crowd = await readCrowd(db, [learnerId], at)
  return proposeTo(crowd, seeker!, [], await readPrices(db)).found.map(({ mentor, price }) => ({
    mentor,
    dear: price > 0,
  }))
}

it('a place that others will need is proposed after one that they will not, and never kept back', async () => {
  const { db } = database
  const [rare, other] = [await addPerson(db, 'mentor'), await addPerson(db, 'mentor')]
  const own = { trades: ['web'], about: 'Bonjour.' }
  await addMentorProfile(db, rare, { ...own, languages: ['fr', 'wo'], topics: ['code'], minutesPerWeek: 20 })
  await addMentorProfile(db, other, { ...own, languages: ['fr'], topics: [], minutesPerWeek: 200 })
  const today = await addSeeker(['fr'], 0)
  expect(await proposedTo(today)).toMatchObject([{ mentor: rare, dear: false }])

  for (let n = 0; n < 5; n += 1) await addSeeker(['wo'], 40)
  await renewPrices({ db, now })
  expect(await proposedTo(today)).toMatchObject([{ mentor: rare, dear: false }])

  const expected = await addSeeker(['wo'], 3)
  for (let n = 0; n < 4; n += 1) await addSeeker(['wo'], 3)
  await renewPrices({ db, now })
  const [first] = await proposedTo(today)
  expect(first).toEqual({ mentor: other, dear: false })
  expect(await proposedTo(expected)).toEqual([{ mentor: rare, dear: true }])
})
