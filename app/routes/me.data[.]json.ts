import type { LoaderFunctionArgs } from '@remix-run/node'
import { writeExport } from '#app/accounts/export.server.ts'
import { requirePerson } from '#app/auth.server.ts'

/** Everything known about her, as a file. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requirePerson(request, context)
  const file = await writeExport(context, person, person.timeZone)
  if (!file) throw new Response(null, { status: 404 })
  return file
}
