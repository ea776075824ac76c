/** Those who offer to accompany: what they say of themselves, and where their application stands. */
import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { mentors } from '#db/schema/mentors.ts'

export type MentorProfile = typeof mentors.$inferSelect

/** What a mentor says of herself, or null before she has said anything. */
export async function findMentorProfile(db: Database, mentorId: string): Promise<MentorProfile | null> {
  const [row] = await db.select().from(mentors).where(eq(mentors.mentorId, mentorId))
  return row ?? null
}

/** Keeps a mentor's profile as a whole. */
export async function saveMentorProfile(db: Database, profile: typeof mentors.$inferInsert): Promise<void> {
  const { mentorId: _, ...values } = profile
  await db.insert(mentors).values(profile).onConflictDoUpdate({ target: mentors.mentorId, set: values })
}
