/** What is done every day: accounts whose seven days are over go, and so does what is too old. */
import { purgeAudit } from '#db/audit.ts'
import type { Database } from '#db/client.server.ts'
import { listDueDeletions, purgeExpired } from '#db/people.ts'
import { erasePerson } from '#db/personal-data.ts'
import { cancelSessionsOf } from '#db/session-booking.ts'

const day = 86_400_000

/** Erases, and prepares the erasures of the next day: whoever meets somebody after she goes is told while there is time. */
export async function purge(db: Database, at: Date): Promise<void> {
  for (const personId of await listDueDeletions(db, at)) await erasePerson(db, { personId, by: null, at })
  const tomorrow = new Date(at.getTime() + day)
  for (const personId of await listDueDeletions(db, tomorrow))
    await db.transaction((tx) => cancelSessionsOf(tx, { personId, by: null, at, from: tomorrow }))
  await purgeExpired(db, at)
  await purgeAudit(db)
}
