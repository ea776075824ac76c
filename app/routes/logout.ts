import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { leave } from '#app/accounts/sign-in.server.ts'

/** Nothing to read here: leaving is a deed, not an address. */
export function loader() {
  return redirect('/')
}

export async function action({ request, context }: ActionFunctionArgs) {
  return redirect('/', { headers: await leave(context, request) })
}
