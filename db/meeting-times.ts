/** When people can meet: their weekly slots, and the days on which they are away. */
import { and, asc, eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { absences, weeklySlots } from '#db/schema/mentors.ts'
import { people } from '#db/schema/people.ts'
import type { PlainDate } from '#engine/calendar.ts'

export type WeeklySlot = Omit<typeof weeklySlots.$inferSelect, 'personId'>
export type Absence = Omit<typeof absences.$inferSelect, 'personId'>

/** Days away that one person keeps at most. */
const mostAbsences = 40

/** Somebody's slots in the order of the week. */
export async function listSlots(db: Database, personId: string): Promise<WeeklySlot[]> {
  const { weekday, fromMinute, toMinute } = weeklySlots
  return db
    .select({ weekday, fromMinute, toMinute })
    .from(weeklySlots)
    .where(eq(weeklySlots.personId, personId))
    .orderBy(asc(weekday), asc(fromMinute))
}

/** Replaces somebody's slots by what follows from those she has; two tabs wait for each other. */
export async function saveSlots(
  db: Database,
  personId: string,
  change: (slots: WeeklySlot[]) => WeeklySlot[],
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.select({ id: people.id }).from(people).where(eq(people.id, personId)).for('no key update')
    const slots = change(await listSlots(tx, personId))
    await tx.delete(weeklySlots).where(eq(weeklySlots.personId, personId))
    if (slots.length > 0) await tx.insert(weeklySlots).values(slots.map((slot) => ({ ...slot, personId })))
  })
}

/** Days on which somebody is away, the first ones first. */
export async function listAbsences(db: Database, personId: string): Promise<Absence[]> {
  const { id, from, to } = absences
  return db
    .select({ id, from, to })
    .from(absences)
    .where(eq(absences.personId, personId))
    .orderBy(asc(from), asc(id))
}

/** Keeps days away; the same id again changes them. False when she has as many before her, on her `today`, as one may have. */
export async function saveAbsence(
  db: Database,
  personId: string,
  absence: Absence,
  today: PlainDate,
): Promise<boolean> {
  const { id, from, to } = absence
  const kept = (await listAbsences(db, personId)).filter((one) => one.to >= today)
  if (kept.length >= mostAbsences && !kept.some((one) => one.id === id)) return false
  await db
    .insert(absences)
    .values({ personId, id, from, to })
    .onConflictDoUpdate({ target: [absences.personId, absences.id], set: { from, to } })
  return true
}

/** Takes days away back; what they were, or null when there were none. */
export async function removeAbsence(db: Database, personId: string, id: string): Promise<Absence | null> {
  const [row] = await db
    .delete(absences)
    .where(and(eq(absences.personId, personId), eq(absences.id, id)))
    .returning({ id: absences.id, from: absences.from, to: absences.to })
  return row ?? null
}
