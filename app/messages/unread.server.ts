import type { RequestContext } from '#app/academy.server.ts'
import type { Person } from '#app/auth.server.ts'
import { countUnread, findUnread, type Unread } from '#db/threads/unread.ts'

/** What waits to be read, as `UnreadLine` says it; null when nothing does. */
export async function readUnread(
  context: RequestContext,
  person: Pick<Person, 'id'>,
): Promise<Unread | null> {
  const unread = await findUnread(context.db, person.id)
  return unread.count > 0 ? unread : null
}

/** How many messages wait for somebody who accompanies; null for others: their pages ask where they show it. */
export async function countForPlaces(
  context: RequestContext,
  person: Pick<Person, 'id' | 'roles'>,
): Promise<number | null> {
  const accompanies = person.roles.includes('mentor') || person.roles.includes('coach')
  return accompanies ? countUnread(context.db, person.id) : null
}
