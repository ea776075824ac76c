import type { LoaderFunctionArgs } from '@remix-run/node'
import { issuerProfile } from '#app/credentials/credential.ts'
import { openAnswer } from '#app/credentials/open.server.ts'

/** Who issues credentials here. */
export function loader({ context }: LoaderFunctionArgs) {
  const contexts = ['https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json']
  return openAnswer({ '@context': contexts, ...issuerProfile(context.env.publicUrl) }, 'application/ld+json')
}
