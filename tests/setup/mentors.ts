import type { Database } from '#db/client.server.ts'
import { saveMentorProfile, type MentorProfile } from '#db/mentors.ts'

/** An approved mentor's profile, for one who has the role. */
export async function addMentorProfile(
  db: Database,
  mentorId: string,
  changes: Partial<MentorProfile> = {},
): Promise<void> {
  await saveMentorProfile(db, {
    mentorId,
    state: 'approved',
    trades: [],
    topics: [],
    languages: ['fr'],
    tone: 'listening',
    about: '',
    years: 5,
    minutesPerWeek: 120,
    updatedAt: new Date(0),
    ...changes,
  })
}
