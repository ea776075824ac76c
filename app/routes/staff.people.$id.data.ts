import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { requireAdmin } from '#app/auth.server.ts'
import { writeExport } from '#app/accounts/export.server.ts'
import { recordLook } from '#app/file/reader.server.ts'
import { recordAudit } from '#db/audit.ts'
import { findPerson } from '#db/people.ts'

/** The address alone gives nothing: her data are asked for by a form. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireAdmin(request, context)
  const person = await findPerson(context.db, params.id ?? '')
  if (!person) throw new Response(null, { status: 404 })
  return redirect(`/staff/people/${person.id}`)
}

/** Everything known about a person, as a file, because she asked for it: it is logged, and she reads so. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const admin = await requireAdmin(request, context)
  const person = await findPerson(context.db, params.id ?? '')
  if (!person) throw new Response(null, { status: 404 })
  const file = await writeExport(context, person, admin.timeZone)
  if (!file) throw new Response(null, { status: 404 })
  const line = { actorId: admin.id, action: 'person.exported', subjectId: person.id }
  await recordAudit(context.db, { ...line, at: context.now() })
  if (person.roles.includes('learner'))
    await recordLook(context, { reader: admin, learner: person }, 'export')
  return file
}
