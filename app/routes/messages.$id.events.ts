import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireCompany } from '#app/auth.server.ts'
import { findLogin } from '#db/people.ts'
import { findThreadVersion } from '#db/threads/reading.ts'

/** Tells the open page of a thread that it changed, and nothing of what it holds: the page then asks its loader. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = await requireCompany(request, context)
  const { db } = context
  const threadId = params.id ?? ''
  if ((await findThreadVersion(db, person.id, threadId)) === null) throw new Response(null, { status: 404 })
  // A plain visit would wait for an answer that never ends.
  if (!request.headers.get('accept')?.includes('text/event-stream'))
    return new Response(null, { status: 406 })
  const token = context.auth.loginToken(request.headers)
  const look = async () => {
    const login = token === null ? null : await findLogin(db, token, context.now())
    return login?.person.id === person.id ? findThreadVersion(db, person.id, threadId) : null
  }
  const { signal } = request
  const stream = context.live.open({ personId: person.id, threadId, signal, look })
  return stream ?? new Response(null, { status: 429 })
}
