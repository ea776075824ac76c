/** People: who they are, what they may do, where they are logged in. */
import { and, asc, desc, eq, gt, ilike, isNotNull, isNull, lte, ne, or, sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { recordAudit } from '#db/audit.ts'
import { endCovers, type ChangedCover } from '#db/cover-changes.ts'
import { isAmong } from '#db/identifier.ts'
import { cohortInvitations } from '#db/schema/mentoring.ts'
import {
  invitations,
  logins,
  people,
  personRoles,
  requestLimits,
  verifications,
  type Role,
} from '#db/schema/people.ts'
import { cancelSessionsOf } from '#db/session-booking.ts'
import { isLastAdmin } from '#db/standing.ts'

/** Days between asking for deletion and deletion. */
export const daysToReconsider = 7

/** Days during which an address that was invited to a cohort and did not come is kept. */
const daysInvited = 90

/** A person with her roles, in the order in which roles are listed everywhere. */
export interface Person {
  id: string
  name: string
  email: string
  language: (typeof people.$inferSelect)['language']
  timeZone: string
  roles: Role[]
  twoFactorEnabled: boolean
}

/** A person as administrators see her. */
export interface Account extends Person {
  createdAt: Date
  disabledAt: Date | null
  deletionRequestedAt: Date | null
}

const personColumns = {
  id: people.id,
  name: people.name,
  email: people.email,
  language: people.language,
  timeZone: people.timeZone,
  twoFactorEnabled: people.twoFactorEnabled,
  // A column of the outer table is written by hand: alone in a query, drizzle leaves the table's name out.
  roles: sql<Role[]>`array(
    select ${personRoles.role} from ${personRoles} where ${personRoles.personId} = ${people}.id
    order by array_position(array['learner', 'mentor', 'coach', 'staff', 'admin'], ${personRoles.role})
  )`,
}

const accountColumns = {
  ...personColumns,
  createdAt: people.createdAt,
  disabledAt: people.disabledAt,
  deletionRequestedAt: people.deletionRequestedAt,
}

/** The open login with this token and whose it is; null when it is over, unknown, or of someone whose account is closed. */
export async function findLogin(
  db: Database,
  token: string,
  at: Date,
): Promise<{ loginId: string; person: Person } | null> {
  const [row] = await db
    .select({ loginId: logins.id, person: personColumns })
    .from(logins)
    .innerJoin(people, eq(people.id, logins.userId))
    .where(and(eq(logins.token, token), gt(logins.expiresAt, at), isNull(people.disabledAt)))
  return row ?? null
}

/** A person's account, or null. */
export async function findPerson(db: Database, id: string): Promise<Account | null> {
  // An address may hold what PostgreSQL keeps in no text.
  if (id.includes('\0')) return null
  const [row] = await db.select(accountColumns).from(people).where(eq(people.id, id))
  return row ?? null
}

/** The account with this address, in whatever case it was typed, or null. */
export async function findPersonByEmail(db: Database, email: string): Promise<Account | null> {
  const [row] = await db.select(accountColumns).from(people).where(eq(people.email, email.toLowerCase()))
  return row ?? null
}

/** The accounts with these addresses, in lower case. */
export async function listPeopleByEmail(db: Database, emails: string[]): Promise<Account[]> {
  if (emails.length === 0) return []
  return db.select(accountColumns).from(people).where(isAmong(people.email, emails))
}

/** How an account stands. */
export const accountStates = ['open', 'closed', 'leaving'] as const
export type AccountState = (typeof accountStates)[number]

const stateConditions: Record<AccountState, SQL | undefined> = {
  open: isNull(people.disabledAt),
  closed: isNotNull(people.disabledAt),
  leaving: isNotNull(people.deletionRequestedAt),
}

/** A page of accounts by name; of those whose name or address contains `search`, or who hold `role`, or stand so, when given. */
export async function listPeople(
  db: Database,
  filter: { search?: string; role?: Role; state?: AccountState; limit?: number; offset?: number } = {},
): Promise<{ people: Account[]; total: number }> {
  const conditions: (SQL | undefined)[] = []
  if (filter.search) {
    const pattern = `%${filter.search.replace(/[\\%_]/g, '\\$&')}%`
    conditions.push(or(ilike(people.name, pattern), ilike(people.email, pattern)))
  }
  if (filter.role) {
    const holders = db
      .select({ id: personRoles.personId })
      .from(personRoles)
      .where(eq(personRoles.role, filter.role))
    conditions.push(sql`${people.id} in ${holders}`)
  }
  if (filter.state) conditions.push(stateConditions[filter.state])
  const where = and(...conditions)
  const rows = await db
    .select(accountColumns)
    .from(people)
    .where(where)
    .orderBy(asc(people.name), asc(people.id))
    .limit(filter.limit ?? 50)
    .offset(filter.offset ?? 0)
  return { people: rows, total: await db.$count(people, where) }
}

/** Every time zone that somebody lives in. */
export async function listTimeZones(db: Database): Promise<string[]> {
  const rows = await db.selectDistinct({ timeZone: people.timeZone }).from(people)
  return rows.map((row) => row.timeZone)
}

/** Changes what she says of herself; what is absent stays. */
export async function savePerson(
  db: Database,
  id: string,
  details: Partial<Pick<Person, 'name' | 'language' | 'timeZone'>>,
  at: Date,
): Promise<void> {
  await db
    .update(people)
    .set({ ...details, updatedAt: at })
    .where(eq(people.id, id))
}

/** Gives a role; twice is once. */
export async function grantRole(
  db: Database,
  grant: { personId: string; role: Role; grantedBy: string | null; at: Date },
): Promise<void> {
  const { personId, role, grantedBy, at } = grant
  await db.transaction(async (tx) => {
    const rows = await tx
      .insert(personRoles)
      .values({ personId, role, grantedBy, grantedAt: at })
      .onConflictDoNothing()
      .returning({ role: personRoles.role })
    if (rows.length > 0) {
      await recordAudit(tx, {
        at,
        actorId: grantedBy,
        action: 'role.granted',
        subjectId: personId,
        detail: { role },
      })
    }
  })
}

/**
 * Takes a role away, and cancels what she had before her in it; the covers that end with it, which others are to be told of. Null,
 * and nothing done, when nobody else with an open account would be administrator.
 */
export async function revokeRole(
  db: Database,
  revocation: { personId: string; role: Role; revokedBy: string | null; at: Date },
): Promise<ChangedCover[] | null> {
  const { personId, role, revokedBy, at } = revocation
  return db.transaction(async (tx) => {
    if (role === 'admin' && (await isLastAdmin(tx, personId))) return null
    const taken = await tx
      .delete(personRoles)
      .where(and(eq(personRoles.personId, personId), eq(personRoles.role, role)))
      .returning({ role: personRoles.role })
    if (taken.length === 0) return []
    // First: it waits for everybody at once, before anybody waits for her.
    const covers = role === 'mentor' ? await endCovers(tx, { coverId: personId }, at) : []
    if (role === 'mentor' || role === 'coach') await cancelSessionsOf(tx, { personId, role, by: null, at })
    await recordAudit(tx, {
      at,
      actorId: revokedBy,
      action: 'role.revoked',
      subjectId: personId,
      detail: { role },
    })
    return covers
  })
}

export interface Login {
  id: string
  userAgent: string | null
  createdAt: Date
  updatedAt: Date
  expiresAt: Date
}

/** Her open logins, latest first. */
export async function listLogins(db: Database, personId: string, at: Date): Promise<Login[]> {
  return db
    .select({
      id: logins.id,
      userAgent: logins.userAgent,
      createdAt: logins.createdAt,
      updatedAt: logins.updatedAt,
      expiresAt: logins.expiresAt,
    })
    .from(logins)
    .where(and(eq(logins.userId, personId), gt(logins.expiresAt, at)))
    .orderBy(desc(logins.updatedAt))
}

/** Ends one of her logins; false when it is not hers or already over. */
export async function endLogin(db: Database, personId: string, loginId: string): Promise<boolean> {
  const rows = await db
    .delete(logins)
    .where(and(eq(logins.userId, personId), eq(logins.id, loginId)))
    .returning({ id: logins.id })
  return rows.length > 0
}

/** Ends all her logins but one, or all when `keepId` is null; returns how many. */
export async function endLogins(db: Database, personId: string, keepId: string | null): Promise<number> {
  const rows = await db
    .delete(logins)
    .where(and(eq(logins.userId, personId), keepId === null ? undefined : ne(logins.id, keepId)))
    .returning({ id: logins.id })
  return rows.length
}

/**
 * Closes an account, which ends its logins, cancels its sessions to come and ends what she stands in for, or opens it again; the
 * covers that ended, which others are to be told of.
 */
export async function saveDisabled(
  db: Database,
  change: { personId: string; disabled: boolean; by: string | null; at: Date },
): Promise<ChangedCover[]> {
  const { personId, disabled, by, at } = change
  return db.transaction(async (tx) => {
    // First: it waits for everybody at once, before anybody waits for her.
    const covers = disabled ? await endCovers(tx, { coverId: personId }, at) : []
    if (disabled) {
      await cancelSessionsOf(tx, { personId, by: null, at })
      await endLogins(tx, personId, null)
    }
    await tx
      .update(people)
      .set({ disabledAt: disabled ? at : null, updatedAt: at })
      .where(eq(people.id, personId))
    const action = disabled ? 'person.disabled' : 'person.enabled'
    await recordAudit(tx, { at, actorId: by, action, subjectId: personId })
    return covers
  })
}

/** Notes that she asked to be deleted, and when she will be; asking again does not put it off. */
export async function requestDeletion(db: Database, personId: string, at: Date): Promise<Date> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .update(people)
      .set({ deletionRequestedAt: at, updatedAt: at })
      .where(and(eq(people.id, personId), isNull(people.deletionRequestedAt)))
      .returning({ id: people.id })
    if (rows.length > 0) {
      await recordAudit(tx, { at, actorId: personId, action: 'deletion.requested', subjectId: personId })
    }
    const person = await findPerson(tx, personId)
    return deletionDate(person?.deletionRequestedAt ?? at)
  })
}

