import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { requireStaff } from '#app/auth.server.ts'
import { download } from '#app/learning/upload.server.ts'
import { requireRevision, revisionFiles } from '#app/studio/exchange.server.ts'
import { packFiles } from '#content/archive.ts'

/** The content files of a revision and its manifest, as one archive. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireStaff(request, context)
  const { id, publishedAt } = await requireRevision(context, params.id)
  const written = await revisionFiles(context, id)
  if ('unwritable' in written) return redirect(`/staff/revisions/${id}?told=unwritable`)
  return download({
    name: `ariane-version-${id}.zip`,
    mediaType: 'application/zip',
    content: packFiles(written.files, publishedAt),
  })
}
