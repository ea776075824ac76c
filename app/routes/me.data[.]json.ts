import type { LoaderFunctionArgs } from '@remix-run/node'
import { requirePerson } from '#app/auth.server.ts'
import { me as en } from '#app/locales/en/me.ts'
import { dayOf } from '#app/locales/format.ts'
import { me as fr } from '#app/locales/fr/me.ts'
import { textFor } from '#app/locales/language.tsx'
import { exportPerson } from '#db/personal-data.ts'

/** Everything known about her, as a file. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requirePerson(request, context)
  const at = context.now()
  const tables = await exportPerson(context.db, person.id)
  if (!tables) throw new Response(null, { status: 404 })
  const { about } = textFor(person.language, fr, en).export
  const file = { academy: 'Ariane', madeAt: at.toISOString(), about, tables }
  return new Response(JSON.stringify(file, null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="ariane-${dayOf(at, person.timeZone)}.json"`,
      'Cache-Control': 'no-store',
    },
  })
}
