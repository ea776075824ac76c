/**
 * Joining two accounts of one person: staff compare and ask, both mailboxes say yes, and only then it is done. Decision record 0016 says
 * why both.
 */
import { timingSafeEqual } from 'node:crypto'
import type { RequestContext } from '#app/academy.server.ts'
import { addressKey } from '#app/accounts/limits.server.ts'
import { learnerModel } from '#app/learning/learner.server.ts'
import { mergeToken } from '#app/letters/merge.server.ts'
import { dayOf } from '#app/locales/format.ts'
import { renewPath } from '#app/path/path.server.ts'
import {
  confirmMerge,
  endMerge,
  findHolding,
  findMerge,
  listCollisions,
  recordMerge,
  type AccountMerge,
  type Collision,
  type Side,
} from '#db/account-merges.ts'
import type { Database } from '#db/client.server.ts'
import { findPerson, type Account, type Person } from '#db/people.ts'

/** What staff see of the two, side by side, and what stands in the way. */
export async function compareAccounts(
  context: RequestContext,
  staff: Person,
  kept: Account,
  joined: Account,
) {
  const { db } = context
  const [keptHas, joinedHas, collisions] = await Promise.all([
    findHolding(db, kept.id),
    findHolding(db, joined.id),
    listCollisions(db, { keptId: kept.id, joinedId: joined.id }, context.now()),
  ])
  const { catalog } = await context.catalogs.published(db)
  const shown = (person: Account, { lastLogin, track, ...has }: typeof keptHas) => ({
    ...{ id: person.id, name: person.name, email: person.email, ...has },
    track: catalog.tracks.find(({ slug }) => slug === track)?.name ?? null,
    since: dayOf(person.createdAt, staff.timeZone),
    lastLogin: lastLogin && dayOf(lastLogin, staff.timeZone),
  })
  const [one, other] = [shown(kept, keptHas), shown(joined, joinedHas)]
  return { kept: one, joined: other, collisions, track: one.track ?? other.track }
}

/** Asks both mailboxes. What stands in the way, or `waits` when one of the two is asked already; null when both are asked now. */
export async function askMerge(
  context: RequestContext,
  ask: { id: string; keptId: string; joinedId: string; askedBy: string },
): Promise<Collision[] | 'waits' | null> {
  const { id, keptId, joinedId } = ask
  return context.db.transaction(async (tx) => {
    const known = await findMerge(tx, id)
    if (known) return null
    const collisions = await listCollisions(tx, ask, context.now())
    if (collisions.length > 0) return collisions
    if (!(await recordMerge(tx, { ...ask, at: context.now() })))
      return (await findMerge(tx, id)) ? null : 'waits'
    await context.mail.send({ kind: 'merge-asked', personId: keptId, merge: id, side: 'kept' }, tx)
    await context.mail.send({ kind: 'merge-asked', personId: joinedId, merge: id, side: 'joined' }, tx)
    return null
  })
}

/** Of which merge a link is, and of which mailbox; null when it is none. Throws 429 for whoever tries many in vain. */
export async function readMergeLink(
  context: RequestContext,
  token: string,
): Promise<{ merge: AccountMerge; side: Side } | null> {
  const [id = '', side = ''] = token.split('.')
  if (side === 'kept' || side === 'joined') {
    const [given, right] = [Buffer.from(token), Buffer.from(mergeToken(context.env.authSecret, id, side))]
    const merge =
      given.length === right.length && timingSafeEqual(given, right) ? await findMerge(context.db, id) : null
    if (merge) return { merge, side }
  }
  if (token === '') return null
  const seconds = await context.limits.take('linkByAddress', addressKey(context.address))
  if (seconds !== null) throw new Response(null, { status: 429, headers: { 'Retry-After': String(seconds) } })
  return null
}

/** Her yes or no from one of the two; the second yes does it, with her path planned anew and both addresses told, or nothing at all. */
export async function answerMerge(
  context: RequestContext,
  { id, side, yes }: { id: string; side: Side; yes: boolean },
): Promise<'over' | 'waits' | 'collides' | 'done' | 'refused'> {
  const at = context.now()
  if (!yes) return (await endMerge(context.db, { id, state: 'refused', by: null, at })) ? 'refused' : 'over'
  const modelOf = async (asked: Database, learnerId: string) =>
    learnerModel(await context.catalogs.hers(asked, learnerId))
  return context.db.transaction(async (tx) => {
    const asked = await findMerge(tx, id)
    const former = asked?.joinedId ? await findPerson(tx, asked.joinedId) : null
    const { outcome, merge } = await confirmMerge(tx, modelOf, { id, side, at })
    if (outcome !== 'done' || !merge || !former) return outcome
    await renewPath({ ...context, db: tx }, merge.keptId, 'merged')
    const letter = { kind: 'merge-done', personId: merge.keptId } as const
    await context.mail.send(letter, tx)
    await context.mail.send({ ...letter, formerEmail: former.email }, tx)
    return outcome
  })
}