/** When someone who asked to be deleted will be. */
export function deletionDate(requestedAt: Date): Date {
  return new Date(requestedAt.getTime() + daysToReconsider * 86_400_000)
}

/** She changed her mind. */
export async function cancelDeletion(db: Database, personId: string, at: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const rows = await tx
      .update(people)
      .set({ deletionRequestedAt: null, updatedAt: at })
      .where(and(eq(people.id, personId), isNotNull(people.deletionRequestedAt)))
      .returning({ id: people.id })
    if (rows.length > 0) {
      await recordAudit(tx, { at, actorId: personId, action: 'deletion.cancelled', subjectId: personId })
    }
  })
}

/** Ids of those whose seven days are over: to erase now. */
export async function listDueDeletions(db: Database, at: Date): Promise<string[]> {
  const before = new Date(at.getTime() - daysToReconsider * 86_400_000)
  const rows = await db.select({ id: people.id }).from(people).where(lte(people.deletionRequestedAt, before))
  return rows.map((row) => row.id)
}

/** Removes what is over: logins, links, invitations, counters. Run daily. */
export async function purgeExpired(db: Database, at: Date): Promise<void> {
  await db.delete(logins).where(lte(logins.expiresAt, at))
  await db.delete(verifications).where(lte(verifications.expiresAt, at))
  await db.delete(invitations).where(lte(invitations.expiresAt, at))
  const invitedLongAgo = new Date(at.getTime() - daysInvited * 86_400_000)
  await db.delete(cohortInvitations).where(lte(cohortInvitations.at, invitedLongAgo))
  await db.delete(requestLimits).where(lte(requestLimits.expire, at))
}
