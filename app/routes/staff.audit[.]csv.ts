import type { LoaderFunctionArgs } from '@remix-run/node'
import type { RequestContext } from '#app/academy.server.ts'
import { readAuditQuery } from '#app/accounts/audit.server.ts'
import { requireAdmin } from '#app/auth.server.ts'
import { csvStream } from '#app/csv.server.ts'
import { dayOf } from '#app/locales/format.ts'
import { pagesOfAudit, type AuditFilter } from '#db/audit.ts'

/** The lines of the audit log that were asked for, all of them, as a file: ids, no names. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const admin = await requireAdmin(request, context)
  const { filter, unknown } = await readAuditQuery(context, request, admin)
  const head = ['seq', 'at', 'actor', 'action', 'subject', 'detail']
  const name = `ariane-audit-${dayOf(context.now(), admin.timeZone)}`
  return csvStream(name, head, rowsOf(context, unknown.length > 0 ? null : filter))
}

async function* rowsOf({ db }: Pick<RequestContext, 'db'>, filter: AuditFilter | null) {
  if (!filter) return
  for await (const lines of pagesOfAudit(db, filter))
    yield lines.map(({ seq, at, actorId, action, subjectId, detail }) => [
      ...[seq, at.toISOString(), actorId, action, subjectId, JSON.stringify(detail)],
    ])
}
