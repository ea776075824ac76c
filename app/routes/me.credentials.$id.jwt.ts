import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireLearner } from '#app/auth.server.ts'
import { jwtAnswer } from '#app/credentials/open.server.ts'
import { findAward } from '#db/awards.ts'

/** The signed file of a credential that she accepted, whether its page is open or not. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = await requireLearner(request, context)
  const award = await findAward(context.db, params.id ?? '')
  if (award?.learnerId !== person.id || award.jwt === null) throw new Response(null, { status: 404 })
  return jwtAnswer(award.jwt, `ariane-${award.subject.replace('@', '-')}.jwt`)
}
