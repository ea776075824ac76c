/** What is done every day: accounts whose seven days are over go, and so does what is too old. */
import type { Academy } from '#app/academy.server.ts'
import { releaseMentor } from '#app/people/acts.server.ts'
import { purgeAudit } from '#db/audit.ts'
import { listDueDeletions, purgeExpired } from '#db/people.ts'
import { erasePerson } from '#db/personal-data.ts'
import { purgePairs } from '#db/rounds.ts'
import { cancelSessionsOf } from '#db/session-booking.ts'

const day = 86_400_000

/** Erases, and prepares the erasures of the next day: whoever meets somebody after she goes is told while there is time. */
export async function purge(context: Pick<Academy, 'db' | 'mail' | 'now' | 'newId' | 'log'>): Promise<void> {
  const { db } = context
  const at = context.now()
  for (const personId of await listDueDeletions(db, at)) {
    try {
      await releaseMentor(context, personId)
      await erasePerson(db, { personId, by: null, at })
    } catch (error) {
      // One account that cannot go today keeps no other from going.
      context.log.warn({ error }, 'an account is left for tomorrow')
    }
  }
  const tomorrow = new Date(at.getTime() + day)
  for (const personId of await listDueDeletions(db, tomorrow)) {
    try {
      await db.transaction((tx) => cancelSessionsOf(tx, { personId, by: null, at, from: tomorrow }))
    } catch (error) {
      context.log.warn({ error }, 'sessions after a deletion are left for tomorrow')
    }
  }
  await purgeExpired(db, at)
  await purgePairs(db, at)
  await purgeAudit(db)
}
