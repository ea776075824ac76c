import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireLearner } from '#app/auth.server.ts'
import { requireModule } from '#app/learning/module.server.ts'
import { findFile, listSubmissions } from '#db/learning/submissions.ts'

/** A file of hers, always as a download: no browser opens it on this site. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = await requireLearner(request, context)
  const { module } = await requireModule(context, params.slug)
  const versions = await listSubmissions(context.db, person.id, module.slug)
  const id = versions.find(({ fileId }) => fileId !== null && fileId === params.id)?.fileId
  const file = id ? await findFile(context.db, person.id, id) : null
  if (!file) throw new Response(null, { status: 404 })
  // RFC 6266: a plain name for old readers, the whole one for all others.
  const plain = file.name.replace(/[^\w.-]/g, '_')
  const whole = encodeURIComponent(file.name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return new Response(new Uint8Array(file.content), {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Length': String(file.content.byteLength),
      'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${whole}`,
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  })
}
