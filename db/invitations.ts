/** Invitations to join with a role. The link carries a token; only its hash is here. */
import { and, desc, eq, gt, isNull, ne } from 'drizzle-orm'
import { recordAudit } from '#db/audit.ts'
import type { Database } from '#db/client.server.ts'
import { grantRole } from '#db/people.ts'
import { cohortInvitations } from '#db/schema/mentoring.ts'
import { invitations, type Role } from '#db/schema/people.ts'

export type Invitation = typeof invitations.$inferSelect

/** Records an invitation; it replaces open ones of the same address for the same role. The same id again is the same invitation. */
export async function recordInvitation(
  db: Database,
  invitation: {
    id: string
    tokenHash: string
    email: string
    role: Role
    invitedBy: string
    at: Date
    expiresAt: Date
  },
): Promise<void> {
  const { at, ...values } = invitation
  const email = invitation.email.toLowerCase()
  await db.transaction(async (tx) => {
    await tx
      .delete(invitations)
      .where(
        and(
          eq(invitations.email, email),
          eq(invitations.role, invitation.role),
          isNull(invitations.acceptedAt),
          ne(invitations.id, invitation.id),
        ),
      )
    const rows = await tx
      .insert(invitations)
      .values({ ...values, email, createdAt: at })
      .onConflictDoNothing()
      .returning({ id: invitations.id })
    if (rows.length === 0) return
    await recordAudit(tx, {
      at,
      actorId: invitation.invitedBy,
      action: 'invitation.sent',
      subjectId: invitation.id,
      detail: { role: invitation.role },
    })
  })
}

/** The open invitation with this token hash, or null: used, over, unknown. */
export async function findInvitation(db: Database, tokenHash: string, at: Date): Promise<Invitation | null> {
  const [row] = await db
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.tokenHash, tokenHash),
        isNull(invitations.acceptedAt),
        gt(invitations.expiresAt, at),
      ),
    )
  return row ?? null
}

/** Open invitations, latest first. */
export async function listInvitations(db: Database, at: Date): Promise<Invitation[]> {
  return db
    .select()
    .from(invitations)
    .where(and(isNull(invitations.acceptedAt), gt(invitations.expiresAt, at)))
    .orderBy(desc(invitations.createdAt))
}

/** Uses an invitation, once: gives the role to the person. Null when it was used or is over. */
export async function acceptInvitation(
  db: Database,
  accepted: { tokenHash: string; personId: string; at: Date },
): Promise<Invitation | null> {
  const { tokenHash, personId, at } = accepted
  return db.transaction(async (tx) => {
    const [row] = await tx
      .update(invitations)
      .set({ acceptedAt: at, acceptedBy: personId })
      .where(
        and(
          eq(invitations.tokenHash, tokenHash),
          isNull(invitations.acceptedAt),
          gt(invitations.expiresAt, at),
        ),
      )
      .returning()
    if (!row) return null
    await grantRole(tx, { personId, role: row.role, grantedBy: row.invitedBy, at })
    return row
  })
}

/** The open invitation with this id, or null. */
export async function findOpenInvitation(db: Database, id: string, at: Date): Promise<Invitation | null> {
  const [row] = await db
    .select()
    .from(invitations)
    .where(and(eq(invitations.id, id), isNull(invitations.acceptedAt), gt(invitations.expiresAt, at)))
  return row ?? null
}

/** Takes an open invitation back: its link opens nothing any more. False when it was used. */
export async function withdrawInvitation(
  db: Database,
  { id, by, at }: { id: string; by: string; at: Date },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .delete(invitations)
      .where(and(eq(invitations.id, id), isNull(invitations.acceptedAt)))
      .returning()
    if (!row) return false
    if (row.role === 'learner')
      await tx.delete(cohortInvitations).where(eq(cohortInvitations.email, row.email))
    const detail = { role: row.role }
    await recordAudit(tx, { at, actorId: by, action: 'invitation.withdrawn', subjectId: id, detail })
    return true
  })
}
