import type { LoaderFunctionArgs } from '@remix-run/node'
import { caseAnswer } from '#app/standards/case-answer.ts'
import { readCaseResource } from '#app/standards/case.server.ts'

/** One document, package, item or association of our framework; open to everybody. With `?download`, as a file. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { collection = '', id = '' } = params
  const resource = await readCaseResource(context, collection, id)
  return caseAnswer(resource, new URL(request.url).searchParams.has('download'))
}
