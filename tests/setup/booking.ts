/** A learner, her mentor and her coach in an academy of tests: how they book, and what they read. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { saveMentorship } from '#db/mentoring.ts'
import { findMentorProfile, saveMentorProfile } from '#db/mentors.ts'
import { savePerson } from '#db/people.ts'
import { absences } from '#db/schema/mentors.ts'
import type { Role } from '#db/schema/people.ts'
import { sessions } from '#db/schema/sessions.ts'
import { openTestAcademy } from './academy.ts'
import { addCohort, everyDay, giveSlots } from './meetings.ts'
import type { Visitor } from './visitor.ts'

/** A Monday, eleven in Paris. */
export const monday = new Date('2026-09-07T09:00:00Z')

/** What is read of a page, without what only the browser needs. */
export const plain = (text: string) =>
  text
    .replace(/<!-- -->/g, '')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/&#x27;/g, "'")

/** The moments that a page offers. */
export const startsOf = (text: string) =>
  [
    ...text.matchAll(
      /type="radio" name="start" required="" value="([^"]+)"|name="start"[^>]*value="([^"]+)"/g,
    ),
  ].map(([, a, b]) => a ?? b ?? '')

/** An academy with the three, and others (the name of each is what she is called here) who know none of them. */
export async function openBooking(now: () => Date, others: [string, Role][]) {
  const site = await openTestAcademy({ demonstration: true, now })
  const { db } = site.database
  const ids: Record<string, string> = {}
  const visitors: Record<string, Visitor> = {}
  const three: [string, Role][] = [
    ['learner', 'learner'],
    ['mentor', 'mentor'],
    ['coach', 'coach'],
  ]
  for (const [who, role] of [...three, ...others]) {
    const id = await site.addAccount(`${who}@exemple.fr`, role)
    ids[who] = id
    visitors[who] = await site.enter(`${who}@exemple.fr`)
    await savePerson(db, id, { name: who === 'mentor' ? 'Isabelle Nguyen' : who }, now())
  }
  const [learnerId, mentorId, coachId] = [ids.learner ?? '', ids.mentor ?? '', ids.coach ?? '']
  const profile = await findMentorProfile(db, mentorId)
  if (!profile) throw new Error('no profile')
  await saveMentorProfile(db, { ...profile, videoLink: 'https://visio.exemple.fr/isabelle' })
  await giveSlots(db, mentorId, everyDay(17 * 60, 20 * 60))
  await giveSlots(db, coachId, everyDay(9 * 60, 12 * 60))
  await saveMentorship(db, { id: randomUUID(), learnerId, mentorId, at: now() })
  await addCohort(db, coachId, [learnerId], now())

  const as = (who: string): Visitor => {
    const visitor = visitors[who]
    if (!visitor) throw new Error(who)
    return visitor
  }
  const withMentor = `/sessions/new?with=${mentorId}&minutes=30`
  return {
    site,
    ids,
    as,
    /** Where a session with the mentor is booked. */
    withMentor,
    /** She books the first moment with her mentor that the page offers; the id of the session. */
    async bookNow(): Promise<string> {
      const page = await as('learner').get(withMentor)
      const id = /name="id" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
      const start = startsOf(page.text)[0] ?? ''
      const form = { id, with: mentorId, minutes: '30', start, agenda: 'De mon projet' }
      const answer = await as('learner').post('/sessions/new', form)
      expect(answer.location).toBe(`/sessions/${id}?booked`)
      return id
    },
    /** A session as it is kept. */
    async kept(id: string) {
      const [row] = await db.select().from(sessions).where(eq(sessions.id, id))
      return row
    },
    /** Ends all sessions and days away, as if there had been none. */
    async clear() {
      await db.delete(sessions)
      await db.delete(absences)
    },
  }
}
