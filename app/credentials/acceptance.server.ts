/** What a learner decides about a credential that she was given. */
import type { RequestContext } from '#app/academy.server.ts'
import { writeCredential } from '#app/credentials/credential.ts'
import { signJwt } from '#app/credentials/keys.server.ts'
import { saveAcceptance, type Award } from '#db/awards.ts'
import type { Person } from '#db/people.ts'

/** Signs a credential with the name that she chose, and keeps it; false when it was revoked meanwhile. Nothing is public by it. */
export async function acceptAward(
  context: Pick<RequestContext, 'db' | 'env' | 'now'>,
  person: Pick<Person, 'id' | 'language'>,
  award: Award,
  shownName: string,
): Promise<boolean> {
  const at = context.now()
  const { id: learnerId, language } = person
  const credential = writeCredential(context.env.publicUrl, award, { name: shownName, language })
  const jwt = await signJwt(context, credential)
  return saveAcceptance(context.db, { learnerId, id: award.id, shownName, jwt, at })
}
