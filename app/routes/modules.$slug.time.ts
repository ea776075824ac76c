import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { requireLearner } from '#app/auth.server.ts'
import { countTime, requireModule } from '#app/learning/module.server.ts'

/** Time is only told here: an address typed by hand goes to the module. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = await requireLearner(request, context)
  const { module } = await requireModule(context, person, params.slug)
  return redirect(`/modules/${module.slug}`)
}

/** She is still there. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const person = await requireLearner(request, context)
  const { module } = await requireModule(context, person, params.slug)
  await countTime(context, person, module.slug)
  return new Response(null, { status: 204 })
}
