import type { LoaderFunctionArgs } from '@remix-run/node'
import { requirePerson } from '#app/auth.server.ts'
import { mayRead } from '#app/studio/lesson-pictures.server.ts'
import { readPictureName } from '#content/picture.ts'
import { findPictures } from '#db/pictures.ts'

/** A picture of a lesson. Its name follows from its bytes: what was read once is never asked for again. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = await requirePerson(request, context)
  const name = params.name ?? ''
  const said = readPictureName(name)
  if (!said || !(await mayRead(context, person, name))) throw new Response(null, { status: 404 })
  const bytes = (await findPictures(context.db, [name])).get(name)
  if (!bytes) throw new Response(null, { status: 404 })
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': said.type,
      'Cache-Control': 'private, max-age=31536000, immutable',
    },
  })
}
