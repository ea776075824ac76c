import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet } from '@remix-run/react'
import { requirePerson } from '#app/auth.server.ts'
import { dayOf } from '#app/locales/format.ts'
import { deletionDate, findPerson } from '#db/people.ts'

/** What every page about herself knows: the day her space goes, while she has asked for it. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requirePerson(request, context)
  const requestedAt = (await findPerson(context.db, person.id))?.deletionRequestedAt
  return { deletionOn: requestedAt ? dayOf(deletionDate(requestedAt), person.timeZone) : null }
}

export default function Me() {
  return <Outlet />
}
