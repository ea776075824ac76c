import type { LoaderFunctionArgs } from '@remix-run/node'
import { jwtAnswer } from '#app/credentials/open.server.ts'
import { readStatusList } from '#app/credentials/status.server.ts'

/** A public list of what was revoked. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const list = /^\d{1,4}$/.test(params.list ?? '') ? await readStatusList(context, Number(params.list)) : null
  if (list === null) throw new Response(null, { status: 404 })
  return jwtAnswer(list)
}
