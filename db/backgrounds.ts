/** What a learner chose to tell of herself for equity alone. */
import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { learnerBackgrounds } from '#db/schema/learners.ts'

export type Background = Pick<typeof learnerBackgrounds.$inferSelect, 'age' | 'diploma' | 'territory'>

/** What she told; nothing where she told nothing. */
export async function findBackground(db: Database, learnerId: string): Promise<Background> {
  const { age, diploma, territory } = learnerBackgrounds
  const [row] = await db
    .select({ age, diploma, territory })
    .from(learnerBackgrounds)
    .where(eq(learnerBackgrounds.learnerId, learnerId))
  return row ?? { age: null, diploma: null, territory: null }
}

/** Keeps what she tells now; where she takes everything back, nothing is left. */
export async function saveBackground(
  db: Database,
  learnerId: string,
  told: Background,
  updatedAt: Date,
): Promise<void> {
  if (Object.values(told).every((value) => value === null)) {
    await db.delete(learnerBackgrounds).where(eq(learnerBackgrounds.learnerId, learnerId))
    return
  }
  const values = { ...told, updatedAt }
  await db
    .insert(learnerBackgrounds)
    .values({ learnerId, ...values })
    .onConflictDoUpdate({ target: learnerBackgrounds.learnerId, set: values })
}
