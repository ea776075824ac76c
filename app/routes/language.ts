import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { currentPerson } from '#app/auth.server.ts'
import { choiceCookie, returnPath } from '#app/cookies.server.ts'
import { languageCookie } from '#app/locales/language.server.ts'
import { savePerson } from '#db/people.ts'
import { languages } from '#engine/catalog.ts'

/** Nothing to read here: an address typed by hand goes home. */
export function loader() {
  return redirect('/')
}

/** Keeps the language on this device and in her profile, and goes back to the page she was on. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const language = languages.find((known) => known === form.get('language'))
  if (!language) throw new Response(null, { status: 400 })
  const person = await currentPerson(request, context)
  if (person && person.language !== language)
    await savePerson(context.db, person.id, { language }, context.now())
  return redirect(returnPath(request, form.get('from')), {
    headers: { 'Set-Cookie': choiceCookie(languageCookie, language) },
  })
}
