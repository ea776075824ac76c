import type { LoaderFunctionArgs } from '@remix-run/node'
import { findWorkFile, recordWorkLook, requireWork } from '#app/feedback/work.server.ts'
import { download } from '#app/learning/upload.server.ts'

/** The file of a version that she may read, always as a download: no browser opens it on this site. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const reading = await requireWork(request, context, params.id)
  const file = await findWorkFile(context, reading)
  if (!file) throw new Response(null, { status: 404 })
  await recordWorkLook(context, reading)
  return download(file)
}
