import type { LoaderFunctionArgs } from '@remix-run/node'
import { readAuditQuery } from '#app/accounts/audit.server.ts'
import { requireAdmin } from '#app/auth.server.ts'
import { csvFile } from '#app/csv.server.ts'
import { dayOf } from '#app/locales/format.ts'
import { listNamedAudit } from '#db/audit.ts'

/** Lines of one file at most. */
const mostLines = 10_000

/** The lines of the audit log that were asked for, as a file: ids, no names. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const admin = await requireAdmin(request, context)
  const { filter, unknown } = await readAuditQuery(context, request, admin)
  const lines = unknown.length > 0 ? [] : await listNamedAudit(context.db, filter, mostLines)
  return csvFile(`ariane-audit-${dayOf(context.now(), admin.timeZone)}`, [
    ['seq', 'at', 'actor', 'action', 'subject', 'detail'],
    ...lines.map(({ seq, at, actorId, action, subjectId, detail }) => [
      ...[seq, at.toISOString(), actorId, action, subjectId, JSON.stringify(detail)],
    ]),
  ])
}
