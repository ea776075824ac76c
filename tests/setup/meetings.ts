import { randomUUID } from 'node:crypto'
import type { RequestContext } from '#app/academy.server.ts'
import type { Database } from '#db/client.server.ts'
import { saveSlots } from '#db/meeting-times.ts'
import { saveCohort, saveCohortMember } from '#db/cohorts.ts'
import type { WeeklySlot } from '#engine/meeting.ts'
import type { TestAcademy } from './academy.ts'

/** Hours of every day. */
export const everyDay = (fromMinute: number, toMinute: number): WeeklySlot[] =>
  [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, fromMinute, toMinute }))

/** Gives somebody these hours, and no others. */
export async function giveSlots(db: Database, personId: string, slots: WeeklySlot[]): Promise<void> {
  await saveSlots(db, personId, () => slots)
}

/** Puts learners into a cohort of a coach. */
export async function addCohort(
  db: Database,
  coachId: string,
  learnerIds: string[],
  at: Date,
): Promise<void> {
  const id = randomUUID()
  await saveCohort(db, {
    id,
    name: 'Automne',
    track: 'track',
    startsOn: '2026-09-07',
    coachId,
    createdAt: at,
  })
  for (const learnerId of learnerIds) await saveCohortMember(db, { cohortId: id, learnerId, at })
}

/** The academy as an act sees it, over a connection of its own where one is given. */
export function contextOf({ academy }: TestAcademy, db: Database = academy.db): RequestContext {
  return { ...academy, db, nonce: '', address: '', once: new Map() }
}
