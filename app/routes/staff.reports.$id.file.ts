import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireStaff } from '#app/auth.server.ts'
import { download } from '#app/learning/upload.server.ts'
import { recordAudit } from '#db/audit.ts'
import { findReportedFile } from '#db/threads/reports.ts'

/** The file of a reported message. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const file = await findReportedFile(context.db, staff.id, params.id ?? '')
  if (!file) throw new Response(null, { status: 404 })
  const line = { actorId: staff.id, action: 'report.file', detail: { report: params.id ?? '' } }
  await recordAudit(context.db, { ...line, at: context.now() })
  return download(file)
}
