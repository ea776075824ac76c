/** Mentors who are asked and learners who ask, in the database of a test file. */
import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { openDatabase, type Database } from '#db/client.server.ts'
import { acceptRequest, findRequestTo, recordRequest, type MentorRequest } from '#db/mentor-requests.ts'
import { saveWish } from '#db/mentor-wishes.ts'
import { mentorships } from '#db/schema/mentoring.ts'
import { mentorRequests } from '#db/schema/mentors.ts'
import { addPerson, minutesLater } from './learner.ts'
import { addMentorProfile } from './mentors.ts'
import type { TestDatabase } from './test-database.ts'

/** When all of it happens, where a test says no other moment. */
export const at = minutesLater(0)
/** What happens to a request that goes on. */
export const onward = () => ({ newId: randomUUID(), reasons: {} })

/** What such a test does to a database. */
export function openAsking({ db, url }: TestDatabase) {
  async function addMentor(minutesPerWeek = 120): Promise<string> {
    const id = await addPerson(db, 'mentor')
    await addMentorProfile(db, id, { minutesPerWeek })
    return id
  }

  async function addSeeker(): Promise<string> {
    const learnerId = await addPerson(db)
    await saveWish(db, { learnerId, want: 'looking', at })
    return learnerId
  }

  /** A learner who asks; the request as it stands. */
  async function ask(
    mentorId: string,
    { learnerId, next = [], when = at }: { learnerId?: string; next?: string[]; when?: Date } = {},
  ): Promise<MentorRequest> {
    const seeker = learnerId ?? (await addSeeker())
    const id = randomUUID()
    const request = { learnerId: seeker, id, mentorId, words: 'Bonjour', next, reasons: {}, at: when }
    expect(await recordRequest(db, request)).toBe('asked')
    const found = await findRequestTo(db, mentorId, id)
    if (!found) throw new Error('no request')
    return found
  }

  async function stateOf({ id }: MentorRequest): Promise<MentorRequest['state'] | undefined> {
    const [row] = await db.select().from(mentorRequests).where(eq(mentorRequests.id, id))
    return row?.state
  }

  const activeOf = (mentorId: string) =>
    db.$count(mentorships, and(eq(mentorships.mentorId, mentorId), eq(mentorships.state, 'active')))

  const accept = (request: MentorRequest, on: Database = db, when = at) =>
    acceptRequest(on, { request, mentorshipId: randomUUID(), onward: onward(), at: when })

  /** Lets all of them go at one moment, each on a connection of its own. */
  async function together<T>(works: ((on: Database) => Promise<T>)[]): Promise<T[]> {
    const connections = works.map(() => openDatabase(url, { max: 1 }))
    try {
      await Promise.all(connections.map((one) => one.db.execute(sql`select 1`)))
      return await Promise.all(works.map((work, i) => work(connections[i]?.db ?? db)))
    } finally {
      await Promise.all(connections.map((one) => one.close()))
    }
  }
  return { addMentor, addSeeker, ask, stateOf, activeOf, accept, together }
}
