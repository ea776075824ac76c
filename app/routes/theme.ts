import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { choiceCookie, returnPath } from '#app/cookies.server.ts'
import { readTheme, themeCookie } from '#app/theme.server.ts'

/** Nothing to read here: an address typed by hand goes home. */
export function loader() {
  return redirect('/')
}

/** Keeps light or dark on this device; anything else gives the choice back to the device. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  return redirect(returnPath(request, form.get('from')), {
    headers: { 'Set-Cookie': choiceCookie(themeCookie, readTheme(form.get('theme'))) },
  })
}
