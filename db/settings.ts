/** The few facts an academy keeps about itself, by key. */
import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { settings } from '#db/schema/audit.ts'

/** What each key holds. */
export interface Settings {
  /** When the demonstration was made: its passwords are public, its outbox and style guide are open. */
  demonstration: { madeAt: string }
  /** By mentor, the points that a place with her costs those who are proposed her; worked out each night. */
  'place-prices': { at: string; points: Record<string, number> }
  /** By queue: when one of its jobs was last done, to the minute. */
  [done: `jobs-done ${string}`]: { at: string }
}

/** The value of a setting, or null. */
export async function findSetting<Key extends keyof Settings>(
  db: Database,
  key: Key,
): Promise<Settings[Key] | null> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.key, key))
  return row ? (row.value as Settings[Key]) : null
}

/** Keeps a setting. */
export async function saveSetting<Key extends keyof Settings>(
  db: Database,
  key: Key,
  value: Settings[Key],
): Promise<void> {
  await db
    .insert(settings)
    .values({ key, value })
    .onConflictDoUpdate({ target: settings.key, set: { value } })
}
