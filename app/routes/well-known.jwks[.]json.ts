import type { LoaderFunctionArgs } from '@remix-run/node'
import { readPublicKeys } from '#app/credentials/keys.server.ts'
import { openAnswer } from '#app/credentials/open.server.ts'

/** Every public key with which credentials were signed here. */
export async function loader({ context }: LoaderFunctionArgs) {
  return openAnswer({ keys: await readPublicKeys(context) })
}
