import type { RequestContext } from '#app/academy.server.ts'
import { me as en } from '#app/locales/en/me.ts'
import { dayOf } from '#app/locales/format.ts'
import { me as fr } from '#app/locales/fr/me.ts'
import { textFor } from '#app/locales/language.tsx'
import type { Person } from '#db/people.ts'
import { exportPerson } from '#db/personal-data.ts'

/** Everything known about a person, as a file in her language; null when she is gone. */
export async function writeExport(
  { db, now }: Pick<RequestContext, 'db' | 'now'>,
  { id, language }: Pick<Person, 'id' | 'language'>,
  timeZone: string,
): Promise<Response | null> {
  const at = now()
  const tables = await exportPerson(db, id)
  if (!tables) return null
  const { about } = textFor(language, fr, en).export
  const file = { academy: 'Ariane', madeAt: at.toISOString(), about, tables }
  return new Response(JSON.stringify(file, null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="ariane-${dayOf(at, timeZone)}.json"`,
      'Cache-Control': 'no-store',
    },
  })
}
