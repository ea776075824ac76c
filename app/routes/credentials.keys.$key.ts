import type { LoaderFunctionArgs } from '@remix-run/node'
import { readPublicKeys } from '#app/credentials/keys.server.ts'
import { openAnswer } from '#app/credentials/open.server.ts'

/** The public key that the header of a signed credential names. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const [key] = await readPublicKeys(context, params.key ?? '')
  if (!key) throw new Response(null, { status: 404 })
  return openAnswer(key, 'application/jwk+json')
}
