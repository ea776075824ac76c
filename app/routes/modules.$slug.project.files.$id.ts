import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireLearner } from '#app/auth.server.ts'
import { requireModule } from '#app/learning/module.server.ts'
import { download } from '#app/learning/upload.server.ts'
import { findFile, listSubmissions } from '#db/learning/submissions.ts'

/** A file of hers, always as a download: no browser opens it on this site. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = await requireLearner(request, context)
  const { module } = await requireModule(context, person, params.slug)
  const versions = await listSubmissions(context.db, person.id, module.slug)
  const id = versions.find(({ fileId }) => fileId !== null && fileId === params.id)?.fileId
  const file = id ? await findFile(context.db, person.id, id) : null
  if (!file) throw new Response(null, { status: 404 })
  return download(file)
}
