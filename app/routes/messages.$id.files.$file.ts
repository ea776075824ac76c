import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireCompany } from '#app/auth.server.ts'
import { download } from '#app/learning/upload.server.ts'
import { findMessageFile } from '#db/threads/reading.ts'

/** A file of a thread she takes part in. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = await requireCompany(request, context)
  const file = await findMessageFile(context.db, person.id, params.id ?? '', params.file ?? '')
  if (!file) throw new Response(null, { status: 404 })
  return download(file)
}
