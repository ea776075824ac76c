import type { RequestContext } from '#app/academy.server.ts'
import { enterAs, type Entrance } from '#app/accounts/sign-in.server.ts'
import { enterCohort } from '#app/cohorts/acts.server.ts'
import { hashToken } from '#app/mail.server.ts'
import { takeCohortInvitations } from '#db/cohort-invitations.ts'
import { acceptInvitation, findInvitation, type Invitation } from '#db/invitations.ts'
import { findPersonByEmail, savePerson } from '#db/people.ts'
import type { Role } from '#db/schema/people.ts'
import type { Language } from '#engine/catalog.ts'

/** Invites somebody to a role by letter; null, or the seconds to wait. Who may invite is the route's to decide. */
export async function inviteByRole(
  context: RequestContext,
  invitation: { email: string; role: Role; invitedBy: string; language: Language },
): Promise<number | null> {
  const seconds = await context.limits.take('invitationByPerson', invitation.invitedBy)
  if (seconds === null) await context.mail.send({ kind: 'invitation', ...invitation })
  return seconds
}

/** The open invitation of a token, or null. */
export function readInvitation(context: RequestContext, token: string): Promise<Invitation | null> {
  return findInvitation(context.db, hashToken(token), context.now())
}

/**
 * Gives the role of an invitation to a person who is logged in with its address, and lets her into the cohorts that she was invited
 * to; false when it is no longer good.
 */
export async function acceptAs(context: RequestContext, token: string, personId: string): Promise<boolean> {
  const at = context.now()
  return context.db.transaction(async (tx) => {
    const accepted = await acceptInvitation(tx, { tokenHash: hashToken(token), personId, at })
    if (accepted?.role === 'learner')
      for (const cohortId of await takeCohortInvitations(tx, accepted.email))
        await enterCohort({ ...context, db: tx }, { cohortId, learnerId: personId, by: personId })
    return accepted !== null
  })
}

/**
 * Opens the account of somebody who was invited and has none, with the role, and logs her in. Null when the invitation
 * is no longer good or somebody has joined with this address meanwhile. The letter proved that the address is hers.
 */
export async function acceptAsNewcomer(
  context: RequestContext,
  request: Request,
  token: string,
  newcomer: { name: string; language: Language; password: string | null },
): Promise<Entrance | null> {
  const invitation = await readInvitation(context, token)
  if (!invitation || (await findPersonByEmail(context.db, invitation.email))) return null
  const personId = await context.auth.openAccount(invitation.email, newcomer.name)
  if (personId === null) return null
  await savePerson(context.db, personId, { language: newcomer.language }, context.now())
  if (newcomer.password !== null) await context.auth.firstPassword(personId, newcomer.password)
  if (!(await acceptAs(context, token, personId))) return null
  return enterAs(context, request, personId, 'invitation')
}
